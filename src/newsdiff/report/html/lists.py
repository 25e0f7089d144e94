"""The lists of a provenance page: changed facts, what was left out, credits; each line jumps to its place.

The places are noted on the way, so that the texts carry their anchors.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import get_args

from newsdiff.model import Alteration, Credit, Fact, LedgerParagraph
from newsdiff.report import findings
from newsdiff.report.html.numbering import NumberedPassage, Numbering
from newsdiff.report.html.texts import Note


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A line of a list, with the anchor that it jumps to."""

    href: str
    place: str
    kind: str
    text: str = ""
    source: str = ""
    """Words of the earlier side, where a fact was changed or left out: of the source, unless that is later."""
    target: str = ""
    """Words of the other side, where a fact was changed or put in."""


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


_GRAVEST = get_args(Fact)
"""What an alteration changes, the gravest first."""


def write_lists(numbering: Numbering) -> Lists:
    """Write the lists of a report: the gravest facts first, credits in order; omissions as the report ranks them."""
    lists = Lists()
    altered = [(k, a) for k in numbering.passages for a in findings.altered_facts([k.passage])]
    altered.sort(key=lambda changed: _GRAVEST.index(changed[1].kind))
    for number, (numbered, changed) in enumerate(altered, start=1):
        lists.facts.append(_fact(lists, numbering, numbered, changed, number))
    given = findings.credits_given(numbering.report)
    for number, (paragraph, credit) in enumerate(given, start=1):
        others = numbering.report.paragraphs if credit.level == "article" else ()
        lists.credits.append(_credit(lists, credit, number, (paragraph, *others)))
    for omission in numbering.report.omissions:
        if omission.document in numbering.position:
            href = numbering.anchor(omission.document, omission.index)
            side = numbering.letter(omission.document) or "source"
            place = f"{side} ¶ {omission.index + 1}"
            lists.omissions.append(ListEntry(href, place, omission.reason, omission.text))
    return lists


def _fact(
    lists: Lists, numbering: Numbering, numbered: NumberedPassage, changed: Alteration, number: int
) -> ListEntry:
    """Write a changed fact, and note where it is on both sides."""
    there_id = numbered.passage.source.document
    is_later = there_id in findings.later_articles(numbering.report)
    made = findings.taken_back(changed) if is_later else changed
    kind = (
        f"{changed.kind}, in the later {numbering.letter(there_id) or 'article'}"
        if is_later
        else changed.kind
    )
    title = findings.say_alteration(made)
    here = lists.on_target[numbered.paragraph.index]
    there = lists.on_source[there_id]
    for notes, side, start, words in (
        (here, "t", changed.target_start, changed.target),
        (there, "s", changed.source_start, changed.source),
    ):
        notes.append(Note(f"{side}-f{number}", "fact", start, start + len(words), title))
    place = f"¶ {numbered.paragraph.index + 1}"
    href = f"t-f{number}" if changed.target else f"t-{numbered.number}"
    if made.quotation_marks:
        done = findings.QUOTATION_MARKS[made.quotation_marks]
        return ListEntry(href, place, kind, f"{done}: {findings.quoted_words(made)}")
    return ListEntry(href, place, kind, source=made.source, target=made.target)


def _credit(
    lists: Lists, credit: Credit, number: int, places: Sequence[LedgerParagraph]
) -> ListEntry:
    """Write a credit; it jumps to its own words where they are found, else to the first of its places."""
    kind = findings.CREDIT_PLACES[credit.level]
    for place in places:
        start = place.text.find(credit.text)
        if start >= 0:
            start += place.start
            note = Note(f"t-c{number}", "credit", start, start + len(credit.text), "names a source")
            lists.on_target[place.index].append(note)
            return ListEntry(note.id, f"¶ {place.index + 1}", kind, credit.text)
    index = places[0].index
    return ListEntry(f"t-p{index}", f"¶ {index + 1}", kind, credit.text)
