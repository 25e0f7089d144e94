"""Overlays: lines that the user keeps or drops, per outlet, and how to propose them.

`propose_overlay` counts what each outlet prints under several stories and writes TOML for the user to review;
`read_overlay` reads it back. `keep` wins over everything, `drop` over all but `keep`. The file:

    [outlet."The Harbour Times"]
    drop = ["Read our guide to the old port", ...]
    keep = ["Letters to the editor"]
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from newsdiff.documents.boilerplate import corrected, observations
from newsdiff.documents.boilerplate.corrected import Corrected
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.documents.boilerplate.observations import Observations
from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

_MIN_STORIES = 2
"""Stories that must share a line before it is proposed."""
_MAX_FOREIGN_WORDS = 7
"""Longest line that other outlets may print too and still is boilerplate: longer ones are reuse."""
_N_EXAMPLES = 3
"""Documents named beside a proposal."""

_ADDED = "# Lines that you keep or drop, per outlet; pass this file to newsdiff clean --overlay.\n"
_INTRODUCTION = """\
# Lines that each outlet prints under several stories. Review them: move what is the
# article's own from drop to keep, delete what you are not sure of.
"""


@dataclass(frozen=True, slots=True)
class OutletLines:
    """Keys of the lines of one outlet."""

    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Overlay:
    """What the user decided, per outlet; the outlet "*" is all of them."""

    outlets: dict[str, OutletLines] = field(default_factory=dict)

    def lines(self, outlet: str | None) -> OutletLines:
        """Return the lines that count for an outlet."""
        own = self.outlets.get(outlet or "", OutletLines())
        every = self.outlets.get("*", OutletLines())
        return OutletLines(own.keep | every.keep, own.drop | every.drop)


def read_overlay(*paths: str | Path) -> Overlay:
    """Read overlay files; what a later one says of a line counts more than what an earlier one says.

    A file may also be what Label Studio exports: lines whose category was corrected are kept or dropped.

    Raises:
        LoadError: one is missing, no TOML, or holds anything but lists of lines named `drop` and `keep`; or it is an export
            in which no line of `clean` is annotated.
    """
    outlets: dict[str, OutletLines] = {}
    for path in paths:
        for name, new in _tables(Path(path), _read(Path(path))).items():
            old = outlets.get(name, OutletLines())
            outlets[name] = OutletLines(
                (old.keep - new.drop) | new.keep, (old.drop - new.keep) | new.drop
            )
    return Overlay(outlets)


def add_line(
    path: str | Path, outlet: str | None, action: Literal["keep", "drop"], line: str
) -> str:
    """Return an overlay file with one more line, all else in it as it was; a new one where there is no file.

    Raises:
        LoadError: The file is no overlay, says the contrary, or is laid out so that a person has to add the line.
    """
    path = Path(path)
    text = _read(path) if path.is_file() and path.stat().st_size else _ADDED
    known = _tables(path, text).get(outlet or "", OutletLines())
    (key,) = line_keys([line])
    if key in getattr(known, action):
        return text
    if action == "drop" and key in known.keep:
        raise LoadError(f"{path} keeps this line already; take it out of keep before you drop it")
    item, name = _quoted(line), f"[outlet.{_quoted(outlet or '')}]"
    table = re.compile(rf"(?m)^{re.escape(name)}[ \t]*$")
    if not (found := table.search(text)):
        added = f"{text.rstrip()}\n\n{name}\n{action} = [\n  {item},\n]\n"
    else:
        end = re.compile(r"(?m)^\[|\Z").search(text, found.end())
        opened = re.compile(rf"(?m)^{action}[ \t]*=[ \t]*\[").search(
            text, found.end(), end.start() if end else len(text)
        )
        at = opened.end() if opened else found.end()
        new = f"\n  {item}," if opened else f"\n{action} = [{item}]"
        added = text[:at] + new + text[at:]
    try:
        changed = _tables(path, added).get(outlet or "", OutletLines())
    except LoadError:
        changed = OutletLines()
    if getattr(changed, action) != getattr(known, action) | {key}:
        raise LoadError(f"{path}: add {item} to {action} of {name} yourself")
    return added


def _quoted(text: str) -> str:
    """Write a text as TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LoadError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{path} is not TOML: {error}") from error


