"""Lines that are dates: how they are recognised, and the dates in them with what each is the date of."""

from __future__ import annotations

import re
from typing import NamedTuple

from newsdiff.documents.segment import labels
from newsdiff.documents.segment.labels import Label
from newsdiff.language import dates, letters, zones
from newsdiff.language.agencies import AGENCIES, plain_name
from newsdiff.language.calendars import ALL_MONTHS, ALL_WEEKDAYS, MONTHS
from newsdiff.language.date_scripts import latinised
from newsdiff.language.signing import PICTURE

_MAX_PLACE_WORDS = 3
"""Words of a place in front of a date ("New York City, 3 March 2019")."""
_MAX_DATELINE_CHARS = 140
"""Longest dateline, in characters."""


class LabelledDate(NamedTuple):
    """A date in a line."""

    label: Label
    moment: str
    """In ISO 8601."""


_SIGNS = r"\u064b-\u0652\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
"""Vowels of Arabic, Devanagari and Thai that are parts of a word."""
_WORD = re.compile(
    rf"\d[\d:./-]*(?=[A-Z][a-z]{{2}}|[A-Z]{{3,4}}(?!\w)|[\u3040-\u9fff\uac00-\ud7a3]{{2}})|[^\W\d_]{{4,}}(?=\d{{1,4}}[.\s])|[\u3040-\u9fff\uac00-\ud7a3]+|(?:[\w{_SIGNS}]|[+-](?=\d))[\w{_SIGNS}:.'/+-]*|[^\w\s]"
)
"""A word; a label or a zone may touch its date, where a page lost what was between, and does in Chinese, Japanese and Korean."""

