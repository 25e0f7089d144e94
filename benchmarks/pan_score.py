"""Measures of text alignment: recall, precision, granularity and plagdet over characters.

A case is a passage of a suspicious document with the passage of a source that it was made from. A
detection covers what it shares with a case on both sides, and only where it meets the case on both. Recall
is the mean over cases, precision the mean over detections: a long case counts as much as a short one.

Source: Potthast, Stein, Barrón-Cedeño, Rosso, "An Evaluation Framework for Plagiarism Detection", COLING 2010
(macro-averaged, as in the PAN competitions).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET


class Link(NamedTuple):
    """A case or a detection, in characters; the order is that of the XML's meaning."""

    target: str
    """File of the suspicious document."""
    start: int
    """First character there."""
    length: int
    """Characters there."""
    source: str
    """File of the source."""
    source_start: int
    """First character there."""
    source_length: int
    """Characters there."""

    @property
    def size(self) -> int:
        """Characters of both sides."""
        return self.length + self.source_length


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of a set of detections."""

    recall: float
    """Mean share of a case that detections cover."""
    precision: float
    """Mean share of a detection that cases cover."""
    granularity: float
    """Mean number of detections of a detected case; 1 is best."""
    n_cases: int
    """Cases there are."""
    n_found: int
    """Detections reported."""

    @property
    def plagdet(self) -> float:
        """Harmonic mean of precision and recall, over the binary logarithm of 1 + granularity."""
        total = self.recall + self.precision
        mean = 2 * self.recall * self.precision / total if total else 0.0
        return mean / math.log2(1 + self.granularity)


def score(cases: Collection[Link], found: Collection[Link]) -> Score:
    """Compare detections with cases.

    Without cases and detections both are perfect; with one of them missing, both are 0.

    Example:
        >>> case = Link("t", 0, 100, "s", 0, 100)
        >>> half = Link("t", 0, 50, "s", 0, 50)
        >>> result = score([case], [half])
        >>> result.recall, result.precision, result.granularity
        (0.5, 1.0, 1.0)
    """
    if not cases or not found:
        perfect = float(not cases and not found)
        return Score(perfect, perfect, 1.0, len(cases), len(found))
    by_target, cases_of = _by_target(found), _by_target(cases)
    numbers = [n for case in cases if (n := len(_met(case, by_target)))]
    return Score(
        sum(share(case, by_target) for case in cases) / len(cases),
        sum(share(link, cases_of) for link in found) / len(found),
        sum(numbers) / len(numbers) if numbers else 1.0,
        len(cases),
        len(found),
    )


def share(link: Link, others: dict[str, list[Link]]) -> float:
    """Return the share of a link's characters, both sides together, that others cover."""
    met = _met(link, others)
    covered = _union(
        (max(link.start, o.start), min(link.start + link.length, o.start + o.length)) for o in met
    )
    covered += _union(
        (
            max(link.source_start, o.source_start),
            min(link.source_start + link.source_length, o.source_start + o.source_length),
        )
        for o in met
    )
    return covered / link.size


def _by_target(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Group links by their suspicious document."""
    groups: defaultdict[str, list[Link]] = defaultdict(list)
    for link in links:
        groups[link.target].append(link)
    return groups


def _met(link: Link, others: dict[str, list[Link]]) -> list[Link]:
    """Return the others that share characters with a link on both sides."""
    return [
        other
        for other in others.get(link.target, ())
        if other.source == link.source
        and other.start < link.start + link.length
        and link.start < other.start + other.length
        and other.source_start < link.source_start + link.source_length
        and link.source_start < other.source_start + other.source_length
    ]


def _union(spans: Iterable[tuple[int, int]]) -> int:
    """Count the characters inside spans, each once."""
    total = reached = 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total


def read(folder: Path, name: str) -> set[Link]:
    """Read the links of that name ("plagiarism", "detected-plagiarism") from the XML files of a folder."""
    links = set()
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()  # noqa: S314  files of a benchmark that the user names
        target = root.get("reference", "")
        for feature in root.iter("feature"):
            if feature.get("name", "").endswith(name) and feature.get("this_offset"):
                places = ("this_offset", "this_length", "source_offset", "source_length")
                start, length, source_start, source_length = (
                    int(feature.get(place, "0")) for place in places
                )
                source = feature.get("source_reference", "")
                links.add(Link(target, start, length, source, source_start, source_length))
    return links


def write(path: Path, target: str, links: Iterable[Link]) -> None:
    """Write the detections of a pair in the format of PAN."""
    root = ET.Element("document", reference=target)
    for link in links:
        ET.SubElement(
            root,
            "feature",
            name="detected-plagiarism",
            this_offset=str(link.start),
            this_length=str(link.length),
            source_reference=link.source,
            source_offset=str(link.source_start),
            source_length=str(link.source_length),
        )
    ET.indent(root)
    path.write_bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
