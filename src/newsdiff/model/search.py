"""What a search finds in a corpus."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


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


class SearchField(NamedTuple):
    """A field of a `SearchFilter`, as everybody names it who asks."""

    name: str
    asked: str
    """Its name in addresses, forms and calls."""
    label: str
    about: str
    """What it is, for programs."""
    example: str = ""
    """What stands in an empty form."""


SEARCH_FIELDS: Sequence[SearchField] = (
    SearchField(
        "query",
        "q",
        "words",
        'words that all stand in an article; "a phrase", begin*, -without',
        'bridge "swing bridge" lorr* -ferry',
    ),
    SearchField("outlet", "outlet", "outlet", "its outlet, by the whole name"),
    SearchField("agency", "agency", "agency", "an agency that signs it, as AP"),
    SearchField(
        "since", "since", "from", "the first day of publication, as 2024-05-03", "2024-05-03"
    ),
    SearchField("until", "until", "until", "the last day of publication", "2024-05-31"),
)


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