_LINKS = frozenset(
    "and of at on am um vom den le la el a de del last first time il alle ore em às op om o godz dnia : · • / | - – — , . ; ، ， 、".split()
)
_ABOUT = frozenset(
    "dieser artikel beitrag wurde cet a été este artículo fue questo articolo stato è artigo foi dit werd ten artykuł został artikeln saken ble "
    "artiklen blev článek byl bu haber статья была".split()
)
"""Words that link a label to a date in a sentence of dates ("Dieser Artikel wurde erstmals am ..."); elsewhere they are other words."""
_WORDS = _LINKS | frozenset(
    "uhr h las los local o'clock st nd rd th er uur het r roku klokken godzina года г eastern pacific central mountain standard daylight "
    "this article story was "
    "d dne dňa klockan klokka الساعة ώρα on-line online at an en ан στις στο في على بتاريخ ב tanggal pada zuletzt letzte mis mise à modifié dernière última ultima ultimo laatst laatste ostatnia feira os as lo ortszeit "
    "в || : ( ) [ ] （ ） 【 】 º ª ° ： hs kl klo den saat v о р tarihi "
    "today yesterday heute gestern hier hoy ayer oggi ieri hoje ontem vandaag gisteren dziś dzisiaj wczoraj сегодня вчера".split()
)
_AGE, _BESIDE = "\x01", "\x02"
"""Stand for the age of an article ("3 hours ago") and for what stands beside its date ("3 min read")."""
_AGO = re.compile(
    r"\b(?:\d+|an?|one|a few)\s(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year)s?\sago\b"
    r"|\b[Vv]or\s(?:\d+|einer|einem|wenigen)\s(?:Sekunde|Minute|Stunde|Tag|Woche|Monat|Jahr)(?:e?n)?\b"
    r"|\b[Ii]l y a\s(?:\d+|une?)\s(?:seconde|min(?:ute)?|heure|jour|semaine|mois|an)s?\b|\b[Hh]ace\s(?:\d+|una?)\s(?:segundo|minuto|hora|día|semana|mes|año)(?:e?s)?\b"
    r"|\b\d+\s(?:second[oi]|minut[oi]|or[ae]|giorn[oi]|settiman[ae]|mes[ei]|ann[oi])\sfa\b|\b[Hh]á\s(?:\d+|uma?)\s(?:segundo|minuto|hora|dia|semana|m[êe]s|ano)(?:e?s)?\b"
    r"|\b\d+\s(?:seconden|minuut|minuten|uur|uren|dag|dagen|weken|week|maanden|jaar)\sgeleden\b|\b\d+\s(?:sekund|minut|godzin|dni|dzień|tygodni|miesi)\w*\stemu\b"
    r"|\b\d+\s(?:секунд|минут|час|дн|день|недел|месяц)\w*\sназад\b"
)
"""How long ago an article appeared: when, nobody can tell."""
_CAN_BE_DATED = re.compile(r"\d|\bago\b|[Vv]or ein|[Ii]l y a un|[Hh]ace un|[Hh]á um|[Vv]or wenigen")
"""Something of every date and of every age; most lines have nothing of it."""
READING_TIME = re.compile(
    r"(?:(?<![\w:.])\d+\s?-?\s?(?:minut\w*|mins?)\.?\s(?:read(?:ing time)?|lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|lezen|czytania)"
    r"|(?:(?<![\w:.])|(?<=\d)|(?<=Uhr))(?:reading time|read time|lesezeit|lesedauer|temps de lecture|lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania)\s?:?\s\d+\s?(?:minut\w*|mins?)\.?"
    r"|(?<=[\dr|·•–-]\s)\d{1,2}\s?(?:minut(?:en|es|os|i|er)|min)\.?$)(?!\w)",
    re.IGNORECASE,
)
"""How long reading takes."""
COUNTED = (
    r"comments?|replies|shares|views|kommentare?|kommentarer|ergänzung(?:en)?|commentaires?|comentarios?|commenti|comentários?|comentarii|reacties|komentarzy|komentarze|"
    r"komentář[eůi]|komentárov|комментари\w{1,3}|коментар\w{1,3}|yorum|hozzászólás|kommenttia|σχόλια|评论|評論|コメント|댓글|تعليق\w{0,3}"
)
"""Words for what readers leave beside an article, and are counted."""
_COUNT = re.compile(
    rf"\b(?:\d+|no)\s(?:{COUNTED})(?!\w)|(?<!\w)(?:{COUNTED})\s?(?:\(\s?\d+\s?\)|:\s?\d+(?![\d:]))|\bleave a comment\b|(?<=\s20\d\d)\s\d{{1,3}}$",
    re.IGNORECASE,
)
"""How many comments there are; behind a year a number alone says so."""
_JOINTS = frozenset(
    "and last this article story was zuletzt letzte und mis mise à dernière et última y ultima ultimo e laatst laatste en ostatnia i och og son sist senast sidst poslední a utolsó ultima și τελευταία και последнее останнє و ve".split()
)
"""Words at the edge of a date that lead to the next label."""
_MARKS = " .,:;()[]（）【】،，、|/·•-–—" + _BESIDE
_BETWEEN = re.compile(
    rf"\s[|·•–—-]\s|\s/\s|;|\.\s|\s\((?=\d{{4}}[-/.])|{_BESIDE}|(?<=[\dm])\s(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s\d)"
)
_ISSUE = re.compile(
    r"\b(?:issue|edition|ausgabe|numéro|número|numero|nummer|numer|vol|no|nr)\.?\s\d", re.IGNORECASE
)
"""Counts issues, and the number behind is no day."""
_NAME_BEHIND = re.compile(
    rf"(?:\s(?P<mark>[/|·•])\s|\sin:?\s|(?<=\d),\s|(?<=Uhr),\s)(?P<name>[^\W\d_][^\d/|·•]{{1,30}}?)(?=[\s|·•{_BESIDE}]*$)"
)
"""An outlet, a section or a writer behind a date; without a mark between it might be where something happened on that day."""
_CLOCK = re.compile(r"\d[:.]\d\d(?![\d.])")
"""A time of day."""
_CENTURY = re.compile(r"(?<![\d.])(\d\d\.\d\d\.)(\d\d)(?![\d.:])")
"""A day with dots whose year has two digits: "27.04.24"."""
_FIRST_OF_LAST_CENTURY = 70
"""The lowest such year that is one of the twentieth century."""
_OUTLET = re.compile(
    r"(?:^|(?<=:\d\d)\s+)\w{1,12}(?:新聞|日報|通信|ニュース|放送|テレビ|日报|晚报|新闻|网|通讯社|일보|신문|뉴스|방송)$"
)
"""An outlet in a script without capitals: there a blank is all that parts it from a date and time."""
_SOURCE = re.compile(
    r"\s(?:source|quelle|fuente|fonte|bron|źródło|источник|джерело|kaynak|kilde|källa|来源|來源)\s?[:：]\s?[^\d|·•]{1,40}$",
    re.IGNORECASE,
)
"""Where a text is from, said behind its date."""
_BY_BEHIND = re.compile(
    r"(?<=\w)(?:,|\s[|·•–—-])?\s(?i:by|von|par|por|da|di|door|przez|af|av|от)\s(?P<name>[^\W\d_][^\d|/·•]{1,40})$"
)
"""Who posted an article, behind its date: "Posted on 14 May 2024 by admin"."""
_POSTERS = frozenset("admin editor staff redaktion editors redaction redacción".split())
_NUMBER = re.compile(
    r"\d{1,2}(?:st|nd|rd|th|er|\.|h(?:\d\d)?|[ap]m)?$|\d{4}$|\d{1,2}[:.]\d\d(?::\d\d)?(?:[ap]m|h|hrs|hs)?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?|-\d\d:\d\d)?$"
    r"|\d{1,2}[-/]\D{3,9}[-/]\d{4}$|\d{4}[年년](?:\d\d?[月월](?:\d\d?[日일])?)?$|\d\d?[月월](?:\d\d?[日일])?$|\d\d?[日일]$"
)
_OFFSET = re.compile(r"(?:gmt|utc)?[+-]\d\d?(?::?\d\d)?$")
_NO_PLACE = re.compile(
    r"\b(?:deadline|events?|due|expires|closes|opens|next|archiv\w*|retrieved|accessed|printed|seen|captured|born|died|meeting|hearing|concert|exhibition|"
    r"lecture|workshop|festival|match|election|termine?|frist|sperrfrist|stichtag|geboren|gestorben|aufgenommen|konzert|sitzung|ausstellung|vortrag|wahl|"
    r"échéance|rendez-vous|réunion|exposition|conférence|plazo|eventos?|concierto|reunión|exposición|partido|concerto|riunione|mostra|partita|scadenza|"
    r"prazo|reunião|jogo|termijn|vergadering|tentoonstelling|koncert|spotkanie|wystawa|konsert|möte|срок|концерт|встреча|выставка|термін|зустріч)\b"
    r"|^(?:when|wann|quand|cuándo|cuando|quando|wanneer|kiedy|когда|коли|när|hvornår|når|kdy|mikor|milloin|când|πότε|ne\szaman)\s?:"
    r"|開催|締切|会期|期限|撮影|截止|活动|摄影|마감|행사|공연|촬영",
    re.IGNORECASE,
)
"""What in front of a day makes it that of something else than an article; words for pictures do as well."""
_AMPM = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)


