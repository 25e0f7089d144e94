"""Quoted speech of a document: between marks, in a block behind a colon, in an embedded post, in the turns of a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.letters import LETTERS
from newsdiff.language.quotations import Quotation, quotations
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
_DASHES = "—–―"
_DASH_INSIDE = re.compile(rf"\s[{_DASHES}]\s?((?:[^\W\d_]+\s?){{1,3}})")
"""A dash between speech and who speaks, with the words behind it: "– dodała Anna"."""
_SAYING = """
said says say told tells tell stated states announced announces revealed reveals declared declares
claimed claims alleged alleges asserted asserts; admitted admits admit conceded concedes acknowledged acknowledges confessed confesses
denied denies deny; confirmed confirms confirm; insisted insists insist; suggested suggests suggest hinted hints implied implies
boasted boasts; warned warns warn; argued argues
speculated speculates; promised promises; threatened threatens
"""
ATTRIBUTION_VERBS = {
    form: forms.split()[0]
    for forms in _SAYING.strip().replace("\n", ";").split(";")
    for form in forms.split()
}
"""Verbs that say how a statement was made, by the first form of their sense; the plain ones have one sense."""

_LAST_WORDS = 200
"""Characters of a paragraph before its colon that may say that somebody is quoted."""
_TURN = re.compile(r"[*_]{0,2}([^\W\d_](?:[.:](?=\W)|[^\n:?!,;“”«»\"]{1,40}:)|Q(?=\s))[*_]{0,2}")
"""Who speaks in a transcript, in front of what is said: "SENATOR MARSH:", "Frage:", "P."."""
_ASKING = frozenset(
    """
    q a question answer frage antwort f réponse p r pregunta respuesta d domanda risposta v vraag antwoord pytanie odpowiedź pergunta
    resposta вопрос ответ в о
    """.split()
)
"""How a transcript calls who asks and who answers, where it gives no names."""
_MIN_TURNS = 2
"""Turns that a name has in a transcript; a list names each of its things once. And the speakers."""
_MIN_OWN_LABEL = 3
"""Letters by which an outlet calls itself in front of its questions."""


def speech(
    text: str, paragraphs: Sequence[Paragraph], outlet: str | None = None
) -> Iterator[Speech]:
    r"""Find quoted speech in the paragraphs of a document.

    The transcript of what an outlet asked itself is its own work, and no quotation.

    Returns:
        Disjoint, in order.

    Example:
        >>> text = "She wrote:\nI stay.\n“No,” said he."
        >>> list(speech(text, [Paragraph(0, 1, 0, 10), Paragraph(1, 2, 11, 18), Paragraph(2, 3, 19, 33)]))
        [(11, 18, 2), (19, 24, 1)]
    """
    marked = [quotations(text, p.start, p.end) for p in paragraphs]
    going_on = _going_on(paragraphs, marked)
    turns = _turns(text, paragraphs, outlet) if "?" in text else {}
    has_handle = "@" in text
    block = n_block = 0
    for at, paragraph in enumerate(paragraphs):
        whole = paragraph.start, paragraph.end
        if at in going_on or (has_handle and _is_post(text, paragraphs, at)):
            yield *whole, UNMARKED
            continue
        if at in turns:
            yield from _between(marked[at], turns[at], paragraph.end)
            block = 0
            continue
        block, n_block = (block, n_block + 1) if block else (_announced(text, paragraphs, at), 0)
        if marked[at] or n_block >= _MAX_BLOCK:
            block = 0
        if block:
            yield *whole, POSSIBLE if n_block else block
            block = POSSIBLE
        elif not marked[at] and text[paragraph.start] in _DASHES:
            yield from _dialogue(text, *whole)
        yield from map(_as_speech, marked[at])


def _as_speech(quotation: Quotation) -> Speech:
    return quotation.start, quotation.end, MARKED if quotation.is_sure else UNMARKED


def _between(marked: Sequence[Quotation], start: int, end: int) -> Iterator[Speech]:
    """Yield what is said between two characters, with what is quoted in it."""
    for quotation in marked:
        if start < quotation.start:
            yield start, quotation.start, POSSIBLE
        yield _as_speech(quotation)
        start = quotation.end
    if start < end:
        yield start, end, POSSIBLE


def _turns(text: str, paragraphs: Sequence[Paragraph], outlet: str | None) -> Mapping[int, int]:
    """Find the turns of a transcript, in which somebody is asked, and the paragraphs in which they go on.

    Returns:
        By the positions of their paragraphs, where it begins what is said there.
    """
    found = [_TURN.match(text, p.start, p.end) for p in paragraphs]
    labels = [
        match[1].rstrip(".:").casefold() if match and match[1][0].isupper() else ""
        for match in found
    ]
    n_turns = Counter(filter(None, labels))
    speakers = {x for x, n in n_turns.items() if x in _ASKING or (len(x) > 1 and n >= _MIN_TURNS)}
    at_turns = [at for at, label in enumerate(labels) if label in speakers]
    is_asked = any("?" in text[paragraphs[at].start : paragraphs[at].end] for at in at_turns)
    own = (outlet or "").casefold()
    is_own = any(len(x) >= _MIN_OWN_LABEL and x in own for x in speakers)
    if len(speakers) < _MIN_TURNS or not is_asked or is_own:
        return {}
    ends = {at: match.end() for at, match in enumerate(found) if match and labels[at] in speakers}
    for at, behind in pairwise(at_turns):
        if behind - at <= _MAX_BLOCK:
            ends |= {k: paragraphs[k].start for k in range(at + 1, behind)}
    return ends


def _dialogue(text: str, start: int, end: int) -> Iterator[Speech]:
    """Find speech in a paragraph that opens with a dash, as Polish, Spanish, French and Russian print it.

    Only who speaks, behind another dash, tells it from an item of a list.
    """
    opened, is_told = start, False
    for dash in _DASH_INSIDE.finditer(text, start + 1, end):
        if opened < 0:
            opened = dash.start()
        elif not class_of("speech").isdisjoint(map(word_key, dash[1].split())):
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
    words = LETTERS.findall(text, max(before.start, before.end - _LAST_WORDS), before.end)
    if not class_of("speech").isdisjoint(map(word_key, words)):
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
