"""Options that commands share."""

import functools
import re
from collections.abc import Callable
from typing import Any

import click

from newsdiff.cli.output import Output
from newsdiff.report import formats
from newsdiff.settings import RoomSettings

_LEAST_MEMORY = 100  # megabytes; numpy and the code itself take as much
_MEGABYTES = {"M": 1, "G": 1_000, "T": 1_000_000}

_Command = Callable[..., Any]


def encoding(command: _Command) -> _Command:
    """Add `--encoding`."""
    return click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the files, as latin-1; found out for each file by default.",
    )(command)


def jobs(command: _Command) -> _Command:
    """Add `--jobs`."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="Processes to work in; worth it from some thousand articles on.",
    )(command)


def megabytes(text: str) -> int:
    """Read an amount of memory, in whole megabytes, at least 100.

    Raises:
        click.BadParameter: It is none, or too little; the message says how to write it.

    Example:
        >>> megabytes("800MB"), megabytes("1.5 g")
        (800, 1500)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?) ?([MGT])B?", text.strip().upper())
    if not found:
        raise click.BadParameter(f"{text!r} is no amount of memory; write it as 800MB or 1.5GB.")
    size = float(found[1]) * _MEGABYTES[found[2]]
    if size < _LEAST_MEMORY:
        raise click.BadParameter(f"{text!r} is too little; {_LEAST_MEMORY}MB is the least.")
    return int(size)


def workspace(command: _Command) -> _Command:
    """Add `--memory` and `--temp`."""
    sized = click.option(
        "--memory",
        type=megabytes,
        default=f"{RoomSettings().memory_mb / 1_000:g}GB",
        show_default=True,
        metavar="SIZE",
        help="Memory to take; what does not fit goes to temporary files. The result is the same.",
    )
    placed = click.option(
        "--temp",
        type=click.Path(exists=True, file_okay=False, writable=True),
        metavar="DIR",
        help="Folder for these files; the system's by default.",
    )
    return sized(placed(command))


def report(command: _Command) -> _Command:
    """Add what shapes a report; the command gets one `output` that holds it all."""

    @click.option(
        "--format",
        "format_",
        type=click.Choice(formats.FORMATS),
        default="terminal",
        show_default=True,
        help="How the report is written.",
    )
    @click.option("-o", "--output", "path", metavar="FILE", help="Write to FILE.")
    @click.option(
        "--width",
        type=click.IntRange(min=formats.MIN_WIDTH),
        metavar="N",
        help="Columns of the terminal format; those of the terminal by default, else 80.",
    )
    @click.option("--no-pager", is_flag=True, help="Print long pages without a pager.")
    @click.option("-q", "--quiet", is_flag=True, help="Print no progress and no notes.")
    @click.option("-v", "--verbose", is_flag=True, help="Say what is being done.")
    @functools.wraps(command)
    def wrapped(
        *,
        format_: str,
        path: str | None,
        width: int | None,
        no_pager: bool,
        quiet: bool,
        verbose: bool,
        **arguments: object,
    ) -> object:
        if format_ in formats.BINARY and path is None:
            raise click.UsageError(f"--format {format_} is not for reading; name a file with -o.")
        output = Output(
            format=format_,
            path=path,
            width=width,
            is_quiet=quiet,
            is_verbose=verbose and not quiet,
            is_paged=not no_pager,
        )
        return command(output=output, **arguments)

    return wrapped
