"""What a report says of documents, credit, changed facts and categories: the same in every format.

Names and texts of documents are passed through as they are; who shows them makes them printable.
"""

from collections.abc import Collection, Container, Iterable, Mapping
from typing import Literal

from newsdiff.language.instants import timestamp
from newsdiff.model import (
    COPIED,
    CREDIT_LEVELS,
    Alteration,
    Attribution,
    CleanParagraph,
    Credit,
    DirectionVerdict,
    DocumentRecord,
    LedgerParagraph,
    LedgerPassage,
    PairRecord,
    SourceLink,
    SourceRecord,
    Verdict,
    Wire,
    nearest_credit,
)
from newsdiff.report.clocks import moment
from newsdiff.report.phrases import Names, counted, paragraph_numbers, percent, short_names
from newsdiff.report.reports import ProvenanceReport

VERDICTS: Mapping[Verdict, str] = {
    "verbatim": "●",
    "edited": "◕",
    "mixed": "◑",
    "quote": "◇",
    "reworded": "≈",
    "translated": "⇄",
    "formula": "≡",
    "original": "○",
    "boilerplate": "·",
}
"""A symbol for each verdict: the fuller the circle, the more of the paragraph was copied."""

STANDING: Mapping[DirectionVerdict, str] = {"target-first": "later", "common-source": "beside"}
"""What an article is called that has the same words as a target and is no source of it."""

CREDIT_PLACES: Mapping[str, str] = {
    "sentence": "in the same sentence",
    "paragraph": "in the same paragraph",
    "article": "elsewhere in the article",
}
"""Where a credit is, seen from the copied words; nearest first."""

ATTRIBUTION: Mapping[Attribution, str] = {
    "credited-quoted": "credited and quoted",
    "credited": "credited only",
    "quoted": "quoted only",
    "neither": "neither",
}
"""What is said of copied words, by whether they are credited and stand in quotation marks."""

QUOTATION_MARKS = {
    "put-in": "put into quotation marks",
    "taken-out": "taken out of quotation marks",
}
"""What was done to quotation marks around words that stayed."""

_OTHER_WAY: Mapping[str, Literal["put-in", "taken-out"]] = {
    "put-in": "taken-out",
    "taken-out": "put-in",
}


def report_names(report: ProvenanceReport) -> dict[str, str]:
    """Return the short names of the target and its sources."""
    return short_names([report.target.id, *(s.id for s in report.sources)])


def shared_sources(report: ProvenanceReport) -> list[SourceRecord]:
    """Return the sources that any paragraph goes back to: those with most of the target first, what is later than it last.

    Of two that have as much, within some percent, the one that is known to be first, then the earliest.
    """
    linked = {link.document for p in report.paragraphs for link in p.sources}
    used = [s for s in report.sources if s.coverage > 0 or s.id in linked]
    return sorted(used, key=_precedence)


def pair_of(source: SourceRecord, report: ProvenanceReport) -> PairRecord:
    """Return what a target shares with a source as a pair of a corpus has it: the source is `a`."""
    return PairRecord(
        a=source.id,
        b=report.target.id,
        words=round(source.coverage * report.summary.words),
        coverage_a=source.used,
        coverage_b=source.coverage,
        direction=source.direction,
    )


def _precedence(source: SourceRecord) -> tuple[bool, float, bool, float, float, str]:
    verdict = source.direction.verdict
    return (
        verdict == "target-first",
        -round(source.coverage, 1),
        verdict != "source-first",
        timestamp(source.published),
        -source.coverage,
        source.id,
    )


def imprint(record: DocumentRecord) -> str:
    """Say who published a document, when, and how long it is."""
    facts = (record.outlet, moment(record.published), counted(record.words, "word"))
    return ", ".join(filter(None, facts))


def say_signs(record: DocumentRecord) -> str:
    """Say what shows that a machine copied or changed a text; nothing where nothing does."""
    return f"signs of machine copying: {'; '.join(record.signs)}" if record.signs else ""


