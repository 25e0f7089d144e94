"""What a stranger on this machine or a page in the browser can do at the server: nothing."""

import asyncio
import http.client
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desks import HOST, TOKEN, SameProcess, browser
from newsdiff import Document, api
from newsdiff.errors import RunError
from newsdiff.serve import security, work
from newsdiff.serve.pages import Pages
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}\x1b[31m\u202e"
SAFE = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}


@pytest.fixture(scope="module")
def alone():
    return browser()


REFUSED = [
    ({"host": "evil.example"}, "answers only at"),
    ({"host": "evil.example:8765"}, "answers only at"),
    ({"host": "127.0.0.1"}, "answers only at"),
    ({"host": "127.0.0.1:8766"}, "answers only at"),
    ({"host": "127.0.0.1.evil.example:8765"}, "answers only at"),
    ({"host": None}, "answers only at"),
    ({"host": "127.0.0.1.:8765"}, "answers only at"),
    ({"host": "2130706433:8765"}, "answers only at"),
    ({"host": "[::1]:8765"}, "answers only at"),
    ({"origin": "http://evil.example"}, "another page"),
    ({"origin": "null"}, "another page"),
    ({"origin": "http://127.0.0.1:8766"}, "another page"),
    ({"origin": "https://127.0.0.1:8765"}, "another page"),
    ({"sec_fetch_site": "cross-site"}, "another page"),
    ({"sec_fetch_site": "same-site"}, "another page"),
    ({"cookie": None}, "holds the token"),
    ({"cookie": "newsdiff-8765=wrong"}, "holds the token"),
    ({"cookie": f"newsdiff-8766={TOKEN}"}, "holds the token"),
    ({"cookie": None, "authorization": "Bearer wrong"}, "holds the token"),
    ({"cookie": None, "authorization": f"Basic {TOKEN}"}, "holds the token"),
]


@pytest.mark.parametrize(("headers", "told"), REFUSED)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_stranger_gets_a_line_and_nothing_of_the_server(alone, headers, told, method):
    answer = alone.request(method, "/", **headers)

    assert answer.status == 403
    assert told in answer.text
    assert answer.text.count("\n") == 1
    assert TOKEN not in answer.text
    assert "set-cookie" not in answer.headers
    assert answer.headers.items() >= SAFE.items()


@pytest.mark.parametrize("path", ["/", "/assets/base.css", "/nothing", "/api/openapi.json"])
def test_nothing_is_there_without_the_token(alone, path):
    assert alone.get(path, cookie=None).status == 403


def test_the_printed_address_leaves_a_cookie_that_scripts_and_other_sites_do_not_get(alone):
    answer = alone.get(f"/?token={TOKEN}", cookie=None)

    assert (answer.status, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"newsdiff-8765={TOKEN};")
    assert {"HttpOnly", "SameSite=strict", "Path=/"} <= set(cookie.split("; "))


def test_a_wrong_token_leaves_nothing(alone):
    answer = alone.get("/?token=wrong", cookie=None)

    assert answer.status == 403
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/assets/base.css", "/ledgers/x"])
def test_the_token_in_an_address_counts_on_the_first_page_only(alone, path):
    assert alone.get(f"{path}?token={TOKEN}", cookie=None).status == 403


@pytest.mark.parametrize("host", [HOST, "localhost:8765", "LocalHost:8765"])
def test_both_names_of_this_machine_are_served(alone, host):
    assert alone.get("/", host=host).status == 200


@pytest.mark.parametrize("token", [None, "", "wrong"])
@pytest.mark.parametrize("path", ["/ledgers", "/ledgers/x/without"])
def test_a_form_without_the_token_does_nothing_even_with_the_cookie(alone, path, token):
    answer = alone.post(path, {"text": "A.", "source_text": "B."}, token=token)

    assert answer.status == 403
    assert "token" in answer.text


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", None])
def test_a_form_of_another_kind_is_none(alone, kind):
    answer = alone.post("/ledgers", {"text": "A."}, content_type=kind)

    assert answer.status == 422


