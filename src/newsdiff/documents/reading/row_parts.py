"""Articles whose paragraphs or sentences stand in rows of their own: they are joined where they follow each other.

Such a row has the number of its article and its own number in it (`article_id`, `paragraph_no`), or is an element of
what was taken apart, as Unstructured does (`element_id`, `type`, and the file in `metadata`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from newsdiff.documents.reading import prose
from newsdiff.documents.reading.fieldnames import folded, name_among
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.errors import LoadError

_OF_WHOLE = frozenset(map(folded, "article_id doc_id document_id story_id post_id news_id text_id docid".split()))  # fmt: skip
"""Names of the number of an article, of which its parts have the same."""
_OF_PART = frozenset(
    folded(f"{part}_{number}")
    for part in ("paragraph", "para", "par", "sentence", "sent", "chunk", "part", "segment", "block")
    for number in ("no", "nr", "num", "number", "id", "idx", "index", "pos", "position", "order")
) | frozenset(("paragraph", "para", "position", "seq", "sequence", "ordinal"))  # fmt: skip
"""Names of the number of a part; a text is never called so where a column of texts is there, too."""


_OF_ELEMENT = frozenset(("element_id", "type", "text"))
"""What an element says of itself."""


def joined(rows: Rows, texts: Collection[str]) -> Rows:
    """Join rows that are parts of one article: the number of the article is equal, their own grows, their texts differ; or elements of one file.

    Args:
        rows: The rows of a file.
        texts: The folded names that a text may have.
    """
    first: Row | None = None
    held: list[Row] = []
    for row in rows:
        if isinstance(row, LoadError) or not (held and _goes_on(held[-1], row, texts)):
            if first is not None:
                yield _whole(first, held, texts)
            first, held = (None, []) if isinstance(row, LoadError) else (row, [row])
            if isinstance(row, LoadError):
                yield row
        else:
            held.append(row)
    if first is not None:
        yield _whole(first, held, texts)


def _named(row: Row, names: Collection[str]) -> Any:  # noqa: ANN401  any value of a file
    """Return the first value of some names."""
    return next((value for name, value in row.values.items() if folded(name) in names), None)


def _texts_of(row: Row, texts: Collection[str]) -> dict[str, str]:
    named = {name: value for name, value in row.values.items() if name_among(name, texts) in texts}
    return {name: value for name, value in named.items() if isinstance(value, str)}


def _goes_on(before: Row, row: Row, texts: Collection[str]) -> bool:
    """Whether a row is the part of an article behind another one."""
    if _is_element(before) and _is_element(row):
        return _home(before) == _home(row)
    whole = _named(row, _OF_WHOLE)
    if whole is None or whole != _named(before, _OF_WHOLE):
        return False
    try:
        is_behind = float(_named(row, _OF_PART)) > float(_named(before, _OF_PART))
    except (TypeError, ValueError):
        return False
    return is_behind and _texts_of(row, texts) != _texts_of(before, texts)


def _is_element(row: Row) -> bool:
    return row.values.keys() >= _OF_ELEMENT


def _home(row: Row) -> object:
    """Return what an element says of where it was taken from."""
    about = row.values.get("metadata")
    said = about if isinstance(about, Mapping) else {}
    return said.get("filename"), said.get("url")


def _whole(first: Row, parts: list[Row], texts: Collection[str]) -> Row:
    """Return the row of an article made of its parts; what is said of a part alone is left out."""
    if len(parts) == 1:
        return first
    if _is_element(first):
        parts = [one for one in parts if prose.is_prose_kind(one.values["type"])] or parts
    is_of_sentences = any(folded(name).startswith("sent") for name in first.values)
    between = " " if is_of_sentences else "\n\n"
    own = {
        name: value
        for name, value in first.values.items()
        if folded(name) not in _OF_PART and folded(name) != "id" and name not in _OF_ELEMENT
    }
    said = [_texts_of(part, texts) for part in parts]
    whole = {name: between.join(one[name] for one in said if name in one) for name in said[0]}
    return first._replace(values=own | whole)
