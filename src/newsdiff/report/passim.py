"""Passages as the JSON Lines that passim writes for its clusters, for programs that read those.

An object is a passage: `uid` and `id` of its document, its `series` (here the outlet, else the document itself) and
`date`, the number and `size` of its `cluster`, where it is (`begin`, `end`, characters), and its `text`. A passage of a
ledger is a cluster of two. What passim counts in words of its own (`bw`, `ew`) is left out.

Source:
    Smith, Cordell and Mullen, "Computational Methods for Uncovering Reprinted Texts in Antebellum Newspapers",
    American Literary History 27(3), 2015; https://github.com/dasmiq/passim.
"""

from collections.abc import Iterator
from hashlib import blake2b

from newsdiff.model import ClusterPassage, DocumentRecord
from newsdiff.report import jsonl
from newsdiff.report.passages import Stretch, linked
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report

_DAY = len("2017-02-15")


def render(report: Report) -> Iterator[str]:
    """Yield an object a line, cluster by cluster, the first version first; nothing for `clean`."""
    if isinstance(report, DedupeReport):
        for cluster in report.clusters:
            for p in cluster.passages:
                yield _line(cluster.id, len(cluster.passages), p, p)
    elif isinstance(report, ProvenanceReport):
        records = {source.id: source for source in report.sources}
        for number, (_, _, target, source) in enumerate(linked(report)):
            yield _line(number, 2, records[source.document], source)
            yield _line(number, 2, report.target, target)


def _line(
    cluster: int,
    size: int,
    about: ClusterPassage | DocumentRecord,
    stretch: ClusterPassage | Stretch,
) -> str:
    """Write a version with what is known of its document."""
    return jsonl.write_line(
        {
            "uid": _number(stretch.document),
            "cluster": cluster,
            "size": size,
            "id": stretch.document,
            "series": about.outlet or stretch.document,
            "date": about.published[:_DAY] if about.published else None,
            "begin": stretch.start,
            "end": stretch.end,
            "text": stretch.text,
        }
    )


def _number(name: str) -> int:
    """Return a number for a document that is the same everywhere; 64 bits with a sign, as in passim."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
