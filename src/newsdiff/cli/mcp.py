"""`newsdiff mcp`: the calls of the desk for an assistant."""

import click

from newsdiff.cli import options, panels
from newsdiff.cli.output import Output
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake


@click.command(
    short_help="Let an assistant ask an archive or a corpus, over standard input and output."
)
@click.argument("corpus", required=False, metavar="[ARCHIVE|CORPUS]")
@options.cache
@options.reading
@options.notes
@panels.settings()
def mcp(
    *, corpus: str | None, cache: str | None, intake: Intake, output: Output, settings: Settings
) -> None:
    """Offer search, provenance, clusters and versions of ARCHIVE or CORPUS as tools by the Model Context Protocol.

    An assistant starts this command itself; it ends with the standard input that it is given. Nothing of yours is written.
    """
    from newsdiff.cli.whereabouts import asked_corpus
    from newsdiff.serve.tools import run_tools
    from newsdiff.serve.work import Place

    del output  # which heeds what is said of notes
    run_tools(Place(asked_corpus(corpus), settings, intake, cache=cache))
