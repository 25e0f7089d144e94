"""Answers that are remembered for what comes again, in a memory that no text can fill.

A cache of so many answers holds the texts that were asked about, too: of words that anybody may make as long as he likes
these are the most of it. So only short ones are remembered; the others are rare, and worked out each time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

_Answer = TypeVar("_Answer")
_Question = TypeVar("_Question", str, tuple[int, ...])

LONGEST_WORD = 64
"""Characters of a word that is remembered: all but glued ones are shorter, and 65,536 of them with their answers take
20 MB, 50 MB at most."""


def remembered(
    n_answers: int, longest: int = LONGEST_WORD
) -> Callable[[Callable[[_Question], _Answer]], Callable[[_Question], _Answer]]:
    """Remember the last answers of a function of one text, or of one row of numbers, where it is short.

    Args:
        n_answers: How many.
        longest: Characters, or numbers, of what is remembered.

    Example:
        >>> asked = []
        >>> @remembered(10, longest=5)
        ... def length(word):
        ...     asked.append(word)
        ...     return len(word)
        >>> [length(word) for word in ("a", "a", "bridges", "bridges")], asked
        ([1, 1, 7, 7], ['a', 'bridges', 'bridges'])
    """

    def decorate(answer: Callable[[_Question], _Answer]) -> Callable[[_Question], _Answer]:
        again = lru_cache(maxsize=n_answers)(answer)

        @wraps(answer)
        def remembering(asked: _Question) -> _Answer:
            return again(asked) if len(asked) <= longest else answer(asked)

        return remembering

    return decorate
