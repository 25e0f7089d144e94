"""Facts changed in languages in which no blank says what a word is, and no capital what a name; see `language.joined_words`."""

from __future__ import annotations

import re
from typing import Literal

from rapidfuzz.distance import Hamming

from newsdiff.language.joined_words import (
    DENIAL,
    MAX_LETTERS,
    Term,
    beside_names,
    find_terms,
    is_place,
    sides_of,
)
from newsdiff.model import Fact
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan
from newsdiff.reuse.attribute.values import MAX_REPLACED

_NEAR = 30
"""Characters on either side among which what a change says may have moved."""
_MAX_NAME = 4
"""Letters of the longest name that is looked for, but for those in lists."""
_MIN_NAME = 2
_MAX_PERSON = 3
"""Letters of a Chinese name; the first one is the surname."""
_HAN = re.compile("[\u3400-\u9fff]+")
_KANA = re.compile("[\u3041-\u30ff]")
_KATAKANA = re.compile("[\u30a1-\u30fc]{2,}")
_LENGTHS = re.compile("[\u30fb\u30fcァィゥェォッャュョ]")  # in which spellings of one word differ
_MIN_SPELLED = 4
"""Letters of a word of which one other letter makes another name; shorter ones may be other words."""
_MAX_TITLED = 6
"""Letters of the rest of a Japanese name and its title."""
_HANGUL = re.compile("[\uac00-\ud7a3]+")
_NO_NAME = frozenset(
    "本该該我全各外贵貴某同两兩这這那此哪上下大小新老旧舊一二三四五六七八九十几幾多每东東西南北中"
)
"""Letters before the end of a place's name that make it no name: "this city", "the whole province"."""
_PARTICLES = re.compile("(?:은|는|이|가|을|를|의|에게|에|도|와|과|께서)$")
_HANGUL_NAME = 3
"""Syllables of most Korean names."""


def find_reversal(fragment: Fragment, change: WordChange) -> Fact | None:
    """Name what makes a change say the opposite, None where nothing does.

    What only moved is on both sides near by.
    """
    sides = fragment.sides(change)
    if max(map(len, sides)) > MAX_REPLACED:
        return None
    # What is put into a word, or left out of one, makes another of it: "雇用", "解雇".
    changed = [_terms_at(side, 0 if side else 1) for side in sides]
    near = [_terms_at(side, _NEAR) for side in sides]
    denials, denials_near = (
        [sum((DENIAL, 0) in term.places for term in terms) for terms in found]
        for found in (changed, near)
    )
    if bool(denials[0]) != bool(denials[1]) and denials_near[0] != denials_near[1]:
        return "negation"
    ours, theirs = map(sides_of, changed)
    ours_near, theirs_near = map(sides_of, near)
    is_opposed = any(
        ours[d].isdisjoint(theirs[d]) and ours_near[d] != theirs_near[d]
        for d in ours.keys() & theirs.keys() - {DENIAL}
        if not is_place(d)
    )
    return "stance" if is_opposed else None


def _terms_at(words: WordSpan, width: int) -> list[Term]:
    """Return the terms of which some words hold a letter, and those in so many characters on either side."""
    tokens = words.tokens
    start, end = tokens.characters(words.first, words.last)
    first, last = start - width, end + width
    found = find_terms(tokens.text, max(first - MAX_LETTERS, 0), last + MAX_LETTERS)
    return [term for term in found if term.start < last and term.end > first]


def find_renaming(a: WordSpan, b: WordSpan) -> Literal["name", "place"] | None:
    """Say whether words that replace others put another name."""
    if _has_other_places(a, b):
        return "place"
    if (ours := _katakana_around(a)) and (theirs := _katakana_around(b)):
        return "name" if _are_other_names(ours, theirs) else None
    texts = a.text, b.text
    if all(map(_HAN.fullmatch, texts)) and max(map(len, texts)) <= _MAX_NAME:
        if all(map(_ends_place, (a, b))):
            return "place"
        return "name" if all(_is_person(x) or _is_honoured(x) for x in (a, b)) else None
    bare = [_PARTICLES.sub("", text) for text in texts]
    is_name = all(len(x) == _HANGUL_NAME and _HANGUL.fullmatch(x) for x in bare)
    return "name" if is_name and bare[0] != bare[1] and all(map(_is_titled, (a, b))) else None


