"""Texts with their changes in a terminal: runs in their colours or brackets, white space in order."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rich.padding import Padding
from rich.text import Text

from newsdiff.model import LedgerParagraph, LedgerPassage, SourceParagraph
from newsdiff.report import passages
from newsdiff.report.passages import Run, RunKind, Sources
from newsdiff.report.terminal.page import Page, indent
from newsdiff.visible import printable

ELLIPSIS = " … "
"""Replaces words of a source paragraph that the target paragraph does not use."""
_MARKED = frozenset[RunKind]({"added", "dropped"})
"""Kinds that keep no white space at their edges, so that a marker hugs its words."""
_BRACKETS: Mapping[RunKind, tuple[str, str]] = {
    "added": ("{+", "+}"),
    "dropped": ("[-", "-]"),
    "quote": ("[=", "=]"),
    "reworded": ("[~", "~]"),
}
"""What marks a run where there is no colour."""
_LEGEND: Mapping[RunKind, str] = {
    "copied": "copied",
    "added": "put in",
    "dropped": "left out",
    "quote": "shared quotation",
    "reworded": "reworded",
    "own": "own words",
}


@dataclass(frozen=True, slots=True)
class TerminalRun:
    """Words of one kind, with the white space that belongs to them."""

    kind: RunKind
    text: str


@dataclass(frozen=True, slots=True)
class SourceExtract:
    """What a target paragraph uses of one source paragraph."""

    document: str
    index: int
    runs: tuple[TerminalRun, ...]


def target_runs(paragraph: LedgerParagraph, sources: Sources) -> list[TerminalRun]:
    """Cut a target paragraph into runs, with the words that the source has more.

    Without the dropped ones, the runs spell the paragraph, white space aside.
    """
    sides = [passages.target_side(p, sources) for p in paragraph.passages]
    return _tidy(_plain(run, run.text) for run in passages.cut(paragraph, sides))


def source_extracts(paragraph: LedgerParagraph, sources: Sources) -> list[SourceExtract]:
    """Return what a target paragraph uses of its source paragraphs, in the order of the sources.

    An ellipsis replaces what is between, before and behind the passages.
    """
    return [
        SourceExtract(record.id, block.index, tuple(_tidy(_extract(block, touching))))
        for record in sources.values()
        for block in record.paragraphs
        if (touching := [p for p in paragraph.passages if _touches(p, record.id, block)])
    ]


def _touches(passage: LedgerPassage, document: str, block: SourceParagraph) -> bool:
    """Whether a passage uses a paragraph of a source."""
    source = passage.source
    return source.document == document and block.start < source.end and block.end > source.start


def _extract(block: SourceParagraph, touching: Iterable[LedgerPassage]) -> Iterator[TerminalRun]:
    """Yield what passages use of one source paragraph, in its order."""
    for run in passages.cut(block, [passages.source_side(p) for p in touching]):
        yield _plain(run, ELLIPSIS)


def _plain(run: Run, own: str) -> TerminalRun:
    """Return a run with its text, or another one outside of passages.

    Lone punctuation outside belongs to what it is beside.
    """
    if run.kind != "own":
        return TerminalRun(run.kind, run.text)
    return (
        TerminalRun("own", own) if passages.has_words(run.text) else TerminalRun("copied", run.text)
    )


# --------------------------------------------------------------------------- white space


def _tidy(runs: Iterable[TerminalRun]) -> list[TerminalRun]:
    """Join neighbours of a kind, end runs of white space, and keep it out of marked runs."""
    words: list[tuple[RunKind, str, bool]] = []
    is_apart = False
    for run in runs:
        text = run.text.strip()
        if text:
            is_apart |= run.text[0].isspace() or _stands_apart(words, run.kind, text)
            words.append((run.kind, re.sub(r"\s+", " ", text), is_apart))
            is_apart = False
        is_apart |= run.text[-1:].isspace()
    return _spaced(words)


def _stands_apart(words: list[tuple[RunKind, str, bool]], kind: RunKind, text: str) -> bool:
    """Whether a run needs a space before it that neither text has: around words left out."""
    is_behind_dropped = bool(words) and words[-1][0] == "dropped"
    return kind == "dropped" or (is_behind_dropped and (kind == "added" or text[0].isalnum()))


def _spaced(words: list[tuple[RunKind, str, bool]]) -> list[TerminalRun]:
    """Build the runs, each space on the side that is not marked."""
    runs: list[TerminalRun] = []
    for kind, text, is_apart in words:
        space = " " if is_apart and runs else ""
        if runs and runs[-1].kind == kind:
            runs[-1] = TerminalRun(kind, runs[-1].text + space + text)
        elif kind not in _MARKED:
            runs.append(TerminalRun(kind, space + text))
        elif space and runs[-1].kind in _MARKED:
            runs += [TerminalRun("copied", space), TerminalRun(kind, text)]
        else:
            if space:
                runs[-1] = TerminalRun(runs[-1].kind, runs[-1].text + space)
            runs.append(TerminalRun(kind, text))
    return runs


# ------------------------------------------------------------------------------- marks


def mark_runs(runs: Iterable[TerminalRun], page: Page, *, is_copied: bool) -> Text:
    """Set runs in their colours, or in brackets.

    In a copied paragraph, what is outside of every passage is as much put in as a single word is.
    """
    text = Text()
    for run in runs:
        body = printable(run.text)
        if not page.color:
            body = _bracketed("added" if run.kind == "own" and is_copied else run.kind, body)
        text.append(body, style=f"run.{run.kind}")
    return text


def _bracketed(kind: RunKind, body: str) -> str:
    """Put brackets around a run, inside the spaces at its edges."""
    words = body.strip(" ")
    if kind not in _BRACKETS or not words:
        return body
    opening, closing = _BRACKETS[kind]
    before, _, behind = body.partition(words)
    return f"{before}{opening}{words}{closing}{behind}"


def legend(kinds: Iterable[RunKind], page: Page) -> Padding:
    """Explain the marks of the kinds that occur."""
    present = set(kinds)
    text = Text()
    for kind, name in _LEGEND.items():
        if kind in present and (page.color or kind in _BRACKETS):
            text.append_text(mark_runs([TerminalRun(kind, name)], page, is_copied=False))
            text.append("   ")
    if not page.color:
        text.append("no brackets: the same in both, or own words")
    return indent(text)
