"""`newsdiff show`: a saved report in any format."""

import click

from newsdiff.cli import pages
from newsdiff.cli.output import Output


@click.command(short_help="Show a saved report in any format.")
@click.argument("file")
@pages.report
def show(*, file: str, output: Output) -> None:
    """Show FILE, a report that was saved with --format json, in any format; - is standard input.

    The articles are not needed: a report holds all that it shows.
    """
    from newsdiff.errors import LoadError
    from newsdiff.report import json

    try:
        with click.open_file(file, "rb") as stream:
            text = stream.read()
    except OSError as error:
        raise LoadError(
            f"{file} cannot be read ({(error.strerror or 'unknown reason').lower()}); "
            "name a file that was saved with --format json"
        ) from error
    output.show(json.read_report(text, file))
