"""Provenance: one target against its sources."""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.api.prepare import prepare, tokens
from newsdiff.corpus import Progress
from newsdiff.model import COPIED, Document, Explanation
from newsdiff.report.reports import ProvenanceReport
from newsdiff.settings import Settings
from newsdiff.version import __version__


def provenance(
    target: Document,
    sources: Iterable[Document],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
) -> ProvenanceReport:
    """Write the paragraph ledger of a target: what was lifted, from where, changed, dropped, credited.

    Args:
        target: The document that may have taken.
        sources: The documents that it may have taken from; the target itself is skipped. Where there
            are many, only those that share text with the target are compared.
        settings: All settings; the defaults if None.
        progress: Told how far it is.

    Returns:
        The ledger. Of a few sources each is listed, with a coverage of 0 where it gives nothing; of many
        those that share text.
    """
    from newsdiff.reuse import align, attribute

    settings = settings or Settings()
    target, *others = prepare([target, *(s for s in sources if s.id != target.id)], settings)
    if len(others) > settings.index.max_direct:
        from newsdiff.corpus.index import search

        kin = search.sources(target, others, settings.index, progress)
        others = [others[at] for at in sorted(kin)]
    embed = None
    if settings.align.is_semantic:
        from newsdiff.reuse.align.semantic import embedder

        embed = embedder()
    words = tokens(target)
    found = []
    for source in others:
        source_words = tokens(source)
        copied = align.pair(source_words, words, settings.align)
        named = attribute.named(words, source)
        possible = align.reworded(source_words, words, copied, settings.align, embed, named)
        found.append((source_words, (*copied, *possible)))
    ledger = attribute.ledger(words, found, settings.attribute)
    return ProvenanceReport.of(ledger, newsdiff=__version__, settings=settings.as_dict())


def explain(
    target: Document, source: Document, settings: Settings | None = None
) -> tuple[Explanation, ...]:
    """Say why paragraphs of a target were not reported as copied from a source.

    Args:
        target: The document that may have taken.
        source: The one that it may have taken from.
        settings: All settings; the defaults if None.

    Returns:
        For every paragraph without a copied verdict what came nearest to a passage, and the threshold
        that it missed, in order.
    """
    from newsdiff.reuse import align

    settings = settings or Settings()
    target, source = prepare([target, source], settings)
    ledger = provenance(target, [source], settings).paragraphs
    open_ = [line.index for line in ledger if line.verdict not in (*COPIED, "boilerplate")]
    return align.explain(tokens(source), tokens(target), open_, settings.align)
