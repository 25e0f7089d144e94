"""`newsdiff provenance`: the paragraph ledger of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsdiff.cli import options
from newsdiff.cli.output import Output

if TYPE_CHECKING:
    from newsdiff.model import Document

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
) -> int:
    """Show which paragraphs of TARGET were lifted from SOURCE, what was changed, and whether it was credited.

    TARGET and SOURCE are an article's id, the beginning of one that no other has (001), a path, or - for
    standard input. Without SOURCE, TARGET is compared with every article of the corpus that is not of its
    own outlet.
    """
    from newsdiff import api, select
    from newsdiff.cli.kept import shelf
    from newsdiff.errors import SelectionError

    names = [target, *sources] if sources else []
    shelved = shelf(corpus, encoding, names, output)
    taken = [shelved.take(name) for name in (target, *sources)]
    target_id, *source_ids = [document.id for document in taken]
    if target_id in source_ids:
        raise SelectionError(f"{target_id} is both target and source; name another article")
    if not sources:
        shelved.bring_kin(taken[0])
    documents = shelved.documents
    prepared = api.uncleaned(documents) if no_clean else api.prepare(documents)
    by_id = {document.id: document for document in prepared}
    compared = [by_id[i] for i in dict.fromkeys(source_ids)]
    if not sources:
        compared = select.sources(prepared, by_id[target_id])
    if not compared and shelved.is_whole:
        raise SelectionError(
            f"the corpus holds no article of another outlet than that of {target_id}; name a SOURCE"
        )
    if explain:
        return _explain(by_id[target_id], compared, output)
    output.detail(f"comparing {target_id} with {len(compared)} articles")
    report = api.provenance(by_id[target_id], compared)
    output.show(report)
    return _OVER if fail_over is not None and report.summary.coverage > fail_over else 0


def _explain(target: Document, sources: list[Document], output: Output) -> int:
    """Say for each source what came nearest to a passage in what was not reported."""
    from newsdiff import api
    from newsdiff.render import terminal

    if output.format != "terminal":
        raise click.UsageError("--explain speaks to people; leave --format out.")
    pages = [
        terminal.near_misses(
            target, source, api.explain(target, source), output.columns, color=output.is_colored
        )
        for source in sources
    ]
    output.write("\n".join(pages))
    return 0
