r"""Text that a machine damaged, and how it reads: every character keeps its place.

UTF-8 that was read as another encoding ("cafÃ©", once or several times over), letters of another alphabet (`misread`), characters that HTML writes as names or
numbers ("caf&eacute;") and others as codes, line ends too ("caf\\u00e9", "caf\\xc3\\xa9", "caf=C3=A9"), words that a direction mark turns round or whose letters are set apart ("c o u n c i l"), and
numbers in full width are put right. What takes fewer characters then is
filled up with one that does not count, so that a place in the readable text is the same place in the text as it is.
A text without such damage costs a look at its bytes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from html.entities import html5
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from newsdiff.language.escapes import CODED, coded_character
from newsdiff.language.folding import REPLACED
from newsdiff.language.hashing import PADDING, Ints
from newsdiff.language.lost_letters import lost_letters
from newsdiff.language.misread import SIGNS, misread_letters

FILLER = "\u2060"
"""Stands where a repaired character has no place of its own; it counts for nothing in a word."""

_ROUNDS = 3
"""Times that a text may have been damaged in the same way: seen are two."""
_MAX_TURNED = 200
"""Characters that a direction mark turns round at most."""


class Damage(NamedTuple):
    """A half-open span of characters, and the one character that it stands for."""

    start: int
    end: int
    character: str


@cache
def _bytes_of(codec: str) -> dict[str, int]:
    """Return the byte that each character stands for where UTF-8 was read as a codec; Latin-1 where it has none."""
    codes = {chr(code): code for code in range(0x80, 0x100)} if codec == "cp1252" else {}
    for code in range(0x80, 0x100):
        character = bytes([code]).decode(codec, "ignore")
        if character:
            codes[character] = code
    return codes


def _class_of(codec: str, first: int, last: int) -> str:
    """Return the characters that stand for a range of bytes, as a class of a regular expression."""
    chosen = (c for c, code in _bytes_of(codec).items() if first <= code <= last)
    return "[" + "".join(map(re.escape, chosen)) + "]"


def _sequences(codec: str) -> str:
    """Return the expression of a character of two, three or four bytes read as a codec."""
    more = _class_of(codec, 0x80, 0xBF)
    return "|".join(
        f"{_class_of(codec, first, last)}{more}{{{n}}}"
        for first, last, n in ((0xC2, 0xDF, 1), (0xE0, 0xEF, 2), (0xF0, 0xF4, 3))
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may be damage, in runs for what only a run can show, and one sequence of a run."""
    # "â€" whose third byte has no character in the codec, and "Â" whose blank was made a plain one.
    lost = r"(?P<lost>â€(?![\u0080-\u00ff\u2018-\u203a\u0152-\u017e\u02c6\u02dc\u20ac\u2122])|(?<![A-ZÀ-Þ])Â(?=[ \t]))"
    entity = r"(?P<entity>&(?:#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    coded = f"(?P<coded>{CODED})"
    western, mac = _sequences("cp1252"), _sequences("mac_roman")
    # Of the Macintosh only what begins with signs that no word has: "√©", "‚Äô", "¬£".
    mac = rf"(?=[√¬]|‚Ä)(?:{mac})"
    # Of Windows-1251 only Cyrillic letters and what stands between them, three at least: "Р»" ends "СССР»", too.
    cyrillic = rf"(?=[ВРСТв])(?:{_sequences('cp1251')})"
    koi = rf"(?=[пяБ])(?:{_sequences('koi8_r')})"
    run = (
        rf"{lost}|{entity}|{coded}|(?P<western>(?:{western})+)|(?P<mac>(?:{mac})+)"
        rf"|(?P<cyrillic>(?:{cyrillic}[ ,.:!?-]{{0,2}}){{3,}})|(?P<koi>(?:{koi}[ ,.:!?-]{{0,2}}){{3,}})"
    )
    return re.compile(run), re.compile(f"{western}|{mac}|{cyrillic}|{koi}")


_CODECS = {"western": "cp1252", "mac": "mac_roman", "cyrillic": "cp1251", "koi": "koi8_r"}
"""As what UTF-8 was read, by the name of the group that finds it."""

