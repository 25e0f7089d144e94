"""Names, letters, numbers, colours and anchors of a provenance page: what its two sides agree on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from newsdiff.model import LedgerParagraph, LedgerPassage, PassageKind, SourceRecord
from newsdiff.report import findings
from newsdiff.report.reports import ProvenanceReport

N_COLORS = 6
"""Colours of the style sheet; each source has one."""
_N_LETTERS = 26


@dataclass(frozen=True, slots=True)
class NumberedLink:
    """The number of a passage, which is the same on both sides."""

    number: int
    """From 1, in the order of the target."""
    label: str
    """What a reader sees: the number, behind the letter of its source where there are several."""
    color: int
    """Which of the colours of the page: that of its source."""
    kind: PassageKind
    """How the two sides relate."""


@dataclass(frozen=True, slots=True)
class NumberedPassage(NumberedLink):
    """A passage of the ledger with its number."""

    paragraph: LedgerParagraph
    """Its target paragraph."""
    passage: LedgerPassage


@dataclass(frozen=True)
class Numbering:
    """What the parts of a page look up."""

    report: ProvenanceReport
    names: Mapping[str, str]
    """Short names of the documents."""
    sources: tuple[SourceRecord, ...]
    """The sources that the page shows in full: those that share something, or the only one."""
    position: Mapping[str, int]
    """Place of each of them, by id."""
    passages: tuple[NumberedPassage, ...]
    """Every passage with its number, in the order of the target."""

    @property
    def is_single(self) -> bool:
        """Whether one source is shown: then passages need no letter."""
        return len(self.sources) == 1

    def letter(self, document: str) -> str:
        """Return the letter of a source, none where it is the only one."""
        return "" if self.is_single else letter(self.position[document])

    @cached_property
    def called(self) -> dict[str, str]:
        """What a sentence of the page calls the articles: by their letters, which stand in every script alike."""
        sources = {s.id: self.letter(s.id) or "the source" for s in self.sources}
        return {**self.names, **sources, self.report.target.id: "the target"}

    @cached_property
    def earlier(self) -> frozenset[str]:
        """The sources that are known to be before the target, by their ids."""
        return frozenset(s.id for s in self.sources if s.direction.verdict == "source-first")

    @cached_property
    def later(self) -> frozenset[str]:
        """The articles that are known to be behind it."""
        return findings.later_articles(self.report)

    def color(self, document: str) -> int:
        """Return the colour of a source."""
        return self.position[document] % N_COLORS

    def anchor(self, document: str, index: int) -> str:
        """Return the anchor of a source paragraph."""
        return f"s{self.position[document]}-p{index}"


def letter(position: int) -> str:
    """Name a position as spreadsheets name columns.

    Example:
        >>> letter(0), letter(25), letter(26)
        ('A', 'Z', 'AA')
    """
    before, last = divmod(position, _N_LETTERS)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def number_passages(report: ProvenanceReport) -> Numbering:
    """Number the passages of a report, and place its sources."""
    shared = findings.shared_sources(report)
    sources = tuple(shared or (report.sources if len(report.sources) == 1 else ()))
    position = {source.id: i for i, source in enumerate(sources)}
    return Numbering(
        report=report,
        names=findings.report_names(report),
        sources=sources,
        position=position,
        passages=tuple(_numbered(report, position)),
    )


def _numbered(report: ProvenanceReport, position: Mapping[str, int]) -> Iterator[NumberedPassage]:
    """Number the passages in the order of the target."""
    numbers = count(1)
    for paragraph in report.paragraphs:
        for passage in sorted(paragraph.passages, key=lambda p: (p.start, -p.end)):
            place = position.get(passage.source.document)
            if place is None:
                continue
            number = next(numbers)
            label = str(number) if len(position) == 1 else f"{letter(place)}{number}"
            yield NumberedPassage(number, label, place % N_COLORS, passage.kind, paragraph, passage)
