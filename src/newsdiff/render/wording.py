"""Findings in words: the same sentence in every format.

Everything here reads reports and returns plain text. Names and texts of documents are passed through
as they are; who shows them makes them printable.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from newsdiff.model import (
    COPIED,
    Alteration,
    CleanParagraph,
    CleanReport,
    Credit,
    DedupeReport,
    Direction,
    DirectionVerdict,
    DocumentRecord,
    LedgerParagraph,
    ProvenanceReport,
    SourceRecord,
    Verdict,
)

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


def percent(share: float) -> str:
    """Write a share as a percentage that claims "0 %" and "100 %" only where they are exact.

    Example:
        >>> [percent(share) for share in (0, 0.001, 0.619, 0.9999, 1)]
        ['0 %', '<1 %', '62 %', '99 %', '100 %']
    """
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "<1 %"
    return f"{99 if rounded == 100 and share < 1 else rounded} %"  # noqa: PLR2004  a percentage


def counted(n: int, noun: str, plural: str = "") -> str:
    """Write a number with its noun.

    Example:
        >>> counted(1, "passage"), counted(1200, "passage"), counted(2, "copy", "copies")
        ('1 passage', '1,200 passages', '2 copies')
    """
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def listed(items: Iterable[str]) -> str:
    """Join items as a sentence does.

    Example:
        >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
        ('a', 'a and b', 'a, b and c')
    """
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Shorten ids to what stands before the first underscore, where that tells them apart.

    Example:
        >>> short_names(["000_bridge", "001_bridge", "wire_a", "wire_b"])
        {'000_bridge': '000', '001_bridge': '001', 'wire_a': 'wire_a', 'wire_b': 'wire_b'}
    """
    beginnings = {identifier: identifier.partition("_")[0] or identifier for identifier in ids}
    uses = Counter(beginnings.values())
    return {i: short if uses[short] == 1 else i for i, short in beginnings.items()}


def report_names(report: ProvenanceReport) -> dict[str, str]:
    """Return the short names of the target and its sources."""
    return short_names([report.target.id, *(s.id for s in report.sources)])


def shared_sources(report: ProvenanceReport) -> list[SourceRecord]:
    """Return the sources that any paragraph goes back to, those with most of the target first."""
    named = {link.document for p in report.paragraphs for link in p.sources}
    used = [s for s in report.sources if s.coverage > 0 or s.id in named]
    return sorted(used, key=lambda s: -s.coverage)


# ------------------------------------------------------------------------------- provenance


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
        f"({summary.copied_words:,} of {counted(summary.words, 'word')}), "
        f"{summary.copied_paragraphs} of {counted(summary.paragraphs, 'paragraph')}"
    )
    origin = _origin(sources, names)
    said = f"{percent(summary.coverage)} of {target} {_VERBS[_joint_direction(sources)]} {origin} {counts}"
    return f"{said}, {credited(summary.credits)}"


_VERBS: Mapping[DirectionVerdict, str] = {
    "source-first": "was lifted from",
    "target-first": "came first and stands again in",
    "common-source": "is shared, through a third text, with",
    "unknown": "stands also in",
}


def _joint_direction(sources: list[SourceRecord]) -> DirectionVerdict:
    """Return the direction that all sources agree on."""
    verdicts = {s.direction.verdict for s in sources}
    return verdicts.pop() if len(verdicts) == 1 else "unknown"


def _origin(sources: list[SourceRecord], names: Mapping[str, str]) -> str:
    """Name up to three sources; with more, their number and the largest."""
    if len(sources) > len(_LEVELS):
        return f"{len(sources)} sources, most from {names[sources[0].id]},"
    if len(sources) == 1:
        return names[sources[0].id]
    return listed(f"{names[s.id]} ({percent(s.coverage)})" for s in sources)


def _nothing_copied(report: ProvenanceReport, target: str) -> str:
    """Say that no paragraph was copied, and what was found instead."""
    verdicts = report.summary.verdicts
    origin = "any source"
    if len(report.sources) == 1:
        origin = report_names(report)[report.sources[0].id]
    elsewhere = [
        f"{counted(verdicts[verdict], 'paragraph')} {verb}"
        for verdict, verb in (
            ("quote", "with shared quotations"),
            ("reworded", "possibly reworded"),
        )
        if verdicts.get(verdict)
    ]
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
        "common-source": "both come from a third text",
    }[found.verdict]
    return f"{said} (confidence {found.confidence:.2f})"


def dated(record: DocumentRecord | SourceRecord) -> str:
    """Say who published a document, when, and how long it is."""
    facts = (record.outlet, moment(record.published), counted(record.words, "word"))
    return ", ".join(filter(None, facts))


