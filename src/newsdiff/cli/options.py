"""Options that commands share."""

import functools
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby
from typing import Any

import click

from newsdiff.cli import forms
from newsdiff.cli.amounts import megabytes, time_zone
from newsdiff.cli.output import Output
from newsdiff.corpus import MEMORY_MB
from newsdiff.errors import SettingsError
from newsdiff.report import formats
from newsdiff.settings import PRESETS, SHORTCUTS, AlignSettings, Panel, written
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

no_clean = click.option("--no-clean", is_flag=True, help="Compare site furniture as well.")


def reading(command: _Command) -> _Command:
    """Add what says how files are read; the command gets an `intake`."""

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
    def wrapped(
        *,
        encoding: str | None,
        columns: tuple[str, ...],
        include: tuple[str, ...],
        exclude: tuple[str, ...],
        is_lenient: bool,
        **arguments: object,
    ) -> object:
        with _as_usage("--columns"):
            intake = Intake(encoding, read_columns(columns), include, exclude, is_lenient)
        return command(intake=intake, **arguments)

    return wrapped


def workspace(command: _Command) -> _Command:
    """Add `--jobs`, `--memory` and `--temp`; the command gets the `limits` that they set."""

    @click.option(
        "--jobs",
        type=click.IntRange(1, os.cpu_count() or 1, clamp=True),
        default=1,
        show_default=True,
        metavar="N",
        help="Processes to work in, at most one for each core; worth it from some thousand articles on.",
    )
    @click.option(
        "--memory",
        type=megabytes,
        default=f"{MEMORY_MB / 1_000:g}GB",
        show_default=True,
        metavar="SIZE",
        help="Memory to take; what does not fit goes to temporary files. The result is the same.",
    )
    @click.option(
        "--temp",
        type=click.Path(exists=True, file_okay=False, writable=True),
        metavar="DIR",
        help="Folder for these files; the system's by default.",
    )
    @functools.wraps(command)
    def wrapped(*, jobs: int, memory: int, temp: str | None, **arguments: object) -> object:
        return command(limits={"memory_mb": memory, "temp": temp, "jobs": jobs}, **arguments)

    return wrapped


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
        output = Output(is_quiet=quiet, is_verbose=verbose and not quiet)
        library, told = logging.getLogger("newsdiff"), _Told(output)
        level = logging.INFO if output.is_verbose else logging.WARNING
        library.setLevel(logging.ERROR if quiet else level)
        library.addHandler(told)
        try:
            return command(output=output, **arguments)
        finally:
            library.removeHandler(told)

    return wrapped


_INPUTS = ("corpus", "target", "sources", "file", "cleaned", "overlays", "config")
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
    """Yield what a command reads, by what was typed, and the corpus where none was."""
    from newsdiff.cli.documents import default_corpus

    if "corpus" in arguments and not arguments["corpus"] and (found := default_corpus()):
        yield found
    for name in _INPUTS:
        given = arguments.get(name)
        yield from [given] if isinstance(given, str) else given or ()


