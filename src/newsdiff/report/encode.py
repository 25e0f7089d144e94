"""Reports as JSON text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from newsdiff.visible import json_text


def to_json(report: Any) -> str:  # noqa: ANN401  any dataclass
    """Encode a report; see `json_parts`."""
    return "".join(json_parts(report))


def json_parts(report: Any) -> Iterator[str]:  # noqa: ANN401  any dataclass
    """Encode a report part by part, so that the whole text is never in memory.

    Keys have the order of the fields; lines are indented by two and the last one ends. Characters that act or
    hide are written as escapes.
    """
    opening = "{"
    for field in fields(report):
        value = getattr(report, field.name)
        yield f'{opening}\n  "{field.name}": '
        opening = ","
        if not isinstance(value, tuple) or not value:
            yield _encoded(value, "\n  ")
            continue
        for number, item in enumerate(value):
            yield ",\n    " if number else "[\n    "
            yield _encoded(item, "\n    ")
        yield "\n  ]"
    yield "\n}\n"


def _encoded(value: Any, newline: str) -> str:  # noqa: ANN401  any value of a report
    """Encode a part of a report.

    One whose text has lone surrogates, which msgspec refuses, goes through the standard library and is
    written in ASCII.
    """
    import msgspec

    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2, default=asdict)
    return json_text(text).replace("\n", newline)
