"""Quoted speech of a document: between marks, in a block behind a colon, in an embedded post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.language.keys import word_key
from newsdiff.language.quotations import Quotation, quotations
from newsdiff.language.wordlists import SPEECH_WORDS
from newsdiff.model import Paragraph

MARKED, UNMARKED, POSSIBLE = 1, 2, 3
"""How sure it is that words are quoted: between two marks; by other signs, such as a single mark; only if another text
prints the same words as a quotation."""

Speech = tuple[int, int, int]
"""First character, character after the last one, and one of the three."""

_MAX_BLOCK = 8
"""Paragraphs of a quotation without marks that are read as one."""
_HANDLE = r"@\w[\w.]{0,40}"
_SIGNED = rf"[—–-]\s?[^\n@]{{1,60}}\({_HANDLE}\)[^\n@]{{0,40}}"
# "Our text. — Mole Watch (@molewatch) March 10, 2024", and the same in front of it.
_POST = re.compile(
    rf"[^\n]+\s{_SIGNED}$|(?:[—–-]\s?)?[^\n@]{{1,60}}\({_HANDLE}\)(?=[^\n@:]*\d)[^\n@:]{{4,40}}:\s"
)
_SIGNATURE = re.compile(
    rf"(?:{_SIGNED}|[^\n@]{{12,80}}\({_HANDLE}\)[^\n@.]{{0,40}}|[^\n@]{{1,60}}\({_HANDLE}\)[^\n@]{{0,40}}\d[^\n@]{{0,12}})$"
)
_SIGNATURE_ABOVE = re.compile(rf"(?:[^\n@:]{{1,40}}\s)?\(?{_HANDLE}\)?(?:\s?·[^\n]{{0,20}})?$")
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = "—–―"
_DASH_INSIDE = re.compile(rf"\s[{_DASHES}]\s?((?:[^\W\d_]+\s?){{1,3}})")
"""A dash between speech and who speaks, with the words behind it: "– dodała Anna"."""
_LAST_WORDS = 200
"""Characters of a paragraph before its colon that may say that somebody is quoted."""


def speech(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Speech]:
    r"""Find quoted speech in the paragraphs of a document.

    Returns:
        Disjoint, in order.

    Example:
        >>> text = "She wrote:\nI stay.\n“No,” said he."
        >>> list(speech(text, [Paragraph(0, 1, 0, 10), Paragraph(1, 2, 11, 18), Paragraph(2, 3, 19, 33)]))
        [(11, 18, 2), (19, 24, 1)]
    """
    marked = [quotations(text, p.start, p.end) for p in paragraphs]
    going_on = _going_on(paragraphs, marked)
    has_handle = "@" in text
    block = n_block = 0
    for at, paragraph in enumerate(paragraphs):
        whole = paragraph.start, paragraph.end
        if at in going_on or (has_handle and _is_post(text, paragraphs, at)):
            yield *whole, UNMARKED
            continue
        block, n_block = (block, n_block + 1) if block else (_announced(text, paragraphs, at), 0)
        if marked[at] or n_block >= _MAX_BLOCK:
            block = 0
        if block:
            yield *whole, POSSIBLE if n_block else block
            block = POSSIBLE
        elif not marked[at] and text[paragraph.start] in _DASHES:
            yield from _dialogue(text, *whole)
        for quotation in marked[at]:
            yield quotation.start, quotation.end, MARKED if quotation.is_sure else UNMARKED


def _dialogue(text: str, start: int, end: int) -> Iterator[Speech]:
    """Find speech in a paragraph that opens with a dash, as Polish, Spanish, French and Russian print it.

    Only who speaks, behind another dash, tells it from an item of a list.
    """
    opened, is_told = start, False
    for dash in _DASH_INSIDE.finditer(text, start + 1, end):
        if opened < 0:
            opened = dash.start()
        elif not SPEECH_WORDS.isdisjoint(map(word_key, dash[1].split())):
            yield opened, dash.start(), UNMARKED
            opened, is_told = -1, True
    if opened >= 0:
        yield opened, end, UNMARKED if is_told else POSSIBLE


def _going_on(paragraphs: Sequence[Paragraph], marked: Sequence[list[Quotation]]) -> set[int]:
    """Return the paragraphs without marks between one whose quotation is open and the one that closes it."""
    found: set[int] = set()
    opened = -1
    for at, (paragraph, some) in enumerate(zip(paragraphs, marked, strict=True)):
        closes = bool(some) and some[0].start == paragraph.start and not some[0].is_sure
        if closes and opened >= 0 and at - opened <= _MAX_BLOCK:
            found |= set(range(opened + 1, at))
        if some:
            opened = at if some[-1].end == paragraph.end and not some[-1].is_sure else -1
    return found


def _announced(text: str, paragraphs: Sequence[Paragraph], at: int) -> int:
    """Say how sure it is that a paragraph is quoted because of what stands in front of it; 0 if nothing says so."""
    paragraph = paragraphs[at]
    if text[paragraph.start] == ">":
        return UNMARKED
    before = paragraphs[at - 1] if at else None
    if before is None or text[before.end - 1] not in ":：,":
        return 0
    words = _WORD.findall(text, max(before.start, before.end - _LAST_WORDS), before.end)
    if not SPEECH_WORDS.isdisjoint(map(word_key, words)):
        return UNMARKED
    return 0 if text[before.end - 1] == "," else POSSIBLE


def is_post(here: str, above: str, below: str) -> bool:
    """Whether a paragraph is an embedded post, which its own signature or one in the paragraph above or below shows.

    Example:
        >>> is_post("The mole is closed.", "", "— Mole Watch (@molewatch) March 10, 2024")
        True
        >>> is_post("Hart, who posts as @molewatch, said that it is closed.", "", "")
        False
    """
    return bool(_POST.match(here) or _SIGNATURE.match(below) or _SIGNATURE_ABOVE.match(above))


def _is_post(text: str, paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether the paragraph at a position is an embedded post."""
    here, above, below = (
        text[paragraphs[k].start : paragraphs[k].end] if 0 <= k < len(paragraphs) else ""
        for k in (at, at - 1, at + 1)
    )
    return is_post(here, above, below)
