"""The comparison of two documents, whole or around the words that they are known to share.

Every command and every corpus calls it, so that none can find what another does not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.corpus import batched, packed
from newsdiff.corpus.index.links import Link
from newsdiff.language.words import Tokens
from newsdiff.model import Alignment, Direction, Document
from newsdiff.reuse import align, attribute
from newsdiff.reuse.align import Match
from newsdiff.reuse.reader import Reader
from newsdiff.settings import Settings

BATCH = 128
"""Pairs of a batch: enough to hide what sending them costs, a fifth of a second of work."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents share, in words."""

    a: Tokens
    """Words of the first document: of all of it, or of the paragraphs that were read."""
    b: Tokens
    """Words of the second one."""
    matches: tuple[Match, ...]
    """Exact and edited passages in order of b, disjoint there."""


def compare_documents(
    documents: tuple[Document, Document],
    reader: Reader,
    settings: Settings,
    paragraphs: tuple[Collection[int], Collection[int]] | None = None,
) -> Comparison:
    """Find what of the second document is in the first.

    Both are prepared. With the paragraphs of each where they share words, counted over the ones that take
    part in matching, they are read around these, else as a whole. The reader keeps what it read.
    """
    if paragraphs is not None:
        return Comparison(*align.matches_around(documents, paragraphs, reader, settings.align))
    a, b = map(reader.whole, documents)
    return Comparison(a, b, align.find_matches(a, b, settings.align))


def compare_sentences(found: Comparison, settings: Settings) -> tuple[Match, ...]:
    """Find what of b says the same as a in other words; only where both were read whole.

    Returns:
        Sentences of b with those of a that they retell, and where the settings ask for it whole passages that were
        reworked, a match for each of their paragraphs; as `align.Match` of kind `reworded`.
    """
    embed = None
    if settings.align.is_semantic:
        from newsdiff.reuse.align.semantic import embedder

        embed = embedder()
    named = attribute.crediting_paragraphs(found.b, found.a.document)
    sentences = align.find_reworded(found.a, found.b, found.matches, settings.align, embed, named)
    if not settings.cases.is_used:
        return sentences
    return (*sentences, *align.find_reworked(found.a, found.b, settings.cases))


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """What two documents of a corpus share."""

    a: int
    """Position of the first document."""
    b: int
    """Position of the second one."""
    alignments: tuple[Alignment, ...]
    """Passages that are evidence by themselves, in order of b, without word operations; at least one."""
    direction: Direction
    """Which was first."""
    shared: tuple[int, int]
    """Words of a and of b inside these passages."""


@dataclass(frozen=True, slots=True)
class LinkedBatch:
    """Linked pairs with their documents."""

    records: dict[int, bytes]
    """The documents as `packed.pack` writes them, by position."""
    links: list[Link]
    settings: Settings


def link_batches(
    record: Callable[[int], bytes], links: Iterable[Link], settings: Settings
) -> Iterator[LinkedBatch]:
    """Cut the links of a corpus into batches, in order."""
    for some in batched(links, BATCH):
        places = {at for link in some for at in (link.a, link.b)}
        yield LinkedBatch({at: record(at) for at in sorted(places)}, some, settings)


def compare_batch(batch: LinkedBatch) -> list[ComparedPair]:
    """Compare the pairs of a batch: the work of one process.

    Returns:
        The pairs that share passages, in order. The same pairs give the same, however they are batched.
    """
    reader = Reader(batch.settings.align)
    documents = {at: packed.unpack(record) for at, record in batch.records.items()}
    compared = (_pair(link, documents, reader, batch.settings) for link in batch.links)
    return [pair for pair in compared if pair]


def _pair(
    link: Link, documents: dict[int, Document], reader: Reader, settings: Settings
) -> ComparedPair | None:
    """Compare two documents; None where they share no passage that is evidence by itself."""
    both = documents[link.a], documents[link.b]
    found = compare_documents(both, reader, settings, (link.a_paragraphs, link.b_paragraphs))
    matches = _standing(found.matches, settings)
    if not matches:
        return None
    item = attribute.source_share(found.a, found.b, matches, settings.attribute)
    return ComparedPair(
        link.a,
        link.b,
        tuple(align.write_alignment(match, found.a, found.b, is_whole=False) for match in matches),
        attribute.direction(item, found.b, settings.attribute, reader.widen),
        _extent(matches),
    )


def _standing(matches: Sequence[Match], settings: Settings) -> list[Match]:
    """Return the matches that are evidence by themselves, without the rest of a ledger."""
    least = settings.align
    return [
        match
        for match in matches
        if match.n_longest >= least.min_words
        or (match.n_equal >= least.min_words_edited and match.identity >= least.min_identity)
    ]


def _extent(matches: Sequence[Match]) -> tuple[int, int]:
    """Count the words of a and of b inside matches, each once."""
    a = {at for match in matches for at in range(match.a, match.a_end)}
    b = {at for match in matches for at in range(match.b, match.b_end)}
    return len(a), len(b)
