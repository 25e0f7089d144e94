"""What the pages of pairs show: two articles side by side, whole where their texts are at hand, and who was first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage, SourceParagraph, TranslatedPair
from newsdiff.report.html import parties, strips, texts
from newsdiff.report.html.details import wording
from newsdiff.report.html.numbering import NumberedLink
from newsdiff.report.html.parties import ShownParagraph
from newsdiff.report.html.survey import PairRow, Survey, TranslatedRow
from newsdiff.report.html.texts import HtmlRun, NumberedSide
from newsdiff.report.passages import PassageSide

Texts = Mapping[str, Sequence[SourceParagraph]]
"""Paragraphs of articles, by their ids."""
BothSides = tuple[NumberedLink, PassageSide, PassageSide]
"""What two articles have in common, with its number, as each of them has it."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that both documents of a pair have, the one that was first at the left."""

    cluster: Cluster
    left: list[HtmlRun]
    right: list[HtmlRun]
    is_compared: bool
    """Whether the differences are marked, if there are any."""


class PairPages:
    """What the pages of pairs show, each worked out when it is asked for."""

    def __init__(self, survey: Survey, whole: Texts) -> None:
        self._survey, self._whole = survey, whole
        self._by_document: dict[str, dict[int, ClusterPassage]] = defaultdict(dict)
        for place, row in enumerate(survey.rows):
            for passage in row.cluster.passages:
                self._by_document[passage.document].setdefault(place, passage)

    def view(self, number: int) -> dict[str, object]:
        """Return what the page of a pair shows; what both have is in the order of the article at the left."""
        survey = self._survey
        listed = survey.pairs[number]
        in_left, in_right = (self._by_document[end.id] for end in listed.ends)
        both = sorted((n for n in in_right if n in in_left), key=lambda n: (in_left[n].start, n))
        found = [(survey.rows[n].cluster, in_left[n], in_right[n]) for n in both]
        return {
            **self._beside(listed, _shared_sides(found)),
            "evidence": survey.reasons(listed.pair.direction),
            "clusters": [(n, cluster) for n, (cluster, _, _) in enumerate(found, 1)],
            "shared": [_shared(*some) for some in found],
        }

    def translated_view(self, number: int) -> dict[str, object]:
        """Return what the page of two articles in two languages shows; without their texts who they are."""
        row = self._survey.translations[number]
        left, right = (self._whole.get(end.id, ()) for end in row.ends)
        return {**self._beside(row, _told_sides(row.pair, left, right)), "clusters": ()}

    def _beside(self, row: PairRow | TranslatedRow, both: Iterable[BothSides]) -> dict[str, object]:
        """Return what a page shows of any two articles: who they are, and both whole where their texts are at hand."""
        left, right = (self._whole.get(end.id) for end in row.ends)
        return {
            "row": row,
            "who": [self._survey.who(end.id) for end in row.ends],
            "names": self._survey.names,
            "articles": [end.record for end in row.ends if end.record],
            "whole": None if left is None or right is None else _whole(left, right, both),
        }


def _shared_sides(
    found: Iterable[tuple[Cluster, ClusterPassage, ClusterPassage]],
) -> Iterator[BothSides]:
    """Yield the passages that two articles share."""
    for number, (cluster, a, b) in enumerate(found, start=1):
        is_same = wording(a) == wording(b)
        link = NumberedLink(number, str(number), 0, "verbatim" if is_same else "edited")
        unmarked = (PassageSide(v.start, v.end, "copied") for v in (a, b))
        yield link, *(texts.pair_sides(cluster.base, a, b) or unmarked)


def _told_sides(
    pair: TranslatedPair, left: Sequence[SourceParagraph], right: Sequence[SourceParagraph]
) -> Iterator[BothSides]:
    """Yield the paragraphs that tell what others do; a link of a report to one that the texts do not have is none."""
    here, there = ({block.index: block for block in blocks} for blocks in (left, right))
    links = (link for link in pair.links if link.a in here and link.b in there)
    for number, link in enumerate(links, start=1):
        a, b = here[link.a], there[link.b]
        yield (
            NumberedLink(number, str(number), 0, "translated"),
            PassageSide(a.start, a.end, "translated"),
            PassageSide(b.start, b.end, "translated"),
        )


def _whole(
    left: Sequence[SourceParagraph], right: Sequence[SourceParagraph], both: Iterable[BothSides]
) -> tuple[list[list[ShownParagraph]], list[list[ShownParagraph]]]:
    """Show two articles whole, with what they have in common."""
    numbered = list(both)
    on_left = [(link, side) for link, side, _ in numbered]
    on_right = [(link, side) for link, _, side in numbered]
    return (
        parties.fold_boilerplate(_shown(left, on_left, "s")),
        parties.fold_boilerplate(_shown(right, on_right, "t")),
    )


def _shown(
    blocks: Sequence[SourceParagraph], sides: Sequence[NumberedSide], side: str
) -> Iterator[ShownParagraph]:
    """Yield the paragraphs of an article."""
    anchored: set[int | str] = set()
    for block in blocks:
        stretches = texts.stretches(block, sides, (), anchored)
        is_used = any(stretch.passage for stretch in stretches)
        style = "used" if is_used else "aside" if strips.is_aside(block) else "unused"
        name = f"{side}-p{block.index}"
        yield ShownParagraph(id=name, block=block, style=style, stretches=stretches)


def _shared(cluster: Cluster, left: ClusterPassage, right: ClusterPassage) -> SharedPassage:
    """Show a passage of both documents, without differences where neither has the base."""
    marked = texts.pair_runs(cluster.base, left, right)
    runs = marked or ([HtmlRun("copied", left.text)], [HtmlRun("copied", right.text)])
    return SharedPassage(cluster, *runs, marked is not None or wording(left) == wording(right))
