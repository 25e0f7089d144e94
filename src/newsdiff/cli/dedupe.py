"""`newsdiff dedupe`: passages that run through several outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import AlignSettings, Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newsdiff.model import Document
    from newsdiff.report.reports import DedupeReport

Cut = Literal["articles", "paragraphs"]


@click.command(short_help="Find passages that run through several outlets.")
@click.argument("corpus", required=False)
@click.option(
    "--min-words",
    type=click.IntRange(min=5),
    show_default=str(AlignSettings().min_words),
    metavar="N",
    help="Leave out passages with fewer equal words.",
)
@click.option(
    "--window-days",
    type=click.FloatRange(min=0),
    metavar="N",
    help="Compare only articles published within N days of each other, and undated ones with all.",
)
@click.option(
    "--keep",
    type=click.Choice(["first"]),
    help="Write the articles without the copies into the folder that -o names.",
)
@click.option(
    "--cut",
    type=click.Choice(get_args(Cut)),
    default="paragraphs",
    show_default=True,
    help="What --keep leaves out: copied paragraphs, or articles that are copies as a whole.",
)
@options.jobs
@options.workspace
@options.encoding
@options.report
@options.settings(
    min_words=("align.min_words", "align.min_words_edited"), window_days=("index.window_days",)
)
def dedupe(
    *,
    corpus: str | None,
    keep: str | None,
    cut: Cut,
    jobs: int,
    memory: int,
    temp: str | None,
    encoding: str | None,
    output: Output,
    settings: Settings,
) -> None:
    """Find passages that run through several outlets, with who was first and why.

    CORPUS is a folder, a file, or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.corpus import stream

    if keep and output.path in (None, "-"):
        raise click.UsageError("--keep needs -o DIR, the folder to write the articles to.")
    stays = "nothing was written; newsdiff index keeps what is finished of a large corpus"
    with api.opened(memory, temp, jobs) as workspace:
        with interruptible(stays), output.progress() as progress:
            documents = api.stored(
                stream(corpus, encoding, output), settings, workspace=workspace, progress=progress
            )
            report = api.survey(documents, settings, progress=progress)
        if keep:
            _thin(documents, report, cut, settings, output)
    if not keep:
        output.show(report)


def _thin(
    documents: Sequence[Document],
    report: DedupeReport,
    cut: Cut,
    settings: Settings,
    output: Output,
) -> None:
    """Write the articles without the copies."""
    from newsdiff import api

    found = api.copies(documents, report, cut, settings)
    with interruptible(f"run the same command again to write all files to {output.path}"):
        *_, last = api.thin(documents, found, str(output.path))
    output.note(
        f"wrote the articles without {len(found)} copied {cut} to {output.path}; {last} says what went"
    )
