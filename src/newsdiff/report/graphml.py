"""The report as GraphML, for Gephi, yEd, NetworkX and igraph."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from newsdiff.report import graph
from newsdiff.report.reports import Report
from newsdiff.visible import printable

_KEYS = (
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("outlet", "node", "string"),
    ("published", "node", "string"),
    ("url", "node", "string"),
    ("weight", "edge", "int"),
    ("passages", "edge", "int"),
    ("confidence", "edge", "double"),
)
"""Attributes: name, what has it, type. The weight of an edge is its words."""


def render(report: Report) -> str:
    """Return the report's documents and outlets as a graph."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, domain, kind in _KEYS:
        yield f'<key id="{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph edgedefault="directed">'
    for node in graph.nodes(report):
        data = _data({"label": node.label, **node.attributes()})
        yield f"<node id={graph.attribute(node.id)}>{data}</node>"
    for edge in graph.edges(report):
        data = _data({"weight": str(edge.words), **edge.attributes()})
        yield f'<edge {edge.ends()} directed="{str(edge.is_directed).lower()}">{data}</edge>'
    yield "</graph>"
    yield "</graphml>"


def _data(values: dict[str, str]) -> str:
    """Write attributes; empty ones are left out."""
    return "".join(
        f'<data key="{name}">{escape(printable(value))}</data>'
        for name, value in values.items()
        if value
    )
