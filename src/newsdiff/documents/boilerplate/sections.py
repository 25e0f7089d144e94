"""Trailing sections: boilerplate that a cue opens and that runs to the end of the file.

In come the units of a document, out come the units from such an opener on, with the category that it gives
them. What follows a comment prompt, a newsletter box or a list of related stories near the end belongs to it,
unless the article goes on: then prose without a cue follows, or plain sentences up to the end. Only comments
and appeals are prose themselves; there, several such paragraphs say that the article goes on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from newsdiff.documents.boilerplate.cues import printed_words
from newsdiff.documents.boilerplate.reported import speaks
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.speech import is_post
from newsdiff.model import Category
from newsdiff.settings import CleanSettings

_POST_LINES = 7
"""Lines of an embedded post from its handle to its last button: handle, text, time, three counts, buttons."""
_PROSE_SECTIONS = frozenset({"comment-prompt", "donation"})
"""Sections that hold prose: readers' comments and appeals."""
_MIN_SENTENCE = 3
"""Words of the shortest sentence that can end an article ("Nobody was hurt.")."""
_POLITE = re.compile(r"(?<=\S\s)(?:Sie|Ihr|Ihre[mnrs]?|Ihnen)\b")
_MIN_TIMES = 3
"""Times of a chronology."""
_MAX_TIME_WORDS = 4
"""Words of a line that says when."""
_TIME = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}[.:h]\d\d\b")
"""A year, or a time of the day."""
_MAX_TOLD = 3
"""Sentences below each of them."""
_OFFERS = frozenset({"paywall", "login-prompt"})
"""Categories of what stands where a paywall cuts a text off."""
_OFFER_WORDS = 12
"""Words of the longest line there."""
_MAX_BEFORE_OFFER = 2
"""Lines between: that the article is locked, how much of it is left."""
MIN_CUT_WORDS = 5
"""Words of a line that is cut off; shorter ones are labels."""
_COUNT_WORDS = 3
"""Words of the longest line that counts."""
_MIN_ROWS = 4
"""Rows below each other that are a list of the article, and no headlines."""
_ROW_WORDS = 4
"""Words of the longest of these."""
_LABELLED_WORDS = 6
"""The same where a label stands before the value."""
_APPEAL_MIN = 2
"""Words of address that make a paragraph an appeal: a single one occurs in reports too."""


def trailing(units: list[Unit], settings: CleanSettings) -> dict[int, tuple[Category, str]]:
    """Find the section at the end that is no longer the article.

    Returns:
        Unit position -> category and the opener's words, for every unit from the opener to the end of its
        section; empty where there is no such section.
    """
    total = sum(unit.words for unit in units if unit.is_prose)
    before = 0
    voice = cache(lambda: first_in_own_voice(units))
    for i, unit in enumerate(units):
        opener = next((finding for finding in unit.findings if finding.cue.opens), None)
        if opener and not unit.is_quotation and not _is_below_post(i, units):
            category, share = opener.cue.category, before / total if total else 0.0
            is_own = category == "donation" and voice() < i  # the article itself asks its reader
            if not is_own and _closes(units[i + 1 :], share, category, settings):
                end = _end(i, units, category)
                said = printed_words(unit.text, opener.words)
                return dict.fromkeys(range(i, end), (category, said))
        before += unit.words if unit.is_prose else 0
    return _behind_cut(units)


def first_in_own_voice(units: list[Unit]) -> int:
    """Return the first sentence without a cue that says "we", as letters, sermons and columns do; behind the last, if there is none."""
    plain = (at for at, unit in enumerate(units) if unit.ends and not unit.findings)
    return next((at for at in plain if speaks(units[at].text)), len(units))


def _behind_cut(units: list[Unit]) -> dict[int, tuple[Category, str]]:
    """Find the short lines behind a sentence that breaks off, right below which the rest is offered, up to where text goes on."""
    brief = len(units)
    while brief and units[brief - 1].words <= _OFFER_WORDS:
        brief -= 1
    cuts = (
        i + 1
        for i in range(max(brief - 1, 1), len(units))
        if is_cut_off(units[i]) and is_plain_sentence(units[i - 1])
    )
    start = next(cuts, len(units))
    offers = (
        (f.cue.category, printed_words(unit.text, f.words))
        for unit in units[start : start + _MAX_BEFORE_OFFER + 1]
        for f in unit.findings
        if f.cue.category in _OFFERS
    )
    offer = next(offers, None)
    behind = range(start, len(units))
    end = next((i for i in behind if _goes_on(units[i])), len(units))
    return dict.fromkeys(range(start, end), offer) if offer else {}


def _goes_on(unit: Unit) -> bool:
    """Whether a line is a statement to nobody, however short: "It rained." behind an offer shows that the text was not cut off."""
    is_statement = unit.ends and unit.text[-1:] not in "?!"
    return is_statement and not unit.findings and not addresses_reader(unit)


def is_cut_off(unit: Unit) -> bool:
    """Whether a line of text breaks off: it has no end mark, or dots, and the word that it ends with is no name."""
    if unit.words < MIN_CUT_WORDS or unit.findings or unit.first < unit.last:
        return False  # several lines that were joined are a poem without full stops
    last = unit.text.split()[-1]
    return last.endswith(("...", "…")) or (
        not unit.ends and last[-1] != ":" and not last[0].isupper()
    )


