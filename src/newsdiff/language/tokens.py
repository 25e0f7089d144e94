"""The words of a document with their places and states; what alignment and attribution compare.

In go segmented documents, out come parallel columns, one entry per word of a matched paragraph, in text order.
Places are characters of the file as read, so that every passage can be shown as it is printed there. What only
some comparisons need (keys as text, sentences, quotation marks) is worked out when it is first asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, wraps
from itertools import compress, pairwise
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import numpy as np

from newsdiff.language.calendars import MONTHS, WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.damage import FILLER, skeleton
from newsdiff.language.folding import REPLACED
from newsdiff.language.hashing import Flags, Hashes, hash_keys
from newsdiff.language.keys import word_key
from newsdiff.language.letters import has_capitals, letters_per_word
from newsdiff.language.number_words import number_words
from newsdiff.language.offices import NAMED_OFFICES, find_office
from newsdiff.language.printed import PrintedText
from newsdiff.language.sentences import sentences
from newsdiff.language.speech import MARKED, UNMARKED, speech
from newsdiff.model import Document, DocumentRecord

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ASCII = 0x7F
_AROUND = 20
"""Words on either side of an office that may belong to it."""
_NAME_TIES = (" ", ". ")
_QUOTED = bytes(state in (MARKED, UNMARKED) for state in range(256))

Found = TypeVar("Found")
Asked = ParamSpec("Asked")


@dataclass(frozen=True, eq=False)
class Tokens:
    """The words of the matched paragraphs of a document, as parallel columns in text order."""

    printed: PrintedText
    """Where they come from."""
    hashes: Hashes
    """What is compared: equal where the keys are."""
    starts: array[int]
    """First character of each."""
    ends: array[int]
    """Character after the last one of each."""
    paragraphs: array[int]
    """Index of its paragraph."""
    opaque: bytes
    """Flag of each: whether it is a link, an address, a file name or a checksum, and so no prose."""
    known: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What others found out about the document; see `once_a_document`."""

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)

    @cached_property
    def document(self) -> Document:
        """The document that they are of."""
        return self.printed.document

    @property
    def document_record(self) -> DocumentRecord:
        """What a report says of it."""
        return DocumentRecord.of(self.document, len(self), self.printed.signs)

    @cached_property
    def text(self) -> str:
        """The text of the document as it reads; see `PrintedText`."""
        return self.printed.text

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What two outlets that print a word agree on; see `word_key`."""
        text = self.text
        words = [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]
        keys = {word: word_key(word) for word in dict.fromkeys(words)}
        return tuple(map(keys.__getitem__, words))

    @cached_property
    def letters_per_word(self) -> float:
        """Letters that say what a word says elsewhere, where letters are compared; 1 where words are.

        See `letters_per_word`.
        """
        return letters_per_word(self.text)

    @cached_property
    def has_capitals(self) -> bool:
        """Whether names can be known from other words; see `has_capitals`."""
        return has_capitals(self.text)

    @cached_property
    def speech(self) -> bytes:
        """Of each, how sure it is that it is quoted (`MARKED`, `UNMARKED`, `POSSIBLE`), or 0 for no quoted speech."""
        states = bytearray(len(self))
        document = self.document
        for start, end, state in speech(self.text, document.paragraphs, document.outlet):
            first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
            states[first:last] = bytes([state]) * (last - first)
        return bytes(states)

    @cached_property
    def quoted(self) -> bytes:
        """Flag of each: whether it is quoted speech."""
        return self.speech.translate(_QUOTED)

    @cached_property
    def sentences(self) -> array[int]:
        """Number of the sentence of each, counted over the document from 0; no sentence without words counts."""
        bounds: list[int] = []
        for paragraph in self.document.matched:
            spans = sentences(self.text, paragraph.start, paragraph.end)
            bounds += [start for start, _ in spans]
        return _numbers(self.starts, self.paragraphs, bounds)

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The words of each sentence as half-open ranges, in order."""
        numbers = self.sentences
        edges = [bisect_left(numbers, n) for n in range(numbers[-1] + 2)] if numbers else []
        return tuple(pairwise(edges))

    @cached_property
    def ranges(self) -> dict[int, tuple[int, int]]:
        """The words of each paragraph as half-open ranges, by its index, in order."""
        rows = self.paragraphs
        return {
            index: (bisect_left(rows, index), bisect_right(rows, index))
            for index in dict.fromkeys(rows)
        }

    @cached_property
    def plain(self) -> bytes:
        """Flag of each word: whether its first character is a letter, but no capital."""
        first = self._firsts
        flags = (first >= ord("a")) & (first <= ord("z"))
        for at in np.flatnonzero(first > _ASCII).tolist():
            letter = chr(first[at])
            flags[at] = letter.islower() or (
                letter.isalpha() and not (letter.isupper() or letter.istitle())
            )
        return flags.tobytes()

    @cached_property
    def capitals(self) -> bytes:
        """Flag of each word: whether its first character is a capital."""
        return self._flag_firsts(str.isupper)

    @cached_property
    def _firsts(self) -> NDArray[np.uint32]:
        """The first character of each word."""
        points = np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return points[np.array(self.starts, np.int64)]

    def _flag_firsts(self, is_one: Callable[[str], bool]) -> bytes:
        """Flag the words whose first character is one of some; each character is asked about once."""
        distinct, places = np.unique(self._firsts, return_inverse=True)
        flags = np.array([is_one(chr(point)) for point in distinct.tolist()], np.bool_)
        return flags[places].tobytes()

    @cached_property
    def telling(self) -> bytes:
        """Flag of each word: whether it says something of what a text is about; see `BARE_WORDS`."""
        flags: Flags = ~_is_among(self.hashes, _bare()) & ~np.frombuffer(self.opaque, np.bool_)
        return flags.tobytes()

    @cached_property
    def told(self) -> bytes:
        """Flag of each word: whether it is telling, and no part of the name of an office or institution."""
        flags: Flags = np.frombuffer(self.telling, np.bool_) & ~self.official
        return flags.tobytes()

    @cached_property
    def valued(self) -> bytes:
        """Flag of each word: whether it begins with a digit, or is a number in words, a month or a weekday."""
        first = self._firsts
        is_digit = (first >= ord("0")) & (first <= ord("9"))
        return (is_digit | _is_among(self.hashes, _values())).tobytes()

    @cached_property
    def official(self) -> Flags:
        """Flag of each word: whether it is part of the name of an office or institution; see `find_office`."""
        flags = np.zeros(len(self), np.bool_)
        for at in np.flatnonzero(_is_among(self.hashes, _offices())).tolist():
            first, last = max(at - _AROUND, 0), at + _AROUND
            places = list(zip(self.starts[first:last], self.ends[first:last], strict=True))
            office = find_office(self.text, places, self.keys[first:last], at - first)
            flags[first + office.start : first + office.stop] = True
        return flags

    @cached_property
    def lower(self) -> frozenset[str]:
        """Keys of the words that are somewhere written with a small first letter."""
        return frozenset(compress(self.keys, self._flag_firsts(str.islower)))

    @cached_property
    def upper(self) -> frozenset[str]:
        """Keys of the words that have a capital somewhere behind the first word of a sentence."""
        flags = bytearray(self.capitals)
        for first, _ in self.spans:
            flags[first] = 0
        return frozenset(compress(self.keys, flags))

    @cached_property
    def full_names(self) -> frozenset[tuple[str, str]]:
        """Pairs of keys of words with a capital that stand side by side, or with one such word between: forename, surname."""
        text, found = self.text, set[tuple[str, str]]()
        run: list[str] = []
        for at, (key, start) in enumerate(zip(self.keys, self.starts, strict=True)):
            if not text[start].isupper():
                run = []
                continue
            if at and text[self.ends[at - 1] : start] not in _NAME_TIES:
                run = []
            bare = key.removesuffix("'s").removesuffix("'")
            found |= {(before, bare) for before in run[-2:]}
            run.append(key)
        return frozenset(found)

    def restored(self, other: Tokens) -> Tokens:
        """Return the words, those with lost characters with the hashes of words of another text that these may have been."""
        if REPLACED not in self.text:
            return self
        known: dict[str, np.uint64] = {}
        for at, value in enumerate(other.hashes):
            word = other.word(at)
            if REPLACED not in word:
                known.setdefault(skeleton(word), value)
        hashes = self.hashes.copy()
        for at in range(len(self)):
            lost = skeleton(self.word(at))
            if REPLACED in lost:
                found = known.get(lost) or known.get(lost.strip(REPLACED))
                hashes[at] = hashes[at] if found is None else found
        return replace(self, hashes=hashes)

    def has_any(self, hashes: Hashes) -> bool:
        """Whether one of a few words is among them."""
        return any((self.hashes == one).any() for one in hashes)

    def between(self, start: int, end: int) -> Tokens:
        """Return the words that begin between two characters."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return Tokens(
            self.printed,
            self.hashes[first:last],
            self.starts[first:last],
            self.ends[first:last],
            self.paragraphs[first:last],
            self.opaque[first:last],
        )

    def word(self, index: int) -> str:
        """Return a word as it reads; see `text`."""
        return self.text[self.starts[index] : self.ends[index]].replace(FILLER, "")

    def characters(self, first: int, last: int) -> tuple[int, int]:
        """Return where some words begin and end; an empty range is located behind the word before it."""
        if first < last:
            return self.starts[first], self.ends[last - 1]
        at = self.ends[first - 1] if first else 0
        return at, at

    def words(self, first: int, last: int) -> str:
        """Return the text from a word to before another, punctuation between them included."""
        if first >= last:
            return ""
        return self.document.text[self.starts[first] : self.ends[last - 1]]


def once_a_document(
    find: Callable[Concatenate[Tokens, Asked], Found],
) -> Callable[Concatenate[Tokens, Asked], Found]:
    """Make a function of a document's words, and of what else can be hashed, answer once for all pairs of the document.

    The answers are kept with the words, and go with them; whoever gets one must not change it.
    """

    @wraps(find)
    def ask(tokens: Tokens, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        question = (find, *asked, *named.items())
        known = tokens.known
        if question not in known:
            known[question] = find(tokens, *asked, **named)
        found: Found = known[question]
        return found

    return ask


@cache
def _bare() -> Hashes:
    """Return the sorted hashes of the words that say nothing."""
    return np.sort(hash_keys(class_of("bare")))


@cache
def _values() -> Hashes:
    """Return the sorted hashes of the words for numbers, months and weekdays."""
    return np.sort(
        hash_keys({*map(word_key, number_words()), *map(word_key, (*MONTHS, *WEEKDAYS))})
    )


@cache
def _offices() -> Hashes:
    """Return the sorted hashes of the words for offices and institutions."""
    return np.sort(hash_keys(NAMED_OFFICES))


def _is_among(hashes: Hashes, known: Hashes) -> Flags:
    """Flag the hashes that are among some known ones, which are sorted."""
    at = np.minimum(np.searchsorted(known, hashes), known.size - 1)
    flags: Flags = known[at] == hashes
    return flags


def flag_words(n_words: int, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """Flag the words of a document, of which there are so many, that are inside some ranges."""
    flags = bytearray(n_words)
    for first, last in ranges:
        flags[first:last] = b"\1" * (last - first)
    return flags


def _numbers(starts: Sequence[int], paragraphs: Sequence[int], bounds: Iterable[int]) -> array[int]:
    """Number the sentence of each word; without bounds, its paragraph."""
    firsts = {bisect_left(starts, bound) for bound in bounds}
    firsts |= {bisect_left(paragraphs, index) for index in set(paragraphs)}
    edges = sorted({*firsts, 0, len(starts)})
    numbers = array("q")
    for number, (first, last) in enumerate(pairwise(edges)):
        numbers.extend([number] * (last - first))
    return numbers
