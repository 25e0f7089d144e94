"""The words of documents that are compared again are read once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import newsdiff
from newsdiff import Document
from newsdiff.api import desk, prepare
from newsdiff.corpus import packed, reader

_TEXT = "The ferry to Lorrin was late on {day} because its engine stood still for an hour, the harbour master said.\n"


def _read(monkeypatch, *documents):
    """Return the documents whose words are read while some are compared, the first with the others."""
    read = []
    tokenize = reader.tokenize_all

    def told(some):
        some = list(some)
        read.extend(one.id for one in some)
        return tokenize(some)

    with monkeypatch.context() as patched:
        patched.setattr(reader, "tokenize_all", told)
        newsdiff.provenance(documents[0], documents[1:])
    return read


def test_a_source_that_was_compared_lately_is_not_read_again(monkeypatch):
    reader.current_reader().forget()
    source = Document("source", _TEXT.format(day="Monday"))
    first = _read(monkeypatch, Document("one", _TEXT.format(day="Tuesday")), source)
    second = _read(monkeypatch, Document("two", _TEXT.format(day="Friday")), source)

    assert {"one", "source"} == set(first)
    assert {"two"} == set(second)


def test_a_source_of_the_same_id_and_another_text_is_read(monkeypatch):
    reader.current_reader().forget()
    target = Document("one", _TEXT.format(day="Tuesday"))
    _read(monkeypatch, target, Document("source", _TEXT.format(day="Monday")))
    again = _read(monkeypatch, target, Document("source", _TEXT.format(day="Sunday")))

    assert {"source"} == set(again)


def test_a_desk_keeps_no_more_words_than_it_says(monkeypatch):
    monkeypatch.setattr(desk, "_KEPT_WORDS", 100)
    with desk.Desk(None) as asked:
        for number in range(20):
            target = Document(f"one {number}", _TEXT.format(day="Tuesday"))
            asked.provenance(target, [Document(f"source {number}", _TEXT.format(day="Monday"))])
            kept = asked._reader._kept.values()

            assert 0 < sum(map(len, kept)) == asked._reader._n_words <= 100


def test_a_desk_reads_with_its_own_reader_and_leaves_that_of_the_process(monkeypatch):
    reader.current_reader().forget()
    texts = Document("a", _TEXT.format(day="Friday")), Document("b", _TEXT.format(day="Sunday"))
    before = reader.current_reader()
    with desk.Desk(None) as asked:
        asked.provenance(texts[0], texts[1:])

        assert reader.current_reader() is before is not asked._reader
        assert set(_read(monkeypatch, *texts)) == {"a", "b"}


def test_what_one_thread_reads_is_not_taken_from_it_by_another(monkeypatch):
    texts = prepare([Document(name, _TEXT.format(day=name)) for name in "abc"])
    first, second, other = map(packed.pack, texts)
    kept = reader.Reader(sum(map(len, reader.Reader().read([first]))))
    kept.read([first])
    is_reading, is_read = Event(), Event()
    tokenize = reader.tokenize_all

    def slowly(some):
        if not is_reading.is_set():
            is_reading.set()
            is_read.wait(0.2)  # until the other thread has read, unless it has to wait itself
        return tokenize(some)

    def read_another():
        is_reading.wait()
        kept.read([other])
        is_read.set()

    monkeypatch.setattr(reader, "tokenize_all", slowly)
    with ThreadPoolExecutor() as threads:
        threads.submit(read_another)

        assert len(kept.read([first, second])) == 2
