"""Standing texts: what anybody prints word for word, and nobody took from anybody.

A statute, a helpline, a warning, an appeal for witnesses, instructions, a disclaimer, what a company is. Such words address the reader or
bind whoever it may concern; no story is told in them; the articles around them have nothing to do with them, and
often end with them. Lifted prose tells of somebody, and belongs to the story of one of the two articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import takewhile
from math import inf, sqrt

from newsdiff.language.classes import class_of
from newsdiff.language.languages import language_of
from newsdiff.language.registers import REGISTER_LANGUAGES, count_registers
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.reuse.attribute.forms import find_particulars
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.settings import AttributeSettings

_MAX_WORDS = 120
"""Equal words that standing texts of a pair have at most; more is prose that was taken along."""
_MIN_AROUND = 8
"""Different words that say something, on either side, around a standing text: what stands alone is nobody's addition."""
_COHESION = 8.5
"""What it speaks against a standing text, as log-odds, that the rest of one article has all its telling words."""
_MAX_BEHIND = 3
"""Words behind the last one that a text still ends with."""
_MIN_ENACTING = 2
"""Different words of statutes and deeds that make a paragraph one: a report of one has one at most."""
_MAX_CHANGED = 2
"""Names and numbers that are others, up to which each counts."""
_CHANGED = 1.5
"""What each speaks for a standing text."""


def is_standing(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether in every paragraph of the target what it has of a source is a standing text, in a language of which the registers are known.

    Source:
        The weights are those of a logistic regression, rounded, over 209 paragraphs of the one kind and 2,003 of the other
        (docs/algorithms.md, Standing texts).
    """
    source, target = fragments[0].source, fragments[0].target
    n_equal = sum(fragment.n_equal for fragment in fragments)
    code = language_of(target.text)
    if code not in REGISTER_LANGUAGES or n_equal > _MAX_WORDS:
        return False
    inside = defaultdict[int, list[Fragment]](list)
    for fragment in fragments:
        inside[target.paragraphs[fragment.first]].append(fragment)
    long = [x for x in inside.values() if sum(y.n_equal for y in x) >= settings.min_mixed_run]
    prose = [some for some in long or inside.values() if not _is_enactment(some, code)]
    weighed = (_evidence(some, code, settings) for some in prose)
    odds = [*takewhile(lambda own: own >= settings.min_standing, weighed)]
    if len(odds) < len(prose):
        return False  # what is around can only speak against it
    around = (
        _words_around(source, [(x.changes[0].a, x.changes[-1].a_end) for x in fragments]),
        _words_around(target, [(x.first, x.last) for x in fragments]),
    )
    return min(map(len, around)) >= _MIN_AROUND and all(
        own - _COHESION * _cohesion(some, around) >= settings.min_standing
        for own, some in zip(odds, prose, strict=True)
    )


def _is_enactment(fragments: Sequence[Fragment], code: str) -> bool:
    """Whether some fragments of a paragraph are of a statute, an order or a deed, whose matter is its own: "be it hereby enacted"."""
    keys = [fragments[0].target.keys[b] for x in fragments for _, b in x.equal]
    n_enacting = len(class_of("enacting", code).intersection(keys))
    return n_enacting >= _MIN_ENACTING and n_enacting > count_registers(keys, code)[1]


def _evidence(fragments: Sequence[Fragment], code: str, settings: AttributeSettings) -> float:
    """Weigh what some fragments of a paragraph say by themselves for a standing text, as log-odds."""
    source, target = fragments[0].source, fragments[0].target
    equal = [pair for fragment in fragments for pair in fragment.equal]
    root = sqrt(len(equal))
    # "May" is no "may"
    keys = [target.keys[b] for _, b in equal if target.plain[b] or not target.valued[b]]
    addressing, telling = count_registers(keys, code)
    n_digits = sum(target.word(b)[:1].isdigit() or target.opaque[b] for _, b in equal)
    n_ends = (max(a for a, _ in equal) >= len(source) - _MAX_BEHIND) + (
        max(b for _, b in equal) >= len(target) - _MAX_BEHIND
    )
    odds = -1.4 + 4 * (addressing - telling) / root + 3 * n_digits / root + 1.1 * n_ends
    if odds + _CHANGED * _MAX_CHANGED < settings.min_standing:
        return odds  # whatever names and numbers say
    found = find_particulars(fragments, settings)
    n_changed = min(found.names[1] + found.values[1], _MAX_CHANGED)
    if addressing <= telling and not n_digits and not n_changed:
        return -inf  # nothing but its place speaks for it
    return odds + _CHANGED * n_changed


def _cohesion(fragments: Sequence[Fragment], around: Iterable[frozenset[int]]) -> float:
    """Return the share of the telling words of fragments that the rest of one article has, in [0, 1]."""
    target = fragments[0].target
    equal = (b for fragment in fragments for _, b in fragment.equal)
    said = {int(target.hashes[b]) for b in equal if target.telling[b]}
    return max(len(said & words) for words in around) / max(len(said), 1)


def _words_around(tokens: Tokens, shared: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the hashes of the telling words outside of some ranges of words."""
    masked = flag_words(len(tokens), shared)
    rows = zip(tokens.hashes.tolist(), tokens.telling, masked, strict=True)
    return frozenset(value for value, is_telling, is_masked in rows if is_telling > is_masked)
