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
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.settings import AttributeSettings


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


def is_form(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether what a source and its target share is a set form that both fill in with their own names and numbers.

    Source:
        The weights are those of a logistic regression, rounded, over pairs of notices of 22 kinds in five languages, about
        other people and events or copied with up to five changed facts (docs/algorithms.md, Set forms).
    """
    if not _may_be_form(fragments, settings):
        return False
    found = count_particulars(fragments, settings)
    n_filled = found.n_revalued + found.n_opposed
    changed = n_filled + settings.form_name * found.n_renamed
    same = settings.form_kept * found.n_kept + found.n_words / settings.form_words
    is_short = found.n_words <= settings.max_form_words
    is_filled = n_filled >= settings.min_form_values
    return is_short and is_filled and changed - same >= settings.min_form


def _may_be_form(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether enough numbers and dates of the sentences in the target are not those of the source; a quick look."""
    if not fragments:
        return False
    target = fragments[0].target
    valued, spans = target.valued, target.spans
    sentences = {target.sentences[at] for x in fragments for at in _firsts(x, target)}
    n_all = sum(valued.count(1, *spans[number]) for number in sentences)
    n_equal = sum(
        valued.count(1, change.b, change.b_end)
        for fragment in fragments
        for change in fragment.changes
        if change.tag == "equal"
    )
    return n_all - n_equal >= settings.min_form_values


def _firsts(fragment: Fragment, target: Tokens) -> Iterator[int]:
    """Yield a word of each sentence in which a fragment has equal words."""
    for change in fragment.changes:
        at = change.b
        while change.tag == "equal" and at < change.b_end:
            yield at
            at = target.spans[target.sentences[at]][1]


def count_particulars(fragments: Sequence[Fragment], settings: AttributeSettings) -> Particulars:
    """Count the names, numbers and dates of the sentences that share a frame, sentence by sentence.

    One that only one side has does not count: copiers leave out and add.
    """
    source, target = fragments[0].source, fragments[0].target
    linked = defaultdict[int, set[int]](set)
    equal = Counter[int]()
    for fragment in fragments:
        for a, b in fragment.equal:
            linked[target.sentences[b]].add(source.sentences[a])
            equal[target.sentences[b]] += 1
    n_words = n_kept = n_revalued = n_opposed = 0
    kept, only_a, only_b = set[str](), set[str](), set[str]()
    for number, others in linked.items():
        first, last = target.spans[number]
        if equal[number] < settings.min_form_frame * (last - first):
            continue
        n_words += equal[number]
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
    return Particulars(n_words, n_kept + len(kept), n_renamed, n_revalued, n_opposed)


def _keys(tokens: Tokens, sentences: Iterable[int]) -> list[str]:
    """Return the keys of the words of some sentences."""
    return [key for number in sentences for key in tokens.keys[slice(*tokens.spans[number])]]


def _names(tokens: Tokens, sentence: int, other: Tokens) -> set[str]:
    """Return the keys of the names in a sentence, without its first word where that has its capital for this reason."""
    first, last = tokens.spans[sentence]
    found = set(names.find_names(WordSpan(tokens, first, last), other))
    if names.begins(tokens, first):
        found.discard(names.bare(tokens.keys[first]))
    return {key for key in found if not key.isdigit()}


def _values(tokens: Tokens, sentence: int) -> Counter[Hashable]:
    """Return the numbers of a sentence, and the parts of its times and dates."""
    start, end = tokens.characters(*tokens.spans[sentence])
    text = tokens.document.text
    found = Counter[Hashable]()
    times = moments.find_moments(text, start, end)
    for moment in times:
        found.update((part, tuple(sorted(may_be))) for part, may_be in moment.parts)
    for number in numbers.find_numbers(text, start, end):
        is_date = any(x.start < number.end and number.start < x.end for x in times)
        if not is_date and not (number.is_word and number.value == 1):  # "one" is a pronoun, too
            found[number.value] += 1
    return found
