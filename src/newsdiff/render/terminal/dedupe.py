"""Shared passages in a terminal: an index of the clusters, then each with its versions, then the pairs."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from newsdiff.model import Cluster, ClusterPassage, DedupeReport, PairRecord
from newsdiff.render import wording
from newsdiff.render.terminal import page as layout
from newsdiff.render.terminal.page import Page, shown

_EXCERPT_LENGTH = 240
"""Characters of a cluster's first version: about four lines at 80 columns."""
_MAX_NAME = 18
"""Columns for the name of a text."""

Names = Mapping[str, str]


def blocks(report: DedupeReport, page: Page) -> Iterator[RenderableType]:
    """Yield the parts of the page, top to bottom."""
    ids = {p.document for c in report.clusters for p in c.passages}
    ids |= {i for pair in report.pairs for i in (pair.a, pair.b)}
    names = wording.short_names(sorted(ids))
    yield shown(wording.dedupe_headline(report), "headline")
    yield Text(wording.dedupe_scope(report), "faint")
    if not report.clusters:
        return
    yield Text()
    yield layout.heading("Overview")
    yield _index(report, names)
    yield Text()
    yield layout.heading("Passages")
    for cluster in report.clusters:
        yield Text()
        yield from _cluster(cluster, names)
    yield from _pairs(report, names, page)


def _index(report: DedupeReport, names: Names) -> Padding:
    """List the clusters, one line each."""
    titles = ("no.", "words", "outlets", "texts", "first", "passage")
    table = layout.table(*titles, numbers=4)
    for c in report.clusters:
        counts = (c.id, c.words, len(c.outlets), c.documents)
        first = names[c.first.document] if c.direction.verdict == "source-first" else "?"
        cells = (layout.cut(first, _MAX_NAME), shown(c.first.text, "faint"))
        table.add_row(*map(str, counts), *cells)
    return layout.indented(table)


def _cluster(cluster: Cluster, names: Names) -> Iterator[RenderableType]:
    """Show a cluster: how far it spread, its text, who was first and why, every version."""
    head = f"{cluster.words} words in {wording.counted(cluster.documents, 'text')}"
    outlets = f" of {wording.counted(len(cluster.outlets), 'outlet')}" if cluster.outlets else ""
    grid = layout.columns(4, None)
    grid.add_row(Text(f"{cluster.id:>3}", "name"), Text(head + outlets, "name"))
    grid.add_row("", shown(wording.excerpt(cluster.first.text, _EXCERPT_LENGTH)))
    grid.add_row("", _first(cluster, names))
    yield layout.indented(grid)
    yield _versions(cluster, names)


def _first(cluster: Cluster, names: Names) -> Text:
    """Say who was first, how sure that is, and why."""
    found = cluster.direction
    first = names[cluster.first.document]
    said = "who was first is not known"
    if found.verdict == "source-first":
        said = f"{first} was first (confidence {found.confidence:.2f})"
    elif found.verdict == "common-source":
        said = f"all come from a third text (confidence {found.confidence:.2f})"
    reasons = "; ".join(evidence.text for evidence in found.evidence)
    return shown(f"{said}: {reasons}" if reasons else said, "faint")


def _versions(cluster: Cluster, names: Names) -> Padding:
    """List the versions, earliest first, with their likeness to the first."""
    grid = layout.columns(2, _MAX_NAME, None, 16, 13, 9)
    for p in cluster.passages:
        likeness = "first version" if p == cluster.first else f"{wording.percent(p.identity)} equal"
        place = f"par. {p.index}" + (" ?" if p.is_suspect else "")
        grid.add_row(
            "", layout.cut(names[p.document], _MAX_NAME, "name"), *_origin(p), likeness, place
        )
    return layout.indented(grid)


def _origin(passage: ClusterPassage) -> tuple[Text, Text]:
    """Say who published a version, and when."""
    return shown(passage.outlet or "-"), shown(wording.moment(passage.published) or "no date")


def _pairs(report: DedupeReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """List the pairs of texts that share passages."""
    if not report.pairs:
        return
    yield Text()
    yield layout.heading(f"Pairs ({len(report.pairs)})")
    table = layout.table(
        "words", "of first", "of second", "text", "and text", "who was first", numbers=3
    )
    width = 2 * _MAX_NAME if page.is_wide else _MAX_NAME
    for pair in report.pairs:
        numbers = (
            f"{pair.words:,}",
            wording.percent(pair.coverage_a),
            wording.percent(pair.coverage_b),
        )
        texts = (layout.cut(names[pair.a], width), layout.cut(names[pair.b], width))
        table.add_row(*numbers, *texts, _pair_direction(pair, names))
    yield layout.indented(table)


def _pair_direction(pair: PairRecord, names: Names) -> Text:
    """Say which of two texts was first, in a word."""
    found = pair.direction
    first = {
        "source-first": names[pair.a],
        "target-first": names[pair.b],
        "common-source": "third text",
        "unknown": "not known",
    }[found.verdict]
    return shown(first if found.verdict == "unknown" else f"{first} ({found.confidence:.2f})")
