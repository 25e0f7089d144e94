"""Which documents share text: the same documents give the same pairs, in any order and any slices."""

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reference
from newsdiff.corpus.index import batching, postings, runs, search
from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.store import Store
from newsdiff.corpus.workspace import Workspace, WorkspaceLimits
from newsdiff.model import Document, Mark, Paragraph
from newsdiff.settings import IndexSettings

DEFAULT = IndexSettings()
SENTENCE = "The old ferry across the estuary will stop running in June"  # eleven words
RUN = " ".join(SENTENCE.split()[:8])


def pairs_of(links):
    return [tuple(row) for row in links.tolist()]


def corpus(*texts: str, **changes: str) -> list[Document]:
    return [Document(id=f"{i:05d}", text=text, **changes) for i, text in enumerate(texts)]


def noise(seed: int, n_words: int) -> str:
    """Return words that stand in no other noise."""
    return " ".join(f"x{seed}y{k}" for k in range(n_words))


def paragraphs(document: Document, removed: Sequence[int] = ()) -> Document:
    """Segment a document by lines."""
    found, at = [], 0
    for index, line in enumerate(document.text.split("\n")):
        mark = Mark("newsletter", "remove", "", 1.0) if index in removed else None
        found.append(Paragraph(index, index + 1, at, at + len(line), mark=mark))
        at += len(line) + 1
    return replace(document, paragraphs=tuple(found))


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["one", "one"], ["…", "…"]])
def test_nothing_to_compare_gives_no_pairs(texts: list[str]) -> None:
    assert pairs_of(search.find_links(corpus(*texts), DEFAULT)) == []


@pytest.mark.parametrize("n_words", [5, 6])
@pytest.mark.parametrize("before", [0, 1, 40])
@pytest.mark.parametrize("after", [0, 1, 40])
def test_every_shared_run_of_eight_words_is_found(n_words: int, before: int, after: int) -> None:
    documents = corpus(
        f"{noise(1, 30)} {RUN} {noise(2, 30)}",
        noise(3, 50),
        f"{noise(4, before)} {RUN.upper()} {noise(5, after)}",
    )

    assert pairs_of(search.find_links(documents, IndexSettings(ngram_words=n_words))) == [(0, 2)]


@pytest.mark.parametrize("n_words", [8, 10])
def test_every_shared_run_of_twenty_words_is_found_with_long_ngrams(n_words: int) -> None:
    shared = noise(9, 20)
    documents = corpus(f"{noise(1, 9)} {shared}", f"{shared} {noise(2, 9)}", noise(3, 50))

    assert pairs_of(search.find_links(documents, IndexSettings(ngram_words=n_words))) == [(0, 1)]


def test_seven_equal_words_alone_are_chance() -> None:
    seven = " ".join(RUN.split()[:7])
    documents = corpus(f"a b c {seven} d e f", f"g h i {seven} j k l")

    assert pairs_of(search.find_links(documents, DEFAULT)) == []


def test_edited_text_is_found_without_a_run_of_eight() -> None:
    documents = corpus(
        "The council said the old bridge would close for repairs until late in March",
        "The council says the old bridge would close for urgent repairs until March",
    )

    assert pairs_of(search.find_links(documents, DEFAULT)) == [(0, 1)]


def test_reuse_inside_a_group_is_ignored() -> None:
    one = corpus(SENTENCE, SENTENCE, outlet="The Daily")
    other = [Document(id="z", text=SENTENCE, outlet="The Weekly")]

    assert pairs_of(search.find_links(one + other, DEFAULT)) == [(0, 2), (1, 2)]


def test_removed_paragraphs_take_no_part() -> None:
    texts = corpus(f"{noise(1, 9)}\n{SENTENCE}", f"{noise(2, 9)}\n{SENTENCE}")
    kept = [paragraphs(document) for document in texts]
    removed = [kept[0], paragraphs(texts[1], removed=(1,))]

    assert (
        pairs_of(search.find_links(kept, DEFAULT)),
        pairs_of(search.find_links(removed, DEFAULT)),
    ) == (
        [(0, 1)],
        [],
    )


