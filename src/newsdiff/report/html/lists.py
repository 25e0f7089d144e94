"""The lists of a provenance page: changed facts, what was left out, credits; each line jumps to its place.

The places are noted on the way, so that the texts carry their anchors.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from newsdiff.model import Alteration, Credit, LedgerParagraph
from newsdiff.report import findings
from newsdiff.report.html.numbering import NumberedPassage, Numbering
from newsdiff.report.html.texts import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """A line of a list, with the anchor that it jumps to."""

    href: str
    place: str
    kind: str
    text: str = ""
    source: str = ""
    """Words of the source, where a fact was changed or left out."""
    target: str = ""
    """Words of the target, where a fact was changed or put in."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists, and the notes on both texts."""

    facts: list[ListEntry] = field(default_factory=list)
    omissions: list[ListEntry] = field(default_factory=list)
    credits: list[ListEntry] = field(default_factory=list)
    on_target: defaultdict[int, list[Note]] = field(default_factory=lambda: defaultdict(list))
    """Notes by target paragraph."""
    on_source: defaultdict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))
    """Notes by source."""


def write_lists(numbering: Numbering) -> Lists:
    """Write the lists of a report, in the order of the texts; omissions as the report ranks them."""
    lists = Lists()
    for number, (passage, changed) in enumerate(_altered(numbering), start=1):
        _note_fact(lists, passage, changed, number)
        lists.facts.append(_fact(passage, changed, number))
    given = findings.credits_given(numbering.report)
    for number, (paragraph, credit) in enumerate(given, start=1):
        lists.credits.append(_credit(lists, numbering, (number, paragraph, credit)))
    lists.omissions.extend(_omissions(numbering))
    return lists


def _altered(numbering: Numbering) -> Iterator[tuple[NumberedPassage, Alteration]]:
    """Yield the changed facts with their passages."""
    for numbered in numbering.passages:
        yield from ((numbered, a) for a in numbered.passage.alterations if a.kind != "wording")


def _note_fact(lists: Lists, numbered: NumberedPassage, changed: Alteration, number: int) -> None:
    """Note where a changed fact is on both sides."""
    title = findings.say_alteration(changed)
    here = lists.on_target[numbered.paragraph.index]
    there = lists.on_source[numbered.passage.source.document]
    for notes, side, start, words in (
        (here, "t", changed.target_start, changed.target),
        (there, "s", changed.source_start, changed.source),
    ):
        notes.append(Note(f"{side}-f{number}", "fact", start, start + len(words), title))


def _fact(numbered: NumberedPassage, changed: Alteration, number: int) -> ListEntry:
    """Write a changed fact."""
    place = f"¶ {numbered.paragraph.index}"
    href = f"t-f{number}" if changed.target else f"t-{numbered.number}"
    if changed.quotation_marks:
        text = (
            f"{findings.QUOTATION_MARKS[changed.quotation_marks]}: {findings.quoted_words(changed)}"
        )
        return ListEntry(href=href, place=place, kind=changed.kind, text=text)
    return ListEntry(
        href=href, place=place, kind=changed.kind, source=changed.source, target=changed.target
    )


def _credit(
    lists: Lists, numbering: Numbering, given: tuple[int, LedgerParagraph, Credit]
) -> ListEntry:
    """Write a credit; it jumps to its own words where they are found, else to the paragraph."""
    number, paragraph, credit = given
    others = numbering.report.paragraphs if credit.level == "article" else ()
    for place in (paragraph, *others):
        start = place.text.find(credit.text)
        if start >= 0:
            start += place.start
            note = Note(f"t-c{number}", "credit", start, start + len(credit.text), "names a source")
            lists.on_target[place.index].append(note)
            href, index = note.id, place.index
            break
    else:
        href, index = f"t-p{paragraph.index}", paragraph.index
    return ListEntry(
        href=href, place=f"¶ {index}", kind=findings.CREDIT_PLACES[credit.level], text=credit.text
    )


def _omissions(numbering: Numbering) -> Iterator[ListEntry]:
    """Yield what was left out of the sources that are shown."""
    for omission in numbering.report.omissions:
        if omission.document in numbering.position:
            yield ListEntry(
                href=numbering.anchor(omission.document, omission.index),
                place=f"{numbering.letter(omission.document)} ¶ {omission.index}".strip(),
                kind=omission.reason,
                text=omission.text,
            )
