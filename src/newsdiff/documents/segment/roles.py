"""What each paragraph is for, by its shape and its place in the head, the body or the tail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from newsdiff.documents.segment import datelines, line_types
from newsdiff.language import newsroom
from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.letters import n_words
from newsdiff.language.registers import WE_LANGUAGES, says_we
from newsdiff.language.signing import OUTLET_WORD
from newsdiff.model import Kind

_MIN_SENTENCE_WORDS = 5
"""Shortest sentence that stands for prose in a text without any."""
_MIN_TITLE_WORDS = 4
"""Shortest headline that nothing below it confirms."""
_MIN_CONFIRMED_TITLE_WORDS = 2
"""Shortest headline above a byline or dateline."""
_MAX_TITLE_WORDS = 20
"""Longest headline; longer open lines at the head are standfirsts and captions."""
_MAX_KICKER_WORDS = 3
"""Longest line above a headline that names its section."""
_MIN_STANDFIRST_WORDS = 4
"""Shortest line under a headline that sums up the article."""
_MAX_STANDFIRST_WORDS = 45
"""Longest one."""
_MAX_MENU = 6
"""Lines among which a page asks for consent before it begins."""
_MAX_HEAD_PARAGRAPHS = 15
"""Paragraphs among which the headline stands; more before the prose are a menu."""


def kinds(texts: Sequence[str], title: str | None = None) -> list[Kind]:
    """Name what each paragraph of an article is for; where in doubt, body.

    Title, standfirst, kicker, byline and dateline are looked for only before the first paragraph of
    prose, a dateline also behind the last. A text that begins with prose gets none of them.

    Args:
        texts: All paragraphs in order.
        title: The headline where metadata gives one; then only a line that says the same is the title.

    Returns:
        One kind a paragraph.

    Example:
        >>> kinds(["Ferry returns after storm", "Ada Stone", "3 March 2019", "The ferry sails again today, "
        ...        "four months after the storm that tore its ramp away."])
        ['title', 'byline', 'dateline', 'body']
    """
    above = _notice_end(texts)
    if above:
        return [*_plain_kinds(texts[:above]), *kinds(texts[above:], title)]
    result: list[Kind] = _plain_kinds(texts)
    end = head_end(texts)
    _mark_writers(texts, result, end)
    at = _title(texts, result, end, title)
    if at is not None:
        result[at] = "title"
        is_alone = at < 2 or not newsroom.is_menu(texts[at - 2])  # noqa: PLR2004  the line above the kicker
        if at and result[at - 1] == "body" and is_alone and _is_kicker(texts[at - 1]):
            result[at - 1] = "kicker"
        _mark_signatures(texts, result, at, end)
        _mark_standfirst(texts, result, at, end)
    _mark_last_dateline(texts, result)
    return result


def _notice_end(texts: Sequence[str]) -> int:
    """Return the paragraph behind a notice of cookies and its buttons that a page begins with, if a headline can follow; else 0."""
    at = next((at for at, text in enumerate(texts[:_MAX_MENU]) if _is_notice(text)), None)
    if at is None or at + 1 == len(texts):
        return 0
    above = at - 1 if at and _is_notice_heading(texts[at - 1]) else at
    if any(map(_is_likely_title, texts[:above])):
        return 0
    behind = range(at, len(texts) - 1)
    end = next((k for k in behind if _is_signed(k, texts) or not _is_of_notice(texts[k])), at)
    is_sure = end > at + 1 or (above == at and line_types.is_closed(texts[at]))
    can_follow = _is_signed(end, texts) or _is_likely_title(texts[end])
    return end if is_sure and can_follow else 0


def _is_signed(at: int, texts: Sequence[str]) -> bool:
    """Whether a line can be a headline, however short, and the byline follows it."""
    return line_types.has_by(texts[at + 1]) and _can_be_title(texts[at], may_be_word=True)


def _is_notice(text: str) -> bool:
    """Whether a line is a sentence about cookies, or says what "we" or "this site" does with them."""
    if line_types.COOKIES.search(text) is None:
        return False
    return line_types.is_closed(text) or line_types.SITE.search(text) is not None or _speaks(text)


def _is_notice_heading(text: str) -> bool:
    """Whether a line says to its reader what the outlet thinks of privacy: the heading of such a notice."""
    if line_types.PRIVACY.search(text) is None or line_types.is_closed(text):
        return False
    return _speaks(text) or not class_of("reader").isdisjoint(_keys(text))


def _speaks(text: str) -> bool:
    """Whether an outlet says "we"."""
    keys = _keys(text)
    return any(says_we(keys, code) for code in WE_LANGUAGES)


def _keys(text: str) -> list[str]:
    """Return the keys of the words of a line."""
    return list(map(word_key, text.casefold().split()))


def _is_of_notice(text: str) -> bool:
    """Whether a line is such a notice, or something to press below it, or where to read more."""
    return _is_notice(text) or n_words(text) < _MIN_TITLE_WORDS or line_types.is_boilerplate(text)


def _plain_kinds(texts: Sequence[str]) -> list[Kind]:
    """Name headings and list items, wherever they are; a lone item may be a line of dialogue."""
    is_item = [line_types.is_item(text) for text in texts]
    result: list[Kind] = []
    for at, text in enumerate(texts):
        is_listed = is_item[at] and sum(is_item[max(at - 1, 0) : at + 2]) > 1
        is_heading = line_types.is_heading(text)
        result.append("subheading" if is_heading else "list-item" if is_listed else "body")
    return result


def head_end(texts: Sequence[str]) -> int:
    """Return the first paragraph of the article's prose, or of its short sentences; 0 if there is none."""
    # "9:41 a.m." closes no sentence.
    places = (at for at, text in enumerate(texts) if line_types.is_prose(text))
    prose = list(islice((at for at in places if not _is_writers(texts[at])), 2))
    if not prose:
        short = (at for at, text in enumerate(texts) if line_types.is_closed(text))
        return next((at for at in short if n_words(texts[at]) >= _MIN_SENTENCE_WORDS), 0)
    end = prose[0]
    # A standfirst can be a full sentence; then byline or dateline follow it.
    following = texts[end + 1] if 0 < end < len(texts) - 1 else ""
    follows = _is_writers(following)
    is_standfirst = follows and n_words(texts[end]) <= _MAX_STANDFIRST_WORDS
    return prose[1] if is_standfirst and len(prose) > 1 else end


