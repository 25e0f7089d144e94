"""Which places of a corpus print the same words: keys in, seeds out.

A *key* is one 64-bit number, upper bits of an n-gram's hash above the slot of its first word, so that
one `np.sort` brings equal n-grams together in the order of time (docs/sources.md: as fast as
sorting the hashes alone). Where slots are long, keys stand in piles, and the first bits of the hash are the number of the
pile and not in the key. A *seed* is a pair of slots whose n-grams are equal, the earlier document first.

No n-gram is dropped for being frequent. Up to `max_all_pairs` places all pairs become seeds; beyond, each
place is linked to the earliest and to its nearest predecessors, a star and a chain, which is linear in the
number of places and still connects them all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from newsdiff.corpus.index.layout import Layout, Piles
from newsdiff.language.hashing import Hashes, Ints
from newsdiff.settings import IndexSettings

_DAY = 86_400.0  # seconds
_HASH_BITS = 64

BLOCK = 1 << 18
"""Keys to look at together; bounds the memory of the temporary arrays to about 25 MB."""


_MAX_PREFIX_BITS = 16
_SHORT_SLOT_BITS = 29
"""Slots of about 100,000 articles: one n-gram in 500 has a chance equal beside them, and with twice as many prefix bits as
slots grow beyond, no more than that in any corpus up to 30 million articles (docs/performance.md)."""


def prefix_bits(slot_bits: int) -> int:
    """Return how many of the first bits of a hash are not in its key.

    They follow from the corpus alone, not from memory, processes or engine: which bits of a hash count is part of the result.

    Example:
        >>> [prefix_bits(bits) for bits in (20, 29, 33, 36, 60)]
        [0, 0, 8, 14, 16]
    """
    return min(2 * max(slot_bits - _SHORT_SLOT_BITS, 0), _MAX_PREFIX_BITS)


def pack_keys(hashes: Hashes, slots: Ints, slot_bits: int) -> Hashes:
    """Pack n-gram hashes with the slots of their first words, without the first `prefix_bits` of the hashes."""
    shift = np.uint64(slot_bits)
    rest = hashes << np.uint64(prefix_bits(slot_bits))
    return (rest >> shift << shift) | slots.astype(np.uint64)


def unpack_keys(keys: Hashes, slot_bits: int) -> tuple[Ints, Hashes]:
    """Return the slots in keys, and what these have of the hashes."""
    shift = np.uint64(slot_bits)
    hashes = keys >> shift
    return (keys ^ hashes << shift).astype(np.int64), hashes


def pile_numbers(hashes: Hashes, pile_bits: int) -> Piles:
    """Return the pile of each hash where there are `2**pile_bits`: its first bits, at most 16."""
    if not pile_bits:
        return np.zeros(hashes.size, np.uint16)
    return (hashes >> np.uint64(_HASH_BITS - pile_bits)).astype(np.uint16)


@dataclass(frozen=True, slots=True)
class RepeatedParagraphs:
    """Paragraphs that occur word for word in more than one place."""

    firsts: Ints
    """Slot of the first word of each, increasing."""
    lasts: Ints
    """Slot after its last word."""
    classes: Ints
    """Number of its text."""

    def of(self, slots: Ints, n: int) -> Ints:
        """Return the number of the text that n words from a slot are in; -1 if in none."""
        if not self.firsts.size:
            return np.full(slots.size, -1)
        at = np.searchsorted(self.firsts, slots, side="right") - 1
        inside = (at >= 0) & (slots + n <= self.lasts[at])
        return np.where(inside, self.classes[at], -1)


def find_repeated(hashes: Hashes, firsts: Ints, lengths: Ints) -> RepeatedParagraphs:
    """Find paragraphs that are equal word for word.

    Of each paragraph there is a hash of all its words, the slot of the first, increasing, and their number.

    Returns:
        The paragraphs whose hash and length occur more than once.
    """
    by_text = np.argsort(hashes, kind="stable")
    same = hashes[by_text[1:]] == hashes[by_text[:-1]]
    same &= lengths[by_text[1:]] == lengths[by_text[:-1]]
    classes = np.cumsum(np.append(True, ~same)[: by_text.size])
    again = np.append(same, False)[: by_text.size] | np.append(False, same)[: by_text.size]
    found, classes = by_text[again], classes[again]
    in_order = np.argsort(found)
    found = found[in_order]
    return RepeatedParagraphs(firsts[found], firsts[found] + lengths[found], classes[in_order])


def merge_repeated(parts: Sequence[RepeatedParagraphs]) -> RepeatedParagraphs:
    """Put together what was found of paragraphs in several parts, equal ones always in one part."""
    bounds = np.cumsum([0, *(int(part.classes.max(initial=0)) + 1 for part in parts[:-1])])
    classes = [part.classes + bound for part, bound in zip(parts, bounds.tolist(), strict=True)]
    firsts = np.concatenate([part.firsts for part in parts])
    order = np.argsort(firsts)
    lasts = np.concatenate([part.lasts for part in parts])
    return RepeatedParagraphs(firsts[order], lasts[order], np.concatenate(classes)[order])


def link_paragraphs(
    found: RepeatedParagraphs, layout: Layout, settings: IndexSettings
) -> tuple[Ints, Ints, Ints]:
    """Link equal paragraphs of different groups.

    Returns:
        Slots of the first words of both paragraphs, earlier document first, and their length in words.
    """
    by_class = np.argsort(found.classes, kind="stable")
    classes, slots = found.classes[by_class], found.firsts[by_class]
    a, b = _links(slots, classes, layout, settings)
    lengths = (found.lasts - found.firsts)[by_class]
    return slots[a], slots[b], lengths[a]


def key_blocks(packed: Hashes, slot_bits: int, size: int = BLOCK) -> Iterator[Hashes]:
    """Cut sorted keys into blocks that do not part equal hashes.

    A block has `size` keys, and more where one hash has more.
    """
    shift = np.uint64(slot_bits)
    start = 0
    while start < packed.size:
        end = start + size
        if end < packed.size:
            border = packed[end] >> shift << shift
            end = int(np.searchsorted(packed, border))
            if end <= start:  # one hash fills the block and more
                last = border | ((np.uint64(1) << shift) - np.uint64(1))
                end = int(np.searchsorted(packed, last, side="right"))
        yield packed[start:end]
        start = end


def link_ngrams(
    block: Hashes, layout: Layout, found: RepeatedParagraphs, n: int, settings: IndexSettings
) -> tuple[Ints, Ints]:
    """Link equal n-grams of different groups.

    Inside paragraphs that are equal as a whole nothing is linked: `link_paragraphs` did that once for all words.

    The block is sorted, and all keys of one hash are in it.

    Returns:
        Slots of both n-grams, earlier document first; no pair twice.
    """
    shift = np.uint64(layout.slot_bits)
    below = np.uint64(1) << shift
    first = np.flatnonzero(block[1:] ^ block[:-1] < below)  # of two equal hashes
    is_again = np.zeros(block.size, bool)
    is_again[first] = is_again[first + 1] = True
    again = block[is_again]
    places = (again & (below - np.uint64(1))).astype(np.int64)
    a, b = _links(places, again >> shift, layout, settings)
    texts = found.of(places, n)
    kept = (texts[a] != texts[b]) | (texts[a] < 0)
    return places[a[kept]], places[b[kept]]


def _links(
    slots: Ints, texts: Ints | Hashes, layout: Layout, settings: IndexSettings
) -> tuple[Ints, Ints]:
    """Pair the places of one text that are in different groups and close enough in time.

    Returns:
        Indexes of the earlier and of the later place of every pair.
    """
    documents = layout.documents(slots)
    groups, times = layout.groups[documents], layout.times[documents]
    firsts = np.flatnonzero(np.append(True, texts[1:] != texts[:-1])[: texts.size])
    sizes = np.diff(np.append(firsts, slots.size))
    first, size = np.repeat(firsts, sizes), np.repeat(sizes, sizes)
    later = np.flatnonzero(documents >= layout.since)
    is_frequent = size[later] > settings.max_all_pairs
    found = [
        (later[:0], later[:0]),
        *_all_pairs(later[~is_frequent], first),
        *_star_and_chain(later[is_frequent], first, groups, settings.n_nearest),
    ]
    a = np.concatenate([earlier for earlier, _ in found])
    b = np.concatenate([later for _, later in found])
    kept = groups[a] != groups[b]
    if settings.window_days is not None:
        days = settings.window_days * _DAY
        is_undated = np.isinf(times[a]) | np.isinf(times[b])
        kept &= is_undated | ((times[b] <= times[a] + days) & (times[a] <= times[b] + days))
    return a[kept], b[kept]


def _all_pairs(later: Ints, first: Ints) -> Iterator[tuple[Ints, Ints]]:
    """Pair every place with all before it that have its text."""
    lag = 1
    while (later := later[later - lag >= first[later]]).size:
        yield later - lag, later
        lag += 1


def _star_and_chain(
    later: Ints, first: Ints, groups: Ints, n_nearest: int
) -> Iterator[tuple[Ints, Ints]]:
    """Pair every place with the nearest before it that are in other groups, and with the earliest.

    The places with only their own group before them are paired with the first of another group.
    """
    # Places are in order of time. Neighbours of one group are a stretch, and a step back from any place of it leads to
    # the place before the stretch, so that a chain never ends among an outlet's own copies.
    is_new = np.append(True, (groups[1:] != groups[:-1]) | (first[1:] != first[:-1]))[: groups.size]
    stretch = np.maximum.accumulate(np.where(is_new, np.arange(groups.size), 0))
    is_opening = stretch[later] == first[later]
    yield from _openings(later[is_opening], later[~is_opening], first, n_nearest)
    later = later[~is_opening]
    earlier = later
    for _ in range(n_nearest):
        earlier = earlier - 1
        # If it is in the same group, so is all of its stretch.
        own = groups[np.maximum(earlier, 0)] == groups[later]
        earlier = np.where(own, stretch[np.maximum(earlier, 0)] - 1, earlier)
        known = earlier >= first[later]
        earlier, later = earlier[known], later[known]
        yield earlier, later
    farther = first[later] < earlier
    yield first[later[farther]], later[farther]


def _openings(
    openings: Ints, others: Ints, first: Ints, n_nearest: int
) -> Iterator[tuple[Ints, Ints]]:
    """Pair the places of a text's first group with the first of another, where that does not do it."""
    texts, at = np.unique(first[others], return_index=True)
    if not texts.size:
        return
    text = np.minimum(np.searchsorted(texts, first[openings]), texts.size - 1)
    second = others[at][text]
    # The other place looks back to the earliest and over the nearest by itself.
    alone = (texts[text] == first[openings]) & (openings > first[openings])
    alone &= openings < second - n_nearest
    yield openings[alone], second[alone]
