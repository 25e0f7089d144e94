"""The findings of a ledger in words: the same sentence in every format.

Names and texts of documents are passed through as they are; who shows them makes them printable.
"""

from collections.abc import Iterable, Mapping

from newsdiff.model import (
    COPIED,
    Alteration,
    Credit,
    Direction,
    DirectionVerdict,
    DocumentRecord,
    LedgerParagraph,
    SourceLink,
    SourceRecord,
    Verdict,
)
from newsdiff.report.reports import ProvenanceReport
from newsdiff.report.wording import counted, listed, moment, percent, short_names

VERDICTS: Mapping[Verdict, str] = {
    "verbatim": "●",
    "edited": "◕",
    "mixed": "◑",
    "quote": "◇",
    "reworded": "≈",
    "original": "○",
    "boilerplate": "·",
}
"""A symbol for each verdict: the fuller the circle, the more of the paragraph was copied."""

_LEVELS = ("sentence", "paragraph", "article")
"""Places of a credit, nearest first."""


def report_names(report: ProvenanceReport) -> dict[str, str]:
    """Return the short names of the target and its sources."""
    return short_names([report.target.id, *(s.id for s in report.sources)])


def shared_sources(report: ProvenanceReport) -> list[SourceRecord]:
    """Return the sources that any paragraph goes back to, those with most of the target first."""
    named = {link.document for p in report.paragraphs for link in p.sources}
    used = [s for s in report.sources if s.coverage > 0 or s.id in named]
    return sorted(used, key=lambda s: -s.coverage)


def headline(report: ProvenanceReport) -> str:
    """Say in one sentence what was found: how much, from where, and whether it was credited.

    "lifted" is said only of a source that is known to be first.
    """
    summary, names = report.summary, report_names(report)
    target = names[report.target.id]
    sources = [s for s in shared_sources(report) if s.coverage > 0]
    if not sources:
        return _nothing_copied(report, target)
    counts = (
        f"{summary.copied_words:,} of {counted(summary.words, 'word')}, "
        f"{summary.copied_paragraphs} of {counted(summary.paragraphs, 'paragraph')}, "
        f"{credited(summary.credits)}"
    )
    share = f"{percent(summary.coverage)} of {target}"
    groups = _by_direction(sources)
    if len(groups) == 1:
        ((verdict, group),) = groups.items()
        return f"{share} {_VERBS[verdict][0]} {_named(group, names)}, {counts}"
    origins = "; ".join(f"{_VERBS[v][1]} {_named(group, names)}" for v, group in groups.items())
    return f"{share} stands elsewhere, {counts}: {origins}"


_VERBS: Mapping[DirectionVerdict, tuple[str, str]] = {
    "source-first": ("was lifted from", "lifted from"),
    "target-first": ("came first and stands again in", "again in the later"),
    "common-source": ("is shared, through a third article, with", "through a third article with"),
    "unknown": ("stands also in", "also in"),
}
"""How a direction is said in a sentence, and in a list."""

_N_NAMED = 3
"""Sources that a headline names."""


def _by_direction(sources: list[SourceRecord]) -> dict[DirectionVerdict, list[SourceRecord]]:
    """Group sources by direction, in the order of `_VERBS`."""
    return {
        verdict: group
        for verdict in _VERBS
        if (group := [s for s in sources if s.direction.verdict == verdict])
    }


def _named(sources: list[SourceRecord], names: Mapping[str, str]) -> str:
    """Name sources, with their shares where there are several, the largest ones where many."""
    if len(sources) == 1:
        return names[sources[0].id]
    largest = [f"{names[s.id]} ({percent(s.coverage)})" for s in sources[:_N_NAMED]]
    more = len(sources) - _N_NAMED
    return listed([*largest, f"{more} more"] if more > 0 else largest)


def _nothing_copied(report: ProvenanceReport, target: str) -> str:
    """Say that no paragraph was copied, and what was found instead."""
    verdicts = report.summary.verdicts
    origin = "any source"
    if len(report.sources) == 1:
        origin = report_names(report)[report.sources[0].id]
    n_quote, n_reworded = verdicts.get("quote", 0), verdicts.get("reworded", 0)
    elsewhere = [f"{counted(n_quote, 'paragraph')} with shared quotations"] * bool(n_quote)
    elsewhere += [f"{counted(n_reworded, 'paragraph')} possibly reworded"] * bool(n_reworded)
    said = f"Nothing of {target} was copied from {origin} (0 of {counted(report.summary.words, 'word')})"
    return f"{said}; {listed(elsewhere)}" if elsewhere else said


