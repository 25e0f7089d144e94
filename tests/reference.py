"""Slow and obvious twins of the fast kernels, used by the tests only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from newsdiff.corpus.index import folding
from newsdiff.settings import IndexSettings

_BITS = 1 << 64


def words(text: str) -> list[tuple[bytes, int, int]]:
    """Read the words of a text one character at a time: what counts, first character, character after."""
    found: list[list] = []
    is_open = False
    for at, character in enumerate(text):
        folded = folding.fold(character) if ord(character) >= 0x80 else _ascii(character)
        kept = folded.replace(bytes([folding.DELETED]), b"")
        if not folded.strip(b"\0"):
            is_open = False
            continue
        if not kept:
            if found and found[-1][2] == at:  # belongs to the word before it
                found[-1][2] = at + 1
            continue
        if folding.is_unspaced(character):
            found.append([kept, at, at + 1])
            is_open = False
            continue
        if is_open:
            found[-1][0] += kept
            found[-1][2] = at + 1
        else:
            found.append([kept, at, at + 1])
            is_open = True
    return [tuple(word) for word in found]


def _ascii(character: str) -> bytes:
    """Fold an ASCII character."""
    return character.lower().encode() if character.isalnum() else b"\0"


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