def test_a_page_of_ours_may_be_posted_from(alone):
    answer = alone.post("/ledgers", {"text": "Some words.", "source_text": "Others."})

    assert answer.status == 303


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([b"x" * 1_000_000] * 50, id="in parts"),
        pytest.param([b"x" * 50_000_000], id="at once"),
    ],
)
@pytest.mark.parametrize("is_announced", [True, False])
def test_an_upload_of_50_mb_is_refused_in_a_line(alone, parts, is_announced):
    length = str(sum(map(len, parts))) if is_announced else None
    kind = "application/x-www-form-urlencoded"
    answer = alone.request(
        "POST", "/ledgers", parts=parts, content_length=length, content_type=kind
    )

    assert answer.status == 413
    assert "a request of more than 8 MB is not read" in answer.text
    assert answer.n_sent == 50_000_000


@pytest.mark.parametrize("length", ["-1", "ten", "+5", "9" * 30, "9" * 5_000])
def test_a_length_that_is_none_is_refused(alone, length):
    assert alone.request("POST", "/ledgers", content_length=length).status == 413


def test_a_form_of_endless_fields_is_refused(alone):
    answer = alone.post("/ledgers", {f"f{n}": "x" for n in range(200)})

    assert answer.status == 422


def test_hostile_words_stand_on_a_page_as_text(alone):
    fields = {
        name: HOSTILE
        for prefix in ("", "source_")
        for name in (f"{prefix}text", f"{prefix}title", f"{prefix}outlet", f"{prefix}url")
    }
    place = alone.post("/ledgers", fields).headers["location"]

    for path in (place, "/", f"{place}.html"):
        page = alone.get(path).text
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "\x1b" not in page
        assert "\u202e" not in page
        assert 'href="javascript' not in page


@pytest.mark.parametrize("name", [HOSTILE, "..", "../..", "%2e%2e", "a" * 4_000, "\x00"])
def test_a_hostile_name_of_a_report_is_no_report(alone, name):
    answer = alone.get(f"/ledgers/{name}")

    assert answer.status in (404, 422)
    assert "<script>alert" not in answer.text


def test_a_bug_says_nothing_to_who_asks_and_all_to_the_log(alone, caplog):
    class Broken(SameProcess):
        async def ask(self, *_, **__):
            raise KeyError("the secret path /home/x")

    from newsdiff.serve.app import application

    pages = Pages(Broken(None), TOKEN, "")
    broken = type(alone)(application(pages, (HOST,)))
    answer = broken.post("/ledgers", {"text": "A.", "source_text": "B."})

    assert answer.status == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "secret" in caplog.text


def test_a_request_that_ends_early_is_no_bug(alone, caplog):
    kind = "application/x-www-form-urlencoded"
    answer = alone.request(
        "POST", "/ledgers", parts=[b"text=a", None], content_type=kind, content_length="9"
    )

    assert answer.status == 400
    assert caplog.text == ""


def test_a_socket_is_closed(alone):
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(alone.app({"type": "websocket"}, None, send))

    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_more_than_may_wait_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(work, "_MAX_WAITING", 0)
    workers = work.Workers(work.Place(None, Settings(), Intake()), 1)

    with pytest.raises(security.BusyError, match="ask again"):
        asyncio.run(workers.ask(api.Desk.article, "x"))
    workers.close()


def test_a_worker_that_is_killed_is_told_and_replaced_and_no_other_question_is_lost():
    workers = work.Workers(work.Place(None, Settings(), Intake()), 1)

    async def killed():
        asked = workers.ask(_kill), workers.ask(_alive)
        return await asyncio.gather(*asked, return_exceptions=True)

    try:
        error, answer = asyncio.run(killed())
        assert isinstance(error, RunError)
        assert "ended from outside" in str(error)
        assert answer is True
    finally:
        workers.close()


