"""The ledger: every paragraph of a target with its verdict, passages and source paragraphs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import attrgetter
from typing import Any, Literal

from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.model import (
    COPIED,
    RETOLD,
    BoilerplateRecord,
    Document,
    LedgerParagraph,
    LedgerPassage,
    Paragraph,
    Passage,
    PassageKind,
    SourceLink,
    Verdict,
)
from newsdiff.reuse.align.matches import Match, write_operations
from newsdiff.reuse.attribute.credit import credit, credited
from newsdiff.reuse.attribute.crossing import crossed_facts
from newsdiff.reuse.attribute.facts import alterations
from newsdiff.reuse.attribute.forms import is_form
from newsdiff.reuse.attribute.fragments import Fragment, cut_at_paragraphs
from newsdiff.reuse.attribute.namings import Naming, paragraph_at
from newsdiff.reuse.attribute.phrases import is_mostly_quoted, is_phrase
from newsdiff.reuse.attribute.verdicts import (
    CopiedWords,
    count_copied,
    is_shared_speech,
    shared_speech,
    verdict,
)
from newsdiff.settings import AttributeSettings

_OF_MEANING = ("stance", "negation", "number", "name", "date", "place", "hedge", "attribution")
"""Alterations after which a paragraph is no longer verbatim."""


@dataclass(frozen=True, slots=True)
class SourceShare:
    """What one source gives to the target."""

    source: Tokens
    """Words of the source."""
    fragments: tuple[Fragment, ...]
    """Copied, edited and quoted fragments, in order of the target."""
    retold: tuple[Match, ...]
    """Sentences of the same content in other words or in another language (a: source, b: target)."""
    credited: tuple[Naming, ...]
    """Where the target names this source."""
    alone: Mapping[int, Verdict] = field(default_factory=dict)
    """Verdicts of the paragraphs that have words of this source, were it the only one."""
    nothing: Literal["formula", "phrase"] | None = None
    """Why what both share, quotations aside, shows no copying: it is a set form, or a phrase; None where it does."""

    def copied(self, ledger: Mapping[int, Verdict]) -> list[Fragment]:
        """Return the fragments in paragraphs of the target with a copied verdict."""
        if self.nothing:
            return []
        return [
            fragment
            for fragment in self.fragments
            if ledger[fragment.target.paragraphs[fragment.first]] in COPIED
        ]

    def n_copied(self, ledger: Mapping[int, Verdict]) -> int:
        """Count the words of the target inside its copied passages, each once."""
        copied = ((f.first, f.last) for f in self.copied(ledger))
        return flag_words(max((f.last for f in self.fragments), default=0), copied).count(1)


def source_share(
    source: Tokens, target: Tokens, matches: Sequence[Match], settings: AttributeSettings
) -> SourceShare:
    """Sort what a source gives to a target, with the places that credit it (matches of a: source, b: target)."""
    copied = [match for match in matches if match.changes]
    fragments = cut_at_paragraphs(copied, source, target, settings.max_edge_words)
    form = is_form(fragments, settings)
    item = SourceShare(
        source,
        tuple(fragments),
        tuple(match for match in matches if not match.changes),
        tuple(credited(target, source) if matches and not form else ()),
        nothing="formula" if form else None,
    )
    item = replace(item, alone=copied_verdicts(target, [item], settings))
    return replace(item, nothing="phrase") if _is_phrase(item, target, settings) else item


def _is_phrase(item: SourceShare, target: Tokens, settings: AttributeSettings) -> bool:
    """Whether what is copied of a source is no more than a phrase, and but a small part of both articles.

    Who names the source beside it has read it there.
    """
    fragments = item.copied(item.alone)
    if not fragments or _is_credited(item, fragments) or not is_phrase(fragments, settings):
        return False
    n_used, n_copied = used_words(item, item.alone).count(1), item.n_copied(item.alone)
    share = max(n_used / len(item.source), n_copied / len(target))
    return share < settings.min_lifted or min(n_used, n_copied) < settings.min_lifted_words


def _is_credited(item: SourceShare, fragments: Sequence[Fragment]) -> bool:
    """Whether a sentence of the target names the source in a paragraph that has words of it."""
    target = fragments[0].target
    named = [
        paragraph_at(target.document, naming.start)
        for naming in item.credited
        if naming.is_own and not naming.is_signature
    ]
    indexes = {paragraph.index for paragraph in named if paragraph}
    return any(target.paragraphs[fragment.first] in indexes for fragment in fragments)


def ledger_paragraphs(
    target: Tokens, sources: Sequence[SourceShare], settings: AttributeSettings
) -> tuple[LedgerParagraph, ...]:
    """Write the ledger, one line for each paragraph of the target, in order.

    Where several sources give the same words, the longest passage is shown; each source's own share
    counts all of its passages.
    """
    judged = _judge(target, sources, settings)
    retold = _retold(sources, target)
    return tuple(
        _line(target, paragraph, judged.get(paragraph.index, _NOTHING), sources, retold, settings)
        for paragraph in target.document.paragraphs
    )


def copied_verdicts(
    target: Tokens, sources: Sequence[SourceShare], settings: AttributeSettings
) -> dict[int, Verdict]:
    """Return the verdicts of the paragraphs that have words of a source, by index, without writing a ledger.

    Facts are not looked at, so an edited paragraph may be called verbatim; both are copied.
    """
    judged = _judge(target, sources, settings)
    return {index: paragraph.verdict for index, paragraph in judged.items()}


def with_facts(item: SourceShare, settings: AttributeSettings) -> SourceShare:
    """Say what facts the fragments of a source change; a set form has its own."""
    if item.nothing == "formula":
        return item
    fragments = (replace(x, alterations=alterations(x, settings)) for x in item.fragments)
    return replace(item, fragments=tuple(fragments))


@dataclass(frozen=True, slots=True)
class _Judged:
    """What copied passages say of a paragraph of the target."""

    chosen: Sequence[tuple[SourceShare, Fragment]]
    copied: CopiedWords
    verdict: Verdict
    is_phrase: bool = False
    """Whether it would be copied, if what both share were no phrase."""


_start_of, _end_of = attrgetter("start"), attrgetter("end")
_NOTHING = _Judged((), CopiedWords(0, 0, 0, is_passage=False), "original")


def _judge(
    target: Tokens, sources: Sequence[SourceShare], settings: AttributeSettings
) -> dict[int, _Judged]:
    """Name the paragraphs that have words of a source, by index."""
    chosen = _choose(target, sources)

    @cache
    def is_lifted() -> bool:
        own = [pair for pair in chosen if not pair[0].nothing]
        return _prose_share(target, own) >= settings.min_prose_share

    inside = defaultdict[int, list[tuple[SourceShare, Fragment]]](list)
    for item, fragment in chosen:
        inside[target.paragraphs[fragment.first]].append((item, fragment))
    judged = {}
    for index, some in inside.items():
        own = [pair for pair in some if not pair[0].nothing]
        words, fragments = target.ranges[index], [fragment for _, fragment in own or some]
        copied = count_copied(fragments, words, settings)
        changed = {alteration.kind for fragment in fragments for alteration in fragment.alterations}
        named = verdict(copied, settings, is_altered=not changed.isdisjoint(_OF_MEANING))
        if is_shared_speech(fragments, words, target, settings) and not is_lifted():
            named = "quote"
        elif not own and named != "original":
            if any(item.nothing == "formula" for item, _ in some):
                named = "formula"
            elif is_mostly_quoted(fragments, settings):
                named = "quote"
            else:
                judged[index] = _Judged(some, copied, "original", is_phrase=True)
                continue
        judged[index] = _Judged(own or some, copied, named)
    return judged


def _choose(target: Tokens, sources: Sequence[SourceShare]) -> list[tuple[SourceShare, Fragment]]:
    """Choose the fragments to show: set forms last, longest first, a word of the target explained once.

    A fragment is dropped when longer ones already explain half of its words.
    """
    everything = [(item, fragment) for item in sources for fragment in item.fragments]
    everything.sort(
        key=lambda pair: (
            pair[0].nothing is not None,
            -pair[1].n_equal,
            pair[1].first,
            pair[0].source.document.id,
        )
    )
    taken = bytearray(len(target))
    chosen = []
    for item, fragment in everything:
        if 2 * taken.count(1, fragment.first, fragment.last) >= fragment.n_target:
            continue
        taken[fragment.first : fragment.last] = b"\1" * fragment.n_target
        chosen.append((item, fragment))
    return sorted(chosen, key=lambda pair: (pair[1].first, pair[1].last))


def _prose_share(target: Tokens, chosen: Sequence[tuple[SourceShare, Fragment]]) -> float:
    """Share of the target's prose, quoted speech aside, that is copied."""
    speech = shared_speech(fragment for _, fragment in chosen)
    copied = {at for _, fragment in chosen for _, at in fragment.equal} - speech
    n_copied = sum(not target.quoted[at] for at in copied)
    n_prose = target.quoted.count(0) - sum(not target.quoted[at] for at in speech)
    return n_copied / max(n_prose, 1)


