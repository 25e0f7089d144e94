"""`newsdiff info`: what an archive holds."""

from typing import Any

import click

from newsdiff.visible import json_page, printable

_MEGABYTE = 1_000_000
_LISTED = 20
"""Foreign tables, views and macros that are named; JSON names all."""


@click.command(short_help="Say what an archive holds.")
@click.argument("archive")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["terminal", "json"]),
    default="terminal",
    show_default=True,
    help="How it is written.",
)
def info(*, archive: str, format_: str) -> None:
    """Say how many articles, paragraphs and shared passages ARCHIVE holds, and how large it is.

    What it holds beside its own tables is listed first, and never read or run. A file that is no archive is refused
    after that.
    """
    from newsdiff import api
    from newsdiff.errors import LoadError

    beside = api.beside(archive)
    try:
        found = api.summary(archive)
    except LoadError:
        if beside:
            _show({}, beside, format_)
        raise
    _show(found, beside, format_)


def _show(found: dict[str, Any], beside: list[tuple[str, str]], format_: str) -> None:
    """Print what an archive holds, if it is one, and what stands beside it in the file."""
    if format_ == "json":
        named = [{"kind": kind, "name": name} for kind, name in beside]
        click.echo(json_page({**found, "beside": named}), nl=False)
        return
    for label, value in (*(_lines(found) if found else ()), *_held(beside)):
        click.echo(f"{label:14}{value}")


def _held(beside: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return lines on what somebody else put into the file."""
    lines = [("beside", f"{kind} {printable(name)}, never read") for kind, name in beside[:_LISTED]]
    more = len(beside) - _LISTED
    return [*lines, *([("beside", f"{more:,} more, never read")] if more > 0 else [])]


def _lines(found: dict[str, Any]) -> list[tuple[str, str]]:
    dates = f"{found['first']} to {found['last']}" if found["first"] else "none known"
    written = f"written by newsdiff {found['newsdiff']}"
    removed = f"of which {found['removed']:,} are site furniture"
    return [
        ("format", f"{found['format']} {found['version']}, {written}"),
        ("articles", f"{found['documents']:,} of {found['outlets']:,} outlets"),
        ("dates", dates),
        ("text", f"{found['characters']:,} characters"),
        ("paragraphs", f"{found['paragraphs']:,}, {removed}"),
        ("fingerprints", f"{found['fingerprints']:,}"),
        ("passages", f"{found['passages']:,} pairs that share text"),
        ("waiting", f"{found['waiting']:,} articles to clean and compare anew"),
        ("file", f"{found['bytes'] / _MEGABYTE:,.1f} MB"),
    ]
