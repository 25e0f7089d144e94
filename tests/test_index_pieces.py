"""Links found in pieces are those of the local search, however a corpus is cut and in whatever order pieces come."""

import random
from collections import defaultdict

import numpy as np
import pytest

from newsdiff.corpus.index import pieces, postings, search
from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.index.pieces import Kind, Plan
from newsdiff.corpus.store import Store
from newsdiff.errors import RunError
from newsdiff.model import Document, Paragraph
from newsdiff.settings import IndexSettings


def invented(n_documents, seed=1):
    """Return articles of which many share paragraphs, whole or with words changed, some of them many times."""
    chance = random.Random(seed)
    words = [f"w{k}" for k in range(400)]
    known = [chance.choices(words, k=chance.randint(5, 60)) for _ in range(6)]
    documents = []
    for number in range(n_documents):
        lines = [
            chance.choices(words, k=chance.randint(0, 80)) for _ in range(chance.randint(0, 4))
        ]
        for line in chance.choices(known, k=chance.randint(0, 2)):
            own = [w if chance.random() > 0.05 else "changed" for w in line]
            lines.append(chance.choice((own, line)))
        text = "\n".join(map(" ".join, lines))
        rows, at = [], 0
        for index, line in enumerate(text.split("\n") if text else []):
            rows.append(Paragraph(index, index + 1, at, at + len(line)))
            at += len(line) + 1
        date = f"2026-01-{number % 28 + 1:02d}" if number % 9 else None
        outlet = f"o{number % 7}"
        documents.append(
            Document(f"{number:03d}", text, None, outlet, date, paragraphs=tuple(rows))
        )
    return documents


def plan_of(store, settings, hash_bits, n_ranges):
    numbers = np.array(store.by_time(), np.int64)
    columns = (np.array(c)[numbers] for c in (store.sizes, store.groups, store.times))
    n = settings.ngram_of(len(store))
    return numbers, Plan.of(Layout.of(*columns), n, settings, hash_bits, n_ranges)


def gathered(found, kinds, chance):
    """Bring the pieces of each group together, in any order."""
    groups = defaultdict(list)
    for piece in found:
        if piece.kind in kinds:
            groups[piece.group].append((piece.kind, piece.payload))
    order = list(groups.items())
    chance.shuffle(order)
    for _, some in order:
        chance.shuffle(some)
    return order


def linked(store, settings, hash_bits, n_ranges, n_tasks, seed=1):
    """Find the links of a store in pieces."""
    chance = random.Random(seed)
    numbers, plan = plan_of(store, settings, hash_bits, n_ranges)
    records = [(at, store.record(number)) for at, number in enumerate(numbers.tolist())]
    chance.shuffle(records)
    read = [p for k in range(n_tasks) for p in pieces.read_pieces(plan, records[k::n_tasks])]
    copies = [
        piece
        for group, some in gathered(read, {Kind.PARAGRAPHS}, chance)
        for piece in pieces.copy_pieces(plan, group, some)
    ]
    repeated = pieces.repeated_of([p.payload for p in copies if p.kind == Kind.REPEATED])
    seeds = [
        piece
        for _, some in gathered(read, {Kind.KEYS}, chance)
        for piece in pieces.seed_pieces(plan, repeated, some)
    ]
    of_range = {Kind.SEEDS, Kind.COPIED, Kind.WORDS}
    found = [
        piece
        for group, some in gathered([*seeds, *copies, *read], of_range, chance)
        for piece in pieces.run_pieces(plan, group, some)
    ]
    links = [
        piece
        for group, some in gathered([*found, *read], {Kind.RUNS, Kind.WORDS}, chance)
        for piece in pieces.link_pieces(plan, group, some)
    ]
    pairs = numbers[pieces.links_of([piece.payload for piece in links], settings)]
    return np.unique(np.sort(pairs, axis=1), axis=0).tolist()


@pytest.mark.parametrize(
    ("hash_bits", "n_ranges", "n_tasks"), [(0, 1, 1), (1, 2, 3), (4, 7, 2), (6, 40, 9)]
)
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"window_days": 3.0},
        {"max_all_pairs": 2},
        {"max_carriers": 2, "min_telling_words": 60, "n_common": 3},
    ],
)
def test_however_a_corpus_is_cut_the_links_are_the_same(hash_bits, n_ranges, n_tasks, changes):
    settings = IndexSettings(**changes)
    store = Store.of(invented(80))
    expected = search.find_links(store, settings).tolist()

    assert linked(store, settings, hash_bits, n_ranges, n_tasks) == expected
    assert len(expected) > 100


@pytest.mark.parametrize("hash_bits", [0, 3, 9])
def test_where_keys_stand_in_piles_the_links_are_the_same(hash_bits, monkeypatch):
    monkeypatch.setattr(postings, "_SHORT_SLOT_BITS", 13)
    settings = IndexSettings()
    store = Store.of(invented(60))
    slot_bits = plan_of(store, settings, 0, 1)[1].layout.slot_bits
    expected = search.find_links(store, settings).tolist()

    assert 0 < postings.prefix_bits(slot_bits) < 16
    assert linked(store, settings, hash_bits, 5, 3) == expected
    assert expected


@pytest.mark.parametrize("n_documents", [1, 2])
def test_a_corpus_of_next_to_nothing_has_no_links(n_documents):
    documents = [Document(id=str(n), text="") for n in range(n_documents)]

    assert linked(Store.of(documents), IndexSettings(), 2, 3, 2) == []


def test_documents_that_did_not_come_back_are_told():
    settings = IndexSettings()
    store = Store.of(invented(10))
    numbers, plan = plan_of(store, settings, 1, 1)
    records = [(at, store.record(number)) for at, number in enumerate(numbers.tolist())]
    words = [p.payload for p in pieces.read_pieces(plan, records[1:]) if p.kind == Kind.WORDS]

    with pytest.raises(RunError, match="documents 0 to 9 of the corpus only some came back"):
        plan.words(0, words)


def test_an_article_that_fits_into_no_range_is_refused():
    bases = np.array([0, 1, 2]) * ((1 << 33) + 1)
    layout = Layout(bases, np.zeros(2, np.int64), np.zeros(2), np.zeros(1, np.int32))

    with pytest.raises(RunError, match="8,589,934,592 bytes is too long"):
        Plan.of(layout, 10, IndexSettings(), 1, 4)
