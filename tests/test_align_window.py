"""What alignment around the linked paragraphs finds is what aligning whole documents finds."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import api
from newsdiff.corpus import packed
from newsdiff.corpus.index import search
from newsdiff.corpus.prepare import prepare_documents
from newsdiff.corpus.stored import StoredCorpus
from newsdiff.corpus.workspace import Workspace, WorkspaceLimits
from newsdiff.model import Document
from newsdiff.reuse import align, attribute, compare
from newsdiff.reuse.align import matches_around
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import WordSpan
from newsdiff.reuse.reader import GAPS, Reader, words_of
from newsdiff.reuse.survey import survey_corpus
from newsdiff.settings import AlignSettings, Settings

DEFAULT = Settings()
LIMITS = AlignSettings()
SHARED = (
    "The footway was fenced off in spring after a handrail came away at the northern end in a gale."
)


def prose(seed, n_words=40):
    """Return a paragraph that shares no four words with another."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("bdfgklmnprst", k=3)) + "ale" for _ in range(n_words)]
    return " ".join(words).capitalize() + "."


def page(name, *paragraphs):
    """Return a document of these paragraphs."""
    [document] = api.prepare(
        [Document(id=name, text="\n".join(paragraphs), outlet=name)], is_cleaned=False
    )
    return document


def whole(a, b):
    """Return what the whole documents give, as far as `dedupe` reports it."""
    a, b = words_of(a), words_of(b)
    standing = compare._standing(align.find_matches(a, b, LIMITS), DEFAULT)
    return tuple(align.write_alignment(found, a, b, is_whole=False) for found in standing)


def compared(documents):
    """Return what `dedupe` finds, by the positions of the documents."""
    links = search.find_links(documents, DEFAULT.index)
    found = [
        some
        for batch in compare.link_batches(lambda at: packed.pack(documents[at]), links, DEFAULT)
        for some in compare.compare_batch(batch)
    ]
    return {(some.a, some.b): some for some in found}


def written(found):
    """Return matches in characters."""
    a, b, matches = found
    return tuple(align.write_alignment(one, a, b, is_whole=False) for one in matches)


def is_long(alignment):
    """Whether a passage has a run that is evidence by itself."""
    return alignment.n_longest >= LIMITS.min_words


def check(documents):
    """Compare what is found around links with what the whole of the linked documents gives."""
    found = compared(documents)
    n_checked = 0
    for a, b in search.find_links(documents, DEFAULT.index).pairs:
        expected = whole(documents[a], documents[b])
        some = found.get((a, b))
        assert (some.alignments if some else ()) == expected
        if some:
            words = words_of(documents[a]), words_of(documents[b])
            standing = compare._standing(align.find_matches(*words, LIMITS), DEFAULT)
            item = attribute.source_share(*words, standing, DEFAULT.attribute)
            assert some.direction == attribute.direction(item, words[1], DEFAULT.attribute)
            n_checked += 1
    return n_checked


def test_the_sample_corpus_gives_what_its_whole_documents_give(corpus):
    assert check(api.prepare(api.read(corpus), is_cleaned=False)) > 3


def test_real_articles_give_what_whole_documents_give(seeds):
    assert check(api.prepare(api.read(seeds), is_cleaned=False)) > 0


def test_labelled_pairs_give_what_whole_documents_give(seeds):
    folder = seeds.parent / "data" / "provenance-dev" / "pairs"
    if not folder.is_dir():
        pytest.skip("the labelled pairs are not on this machine")
    pairs = [api.read(path) for path in sorted(folder.iterdir())]

    n_checked = 0
    for pair in pairs:
        named = [replace(document, outlet=document.id) for document in pair]
        n_checked += check(api.prepare(named, is_cleaned=False))
    assert n_checked > 10


def test_a_passage_goes_on_in_the_next_paragraph():
    first, second, third = SHARED.split(" was ", maxsplit=1)[0], prose(1, 6), prose(2, 30)
    a = page("a", prose(3), f"{prose(4)} {SHARED}", f"{second} {third}", prose(5))
    b = page("b", prose(6), f"{first} was {SHARED.split(' was ')[1]}", second, third, prose(7))

    found = written(matches_around((a, b), ((1,), (1,)), Reader(LIMITS), LIMITS))

    assert found == whole(a, b)
    assert len(found) == 1
    assert b.extract(found[0].b).endswith(third.rstrip("."))


