"""Passages as W3C Web Annotations (JSON-LD): each links a span of one text to its span in another.

Source:
    W3C Recommendation "Web Annotation Data Model", 23 February 2017: AnnotationCollection,
    TextPositionSelector (characters, end exclusive) and TextQuoteSelector.
"""

import json
from collections.abc import Iterator

from newsdiff.model import ClusterPassage
from newsdiff.report.passages import Stretch, linked
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report
from newsdiff.visible import json_text

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_Json = dict[str, object]
_Stretch = Stretch | ClusterPassage


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
    """Yield an annotation for each passage of a ledger, and for each version of a cluster but its base."""
    if isinstance(report, ProvenanceReport):
        for passage, place, target, source in linked(report):
            yield _annotation(f"paragraph:{place}", passage.kind, target, source)
    elif isinstance(report, DedupeReport):
        for cluster in report.clusters:
            for number, version in enumerate(cluster.passages):
                if version != cluster.base:
                    name = f"cluster:{cluster.id}:{number}"
                    yield _annotation(name, "shared", version, cluster.base)


def _annotation(name: str, tag: str, target: _Stretch, body: _Stretch) -> _Json:
    """Write an annotation: what its target has from its body, tagged with how."""
    kind = {"type": "TextualBody", "purpose": "tagging", "value": tag}
    return {
        "id": f"urn:newsdiff:{name}",
        "type": "Annotation",
        "motivation": "linking",
        "body": [{**_resource(body), "purpose": "linking"}, kind],
        "target": _resource(target),
    }


def _resource(stretch: _Stretch) -> _Json:
    """Write a stretch of a document, by its position and by its words."""
    return {
        "type": "SpecificResource",
        "source": stretch.url or stretch.document,
        "selector": [
            {"type": "TextPositionSelector", "start": stretch.start, "end": stretch.end},
            {"type": "TextQuoteSelector", "exact": stretch.text},
        ],
    }
