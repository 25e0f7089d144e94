"""What is said of many articles against one corpus, the same in every format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsdiff.model import TargetLine
from newsdiff.model.columns import TARGET_COLUMNS
from newsdiff.report import directions
from newsdiff.report.phrases import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetsReport:
    """A table of many articles; while one is written it has no lines, which come one after the other."""

    format: Literal["newsdiff.targets"] = "newsdiff.targets"
    version: int = 1
    newsdiff: str
    settings: dict[str, object]
    corpus: str
    """What the articles were compared with, as it was named."""
    targets: tuple[TargetLine, ...]


def row(line: TargetLine) -> dict[str, str | int | float | None]:
    """Return the values of CSV and JSON Lines by their columns."""
    target, source, direction = line.target, line.source, line.direction
    values = (
        *(target.id, target.title, target.outlet, target.published, target.url, target.words),
        *(line.coverage, line.copied_words, line.sources),
        *((source.id, source.title, source.outlet, source.published) if source else (None,) * 4),
        *((source.url, line.source_coverage) if source else (None, None)),
        *((direction.verdict, direction.confidence) if direction else (None, None)),
        *(line.facts, line.credited_paragraphs, line.copied_paragraphs, line.page),
    )
    return dict(zip(TARGET_COLUMNS, values, strict=True))


def origin(line: TargetLine) -> str:
    """Name the source of a line, with how it stands to the article where it is not known to be before it.

    A source of which nothing says that it was first is no source yet, and a later article is none.
    """
    return f"{say_relation(line)} {line.source.id}".strip() if line.source else ""


def say_relation(line: TargetLine) -> str:
    """Say how the source of a line stands to the article, "" where it is known to be before it."""
    if not line.direction or line.direction.verdict == "source-first":
        return ""
    return directions.VERBS[line.direction.verdict][1]


def say_credited(line: TargetLine) -> str:
    """Say how many paragraphs are credited of those that may owe it; "" without any."""
    return (
        f"{line.credited_paragraphs} of {line.copied_paragraphs}" if line.copied_paragraphs else ""
    )


def summed_up(n_all: int, n_copied: int, corpus: str) -> str:
    """Say what was found in all lines together."""
    return f"{counted(n_all, 'article')} compared with {corpus}, {n_copied:,} with copied words"
