"""Versions of one article: the report, and what is said of it in every format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from newsdiff.model import Announced, ChangeKind, Copier, DocumentRecord, VersionChange, VersionStep
from newsdiff.report import clocks
from newsdiff.report.phrases import counted, listed, short_names
from newsdiff.visible import json_page

GROUPS: Mapping[ChangeKind, str] = {
    "headline": "Headline",
    "denial": "Denials and doubts",
    "fact": "Facts changed",
    "quotation": "Quotations with other words",
    "quote-cut": "Quotations cut",
    "quote-added": "Quotations added",
    "cut": "Cut",
    "added": "Added",
    "wording": "Words changed",
    "reworded": "In other words",
}
"""Headings of the changes, in order."""

SAID: Mapping[Announced, str] = {
    "named": "named in a note",
    "later": "named in a later note",
    "noted": "a note does not name it",
    "silent": "without a note",
}
"""Whether the article says itself that it changed something."""

CORRECTED: tuple[ChangeKind, ...] = ("denial", "fact", "quotation", "quote-cut")
"""Changes of which a reader can expect a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsReport:
    """What changed between versions of one article."""

    format: Literal["newsdiff.versions"] = "newsdiff.versions"
    version: int = 1
    newsdiff: str
    settings: dict[str, object]
    versions: tuple[DocumentRecord, ...]
    steps: tuple[VersionStep, ...]
    """From each version to the next."""
    copier: Copier | None = None

    def to_json(self) -> str:
        """Return the report as JSON text."""
        return json_page(asdict(self))


def labels(report: VersionsReport) -> dict[str, str]:
    """Return what versions are called, by their ids: the time that tells them apart, else their names.

    Of one day, the clock alone.
    """
    for times in (
        [v.published for v in report.versions],
        [v.retrieved for v in report.versions],
    ):
        if all(times) and len(set(times)) == len(times):
            shown = [clocks.moment(time) for time in times]
            if all(text.endswith(clocks.NO_ZONE) for text in shown):
                shown = [text.removesuffix(clocks.NO_ZONE) for text in shown]
            days = {text.partition(" ")[0] for text in shown}
            has_clock = all("T" in str(time) for time in times)
            if len(days) == 1 and has_clock:
                shown = [text.partition(" ")[2] for text in shown]
            return {v.id: text for v, text in zip(report.versions, shown, strict=True)}
    return short_names(v.id for v in report.versions)


def versions_headline(report: VersionsReport) -> str:
    """Say in one sentence what changed between versions that share something; others are no versions of one article."""
    steps = list(filter(_shares, report.steps))
    if report.steps and not steps:
        some = counted(len(report.versions), "article")
        return f"{some} that share no passage; are they versions of one?"
    n_silent = sum(len(silent(step)) for step in steps)
    n_notes = sum(len(step.notes) for step in steps)
    n_changes = sum(len(step.changes) for step in steps)
    if not n_changes:
        return f"Nothing changed in {counted(len(report.versions), 'version')}"
    notes = f", {counted(n_notes, 'note')}" if n_notes or not n_silent else ""
    whole = f"{counted(n_changes, 'change')} in {counted(len(report.versions), 'version')}{notes}"
    told = f"{whole}; {n_silent} to facts, denials or quotations without a note"
    return told if n_silent else whole


def _shares(step: VersionStep) -> bool:
    """Whether a version shares a passage with the one before."""
    return any(p.passages for p in step.ledger.paragraphs)


def silent(step: VersionStep) -> list[VersionChange]:
    """Return the changes of which a reader can expect a note, and that have none."""
    return [c for c in step.changes if c.kind in CORRECTED and c.announced == "silent"]


def say_step(report: VersionsReport, step: VersionStep) -> str:
    """Say how much changed from a version to the next."""
    names = labels(report)
    if not _shares(step):
        return f"{names[step.after]} shares no passage with {names[step.before]}; is it the same article?"
    if not (step.changes or step.words_added or step.words_cut):
        return f"{names[step.after]}: nothing changed since {names[step.before]}"
    return (
        f"{names[step.after]}: changed since {names[step.before]}, "
        f"{counted(step.words_added, 'word')} added, {step.words_cut:,} cut"
    )


def say_change(change: VersionChange) -> str:
    """Write a change on one line, without what it is called."""
    kind = f" ({change.fact})" if change.fact else ""
    if not change.after:
        return f"{change.before}{kind or ''}" + (" left out" if change.fact else "")
    if not change.before:
        return f"{change.after}{kind or ''}" + (" put in" if change.fact else "")
    return f"{change.before} -> {change.after}{kind}"


def grouped(step: VersionStep) -> list[tuple[str, list[VersionChange]]]:
    """Return the changes below their headings."""
    groups = [(said, [c for c in step.changes if c.kind == kind]) for kind, said in GROUPS.items()]
    return [(said, some) for said, some in groups if some]


def say_copier(report: VersionsReport) -> list[str]:
    """Say which version another article has, and what of each."""
    copier, names = report.copier, labels(report)
    if copier is None:
        return []
    who = copier.article.outlet or copier.article.id
    if not copier.nearest:
        first = f"{who} has no passage of any version"
    elif len(copier.nearest) == 1:
        first = f"{who} is nearest to {names[copier.nearest[0]]}"
    else:
        told = listed(names[v] for v in copier.nearest)
        first = f"{who} is equally near to {told}: nothing that it has tells them apart"
    rows = [
        f"{names[m.version]}: {counted(m.equal_words, 'equal word')}"
        + (", published after it" if m.is_later else "")
        for m in copier.matches
    ]
    return [first, *rows]
