"""Signs of machine copying in a text: damaged encoding, hidden characters, mixed alphabets, manifests.

A sign says how a text came here, and nothing of who was first: no verdict and no direction rests on one.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsdiff.language.damage import find_damage, may_be_damaged
from newsdiff.language.folding import REPLACED
from newsdiff.language.keys import LOOKALIKE_LETTERS, undisguised
from newsdiff.language.letters import LETTERS, SIGNS_ABROAD
from newsdiff.language.orthography import strange_spellings

_MIN_HIDDEN = 3
"""Characters that are not seen, inside words, from which they are a sign: a text editor leaves one or two."""
_MIN_MIXED = 2
"""Words of two alphabets that are a sign; one may be a trade name."""
_ORDINARY = frozenset("\u00a0&<>\u00ad")
"""Characters that sound texts of the web write as entities."""
_SELECTOR = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
# Zero-width blanks and joiners, direction marks, joiners of graphemes, tags, fillers. No soft hyphens, which
# typesetting puts in, and nothing beside letters of scripts that need joiners and direction marks.
_UNSEEN = "\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufe00-\ufe0f\u3164\U000e0001-\U000e007f\U000e0100-\U000e01ef"
_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f]")
_HIDDEN = re.compile(f"[{_UNSEEN}]+")
_MANIFEST = "".join(
    chr(0xFE00 + byte if byte < 16 else 0xE0100 + byte - 16)  # noqa: PLR2004  selectors 1 to 16 and 17 to 256
    for byte in b"C2PATXT\0"
)
"""How a manifest in plain text begins, a byte as a variation selector.

Source:
    C2PA Technical Specification 2.2, "Embedding manifests into unstructured text".
