"""The four calls of a desk, for programs: what each takes, checked, and the report that it gives.

They are said here once: the routes, the OpenAPI document and the tools for assistants are made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from newsdiff.api import Desk
from newsdiff.errors import SelectionError
from newsdiff.model import Document
from newsdiff.model.search import SEARCH_FIELDS
from newsdiff.report.reports import DedupeReport, ProvenanceReport
from newsdiff.report.search import SearchReport
from newsdiff.report.versions import VersionsReport
from newsdiff.serve import requests
from newsdiff.visible import has_halves

MAX_FOUND = 100
"""Articles of an answer to a search."""
_MAX_IDS = 20
"""Versions that are compared at once."""

_SAID = {
    "string": "text",
    "integer": f"whole number from 0 to {requests.MAX_NUMBER:,}",
    "array": f"list of texts, {_MAX_IDS} at most",
}
"""What each kind of value is called."""

Given = Mapping[str, Any]
"""What a call is given, checked: texts, numbers and lists of texts by their names."""


class Answered(Protocol):
    """A report, as a call gives it."""

    def to_json(self) -> str:
        """Return it as JSON text."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a call takes."""

    name: str
    about: str
    kind: Literal["string", "integer", "array"] = "string"

    def schema(self) -> dict[str, object]:
        """Return its JSON schema."""
        described: dict[str, object] = {"type": self.kind, "description": self.about}
        if self.kind == "array":
            described |= {"items": {"type": "string"}, "maxItems": _MAX_IDS}
        if self.kind == "integer":
            described |= {"minimum": 0, "maximum": requests.MAX_NUMBER}
        return described


@dataclass(frozen=True, slots=True)
class Call:
    """One of the four."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    report: type
    """What it gives."""
    answer: Callable[[Desk, Given], Answered]
    is_search: bool = False
    """Whether it is cheap enough to be asked by an address alone."""

    def schema(self) -> dict[str, object]:
        """Return the JSON schema of what it takes."""
        properties = {one.name: one.schema() for one in self.parameters}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def checked(self, values: Mapping[str, object]) -> dict[str, Any]:
        """Return what it is given.

        Raises:
            SelectionError: Something is not known, or of another kind.
        """
        known = {one.name: one.kind for one in self.parameters}
        for name, value in values.items():
            if name not in known:
                raise SelectionError(
                    f"{self.name} takes no {name[:40]!r}; it takes {', '.join(known)}"
                )
            if not _is_of(known[name], value):
                raise SelectionError(f"{name} of {self.name} is no {_SAID[known[name]]}")
        return dict(values)


def _is_of(kind: str, value: object) -> bool:
    """Whether a value is of a kind."""
    if kind == "array":
        if not isinstance(value, list) or len(value) > _MAX_IDS:
            return False
        return all(_is_of("string", one) for one in value)
    if kind == "integer":
        if not isinstance(value, int) or isinstance(value, bool):
            return False
        return 0 <= value <= requests.MAX_NUMBER
    return isinstance(value, str) and not has_halves(value)


def _search(desk: Desk, given: Given) -> SearchReport:
    most = min(given.get("most", 20), MAX_FOUND)
    wanted = requests.search_filter(given)
    return desk.search(wanted, first=given.get("first", 0), most=most)


def _provenance(desk: Desk, given: Given) -> ProvenanceReport:
    article = _chosen(desk, given, "")
    source = _chosen(desk, given, "source_")
    if article is None:
        raise SelectionError("there is no article; give its text, or the id of one of the corpus")
    return desk.provenance(article, [source] if source else [])


def _chosen(desk: Desk, given: Given, prefix: str) -> Document | None:
    """Return an article that is given by its text, with an id if it has one, or by the id of one of the corpus."""
    pasted = requests.pasted_article(given, prefix)
    name = given.get(f"{prefix}id", "")
    if pasted:
        return replace(pasted, id=requests.one_line(name)) if name else pasted
    return desk.article(name) if name else None


def _clusters(desk: Desk, given: Given) -> DedupeReport:
    return desk.clusters(given.get("article") or requests.search_filter(given)).report


def _versions(desk: Desk, given: Given) -> VersionsReport:
    ids = given.get("ids", [])
    if not ids:
        raise SelectionError("no version is named; give ids, or one whose versions are looked for")
    return desk.versions(ids)


_FILTER = tuple(Parameter(field.asked, field.about) for field in SEARCH_FIELDS)


def _article(prefix: str, what: str) -> tuple[Parameter, ...]:
    return (
        Parameter(f"{prefix}text", f"the text of {what}"),
        Parameter(f"{prefix}id", f"without a text: id of an article of the corpus that is {what}"),
        Parameter(f"{prefix}title", f"headline of {what}"),
        Parameter(f"{prefix}outlet", f"outlet of {what}"),
        Parameter(f"{prefix}published", f"date of {what}, as 2024-05-03 or 2024-05-03T09:30"),
        Parameter(f"{prefix}url", f"address of {what}"),
    )


CALLS = (
    Call(
        "search",
        "Find articles of the corpus by words, outlet, agency and date, with counts by each. While `searched` is below "
        "`documents`, the others are not ready to be found yet: ask again.",
        (
            *_FILTER,
            Parameter("first", "articles to pass over", "integer"),
            Parameter("most", f"articles to return, 20 by default, {MAX_FOUND} at most", "integer"),
        ),
        SearchReport,
        _search,
        is_search=True,
    ),
    Call(
        "provenance",
        "Say which paragraphs of an article were copied, from which article of the corpus or of one source alone, "
        "what was changed, left out and credited.",
        (*_article("", "the article"), *_article("source_", "the only source")),
        ProvenanceReport,
        _provenance,
    ),
    Call(
        "clusters",
        "Find passages that run through several outlets: in the articles that share text with one, or in those that a "
        "search finds, 500 at most; who was first, and the pairs that share them.",
        (Parameter("article", "id of an article, instead of a search"), *_FILTER),
        DedupeReport,
        _clusters,
    ),
    Call(
        "versions",
        "Say what changed between versions of one article of the corpus, and whether a note says so.",
        (
            Parameter(
                "ids",
                "ids of two or more versions; of one, the other versions are looked for",
                "array",
            ),
        ),
        VersionsReport,
        _versions,
    ),
)
"""All of them."""


def ask(desk: Desk, name: str, values: Mapping[str, object]) -> str:
    """Answer a call by its name with the JSON of its report.

    Raises:
        NewsdiffError: It cannot be answered; the text says why.
    """
    call = next(call for call in CALLS if call.name == name)
    return call.answer(desk, call.checked(values)).to_json()