def credited(n: int) -> str:
    """Say how often a source is named."""
    return {0: "never credited", 1: "credited once", 2: "credited twice"}.get(
        n, f"credited {n} times"
    )


def direction(found: Direction, source: str, target: str) -> str:
    """Say who was first and how sure that is.

    Example:
        >>> direction(Direction("source-first", 0.95), "000", "001")
        '000 was first (confidence 0.95)'
    """
    if found.verdict == "unknown":
        return "who was first is not known"
    said = {
        "source-first": f"{source} was first",
        "target-first": f"{target} was first",
        "common-source": "both come from a third article",
    }[found.verdict]
    return f"{said} (confidence {found.confidence:.2f})"


def dated(record: DocumentRecord | SourceRecord) -> str:
    """Say who published a document, when, and how long it is."""
    facts = (record.outlet, moment(record.published), counted(record.words, "word"))
    return ", ".join(filter(None, facts))


def linked(links: Iterable[SourceLink]) -> dict[str, list[int]]:
    """Return the source paragraphs behind a target paragraph, by document, in the report's order."""
    found: dict[str, list[int]] = {}
    for link in links:
        found.setdefault(link.document, []).append(link.index)
    return found


def references(paragraph: LedgerParagraph, names: Mapping[str, str], *, is_single: bool) -> str:
    """Write the source paragraphs as "6+7", with the source's name where there are several."""
    return " ".join(
        "+".join(map(str, indexes))
        if is_single
        else f"{names[document]}:{'+'.join(map(str, indexes))}"
        for document, indexes in linked(paragraph.sources).items()
    )


def credit_level(paragraph: LedgerParagraph) -> str | None:
    """Return how near to the copied words the paragraph's nearest credit stands, None without one."""
    levels = {p.credit.level for p in paragraph.passages if p.credit}
    return next((level for level in _LEVELS if level in levels), None)


def credits_given(report: ProvenanceReport) -> list[tuple[LedgerParagraph, Credit]]:
    """Return the credits of a report, the same words only once: where they stand nearest."""
    nearest: dict[str, tuple[LedgerParagraph, Credit]] = {}
    for paragraph in report.paragraphs:
        for credit in (p.credit for p in paragraph.passages if p.credit):
            rank = _LEVELS.index(credit.level)
            if credit.text not in nearest or rank < _LEVELS.index(nearest[credit.text][1].level):
                nearest[credit.text] = (paragraph, credit)
    return list(nearest.values())


def altered_facts(paragraph: LedgerParagraph) -> list[Alteration]:
    """Return the alterations that can change what a reader believes: all but those of wording."""
    return [a for p in paragraph.passages for a in p.alterations if a.kind != "wording"]


def alteration(changed: Alteration) -> str:
    """Write an altered fact on one line.

    Example:
        >>> alteration(Alteration("name", "Russia", "America", 0, 0))
        'Russia -> America (name)'
    """
    if changed.quotation_marks:
        return f"{quoted_words(changed)} ({MARKS[changed.quotation_marks]})"
    if not changed.target:
        return f"{changed.source} left out ({changed.kind})"
    if not changed.source:
        return f"{changed.target} put in ({changed.kind})"
    return f"{changed.source} -> {changed.target} ({changed.kind})"


MARKS = {"put-in": "put into quotation marks", "taken-out": "taken out of quotation marks"}
"""What was done to quotation marks around words that stayed."""


def quoted_words(changed: Alteration) -> str:
    """Return words that were put into or taken out of quotation marks, from the side that has the marks."""
    return changed.target if changed.quotation_marks == "put-in" else changed.source


def verdict_counts(report: ProvenanceReport) -> list[tuple[Verdict, int]]:
    """Return the verdicts that occur, in the order of the table of verdicts, without furniture."""
    verdicts = report.summary.verdicts
    return [(v, verdicts[v]) for v in VERDICTS if verdicts.get(v) and v != "boilerplate"]


def is_copied(paragraph: LedgerParagraph) -> bool:
    """Whether a paragraph's verdict counts as copied."""
    return paragraph.verdict in COPIED