def _katakana_around(words: WordSpan) -> re.Match[str] | None:
    """Return the run of katakana, which writes foreign names, of which some words are a part; None where they are in none."""
    text, end = words.tokens.text, words.tokens.ends[words.last - 1]
    runs = _KATAKANA.finditer(text, max(words.start - _NEAR, 0), end + _NEAR)
    return next((run for run in runs if run.start() <= words.start and end <= run.end()), None)


def _are_other_names(a: re.Match[str], b: re.Match[str]) -> bool:
    """Whether two words in katakana are two names: a title or the end of a place's name is behind both, or few letters differ."""
    ours, theirs = (_LENGTHS.sub("", run[0]) for run in (a, b))
    ends = beside_names("&"), beside_names("$")
    is_named = any(all(end.match(run.string, run.end()) for run in (a, b)) for end in ends)
    is_near = len(ours) == len(theirs) and Hamming.distance(ours, theirs) == 1
    return ours != theirs and (is_named or (is_near and len(ours) >= _MIN_SPELLED))


def _has_other_places(a: WordSpan, b: WordSpan) -> bool:
    """Whether both hold a letter of a known place, and of another one."""
    places: list[dict[int, int]] = []
    for words in (a, b):
        start, end = words.start, words.tokens.ends[words.last - 1]
        text = words.tokens.text
        found = find_terms(text, max(start - MAX_LETTERS, 0), end + MAX_LETTERS)
        inside = (term for term in found if term.start < end and term.end > start)
        places.append({d: pole for term in inside for d, pole in term.places if is_place(d)})
    ours, theirs = places
    return any(ours[d] != theirs[d] for d in ours.keys() & theirs.keys())


def _ends_place(words: WordSpan) -> bool:
    """Whether what ends the name of a place stands right behind words, or ends them."""
    text, end = words.tokens.text, words.tokens.ends[words.last - 1]
    name, ending = words.text, beside_names("&")
    if ending.fullmatch(name[-1:]) and len(name) > 1:
        name = name[:-1]
    elif not ending.match(text, end):
        return False
    return _NO_NAME.isdisjoint(name)


def _is_person(words: WordSpan) -> bool:
    """Whether words are part of a name: behind a surname or with one, and before or behind what names have beside them."""
    text, start = words.tokens.text, words.start
    end = words.tokens.ends[words.last - 1]
    titles, surnames = beside_names("$"), beside_names("%")
    for first in range(start, max(start - _MAX_PERSON, -1), -1):
        for last in range(max(end, first + 2), min(first + _MAX_PERSON, len(text)) + 1):
            if _HAN.fullmatch(text, first, last) and surnames.match(text, first):
                before = text[max(first - _MAX_NAME, 0) : first]
                if titles.match(text, last) or re.search(f"(?:{titles.pattern})$", before):
                    return True
    return False


def _is_honoured(words: WordSpan) -> bool:
    """Whether words are in a Japanese name: in a run of Chinese letters, or before one, that a title ends."""
    text, start = words.tokens.text, words.start
    end = words.tokens.ends[words.last - 1]
    first = start
    while first and start - first < _MAX_NAME and _HAN.match(text, first - 1):
        first -= 1
    run = _HAN.match(text, end)
    last = run.end() if run else end
    around = text[max(first - 1, 0) : first] + text[last : last + 1]
    if not _KANA.search(around) or last - end > _MAX_TITLED:
        return False
    titles = beside_names("$")
    kana = titles.match(text, last)
    name = text[first:last] if kana else re.sub(f"(?:{titles.pattern})$", "", text[first:last])
    return (
        len(name) >= _MIN_NAME
        and first + len(name) >= end
        and (bool(kana) or first + len(name) < last)
    )


def _is_titled(words: WordSpan) -> bool:
    """Whether what names have beside them is the word before or behind words."""
    tokens = words.tokens
    text = tokens.text
    before = text[tokens.starts[words.first - 1] : words.start].strip() if words.first else ""
    behind = text[tokens.ends[words.last - 1] :][:_MAX_NAME].lstrip()
    titles = beside_names("$")
    return bool(titles.fullmatch(_PARTICLES.sub("", before)) or titles.match(behind))
