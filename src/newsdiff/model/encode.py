"""Reports as JSON text."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from newsdiff.visible import json_text


def to_json(report: Any) -> str:  # noqa: ANN401  any dataclass
    """Encode a report, keys in the order of the fields, indented by two, with a last newline.

    Characters that act or hide are written as escapes; a text with lone surrogates, which msgspec
    refuses, goes through the standard library and is written in ASCII.
    """
    import msgspec

    try:
        text = msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
    except UnicodeEncodeError:
        text = json.dumps(asdict(report), indent=2)
    return json_text(text) + "\n"