def _tables(path: Path, text: str) -> dict[str, OutletLines]:
    """Read the text of an overlay file."""
    rows = corrected.corrected_in(text, path, "category")
    if rows is not None:
        return _corrected(rows)
    try:
        tables = tomllib.loads(text).get("outlet", {})
    except (ValueError, RecursionError) as error:
        raise LoadError(f"{path} is not TOML: {error}") from error
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise LoadError(f'{path}: write each outlet as a table, such as [outlet."Harbour Times"]')
    return {name: _lines(path, name, table) for name, table in tables.items()}


def _corrected(rows: list[Corrected]) -> dict[str, OutletLines]:
    """Return the lines that people say are furniture, or the article's own, other than was found."""
    lines: dict[str, dict[bool, list[str]]] = {}
    for row in (row for row in rows if row.true != row.found):
        outlet = lines.setdefault(row.outlet or "", {True: [], False: []})
        outlet[row.true == corrected.KEPT].append(row.text)
    return {
        name: OutletLines(*(frozenset(line_keys(of[is_kept])) - {""} for is_kept in (True, False)))
        for name, of in lines.items()
    }


def _lines(path: Path, outlet: str, table: dict[str, list[str]]) -> OutletLines:
    """Build the lines of one outlet."""
    unknown = sorted(set(table) - {"drop", "keep"})
    if unknown:
        raise LoadError(
            f"{path}: outlet {outlet!r} has {unknown[0]!r}; only drop and keep are known"
        )
    for name, rows in table.items():
        if not isinstance(rows, list) or not all(isinstance(row, str) for row in rows):
            raise LoadError(f"{path}: {name} of outlet {outlet!r} is no list of lines; write one")
    return OutletLines(**{key: frozenset(line_keys(rows)) - {""} for key, rows in table.items()})


def propose_overlay(documents: Sequence[Document], settings: CleanSettings) -> str:
    """Propose an overlay from what each outlet prints under several stories.

    Near-duplicate versions of one story count once. Lines of eight words or more that another outlet
    prints too are never proposed: that is reuse.

    Returns:
        TOML for the user to review: per outlet the lines to drop, most frequent first, each with its
        number of stories and some documents; an empty `keep` to move lines to.
    """
    known = observations.observe(documents, settings)
    homes = _homes(documents, known)
    n_outlets = Counter(key for _, key in homes)
    tables: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for (outlet, key), places in homes.items():
        is_reuse = n_outlets[key] > 1 and key.count(" ") + 1 > _MAX_FOREIGN_WORDS
        if len(places) >= _MIN_STORIES and not is_reuse:
            line = _proposal(list(places.values()), documents, known)
            tables[outlet].append((-len(places), key, line))
    parts = [_INTRODUCTION]
    for outlet, rows in sorted(tables.items()):
        name = json.dumps(outlet, ensure_ascii=False)
        lines = [line for _, _, line in sorted(rows)]
        parts.append("\n".join([f"[outlet.{name}]", "keep = []", "drop = [", *lines, "]", ""]))
    return "\n".join(parts)


def _homes(
    documents: Sequence[Document], known: Observations
) -> dict[tuple[str, str], dict[int, tuple[int, int]]]:
    """Find where lines are printed, those aside that name the article.

    Returns:
        For each outlet and key, the first document and unit with the line in each story.
    """
    result: dict[tuple[str, str], dict[int, tuple[int, int]]] = defaultdict(dict)
    for i, (document, row) in enumerate(zip(documents, known.units, strict=True)):
        for k, unit in enumerate(row if document.outlet else ()):
            if unit.key and unit.kind not in ("byline", "dateline", "title"):
                result[str(document.outlet), unit.key].setdefault(known.stories[i], (i, k))
    return result


def _proposal(
    places: list[tuple[int, int]], documents: Sequence[Document], known: Observations
) -> str:
    """Write a line as the first of some documents has it, with its stories; its key is that of the unit."""
    document, unit = documents[places[0][0]], known.units[places[0][0]][places[0][1]]
    start, end = document.paragraphs[unit.first].start, document.paragraphs[unit.last].end
    line = json.dumps(" ".join(document.text[start:end].split()), ensure_ascii=False)
    names = ", ".join(documents[i].id for i, _ in places[:_N_EXAMPLES])
    return f"  {line},  # {len(places)} stories: {names}"
