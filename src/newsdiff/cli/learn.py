"""`newsdiff learn`: what each outlet prints under several of its stories."""

from dataclasses import replace

import click

from newsdiff.cli import options, panels
from newsdiff.cli.output import Output
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake


@click.command(short_help="Propose lines to drop, per outlet, for you to review.")
@options.corpora
@options.reading
@click.option("-o", "--output", "path", metavar="FILE", help="Write to FILE.")
@options.force
@panels.settings()
def learn(
    *,
    corpus: tuple[str, ...],
    intake: Intake,
    path: str | None,
    output: Output,
    settings: Settings,
) -> None:
    """Propose an overlay: what each outlet in CORPUS prints under several of its stories.

    Review the TOML, move lines that belong to articles from drop to keep, and pass the file to newsdiff clean
    --overlay. CORPUS are folders, files, patterns such as 'raw/*.txt', or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.documents import raw

    output = replace(output, format="toml", path=path)
    output.write(api.learn(raw(corpus, intake, output), settings))