"""
_MANIFESTS = re.compile(f"\ufeff?{_MANIFEST}{_SELECTOR}*")
_FORMULA = re.compile("[\U0001d400-\U0001d7ff]+")
_BLANK = re.compile(r"\s")
_FORMS = re.compile(
    "[\u0250-\u0252\u025f\u0261\u0265\u026f\u0279\u0287\u028c-\u028e\u029e\u1d00-\u1d22\u0262\u026a\u0274\u0280\u028f\u0299\u029c\u029f\ua730\ua731\u24b6-\u24e9"
    "\u249c-\u24b5\U0001f130-\U0001f149\U0001f150-\U0001f169\U0001f170-\U0001f189]|[\U0001f1e6-\U0001f1ff](?=[\U0001f1e6-\U0001f1ff]{2})"
)
"""Letters in other forms than print has: small capitals, circles, squares, upside down; not full width, which Japanese prints."""
_SUSPECT = re.compile(
    f"[{_UNSEEN}{LOOKALIKE_LETTERS}\U0001d400-\U0001d7ff\U0001f1e6-\U0001f1ff]|{_FORMS.pattern}"
)
"""A character without which no text has any of these signs."""
_STRANGE = rf"\x01-\x08\x0e-\x1f\u0640\u2190-\u2bff\U0001f000-\U0001faff{SIGNS_ABROAD}"
"""What stands in no word of Latin, Greek or Cyrillic letters: controls, the Arabic stroke that draws words out, arrows, symbols, pictures, vowel signs."""
_CUTS = r"\u2010-\u2013._+\u00b7\u2027\u0f0b\u2006\u2009\u200a\u202f"
"""What cuts a word in two: hyphens, dots, a plus, the thinnest blanks."""
_ALPHABETS = {
    "A-Z": "A-Z\u0386\u0388-\u038f\u0391-\u03ab\u0400-\u042f\u0490",
    "a-z": "a-z\u0390\u03ac-\u03ce\u0430-\u045f\u0491",
}
"""Capitals and small letters: Latin, Greek, Cyrillic."""


def _widened(pattern: str) -> re.Pattern[str]:
    """Compile an expression that is written with the letters of Latin for those of all `_ALPHABETS`."""
    for latin, letters in _ALPHABETS.items():
        pattern = pattern.replace(latin, letters)
    return re.compile(pattern)


# How a text is written so that a machine does not find its words, each with the words of the sign. Every one of these
# is in sound texts, too ("G20", "a b c", "well-known"), so that only a large share of the words is a sign. The second
# expression begins with what is seldom, so that it is looked for in a fraction of the time, and is found at least as often.
_DISGUISES = (
    (_widened(r"(?<=[A-Za-z])(?:[0-9@$!|]|[0-9@$!|](?=[A-Za-z0-9@$!|]))(?=[a-z])|(?<![\w$@#])[0-9@$!](?=[a-z]{2})|(?<=[A-Za-z])\*{1,4}(?=[a-z])"),
     _widened("[0-9@$!|*][a-z]"), "digit or sign in the place of a letter", "digits or signs in the place of letters"),
    (_widened(rf"(?<![^\W_])(?<![{SIGNS_ABROAD}])[^\W\d_][^\w\n.{SIGNS_ABROAD}](?=[^\W\d_](?![^\W_]|[{SIGNS_ABROAD}]))"),
     _widened(rf"[^\w\n.{SIGNS_ABROAD}][^\W\d_](?![^\W_])"), "letter set apart", "letters set apart"),
    (_widened(rf"(?<=[a-z])(?:-{{1,3}}|[{_CUTS}]|-\n|\\[-'`\"^~]|[{_STRANGE}]{{1,8}})(?=[a-z])|(?<=[a-z]{{2}})(?<!qu)(?<!ll)['\u2019](?=[a-z]{{3}})"),
     _widened(rf"[-{_CUTS}{_STRANGE}'\u2019`\"^~][a-z]|-\n[a-z]"), "word cut in two", "words cut in two"),
    (_widened(r"(?<=[A-Za-z])<(?:/?(?:b|i|u|em|strong|span|font|a|small|wbr)\b[^<>\n]{0,100}|!--[^<>\n]{0,100}--)>(?=[a-z<])"),
     _widened("<"), "tag inside a word", "tags inside words"),
    (_widened(r"(?:(?<!\w)|(?<=[a-z]))[\[({][A-Za-z][\])}](?=[a-z\[({])"),
     _widened(r"[\])}][a-z\[({]"), "letter in brackets", "letters in brackets"),
    (_widened(r"(?<![\w#])#(?=[A-Za-z]{2})"), _widened("#[A-Za-z]"), "word behind a number sign", "words behind number signs"),
    (_widened(r"(?<=[a-z])(?:[\u00b9\u00b2\u00b3\u2070-\u2079]|\[\d{1,3}\])"), _widened(r"[\u00b9\u00b2\u00b3\u2070-\u2079]|\[\d"),
     "word with a raised digit", "words with raised digits"),
    (_widened("(?<=[a-z])[A-Z](?=[a-z])"), _widened("[a-z][A-Z][a-z]"), "word without a blank before it", "words without a blank before them"),
    (_widened(r"%[0-9A-Fa-f]{2}(?=%[0-9A-Fa-f]{2}%)|%20(?=\w)|(?<=[A-Za-z])=[4-7][0-9A-F]"), _widened("%[0-9A-Fa-f]{2}%|%20|=[4-7][0-9A-F]"),
     "code in the place of letters", "codes in the place of letters"),
    (_widened("[\ue000-\uf8ff\U000f0000-\U0010fffd]"), _widened("[\ue000-\uf8ff\U000f0000-\U0010fffd]"),
     "letter that only its font can show", "letters that only their font can show"),
    (_widened(r"\x1b\[[\d;]*[A-Za-z]"), _widened(r"\x1b\["), "code of a terminal", "codes of a terminal"),
    (_widened(r"\[/?(?:b|i|u|s|color|size|font|url)\b[^\]\n]{0,100}\](?=\S)"), _widened(r"\[/?[biuscf]"), "tag in brackets", "tags in brackets"),
)  # fmt: skip
_STRUCK = re.compile(r"([øłđħŧƀǥɨʉɇⱥȼƶⱦɍƚꝁᵽ])\1*", re.IGNORECASE)
"""Letters with a stroke: Danish has one of them, Polish and Maltese another each, Sami those of `_OF_SAMI`."""
_OF_SAMI = str.maketrans("ŧǥ", "đđ")
_MIN_STRUCK_SHARE = 0.2
"""Letters with strokes of other languages than the text's own, for each word: in names they are fewer."""
_SLASHED = re.compile(r"(?<=[^\s/\\])[/\\]{1,3}(?=(?:[^\s/\\]{1,30}[/\\]{1,3}){3})")
"""A slash with three words behind it that are joined in the same way."""
_MIN_SLASHED_SHARE = 0.5
_ADDRESS = re.compile(r"(?<![A-Za-z])https?://[^\s/<>]{1,255}(?:/\S{0,2000})?")
"""An address, of whose parts none is a word of the text."""
_MIN_DISGUISED = 12
"""How often a disguise is seen at least where it is a sign."""
_MIN_DISGUISED_SHARE = 0.15
"""The same for each word: of 4,221 texts of news sites two have as much, both with a program among their lines."""


