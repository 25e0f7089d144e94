"""Downloads of news databases: where in them each article stands, and what its head says.

LexisNexis, Nexis Uni, Factiva, ProQuest, Europresse, GENIOS and blogs on Movable Type write an article as lines, some of them the same in each: those before the text
say what it is, those behind it what the database knows of it. `downloads` refuses what is none of these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from newsdiff.language import dates


class Article(NamedTuple):
    """An article in a download."""

    start: int
    """Where its text begins, in characters of the whole."""
    end: int
    """Where that ends."""
    known: dict[str, object]
    """What its head says, by the names of `fieldnames`."""


class _Line(NamedTuple):
    start: int
    end: int
    text: str


_LINE = re.compile(r"[^\r\n]+")
NEXIS_UNI = re.compile(r"(?:^|>)[ \t]*End of Document[ \t]*(?:\r?$|<)", re.MULTILINE)
LEXISNEXIS = re.compile(r"^[ \t]*\d{1,6} of \d{1,6} DOCUMENTS[ \t]*\r?$", re.MULTILINE)
FACTIVA = re.compile(r"(?:^|>)Do[ck]umento? [A-Z]{2,10}0*\d{8}[0-9a-z]{4,20}[ \t]*(?:\r?$|<)", re.MULTILINE)  # fmt: skip
EUROPRESSE = re.compile(r"^Certificat émis le .{1,200} à des fins de visualisation.{0,200}$(?:\s{1,9}^news·\d{8}·\S{1,40}[ \t]*\r?$)?", re.MULTILINE)  # fmt: skip
GENIOS = re.compile(r"^Dokumentnummer: \S.{0,100}$\s{1,9}^Dauerhafte Adresse des Dokuments:\s{1,3}\S.{0,300}$(?:\s{1,9}^(?:Alle Rechte|\(c\)|©).{0,200}$){0,3}", re.MULTILINE)  # fmt: skip
"""Lines behind or before each article, also of a page."""
_MOVABLE = re.compile(r"^--------[ \t]*\r?$", re.MULTILINE)
_PROQUEST = re.compile(r"^(?:Document \d{1,6} of \d{1,6}|_{10,99})[ \t]*\r?$|\Z", re.MULTILINE)
_LABEL = re.compile(r"(?P<name>[A-ZÀ-Þ][A-Za-zÀ-ÿ /&-]{2,40}): *(?P<value>.*)")
_NAMES = {
    "byline": "author",
    "author": "author",
    "title": "title",
    "publication title": "outlet",
    "publication date": "published",
    "language": "language",
    "language of publication": "language",
}
"""What labels say of an article, in small letters."""
_OF_BLOGS = {"AUTHOR": "author", "TITLE": "title", "DATE": "published"}
_AMERICAN = re.compile(r"^(\d\d)/(\d\d)/(\d{4})(?= \d\d:)")
"""How Movable Type writes a day."""
_MAX_HEAD = 30
"""Lines before a text."""
_MAX_DATE = 80
"""Characters of a line that is a date."""
_BODY = re.compile(r"Body|Full text: *")
"""Behind what a text begins: a line, or the word in front of its first paragraph."""
_BEHIND = re.compile(
    r"load-date:.*|(?:graphic|classification)(?::.*)?|publication-type:.*|copyright \d{4}.*",
    re.IGNORECASE,
)
"""The first line behind a text, unless there are nothing but labels."""
_MIN_SENTENCE, _ENDS = 60, (".", "!", "?", "”", "“", "»", '"', "。")
"""Characters of a line that is a sentence, and how it ends."""
_MIN_HEADLINE = 4
"""Words that a headline has at least above a name, which has fewer."""
_MAX_DAY_LINE = 4
"""Lines up to the one that has the day of an article of Europresse."""
_OUTLET_AND_DAY = re.compile(
    r"(?P<outlet>[^\r\n]{2,80}?) (?:vom|Nr\. \S{1,9} vom) (?P<day>\d{2}\.\d{2}\.\d{4})\b"
)
_NUMBER = re.compile(r", n[o°º]\.? ?\d[\d.-]{0,9}\Z", re.IGNORECASE)
"""What Europresse writes behind the name of an outlet whose issues are numbered."""
_N_WORDS = re.compile(r"\d[\d,. ]{0,8}(?:words|mots|Wörter|palabras|parole)")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?: [A-Z]{2,4})?")
_RIGHTS = re.compile(r"\(c\)|©|Copyright", re.IGNORECASE)
_OWNER = re.compile(r"(?:Copyright\s?)?(?:(?:\(c\)|©)|(?<=t)\s\d{4}\b)", re.IGNORECASE)
"""The same where it stands behind the text, in which a paragraph may begin with the word."""
_BYLINE = re.compile(r"(?:By|Von|Par|Por|Di) \S", re.IGNORECASE)


def downloaded(text: str) -> list[Article]:
    r"""Return the articles in a text that a news database wrote, in their order; none where it is another text.

    Example:
        >>> text = "Ferry back\nThe Gull\nMarch 5, 2024 Tuesday\nLength: 2 words\nBody\nIt sails.\nLoad-Date: March 6, 2024\nEnd of Document"
        >>> [article] = downloaded(text)
        >>> text[article.start : article.end], article.known
        ('It sails.', {'title': 'Ferry back', 'outlet': 'The Gull', 'published': 'March 5, 2024 Tuesday'})
    """
    for word, between, read in _DATABASES:
        if word in text and between.search(text):
            parts = [_lines(text, start, end) for start, end in _parts(text, between)]
            articles = [found for lines in parts if lines and (found := read(lines))]
            if len(articles) == 1 and _goes_on(parts, articles[0].end):
                return [articles[0]._replace(end=len(text))]
            return articles
    return []


def _goes_on(parts: Iterable[list[_Line]], end: int) -> bool:
    """Whether there are sentences in a part behind the only article, which somebody wrote below it; they are not to be lost."""
    return any(
        len(line.text) >= _MIN_SENTENCE
        and line.text.endswith(_ENDS)
        and not (_LABEL.fullmatch(line.text) or _RIGHTS.match(line.text))
        for lines in parts
        if lines and lines[0].start >= end
        for line in lines
    )


def _parts(text: str, between: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text between lines."""
    start = 0
    for line in between.finditer(text):
        yield start, line.start()
        start = line.end()
    yield start, len(text)