def test_the_process_that_keeps_words_is_started_again_where_it_was_killed(tmp_path):
    place = work.Place(None, Settings(), Intake(), words=str(tmp_path / "words"))
    workers = work.Workers(place, 1)
    try:
        workers.start_keeping_words()
        killed = workers._keeper[0].process
        killed.kill()
        killed.join()

        asyncio.run(workers.ask(_alive))

        assert workers._keeper[0].process.pid not in (None, killed.pid)
    finally:
        workers.close()


def test_a_process_leaves_out_what_was_saved_since(tmp_path, monkeypatch):
    monkeypatch.setattr(work, "_desks", [])
    passage = "The mayor thanked all of the volunteers who had carried sandbags through the night."
    file = tmp_path / "ignored.txt"
    place = work.Place(None, Settings(), Intake(), ignore=str(file))
    texts = Document("a", passage), [Document("b", passage)]
    asked = work._Question(place, api.Desk.provenance, texts, {})

    before = work._answer(asked).paragraphs
    api.add_ignored(file, passage)
    after = work._answer(asked).paragraphs

    assert [p.verdict for p in (*before, *after)] == ["verbatim", "boilerplate"]


def _kill(_):
    os.kill(os.getpid(), signal.SIGKILL)


def _alive(desk):
    return not desk.has_corpus


@pytest.fixture
def server(tmp_path):
    """Start a server as a user does; its process, port and token."""
    started = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "serve", "--port", "0", "--jobs", "1"],
        cwd=tmp_path,
        env={k: v for k, v in os.environ.items() if k != "NEWSDIFF_CORPUS"},
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    line = started.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:(\d+)/\?token=(\S+)", line)
    assert found, line
    yield started, int(found[1]), found[2]
    started.kill()
    started.wait()
    started.stderr.close()
    started.stdout.close()


def children(pid):
    """Return the processes that one started, on Linux."""
    return Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()


def assert_ended(pids):
    """See that processes end; the one of Python that looks after what they share is the last."""
    deadline = time.monotonic() + 20
    while (left := [p for p in pids if Path("/proc", p).exists()]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert left == []


def peak_mb(pid):
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1e3


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_server_answers_holds_no_upload_and_ends_with_ctrl_c(server):
    process, port, token = server

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", "/", headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()
    assert answer.status == 200
    assert b"Where does this article come from?" in answer.read()
    before = peak_mb(process.pid)
    form = "application/x-www-form-urlencoded"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": form}
    connection.request("POST", "/ledgers", (b"x" * 1_000_000 for _ in range(50)), headers)
    answer = connection.getresponse()
    assert answer.status == 413
    assert b"more than 8 MB" in answer.read()
    assert peak_mb(process.pid) - before < 30
    connection.close()

    begun = children(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "ended\n")
    assert begun
    assert_ended(begun)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="needs the signal")
def test_a_server_whose_terminal_is_closed_ends_with_a_word(server):
    process, _, _ = server
    process.send_signal(signal.SIGHUP)
    out, err = process.communicate(timeout=20)

    assert (process.returncode, out, err) == (0, "", "ended\n")


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_no_process_outlives_a_server_that_is_killed(server):
    process, _, _ = server
    deadline = time.monotonic() + 20
    while len(begun := children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    process.kill()
    process.wait()

    assert_ended(begun)


def test_a_port_that_is_taken_is_told_in_a_line(server):
    _, port, _ = server

    second = subprocess.run(
        [sys.executable, "-m", "newsdiff", "serve", "--port", str(port)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert second.stderr.startswith(f"newsdiff: port {port} of 127.0.0.1 cannot be used")
    assert second.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_listens_on_this_machine_alone(server):
    _, port, _ = server
    rows = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()
    listening = [row.split()[1] for row in rows if f":{port:04X} " in row and " 0A " in row]

    assert listening == [f"0100007F:{port:04X}"]
