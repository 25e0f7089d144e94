"""What a corpus holds twice: the first version of a text stays, copies may go."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from newsdiff.corpus import Engine, batched
from newsdiff.corpus.reader import current_reader
from newsdiff.language.tokens import Tokens
from newsdiff.model import Cluster, Document, Mark, Paragraph, Passage
from newsdiff.settings import ClusterSettings

Cut = Literal["articles", "paragraphs"]
"""What is left out: articles that are copies as a whole, or every copied paragraph."""
_TOGETHER = 128
"""Documents of a task."""


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


@dataclass(frozen=True, slots=True)
class _Known:
    """What the clusters say of a document."""

    at: int
    """Its position."""
    firsts: Sequence[Passage]
    """The first versions that it holds."""
    copied: Sequence[tuple[Passage, Passage]]
    """Its other passages, each with the first version."""


@dataclass(frozen=True, slots=True)
class _CopyTask:
    """Documents of which it is asked what may go."""

    known: Sequence[_Known]
    cut: Cut
    least: float

    @property
    def documents(self) -> Sequence[int]:
        """Positions of these documents."""
        return [one.at for one in self.known]


def find_copies(
    corpus: Engine, clusters: Iterable[Cluster], cut: Cut, settings: ClusterSettings
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
    known = (
        _Known(at, firsts[identifier], others[identifier])
        for at, identifier in enumerate(corpus.ids)
        if identifier in others
    )
    tasks = (_CopyTask(some, cut, settings.min_copied) for some in batched(known, _TOGETHER))
    return list(chain.from_iterable(corpus.run(_copies_of_each, tasks)))


def _copies_of_each(task: _CopyTask, records: Mapping[int, bytes]) -> list[Copy]:
    """Find what may go of some documents: the work of one process."""
    found: list[Copy] = []
    for one, words in zip(
        task.known, current_reader().read(records[one.at] for one in task.known), strict=True
    ):
        found += _copies_of(words, one, task.cut, task.least)
    return found


def _copies_of(words: Tokens, known: _Known, cut: Cut, least: float) -> list[Copy]:
    """Find what may go of one document."""
    document, starts = words.document, words.starts

    def within(start: int, end: int) -> range:
        return range(bisect_left(starts, start), bisect_left(starts, end))

    covered = {at for passage, _ in known.copied for at in within(passage.start, passage.end)}
    spans: list[tuple[int, int, Paragraph | None]] = [(0, len(document.text), None)]
    if cut == "paragraphs":
        spans = [(p.start, p.end, p) for p in document.paragraphs if p.is_matched]
    found = []
    for start, end, paragraph in spans:
        own = within(start, end)
        share = sum(at in covered for at in own) / max(len(own), 1)
        if share < least or any(one.start < end and start < one.end for one in known.firsts):
            continue
        repeats = {
            first: None for one, first in known.copied if one.start < end and start < one.end
        }
        index, line = (paragraph.index, paragraph.line) if paragraph else (None, 1)
        place = (document.id, document.path, document.sha256)
        found.append(Copy(*place, index, line, start, end, tuple(repeats)))
    return found


def remove_copies(documents: Iterable[Document], found: Iterable[Copy]) -> list[Document]:
    """Return documents without the articles that are copies, their copied paragraphs marked as removed."""
    gone = copies_by_document(found)
    known = ((document, gone.get(document.id, ())) for document in documents)
    kept = (without_copies(document, copies) for document, copies in known)
    return [document for document in kept if document]


def copies_by_document(found: Iterable[Copy]) -> dict[str, list[Copy]]:
    """Part what may go by the ids of the documents."""
    gone: dict[str, list[Copy]] = {}
    for copy in found:
        gone.setdefault(copy.document, []).append(copy)
    return gone


def without_copies(document: Document, copies: Iterable[Copy]) -> Document | None:
    """Mark the copied paragraphs of a document as removed, and all others as kept, boilerplate included.

    Returns:
        None for an article that goes as a whole.
    """
    gone = {copy.index: copy for copy in copies}
    if None in gone:
        return None
    marked = []
    for paragraph in document.paragraphs:
        mark = Mark(None, "keep", "no copy", 1.0)
        if paragraph.index in gone:
            repeats = gone[paragraph.index].repeats
            places = ", ".join(f"{p.document} [{p.start}, {p.end})" for p in repeats)
            mark = Mark("duplicate", "remove", f"repeats {places}", 1.0)
        marked.append(replace(paragraph, mark=mark))
    return replace(document, paragraphs=tuple(marked))