def _is_writers(text: str) -> bool:
    """Whether a line is a dateline or a byline."""
    return datelines.is_dateline(text) or line_types.is_byline(text)


def _mark_writers(texts: Sequence[str], result: list[Kind], end: int) -> None:
    """Mark datelines and bylines of the head.

    A bare name is a byline only directly above a dateline or the reading time, or in emphasis under a heading.
    """
    for at in range(end):
        is_dateline = datelines.is_dateline(texts[at])
        if is_dateline or line_types.is_byline(texts[at]):
            result[at] = "dateline" if is_dateline else "byline"
    for at in range(end):
        plain = texts[at].strip("*_ ")
        is_outlet = at == 0 and OUTLET_WORD.search(plain) is not None
        if result[at] != "body" or is_outlet or not line_types.is_name(plain):
            continue
        is_above = result[at + 1] == "dateline" or line_types.is_reading_time(texts[at + 1])
        is_emphasis = plain != texts[at] and at > 0 and result[at - 1] == "subheading"
        if is_above or is_emphasis:
            result[at] = "byline"
    _unmark_masthead(texts, result, end)


def _mark_signatures(texts: Sequence[str], result: list[Kind], title: int, end: int) -> None:
    """Mark the lines without "By" between headline and prose that say who wrote: a name, what that person is, or both."""
    for at in range(title + 1, end):
        if result[at] not in ("body", "byline"):
            continue
        is_name = result[at] == "byline" or line_types.is_name(texts[at].strip("*_ "))
        is_above = at == title + 1 or (at == title + 2 and _sums_up(texts[title + 1]))
        # Beside the byline of another, a name is that of the outlet; few lines are right below a headline, so that all is looked at for them alone.
        is_alone = (
            is_name
            and is_above
            and "byline" not in result[:end]
            and not any(map(_sums_up, texts[at + 1 : end]))
        )
        if is_alone or line_types.is_signature(texts[at]):
            result[at] = "byline"
        below = at + 1
        is_free = below < end and result[below] in ("body", "byline")
        if is_name and is_free and line_types.is_role(texts[below]):
            result[at] = result[below] = "byline"


def _sums_up(text: str) -> bool:
    """Whether a line of the head may be a standfirst: longer than a button or a place, and no name."""
    return n_words(text) >= _MIN_STANDFIRST_WORDS and not line_types.is_name(text)


def _unmark_masthead(texts: Sequence[str], result: list[Kind], end: int) -> None:
    """Take back the byline of a bare name above a headline or another byline: that is the outlet, with the day of the visit."""
    at = next((at for at in range(end) if result[at] == "byline"), end)
    if at == end or line_types.has_by(texts[at]) or any(map(_is_likely_title, texts[:at])):
        return
    if any(_is_likely_title(text) or line_types.has_by(text) for text in texts[at + 1 : end]):
        result[at] = "dateline" if datelines.split_date(texts[at])[1] else "body"


