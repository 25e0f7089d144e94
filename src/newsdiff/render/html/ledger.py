"""What the provenance page shows, as records: parties, paragraphs of both sides, lists, map."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from newsdiff.model import (
    Alteration,
    BoilerplateRecord,
    Credit,
    DocumentRecord,
    LedgerParagraph,
    Omission,
    ProvenanceReport,
    SourceParagraph,
    SourceRecord,
)
from newsdiff.render import findings, wording
from newsdiff.render.html import pieces, ribbons
from newsdiff.render.html.page import settings_rows
from newsdiff.render.html.pieces import Block, Link, Note, Run

N_COLORS = 6
"""Colours of the style sheet that tell sources apart; with one source, the first four take turns."""
N_TURNS = 4
"""Colours that take turns where there is one source."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A passage on the strip that stands for a whole text, in thousandths of its length."""

    start: float
    length: float
    color: int


@dataclass(slots=True)
class Party:
    """The target or a source."""

    record: DocumentRecord | SourceRecord
    name: str
    dated: str
    letter: str = ""
    color: int = 0
    shares: str = ""
    direction: str = ""
    evidence: tuple[str, ...] = ()
    strip: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class Shown:
    """A paragraph of either side."""

    id: str
    index: int
    line: int
    kind: str
    runs: list[Run]
    boilerplate: BoilerplateRecord | None
    style: str
    """The verdict of a target paragraph; used, left-out, unused or aside of a source paragraph."""
    status: str = ""
    """What stands beside it, in words."""
    links: tuple[tuple[str, str], ...] = ()
    """Label and anchor of the paragraphs it goes back to, or that go back to it."""
    remark: str = ""
    """A line below it: how it is credited, why its omission tells something."""


@dataclass(slots=True)
class Entry:
    """A line of a list, with the anchor that it jumps to."""

    href: str
    place: str
    text: str
    kind: str = ""
    source: str = ""
    target: str = ""


@dataclass(slots=True)
class View:
    """The page."""

    report: ProvenanceReport
    headline: tuple[str, str]
    """What was found, and its numbers with their denominators."""
    target: Party
    sources: list[Party]
    paragraphs: list[Shown]
    columns: list[tuple[Party, list[Shown]]]
    map: ribbons.Map
    facts: list[Entry]
    omissions: list[Entry]
    credits: list[Entry]
    n_uncredited: int
    verdicts: list[tuple[str, int]]
    silent: list[Party]
    settings: list[tuple[str, str]] = field(default_factory=list)


def view(report: ProvenanceReport) -> View:
    """Build what the page shows."""
    return _Builder(report).view()


def _headline(report: ProvenanceReport) -> tuple[str, str]:
    """Cut the headline where its numbers begin."""
    lead, *counts = re.split(r", (?=[\d,]+ of [\d,]+ word)", findings.headline(report), maxsplit=1)
    return lead, "".join(counts)


