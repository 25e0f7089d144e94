"""What the matches of a target with its sources mean: verdicts, facts, credit, direction, omissions.

In go the words of the target and, for each source, its words and matches; out comes the ledger. Nothing here looks for text; nothing here decides where it runs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import get_args

from newsdiff.language.instants import timestamp
from newsdiff.language.tokens import Tokens
from newsdiff.model import (
    COPIED,
    Document,
    Ledger,
    LedgerParagraph,
    Omission,
    SourceParagraph,
    SourceRecord,
    Summary,
    Verdict,
)
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.attribute.agencies import WireCopy, named_agencies, wire_copy
from newsdiff.reuse.attribute.attribution import (
    CreditedWords,
    attribution,
    credited_words,
    relation,
)
from newsdiff.reuse.attribute.credit import crediting_paragraphs
from newsdiff.reuse.attribute.direction import confidence_of, dated_direction, direction
from newsdiff.reuse.attribute.ledger import (
    ledger_paragraphs,
    retold_words,
    shared_fields,
    used_shares,
    with_credits,
)
from newsdiff.reuse.attribute.omissions import omissions
from newsdiff.reuse.attribute.shares import (
    SourceShare,
    copied_words,
    source_share,
    used_words,
    with_facts,
)
from newsdiff.settings import AttributeSettings

__all__ = [
    "SourceShare",
    "WireCopy",
    "confidence_of",
    "copied_words",
    "crediting_paragraphs",
    "dated_direction",
    "direction",
    "ledger",
    "named_agencies",
    "source_share",
    "whole_text",
    "wire_copy",
]


def ledger(
    target: Tokens, found: Iterable[tuple[Tokens, tuple[Match, ...]]], settings: AttributeSettings
) -> Ledger:
    """Write the ledger of a target.

    Each source has its words and its matches with the target (a: source, b: target).
    """
    sources = _by_precedence(
        [
            with_facts(source_share(source, target, matches, settings), settings)
            for source, matches in found
        ],
        target,
        settings,
    )
    lines = ledger_paragraphs(target, sources, settings)
    verdicts = {line.index: line.verdict for line in lines}
    given = credited_words(target, sources, verdicts)
    lines = with_credits(lines, target, given)
    marked = {passage.source.document for line in lines for passage in line.passages}
    dropped: list[Omission] = []
    records: list[SourceRecord] = []
    for item in sources:
        used = used_words(item, verdicts)
        document = item.source.document
        n_copied = item.n_copied(verdicts)
        record = SourceRecord(
            **asdict(item.source.document_record),
            coverage=round(n_copied / max(len(target), 1), 4),
            used=round(used.count(1) / max(len(item.source), 1), 4),
            direction=item.direction,
            relation=relation(item.source, target) if item.fragments else None,
            paragraphs=whole_text(document),
        )
        records.append(record)
        # Nobody leaves out what was not there yet, nor what stands in a text that others are the source of.
        if not item.is_later and document.id in marked:
            told = used_shares(item.source, retold_words(item, target, verdicts))
            dropped += omissions(item.source, used_shares(item.source, used), told, settings)
    records.sort(key=lambda record: (-record.coverage, record.id))
    return Ledger(
        target=target.document_record,
        sources=tuple(records),
        summary=_summary(lines, target, sources, given),
        paragraphs=lines,
        omissions=tuple(dropped),
    )


def _by_precedence(
    sources: Sequence[SourceShare], target: Tokens, settings: AttributeSettings
) -> list[SourceShare]:
    """Say of each source whether it was before the target, and put those that were first, the earliest first."""
    nearest = _nearest(sources)
    found = []
    for item in sources:
        others = [words for words in nearest if words is not item.source][: settings.max_witnesses]
        judged = direction(item, target, settings, others=others)
        found.append(replace(item, direction=judged))
    return sorted(found, key=_precedence)


def _precedence(item: SourceShare) -> tuple[bool, float, str]:
    document = item.source.document
    is_before = item.direction.verdict == "source-first"
    return not is_before, timestamp(document.published), document.id


def whole_text(document: Document) -> tuple[SourceParagraph, ...]:
    """Return every paragraph of a document as a report shows it."""
    return tuple(SourceParagraph(**shared_fields(p, document)) for p in document.paragraphs)


def _nearest(sources: Iterable[SourceShare]) -> list[Tokens]:
    """Return the words of the sources that share text with the target, those that share most first."""
    shared = [
        (-sum(p.n_equal for p in x.fragments), x.source.document.id, x.source) for x in sources
    ]
    return [tokens for n, _, tokens in sorted(shared, key=lambda row: row[:2]) if n]


def _copied_words(sources: Iterable[SourceShare], verdicts: Mapping[int, Verdict]) -> set[int]:
    """Return the words of the target inside copied passages of some sources."""
    copied = (fragment for item in sources for fragment in item.copied(verdicts))
    return {at for fragment in copied for at in range(fragment.first, fragment.last)}


def _summary(
    ledger: Sequence[LedgerParagraph],
    target: Tokens,
    sources: Sequence[SourceShare],
    given: Sequence[CreditedWords],
) -> Summary:
    counts = Counter(line.verdict for line in ledger)
    verdicts = {verdict: counts[verdict] for verdict in get_args(Verdict)}
    verdict_of = {line.index: line.verdict for line in ledger}
    words = _copied_words(sources, verdict_of)
    places = {(naming.start, naming.end) for item in sources for naming in item.credited}
    return Summary(
        coverage=round(len(words) / max(len(target), 1), 4),
        words=len(target),
        copied_words=len(words),
        paragraphs=len(ledger) - verdicts["boilerplate"],
        copied_paragraphs=sum(verdicts[verdict] for verdict in COPIED),
        credits=len(places),
        verdicts=verdicts,
        attribution=attribution(target, words, given),
    )
