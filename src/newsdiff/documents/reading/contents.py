"""How well a column fits what can be said of an article: by what stands in it, and by the words in its name.

In goes a column of a sample of records, out come points for each thing that it may say; `assignment` gives each thing
its column. Texts are long and of sentences, headlines are lines without an end mark, dates are dates, an outlet is named
in the address beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from statistics import fmean
from typing import Any, NamedTuple

from newsdiff.documents.reading import moments, prose, values
from newsdiff.language import dates
from newsdiff.language.address_names import squeezed
from newsdiff.language.field_words import WORD, says_nothing, words_say
from newsdiff.language.name_forms import may_be_person

_MAX_SAME = 2
"""Records that may be of one day, or have one headline, by chance."""
SAMPLE = 40
"""Records of a file that are looked at."""
_MAX_COLUMNS = 300
"""Columns that are looked at, the first of a record."""
MAX_SIZE = 2_000_000
"""Characters after which no more of them are looked at."""
_MAX_CHARS = 3_000
"""Characters of a text that are looked at."""
_MIN_TEXT = 120
"""Characters of the shortest text of an article, where a sign of Chinese, Japanese, Korean or Thai counts as three."""
MIN_NAMED = 40
"""The same where the name of its column says that it is a text, or where it is a list of paragraphs."""
_LONG_TEXT = 260
"""Characters of a text that is no description of somebody or something: networks take 160 for a person, Slack 250 for a channel."""
_WIDE = re.compile(r"[\u0e00-\u0e7f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_N_WIDE = 3
_END = re.compile(r"[.!?…。！？।۔؟]['\"”’»›」』)]*(?=\s|<|\Z|[\u3040-\u9fff])")
_TAG = re.compile(r"<[^<>]{1,300}>")
_MAX_SENTENCE = 500
"""Characters to an end mark in text of sentences."""
_TITLE = (14, 220)
"""Characters of headlines."""
_LABEL = 60
"""Characters of the longest name of an outlet or of people."""
_USUAL_WORDS = 7
"""Words of a headline; names have fewer."""
_BY = re.compile(r"(?:by|von|par|por|di|door|af|av)[: ]", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|mp[34]|css|js)(?:\?|\Z)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_APART = re.compile(r"[\W_]+")
_MIN_PART = 4
"""Letters of the words of a name that an address has."""


class Sampled(NamedTuple):
    """A column of a sample of records."""

    key: str
    """Its name as it stands in the file, with those of the tables around it."""
    values: list[Any]
    """What it says in the records in which it says something."""
    hosts: list[str]
    """The sites of the addresses in the same records, as addresses write them; empty where one has none."""

    @property
    def is_one(self) -> bool:
        """Whether it says the same in all of more than two records, as when they were fetched."""
        return len(self.values) > _MAX_SAME and len(set(map(str, self.values))) == 1


def text_size(value: object, least: int = _MIN_TEXT) -> int:
    """Return about how long a value is if it is a text of sentences of at least so many characters, 0 if it is none.

    Example:
        >>> text_size("The ferry sails again. " * 10) > 100, text_size("The ferry sails again"), text_size("a, b, c " * 40)
        (True, 0, 0)
    """
    said = None if _is_mixed(value) else text_of(value)
    if said is None or len(said) * _N_WIDE < least:
        return 0
    plain = _TAG.sub(" ", said[:_MAX_CHARS])
    n_wide = len(_WIDE.findall(plain))
    n_ends = len(_END.findall(plain))
    size = len(plain) + (_N_WIDE - 1) * n_wide
    is_written = n_wide * 4 > len(plain) or plain.count(" ") * 15 > len(plain)
    is_long = size >= least and n_ends and size / n_ends <= _MAX_SENTENCE
    return max(size, len(said)) if is_long and is_written else 0


def holds_text(values: Iterable[object]) -> bool:
    """Whether one of some values is as long a text as articles are, and no description in a table of people or places."""
    return any(text_size(value, _LONG_TEXT) for value in values)


def _is_mixed(value: object) -> bool:
    """Whether a value is a list that has an address or a date in it, and so is none of paragraphs."""
    strings = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return any(_is_other(one) for one in strings if len(one) <= _TITLE[1])


def may_be_header(cell: str) -> bool:
    """Whether a cell of a table may be the name of a column: a short one that is no address, date or number."""
    return 0 < len(cell) <= _LABEL and not _is_other(cell)


def text_of(value: object) -> str | None:
    """Return the text that a value is, whether it is a string, or the paragraphs or the tree of an editor; None where it is none."""
    found = prose.prose(value)
    return prose.listed_prose(value) if found is None else found


def size_of_texts(column: Sampled) -> float:
    """Return about how long the texts in a column are; 0 where at most half of its values are texts, or all are one."""
    is_told = _is_called(column, "text") or isinstance(column.values[0], list)
    least = MIN_NAMED if is_told else _MIN_TEXT
    found = [text_size(value, least) for value in column.values]
    is_of_texts = sum(map(bool, found)) * 2 > len(found) and not column.is_one
    return fmean(found) if is_of_texts else 0


def _is_called(column: Sampled, what: str) -> bool:
    """Whether a word in the name of a column says what it holds, and none another thing: a `journal_title` is no headline."""
    said = {one for one, points in words_say(column.key).items() if points == WORD}
    return what in said and said.isdisjoint({"title", "outlet"} - {what})


def _title(column: Sampled) -> float:
    """Points for headlines; where the name says that they are such, they may be as short as they like."""
    lines = [prose.main_headline(value) or "" for value in column.values]
    is_called = _is_called(column, "title")
    least, most = (1 if is_called else _TITLE[0]), _TITLE[1]
    fit = [one for one in lines if least <= _wide_length(one) <= most and _is_line(one)]
    ended = sum(one.endswith((".", ";", ",", "…", "。")) for one in fit)
    if len(fit) * 2 < len(lines) or ended * 2 > len(fit) or column.is_one:
        return 0
    n_words = fmean(max(len(one.split()), len(_WIDE.findall(one)) / 2) for one in fit)
    return (1.0 if is_called else min(1.0, n_words / _USUAL_WORDS)) * len(fit) / len(lines)


def share_of_headlines(said: Iterable[object]) -> float:
    """Return how many of some values are headlines, where each counts once, from 0 to 1; 0 of none.

    Example:
        >>> share_of_headlines(["Local", "Local", None]), share_of_headlines([True, 3]), share_of_headlines([])
        (0.5, 0.0, 0.0)
    """
    held = [value for value in said if values.is_set(value)]
    lines = {line for one in held if (line := prose.main_headline(one)) and _is_line(line)}
    return len(lines) / max(len(held), 1)


def _wide_length(said: str) -> int:
    return len(said) + (_N_WIDE - 1) * len(_WIDE.findall(said))


def _is_line(said: str) -> bool:
    """Whether a line is neither an address, a date nor a number."""
    is_marked = "@" in said or "<" in said
    return not is_marked and not _is_other(said) and any(map(str.isalpha, said))


def _is_other(said: str) -> bool:
    return "://" in said or _NUMBER.fullmatch(said) is not None or _is_date(said)


def _published(column: Sampled) -> float:
    """Points for dates; those that are numbers say it by their names, too."""
    if sum(map(_is_date, column.values)) < len(column.values) or column.is_one:
        return 0
    is_numbers = all(
        _NUMBER.fullmatch(str(v)) and not moments.DAY_AS_NUMBER.fullmatch(str(v))
        for v in column.values
    )
    said = words_say(column.key)
    if is_numbers and not {"published", "elsewhen", "moment"} & said.keys():
        return 0
    return 1.0


def _is_date(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, str | int | float | date | dict):
        return False
    if isinstance(value, str) and not any(map(str.isdigit, value[:40])):
        return False
    return day_said(value) is not None


def day_said(value: object) -> str | None:
    """Return the day of a date, with the day first where that cannot be told; None where it is no date."""
    written = moments.written_date(value)
    if isinstance(written, Mapping):
        return None
    return (dates.iso(written) or dates.iso(written, day_first=True) or "")[:10] or None


def _url(column: Sampled) -> float:
    """Points for addresses of pages; those of people are not of articles."""
    if words_say(column.key).get("author") == WORD:
        return 0
    found = [values.page_address(value) for value in column.values]
    n = sum(1 for one in found if one and not _PICTURE.search(one))
    return n / len(found) if n * 2 > len(found) and not column.is_one else 0


def _outlet(column: Sampled) -> float:
    """Points for names of outlets: those that the addresses beside them have, and that come again."""
    names = [values.outlet_name(value) or "" for value in column.values]
    are_pages = any("://" in str(value) for value in column.values)
    if are_pages and "outlet" not in words_say(column.key):
        return 0
    if not all(_is_label(name) for name in names):
        return 0
    sites = [(name, site) for name, site in zip(names, column.hosts, strict=True) if site]
    n_named = sum(_is_named(name, site) for name, site in sites)
    is_named = bool(sites) and n_named * 2 >= len(sites)
    return (
        0.3
        + 0.6 * is_named
        + 0.1 * (len(names) > len(set(names)))
        - 0.1 * any(map(values.is_host, names))
    )


def _is_named(name: str, site: str) -> bool:
    """Whether a site is called by the name of an outlet, or by the longer words in it.

    Example:
        >>> _is_named("The Harbour Evening Post", "harbourpost"), _is_named("Ada Moor", "harbourpost")
        (True, False)
    """
    words = {squeezed(word) for word in _APART.split(name)}
    n_letters = sum(len(word) for word in words if len(word) >= _MIN_PART and word in site)
    return n_letters * 2 > len(site)


def _is_label(name: str) -> bool:
    return (
        "/" not in name
        and 1 < len(name) <= _LABEL
        and _is_line(name)
        and not name.endswith((".", "!", "?", "…"))
    )


def _author(column: Sampled) -> float:
    """Points for names of people; those of outlets, places and topics look alike, and few records are different by chance."""
    said = words_say(column.key)
    is_told = "author" in said or says_nothing(column.key)
    if not is_told or said.get("outlet", 0) > said.get("author", 0):
        return 0
    names = [values.people(value) or "" for value in column.values]
    if not all(may_be_person(name.partition(",")[0]) for name in names):
        return 0
    is_by = any(isinstance(value, str) and _BY.match(value) for value in column.values)
    return 0.5 + 0.4 * is_by + 0.1 * (len(set(names)) == len(names) > _MAX_SAME)


def _language(column: Sampled) -> float:
    """Points for codes of languages; countries have codes of two letters, too, so that the name must say it."""
    is_codes = all(re.fullmatch(r"[a-z]{2}(?:[-_][A-Za-z]{2})?", str(v)) for v in column.values)
    return float(is_codes and "language" in words_say(column.key))


SCORES: dict[str, Callable[[Sampled], float]] = {
    "url": _url,
    "published": _published,
    "title": _title,
    "outlet": _outlet,
    "author": _author,
    "language": _language,
}
"""Points, from 0 to 1, for what a column may say besides the text."""


def columns(rows: Sequence[dict[str, tuple[str, object]]]) -> dict[str, Sampled]:
    """Return the columns of records by folded names, as `nested.flattened` gives the values of each."""
    names = islice(dict.fromkeys(name for row in rows for name in row), _MAX_COLUMNS)
    hosts = [_site(row) for row in rows]
    found = {}
    for name in names:
        said = [
            (row[name], site)
            for row, site in zip(rows, hosts, strict=True)
            if name in row and values.is_set(row[name][1])
        ]
        if said:
            keys = said[0][0][0]
            listed = [v[:SAMPLE] if isinstance(v, list) else v for (_, v), _ in said]
            found[name] = Sampled(keys, listed, [site for _, site in said])
    return found


def _site(row: dict[str, tuple[str, object]]) -> str:
    """Return the name of the site of the first address in a record, without what stands before and behind it."""
    strings = [
        value for _, value in row.values() if isinstance(value, str) and "." in value[:_LABEL]
    ]
    pages = (values.host(found) for one in strings if (found := values.page_address(one)))
    host = next(pages, None) or next((one for one in strings if values.is_host(one)), "")
    return squeezed((host or "").rpartition(".")[0])
