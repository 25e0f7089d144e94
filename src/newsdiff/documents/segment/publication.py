"""Which of the dates in a text is the one of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsdiff.documents.segment import datelines, labels, line_types, roles
from newsdiff.documents.segment.datelines import LabelledDate
from newsdiff.documents.segment.labels import Label
from newsdiff.language import instants
from newsdiff.language.calendars import ALL_WEEKDAYS
from newsdiff.language.date_scripts import latinised
from newsdiff.language.languages import language_of
from newsdiff.language.letters import n_words
from newsdiff.language.signing import PICTURE
from newsdiff.model import Kind

_DAY = len("2019-03-04")

_MIN_HEADLINE_WORDS = 4
"""Words of the shortest line that could be a headline."""
_HEAD_LINES = 10
"""Lines from a headline to the last that belongs to its head; what is farther below has a headline that was not found."""
_POST_LINES = 6
"""Lines from the handle of a post to its date."""
_ABOVE_LINES, _BELOW_LINES = 8, 5
"""Lines above the first prose of a page whose menu hid the headline, and below it to the next, among which its date stands."""
_STANDFIRST_LINES = 24
"""Lines from a standfirst to the first prose below pictures and buttons."""
_MAX_LABEL_WORDS = 3
"""Words of a line that is a label of the date below."""
_ON = ("", "on", "am", "le", "el", "il", "em", "op", "den")
"""What may stand behind it there; "Edited by Tom" is none."""
_CLOSE_LINES = 3
"""Lines above it to a day without a time or a label, which may be anything's farther off."""
_MAX_BESIDE_WORDS = 10
"""Words beside a date there: who wrote, where, in which section."""
_RELEASE_LINES = 3
"""Lines from the head of a press release to its date."""
_OTHERS = re.compile(
    rf"(?:\d+\s)?(?:{datelines.COUNTED}|diskuse|yorumlar|hozzászólások|التعليقات|تعليقات|related|more (?:stories|news|from|on)|read more|"
    r"recommended|latest|most (?:read|popular)|see also|mehr (?:zum|aus|von)|lesen sie auch|auch interessant|à lire aussi|sur le même|lee también|"
    r"te puede interesar|leggi anche|leia também|lees ook|czytaj także|zobacz także|läs också|läs mer|læs også|les også|čtěte také|související|читайте также|"
    r"читайте також|ilgili haberler|citește și|kapcsolódó|olvassa el|lue myös|διαβάστε επίσης|اقرأ أيضا|upcoming|events?|veranstaltungen|agenda)(?!\w)|(?:댓글|评论|評論|コメント|相关|相關|関連|관련)",
    re.IGNORECASE,
)
"""How what is not the article begins: comments, teasers, events."""
_VENUE = re.compile(
    r"(?:where|venue|location|wo|ort|veranstaltungsort|lieu|où|lugar|dónde|luogo|dove|local|onde|plaats|locatie|waar|miejsce|gdzie|место|где|місце|plats|var|sted|hvor|místo|kde|"
    r"helyszín|hol|unde|locul|yer|paikka|missä|τόπος|πού|場所|会場|地点|장소|المكان|מקום)\s?[:：]",
    re.IGNORECASE,
)
"""Where something takes place, in the line below its day."""
_MAX_VENUE_WORDS = 12
_SLASHED = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:\d{4}|\d\d)(?![\d/-])")
_LAST_MONTH = 12
_FRONT = re.compile(
    r"[^\W\d_][^\n,.()]{1,40},\s(?P<date>[^\n()\[\]–—]{8,32}?)\s?(?:[(/\[][^\n()\[\]/]{2,40}[)/\]]\s?)?(?:[–—]|--?\s|:\s)"
)
"""Where and when a text was written, in front of its first sentence: "PORT ELLERY, March 3, 2019 (Norwire) -"."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARK = re.compile(r"[|·•]")
_POST = re.compile(r"(?<!\w)@\w|\d:\d\d\s?[AaPp]\.?[Mm]\.?\s·\s")
"""A post of a network: its handle, which is no e-mail address, or the time before its date as X has it."""


def published(texts: Sequence[str], kinds: Sequence[Kind]) -> str | None:
    """Return the date of publication that a text states of itself, in ISO 8601.

    It stands in the head: below the headline, beside the byline, or, if there is none, directly above the headline. "First published" counts
    more than "published", and that more than a bare date; an update counts nothing. Only if the head has none, a date
    directly behind the prose counts, and only where it is labelled; then one with a year in front of the first sentence. The date of a masthead, a post, a teaser, a comment
    or an event is none.

    Args:
        texts: All paragraphs in order.
        kinds: What each is for; bylines and datelines hold the dates.

    Returns:
        None also where the surest dates differ.

    Example:
        >>> published(["Daily Tern", "Friday, March 6, 2026", "Ferry returns", "By Ada Stone", "3 March 2019"],
        ...           ["body", "dateline", "title", "byline", "dateline"])
        '2019-03-03'
    """
    every = (at for at, kind in enumerate(kinds) if kind in ("dateline", "byline"))
    lines = [at for at in every if not _is_of_event(texts, at)]
    end = roles.head_end(texts) or len(texts)
    title = kinds.index("title") if "title" in kinds else -1
    own = [at for at in lines if title < at < end and _is_own(at, title, texts, kinds)]
    own = own[_is_below_masthead(own, texts, kinds) :]
    dated = [at for at in own if datelines.split_date(texts[at])[1]]
    above = [at for at in lines if at < title and _is_above_headline(at, title, kinds)]
    order = _day_first(texts, lines)
    found = [d for at in own for d in _dates_in(texts, at, day_first=order)]
    if not dated:
        found = [d for at in above for d in _in_head(texts, at, day_first=order)]
    if all(d.label == Label.UPDATED for d in found):
        behind = [at for at in lines if at > end and _is_behind_prose(at, end, texts, kinds)]
        found = [d for at in behind for d in _dates_in(texts, at, day_first=order)]
        found = [d for d in found if d.label > Label.NONE]
    return _surest(found or _in_front(texts, title) or _beside_start(texts, title))


def updated(texts: Sequence[str], kinds: Sequence[Kind]) -> str | None:
    """Return when an article says that it was changed last, None where it does not.

    Example:
        >>> updated(["Ferry returns", "3 March 2019. Updated 4 March 2019, 09:30", "The ferry is back in Hallin."],
        ...         ["title", "dateline", "body"])
        '2019-03-04T09:30:00'
    """
    lines = [at for at, kind in enumerate(kinds) if kind in ("dateline", "byline")]
    order = _day_first(texts, lines)
    found = [d for at in lines for d in datelines.labelled_dates(texts[at], day_first=order)]
    moments = [d.moment for d in found if d.label == Label.UPDATED]
    return max(moments, key=instants.timestamp, default=None)


def _day_first(texts: Sequence[str], lines: Sequence[int]) -> bool | None:
    """Say whether days stand before months in "03/04/2019": as in another date of the text; in any language of text or label but English."""
    found = [m for at in lines for m in _SLASHED.finditer(texts[at])]
    if not found:
        return None
    orders = {int(m[1]) > int(m[3]) for m in found if max(int(m[1]), int(m[3])) > _LAST_MONTH}
    if orders:
        return orders.pop() if len(orders) == 1 else None
    is_foreign = any(labels.is_foreign(texts[at]) for at in lines)
    return is_foreign or language_of("\n".join(texts)) not in ("", "en") or None


def _in_front(texts: Sequence[str], title: int) -> list[LabelledDate]:
    """Return the date, with its year, between the place and the dash in front of the first prose below the headline."""
    prose = next((text for text in texts[max(title, 0) :] if line_types.is_prose(text)), "")
    front = _FRONT.match(prose)
    if not front or not _YEAR.search(front["date"]):
        return []
    return [] if datelines.split_date(front["date"])[0] else datelines.labelled_dates(front["date"])


def _beside_start(texts: Sequence[str], title: int) -> list[LabelledDate]:
    """Return the dates around the place where the prose of a page begins: labelled as published, or with a time, else bare days of their own."""
    for above, start, end in _starts_of_prose(texts):
        near = range(above, end)
        dated = (at for at in near if _is_dated(texts[at]) and not _is_of_event(texts, at))
        lines = [at for at in dated if not _is_posted(at, -1, texts)]
        order = _day_first(texts, lines)
        found = [(at, d) for at in lines for d in _dates_in(texts, at, day_first=order)]
        sure = [d for _, d in found if d.label > Label.NONE or len(d.moment) > _DAY]
        bare = [d for at, d in found if at > title and _is_bare_own(at, start, texts)]
        if any(d.label != Label.UPDATED for d in sure or bare):
            return sure or bare
    return []


def _is_bare_own(at: int, start: int, texts: Sequence[str]) -> bool:
    """Whether a day without a time or a label is that of the prose: close above or behind its first, of no masthead, and no teaser's."""
    above = texts[at - 1] if at else ""
    is_close = at >= start - _CLOSE_LINES and not any(
        map(line_types.is_prose, texts[start + 1 : at])
    )
    return is_close and not (_is_day_of_visit(texts[at]) or _is_headline(above))


