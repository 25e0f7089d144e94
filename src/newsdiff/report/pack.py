"""A case in one file: the report to look at and to compute with, the texts, where each goes back to, and digests of all.

It holds what went in and what came out, and nothing of the machine: no times, no paths beyond the names of files.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath

from newsdiff.report.reports import ProvenanceReport
from newsdiff.report.zipped import zipped
from newsdiff.visible import json_page

_FORMS = {"report.html": "html", "report.json": "json", "prov.jsonld": "prov"}
"""The forms of the report that are in it, by the names of their files."""
_NO_NAME = re.compile(r"[^\w.-]+")
_MAX_NAME = 80
_ARGUMENT = re.compile(r"(?P<name>-{1,2}[\w-]*=?|\w+=)?(?P<value>.*)", re.DOTALL)
_ELSEWHERE = re.compile(r"[/\\~]|[A-Za-z]:[/\\]|\.\.(?:[/\\]|$)")
"""How a path begins that says where on a machine it is."""


def packed(
    report: ProvenanceReport, texts: Mapping[str, bytes], command: Sequence[str] = ()
) -> bytes:
    """Return a ZIP of a report with the texts of the target and of its sources.

    The same report, texts and command give the same bytes with one version of zlib.

    Args:
        report: A ledger.
        texts: The texts of the documents as they were read, by their ids.
        command: The words of the command line; of paths only the names stay.
    """
    files = {name: "".join(map(str, report.render(form))).encode() for name, form in _FORMS.items()}
    rows = []
    shown = [("target", report.target), *(("source", s) for s in report.sources)]
    for number, (role, record) in enumerate(shown):
        name = f"texts/{number}-{role}-{_NO_NAME.sub('_', record.id)[:_MAX_NAME]}.txt"
        files[name] = texts[record.id]
        rows.append({"role": role, "id": record.id, "file": name, "sha256": record.sha256})
    manifest = {
        "format": "newsdiff.pack",
        "version": 1,
        "newsdiff": report.newsdiff,
        "command": [named_only(argument) for argument in command],
        "documents": rows,
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        ],
    }
    files = {"manifest.json": json_page(manifest).encode(), **files}
    sums = "".join(
        f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()
    )
    return zipped([*files.items(), ("SHA256SUMS", sums.encode())])


def named_only(argument: str) -> str:
    """Return a word of a command line; of a path that says where on the machine it is, only the last name stays.

    Example:
        >>> named_only("/home/ann/case/a.txt"), named_only("--corpus=../b"), named_only("corpus/a.txt")
        ('a.txt', '--corpus=b', 'corpus/a.txt')
    """
    found = _ARGUMENT.fullmatch(argument)
    name, value = (found["name"] or "", found["value"]) if found else ("", argument)
    if not _ELSEWHERE.match(value):
        return argument
    is_windows = "\\" in value or value[1:2] == ":"
    last = (PureWindowsPath(value) if is_windows else PurePosixPath(value)).name
    return name + (last if last not in ("..", "~") else "")
