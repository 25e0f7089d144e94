"""`newsdiff dedupe`: passages that run through several outlets."""

from __future__ import annotations

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import AlignSettings, EngineSettings, Settings


@click.command(short_help="Find passages that run through several outlets.")
@click.argument("corpus", required=False)
@options.reuse
@options.jobs
@options.workspace
@options.encoding
@options.report
def dedupe(
    *,
    corpus: str | None,
    min_words: int,
    window_days: float | None,
    jobs: int,
    memory: int,
    temp: str | None,
    encoding: str | None,
    output: Output,
) -> None:
    """Find passages that run through several outlets, with who was first and why.

    CORPUS is a folder, a file, or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.documents import stream

    settings = Settings(
        align=AlignSettings(min_words=min_words, min_words_edited=min_words),
        engine=EngineSettings(window_days=window_days),
    )
    stays = "nothing was written; newsdiff index keeps what is finished of a large corpus"
    with interruptible(stays), output.progress() as progress:
        report = api.dedupe(
            stream(corpus, encoding, settings, output),
            settings,
            progress=progress,
            jobs=jobs,
            memory_mb=memory,
            temp=temp,
        )
    output.show(report)
