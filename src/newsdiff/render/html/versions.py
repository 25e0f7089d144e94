"""Versions of one text, word by word: what each puts in and leaves out against another."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from newsdiff.render.html.pieces import Piece

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
"""A run of white space, a word, or one mark."""
_MAX_WORDS = 4000
"""Words and marks up to which versions are compared: the time grows with their square."""


def compared(a: str, b: str) -> tuple[list[Piece], list[Piece]]:
    """Cut two versions into pieces: `del` in the first, `ins` in the second, `same` in both.

    White space counts as equal. Texts too long to compare come back whole.

    Example:
        >>> compared("It will close in March.", "It will close in May.")[1]
        [Piece(text='It will close in ', tag='same', note=None, opens_note=False), \
Piece(text='May', tag='ins', note=None, opens_note=False), \
Piece(text='.', tag='same', note=None, opens_note=False)]
    """
    if a == b:
        return [Piece(a)], [Piece(b)]
    words_a, words_b = _WORD.findall(a), _WORD.findall(b)
    if max(len(words_a), len(words_b)) > _MAX_WORDS:
        return [Piece(a)], [Piece(b)]
    matcher = SequenceMatcher(None, _normal(words_a), _normal(words_b), autojunk=False)
    pieces_a: list[Piece] = []
    pieces_b: list[Piece] = []
    for tag, a_start, a_end, b_start, b_end in _joined(matcher, words_a):
        text_a, text_b = "".join(words_a[a_start:a_end]), "".join(words_b[b_start:b_end])
        if text_a:
            pieces_a.append(Piece(text_a, "same" if tag == "equal" else "del"))
        if text_b:
            pieces_b.append(Piece(text_b, "same" if tag == "equal" else "ins"))
    return pieces_a, pieces_b


def merged(a: str, b: str) -> list[Piece]:
    """Write the second version with what it leaves out of the first standing where it was.

    Example:
        >>> [(p.tag, p.text) for p in merged("in March.", "in May.")]
        [('same', 'in '), ('del', 'March'), ('ins', 'May'), ('same', '.')]
    """
    pieces_a, pieces_b = compared(a, b)
    left, found = iter(pieces_a), list[Piece]()
    for piece in pieces_b:
        if piece.tag == "same":
            found += _until_same(left)
        elif gone := _next_dropped(left, pieces_a, found):
            found.append(gone)
        found.append(piece)
    return found + [p for p in left if p.tag == "del"]
