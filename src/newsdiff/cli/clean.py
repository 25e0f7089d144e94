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
    from newsdiff.cli.documents import raw

    is_written = strip_boilerplate and output.path not in (None, "-")
    if strip_boilerplate and explain is not None:
        raise click.UsageError(
            "--explain shows what --strip-boilerplate takes out; leave one of them out."
        )
    documents = api.prepare(raw(corpus, encoding, output), settings, overlay=overlay)
    report = api.clean(documents, settings)
    if explain is not None:
        _show_evidence(_chosen(report, explain), output)
    elif is_written:
        with interruptible(f"run the same command again to write all files to {output.path}"):
            written = api.write(documents, str(output.path))
        replace(output, path=None).show(report)
        output.note(f"wrote {len(written) - 1} articles and their manifest to {output.path}")
    else:
        output.show(report)


def _show_evidence(report: CleanReport, output: Output) -> None:
    """Show every paragraph with all evidence."""
    if output.format == "terminal":
        from newsdiff.report import terminal

        output.write(terminal.explain(report, output.columns, color=output.is_colored))
    else:
        output.show(report)


def _chosen(report: CleanReport, name: str) -> CleanReport:
    """Cut a report down to one article, or to one paragraph of it."""
    from newsdiff.corpus import choose
    from newsdiff.errors import SelectionError

    identifier, colon, line = name.rpartition(":")
    ids, paths = [d.id for d in report.documents], [d.path for d in report.documents]
    whole = not (colon and line.isdecimal()) or name in ids
    typed = name if whole else identifier
    found = choose.positions(ids, typed, paths.__getitem__)
    wanted = report.documents[choose.one(ids, typed, found)]
    if whole:
        return replace(report, documents=(wanted,))
    paragraphs = [p for p in wanted.paragraphs if p.line <= int(line)][-1:]
    if not paragraphs:
        raise SelectionError(f"{wanted.id} has no paragraph at line {line}")
    return replace(report, documents=(replace(wanted, paragraphs=tuple(paragraphs)),))
