"""Passages as W3C Web Annotations (JSON-LD): each links a span of one text to its span in another.

Source:
    W3C Recommendation "Web Annotation Data Model", 23 February 2017: AnnotationCollection,
    TextPositionSelector (characters, end exclusive) and TextQuoteSelector.
"""

import json
from collections.abc import Iterator

from newsdiff.model import ClusterPassage
from newsdiff.report import passages
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report
from newsdiff.visible import json_text

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_Json = dict[str, object]


def render(report: Report) -> str:
    """Return a collection of annotations, empty for a report without passages."""
    items = list(_annotations(report))
    collection = {
        "@context": _CONTEXT,
        "id": f"urn:{report.format.replace('.', ':')}",
        "type": "AnnotationCollection",
        "generator": {"type": "Software", "name": f"newsdiff {report.newsdiff}"},
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json_text(json.dumps(collection, indent=2)) + "\n"


def _annotations(report: Report) -> Iterator[_Json]:
    """Yield an annotation for each passage of a ledger, and for each later version of a cluster."""
    if isinstance(report, ProvenanceReport):
        yield from _ledger(report)
    elif isinstance(report, DedupeReport):
        for cluster in report.clusters:
            for place, passage in enumerate(cluster.passages):
                if passage != cluster.first:
                    yield _annotation(
                        f"cluster:{cluster.id}:{place}",
                        "shared",
                        _version(passage),
                        _version(cluster.first),
                    )


def _ledger(report: ProvenanceReport) -> Iterator[_Json]:
    """Yield an annotation for each passage: its place in the target, and in the source as its body."""
    texts = {s.id: s.paragraphs for s in report.sources}
    for paragraph in report.paragraphs:
        for place, passage in enumerate(paragraph.passages):
            origin = passage.source
            quoted = passages.join_extracts(
                texts.get(origin.document, ()), origin.start, origin.end
            )
            yield _annotation(
                f"paragraph:{paragraph.index}:{place}",
                passage.kind,
                _span(
                    report.target.id,
                    passage.start,
                    passage.end,
                    passages.extract(paragraph, passage.start, passage.end),
                ),
                _span(origin.document, origin.start, origin.end, quoted),
            )


def _version(passage: ClusterPassage) -> _Json:
    """Write a version of a cluster."""
    return _span(passage.document, passage.start, passage.end, passage.text)


def _annotation(name: str, tag: str, target: _Json, body: _Json) -> _Json:
    """Write an annotation: what its target has from its body, tagged with how."""
    kind = {"type": "TextualBody", "purpose": "tagging", "value": tag}
    return {
        "id": f"urn:newsdiff:{name}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [{**body, "purpose": "linking"}, kind],
        "target": target,
    }


def _span(document: str, start: int, end: int, text: str) -> _Json:
    """Write a span of a document, by its position and by its words."""
    return {
        "type": "SpecificResource",
        "source": document,
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {"type": "TextQuoteSelector", "exact": text},
        ],
    }
