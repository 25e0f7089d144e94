"""Slow and obvious twins of the fast kernels, used by the tests only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsdiff.language import folding
from newsdiff.language.damage import readable
from newsdiff.language.keys import word_key
from newsdiff.settings import IndexSettings

_BITS = 1 << 64


def words(text: str) -> list[tuple[str, int, int]]:
    """Read the words of a text that has no links or tags: key, first character, character after the last."""
    text = readable(text)
    states = _states(text)
    found: list[list[int]] = []
    is_open = False
    for at, state in enumerate(states):
        if state == "separator":
            is_open = False
        elif state == "invisible":
            if found and found[-1][1] == at:  # belongs to the word before it
                found[-1][1] = at + 1
        elif state == "alone":
            found.append([at, at + 1])
            is_open = False
        elif is_open:
            found[-1][1] = at + 1
        else:
            found.append([at, at + 1])
            is_open = True
    return _with_per_cent(text, [(word_key(text[a:b]), a, b) for a, b in found])


def _states(text: str) -> list[str]:
    """Say of each character what it is to a word."""
    states = [_state(character) for character in text]
    around = ["separator", *states, "separator", "separator"]
    padded = f"\0{text}\0\0\0\0\0"
    for at, character in enumerate(text):
        beside = {around[at], around[at + 2]}
        if _is_digit(padded[at]):
            beside = {"separator"}  # "the 1990's" are 1990 and s
        if (character == "'" or character in folding.APOSTROPHES) and beside <= {
            "word",
            "invisible",
        }:
            states[at] = "word"
        if character in ".,:" and _is_digit(padded[at]) and _is_digit(padded[at + 2]):
            states[at] = "word"
    singles = [
        c.isascii() and c.isalpha() and _at(states, at - 1) == _at(states, at + 1) == "separator"
        for at, c in enumerate(text)
    ]
    joined = [
        c == "." and at > 0 and at + 1 < len(text) and singles[at - 1] and singles[at + 1]
        for at, c in enumerate(text)
    ]
    for at, character in enumerate(text):
        is_last = character == "." and at > 1 and singles[at - 1] and joined[at - 2]
        if joined[at] or is_last:
            states[at] = "invisible"
    return states


def _at(states: Sequence[str], at: int) -> str:
    return states[at] if 0 <= at < len(states) else "separator"


def _is_digit(character: str) -> bool:
    return character.isascii() and character.isdigit()


def _state(character: str) -> str:
    if character.isascii():
        return "word" if character.isalnum() else "alone" if character == "%" else "separator"
    folded = folding.fold(character)
    if not folded.strip(b"\0"):
        return "separator"
    if not folded.replace(bytes([folding.DELETED]), b""):
        return "invisible"
    return "alone" if folding.is_unspaced(character) else "word"


def _with_per_cent(text: str, found: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    joined: list[tuple[str, int, int]] = []
    for key, start, end in found:
        before = joined[-1] if joined else ("", 0, 0)
        if (before[0], key) == ("per", "cent") and text[before[2] : start] in (
            " ",
            "-",
            "\n",
            "\u00a0",
        ):
            joined[-1] = ("percent", before[1], end)
        else:
            joined.append((key, start, end))
    return joined


def hash_of(key: str) -> int:
    """Hash a key."""
    return word_hash(key.encode("utf-8", "surrogatepass"))


def word_hash(word: bytes) -> int:
    """Hash a word eight bytes at a time."""
    value = 0
    for at in range(0, len(word), 8):
        value = _mixed(value ^ int.from_bytes(word[at : at + 8], "little"))
    return value


def _mixed(value: int) -> int:
    """Spread a 64-bit value."""
    value = value * 0xBF58476D1CE4E5B9 % _BITS
    value ^= value >> 32
    value = value * 0x94D049BB133111EB % _BITS
    return value ^ value >> 29


def pairs(texts: Sequence[Sequence[str]], n: int, settings: IndexSettings) -> set[tuple[int, int]]:
    """Choose candidate pairs of documents, given as words, by looking at every place of every pair."""
    found = set()
    for j, b in enumerate(texts):
        for i, a in enumerate(texts[:j]):
            if _is_candidate(a, b, n, settings):
                found.add((i, j))
    return found


def _is_candidate(a: Sequence[str], b: Sequence[str], n: int, settings: IndexSettings) -> bool:
    """Whether two documents share a run that is long enough or has equal words around it."""
    places = defaultdict(list)
    for at in range(len(a) - n + 1):
        places[tuple(a[at : at + n])].append(at)
    seeds = {(i, j) for j in range(len(b) - n + 1) for i in places[tuple(b[j : j + n])]}
    for i, j in seeds:
        if (i - 1, j - 1) in seeds:
            continue
        length = n
        while (i + length - n + 1, j + length - n + 1) in seeds:
            length += 1
        left = _side(a[:i][::-1], b[:j][::-1], settings.reach)
        right = _side(a[i + length :], b[j + length :], settings.reach)
        in_row = length + left[0] + right[0]
        near = length + left[1] + right[1]
        if n < settings.min_run_words <= in_row:
            return True
        if near >= max(settings.min_near_words, n + settings.min_beside_words):
            return True
    return False


def _side(a: Sequence[str], b: Sequence[str], reach: int) -> tuple[int, int]:
    """Count equal words in a row, and equal words on the best of three diagonals."""
    equal = [x == y for x, y in zip(a[:reach], b[:reach], strict=False)]
    in_row = next((k for k, is_equal in enumerate(equal) if not is_equal), len(equal))
    shifted = (
        sum(equal[in_row:]),
        sum(x == y for x, y in list(zip(a[1:], b[:reach], strict=False))[in_row:reach]),
        sum(x == y for x, y in list(zip(a[:reach], b[1:], strict=False))[in_row:reach]),
    )
    return in_row, in_row + max(shifted)