def is_dateline(text: str) -> bool:
    """Whether a line is a date or an age, with or without time, place, "published" and reading time.

    Example:
        >>> is_dateline("Wednesday 15 February 2017 10:27 GMT"), is_dateline("Published: 3 March 2019, 14:05")
        (True, True)
        >>> is_dateline("12 Mar 2024 - 3 min read"), is_dateline("vor 3 Stunden")
        (True, True)
        >>> is_dateline("15 February 2017 was a cold day"), is_dateline("LONDON (Reuters) - Rain fell.")
        (False, False)
    """
    rest, moment = split_date(text)
    if not moment or not rest:
        return bool(moment)
    words = rest.rstrip(" ,|•·-–—").split()
    name = " ".join(words)
    if is_other(name):
        return False
    if _OUTLET.search(name):
        return ":" in latinised(moment)
    is_place = 1 <= len(words) <= _MAX_PLACE_WORDS and is_capitalised(name)
    is_agency = plain_name(name) in AGENCIES
    # Before a dash stands a place of one word: more could be a name.
    is_apart = rest.endswith(",") or (
        len(words) == 1 and rest.endswith(("-", "–", "—", "|", "•", "·"))
    )
    return is_apart and (is_place or is_agency)


def is_other(name: str) -> bool:
    """Whether what stands in front of a day makes it that of a picture or an event."""
    return PICTURE.search(name) is not None or _NO_PLACE.search(name) is not None


