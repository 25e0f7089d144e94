"""`newsdiff index`: keep a corpus in an archive."""

import click

from newsdiff.cli import options, panels
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake


@click.command(short_help="Keep a corpus in an archive, and what its articles share.")
@options.corpora
@click.option(
    "--into",
    "into",
    metavar="FILE",
    required=True,
    help="The archive, as news.duckdb; made if missing.",
)
@options.workspace
@options.reading
@options.notes
@panels.settings()
def index(
    *,
    corpus: tuple[str, ...],
    into: str,
    limits: options.Limits,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Put the articles of CORPUS into an archive, with their marks, fingerprints and the reuse among them.

    CORPUS are folders, files, patterns such as 'raw/*.txt', or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS. Only
    articles that are new or changed are read closely. The archive takes the place of a corpus in dedupe
    and provenance.
    """
    from newsdiff import api
    from newsdiff.cli.documents import stream

    stays = f"{into} holds what was written so far, so run the same command again to go on"
    with interruptible(stays), api.workspace(**limits) as place, output.progress() as progress:
        documents = stream(corpus, intake, settings, output)
        done = api.index(documents, into, settings, progress=progress, place=place)
    output.note(
        f"{into}: {done.added} articles added, {done.changed} changed, {done.unchanged} unchanged"
    )
    if done.waiting:
        output.note(
            f"{done.waiting} older articles wait to be cleaned anew beside these; newsdiff archive refresh {into} does it"
        )
