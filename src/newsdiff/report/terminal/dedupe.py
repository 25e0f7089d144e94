"""Shared passages in a terminal: an index, then what each set of articles shares, then the pairs."""

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from newsdiff.model import Cluster, PairRecord
from newsdiff.report import directions, wording
from newsdiff.report.reports import DedupeReport
from newsdiff.report.terminal import page as layout
from newsdiff.report.terminal.page import Page, shown

_EXCERPT_LENGTH = 240
"""Characters of a cluster's first version: about four lines at 80 columns."""
_INDENT = 8
"""Columns before what belongs to a cluster."""
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
    yield _index(report, names, page)
    yield from layout.more(len(report.clusters))
    yield Text()
    yield layout.heading("Passages")
    for clusters in _together(report):
        yield Text()
        yield from _group(clusters, names)
    yield from _pairs(report, names, page)


def _index(report: DedupeReport, names: Names, page: Page) -> Padding:
    """List the clusters, one line each."""
    titles = ("no.", "words", "outlets", "articles", "first", "passage")
    table = layout.table(*titles, numbers=4)
    for c in report.clusters[: layout.MAX_ROWS]:
        counts = (c.id, c.words, wording.n_outlets(c), c.documents)
        first = names[c.first.document] if c.direction.verdict == "source-first" else "?"
        text = wording.excerpt(c.first.text, page.width)
        cells = (layout.cut(first, _MAX_NAME), shown(text, "faint"))
        table.add_row(*map(str, counts), *cells)
    return layout.indented(table)


def _together(report: DedupeReport) -> list[list[Cluster]]:
    """Group the clusters of the same articles, in the order of the first one of each group."""
    groups: dict[object, list[Cluster]] = {}
    for cluster in report.clusters[: layout.MAX_ROWS]:
        key = (tuple(p.document for p in cluster.passages), cluster.direction)
        groups.setdefault(key, []).append(cluster)
    return list(groups.values())


def _group(clusters: list[Cluster], names: Names) -> Iterator[RenderableType]:
    """Show what the same articles share: who was first and why, the articles, then each passage."""
    first = clusters[0]
    passages = wording.counted(len(clusters), "passage")
    longest = wording.counted(max(c.words for c in clusters), "word")
    found = (
        f"{passages} of {longest}"
        if len(clusters) == 1
        else f"{passages}, the longest of {longest}"
    )
    grid = layout.columns(None)
    head = ", ".join(dict.fromkeys(names[p.document] for p in first.passages))
    grid.add_row(shown(f"{head}: {found}", "name"))
    grid.add_row(_first(first, names))
    yield layout.indented(grid)
    yield _articles(first, names)
    grid = layout.columns(_INDENT - 4, None)
    for cluster in clusters:
        grid.add_row(Text(f"{cluster.id:>3}", "name"), _passage(cluster, names))
    yield layout.indented(grid)


def _passage(cluster: Cluster, names: Names) -> Text:
    """Show where a passage stands, and how it begins in its first version."""
    excerpt = shown(wording.excerpt(cluster.first.text, _EXCERPT_LENGTH), "faint")
    return _places(cluster, names).append("\n").append_text(excerpt)


def _first(cluster: Cluster, names: Names) -> Text:
    """Say who was first, how sure that is, and why."""
    found = cluster.direction
    first = names[cluster.first.document]
    said = "who was first is not known"
    if found.verdict == "source-first":
        said = f"{first} was first (confidence {found.confidence:.2f})"
    elif found.verdict == "common-source":
        said = f"all come from a third article (confidence {found.confidence:.2f})"
    reasons = "; ".join(reason for _, reason in directions.reasons(found, names))
    return shown(f"{said}: {reasons}" if reasons else said)


def _articles(cluster: Cluster, names: Names) -> Padding:
    """List the articles of a cluster, earliest first, with date and outlet."""
    width = max(len(names[p.document]) for p in cluster.passages)
    grid = layout.columns(min(width, _MAX_NAME), 23, None)
    for p in {p.document: p for p in cluster.passages}.values():
        name = layout.cut(names[p.document], _MAX_NAME, "name")
        grid.add_row(
            name, shown(wording.moment(p.published) or "no date"), shown(p.outlet or "no outlet")
        )
    return Padding(grid, (0, 0, 0, 4))


def _places(cluster: Cluster, names: Names) -> Text:
    """Say how long a passage is, where it stands, and how much of each version equals the first."""
    places = []
    for p in cluster.passages:
        equal = "" if p == cluster.first else f", {wording.percent(p.identity)} equal"
        suspect = ", perhaps site furniture" if p.is_suspect else ""
        places.append(f"{names[p.document]}:{p.index}{equal}{suspect}")
    return shown(f"{wording.counted(cluster.words, 'word')}: {'; '.join(places)}")


def _pairs(report: DedupeReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """List the pairs of texts that share passages."""
    if not report.pairs:
        return
    yield Text()
    yield layout.heading(f"Pairs ({len(report.pairs)})")
    table = layout.table(
        "words", "of first", "of second", "article", "and article", "who was first", numbers=3
    )
    width = 2 * _MAX_NAME if page.is_wide else _MAX_NAME
    for pair in report.pairs[: layout.MAX_ROWS]:
        numbers = (
            f"{pair.words:,}",
            wording.percent(pair.coverage_a),
            wording.percent(pair.coverage_b),
        )
        texts = (layout.cut(names[pair.a], width), layout.cut(names[pair.b], width))
        table.add_row(*numbers, *texts, _pair_direction(pair, names))
    yield layout.indented(table)
    yield from layout.more(len(report.pairs))


def _pair_direction(pair: PairRecord, names: Names) -> Text:
    """Say which of two texts was first, in a word."""
    found = pair.direction
    first = {
        "source-first": names[pair.a],
        "target-first": names[pair.b],
        "common-source": "third article",
        "unknown": "not known",
    }[found.verdict]
    return shown(first if found.verdict == "unknown" else f"{first} ({found.confidence:.2f})")
