"""The report as GEXF 1.3, the format of Gephi, with dates of publication."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from newsdiff.report import graph
from newsdiff.report.reports import Report
from newsdiff.visible import printable

_NODE = ("kind", "outlet", "published")
_EDGE = (("passages", "integer"), ("confidence", "double"))


def render(report: Report) -> str:
    """Return the report's documents and outlets as a graph."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    """Yield the lines of the file."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield '<graph defaultedgetype="directed">'
    yield '<attributes class="node">'
    yield from (f'<attribute id="{n}" title="{n}" type="string"/>' for n in _NODE)
    yield '</attributes>\n<attributes class="edge">'
    yield from (f'<attribute id="{n}" title="{n}" type="{kind}"/>' for n, kind in _EDGE)
    yield "</attributes>\n<nodes>"
    for node in graph.nodes(report):
        values = zip(_NODE, (node.kind, node.outlet, node.published), strict=True)
        yield f"<node id={_quoted(node.id)} label={_quoted(node.label)}>{_values(values)}</node>"
    yield "</nodes>\n<edges>"
    for number, edge in enumerate(graph.edges(report)):
        kind = "directed" if edge.is_directed else "undirected"
        ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
        numbers = (("passages", str(edge.passages)), ("confidence", str(edge.confidence)))
        yield f'<edge id="{number}" {ends} type="{kind}" weight="{edge.words}">{_values(numbers)}</edge>'
    yield "</edges>\n</graph>\n</gexf>"


def _quoted(text: str) -> str:
    """Write a text as the value of an attribute."""
    return quoteattr(printable(text))


def _values(values: Iterable[tuple[str, str]]) -> str:
    """Write attributes of a node or edge; empty ones are left out."""
    written = "".join(f'<attvalue for="{n}" value={_quoted(v)}/>' for n, v in values if v)
    return f"<attvalues>{written}</attvalues>" if written else ""