def linked(paragraph: LedgerParagraph) -> dict[str, list[int]]:
    """Return the source paragraphs behind a target paragraph, by document, in the report's order."""
    links: dict[str, list[int]] = {}
    for link in paragraph.sources:
        links.setdefault(link.document, []).append(link.index)
    return links


def references(paragraph: LedgerParagraph, names: Mapping[str, str], *, is_single: bool) -> str:
    """Write the source paragraphs as "6+7", with the source's name where there are several."""
    return " ".join(
        "+".join(map(str, indexes))
        if is_single
        else f"{names[document]}:{'+'.join(map(str, indexes))}"
        for document, indexes in linked(paragraph).items()
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
    if not changed.target:
        return f"{changed.source} left out ({changed.kind})"
    if not changed.source:
        return f"{changed.target} put in ({changed.kind})"
    return f"{changed.source} -> {changed.target} ({changed.kind})"


def verdict_counts(report: ProvenanceReport) -> list[tuple[Verdict, int]]:
    """Return the verdicts that occur, in the order of the table of verdicts, without furniture."""
    verdicts = report.summary.verdicts
    return [(v, verdicts[v]) for v in VERDICTS if verdicts.get(v) and v != "boilerplate"]


def is_copied(paragraph: LedgerParagraph) -> bool:
    """Whether a paragraph's verdict counts as copied."""
    return paragraph.verdict in COPIED


def furniture(categories: Iterable[str]) -> str:
    """Count categories of site furniture, most frequent first, ties in alphabetical order.

    Example:
        >>> furniture(["caption", "byline", "caption"])
        'caption 2, byline 1'
    """
    counts = Counter(categories)
    return ", ".join(
        f"{name} {counts[name]}" for name in sorted(counts, key=lambda c: (-counts[c], c))
    )


def excerpt(text: str, length: int) -> str:
    """Cut a text at the end of a word, so that with its ellipsis it keeps to a length in characters.

    Example:
        >>> excerpt("The bridge will close in March.", 20), excerpt("The bridge", 20)
        ('The bridge will …', 'The bridge')
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut[:-1]} …"


def moment(published: str | None) -> str:
    """Write an ISO date or date-time as day and, where known, clock time.

    Example:
        >>> moment("2017-02-15T10:27:00+00:00"), moment("2017-02-15"), moment(None)
        ('2017-02-15 10:27', '2017-02-15', '')
    """
    day, _, clock = (published or "").partition("T")
    return f"{day} {clock[:5]}" if clock else day


# ---------------------------------------------------------------------------- dedupe, clean


def dedupe_headline(report: DedupeReport) -> str:
    """Say in one sentence how many passages run through how many texts."""
    texts = {p.document for cluster in report.clusters for p in cluster.passages}
    whole = counted(report.documents, "text")
    if not texts:
        return f"No passage runs through several outlets (0 of {whole})"
    passages = counted(len(report.clusters), "passage")
    run = "runs" if len(report.clusters) == 1 else "run"
    return f"{passages} {run} through several outlets, in {len(texts):,} of {whole}"


def dedupe_scope(report: DedupeReport) -> str:
    """Say what was compared."""
    compared = f"{report.paragraphs - report.boilerplate:,} of {counted(report.paragraphs, 'paragraph')} compared"
    return f"{counted(len(report.outlets), 'outlet')}; {compared}, {report.boilerplate:,} set aside as site furniture"


def clean_headline(report: CleanReport) -> str:
    """Say in one sentence how much is site furniture."""
    paragraphs = [p for d in report.documents for p in d.paragraphs]
    removed = [p for p in paragraphs if p.action == "remove"]
    suspected = sum(p.action == "suspect" for p in paragraphs)
    n_words = sum(len(p.text.split()) for p in removed)
    n_all_words = sum(len(p.text.split()) for p in paragraphs)
    said = (
        f"{len(removed):,} of {counted(len(paragraphs), 'paragraph')} in "
        f"{counted(len(report.documents), 'text')} are site furniture "
        f"({n_words:,} of {counted(n_all_words, 'word')})"
    )
    return f"{said}; {suspected:,} more suspected, but kept" if suspected else said


def by_category(paragraphs: Iterable[CleanParagraph]) -> list[tuple[str, list[CleanParagraph]]]:
    """Group paragraphs by category, the largest group first, ties in alphabetical order."""
    groups: dict[str, list[CleanParagraph]] = {}
    for paragraph in paragraphs:
        groups.setdefault(str(paragraph.category), []).append(paragraph)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
