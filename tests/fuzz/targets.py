"""What is fuzzed: each function takes any bytes, and raises where a promise is broken.

An error of newsdiff's own is an answer, if it is one line. All else that is raised is a finding. The seeds in `seeds/` are texts of our own,
each in a folder that has the name of its target; what was found once is a test elsewhere and stays a seed.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize
from zlib import crc32

import reference
from newsdiff import Document, NewsdiffError, api, cli
from newsdiff.documents.boilerplate import manifest, read_overlay
from newsdiff.language.tokenizing import count_words_of_each, tokenize
from newsdiff.report import formats
from newsdiff.report.json import read_report
from newsdiff.settings.panel import Panel

ENDINGS = tuple(
    ".txt .md .html .json .jsonl .csv .tsv .xml .eml .rtf .docx .odt .pdf .gz .zip .zst .warc .parquet .yaml".split()
)
"""Names of files, one of which the first byte of the input chooses."""
MAX_TEXT = 4_000
"""Characters of a text that is compared: what grows with it is another test's."""
N_FORMATS = 4
"""Formats in which one saved report is shown."""
BETWEEN = "\x1e"
"""What parts two documents of one input: the record separator of ASCII."""
ARGUMENTS = re.compile(r"(?:-[a-zA-Z-]+|[a-z]\.(?:txt|json|toml)|corpus|[\w., :=#%+-]*)\Z")
"""Arguments that are tried: options, and values that name nothing outside of the folder."""


def check(holds: object, promise: str) -> None:
    """Raise where a promise is broken."""
    if not holds:
        raise AssertionError(promise)


@contextlib.contextmanager
def answered() -> Iterator[None]:
    """Let pass an error of one line that a user can read."""
    try:
        yield
    except NewsdiffError as error:
        check(str(error).strip() and "\n" not in str(error), f"an error is one line: {error!r}")