def test_text_is_found_across_paragraph_breaks() -> None:
    first, second = " ".join(RUN.split()[:4]), " ".join(RUN.split()[4:])
    documents = [paragraphs(d) for d in corpus(f"{first}\n{second}", f"{noise(1, 5)} {RUN}")]

    assert pairs_of(search.find_links(documents, DEFAULT)) == [(0, 1)]


def test_a_passage_at_the_end_of_a_very_long_document_is_found() -> None:
    documents = corpus(f"{noise(1, 70_000)} {SENTENCE}", SENTENCE)

    assert pairs_of(search.find_links(documents, DEFAULT)) == [(0, 1)]


def test_scripts_without_spaces_are_compared() -> None:
    documents = corpus("今日は橋が工事のため閉鎖されます", "市によると橋が工事のため閉鎖されます。")

    assert pairs_of(search.find_links(documents, DEFAULT)) == [(0, 1)]


WORDS = st.lists(st.sampled_from("ab cd ef gh ij kl mn op qr st".split()), max_size=40)


@given(st.lists(WORDS, max_size=5), st.integers(2, 9))
def test_pairs_are_those_of_looking_at_every_place(texts: list[list[str]], n_words: int) -> None:
    settings = IndexSettings(ngram_words=n_words, max_all_pairs=10_000)
    documents = corpus(*(" ".join(words) for words in texts))

    expected = reference.pairs(texts, n_words, settings)
    assert sorted(expected) == pairs_of(search.find_links(documents, settings))


@given(st.lists(WORDS, min_size=1, max_size=5), st.randoms())
def test_the_order_of_the_documents_plays_no_part(
    texts: list[list[str]], chance: random.Random
) -> None:
    documents = corpus(*(" ".join(words) for words in texts))
    shuffled = list(documents)
    chance.shuffle(shuffled)

    found = [
        {frozenset((some[a].id, some[b].id)) for a, b in pairs_of(search.find_links(some, DEFAULT))}
        for some in (documents, shuffled)
    ]
    assert found[0] == found[1]


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_the_sources_of_a_document_are_those_it_makes_a_pair_with(texts: list[list[str]]) -> None:
    settings = IndexSettings(ngram_words=4, max_all_pairs=10_000)
    documents = corpus(*(" ".join(words) for words in texts))

    expected = {
        a for a, b in pairs_of(search.find_links(documents, settings)) if b == len(documents) - 1
    }
    assert expected == set(search.find_sources(documents[-1], documents, settings))


def test_the_source_that_shares_most_comes_first() -> None:
    documents = corpus(RUN, noise(1, 20), SENTENCE)
    target = Document(id="t", text=f"{noise(2, 5)} {SENTENCE}")

    assert search.find_sources(target, documents, DEFAULT) == [2, 0]