def is_capitalised(text: str) -> bool:
    """Whether every word begins with a capital, as in the name of a place, or with a letter that has none."""
    words = re.findall(r"[^\s,]+", text)
    return all(word[0].isalpha() and not word[0].islower() for word in words)


def split_date(text: str) -> tuple[str, str]:
    """Split a line into its date, which runs to its end, and what precedes it.

    Returns:
        The text before the date, and the date with its labels. The whole text and "" if it does not end in
        a day, or if it is too long for a dateline.

    Example:
        >>> split_date("Ada Stone Wednesday 15 February 2017")
        ('Ada Stone', 'Wednesday 15 February 2017')
    """
    if len(text) > _MAX_DATELINE_CHARS or not _CAN_BE_DATED.search(text) or _ISSUE.search(text):
        return text, ""
    plain = _plain(text)
    words = list(_WORD.finditer(plain.rstrip()))
    about = _ABOUT if labels.said(plain) else frozenset[str]()
    first = len(words)
    while first and (_is_date_word(words[first - 1][0]) or words[first - 1][0].casefold() in about):
        first -= 1
    if first:
        # Small words and dashes link the name in front to the date; no date begins with them.
        while first < len(words) and words[first][0].casefold() in _LINKS:
            first += 1
    start = words[first].start() if first < len(words) else len(text)
    return (text[:start].rstrip(), text[start:]) if _has_day(plain[start:]) else (text, "")


def labelled_dates(text: str, *, day_first: bool | None = None) -> list[LabelledDate]:
    """Return the dates that a dateline or byline holds, with what it says of each.

    Args:
        text: The line.
        day_first: Whether "03/04/2019" is in April; None where that is not known.

    Example:
        >>> [(d.label.name, d.moment) for d in labelled_dates("Updated: 4 March 2019; First published: 3 March 2019, 14:05")]
        [('UPDATED', '2019-03-04'), ('FIRST', '2019-03-03T14:05:00')]
    """
    found = []
    for label, piece in _pieces(_with_century(_plain(split_date(text)[1]))):
        is_one = dates.iso(_bare(piece), day_first=day_first)
        for part in (piece,) if is_one else _BETWEEN.split(piece):
            if moment := dates.iso(_bare(part), day_first=day_first):
                found.append(LabelledDate(label, moment))
                label = min(label, Label.NONE)  # noqa: PLW2901  the next is another one
    return found


def _with_century(text: str) -> str:
    """Write years of two digits in full."""
    return _CENTURY.sub(
        lambda day: f"{day[1]}{19 if int(day[2]) >= _FIRST_OF_LAST_CENTURY else 20}{day[2]}", text
    )


def _bare(text: str) -> str:
    """Return a piece without marks and joints at its edges."""
    words = text.replace(_AGE, " ").replace(_BESIDE, " ").split()
    while words and _is_joint(words[-1]):
        words.pop()
    while words and _is_joint(words[0]):
        words.pop(0)
    return " ".join(words).strip(_MARKS)


def _is_joint(word: str) -> bool:
    """Whether a word at the edge of a date is none of it; "ET" is a zone."""
    bare = word.strip(_MARKS)
    return not bare or (bare.casefold() in _JOINTS and bare != "ET")


