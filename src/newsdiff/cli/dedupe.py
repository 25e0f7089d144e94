"""`newsdiff dedupe`: passages that run through several outlets."""

import click

from newsdiff.cli import options
from newsdiff.cli.output import Output


@click.command(short_help="Find passages that run through several outlets.")
@click.argument("corpus", required=False)
@options.encoding
@options.report
def dedupe(*, corpus: str | None, encoding: str | None, output: Output) -> None:
    """Find passages that run through several outlets, with who was first and why.

    CORPUS is a folder, a file, or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.corpus import read

    documents = read(corpus, encoding, output)
    with output.progress() as progress:
        report = api.dedupe(documents, progress=progress)
    output.show(report)
