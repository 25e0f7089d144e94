"""Set forms: obituaries, results, forecasts and notices that every outlet fills in for itself.

Two of them share their frame, not what they tell: nearly every name, number and date differs, though each stands in the
same place. Whoever lifts an article keeps most of these, however much of the rest is changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from newsdiff.language import joined_words, moments, numbers
from newsdiff.language.joined_words import Term, has_joined_words
from newsdiff.language.languages import language_of
from newsdiff.language.opposites import count_opposed
from newsdiff.language.registers import REGISTER_LANGUAGES, count_registers
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.settings import AttributeSettings

_MIN_PIECE = 4
"""Equal words of a fragment that is part of a frame; shorter ones are clauses that were moved, which no set form does."""

_MIN_FILLED = 2
"""Sentences of a set form that is filled in with other words than names and numbers."""
_MIN_FILLED_WORDS = 7
"""Words that are others in it at least: an article is copied with up to six changed facts."""
_MIN_OPPOSED = 2
"""Words in it that say the opposite on the other side: an editor's say the same."""
_MAX_TELLING = 0.1
"""Share of its equal words that may tell of something past: some words only look so."""
_ANY_DAY = date(2000, 1, 1)
"""Day from which "tomorrow" is counted: in a form it is told how far off it is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence of the target that shares most of its words with the source."""

    number: int
    """Number of the sentence."""
    equal: frozenset[tuple[int, int]]
    """The equal words, of the source and of the target."""
    others: tuple[int, ...]
    """Sentences of the source that have these words, ascending."""

    @property
    def n_words(self) -> int:
        """Equal words."""
        return len(self.equal)


@dataclass(frozen=True)
class Particulars:
    """What two texts tell in the sentences of which they share the frame; each count is made when it is asked for."""

    source: Tokens
    target: Tokens
    frames: tuple[Frame, ...]
    """These sentences."""

    @property
    def n_words(self) -> int:
        """Equal words of these sentences."""
        return sum(frame.n_words for frame in self.frames)

    @property
    def density(self) -> float:
        """Share of the words of these sentences that are equal, on the side that has more, in [0, 1]."""
        touched = {other for frame in self.frames for other in frame.others}
        n_source = _n_words(self.source, touched)
        n_target = _n_words(self.target, (frame.number for frame in self.frames))
        return min(self.n_words / max(n_source, n_target, 1), 1.0)

    @cached_property
    def names(self) -> tuple[int, int]:
        """Names, each once: how many both have, and how many have another one on the other side."""
        kept, only_a, only_b = set[str](), set[str](), set[str]()
        for frame in self.frames:
            sides = (_names(self.source, other, self.target) for other in frame.others)
            in_a, in_b = set[str]().union(*sides), _names(self.target, frame.number, self.source)
            kept |= in_a & in_b
            only_a |= in_a - in_b
            only_b |= in_b - in_a
        return len(kept), min(len(only_a), len(only_b))

    @cached_property
    def values(self) -> tuple[int, int]:
        """Numbers and parts of dates: how many both have, and how many have another one on the other side of their sentence."""
        n_kept = n_revalued = 0
        for frame in self.frames:
            in_b = _values(self.target, frame.number)
            if not in_b:
                continue
            in_a = _values_of(self.source, frame.others)
            kept = [(x, min(n, in_b[x])) for x, n in in_a.items() if x in in_b]
            n_days, n_numbers = _count_days(kept)
            # "One" is a pronoun, too, and two forecasts both tell of today.
            n_kept += n_numbers - sum(n for x, n in kept if x == 1)
            # "yesterday" in one may be "Monday" in the other
            sides = _count_days(in_a.items()), _count_days(in_b.items())
            n_revalued += min(n for n, _ in sides) - n_days + min(n for _, n in sides) - n_numbers
        return n_kept, n_revalued

    @cached_property
    def n_opposed(self) -> int:
        """Words that have their opposite on the other side of their sentence: "won", "lost"."""
        if has_joined_words(self.target.text):
            return sum(
                joined_words.count_opposites(
                    _terms(self.source, frame.others), _terms(self.target, [frame.number])
                )
                for frame in self.frames
            )
        return sum(
            count_opposed(_keys(self.source, frame.others), _keys(self.target, [frame.number]))
            for frame in self.frames
        )


