"""Many articles against one corpus: the ledger of each, one after the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.api.archives import archive_state, is_archive, opened
from newsdiff.api.choosing import without
from newsdiff.api.cleaning import prepare
from newsdiff.api.comparing import provenance
from newsdiff.api.inputs import stream
from newsdiff.api.limits import workspace
from newsdiff.api.vectors import kept_vectors
from newsdiff.corpus import Progress, batched
from newsdiff.model import Document, DocumentRecord, TargetLine
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.listed import Corpus
    from newsdiff.documents.boilerplate.ignoring import IgnoredText
    from newsdiff.report.reports import ProvenanceReport


@contextmanager
def compared_with(
    path: str | Path,
    settings: Settings,
    intake: Intake | None = None,
    *,
    is_cleaned: bool = True,
    progress: Progress | None = None,
) -> Iterator[Corpus]:
    """Open what articles are compared with: an archive, of which only what is asked for is read, or any other corpus.

    Raises:
        LoadError: It cannot be read.
        SettingsError: The articles of an archive were cleaned with other settings.
    """
    if is_archive(path):
        cleaned = settings if is_cleaned else None
        with kept_vectors(path, settings), opened(path, cleaned) as archive:
            yield archive
        return
    from newsdiff.corpus.prepare import prepare_documents
    from newsdiff.corpus.stored import StoredCorpus

    with workspace() as place:
        limits = settings.clean if is_cleaned else None
        store = prepare_documents(stream(path, intake), place, limits, progress=progress)
        store.sort()
        yield StoredCorpus(store, settings.index)


def is_same_article(a: Document, b: Document) -> bool:
    """Whether two documents are one: of one id, and byte for byte the same."""
    return a.id == b.id and a.sha256 == b.sha256


def is_of_others(source: Document, target: Document) -> bool:
    """Whether a document may be a source of a target: another one, of another outlet or series."""
    return source.id != target.id and source.group != target.group


class Beside:
    """How an article from outside of a corpus is compared with it: prepared by itself, whatever else is compared.

    It is cleaned with what is known of itself alone, so that its ledger depends on nothing but itself and the corpus.
    """

    def __init__(
        self,
        corpus: Corpus,
        settings: Settings,
        *,
        is_cleaned: bool = True,
        ignored: IgnoredText | None = None,
    ) -> None:
        self._corpus, self._settings, self._is_cleaned = corpus, settings, is_cleaned
        self._ignored = ignored

    @property
    def n_together(self) -> int:
        """Targets to ask for sources at once."""
        return self._corpus.n_together

    def known(self, document: Document, name: str) -> Document:
        """Return an article under an id that no other of the corpus has: `name` where its own is taken.

        One that is in the corpus already, file for file, is the one there.
        """
        at = self._corpus.place(document.id)
        if at is None:
            return document
        inside = self._corpus.document(at)
        return inside if is_same_article(inside, document) else replace(document, id=name)

    def named(self, name: str) -> Document:
        """Return the article of the corpus with a name.

        Raises:
            SelectionError: There is none, or several.
        """
        from newsdiff.corpus import choose

        return self._corpus.document(choose.one(self._corpus.ids, name, self._corpus.named(name)))

    def prepared(self, document: Document) -> Document:
        """Return an article with its paragraphs marked, and without what does not count."""
        marked = prepare([document], self._settings, is_cleaned=self._is_cleaned)
        (counted,) = without(marked, self._ignored)
        return counted

    def sources_of(self, targets: Sequence[Document]) -> Iterator[list[Document]]:
        """Yield for each prepared target the articles of other outlets that it has to be compared with."""
        for target, places in zip(targets, self._corpus.near_each(targets), strict=True):
            near = self._corpus.several(places)
            found = [source for source in near if is_of_others(source, target)]
            if not self._is_cleaned:
                found = prepare(found, self._settings, is_cleaned=False)
            yield without(found, self._ignored)

    def ledgers(self, targets: Sequence[Document]) -> Iterator[ProvenanceReport]:
        """Yield the ledger of each of some prepared targets."""
        for target, sources in zip(targets, self.sources_of(targets), strict=True):
            yield provenance(target, sources, self._settings)

    def digest(self, path: str | Path) -> str:
        """Return what changes when the settings, newsdiff, or the corpus at a path change; of an archive, the file."""
        parts = [archive_state(path).encode()] if is_archive(path) else self._parts()
        known = (__version__, self._settings.as_dict(), self._is_cleaned, self._ignored)
        digest = hashlib.sha256(repr(known).encode())
        for part in parts:
            digest.update(part)
        return digest.hexdigest()

    def _parts(self) -> Iterable[bytes]:
        """Return what changes when a document of the corpus does."""
        return map(self._corpus.record, range(len(self._corpus.ids)))


def provenance_each(
    targets: Iterable[Document],
    beside: Beside,
    progress: Progress | None = None,
) -> Iterator[ProvenanceReport]:
    """Yield the ledger of each of some articles, as `Beside.prepared` gives them, against a corpus, in their order.

    Each is what `provenance` says of it alone. No more is held than some articles and their sources.
    """
    n_done = 0
    for some in batched(targets, beside.n_together):
        for report in beside.ledgers(some):
            yield report
            n_done += 1
            if progress:
                progress("comparing articles", n_done, 0)


def target_line(report: ProvenanceReport, page: str | None = None) -> TargetLine:
    """Say in a line what a ledger comes to."""
    from newsdiff.report import findings

    given = [source for source in findings.shared_sources(report) if source.coverage]
    later = findings.later_articles(report)
    taken = [q for p in report.paragraphs for q in p.passages if q.source.document not in later]
    first = given[0] if given else None
    copied = findings.sourced_paragraphs(report)
    return TargetLine(
        target=report.target,
        coverage=report.summary.coverage,
        copied_words=report.summary.copied_words,
        sources=len(given),
        source=_record(first) if first else None,
        direction=first.direction if first else None,
        source_coverage=first.coverage if first else 0.0,
        facts=len(findings.altered_facts(taken)),
        credited_paragraphs=sum(findings.own_credit(p) is not None for p in copied),
        copied_paragraphs=len(copied),
        page=page,
    )


def _record(source: DocumentRecord) -> DocumentRecord:
    """Return what a report says of a source as of any document."""
    return DocumentRecord(**{f.name: getattr(source, f.name) for f in fields(DocumentRecord)})