@contextlib.contextmanager
def folder() -> Iterator[Path]:
    """Make a folder and work in it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="newsdiff-fuzz-") as name:
        os.chdir(name)
        try:
            yield Path(name)
        finally:
            os.chdir(before)


def text_of(blob: bytes) -> str:
    """Return a text, also with lone surrogates: bytes that are no UTF-8 become some."""
    return blob.decode("utf-8", "surrogateescape")[:MAX_TEXT]


def documents_of(blob: bytes) -> list[Document]:
    """Return up to three documents of one input."""
    texts = text_of(blob).split(BETWEEN)[:3]
    return [Document(id=f"d{k}", text=text, outlet=f"Outlet {k}") for k, text in enumerate(texts)]


def check_paragraphs(document: Document) -> None:
    """Check that paragraphs lie in the text, in order and apart, and leave out blanks only."""
    behind = 0
    for index, one in enumerate(document.paragraphs):
        check(
            one.index == index and behind <= one.start < one.end <= len(document.text),
            "paragraphs are in order",
        )
        behind = one.end


def reading(blob: bytes) -> None:
    """Read a file of any kind."""
    with folder() as place, answered():
        path = place / f"a{ENDINGS[blob[0] % len(ENDINGS)] if blob else '.txt'}"
        path.write_bytes(blob[1:])
        for document in api.read(path):
            check(isinstance(document.text, str), "a document has a text")


def segmenting(blob: bytes) -> None:
    """Find the paragraphs of a text, with their kinds."""
    for document in api.segmented(documents_of(blob)):
        check_paragraphs(document)
        kept = "".join(map(document.extract, document.paragraphs))
        check(len(kept) <= len(document.text), "no character stands in two paragraphs")


def words(blob: bytes) -> None:
    """Find words; where there are no links and tags, they are those of the slow twin."""
    document = next(iter(api.segmented(documents_of(blob)[:1])))
    found = tokenize(document)
    spans = list(zip(found.starts, found.ends, strict=True))
    check(all(a < b for a, b in spans), "a word has a character")
    check(all(a[1] <= b[0] for a, b in pairwise(spans)), "words lie apart")
    texts = [document.extract(one) for one in document.paragraphs]
    check(
        count_words_of_each(texts) == [count_words_of_each([one])[0] for one in texts],
        "alone as among others",
    )
    plain = re.sub(r"[.:@<{/\\=&#]", " ", normalize("NFC", text_of(blob)))[:500]
    check(
        count_words_of_each([plain]) == [len(reference.words(plain))],
        "words are those of the slow twin",
    )


def cleaning(blob: bytes) -> None:
    """Clean documents, twice."""
    documents = documents_of(blob)
    with answered():
        report = api.clean(documents)
        for one, document in zip(report.documents, documents, strict=True):
            for row in one.paragraphs:
                check(
                    document.text[row.start : row.end] == row.text,
                    "a paragraph is a piece of its text",
                )
                check(0 <= row.confidence <= 1, "a confidence is a share")
        check(
            report.to_json() == api.clean(documents).to_json(),
            "the same input gives the same bytes",
        )


def comparing(blob: bytes) -> None:
    """Compare a document with others, and with itself."""
    target, *sources = documents_of(blob)
    sources = sources or [Document(id="d1", text=target.text, outlet="Outlet 1")]
    with answered():
        report = api.provenance(target, sources)
        _check_report(
            json.loads(report.to_json()),
            {one.id: one.text for one in (target, *sources)},
            target.id,
        )
        check(
            report.to_json() == api.provenance(target, sources).to_json(),
            "the same input gives the same bytes",
        )


def _check_report(report: dict, texts: dict[str, str], target: str) -> None:
    check(0 <= report["summary"]["coverage"] <= 1, "coverage is a share")
    for row in report["paragraphs"]:
        check(0 <= row["coverage"] <= 1, "coverage of a paragraph is a share")
        for one in row["passages"]:
            source = one["source"]
            check(
                0 <= one["start"] < one["end"] <= len(texts[target]), "a passage lies in the target"
            )
            check(
                0 <= source["start"] < source["end"] <= len(texts[source["document"]]),
                "and in its source",
            )
            check(0 <= one["identity"] <= 1, "identity is a share")


def rendering(blob: bytes) -> None:
    """Write reports in every format, and read them again."""
    documents = documents_of(blob)
    with answered():
        reports = [api.clean(documents), api.dedupe(documents)]
        reports += [api.provenance(documents[0], documents[1:])] if documents[1:] else []
        for report in reports:
            saved = report.to_json()
            check(
                read_report(saved, "saved").to_json() == saved, "a saved report is read as it was"
            )
            for name in formats.FORMATS:
                with answered():
                    for part in report.render(name):
                        check(name in formats.BINARY or isinstance(part, str), "a page is text")


def showing(blob: bytes) -> None:
    """Show a saved report of a stranger."""
    with answered():
        report = read_report(blob, "saved.json")
        first = crc32(blob) % len(formats.FORMATS)
        for at in range(N_FORMATS):
            with answered():
                list(report.render(formats.FORMATS[(first + at) % len(formats.FORMATS)]))


def archives(blob: bytes) -> None:
    """Open the archive of a stranger."""
    with folder() as place, answered():
        (place / "a.duckdb").write_bytes(blob)
        api.summary(place / "a.duckdb")
        for document in api.archived(place / "a.duckdb"):
            check_paragraphs(document)


def manifests(blob: bytes) -> None:
    """Restore from the manifest of a stranger: nothing is written elsewhere, nothing is raised."""
    with folder() as place:
        (place / "in").mkdir()
        (place / "in" / "a.txt").write_text("The ferry is late.\n", encoding="utf-8")
        (place / "in" / manifest.NAME).write_bytes(blob)
        with answered():
            api.restore(place / "in", place / "out")
        found = {
            str(one.relative_to(place))
            for one in place.rglob("*")
            if one.is_file() and place / "out" not in one.parents
        }
        check(found == {"in/a.txt", f"in/{manifest.NAME}"}, f"nothing is written beside: {found}")


def overlays(blob: bytes) -> None:
    """Read lines to drop and to keep."""
    with folder() as place, answered():
        (place / "a.toml").write_bytes(blob)
        read_overlay(place / "a.toml").lines("Outlet 1")


def settings(blob: bytes) -> None:
    """Read the settings of a run."""
    with folder() as place, answered():
        (place / "a.toml").write_bytes(blob)
        Panel().with_file(place / "a.toml")
    with answered():
        Panel().with_texts([text_of(blob)[:200]], "--set")


def arguments(blob: bytes) -> None:
    """Run a command line that names nothing outside of its folder."""
    try:
        row = [
            one for one in shlex.split(blob.decode("utf-8", "replace"))[:8] if ARGUMENTS.match(one)
        ]
    except ValueError:
        return
    with folder() as place:
        (place / "corpus").mkdir()
        for name in "ab":
            (place / "corpus" / f"{name}.txt").write_text(
                "The ferry to Port Ellery is late again, the office said on Monday.\n",
                encoding="utf-8",
            )
        (place / "a.txt").write_text("The ferry is late.\n", encoding="utf-8")
        errors = io.StringIO()
        with (
            contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")),
            contextlib.redirect_stderr(errors),
        ):
            code = cli.run(row)
        check(code in {0, 1, 2, 3}, f"an exit code is one of four: {code}")
        check(code != 1 or errors.getvalue().count("\n") >= 1, "an error is told")


TARGETS: dict[str, Callable[[bytes], None]] = {
    one.__name__: one
    for one in (
        reading,
        segmenting,
        words,
        cleaning,
        comparing,
        rendering,
        showing,
        archives,
        manifests,
        overlays,
        settings,
        arguments,
    )
}
"""By name."""
