"""Which article goes back to which, in PROV-O with schema.org's `isBasedOn`, as JSON-LD.

An article is derived from another one only where it is known which was first; where it is not, the two are related, and
nothing is said of who took from whom. All terms are in the context, so that nothing has to be fetched to read it.

Source:
    W3C Recommendation "PROV-O: The PROV Ontology", 30 April 2013: Entity, Activity, SoftwareAgent, wasDerivedFrom,
    qualifiedDerivation, used, wasGeneratedBy. W3C Recommendation "JSON-LD 1.1", 16 July 2020. schema.org: NewsArticle,
    isBasedOn, headline, datePublished, publisher. DCMI Metadata Terms: relation.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from urllib.parse import quote

from newsdiff.language import instants
from newsdiff.model import DocumentRecord, PairRecord
from newsdiff.report import findings, graph, headlines
from newsdiff.report.phrases import page_link
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report
from newsdiff.visible import json_page

_CONTEXT = {
    "newsdiff": "urn:newsdiff:",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_RUN, _SOFTWARE, _REPORT = "newsdiff:run", "newsdiff:software", "newsdiff:report"
_NO_IRI = re.compile(r"[{}|\\^`\ud800-\udfff]")
"""What stands in addresses and in no IRI (RFC 3987, section 2.2)."""

_Json = dict[str, object]


def render(report: Report) -> str:
    """Return a graph of the articles, of what goes back to what, and of the run that found it."""
    described = list(_described(report))
    names = _iris(described)
    pairs: dict[str, list[PairRecord]] = {}
    for pair in _pairs(report):
        end = pair.a if pair.direction.verdict == "target-first" else pair.b
        pairs.setdefault(end, []).append(pair)
    articles = [_article(one, names, pairs.get(one.id, ())) for one in described]
    run = [
        {"@id": _SOFTWARE, "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"], "schema:name": "newsdiff", "schema:softwareVersion": report.newsdiff},
        {"@id": _RUN, "@type": "prov:Activity", "prov:wasAssociatedWith": {"@id": _SOFTWARE}, "prov:used": [{"@id": names[one.id]} for one in described]},
        {"@id": _REPORT, "@type": "prov:Entity", "prov:wasGeneratedBy": {"@id": _RUN}, "prov:wasAttributedTo": {"@id": _SOFTWARE}, "schema:abstract": headlines.headline(report)},
    ]  # fmt: skip
    return json_page({"@context": _CONTEXT, "@graph": [*articles, *run]})


def _described(report: Report) -> Iterator[DocumentRecord]:
    """Yield what is known of each article."""
    if isinstance(report, ProvenanceReport):
        yield from (report.target, *report.sources)
    elif isinstance(report, DedupeReport) and report.records:
        yield from report.records
    else:
        for node in graph.nodes(report):
            if node.kind == "document":
                yield DocumentRecord(
                    id=node.label,
                    path=None,
                    sha256="",
                    title=None,
                    outlet=node.outlet,
                    published=node.published,
                    words=0,
                    url=node.url,
                )


def _iris(described: Sequence[DocumentRecord]) -> dict[str, str]:
    """Return the IRI of each article by its id: the address of its page, else, or where several have it, a name of its own."""
    uses = Counter(one.url for one in described)
    found = {}
    for one in described:
        link = page_link(one.url) if uses[one.url] == 1 else None
        own = f"newsdiff:document:{quote(one.id, safe='', errors='backslashreplace')}"
        found[one.id] = _NO_IRI.sub(lambda c: quote(c[0], errors="replace"), link) if link else own
    return found


def _pairs(report: Report) -> Iterator[PairRecord]:
    """Yield the articles that share copied text."""
    pairs: Iterable[PairRecord] = ()
    if isinstance(report, ProvenanceReport):
        pairs = (findings.pair_of(s, report) for s in findings.shared_sources(report))
    elif isinstance(report, DedupeReport):
        pairs = report.pairs
    return (pair for pair in pairs if pair.words)


def _article(one: DocumentRecord, names: dict[str, str], pairs: Iterable[PairRecord]) -> _Json:
    """Describe an article and what it goes back to."""
    found: _Json = {
        "@id": names[one.id],
        "@type": ["prov:Entity", "schema:NewsArticle"],
        "schema:identifier": one.id,
    }
    outlet = {"@type": "schema:Organization", "schema:name": one.outlet} if one.outlet else None
    known: _Json = {
        "schema:headline": one.title,
        "schema:author": one.author,
        "schema:publisher": outlet,
        "schema:datePublished": _time(one.published),
        "schema:sha256": one.sha256,
    }
    found |= {name: value for name, value in known.items() if value}
    derived: list[_Json] = []
    origins: list[_Json] = []
    related: list[_Json] = []
    for pair in pairs:
        is_first = pair.direction.verdict == "target-first"
        other: _Json = {"@id": names[pair.b if is_first else pair.a]}
        if pair.direction.verdict not in ("source-first", "target-first"):
            related.append(other)
            continue
        origins.append(other)
        derived.append(
            {
                "@type": "prov:Derivation",
                "prov:entity": other,
                "newsdiff:words": pair.words,
                "newsdiff:coverage": pair.coverage_a if is_first else pair.coverage_b,
                "newsdiff:confidence": pair.direction.confidence,
            }
        )
    stated: _Json = {
        "prov:wasDerivedFrom": origins,
        "schema:isBasedOn": origins,
        "prov:qualifiedDerivation": derived,
        "dcterms:relation": related,
    }
    return found | {name: value for name, value in stated.items() if value}


def _time(published: str | None) -> _Json | None:
    """Write a time with its type: a day, or a time with its seconds."""
    precision = instants.precision(published)
    if precision is None or published is None:
        return None
    if precision == "day":
        return {"@type": "xsd:date", "@value": published}
    return {
        "@type": "xsd:dateTime",
        "@value": datetime.fromisoformat(published).isoformat(timespec="seconds"),
    }