def page(choices: Sequence[str]) -> Callable[[_Command], _Command]:
    """Add what shapes a page, in one of some formats; the command gets one `output` that holds it all."""

    def added(command: _Command) -> _Command:
        @click.option(
            "--format",
            "format_",
            type=click.Choice(choices),
            show_default="by the ending of -o FILE, else terminal",
            help="How the page is written.",
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
            chosen = forms.chosen_format(format_, None if is_other else path, choices, output)
            if chosen in formats.BINARY and path is None:
                raise click.UsageError(
                    f"--format {chosen} is not for reading; name a file with -o."
                )
            shaped = replace(output, format=chosen, path=path, width=width, is_paged=not no_pager)
            return command(output=shaped, **arguments)

        return wrapped

    return added


def report(command: _Command) -> _Command:
    """Add what shapes a report: format, table, place and the zone of its times; the command gets one `output`."""

    @page(formats.FORMATS)
    @click.option(
        "--table",
        metavar="NAME",
        help="Which table csv, jsonl, xlsx or parquet hold: "
        "passages, pairs, outlets, articles, paragraphs or facts.",
    )
    @click.option(
        "--timezone",
        metavar="ZONE",
        default="UTC",
        show_default=True,
        help="Show times in this zone, as Europe/Berlin or +05:30, with what the article says beside it.",
    )
    @functools.wraps(command)
    def wrapped(*, table: str | None, timezone: str, output: Output, **arguments: object) -> object:
        shaped = replace(forms.with_table(output, table), timezone=time_zone(timezone))
        return command(output=shaped, **arguments)

    return wrapped


def settings(**own: tuple[str, ...]) -> Callable[[_Command], _Command]:
    """Add `--set`, `--preset` and `--config`; the command gets the `settings` that they make.

    What was not typed, a preset or a file, is said in a note; `output` must be added outside of this.
    For `own` see `panel`.
    """

    def added(command: _Command) -> _Command:
        @panel(**own)
        @functools.wraps(command)
        def wrapped(*, panel: Panel, output: Output, **arguments: object) -> object:
            values = panel.settings.values()
            for origin, paths in groupby(sorted(panel.origins, key=panel.origin), panel.origin):
                told = output.detail if origin.startswith("--") else output.note
                told(f"{origin}: " + ", ".join(f"{p} = {written(values[p])}" for p in paths))
            if isinstance(intake := arguments.get("intake"), Intake):
                arguments["intake"] = intake.with_columns(panel.columns)
            return command(settings=panel.settings, output=output, **arguments)

        return wrapped

    return added


def panel(**own: tuple[str, ...]) -> Callable[[_Command], _Command]:
    """Add `--set`, `--preset` and `--config`; the command gets the `panel` that they make.

    `own` are options of the command that are settings as well, by their parameter: what each of them sets.
    They win over all else where they are given, which None and False are not.
    """

    def added(command: _Command) -> _Command:
        @click.option(
            "--set",
            "assignments",
            metavar="NAME=VALUE",
            multiple=True,
            help="Change a setting, as align.min_words=10; newsdiff settings lists them all.",
        )
        @click.option(
            "--preset", type=click.Choice(list(PRESETS)), help="Begin with settings for a purpose."
        )
        @click.option(
            "--config",
            metavar="FILE",
            help="Settings in TOML; by default the newsdiff.toml beside the corpus, if there is one.",
        )
        @functools.wraps(command)
        def wrapped(
            *,
            assignments: tuple[str, ...],
            preset: str | None,
            config: str | None,
            **arguments: Any,  # noqa: ANN401  those of the command
        ) -> object:
            made = _before_options(preset, config, arguments)
            with _as_usage("--set"):
                made = made.with_texts(assignments, "--set")
            for name, paths in own.items():
                value, option = arguments.pop(name), f"--{name.replace('_', '-')}"
                if value is not None and value is not False:
                    with _as_usage(option):
                        made = made.changed(dict.fromkeys(paths, value), option)
            return command(panel=made, **arguments)

        return wrapped

    return added


def _before_options(preset: str | None, config: str | None, arguments: dict[str, Any]) -> Panel:
    """Return the settings that a preset and a file make, the one named or the one beside the corpus."""
    from newsdiff.cli.documents import settings_file

    sources = arguments.get("sources", ())
    names = (arguments["target"], *sources) if sources else ()
    given = arguments["corpus"] or ()
    file = config or settings_file((given,) if isinstance(given, str) else given, names)
    made = Panel().with_preset(preset) if preset else Panel()
    return made.with_file(file) if file else made


@contextmanager
def _as_usage(option: str) -> Iterator[None]:
    """Make a wrong setting wrong usage of an option."""
    try:
        yield
    except SettingsError as error:
        raise click.BadParameter(str(error), param_hint=option) from None
