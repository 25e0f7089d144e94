"""Numbers in words of a language: "twenty-one thousand", "half a million", "two thirds", "vingt et un", "mil doscientos"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from newsdiff.language.digits import HALF, Number, half_value
from newsdiff.language.number_words import NumberWords, number_words_of

_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0965\u0970-\u0dff])+")
"""A run of letters; the vowel signs of Indic scripts are none of their own."""
_GAP = re.compile(r"[ \u00a0\n]?|-|‑")
"""What is between two words of a number; nothing between the pieces of one word."""

_TEN, _HUNDRED, _THOUSAND, _MILLION = 10, 100, 1000, 10**6
_HALVES = frozenset(
    "half hälfte moitié mitad drittel viertel metà metade helft половина половину połowa połowę".split()
)
_CONNECTING = frozenset("and y und et e".split())
_ARTICLES = frozenset(
    "a an one ein eine einem der die das un une una la le los el il lo um uma o de het een één одна одну jedna jedną".split()
)
_BY = frozenset("by um di em met на".split())
"""Words that say by how much: "fell by a quarter"."""
OF = ("of ", "des", "de ", "der", "del", "dei", "deg", "do ", "da ", "dos", "das", "van ")
_HALVED = frozenset(
    "half halb halbe halben halv halvt demi medio media mezzo mezza meio meia halve пол половина pół".split()
)
"""Words for a half before a scale: "eine halbe Million"."""
_OF_A = frozenset("a an of".split())
_ONLY_BEHIND = frozenset(
    "cent mil mila million milione milioni milhão milhões miljoen set sta тысячи тысяч миллион миллиона миллионов tysiące tysięcy milion miliony milionów".split()
)
"""Scales that are no number by themselves."""
_BARE = frozenset("одна одну jedna jedną".split())
"""Articles of the languages that say no "of"."""


def in_words(text: str, start: int, end: int, code: str) -> Iterator[Number]:
    """Find the numbers in words of a part of a text in some language."""
    known, beginnings = number_words_of(code), _beginnings(code)
    if known is None:
        return
    lowered = map(str.lower, _WORD.findall(text, start, end))
    if known.is_joined or known.prefixes or not beginnings.isdisjoint(lowered):
        words = list(_pieces(text, start, end, known))
        spelled = _SpelledText(text, known, words, [word[0].lower() for word in words])
        yield from spelled.numbers(beginnings)


def _pieces(text: str, start: int, end: int, known: NumberWords) -> Iterator[re.Match[str]]:
    """Yield the words of a text, and those that are a number of several pieces piece by piece."""
    every = _WORD.finditer(text, start, end)
    if not known.is_joined:
        yield from (_behind_prefix(text, x, known) for x in every) if known.prefixes else every
        return
    for word in every:
        is_compound = word[0].lower() not in known.units
        if is_compound and known.compound.fullmatch(text, *word.span()):
            yield from known.piece.finditer(text, *word.span())
        else:
            yield word


def _behind_prefix(text: str, word: re.Match[str], known: NumberWords) -> re.Match[str]:
    """Return the number in a word with a letter for "and" or "in" tied to its front, the whole word where there is none."""
    is_tied = word[0][0] in known.prefixes and word[0] not in known.units
    rest = _WORD.match(text, word.start() + 1, word.end()) if is_tied else None
    return rest if rest and (rest[0] in known.units or rest[0] in known.scales) else word


@cache
def _beginnings(code: str) -> frozenset[str]:
    """Return the words of a language with which numbers may begin; most words of a text are none."""
    known = number_words_of(code)
    tables = (known.units, known.ordinals, known.scales, known.fractions) if known else ()
    found = (_WORD.match(word) for table in tables for word in table)
    return _HALVED | {match[0] for match in found if match}


@dataclass(frozen=True, slots=True)
class _SpelledText:
    """The words of a text, in which numbers may be spelled; a word is known by its place among them."""

    text: str
    known: NumberWords
    words: Sequence[re.Match[str]]
    lowered: Sequence[str]
    """The words in lower case."""

    def numbers(self, beginnings: AbstractSet[str]) -> Iterator[Number]:
        """Find the numbers: at each word what is half of a scale, a share by itself, else as many words as make one number."""
        at = 0
        while at < len(self.words):
            if self.lowered[at] not in beginnings:
                at += 1
                continue
            found = self._scaled_half(at) or self._share(at) or self._counted(at)
            if found:
                yield found
            at += 1
            while found and at < len(self.words) and self.words[at].start() < found.end:
                at += 1

    def _word(self, at: int) -> str:
        """Return a word in lower case; "" outside."""
        return self.lowered[at] if 0 <= at < len(self.lowered) else ""

    def _follows(self, at: int) -> bool:
        """Whether a word stands close behind the one before it."""
        if not 0 < at < len(self.words):
            return False
        return bool(_GAP.fullmatch(self.text[self.words[at - 1].end() : self.words[at].start()]))

    def _scaled_half(self, at: int) -> Number | None:
        """Return a number like "half a million"."""
        word = self._word(at)
        parts = 2 if word in _HALVED else self.known.fractions.get(word)
        if not parts:
            return None
        scale, last = self._scale_of(at + 1)
        if scale == 1:
            return None
        return Number(self.words[at].start(), self.words[last].end(), scale / parts, is_word=True)

    def _scale_of(self, behind: int) -> tuple[int, int]:
        """Return the scale that a share is of, "of a million", and its last word; 1 and the word before where it is of none."""
        at = behind
        while self._word(at) in _OF_A:
            at += 1
        scale = self.known.scales.get(self._word(at))
        return (scale, at) if scale and self._follows(at) else (1, behind - 1)

    def _share(self, at: int) -> Number | None:
        """Return a share that a word says by itself: "half", "a third of"."""
        word, before = self._word(at), self._word(at - 1)
        parts = self.known.fractions.get(word)
        if not parts:
            return None
        end = self.words[at].end()
        is_of = self._word(at - 2) in _BY or self.text[end : end + 4].lstrip().startswith(OF)
        if word in _HALVES or before in _BARE or (before in _ARTICLES and is_of):
            return Number(*self.words[at].span(), 1 / parts, is_fraction=True, is_word=True)
        return None

    def _counted(self, at: int) -> Number | None:
        """Return the number that the words from one on count, with a fraction behind it."""
        n_words, value, is_ordinal = self._read(at)
        if not n_words:
            return None
        behind = at + n_words
        start, end = self.words[at].start(), self.words[behind - 1].end()
        if is_ordinal:
            return Number(start, end, value, is_ordinal=True, is_word=True)
        word, fractions = self._word(behind), self.known.fractions
        parts = fractions.get(word) or fractions.get(word.removesuffix("s"))
        if parts and self._follows(behind):
            scale, last = self._scale_of(behind + 1)
            end = self.words[last].end()
            return Number(start, end, value * scale / parts, is_fraction=scale == 1, is_word=True)
        if more := HALF.match(self.text, end):
            # "A million and a half" is half a million more; "one and a half million" a million times as much.
            value += half_value(more) * self.known.scales.get(self._word(behind - 1), 1)
            end = more.end()
            while behind < len(self.words) and self.words[behind].start() < end:
                behind += 1
            if (scale := self._scale(behind, is_first=False)) and self.words[
                behind
            ].start() == end + 1:
                value, end = value * scale, self.words[behind].end()
        return Number(start, end, value, is_word=True)

    def _read(self, at: int) -> tuple[int, float, bool]:
        """Read a number from a word on; return how many words it has, its value, and whether it is an ordinal."""
        total = current = 0.0
        room = _MILLION  # what may still be added to `current`
        behind = at
        while behind == at or self._follows(behind):
            word = self._word(behind)
            is_tied = behind > at and word in _CONNECTING and behind + 1 < len(self.words)
            width, value = self._longest(behind + is_tied)
            if is_tied and (not width or value >= room or current in range(1, 20)):
                break
            if width and value < room and (value or behind == at):  # a zero stands alone
                current += value
                room = _room_beside(value, is_tied=is_tied)
                behind += width + is_tied
            elif scale := self._scale(behind, is_first=behind == at):
                if scale > _HUNDRED:
                    total, current, room = total + max(current, 1) * scale, 0, _THOUSAND
                elif current >= _HUNDRED:
                    break  # "one hundred one hundred" are two numbers
                else:
                    current, room = max(current, 1) * scale, _HUNDRED
                behind += 1
            elif self.known.ordinals.get(word, room) < room and (behind == at or current):
                value = total + current + self.known.ordinals[word]
                return behind + 1 - at, value, True
            else:
                break
        return behind - at, total + current, False

    def _scale(self, at: int, *, is_first: bool) -> int:
        """Return what a word multiplies by, 0 where it does not; some do only behind a number or an article."""
        word = self._word(at)
        is_alone = is_first and self._word(at - 1) not in _ARTICLES and not self._goes_on(at + 1)
        if is_alone and word in _ONLY_BEHIND:
            return 0
        return self.known.scales.get(word, 0)

    def _goes_on(self, at: int) -> bool:
        """Whether a word is part of a number that the word before it begins: "mil doscientos", "mil e quinhentas", "cent|ottanta"."""
        if not self._follows(at):
            return False
        is_tied = at + 1 < len(self.words) and self._word(at) in _CONNECTING
        word = self._word(at + is_tied)
        return word in self.known.units or word in self.known.scales

    def _longest(self, at: int) -> tuple[int, float]:
        """Return the number word that begins at a word: how many words it has, and its value."""
        for width in range(min(self.known.longest, len(self.words) - at), 0, -1):
            first, last = self.words[at], self.words[at + width - 1]
            value = self.known.units.get(self.text[first.start() : last.end()].lower())
            if value is not None:
                return width, value
        return 0, 0


def _room_beside(value: float, *, is_tied: bool) -> int:
    """Return what the next word must stay below to be added to a number word: "twenty-one", "dos mil trescientos"."""
    if value >= _HUNDRED and not is_tied:
        return next((size for size in (_THOUSAND, _HUNDRED) if value % size == 0), 1)
    return _TEN if value % _TEN == 0 and (is_tied or value > _TEN) else 1  # "ten" stands alone