def test_passages_on_both_sides_of_what_is_left_out_are_two():
    lead, tail = prose(1, 12), prose(2, 12)
    a = page("a", lead, tail)
    b = page("b", lead, "Or so.", tail)

    found = written(matches_around((a, b), ((0, 1), (0, 2)), Reader(LIMITS), LIMITS))

    # Two words are bridged: what lies between passages that come near is read.
    assert [b.extract(one.b) for one in found] == [f"{lead}\nOr so.\n{tail}".rstrip(".")]

    far = page("b", lead, prose(9, 30), tail)
    words, other, found = matches_around((far, a), ((0, 2), (0, 1)), Reader(LIMITS), LIMITS)
    found = written((words, other, found))

    assert [a.extract(one.b) for one in found] == [lead.rstrip("."), tail.rstrip(".")]
    assert len(words) < 12 + 12 + 30 + 1


@settings(max_examples=40)
@given(st.integers(0, 10_000))
def test_edited_copies_give_what_whole_documents_give_where_they_share_runs(seed):
    chance = random.Random(seed)
    paragraphs = [prose(seed * 10 + k, chance.randint(5, 50)) for k in range(6)]
    edited = [
        " ".join(word if chance.random() > 0.1 else "other" for word in paragraph.split())
        for paragraph in chance.sample(paragraphs, 3)
    ]
    others = [prose(-seed * 10 - k - 1, chance.randint(5, 50)) for k in range(4)]
    mixed = [*edited, *others]
    chance.shuffle(mixed)

    documents = [page("a", *paragraphs), page("b", *mixed)]
    found = compared(documents).get((0, 1))
    # Sentences without a run of five words in common are looked for only beside passages.
    alignments = [one for one in (found.alignments if found else ()) if is_long(one)]
    assert alignments == [one for one in whole(*documents) if is_long(one)]


def test_the_size_of_batches_changes_nothing(corpus, monkeypatch):
    documents = api.prepare(api.read(corpus), is_cleaned=False)
    links = search.find_links(documents, DEFAULT.index)
    expected = list(compared(documents).values())

    for size in (1, 2, 3):
        monkeypatch.setattr(compare, "BATCH", size)
        batches = compare.link_batches(lambda at: packed.pack(documents[at]), links, DEFAULT)
        assert [some for batch in batches for some in compare.compare_batch(batch)] == expected


def test_any_number_of_jobs_gives_the_same_bytes(corpus, monkeypatch):
    documents = api.prepare(api.read(corpus), is_cleaned=False)
    expected = api.dedupe(documents).to_json()

    monkeypatch.setattr(compare, "BATCH", 2)

    assert [api.dedupe(documents, jobs=jobs).to_json() for jobs in (1, 2)] == [expected] * 2


def test_any_memory_gives_the_same_bytes(corpus, tmp_path):
    report = api.dedupe(api.read(corpus))
    least = WorkspaceLimits(
        memory_mb=1, store_share=0, key_share=0, word_share=0, seed_share=0, array_share=1e-4
    )

    with Workspace(least, tmp_path) as workspace:
        store = prepare_documents(api.stream(corpus), workspace, DEFAULT.clean)
        store.sort()
        found = survey_corpus(StoredCorpus(store, DEFAULT.index), DEFAULT)
    assert (found.clusters, found.pairs) == (report.clusters, report.pairs)
    documents = api.stream(corpus)
    assert api.dedupe(documents, memory_mb=100, temp=tmp_path, jobs=2).to_json() == report.to_json()
    assert list(tmp_path.iterdir()) == []


def test_a_name_before_what_is_left_out_may_be_looked_at():
    a, b = page("a", "Anna", prose(1)), page("b", prose(2))
    words = Reader(LIMITS).excerpt(a, {0}, GAPS[0], is_split=True)

    assert names.find_names(WordSpan(words, 0, 1), words_of(b)) == []
    assert [words.keys[at] for at in WordSpan(words, 0, len(words)).capitalised] == ["anna"]


def test_paragraphs_are_read_once(monkeypatch):
    read = []
    monkeypatch.setattr(
        "newsdiff.reuse.reader.sentences", lambda *place: read.append(place) or [place[1:]]
    )
    reader = Reader(LIMITS)
    a, b = page("a", SHARED, prose(1)), page("b", prose(2), SHARED)

    for _ in range(3):
        matches_around((a, b), ((0,), (1,)), reader, LIMITS)

    assert len(read) == len(set(read)) > 0
