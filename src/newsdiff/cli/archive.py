"""`newsdiff archive`: take articles out of an archive, and work out what waits in it."""

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output


@click.group(short_help="Take articles out of an archive, or work out what waits in it.")
def archive() -> None:
    """Look after an archive that newsdiff index filled."""


@archive.command(short_help="Take articles out of an archive.")
@click.argument("path", metavar="ARCHIVE")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@options.notes
def remove(*, path: str, ids: tuple[str, ...], output: Output) -> None:
    """Take the articles with these whole IDs out of ARCHIVE, with all that was found of them."""
    from newsdiff import api

    n_removed = api.remove(ids, path)
    output.note(f"removed {n_removed} of {len(ids)} articles from {path}")


@archive.command(short_help="Work out what waits in an archive.")
@click.argument("kept", metavar="ARCHIVE")
@options.workspace
@options.notes
def refresh(*, kept: str, limits: options.Limits, output: Output) -> None:
    """Clean and compare anew the articles of ARCHIVE that later ones may have changed; newsdiff info counts them."""
    from newsdiff import api

    stays = f"{kept} holds what was written so far, so run the same command again to go on"
    with interruptible(stays), api.workspace(**limits) as place, output.progress() as progress:
        n_waiting = api.refresh(kept, progress=progress, place=place)
    output.note(f"{kept}: {n_waiting} articles cleaned and compared anew")