def _starts_of_prose(texts: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield where prose begins, between the first line and the one behind the last among which its date may stand.

    A lone sentence above is a standfirst; comments and teasers end them, and what no more prose follows is none of them.

    The first on the page, then where there is half as much as anywhere, below teasers.
    """
    prose = [at for at, text in enumerate(texts) if line_types.is_prose(text)]
    runs: list[list[int]] = []
    for at, then in pairwise(prose):
        if then - at > _BELOW_LINES:
            continue
        if not runs or runs[-1][-1] != at:
            runs.append([at])
        runs[-1].append(then)
    longest = max(map(len, runs), default=0)
    main = next((run for run in runs if 2 * len(run) >= longest), None)
    for run in (*runs[:1], *([main] if main and main is not runs[0] else ())):
        start = run[0]
        alone = max((at for at in prose if at < start), default=-1)
        above = alone if 0 <= start - _STANDFIRST_LINES <= alone else start
        below = range(start, min(max(run[1], start + 1 + _BELOW_LINES), prose[-1]))
        end = next((at for at in below if _OTHERS.match(texts[at])), below.stop)
        yield max(above - _ABOVE_LINES, 0), start, end


def _is_dated(text: str) -> bool:
    """Whether a line ends in a date, with no more in front than a name, a place or a section."""
    beside, date = datelines.split_date(text)
    is_short = n_words(beside) <= _MAX_BESIDE_WORDS and not line_types.is_closed(beside)
    is_name = not beside or datelines.is_capitalised(_MARK.sub(" ", beside))
    return bool(date) and is_short and is_name and not datelines.is_other(beside)


def _is_posted(at: int, title: int, texts: Sequence[str]) -> bool:
    """Whether a line is that of a post between it and the headline."""
    return any(_POST.search(text) for text in texts[max(title + 1, at - _POST_LINES) : at + 1])


def _is_of_event(texts: Sequence[str], at: int) -> bool:
    """Whether the line below a day, which is not said to be one of publication, says where something takes place."""
    below = texts[at + 1] if at + 1 < len(texts) else ""
    if not _VENUE.match(below) or n_words(below) > _MAX_VENUE_WORDS:
        return False
    return all(one.label == Label.NONE for one in datelines.labelled_dates(texts[at]))


def _is_own(at: int, title: int, texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether a dated line between headline and prose belongs to the article, and to no post or teaser between."""
    if _is_posted(at, title, texts):
        return False
    is_named = at > 0 and kinds[at - 1] == "byline"
    is_below_headline = at > title + 1 and kinds[at - 1] == "body" and _is_headline(texts[at - 1])
    if title < 0 or at - title > _HEAD_LINES:
        return is_named or is_below_headline or not _is_day_of_visit(texts[at])
    is_byline = "byline" in kinds[at : at + 2]
    return is_byline or not is_below_headline


def _is_below_masthead(own: Sequence[int], texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether the first dated line is the day of the visit, right below a masthead as long as a headline: one with a byline dates the article."""
    if own[:1] != [1] or not _is_day_of_visit(texts[1]):
        return False
    byline = next((at for at in own if kinds[at] == "byline"), len(texts))
    return any(at > byline and _is_bare_day(texts[at]) for at in own)


def _is_bare_day(text: str) -> bool:
    """Whether a line gives a date that is no update."""
    return any(d.label != Label.UPDATED for d in datelines.labelled_dates(text))


def _is_headline(text: str) -> bool:
    """Whether a line could be the headline of an article."""
    is_long = n_words(text) >= _MIN_HEADLINE_WORDS
    is_credit = line_types.is_boilerplate(text) or PICTURE.match(text)
    return is_long and not line_types.is_closed(text) and not is_credit


def _is_above_headline(at: int, title: int, kinds: Sequence[Kind]) -> bool:
    """Whether nothing but bylines and dates stands between a line and the headline below it."""
    return all(kind in ("byline", "dateline") for kind in kinds[at:title])


def _dates_in(texts: Sequence[str], at: int, *, day_first: bool | None) -> list[LabelledDate]:
    """Return the dates of a line; a bare one says what the line above calls it, where that says no more: "Last updated on:"."""
    found = datelines.labelled_dates(texts[at], day_first=day_first)
    above = texts[at - 1] if at else ""
    if n_words(above) > _MAX_LABEL_WORDS or datelines.split_date(above)[1]:
        return found
    plain = labels.phrases_as_words(above)
    said = labels.said(plain)
    if not said or plain[said[-1][1] :].strip(" :").casefold() not in _ON:
        return found
    own = min(label for _, _, label in said)
    return [d._replace(label=own) if d.label == Label.NONE else d for d in found]


def _in_head(texts: Sequence[str], at: int, *, day_first: bool | None) -> list[LabelledDate]:
    """Return the dates of a line above the headline; a bare day below a masthead is that of the visit, but for a release."""
    found = datelines.labelled_dates(texts[at], day_first=day_first)
    if any(labels.RELEASE.match(text) for text in texts[max(at - _RELEASE_LINES, 0) : at]):
        return found
    if at == 0:
        return [] if _is_day_of_visit(texts[at]) else found
    return [d for d in found if d.label != Label.NONE or len(d.moment) > _DAY]


def _is_day_of_visit(text: str) -> bool:
    """Whether a line looks as the date of a masthead does: weekday and day, no time, no label."""
    words = {word.strip(".,").casefold() for word in latinised(text).split()}
    found = datelines.labelled_dates(text)
    return (
        bool(found)
        and not words.isdisjoint(ALL_WEEKDAYS)
        and all(d.label == Label.NONE and len(d.moment) == _DAY for d in found)
    )


def _is_behind_prose(at: int, end: int, texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
    """Whether a line follows the last prose directly, and no comments, teasers or events began before."""
    before = at - 1
    while before > end and kinds[before] in ("byline", "dateline"):
        before -= 1
    is_article = not any(_OTHERS.match(text) for text in texts[end:at])
    return line_types.is_prose(texts[before]) and is_article


def _surest(found: Iterable[LabelledDate]) -> str | None:
    """Return the date with the surest label, the most exact one of a day; None where two of them differ."""
    known = [d for d in found if d.label != Label.UPDATED]
    best = max((d.label for d in known), default=None)
    moments = sorted({d.moment for d in known if d.label == best}, key=len)
    timed = {instants.timestamp(moment) for moment in moments if len(moment) > _DAY}
    is_one = len({moment[:_DAY] for moment in moments}) == 1 and len(timed) <= 1
    return moments[-1] if is_one else None