def test_sources_are_the_same_however_the_corpus_is_sliced(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = corpus(*(f"{noise(i, 5)} {SENTENCE if i % 3 else ''}" for i in range(12)))
    target = Document(id="t", text=SENTENCE)
    expected = search.find_sources(target, documents, DEFAULT)

    monkeypatch.setattr(search, "_SLICE_BYTES", 60)

    assert expected == search.find_sources(target, documents, DEFAULT)
    assert len(expected) == 8


def test_copies_of_one_story_are_linked_in_linear_number_and_all_of_them() -> None:
    story = "\n".join(noise(i, 30) for i in range(5))
    documents = [paragraphs(document) for document in corpus(*[story] * 300)]

    pairs = pairs_of(search.find_links(documents, DEFAULT))

    reached = {0}
    for a, b in pairs:
        if a in reached:
            reached.add(b)
    assert set(range(300)) == reached
    assert len(pairs) <= 300 * (DEFAULT.n_nearest + 1)


def test_an_edited_version_of_a_much_copied_story_is_found() -> None:
    story = "\n".join(noise(i, 30) for i in range(5))
    edited = story.replace("x2y7 ", "").replace("x3y9", "other")
    documents = [paragraphs(document) for document in corpus(*[story] * 100, edited)]

    assert (0, 100) in pairs_of(search.find_links(documents, DEFAULT))


def test_longer_ngrams_are_used_in_larger_corpora() -> None:
    sizes = (5, 3_000, 29_999, 30_000, 300_000, 10_000_000)

    assert [DEFAULT.ngram_of(size) for size in sizes] == [5, 6, 6, 8, 10, 10]


def test_the_size_of_batches_and_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = noise(99, 12)
    documents = corpus(*(f"{noise(i, i)} {shared if i % 2 else SENTENCE}" for i in range(12)))
    expected = search.find_links(documents, DEFAULT).tolist()

    monkeypatch.setattr(batching, "BATCH_BYTES", 30)
    monkeypatch.setattr(postings, "key_blocks", partial(postings.key_blocks, size=3))
    monkeypatch.setattr(runs, "BLOCK", 2)

    assert search.find_links(documents, DEFAULT).tolist() == expected
    assert len(expected) == 30


def test_progress_reaches_the_number_of_documents() -> None:
    seen: list[tuple[str, int, int]] = []
    documents = corpus(SENTENCE, SENTENCE, noise(1, 10))

    search.find_links(documents, DEFAULT, lambda *step: seen.append(step))

    assert ("fingerprinting", 3, 3) in seen
    assert all(0 <= done <= total for _, done, total in seen)


@pytest.mark.parametrize("is_small", [False, True])
def test_memory_and_jobs_change_nothing(*, is_small: bool) -> None:
    shared = noise(99, 40)
    texts = (f"{noise(i, 3 * i)} {shared if i % 2 else SENTENCE}" for i in range(40))
    documents = [*corpus(*texts), *corpus(*[SENTENCE] * 70, published="2020-01-01")]
    documents = [replace(document, id=str(at)) for at, document in enumerate(documents)]
    expected = search.find_links(documents, DEFAULT).tolist()

    tiny = WorkspaceLimits(
        memory_mb=1, array_share=1e-5, store_share=0, key_share=0, word_share=0, seed_share=0
    )
    with Workspace(tiny if is_small else WorkspaceLimits(), jobs=1 if is_small else 2) as workspace:
        found = search.find_links(Store.of(documents, workspace), DEFAULT).tolist()

    assert found == expected
    assert len(expected) > 100


@pytest.mark.long
@pytest.mark.parametrize(("memory_mb", "slot_bits"), [(1, 44), (2000, 40)])
def test_long_slots_leave_so_many_bits_that_next_to_nothing_is_equal_by_chance(
    monkeypatch: pytest.MonkeyPatch, slot_bits: int, memory_mb: int
) -> None:
    documents = corpus(*(f"{noise(i, 800)} {SENTENCE if i % 9 == 0 else ''}" for i in range(60)))
    expected = search.find_links(documents, DEFAULT).tolist()

    def checked() -> int:
        """Return the number of runs that are checked on the words, if the pairs are those expected."""
        runs_seen = [0]
        with Workspace(WorkspaceLimits(memory_mb=memory_mb)) as workspace:
            links = search.find_links(
                Store.of(documents, workspace),
                DEFAULT,
                lambda stage, _, total: runs_seen.append(total if stage == "checking" else 0),
            )
        assert links.tolist() == expected
        return max(runs_seen)

    monkeypatch.setattr(Layout, "slot_bits", slot_bits)
    n_now = checked()
    monkeypatch.setattr(postings, "prefix_bits", lambda _: 0)
    n_without = checked()

    # As many pairs of n-grams as there are, over as many hashes as their bits allow.
    n_expected = (60 * 800) ** 2 / 2 / 2 ** (64 - slot_bits)
    assert len(expected) == n_now == 21
    assert 0.7 * n_expected < n_without - n_now < 1.4 * n_expected


# ---------------------------------------------------------------------------------- reading order


@given(
    st.sets(st.tuples(st.integers(0, 30), st.integers(0, 30)).filter(lambda two: two[0] < two[1]))
)
def test_pairs_in_order_of_their_stories_are_the_same_pairs(pairs):
    links = np.array(sorted(pairs), np.int64).reshape(-1, 2)

    assert sorted(pairs_of(search.by_story(links))) == sorted(pairs)


def test_documents_of_a_chain_that_is_read_in_order_are_soon_done_with():
    names = random.Random(1).sample(range(200), 200)
    links = np.array([sorted(names[k : k + 2]) for k in range(199)])
    read = pairs_of(search.by_story(links))
    places = {at: [n for n, pair in enumerate(read) if at in pair] for at in names}

    assert max(max(some) - min(some) for some in places.values()) <= 2
