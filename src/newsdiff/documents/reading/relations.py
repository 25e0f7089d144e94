"""What an answer says once, beside its articles, which refer to it by ids: outlets, feeds, authors.

JSON:API includes such tables by type and id (`relationships`); others keep them under a name of their own, and articles
have their number: `feed_id` beside `feeds`, as rows of a database do, or a table of pairs has it and theirs, as Ghost's
`posts_authors` do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newsdiff.documents.reading.fieldnames import folded

Beside = dict[str, dict[str, object]]
"""Tables by their ids, by what they are of."""

_MAX_DEPTH = 5
"""Objects around such tables, as many as around records: `includes.users`, `db[0].data.users`."""
_PAIRED = "in pairs"
"""What tables of pairs give: by the id of an article, the kinds and ids of what it refers to."""
_ORDER = frozenset(("id", "sortorder", "order", "position"))
"""What such a table has besides two ids."""
_OF_ARTICLES = frozenset("post article story item entry page document".split())
_ALSO_CALLED = {"author": "user", "creator": "user"}
"""Tables that have what another name refers to, where there is none of that name."""


def records_beside(found: object) -> Beside:
    """Return the tables in an answer that have ids.

    Example:
        >>> records_beside({"articles": [], "feeds": {"7": {"feed_title": "Gull"}}})
        {'feed': {'7': {'feed_title': 'Gull'}}}
    """
    beside: Beside = {}
    for kind, key, table in _keyed(found, 0):
        beside.setdefault(kind, {})[key] = table
        if isinstance(table, Mapping) and (pair := _pair(table)):
            own, to = pair
            listed = beside.setdefault(_PAIRED, {}).setdefault(own, [])
            if isinstance(listed, list):
                listed.append(to)
    return beside


def _pair(row: Mapping[str, object]) -> tuple[str, tuple[str, str]] | None:
    """Return the id of an article in a row of a table of pairs, and the kind and id of what it refers to; None of another row.

    Example:
        >>> _pair({"id": "3", "post_id": "1", "author_id": "9", "sort_order": 0})
        ('1', ('author', '9'))
    """
    if len(row) > len(_ORDER) + 2:
        return None
    said = {folded(name): value for name, value in row.items()}
    ids = {name.removesuffix("id"): str(said[name]) for name in said.keys() - _ORDER}
    of = next(iter(ids.keys() & _OF_ARTICLES), "")
    if not of or len(ids) != 2 or not all(n.endswith("id") for n in said.keys() - _ORDER):  # noqa: PLR2004
        return None
    [to] = ids.keys() - {of}
    return ids[of], (to, ids[to])


def _keyed(found: object, depth: int) -> Iterator[tuple[str, str, object]]:
    """Yield what tables in an object are of, their ids, and they themselves."""
    for name, value in found.items() if isinstance(found, Mapping) else ():
        kind = folded(name).removesuffix("s")
        if name == "included":
            yield from ((*_key(one), one.get("attributes")) for one in _tables(value))
        elif (
            isinstance(value, list)
            and len(value) == 1
            and depth < _MAX_DEPTH
            and _holds_tables(value[0])
        ):
            yield from _keyed(value[0], depth + 1)
        elif isinstance(value, list):
            yield from (
                (kind, str(one.get("id")), one)
                for one in _tables(value)
                if "id" in one or _pair(one)
            )
        elif isinstance(value, Mapping) and all(isinstance(one, Mapping) for one in value.values()):
            yield from ((kind, str(key), one) for key, one in value.items())
        if isinstance(value, Mapping) and depth < _MAX_DEPTH:
            yield from _keyed(value, depth + 1)


def _holds_tables(value: object) -> bool:
    """Whether something is an object without an id whose values are objects and lists, as what a database is written into."""
    return (
        isinstance(value, Mapping)
        and "id" not in value
        and all(isinstance(one, Mapping | list) for one in value.values())
    )


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
    return found | dict(_paired(row, beside)) | dict(_related(row.get("relationships"), beside))


def _paired(row: Mapping[str, object], beside: Beside) -> Iterator[tuple[str, list[object]]]:
    """Yield what tables of pairs say that an article refers to, by what that is called."""
    pairs = beside.get(_PAIRED, {}).get(str(row.get("id")))
    found: dict[str, list[object]] = {}
    for to, key in pairs if isinstance(pairs, list) else ():
        table = beside.get(to if to in beside else _ALSO_CALLED.get(to, ""), {})
        if key in table:
            found.setdefault(to, []).append(table[key])
    yield from found.items()


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
