"""`newsdiff provenance`: the paragraph ledger of one article."""

import sys
from pathlib import Path

import click

from newsdiff.cli import options, pages, panels
from newsdiff.cli.amounts import portion
from newsdiff.cli.completion import ids
from newsdiff.cli.output import Output
from newsdiff.cli.whereabouts import default_corpus
from newsdiff.settings import SHORTCUTS, Settings
from newsdiff.settings.intake import Intake

_OVER = 3
"""Exit code where more was copied than `--fail-over` allows."""


@click.command(short_help="Show which paragraphs of an article were lifted, and from where.")
@click.argument("target", shell_complete=ids)
@click.argument("sources", metavar="[SOURCE]...", nargs=-1, shell_complete=ids)
@options.corpus
@options.against
@options.spark(
    "With --against, which may name a table; --temp is a folder that all nodes reach then."
)
@options.temp
@options.since
@options.ignore
@options.no_clean
@click.option(
    "--semantic",
    is_flag=True,
    help="Look for rewording by sense, too, and for what was translated; needs the extra semantic.",
)
@click.option(
    "--fail-over",
    type=portion,
    metavar="SHARE",
    help="Exit with 3 where a larger share of the words was copied, as 30% or 0.3.",
)
@click.option(
    "--pack",
    metavar="FILE.zip",
    help="Write the case to a ZIP, too: report, both texts, digests, command line, PROV-O.",
)
@options.reading
@pages.report
@panels.settings(semantic=SHORTCUTS["semantic"])
def provenance(
    *,
    target: str,
    sources: tuple[str, ...],
    corpus: str | None,
    against: str | None,
    spark: str | None,
    temp: str | None,
    since: str | None,
    ignore: str | None,
    no_clean: bool,
    fail_over: float | None,
    pack: str | None,
    intake: Intake,
    output: Output,
    settings: Settings,
) -> int:
    """Show which paragraphs of TARGET were lifted from SOURCE, what was changed, and whether it was credited.

    TARGET and SOURCE are an article's id, the beginning of one that no other has (001), a path, or - for
    standard input. Without SOURCE, TARGET is compared with every article of the corpus that is not of its
    own outlet. With --against, every name is a TARGET: an article, a folder or a file of articles.
    """
    from newsdiff import api
    from newsdiff.cli import targets
    from newsdiff.cli.documents import Request, chosen, without_folders

    if against:
        options.refuse_typed("--against and {0} name the same thing; leave out {0}.", "corpus")
        options.refuse_typed("{} is for one article; leave out --against.", "pack", "table")
        if spark:
            options.refuse_typed("--spark does not go with {}.", "no_clean", "is_lenient")
        names = (target, *sources)
        many = targets.Many(
            names, against, since, intake, settings, not no_clean, ignore, spark, temp
        )
        largest = targets.compare_many(many, output)
        return _OVER if fail_over is not None and largest > fail_over else 0
    options.refuse_typed(
        "{} is for many articles; name a corpus with --against.", "since", "spark", "temp"
    )
    if pack and output.path and Path(pack).resolve() == Path(output.path).resolve():
        raise click.UsageError("--pack and -o name the same file; name two.")

    request = Request(target, sources, corpus, intake, settings, is_cleaned=not no_clean)
    ignored = api.ignored_text(ignore)
    article, compared = chosen(request, output)
    article, *compared = api.without([article, *compared], ignored)
    if pack:
        article, *compared = without_folders([article, *compared])
    output.detail(f"comparing {article.id} with {len(compared)} articles")
    with api.kept_vectors(corpus or default_corpus(), settings):
        report = api.provenance(article, compared, settings)
    output.show(report)
    if sources and (hint := api.semantic_hint(article, compared, report, settings)):
        output.note(hint)
    if pack:
        words = ["newsdiff", *sys.argv[1:]]
        output.write_case(pack, report, [article, *compared], words)
    return _OVER if fail_over is not None and report.summary.coverage > fail_over else 0
