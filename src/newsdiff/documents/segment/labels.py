"""What a dateline calls its dates: "published", "updated", "first", in every language whose months are known."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import chain

from newsdiff.language.letters import LETTER_RUN, unaccented
from newsdiff.language.name_lists import name_rows


class Label(IntEnum):
    """What a line says of a date, the surest date of publication last."""

    UPDATED = 0
    AS_OF = 1
    NONE = 2
    PUBLISHED = 3
    FIRST = 4


def _words_of(name: str) -> dict[Label, list[str]]:
    """Read a list whose rows are labels and what says them."""
    found: dict[Label, list[str]] = {}
    for label, *words in map(str.split, name_rows(name)):
        found.setdefault(Label[label.upper()], []).extend(words)
    return found


_ENGLISH = _words_of("date labels")
_ENDINGS = " 日 日時 时间 時間 日期 于 於 일 일시 시간 됨".split(" ")
_RELEASE = [form.replace("_", " ") for row in name_rows("releases") for form in row.split()]
RELEASE = re.compile(
    rf"(?:{'|'.join(_RELEASE)}|新闻稿|新聞稿|プレスリリース|보도자료)\W*$",
    re.IGNORECASE,
)
"""The line at the head of what an organisation sends out: the date beside it is the one of its publication."""
_PHRASES = _words_of("date phrases")
_PHRASES[Label.PUBLISHED] += _RELEASE

LABELS = {
    unaccented(word): label
    for words_of in (_words_of("date labels abroad"), _ENGLISH)
    for label, words in words_of.items()
    for word in words
} | {
    unaccented(word + ending): label
    for label, words in _words_of("joined date labels").items()
    for word in words
    for ending in _ENDINGS
}
"""Words that say what a date is the date of; they are no part of it."""
_NAMES = {Label.UPDATED: "updated", Label.PUBLISHED: "issued", Label.FIRST: "first"}
_PHRASE = re.compile(
    r"(?<![^\W\d])(?:"
    + "|".join(
        f"(?P<{label.name}>{'|'.join(phrases).replace('_', chr(92) + 's')})"
        for label, phrases in _PHRASES.items()
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
_ENGLISH_WORDS = frozenset(chain.from_iterable(_ENGLISH.values()))
_FOREIGN_BY = re.compile(r"(?:von|par|por|door|przez|автор)\b", re.IGNORECASE)


def phrases_as_words(text: str) -> str:
    """Write each phrase that labels a date as the one word in English that says it, filled up with blanks."""
    return _PHRASE.sub(
        lambda match: _NAMES[Label[match.lastgroup or "NONE"]].ljust(len(match[0])), text
    )


def said(text: str) -> list[tuple[int, int, Label]]:
    """Return the labels in a text: where each begins and ends, and what it says.

    A digit may stand right beside one, where a page lost what was between.

    Example:
        >>> said("21:41Modified: 4 March 2019")
        [(5, 13, <Label.UPDATED: 0>)]
    """
    words = ((found, unaccented(found[0])) for found in LETTER_RUN.finditer(text))
    return [(found.start(), found.end(), LABELS[word]) for found, word in words if word in LABELS]


def is_foreign(text: str) -> bool:
    """Whether a line labels a date or a name in a language other than English, in all of which the day stands before the month."""
    if _FOREIGN_BY.match(text):
        return True
    return any(unaccented(text[start:end]) not in _ENGLISH_WORDS for start, end, _ in said(text))
