"""In which form a report is written: by what was typed, else by the ending of the file."""

from collections.abc import Sequence
from dataclasses import replace

import click

from newsdiff.cli.output import Output
from newsdiff.report import formats

OTHER_OUTPUT = ("strip_boilerplate", "keep", "drop")
"""Parameters with which -o names no report, but articles or an overlay."""


def is_folder(path: str | None) -> bool:
    """Whether -o names a folder, and no file: it ends in a slash, or is an address."""
    return path is not None and (path.endswith("/") or "://" in path)


def chosen_format(
    given: str | None, path: str | None, choices: Sequence[str], output: Output
) -> str:
    """Return the format that was named, else the one that the ending of a file stands for.

    Raises:
        click.UsageError: The ending stands for none. Nothing was read by then, so that nothing is lost.
    """
    if path in (None, "-"):
        return given or "terminal"
    meant = formats.of_ending(str(path))
    if given:
        if meant and meant not in (given, "terminal"):
            output.note(f"{path} ends like {meant} and holds {given}, as --format says")
        return given
    if meant is None or meant not in choices:
        known = ", ".join(formats.endings(tuple(choices)))
        raise click.UsageError(
            f"{path} does not end like a format; name one with --format, or let it end in {known}."
        )
    return meant


def with_table(output: Output, given: str | None) -> Output:
    """Return what is to be written where a table was named: CSV where nothing says how.

    Raises:
        click.UsageError: The format writes no tables, or the report of the command has no such table.
    """
    if given is None:
        return output
    from newsdiff.report import tables

    is_plain = output.format == "terminal" and output.path is None
    format_ = "csv" if is_plain else output.format
    if format_ not in formats.TABULAR:
        raise click.UsageError(
            f"--table is for the formats {', '.join(formats.TABULAR)}, not for {format_}."
        )
    kind = f"newsdiff.{click.get_current_context().info_name}"
    if kind in tables.NAMES and given not in tables.NAMES[kind]:
        raise click.UsageError(f"{tables.no_table(kind, given)}.")
    return replace(output, format=format_, table=given)