# What every damaged text has among its bytes: the first bytes of UTF-8 read as Latin letters, and what follows them;
# the same of the Macintosh, and the mark that turns a text round; names of characters. Each begins with one byte, which
# makes looking for it as fast as reading memory.
_SIGNS = (
    re.compile(
        rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xe2[\x80\x82\x84]|\xc5[\x92\x93\xa0\xa1\xb8\xbd\xbe]|\xc6\x92|\xcb[\x86\x9c]| )"
    ),
    re.compile(
        rb"\xd0[\xa0\xa1](?:\xc2[\xa0-\xbb]|\xd0[\x81-\x8f]|\xd1[\x91-\x9f]|\xe2[\x80-\x84].)\xd0[\xa0\xa1][\xc2\xd0\xd1\xe2]",
        re.DOTALL,
    ),
    re.compile(rb"\xe2(?:\x88\x9a|\x80(?:\xae|\x9a\xc3\x84))"),
    re.compile(rb"\xe2[\x94\x95](?<=(?:\xd0\xbf|\xd1\x8f)\xe2[\x94\x95])"),
    *SIGNS,
    re.compile(rb"\?(?<=[a-z]\?)[a-z]"),
    re.compile(rb"&(?:#[0-9xX]|[A-Za-z][A-Za-z0-9]{1,31};)"),
    re.compile(rb"\\(?:[ux][0-9a-fA-F]{2}|[nt](?![a-z]))"),
    re.compile(rb"=[c-fC-F][0-9a-fA-F]=[89abAB][0-9a-fA-F]"),
    re.compile(rb" [a-z] [a-z] [a-z] [a-z](?![a-z])"),
    re.compile(rb"\xef\xbc[\x8c\x8e]\xef\xbc[\x90-\x99]"),
)
_SPACED = re.compile(r"(?<![^\s\"'(“‘„«])[^\W\d_](?: [a-zß-öø-ÿ]){4,30}(?![\w])")
"""A word of at least five letters that are set apart; less may be a list ("a b c")."""
_WIDE_NUMBER = re.compile("(?<![０-９])[０-９]+(?:[，．][０-９]+)+")
"""A number in full width with its commas or point; such digits alone are read by whoever reads digits."""
_NARROW = {ord(wide): chr(ord(wide) - 0xFEE0) for wide in "０１２３４５６７８９，．"}
_TURNED = re.compile(f"\u202e([^\u202c\u202e\n]{{1,{_MAX_TURNED}}})\u202c")


def may_be_damaged(text: bytes) -> bool:
    """Whether UTF-8 holds anything that is to be repaired; rarely true of text that is sound."""
    return any(sign.search(text) for sign in _SIGNS)


def join_readable(texts: Sequence[bytes]) -> tuple[bytes, Ints]:
    """Join texts in UTF-8 to the blob that `read_words` takes, as they read without their damage.

    Returns:
        The blob, and the first byte of each text in it.
    """
    blob = b"\0".join([b"", *texts, PADDING])
    if may_be_damaged(blob):
        texts = [_readable_bytes(text) for text in texts]
        blob = b"\0".join([b"", *texts, PADDING])
    return blob, np.cumsum([1, *(len(text) + 1 for text in texts)])[:-1]


def readable(text: str) -> str:
    r"""Return a text as it reads without its damage: as many characters, each at its place.

    Example:
        >>> readable("caf\u00c3\u00a9 &ldquo;Zo&euml;&rdquo;").replace(FILLER, "")
        'café “Zoë”'
        >>> len(readable("caf\u00c3\u00a9"))
        5
    """
    if not may_be_damaged(text.encode("utf-8", "surrogatepass")):
        return text
    parts, behind = [], 0
    for start, end, character in find_damage(text):
        parts += [text[behind:start], _filled(text, start, end, character)]
        behind = end
    text = _TURNED.sub(_turn_back, "".join([*parts, text[behind:]]))
    text = _WIDE_NUMBER.sub(lambda number: number[0].translate(_NARROW), text)
    return _SPACED.sub(_close_up, text)


def _filled(text: str, start: int, end: int, character: str) -> str:
    """Write a character over the places of its damage.

    It stands where what it belongs to is: a letter at the first place, so that a word begins there, what opens speech
    and a currency right before the next word; a blank everywhere.
    """
    filler = FILLER * (end - start - 1)
    if character.isspace():
        return character * (end - start)
    is_before = text[end : end + 1].isalnum() and not character.isalnum()
    return filler + character if is_before else character + filler


def _readable_bytes(text: bytes) -> bytes:
    """Return UTF-8 as `readable` gives it."""
    if not may_be_damaged(text):
        return text
    return readable(str(text, "utf-8", "surrogatepass")).encode("utf-8", "surrogatepass")


def _turn_back(match: re.Match[str]) -> str:
    """Write what stands between two direction marks in the order in which it is read."""
    return f"{FILLER}{match[1][::-1]}{FILLER}"


def _close_up(match: re.Match[str]) -> str:
    """Write the letters of a word together; it begins where they do."""
    letters = match[0].replace(" ", "")
    return letters + FILLER * (len(match[0]) - len(letters))


def find_damage(text: str) -> list[Damage]:
    r"""Find the characters that are damaged and can be told, in order.

    Example:
        >>> find_damage("caf\u00c3\u0192\u00c2\u00a9 &amp;eacute;")
        [Damage(start=3, end=7, character='é'), Damage(start=8, end=20, character='é')]
    """
    misread = [Damage(at, at + 1, letter) for at, letter in misread_letters(text)]
    lost = [Damage(at, at + 1, REPLACED) for at in lost_letters(text)]
    return sorted([*(misread or _find_again(text)), *lost])


def _find_again(text: str) -> list[Damage]:
    """Find damage until there is no more: text is read wrongly several times over."""
    found: list[Damage] = []
    for _ in range(_ROUNDS):
        again = _find_once(text, found)
        if again == found:
            break
        found = again
    return found


