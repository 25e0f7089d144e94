"""Options for what is written: format, table, place, width and the zone of times."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import click

from newsdiff.cli import forms
from newsdiff.cli.amounts import time_zone
from newsdiff.cli.options import force
from newsdiff.cli.output import Output
from newsdiff.report import clocks, formats

_Command = Callable[..., Any]

_GROUPS = {
    "to read": ("terminal", "html", "markdown"),
    "tables": ("csv", "jsonl", "parquet", "xlsx"),
    "programs": ("json", "annotation", "prov", "pan", "passim"),
    "graphs": ("graphml", "gexf"),
}
"""What formats are for."""


def _grouped(choices: Sequence[str]) -> str:
    """Name formats by what they are for."""
    known = {name for names in _GROUPS.values() for name in names}
    groups = _GROUPS | {"others": tuple(name for name in choices if name not in known)}
    shown = ((said, [n for n in names if n in choices]) for said, names in groups.items())
    return "; ".join(f"{said}: {', '.join(names)}" for said, names in shown if names) + "."


def page(choices: Sequence[str]) -> Callable[[_Command], _Command]:
    """Add what shapes a page, in one of some formats; the command gets one `output` that holds it all."""

    def added(command: _Command) -> _Command:
        @click.option(
            "--format",
            "format_",
            type=click.Choice(choices),
            show_default="by the ending of -o FILE, else terminal",
            metavar="FORMAT",
            help=_grouped(choices),
        )
        @click.option(
            "-o",
            "--output",
            "path",
            metavar="FILE",
            help="Write to FILE, in the format of its ending.",
        )
        @click.option(
            "--width",
            type=click.IntRange(formats.MIN_WIDTH, formats.MAX_WIDTH),
            metavar="N",
            help="Columns of the terminal format; those of the terminal by default, else 80.",
        )
        @click.option("--no-pager", is_flag=True, help="Print long pages without a pager.")
        @force
        @functools.wraps(command)
        def wrapped(
            *,
            format_: str | None,
            path: str | None,
            width: int | None,
            no_pager: bool,
            output: Output,
            **arguments: object,
        ) -> object:
            is_other = any(arguments.get(name) for name in forms.OTHER_OUTPUT)
            is_other |= bool(arguments.get("spark")) and forms.is_folder(path)
            chosen = forms.chosen_format(format_, None if is_other else path, choices, output)
            if chosen in formats.BINARY and path is None:
                raise click.UsageError(
                    f"--format {chosen} is not for reading; name a file with -o."
                )
            if width and (chosen != "terminal" or arguments.get("table")):
                raise click.UsageError("--width is for the terminal format; leave it out.")
            shaped = replace(output, format=chosen, path=path, width=width, is_paged=not no_pager)
            return command(output=shaped, **arguments)

        return wrapped

    return added


def report(command: _Command) -> _Command:
    """Add what shapes a report: format, table, place and the zone of its times; the command gets one `output`."""

    @page(formats.FORMATS)
    @zone
    @click.option(
        "--table",
        metavar="NAME",
        help="Which table csv, jsonl, xlsx or parquet hold: "
        "passages, pairs, outlets, articles, paragraphs or facts.",
    )
    @functools.wraps(command)
    def wrapped(*, table: str | None, output: Output, **arguments: object) -> object:
        return command(output=forms.with_table(output, table), **arguments)

    return wrapped


def zone(command: _Command) -> _Command:
    """Add the zone in which all that a command renders shows times."""

    @click.option(
        "--timezone",
        metavar="ZONE",
        default="UTC",
        show_default=True,
        help="Show times in this zone, as Europe/Berlin or +05:30, with what the article says beside it.",
    )
    @functools.wraps(command)
    def wrapped(*, timezone: str, **arguments: object) -> object:
        with clocks.times_in(time_zone(timezone)):
            return command(**arguments)

    return wrapped
