import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.index import postings, runs
from newsdiff.corpus.index.layout import Layout
from newsdiff.settings import IndexSettings

ALL_PAIRS = IndexSettings(max_all_pairs=1000)
NO_COPIES = postings.find_repeated(
    np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int64)
)


def corpus_of(*lengths: int, groups: str = "", days: tuple[int, ...] = ()) -> Layout:
    """Return a corpus of documents of these lengths, each its own group on its own day if not said."""
    order = {group: number for number, group in enumerate(sorted(set(groups)))}
    return Layout.of(
        np.array(lengths) - 1,
        np.array([order[group] for group in groups] if groups else range(len(lengths))),
        np.array([day * 86_400.0 for day in days] if days else [np.inf] * len(lengths)),
    )


def linked(hashes: list[int], slots: list[int], corpus: Layout, settings: IndexSettings) -> list:
    """Return the seeds of n-grams with these hashes."""
    shift = corpus.slot_bits
    packed = postings.pack_keys(
        np.array(hashes, np.uint64) << np.uint64(shift), np.array(slots), corpus.slot_bits
    )
    packed.sort()
    a, b = postings.link_ngrams(packed, corpus, NO_COPIES, 2, settings)
    return sorted(zip(a.tolist(), b.tolist(), strict=True))


@given(st.lists(st.integers(1, 700), min_size=1, max_size=20))
def test_the_document_of_every_slot_is_found(lengths: list[int]) -> None:
    corpus = corpus_of(*lengths)
    slots = np.arange(sum(lengths))

    expected = np.repeat(np.arange(len(lengths)), lengths)
    assert expected.tolist() == corpus.documents(slots).tolist()


def test_all_pairs_of_different_groups_are_seeds() -> None:
    corpus = corpus_of(10, 10, 10, 10, groups="ABAC")

    seeds = linked([5, 5, 5, 5, 7], [0, 10, 20, 33, 4], corpus, ALL_PAIRS)

    assert seeds == [(0, 10), (0, 33), (10, 20), (10, 33), (20, 33)]