def _plain(text: str) -> str:
    """Make "a.m." one word, and what is beside a date one sign, filled up with blanks: no position changes."""
    plain = labels.phrases_as_words(latinised(text))
    plain = _AMPM.sub(lambda match: (match[1] + "m").ljust(len(match[0])), plain)
    plain = _AGO.sub(lambda match: _AGE.ljust(len(match[0])), plain)
    for beside in (READING_TIME, _COUNT):
        plain = beside.sub(lambda match: _BESIDE.ljust(len(match[0])), plain)
    behind = _NAME_BEHIND.search(plain)
    if behind and _is_beside(plain, behind):
        plain = plain[: behind.start()] + _BESIDE.ljust(len(behind[0]))
    poster = _BY_BEHIND.search(plain)
    if poster and (is_capitalised(poster["name"]) or poster["name"] in _POSTERS):
        plain = plain[: poster.start()] + _BESIDE.ljust(len(poster[0]))
    for beside in (_SOURCE, _OUTLET):
        plain = beside.sub(lambda match: _BESIDE.ljust(len(match[0])), plain)
    return plain


def _is_beside(plain: str, behind: re.Match[str]) -> bool:
    """Whether what stands behind a date is a name that may be left out."""
    name = behind["name"]
    is_apart = behind["mark"] or labels.said(plain) or _CLOCK.search(plain)
    return bool(is_apart) and is_capitalised(name) and not (_are_date_words(name) or is_other(name))


def _pieces(text: str) -> list[tuple[Label, str]]:
    """Cut the date part of a line before its labels; one behind all dates speaks of the date before it."""
    found = labels.said(text)
    starts, ends = (
        [0, *(end for _, end, _ in found)],
        [*(start for start, _, _ in found), len(text)],
    )
    said = [Label.NONE, *(label for _, _, label in found)]
    pieces: list[tuple[Label, str]] = []
    label = Label.NONE
    for own, start, end in zip(said, starts, ends, strict=True):
        label = _joined(label, own)
        piece = text[start:end]
        if any(sign.isdigit() or sign == _AGE for sign in piece):
            pieces.append((label, piece))
            label = Label.NONE
    if pieces and label != Label.NONE and not _bare(text[starts[-1] :]):
        before, piece = pieces.pop()
        first = _last_date(piece)
        pieces += [(before, piece[:first])] * bool(first) + [(label, piece[first:])]
    return pieces


def _last_date(text: str) -> int:
    """Return where the last of several dates begins; 0 where there is one."""
    for between in reversed(list(_BETWEEN.finditer(text))):
        sides = text[: between.start()], text[between.end() :]
        if all(dates.iso(_bare(side)) for side in sides):
            return between.start()
    return 0


def _joined(label: Label, said: Label) -> Label:
    """Return what two labels in a row say: an update is one, "first" alone is "published"."""
    if Label.UPDATED in (label, said):
        return Label.UPDATED
    return said if label == Label.NONE else label if said == Label.NONE else max(label, said)


def _are_date_words(text: str) -> bool:
    return any(_is_date_word(word) for word in text.split())


def _is_date_word(word: str) -> bool:
    """Whether a word belongs into a line that is only a date."""
    lower = word.casefold()
    bare = lower.rstrip(".:")
    if lower in _WORDS or bare in ("am", "pm", _AGE, _BESIDE) or _DIGITS.match(lower.upper()):
        return True
    if letters.unaccented(bare) in labels.LABELS or any(
        bare in names for names in (_WORDS, ALL_MONTHS, ALL_WEEKDAYS)
    ):
        return True
    is_zone = bare in zones.NAMES and (len(bare) > 2 or word.isupper())  # noqa: PLR2004
    return is_zone or any(p.match(form) for p in (_NUMBER, _OFFSET) for form in (bare, lower))


def _has_day(text: str) -> bool:
    """Whether a text of date words holds a day: a month and a number, a date in digits, or an age."""
    if _AGE in text:
        return True
    words = [word.casefold().rstrip(".") for word in _WORD.findall(text)]
    has_number = any(re.match(r"\d{1,2}(?!\d|:\d|\.\d)", word) for word in words)
    has_year = any(re.fullmatch(r"(?:1[5-9]|20)\d\d", word) for word in words)
    # Short names of months in some languages are other words elsewhere: a year must be beside them.
    months = ALL_MONTHS if has_year else MONTHS
    is_named = has_number and not months.keys().isdisjoint(words)
    is_named = is_named or re.search(r"\b\d{1,2}\. \d{1,2}\. \d{4}\b", text) is not None
    return is_named or any(_DIGITS.match(word.upper()) for word in words)
