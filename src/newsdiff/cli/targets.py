"""Many articles against one corpus: a table, or a folder of their ledgers with an index."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff import api
from newsdiff.cli.documents import check_near
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.errors import SelectionError
from newsdiff.model import Document, TargetLine
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus import Progress
    from newsdiff.report.reports import ProvenanceReport
    from newsdiff.report.targets import TargetsReport

_UNFINISHED = "newsdiff-unfinished.jsonl"
"""File of a folder of ledgers that holds the lines of a run until it is finished."""


@dataclass(frozen=True, slots=True)
class Many:
    """What was typed of many targets."""

    names: tuple[str, ...]
    against: str
    since: str | None
    intake: Intake
    settings: Settings
    is_cleaned: bool
    ignore: str | None = None
    spark: str | None = None
    temp: str | None = None


@dataclass(slots=True)
class _Totals:
    """What was found so far."""

    n_all: int = 0
    n_copied: int = 0
    largest: float = 0.0

    def counted(self, lines: Iterable[TargetLine]) -> Iterator[TargetLine]:
        """Yield lines, counted."""
        for line in lines:
            self.n_all += 1
            self.n_copied += line.coverage > 0
            self.largest = max(self.largest, line.coverage)
            yield line


def compare_many(many: Many, output: Output) -> float:
    """Compare articles with a corpus, and write a line for each; return the largest share that was copied.

    Raises:
        click.UsageError: The format is none of such a table.
        LoadError: Something cannot be read.
    """
    from newsdiff.report import target_tables, targets

    if output.format not in target_tables.TARGET_FORMATS:
        raise click.UsageError(
            f"--against writes {', '.join(target_tables.TARGET_FORMATS)}; {output.format} is for one article"
        )
    settings = many.settings.as_dict()
    head = targets.TargetsReport(
        newsdiff=__version__, settings=settings, corpus=many.against, targets=()
    )
    totals, since = _Totals(), api.Since(many.since)
    with (
        interruptible(_stays(output)),
        output.progress() as progress,
        _opened(many, progress) as beside,
    ):
        documents = since.of(map(beside.prepared, _targets(many, beside)))
        if _is_folder(output):
            _write_pages(documents, head, beside, totals, output, progress)
        else:
            reports = api.provenance_each(documents, beside, progress)
            lines = totals.counted(map(api.target_line, reports))
            output.show_targets(head, lines)
    output.note(targets.summed_up(totals.n_all, totals.n_copied, many.against))
    if told := since.told():
        output.note(told)
    return totals.largest


@contextmanager
def _opened(many: Many, progress: Progress | None) -> Iterator[api.Beside]:
    """Open what the articles are compared with."""
    ignored = api.ignored_text(many.ignore)
    if many.spark:
        with api.compared_on_spark(
            many.against,
            many.settings,
            many.spark,
            ignored=ignored,
            intake=many.intake,
            temp=many.temp,
            progress=progress,
        ) as beside:
            yield beside
        return
    with api.compared_with(
        many.against, many.settings, many.intake, is_cleaned=many.is_cleaned, progress=progress
    ) as corpus:
        yield api.Beside(corpus, many.settings, is_cleaned=many.is_cleaned, ignored=ignored)


def _stays(output: Output) -> str:
    """Say what an interruption leaves."""
    if _is_folder(output):
        return f"{output.path} holds what is finished; the same command goes on from there"
    if output.path is None:
        return (
            "what was printed is finished; -o FOLDER keeps what is finished and goes on from there"
        )
    return "nothing was written; -o FOLDER keeps what is finished and goes on from there"


def _is_folder(output: Output) -> bool:
    """Whether ledgers are written: for people, and to a place without an ending."""
    path = output.path
    if path is None or output.format not in ("terminal", "html"):
        return False
    return path.endswith(("/", os.sep)) or Path(path).is_dir() or not Path(path).suffix


def _targets(many: Many, beside: api.Beside) -> Iterator[Document]:
    """Yield the articles that were named: files and folders of articles first, then articles of the corpus."""
    outside = [name for name in many.names if _is_place(name)]
    inside = [name for name in many.names if name not in outside]
    if outside:
        for document in api.stream(outside, many.intake):
            yield beside.known(document, _longer_id(document, outside))
    for name in inside:
        try:
            yield beside.named(name)
        except SelectionError:
            check_near(name)
            raise


def _is_place(name: str) -> bool:
    """Whether a name is standard input, a path, a pattern or an address."""
    return name == "-" or Path(name).exists() or any(sign in name for sign in "*?[/\\")


def _longer_id(document: Document, names: list[str]) -> str:
    """Return another id for an article: its path as it was named; that of its file and its own of a record."""
    home = Path(names[0]) if len(names) == 1 else Path()
    path = home / (document.path or "") if home.is_dir() else home
    is_text = Path(document.path or "").stem == document.id.rpartition("/")[2]
    return path.as_posix() if is_text else f"{path.as_posix()}/{document.id}"


def _write_pages(
    documents: Iterator[Document],
    head: TargetsReport,
    beside: api.Beside,
    totals: _Totals,
    output: Output,
    progress: Progress | None,
) -> None:
    """Write the ledger of each article into a folder, and the index at the end; go on with a run that was ended.

    Lines wait in a file of the folder, so that neither memory nor an interruption counts.
    """
    from newsdiff.report import html, target_tables
    from newsdiff.writing import write_site

    folder = Path(str(output.path))
    output.guard.check_folder(folder)
    unfinished = folder / _UNFINISHED
    n_done, rest = _resumed(unfinished, beside.digest(head.corpus), documents)
    if n_done:
        output.note(f"{n_done:,} articles are finished already")
    reports = api.provenance_each(rest, beside, progress)
    with unfinished.open("a", encoding="ascii") as kept:
        for number, report in enumerate(reports, n_done + 1):
            page = f"articles/{number}.html"
            write_site([(page, html.render(report))], folder, output.guard)
            kept.write(_kept(report, page))
            kept.flush()
    lines = totals.counted(_lines(unfinished))
    index = target_tables.render("html", head, lines)
    write_site([("index.html", index)], folder, output.guard)
    unfinished.unlink()
    output.note(f"wrote {totals.n_all:,} ledgers; open {folder / 'index.html'}")


def _kept(report: ProvenanceReport, page: str) -> str:
    line = asdict(api.target_line(report, page))
    return json.dumps({"sha256": report.target.sha256, "line": line}) + "\n"


def _resumed(
    path: Path, digest: str, documents: Iterator[Document]
) -> tuple[int, Iterator[Document]]:
    """Pass over the articles that an ended run of the same kind has finished, as long as they come as they did.

    Returns:
        How many these are, and the rest. The file holds what is finished, and nothing behind it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    opening = json.dumps({"newsdiff": digest}) + "\n"
    with path.open("a+b") as file:
        file.seek(0)
        n_done, end = 0, len(opening)
        if file.readline() != opening.encode():
            file.truncate(0)
            file.write(opening.encode())
            return 0, documents
        for document in documents:
            written = file.readline()
            if not _is_of(written, document):
                file.truncate(end)
                return n_done, chain([document], documents)
            n_done, end = n_done + 1, end + len(written)
        file.truncate(end)
        return n_done, iter(())


def _is_of(written: bytes, document: Document) -> bool:
    """Whether a line is whole and of an article."""
    if not written.endswith(b"\n"):
        return False
    known: object = json.loads(written).get("sha256")
    return known == document.sha256


def _lines(path: Path) -> Iterator[TargetLine]:
    """Read the lines that wait in a file."""
    from newsdiff.report.json import read_target_line

    with path.open(encoding="ascii") as file:
        next(file)
        for written in file:
            yield read_target_line(json.loads(written)["line"])
