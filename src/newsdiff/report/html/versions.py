"""Versions of one article as a page: a slider steps through them; without scripts they stand one below the other."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.model import LedgerParagraph, VersionChange, VersionStep
from newsdiff.report import passages, versions
from newsdiff.report.html import page
from newsdiff.report.passages import Run
from newsdiff.report.versions import VersionsReport


@dataclass(frozen=True, slots=True)
class ShownStep:
    """What is shown of the way from a version to the next."""

    said: str
    step: VersionStep
    groups: list[tuple[str, list[VersionChange]]]
    paragraphs: list[tuple[LedgerParagraph, list[Run]]]
    """The newer version, with what it put in and what the older one has there."""


def render(report: VersionsReport, served: page.Served | None = None) -> str:
    """Return the report as one page that holds all that it needs."""
    view = {
        "report": report,
        "headline": versions.versions_headline(report),
        "names": versions.labels(report),
        "steps": [_shown(report, step) for step in report.steps],
        "said": versions.SAID,
        "corrected": versions.CORRECTED,
        "copier": versions.say_copier(report),
        "settings": list(page.settings_rows(report.settings)),
    }
    styles, scripts = ("base.css", "site.css", "versions.css"), ("theme.js", "versions.js")
    return page.fill_whole("versions.html", view, styles=styles, scripts=scripts, served=served)


def _shown(report: VersionsReport, step: VersionStep) -> ShownStep:
    return ShownStep(
        versions.say_step(report, step),
        step,
        versions.grouped(step),
        [(line, list(_runs(line, step))) for line in step.ledger.paragraphs],
    )


def _runs(line: LedgerParagraph, step: VersionStep) -> Iterator[Run]:
    """Yield the runs of a paragraph; what is outside of every passage was put in, unless all of it stayed."""
    sources = {source.id: source for source in step.ledger.sources}
    sides = [passages.target_side(p, sources) for p in line.passages]
    known = {" ".join(p.text.split()) for source in step.ledger.sources for p in source.paragraphs}
    is_same = " ".join(line.text.split()) in known
    for run in passages.cut(line, sides):
        is_new = run.kind == "own" and not is_same and passages.has_words(run.text)
        yield Run("added", run.text, run.start, run.end) if is_new else run
