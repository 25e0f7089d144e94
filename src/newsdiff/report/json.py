"""The report as JSON: what other programs read, and what every other renderer can be fed from."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, replace
from typing import cast

from newsdiff.errors import LoadError
from newsdiff.model import TargetLine
from newsdiff.report.reports import VERSION, CleanReport, DedupeReport, ProvenanceReport, Report
from newsdiff.report.targets import TargetsReport
from newsdiff.report.upgrade import upgrade
from newsdiff.report.versions import VersionsReport
from newsdiff.visible import json_text

KINDS: dict[str, type[Report]] = {
    "newsdiff.provenance": ProvenanceReport,
    "newsdiff.dedupe": DedupeReport,
    "newsdiff.clean": CleanReport,
}
"""The reports by what their JSON says in `format`."""
Saved = Report | VersionsReport | TargetsReport
"""Everything that `--format json` writes."""
_OTHERS: dict[str, type[Saved]] = {
    "newsdiff.versions": VersionsReport,
    "newsdiff.targets": TargetsReport,
}
"""What is saved besides, in version 1."""
_LARGEST = 2**53
"""The largest number: beyond it JSON itself is not exact (RFC 8259, section 6)."""
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
    return cast("Report", _read(text, name, KINDS))


def read_saved(text: str | bytes, name: str) -> Saved:
    """Rebuild anything that is saved with `--format json`: a report, versions of an article, a table of many.

    A table loses the links to its pages, which lie elsewhere.

    Raises:
        LoadError: As of `read_report`.
    """
    return _read(text, name, KINDS | _OTHERS)


def _read(text: str | bytes, name: str, kinds: Mapping[str, type[Saved]]) -> Saved:
    """Rebuild what is of one of some kinds."""
    import msgspec

    try:
        # Not msgspec's own parser: it refuses the lone surrogates that a text may hold.
        written = json.loads(text, parse_int=_whole, parse_float=_number, parse_constant=_number)
        version = written["version"]
        str(
            written.get("newsdiff")
        ).encode()  # it stands in the metadata of files, which take no lone surrogates
        kind = kinds[written["format"]]
        newest = VERSION if kind in KINDS.values() else 1
        if version > newest:
            raise LoadError(
                f"{name} has version {version} of {written['format']}, this newsdiff reads up to {newest}; "
                "update newsdiff"
            )
        return _checked(msgspec.convert(upgrade(written) if newest > 1 else written, kind))
    except (ValueError, KeyError, TypeError, RecursionError, msgspec.ValidationError) as error:
        raise LoadError(
            f"{name} is not a report that newsdiff wrote with --format json ({_reason(error)})"
        ) from error


def read_target_line(values: object) -> TargetLine:
    """Rebuild a line of a table of articles from the values of its JSON.

    Raises:
        ValueError: It is none.
    """
    import msgspec

    return msgspec.convert(values, TargetLine)


def _whole(text: str) -> int:
    """Read a whole number of a report; what tables and pages cannot count is none."""
    _number(text)
    return int(text)


def _number(text: str) -> float:
    """Read a number of a report: a finite one that all readers of JSON can tell from its neighbours."""
    number = float(text)
    if not abs(number) <= _LARGEST:  # not a number is not, either
        raise ValueError(f"{text[:20]} is no number of a report")
    return number


def _checked(report: Saved) -> Saved:
    """Return what is saved if it describes every document that it speaks of.

    Raises:
        KeyError: It does not; the key is the id.
        ValueError: A cluster of it holds nothing.
    """
    if isinstance(report, DedupeReport) and not all(c.passages for c in report.clusters):
        raise ValueError("a cluster has no passage")
    if isinstance(report, ProvenanceReport):
        known = {one.id for one in report.sources}
        named = {o.document for o in report.omissions}
        named |= {p.source.document for row in report.paragraphs for p in row.passages}
    elif isinstance(report, DedupeReport) and report.records:
        known = {one.id for one in report.records}
        named = {p.document for c in report.clusters for p in c.passages}
        named |= {c.first.document for c in report.clusters if c.first}
        named |= {name for pair in report.pairs for name in (pair.a, pair.b)}
    elif isinstance(report, VersionsReport):
        known = {one.id for one in report.versions}
        named = {name for step in report.steps for name in (step.before, step.after)}
        if report.copier:
            named |= {match.version for match in report.copier.matches} | {*report.copier.nearest}
    elif isinstance(report, TargetsReport):
        return replace(report, targets=tuple(replace(line, page=None) for line in report.targets))
    else:
        return report
    if unknown := sorted(named - known):
        raise KeyError(unknown[0])
    return report


def _reason(error: Exception) -> str:
    """Say in a few words why something is no report."""
    if isinstance(error, KeyError):
        return f"{error} is missing or not known"
    return str(error).splitlines()[0][:200] if str(error) else type(error).__name__


def schema(name: str) -> str:
    """Return the JSON schema (draft 2020-12) of a report of `KINDS`, indented by two."""
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_described(KINDS[name]),
    }
    return json.dumps(described, indent=2) + "\n"


def schema_of(kind: type) -> dict[str, object]:
    """Return the JSON schema of anything that `--format json` or the server writes, to stand inside of another document."""
    described = _described(kind)
    name, _, version = str(described["title"]).partition(" version ")
    return {"$id": f"urn:{name.replace('.', ':')}:{version}", **described}


def _described(kind: type) -> dict[str, object]:
    import msgspec

    defaults = {field.name: field.default for field in fields(kind)}
    return {
        "title": f"{defaults['format']} version {defaults['version']}",
        **msgspec.json.schema(kind, schema_hook=lambda _: _SETTING),
    }
