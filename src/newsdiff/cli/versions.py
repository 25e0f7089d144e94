"""`newsdiff versions`: what changed between versions of one article."""

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.output import Output
from newsdiff.report import formats
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake


@click.command(short_help="Show what changed between versions of one article.")
@click.argument("versions", metavar="OLD NEW...", nargs=-1, required=True)
@click.option(
    "--min-words",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    metavar="N",
    help="Leave out added and cut sentences and quotations with fewer words.",
)
@click.option(
    "--copier",
    metavar="FILE",
    help="Another article: say which version it has.",
)
@options.ignore
@options.reading
@pages.page(formats.VERSIONS_FORMATS)
@pages.zone
@panels.settings()
def versions(
    *,
    versions: tuple[str, ...],
    min_words: int,
    copier: str | None,
    ignore: str | None,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Show what changed between versions of one article: headline, facts, denials, quotations, and whether a note says so.

    OLD and NEW are files or patterns, in order of time; where all articles have a date of publication, that counts.
    """
    from newsdiff import api
    from newsdiff.cli.documents import lone, version_documents

    documents = version_documents(versions, intake)
    report = api.versions(
        documents,
        settings,
        min_words=min_words,
        copier=lone(copier, intake) if copier else None,
        ignored=api.ignored_text(ignore),
    )
    output.show_versions(report)
