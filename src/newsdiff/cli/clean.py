"""`newsdiff clean`: what in the articles is site furniture, and the articles without it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, get_args

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.forms import is_folder
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import SHORTCUTS, CleanSettings, Settings, Strictness
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.model import CleanParagraph, Document
    from newsdiff.report.reports import CleanReport

_MAX_DIGITS = 9
"""Digits of a line's number: no text has lines of which the number is longer."""


@click.command(short_help="Show site furniture in articles, or take it out.")
@options.corpora
@click.option(
    "--strip-boilerplate",
    is_flag=True,
    help="Take it out: print the articles without it, or write them with -o in the form in which they came.",
)
@click.option(
    "--list",
    "is_listed",
    is_flag=True,
    help="With --strip-boilerplate: list what is taken out, too; so do --format and --table.",
)
@click.option(
    "--strictness",
    type=click.Choice(get_args(Strictness)),
    show_default=CleanSettings().strictness,
    help="How much is taken out: safe needs most evidence, aggressive least.",
)
@click.option(
    "--overlay",
    "overlays",
    metavar="FILE",
    multiple=True,
    help="Lines to keep and to drop, per outlet, as newsdiff learn proposes them; may be given more than once.",
)
@click.option(
    "--explain", metavar="ID[:LINE]", help="Show all evidence for one article, or one line."
)
@click.option(
    "--keep",
    is_flag=True,
    help="With --explain ID:LINE: write an overlay that keeps the line; one at -o gets it added.",
)
@click.option("--drop", is_flag=True, help="The same, to drop the line.")
@options.spark(
    "With --strip-boilerplate; CORPUS is a table or the address of Parquet, and -o FOLDER/ gets such."
)
@options.reading
@pages.report
@panels.settings(strictness=SHORTCUTS["strictness"])
def clean(
    *,
    corpus: tuple[str, ...],
    strip_boilerplate: bool,
    is_listed: bool,
    overlays: tuple[str, ...],
    explain: str | None,
    keep: bool,
    drop: bool,
    spark: str | None,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Show what in the articles of CORPUS is site furniture, and why; with --strip-boilerplate, take it out.

    CORPUS are folders, files, patterns such as 'raw/*.txt', or - for standard input; corpus/ by default, else
    $NEWSDIFF_CORPUS. With -o, a folder becomes a folder, and CSV, JSON Lines and Parquet files become such files.
    """
    from newsdiff import api
    from newsdiff.cli.documents import raw

    _check_usage(output)
    if spark:
        _strip_on_spark(corpus, spark, intake, output, settings)
        return
    if strip_boilerplate:
        is_listed = is_listed or bool(options.typed("format_", "table"))
        _strip(corpus, intake, settings, overlays, output, is_listed=is_listed)
        return
    read = raw(corpus, intake, output)
    with output.progress() as progress:
        documents = api.prepare(read, settings, overlay=overlays, progress=progress)
    report = api.clean(documents, settings)
    if explain and (keep or drop):
        _correct(_chosen(report, explain), "keep" if keep else "drop", output)
    elif explain is not None:
        _show_evidence(_chosen(report, explain), output)
    else:
        output.show(report)


def _check_usage(output: Output) -> None:
    """See that no option would switch another one off.

    Raises:
        click.UsageError: One would.
    """
    if options.typed("spark"):
        without = ("explain", "keep", "drop", "is_listed", "overlays", "is_lenient")
        options.refuse_typed("--spark does not go with {}.", *without, *options.SHAPES)
        if not (options.typed("strip_boilerplate") and is_folder(output.path)):
            raise click.UsageError("--spark goes with --strip-boilerplate and -o FOLDER/.")
    elif options.typed("strip_boilerplate"):
        options.refuse_typed(
            "{} is for what --strip-boilerplate takes out; leave one out.", "explain"
        )
        if output.path:
            options.refuse_typed(
                "{} leaves out what -o has to write again; leave one out.", "is_lenient"
            )
    else:
        options.refuse_typed("{} goes with --strip-boilerplate.", "is_listed")
    if not options.typed("explain"):
        options.refuse_typed("{} takes the line that --explain ID:LINE names.", "keep", "drop")
    elif options.typed("keep", "drop"):
        options.refuse_typed("An overlay is written as it is, whatever {} says.", *options.SHAPES)
    if len(options.typed("keep", "drop")) > 1:
        raise click.UsageError("--keep and --drop exclude each other; use one of them.")


def _strip(
    corpus: Sequence[str],
    intake: Intake,
    settings: Settings,
    overlays: Sequence[str],
    output: Output,
    *,
    is_listed: bool,
) -> None:
    """Print or write articles without site furniture, and say what went."""
    from newsdiff import api
    from newsdiff.cli.documents import unmarked
    from newsdiff.cli.whereabouts import places

    paths = places(corpus)
    printed, note = replace(output, path=None), ""
    with api.workspace() as place:
        read = unmarked(paths, intake, output)
        with output.progress() as progress:
            documents = api.marked(
                read,
                settings,
                place,
                overlay=overlays,
                has_evidence=is_listed,
                progress=progress,
            )
        if output.path is not None:
            note = _write(documents, paths, intake, output)
        elif not is_listed:
            replace(printed, format="text").write(_texts(documents, printed))
        if is_listed:
            printed.show(api.clean(documents, settings))
        elif not output.is_quiet:
            _sum_up(documents, printed)
    if note:
        output.note(note)


def _strip_on_spark(
    corpus: Sequence[str],
    spark: str,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Do it on Spark: a table without site furniture."""
    from newsdiff import api
    from newsdiff.cli.whereabouts import places
    from newsdiff.report.phrases import counted

    folder = str(output.path)
    stays = f"run the same command again to write all tables to {folder}"
    with interruptible(stays), output.progress() as progress:
        n = api.clean_to_folder(
            places(corpus),
            settings,
            spark,
            folder,
            guard=output.guard,
            intake=intake,
            progress=progress,
        )
    told = counted(n, "paragraph")
    output.note(f"wrote the articles without {told} to {folder}; its table removed says which")


def _write(
    documents: Sequence[Document], paths: Sequence[str], intake: Intake, output: Output
) -> str:
    """Write articles in the form in which they came; return what to say of it."""
    from newsdiff import api
    from newsdiff.report.phrases import counted

    into = str(output.path)
    with interruptible(f"run the same command again to write all files to {into}"):
        if api.is_archive(paths[0]):
            written = api.write(documents, into, guard=output.guard)
        else:
            written = api.write_stripped(documents, paths, into, intake=intake, guard=output.guard)
    articles = counted(len(documents), "article")
    return f"wrote {articles}{' and their manifest' if len(written) > 1 else ''} to {into}"


def _texts(documents: Sequence[Document], output: Output) -> Iterator[str | bytes]:
    """Yield what stays of each article, with its id before it where there are several."""
    from newsdiff import api
    from newsdiff.visible import printable

    for k, document in enumerate(documents):
        is_only = len(documents) == 1
        text = api.stripped(document)
        if output.is_on_terminal:
            text = "\n".join(map(printable, text.splitlines()))
        if not is_only:
            yield f"{chr(10) * (k > 0)}==> {printable(document.id)} <==\n"
        elif not output.is_on_terminal:
            yield api.stripped_bytes(document)
            return
        yield text if text.endswith("\n") else f"{text}\n"


def _sum_up(documents: Iterable[Document], output: Output) -> None:
    """Say on standard error what was taken out, by category."""
    from newsdiff import api
    from newsdiff.report import terminal

    columns = shutil.get_terminal_size().columns if sys.stderr.isatty() else output.columns
    click.echo(terminal.sum_up(api.clean_sums(documents), columns), err=True, nl=False)


def _show_evidence(report: CleanReport, output: Output) -> None:
    """Show every paragraph with all evidence."""
    if output.format == "terminal":
        from newsdiff.report import terminal

        output.write(terminal.explain(report, output.columns, color=output.is_colored))
    else:
        output.show(report)


def _correct(report: CleanReport, action: Literal["keep", "drop"], output: Output) -> None:
    """Write an overlay that keeps or drops a line."""
    from newsdiff import api

    (document,) = report.documents
    if len(document.paragraphs) != 1:
        raise click.UsageError(f"--{action} takes one line; name it, as --explain {document.id}:1.")
    line = " ".join(document.paragraphs[0].text.split())
    text = api.correct(output.path or "", document.outlet, action, line)
    # Nothing that is in the file gets lost.
    guard = replace(output.guard, is_forced=True)
    replace(output, format="toml", guard=guard).write(text)


def _chosen(report: CleanReport, name: str) -> CleanReport:
    """Cut a report down to one article, or to one paragraph of it."""
    from newsdiff.corpus import choose
    from newsdiff.errors import SelectionError

    identifier, colon, line = name.rpartition(":")
    ids, paths = [d.id for d in report.documents], [d.path for d in report.documents]
    whole = not (colon and line.isdecimal()) or name in ids
    typed = name if whole else identifier
    wanted = report.documents[choose.position(ids, typed, paths.__getitem__)]
    if whole:
        return replace(report, documents=(wanted,))
    at = int(line[:_MAX_DIGITS])
    paragraphs = [p for p in wanted.paragraphs if p.line <= at][-1:]
    is_behind = paragraphs == [*wanted.paragraphs[-1:]] and at >= _end_line(paragraphs[0])
    if not paragraphs or is_behind:
        raise SelectionError(f"{wanted.id} has no paragraph at line {line[:_MAX_DIGITS]}")
    return replace(report, documents=(replace(wanted, paragraphs=tuple(paragraphs)),))


def _end_line(paragraph: CleanParagraph) -> int:
    """Return the first line behind a paragraph."""
    return paragraph.line + max(len(paragraph.text.splitlines()), 1)
