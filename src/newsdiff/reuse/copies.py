"""What a corpus holds twice: the first version of a text stays, copies may go."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from newsdiff.language.tokenizing import tokenize
from newsdiff.model import Cluster, Document, Mark, Paragraph, Passage
from newsdiff.settings import ClusterSettings

Cut = Literal["articles", "paragraphs"]
"""What is left out: articles that are copies as a whole, or every copied paragraph."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph or an article that is left out."""

    document: str
    """Id."""
    path: str | None
    sha256: str
    index: int | None
    """Number of the paragraph; None for a whole article."""
    line: int
    start: int
    end: int
    repeats: tuple[Passage, ...]
    """The first versions of what it holds, in order of the text."""


def find_copies(
    documents: Iterable[Document], clusters: Iterable[Cluster], cut: Cut, settings: ClusterSettings
) -> list[Copy]:
    """Find what may go because an earlier text has it.

    What holds any part of the first version of a text stays, even if the rest of it is copied: no text
    leaves the corpus altogether.

    Returns:
        In the order of the documents and their texts.
    """
    firsts = defaultdict[str, list[Passage]](list)
    others = defaultdict[str, list[tuple[Passage, Passage]]](list)
    for cluster in clusters:
        first, *rest = (Passage(one.document, one.start, one.end) for one in cluster.passages)
        firsts[first.document].append(first)
        for passage in rest:
            others[passage.document].append((passage, first))
    found: list[Copy] = []
    for document in documents:
        if document.id in others:
            known = firsts[document.id], others[document.id]
            found += _copies_of(document, *known, cut, settings.min_copied)
    return found


def _copies_of(
    document: Document,
    firsts: Sequence[Passage],
    copied: Sequence[tuple[Passage, Passage]],
    cut: Cut,
    least: float,
) -> list[Copy]:
    """Find what may go of one document."""
    starts = tokenize(document).starts

    def words(start: int, end: int) -> range:
        return range(bisect_left(starts, start), bisect_left(starts, end))

    covered = {at for passage, _ in copied for at in words(passage.start, passage.end)}
    spans: list[tuple[int, int, Paragraph | None]] = [(0, len(document.text), None)]
    if cut == "paragraphs":
        spans = [(p.start, p.end, p) for p in document.paragraphs if p.is_matched]
    found = []
    for start, end, paragraph in spans:
        own = words(start, end)
        share = sum(at in covered for at in own) / max(len(own), 1)
        if share < least or any(first.start < end and start < first.end for first in firsts):
            continue
        repeats = {first: None for one, first in copied if one.start < end and start < one.end}
        index, line = (paragraph.index, paragraph.line) if paragraph else (None, 1)
        known = (document.id, document.path, document.sha256)
        found.append(Copy(*known, index, line, start, end, tuple(repeats)))
    return found


def remove_copies(documents: Iterable[Document], found: Iterable[Copy]) -> list[Document]:
    """Return documents without the articles that are copies, their copied paragraphs marked as removed.

    Every other paragraph is kept, boilerplate included.
    """
    gone: dict[str, dict[int | None, Copy]] = {}
    for copy in found:
        gone.setdefault(copy.document, {})[copy.index] = copy
    known = ((document, gone.get(document.id, {})) for document in documents)
    return [_marked(document, copies) for document, copies in known if None not in copies]


def _marked(document: Document, gone: dict[int | None, Copy]) -> Document:
    """Mark the copied paragraphs of a document as removed, and all others as kept."""
    marked = []
    for paragraph in document.paragraphs:
        mark = Mark(None, "keep", "no copy", 1.0)
        if paragraph.index in gone:
            repeats = gone[paragraph.index].repeats
            places = ", ".join(f"{p.document} [{p.start}, {p.end})" for p in repeats)
            mark = Mark("duplicate", "remove", f"repeats {places}", 1.0)
        marked.append(replace(paragraph, mark=mark))
    return replace(document, paragraphs=tuple(marked))
