"""From runs of equal words to the pairs of documents that are compared.

What many documents print (the frame of market reports, a line of a statute, a sentence that everybody quotes) links each of
them to each other, which is quadratic in their number. So a document that shares nothing else with an earlier one is compared
with those of them alone with which it shares most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.index.runs import Runs
from newsdiff.language.hashing import Flags, Ints
from newsdiff.settings import IndexSettings

_STEP_BITS = 6
"""Runs whose places differ by less than 64 words are in step."""
_IN_STEP = 3
"""Times as many words in step with each other are worth as much as words in a row: of 43,000 pairs of 300 articles of recurring
sentences 4,502 are compared, 7,309 with twice as many; 40 copies, every eighth word of each edited, are compared with all 39."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of documents that share words."""

    a: Ints
    """Numbers of the earlier documents."""
    b: Ints
    """Numbers of the later ones."""
    words: Ints
    """Words of all their runs."""
    is_common: Flags
    """Whether other documents print all of it."""


def are_worth_aligning(found: Runs, n: int, settings: IndexSettings) -> Flags:
    """Say which runs make their two documents worth aligning.

    In corpora small enough for n-grams shorter than `min_run_words` every run of that length does. A shorter
    run, and any run in larger corpora, needs equal words around it: `min_near_words` in all, and
    `min_beside_words` more than an n-gram has.
    """
    is_enough = found.near >= max(settings.min_near_words, n + settings.min_beside_words)
    if n < settings.min_run_words:
        is_enough |= found.words >= settings.min_run_words
    return is_enough


def gather_links(found: Runs, layout: Layout, n: int, settings: IndexSettings) -> Links:
    """Gather the runs that are worth aligning by their documents; n are the words of an n-gram.

    A run is common if `max_carriers` earlier documents or more have it, where one that repeats it counts as often, and if it is
    shorter than `min_telling_words`. No pair comes twice of one bucket.
    """
    kept = found.where(are_worth_aligning(found, n, settings))
    ends = np.stack([layout.documents(slots) for slots in (kept.a, kept.b)], axis=1)
    pairs, numbers = np.unique(ends, axis=0, return_inverse=True)
    numbers = numbers.ravel()
    is_telling = (kept.carriers < settings.max_carriers) | (
        kept.words >= settings.min_telling_words
    )
    is_telling |= _in_step(kept, numbers) >= _IN_STEP * settings.min_telling_words
    n_telling = np.bincount(numbers, is_telling, len(pairs))
    words = np.bincount(numbers, kept.words, len(pairs)).astype(np.int64)
    return Links(pairs[:, 0], pairs[:, 1], words, n_telling == 0)


def _in_step(found: Runs, numbers: Ints) -> Ints:
    """Return for each run the words of those of its pair, given by number, that are in step with it: nearly as far on in b as in a.

    The runs of an edited copy are; those of two reports that are written by frames stand here and there.
    """
    steps = np.stack([numbers, (found.b - found.a) >> _STEP_BITS], axis=1)
    groups, own = np.unique(steps, axis=0, return_inverse=True)
    words = np.bincount(own.ravel(), found.words, len(groups)).astype(np.int64)
    in_step: Ints = words[own.ravel()]
    return in_step


def concatenate_links(parts: Sequence[Links]) -> Links:
    """Put links one behind the other."""
    none = np.empty(0, np.int64)
    every = [(none, none, none, none.astype(bool))]
    every += ((part.a, part.b, part.words, part.is_common) for part in parts)
    return Links(*map(np.concatenate, zip(*every, strict=True)))


def choose_links(found: Links, settings: IndexSettings) -> Ints:
    """Choose the documents to compare: all that share more than what is common, and `n_common` others for each later one.

    Those are the earlier documents that share most words with it, of equals the earliest. All links of a later document are
    among those given.

    Returns:
        Numbers of the earlier and of the later documents, shape (pairs, 2), in no order.
    """
    order = np.lexsort((found.a, -found.words, found.b, found.is_common))
    later, is_common = found.b[order], found.is_common[order]
    places = np.arange(order.size)
    is_other = (later[1:] != later[:-1]) | (is_common[1:] != is_common[:-1])
    is_first = np.append(True, is_other)[: order.size]
    rank = places - np.maximum.accumulate(np.where(is_first, places, 0))
    chosen = order[~is_common | (rank < settings.n_common)]
    return np.stack((found.a[chosen], found.b[chosen]), axis=1)
