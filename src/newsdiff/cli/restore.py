"""`newsdiff restore`: the original files of articles that were cleaned or thinned."""

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output


@click.command(short_help="Rebuild the original files of a folder of cleaned articles.")
@click.argument("cleaned", metavar="DIR")
@options.folder("The folder to write the originals to; made if missing.")
@options.force
def restore(*, cleaned: str, folder: str, output: Output) -> None:
    """Rebuild the original files, byte for byte, from DIR, which newsdiff clean or newsdiff thin wrote."""
    from newsdiff import api

    with interruptible(f"run the same command again to write all files to {folder}"):
        written = api.restore(cleaned, folder, guard=output.guard)
    output.note(f"wrote {len(written)} original files to {folder}")