class _Builder:
    """The lookups that all parts of the page need."""

    def __init__(self, report: ProvenanceReport) -> None:
        """Number the passages, and give each source its letter and colour."""
        self.report = report
        self.names = findings.report_names(report)
        self.shown = findings.shared_sources(report) or list(report.sources[:1])
        self.is_single = len(self.shown) == 1
        self.position = {s.id: i for i, s in enumerate(self.shown)}
        self.records = {s.id: s for s in self.shown}
        self.links = list(self._links())
        self.verdicts = {p.index: p.verdict for p in report.paragraphs}
        self.target_notes: dict[int, list[Note]] = {}
        self.source_notes: dict[str, list[Note]] = {s.id: [] for s in self.shown}
        self.facts = list(self._facts())
        self.credits = list(self._credits())

    def _letter(self, position: int) -> str:
        """Return the letter of a source, none where it is the only one."""
        if self.is_single:
            return ""
        return chr(ord("A") + position) if position < 26 else f"Z{position - 25}"  # noqa: PLR2004  letters

    def _links(self) -> Iterator[Link]:
        """Number the passages in the order of the target."""
        numbers = count(1)
        for paragraph in self.report.paragraphs:
            for passage in sorted(paragraph.passages, key=lambda p: (p.start, -p.end)):
                number = next(numbers)
                position = self.position.get(passage.source.document, 0)
                color = (number - 1) % N_TURNS if self.is_single else position % N_COLORS
                label = f"{self._letter(position)}{number}"
                yield Link(number, label, color, paragraph.index, passage)

    def view(self) -> View:
        """Put the page together."""
        report = self.report
        target = self._party(report.target)
        target.strip = self._strip(
            report.paragraphs, [(k.passage.start, k.passage.end, k.color) for k in self.links]
        )
        parties = [self._source(s) for s in self.shown]
        paragraphs = [self._paragraph(p) for p in report.paragraphs]
        columns = [(q, self._column(s)) for q, s in zip(parties, self.shown, strict=True)]
        copied = [p for p in report.paragraphs if findings.is_copied(p)]
        return View(
            report=report,
            headline=_headline(report),
            target=target,
            sources=parties,
            paragraphs=paragraphs,
            columns=columns,
            map=self._map(paragraphs, columns),
            facts=self.facts,
            omissions=[self._omission(o) for o in report.omissions],
            credits=self.credits,
            n_uncredited=sum(findings.credit_level(p) in (None, "article") for p in copied),
            verdicts=[(str(v), n) for v, n in report.summary.verdicts.items() if n],
            silent=[self._party(s) for s in report.sources if s.id not in self.position],
            settings=list(settings_rows(report.settings)),
        )

    # ------------------------------------------------------------------------------ parties

    def _party(self, record: DocumentRecord | SourceRecord) -> Party:
        """Describe a document."""
        return Party(record, self.names[record.id], findings.dated(record))

    def _source(self, record: SourceRecord) -> Party:
        """Describe a source: what was taken, and who was first."""
        party = self._party(record)
        position = self.position[record.id]
        target = self.names[self.report.target.id]
        party.letter = self._letter(position)
        party.color = 0 if self.is_single else position % N_COLORS
        party.shares = (
            f"{wording.percent(record.coverage)} of {target} stands in it; "
            f"{wording.percent(record.used)} of {party.name} was used"
        )
        party.direction = findings.direction(record.direction, party.name, target)
        party.evidence = tuple(
            f"{e.kind}: {wording.shortened(e.text, self.names)}" for e in record.direction.evidence
        )
        passages = [
            (k.passage.source, k.color)
            for k in self.links
            if k.passage.source.document == record.id
        ]
        party.strip = self._strip(record.paragraphs, [(s.start, s.end, c) for s, c in passages])
        return party

    @staticmethod
    def _strip(
        blocks: tuple[LedgerParagraph, ...] | tuple[SourceParagraph, ...],
        spans: list[tuple[int, int, int]],
    ) -> tuple[Stretch, ...]:
        """Place passages on a strip a thousand units long."""
        if not blocks:
            return ()
        first, length = blocks[0].start, max(blocks[-1].end - blocks[0].start, 1)
        return tuple(
            Stretch(
                round(1000 * (start - first) / length, 1),
                max(round(1000 * (end - start) / length, 1), 1.0),
                color,
            )
            for start, end, color in spans
        )

    # --------------------------------------------------------------------------- paragraphs

    def _paragraph(self, p: LedgerParagraph) -> Shown:
        """Show a target paragraph with its passages."""
        told = [pieces.on_target(k, self.records) for k in self.links if k.paragraph == p.index]
        runs = pieces.runs(Block(p.start, p.end, p.text), told, self.target_notes.get(p.index, ()))
        status = f"{wording.percent(p.coverage)} copied" if p.coverage > 0 else ""
        links = tuple(
            (
                f"{self._letter(self.position[k.document])}{k.index}",
                self._source_anchor(k.document, k.index),
            )
            for k in p.sources
            if k.document in self.position
        )
        level = findings.credit_level(p)
        nearest = next((q.credit for q in p.passages if q.credit and q.credit.level == level), None)
        remark = (
            f"Names its source: “{nearest.text}”"
            if nearest and level in ("sentence", "paragraph")
            else ""
        )
        return Shown(
            f"t-p{p.index}",
            p.index,
            p.line,
            p.kind,
            runs,
            p.boilerplate,
            p.verdict,
            status,
            links,
            remark,
        )

    def _source_anchor(self, document: str, index: int) -> str:
        """Return the anchor of a source paragraph."""
        return f"s{self.position[document]}-p{index}"

    def _column(self, source: SourceRecord) -> list[Shown]:
        """Show the paragraphs of a source: used, left out or not used."""
        links = [k for k in self.links if k.passage.source.document == source.id]
        told = [pieces.on_source(k) for k in links]
        left_out = {o.index: o for o in self.report.omissions if o.document == source.id}
        uses: dict[int, list[int]] = {}
        for p in self.report.paragraphs:
            for k in p.sources:
                if k.document == source.id:
                    uses.setdefault(k.index, []).append(p.index)
        return [
            self._source_paragraph(source, b, told, uses, left_out.get(b.index))
            for b in source.paragraphs
        ]

    def _source_paragraph(
        self,
        source: SourceRecord,
        block: SourceParagraph,
        told: list[pieces.Told],
        uses: Mapping[int, list[int]],
        omission: Omission | None,
    ) -> Shown:
        """Show a source paragraph."""
        used = uses.get(block.index, [])
        style = "used" if used else "left-out" if omission else "unused"
        if block.boilerplate and block.boilerplate.action == "remove" and not used:
            style = "aside"
        return Shown(
            self._source_anchor(source.id, block.index),
            block.index,
            block.line,
            block.kind,
            pieces.runs(
                Block(block.start, block.end, block.text), told, self.source_notes[source.id]
            ),
            block.boilerplate,
            style,
            {"left-out": "left out", "aside": "", "used": "", "unused": ""}[style],
            tuple((str(i), f"t-p{i}") for i in used),
            omission.reason if omission else "",
        )

    # -------------------------------------------------------------------------------- lists

    def _facts(self) -> Iterator[Entry]:
        """Yield the changed facts, and note where they stand on both sides."""
        for link in self.links:
            for changed in link.passage.alterations:
                if changed.kind == "wording":
                    continue
                number = 1 + sum(len(v) for v in self.source_notes.values())
                self._note(link, changed, number)
                yield self._fact(link, changed, number)

    def _note(self, link: Link, changed: Alteration, number: int) -> None:
        """Mark a changed fact in both texts."""
        title = findings.alteration(changed)
        start, end = changed.target_start, changed.target_start + len(changed.target)
        self.target_notes.setdefault(link.paragraph, []).append(
            Note(f"t-f{number}", "fact", start, end, title)
        )
        start, end = changed.source_start, changed.source_start + len(changed.source)
        self.source_notes.setdefault(link.passage.source.document, []).append(
            Note(f"s-f{number}", "fact", start, end, title)
        )

    @staticmethod
    def _fact(link: Link, changed: Alteration, number: int) -> Entry:
        """Write a changed fact as a line of the list."""
        is_requoted = (
            changed.kind == "quotation" and changed.source.casefold() == changed.target.casefold()
        )
        href = f"t-f{number}" if changed.target else f"t-{link.number}"
        text = f"quotation marks put in or taken out: {changed.target}" if is_requoted else ""
        return Entry(
            href,
            f"¶ {link.paragraph}",
            text,
            changed.kind,
            "" if is_requoted else changed.source,
            "" if is_requoted else changed.target,
        )

    def _credits(self) -> Iterator[Entry]:
        """Yield the credits, and note where they stand."""
        for number, (paragraph, credit) in enumerate(findings.credits_given(self.report), start=1):
            yield self._credit(number, paragraph, credit)

    def _credit(self, number: int, paragraph: LedgerParagraph, credit: Credit) -> Entry:
        """Write a credit as a line of the list; it jumps to its own words where they are found."""
        href, place = f"t-p{paragraph.index}", paragraph
        for p in self.report.paragraphs:
            start = p.text.find(credit.text)
            if start >= 0 and (credit.level == "article" or p is paragraph):
                note = Note(
                    f"t-c{number}",
                    "credit",
                    p.start + start,
                    p.start + start + len(credit.text),
                    "names its source",
                )
                self.target_notes.setdefault(p.index, []).append(note)
                href, place = note.id, p
                break
        where = {
            "sentence": "in the same sentence",
            "paragraph": "in the same paragraph",
            "article": "elsewhere in the article",
        }
        return Entry(href, f"¶ {place.index}", credit.text, where[credit.level])

    def _omission(self, omission: Omission) -> Entry:
        """Write a source paragraph that was left out as a line of the list."""
        anchor = self._source_anchor(omission.document, omission.index)
        place = f"{self._letter(self.position[omission.document])} ¶ {omission.index}".strip()
        return Entry(anchor, place, omission.text, omission.reason)

    # ---------------------------------------------------------------------------------- map

    def _map(
        self, paragraphs: list[Shown], columns: list[tuple[Party, list[Shown]]]
    ) -> ribbons.Map:
        """Draw the map."""
        target = [
            ribbons.Shape(
                Block(p.start, p.end, ""),
                p.index,
                s.id,
                f"Paragraph {p.index}: {p.verdict}",
                p.verdict,
            )
            for p, s in zip(self.report.paragraphs, paragraphs, strict=True)
        ]
        sources = [
            (
                record.id,
                party.color,
                party.letter,
                [
                    ribbons.Shape(
                        Block(b.start, b.end, ""),
                        b.index,
                        s.id,
                        f"{party.name}, paragraph {b.index}",
                        s.style,
                    )
                    for b, s in zip(record.paragraphs, shown, strict=True)
                ],
            )
            for record, (party, shown) in zip(self.shown, columns, strict=True)
        ]
        return ribbons.draw(target, sources, [(k, self.verdicts[k.paragraph]) for k in self.links])
