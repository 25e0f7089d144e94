"""Options that commands share."""

import functools
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from newsdiff.cli.amounts import date, megabytes
from newsdiff.cli.output import Output
from newsdiff.corpus import MEMORY_MB
from newsdiff.errors import SettingsError
from newsdiff.settings import SHORTCUTS, AlignSettings
from newsdiff.settings.intake import Intake, read_columns
from newsdiff.writing import Guard

_Command = Callable[..., Any]
Limits = dict[str, Any]
"""Arguments of `api.workspace`: `memory_mb`, `temp`, `jobs`."""


corpus = click.option(
    "--corpus",
    metavar="DIR|FILE",
    help="Where articles are looked up; corpus/ by default, else $NEWSDIFF_CORPUS.",
)

corpora = click.argument("corpus", nargs=-1, metavar="[CORPUS]...")
"""What is read: folders, files, patterns, or - for standard input."""

against = click.option(
    "--against",
    metavar="DIR|FILE",
    help="Take every name as a TARGET, and compare each with this corpus or archive: a line for each.",
)

since = click.option(
    "--since",
    type=date,
    metavar="DATE",
    help="Only articles published from then on, as 2024-05-03; those without a date are left out.",
)

ignore = click.option(
    "--ignore",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="Text that does not count, as a house's disclaimers: a passage a paragraph.",
)


def spark(text: str) -> Callable[[_Command], _Command]:
    """Add `--spark`; the text says what may be read and what is written then."""
    return click.option(
        "--spark",
        metavar="URL",
        help=f"Do it on Spark, with the same result: local[4], spark://HOST:7077, yarn, or sc://HOST:15002. {text}",
    )


temp = click.option(
    "--temp",
    type=click.Path(exists=True, file_okay=False, writable=True),
    metavar="DIR",
    help="Folder for temporary files; the system's by default.",
)

no_clean = click.option("--no-clean", is_flag=True, help="Compare site furniture as well.")


def cache(command: _Command) -> _Command:
    """Add where the copy of an archive stays; the command gets a `cache`, None for nowhere."""

    @click.option(
        "--cache",
        "folder",
        type=click.Path(file_okay=False),
        show_default="$NEWSDIFF_CACHE, else the system's folder for such files",
        metavar="DIR",
        help="Where a copy of the archive stays that answers fast at the next start, three times the size of its texts.",
    )
    @click.option(
        "--no-cache", is_flag=True, help="Make that copy anew at each start, in a temporary file."
    )
    @functools.wraps(command)
    def wrapped(*, folder: str | None, no_cache: bool, **arguments: object) -> object:
        from newsdiff.api import cache_folder

        if folder and no_cache:
            raise click.UsageError("--cache and --no-cache exclude each other; use one of them")
        place = None if no_cache else folder or str(cache_folder())
        return command(cache=place, **arguments)

    return wrapped


def reading(command: _Command) -> _Command:
    """Add what says how files are read, each option under the name of its field; the command gets an `intake`."""

    @click.option(
        "--encoding",
        metavar="NAME",
        help="Encoding of the files, as latin-1; found out for each file by default.",
    )
    @click.option(
        "--columns",
        metavar="NAME=COLUMN,...",
        multiple=True,
        help="Fields of records whose names are not known, as text=body,outlet=source; also in newsdiff.toml.",
    )
    @click.option(
        "--dates",
        "day_first",
        type=click.Choice(("dmy", "mdy")),
        callback=lambda _ctx, _param, value: value and value == "dmy",
        metavar="dmy|mdy",
        help="What 03/04/2019 is in records whose other dates do not show it.",
    )
    @click.option(
        "--include",
        metavar="PATTERN",
        multiple=True,
        help="Read only files of a folder whose name or path fits, as '*.txt'.",
    )
    @click.option(
        "--exclude",
        metavar="PATTERN",
        multiple=True,
        help="Leave out files of a folder whose name or path fits, as 'drafts/*'.",
    )
    @click.option(
        "--skip-bad",
        "is_lenient",
        is_flag=True,
        help="Leave out files and records that cannot be read, and say which.",
    )
    @functools.wraps(command)
    def wrapped(**arguments: Any) -> object:  # noqa: ANN401  those of the command
        given = {field.name: arguments.pop(field.name) for field in fields(Intake)}
        with as_usage("--columns"):
            intake = Intake(**given | {"columns": read_columns(given["columns"])})
        return command(intake=intake, **arguments)

    return wrapped