@given(
    st.lists(st.tuples(st.integers(0, 4), st.integers(0, 59)), max_size=40, unique=True),
    st.text("AB", min_size=6, max_size=6),
)
def test_seeds_are_those_of_looking_at_all_pairs(
    places: list[tuple[int, int]], groups: str
) -> None:
    corpus = corpus_of(*[10] * 6, groups=groups)

    expected = sorted(
        (a, b)
        for (x, a), (y, b) in itertools.product(places, places)
        if x == y and a < b and groups[a // 10] != groups[b // 10]
    )
    assert expected == linked([x for x, _ in places], [a for _, a in places], corpus, ALL_PAIRS)


@given(st.lists(st.integers(0, 9), max_size=60), st.integers(1, 8))
def test_blocks_hold_all_keys_and_never_part_those_of_one_ngram(
    hashes: list[int], size: int
) -> None:
    packed = np.sort(
        postings.pack_keys(np.array(hashes, np.uint64) << np.uint64(6), np.arange(len(hashes)), 6)
    )

    blocks = [block.tolist() for block in postings.key_blocks(packed, 6, size)]

    texts = [{key >> 6 for key in block} for block in blocks]
    assert packed.tolist() == [key for block in blocks for key in block]
    assert sum(len(text) for text in texts) == len(set(hashes))
    assert all(
        len(block) <= size or len(text) == 1 for block, text in zip(blocks, texts, strict=True)
    )


@given(
    st.lists(st.integers(0, (1 << 64) - 1), min_size=1, max_size=60),
    st.integers(30, 40),
    st.integers(0, 3),
    st.integers(0, 15),
)
def test_ngrams_are_linked_by_as_many_bits_however_many_piles_there_are(
    roots: list[int], slot_bits: int, more: int, n_differing: int
) -> None:
    # Pairs of hashes that differ in one bit only, at either side of the last one that counts.
    counted = 64 - slot_bits + postings.prefix_bits(slot_bits)
    flips = [1 << max(64 - counted + 4 - (at + n_differing) % 9, 0) for at in range(len(roots))]
    hashes = np.array([*roots, *(x ^ y for x, y in zip(roots, flips, strict=True))], np.uint64)
    corpus = replace(corpus_of(100, 100), bases=np.array([0, 100, (1 << slot_bits) - 1]))
    slots = np.append(np.arange(len(roots)), np.arange(len(roots)) + 100)
    pile_bits = min(postings.prefix_bits(slot_bits) + more, 16)

    keys, piles = (
        postings.pack_keys(hashes, slots, slot_bits),
        postings.pile_numbers(hashes, pile_bits),
    )
    found = []
    for pile in np.unique(piles):
        block = np.sort(keys[piles == pile])
        links = postings.link_ngrams(block, corpus, NO_COPIES, 2, ALL_PAIRS)
        found += zip(*(some.tolist() for some in links), strict=True)

    texts = (hashes >> np.uint64(64 - counted)).tolist()
    n = len(roots)
    expected = [(a, 100 + b) for a in range(n) for b in range(n) if texts[a] == texts[n + b]]
    assert expected == sorted(found)


def test_a_frequent_ngram_links_to_the_earliest_and_the_nearest_of_other_groups() -> None:
    corpus = corpus_of(*[10] * 8, groups="ABBCDDDE")
    settings = IndexSettings(max_all_pairs=4, n_nearest=2)

    seeds = linked([1] * 8, list(range(0, 80, 10)), corpus, settings)

    earlier = {b // 10: [a // 10 for a, y in seeds if y == b] for b in range(10, 80, 10)}
    assert (earlier) == {
        1: [0],
        2: [0],
        3: [0, 1, 2],
        4: [0, 2, 3],
        5: [0, 2, 3],
        6: [0, 2, 3],
        7: [0, 5, 6],
    }


@given(st.text("ABC", min_size=2, max_size=60), st.integers(1, 4))
def test_star_and_chain_are_linear_and_tie_every_group_together(
    groups: str, n_nearest: int
) -> None:
    corpus = corpus_of(*[10] * len(groups), groups=groups)
    settings = IndexSettings(max_all_pairs=1, n_nearest=n_nearest)

    seeds = linked([1] * len(groups), list(range(0, 10 * len(groups), 10)), corpus, settings)

    reached = {0}
    for a, b in [*seeds, *reversed(seeds), *seeds]:
        if {a // 10, b // 10} & reached:
            reached |= {a // 10, b // 10}
    tied = set(range(len(groups))) if len(set(groups)) > 1 else {0}
    assert tied == reached
    assert len(seeds) <= (n_nearest + 1) * len(groups)
    assert len(seeds) == len(set(seeds))
    assert all(groups[a // 10] != groups[b // 10] for a, b in seeds)


def test_documents_outside_of_the_window_are_not_compared_but_undated_ones_are() -> None:
    corpus = corpus_of(10, 10, 10, days=(1, 3, 9))
    undated = corpus_of(10, 10)

    settings = IndexSettings(window_days=2)

    assert linked([1, 1, 1], [0, 10, 20], corpus, settings) == [(0, 10)]
    assert linked([1, 1], [0, 10], undated, settings) == [(0, 10)]


@pytest.mark.parametrize("max_all_pairs", [1, 64])
def test_old_documents_are_not_compared_with_each_other(max_all_pairs: int) -> None:
    corpus = replace(corpus_of(10, 10, 10, 10), since=2)
    settings = IndexSettings(max_all_pairs=max_all_pairs)

    seeds = linked([1] * 4, [0, 10, 20, 30], corpus, settings)

    assert seeds == [(0, 20), (0, 30), (10, 20), (10, 30), (20, 30)]


def test_equal_paragraphs_are_linked_once_and_as_a_whole() -> None:
    corpus = corpus_of(100, 100, 100)
    hashes = np.array([11, 22, 22, 33, 22], np.uint64)
    firsts, lengths = np.array([0, 20, 100, 120, 200]), np.array([20, 9, 9, 7, 8])

    copies = postings.find_repeated(hashes, firsts, lengths)
    a, b, words = postings.link_paragraphs(copies, corpus, ALL_PAIRS)

    assert (a.tolist(), b.tolist(), words.tolist()) == ([20], [100], [9])
    texts = copies.of(np.array([20, 26, 28, 105, 0]), 3)
    assert texts[0] == texts[1] == texts[3] != -1
    assert texts[[2, 4]].tolist() == [-1, -1]


@given(
    st.lists(st.tuples(st.integers(0, 99), st.integers(100, 199)), unique=True, max_size=40),
    st.sampled_from([0, 1 << 31, (1 << 33) - 300]),
    st.sampled_from([1, 250, 1 << 40]),
)
def test_seeds_in_a_row_are_one_run_however_large_the_corpus(
    seeds: list[tuple[int, int]], shift: int, width: int
) -> None:
    corpus = corpus_of(100, 200)
    bases = np.array([0, shift + 100, shift + 300])
    corpus = Layout(bases, corpus.groups, corpus.times, corpus.table)
    a, b = np.array(seeds, np.int64).reshape(-1, 2).T + shift

    found = []
    buckets = runs.Buckets.of(corpus, width)
    for bucket, packed in runs.pack_seeds(a, b, buckets):
        parts = runs.join_seeds(np.sort(packed), bucket, buckets, 3)
        found += zip(*(part.tolist() for part in parts), strict=True)

    expected = []
    for x, y in seeds:
        if (x - 1, y - 1) not in seeds:
            length = next(k for k in itertools.count() if (x + k, y + k) not in seeds)
            expected.append((x + shift, y + shift, length + 2))
    assert sorted(expected) == sorted(found)


def one_run(a: int, b: int) -> runs.Runs:
    """A run of two words."""
    return runs.gather_runs(np.array([a]), np.array([b]), np.array([2]))


def test_a_run_grows_as_far_as_words_are_equal_and_counts_those_around_it() -> None:
    a, b = "h u v 1 2 3 4 5 w i x j", "u v 1 2 3 4 y i z j"
    corpus = corpus_of(100, 100)
    words = np.array([ord(word) for word in (a + " " + b).split()], np.uint32)
    text = runs.CorpusWords(np.pad(words, 5), np.array([5, 17, 27]))

    found = runs.extend_runs(one_run(4, 103), text, corpus, 4)

    assert (found.a[0], found.b[0], found.words[0]) == (1, 100, 6)
    # "u v 1 2 3 4" in a row, and "i", one word out of step.
    assert found.near[0] == 7


def test_a_run_of_unequal_words_is_a_collision_and_is_dropped() -> None:
    words = np.array([1, 2, 3, 4], np.uint32)
    text = runs.CorpusWords(np.pad(words, 5), np.array([5, 7, 9]))

    found = runs.extend_runs(one_run(0, 10), text, corpus_of(10, 10), 4)

    assert found.a.size == 0
