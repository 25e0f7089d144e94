"""The paragraph ledger in a terminal: headline, who was first, overview, then every paragraph."""

from collections.abc import Iterator
from itertools import chain

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from newsdiff.model import LedgerParagraph, Omission, SourceRecord
from newsdiff.report import directions, findings, headlines, phrases
from newsdiff.report.passages import Sources
from newsdiff.report.phrases import Names
from newsdiff.report.reports import ProvenanceReport
from newsdiff.report.terminal import page as layout
from newsdiff.report.terminal import texts
from newsdiff.report.terminal.page import Page, safe_text

_MARGIN = 16
"""Columns of the margin beside a paragraph: the longest verdict with its number and symbol."""
_MAX_ORIGIN, _MAX_ORIGIN_WIDE = 16, 40
"""Columns for the source paragraphs in the overview: "000:6+7 003:12"."""
_LEFT_OUT_LENGTH = 360
"""Characters shown of an omission that matters: about six lines at 80 columns."""


def blocks(report: ProvenanceReport, page: Page) -> Iterator[RenderableType]:
    """Yield the parts of the page, top to bottom."""
    names = findings.report_names(report)
    yield safe_text(headlines.headline(report), "headline")
    yield Text()
    yield _parties(report, names)
    yield from _silent(report)
    if any(p.verdict not in ("original", "boilerplate") for p in report.paragraphs):
        yield from _overview(report, names, page)
        yield from _ledger(report, names, page)
    yield from _credits(report, names)
    yield from _altered(report, names)
    yield from _omissions(report, names)
    yield from _boilerplate(report)


# ---------------------------------------------------------------------------------- the head


def _parties(report: ProvenanceReport, names: Names) -> Padding:
    """Show the target and each source that shares something: what it is, and who was first."""
    width = max(len("target"), *(len(n) for n in names.values()))
    grid = layout.start_grid(6, min(width, 24), None)
    target = report.target
    grid.add_row(
        "target", _name(names[target.id]), _described(target.title, findings.imprint(target))
    )
    shared = findings.shared_sources(report)
    for source in report.sources if len(report.sources) == 1 else shared:
        about = _described(source.title, findings.imprint(source))
        if source.coverage:
            about.append_text(_taken(source, report, names))
            about.append_text(_first(source, report, names))
        grid.add_row("source", _name(names[source.id]), about)
    return layout.indent(grid)


def _name(name: str) -> Text:
    """Show a document's short name."""
    return safe_text(name, "name")


def _described(title: str | None, dated: str) -> Text:
    """Show a title, and below it outlet, date and length."""
    return Text("\n").join([safe_text(title or "(no title)"), safe_text(dated, "faint")])


def _taken(source: SourceRecord, report: ProvenanceReport, names: Names) -> Text:
    """Say how much of both texts the copied passages are."""
    sentence = findings.say_shares(source, names[source.id], names[report.target.id])
    return Text("\n").append_text(safe_text(sentence))


def _first(source: SourceRecord, report: ProvenanceReport, names: Names) -> Text:
    """Say who was first, how sure that is, and list the evidence."""
    text = Text("\n")
    text.append_text(
        safe_text(
            directions.say_direction(source.direction, names[source.id], names[report.target.id])
        )
    )
    for kind, reason in directions.reasons(source.direction, names):
        text.append("\n- ", "faint").append_text(safe_text(f"{kind}: {reason}", "faint"))
    return text


def _silent(report: ProvenanceReport) -> Iterator[RenderableType]:
    """Say how many sources share nothing with the target."""
    silent = len(report.sources) - len(findings.shared_sources(report))
    if silent and len(report.sources) > 1:
        others = phrases.counted(silent, "other source")
        yield layout.indent(Text(f"{others} with nothing in common", "faint"))


# ------------------------------------------------------------------------------ the overview


