"""`newsdiff restore`: the original files of articles that were cleaned or thinned."""

from __future__ import annotations

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output


@click.command(short_help="Rebuild the original files of a folder of cleaned articles.")
@click.argument("folder", metavar="DIR")
@options.folder("The folder to write the originals to; made if missing.")
@options.quiet
def restore(*, folder: str, output: Output) -> None:
    """Rebuild the original files, byte for byte, from DIR, which newsdiff clean or newsdiff thin wrote."""
    from newsdiff import api

    with interruptible(f"run the same command again to write all files to {output.path}"):
        written = api.restore(folder, str(output.path))
    output.note(f"wrote {len(written)} original files to {output.path}")
