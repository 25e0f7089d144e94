"""The comparison of pairs: the same whatever the batches, the processes and the memory."""

from newsdiff import api
from newsdiff.corpus.index import search
from newsdiff.corpus.prepare import prepare_documents
from newsdiff.corpus.store import Store
from newsdiff.corpus.stored import StoredCorpus
from newsdiff.corpus.workspace import Workspace, WorkspaceLimits
from newsdiff.reuse import compare
from newsdiff.reuse.survey import survey_corpus
from newsdiff.settings import Settings

DEFAULT = Settings()


def compared(documents):
    """Return what the pairs of some documents share."""
    store = Store.of(documents)
    batches = compare.link_batches(search.find_links(store, DEFAULT.index), DEFAULT)
    return [pair for some in store.run(compare.compare_batch, batches) for pair in some]


def test_the_size_of_batches_changes_nothing(corpus, monkeypatch):
    documents = api.prepare(api.read(corpus), is_cleaned=False)
    expected = compared(documents)

    for size in (1, 2, 3):
        monkeypatch.setattr(compare, "BATCH", size)
        assert compared(documents) == expected
    assert len(expected) > 3


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