def workspace(command: _Command) -> _Command:
    """Add `--jobs`, `--memory` and `--temp`; the command gets the `limits` that they set."""

    @click.option(
        "--jobs",
        type=click.IntRange(1, os.cpu_count() or 1, clamp=True),
        show_default="1, or the cores for a large corpus",
        metavar="N",
        help="Processes to work in, at most one for each core.",
    )
    @click.option(
        "--memory",
        type=megabytes,
        default=f"{MEMORY_MB / 1_000:g}GB",
        show_default=True,
        metavar="SIZE",
        help="Memory to take; what does not fit goes to temporary files. The result is the same.",
    )
    @temp
    @functools.wraps(command)
    def wrapped(
        *,
        jobs: int | None,
        memory: int,
        temp: str | None,
        **arguments: Any,  # noqa: ANN401  those of the command
    ) -> object:
        chosen = jobs or usual_jobs(list(_inputs(arguments)))
        return command(limits={"memory_mb": memory, "temp": temp, "jobs": chosen}, **arguments)

    return wrapped


SHAPES = ("format_", "table", "width", "timezone")
"""Parameters that shape a report."""


def typed(*parameters: str) -> list[str]:
    """Return the options of this command that were typed, of some parameters."""
    context = click.get_current_context()
    return [
        max(one.opts, key=len)
        for one in context.command.params
        if one.name in parameters
        and context.get_parameter_source(one.name) is ParameterSource.COMMANDLINE
    ]


def refuse_typed(why: str, *parameters: str) -> None:
    """Refuse options that something else would switch off, where they were typed.

    Raises:
        click.UsageError: One was; `why` has a place for their names.
    """
    if found := typed(*parameters):
        raise click.UsageError(why.format(", ".join(found)))


_LARGE = 20_000_000
"""Bytes of files from which a corpus is worth several processes: some thousand articles, half a minute in one."""


def usual_jobs(paths: Sequence[str]) -> int:
    """Return the processes for a corpus: one, or as many as there are cores for a large one."""
    total = 0
    for path in map(Path, paths):
        for file in path.rglob("*") if path.is_dir() else [path]:
            with suppress(OSError):
                total += file.stat().st_size
            if total >= _LARGE:
                return os.cpu_count() or 1
    return 1


def folder(text: str) -> Callable[[_Command], _Command]:
    """Add `-o`, a folder that must be named."""
    return click.option("-o", "--output", "folder", metavar="DIR", required=True, help=text)


REUSE = {name: SHORTCUTS[name] for name in ("min_words", "window_days")}
"""What the options of `reuse` set."""


def reuse(command: _Command) -> _Command:
    """Add what says which passages of a corpus count: `--min-words` and `--window-days`."""
    long = click.option(
        "--min-words",
        type=click.IntRange(min=5),
        show_default=str(AlignSettings().min_words),
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


class _Told(logging.Handler):
    """Makes notes of what the library has to say."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self._output = output

    def emit(self, record: logging.LogRecord) -> None:
        self._output.note(record.getMessage())


def notes(command: _Command) -> _Command:
    """Add `--quiet` and `--verbose`; the command gets an `output` that heeds them."""

    @click.option("-q", "--quiet", is_flag=True, help="Print no progress and no notes.")
    @click.option("-v", "--verbose", is_flag=True, help="Say what is being done.")
    @functools.wraps(command)
    def wrapped(*, quiet: bool, verbose: bool, **arguments: object) -> object:
        if quiet and verbose:
            raise click.UsageError("--quiet and --verbose exclude each other; use one of them.")
        output = Output(is_quiet=quiet, is_verbose=verbose)
        library, told = logging.getLogger("newsdiff"), _Told(output)
        level = logging.INFO if output.is_verbose else logging.WARNING
        library.setLevel(logging.ERROR if quiet else level)
        library.addHandler(told)
        try:
            return command(output=output, **arguments)
        finally:
            library.removeHandler(told)

    return wrapped


_INPUTS = (
    "corpus",
    "against",
    "ignore",
    "target",
    "sources",
    "versions",
    "copier",
    "watched",
    "file",
    "cleaned",
    "overlays",
    "config",
)
"""Parameters that name what a command reads."""


def force(command: _Command) -> _Command:
    """Add `--force` and what `notes` adds; the command gets an `output` that knows what must not be written over."""

    @click.option(
        "--force", "is_forced", is_flag=True, help="Replace files that newsdiff did not write."
    )
    @notes
    @functools.wraps(command)
    def wrapped(*, is_forced: bool, output: Output, **arguments: object) -> object:
        guard = Guard(tuple(_inputs(arguments)), is_forced)
        return command(output=replace(output, guard=guard), **arguments)

    return wrapped


def _inputs(arguments: dict[str, Any]) -> Iterator[str]:
    """Yield what a command reads, by what was typed, the files of a pattern, and the corpus where none was."""
    from newsdiff import api
    from newsdiff.cli.whereabouts import default_corpus

    if "corpus" in arguments and not arguments["corpus"] and (found := default_corpus()):
        yield found
    for name in _INPUTS:
        given = arguments.get(name)
        for path in [given] if isinstance(given, str) else given or ():
            yield from api.expanded(path)


@contextmanager
def as_usage(option: str) -> Iterator[None]:
    """Make a wrong setting wrong usage of an option."""
    try:
        yield
    except SettingsError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
