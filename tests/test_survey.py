"""What runs through a corpus is written in tasks of some passages, however many a cluster has."""

import pytest

from newsdiff import api
from newsdiff.corpus.store import Store
from newsdiff.corpus.stored import StoredCorpus
from newsdiff.model import Document
from newsdiff.reuse import compare, survey
from newsdiff.settings import Settings

STORY = " ".join(f"word{n}" for n in range(40))


class Watched(StoredCorpus):
    """A corpus that keeps the tasks of which passages are written."""

    def run(self, work, tasks):
        if work is survey.write_passages:
            tasks = self.tasks = [*tasks]
        return super().run(work, tasks)


@pytest.fixture(scope="module")
def copies():
    """Return 90 articles that are the same but for a word and a line of their own."""
    return api.prepare(
        [
            Document(f"{n:02d}", f"{STORY} other{n} {STORY[::-1]}\n\nOwn line {n}.", outlet=f"o{n}")
            for n in range(90)
        ],
        is_cleaned=False,
    )


def test_a_cluster_of_any_size_is_written_in_tasks_of_some_passages(copies, monkeypatch):
    corpus = Watched(Store.of(copies), Settings().index)
    whole = survey.survey_corpus(corpus, Settings())
    monkeypatch.setattr(compare, "BATCH", 16)

    found = survey.survey_corpus(corpus, Settings())

    assert found == whole
    assert len(corpus.tasks) >= 6
    assert max(len(task.documents) for task in corpus.tasks) <= 17
    [cluster] = found.clusters
    are_compared = [bool(passage.operations) for passage in cluster.passages]
    assert are_compared == [0 < at < survey._MAX_VERSIONS for at in range(90)]
