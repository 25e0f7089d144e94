"""Passages in the XML of the PAN tasks on text alignment, for their evaluation programs.

A `feature` says where in the document of `reference` a copied passage is, and where in its source.
Positions count characters. Quotations and rewordings, which are no copies, are left out.

Source:
    Potthast et al., "Overview of the 5th International Competition on Plagiarism Detection", CLEF 2013.
"""

from collections.abc import Iterator

from newsdiff.model import ClusterPassage
from newsdiff.report import flows
from newsdiff.report.graph import attribute
from newsdiff.report.passages import Stretch, linked
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report

_Stretch = Stretch | ClusterPassage
_COPIED = ("verbatim", "edited")


def render(report: Report) -> str:
    """Return a `document` for a ledger; for a corpus `documents` that took passages from earlier ones."""
    match report:
        case ProvenanceReport():
            names = {s.id: s.path or s.id for s in report.sources}
            features = [
                _feature(target, source, names[source.document])
                for passage, _, target, source in linked(report)
                if passage.kind in _COPIED
            ]
            lines = _document(report.target.path or report.target.id, features)
        case DedupeReport():
            lines = ["<documents>", *_corpus(report), "</documents>"]
        case _:
            lines = ["<documents/>"]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""])


def _document(name: str, features: list[str]) -> list[str]:
    return [f"<document reference={attribute(name)}>", *features, "</document>"]


def _corpus(report: DedupeReport) -> Iterator[str]:
    """Yield each document that has passages which another one is known to have had first."""
    features: dict[str, list[str]] = {}
    for first, cluster in flows.origins(report.clusters):
        for p in cluster.passages:
            if p.document != first.document:
                feature = _feature(p, first, first.document)
                features.setdefault(p.document, []).append(feature)
    for name, passages in features.items():
        yield from _document(name, passages)


def _feature(here: _Stretch, source: _Stretch, name: str) -> str:
    """Write a passage; `name` is what its source is called."""
    return (
        f'<feature name="detected-plagiarism" this_offset="{here.start}" '
        f'this_length="{here.end - here.start}" source_reference={attribute(name)} '
        f'source_offset="{source.start}" source_length="{source.end - source.start}"/>'
    )
