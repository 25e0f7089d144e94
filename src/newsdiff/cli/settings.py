"""`newsdiff settings`: the control panel."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import click

from newsdiff.cli import pages, panels
from newsdiff.cli.output import Output
from newsdiff.settings import Panel, Setting, every, to_toml, written
from newsdiff.version import __version__
from newsdiff.visible import json_page

_ORIGIN_COLUMNS = 24
"""The most that what set a value takes of a line; longer paths are folded."""


@click.command(short_help="List every setting, with value, unit, range and meaning.")
@click.argument("corpus", required=False)
@click.option(
    "--changed", "is_changed", is_flag=True, help="List only what differs from the defaults."
)
@pages.page(("terminal", "json", "toml"))
@panels.panel()
def settings(*, corpus: str | None, is_changed: bool, output: Output, panel: Panel) -> None:
    """List every setting that a run on CORPUS has: name, value, unit, range, meaning, and what set it.

    A preset, the newsdiff.toml beside CORPUS and --set change settings; the last of these that sets one
    wins. CORPUS is a folder or a file; corpus/ by default, else $NEWSDIFF_CORPUS. It is not read.
    """
    del corpus  # it was only needed to find its newsdiff.toml
    paths = panel.settings.differences() if is_changed else every()
    chosen = [every()[path] for path in paths]
    if output.format == "terminal":
        _write_page(chosen, panel, output)
    elif output.format == "toml":
        output.write(to_toml(panel.settings, paths))
    else:
        output.write(_json(chosen, panel))


def _json(chosen: list[Setting], panel: Panel) -> str:
    values = panel.settings.values()
    rows = [
        {
            "name": one.path,
            "value": values[one.path],
            "default": one.default,
            "unit": one.rule.unit or None,
            "range": one.range,
            "from": panel.origin(one.path),
            "meaning": one.rule.meaning,
        }
        for one in chosen
    ]
    head = {"format": "newsdiff.settings", "version": 1, "newsdiff": __version__}
    return json_page({**head, "settings": rows})


def _write_page(chosen: list[Setting], panel: Panel, output: Output) -> None:
    from newsdiff.report import terminal
    from newsdiff.report.terminal.page import Page

    if not chosen:
        output.write("All settings have their defaults.\n")
        return
    page = Page(width=output.columns, color=output.is_colored)
    output.write(terminal.print_blocks(_blocks(chosen, panel), page))


def _blocks(chosen: list[Setting], panel: Panel) -> Iterator[Any]:
    """Lay out settings for rich, those of a section below its heading."""
    from newsdiff.report.terminal.page import heading, indent, safe_text, start_grid

    values = panel.settings.values()
    width = min(max(len(panel.origin(one.path)) for one in chosen), _ORIGIN_COLUMNS)
    for section, group in groupby(chosen, key=lambda one: one.section):
        yield heading(section)
        for one in group:
            value, origin = values[one.path], panel.origin(one.path)
            row = start_grid(None, width)
            named = safe_text(f"{one.path} = {written(value)}", "name").append(f"  {one.rule.unit}")
            row.add_row(named, safe_text(origin, "faint" if origin == "default" else "warning"))
            yield row
            default = "" if value == one.default else f"; {written(one.default)} by default"
            takes = safe_text(f" Takes {one.range}{default}.", "faint")
            yield indent(safe_text(one.rule.meaning).append_text(takes))
