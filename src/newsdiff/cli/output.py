"""Where things go: reports to standard output or a file, notes and progress to standard error."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING

import click

from newsdiff.cli import pager
from newsdiff.cli.interrupt import interruptible
from newsdiff.errors import OutputError
from newsdiff.visible import printable
from newsdiff.writing import Guard, write_site, write_whole

if TYPE_CHECKING:
    from newsdiff.corpus import Progress
    from newsdiff.model import Document, SourceParagraph, TargetLine
    from newsdiff.report.reports import ProvenanceReport, Report
    from newsdiff.report.targets import TargetsReport
    from newsdiff.report.versions import VersionsReport

Texts = Mapping[str, tuple["SourceParagraph", ...]]
"""Paragraphs of articles, by their ids."""
_MAX_WIDTH = 160
"""Columns that a page uses of a terminal that is wider: longer lines do not read well."""
_PRINTED_TOGETHER = 1 << 16  # bytes
_PLAIN = str.maketrans(
    dict(zip("━╌─●◕◑◇≈≡○·…→¶", "#--*+/<~=o..>#", strict=True))
    | dict(zip("“”„«»‘’–—−×", '"""""\'\'---x', strict=True))
)
"""What is printed for signs that an encoding has not, as wide as they are so that columns stay."""


def _plain(error: UnicodeError) -> tuple[str, int]:
    """Print plain signs where an encoding has no others, as that of a pipe on Windows, and letters without their accents."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(c if c.isascii() else _plain_letter(c) for c in found), error.end


def _plain_letter(letter: str) -> str:
    """Return a letter without its accent, or as many question marks as it is wide."""
    base = unicodedata.normalize("NFKD", letter)[0]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    width = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
    return base if base.isascii() and width == 1 else "?" * width


codecs.register_error("newsdiff.plain", _plain)


@dataclass(frozen=True, slots=True)
class Output:
    """What the user said about the form and the place of a report."""

    format: str = "terminal"
    table: str | None = None
    """Which table is written, in a format that writes tables; the first one if None, and all in XLSX."""
    path: str | None = None
    """The file or folder that was named; None for standard output, which "-" is as well."""
    width: int | None = None
    is_quiet: bool = False
    is_verbose: bool = False
    is_paged: bool = True
    """Whether a long page may go through a pager."""
    guard: Guard = field(default_factory=Guard)
    """What must not be written over."""

    def __post_init__(self) -> None:
        """Take "-" for standard output."""
        if self.path == "-":
            object.__setattr__(self, "path", None)

    def show(self, report: Report, texts: Texts | None = None) -> None:
        """Render a report and write it; with the texts of its articles the pages of a corpus show pairs whole."""
        if self.format == "terminal":
            from newsdiff.report import terminal

            self.write(terminal.render(report, self.columns, color=self.is_colored))
        elif report.format == "newsdiff.dedupe" and self.is_site_of_corpus:
            from newsdiff.report import html

            with interruptible(f"{self.path} holds some of the pages; run the same command again"):
                pages = html.pages(report, texts or {})
                n_files = write_site(pages, str(self.path), self.guard)
            self.note(f"wrote {n_files:,} files; open {self.path}/index.html".replace("//", "/"))
        else:
            self.write(report.render(self.format, self.table))

    def write_case(
        self,
        path: str,
        report: ProvenanceReport,
        documents: Sequence[Document],
        command: Sequence[str],
    ) -> None:
        """Write a ledger to a ZIP, with the texts of its documents as they were read."""
        from newsdiff.report import pack

        texts = {d.id: d.text.encode(d.encoding, "surrogatepass") for d in documents}
        write_whole((pack.packed(report, texts, command),), path, self.guard)
        self.note(f"wrote {path}")

    def show_versions(self, report: VersionsReport) -> None:
        """Render versions of an article and write them."""
        from newsdiff.report import html, terminal

        if self.format == "terminal":
            self.write(terminal.versions_page(report, self.columns, color=self.is_colored))
        elif self.format == "html":
            self.write(html.versions_page(report))
        else:
            self.write(report.to_json())

    def show_targets(self, head: TargetsReport, lines: Iterable[TargetLine]) -> None:
        """Write a line for each of many articles as it comes."""
        rest = iter(lines)
        lines = chain(list(islice(rest, 1)), rest)  # what is wrong is told before a header is
        self.write(self.target_rows(head, lines), is_growing=True)

    def target_rows(self, head: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
        """Yield the rows of many articles, in most formats behind a header."""
        from newsdiff.report import target_tables, terminal

        if self.format == "terminal":
            return terminal.target_lines(lines, self.columns, color=self.is_colored)
        return target_tables.render(self.format, head, lines)

    def write(self, content: str | Iterable[str | bytes], *, is_growing: bool = False) -> None:
        """Write what was rendered, in one part or several, to the file that was named, else to standard output.

        A file is written whole or not at all; to standard output each part of what grows goes as it comes.

        Raises:
            OutputError: It cannot be written.
        """
        chosen = self._pager(content)
        if isinstance(content, str) and chosen:
            pager.open_pager(content, chosen)
            return
        parts = (content,) if isinstance(content, str) else content
        if self.path is None:
            encoding = sys.stdout.encoding if self.format == "terminal" else "utf-8"
            for some in _together(parts, encoding, 0 if is_growing else _PRINTED_TOGETHER):
                _print(some)
        else:
            write_whole(parts, self.path, self.guard)
            self.note(f"wrote {self.path}")

    @property
    def is_site_of_corpus(self) -> bool:
        """Whether the report of a corpus becomes a folder of pages: unless one page is asked for."""
        is_file = self.path is None or self.path.endswith((".html", ".htm"))
        return self.format == "html" and not is_file

    def _pager(self, content: str | Iterable[str | bytes]) -> str | None:
        """Return the pager for what was rendered: for a long page, between a terminal and its keyboard."""
        is_page = self.format == "terminal" and isinstance(content, str) and pager.is_long(content)
        if not (is_page and self.is_paged and self.is_on_terminal and sys.stdin.isatty()):
            return None
        return None if os.environ.get("TERM") == "dumb" else pager.command()

    @property
    def columns(self) -> int:
        """The width asked for, else that of the terminal, else 80."""
        if self.width or not self.is_on_terminal:
            return self.width or 80
        return min(shutil.get_terminal_size().columns, _MAX_WIDTH)

    @property
    def is_colored(self) -> bool:
        """Whether colour reaches a terminal that wants it (no-color.org, force-color.org)."""
        if os.environ.get("NO_COLOR") or self.path is not None:
            return False
        is_able = self.is_on_terminal and os.environ.get("TERM") != "dumb"
        return is_able or bool(os.environ.get("FORCE_COLOR"))

    @property
    def is_on_terminal(self) -> bool:
        """Whether the report goes to a terminal."""
        return self.path is None and sys.stdout.isatty()

    def note(self, message: str) -> None:
        """Say something on standard error that is not part of the report."""
        if not self.is_quiet:
            click.echo(printable(message), err=True)

    def detail(self, message: str) -> None:
        """Say on standard error what only `--verbose` asks for."""
        if self.is_verbose:
            click.echo(printable(message), err=True)

    @contextmanager
    def progress(self) -> Iterator[Progress | None]:
        """Show progress on standard error while something runs, if that is a terminal."""
        if self.is_quiet or not sys.stderr.isatty():
            yield None
            return
        from newsdiff.cli.progress import bars

        with bars() as told:
            yield told


def _together(parts: Iterable[str | bytes], encoding: str, n_bytes: int) -> Iterator[bytes]:
    """Encode parts, and put small ones together."""
    some = bytearray()
    for part in parts:
        some += part.encode(encoding, "newsdiff.plain") if isinstance(part, str) else part
        if some and len(some) >= n_bytes:
            yield bytes(some)
            some.clear()
    if some:
        yield bytes(some)


def _print(content: bytes) -> None:
    """Write to standard output; a reader that has gone, as `head` has, ends the command quietly."""
    try:
        click.echo(content, nl=False)
    except OSError as error:
        # Python flushes standard output once more when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise click.exceptions.Exit(0) from None
        raise OutputError(f"standard output cannot be written ({error.strerror})") from error
