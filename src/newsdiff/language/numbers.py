"""Numbers as people print them: in digits with the separators of any country, and in the words of some languages.

Words are read in texts of their language only, since "elf", "once" and "six" are other words elsewhere (`number_words`
has those of nine languages); Chinese and Japanese numerals and the digits of every script are read everywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.language.languages import guess_language
from newsdiff.language.number_words import NumberWords, number_words_of

_SPACE = " \u00a0\u202f\u2009'’"
_DIGITS = re.compile(
    rf"(?<![\d.,])\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?!\d)|(?<!\d)(?:\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)"
)
_GROUPED = re.compile(r"(?!0)\d{1,3}(?:[.,]\d{3})+")
_INDIAN = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}")
_VULGAR = "¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘"
_HALF = re.compile(
    rf"\s?([{_VULGAR}])|(?:\s|-)and(?:\s|-)a(?:\s|-)(half|quarter|third)\b|,5(?=\s)", re.IGNORECASE
)
_ONE_VULGAR = re.compile(f"[{_VULGAR}]")
_SUFFIX = re.compile(
    r"(?:st|nd|rd|th|ère|er|re|ème|nde?|de|ste|:?e|\.?[ºª]|-?(?:ый|ой|ий|й|ого|го|ому|му|ом|м|ая|я|ую|ю|ое|е))(?!\w)"
)
_DOTTED = frozenset("de da no pl cs sk hu".split())
"""Languages that write ranks with a dot: "im 2. Quartal"."""
_RANK = re.compile(r"\.\s(?=[^\W\d_])")
_BEFORE_RANK = re.compile(
    r"\b(?:im|am|vom|zum|zur|der|die|das|dem|den|des|ein\w{0,2}|w|we|z|ze|na|po|v|ve|i|det|jeho|jego|ihr\w{0,2}|sein\w{0,2}|ihre)\s$",
    re.IGNORECASE,
)
_MAX_RANK = 200
""" "3:2. Der Trainer" ends a sentence; what stands behind an article and before a noun is a rank, if it is no year."""
_REACH_BEFORE = 8
"""Characters before a number that hold an article."""
_HAN_SIGNS = "〇零一二三四五六七八九十百千万萬亿億两兩"
_HAN = re.compile(f"(?:(?!百?分之)[{_HAN_SIGNS}])+")
_SCALES = "百千万萬亿億兆백천만억조"
_PRINTED = r"\d{1,15}(?:[.,]\d{1,9}){0,4}"
_HAN_PART = re.compile(rf"({_PRINTED})?([{_SCALES}])?")
_HAN_SCALED = re.compile(
    rf"(?<!\d){_PRINTED}[{_SCALES}](?!分之)(?:(?:\s?{_PRINTED})?[{_SCALES}](?!分之)|\d{{1,15}}){{0,8}}"
)
"""Digits with scales: 1亿2000万, 3만5천."""
_HAN_SHARE = re.compile(
    rf"([{_HAN_SIGNS}]{{1,9}})分之([{_HAN_SIGNS}]{{1,9}}(?:[点點][{_HAN_SIGNS}]{{1,9}})?|\d{{1,9}}(?:\.\d{{1,9}})?)"
)
_HAN_DIGITS = dict(zip("〇零一二三四五六七八九两兩", (0, 0, *range(1, 10), 2, 2), strict=True))
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12,
               "백": 100, "천": 1000, "만": 10**4, "억": 10**8, "조": 10**12}  # fmt: skip
_WORD = re.compile(r"(?:[^\W\d_]|[\u0900-\u0965\u0970-\u0dff])+")
"""A run of letters; the vowel signs of Indic scripts are none of their own."""
_AMONG = re.compile(
    r"\s(?:in|in every|out of|of every|von|sur|su|de cada|em cada|op de|op|na|из)\s", re.IGNORECASE
)
_MAX_WHOLE = 100
"""What a share is of at most, in "one in five"; a year is more."""
_GAP = re.compile(r"[ \u00a0\n]|-|‑")

_HUNDRED, _MYRIAD = 100, 10**4
_PARTS = {"half": 2, "quarter": 4, "third": 3}
_HALVES = frozenset(
    "half hälfte moitié mitad drittel viertel metà metade helft половина половину połowa połowę".split()
)
_SCALED = 100
"""What neither a hundred nor a dozen multiplies."""
_CONNECTING = frozenset("and y und et e".split())
_ARTICLES = frozenset(
    "a an one ein eine einem der die das un une una la le los el il lo um uma o de het een één одна одну jedna jedną".split()
)
_BY = frozenset("by um di em met на".split())
"""Words that say by how much: "fell by a quarter"."""
_OF = ("of ", "des", "de ", "der", "del", "dei", "deg", "do ", "da ", "dos", "das", "van ")
_HALVED = dict.fromkeys(
    "half halbe halben demi medio media mezzo mezza meio meia halve пол половина pół".split(), 2
)
"""Words for a half before a scale: "eine halbe Million"."""
_OF_A = frozenset("a an of".split())
_ONLY_BEHIND = frozenset(
    "cent mil million milione milioni milhão milhões miljoen тысячи тысяч миллион миллиона миллионов tysiące tysięcy milion miliony milionów".split()
)
"""Scales that are no number by themselves."""
_BARE = frozenset("одна одну jedna jedną".split())
"""Articles of the languages that say no "of"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text."""

    start: int
    end: int
    value: float
    is_ordinal: bool = False
    is_fraction: bool = False
    """Whether it is a share of something: "a third of"."""
    is_word: bool = False
    """Whether it is written in words."""


def find_numbers(text: str, start: int, end: int, code: str = "") -> list[Number]:
    """Find the numbers in a part of a text, in order, none overlapping; `code` is its language, if that is known.

    Example:
        >>> text = "Some 12,500 of the twenty-one thousand paid 3½, two thirds for the 2nd time."
        >>> [(text[n.start : n.end], round(n.value, 2)) for n in find_numbers(text, 0, len(text))]
        [('12,500', 12500.0), ('twenty-one thousand', 21000.0), ('3½', 3.5), ('two thirds', 0.67), ('2nd', 2.0)]
    """
    code = code or guess_language(text) or "en"
    found = [
        *_in_digits(text, start, end, has_dots=code in _DOTTED),
        *_in_words(text, start, end, code),
        *_in_han(text, start, end),
    ]
    found.sort(key=lambda number: (number.start, -number.end))
    kept: list[Number] = []
    for number in found:
        if kept and (share := _share_of(text, kept[-1], number)):
            kept[-1] = share
        elif not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def _share_of(text: str, part: Number, whole: Number) -> Number | None:
    """Return the share that two numbers say together, "one in five"; None where they say none.

    Example:
        >>> [round(n.value, 2) for n in find_numbers("one in five; 1 in 2019", 0, 22)]
        [0.2, 1.0, 2019.0]
    """
    if not 0 < part.value < whole.value <= _MAX_WHOLE or part.is_word != whole.is_word:
        return None
    if part.is_fraction or part.is_ordinal or whole.is_ordinal:
        return None
    if not _AMONG.fullmatch(text, part.end, whole.start):
        return None
    value = part.value / whole.value
    return Number(part.start, whole.end, value, is_fraction=True, is_word=part.is_word)


def _in_digits(text: str, start: int, end: int, *, has_dots: bool) -> Iterator[Number]:
    for match in _DIGITS.finditer(text, start, end):
        value = _value(match[0])
        behind = match.end()
        if han := _HAN_SCALED.match(text, match.start(), end):
            yield Number(*han.span(), _scaled(han[0]))
            continue
        if more := _HALF.match(text, behind, end):
            if more[1] or more[2]:
                value += unicodedata.numeric(more[1]) if more[1] else 1 / _PARTS[more[2].lower()]
                behind = more.end()
        elif suffix := _SUFFIX.match(text, behind, end):
            yield Number(match.start(), suffix.end(), value, is_ordinal=True)
            continue
        is_ordinal = has_dots and value <= _MAX_RANK and _is_dotted(text, *match.span())
        yield Number(match.start(), behind + is_ordinal, value, is_ordinal=is_ordinal)
    for match in _ONE_VULGAR.finditer(text, start, end):
        yield Number(match.start(), match.end(), unicodedata.numeric(match[0]))


def _is_dotted(text: str, start: int, end: int) -> bool:
    """Whether a dot makes a rank of a number: behind an article, or before a word in lower case."""
    if not _RANK.match(text, end):
        return False
    before = text[max(start - _REACH_BEFORE, 0) : start]
    return text[end + 2].islower() or _BEFORE_RANK.search(before) is not None


def _scaled(digits: str) -> float:
    """Return the value of digits with scales.

    Example:
        >>> _scaled("1亿2000万"), _scaled("1천200억"), _scaled("2.5万亿")
        (120000000.0, 120000000000.0, 2500000000000.0)
    """
    total = section = 0.0
    for number, sign in _HAN_PART.findall(digits):
        section += _value(number) if number else 0
        scale = _HAN_SCALES.get(sign, 1)
        if scale >= _MYRIAD:
            total, section = (total + section * scale, 0) if section else (total * scale, 0)
        elif number:
            section += _value(number) * (scale - 1)
        else:
            section *= scale
    return total + section


def _value(digits: str) -> float:
    """Return the value of a number in digits, whatever its separators."""
    plain = re.sub(f"[{_SPACE}]", "", digits)
    if _GROUPED.fullmatch(plain) and len(set(re.findall("[.,]", plain))) == 1:
        plain = re.sub("[.,]", "", plain)
    elif _INDIAN.fullmatch(plain):
        plain = plain.replace(",", "")
    elif "." in plain and "," in plain:
        decimal = max(".,", key=plain.rfind)
        plain = plain.replace(",."[decimal == ","], "").replace(decimal, ".")
    else:
        plain = plain.replace(",", ".")
    whole, _, rest = plain.partition(".")
    plain = f"{whole or '0'}.{rest.replace('.', '') or '0'}"
    return float("".join(c if c == "." else str(unicodedata.decimal(c)) for c in plain))


def _in_han(text: str, start: int, end: int) -> Iterator[Number]:
    for match in _HAN_SHARE.finditer(text, start, end):
        part = float(match[2]) if match[2][0].isdecimal() else _han_value(match[2])
        value = part / max(_han_value(match[1]), 1)
        yield Number(*match.span(), value, is_fraction=True, is_word=True)
    for match in _HAN.finditer(text, start, end):
        yield Number(*match.span(), _han_value(match[0]), is_word=True)


def _han_value(numerals: str) -> float:
    """Return the value of Chinese numerals; behind a point they are digits."""
    whole, _, decimals = numerals.replace("點", "点").partition("点")
    if decimals:
        return _han_value(whole) + _han_value(decimals) / float(10 ** len(decimals))
    total = section = digit = 0
    for character in numerals:
        if character in _HAN_DIGITS:
            digit = digit * 10 + _HAN_DIGITS[character]
            continue
        scale = _HAN_SCALES[character]
        if scale >= 10**4:
            total += max(section + digit, 1) * scale
            section = 0
        else:
            section += max(digit, 1) * scale
        digit = 0
    return float(total + section + digit)


def _in_words(text: str, start: int, end: int, code: str) -> Iterator[Number]:  # noqa: C901  shares, numbers and halves
    """Read numbers in words: words one behind the other as long as they make one number."""
    known = number_words_of(code)
    if known is None:
        return
    fractions = known.fractions
    pieces = list(_WORD.finditer(text, start, end))
    at = 0
    while at < len(pieces):
        own = fractions.get(pieces[at][0].lower())
        behind, scale = _scale_behind(text, pieces, at, known)
        if scale:
            yield Number(pieces[at].start(), pieces[behind].end(), scale, is_word=True)
            at = behind + 1
            continue
        if own and _is_share(text, pieces, at):
            yield Number(*pieces[at].span(), 1 / own, is_fraction=True, is_word=True)
            at += 1
            continue
        n_words, value, is_ordinal = _read(text, pieces, at, known)
        behind = at + n_words
        parts = 0
        if n_words > 0 and behind < len(pieces) and not is_ordinal:
            word = pieces[behind][0].lower()
            parts = fractions.get(word) or fractions.get(word.removesuffix("s"), 0)
            parts *= bool(_GAP.fullmatch(text[pieces[behind - 1].end() : pieces[behind].start()]))
        if parts:
            first = pieces[at].start()
            yield Number(first, pieces[behind].end(), value / parts, is_fraction=True, is_word=True)
            at = behind + 1
        elif n_words:
            first, last = pieces[at].start(), pieces[behind - 1].end()
            if (more := _HALF.match(text, last, end)) and (more[1] or more[2]):
                value += unicodedata.numeric(more[1]) if more[1] else 1 / _PARTS[more[2].lower()]
                last = more.end()
                while behind < len(pieces) and pieces[behind].start() < last:
                    behind += 1
            yield Number(first, last, value, is_ordinal=is_ordinal, is_word=True)
            at = behind
        else:
            at += 1


def _scale_behind(
    text: str, pieces: list[re.Match[str]], at: int, known: NumberWords
) -> tuple[int, float]:
    """Return the word that ends "half a million", and the value; 0 where it is no such number."""
    word = pieces[at][0].lower()
    parts = _HALVED.get(word) or known.fractions.get(word, 0)
    behind = at + 1
    while parts and behind < len(pieces) and pieces[behind][0].lower() in _OF_A:
        behind += 1
    is_scale = parts and behind < len(pieces) and pieces[behind][0].lower() in known.scales
    if not is_scale or not _GAP.fullmatch(text[pieces[behind - 1].end() : pieces[behind].start()]):
        return at, 0.0
    return behind, known.scales[pieces[behind][0].lower()] / parts


def _is_share(text: str, pieces: list[re.Match[str]], at: int) -> bool:
    """Whether a word that may be a fraction is one by itself: "half", "a third of"."""
    if pieces[at][0].lower() in _HALVES:
        return True
    before = pieces[at - 1][0].lower() if at else ""
    behind = text[pieces[at].end() : pieces[at].end() + 4].lstrip()
    is_by = at > 1 and pieces[at - 2][0].lower() in _BY
    return before in _BARE or (before in _ARTICLES and (is_by or behind.startswith(_OF)))


def _read(  # noqa: C901  the grammar of numbers in words
    text: str,
    pieces: list[re.Match[str]],
    at: int,
    known: NumberWords,
) -> tuple[int, float, bool]:
    """Read a number from a word on; return how many words it has, its value, and whether it is an ordinal."""
    units, scales, ordinals, longest = known.units, known.scales, known.ordinals, known.longest
    total = current = 0
    room = 10**6  # what may still be added to `current`
    n = 0
    while at + n < len(pieces):
        if n and not _GAP.fullmatch(text[pieces[at + n - 1].end() : pieces[at + n].start()]):
            break
        width, value = _longest(text, pieces, at + n, units, longest)
        word = pieces[at + n][0].lower()
        if n and word in _CONNECTING and at + n + 1 < len(pieces):
            width, value = _longest(text, pieces, at + n + 1, units, longest)
            if not width or value >= room or current in range(1, 20):
                break
            current += value
            room = 10 if value % 10 == 0 else 1
            n += width + 1
        elif width and value < room:
            current += value
            room = _room(value)
            n += width
        elif word in scales and (
            n or word not in _ONLY_BEHIND or (word == "mil" and _goes_on(pieces, at + 1, known))
        ):
            scale = scales[word]
            if scale in (12, 100):
                if current >= _SCALED:
                    break  # "one hundred one hundred" are two numbers
                current, room = max(current, 1) * scale, 100
            else:
                total, current, room = total + max(current, 1) * scale, 0, 1000
            n += 1
        elif word in ordinals and ordinals[word] < room and (n == 0 or current):
            return n + 1, float(total + current + ordinals[word]), True
        else:
            break
    return n, float(total + current), False


def _goes_on(pieces: Sequence[re.Match[str]], at: int, known: NumberWords) -> bool:
    """Whether a word is part of a number that the word before it begins: "mil doscientos", "mil e quinhentas"."""
    is_tied = at + 1 < len(pieces) and pieces[at][0].lower() in _CONNECTING
    word = pieces[at + is_tied][0].lower() if at < len(pieces) else ""
    return word in known.units or word in known.scales


def _room(value: int) -> int:
    """Return what the next word must stay below to be added to a number word: "twenty-one", "dos mil trescientos"."""
    if value >= _HUNDRED:
        return next((size for size in (1000, 100) if value % size == 0), 1)
    return 10 if value % 10 == 0 and value > 10 else 1  # noqa: PLR2004  "ten" stands alone


def _longest(
    text: str, pieces: list[re.Match[str]], at: int, units: Mapping[str, int], longest: int
) -> tuple[int, int]:
    """Return the number word that begins at a word: how many words it has, and its value."""
    for width in range(min(longest, len(pieces) - at), 0, -1):
        written = text[pieces[at].start() : pieces[at + width - 1].end()].lower()
        if written in units:
            return width, units[written]
    return 0, 0