def _is_likely_title(text: str) -> bool:
    """Whether a line is as long as a headline and can be one, and is no date and no name."""
    is_long = n_words(text) >= _MIN_TITLE_WORDS
    return is_long and _can_be_title(text) and not _is_writers(text)


def _title(texts: Sequence[str], result: list[Kind], end: int, title: str | None) -> int | None:
    """Return the paragraph that is the headline.

    A byline or dateline below confirms it. Without one, a short line can be a picture's credit or a
    section, and a question the first line of the article: then neither is a headline.
    """
    end = min(end, _MAX_HEAD_PARAGRAPHS)
    stop = next((at for at in range(end) if result[at] == "byline"), end)
    places = [at for at in range(stop) if result[at] in ("body", "subheading")]
    if title is not None:
        wanted = _letters(title)
        return next((at for at in places if _letters(texts[at]) == wanted), None)
    # One word is a headline where the text opens with it or byline or standfirst and byline follow it.
    signed = _signed(texts, stop) if stop < end and line_types.has_by(texts[stop]) else -1
    possible = [at for at in places if _can_be_title(texts[at], may_be_word=at in (0, signed))]
    plain = [at for at in possible if n_words(texts[at]) >= _MIN_TITLE_WORDS]
    if stop < end or "dateline" in result[:end]:
        short = [signed] if signed in possible else possible
        return next(iter(plain or short), None)
    sure = [at for at in plain if not line_types.is_closed(texts[at])]
    headings = [at for at in possible if result[at] == "subheading"]
    return next(iter(headings or sure or _opening(texts, possible)), None)


def _signed(texts: Sequence[str], byline: int) -> int:
    """Return the line right above a byline, or above the sentence between that sums up the article."""
    above = byline - 1
    is_summed_up = above > 0 and line_types.is_closed(texts[above]) and _sums_up(texts[above])
    return above - 1 if is_summed_up else above


def _opening(texts: Sequence[str], possible: list[int]) -> list[int]:
    """Return the line that opens a text right above its first sentence: the headline, however short it is."""
    if possible[:1] != [0] or line_types.is_closed(texts[0]):
        return []
    first = texts[1]
    is_sentence = line_types.is_closed(first) and n_words(first) >= _MIN_SENTENCE_WORDS
    return [0] if is_sentence or line_types.is_prose(first) else []


def _letters(text: str) -> str:
    """Return the letters and digits of a line, for comparing headlines."""
    return re.sub(r"[\W_]+", "", text).casefold()


def _can_be_title(text: str, *, may_be_word: bool = False) -> bool:
    """Whether a line of the head can be the headline: short, open, and no boilerplate, of one word only where it may."""
    plain = text.lstrip("#").strip("*_ ")
    return (
        (1 if may_be_word else _MIN_CONFIRMED_TITLE_WORDS) <= n_words(plain) <= _MAX_TITLE_WORDS
        and not re.search(r"(?<!\.)(?<!\b[A-Z])\.[\"'”’»)]*$|[:;,…]$|[a-z]{3}[.!] [A-Z]", plain)
        and not line_types.is_boilerplate(plain)
        and not line_types.is_item(text)
        and not line_types.is_desks(plain)
        and not newsroom.is_menu(plain)
        and not plain[0].islower()
    )


def _is_kicker(text: str) -> bool:
    """Whether a line above the title names a section or a topic."""
    is_plain = not line_types.is_closed(text) and not line_types.is_boilerplate(text)
    return is_plain and n_words(text) <= _MAX_KICKER_WORDS


def _mark_standfirst(texts: Sequence[str], result: list[Kind], title: int, end: int) -> None:
    """Mark the line under the title if prose, byline or dateline come next."""
    at = title + 1
    if at >= end or result[at] not in ("body", "subheading"):
        return
    fits = _MIN_STANDFIRST_WORDS <= n_words(texts[at]) <= _MAX_STANDFIRST_WORDS
    is_last = at + 1 == end or result[at + 1] in ("byline", "dateline")
    # All words capitalised: more likely a name with an outlet than a summary.
    is_other = line_types.is_boilerplate(texts[at]) or datelines.is_capitalised(texts[at])
    if fits and is_last and not is_other:
        result[at] = "standfirst"


def _mark_last_dateline(texts: Sequence[str], result: list[Kind]) -> None:
    """Mark a date line behind the prose if it is the only one there, a sentence of dates included."""
    places = reversed(range(len(texts)))
    prose = (at for at in places if line_types.is_prose(texts[at]))
    last = next((at for at in prose if not datelines.is_dateline(texts[at])), len(texts))
    dates = [at for at in range(last + 1, len(texts)) if datelines.is_dateline(texts[at])]
    if len(dates) == 1:
        result[dates[0]] = "dateline"