def say_shares(source: SourceRecord, name: str, target: str) -> str:
    """Say how much of both texts the copied passages are."""
    told = "was used" if source.direction.verdict == "source-first" else "is shared"
    return (
        f"{percent(source.coverage)} of {target} stands in it; "
        f"{percent(source.used)} of {name} {told}"
    )


def say_wire(wire: Wire | None) -> str:
    """Say whose copy two articles share and how much it is, for a cell of a table.

    Example:
        >>> say_wire(Wire("AP", 0.82)), say_wire(None)
        ('AP 82 %', '')
    """
    return f"{wire.agency} {percent(wire.share)}" if wire else ""


def references(
    links: Iterable[SourceLink],
    names: Names,
    *,
    is_single: bool = False,
    bracketed: Container[str] = (),
) -> str:
    """Write source paragraphs as "000 ¶ 7-8; (001 ¶ 3)", or as "¶ 7-8" where there is a single source.

    Those of articles that are `bracketed` are in brackets.
    """
    written = []
    for document, indexes in by_document(links).items():
        named = "" if is_single else f"{names.get(document, document)} "
        place = named + paragraph_numbers(indexes)
        written.append(f"({place})" if document in bracketed else place)
    return "; ".join(written)


def by_document(links: Iterable[SourceLink]) -> dict[str, list[int]]:
    """Group the indexes of source paragraphs by their documents, in the order that they have."""
    groups: dict[str, list[int]] = {}
    for link in links:
        groups.setdefault(link.document, []).append(link.index)
    return groups


def own_credit(paragraph: LedgerParagraph) -> Credit | None:
    """Return the nearest credit that counts for a paragraph, to any source that has words of it: its own, or one that signs the article."""
    return paragraph.credit or nearest_credit(p.credit for p in paragraph.passages)


def credits_given(report: ProvenanceReport) -> list[tuple[LedgerParagraph, Credit]]:
    """Return the credits of a report, the same words only once: where they are nearest."""
    nearest: dict[str, tuple[LedgerParagraph, Credit]] = {}
    for paragraph in report.paragraphs:
        for credit in filter(None, (*(p.credit for p in paragraph.passages), paragraph.credit)):
            known = nearest.get(credit.text)
            if known is None or _distance(credit) < _distance(known[1]):
                nearest[credit.text] = (paragraph, credit)
    return list(nearest.values())


def _distance(credit: Credit) -> int:
    return CREDIT_LEVELS.index(credit.level)


def sourced_paragraphs(report: ProvenanceReport) -> list[LedgerParagraph]:
    """Return the copied paragraphs but those that stand in later articles alone, which took them from the target."""
    later = later_articles(report)
    return [p for p in report.paragraphs if p.verdict in COPIED and not is_only_in(p, later)]


def is_only_in(paragraph: LedgerParagraph, articles: Collection[str]) -> bool:
    """Whether all that a paragraph shares is in some articles, given by their ids."""
    return bool(paragraph.sources) and all(k.document in articles for k in paragraph.sources)


def in_later_alone(report: ProvenanceReport) -> int:
    """Count the copied paragraphs that stand in later articles alone, where there are others beside them."""
    n_taken = len(sourced_paragraphs(report))
    return report.summary.copied_paragraphs - n_taken if n_taken else 0


def say_taken(report: ProvenanceReport) -> tuple[str, str]:
    """Say what the words of a target are that stand elsewhere, and how they stand there, for headings of tables.

    Returns:
        "copied", or "shared" where all of it is in later articles alone; "from", or "also in" where no article is known to
        be before it.
    """
    is_all_later = report.summary.copied_paragraphs > 0 and not sourced_paragraphs(report)
    stands = "from" if earlier_articles(report) else "also in"
    return "shared" if is_all_later else "copied", stands


