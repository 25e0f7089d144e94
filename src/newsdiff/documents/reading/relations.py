"""What an answer says once, beside its articles, which refer to it by ids: outlets, feeds, authors.

JSON:API includes such tables by type and id (`relationships`); others keep them under a name of their own, and articles
have their number: `feed_id` beside `feeds`, as rows of a database do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdiff.documents.reading.fieldnames import folded

Beside = dict[str, dict[str, object]]
"""Tables by their ids, by what they are of."""

_MAX_DEPTH = 1
"""Objects around such tables: `includes.users`."""


def records_beside(found: object) -> Beside:
    """Return the tables in an answer that have ids.

    Example:
        >>> records_beside({"articles": [], "feeds": {"7": {"feed_title": "Gull"}}})
        {'feed': {'7': {'feed_title': 'Gull'}}}
    """
    beside: Beside = {}
    for kind, key, table in _keyed(found, 0):
        beside.setdefault(kind, {})[key] = table
    return beside


def _keyed(found: object, depth: int) -> Iterator[tuple[str, str, object]]:
    """Yield what tables in an object are of, their ids, and they themselves."""
    for name, value in found.items() if isinstance(found, Mapping) else ():
        kind = folded(name).removesuffix("s")
        if name == "included":
            yield from ((*_key(one), one.get("attributes")) for one in _tables(value))
        elif isinstance(value, list):
            yield from ((kind, str(one["id"]), one) for one in _tables(value) if "id" in one)
        elif isinstance(value, Mapping) and all(isinstance(one, Mapping) for one in value.values()):
            yield from ((kind, str(key), one) for key, one in value.items())
        elif depth < _MAX_DEPTH:
            yield from _keyed(value, depth + 1)


def referred(row: Mapping[str, object], beside: Beside) -> dict[str, object]:
    """Return what an article refers to of what stands beside it.

    Example:
        >>> referred({"story_feed_id": 7}, {"feed": {"7": {"feed_title": "Gull"}}})
        {'feed': {'feed_title': 'Gull'}}
        >>> row = {"relationships": {"publisher": {"data": {"type": "outlet", "id": "7"}}}}
        >>> referred(row, {"outlet": {"7": {"name": "Gull"}}})
        {'publisher': {'name': 'Gull'}}
    """
    found: dict[str, object] = {}
    for name, value in row.items():
        whose = folded(name).removesuffix("id")
        fits = (k for k in beside if k and whose.endswith(k) and str(value) in beside[k])
        kind = next(fits, "") if whose != folded(name) else ""
        if kind:
            found[kind] = beside[kind][str(value)]
    return found | dict(_related(row.get("relationships"), beside))


def _related(relationships: object, beside: Beside) -> Iterator[tuple[str, object]]:
    """Yield what an article of JSON:API refers to, by the names of its relationships."""
    for name, relation in relationships.items() if isinstance(relationships, Mapping) else ():
        to = relation.get("data") if isinstance(relation, Mapping) else None
        keys = map(_key, _tables(to if isinstance(to, list) else [to]))
        said = [beside[kind][key] for kind, key in keys if key in beside.get(kind, ())]
        if said:
            yield name, said if isinstance(to, list) else said[0]


def _tables(value: object) -> list[Mapping[str, object]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []


def _key(one: Mapping[str, object]) -> tuple[str, str]:
    return str(one.get("type")), str(one.get("id"))
