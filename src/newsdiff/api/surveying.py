"""The report of a corpus that is prepared, wherever it stands."""

from __future__ import annotations

from collections import Counter

from newsdiff.corpus import Engine, Progress
from newsdiff.report.reports import DedupeReport
from newsdiff.settings import Settings
from newsdiff.version import __version__


def report_of(corpus: Engine, settings: Settings, progress: Progress | None) -> DedupeReport:
    """Report what runs through a prepared corpus, wherever it stands."""
    from newsdiff.reuse.survey import survey_corpus

    found = survey_corpus(corpus, settings, progress)
    return DedupeReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        documents=len(corpus.ids),
        paragraphs=corpus.n_paragraphs,
        boilerplate=corpus.n_removed,
        outlets=dict(sorted(Counter(outlet or "" for outlet in corpus.outlets).items())),
        clusters=found.clusters,
        pairs=found.pairs,
        records=found.records,
    )
