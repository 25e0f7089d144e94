"""`newsdiff serve`: a desk in the browser, for one person at this machine."""

import os
from pathlib import Path

import click

from newsdiff.cli import options, panels
from newsdiff.cli.output import Output
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.writing import Guard

PORT = 8765
"""Where it listens unless the user says otherwise."""


@click.command(
    short_help="Paste an article in the browser, search the archive, see where it comes from."
)
@click.argument("corpus", required=False, metavar="[ARCHIVE|CORPUS]")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=PORT,
    show_default=True,
    metavar="N",
    help="Port of 127.0.0.1 to listen on; 0 for any free one.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, os.cpu_count() or 1, clamp=True),
    show_default="the cores, 4 at most",
    metavar="N",
    help="Processes that answer; each holds a corpus that is no archive.",
)
@click.option(
    "--ignore",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Text that does not count, a passage a paragraph; the page adds what you tell it to save.",
)
@options.cache
@options.reading
@options.notes
@panels.settings()
def serve(
    *,
    corpus: str | None,
    port: int,
    jobs: int | None,
    ignore: str | None,
    cache: str | None,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Open a desk in the browser: paste an article, see where it comes from in ARCHIVE or CORPUS, search these.

    Only this machine reaches it, and only who has the address that is printed: it holds a token. Without a corpus two texts
    that are pasted are compared. An archive may be filled meanwhile, and a copy of it stays in the cache; a folder is read
    once. Ends with Ctrl-C.
    """
    from newsdiff.cli.whereabouts import asked_corpus
    from newsdiff.serve.running import run_server
    from newsdiff.serve.work import Place

    found = asked_corpus(corpus)
    if found and ignore:  # what it adds there would be read as an article
        Guard((found,)).check_file(Path(ignore))

    def told(address: str) -> None:
        click.echo(f"newsdiff: {found or 'two texts'} at {address} (Ctrl-C ends it)", err=True)

    try:
        run_server(Place(found, settings, intake, ignore, cache), port, told, jobs)
    except KeyboardInterrupt:
        output.note("ended")
