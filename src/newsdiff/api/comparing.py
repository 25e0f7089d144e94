"""What two documents of a corpus share: the work of one process on a batch of linked pairs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsdiff.api.prepare import tokens
from newsdiff.corpus import packed
from newsdiff.language.words import Tokens
from newsdiff.model import Alignment, Direction, Document, Passage
from newsdiff.settings import Settings

if TYPE_CHECKING:
    from newsdiff.corpus.index.links import Link
    from newsdiff.reuse.align.window import Reader

BATCH = 128
"""Pairs of a batch: enough to hide what sending them costs, a fifth of a second of work."""
_COURTESY = re.compile(r"\b(?:mr|mrs|ms|miss)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Compared:
    """What two documents share."""

    a: int
    """Position of the first document."""
    b: int
    """Position of the second one."""
    alignments: tuple[Alignment, ...]
    """Passages that stand by themselves, in order of b; at least one."""
    direction: Direction
    """Which was first."""
    shared: tuple[int, int]
    """Words of a and of b inside these passages."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Linked pairs with their documents."""

    records: dict[int, bytes]
    """The documents as `packed.pack` writes them, by position."""
    links: list[Link]
    settings: Settings


def batches(
    documents: Sequence[Document],
    links: Iterable[Link],
    settings: Settings,
    size: int | None = None,
) -> Iterator[Batch]:
    """Cut the links of a corpus into batches, in order."""
    size = size or BATCH
    some: list[Link] = []
    for link in links:
        some.append(link)
        if len(some) == size:
            yield _batch(documents, some, settings)
            some = []
    if some:
        yield _batch(documents, some, settings)


def _batch(documents: Sequence[Document], links: list[Link], settings: Settings) -> Batch:
    """Put links and their documents together."""
    places = {at for link in links for at in (link.a, link.b)}
    record = getattr(documents, "record", lambda at: packed.pack(documents[at]))
    return Batch({at: record(at) for at in sorted(places)}, links, settings)


def survey(batch: Batch) -> list[Compared]:
    """Align the pairs of a batch; as `compare`, without the word operations, which only a ledger shows."""
    return [
        replace(
            compared,
            alignments=tuple(replace(one, operations=()) for one in compared.alignments),
        )
        for compared in compare(batch)
    ]


def compare(batch: Batch) -> list[Compared]:
    """Align the pairs of a batch.

    Returns:
        The pairs that share passages, in order. The same pairs give the same, however they are batched.
    """
    from newsdiff.language.sentences import sentences
    from newsdiff.reuse.align.window import Reader

    reader = Reader(batch.settings.align, sentences)
    documents = {at: packed.unpack(record) for at, record in batch.records.items()}
    desk = _Desk(batch.settings, documents, reader)
    found = (desk.compare(link) for link in batch.links)
    return [compared for compared in found if compared]


@dataclass(slots=True)
class _Desk:
    """Where a batch is worked on, with what was read of its documents."""

    settings: Settings
    documents: dict[int, Document]
    reader: Reader
    whole: dict[int, Tokens] = field(default_factory=dict)

    def compare(self, link: Link) -> Compared | None:
        """Align two documents; None where they share no passage that stands by itself."""
        from newsdiff.reuse.align.window import window
        from newsdiff.reuse.attribute import between

        settings = self.settings
        documents = self.documents[link.a], self.documents[link.b]
        paragraphs = link.a_paragraphs, link.b_paragraphs
        a, b, found = window(documents, paragraphs, self.reader, settings.align)
        kept = tuple(alignment for alignment in found if _stands(alignment, settings))
        if not kept:
            return None
        shared = _covered(a, [x.a for x in kept]), _covered(b, [x.b for x in kept])
        if _needs_whole(documents, kept):
            a, b = self._whole(link.a), self._whole(link.b)
        direction = between(a, b, kept, settings.attribute)
        return Compared(link.a, link.b, kept, direction, shared)

    def _whole(self, at: int) -> Tokens:
        """Return all words of a document, with its sentences."""
        if at not in self.whole:
            self.whole[at] = tokens(self.documents[at])
        return self.whole[at]


def _stands(alignment: Alignment, settings: Settings) -> bool:
    """Whether a passage stands by itself, without the rest of a ledger."""
    least = settings.align
    return alignment.n_longest >= least.min_words or (
        alignment.n_equal >= least.min_words_edited and alignment.identity >= least.min_identity
    )


def _needs_whole(documents: tuple[Document, Document], found: Iterable[Alignment]) -> bool:
    """Whether words far from the passages can tell who was first: how else people are titled there.

    All other evidence lies in the passages with their sentences, or in the plain text of the documents.
    """
    return any(_COURTESY.search(documents[0].extract(alignment.a)) for alignment in found)


def _covered(words: Tokens, spans: Iterable[Passage]) -> int:
    """Count the words inside spans, each once."""
    covered: set[int] = set()
    for span in spans:
        covered.update(
            range(bisect_left(words.starts, span.start), bisect_left(words.starts, span.end))
        )
    return len(covered)
