"""Cut a paragraph into runs of text: which passage each word belongs to, what was put in, what left out.

The target and its sources are cut alike. Each word is told once, by the passage that begins first, the
longest of those; a passage that others cover keeps its number beside theirs, so that every number of one
side is found on the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from newsdiff.model import LedgerPassage, PassageKind, SourceRecord

Tag = Literal["same", "ins", "del"]
NoteKind = Literal["fact", "credit"]


@dataclass(frozen=True, slots=True)
class Link:
    """A passage of the ledger with its number, which is the same on both sides."""

    number: int
    """From 1, in the order of the target."""
    label: str
    """What a reader sees: the number, behind the letter of its source where there are several."""
    color: int
    """Which of the colours of the page."""
    paragraph: int
    """Index of its target paragraph."""
    passage: LedgerPassage


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch that a list jumps to: a changed fact or the words of a credit."""

    id: str
    kind: NoteKind
    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of one side that the other has not, and on the target's side the words it replaced."""

    start: int
    end: int
    tag: Tag
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as one side tells it."""

    link: Link
    start: int
    end: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with one fate."""

    text: str
    tag: Tag = "same"
    note: Note | None = None
    opens_note: bool = False
    """Whether the note begins here: its anchor."""


@dataclass(slots=True)
class Run:
    """Neighbouring pieces of one passage, or of none."""

    link: Link | None
    numbers: list[Link] = field(default_factory=list)
    """Passages whose numbers stand before it, the told one first."""
    anchors: set[int] = field(default_factory=set)
    """Those of them that begin here; a number stands again where a passage goes on in a new paragraph."""
    pieces: list[Piece] = field(default_factory=list)

    @property
    def kind(self) -> PassageKind | None:
        """How the passage relates to its source."""
        return self.link.passage.kind if self.link else None


@dataclass(frozen=True, slots=True)
class _Atom:
    """A stretch of the paragraph that no boundary crosses, or words that stand only in the source."""

    start: int
    end: int
    link: Link | None
    tag: Tag = "same"
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of either side."""

    start: int
    end: int
    text: str

    def cut(self, start: int, end: int) -> str:
        """Return a stretch by its positions in the document."""
        return self.text[max(start - self.start, 0) : max(end - self.start, 0)]


def on_target(link: Link, sources: Mapping[str, SourceRecord]) -> Told:
    """Tell a passage from the target's side: what was put in, and what stood there instead."""
    passage = link.passage
    changes = tuple(
        Change(op.b_start, op.b_end, "ins", _source_text(passage, op.a_start, op.a_end, sources))
        for op in passage.operations
        if op.tag != "equal" and passage.kind != "reworded"
    )
    return Told(link, passage.start, passage.end, changes)


def on_source(link: Link) -> Told:
    """Tell a passage from its source's side: what was left out."""
    passage = link.passage
    changes = tuple(
        Change(op.a_start, op.a_end, "del")
        for op in passage.operations
        if op.tag in ("replace", "delete") and passage.kind != "reworded"
    )
    return Told(link, passage.source.start, passage.source.end, changes)


def runs(
    block: Block, told: Iterable[Told], notes: Sequence[Note], anchored: set[int | str]
) -> list[Run]:
    """Cut a paragraph into runs.

    Args:
        block: The paragraph.
        told: Passages of its document, in any order.
        notes: Stretches that lists jump to.
        anchored: Numbers of passages and ids of notes that began in a paragraph before; those that begin
            here are added.

    Returns:
        Runs in reading order. They spell the paragraph, but for words that stand only in the source.
        Each passage that touches it has its number on one of them.
    """
    touching = [t for t in told if t.start < block.end and t.end > block.start]
    atoms = (cut for atom in _atoms(block, touching) for cut in _split(atom, notes))
    found: list[Run] = []
    for atom in atoms:
        if not found or found[-1].link is not atom.link:
            found.append(Run(atom.link))
        note = next((n for n in notes if n.start <= atom.start < atom.end <= n.end), None)
        opens = note is not None and note.id not in anchored
        if note:
            anchored.add(note.id)
        text = atom.dropped or block.cut(atom.start, atom.end)
        found[-1].pieces.append(Piece(text, atom.tag, note, opens))
    for told_, run in _numbered(found, touching):
        run.numbers.append(told_.link)
        if told_.link.number not in anchored:
            anchored.add(told_.link.number)
            run.anchors.add(told_.link.number)
    return found


def _numbered(found: list[Run], touching: list[Told]) -> Iterator[tuple[Told, Run]]:
    """Yield each passage with the run that has its number: its own first one, else one that covers it."""
    first: dict[int, Run] = {}
    for run in found:
        if run.link:
            first.setdefault(run.link.number, run)
    own = [t for t in touching if t.link.number in first]
    yield from ((t, first[t.link.number]) for t in own)
    for t in touching:
        if t.link.number not in first:
            covering = (first[o.link.number] for o in own if o.start <= t.start < o.end)
            yield t, next(covering, found[0])


def _atoms(block: Block, touching: list[Told]) -> Iterator[_Atom]:
    """Yield the stretches of a paragraph between the edges of passages and changes."""
    place = block.start
    for told in sorted(touching, key=lambda t: (t.start, -t.end)):
        start, end = max(told.start, place), min(told.end, block.end)
        if end <= start:
            continue
        if start > place:
            yield _Atom(place, start, None)
        yield from _changed(block, told, start, end)
        place = end
    if place < block.end:
        yield _Atom(place, block.end, None)


def _changed(block: Block, told: Told, start: int, end: int) -> Iterator[_Atom]:
    """Yield the stretches of a passage inside `[start, end)`."""
    place = start
    for change in told.changes:
        from_, to = max(change.start, place), min(change.end, end)
        if to < from_ or (to == from_ and change.start < change.end):
            continue
        if from_ > place:
            yield _Atom(place, from_, told.link)
        if change.dropped.strip():
            yield _Atom(from_, from_, told.link, "del", _spaced(block, from_, change.dropped))
        if to > from_:
            yield _Atom(from_, to, told.link, change.tag)
        place = to
    if end > place:
        yield _Atom(place, end, told.link)


def _spaced(block: Block, place: int, dropped: str) -> str:
    """Put the white space around words left out that the target's text does not have there."""
    before, after = block.cut(place - 1, place), block.cut(place, place + 1)
    left = " " if before and before.isalnum() else ""
    right = " " if after and after.isalnum() else ""
    return f"{left}{dropped.strip()}{right}"


def _split(atom: _Atom, notes: Sequence[Note]) -> Iterator[_Atom]:
    """Cut a stretch where notes begin and end."""
    edges = {e for n in notes for e in (n.start, n.end) if atom.start < e < atom.end}
    if not edges:
        yield atom
        return
    place = atom.start
    for edge in [*sorted(edges), atom.end]:
        yield replace(atom, start=place, end=edge)
        place = edge


def _source_text(
    passage: LedgerPassage, start: int, end: int, sources: Mapping[str, SourceRecord]
) -> str:
    """Return a stretch of the source's text; a space stands for the end of a paragraph."""
    record = sources.get(passage.source.document)
    blocks = record.paragraphs if record else ()
    return " ".join(
        Block(b.start, b.end, b.text).cut(start, end)
        for b in blocks
        if b.start < end and b.end > start
    )
