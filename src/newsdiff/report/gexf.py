"""The report as GEXF 1.3, the format of Gephi, with dates of publication."""

from collections.abc import Iterator, Mapping

from newsdiff.report import graph
from newsdiff.report.graph import attribute
from newsdiff.report.reports import Report

_NODE = ("kind", "outlet", "published", "url")
_EDGE = (("passages", "integer"), ("confidence", "double"))


def render(report: Report) -> str:
    """Return the report's documents and outlets as a graph."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield '<graph defaultedgetype="directed">'
    yield '<attributes class="node">'
    yield from (f'<attribute id="{n}" title="{n}" type="string"/>' for n in _NODE)
    yield '</attributes>\n<attributes class="edge">'
    yield from (f'<attribute id="{n}" title="{n}" type="{kind}"/>' for n, kind in _EDGE)
    yield "</attributes>\n<nodes>"
    for node in graph.nodes(report):
        named = f"id={attribute(node.id)} label={attribute(node.label)}"
        yield f"<node {named}>{_values(node.attributes())}</node>"
    yield "</nodes>\n<edges>"
    for number, edge in enumerate(graph.edges(report)):
        kind = "directed" if edge.is_directed else "undirected"
        about = f'id="{number}" {edge.ends()} type="{kind}" weight="{edge.words}"'
        yield f"<edge {about}>{_values(edge.attributes())}</edge>"
    yield "</edges>\n</graph>\n</gexf>"


def _values(values: Mapping[str, str]) -> str:
    items = values.items()
    written = "".join(f'<attvalue for="{n}" value={attribute(v)}/>' for n, v in items if v)
    return f"<attvalues>{written}</attvalues>" if written else ""
