"""Options for the control panel: `--set`, `--preset`, `--config`, and options that are settings as well."""

import functools
from collections.abc import Callable
from itertools import groupby
from typing import Any

import click

from newsdiff.cli.options import as_usage
from newsdiff.cli.output import Output
from newsdiff.settings import PRESETS, Panel, written
from newsdiff.settings.intake import Intake

_Command = Callable[..., Any]


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
            with as_usage("--set"):
                made = made.with_texts(assignments, "--set")
            for name, paths in own.items():
                value, option = arguments.pop(name), f"--{name.replace('_', '-')}"
                if value is not None and value is not False:
                    with as_usage(option):
                        made = made.changed(dict.fromkeys(paths, value), option)
            return command(panel=made, **arguments)

        return wrapped

    return added


def _before_options(preset: str | None, config: str | None, arguments: dict[str, Any]) -> Panel:
    """Return the settings that a preset and a file make, the one named or the one beside the corpus."""
    from newsdiff.cli.whereabouts import settings_file

    sources = arguments.get("sources", ())
    names = (arguments["target"], *sources) if sources else ()
    given = arguments.get("against") or arguments.get("corpus") or arguments.get("versions") or ()
    file = config or settings_file((given,) if isinstance(given, str) else given, names)
    made = Panel().with_preset(preset) if preset else Panel()
    return made.with_file(file) if file else made
