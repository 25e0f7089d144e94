"""`newsdiff provenance`: the paragraph ledger of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsdiff.cli import options
from newsdiff.cli.output import Output

if TYPE_CHECKING:
    from newsdiff.model import Document
    from newsdiff.settings import Settings

_OVER = 3
"""Exit code where more was copied than `--fail-over` allows."""


@click.command(short_help="Show which paragraphs of an article were lifted, and from where.")
@click.argument("target")
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option(
    "--corpus",
    metavar="DIR|FILE",
    help="Where articles are looked up; corpus/ by default, else $NEWSDIFF_CORPUS.",
)
@click.option("--no-clean", is_flag=True, help="Compare site furniture as well.")
@click.option(
    "--semantic",
    is_flag=True,
    help="Look for reworded sentences by their sense, too; needs the extra semantic.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say instead why paragraphs were not reported, and which threshold they missed.",
)
@click.option(
    "--fail-over",
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="Exit with 3 where a larger share of the words was copied, as 0.3.",
)
@options.encoding
@options.report
@options.settings(semantic=("align.is_semantic",))
def provenance(
    *,
    target: str,
    sources: tuple[str, ...],
    corpus: str | None,
    no_clean: bool,
    explain: bool,
    fail_over: float | None,
    encoding: str | None,
    output: Output,
    settings: Settings,
) -> int:
    """Show which paragraphs of TARGET were lifted from SOURCE, what was changed, and whether it was credited.

    TARGET and SOURCE are an article's id, the beginning of one that no other has (001), a path, or - for
    standard input. Without SOURCE, TARGET is compared with every article of the corpus that is not of its
    own outlet.
    """
    from newsdiff import api

    names = (target, *sources)
    chosen, compared = _choose(names, corpus, encoding, output, settings, is_clean=not no_clean)
    if explain:
        return _explain(chosen, compared, output, settings)
    output.detail(f"comparing {chosen.id} with {len(compared)} articles")
    report = api.provenance(chosen, compared, settings)
    output.show(report)
    return _OVER if fail_over is not None and report.summary.coverage > fail_over else 0


def _choose(
    names: tuple[str, ...],
    corpus: str | None,
    encoding: str | None,
    output: Output,
    settings: Settings,
    *,
    is_clean: bool,
) -> tuple[Document, list[Document]]:
    """Find the target and its sources, ready to be compared.

    Raises:
        SelectionError: A name fits no article, or several, or there is nothing to compare with.
    """
    from newsdiff import api
    from newsdiff.cli.kept import shelf
    from newsdiff.corpus import choose
    from newsdiff.errors import SelectionError

    has_sources = len(names) > 1
    wanted = list(names) if has_sources else []
    with shelf(corpus, encoding, wanted, output, settings) as shelved:
        taken = [shelved.take(name) for name in names]
        target_id, *source_ids = [document.id for document in taken]
        if target_id in source_ids:
            raise SelectionError(f"{target_id} is both target and source; name another article")
        if not has_sources:
            shelved.bring_kin(taken[0])
    documents = shelved.documents
    prepared = api.prepare(documents, settings) if is_clean else api.uncleaned(documents)
    by_id = {document.id: document for document in prepared}
    compared = [by_id[i] for i in dict.fromkeys(source_ids)]
    if not has_sources:
        compared = choose.sources(prepared, by_id[target_id])
    if not compared and shelved.is_whole:
        raise SelectionError(
            f"the corpus holds no article of another outlet than that of {target_id}; name a SOURCE"
        )
    return by_id[target_id], compared


def _explain(target: Document, sources: list[Document], output: Output, settings: Settings) -> int:
    """Say for each source what came nearest to a passage in what was not reported."""
    from newsdiff import api
    from newsdiff.report import terminal

    if output.format != "terminal":
        raise click.UsageError("--explain speaks to people; leave --format out.")
    pages = []
    for source in sources:
        found = api.explain(target, source, settings)
        pages.append(
            terminal.near_misses(target, source, found, output.columns, color=output.is_colored)
        )
    output.write("\n".join(pages))
    return 0
