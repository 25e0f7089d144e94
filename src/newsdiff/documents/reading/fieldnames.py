"""How extractors, archives and services name what they say of an article: a table.

Names are compared without regard to case and to what parts words in them. A dot goes into a nested value, or is
part of the name of a column, as flattened tables have it. The first name that holds something counts, so plain names
stand first, then exact ones, then what can stand in for them. They stand in `language/field_words.txt`, with where
each was looked up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from newsdiff.language.field_words import names_together, thing_said, whole_names

_SEPARATORS = re.compile(r"(?<=[^\s_.-])[\s_-]+(?=[^\s_.-])")
_INDEXED = re.compile(r"(?<=[^\W_]{2})_(?:s|ss|t|i|l|txt|txt_en|text_en)\Z")
"""What search engines have behind the names of fields for their type: `body_txt`, `published_at_i`."""
_NAMESPACE = re.compile(r"(?:\{?https?://[^\s{}]{1,150}[/#}]|[a-z][\w-]{0,15}:)(?=[a-z]\w*\Z)")
"""Where a name comes from, in front of it: `schema:headline`, `http://schema.org/headline`."""
_MARKS = re.compile(r"[/():*?]+")
"""What people write between words and around them: `Date/Time`, `Author(s)`."""
_EDGES = " \t\r\n\xa0\u200b\ufeff"
"""What stands around names in files without being seen."""


@lru_cache(maxsize=4096)
def folded(name: object) -> str:
    """Return the form in which names are compared, whether words in them are joined, or parted by capitals, hyphens or blanks.

    Example:
        >>> folded(" Publish-Date"), folded("publishDate"), folded("thread.site_full"), folded("_id")
        ('publishdate', 'publishdate', 'thread.sitefull', '_id')
    """
    composed = _NAMESPACE.sub("", unicodedata.normalize("NFC", str(name).strip(_EDGES)).casefold())
    return _SEPARATORS.sub("", _INDEXED.sub("", _MARKS.sub(" ", composed).strip(_EDGES)))


def _all_folded(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, names.split())))


FIELD_NAMES: dict[str, tuple[str, ...]] = {
    what: _all_folded(" ".join(whole_names(what)))
    for what in "text id title outlet series published url author language retrieved".split()
}
"""What a record can say, by the names that it goes by, the first that says something counts. "~text" stands for all
names whose words say one, and so on."""
KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)
PART_OF_TEXT = re.compile(r"(?:text|body|content|paragraph|para|absatz|paragraphe|párrafo)\d{1,3}")
"""Names of the columns that hold the paragraphs of a text, one each."""
_MAX_CHARS = 200
"""Longest name of a field that may say something, with the tables that it is in."""
_MIN_SAID = 3
"""Things that the columns of a table of articles say."""

CONTAINERS = frozenset(whole_names("containers"))
"""Names of the list of articles in the answer of a service; a table between may have one of these names, too."""
WRAPPERS = frozenset(whole_names("wrappers"))
"""Names of tables in a record that hold nothing but more of its fields."""

_HIT = "_source."
"""The table with a record in what a search engine found, which is no source of it."""
_PREFIX = re.compile(r"(?:article|story|post|news|item|entry|field)_?(?=[a-z])")
"""What database tables put before the names of their fields: `post_title`, `story_content`."""


@lru_cache(maxsize=4096)
def own_name(name: str) -> str:
    """Return the name of a field, folded, without the table that it is in, or what its table is called; what it says by the rules.

    Example:
        >>> own_name("article.body"), own_name("post_source"), own_name("newspaper"), own_name("source.name")
        ('body', 'source', 'newspaper', 'source.name')
        >>> own_name("articlePublishedUtc"), own_name("image_url"), own_name("_source.body_text")
        ('~published', 'imageurl', '~text')
    """
    whole = folded(name)
    if len(whole) > _MAX_CHARS:
        return whole
    while whole not in KNOWN and whole.partition(".")[0] in WRAPPERS and "." in whole:
        whole = whole.partition(".")[2]
    if whole in KNOWN:
        return whole
    rest = _PREFIX.sub("", whole, count=1)
    if rest in KNOWN:
        return rest
    said = "text" if PART_OF_TEXT.fullmatch(whole) else thing_said(str(name).removeprefix(_HIT))
    return f"~{said}" if said else whole


def name_among(name: object, names: Collection[str]) -> str:
    """Return a name, folded, in the form in which it is one of some names; in its own form where it is none of them.

    Example:
        >>> name_among("Post Source", {"postsource"}), name_among("Post Source", {"source"})
        ('postsource', 'source')
    """
    whole = folded(name)
    return whole if whole in names else own_name(whole)


def things_said(names: Iterable[str]) -> set[str]:
    """Return what fields of some names say of an article, as `FIELD_NAMES` calls it.

    Example:
        >>> sorted(things_said(["Headline", "articleBody", "colour"]))
        ['text', 'title']
    """
    own = {own_name(name) for name in names}
    return {what for what, known in FIELD_NAMES.items() if not own.isdisjoint(known)}


def are_columns(names: Iterable[str]) -> bool:
    """Whether some names are those of the columns of a table of articles: of a text and two other things at least."""
    said = things_said(names)
    return "text" in said and len(said) >= _MIN_SAID


TOGETHER: tuple[tuple[frozenset[str], dict[str, str]], ...] = tuple(
    (frozenset(_all_folded(needed)), {folded(name): what for name, what in usual.items()})
    for needed, usual in names_together()
)
"""Names that say something only where all of the first stand beside each other, and what they and others say then."""
TEXT_PARTS = frozenset(
    name for _, usual in TOGETHER for name, what in usual.items() if what == "text"
)
"""Names of fields that are a part of a text."""