def _line(
    target: Tokens,
    paragraph: Paragraph,
    judged: _Judged,
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
            passage if judged.is_phrase else replace(passage, kind="reworded")
            for passage, (item, fragment) in zip(passages, judged.chosen, strict=True)
            if judged.is_phrase or _is_loose(item, fragment, settings)
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


def _is_loose(item: SourceShare, fragment: Fragment, settings: AttributeSettings) -> bool:
    """Whether a fragment that is not copied has too many words in common to be chance, and is of no set form."""
    return item.nothing != "formula" and fragment.n_equal >= settings.min_loose_words


def _passage(item: SourceShare, fragment: Fragment, verdict: Verdict) -> LedgerPassage:
    """Write a fragment with what it changes and whether it is credited."""
    source, target = fragment.source, fragment.target
    start, end = target.characters(fragment.first, fragment.last)
    origin = source.characters(fragment.changes[0].a, fragment.changes[-1].a_end)
    kind: PassageKind = fragment.kind
    if verdict == "quote" or kind == "quote":
        kind = "quote"
    elif item.nothing:
        kind = item.nothing
    else:
        kind = "verbatim" if fragment.n_equal == fragment.n_target else "edited"
    return LedgerPassage(
        kind=kind,
        start=start,
        end=end,
        identity=fragment.identity,
        source=Passage(source.document.id, *origin),
        operations=tuple(write_operations(fragment.changes, source, target)),
        alterations=() if item.nothing else fragment.alterations,
        credit=credit(target, start, end, item.credited),
    )


def _retold(
    sources: Sequence[SourceShare], target: Tokens
) -> dict[int, list[tuple[SourceShare, Match]]]:
    """Sort what is told in other words by the paragraph of the target; two set forms tell nothing of each other."""
    found = defaultdict[int, list[tuple[SourceShare, Match]]](list)
    for item in (one for one in sources if one.nothing != "formula"):
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


def used_words(item: SourceShare, ledger: Mapping[int, Verdict]) -> bytearray:
    """Flag the words of a source that were copied."""
    copied = (x for fragment in item.copied(ledger) for x in fragment.changes if x.tag == "equal")
    return flag_words(len(item.source), ((x.a, min(x.a_end, x.a + x.b_end - x.b)) for x in copied))


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