def _end(i: int, units: list[Unit], category: Category) -> int:
    """Return where the section of an opener ends: where prose of the article resumes, else at the end of the file."""
    first = article_tail(units)
    if category in _PROSE_SECTIONS:
        return first if all(map(is_button, units[i + 1 : first])) else len(units)
    plain = (k for k in range(i + 1, len(units)) if units[k].is_prose and not units[k].findings)
    times = (start for start, _ in chronologies(units) if start > i)
    return min(
        *(next(one, len(units)) for one in (plain, times)), max(_list_above(first, units), i + 1)
    )


def is_button(unit: Unit) -> bool:
    """Whether a line is nothing but a known wording, or what counts those who pressed a button: "1.2K", "23 mal geteilt"."""
    is_count = unit.text[:1].isdigit() and unit.words <= _COUNT_WORDS and not unit.ends
    return is_count or any(finding.whole for finding in unit.findings)


def _list_above(first: int, units: list[Unit]) -> int:
    """Return the position of the first row of a list right above the sentences that end a file; theirs where there is none.

    Winners, crews, opening times: rows of few words, each of which the file has once; headlines of other stories have more.
    """
    start = first
    while first < len(units) and start and _is_brief(units[start - 1]):
        start -= 1
    is_list = (
        first - start >= _MIN_ROWS and len({u.key for u in units[start:first]}) == first - start
    )
    return start if is_list else first


def _is_brief(unit: Unit) -> bool:
    """Whether a line is a few words that no cue is in, without end mark, or some behind a label."""
    most = _LABELLED_WORDS if ":" in unit.text[:-1] else _ROW_WORDS
    return 0 < unit.words <= most and not (unit.ends or unit.findings or unit.is_entry)


def article_tail(units: list[Unit]) -> int:
    """Return the position of the first of the sentences without a cue that end a file, its length if there is none."""
    first = len(units)
    while first and is_plain_sentence(units[first - 1]):
        first -= 1
    return first


def is_plain_sentence(unit: Unit) -> bool:
    """Whether a line is a sentence without a cue: nothing in itself says that it is not the article's."""
    is_sentence = unit.ends and unit.words >= _MIN_SENTENCE and not unit.is_entry
    # Who is quoted speaks to somebody else.
    return is_sentence and not unit.findings and (unit.is_quoted or not addresses_reader(unit))


def addresses_reader(unit: Unit) -> bool:
    """Whether a line says "we" or "you"; in German that is "Sie" behind the first word, and "sie" is others."""
    address = unit.address
    is_sure = not class_of("address at a glance").isdisjoint(address)
    return is_sure or (bool(address) and _POLITE.search(unit.text) is not None)


def chronologies(units: list[Unit]) -> Iterator[tuple[int, int]]:
    """Yield where days, years or times, three at least, stand each above a sentence or a few: the first, and the one behind the last."""
    start = 0
    while start < len(units):
        stop, n_times = start, 0
        while stop < len(units) and is_time(units[stop]):
            below = stop + 1
            while below < len(units) and below <= stop + _MAX_TOLD and _is_told(units[below]):
                below += 1
            if below == stop + 1:
                break
            stop, n_times = below, n_times + 1
        if n_times >= _MIN_TIMES:
            yield start, stop
        start = max(stop, start + 1)


def is_time(unit: Unit) -> bool:
    """Whether a line is nothing but a few words that begin with a figure: a day, a year, a time of the day."""
    is_short = unit.words <= _MAX_TIME_WORDS and not unit.ends and unit.kind != "title"
    return is_short and unit.text[:1].isdigit() and _TIME.search(unit.text) is not None


def _is_told(unit: Unit) -> bool:
    """Whether a line is a sentence of the article."""
    return is_plain_sentence(unit) and not is_time(unit)


def _is_below_post(i: int, units: list[Unit]) -> bool:
    """Whether a unit stands right below an embedded post: "Reply" is a button of the post there."""
    texts = [unit.text for unit in units[max(i - _POST_LINES, 0) : i]]
    return any(is_post(here, above, "") for above, here in pairwise(texts))


def _closes(rest: list[Unit], before: float, category: Category, settings: CleanSettings) -> bool:
    """Whether only boilerplate follows an opener, which has a share of the prose before it."""
    prose = [unit for unit in rest if unit.is_prose]
    if category == "donation":
        n_appeals = sum(map(is_appeal, prose))
        return before >= settings.min_donation_prose_before and n_appeals * 2 >= len(prose)
    n_plain = sum(not unit.findings for unit in prose)
    return before >= settings.min_prose_before and n_plain < settings.n_resumed


def is_appeal(unit: Unit) -> bool:
    """Whether a paragraph speaks to its reader about the outlet itself ("we", "your"), unquoted.

    Example:
        >>> from newsdiff.documents.boilerplate.units import build_units
        >>> from newsdiff.model import Document, Paragraph
        >>> text = "We need you, our readers, to keep us going."
        >>> document = Document(id="a", text=text, paragraphs=(Paragraph(0, 1, 0, len(text)),))
        >>> is_appeal(build_units([document], max_torn=0.1).rows[0][0])
        True
    """
    address = unit.address
    said = [key for key in map(word_key, unit.tokens) if key in address]
    is_own = not class_of("outlet at a glance").isdisjoint(said)
    return is_own and len(said) >= _APPEAL_MIN and not unit.is_quotation
