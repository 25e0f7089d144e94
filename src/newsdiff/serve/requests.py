"""What a request says, checked: forms and JSON, articles and what is asked of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from newsdiff.api import PASTED, PASTED_SOURCE, iso_date
from newsdiff.errors import SelectionError
from newsdiff.model import Document
from newsdiff.model.search import SEARCH_FIELDS, SearchFilter

if TYPE_CHECKING:
    from starlette.requests import Request

MAX_CHARS = 300_000
"""Characters of a text that is pasted: fifty thousand words, which are compared in seconds."""
_MAX_LINE = 2_000
"""Characters of a title, an address and other fields of a line."""
MAX_NUMBER = 1_000_000
"""The largest number that a call takes."""
_MAX_QUERY = 500
_MAX_FIELDS = 100

Fields = Mapping[str, str]
"""The fields of a form, each once."""


async def form(request: Request) -> dict[str, str]:
    """Read the fields of a form, of each the first.

    Raises:
        SelectionError: It is no form as the pages send it.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise SelectionError("this is no form of a page of newsdiff")
    body = await request.body()
    try:
        read = parse_qs(
            body.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=_MAX_FIELDS,
        )
    except ValueError as error:
        raise SelectionError("this is no form of a page of newsdiff, in UTF-8") from error
    return {name: values[0].replace("\r\n", "\n") for name, values in read.items()}


async def json_object(request: Request) -> dict[str, object]:
    """Read the JSON object of a request.

    Raises:
        SelectionError: It is none.
    """
    try:
        read = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise SelectionError("the body of the request is no JSON") from error
    if not isinstance(read, dict):
        raise SelectionError("the body of the request is no JSON object")
    return read


def search_filter(fields: Fields) -> SearchFilter:
    """Make a search of fields by their names in `SEARCH_FIELDS`.

    Raises:
        SelectionError: A date is none.
    """
    values = {f.name: one_line(fields.get(f.asked, "")) for f in SEARCH_FIELDS}
    days = {name: iso_date(values[name])[:10] for name in ("since", "until") if values[name]}
    return SearchFilter(**values | days | {"query": values["query"][:_MAX_QUERY]})


def one_line(text: str) -> str:
    """Return a text without line ends, no longer than a line may be."""
    return " ".join(text.split())[:_MAX_LINE]


def whole_number(text: str, name: str) -> int:
    """Read a whole number.

    Raises:
        SelectionError: It is none, or too large.
    """
    if not text.isdecimal() or not text.isascii() or int(text[:10]) > MAX_NUMBER:
        raise SelectionError(f"{name} is no number from 0 to {MAX_NUMBER:,}")
    return int(text[:10])


def pasted_article(fields: Fields, prefix: str = "") -> Document | None:
    """Make an article of fields: text, title, outlet, published, url; None where it has no text.

    Args:
        fields: By their names.
        prefix: Before the names: "source_" for what the article is compared with.

    Raises:
        SelectionError: The text is too long, or the date is none.
    """
    text = fields.get(f"{prefix}text", "")
    if not text.strip():
        return None
    if len(text) > MAX_CHARS:
        raise SelectionError(
            f"the text has {len(text):,} characters, and {MAX_CHARS:,} are compared here; "
            "use newsdiff provenance for longer ones"
        )
    line = {
        name: one_line(fields.get(f"{prefix}{name}", "")) or None
        for name in ("title", "outlet", "published", "url")
    }
    return Document(
        id=PASTED_SOURCE if prefix else PASTED,
        text=text,
        title=line["title"],
        outlet=line["outlet"],
        published=iso_date(line["published"]) if line["published"] else None,
        url=line["url"],
    )
