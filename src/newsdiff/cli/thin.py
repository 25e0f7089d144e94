"""`newsdiff thin`: a corpus without what it holds twice."""

from typing import Literal, get_args

import click

from newsdiff.cli import options, panels
from newsdiff.cli.interrupt import interruptible
from newsdiff.cli.output import Output
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

Cut = Literal["articles", "paragraphs"]


@click.command(short_help="Write a corpus without the copies in it.")
@options.corpora
@click.option(
    "--cut",
    type=click.Choice(get_args(Cut)),
    default="paragraphs",
    show_default=True,
    help="What is left out: copied paragraphs, or articles that are copies as a whole.",
)
@options.reuse
@options.folder("The folder to write the articles to; made if missing.")
@options.spark("CORPUS is a table or the address of Parquet then, and so is what is written.")
@options.workspace
@options.reading
@options.force
@panels.settings(**options.REUSE)
def thin(
    *,
    corpus: tuple[str, ...],
    cut: Cut,
    folder: str,
    spark: str | None,
    limits: options.Limits,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> None:
    """Write the articles of CORPUS without the copies: the first version of every passage stays.

    newsdiff-copies.json in the folder says what went and which passage it repeats; newsdiff restore rebuilds the
    originals of the articles written. CORPUS is named as for newsdiff dedupe. With --spark the folder gets Parquet:
    articles, with the columns that came, and copies.
    """
    from newsdiff import api
    from newsdiff.cli.documents import stream
    from newsdiff.cli.whereabouts import places
    from newsdiff.report.phrases import counted

    parts = "tables" if spark else "files"
    again = f"run the same command again to write all {parts} to {folder}"
    with interruptible(again), output.progress() as progress:
        if spark:
            options.refuse_typed(
                "--spark does not go with {}.", "is_lenient", "jobs", "memory", "temp"
            )
            found = api.thin_to_folder(
                places(corpus),
                settings,
                spark,
                folder,
                cut,
                guard=output.guard,
                intake=intake,
                progress=progress,
            )
            where = "its table copies"
        else:
            with api.workspace(**limits) as place:
                found, written = api.thin(
                    stream(corpus, intake, settings, output),
                    folder,
                    cut,
                    settings,
                    guard=output.guard,
                    progress=progress,
                    place=place,
                )
            where = str(written[-1])
    told = counted(len(found), f"copied {cut.removesuffix('s')}")
    output.note(f"wrote the articles without {told} to {folder}; {where} says what went")
