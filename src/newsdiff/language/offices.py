"""Offices before and behind a name: "former deputy minister for fisheries and rural development Oona Vane".

Two reports of one event write them alike, however long they are, since the office is called so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.language.classes import class_of

INSTITUTIONS = frozenset(
    f"{article}{name}"
    for name in class_of("institutions")
    for article in ("", *("l' d' un' all' dall' dell' nell' sull'".split()))
)
"""What institutions are called where only the first word of their names has a capital."""
_IN_LOWER_CASE = INSTITUTIONS | class_of("uncapitalised institutions")
NAMED_OFFICES = _IN_LOWER_CASE.union(class_of("offices"), class_of("capitalised institutions"))
"""Every word from which the name of an office or institution may go on."""
_MAX_PART = 2
"""Words between two of those that tie a name together: "rural affairs"."""
_MAX_BEFORE = 4
"""Words before the holder's name for the office: "former acting first deputy"."""
_MAX_BEHIND = 14
"""Words between it and the person's name."""
_TIES = (" ", "'", "’", "-")


def find_office(text: str, words: Sequence[tuple[int, int]], keys: Sequence[str], at: int) -> range:
    """Return the words of the office that a person holds, or of an institution's name, without the person's name.

    The columns are those of the words of a text (first character and the one behind the last, key), and `at` is a word of
    `NAMED_OFFICES`. An office counts where a person's name stands right behind, or before it and a comma; an institution
    where it has a capital and the words behind it have none, as in French and Spanish, where all have none and "of" or "for"
    says that the name goes on, and in German, where only the nouns have one.

    Returns:
        Positions in the columns; empty where it names nobody.

    Example:
        >>> text = "the former minister for rural affairs Oona Vane"
        >>> words = [(0, 3), (4, 10), (11, 19), (20, 23), (24, 29), (30, 37), (38, 42), (43, 47)]
        >>> list(find_office(text, words, text.casefold().split(), 2))
        [1, 2, 3, 4, 5]
    """
    found = _Words(text, words, keys)
    start, end = words[at]
    is_lower = text[start:end].islower()
    if keys[at] in INSTITUTIONS and not is_lower:
        return range(at, found.end(at, is_list=True))
    if keys[at] in (_IN_LOWER_CASE if is_lower else class_of("capitalised institutions")):
        last = found.end_of_parts(at, has_nouns=not is_lower)
        if last > at + 1:
            return range(at, last)
    if keys[at] not in class_of("offices"):
        return range(0)
    first = at
    while at - first < _MAX_BEFORE and first and found.is_tied(first - 1):
        key = keys[first - 1]
        if found.is_capital(first - 1) or (
            key in class_of("grammar") and key not in class_of("office modifiers")
        ):
            break
        first -= 1
    last = found.end(at)
    if last < len(words) and found.is_tied(last - 1) and found.is_capital(last):
        return range(first, last)
    before = (
        first - 1
        if first and keys[first - 1] in class_of("tying") and found.is_tied(first - 1)
        else first
    )
    return range(first, last) if before and found.is_behind_name(before) else range(0)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a part of a text."""

    text: str
    places: Sequence[tuple[int, int]]
    keys: Sequence[str]

    def is_tied(self, at: int) -> bool:
        """Whether nothing but a blank or an apostrophe parts a word from the next one."""
        return self.text[self.places[at][1] : self.places[at + 1][0]] in _TIES

    def is_capital(self, at: int) -> bool:
        return self.text[self.places[at][0]].isupper()

    def is_behind_name(self, at: int) -> bool:
        """Whether a name and a comma stand before a word."""
        return self.text[self.places[at - 1][1] : self.places[at][0]] == ", " and self.is_capital(
            at - 1
        )

    def end_of_parts(self, at: int, *, has_nouns: bool) -> int:
        """Return the word behind a name whose parts are tied together: "of rural affairs and fisheries".

        A part is a word or two, or ends with its noun where nouns have a capital.
        """
        last = end = at + 1
        n_part, is_open = 0, False
        while last < min(len(self.places), at + _MAX_BEHIND) and self.is_joined(last - 1):
            key = self.keys[last]
            if key in class_of("tying"):
                if not is_open and key not in class_of("beginning a field"):
                    break
                if key in class_of("articles") - class_of("beginning a field") and self.keys[
                    last - 1
                ] not in class_of("tying"):
                    break
                is_open, n_part = True, 0
            elif key in class_of("grammar") or n_part >= _MAX_PART or not (is_open or n_part < 1):
                break
            else:
                n_part += 1
                is_noun = has_nouns and self.is_capital(last)
                n_part = _MAX_PART if is_noun else n_part
                end = last + 1 if is_open and (is_noun or not has_nouns) else end
            last += 1
        return end

    def is_joined(self, at: int) -> bool:
        """Whether a blank, or a comma of a list, parts a word from the next one."""
        return self.is_tied(at) or self.text[self.places[at][1] : self.places[at + 1][0]] == ", "

    def goes_on(self, at: int) -> bool:
        """Whether behind a comma the next item of a list stands: "de l'environnement", "servizi e"."""
        begins = self.keys[at + 1] in class_of("beginning a field")
        is_last = at + 2 < len(self.keys) and self.keys[at + 2] in class_of("listing")
        return self.is_joined(at) and (begins or (is_last and self.is_tied(at + 1)))

    def end(self, at: int, *, is_list: bool = False) -> int:
        """Return the word behind a name of an office that begins before some word: a capital, a verb, a mark.

        What an institution is for may be a list: "de l'alimentation, de l'environnement et du travail".
        """
        last = at
        while last + 1 < len(self.places) and last - at < _MAX_BEHIND:
            key = self.keys[last + 1]
            if not (self.is_tied(last) or (is_list and self.goes_on(last))):
                break
            is_next = last == at and key in class_of("joining")
            if (
                self.is_capital(last + 1)
                or is_next
                or key in class_of("verbs behind an office")
                or (key in class_of("grammar") and key not in class_of("tying"))
            ):
                break
            last += 1
        return last + 1
