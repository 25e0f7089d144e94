"""Which column of a file says what: each thing gets the column that fits it best, and none says two things.

A name that is known goes before all content, as `fieldnames` has it; what no known name says is found by `contents`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from newsdiff.documents.reading import contents
from newsdiff.documents.reading.contents import Sampled
from newsdiff.errors import LoadError
from newsdiff.language.field_words import WORD, is_beside, words_say

_LEAST = {
    "title": 0.5,
    "url": 0.5,
    "published": 0.5,
    "outlet": 0.85,
    "author": 0.6,
    "language": 1.0,
}
"""Points that a column needs to say a thing."""
_SHORTER = 0.65
"""Of two columns with texts, one whose texts are so much shorter is a summary of the other, or is not of the article."""
_NEAR = 0.3
"""Points between two columns that are too near for a choice."""


class UnclearError(LoadError):
    """Several columns may say the same; the message ends an error that names the place."""


def text_column(columns: Mapping[str, Sampled]) -> str | None:
    """Return the name of the column of texts; None where there is none.

    Raises:
        UnclearError: Several columns may hold it.
    """
    sizes = {name: contents.size_of_texts(column) for name, column in columns.items()}
    found = {name: size for name, size in sizes.items() if size}
    plain = {n: s for n, s in found.items() if not is_beside(columns[n].key)}
    longest = max(found.values(), default=0)
    near = [n for n, size in plain.items() if size >= _SHORTER * max(plain.values())]
    if not near or plain[near[0]] * 3 < longest:
        return None
    said = {n: words_say(columns[n].key).get("text", 0) for n in near}
    best = [n for n in near if said[n] == max(said.values())]
    if len(best) > 1 and not _are_one(columns, best):
        raise UnclearError(_choice("text", [columns[name].key for name in best]))
    return min(best, key=lambda name: (_n_tags(columns[name]), -name.count("."), len(name)))


def texts(columns: Mapping[str, Sampled]) -> frozenset[str]:
    """Return the names of all columns of texts that may be those of articles."""
    return frozenset(
        name
        for name, column in columns.items()
        if contents.size_of_texts(column) and not is_beside(column.key)
    )


def n_said(columns: Mapping[str, Sampled]) -> int:
    """Return how many things columns say of articles beside their texts."""
    held = texts(columns)
    try:
        left = {name: column for name, column in columns.items() if name not in held}
        return len(assigned(left, contents.SCORES))
    except UnclearError:
        return 1


def _are_one(columns: Mapping[str, Sampled], names: Sequence[str]) -> bool:
    """Whether some columns hold one text in several forms: with markup, without, as a list in the table around it."""
    firsts = [_letters(columns[name].values[0]) for name in names]
    shortest = min(firsts, key=len)
    return all(shortest[:200] in one for one in firsts)


def _letters(value: object) -> str:
    said = contents.text_of(value) or ""
    return "".join(filter(str.isalnum, said))


def _n_tags(column: Sampled) -> int:
    return (contents.text_of(column.values[0]) or "").count("</")


def assigned(columns: Mapping[str, Sampled], wanted: Collection[str]) -> dict[str, str]:
    """Give each thing that is wanted the column that says it, where one does.

    Args:
        columns: Those that say nothing else, by folded names.
        wanted: Names of metadata.

    Raises:
        UnclearError: Several dates differ, and no name says which is meant.
    """
    points = {
        (what, name): score
        for what in wanted
        if what in contents.SCORES
        for name, column in columns.items()
        if (score := _score(what, column)) >= _LEAST[what]
    }
    found: dict[str, str] = {}
    for what, name in sorted(points, key=lambda pair: -points[pair]):
        if what not in found and name not in found.values():
            found[what] = name
    dated = {name: n for (what, name), n in points.items() if what == "published"}
    near = [name for name, n in dated.items() if n > max(dated.values()) - _NEAR]
    if len(near) > 1 and _differ([columns[name] for name in near]):
        raise UnclearError(_choice("published", [columns[name].key for name in near]))
    return found


def _score(what: str, column: Sampled) -> float:
    """Return the points of a column for a thing: none where what stands in it does not fit."""
    said = words_say(column.key)
    is_other = is_beside(column.key) or said.get("other") == WORD
    if is_other or any(_has_objects(v, what) for v in column.values):
        return 0
    fit = contents.SCORES[what](column)
    other = said.get("elsewhen", 0) if what == "published" else 0
    if other == WORD:
        return 0
    own = max(said.get(what, 0), said.get("moment", 0) / 2 if what == "published" else 0)
    return fit and fit + own - other


def _has_objects(value: object, what: str) -> bool:
    """Whether a value is an object that is no date, and says several things, or a list of some, which only people and the runs of a headline are."""
    are_listed = isinstance(value, list) and isinstance((value or [None])[0], Mapping)
    is_one = isinstance(value, Mapping) and not (what == "published" and "year" in value)
    return is_one or (are_listed and what not in ("author", "title"))


def _differ(columns: Sequence[Sampled]) -> bool:
    """Whether dates are of different days."""
    days = [{contents.day_said(value) for value in column.values} for column in columns]
    return any(one != days[0] for one in days)


def _choice(what: str, keys: Sequence[str]) -> str:
    named = ", ".join(f'"{key}"' for key in keys)
    return f"has several columns that may be its {what}: {named}; say which one it is, as --columns {what}={keys[0]}"
