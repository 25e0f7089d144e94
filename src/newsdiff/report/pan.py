"""Passages in the XML of the PAN tasks on text alignment, for their evaluation programs.

A `feature` says where in the document of `reference` a copied passage is, and where in its source.
Positions count characters. Quotations and rewordings, which are no copies, are left out.

Source:
    Potthast et al., "Overview of the 5th International Competition on Plagiarism Detection", CLEF 2013.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report
from newsdiff.visible import printable

_COPIED = ("verbatim", "edited")


def render(report: Report) -> str:
    """Return a `document` for a ledger; for a corpus `documents` that took passages from earlier ones."""
    match report:
        case ProvenanceReport():
            name = report.target.path or report.target.id
            lines = list(_document(name, _ledger(report)))
        case DedupeReport():
            lines = ["<documents>", *_corpus(report), "</documents>"]
        case _:
            lines = ["<documents/>"]
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, ""])


def _document(name: str, features: Iterable[str]) -> Iterator[str]:
    """Yield a document with its passages."""
    yield f"<document reference={quoteattr(printable(name))}>"
    yield from features
    yield "</document>"


def _ledger(report: ProvenanceReport) -> Iterator[str]:
    """Yield the copied passages of a ledger, in its order."""
    names = {s.id: s.path or s.id for s in report.sources}
    for paragraph in report.paragraphs:
        for p in paragraph.passages:
            if p.kind in _COPIED:
                origin = (p.source.start, p.source.end)
                yield _feature((p.start, p.end), names[p.source.document], origin)


def _corpus(report: DedupeReport) -> Iterator[str]:
    """Yield each document that has passages which another one had first."""
    features: dict[str, list[str]] = {}
    for cluster in report.clusters:
        first = cluster.first
        for p in cluster.passages:
            if p.document != first.document:
                feature = _feature((p.start, p.end), first.document, (first.start, first.end))
                features.setdefault(p.document, []).append(feature)
    for name, passages in features.items():
        yield from _document(name, passages)


def _feature(place: tuple[int, int], source: str, origin: tuple[int, int]) -> str:
    """Write a passage."""
    return (
        f'<feature name="detected-plagiarism" this_offset="{place[0]}" '
        f'this_length="{place[1] - place[0]}" source_reference={quoteattr(printable(source))} '
        f'source_offset="{origin[0]}" source_length="{origin[1] - origin[0]}"/>'
    )
