"""The paragraph ledger in a terminal: headline, who was first, overview, then every paragraph."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import chain

from rich.console import RenderableType
from rich.text import Text

from newsdiff.model import COPIED, RETOLD, DocumentRecord, LedgerParagraph, Omission, SourceRecord
from newsdiff.report import directions, findings, headlines, phrases
from newsdiff.report.passages import Sources
from newsdiff.report.phrases import Names
from newsdiff.report.reports import ProvenanceReport
from newsdiff.report.terminal import page as layout
from newsdiff.report.terminal import texts
from newsdiff.report.terminal.page import Page, safe_text

_MARGIN = 16
"""Columns of the margin beside a paragraph: the longest verdict with its number and symbol."""
_COUNTED = "¶ counts the paragraphs of an article from 1, also those not compared"
"""How paragraphs are numbered, wherever people read it."""
_BRACKETED = "in brackets: also in an article that is not known to be earlier"
"""How what is no source is told from sources."""
_MARGIN_INDENT, _MIN_NAME = 4, 5
"""Columns before the lines of the margin below the first one, and of the shortest name there."""
_MAX_ORIGIN, _MAX_ORIGIN_WIDE = 16, 40
"""Columns for the source paragraphs in the overview: "000 ¶ 7-8; 003 ¶ 13"."""
_LEFT_OUT_LENGTH = 360
"""Characters shown of an omission that matters: about six lines at 80 columns."""


def blocks(report: ProvenanceReport, page: Page) -> Iterator[RenderableType]:
    """Yield the parts of the page, top to bottom."""
    names = findings.report_names(report)
    yield safe_text(headlines.headline(report), "headline")
    yield Text()
    yield from _parties(report, names, page)
    if any(p.verdict not in ("original", "boilerplate") for p in report.paragraphs):
        yield from _overview(report, names, page)
        yield from _ledger(report, names, page)
    else:
        yield from _boilerplate(report)
    yield from _credits(report, names)
    yield from _altered(report, names)
    yield from _omissions(report, names)


# ---------------------------------------------------------------------------------- the head


def _parties(report: ProvenanceReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """Show the target and each source that shares something, with who was first; count the other sources."""
    width = max(len("target"), *(len(n) for n in names.values()))
    grid = layout.start_grid(6, min(width, 24), None)
    target = report.target
    described = Text("\n").join(_described(target, page))
    grid.add_row("target", safe_text(names[target.id], "name"), described)
    shared = findings.shared_sources(report)
    for source in report.sources if len(report.sources) == 1 else shared:
        about = _described(source, page)
        if source.coverage:
            about += _taken(source, names, names[target.id])
        grid.add_row(
            findings.STANDING.get(source.direction.verdict, "source"),
            safe_text(names[source.id], "name"),
            Text("\n").join(about),
        )
    yield layout.indent(grid)
    silent = len(report.sources) - len(shared)
    if silent and len(report.sources) > 1:
        others = phrases.counted(silent, "other source")
        yield layout.indent(Text(f"{others} with nothing in common", "faint"))


def _described(record: DocumentRecord, page: Page) -> list[Text]:
    said = [safe_text(record.title or "(no title)"), safe_text(findings.imprint(record), "faint")]
    if address := layout.address(record.url, page):
        said.append(address)
    if record.signs:
        said.append(safe_text(findings.say_signs(record), "faint"))
    return said


def _taken(source: SourceRecord, names: Names, target: str) -> list[Text]:
    """Say how much of both texts the copied passages are, who was first, and why."""
    name = names[source.id]
    return [
        safe_text(findings.say_shares(source, name, target)),
        safe_text(directions.say_direction(source.direction, name, target)),
        *(
            Text("- ", "faint").append_text(safe_text(reason, "faint"))
            for reason in directions.reasons(source.direction, names)
        ),
    ]


# ------------------------------------------------------------------------------ the overview


def _overview(report: ProvenanceReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """Yield the table of all paragraphs, one line each, and the verdicts counted."""
    yield from layout.section("Overview")
    single = len(report.sources) == 1
    told, stands = findings.say_taken(report)
    named = f"{stands} {names[report.sources[0].id]}" if single else stands
    source = layout.cut_line(named, _MAX_ORIGIN_WIDE if page.is_wide else _MAX_ORIGIN)
    table = layout.start_table("¶", told, "verdict", source, "credit", "facts changed", numbers=1)
    bracketed = findings.bracketed_articles(report)
    for p in report.paragraphs:
        if p.verdict != "boilerplate":
            origin = findings.references(p.sources, names, is_single=single, bracketed=bracketed)
            table.add_row(*_overview_row(report, p, origin, page))
    yield layout.indent(table)
    yield Text()
    yield from _boilerplate(report)
    yield layout.indent(Text(_COUNTED, "faint"))
    if any(link.document in bracketed for p in report.paragraphs for link in p.sources):
        yield layout.indent(Text(_BRACKETED, "faint"))
    yield Text()
    verdicts = report.summary.verdicts
    counts = [
        f"{symbol} {verdicts[v]} {v}"
        for v, symbol in findings.VERDICTS.items()
        if verdicts.get(v) and v != "boilerplate"
    ]
    yield layout.indent(Text("   ".join(counts)))
    if said := findings.say_attribution(report):
        yield layout.indent(Text(said))


def _overview_row(
    report: ProvenanceReport, paragraph: LedgerParagraph, origin: str, page: Page
) -> Iterator[RenderableType]:
    """Yield the cells of a paragraph, of which it is said where it stands."""
    yield Text(phrases.paragraph_numbers([paragraph.index]).removeprefix("¶ "))
    share = Text(f" {phrases.percent(paragraph.coverage):>5}")
    yield layout.draw_bar(paragraph.coverage).append_text(share)
    yield _verdict(paragraph)
    yield layout.cut_line(origin, _MAX_ORIGIN_WIDE if page.is_wide else _MAX_ORIGIN)
    credit = findings.own_credit(paragraph)
    yield Text(credit.level if credit else "")
    facts = findings.say_changes(report, paragraph)
    more = f"{len(facts)} facts: " if len(facts) > 1 else ""
    yield safe_text(more + "; ".join(facts))


def _verdict(paragraph: LedgerParagraph) -> Text:
    return Text(f"{findings.VERDICTS[paragraph.verdict]} {paragraph.verdict}", paragraph.verdict)


# -------------------------------------------------------------------------------- the ledger


def _ledger(report: ProvenanceReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """Yield every paragraph of the target with what happened to it."""
    sources = {s.id: s for s in report.sources}
    later = findings.later_articles(report)
    bracketed = findings.bracketed_articles(report)
    paragraphs = [p for p in report.paragraphs if p.verdict != "boilerplate"]
    cut = [(p, texts.target_runs(p, sources, later)) for p in paragraphs]
    yield from layout.section("Paragraph by paragraph")
    kinds = {run.kind for run in chain.from_iterable(runs for _, runs in cut)}
    if kinds - {"own"}:
        yield texts.legend(kinds, page)
    for paragraph, runs in cut:
        yield Text()
        text = texts.mark_runs(runs, page)
        extracts = _extracts(paragraph, sources, names, page, later)
        told = "shared" if findings.is_only_in(paragraph, later) else "copied"
        margin = _margin(paragraph, told, _origins(paragraph, names, bracketed))
        grid = layout.start_grid(_MARGIN, *([None, None] if page.is_wide else [None]))
        if page.is_wide:
            grid.add_row(margin, text, extracts)
        else:
            if paragraph.verdict in RETOLD or paragraph.verdict == "formula":
                text.append("\n").append_text(extracts)
            grid.add_row(margin, text)
        yield layout.indent(grid)


def _margin(paragraph: LedgerParagraph, told: str, origins: Iterable[str]) -> Text:
    """Show number, verdict, share, source and credit of a paragraph."""
    text = Text(f"{paragraph.index + 1:>3} ").append_text(_verdict(paragraph))
    lines = [str(paragraph.kind)] if paragraph.kind != "body" else []
    if paragraph.verdict in COPIED:
        lines.append(f"{phrases.percent(paragraph.coverage)} {told}")
    lines += origins
    if findings.own_credit(paragraph):
        lines.append("credited")
    if paragraph.boilerplate and paragraph.boilerplate.action == "suspect":
        lines.append("furniture?")
    for line in lines:
        text.append("\n    ").append_text(safe_text(line, "faint"))
    return text


def _origins(paragraph: LedgerParagraph, names: Names, bracketed: Container[str]) -> Iterator[str]:
    """Yield the source paragraphs of each source on a line of the margin, its name cut to what is left.

    Those that the overview has in brackets have them here, too.
    """
    for document, indexes in findings.by_document(paragraph.sources).items():
        room = _MARGIN - _MARGIN_INDENT - 2 * (document in bracketed)
        origin = _cut_place(names.get(document, document), indexes, room)
        yield f"({origin})" if document in bracketed else origin


def _extracts(
    paragraph: LedgerParagraph,
    sources: Sources,
    names: Names,
    page: Page,
    later: Container[str],
) -> Text:
    parts = []
    for extract in texts.source_extracts(paragraph, sources, later):
        label = safe_text(f"{_place(names[extract.document], extract.index)} ", "name")
        parts.append(label.append_text(texts.mark_runs(extract.runs, page)))
    return Text("\n").join(parts)


# ---------------------------------------------------------------------------------- the lists


def _credits(report: ProvenanceReport, names: Names) -> Iterator[RenderableType]:
    target = names[report.target.id]
    credits_ = [
        (
            _cut_place(target, [p.index], _MARGIN),
            safe_text(f"{c.text} ({findings.CREDIT_PLACES[c.level]})"),
        )
        for p, c in findings.credits_given(report)
    ]
    if credits_:
        yield from _list(f"Credit ({len(credits_)})", credits_)
        if said := findings.say_uncredited(report):
            yield layout.indent(Text(said))


def _altered(report: ProvenanceReport, names: Names) -> Iterator[RenderableType]:
    facts = [
        (_cut_place(names[report.target.id], [p.index], _MARGIN), safe_text(fact))
        for p in report.paragraphs
        for fact in findings.say_changes(report, p)
    ]
    yield from _list(f"Facts changed ({len(facts)})", facts)


def _omissions(report: ProvenanceReport, names: Names) -> Iterator[RenderableType]:
    """Yield what the target left out, what matters most first."""
    telling_first = sorted(report.omissions, key=lambda omission: not omission.reason)
    count = phrases.counted(len(telling_first), "source paragraph")
    rows = [
        (_cut_place(names[o.document], [o.index], _MARGIN), _omission(o)) for o in telling_first
    ]
    yield from _list(f"Left out ({count})", rows)


def _omission(omission: Omission) -> Text:
    """Show a source paragraph that was left out: on one line, unless it matters."""
    if omission.reason:
        text = safe_text(phrases.excerpt(omission.text, _LEFT_OUT_LENGTH))
        return text.append("\n").append_text(safe_text(omission.reason, "warning"))
    text = safe_text(omission.text, "faint")
    text.no_wrap, text.overflow = True, "ellipsis"
    return text


def _place(name: str, index: int) -> str:
    return f"{name} {phrases.paragraph_numbers([index])}"


def _cut_place(name: str, indexes: Iterable[int], room: int) -> str:
    """Return where paragraphs are, the name cut to what is left of a column."""
    places = f" {phrases.paragraph_numbers(indexes)}"
    return layout.cut_line(name, max(room - len(places), _MIN_NAME)).plain + places


def _list(title: str, rows: list[tuple[str, Text]]) -> Iterator[RenderableType]:
    """Yield a section of texts beside the places that they speak of, nothing without any."""
    if not rows:
        return
    yield from layout.section(title)
    grid = layout.start_grid(min(max(len(place) for place, _ in rows), _MARGIN), None)
    for place, text in rows:
        grid.add_row(safe_text(place), text)
    yield layout.indent(grid)


def _boilerplate(report: ProvenanceReport) -> Iterator[RenderableType]:
    """Yield a line on the paragraphs that took no part, the most frequent categories first."""
    aside = [p for p in report.paragraphs if p.verdict == "boilerplate"]
    if aside:
        categories = Counter(p.boilerplate.category if p.boilerplate else p.kind for p in aside)
        ranked = sorted(categories.items(), key=lambda item: (-item[1], item[0]))
        kinds = ", ".join(f"{name} {n}" for name, n in ranked)
        places = phrases.paragraph_numbers(p.index for p in aside)
        yield layout.indent(Text(f"not compared: {places} ({kinds})", "faint"))
