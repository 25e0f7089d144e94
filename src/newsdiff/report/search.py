"""What a search of a corpus found, as a report."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from newsdiff.model.search import Facet, FoundArticle, SearchFilter
from newsdiff.visible import json_page


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchReport:
    """Articles that a search found, the best first; and how they spread."""

    format: Literal["newsdiff.search"] = "newsdiff.search"
    version: int = 1
    newsdiff: str
    filter: SearchFilter
    documents: int
    """Articles of the corpus."""
    searched: int
    """Those of them that can be found so far: a large archive takes a while to be made ready."""
    found: int
    """Articles that fit."""
    first: int
    """How many of these stand before `articles`."""
    articles: tuple[FoundArticle, ...]
    outlets: tuple[Facet, ...]
    """Outlets of all that were found, those with most articles first."""
    agencies: tuple[Facet, ...]
    months: tuple[Facet, ...]
    """Months in which they were published, as 2024-05, the last one first."""

    def to_json(self) -> str:
        """Return the report as JSON text."""
        return json_page(asdict(self))
