"""What somebody is head, minister or spokesman of: another field is another office."""

from __future__ import annotations

from newsdiff.language.classes import class_of
from newsdiff.language.offices import INSTITUTIONS
from newsdiff.language.spellings import are_one
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute.fragments import WordSpan

_MAX_TIED = 3
"""Words between an office and its field: "head of the department for"."""
_MAX_FIELD = 3
"""Words of a field with its articles: "of the opposition"."""
_STEM = 4
"""First letters that two forms of one word share: "sport", "sports"."""


def is_other_field(a: WordSpan, b: WordSpan) -> bool:
    """Whether words that replace each other are fields of one office: "head of leisure", "head of finance".

    A word for any organisation says nothing ("head of the company", "of the firm"), and a name stands for what it names.
    """
    fields = _field(a), _field(b)
    if None in fields or any(len(x) > _MAX_FIELD for x in (a, b)):
        return False
    (key_a, is_name_a), (key_b, is_name_b) = (field for field in fields if field)
    if is_name_a != is_name_b or key_a[:_STEM] == key_b[:_STEM] or are_one(key_a, key_b):
        return False
    return all(_is_held(x.tokens, x.last) for x in (a, b))


def _field(words: WordSpan) -> tuple[str, bool] | None:
    """Return the one word that tells something, and whether it has a capital; None where it is not one, or any organisation."""
    tokens = words.tokens
    telling = [
        at for at in range(words.first, words.last) if tokens.keys[at] not in class_of("grammar")
    ]
    if telling != [words.last - 1]:
        return None
    key = tokens.keys[telling[0]]
    is_field = key.isalpha() and not (
        key in class_of("organisations") or key in class_of("bare") or key in class_of("speech")
    )
    return (key, tokens.word(telling[0])[:1].isupper()) if is_field else None


def _is_held(tokens: Tokens, last: int) -> bool:
    """Whether an office stands before the last of some words, and "of" or an institution between, and nothing else but grammar."""
    is_tied = False
    for at in range(last - 2, max(last - 3 - _MAX_TIED, -1), -1):
        if tokens.text[tokens.ends[at] : tokens.starts[at + 1]].strip("'’ "):
            return False
        key = tokens.keys[at]
        if key in class_of("responsible"):
            return is_tied
        is_tied = (
            is_tied
            or key in class_of("beginning a field")
            or key in class_of("organisations")
            or key in INSTITUTIONS
        )
        if not (is_tied or key in class_of("grammar")):
            return False
    return False
