"""Direction: who took from whom, from evidence that a reader can check."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from newsdiff.language.hashing import hash_keys
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.model import Direction, DirectionVerdict, Document, Evidence
from newsdiff.reuse.attribute.agencies import agency, name_agencies
from newsdiff.reuse.attribute.evidence import WeightedEvidence, date_evidence
from newsdiff.reuse.attribute.facts import misspellings
from newsdiff.reuse.attribute.namings import Naming, namings
from newsdiff.reuse.attribute.outlet_names import aliases
from newsdiff.reuse.attribute.shares import UNKNOWN, SourceShare
from newsdiff.reuse.attribute.witnesses import witness
from newsdiff.settings import AttributeSettings

_COURTESIES = frozenset({"mr", "mrs", "ms", "miss"})
_COURTESY_HASHES = hash_keys(sorted(_COURTESIES))


def weigh(
    evidence: Sequence[WeightedEvidence], *, is_common: bool, settings: AttributeSettings
) -> Direction:
    """Add up evidence to a direction.

    Log-odds are positive for source-first. Pieces of which each alone may be chance do not become certain together.
    Common is what carries the same agency's copy, or that of an older article.

    Returns:
        The direction, its confidence as a probability, and the evidence, heaviest first. Without enough
        evidence `unknown`, which is an honest answer.
    """
    ordered = tuple(w.evidence for w in sorted(evidence, key=lambda w: -abs(w.weight)))
    total = sum(weighted.weight for weighted in evidence)
    verdict: DirectionVerdict
    if is_common and abs(total) < settings.min_odds_over_common:
        return Direction("common-source", settings.common_confidence, ordered)
    if abs(total) < settings.min_odds:
        return Direction("unknown", 0.0, ordered)
    verdict = "source-first" if total > 0 else "target-first"
    sign = 1 if total > 0 else -1
    heaviest = max(weighted.weight * sign for weighted in evidence)
    if heaviest <= settings.max_weak_odds:
        total = min(abs(total), settings.max_weak_odds)
    return Direction(verdict, confidence_of(total, settings), ordered)


def confidence_of(odds: float, settings: AttributeSettings) -> float:
    """Return the probability that log-odds of either sign claim: the logistic of them, up to the highest claimed."""
    from math import exp

    return round(min(1 / (1 + exp(-abs(odds))), settings.max_confidence), 4)


def direction(
    item: SourceShare,
    target: Tokens,
    settings: AttributeSettings,
    others: Iterable[Tokens] = (),
) -> Direction:
    """Weigh everything that shows whether a source or its target was first.

    `others` share text with the target.

    Returns:
        The direction; `unknown` where nothing is shared, or a set form or a phrase only.
    """
    if not item.fragments or (item.commonplace and "quote" not in item.alone.values()):
        return UNKNOWN
    source = item.source
    evidence = [
        date_evidence(source.document, target.document, settings),
        _credit_evidence(item, target, settings),
        _style_evidence(item, target, settings),
        _error_evidence(item, target, settings),
    ]
    n_shared = sum(fragment.n_equal for fragment in item.fragments)
    # One agency signs many stories: a phrase in two of them is no copy of one.
    agencies = _common_agencies(source, target) if n_shared >= settings.min_common_words else ()
    if agencies:
        ids = (source.document.id, target.document.id)
        evidence.append(WeightedEvidence(Evidence("agency", ids, agencies), 0.0))
    beside = witness(item, target, others, settings)
    known = [weighted for weighted in (*evidence, beside) if weighted is not None]
    # An article of unknown outlet may be the agency's own.
    are_others = bool(aliases(source.document) and aliases(target.document))
    is_common = bool(agencies and are_others) or (beside is not None and not beside.weight)
    return weigh(known, is_common=is_common, settings=settings)


def dated_direction(source: Document, target: Document, settings: AttributeSettings) -> Direction:
    """Say what the dates of two documents alone say of who was first."""
    evidence = date_evidence(source, target, settings)
    return weigh([evidence] if evidence else [], is_common=False, settings=settings)


def _common_agencies(source: Tokens, target: Tokens) -> tuple[str, ...]:
    """Return the agencies whose copy two documents say they print, neither of which is the outlet of one."""
    own = aliases(source.document) | aliases(target.document)
    return name_agencies(source, (agency(source) & agency(target)) - own)


def _times(text: str, name: str) -> int:
    """Count a name in a text; "Ann" is not part of "Annual"."""
    if name not in text:
        return 0
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _credit_evidence(
    item: SourceShare, target: Tokens, settings: AttributeSettings
) -> WeightedEvidence | None:
    """Find a credit in one direction only; one that stands apart from what is shared says less.

    Who takes a sentence takes the credit in it along, so one that both texts hold says little: only that the outlet
    that it names writes so of itself.
    """
    equal = [x for fragment in item.fragments for x in fragment.changes if x.tag == "equal"]
    own = [naming for naming in item.credited if naming.is_own]
    opposite = namings(item.source, aliases(target.document))
    there = [x for x in own if not _is_inside(x, target, ((y.b, y.b_end) for y in equal))]
    back = [x for x in opposite if not _is_inside(x, item.source, ((y.a, y.a_end) for y in equal))]
    is_shared = not there and not back
    if is_shared:
        there, back = own, opposite
    if bool(there) == bool(back):
        return None
    namings_, tokens = (there, target) if there else (back, item.source)
    beside = [x for x in namings_ if not _is_apart(x, tokens, item, settings)]
    naming = (beside or namings_)[0]
    odds = settings.odds_credit if beside else settings.odds_credit_apart
    odds = settings.odds_own_name if is_shared else odds
    phrase = " ".join(tokens.document.text[naming.start : naming.end].split())
    evidence = Evidence("credit", (tokens.document.id,), (phrase,))
    return WeightedEvidence(evidence, odds if there else -odds)


def _is_apart(
    naming: Naming, tokens: Tokens, item: SourceShare, settings: AttributeSettings
) -> bool:
    """Whether a naming stands in a paragraph of prose that shares nothing: it may be about another matter.

    Where a text is signed, it says whose it is; a line of few words is there for the credit.
    """
    if naming.is_signature:
        return False
    at = bisect_left(tokens.starts, naming.start)
    index = tokens.paragraphs[at] if at < len(tokens) else None
    first, last = (
        (bisect_left(tokens.paragraphs, k) for k in (index, index + 1))
        if index is not None
        else (0, 0)
    )
    if last - first <= settings.max_credit_line:
        return False
    is_source = tokens is item.source
    spans = [
        (f.changes[0].a, f.changes[-1].a_end) if is_source else (f.first, f.last)
        for f in item.fragments
    ]
    spans += [(m.a, m.a_end) if is_source else (m.b, m.b_end) for m in item.retold]
    return not any(a < last and first < b for a, b in spans)


def _is_inside(naming: Naming, tokens: Tokens, ranges: Iterable[tuple[int, int]]) -> bool:
    """Whether a naming has words that are compared, all of them within one of some ranges of words."""
    first, last = (bisect_left(tokens.starts, edge) for edge in (naming.start, naming.end))
    return first < last and any(a <= first and last <= b for a, b in ranges)


def _style_evidence(
    item: SourceShare,
    target: Tokens,
    settings: AttributeSettings,
) -> WeightedEvidence | None:
    """Find a courtesy title in the copied text that one side's own text never uses.

    A paper either writes "Mr Brandt" or it does not; copied text keeps the habit of its writer. What a side's own
    text does is decided on all of it, which is read only where the copied text has such titles.
    """
    if not _has_courtesies(target):
        return None
    in_target = {at for fragment in item.fragments for at in range(fragment.first, fragment.last)}
    shared = _courtesies(target, in_target)
    if len(shared) < settings.min_courtesies:
        return None
    spans = ((x.changes[0].a, x.changes[-1].a_end) for x in item.fragments)
    in_source = {at for first, last in spans for at in range(first, last)}
    strange_to_target = _is_foreign(target, in_target, settings)
    strange_to_source = _is_foreign(item.source, in_source, settings)
    if strange_to_target == strange_to_source:
        return None
    who = target if strange_to_target else item.source
    weight = settings.odds_style if strange_to_target else -settings.odds_style
    return WeightedEvidence(Evidence("style", (who.document.id,), (shared[0],)), weight)


def _error_evidence(
    item: SourceShare, target: Tokens, settings: AttributeSettings
) -> WeightedEvidence | None:
    """Find a name that one side got wrong in the shared text but knows elsewhere.

    Who copies makes slips; where a side writes a name in the other's way everywhere else, the slip is its. Names
    that are not nearly the same are no slip: another person or a paper is named.
    """
    source = item.source
    for fragment in item.fragments:
        for slip in misspellings(fragment):
            n_target = [_times(target.document.text, name) for name in (slip.target, slip.source)]
            n_source = [_times(source.document.text, name) for name in (slip.source, slip.target)]
            is_targets = n_target[0] == 1 and n_target[1] > 0 and n_source[1] == 0
            is_sources = n_source[0] == 1 and n_source[1] > 0 and n_target[1] == 0
            if is_targets != is_sources:
                who, wrong = (target, slip.target) if is_targets else (source, slip.source)
                right = slip.source if is_targets else slip.target
                weight = settings.odds_error if is_targets else -settings.odds_error
                slips = Evidence("error", (who.document.id,), (wrong, right))
                return WeightedEvidence(slips, weight)
    return None


@once_a_document
def _has_courtesies(tokens: Tokens) -> bool:
    return tokens.has_any(_COURTESY_HASHES)


def _courtesies(tokens: Tokens, places: Collection[int]) -> list[str]:
    """Return courtesy titles with their names at these words, outside quotation marks."""
    return [tokens.words(at, at + 2) for at in _titles(tokens, places) if not tokens.quoted[at]]


def _titles(tokens: Tokens, places: Collection[int]) -> list[int]:
    """Return those of some words that are courtesy titles before another word, in order."""
    behind = len(tokens) - 1
    return [at for at in sorted(places) if at < behind and tokens.keys[at] in _COURTESIES]


def _is_foreign(
    tokens: Tokens,
    shared: Collection[int],
    settings: AttributeSettings,
) -> bool:
    """Whether a document's own words name the same people without a courtesy title."""
    titled = {tokens.keys[at + 1] for at in _titles(tokens, shared)}
    places = {tokens.starts[at] for at in shared}
    others = (at for at, start in enumerate(tokens.starts) if start not in places)
    own = [at for at in others if not tokens.quoted[at]]
    if _courtesies(tokens, own):
        return False
    bare = sum(tokens.keys[at] in titled and tokens.word(at)[:1].isupper() for at in own)
    return bare >= settings.min_courtesies