def bracketed_articles(report: ProvenanceReport) -> frozenset[str]:
    """Return the ids of what no word is said to be from: later articles, and beside a known source all that are none."""
    earlier = earlier_articles(report)
    return frozenset(s.id for s in report.sources) - earlier if earlier else later_articles(report)


def earlier_articles(report: ProvenanceReport) -> frozenset[str]:
    """Return the ids of what is known to be before the target and has copied words."""
    return frozenset(
        s.id for s in report.sources if s.direction.verdict == "source-first" and s.coverage > 0
    )


def say_uncredited(report: ProvenanceReport) -> str:
    """Say for how many copied paragraphs no source is named, in them or where the article is signed; "" without any."""
    taken = sourced_paragraphs(report)
    n_bare = sum(not own_credit(p) for p in taken)
    names = "names" if n_bare == 1 else "name"
    return (
        f"{n_bare} of {counted(len(taken), 'copied paragraph')} {names} no source" if taken else ""
    )


def say_attribution(report: ProvenanceReport) -> str:
    """Say how many copied words are credited and how many are quoted; "" for a report that does not know.

    Those that are in later articles alone are counted with the others, which is said.
    """
    groups, n_copied = report.summary.attribution, report.summary.copied_words
    if not n_copied or not groups or not sourced_paragraphs(report):
        return ""
    parts = [f"{percent(groups.get(x, 0) / n_copied)} {said}" for x, said in ATTRIBUTION.items()]
    counted_too = ", with those in later articles" if in_later_alone(report) else ""
    return f"copied words{counted_too}: {'; '.join(parts)}"


def altered_facts(passages: Iterable[LedgerPassage]) -> list[Alteration]:
    """Return the alterations that can change what a reader believes: all but those of wording."""
    return [a for p in passages for a in p.alterations if a.kind != "wording"]


def say_changes(report: ProvenanceReport, paragraph: LedgerParagraph) -> list[str]:
    """Write the altered facts of a paragraph; where the other article is later, it has changed them."""
    later = later_articles(report)
    return [
        f"{say_alteration(taken_back(fact))} in the later article"
        if passage.source.document in later
        else say_alteration(fact)
        for passage in paragraph.passages
        for fact in altered_facts([passage])
    ]


def later_articles(report: ProvenanceReport) -> frozenset[str]:
    """Return the ids of what is known to be later than the target: whatever differs there was changed there."""
    return frozenset(s.id for s in report.sources if s.direction.verdict == "target-first")


def taken_back(changed: Alteration) -> Alteration:
    """Return an alteration as the other side made it."""
    return Alteration(
        changed.kind,
        changed.target,
        changed.source,
        changed.target_start,
        changed.source_start,
        _OTHER_WAY.get(changed.quotation_marks) if changed.quotation_marks else None,
    )


def say_alteration(changed: Alteration) -> str:
    """Write an altered fact on one line.

    Example:
        >>> say_alteration(Alteration("name", "Russia", "America", 0, 0))
        'Russia -> America (name)'
    """
    if changed.quotation_marks:
        return f"{quoted_words(changed)} ({QUOTATION_MARKS[changed.quotation_marks]})"
    if not changed.target:
        return f"{changed.source} left out ({changed.kind})"
    if not changed.source:
        return f"{changed.target} put in ({changed.kind})"
    return f"{changed.source} -> {changed.target} ({changed.kind})"


def quoted_words(changed: Alteration) -> str:
    """Return words that were put into or taken out of quotation marks, from the side that has the marks."""
    return changed.target if changed.quotation_marks == "put-in" else changed.source


def by_category(paragraphs: Iterable[CleanParagraph]) -> list[tuple[str, list[CleanParagraph]]]:
    """Group paragraphs by category, the largest group first, ties in alphabetical order."""
    groups: dict[str, list[CleanParagraph]] = {}
    for paragraph in paragraphs:
        groups.setdefault(str(paragraph.category), []).append(paragraph)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
