"""Texts with their changes in a terminal: runs in their colours or brackets, white space in order."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from rich.padding import Padding
from rich.text import Text

from newsdiff.model import LedgerParagraph
from newsdiff.report import passages
from newsdiff.report.passages import Run, RunKind, Sources
from newsdiff.report.terminal.page import Page, indent
from newsdiff.visible import printable

ELLIPSIS = " … "
"""Replaces words of a source paragraph that the target paragraph does not use."""
_PASSAGE = frozenset[RunKind]({"copied", "added", "dropped"})
"""Kinds that a passage of copied words is made of."""
_MARKED = frozenset[RunKind]({"added", "dropped"})
"""Kinds that keep no white space at their edges, so that a marker hugs its words."""
_BRACKETS: Mapping[RunKind, tuple[str, str]] = {
    "copied": ("<<", ">>"),
    "added": ("{+", "+}"),
    "dropped": ("[-", "-]"),
    "quote": ("[=", "=]"),
    "reworded": ("[~", "~]"),
    "translated": ("[>", "<]"),
    "formula": ("[:", ":]"),
    "phrase": ("[.", ".]"),
}
"""What marks a run where there is no colour; for copied words, what marks the passage with its changes."""
_LEGEND: Mapping[RunKind, str] = {
    "copied": "copied",
    "added": "put in",
    "dropped": "left out",
    "quote": "shared quotation",
    "reworded": "reworded",
    "translated": "translated",
    "formula": "set form",
    "phrase": "phrase",
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


def target_runs(
    paragraph: LedgerParagraph, sources: Sources, later: Container[str] = ()
) -> list[TerminalRun]:
    """Cut a target paragraph into runs, with the words that the source has more; a `later` article marks what it changed.

    Without the dropped ones, the runs spell the paragraph, white space aside.
    """
    sides = [passages.target_side(p, sources, later) for p in paragraph.passages]
    return _tidy(_plain(run, run.text) for run in passages.cut(paragraph, sides))


def source_extracts(
    paragraph: LedgerParagraph, sources: Sources, later: Container[str] = ()
) -> list[SourceExtract]:
    """Return what a target paragraph uses of its source paragraphs, in the order of the sources.

    An ellipsis replaces what is between, before and behind the passages.
    """
    extracts = []
    for record in sources.values():
        taken = [p for p in paragraph.passages if p.source.document == record.id]
        sides = [passages.source_side(p, later) for p in taken]
        for block in record.paragraphs:
            if any(block.start < side.end and block.end > side.start for side in sides):
                runs = (_plain(run, ELLIPSIS) for run in passages.cut(block, sides))
                extracts.append(SourceExtract(record.id, block.index, tuple(_tidy(runs))))
    return extracts


def _plain(run: Run, own: str) -> TerminalRun:
    """Return a run with its text, or another one outside of passages.

    Lone punctuation outside belongs to what it is beside.
    """
    if run.kind == "own" and passages.has_words(run.text):
        return TerminalRun("own", own)
    return TerminalRun("copied" if run.kind == "own" else run.kind, run.text)


def _tidy(runs: Iterable[TerminalRun]) -> list[TerminalRun]:
    """Join neighbours of a kind, with single spaces, none of them at the edge of a marked run."""
    tidy: list[TerminalRun] = []
    is_apart = False
    for run in runs:
        text = " ".join(run.text.split())
        if text:
            is_apart |= run.text[0].isspace() or _stands_apart(tidy, run.kind, text)
            _append(tidy, TerminalRun(run.kind, text), " " if is_apart and tidy else "")
            is_apart = False
        is_apart |= run.text[-1:].isspace()
    return tidy


def _stands_apart(before: list[TerminalRun], kind: RunKind, text: str) -> bool:
    """Whether a run needs a space before it that neither text has: around words left out."""
    is_behind_dropped = bool(before) and before[-1].kind == "dropped"
    return kind == "dropped" or (is_behind_dropped and (kind == "added" or text[0].isalnum()))


def _append(tidy: list[TerminalRun], run: TerminalRun, space: str) -> None:
    """Add a run; the space before it is part of the neighbour that is not marked, else a run of its own."""
    last = tidy[-1] if tidy else TerminalRun("own", "")
    if tidy and run.kind == last.kind:
        tidy[-1] = TerminalRun(run.kind, last.text + space + run.text)
    elif run.kind not in _MARKED:
        tidy.append(TerminalRun(run.kind, space + run.text))
    else:
        if space and last.kind in _MARKED:
            tidy.append(TerminalRun("copied", space))
        elif space:
            tidy[-1] = TerminalRun(last.kind, last.text + space)
        tidy.append(run)


def mark_runs(runs: Iterable[TerminalRun], page: Page) -> Text:
    """Set runs in their colours, or in brackets; a passage of copied words is in one pair, its changes inside."""
    text = Text()
    for is_passage, group in groupby(runs, lambda run: run.kind in _PASSAGE):
        parts = list(group)
        if page.color:
            for run in parts:
                text.append(printable(run.text), style=f"run.{run.kind}")
            continue
        body = "".join(_bracketed(r.kind, printable(r.text)) for r in parts)
        has_copied = any(r.kind == "copied" and passages.has_words(r.text) for r in parts)
        text.append(_enclosed("copied", body) if is_passage and has_copied else body)
    return text


def _bracketed(kind: RunKind, body: str) -> str:
    """Put brackets around a run; copied words have those of their passage."""
    return body if kind == "copied" else _enclosed(kind, body)


def _enclosed(kind: RunKind, body: str) -> str:
    """Put the brackets of a kind around words, inside the spaces at their edges."""
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
            text.append_text(mark_runs([TerminalRun(kind, name)], page))
            text.append("   ")
    if not page.color:
        text.append("no brackets: own words")
    return indent(text)