def _overview(report: ProvenanceReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """Yield the table of all paragraphs, one line each, and the verdicts counted."""
    yield Text()
    yield layout.heading("Overview")
    single = len(report.sources) == 1
    source = safe_text(f"from {names[report.sources[0].id]}" if single else "from")
    table = layout.start_table(
        "par.", "copied", "verdict", source, "credit", "facts changed", numbers=1
    )
    for p in report.paragraphs:
        if p.verdict != "boilerplate":
            table.add_row(*_overview_row(p, names, page, is_single=single))
    yield layout.indent(table)
    yield Text()
    counts = [f"{findings.VERDICTS[v]} {n} {v}" for v, n in findings.verdict_counts(report)]
    yield layout.indent(Text("   ".join(counts)))


def _overview_row(
    paragraph: LedgerParagraph, names: Names, page: Page, *, is_single: bool
) -> Iterator[RenderableType]:
    """Yield the cells of a paragraph."""
    yield Text(str(paragraph.index))
    share = Text(f" {phrases.percent(paragraph.coverage):>5}")
    yield layout.draw_bar(paragraph.coverage).append_text(share)
    yield _verdict(paragraph)
    origin = findings.references(paragraph, names, is_single=is_single)
    yield layout.cut_line(origin, _MAX_ORIGIN_WIDE if page.is_wide else _MAX_ORIGIN)
    level = findings.credit_level(paragraph)
    yield Text("" if level is None or level == "article" else level)
    facts = [findings.say_alteration(a) for a in findings.altered_facts(paragraph)]
    more = f"{len(facts)}: " if len(facts) > 1 else ""
    yield safe_text(more + "; ".join(facts))


def _verdict(paragraph: LedgerParagraph) -> Text:
    """Show a verdict with its symbol, in its colour."""
    return Text(f"{findings.VERDICTS[paragraph.verdict]} {paragraph.verdict}", paragraph.verdict)


# -------------------------------------------------------------------------------- the ledger


def _ledger(report: ProvenanceReport, names: Names, page: Page) -> Iterator[RenderableType]:
    """Yield every paragraph of the target with what happened to it."""
    sources = {s.id: s for s in report.sources}
    paragraphs = [p for p in report.paragraphs if p.verdict != "boilerplate"]
    cut = [(p, texts.target_runs(p, sources)) for p in paragraphs]
    yield Text()
    yield layout.heading("Paragraph by paragraph")
    kinds = {run.kind for run in chain.from_iterable(runs for _, runs in cut)}
    if kinds - {"own"}:
        yield texts.legend(kinds, page)
    for paragraph, runs in cut:
        yield Text()
        text = texts.mark_runs(runs, page, is_copied=findings.is_copied(paragraph))
        extracts = _extracts(paragraph, sources, names, page)
        grid = layout.start_grid(_MARGIN, *([None, None] if page.is_wide else [None]))
        if page.is_wide:
            grid.add_row(_margin(paragraph, names), text, extracts)
        else:
            if paragraph.verdict == "reworded":
                text.append("\n").append_text(extracts)
            grid.add_row(_margin(paragraph, names), text)
        yield layout.indent(grid)


def _margin(paragraph: LedgerParagraph, names: Names) -> Text:
    """Show number, verdict, share, source and credit of a paragraph."""
    text = Text(f"{paragraph.index:>3} ").append_text(_verdict(paragraph))
    lines = [str(paragraph.kind)] if paragraph.kind != "body" else []
    if findings.is_copied(paragraph):
        lines.append(f"{phrases.percent(paragraph.coverage)} copied")
    lines += findings.references(paragraph, names, is_single=False).split()
    if findings.credit_level(paragraph) in ("sentence", "paragraph"):
        lines.append("credited")
    if paragraph.boilerplate and paragraph.boilerplate.action == "suspect":
        lines.append("furniture?")
    for line in lines:
        text.append("\n    ").append_text(safe_text(line, "faint"))
    return text


def _extracts(paragraph: LedgerParagraph, sources: Sources, names: Names, page: Page) -> Text:
    """Show what the paragraph uses of its sources, each source paragraph with its name and number."""
    parts = []
    for extract in texts.source_extracts(paragraph, sources):
        label = safe_text(f"{names[extract.document]}:{extract.index} ", "name")
        parts.append(label.append_text(texts.mark_runs(extract.runs, page, is_copied=False)))
    return Text("\n").join(parts)


# ---------------------------------------------------------------------------------- the lists


def _credits(report: ProvenanceReport, names: Names) -> Iterator[RenderableType]:
    """Yield the words that name a source, once each, with the paragraph that they are counted for."""
    credits_ = findings.credits_given(report)
    if not credits_:
        return
    target = names[report.target.id]
    yield Text()
    yield layout.heading(f"Credit ({len(credits_)})")
    yield _list(
        [
            (
                f"{target}:{p.index}",
                safe_text(f"{credit.text} ({findings.CREDIT_PLACES[credit.level]})"),
            )
            for p, credit in credits_
        ]
    )
    copied = [p for p in report.paragraphs if findings.is_copied(p)]
    n_bare = findings.count_uncredited(report)
    yield layout.indent(
        Text(f"{n_bare} of {phrases.counted(len(copied), 'copied paragraph')} name no source")
    )


def _altered(report: ProvenanceReport, names: Names) -> Iterator[RenderableType]:
    """Yield the list of altered facts with the paragraph of each."""
    facts = [(p, a) for p in report.paragraphs for a in findings.altered_facts(p)]
    if not facts:
        return
    target = names[report.target.id]
    yield Text()
    yield layout.heading(f"Facts changed ({len(facts)})")
    yield _list(
        [(f"{target}:{p.index}", safe_text(findings.say_alteration(fact))) for p, fact in facts]
    )


def _omissions(report: ProvenanceReport, names: Names) -> Iterator[RenderableType]:
    """Yield what the target left out, what matters most first."""
    if not report.omissions:
        return
    yield Text()
    yield layout.heading(f"Left out ({phrases.counted(len(report.omissions), 'source paragraph')})")
    telling_first = sorted(report.omissions, key=lambda omission: not omission.reason)
    yield _list([(f"{names[o.document]}:{o.index}", _omission(o)) for o in telling_first])


def _omission(omission: Omission) -> Text:
    """Show a source paragraph that was left out: on one line, unless it matters."""
    if omission.reason:
        text = safe_text(phrases.excerpt(omission.text, _LEFT_OUT_LENGTH))
        return text.append("\n").append_text(safe_text(omission.reason, "warning"))
    text = safe_text(omission.text, "faint")
    text.no_wrap, text.overflow = True, "ellipsis"
    return text


def _list(rows: list[tuple[str, Text]]) -> Padding:
    """Set texts beside the places that they speak of."""
    grid = layout.start_grid(min(max(len(place) for place, _ in rows), _MARGIN), None)
    for place, text in rows:
        grid.add_row(safe_text(place), text)
    return layout.indent(grid)


def _boilerplate(report: ProvenanceReport) -> Iterator[RenderableType]:
    """Yield a line on the paragraphs that took no part."""
    aside = [p for p in report.paragraphs if p.verdict == "boilerplate"]
    if aside:
        kinds = phrases.count_categories(
            p.boilerplate.category if p.boilerplate else p.kind for p in aside
        )
        count = phrases.counted(len(aside), "paragraph")
        yield Text()
        yield Text(f"Not compared: {count} ({kinds})", "faint")
