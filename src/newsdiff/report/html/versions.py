"""Versions of one text, word by word: what each puts in and leaves out against another."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from newsdiff.report.html.texts import HtmlRun

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
"""A run of white space, a word, or one mark."""
_MARKS = str.maketrans("‘’‚‛′“”„‟″«»–—", '\'\'\'\'\'"""""""--')
"""Styles of quotes and dashes, and what they count as."""
_MAX_WORDS = 4000
"""Words and marks up to which versions are compared: the time grows with their square."""


def sides(a: str, b: str) -> tuple[list[HtmlRun], list[HtmlRun]]:
    """Cut two versions: `del` is what only the first has, `ins` what only the second has.

    Example:
        >>> [[(r.kind, r.text) for r in side] for side in sides("in March.", "in May.")]
        [[('copied', 'in '), ('dropped', 'March'), ('copied', '.')], [('copied', 'in '), ('added', 'May'), ('copied', '.')]]
    """
    found = list(_changes(a, b))
    return (
        [HtmlRun("copied" if same else "dropped", old) for same, old, _ in found if old],
        [HtmlRun("copied" if same else "added", new) for same, _, new in found if new],
    )


def merged(a: str, b: str) -> list[HtmlRun]:
    """Write the second version, and in it, where it was, what it leaves out of the first.

    Words of the first before its beginning or behind its end are beyond its passage: an ellipsis.

    Example:
        >>> [(r.kind, r.text) for r in merged("It will close in March.", "close in May.")]
        [('copied', '… '), ('copied', 'close in '), ('dropped', 'March'), ('added', 'May'), ('copied', '.')]
    """
    found = list(_changes(a, b))
    runs: list[HtmlRun] = []
    for place, (is_same, old, new) in enumerate(found):
        if is_same:
            runs.append(HtmlRun("copied", new))
        elif not new and place in (0, len(found) - 1):
            runs.append(HtmlRun("copied", " …" if place else "… "))
        else:
            runs += [HtmlRun("dropped", old)] * bool(old.strip())
            runs += [HtmlRun("added", new)] * bool(new)
    return runs


def _changes(a: str, b: str) -> Iterator[tuple[bool, str, str]]:
    """Yield whether both have a stretch, and its text in both; changes a space apart are one.

    A pair that is too long to compare comes back as equal.
    """
    old, new = _WORD.findall(a), _WORD.findall(b)
    if a == b or max(len(old), len(new)) > _MAX_WORDS:
        yield True, a, b
        return
    matcher = SequenceMatcher(None, _normal(old), _normal(new), autojunk=False)
    gone, added = "", ""
    for tag, a_start, a_end, b_start, b_end in matcher.get_opcodes():
        text_a, text_b = "".join(old[a_start:a_end]), "".join(new[b_start:b_end])
        is_apart = tag == "equal" and (
            text_a.strip() != "" or not (gone or added) or b_end == len(new)
        )
        if not is_apart:
            gone, added = gone + text_a, added + text_b
            continue
        if gone or added:
            yield False, gone, added
            gone, added = "", ""
        yield True, text_a, text_b
    if gone or added:
        yield False, gone, added


def _normal(words: list[str]) -> list[str]:
    """Write words as they are compared: case, the style of quotes and dashes, and line ends count as nothing."""
    return [" " if word.isspace() else word.translate(_MARKS).casefold() for word in words]
