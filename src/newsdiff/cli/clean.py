"""`newsdiff clean`: what in the articles is site furniture, and the articles without it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

import click

from newsdiff.cli import options
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import CleanSettings, Settings, Strictness

if TYPE_CHECKING:
    from newsdiff.report.reports import CleanReport


@click.command(short_help="Show site furniture in articles, or take it out.")
@click.argument("corpus", required=False)
@click.option(
    "--strip-boilerplate",
    is_flag=True,
    help="Take it out: with -o DIR, write the articles without it, and a manifest.",
)
@click.option(
    "--restore",
    metavar="DIR",
    help="Rebuild the original files from DIR, which -o wrote, into another folder.",
)
@click.option(
    "--strictness",
    type=click.Choice(get_args(Strictness)),
    show_default=CleanSettings().strictness,
    help="How much is taken out: safe needs most evidence, aggressive least.",
)
@click.option(
    "--overlay",
    metavar="FILE",
    help="Lines to keep and to drop, per outlet, as newsdiff learn proposes them.",
)
@click.option(
    "--explain", metavar="ID[:LINE]", help="Show all evidence for one article, or one line."
)
@options.encoding
@options.report
@options.settings(strictness=("clean.strictness",))
def clean(
    *,
    corpus: str | None,
    strip_boilerplate: bool,
    restore: str | None,
    overlay: str | None,
    explain: str | None,
    encoding: str | None,
    output: Output,
    settings: Settings,
) -> None:
    """Show what in the articles of CORPUS is site furniture, and why; with -o DIR, write them without it.

    CORPUS is a folder, a file, or - for standard input; corpus/ by default, else $NEWSDIFF_CORPUS.
    """
    from newsdiff import api
    from newsdiff.cli.corpus import read

    if restore is not None:
        _restore(restore, corpus, output, is_alone=not (strip_boilerplate or explain))
        return
    documents = api.prepare(read(corpus, encoding, output), settings, overlay=overlay)
    report = api.clean(documents, settings)
    if explain is not None:
        _explain(report, explain, output)
    elif strip_boilerplate and output.path not in (None, "-"):
        with interruptible(f"run the same command again to write all files to {output.path}"):
            written = api.write(documents, str(output.path))
        replace(output, path=None).show(report)
        output.note(f"wrote {len(written) - 1} articles and their manifest to {output.path}")
    else:
        output.show(report)


def _restore(folder: str, corpus: str | None, output: Output, *, is_alone: bool) -> None:
    """Rebuild the originals of a folder of cleaned articles."""
    from newsdiff import api

    if corpus is not None or not is_alone:
        raise click.UsageError(
            "--restore DIR stands alone, with -o INTO for the folder to write to."
        )
    if output.path in (None, "-"):
        raise click.UsageError("--restore DIR needs -o INTO, the folder to write the originals to.")
    with interruptible(f"run the same command again to write all files to {output.path}"):
        written = api.restore(folder, str(output.path))
    output.note(f"wrote {len(written)} original files to {output.path}")


def _explain(report: CleanReport, name: str, output: Output) -> None:
    """Show every paragraph of one article, or the one at a line, with all evidence."""
    chosen = _chosen(report, name)
    if output.format == "terminal":
        from newsdiff.report import terminal

        output.write(terminal.explain(chosen, output.columns, color=output.is_colored))
    else:
        output.show(chosen)


def _chosen(report: CleanReport, name: str) -> CleanReport:
    """Cut a report down to one article, or to one paragraph of it."""
    from newsdiff.corpus import choose
    from newsdiff.errors import SelectionError

    identifier, colon, line = name.rpartition(":")
    whole = not (colon and line.isdecimal()) or name in {d.id for d in report.documents}
    wanted = choose.document(report.documents, name if whole else identifier)
    if whole:
        return replace(report, documents=(wanted,))
    paragraphs = [p for p in wanted.paragraphs if p.line <= int(line)][-1:]
    if not paragraphs:
        raise SelectionError(f"{wanted.id} has no paragraph at line {line}")
    return replace(report, documents=(replace(wanted, paragraphs=tuple(paragraphs)),))
