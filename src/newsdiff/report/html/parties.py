"""The target and the sources of a provenance page: head, strip of what is shared, paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from newsdiff.model import Direction, DocumentRecord, LedgerParagraph, SourceParagraph, SourceRecord
from newsdiff.report import directions, findings, passages, phrases
from newsdiff.report.html import stories, strips, texts, weights
from newsdiff.report.html.lists import Lists
from newsdiff.report.html.numbering import NumberedPassage, Numbering
from newsdiff.report.html.texts import HtmlStretch


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownParagraph:
    """A paragraph of either side."""

    id: str
    block: LedgerParagraph | SourceParagraph
    style: str
    """The verdict of a target paragraph; used, echoed, left-out, unused or aside of a source paragraph."""
    status: str = ""
    """What is written beside it."""
    links: tuple[tuple[str, str], ...] = ()
    """Label and anchor of the paragraphs that it goes back to, or that go back to it."""
    relation: str = "in"
    """What is said before them: "from" only where they are of an article that is known to be before it."""
    also: tuple[tuple[str, str], ...] = ()
    """The same of paragraphs of articles that are later, or of which nothing says that they were first."""
    stretches: list[HtmlStretch]
    remark: str = ""
    """A line below it: how it is credited, why its omission matters."""
    parts: str = ""
    """Of a target paragraph, the words of its parts with the numbers of the passages that have them; an asterisk marks
    copied ones: "4; 12* 1 3; 2"."""

    @property
    def is_boilerplate(self) -> bool:
        """Whether it is folded away."""
        return self.style in ("boilerplate", "aside")


@dataclass(frozen=True, slots=True)
class Party:
    """The target or a source."""

    record: DocumentRecord
    name: str
    paragraphs: list[ShownParagraph]
    strip: tuple[strips.StripSegment, ...]
    signs: str = ""
    role: str = "Target"
    letter: str = ""
    color: int = 0
    shares: str = ""
    direction: str = ""
    evidence: tuple[str, ...] = ()

    @property
    def story(self) -> str:
        """What it is called in a sentence."""
        return stories.say_story(self.record, self.name)

    @property
    def known_as(self) -> str:
        """Its outlet, else its title, else its short id."""
        return self.record.outlet or self.record.title or self.name

    @property
    def folded(self) -> list[list[ShownParagraph]]:
        """Its paragraphs as they are folded."""
        return fold_boilerplate(self.paragraphs)


def fold_boilerplate(paragraphs: Iterable[ShownParagraph]) -> list[list[ShownParagraph]]:
    """Group paragraphs, neighbouring ones of furniture together, each other one by itself."""
    grouped = groupby(enumerate(paragraphs), lambda p: -1 if p[1].is_boilerplate else p[0])
    return [[p for _, p in some] for _, some in grouped]


def target_party(numbers: Numbering, lists: Lists) -> Party:
    """Describe the target."""
    records = {s.id: s for s in numbers.sources}
    own: dict[int, list[NumberedPassage]] = {p.index: [] for p in numbers.report.paragraphs}
    for k in numbers.passages:
        own[k.paragraph.index].append(k)
    weighed = [weights.weigh_parts(p, own[p.index]) for p in numbers.report.paragraphs]
    paragraphs = []
    for p, parts in zip(numbers.report.paragraphs, weighed, strict=True):
        sides = [(k, passages.target_side(k.passage, records, numbers.later)) for k in own[p.index]]
        shown = _target_paragraph(p, sides, numbers, lists)
        paragraphs.append(replace(shown, parts=_written(parts)))
    strip = strips.target_strip([part for parts in weighed for part in parts])
    return _party(numbers.report.target, numbers, paragraphs, strip)


def _written(parts: Iterable[weights.WeighedPart]) -> str:
    """Write the parts of a paragraph for the script that leaves passages out."""
    return "; ".join(
        " ".join([f"{p.words}{'*' * p.is_copied}", *(str(k.number) for k in p.passages)])
        for p in parts
    )


def source_party(source: SourceRecord, numbers: Numbering, lists: Lists) -> Party:
    """Describe a source: what was taken from it, and who was first."""
    called = numbers.called
    name, target = called[source.id], called[numbers.report.target.id]
    taken = [k for k in numbers.passages if k.passage.source.document == source.id]
    sides = [(k, passages.source_side(k.passage, numbers.later)) for k in taken]
    is_marked = taken or not source.coverage
    unmarked = "" if is_marked else "; not marked, since others give the same words"
    return replace(
        _party(source, numbers, _source_paragraphs(source, sides, numbers, lists)),
        strip=strips.source_strip(source, taken),
        role=stories.say_role(source, numbers.letter(source.id)),
        letter=numbers.letter(source.id),
        color=numbers.color(source.id),
        shares=findings.say_shares(source, name, target) + unmarked,
        direction=say_who_was_first(source.direction, name, target)
        if taken or source.coverage
        else "",
        evidence=tuple(directions.reasons(source.direction, called)),
    )


def say_who_was_first(direction: Direction, a: str, b: str) -> str:
    """Say who was first, and how sure that is as a page says it of everything."""
    known = direction.verdict != "unknown"
    sure = f" ({phrases.percent(direction.confidence)} sure)" if known else ""
    return f"{directions.say_order(direction, a, b)}{sure}"


def _party(
    record: DocumentRecord,
    numbers: Numbering,
    paragraphs: list[ShownParagraph],
    strip: tuple[strips.StripSegment, ...] = (),
) -> Party:
    """Describe a document."""
    return Party(record, numbers.names[record.id], paragraphs, strip, findings.say_signs(record))


def _target_paragraph(
    p: LedgerParagraph, sides: Sequence[texts.NumberedSide], numbers: Numbering, lists: Lists
) -> ShownParagraph:
    credit = findings.own_credit(p)
    linked: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for k in p.sources:
        if k.document in numbers.position:
            label = f"{numbers.letter(k.document)} ¶ {k.index + 1}".strip()
            linked[k.document in numbers.earlier].append(
                (label, numbers.anchor(k.document, k.index))
            )
    told = "shared" if findings.is_only_in(p, numbers.later) else "copied"
    whose = "its" if any(q.credit == credit for q in p.passages) else "another"
    return ShownParagraph(
        id=f"t-p{p.index}",
        block=p,
        style=p.verdict,
        status=f"{phrases.percent(p.coverage)} {told}" if p.coverage > 0 else "",
        links=tuple(linked[True]),
        relation="from",
        also=tuple(linked[False]),
        stretches=texts.stretches(p, sides, lists.on_target[p.index], set()),
        remark=f"Names {whose} source: “{credit.text}”" if credit else "",
    )


def _source_paragraphs(
    source: SourceRecord, sides: Sequence[texts.NumberedSide], numbers: Numbering, lists: Lists
) -> list[ShownParagraph]:
    """Show each paragraph as used, left out, set aside as site furniture, or not used."""
    anchored: set[int | str] = set()
    omitted = {o.index: o for o in numbers.report.omissions if o.document == source.id}
    uses: dict[int, list[int]] = {}
    for p in numbers.report.paragraphs:
        for link in p.sources:
            if link.document == source.id:
                uses.setdefault(link.index, []).append(p.index)
    copies = {k.number for k in numbers.passages if weights.is_copy(k)}
    shown = []
    for block in source.paragraphs:
        stretches = texts.stretches(block, sides, lists.on_source[source.id], anchored)
        used, omission = uses.get(block.index, []), omitted.get(block.index)
        style = "left-out" if omission else "aside" if strips.is_aside(block) else "unused"
        taken = {k.number for stretch in stretches for k in stretch.numbers}
        if taken or used:
            style = "used" if not taken or taken & copies else "echoed"
        echo = next((k.kind for stretch in stretches for k in stretch.numbers), "")
        paragraph = ShownParagraph(
            id=numbers.anchor(source.id, block.index),
            block=block,
            style=style,
            status={"left-out": "left out", "echoed": echo}.get(style, ""),
            links=tuple((f"¶ {i + 1}", f"t-p{i}") for i in used),
            stretches=stretches,
            remark=omission.reason if omission else "",
        )
        shown.append(paragraph)
    return shown
