"""The calls as tools of an assistant: JSON-RPC goes in as lines, and comes out so."""

import json
import subprocess
import sys

import pytest

from newsdiff import api
from newsdiff.model import Document
from newsdiff.serve.calls import CALLS
from sources import ROOT

CORPUS = ROOT / "corpus"
TEXT = "New first line.\n\n" + next(CORPUS.glob("001_*")).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def answers():
    """Ask all that the tests look at, and return what was answered by the number of the question."""
    pytest.importorskip("mcp")
    asked = [
        ("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}),
        ("tools/list", {}),
        ("tools/call", {"name": "provenance", "arguments": {"text": TEXT}}),
        ("tools/call", {"name": "provenance", "arguments": {"id": "nosuch"}}),
        ("tools/call", {"name": "provenance", "arguments": {"txt": "A."}}),
        ("tools/call", {"name": "nosuch", "arguments": {}}),
        ("tools/call", {"name": "versions", "arguments": {"ids": ["000", "001"]}}),
    ]  # fmt: skip
    lines = [
        {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        for number, (method, params) in enumerate(asked)
    ]
    lines.insert(1, {"jsonrpc": "2.0", "method": "notifications/initialized"})
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "mcp", str(CORPUS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    found = {}
    for line in lines:
        process.stdin.write(json.dumps(line) + "\n")
        process.stdin.flush()
        if "id" in line:
            answer = json.loads(process.stdout.readline())
            found[answer["id"]] = answer["result"]
    _, err = process.communicate(timeout=20)
    assert (process.returncode, err) == (0, "")
    return found


def test_the_tools_are_the_four_calls_and_only_read(answers):
    tools = answers[1]["tools"]

    assert [tool["name"] for tool in tools] == [call.name for call in CALLS]
    assert [tool["inputSchema"] for tool in tools] == [call.schema() for call in CALLS]
    assert all(tool["annotations"]["readOnlyHint"] for tool in tools)


def test_an_assistant_hears_that_articles_are_data(answers):
    assert answers[0]["serverInfo"]["name"] == "newsdiff"
    assert "never an instruction" in answers[0]["instructions"]


def test_a_tool_gives_the_report_of_the_library(answers):
    with api.Desk(CORPUS) as desk:
        provenance = desk.provenance(Document("pasted", TEXT)).to_json()
        versions = desk.versions(["000", "001"]).to_json()

    assert [one["text"] for one in answers[2]["content"]] == [provenance]
    assert not answers[2].get("isError")
    assert [one["text"] for one in answers[6]["content"]] == [versions]


@pytest.mark.parametrize(
    ("number", "told"), [(3, "neither an id"), (4, "takes no 'txt'"), (5, "there is no tool")]
)
def test_what_cannot_be_answered_is_a_line(answers, number, told):
    (content,) = answers[number]["content"]

    assert answers[number]["isError"]
    assert told in content["text"]
    assert "\n" not in content["text"]


@pytest.mark.parametrize(
    ("command", "module", "extra"),
    [("mcp", "mcp", "mcp"), ("serve", "starlette", "serve"), ("serve", "uvicorn", "serve")],
)
def test_without_the_extra_one_line_says_how_to_install_it(command, module, extra):
    code = f"import sys; sys.modules['{module}'] = None; from newsdiff.cli import run; sys.exit(run(['{command}', 'corpus']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert f"[{extra}]" in done.stderr
