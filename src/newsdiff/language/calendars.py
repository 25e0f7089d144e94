"""The names of months and of the days of the week."""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.language.letters import unaccented
from newsdiff.language.name_lists import name_rows

_MIN_BARE = 5
"""Letters of a name of a month or day that is known without its marks, too; shorter ones are other words ("sub", "sali")."""
RELATIVE_DAYS = {
    "en": {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0, "übermorgen": 2},
    "fr": {
        "avant-hier": -2,
        "hier": -1,
        "aujourd'hui": 0,
        "aujourd’hui": 0,
        "demain": 1,
        "après-demain": 2,
    },
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0, "pasado mañana": 2},
    "it": {"ieri": -1, "oggi": 0, "domani": 1, "dopodomani": 2},
    "pt": {"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1, "depois de amanhã": 2},
    "nl": {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "overmorgen": 2},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2},
    "pl": {"przedwczoraj": -2, "wczoraj": -1, "dziś": 0, "dzisiaj": 0, "jutro": 1, "pojutrze": 2},
    "sv": {
        "i förrgår": -2,
        "i går": -1,
        "igår": -1,
        "i dag": 0,
        "idag": 0,
        "i morgon": 1,
        "imorgon": 1,
        "i övermorgon": 2,
    },
    "da": {"i forgårs": -2, "i går": -1, "i dag": 0, "i morgen": 1, "i overmorgen": 2},
    "no": {"i forgårs": -2, "i går": -1, "i dag": 0, "i morgen": 1, "i overmorgen": 2},
    "cs": {"předevčírem": -2, "včera": -1, "dnes": 0, "zítra": 1, "pozítří": 2},
    "uk": {"позавчора": -2, "вчора": -1, "учора": -1, "сьогодні": 0, "завтра": 1, "післязавтра": 2},
    "tr": {"dün": -1, "bugün": 0, "yarın": 1},
    "ar": {"أمس": -1, "غدا": 1, "غدًا": 1, "غداً": 1},
}
"""Days counted from the day of publication, without words that also say "in the morning"."""

RELATIVE_BY_LETTERS = {
    "前天": -2, "一昨日": -2, "그제": -2, "昨天": -1, "昨日": -1, "어제": -1, "今天": 0, "今日": 0, "오늘": 0,
    "明天": 1, "明日": 1, "내일": 1, "后天": 2, "後天": 2, "明後日": 2, "모레": 2,
}  # fmt: skip
"""The same of Chinese, Japanese and Korean, in which other letters may stand right beside them."""


def _numbered(rows: Iterable[str], first: int) -> dict[str, int]:
    return {
        form: number
        for number, names in enumerate(rows, first)
        for name in names.split()
        for form in name.split("/")
    }


def _by_language(name: str, first: int) -> dict[str, dict[str, int]]:
    """Number the names of a list whose rows are languages."""
    rows = (row.split() for row in name_rows(name))
    return {code: _numbered(names, first) for code, *names in rows}


def _by_letters(name: str, first: int) -> dict[str, int]:
    return {n: at for at, row in enumerate(name_rows(name), first) for n in row.split("/")}


def _with_bare(names: dict[str, int]) -> dict[str, int]:
    """Add names as they are written without marks, in Greek capitals or on other keyboards: "ΜΑΡΤΙΟΥ", "kasim"."""
    return {
        unaccented(name): number for name, number in names.items() if len(name) >= _MIN_BARE
    } | names


DAYS_BY_LETTERS = _by_letters("weekdays by letters", 0)
"""Number of a day, Monday is 0, in scripts of their own, in which its name may stand anywhere in a word."""

MONTHS_BY_LETTERS = _by_letters("months by letters", 1)
"""The same of months; Chinese, Japanese and Korean ones are numbers."""

MONTHS = _numbered(name_rows("months"), 1)
"""Number of a month by its lower-case name or short form in English, German, French and Spanish."""

PROSE_MONTHS = _by_language("small months", 1)
"""Months of each other language, as they stand in sentences."""

SHORT_MONTHS = _by_language("short months", 1)
"""Short forms of months in some of these languages, which are other words where no day or year stands beside them."""

PROSE_WEEKDAYS = _by_language("small weekdays", 0)
"""Days of each other language, as they stand in sentences."""

ALL_MONTHS = _with_bare(
    {name: month for months in PROSE_MONTHS.values() for name, month in months.items()}
    | _numbered(name_rows("more months"), 1)
    | MONTHS
)
"""The same with those of the other languages, some of which are words of prose elsewhere ("out", "set"): for lines
that are dates."""

WEEKDAYS = _numbered(name_rows("weekdays"), 0)
"""Number of a day, Monday is 0, by its lower-case names in the first four languages."""

ALL_WEEKDAYS = _with_bare(
    {name: day for days in PROSE_WEEKDAYS.values() for name, day in days.items()}
    | _numbered(name_rows("more weekdays"), 0)
    | WEEKDAYS
)
"""The same in all languages, with short forms in nine: for lines that are dates."""

MONTHS_OF = PROSE_MONTHS | _by_language("whole months", 1)
"""Whole names of months, in small letters, by language, of nine languages."""

WEEKDAYS_OF = PROSE_WEEKDAYS | _by_language("whole weekdays", 0)
"""The same of days."""
