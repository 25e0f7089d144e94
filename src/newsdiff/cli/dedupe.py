"""`newsdiff dedupe`: passages that run through several outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.forms import is_folder
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.cli.whereabouts import places
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
@options.spark("CORPUS may be a table, and -o FOLDER/ gets Parquet.")
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
    spark: str | None,
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

    if spark:
        _check_spark(output, settings)
        _dedupe_on_spark(corpus, spark, limits, intake, output, settings)
        return
    stays = "nothing was written; newsdiff index keeps what is finished of a large corpus"
    with interruptible(stays), output.progress() as progress:
        documents = stream(corpus, intake, settings, output)
        others = stream([against], intake, settings, output) if against else None
        counted = api.Since(since)
        texts: dict[str, tuple[SourceParagraph, ...]] | None = (
            {} if output.is_site_of_corpus else None
        )
        with api.kept_vectors(against or places(corpus)[0], settings):
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


def _check_spark(output: Output, settings: Settings) -> None:
    """See that nothing is asked for that Spark does not do, or does by itself.

    Raises:
        click.UsageError: Something is.
    """
    own = ("against", "since", "ignore", "is_lenient", "jobs", "memory")
    options.refuse_typed("--spark does not go with {}.", *own)
    if is_folder(output.path):
        unused = ("temp", *options.SHAPES)
        options.refuse_typed(
            "-o FOLDER/ gets Parquet and holds what is finished, whatever {} says.", *unused
        )
    if settings.translations.is_used:
        raise click.UsageError("--spark does not go with --translations.")


def _dedupe_on_spark(
    corpus: tuple[str, ...],
    spark: str,
    limits: options.Limits,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Do it on Spark: a report as always, or the tables of a folder."""
    from newsdiff import api

    stays = "what is finished stays in its folder; run the same command again to go on"
    with interruptible(stays), output.progress() as progress:
        given = places(corpus)
        if is_folder(output.path):
            folder = str(output.path)
            api.dedupe_to_folder(
                given, settings, spark, folder, guard=output.guard, intake=intake, progress=progress
            )
            output.note(f"wrote {folder}")
            return
        report = api.dedupe_on_spark(
            given, settings, spark, intake=intake, temp=limits["temp"], progress=progress
        )
    output.show(report)
