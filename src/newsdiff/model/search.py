"""What a search finds in a corpus."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFilter:
    """What is looked for; what is empty does not count."""

    query: str = ""
    """Words that all stand in an article; "several words" stand together, word* begins one, -word stands not in it."""
    outlet: str = ""
    agency: str = ""
    """An agency that signs the article."""
    since: str = ""
    """The first day, as 2024-05-03."""
    until: str = ""
    """The last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article that a search found."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    agencies: tuple[str, ...]
    words: int
    excerpt: str
    """Some words around the first that was looked for, else the beginning of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """How many of the articles found have a value."""

    value: str
    articles: int
