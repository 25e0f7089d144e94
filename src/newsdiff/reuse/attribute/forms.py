"""Set forms: obituaries, results, forecasts and notices that every outlet fills in for itself.

Two of them share their frame, not what they tell: nearly every name, number and date differs, though each stands in the
same place. Whoever lifts an article keeps most of these, however much of the rest is changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.language import moments, numbers
from newsdiff.language.opposites import count_opposed
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.settings import AttributeSettings

_MIN_PIECE = 4
"""Equal words of a fragment that is part of a frame; shorter ones are clauses that were moved, which no set form does."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What two texts tell in the sentences of which they share the frame."""

    n_words: int
    """Equal words of these sentences."""
    n_kept: int
    """Names that both have, each once, and numbers and parts of dates that both have."""
    n_renamed: int
    """Names, each once, that have another one on the other side."""
    n_revalued: int
    """Numbers and parts of dates that have another one on the other side of their sentence."""
    n_opposed: int
    """Words that have their opposite there: "won", "lost"."""
    density: float
    """Share of the words of these sentences that are equal, on the side that has more, in [0, 1]."""


def is_form(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether what a source and its target share is a set form that both fill in with their own names and numbers.

    Source:
        The weights are those of a logistic regression, rounded, over pairs of notices of 22 kinds in five languages, about
        other people and events or copied with up to five changed facts (docs/algorithms.md, Set forms).
    """
    fragments = [fragment for fragment in fragments if fragment.n_equal >= _MIN_PIECE]
    if not _may_be_form(fragments, settings):
        return False
    found = count_particulars(fragments, settings)
    if found.density < settings.min_form_density:
        return False  # told anew, with other facts besides
    changed = found.n_revalued + found.n_opposed + settings.form_name * found.n_renamed
    changed += settings.form_own * (1 - found.density)
    shorter = min(len(fragments[0].source), len(fragments[0].target))
    rest = settings.max_form_share - sum(fragment.n_equal for fragment in fragments) / shorter
    changed += settings.form_rest * max(rest, 0.0)
    same = settings.form_kept * found.n_kept + found.n_words / settings.form_words
    is_named = found.n_renamed >= settings.min_form_names and found.n_revalued > 0
    is_filled = is_named or found.n_revalued >= settings.min_form_values
    return is_filled and changed - same >= settings.min_form


def _may_be_form(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether enough numbers and dates of few enough shared sentences are on one side only, on either; a quick look."""
    if not fragments or not _n_open(fragments):
        return False
    source, target = fragments[0].source, fragments[0].target
    n_open = n_words = 0
    for number, words in _frames(fragments, settings):
        n_words += len(words)
        others = {source.sentences[a] for a, _ in words}
        n_a = sum(source.valued.count(1, *source.spans[other]) for other in others)
        n_a -= sum(source.valued[a] for a in {a for a, _ in words})
        n_b = target.valued.count(1, *target.spans[number])
        n_open += min(n_a, n_b - sum(target.valued[b] for _, b in words))
    return n_open > 0 and n_words <= settings.max_form_words


def _n_open(fragments: Sequence[Fragment]) -> int:
    """Count the numbers and dates of all shared sentences of the target that are not equal words."""
    target = fragments[0].target
    numbers, spans, valued = target.sentences, target.spans, target.valued
    equal = [x for fragment in fragments for x in fragment.changes if x.tag == "equal"]
    touched = {number for x in equal for number in range(numbers[x.b], numbers[x.b_end - 1] + 1)}
    n_valued = sum(valued.count(1, *spans[number]) for number in touched)
    return n_valued - sum(valued.count(1, x.b, x.b_end) for x in equal)


def _frames(
    fragments: Sequence[Fragment], settings: AttributeSettings
) -> Iterator[tuple[int, set[tuple[int, int]]]]:
    """Yield the sentences of the target that share enough with the source, by number, with their equal words."""
    target = fragments[0].target
    equal = defaultdict[int, set[tuple[int, int]]](set)
    for fragment in fragments:
        for pair in fragment.equal:
            equal[target.sentences[pair[1]]].add(pair)
    for number, words in equal.items():
        first, last = target.spans[number]
        if len(words) >= settings.min_form_frame * (last - first):
            yield number, words


def count_particulars(fragments: Sequence[Fragment], settings: AttributeSettings) -> Particulars:
    """Count the names, numbers and dates of the sentences that share a frame, sentence by sentence.

    One that only one side has does not count: copiers leave out and add.
    """
    source, target = fragments[0].source, fragments[0].target
    n_words = n_kept = n_revalued = n_opposed = n_target = 0
    touched = set[int]()
    kept, only_a, only_b = set[str](), set[str](), set[str]()
    for number, words in _frames(fragments, settings):
        n_words += len(words)
        n_target += target.spans[number][1] - target.spans[number][0]
        others = sorted({source.sentences[a] for a, _ in words})
        touched.update(others)
        n_opposed += count_opposed(_keys(source, others), _keys(target, [number]))
        names_a = set[str]().union(*(_names(source, other, target) for other in others))
        names_b = _names(target, number, source)
        kept |= names_a & names_b
        only_a |= names_a - names_b
        only_b |= names_b - names_a
        values_a = sum((_values(source, other) for other in others), Counter[Hashable]())
        values_b = _values(target, number)
        n_kept += (values_a & values_b).total()
        n_revalued += min((values_a - values_b).total(), (values_b - values_a).total())
    n_renamed = min(len(only_a), len(only_b))
    n_source = sum(last - first for first, last in (source.spans[other] for other in touched))
    density = min(n_words / max(n_source, n_target, 1), 1.0)
    return Particulars(n_words, n_kept + len(kept), n_renamed, n_revalued, n_opposed, density)


def _keys(tokens: Tokens, sentences: Iterable[int]) -> list[str]:
    """Return the keys of the words of some sentences."""
    return [key for number in sentences for key in tokens.keys[slice(*tokens.spans[number])]]


def _names(tokens: Tokens, sentence: int, other: Tokens) -> set[str]:
    """Return the keys of the names in a sentence, without its first word where that has its capital for this reason."""
    first = tokens.spans[sentence][0]
    found = set(names.names_beside(_own_names(tokens, sentence), other))
    if names.begins(tokens, first):
        found.discard(names.bare(tokens.keys[first]))
    return {key for key in found if not key.isdigit()}


@once_a_document
def _own_names(tokens: Tokens, sentence: int) -> list[names.OwnName]:
    return names.find_own_names(WordSpan(tokens, *tokens.spans[sentence]))


@once_a_document
def _values(tokens: Tokens, sentence: int) -> Counter[Hashable]:
    """Return the numbers of a sentence, and the parts of its times and dates."""
    start, end = tokens.characters(*tokens.spans[sentence])
    text = tokens.text
    found = Counter[Hashable]()
    times = moments.find_moments(text, start, end)
    for moment in times:
        found.update((part, tuple(sorted(may_be))) for part, may_be in moment.parts)
    for number in numbers.find_numbers(text, start, end):
        is_date = any(x.start < number.end and number.start < x.end for x in times)
        if not is_date and not (number.is_word and number.value == 1):  # "one" is a pronoun, too
            found[number.value] += 1
    return found
