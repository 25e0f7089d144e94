"""Texts with their changes on a page: runs with the numbers of their passages and the anchors of notes.

The target and its sources are shown alike. A passage that others cover keeps its number beside theirs, so that
every number of one side is found on the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Literal

from newsdiff.model import ClusterPassage, Operation, PassageKind
from newsdiff.report import passages
from newsdiff.report.html.numbering import NumberedLink
from newsdiff.report.passages import Block, Change, PassageSide, Run, RunKind

NoteKind = Literal["fact", "credit"]


@dataclass(frozen=True, slots=True)
class Note:
    """A stretch that a list jumps to: a changed fact or the words of a credit."""

    id: str
    kind: NoteKind
    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True)
class HtmlRun:
    """Words with one fate."""

    kind: RunKind | Literal["caret"]
    text: str
    """Of a `caret`, words that are in the other text only."""
    note: Note | None = None
    opens_note: bool = False
    """Whether the note begins here: its anchor."""


@dataclass(slots=True)
class HtmlStretch:
    """Neighbouring runs of one passage, or of none."""

    passage: NumberedLink | None
    numbers: list[NumberedLink] = field(default_factory=list)
    """Passages whose numbers are before it, the shown one first."""
    anchors: set[int] = field(default_factory=set)
    """Those of them that begin here; a number is given again where a passage goes on in a new paragraph."""
    runs: list[HtmlRun] = field(default_factory=list)

    @property
    def kind(self) -> PassageKind | None:
        """How the passage relates to its source."""
        return self.passage.kind if self.passage else None


NumberedSide = tuple[NumberedLink, PassageSide]
"""A passage with its number, as one of its two texts has it."""


def stretches(
    block: Block, sides: Sequence[NumberedSide], notes: Sequence[Note], anchored: set[int | str]
) -> list[HtmlStretch]:
    """Cut a paragraph into stretches.

    Args:
        block: The paragraph.
        sides: Passages of its document, in any order.
        notes: Stretches that lists jump to.
        anchored: Numbers of passages and ids of notes that began in a paragraph before; those that begin
            here are added.

    Returns:
        Stretches in reading order. They spell the paragraph, but for runs that are a caret where words are missing.
        Each passage that touches it has its number on one of them.
    """
    touching = [(p, s) for p, s in sides if s.start < block.end and s.end > block.start]
    cut: list[HtmlStretch] = []
    for run in _without_replaced(passages.cut(block, [side for _, side in touching])):
        passage = None if run.passage is None else touching[run.passage][0]
        if not cut or cut[-1].passage is not passage:
            cut.append(HtmlStretch(passage))
        cut[-1].runs += _noted(block, run, notes, anchored)
    for passage, stretch in _numbered(cut, touching):
        stretch.numbers.append(passage)
        if passage.number not in anchored:
            anchored.add(passage.number)
            stretch.anchors.add(passage.number)
    return cut


def _without_replaced(cut: Iterable[Run]) -> Iterator[Run]:
    """Leave out words of the other text where others stand for them: these are marked, and need no caret."""
    runs = list(cut)
    for run, after in zip_longest(runs, runs[1:]):
        is_replaced = after and after.kind == "added" and after.start == run.start
        if run.start < run.end or (passages.has_words(run.text) and not is_replaced):
            yield run


def _numbered(
    cut: list[HtmlStretch], touching: list[NumberedSide]
) -> Iterator[tuple[NumberedLink, HtmlStretch]]:
    """Yield each passage with the stretch that has its number: its first one, else one that covers it."""
    first: dict[int, HtmlStretch] = {}
    for stretch in cut:
        if stretch.passage:
            first.setdefault(stretch.passage.number, stretch)
    own = [(p, side) for p, side in touching if p.number in first]
    yield from ((p, first[p.number]) for p, _ in own)
    for passage, side in touching:
        if passage.number not in first:
            covering = (first[p.number] for p, s in own if s.start <= side.start < s.end)
            yield passage, next(covering, cut[0])


def _noted(
    block: Block, run: Run, notes: Sequence[Note], anchored: set[int | str]
) -> Iterator[HtmlRun]:
    """Yield a run, in parts where notes begin and end inside it."""
    if run.start == run.end:
        yield HtmlRun("caret", " ".join(run.text.split()))
        return
    edges = {e for n in notes for e in (n.start, n.end) if run.start < e < run.end}
    place = run.start
    for edge in (*sorted(edges), run.end):
        note = next((n for n in notes if n.start <= place < edge <= n.end), None)
        opens = note is not None and note.id not in anchored
        if note:
            anchored.add(note.id)
        yield HtmlRun(run.kind, passages.extract(block, place, edge), note, opens)
        place = edge


def space_dropped(block: Block, run: Run) -> str:
    """Return words left out, with the white space around them that the text does not have there."""
    before = passages.extract(block, run.start - 1, run.start)
    after = passages.extract(block, run.start, run.start + 1)
    left = " " if before and before.isalnum() else ""
    right = " " if after and after.isalnum() else ""
    return f"{left}{run.text.strip()}{right}"


def version_runs(first: ClusterPassage, version: ClusterPassage) -> list[HtmlRun]:
    """Write a version of a passage, and in it, where it was, what it leaves out of the first one.

    An ellipsis replaces words of the first version before or behind those that the two have in common. A version
    that was not compared, the first itself among them, is written as it is.
    """
    operations = version.operations
    if not operations:
        return [HtmlRun("copied", version.text)]
    compared = operations[0].b_start, operations[-1].b_end
    side = PassageSide(*compared, "copied", tuple(passages.later_changes(operations, [first])))
    runs = [_version_run(version, run) for run in passages.cut(version, [side])]
    if passages.has_words(passages.extract(first, first.start, operations[0].a_start)):
        runs.insert(0, HtmlRun("copied", "… "))
    if passages.has_words(passages.extract(first, operations[-1].a_end, first.end)):
        runs.append(HtmlRun("copied", " …"))
    return runs


def pair_sides(
    first: ClusterPassage, a: ClusterPassage, b: ClusterPassage
) -> tuple[PassageSide, PassageSide] | None:
    """Return two versions of a passage: `dropped` is what only `a` has, `added` what only `b` has.

    None where they were not compared: where neither is the first version.
    """
    if a == first and b.operations:
        return _first_side(a, b.operations, "dropped"), _other_side(b, "added")
    if b == first and a.operations:
        return _other_side(a, "dropped"), _first_side(b, a.operations, "added")
    return None


def _first_side(
    first: ClusterPassage, operations: Sequence[Operation], kind: RunKind
) -> PassageSide:
    compared = operations[0].a_start, operations[-1].a_end
    return _side(first, passages.earlier_changes(operations), kind, compared)


def _other_side(version: ClusterPassage, kind: RunKind) -> PassageSide:
    compared = version.operations[0].b_start, version.operations[-1].b_end
    return _side(version, passages.later_changes(version.operations), kind, compared)


def pair_runs(
    first: ClusterPassage, a: ClusterPassage, b: ClusterPassage
) -> tuple[list[HtmlRun], list[HtmlRun]] | None:
    """Write two versions of a passage as `pair_sides` has them."""
    sides = pair_sides(first, a, b)
    if sides is None:
        return None
    runs = (passages.cut(version, [side]) for version, side in zip((a, b), sides, strict=True))
    left, right = ([HtmlRun(run.kind, run.text) for run in some] for some in runs)
    return left, right


def _side(
    version: ClusterPassage, changes: Iterable[Change], kind: RunKind, compared: tuple[int, int]
) -> PassageSide:
    """Return a version whose changes are of a kind, as is what was not compared at its ends; none without words."""
    beyond = Change(version.start, compared[0], kind), Change(compared[1], version.end, kind)
    marked = (
        Change(c.start, c.end, kind)
        for c in (beyond[0], *changes, beyond[1])
        if passages.has_words(passages.extract(version, c.start, c.end))
    )
    return PassageSide(version.start, version.end, "copied", tuple(marked))


def _version_run(version: ClusterPassage, run: Run) -> HtmlRun:
    """Write a run; words that only the version has are put in, those outside of what was compared too."""
    if run.start == run.end:
        return HtmlRun(run.kind, space_dropped(version, run))
    is_own = run.kind != "copied" and passages.has_words(run.text)
    return HtmlRun("added" if is_own else "copied", run.text)
