"""The ledger: every paragraph of a target with its verdict, passages and source paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any

from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.model import (
    COPIED,
    RETOLD,
    BoilerplateRecord,
    Credit,
    Document,
    LedgerParagraph,
    LedgerPassage,
    Paragraph,
    Passage,
    PassageKind,
    SourceLink,
    Verdict,
    nearest_credit,
)
from newsdiff.reuse.align.matches import Match, write_operations
from newsdiff.reuse.attribute.attribution import CreditedWords
from newsdiff.reuse.attribute.credit import credit
from newsdiff.reuse.attribute.crossing import crossed_facts
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.reuse.attribute.shares import (
    NOT_JUDGED,
    JudgedParagraph,
    SourceShare,
    judge_paragraphs,
)
from newsdiff.settings import AttributeSettings

_start_of, _end_of = attrgetter("start"), attrgetter("end")


def ledger_paragraphs(
    target: Tokens, sources: Sequence[SourceShare], settings: AttributeSettings
) -> tuple[LedgerParagraph, ...]:
    """Write the ledger, one line for each paragraph of the target, in order.

    Where several sources give the same words, the longest passage is shown, of those alike that of the first source, and
    that of a later article only where no other gives them; each source's own share counts all of its passages.
    """
    judged = judge_paragraphs(target, sources, settings)
    retold = _retold(sources, target)
    return tuple(
        _line(target, paragraph, judged.get(paragraph.index, NOT_JUDGED), sources, retold, settings)
        for paragraph in target.document.paragraphs
    )


def _line(
    target: Tokens,
    paragraph: Paragraph,
    judged: JudgedParagraph,
    sources: Sequence[SourceShare],
    retold: Mapping[int, Sequence[tuple[SourceShare, Match]]],
    settings: AttributeSettings,
) -> LedgerParagraph:
    first, last = target.ranges.get(paragraph.index, (0, 0))
    copied, named = judged.copied, judged.verdict
    passages = tuple(_passage(item, fragment, named) for item, fragment in judged.chosen)
    if named == "original":
        # Else what is too loose to be copied, but has too many words in common to be chance.
        told = retold.get(paragraph.index, ())
        passages = tuple(_retelling(item, match, target) for item, match in told) or tuple(
            passage if is_phrase else replace(passage, kind="reworded")
            for passage, (item, fragment) in zip(passages, judged.chosen, strict=True)
            if (is_phrase := judged.is_phrase or (item.commonplace == "phrase" and item.is_lone))
            or _is_loose(item, fragment, settings)
        )
        kinds = {passage.kind for passage in passages}
        named = next((kind for kind in ("translated", "reworded") if kind in kinds), "original")
    if not paragraph.is_matched:
        named = "boilerplate"
    is_linked = named not in ("original", "boilerplate")
    is_copied = named in COPIED or named == "quote"
    return LedgerParagraph(
        **shared_fields(paragraph, target.document),
        verdict=named,
        coverage=round(copied.n_covered / max(copied.n_words, 1), 4) if is_copied else 0.0,
        identity=round(copied.n_equal / max(copied.n_covered, 1), 4) if is_copied else 0.0,
        words=last - first,
        sources=_links(judged.chosen, passages, sources, settings) if is_linked else (),
        passages=passages if named != "boilerplate" else (),
    )


def with_credits(
    lines: Iterable[LedgerParagraph], target: Tokens, given: Iterable[CreditedWords]
) -> tuple[LedgerParagraph, ...]:
    """Say of each paragraph which credit counts for it: one to the sources of its passages, else one to another that has its words."""
    others: dict[int, list[Credit]] = {}
    for found in given:
        others.setdefault(target.paragraphs[found.words.start], []).append(found.credit)
    return tuple(
        replace(
            line,
            credit=nearest_credit(p.credit for p in line.passages)
            or nearest_credit(others[line.index]),
        )
        if line.index in others
        else line
        for line in lines
    )


def _is_loose(item: SourceShare, fragment: Fragment, settings: AttributeSettings) -> bool:
    """Whether a fragment that is not copied has too many words in common to be chance, and is of no set form."""
    return item.commonplace != "formula" and fragment.n_equal >= settings.min_loose_words


def _passage(item: SourceShare, fragment: Fragment, verdict: Verdict) -> LedgerPassage:
    """Write a fragment with what it changes and whether it is credited."""
    source, target = fragment.source, fragment.target
    start, end = target.characters(fragment.first, fragment.last)
    origin = source.characters(fragment.changes[0].a, fragment.changes[-1].a_end)
    kind: PassageKind = fragment.kind
    if verdict == "quote" or kind == "quote":
        kind = "quote"
    elif item.commonplace:
        kind = item.commonplace
    else:
        kind = "verbatim" if fragment.n_equal == fragment.n_target else "edited"
    return LedgerPassage(
        kind=kind,
        start=start,
        end=end,
        identity=fragment.identity,
        source=Passage(source.document.id, *origin),
        operations=tuple(write_operations(fragment.changes, source, target)),
        alterations=() if item.commonplace else fragment.alterations,
        credit=credit(target, start, end, item.credited),
    )


def _retold(
    sources: Sequence[SourceShare], target: Tokens
) -> dict[int, list[tuple[SourceShare, Match]]]:
    """Sort what is told in other words by the paragraph of the target."""
    found = defaultdict[int, list[tuple[SourceShare, Match]]](list)
    for item in sources:
        for match in item.retold:
            found[target.paragraphs[match.b]].append((item, match))
    return found


def _retelling(item: SourceShare, match: Match, target: Tokens) -> LedgerPassage:
    start, end = target.characters(match.b, match.b_end)
    return LedgerPassage(
        kind=match.kind,
        start=start,
        end=end,
        identity=match.identity,
        source=Passage(item.source.document.id, *item.source.characters(match.a, match.a_end)),
        alterations=crossed_facts(item.source, target, match) if match.kind == "translated" else (),
        credit=credit(target, start, end, item.credited),
    )


def _links(
    chosen: Sequence[tuple[SourceShare, Fragment]],
    passages: Sequence[LedgerPassage],
    sources: Sequence[SourceShare],
    settings: AttributeSettings,
) -> tuple[SourceLink, ...]:
    """Link the source paragraphs that give enough words, by source and position."""
    by_id = {item.source.document.id: item.source for item in sources}
    given = Counter(
        (item.source.document.id, item.source.paragraphs[at])
        for item, fragment in chosen
        for at, _ in fragment.equal
    )
    links = set()
    for (document, index), n_equal in given.items():
        first, last = by_id[document].ranges[index]
        if n_equal >= min(settings.min_link_words, settings.min_link_share * (last - first)):
            links.add((document, index))
    for passage in passages:
        if passage.kind in RETOLD:
            there = passage.source
            paragraphs = by_id[there.document].document.paragraphs
            first = bisect_right(paragraphs, there.start, key=_end_of)
            last = bisect_left(paragraphs, there.end, key=_start_of)
            links |= {(there.document, paragraph.index) for paragraph in paragraphs[first:last]}
    return tuple(
        SourceLink(document, index, by_id[document].document.paragraphs[index].line)
        for document, index in sorted(links)
    )


def retold_words(item: SourceShare, target: Tokens, ledger: Mapping[int, Verdict]) -> bytearray:
    """Flag the words of a source that the target says in other words."""
    told = (x for x in item.retold if ledger[target.paragraphs[x.b]] in RETOLD)
    return flag_words(len(item.source), ((match.a, match.a_end) for match in told))


def used_shares(source: Tokens, used: bytearray) -> dict[int, float]:
    """Return the share of the words that are flagged, by index of the source's paragraphs."""
    return {
        index: used.count(1, *words) / (words[1] - words[0])
        for index, words in source.ranges.items()
    }


def shared_fields(paragraph: Paragraph, document: Document) -> dict[str, Any]:
    """Return what the records of a paragraph say alike, whether of a target or of a source."""
    names = ("index", "line", "start", "end", "kind")
    text, boilerplate = document.extract(paragraph), _boilerplate(paragraph)
    return {name: getattr(paragraph, name) for name in names} | {
        "text": text,
        "boilerplate": boilerplate,
    }


def _boilerplate(paragraph: Paragraph) -> BoilerplateRecord | None:
    """Say why a paragraph is boilerplate, or suspected to be; None for text.

    Bylines, datelines and who contributed count too. A suspect takes part in matching, and what rests on it shows this record.
    """
    mark = paragraph.mark
    if mark is None or mark.category is None:
        return None
    if paragraph.is_matched and mark.action != "suspect":
        return None
    return BoilerplateRecord(mark.category, mark.reason, mark.confidence, mark.action)
