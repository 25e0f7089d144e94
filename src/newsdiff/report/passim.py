"""Passages as the JSON Lines that passim writes for its clusters, for programs that read those.

An object is a passage: `uid` and `id` of its document, its `series` (here the outlet, else the document itself) and
`date`, the number and `size` of its `cluster`, where it is (`begin`, `end`, characters), and its `text`. A passage of a
ledger is a cluster of two. What passim counts in words of its own (`bw`, `ew`) is left out.

Source:
    Smith, Cordell and Mullen, "Computational Methods for Uncovering Reprinted Texts in Antebellum Newspapers",
    American Literary History 27(3), 2015; https://github.com/dasmiq/passim.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from newsdiff.model import ClusterPassage, DocumentRecord, Passage, SourceRecord
from newsdiff.report import jsonl, passages
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report

_DAY = len("2017-02-15")


@dataclass(frozen=True, slots=True)
class _Version:
    """A passage with what is known of its document."""

    document: ClusterPassage | DocumentRecord | SourceRecord
    place: ClusterPassage | Passage
    text: str


def render(report: Report) -> Iterator[str]:
    """Yield an object a line, cluster by cluster, the first version first; nothing for `clean`."""
    for number, versions in _clusters(report):
        for version in versions:
            yield _line(number, len(versions), version)


def _clusters(report: Report) -> Iterator[tuple[int, list[_Version]]]:
    """Yield each cluster with its number."""
    if isinstance(report, DedupeReport):
        for cluster in report.clusters:
            yield cluster.id, [_Version(p, p, p.text) for p in cluster.passages]
    elif isinstance(report, ProvenanceReport):
        yield from enumerate(_pairs(report))


def _pairs(report: ProvenanceReport) -> Iterator[list[_Version]]:
    """Yield each passage of a ledger: in the source, and in the target."""
    sources = {source.id: source for source in report.sources}
    for paragraph in report.paragraphs:
        for p in paragraph.passages:
            source = sources[p.source.document]
            place = Passage(report.target.id, p.start, p.end)
            yield [
                _Version(
                    source,
                    p.source,
                    passages.join_extracts(source.paragraphs, p.source.start, p.source.end),
                ),
                _Version(report.target, place, passages.extract(paragraph, p.start, p.end)),
            ]


def _line(cluster: int, size: int, version: _Version) -> str:
    """Write a passage."""
    name, about = version.place.document, version.document
    return jsonl.write_line(
        {
            "uid": _number(name),
            "cluster": cluster,
            "size": size,
            "id": name,
            "series": about.outlet or name,
            "date": about.published[:_DAY] if about.published else None,
            "begin": version.place.start,
            "end": version.place.end,
            "text": version.text,
        }
    )


def _number(name: str) -> int:
    """Return a number for a document that is the same everywhere; 64 bits with a sign, as in passim."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