def skeleton(word: str) -> str:
    """Return what is left of a word whose letters beyond ASCII were replaced.

    Example:
        >>> skeleton("Brontë") == skeleton("bront\ufffd"), skeleton("city’s") == skeleton("city's")
        (True, True)
    """
    return _BEYOND.sub(REPLACED, word.lower())


_BEYOND = re.compile("(?:[^\x00-\x7f]|')+")


def _find_once(text: str, known: list[Damage]) -> list[Damage]:
    """Find damage in a text of which some is repaired."""
    shown, starts = _shown(text, known)
    found = {one.start: one for one in known}
    for start, end, character in _repairs(shown):
        first, last = starts[start], starts[end]
        for place in range(start, end):
            found.pop(starts[place], None)
        found[first] = Damage(first, last, character)
    return [found[start] for start in sorted(found)]


def _shown(text: str, known: list[Damage]) -> tuple[str, list[int]]:
    """Return a text with one character for each damage, and where in the text each of its characters begins."""
    parts: list[str] = []
    widths: list[int] = []
    behind = 0
    for start, end, character in known:
        parts += [text[behind:start], character]
        widths += [1] * (start - behind) + [end - start]
        behind = end
    parts.append(text[behind:])
    widths += [1] * (len(text) - behind)
    return "".join(parts), list(accumulate(widths, initial=0))


def _repairs(text: str) -> list[tuple[int, int, str]]:
    """Return what can be repaired in one round, as places and the character."""
    runs, one = _patterns()
    found = []
    for run in runs.finditer(text):
        start, end = run.span()
        if run.lastgroup == "lost":
            found.append((start, end, "”" if run[0][0] == "â" else "\u00a0"))
        elif run.lastgroup == "entity":
            if character := _named(run[0]):
                found.append((start, end, character))
        elif run.lastgroup == "coded":
            if (character := coded_character(run[0])).isprintable() or character.isspace():
                found.append((start, end, character or REPLACED))
        else:
            codes = _bytes_of(_CODECS[str(run.lastgroup)])
            pieces = [
                (p.start(), p.end(), _decoded(p[0], codes)) for p in one.finditer(text, start, end)
            ]
            is_sure = run.lastgroup in ("cyrillic", "koi")
            found += [
                p for p in pieces if p[2] and (is_sure or _is_plausible(text, p, len(pieces)))
            ]
    return found


def _named(entity: str) -> str:
    """Return the character that an entity names; "" for none, or more than one."""
    name = entity[1:-1]
    if name[0] != "#":
        character = html5.get(f"{name};", "")
        return character if len(character) == 1 else ""
    code = int(f"0{name[1:]}" if name[1] in "xX" else name[1:], 0 if name[1] in "xX" else 10)
    if code in range(0x80, 0xA0):  # as browsers read them
        return bytes([code]).decode("cp1252", "ignore")
    is_one = 0x20 <= code <= 0x10FFFF and code not in range(0xD800, 0xE000)  # noqa: PLR2004  the planes of Unicode
    return chr(code) if is_one else ""


def _decoded(letters: str, codes: dict[str, int]) -> str:
    """Return the character whose bytes some letters stand for; "" for none."""
    return bytes(codes[letter] for letter in letters).decode("utf-8", "ignore")


_CERTAIN = frozenset("ÂÃ√¬")
"""Letters that begin damage wherever a sign follows them, but at the end of a word in capitals ("IRMÃ”")."""
_LATIN = frozenset("ÄÅÈÌ")
"""Letters that also end words in capitals, before a closing mark or a sign: a small letter beside them tells."""
_OTHERS = frozenset("ÎÏÐÑÒÓÖ×ØÙÚÛÆË")
"""First bytes of Greek, Cyrillic, Hebrew and Arabic letters, which come in words, and of signs of Windows-1252 itself."""
_PUNCTUATION = frozenset("“”‘’‚„…–—«»‹›\u00a0")
_NUMBER_FORMS = "…"
"""As second byte of three behind "â" it would give fractions, which news does not print: "voilâ…”"."""


def _is_plausible(text: str, piece: tuple[int, int, str], n_pieces: int) -> bool:
    """Whether a sequence is damage and not two or three characters that stand beside each other."""
    start, end, character = piece
    if unicodedata.category(character) == "Cn":
        return False
    lead, more = text[start], text[start + 1 : end]
    before, after = text[start - 1 : start], text[end : end + 1]
    is_beside_small = before.islower() or after.islower() or n_pieces > 1
    if lead in _CERTAIN:
        return not (before.isupper() and more[0] in _PUNCTUATION and not is_beside_small)
    if lead in _LATIN:
        return is_beside_small and character.isprintable()
    if lead in "âï":
        return more[0] != _NUMBER_FORMS
    is_alone = not (before.isalnum() or after.isalnum() or more[0] in _PUNCTUATION)
    return (
        lead in "ð‚"
        or (lead in _OTHERS and (n_pieces > 1 or is_alone))
        or (len(more) > 1 and n_pieces > 1)
    )
