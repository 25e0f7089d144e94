"""Witnesses: what a third document with the same text says of who was first.

In go a source and its target, and other documents; out comes evidence where the wording of one of these, T, decides.
Only where two of the three agree against one does wording say anything (P. Maas, "Textual Criticism",
1958): of three texts, the one that never differs alone is between the other two. Where T is older than one
of them, the text went from T through that middle one to the other. Without a date or a credit for T it could
have gone the opposite way, so nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.language.tokens import Tokens
from newsdiff.model import Evidence
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.align.runs import flag_known
from newsdiff.reuse.attribute.evidence import WeightedEvidence, date_evidence
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.reuse.attribute.namings import namings
from newsdiff.reuse.attribute.outlet_names import aliases
from newsdiff.reuse.attribute.shares import SourceShare
from newsdiff.settings import AttributeSettings

_CONTEXT = 3
"""Equal words on either side of a change that make it the same place in a third document."""


def witness(
    item: SourceShare, target: Tokens, others: Iterable[Tokens], settings: AttributeSettings
) -> WeightedEvidence | None:
    """Find a third document that says where the shared text comes from.

    Documents of either outlet are left out, since an outlet's own earlier version says nothing of who took
    from whom.

    Returns:
        What the others say: that both have their text from one of them, without weight, else who was first;
        None where they do not decide or do not agree.
    """
    groups = {item.source.document.group, target.document.group}
    decided = [
        weighted
        for other in others
        if other.document.group not in groups
        and (weighted := _decided(item, target, other, settings)) is not None
    ]
    weights = {weighted.weight for weighted in decided}
    if len(weights - {0.0}) > 1:
        return None
    return min(decided, key=lambda weighted: abs(weighted.weight), default=None)


def _decided(
    item: SourceShare, target: Tokens, other: Tokens, settings: AttributeSettings
) -> WeightedEvidence | None:
    """Say what one third document decides."""
    source = item.source
    older_than = [side.document.id for side in (source, target) if _precedes(other, side, settings)]
    if not older_than:
        return None
    n_shared, n_known, n_joint = _joint(item, target, other, settings.reading_words)
    if n_known < settings.min_known_words:
        return None
    name, names = other.document.id, (source.document.id, target.document.id)
    is_whole = n_known >= settings.min_known_share * n_shared
    if len(older_than) == len(names) and is_whole and not n_joint:
        return WeightedEvidence(Evidence("ancestor", (name, *names)), 0.0)
    n_source, n_target, n_silent = _readings(item.fragments, other)
    n_readings = max(n_source, n_target)
    is_clear = not n_source * n_target and n_silent <= settings.max_silent * (n_silent + n_readings)
    if min(n_joint, n_readings) < settings.min_readings or not is_clear:
        return None
    middle, last = names if n_source else names[::-1]
    documents = (name, middle, last, older_than[0])
    return WeightedEvidence(
        Evidence("witness", documents, counts=(n_readings, n_joint)),
        settings.odds_third if n_source else -settings.odds_third,
    )


def _precedes(other: Tokens, side: Tokens, settings: AttributeSettings) -> bool:
    """Whether a document is days older than another, or is credited by it; hours are too close to decide."""
    dated = date_evidence(other.document, side.document, settings)
    if dated is not None:
        return dated.weight >= settings.odds_day
    is_credited = bool(namings(side, aliases(other.document)))
    return is_credited and not namings(other, aliases(side.document))


def _joint(item: SourceShare, target: Tokens, other: Tokens, n_words: int) -> tuple[int, int, int]:
    """Compare what a source and its target share with a third document.

    Returns:
        The words that the two share in runs of at least so many, those of them that the third has too, and the
        places between these where the third has other words: changes that the two have in common.
    """
    in_source, in_target = (flag_known(other, side, n_words) for side in (item.source, target))
    n_shared = n_known = n_joint = 0
    for fragment in item.fragments:
        for change in fragment.changes:
            if change.tag != "equal" or _width(change) < n_words:
                continue
            sides = in_source[change.a : change.a_end], in_target[change.b : change.b_end]
            known = "".join("x" if one or two else " " for one, two in zip(*sides, strict=False))
            n_shared += len(known)
            n_known += known.count("x")
            n_joint += known.lstrip().count(" x")
    return n_shared, n_known, n_joint


def _readings(fragments: Iterable[Fragment], other: Tokens) -> tuple[int, int, int]:
    """Count the places where a source and its target differ by what a third document has there.

    Returns:
        Places where it has the words of the source, of the target, and of neither.
    """
    text = _line(other.keys)
    n_source = n_target = n_silent = 0
    for fragment in fragments:
        changes = fragment.changes
        for before, change, after in zip(changes, changes[1:], changes[2:], strict=False):
            if change.tag == "equal":
                continue
            is_framed = min(_width(before), _width(after)) >= _CONTEXT
            has_source = is_framed and _place(fragment.source, change.a, change.a_end) in text
            has_target = is_framed and _place(fragment.target, change.b, change.b_end) in text
            n_source += has_source and not has_target
            n_target += has_target and not has_source
            n_silent += has_source == has_target
    return n_source, n_target, n_silent


def _place(tokens: Tokens, first: int, last: int) -> str:
    """Write changed words with the equal words around them."""
    return _line(tokens.keys[first - _CONTEXT : last + _CONTEXT])


def _width(change: WordChange) -> int:
    return min(change.a_end - change.a, change.b_end - change.b)


def _line(keys: Iterable[str]) -> str:
    """Write keys so that whole words are found in them."""
    return f" {' '.join(keys)} "
