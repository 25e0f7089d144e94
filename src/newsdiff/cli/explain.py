"""`newsdiff explain`: why paragraphs of an article were not reported."""

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.completion import ids
from newsdiff.cli.output import Output
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake


@click.command(short_help="Say why paragraphs of an article were not reported as copied.")
@click.argument("target", shell_complete=ids)
@click.argument("sources", metavar="SOURCE...", nargs=-1, shell_complete=ids, required=True)
@options.corpus
@options.no_clean
@options.reading
@pages.page(("terminal",))
@panels.settings()
def explain(
    *,
    target: str,
    sources: tuple[str, ...],
    corpus: str | None,
    no_clean: bool,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Say what in TARGET came nearest to a passage of SOURCE where nothing was reported, and what it lacked.

    TARGET and SOURCE are named as for newsdiff provenance: an article's id, the beginning of one, a path, or -.
    """
    from newsdiff import api
    from newsdiff.cli.documents import Request, chosen
    from newsdiff.report import terminal

    request = Request(target, sources, corpus, intake, settings, is_cleaned=not no_clean)
    article, compared = chosen(request, output)
    pages = [
        terminal.near_misses(
            article,
            source,
            api.explain(article, source, settings),
            output.columns,
            color=output.is_colored,
        )
        for source in compared
    ]
    output.write("\n".join(pages))
