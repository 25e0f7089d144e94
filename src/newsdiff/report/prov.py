"""Which article goes back to which, in PROV-O with schema.org's `isBasedOn`, as JSON-LD.

An article is derived from another one only where it is known which was first; where it is not, the two are related, and
nothing is said of who took from whom. All terms are in the context, so that nothing has to be fetched to read it.

Source:
    W3C Recommendation "PROV-O: The PROV Ontology", 30 April 2013: Entity, Activity, SoftwareAgent, wasDerivedFrom,
    qualifiedDerivation, used, wasGeneratedBy. W3C Recommendation "JSON-LD 1.1", 16 July 2020. schema.org: NewsArticle,
    isBasedOn, headline, datePublished, publisher. DCMI Metadata Terms: relation.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Self
from urllib.parse import quote

from newsdiff.model import Direction, DocumentRecord
from newsdiff.report import clocks, findings, graph, headlines
from newsdiff.report.phrases import page_link
from newsdiff.report.reports import DedupeReport, ProvenanceReport, Report
from newsdiff.visible import json_text

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


class _Known(NamedTuple):
    """What is said of an article."""

    id: str
    url: str | None
    outlet: str | None
    published: str | None
    title: str | None = None
    author: str | None = None
    sha256: str | None = None

    @classmethod
    def of(cls, record: DocumentRecord) -> Self:
        """Take what a record of a report says."""
        return cls(*(getattr(record, name) for name in cls._fields))


class _Tie(NamedTuple):
    """Two articles that share text, `a` and `b` as in a pair."""

    a: str
    b: str
    words: int
    coverage_a: float
    coverage_b: float
    direction: Direction


def render(report: Report) -> str:
    """Return a graph of the articles, of what goes back to what, and of the run that found it."""
    described = list(_described(report))
    names = _iris(described)
    ties: dict[str, list[_Tie]] = {}
    for tie in _ties(report):
        end = tie.a if tie.direction.verdict == "target-first" else tie.b
        ties.setdefault(end, []).append(tie)
    articles = [_article(one, names, ties.get(one.id, ())) for one in described]
    run = [
        {"@id": _SOFTWARE, "@type": ["prov:SoftwareAgent", "schema:SoftwareApplication"], "schema:name": "newsdiff", "schema:softwareVersion": report.newsdiff},
        {"@id": _RUN, "@type": "prov:Activity", "prov:wasAssociatedWith": {"@id": _SOFTWARE}, "prov:used": [{"@id": names[one.id]} for one in described]},
        {"@id": _REPORT, "@type": "prov:Entity", "prov:wasGeneratedBy": {"@id": _RUN}, "prov:wasAttributedTo": {"@id": _SOFTWARE}, "schema:abstract": headlines.headline(report)},
    ]  # fmt: skip
    written = {"@context": _CONTEXT, "@graph": [*articles, *run]}
    return json_text(json.dumps(written, indent=2, ensure_ascii=False)) + "\n"


def _described(report: Report) -> Iterator[_Known]:
    """Yield what is known of each article."""
    if isinstance(report, ProvenanceReport):
        yield from map(_Known.of, (report.target, *report.sources))
    elif isinstance(report, DedupeReport) and report.records:
        yield from map(_Known.of, report.records)
    else:
        for node in graph.nodes(report):
            if node.kind == "document":
                yield _Known(node.label, node.url, node.outlet, node.published)


def _iris(described: Sequence[_Known]) -> dict[str, str]:
    """Return the IRI of each article by its id: the address of its page, else, or where several have it, a name of its own."""
    uses = Counter(one.url for one in described)
    found = {}
    for one in described:
        link = page_link(one.url) if uses[one.url] == 1 else None
        own = f"newsdiff:document:{quote(one.id, safe='', errors='backslashreplace')}"
        found[one.id] = _NO_IRI.sub(lambda c: quote(c[0], errors="replace"), link) if link else own
    return found


def _ties(report: Report) -> Iterator[_Tie]:
    """Yield the articles that share copied text."""
    if isinstance(report, ProvenanceReport):
        for s in findings.shared_sources(report):
            words = round(s.coverage * report.summary.words)
            if words:
                yield _Tie(s.id, report.target.id, words, s.used, s.coverage, s.direction)
    elif isinstance(report, DedupeReport):
        for p in report.pairs:
            if p.words:
                yield _Tie(p.a, p.b, p.words, p.coverage_a, p.coverage_b, p.direction)


def _article(one: _Known, names: dict[str, str], ties: Iterable[_Tie]) -> _Json:
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
    for tie in ties:
        is_first = tie.direction.verdict == "target-first"
        other: _Json = {"@id": names[tie.b if is_first else tie.a]}
        if tie.direction.verdict not in ("source-first", "target-first"):
            related.append(other)
            continue
        origins.append(other)
        derived.append(
            {
                "@type": "prov:Derivation",
                "prov:entity": other,
                "newsdiff:words": tie.words,
                "newsdiff:coverage": tie.coverage_a if is_first else tie.coverage_b,
                "newsdiff:confidence": tie.direction.confidence,
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
    precision = clocks.precision(published)
    if precision is None or published is None:
        return None
    if precision == "day":
        return {"@type": "xsd:date", "@value": published}
    return {
        "@type": "xsd:dateTime",
        "@value": datetime.fromisoformat(published).isoformat(timespec="seconds"),
    }