def _lines(text: str, start: int, end: int) -> list[_Line]:
    """Return the lines of a range that are not empty."""
    lines = []
    for found in _LINE.finditer(text, start, end):
        if line := found[0].strip():
            begin = found.start() + found[0].index(line)
            lines.append(_Line(begin, begin + len(line), line))
    return lines


def _nexis(lines: list[_Line]) -> Article | None:
    """Read title, outlet and date, each a line, then labels, then the text."""
    day = _day(lines)
    if not 1 < day < _MAX_HEAD:
        return None
    said: dict[str, object] = {
        "title": " ".join(line.text for line in lines[: day - 1]),
        "outlet": lines[day - 1].text,
        "published": lines[day].text,
    }
    return _between(lines, day + 1, said)


def _lexisnexis(lines: list[_Line]) -> Article | None:
    """Read outlet and date, each a line, then the title, then labels, then the text."""
    day = _day(lines)
    if not 0 < day < _MAX_HEAD:
        return None
    labels = [at for at, line in enumerate(lines[:_MAX_HEAD]) if _LABEL.fullmatch(line.text)]
    title = next((at - 1 for at in labels if at - 1 > day), day + 1)
    said: dict[str, object] = {"outlet": lines[0].text, "published": lines[day].text}
    said |= {"title": lines[title].text} if title < len(lines) else {}
    return _between(lines, title + 1, said)


