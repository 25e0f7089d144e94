"""Overlays: lines that the user keeps or drops, per outlet, and how to propose them.

`propose_overlay` counts what each outlet prints under several stories and writes TOML for the user to review;
`read_overlay` reads it back. `keep` wins over everything, `drop` over all but `keep`. The file:

    [outlet."The Harbour Times"]
    drop = ["Read our guide to the old port", ...]
    keep = ["Letters to the editor"]
"""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from newsdiff.documents.boilerplate import observations
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.documents.boilerplate.observations import Observations
from newsdiff.documents.boilerplate.units import Unit
from newsdiff.documents.boilerplate.word_weights import WordWeights
from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.settings import CleanSettings

_MIN_STORIES = 2
"""Stories that must share a line before it is proposed."""
_MAX_FOREIGN_WORDS = 7
"""Longest line that other outlets may print too and still is boilerplate: longer ones are reuse."""
_N_EXAMPLES = 3
"""Documents named beside a proposal."""

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


def read_overlay(path: str | Path) -> Overlay:
    """Read an overlay file.

    Raises:
        LoadError: it is missing, no TOML, or holds anything but lists of lines named `drop` and `keep`.
    """
    path = Path(path)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("outlet", {})
    except OSError as error:
        raise LoadError(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise LoadError(f"{path} is not TOML: {error}") from error
    if not isinstance(tables, dict) or not all(isinstance(t, dict) for t in tables.values()):
        raise LoadError(f'{path}: write each outlet as a table, such as [outlet."Harbour Times"]')
    return Overlay({name: _lines(path, name, table) for name, table in tables.items()})


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
    keys = {name: frozenset(line_keys(rows)) - {""} for name, rows in table.items()}
    return OutletLines(keys.get("keep", frozenset()), keys.get("drop", frozenset()))


def propose_overlay(documents: Sequence[Document], settings: CleanSettings) -> str:
    """Propose an overlay from what each outlet prints under several stories.

    Near-duplicate versions of one story count once. Lines of eight words or more that another outlet
    prints too are never proposed: that is reuse.

    Args:
        documents: With paragraphs and outlets.
        settings: `min_story_shared`.

    Returns:
        TOML for the user to review: per outlet the lines to drop, most frequent first, each with its
        number of stories and some documents; an empty `keep` to move lines to.
    """
    known = observations.observe(documents, settings, WordWeights())
    homes = _homes(documents, known)
    foreign: dict[str, set[str]] = defaultdict(set)
    for outlet, key in homes:
        foreign[key].add(outlet)
    parts = [_INTRODUCTION]
    for outlet in sorted({outlet for outlet, _ in homes}):
        rows = [
            (len(homes[o, key]), key)
            for o, key in homes
            if o == outlet
            and len(homes[o, key]) >= _MIN_STORIES
            and _is_boilerplate(key, foreign[key])
        ]
        if rows:
            parts.append(
                _table(outlet, sorted(rows, key=lambda r: (-r[0], r[1])), documents, known, homes)
            )
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


def _is_boilerplate(key: str, outlets: set[str]) -> bool:
    """Whether a repeated line can be boilerplate at all."""
    return key.count(" ") + 1 <= _MAX_FOREIGN_WORDS or len(outlets) == 1


def _table(
    outlet: str,
    rows: list[tuple[int, str]],
    documents: Sequence[Document],
    known: Observations,
    homes: dict[tuple[str, str], dict[int, tuple[int, int]]],
) -> str:
    """Write the table of one outlet."""
    lines = [f"[outlet.{json.dumps(outlet, ensure_ascii=False)}]", "keep = []", "drop = ["]
    for count, key in rows:
        places = list(homes[outlet, key].values())
        first, k = places[0]
        line = _as_printed(documents[first], known.units[first][k])
        names = ", ".join(documents[place].id for place, _ in places[:_N_EXAMPLES])
        lines.append(f"  {json.dumps(line, ensure_ascii=False)},  # {count} stories: {names}")
    return "\n".join([*lines, "]", ""])


def _as_printed(document: Document, unit: Unit) -> str:
    """Return a line as the file has it, on one line; its key is that of the unit."""
    start, end = document.paragraphs[unit.first].start, document.paragraphs[unit.last].end
    return " ".join(document.text[start:end].split())
