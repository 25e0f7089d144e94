"""Dates in Chinese, Japanese, Korean, Arabic, Hebrew, Thai and Hindi, in the letters and digits of European ones."""

from __future__ import annotations

import re

from newsdiff.language.calendars import DAYS_BY_LETTERS, MONTHS_BY_LETTERS

_ZEROS = "\u0660\u06f0\u0966"
"""The first of ten digits each: Arabic, Persian, Devanagari."""
_SIGNS = {
    **{0xFF01 + at: 0x21 + at for at in range(94)},
    **{ord(zero) + n: ord("0") + n for zero in _ZEROS for n in range(10)},
    ord("\u3000"): ord(" "),
    ord("،"): ord(","),
    ord("İ"): ord("i"),
}
"""Full-width signs, digits, a comma and a Turkish capital that are the same as others."""
_SHORT_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def _either(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


_MONTH = re.compile(rf"(?<!\w)[בو]?({_either(MONTHS_BY_LETTERS)})(?!\w)")
_SHORT_DAYS = "mo di mi do fr sa so".split()
"""As in German: some of the names are two characters long."""
_DAY_SIGNS = {sign: at % 7 for at, sign in enumerate("月火水木金土日월화수목금토일")}
_WEEKDAY = re.compile(
    rf"\s?\(\s?(?P<beside>{_either(DAYS_BY_LETTERS | _DAY_SIGNS)})日?\s?\)|(?P<name>{_either(DAYS_BY_LETTERS)})日?"
)
_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:\s?[年년]\s?(?P<m>\d\d?)\s?[月월]\s?(?P<d>\d\d?)\s?[日일号號]|\.\s?(?P<m2>\d\d?)\.\s?(?P<d2>\d\d?)(?:\.(?!\d)|(?![\d.])))"
)
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first one of each era of Japan that a reader lives to see."""
_ERA_DAY = re.compile(rf"({_either(_ERAS)})\s?(元|\d\d?)\s?年\s?(\d\d?)\s?月\s?(\d\d?)\s?日(?!\d)")
_MORNING = "오전|午前|上午|凌晨|早上"
_EVENING = "오후|午後|下午|晚上|晚间"
_TIME = re.compile(
    rf"(?:(?P<am>{_MORNING})|(?P<pm>{_EVENING}))?\s?(?<!\d)(?P<h>\d\d?)"
    r"(?:\s?[時时点點시]\s?(?:(?P<m>\d\d?)\s?[分분](?:\s?\d\d?\s?[秒초])?)?|:(?P<m2>\d\d)(?::\d\d)?(?![\d:]))"
)


def latinised(text: str) -> str:
    """Write the dates and times of a text as "2023-11-8", "nov" and "5:42pm", days of the week as "mi".

    Returns:
        As many characters, each at its place but for those of dates, which blanks fill up.

    Example:
        >>> latinised("2023年11月8日（水）午後5時42分"), latinised("8 نوفمبر 2023").split()
        ('2023-11-8 mi 5:42pm ', ['8', 'nov', '2023'])
    """
    plain = _ERA_DAY.sub(_era_day, text.translate(_SIGNS))
    plain = _DAY.sub(_day, plain)
    if plain.isascii():
        return plain
    plain = _WEEKDAY.sub(_weekday, plain)
    plain = _MONTH.sub(
        lambda match: _SHORT_MONTHS[MONTHS_BY_LETTERS[match[1]] - 1].ljust(len(match[0])), plain
    )
    return _TIME.sub(_time, plain)


def _era_day(match: re.Match[str]) -> str:
    """Write a day of an era of Japan, which takes as many characters at most."""
    year = _ERAS[match[1]] + (1 if match[2] == "元" else int(match[2]))
    return f"{year}-{match[3]}-{match[4]}".ljust(len(match[0]))


def _day(match: re.Match[str]) -> str:
    """Write a day that begins with its year; the blank behind keeps it from what follows."""
    written = f"{match['y']}-{match['m'] or match['m2']}-{match['d'] or match['d2']}"
    return written.ljust(len(match[0]))


def _weekday(match: re.Match[str]) -> str:
    """Write a day of the week, apart from a character right before it where there is room."""
    name = match["beside"] or match["name"]
    touches = match.start() > 0 and not match.string[match.start() - 1].isspace()
    lead = " " if touches and len(match[0]) > len(_SHORT_DAYS[0]) else ""
    short = _SHORT_DAYS[DAYS_BY_LETTERS.get(name, _DAY_SIGNS.get(name, 0))]
    return (lead + short).ljust(len(match[0]))


def _time(match: re.Match[str]) -> str:
    """Write a time; one between colons that says no half of the day stays."""
    half = "am" if match["am"] else "pm" if match["pm"] else ""
    minute = match["m"] or match["m2"]
    if match["m2"] and not half:
        return match[0]
    lead = match[0][: len(match[0]) - len(match[0].lstrip())]
    written = f"{match['h']}:{minute:0>2}{half}" if minute else f"{match['h']}{half or 'h'}"
    return (lead + written).ljust(len(match[0]))
