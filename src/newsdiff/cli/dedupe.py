"""`newsdiff dedupe`: passages that run through several outlets."""

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import Settings


@click.command(short_help="Find passages that run through several outlets.")
@click.argument("corpus", required=False)
@options.reuse
@options.workspace
@options.encoding
@options.report
@options.settings(**options.REUSE)
def dedupe(
    *,
    corpus: str | None,
    limits: options.Limits,
    encoding: str | None,
    output: Output,
    settings: Settings,
) -> None:
    """Find passages that run through several outlets, with who was first and why.

    CORPUS is a folder, a file, or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.documents import stream

    stays = "nothing was written; newsdiff index keeps what is finished of a large corpus"
    with interruptible(stays), output.progress() as progress:
        documents = stream(corpus, encoding, settings, output)
        report = api.dedupe(documents, settings, progress=progress, **limits)
    output.show(report)
