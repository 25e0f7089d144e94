"""Many articles against one corpus: a row for each, written as it comes, in any of `TARGET_FORMATS`.

No format needs all rows at once, so that a table of any length takes no memory; JSON opens and closes around them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, fields

from newsdiff.model import TargetLine
from newsdiff.model.columns import TARGET_COLUMNS
from newsdiff.report import clocks, csv, jsonl, markdown
from newsdiff.report.phrases import percent
from newsdiff.report.targets import TargetsReport, origin, row, say_credited
from newsdiff.visible import json_text

TARGET_FORMATS = ("terminal", "json", "jsonl", "csv", "markdown", "html")
"""The formats of such a table."""


def render(name: str, head: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    """Yield a table in one of `TARGET_FORMATS` but `terminal`, a part or more for each line."""
    written: Mapping[str, Callable[[TargetsReport, Iterable[TargetLine]], Iterator[str]]] = {
        "json": _json,
        "jsonl": _jsonl,
        "csv": _csv,
        "markdown": _markdown,
        "html": _html,
    }
    return written[name](head, lines)


def _json(head: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    """Yield an object with the lines, whose keys are the fields of `TargetLine`."""
    about = {f.name: getattr(head, f.name) for f in fields(head) if f.name != "targets"}
    opening = json_text(json.dumps(about, ensure_ascii=False, indent=2)).rstrip("}\n")
    yield f'{opening},\n  "targets": ['
    separator = "\n    "
    for line in lines:
        yield separator + json_text(json.dumps(asdict(line), ensure_ascii=False))
        separator = ",\n    "
    yield "\n  ]\n}\n"


def _jsonl(_: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    return (jsonl.write_line(row(line)) for line in lines)


def _csv(_: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    yield csv.write_cells(TARGET_COLUMNS)
    for line in lines:
        yield csv.write_cells(row(line).values())


def _markdown(head: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    titles = (
        "copied",
        "article",
        "first source",
        "outlet",
        "date",
        "facts changed",
        "credited of shared",
    )
    yield f"Compared with {markdown.escaped(head.corpus)}.\n\n"
    yield f"| {' | '.join(titles)} |\n|{'---|' * len(titles)}\n"
    for line in lines:
        target, source = line.target, line.source
        cells = (
            percent(line.coverage),
            f"{markdown.escaped(target.id)} {markdown.linked_title(target)}".strip(),
            f"{markdown.escaped(origin(line))} {markdown.linked_title(source) if source else ''}".strip(),
            markdown.escaped(source.outlet or "") if source else "",
            clocks.moment(source.published) if source else "",
            str(line.facts or ""),
            say_credited(line),
        )
        yield f"| {' | '.join(cells)} |\n"


def _html(head: TargetsReport, lines: Iterable[TargetLine]) -> Iterator[str]:
    from newsdiff.report.html import targets

    return targets.render(head, lines)
