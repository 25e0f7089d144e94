"""The comparison of two documents.

Every command and every corpus calls it, so that none can find what another does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newsdiff.corpus.index import search
from newsdiff.corpus.reader import current_reader
from newsdiff.language.hashing import Ints
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.model import Alignment, Direction, DocumentRecord
from newsdiff.reuse import align, anchors, attribute
from newsdiff.reuse.align import Match
from newsdiff.reuse.attribute import SourceShare
from newsdiff.settings import Settings

Spans = Sequence[tuple[int, int]]
"""Half-open ranges of characters of a document."""

BATCH = 128
"""Pairs of a batch: enough to hide what sending them costs, a fifth of a second of work."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two documents share, in words."""

    a: Tokens
    """Words of the first document."""
    b: Tokens
    """Words of the second one."""
    matches: tuple[Match, ...]
    """Exact and edited passages in order of b, disjoint there."""


def fit_settings(settings: Settings, target: Tokens) -> Settings:
    """Return the settings for a target: in a script without blanks letters are compared, so limits in words grow."""
    n_letters = target.letters_per_word
    return settings if n_letters == 1 else settings.in_letters(n_letters)


def compare_documents(a: Tokens, b: Tokens, settings: Settings) -> Comparison:
    """Find what of the second document is in the first."""
    return Comparison(a, b, align.find_matches(a, b, fit_settings(settings, b).align))


def compare_sentences(found: Comparison, settings: Settings) -> tuple[Match, ...]:
    """Find what of b says the same as a in other words.

    Returns:
        Sentences of b with those of a that they retell, in its language or, where the settings ask for senses, in
        another one; and where the settings ask for it whole passages that were reworked, a match for each of their
        paragraphs.
    """
    senses = None
    if settings.align.is_semantic:
        senses = align.load_senses()
    a, b = found.a, found.b
    named = attribute.crediting_paragraphs(b, a.document)
    sentences = align.find_reworded(a, b, found.matches, settings.align, named, senses)
    if senses is not None and anchors.may_be_translated(a, b):
        sentences += align.find_translated(a, b, found.matches, settings.align, senses)
    if not settings.cases.is_used:
        return sentences
    return (*sentences, *align.find_reworked(a, b, settings.cases))


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
    records: tuple[DocumentRecord, DocumentRecord]
    """What a report says of both."""
    shared: tuple[int, int]
    """Words of a that were copied, and words of b inside copied passages, as the ledger of b counts them."""
    wire: attribute.WireCopy | None = None
    """The agency whose copy they share."""

    @property
    def shares(self) -> tuple[float, float]:
        """Share of the words of each that the other has."""
        first, second = (
            n / max(record.words, 1) for n, record in zip(self.shared, self.records, strict=True)
        )
        return first, second


@dataclass(frozen=True, slots=True)
class LinkedBatch:
    """Linked pairs: a task."""

    links: list[tuple[int, int]]
    """Positions of the documents of each pair, a < b."""
    settings: Settings
    phrases: Mapping[int, Spans] = field(default_factory=dict)
    """Where documents have phrases of the corpus, which count for nothing; by position."""

    @property
    def documents(self) -> Sequence[int]:
        """Positions of all that it needs."""
        return sorted({at for pair in self.links for at in pair})


def reading_ranks(links: Ints) -> list[int]:
    """Number the documents of links as `link_batches` takes them up, by position; -1 for those without links."""
    ranks: list[int] = search.story_ranks(links).tolist()
    return ranks


def link_batches(links: Ints, settings: Settings) -> Iterator[LinkedBatch]:
    """Cut the links of a corpus, rows of two positions, into batches, those of one story together."""
    in_order = [(a, b) for a, b in search.by_story(links).tolist()]
    return pair_batches(in_order, settings, {})


def pair_batches(
    pairs: Sequence[tuple[int, int]],
    settings: Settings,
    phrases: Mapping[int, Spans],
) -> Iterator[LinkedBatch]:
    """Cut pairs of positions into batches, in their order."""
    for first in range(0, len(pairs), BATCH):
        some = [*pairs[first : first + BATCH]]
        spans = {at: phrases[at] for pair in some for at in pair if at in phrases}
        yield LinkedBatch(some, settings, spans)


def align_batch(
    batch: LinkedBatch, records: Mapping[int, bytes]
) -> list[tuple[int, int, Alignment]]:
    """Align the pairs of a batch, as `compare_batch` does, without asking who was first."""
    return [
        (a, b, alignment)
        for a, b, found, standing, _ in _compared(batch, records)
        for alignment in _alignments(found, standing)
    ]


def compare_batch(batch: LinkedBatch, records: Mapping[int, bytes]) -> list[ComparedPair]:
    """Compare the pairs of a batch: the work of one process.

    Returns:
        The pairs that share passages, in order. The same pairs give the same, however they are batched.
    """
    pairs = []
    for a, b, found, standing, item in _compared(batch, records):
        limits = fit_settings(batch.settings, found.b).attribute
        pairs.append(
            ComparedPair(
                a,
                b,
                _alignments(found, standing),
                attribute.direction(item, found.b, limits),
                (found.a.document_record, found.b.document_record),
                attribute.copied_words(item),
                attribute.wire_copy(found.a, found.b),
            )
        )
    return pairs


def _compared(
    batch: LinkedBatch, records: Mapping[int, bytes]
) -> Iterator[tuple[int, int, Comparison, list[Match], SourceShare]]:
    """Yield the pairs with the matches that are evidence by themselves, where there are any, and what they mean.

    Those that share no more than a set form or a phrase are left out, but for what both quote.
    """
    words = dict(zip(records, current_reader().read(records.values()), strict=True))
    for a, b in batch.links:
        found = compare_documents(words[a], words[b], batch.settings)
        if spans := batch.phrases.get(b):
            found = replace(found, matches=without_phrases(found.matches, found.b, spans))
        settings = fit_settings(batch.settings, found.b)
        if standing := _standing(found.matches, settings):
            quotes = [match for match in standing if match.kind == "quote"]
            item = attribute.source_share(
                found.a, found.b, found.matches, settings.attribute, judges_forms=bool(quotes)
            )
            if item.commonplace:
                standing = quotes if item.commonplace == "phrase" else []
            if standing:
                yield a, b, found, standing, item


def without_phrases(matches: Iterable[Match], target: Tokens, spans: Spans) -> tuple[Match, ...]:
    """Leave out the matches with a target of which more than half stands in spans of its characters."""
    edges = ((bisect_left(target.starts, edge) for edge in span) for span in spans)
    flags = flag_words(len(target), ((first, last) for first, last in edges))
    return tuple(m for m in matches if 2 * flags.count(1, m.b, m.b_end) <= m.b_end - m.b)


def _alignments(found: Comparison, standing: Sequence[Match]) -> tuple[Alignment, ...]:
    """Write matches without their word operations."""
    return tuple(
        align.write_alignment(match, found.a, found.b, is_whole=False) for match in standing
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
