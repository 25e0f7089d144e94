"""What was taken over: between one article and its sources, and through a whole corpus."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

from newsdiff.api.choosing import Since
from newsdiff.api.cleaning import prepare
from newsdiff.api.inputs import Given, documents_of, one_document, renamed
from newsdiff.api.limits import workspace
from newsdiff.api.surveying import report_of
from newsdiff.corpus import Progress
from newsdiff.errors import SelectionError
from newsdiff.model import COPIED, Document, Explanation, Ledger, SourceParagraph
from newsdiff.report.reports import DedupeReport, ProvenanceReport
from newsdiff.settings import Settings, Shortcuts, with_shortcuts
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.store import Store
    from newsdiff.corpus.stored import StoredCorpus
    from newsdiff.corpus.workspace import Workspace
    from newsdiff.documents.boilerplate.ignoring import IgnoredText
    from newsdiff.reuse.copies import Copy, Cut
    from newsdiff.writing import Guard

OLD_PREFIX = "older:"
"""Stands before the id of an article of the other corpus where a new one has the same."""
COPIES = "newsdiff-copies.json"
"""File of `thin` that says what was left out, and which passage it repeats."""


def provenance(
    target: Given,
    sources: Given,
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    **shortcuts: Unpack[Shortcuts],
) -> ProvenanceReport:
    """Write the paragraph ledger of a target: what was lifted, from where, changed, dropped, credited.

    Of a few sources each is listed, with a coverage of 0 where it gives nothing; of many only those that share
    text with the target are compared. The target itself is skipped among them. What many outlets print in many
    stories counts for nothing, as in `dedupe`; that takes four articles, so two alone are as they are.

    Args:
        target: A document, or a path, a text or a record that is one.
        sources: One or more of these, or what holds several; see `dedupe`.
        settings: The defaults if None.
        progress: Told how far it is.
        **shortcuts: Settings with a short name: `min_words`, `semantic`, `strictness`.

    Raises:
        SelectionError: The target is not one document, or something given is nothing to compare.
        LoadError: Something cannot be read.
    """
    settings = with_shortcuts(settings, shortcuts)
    article = one_document(target, "target")
    others = list(documents_of(sources, name="source"))
    if not isinstance(target, Document):
        # Read from two places, two articles may have one name; the same one is the target itself.
        others = [s if s.sha256 == article.sha256 else renamed(s, [article.id]) for s in others]
    ledger = find_ledger(article, (s for s in others if s.id != article.id), settings, progress)
    return ProvenanceReport.of(ledger, newsdiff=__version__, settings=settings.as_dict())


def compare(
    a: Given,
    b: Given,
    settings: Settings | None = None,
    **shortcuts: Unpack[Shortcuts],
) -> ProvenanceReport:
    """Say what of one article stands in another: `newsdiff.compare(original, article)`, each a path, a text or a document.

    It is the ledger of `b` with `a` as its only source; who was first is found out as always, and plays no part in the order.
    Texts are called "a" and "b". For `settings` and shortcuts see `provenance`.
    """
    source = one_document(a, "a")
    target = renamed(one_document(b, "b"), [source.id])
    settings = with_shortcuts(settings, shortcuts)
    ledger = find_ledger(target, [source], settings)
    return ProvenanceReport.of(ledger, newsdiff=__version__, settings=settings.as_dict())


def find_ledger(
    target: Document,
    sources: Iterable[Document],
    settings: Settings,
    progress: Progress | None = None,
) -> Ledger:
    """Return the ledger of a target; none of the sources has its id. For the rest see `provenance`."""
    from newsdiff.corpus import packed
    from newsdiff.corpus.reader import current_reader
    from newsdiff.reuse import attribute, commonplaces
    from newsdiff.reuse.compare import (
        compare_documents,
        compare_sentences,
        fit_settings,
        without_phrases,
    )

    target, *others = prepare([target, *sources], settings)
    if len(others) > settings.index.max_direct:
        from newsdiff.corpus.index import search

        near = search.find_sources(target, others, settings.index, progress)
        others = [others[at] for at in sorted(near)]
    words, *sources_words = current_reader().read(map(packed.pack, [target, *others]))
    found = []
    for source_words in sources_words:
        compared = compare_documents(source_words, words, settings)
        found.append((compared.a, (*compared.matches, *compare_sentences(compared, settings))))
    if spans := commonplaces.find_commonplaces(words, found, settings):
        found = [(own, without_phrases(some, words, spans)) for own, some in found]
    return attribute.ledger(words, found, fit_settings(settings, words).attribute)


def explain(
    target: Document, source: Document, settings: Settings | None = None
) -> tuple[Explanation, ...]:
    """Say why paragraphs of a target were not reported as copied from a source.

    Returns:
        For every paragraph without a copied verdict what came nearest to a passage, and the threshold
        that it missed, in order.
    """
    from newsdiff.language.tokenizing import tokenize
    from newsdiff.reuse import align
    from newsdiff.reuse.compare import fit_settings

    settings = settings or Settings()
    target, source = prepare([target, source], settings)
    lines = find_ledger(target, [source], settings).paragraphs
    open_ = [line.index for line in lines if line.verdict not in (*COPIED, "boilerplate")]
    words = tokenize(target)
    limits = fit_settings(settings, words).align
    return align.explain_misses(tokenize(source), words, open_, limits)


def dedupe(  # noqa: PLR0913  each is an option of the command
    documents: Given,
    settings: Settings | None = None,
    *,
    against: Iterable[Document] | None = None,
    since: Since | None = None,
    ignored: IgnoredText | None = None,
    progress: Progress | None = None,
    jobs: int = 1,
    memory_mb: int | None = None,
    temp: str | Path | None = None,
    texts: dict[str, tuple[SourceParagraph, ...]] | None = None,
    spark: Any = None,  # noqa: ANN401  pyspark may be missing
    **shortcuts: Unpack[Shortcuts],
) -> DedupeReport:
    """Find passages that run through several outlets, cluster them, and say who was first and why.

    Args:
        documents: A corpus, drawn one by one: the path of a folder or file, a data frame of pandas, Polars or Arrow, or an
            iterable of documents, paths, texts or records. Reuse inside a series, by default the outlet, is ignored.
        settings: The defaults if None.
        against: Another corpus, which `documents` are compared with; its own articles are not compared with each other,
            and one that `documents` have byte for byte under the same id is left out of it.
        since: Which of `documents` count, by their dates; all if None.
        ignored: Passages that do not count.
        progress: Told how far it is.
        jobs: Processes to work in.
        memory_mb: Megabytes that it may take; what does not fit goes to files.
        temp: Folder for these files; the system's if None.
        texts: Filled with the paragraphs of the articles that share passages, by their ids, for pages that show pairs
            whole; a report holds the passages only.
        spark: A SparkSession, or the URL of one, to do it there: the same report. `documents` are then the path of files
            that all nodes see, a frame of Spark, or the name of a table; and `temp` is a folder that they can reach.
        **shortcuts: Settings with a short name: `min_words`, `window_days`, `strictness`, `translations`.

    Returns:
        Clusters, what most documents have first, then the longest text, in characters of its longest version; and the
        pairs of documents that share them, in order of their ids. The order of the documents plays no part, nor do
        jobs and memory.
    """
    chosen = with_shortcuts(settings or Settings(), shortcuts)
    if spark is not None:
        from newsdiff.api.spark import dedupe_on_spark

        if against is not None or since or ignored or texts is not None:
            raise SelectionError("Spark takes no against, since, ignored and texts yet")
        return dedupe_on_spark(documents, chosen, spark, temp=temp, progress=progress)
    if chosen.translations.is_used:
        from newsdiff.reuse.align import load_senses

        load_senses()  # before anything is read, since it may be missing
    with workspace(memory_mb, temp, jobs) as place:
        store = _counted(documents_of(documents), chosen, place, since, ignored, progress)
        old: set[str] = set()
        if against is not None:
            others = _counted(documents_of(against), chosen, place, None, ignored, progress)
            old = _add_old(store, others)
        report, corpus = _surveyed(store, chosen, place, progress, old)
        if texts is not None:
            texts.update(_whole_texts(report, corpus.store))
    return report


def _whole_texts(
    report: DedupeReport, store: Store
) -> Iterator[tuple[str, tuple[SourceParagraph, ...]]]:
    """Yield the paragraphs of the articles of the pairs that have pages."""
    from newsdiff.report.html import paged_documents
    from newsdiff.reuse.attribute import whole_text

    shown = paged_documents(report)
    for at, identifier in enumerate(store.ids):
        if identifier in shown:
            yield identifier, whole_text(store[at])


def _counted(
    documents: Iterable[Document],
    settings: Settings,
    place: Workspace,
    since: Since | None,
    ignored: IgnoredText | None,
    progress: Progress | None,
) -> Store:
    """Prepare documents, and keep those that count and what counts of them."""
    from newsdiff.corpus import packed
    from newsdiff.corpus.prepare import prepare_documents
    from newsdiff.corpus.store import Store

    store = prepare_documents(documents, place, settings.clean, progress=progress)
    if since is None and ignored is None:
        return store
    kept = Store(place)
    for at in range(len(store)):
        record = store.take(at)
        if since is None or since.admits(packed.head(record).published):
            counted = ignored.without(packed.unpack(record)) if ignored else None
            kept.append(packed.pack(counted) if counted else record)
    store.close()
    return kept


def _add_old(store: Store, old: Store) -> set[str]:
    """Put older documents behind new ones; return their ids, with a prefix where a new one has the same."""
    from newsdiff.corpus import packed

    places = {identifier: at for at, identifier in enumerate(store.ids)}
    added = set()
    for identifier, document in zip(old.ids, old, strict=True):
        at = places.get(identifier)
        if at is not None and store[at].sha256 == document.sha256:
            continue
        name = identifier if at is None else f"{OLD_PREFIX}{identifier}"
        added.add(name)
        store.append(packed.pack(replace(document, id=name)))
    old.close()
    return added


def thin(
    documents: Iterable[Document],
    folder: str | Path,
    cut: Cut = "paragraphs",
    settings: Settings | None = None,
    *,
    guard: Guard | None = None,
    progress: Progress | None = None,
    place: Workspace | None = None,
) -> tuple[list[Copy], list[Path]]:
    """Write a corpus without what it holds twice: the first version of every text stays.

    Args:
        documents: As for `dedupe`.
        folder: Where to; made if it is missing. `restore` rebuilds from it the originals of the files written.
        cut: Whether whole articles go that are copies, or every copied paragraph.
        settings: The defaults if None.
        guard: What must not be written over; the corpus is the first of its inputs.
        progress: Told how far it is.
        place: Workspace of the run; one of its own if None.

    Returns:
        What was left out, and the files written; the last one says the same.

    Raises:
        OutputError: A file is in the way, or the folder cannot be written.
    """
    from newsdiff.documents.boilerplate.manifest import write_cleaned
    from newsdiff.reuse import copies

    settings = settings or Settings()
    with nullcontext(place) if place else workspace() as room:
        report, corpus = _surveyed(documents, settings, room, progress)
        found = copies.find_copies(corpus, report.clusters, cut, settings.cluster)
        rows = [asdict(copy) for copy in found]
        listed = {"format": "newsdiff.copies", "version": 1, "copies": rows}
        written = write_cleaned(
            copies.remove_copies(corpus.store, found),
            folder,
            guard=guard,
            beside={COPIES: f"{json.dumps(listed, indent=1)}\n".encode("ascii")},
        )
    return found, written


def _surveyed(
    documents: Iterable[Document],
    settings: Settings,
    place: Workspace,
    progress: Progress | None,
    old: Collection[str] = (),
) -> tuple[DedupeReport, StoredCorpus]:
    """Prepare a corpus and report what runs through it, but among old documents alone; return both."""
    from newsdiff.corpus.prepare import prepare_documents
    from newsdiff.corpus.stored import StoredCorpus

    store = prepare_documents(documents, place, settings.clean, progress=progress)
    store.sort()
    corpus = StoredCorpus(store, settings.index, old)
    report = report_of(corpus, settings, progress)
    if settings.translations.is_used:
        from newsdiff.reuse.translations import find_translations

        found = find_translations(store, settings, progress, old)
        known = {one.id: one for one in (*report.records, *found.records)}
        records = tuple(sorted(known.values(), key=lambda one: one.id))
        report = replace(report, translations=found.pairs, records=records)
    return report, corpus
