"""`newsdiff info`: what an archive holds."""

import json
from typing import Any

import click

_MEGABYTE = 1_000_000


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
    """Say how many articles, paragraphs and shared passages ARCHIVE holds, and how large it is."""
    from newsdiff import api

    found = api.summary(archive)
    if format_ == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for label, value in _lines(found):
        click.echo(f"{label:14}{value}")


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
