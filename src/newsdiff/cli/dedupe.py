"""`newsdiff dedupe`: passages that run through several outlets."""

import click

from newsdiff.cli import options
from newsdiff.cli.output import Output
from newsdiff.settings import AlignSettings, EngineSettings, Settings


@click.command(short_help="Find passages that run through several outlets.")
@click.argument("corpus", required=False)
@click.option(
    "--min-words",
    type=click.IntRange(min=5),
    default=AlignSettings().min_words,
    show_default=True,
    metavar="N",
    help="Leave out passages with fewer equal words.",
)
@click.option(
    "--window-days",
    type=click.FloatRange(min=0),
    metavar="N",
    help="Compare only articles published within N days of each other, and undated ones with all.",
)
@options.jobs
@options.encoding
@options.report
def dedupe(
    *,
    corpus: str | None,
    min_words: int,
    window_days: float | None,
    jobs: int,
    encoding: str | None,
    output: Output,
) -> None:
    """Find passages that run through several outlets, with who was first and why.

    CORPUS is a folder, a file, or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.corpus import read

    documents = read(corpus, encoding, output)
    settings = Settings(
        align=AlignSettings(min_words=min_words, min_words_edited=min_words),
        engine=EngineSettings(window_days=window_days),
    )
    with output.progress() as progress:
        report = api.dedupe(documents, settings, progress=progress, jobs=jobs)
    output.show(report)
