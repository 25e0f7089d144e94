"""The report as JSON: what other programs read, and what every other renderer can be fed from."""

import json
from collections.abc import Iterator
from dataclasses import asdict, fields

from newsdiff.errors import LoadError
from newsdiff.report.reports import VERSION, CleanReport, DedupeReport, ProvenanceReport, Report
from newsdiff.report.upgrade import upgrade
from newsdiff.visible import json_text

KINDS: dict[str, type[Report]] = {
    "newsdiff.provenance": ProvenanceReport,
    "newsdiff.dedupe": DedupeReport,
    "newsdiff.clean": CleanReport,
}
"""The reports by what their JSON says in `format`."""
_SETTING = {"description": "a number, a text, a list, or the settings of a stage"}
"""The schema of the values of settings, which are of many kinds."""


def render(report: Report) -> Iterator[str]:
    """Yield the report's JSON in parts, so that the whole text is never in memory.

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


def _encoded(value: object, newline: str) -> str:
    """Encode a part of a report; one with lone surrogates, which msgspec refuses, in ASCII."""
    import msgspec

    try:
        text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2, default=asdict)
    return json_text(text).replace("\n", newline)


def read_report(text: str | bytes, name: str) -> Report:
    """Rebuild a report from the JSON that `render` wrote; keys that are not known are passed over.

    One of an older version is brought to the newest.

    Raises:
        LoadError: It is no JSON, no report, or one of a newer version; `name` says which.
    """
    import msgspec

    try:
        # Not msgspec's own parser: it refuses the lone surrogates that a text may hold.
        written = json.loads(text)
        version = written["version"]
        kind = KINDS[written["format"]]
        if version > VERSION:
            raise LoadError(
                f"{name} has version {version} of {written['format']}, this newsdiff reads up to {VERSION}; "
                "update newsdiff"
            )
        return msgspec.convert(upgrade(written), kind)
    except (ValueError, KeyError, TypeError, RecursionError, msgspec.ValidationError) as error:
        raise LoadError(
            f"{name} is not a report that newsdiff wrote with --format json ({_reason(error)})"
        ) from error


def _reason(error: Exception) -> str:
    """Say in a few words why something is no report."""
    if isinstance(error, KeyError):
        return f"{error} is missing or not known"
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__


def schema(name: str) -> str:
    """Return the JSON schema (draft 2020-12) of a report of `KINDS`, indented by two."""
    import msgspec

    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{name} version {VERSION}",
        **msgspec.json.schema(KINDS[name], schema_hook=lambda _: _SETTING),
    }
    return json.dumps(described, indent=2) + "\n"
