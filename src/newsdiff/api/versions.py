"""Versions of one article: what changed from each to the next, and which one another article has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from newsdiff.api.choosing import without
from newsdiff.api.cleaning import prepare
from newsdiff.api.comparing import find_ledger
from newsdiff.errors import SelectionError
from newsdiff.model import Copier, CopierMatch, Document, DocumentRecord
from newsdiff.report.versions import VersionsReport
from newsdiff.settings import Settings
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.documents.boilerplate.ignoring import IgnoredText

MIN_CHANGE = 3
"""Words of a sentence or quotation that is a change by itself, unless the user says otherwise."""


def versions(
    documents: Sequence[Document],
    settings: Settings | None = None,
    *,
    min_words: int = MIN_CHANGE,
    copier: Document | None = None,
    ignored: IgnoredText | None = None,
) -> VersionsReport:
    """Say what changed between versions of one article.

    Args:
        documents: Two or more; by the times at which they were published, or say that they were changed, where all have one,
            then by those at which they were taken from their page, else in the order given. Each is cleaned by itself: what versions repeat is no furniture.
        settings: The defaults if None.
        min_words: Sentences and quotations with fewer words are no change by themselves.
        copier: Another article, to find out which version it has.
        ignored: Passages that do not count.

    Raises:
        SelectionError: There are fewer than two.
    """
    from newsdiff.language.tokenizing import tokenize
    from newsdiff.reuse.notes import with_later_notes
    from newsdiff.reuse.versions import version_step

    settings = settings or Settings()
    if len(documents) < 2:  # noqa: PLR2004  two versions
        raise SelectionError("one version cannot be compared; name an older and a newer one")
    prepared = [one for d in documents for one in without(prepare([d], settings), ignored)]
    prepared = _in_time([_as_version(document) for document in prepared])
    steps = [
        version_step(
            tokenize(old),
            tokenize(new),
            find_ledger(new, [old], settings),
            min_words,
            settings.attribute,
        )
        for old, new in pairwise(prepared)
    ]
    records = [DocumentRecord.of(d, len(tokenize(d))) for d in prepared]
    return VersionsReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        versions=tuple(records),
        steps=tuple(with_later_notes(steps)),
        copier=_copier(copier, prepared, settings) if copier else None,
    )


def _as_version(document: Document) -> Document:
    """Return a version as published when it says that it was changed last."""
    from newsdiff.documents import segment
    from newsdiff.language.instants import timestamp

    changed = segment.last_update(document)
    is_first = document.published and timestamp(changed) <= timestamp(document.published)
    return replace(document, published=changed) if changed and not is_first else document


def _in_time(documents: list[Document]) -> list[Document]:
    """Put versions in order of time, as far as all of them have one; else as they are."""
    from newsdiff.language.instants import timestamp

    for times in ([d.published for d in documents], [d.retrieved for d in documents]):
        if all(times) and len(set(times)) > 1:
            order = sorted(range(len(documents)), key=lambda at: timestamp(times[at]))
            return [documents[at] for at in order]
    return documents


def _copier(article: Document, prepared: Sequence[Document], settings: Settings) -> Copier:
    """Find the versions of which another article has most words."""
    from newsdiff.language.instants import timestamp
    from newsdiff.language.tokenizing import tokenize
    from newsdiff.reuse.versions import equal_words

    (target,) = prepare([article], settings)
    matches = []
    for version in prepared:
        ledger = find_ledger(target, [version], settings)
        both = [x for x in (version.published, target.published) if x and "T" in x]
        is_later = len(both) > 1 and timestamp(both[0]) > timestamp(both[1])
        n_equal = equal_words(tokenize(version), ledger)
        matches.append(
            CopierMatch(
                version=version.id,
                equal_words=n_equal,
                coverage=ledger.summary.coverage,
                is_later=is_later,
            )
        )
    possible = [match for match in matches if match.equal_words and not match.is_later]
    most = max((match.equal_words for match in possible), default=0)
    return Copier(
        article=DocumentRecord.of(target, len(tokenize(target))),
        matches=tuple(matches),
        nearest=tuple(match.version for match in possible if match.equal_words == most),
    )