def _factiva(lines: list[_Line]) -> Article | None:
    """Read the title, perhaps between section and writer, the number of words, the date, the outlet, its code, the language, and who owns it."""
    texts = [line.text for line in lines[:_MAX_HEAD]]
    n_words = next((at for at, line in enumerate(texts) if _N_WORDS.fullmatch(line)), 0)
    rights = next((at for at, line in enumerate(texts) if at > n_words and _RIGHTS.match(line)), 0)
    if not n_words or rights < n_words + 4:
        return None
    above = texts[:n_words]
    has_byline = len(above) > 1 and (bool(_BYLINE.match(above[-1])) or _is_name_below(*above[-2:]))
    clock = texts[n_words + 2] if _CLOCK.fullmatch(texts[n_words + 2]) else ""
    said: dict[str, object] = {
        "title": above[-2 if has_byline else -1],
        "outlet": texts[n_words + 2 + bool(clock)],
        "published": f"{texts[n_words + 1]} {clock}".strip(),
        "language": texts[rights - 1],
    }
    said |= {"author": above[-1]} if has_byline else {}
    return _between(lines, rights + 1, said)


def _is_name_below(headline: str, line: str) -> bool:
    """Whether a line is of two or three names below a longer headline.

    Example:
        >>> _is_name_below("Ferry sails again after the storm", "Ada Moor"), _is_name_below("Local news", "Ferry back")
        (True, False)
    """
    words = line.split()
    are_names = all(
        word[0].isupper() and word.strip(".-").replace("-", "").isalpha() for word in words
    )
    return are_names and 1 < len(words) < _MIN_HEADLINE <= len(headline.split())  # fmt: skip


def _europresse(lines: list[_Line]) -> Article | None:
    """Read the outlet, the date inside of a line on section and page, the title, perhaps a name; rights stand behind the text."""
    texts = [line.text for line in lines[:_MAX_HEAD]]
    day = next((at for at, line in enumerate(texts[:_MAX_DAY_LINE]) if at and _day_in(line)), 0)
    if not day or len(texts) < day + 3:
        return None
    title = day + 1
    has_byline = _is_name_below(texts[title], texts[title + 1])
    said: dict[str, object] = {
        "outlet": _NUMBER.sub("", texts[0]),
        "published": _day_in(texts[day]),
        "title": texts[title],
    }
    said |= {"author": texts[title + 1]} if has_byline else {}
    first = title + 1 + has_byline
    behind = (at for at in range(len(lines) - 1, first, -1) if _OWNER.match(lines[at].text))
    end = next(behind, len(lines))
    return Article(lines[first].start, lines[end - 1].end, said) if first < end else None


def _day_in(line: str) -> str | None:
    """Return the day between commas of a line; one that has one itself, as in English, too.

    Example:
        >>> _day_in("Local, lundi 13 mai 2024, p. 4"), _day_in("News, Monday, May 13, 2024, p. A1"), _day_in("Local")
        ('2024-05-13', '2024-05-13', None)
    """
    if len(line) > _MAX_DATE:
        return None
    parts = line.split(",")
    pieces = (*parts, *map(",".join, pairwise(parts)))
    return next(filter(None, (dates.iso(piece.strip()) for piece in pieces)), None)


def _genios(lines: list[_Line]) -> Article | None:
    """Read what stands before the labels at the end, the first of which has the outlet and the day; a line of both may open it."""
    labels = [_LABEL.fullmatch(line.text) for line in lines]
    sources = [
        (at, source)
        for at, label in enumerate(labels)
        if at and label and label["name"] == "Quelle"
        if (source := _OUTLET_AND_DAY.match(label["value"]))
    ]
    if not sources:
        return None
    end, source = sources[-1]
    first = int(lines[0].text == source.string)
    said: dict[str, object] = {"outlet": source["outlet"], "published": source["day"]}
    return Article(lines[first].start, lines[end - 1].end, said) if first < end else None


