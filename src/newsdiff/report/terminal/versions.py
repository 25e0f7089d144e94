"""Versions of one article in a terminal: the headlines, then what changed from each to the next."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from newsdiff.model import VersionChange, VersionStep
from newsdiff.report import findings, versions
from newsdiff.report.phrases import excerpt, paragraph_numbers
from newsdiff.report.terminal import page as layout
from newsdiff.report.terminal.page import Page, safe_text
from newsdiff.report.versions import VersionsReport

_EXCERPT = 300
"""Characters of a sentence: four lines at 80 columns."""
_PLACE = 9


def blocks(report: VersionsReport, page: Page) -> Iterator[RenderableType]:
    """Yield the parts of the page, top to bottom."""
    names = versions.labels(report)
    yield safe_text(versions.versions_headline(report), "headline")
    yield Text()
    width = min(max(len(name) for name in names.values()), 24)
    grid = layout.start_grid(width, None)
    for record in report.versions:
        about = safe_text(record.title or "(no title)")
        about.append("\n").append_text(safe_text(findings.imprint(record), "faint"))
        if address := layout.address(record.url, page):
            about.append("\n").append_text(address)
        grid.add_row(safe_text(names[record.id], "name"), about)
    yield layout.indent(grid)
    for step in report.steps:
        yield from layout.section(versions.say_step(report, step))
        yield from _step(step)
    if said := versions.say_copier(report):
        yield from layout.section("Which version another article has")
        for line in said:
            yield layout.indent(safe_text(line))


def _step(step: VersionStep) -> Iterator[RenderableType]:
    for note in step.notes:
        yield layout.indent(safe_text(f"note: {excerpt(note, _EXCERPT)}", "name"))
    for heading, changes in versions.grouped(step):
        yield layout.indent(safe_text(f"{heading} ({len(changes)})", "heading"))
        grid = layout.start_grid(_PLACE, None)
        for change in changes:
            grid.add_row(Text(_place(change), "faint"), _change(change))
        yield layout.indent(grid)


def _place(change: VersionChange) -> str:
    """Say in which paragraphs a change is."""
    before, after = change.index_before, change.index_after
    if before is None or after is None:
        known = after if before is None else before
        return "" if known is None else paragraph_numbers([known])
    places = paragraph_numbers([before])
    return places if before == after else f"{places}>{after + 1}"


def _change(change: VersionChange) -> Text:
    sides = [excerpt(side, _EXCERPT) for side in (change.before, change.after)]
    text = Text()
    if change.before and change.after and not change.fact:
        text.append_text(safe_text(sides[0])).append("\n").append_text(safe_text(f"-> {sides[1]}"))
    else:
        text.append_text(safe_text(excerpt(versions.say_change(change), 2 * _EXCERPT)))
    if change.reason:
        text.append("\n").append_text(safe_text(change.reason, "warning"))
    if change.kind in versions.CORRECTED:
        style = "warning" if change.announced == "silent" else "faint"
        text.append_text(safe_text(f"  [{versions.SAID[change.announced]}]", style))
    return text
