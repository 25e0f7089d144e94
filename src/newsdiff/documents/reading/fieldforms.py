"""How programs make up the names of fields: a word for what a field says, words before it for whose, words behind it for the form.

In goes a folded name that stands in no table (`articlepublishedtsms`), out comes what a field of that name says. Names of
tables (`names`) go before these rules, which know no ranks.
"""

from __future__ import annotations

import re
from functools import lru_cache

_OF_ARTICLE = "article|story|post|news|item|entry|document|doc|page|record|content|meta|og|field"
_FIRST = "original|orig|first|main|primary|full|web|online"
_CLEANED = (
    "raw|clean|cleaned|plain|rich|markdown|extracted|parsed|stripped|processed|complete|entire"
)
_KINDS = f"{_OF_ARTICLE}|{_FIRST}|{_CLEANED}|pub|publication"
"""Words that stand before others with a dot between: `full.text` of R, `pub.date`."""
_AS_TEXT = (
    "html|xhtml|nitf|markdown|md|plain|raw|cleaned|clean|rendered|string|str|original|full|en"
)
_NUMBERED = r"(?:text|body|content|paragraph|para|absatz|paragraphe|párrafo)\d{1,3}"
_NAME = "displayname|fullname|name|title|label"
_AS_MOMENT = "at|on|date|time|timestamp|ts|dt|dts|tdt|dttm|utc|gmt|unix|epoch|iso8601|iso|local|string|str|seconds|sec|ms|us|ns|day"
_PUBLISHED = "published|publishing|publish|publication|pub|posted|post|issued|issue|released|release|aired|broadcast|printed"
_TAKEN = (
    "retrieved|retrieval|crawled|crawl|scraped|scrape|scraping|downloaded|download|fetched|fetch|accessed|access|"
    "collected|collect|collection|captured|capture|harvested|ingested|archived|saved|warc|snapshot"
)

_FORMS = {
    "text": rf"(?:{_OF_ARTICLE}|{_FIRST}|{_CLEANED}|html|body|message)*"
    rf"(?:(?:text|txt|body|content|contents|article|story|prose|paragraphs)(?:{_AS_TEXT}|text|txt)*|{_NUMBERED})",
    "title": rf"(?:{_OF_ARTICLE}|{_FIRST}|{_CLEANED}|seo)*(?:title|headline|heading|hed|hl)(?:{_AS_TEXT}|text|main)*",
    "outlet": rf"(?:{_OF_ARTICLE}|{_FIRST})*"
    rf"(?:(?:nameof(?:the)?)?(?:outlet|publisher|publication|newspaper|journal|magazine|broadcaster|website)(?:{_NAME})*"
    rf"|(?:source|src|site|blog|feed|channel|media|medium|press|provider|paper|domain|org|organi[sz]ation)(?:{_NAME})+)",
    "published": rf"(?:{_OF_ARTICLE}|{_FIRST})*"
    rf"(?:(?:{_PUBLISHED})(?:{_AS_MOMENT})+|(?:date|time|timestamp|ts|dt)+(?:of|first)?(?:{_PUBLISHED})(?:{_AS_MOMENT})*"
    rf"|(?:published|posted)|date(?:time)?(?:utc|gmt|iso|local|string|str|unix|ts)+)"
    rf"|(?:article|story|news|post)(?:date|time|timestamp)+(?:{_AS_MOMENT})*",
    "url": rf"(?:source(?=link|page)|{_OF_ARTICLE}|{_FIRST}|final|canonical|direct|permanent|target|resolved|expanded|external|public|self|clean|html|warctarget)*"
    r"(?:url|uri|link|href|permalink|hyperlink|webaddress)+(?:string|str|full|clean|final|canonical)*",
    "author": rf"(?:{_OF_ARTICLE}|{_FIRST})*"
    r"(?:author|byline|writer|journalist|reporter|correspondent|creator|writtenby|contributor)s?"
    rf"(?:(?:{_NAME})s?|text|line|byline|list|str|string)*",
    "language": r"(?:article|content|document|doc|text|page|meta|detected|original|html)*"
    r"(?:language|lang)s?(?:code|name|iso|6391|6393|639|2|3)*",
    "retrieved": rf"(?:(?:date|time|timestamp|ts|dt)+(?:of)?)?(?:{_TAKEN})(?:{_AS_MOMENT})+"
    rf"|(?:date|time|timestamp|ts|dt)+(?:of)?(?:{_TAKEN})",
}
_BEHIND = r"(?:(?:of|to|for)(?:the)?(?:article|story|page|post|news|item))?"
_PATTERNS = {what: re.compile(rf"(?:{form}){_BEHIND}") for what, form in _FORMS.items()}
PART_OF_TEXT = re.compile(_NUMBERED)
"""Names of the columns that hold the paragraphs of a text, one each."""
_MAX_CHARS = 60
"""Longest name that is looked at: what words follow each other is tried in many ways."""


@lru_cache(maxsize=4096)
def field_of(name: str) -> str | None:
    """Return what a field of a folded name says; None where no rule fits.

    A name in a table, or one with dots as R writes it, is one of all its words: `source.name`, `full.text` and
    `media.media_name` fit, `image.name` does not.

    Example:
        >>> field_of("originalpublishedtsms"), field_of("articlefulltexthtml"), field_of("imageurl"), field_of("posttype")
        ('published', 'text', None, None)
        >>> field_of("publication.name"), field_of("full.text"), field_of("source.headline")
        ('outlet', 'text', None)
    """
    joined = _of_table(name)
    if len(joined) > _MAX_CHARS:
        return None
    return next((what for what, form in _PATTERNS.items() if form.fullmatch(joined)), None)


def _of_table(name: str) -> str:
    """Return a name and that of the table that it is in as one, where that says what kind or whose it is."""
    around, _, inner = name.rpartition(".")
    table = around.rpartition(".")[2]
    if table and inner.startswith(table):
        return inner
    is_one = re.fullmatch(rf"{_NAME}|full|original", inner) or re.fullmatch(_KINDS, table)
    return around + inner if is_one else name