def _proquest(lines: list[_Line]) -> Article | None:
    """Read labels before and behind the text, and the title in the first line that has none."""
    if not any(line.text.startswith("Publication title:") for line in lines):
        return None
    title = next((line.text for line in lines if not _LABEL.fullmatch(line.text)), "")
    said: dict[str, object] = {"title": title}
    for line in lines:
        label = _LABEL.fullmatch(line.text)
        what = _NAMES.get(label["name"].lower()) if label else None
        if label and what and label["value"]:
            said[what] = label["value"]
    return _between(lines, 0, said)


def _between(lines: list[_Line], first: int, said: dict[str, object]) -> Article | None:
    """Return the article whose text stands behind the labels of its head, or where one says so, up to those behind it."""
    at, skipped = first, 0
    for number, line in enumerate(lines[first:_MAX_HEAD], first):
        label = _LABEL.fullmatch(line.text)
        body = _BODY.match(line.text)
        if body and (body[0] == line.text or body[0] != "Body"):
            is_line = body.end() == len(line.text)
            at, skipped = number + is_line, 0 if is_line else body.end()
            break
        if number == at and (label or _RIGHTS.match(line.text)):
            at = number + 1
            what = _NAMES.get(label["name"].lower()) if label else None
            if label and what and label["value"]:
                said.setdefault(what, label["value"])
    text = lines[at:]
    end = next((k for k, line in enumerate(text) if _BEHIND.fullmatch(line.text)), len(text))
    labels = [_LABEL.fullmatch(line.text) for line in text[:end]]
    n_times = Counter(label["name"] for label in labels if label)
    # Who is interviewed says something more than once; "Full text:" stands before the first paragraph.
    while end > bool(skipped) and (label := labels[end - 1]) and n_times[label["name"]] == 1:
        end -= 1
    return Article(text[0].start + skipped, text[end - 1].end, said) if end else None


def _day(lines: list[_Line]) -> int:
    """Return the number of the first line that is a date; 0 where there is none."""
    short = (at for at in range(1, min(len(lines), _MAX_HEAD)) if len(lines[at].text) <= _MAX_DATE)
    return next((at for at in short if dates.iso(lines[at].text)), 0)


def _movable_type(lines: list[_Line]) -> Article | None:
    """Read labels, then the text between lines of dashes, perhaps with its continuation; comments stand behind."""
    texts = [line.text for line in lines]
    first = texts.index("BODY:") + 1 if "BODY:" in texts else 0
    dashes = [at for at, line in enumerate(texts) if line == "-----" and at >= first > 0]
    if not dashes or dashes[0] == first:
        return None
    parts = [(at, end) for at, end in pairwise(dashes) if texts[at + 1] == "EXTENDED BODY:"]
    end = next((end for at, end in parts if end > at + 2), dashes[0])
    said: dict[str, object] = {}
    for line in texts[:first]:
        label = _LABEL.fullmatch(line)
        what = _OF_BLOGS.get(label["name"]) if label else None
        if label and what and label["value"]:
            said[what] = _AMERICAN.sub(r"\3-\1-\2", label["value"])
    return Article(lines[first].start, lines[end - 1].end, said)


_Reader = Callable[[list[_Line]], Article | None]
_DATABASES: tuple[tuple[str, re.Pattern[str], _Reader], ...] = (
    ("End of Document", NEXIS_UNI, _nexis),
    (" DOCUMENTS", LEXISNEXIS, _lexisnexis),
    ("ument", FACTIVA, _factiva),
    ("Certificat ", EUROPRESSE, _europresse),
    ("Dokumentnummer: ", GENIOS, _genios),
    ("BODY:", _MOVABLE, _movable_type),
    ("ProQuest document ID: ", _PROQUEST, _proquest),
)
"""A word of a download, what stands between its articles, and how one is read."""
