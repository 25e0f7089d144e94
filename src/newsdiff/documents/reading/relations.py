"""What an answer says once, beside its articles, which refer to it by ids: outlets, feeds, authors.

JSON:API includes such tables by type and id (`relationships`); others keep them under a name of their own, and articles
have their number: `feed_id` beside `feeds`, as rows of a database do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdiff.documents.reading.fieldnames import folded

Beside = dict[tuple[str, str], object]
"""Tables by what they are of and by their ids."""

_MAX_DEPTH = 1
"""Objects around such tables: `includes.users`."""


def records_beside(found: object, depth: int = 0) -> Beside:
    """Return the tables in an answer that have ids.

    Example:
        >>> records_beside({"articles": [], "feeds": {"7": {"feed_title": "Gull"}}})
        {('feed', '7'): {'feed_title': 'Gull'}}
    """
    beside: Beside = {}
    for name, value in found.items() if isinstance(found, Mapping) else ():
        kind = folded(name).removesuffix("s")
        if name == "included":
            beside |= {_key(one): one.get("attributes") for one in _tables(value)}
        elif isinstance(value, list):
            beside |= {(kind, str(one["id"])): one for one in _tables(value) if "id" in one}
        elif isinstance(value, Mapping) and all(isinstance(one, Mapping) for one in value.values()):
            beside |= {(kind, str(key)): one for key, one in value.items()}
        elif depth < _MAX_DEPTH:
            beside |= records_beside(value, depth + 1)
    return beside


def referred(row: Mapping[str, object], beside: Beside) -> dict[str, object]:
    """Return what an article refers to of what stands beside it.

    Example:
        >>> referred({"story_feed_id": 7}, {("feed", "7"): {"feed_title": "Gull"}})
        {'feed': {'feed_title': 'Gull'}}
        >>> row = {"relationships": {"publisher": {"data": {"type": "outlet", "id": "7"}}}}
        >>> referred(row, {("outlet", "7"): {"name": "Gull"}})
        {'publisher': {'name': 'Gull'}}
    """
    if not beside:
        return {}
    kinds = {kind for kind, _ in beside}
    found: dict[str, object] = {}
    for name, value in row.items():
        whose = folded(name).removesuffix("id")
        kind = next((kind for kind in kinds if kind and whose.endswith(kind)), "")
        if whose != folded(name) and (kind, str(value)) in beside:
            found[kind] = beside[kind, str(value)]
    return found | dict(_related(row.get("relationships"), beside))


def _related(relationships: object, beside: Beside) -> Iterator[tuple[str, object]]:
    """Yield what an article of JSON:API refers to, by the names of its relationships."""
    for name, relation in relationships.items() if isinstance(relationships, Mapping) else ():
        to = relation.get("data") if isinstance(relation, Mapping) else None
        tables = _tables(to if isinstance(to, list) else [to])
        said = [beside[_key(one)] for one in tables if _key(one) in beside]
        if said:
            yield name, said if isinstance(to, list) else said[0]


def _tables(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _key(one: Mapping[str, object]) -> tuple[str, str]:
    return str(one.get("type")), str(one.get("id"))
