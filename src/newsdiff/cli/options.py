"""Options that commands share."""

import functools
import re
from collections.abc import Callable
from typing import Any

import click

from newsdiff.cli.output import Output
from newsdiff.corpus import MEMORY_MB
from newsdiff.report import formats
from newsdiff.settings import AlignSettings

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
        default=f"{MEMORY_MB / 1_000:g}GB",
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


def corpus(command: _Command) -> _Command:
    """Add `--corpus`."""
    return click.option(
        "--corpus",
        metavar="DIR|FILE",
        help="Where articles are looked up; corpus/ by default, else $NEWSDIFF_CORPUS.",
    )(command)


def no_clean(command: _Command) -> _Command:
    """Add `--no-clean`."""
    return click.option("--no-clean", is_flag=True, help="Compare site furniture as well.")(command)


def reuse(command: _Command) -> _Command:
    """Add what says which passages of a corpus count: `--min-words` and `--window-days`."""
    long = click.option(
        "--min-words",
        type=click.IntRange(min=5),
        default=AlignSettings().min_words,
        show_default=True,
        metavar="N",
        help="Leave out passages with fewer equal words.",
    )
    near = click.option(
        "--window-days",
        type=click.FloatRange(min=0),
        metavar="N",
        help="Compare only articles published within N days of each other, and undated ones with all.",
    )
    return long(near(command))


def quiet(command: _Command) -> _Command:
    """Add `--quiet` and `--verbose`; the command gets one `output`, of notes alone."""

    @click.option("-q", "--quiet", is_flag=True, help="Print no progress and no notes.")
    @click.option("-v", "--verbose", is_flag=True, help="Say what is being done.")
    @functools.wraps(command)
    def wrapped(
        *, quiet: bool, verbose: bool, path_: str | None = None, **arguments: object
    ) -> object:
        output = Output("terminal", path_, None, is_quiet=quiet, is_verbose=verbose and not quiet)
        return command(output=output, **arguments)

    return wrapped


def folder(text: str) -> Callable[[_Command], _Command]:
    """Add `-o`, a folder that must be named; above `quiet`, whose output it becomes the path of."""
    return click.option("-o", "--output", "path_", metavar="DIR", required=True, help=text)


def page(command: _Command) -> _Command:
    """Add what shapes a page for people; the command gets one `output`."""

    @click.option("-o", "--output", "path", metavar="FILE", help="Write to FILE.")
    @click.option(
        "--width",
        type=click.IntRange(min=formats.MIN_WIDTH),
        metavar="N",
        help="Columns of the page; those of the terminal by default, else 80.",
    )
    @click.option("--no-pager", is_flag=True, help="Print long pages without a pager.")
    @click.option("-q", "--quiet", is_flag=True, help="Print no progress and no notes.")
    @click.option("-v", "--verbose", is_flag=True, help="Say what is being done.")
    @functools.wraps(command)
    def wrapped(
        *,
        path: str | None,
        width: int | None,
        no_pager: bool,
        quiet: bool,
        verbose: bool,
        format_: str = "terminal",
        **arguments: object,
    ) -> object:
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


def report(command: _Command) -> _Command:
    """Add what shapes a report: `--format`, and all of `page`."""

    @click.option(
        "--format",
        "format_",
        type=click.Choice(formats.FORMATS),
        default="terminal",
        show_default=True,
        help="How the report is written.",
    )
    @functools.wraps(command)
    def wrapped(*, format_: str, **arguments: object) -> object:
        if format_ in formats.BINARY and arguments["path"] is None:
            raise click.UsageError(f"--format {format_} is not for reading; name a file with -o.")
        return page_(format_=format_, **arguments)

    page_ = page(command)
    # click lists what was added last first.
    vars(wrapped)["__click_params__"][:0] = vars(page_)["__click_params__"]
    return wrapped
