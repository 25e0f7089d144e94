"""Hedges: words that make a statement less sure, where they do."""

from __future__ import annotations

from newsdiff.language.classes import class_of
from newsdiff.language.tokens import Tokens

_OPENING = frozenset("to that as like".split())
_BEING = frozenset("is are was were be been being it's he's she's they're widely also".split())
_CONDITIONS = frozenset("if whether unless until so where".split())
"""Behind these, who could do something was able to."""
_MAX_SUBJECT = 4
"""Words before "could" in which the conjunction of its clause stands."""
_NOT = frozenset(("not", "n't"))


def is_hedge(tokens: Tokens, at: int) -> bool:
    """Whether a word makes its statement less sure.

    A capitalised "May" is a month or a name, "could not" and "couldn't" deny, "appeared in court" and "she thought
    so" are no hedges, "appeared to" and "is thought to" are; so is "almost" before "all" or "never".
    """
    key = tokens.keys[at]
    behind = tokens.keys[at + 1] if at + 1 < len(tokens) else ""
    if key in class_of("approximate"):
        return behind in class_of("universal")
    if (key not in class_of("hedges") and key not in class_of("reported")) or tokens.word(
        at
    ) == "May":
        return False
    if key in class_of("seeming"):
        return behind in _OPENING
    if key in class_of("opinions") or key in class_of("reported"):
        signs = behind == "to", at > 0 and tokens.keys[at - 1] in _BEING
        return all(signs) if key in class_of("reported") else any(signs)
    if key == "could":
        before = tokens.keys[max(at - _MAX_SUBJECT, 0) : at]
        return behind not in _NOT and _CONDITIONS.isdisjoint(before)
    return True
