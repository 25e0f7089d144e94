"""Which documents are compared: what everybody prints makes few pairs, and nobody is left out for it."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.corpus.index import links, runs, search
from newsdiff.corpus.index.layout import Layout
from newsdiff.model import Document
from newsdiff.settings import IndexSettings

DEFAULT = IndexSettings()
FRAME = "{} people signed against the plan before the council of {} put it to a vote in {}"
FILLERS = [f"{first}{second}" for first in "bdfgklmnprst" for second in ("ano", "ipe", "uro")]


def links_of(*rows: tuple[int, int, int, bool]) -> links.Links:
    a, b, words, is_common = np.array(rows, np.int64).reshape(-1, 4).T
    return links.Links(a, b, words, is_common.astype(bool))


def framed(n_documents: int) -> list[Document]:
    """Reports of which every one has the frame, filled in anew, and words of its own."""
    documents = []
    for n in range(n_documents):
        fillers = [FILLERS[(n * step + step) % len(FILLERS)] for step in (1, 5, 7)]
        own = " ".join(f"x{n}y{k}" for k in range(30))
        documents.append(Document(id=f"{n:04d}", text=f"{own} {FRAME.format(*fillers)} {own}z"))
    return documents


rows = st.tuples(st.integers(0, 6), st.integers(7, 12), st.integers(5, 40), st.booleans())


@given(st.lists(rows, max_size=40, unique_by=lambda row: row[:2]), st.integers(1, 4))
def test_of_what_is_common_the_documents_that_share_most_are_chosen(found, n_common):
    settings = replace(DEFAULT, n_common=n_common)
    expected = {(a, b) for a, b, _, is_common in found if not is_common}
    for later in range(7, 13):
        common = [(-words, a) for a, b, words, is_common in found if b == later and is_common]
        expected |= {(a, later) for _, a in sorted(common)[:n_common]}

    chosen = links.choose_links(links_of(*found), settings).tolist()

    assert sorted(map(tuple, chosen)) == sorted(expected)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(5, 20)), max_size=30))
def test_carriers_are_the_runs_that_hold_the_middle(found):
    b, lengths = np.array(found, np.int64).reshape(-1, 2).T
    middles = [start + length // 2 for start, length in found]
    expected = [
        sum(start <= middle < start + length for start, length in found) for middle in middles
    ]

    assert runs.count_carriers(b, lengths).tolist() == expected


def test_a_run_is_common_by_how_many_have_it_unless_it_is_long():
    layout = Layout.of(np.full(3, 99), np.arange(3), np.arange(3.0))
    starts, words = np.array([0, 100, 20]), np.array([8, 20, 8])
    carriers = np.array([4, 9, 3])
    b = np.array([200, 220, 250])
    found = runs.Runs(starts, b, words, words, carriers)

    gathered = links.gather_links(found, layout, 5, DEFAULT)
    alone = links.gather_links(found.where(np.array([0])), layout, 5, DEFAULT)

    # The first document has a run of its own, the second a long one.
    assert gathered.is_common.tolist() == [False, False]
    assert gathered.words.tolist() == [16, 20]
    assert alone.is_common.tolist() == [True]


def test_a_frame_in_many_reports_makes_few_pairs_of_each_and_leaves_nobody_out():
    documents = framed(60)
    every = search.find_links(documents, replace(DEFAULT, n_common=search.NO_LIMIT))
    chosen = search.find_links(documents, DEFAULT)

    assert len(every) == 60 * 59 // 2
    per_document = np.bincount(chosen[:, 1], minlength=60)
    assert per_document[1:].min() >= 1
    assert per_document.max() <= DEFAULT.n_common + DEFAULT.max_carriers * 4


def test_a_text_of_many_copies_is_compared_with_all_of_them():
    text = " ".join(f"word{k}" for k in range(60))
    copies = [Document(id=f"{n:02d}", text=f"own{n} {text} end{n}") for n in range(20)]

    assert len(search.find_links(copies, DEFAULT)) == 20 * 19 // 2


@pytest.mark.parametrize("rate", [0.05, 0.12])
def test_edited_copies_of_one_story_are_compared_with_each_other_however_many(rate):
    chance = random.Random(3)
    story = [f"word{k}" for k in range(300)]
    copies = []
    for n in range(30):
        edited = [f"x{n}y{k}" if chance.random() < rate else word for k, word in enumerate(story)]
        own = " ".join(f"own{n}y{k}" for k in range(40))
        copies.append(Document(id=f"{n:02d}", text=" ".join(edited) + " " + own))

    assert len(search.find_links(copies, DEFAULT)) == 30 * 29 // 2


def test_the_order_of_documents_does_not_matter():
    documents = framed(40)
    at = {document.id: n for n, document in enumerate(documents)}
    turned = documents[::-1]

    names = [
        {
            tuple(sorted((at[some[a].id], at[some[b].id])))
            for a, b in search.find_links(some, DEFAULT)
        }
        for some in (documents, turned)
    ]

    assert names[0] == names[1]
