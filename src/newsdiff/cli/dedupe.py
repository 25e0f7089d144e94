"""`newsdiff dedupe`: passages that run through several outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import SHORTCUTS, Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.model import SourceParagraph


@click.command(short_help="Find passages that run through several outlets.")
@options.corpora
@click.option(
    "--against",
    metavar="DIR|FILE",
    help="Find what CORPUS shares with this corpus or archive, too; its articles are not compared with each other.",
)
@options.since
@options.ignore
@options.reuse
@click.option(
    "--translations",
    is_flag=True,
    help="Look for articles that were translated from others of CORPUS, too; needs the extra semantic.",
)
@options.workspace
@options.reading
@pages.report
@panels.settings(**options.REUSE, translations=SHORTCUTS["translations"])
def dedupe(
    *,
    corpus: tuple[str, ...],
    against: str | None,
    since: str | None,
    ignore: str | None,
    limits: options.Limits,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Find passages that run through several outlets, with who was first and why.

    CORPUS are folders, files, patterns such as 'raw/*.txt', or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.documents import stream

    stays = "nothing was written; newsdiff index keeps what is finished of a large corpus"
    with interruptible(stays), output.progress() as progress:
        documents = stream(corpus, intake, settings, output)
        others = stream([against], intake, settings, output) if against else None
        counted = api.Since(since)
        texts: dict[str, tuple[SourceParagraph, ...]] | None = (
            {} if output.is_site_of_corpus else None
        )
        report = api.dedupe(
            documents,
            settings,
            against=others,
            since=counted if since else None,
            ignored=api.ignored_text(ignore),
            progress=progress,
            texts=texts,
            **limits,
        )
    if told := counted.told():
        output.note(told)
    output.show(report, texts or {})
