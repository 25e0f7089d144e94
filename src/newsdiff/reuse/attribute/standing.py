"""Standing texts: what anybody prints word for word, and nobody took from anybody.

A statute, a helpline, a warning, an appeal for witnesses, instructions, a disclaimer, what a company is. Such words address the reader or
bind whoever it may concern; no story is told in them; the articles around them have nothing to do with them, and
often end with them. Lifted prose tells of somebody, and belongs to the story of one of the two articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import inf, sqrt

from newsdiff.language.languages import language_of
from newsdiff.language.registers import ADDRESSING, count_registers
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.reuse.attribute.forms import find_particulars
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.settings import AttributeSettings

_MAX_BEHIND = 3
"""Words behind the last one that a text still ends with."""
_MAX_CHANGED = 2
"""Names and numbers that are others, up to which each counts."""


def is_standing(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether in every paragraph of the target what it has of a source is a standing text, in a language of which the registers are known.

    Source:
        The weights are those of a logistic regression, rounded, over 209 paragraphs of the one kind and 2,003 of the other
        (docs/algorithms.md, Standing texts).
    """
    source, target = fragments[0].source, fragments[0].target
    n_equal = sum(fragment.n_equal for fragment in fragments)
    code = language_of(target.text)
    if code not in ADDRESSING or n_equal > settings.max_standing_words:
        return False
    own = _own_words(source, [(x.changes[0].a, x.changes[-1].a_end) for x in fragments])
    others = _own_words(target, [(x.first, x.last) for x in fragments])
    if min(len(own), len(others)) < settings.min_around:
        return False
    inside = defaultdict[int, list[Fragment]](list)
    for fragment in fragments:
        inside[target.paragraphs[fragment.first]].append(fragment)
    return all(
        _evidence(some, code, (own, others), settings) >= settings.min_standing
        for some in inside.values()
    )


def _evidence(
    fragments: Sequence[Fragment],
    code: str,
    own: tuple[frozenset[int], frozenset[int]],
    settings: AttributeSettings,
) -> float:
    """Weigh what some fragments of a paragraph say for a standing text, as log-odds; `own` are the words around them."""
    source, target = fragments[0].source, fragments[0].target
    equal = [pair for fragment in fragments for pair in fragment.equal]
    root = sqrt(len(equal))
    addressing, telling = count_registers([target.keys[b] for _, b in equal], code)
    n_digits = sum(target.word(b)[:1].isdigit() or target.opaque[b] for _, b in equal)
    n_ends = (max(a for a, _ in equal) >= len(source) - _MAX_BEHIND) + (
        max(b for _, b in equal) >= len(target) - _MAX_BEHIND
    )
    found = find_particulars(fragments, settings)
    n_changed = min(found.names[1] + found.values[1], _MAX_CHANGED)
    if addressing <= telling and not n_digits and not n_changed:
        return -inf  # nothing but its place speaks for it
    said = {int(target.hashes[b]) for _, b in equal if target.telling[b]}
    cohesion = max(len(said & around) for around in own) / max(len(said), 1)
    return (
        -1.4
        + 4 * (addressing - telling) / root
        + 3 * n_digits / root
        + 1.1 * n_ends
        + 1.5 * n_changed
        - 8.5 * cohesion
    )


def _own_words(tokens: Tokens, shared: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the hashes of the telling words outside of some ranges of words."""
    masked = flag_words(len(tokens), shared)
    rows = zip(tokens.hashes.tolist(), tokens.telling, masked, strict=True)
    return frozenset(value for value, is_telling, is_masked in rows if is_telling > is_masked)