def is_form(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether what a source and its target share is a set form that both fill in with their own names and numbers.

    Source:
        The weights are those of a logistic regression, rounded, over pairs of notices of 22 kinds in five languages, about
        other people and events or copied with up to five changed facts (docs/algorithms.md, Set forms).
    """
    fragments = [fragment for fragment in fragments if fragment.n_equal >= _MIN_PIECE]
    n_equal = sum(fragment.n_equal for fragment in fragments)
    if not fragments or (n_equal > settings.max_form_words and not _n_open(fragments)):
        return False
    found = find_particulars(fragments, settings)
    return _is_filled_in_words(found, settings) or _is_filled_in(found, n_equal, settings)


def _is_filled_in(found: Particulars, n_equal: int, settings: AttributeSettings) -> bool:
    """Whether names and numbers of the sentences of a frame are others; `n_equal` words are shared in all."""
    if not _may_be_form(found, settings) or found.density < settings.min_form_density:
        return False  # told anew, with other facts besides
    n_same_values, n_revalued = found.values
    if not n_revalued:
        return False
    n_same_names, n_renamed = found.names
    # Without capitals nothing shows names; what a notice fills in then are words with an opposite.
    n_filled = n_renamed if found.target.has_capitals else found.n_opposed
    if n_filled < settings.min_form_names and n_revalued < settings.min_form_values:
        return False
    changed = n_revalued + settings.form_name * n_renamed
    changed += settings.form_own * (1 - found.density)
    rest = settings.max_form_share - n_equal / min(len(found.source), len(found.target))
    changed += settings.form_rest * max(rest, 0.0)
    same = settings.form_kept * (n_same_values + n_same_names) + found.n_words / settings.form_words
    missing = settings.min_form - (changed - same)
    return missing <= 0 or found.n_opposed >= missing  # looked up last, since that is dear


def _is_filled_in_words(found: Particulars, settings: AttributeSettings) -> bool:
    """Whether every shared sentence is filled in with words that no name or number is: "rain" for "snow", "west" for "east".

    So are forecasts and notices, which tell of nothing past. Who edits a text replaces fewer words, and by such as mean the same.
    """
    target = found.target
    n_kept = n_filled = 0
    for frame in found.frames:
        equal = {b for _, b in frame.equal}
        telling = [b for b in range(*target.spans[frame.number]) if target.telling[b]]
        n_own = sum(b not in equal for b in telling)
        if not n_own:
            return False
        n_filled += n_own
        n_kept += len(telling) - n_own
    if len(found.frames) < _MIN_FILLED or found.n_words > settings.max_form_words:
        return False
    least = settings.min_form_filled * (n_filled + n_kept)
    is_filled = n_filled >= max(least, _MIN_FILLED_WORDS)
    return is_filled and not _tells(found) and found.n_opposed >= _MIN_OPPOSED


def _tells(found: Particulars) -> bool:
    """Whether the equal words tell of something past, or may, in a language of which that is not known."""
    code = language_of(found.target.text)
    if code not in REGISTER_LANGUAGES:
        return True
    keys = [found.target.keys[b] for frame in found.frames for _, b in frame.equal]
    return count_registers(keys, code)[1] > _MAX_TELLING * len(keys)


def _may_be_form(found: Particulars, settings: AttributeSettings) -> bool:
    """Whether numbers or dates of few enough shared sentences are on one side only, on either; a quick look."""
    if found.n_words > settings.max_form_words:
        return False
    if not found.target.has_capitals:
        return True  # numbers are not told from other words at a look
    valued_a, valued_b = found.source.valued, found.target.valued
    for frame in found.frames:
        spans = (found.source.spans[other] for other in frame.others)
        n_a = sum(valued_a.count(1, *span) for span in spans)
        n_b = valued_b.count(1, *found.target.spans[frame.number])
        if n_a > sum(valued_a[a] for a in {a for a, _ in frame.equal}) and n_b > sum(
            valued_b[b] for _, b in frame.equal
        ):
            return True
    return False


def _n_open(fragments: Sequence[Fragment]) -> int:
    """Count the numbers and dates of all shared sentences of the target that are not equal words."""
    target = fragments[0].target
    numbers, spans, valued = target.sentences, target.spans, target.valued
    equal = [x for fragment in fragments for x in fragment.changes if x.tag == "equal"]
    touched = {number for x in equal for number in range(numbers[x.b], numbers[x.b_end - 1] + 1)}
    n_valued = sum(valued.count(1, *spans[number]) for number in touched)
    return n_valued - sum(valued.count(1, x.b, x.b_end) for x in equal)


def _frames(fragments: Sequence[Fragment], settings: AttributeSettings) -> Iterator[Frame]:
    """Yield the sentences of the target that share enough with the source."""
    source, target = fragments[0].source, fragments[0].target
    sentences, equal = target.sentences, defaultdict[int, set[tuple[int, int]]](set)
    for fragment in fragments:
        for number, some in groupby(fragment.equal, lambda pair: sentences[pair[1]]):
            equal[number].update(some)
    for number, words in equal.items():
        first, last = target.spans[number]
        if len(words) >= settings.min_form_frame * (last - first):
            others = sorted({source.sentences[a] for a, _ in words})
            yield Frame(number, frozenset(words), tuple(others))


def find_particulars(fragments: Sequence[Fragment], settings: AttributeSettings) -> Particulars:
    """Find what the sentences that share a frame tell, sentence by sentence.

    What only one side has does not count: copiers leave out and add.
    """
    frames = tuple(_frames(fragments, settings))
    return Particulars(fragments[0].source, fragments[0].target, frames)


def _count_days(values: Iterable[tuple[Hashable, int]]) -> tuple[int, int]:
    """Add up how often some values stand: days that are counted from another one, and all others."""
    n_days = n_others = 0
    for value, n in values:
        if isinstance(value, tuple) and value[0] == "offset":
            n_days += n
        else:
            n_others += n
    return n_days, n_others


def _n_words(tokens: Tokens, sentences: Iterable[int]) -> int:
    return sum(last - first for first, last in (tokens.spans[number] for number in sentences))


def _terms(tokens: Tokens, sentences: Iterable[int]) -> list[Term]:
    """Return what has an opposite in some sentences of a script without words between blanks or capitals."""
    spans = (tokens.characters(*tokens.spans[number]) for number in sentences)
    return [term for span in spans for term in joined_words.find_terms(tokens.text, *span)]


def _keys(tokens: Tokens, sentences: Iterable[int]) -> list[str]:
    """Return the keys of the words of some sentences."""
    return [key for number in sentences for key in tokens.keys[slice(*tokens.spans[number])]]


def _names(tokens: Tokens, sentence: int, other: Tokens) -> set[str]:
    """Return the keys of the names in a sentence, without its first word where that has its capital for this reason."""
    return set(names.names_beside(_own_names(tokens, sentence), other))


@once_a_document
def _own_names(tokens: Tokens, sentence: int) -> list[names.OwnName]:
    first, last = tokens.spans[sentence]
    opening = names.bare(tokens.keys[first]) if names.begins(tokens, first) else None
    return [
        (key, is_sure)
        for key, is_sure in names.find_own_names(WordSpan(tokens, first, last))
        if key != opening and not any(map(str.isdigit, key))
    ]


def _values_of(tokens: Tokens, sentences: Sequence[int]) -> Counter[Hashable]:
    """Return the values of some sentences, at least one; whoever gets them must not change them."""
    if len(sentences) == 1:
        return _values(tokens, sentences[0])
    return sum((_values(tokens, number) for number in sentences), Counter[Hashable]())


@once_a_document
def _values(tokens: Tokens, sentence: int) -> Counter[Hashable]:
    """Return the numbers of a sentence, and the parts of its times and dates."""
    start, end = tokens.characters(*tokens.spans[sentence])
    text = tokens.text
    found = Counter[Hashable]()
    times = moments.find_moments(text, start, end, _ANY_DAY)
    for moment in times:
        offset = [(part, may_be) for part, may_be in moment.parts if part == "offset"]
        found.update((part, tuple(sorted(may_be))) for part, may_be in offset or moment.parts)
    for number in numbers.find_numbers(text, start, end):
        if text[number.start - 1 : number.start].isupper():
            continue  # "PM10"
        is_date = any(x.start < number.end and number.start < x.end for x in times)
        if not is_date:
            found[number.value] += 1
    return found
