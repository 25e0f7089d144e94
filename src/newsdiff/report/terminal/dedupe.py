"""Shared passages in a terminal: an index, then what each set of articles shares, then the pairs."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from newsdiff.model import Cluster
from newsdiff.report import clocks, directions, findings, flows, headlines, phrases
from newsdiff.report.phrases import Names
from newsdiff.report.reports import DedupeReport
from newsdiff.report.terminal import page as layout
from newsdiff.report.terminal.page import Page, safe_text

_ORDER = "what most articles have first, then the longest text"
_EXCERPT_LENGTH = 240
"""Characters of a cluster's base: about four lines at 80 columns."""
_INDENT = 8
"""Columns before what belongs to a cluster."""
_MAX_NAME = 18
"""Columns for the name of a text."""


def blocks(report: DedupeReport, page: Page) -> Iterator[RenderableType]:
    """Yield the parts of the page, top to bottom."""
    ids = {p.document for c in report.clusters for p in c.passages}
    ids |= {i for pair in report.pairs for i in (pair.a, pair.b)}
    ids |= {i for pair in report.translations for i in (pair.a, pair.b)}
    names = phrases.short_names(sorted(ids))
    yield safe_text(headlines.headline(report), "headline")
    yield Text(headlines.dedupe_scope(report), "faint")
    if report.clusters:
        yield from layout.section("Overview")
        yield _index(report, names, page)
        yield layout.indent(Text(_ORDER, "faint"))
        yield from layout.note_cut(len(report.clusters))
        yield from layout.section("Passages")
        for clusters in _together(report):
            yield Text()
            yield from _group(clusters, names, page)
        yield from _pairs(report, names, page)
    yield from _translations(report, names, page)


def _index(report: DedupeReport, names: Names, page: Page) -> Padding:
    titles = ("no.", "words", "outlets", "articles", "first", "passage")
    table = layout.start_table(*titles, numbers=4)
    for c in report.clusters[: layout.MAX_ROWS]:
        counts = (c.id, c.words, flows.count_outlets(c), c.documents)
        first = names[c.first.document] if c.first else "?"
        text = phrases.passage_excerpt(c.base.text, page.width)
        cells = (layout.cut_line(first, _MAX_NAME), safe_text(text, "faint"))
        table.add_row(*map(str, counts), *cells)
    return layout.indent(table)


def _together(report: DedupeReport) -> list[list[Cluster]]:
    """Group the clusters of the same articles, in the order of the first one of each group."""
    groups: dict[object, list[Cluster]] = {}
    for cluster in report.clusters[: layout.MAX_ROWS]:
        key = (tuple(p.document for p in cluster.passages), cluster.direction)
        groups.setdefault(key, []).append(cluster)
    return list(groups.values())


def _group(clusters: list[Cluster], names: Names, page: Page) -> Iterator[RenderableType]:
    """Show what the same articles share: who was first and why, the articles, then each passage."""
    first = clusters[0]
    passages = phrases.counted(len(clusters), "passage")
    longest = phrases.counted(max(c.words for c in clusters), "word")
    extent = f"{passages} of" if len(clusters) == 1 else f"{passages}, the longest of"
    grid = layout.start_grid(None)
    head = ", ".join(dict.fromkeys(names[p.document] for p in first.passages))
    grid.add_row(safe_text(f"{head}: {extent} {longest}", "name"))
    grid.add_row(_first(first, names))
    yield layout.indent(grid)
    yield from _articles(first, names, page)
    grid = layout.start_grid(_INDENT - 4, None)
    for cluster in clusters:
        grid.add_row(Text(f"{cluster.id:>3}", "name"), _passage(cluster, names))
    yield layout.indent(grid)


def _passage(cluster: Cluster, names: Names) -> Text:
    """Show how long a passage is, where, how much of each version equals the base, and how that begins."""
    excerpt = safe_text(phrases.passage_excerpt(cluster.base.text, _EXCERPT_LENGTH), "faint")
    places = []
    for p in cluster.passages:
        equal = "" if p == cluster.base else f", {phrases.percent(p.identity)} equal"
        suspect = ", perhaps site furniture" if p.is_suspect else ""
        place = phrases.paragraph_numbers([p.index])
        places.append(f"{names[p.document]} {place}{equal}{suspect}")
    words = phrases.counted(cluster.words, "word")
    return safe_text(f"{words}: {'; '.join(places)}").append("\n").append_text(excerpt)


def _first(cluster: Cluster, names: Names) -> Text:
    """Say who was first, how sure that is, and why."""
    first = names[cluster.base.document]
    who = directions.say_direction(cluster.direction, first, "another version", everyone="all")
    reasons = "; ".join(directions.reasons(cluster.direction, names).values())
    return safe_text(f"{who}: {reasons}" if reasons else who)


def _articles(cluster: Cluster, names: Names, page: Page) -> Iterator[RenderableType]:
    """List the articles of a cluster, earliest first, with date and outlet, and the address below."""
    articles = {p.document: p for p in cluster.passages}
    dates = [clocks.moment(p.published) or "no date" for p in articles.values()]
    width = max(len(names[document]) for document in articles)
    for (document, p), date in zip(articles.items(), dates, strict=True):
        grid = layout.start_grid(min(width, _MAX_NAME), max(map(len, dates)), None)
        name = layout.cut_line(names[document], _MAX_NAME, "name")
        grid.add_row(name, safe_text(date), safe_text(p.outlet or "no outlet"))
        yield Padding(grid, (0, 0, 0, 4))
        if address := layout.address(p.url, page):
            yield Padding(address, (0, 0, 0, 6))


def _pairs(report: DedupeReport, names: Names, page: Page) -> Iterator[RenderableType]:
    if not report.pairs:
        return
    yield from layout.section(f"Pairs ({len(report.pairs)})")
    wires = [findings.say_wire(pair.wire) for pair in report.pairs[: layout.MAX_ROWS]]
    titles = ["words", "of first", "of second", "article", "and", "who was first"]
    table = layout.start_table(*titles, *(["wire"] if any(wires) else []), numbers=3)
    width = 2 * _MAX_NAME if page.is_wide else _MAX_NAME
    for pair, wire in zip(report.pairs, wires, strict=False):
        shares = phrases.percent(pair.coverage_a), phrases.percent(pair.coverage_b)
        first = directions.name_first(pair.direction, names[pair.a], names[pair.b])
        texts = (layout.cut_line(names[pair.a], width), layout.cut_line(names[pair.b], width))
        words = f"{pair.words:,}" if pair.words else "quotes"
        whose = [safe_text(wire)] if any(wires) else []
        table.add_row(words, *shares, *texts, safe_text(first), *whose)
    yield layout.indent(table)
    yield from layout.note_cut(len(report.pairs))


def _translations(report: DedupeReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """Yield the pairs in two languages, which share no words."""
    if not report.translations:
        return
    yield from layout.section(
        f"Possibly translated, never counted as copied ({len(report.translations)})"
    )
    table = layout.start_table("paragraphs", "of second", "article", "second article", numbers=2)
    width = 2 * _MAX_NAME if page.is_wide else _MAX_NAME
    for pair in report.translations[: layout.MAX_ROWS]:
        texts = (layout.cut_line(names[pair.a], width), layout.cut_line(names[pair.b], width))
        table.add_row(f"{pair.paragraphs}", phrases.percent(pair.share), *texts)
    yield layout.indent(table)
    yield from layout.note_cut(len(report.translations))
