"""Background of a pair: the one sentence that two articles have in common, and that tells nothing of the day.

What a company is, who somebody was, what happened years ago: newsrooms keep such sentences and print them below every report
on the matter, so that two articles with nothing else in common took it from no one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.language.calendars import ALL_WEEKDAYS
from newsdiff.language.classes import class_of
from newsdiff.language.languages import language_of
from newsdiff.language.registers import REGISTER_LANGUAGES, count_registers
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute.fragments import Fragment

_MAX_WORDS = 30
"""Equal words of a sentence of background."""
_MIN_SHARE = 0.9
"""Share of the words of a sentence that both have."""
_MIN_BEFORE = 15
"""Words before it in either article: what an article begins with is its news."""
_MAX_TELLING = 0.5
"""What the verbs in the past and third persons weigh in a sentence on what is always so; see `registers`."""
_SHORT_NAME = 4
"""Letters of names of days that are other words, too ("mar", "so", "do")."""
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def is_background(fragments: Sequence[Fragment]) -> bool:
    """Whether what is copied is a sentence of background in both articles."""
    source, target = fragments[0].source, fragments[0].target
    equal = [pair for fragment in fragments for pair in fragment.equal]
    if len(equal) > _MAX_WORDS or any(target.quoted[b] for _, b in equal):
        return False
    places = [a for a, _ in equal], [b for _, b in equal]
    return all(
        _is_one_sentence(tokens, some) and min(some) >= _MIN_BEFORE
        for tokens, some in zip((source, target), places, strict=True)
    ) and _describes([target.keys[b] for b in places[1]], language_of(target.text))


def _is_one_sentence(tokens: Tokens, places: Sequence[int]) -> bool:
    """Whether some words are nearly all of one sentence: who lifts a sentence edits it, who keeps one prints it as it is."""
    at = tokens.sentences[min(places)]
    first, last = tokens.spans[at]
    return max(places) < last and len(places) >= _MIN_SHARE * (last - first)


def _describes(keys: Sequence[str], code: str) -> bool:
    """Whether some words say what somebody or something is, name a year or tell of nothing past, and of no day of the week."""
    if any(key in ALL_WEEKDAYS for key in keys if len(key) > _SHORT_NAME):
        return False
    words = class_of("describing", code)
    if any(key in words or _YEAR.fullmatch(key) for key in keys):
        return True
    return code in REGISTER_LANGUAGES and count_registers(keys, code)[1] <= _MAX_TELLING
