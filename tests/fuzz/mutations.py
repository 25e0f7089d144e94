"""Inputs made from seeds by random changes, each the same again for the same target and number."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from fuzz.targets import BETWEEN, ENDINGS, folder
from newsdiff import Document, api
from newsdiff.documents.boilerplate import manifest

_SEEDS = Path(__file__).with_name("seeds")
_TEXTS = ("segmenting", "words", "cleaning", "comparing", "rendering")
"""Targets whose input is text."""
MAX_BYTES = 20_000
MAX_CHANGES = 6
PIECES = (60, 200, 200, 600, 600, MAX_BYTES)
"""Bytes of a seed that an input begins with: what breaks on a long text mostly breaks on a short one, which costs a tenth."""
WHOLE = ("archives", "showing")
"""Targets that refuse a piece before they look at it."""
TOKENS = [
    one.encode("utf-8", "surrogatepass")
    for one in (
        "\n\n", "\n", "\r", "\t", "\0", " ", BETWEEN, "\u2028", "\u00a0", "\u200d", "\u202e", "\ufeff", "\ufffd", "\u0301", "\U000e0041", "\ud800", "é", "İ", "ß", "新聞",
        "“", "”", "«", "„", '"', "'", "’", "(", ")", "[", "]", "{", "}", "<b>", "</p>", "<!--", "-->", "&amp;", "&#0;", "&#x110000;", "http://a.co/b", "@", "#", "/", "\\", "=",
        "—", "-", "--", "---\n", "...", ".", ",", ":", ";", "%", "$", "€", "©", "•", "0", "-1", "1e999", "NaN", "Infinity", "99999999999999999999", "0.5", "null", "true", "[]", "{}",
        "3 March 2019", "31.2.2020", "5 per cent", "12,700", "1/2", "Mr ", "U.S.", "said", "AFP", "(Reuters)", "according to", "not", "By ", "Read also: ", "Ã©", "â€™", "\x1b[31m",
        "--format", "--set", "--corpus", "-o", "json", "html", "clean", "dedupe", "provenance", "info", "show", "--width", "--jobs", "--memory", "--encoding", "title: ", "date: ", "!!", "&a ", "*a",
    )
]  # fmt: skip
"""What is put into an input."""


_VALUE_END = re.compile(rb"[,}\n]")


@cache
def seeds_of(target: str) -> tuple[bytes, ...]:
    """Return the seeds of a target: those that are kept, and what newsdiff itself writes."""
    kept = [one.read_bytes() for one in sorted((_SEEDS / target).glob("*"))]
    texts = [one.read_bytes() for one in sorted((_SEEDS / "texts").glob("*"))]
    if target in _TEXTS:
        kept += [
            *texts,
            *(one + BETWEEN.encode() + other for one in texts[:3] for other in texts[:3]),
        ]
    if target == "reading":
        kept += [bytes([at]) + one for at in range(len(ENDINGS)) for one in texts[:2]]
    return (*kept, *_made(target, [one.decode("utf-8") for one in texts[:2]]))


def _made(target: str, texts: list[str]) -> list[bytes]:
    """Return what newsdiff writes about some texts."""
    documents = [
        Document(id=f"d{k}", text=text, outlet=f"Outlet {k}") for k, text in enumerate(texts)
    ]
    if target == "showing":
        short = [replace(one, text="\n\n".join(one.text.split("\n\n")[:2])) for one in documents]
        reports = [
            report
            for some in (documents, short, short)
            for report in (api.clean(some), api.dedupe(some), api.provenance(some[0], some[1:]))
        ]
        return [one.to_json().encode() for one in reports]
    if target not in ("archives", "manifests"):
        return []
    with folder() as place:
        if target == "archives":
            api.index(documents, place / "a.duckdb")
            return [(place / "a.duckdb").read_bytes()]
        (place / "in").mkdir()
        for document in documents:
            (place / "in" / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
        api.write(api.prepare(api.read(place / "in")), place / "out")
        return [(place / "out" / manifest.NAME).read_bytes()]


def made_input(target: str, number: int) -> bytes:
    """Return the input of a target that has a number; the first ones are the seeds."""
    seeds = seeds_of(target)
    if number < len(seeds):
        return seeds[number]
    choose = random.Random(f"{target} {number}")
    blob = bytearray(choose.choice(seeds))
    if target not in WHOLE and (size := choose.choice(PIECES)) < len(blob):
        at = choose.randrange(len(blob) - size)
        # The first byte chooses what kind of file is read.
        blob = blob[: target == "reading"] + blob[at : at + size]
    for _ in range(choose.randint(1, MAX_CHANGES)):
        blob = _changed(blob, seeds, choose)
    return bytes(blob if target == "archives" else blob[:MAX_BYTES])


def _changed(blob: bytearray, seeds: tuple[bytes, ...], choose: random.Random) -> bytearray:
    """Return an input with one change."""
    a = choose.randint(0, len(blob))
    b = min(len(blob), a + choose.choice((1, 1, 2, 8, 64, 400)))
    kind = choose.randrange(8)
    if kind == 0:
        new = bytes([choose.randrange(256)]) * (b > a)
    elif kind == 1:
        new = b""
    elif kind == 2:
        new = bytes(blob[a:b]) * choose.choice((2, 3, 50))
    elif kind == 3:
        other = choose.choice(seeds)
        at = choose.randint(0, len(other))
        new = other[at : at + choose.choice((8, 80, 800))]
    elif kind == 4:
        return _in_json(blob, choose)
    else:
        new, b = choose.choice(TOKENS) * choose.choice((1, 1, 1, 2, 40)), choose.choice((a, b))
    return blob[:a] + new + blob[b:]


def _in_json(blob: bytearray, choose: random.Random) -> bytearray:
    """Return an input with one value in JSON replaced by another kind, where there is one."""
    at = blob.find(b":", choose.randint(0, min(len(blob), MAX_BYTES))) + 1
    if not at:
        return blob
    value_end = _VALUE_END.search(blob, at)
    end = value_end.start() if value_end else len(blob)
    value = choose.choice(
        (
            None,
            True,
            -1,
            0,
            1,
            2**63,
            1e308,
            float("nan"),
            "",
            "x",
            "../x",
            [],
            {},
            [[]],
            {"a": 1},
            "2024-02-30",
            "\ud800",
        )
    )
    return blob[:at] + json.dumps(value).encode() + blob[end:]