def find_signs(text: str) -> tuple[str, ...]:
    r"""Say what in a text shows that a machine copied or changed it, in words; empty for nothing.

    Example:
        >>> find_signs("Zo\u00c3\u00ab runs the caf\u00c3\u00a9. The br\u0456dge is \u0441losed.")
        ('damaged encoding: 2 words', '2 words mix alphabets')
    """
    plain = _ADDRESS.sub(" ", text) if "://" in text else text
    found = [
        _damaged(text),
        *_disguised(plain),
        _struck(text),
        _slashed(plain),
        strange_spellings(text),
    ]
    if not text.isascii() and _SUSPECT.search("".join({*text})):
        found += [_hidden(text), _mixed(text), _in_formulas(text), _in_forms(text)]
        found.append(_overridden(text))
        found.append("C2PA manifest" if _MANIFEST in text else "")
    return tuple(filter(None, found))


def _damaged(text: str) -> str:
    is_sound = REPLACED not in text and not may_be_damaged(text.encode("utf-8", "surrogatepass"))
    n = 0
    behind = -1
    for start, end in [] if is_sound else _places(text):
        n += behind < 0 or _BLANK.search(text, behind, start) is not None
        behind = end
    return f"damaged encoding: {_counted(n, 'word')}" if n else ""


def _disguised(text: str) -> list[str]:
    found = []
    for pattern, part, one, many in _DISGUISES:
        if len(part.findall(text)) < _MIN_DISGUISED:
            continue
        n = sum(1 for _ in pattern.finditer(text))
        if _is_much(n, text, _MIN_DISGUISED_SHARE):
            found.append(f"{n:,} {one if n == 1 else many}")
    return found


def _struck(text: str) -> str:
    if text.isascii():
        return ""
    times = Counter("".join(_STRUCK.findall(text)).lower().translate(_OF_SAMI))
    n = times.total()
    n_of_others = n - max(times.values(), default=0)
    is_sign = _is_much(n_of_others, text, _MIN_STRUCK_SHARE)
    return f"{n:,} letters with the strokes of several languages" if is_sign else ""


def _slashed(text: str) -> str:
    n = sum(1 for _ in _SLASHED.finditer(text))
    is_sign = _is_much(n, text, _MIN_SLASHED_SHARE)
    return f"{n:,} words joined to the next by slashes" if is_sign else ""


def _is_much(n: int, text: str, least_share: float) -> bool:
    """Whether a disguise was seen often enough, for itself and for each word."""
    return n >= _MIN_DISGUISED and n >= least_share * len(LETTERS.findall(text))


def _places(text: str) -> list[tuple[int, int]]:
    """Return where characters are damaged or lost, in order."""
    found = [(one.start, one.end) for one in find_damage(text) if one.character not in _ORDINARY]
    lost = [(at.start(), at.end()) for at in re.finditer(REPLACED, text)]
    return sorted(found + lost)


def _hidden(text: str) -> str:
    text = _MANIFESTS.sub("", text)
    n = sum(
        found.end() - found.start()
        for found in _HIDDEN.finditer(text)
        if _LETTER.match(text, found.start() - 1) or _LETTER.match(text, found.end())
    )
    return _counted(n, "invisible character") if n >= _MIN_HIDDEN else ""


def _mixed(text: str) -> str:
    n = sum(undisguised(word[0]) != word[0] for word in LETTERS.finditer(text))
    return f"{_counted(n, 'word')} mix alphabets" if n >= _MIN_MIXED else ""


def _in_formulas(text: str) -> str:
    places = [found.span() for found in _FORMULA.finditer(text)]
    n = bool(places) + sum(
        _BLANK.search(text, behind, start) is not None
        for (_, behind), (start, _) in pairwise(places)
    )
    return f"{_counted(n, 'word')} in mathematical letters" if n >= _MIN_MIXED else ""


def _in_forms(text: str) -> str:
    n = sum(1 for _ in _FORMS.finditer(text))
    return (
        f"{n:,} letters in circles, squares or small capitals, or turned"
        if n >= _MIN_DISGUISED
        else ""
    )


def _overridden(text: str) -> str:
    n = text.count("\u202e")
    return _counted(n, "right-to-left override") if n else ""


def _counted(n: int, noun: str) -> str:
    """Write a number of things."""
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"
