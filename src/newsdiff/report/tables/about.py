"""Cells that several tables have: what is known of an article, and of two that share text."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from newsdiff.language import instants
from newsdiff.model import DocumentRecord, PairRecord
from newsdiff.report import directions
from newsdiff.report.flows import Flow
from newsdiff.report.tables.columns import Value

Cells = dict[str, Value]


class Described(Protocol):
    """What says who published an article, and when: its record, or a version of a passage."""

    @property
    def outlet(self) -> str | None: ...  # noqa: D102
    @property
    def published(self) -> str | None: ...  # noqa: D102
    @property
    def url(self) -> str | None: ...  # noqa: D102


def described_cells(prefix: str, about: Described | None) -> Cells:
    """Return title, outlet, time and address of an article, under names with a prefix; empty where it is not known."""
    return {
        f"{prefix}title": about.title if isinstance(about, DocumentRecord) else None,
        f"{prefix}outlet": about.outlet if about else None,
        f"{prefix}published": about.published if about else None,
        f"{prefix}url": about.url if about else None,
    }


def article_cells(record: DocumentRecord) -> Cells:
    """Return all that a report says of an article."""
    return {
        "document": record.id,
        **described_cells("", record),
        "precision": instants.precision(record.published),
        "author": record.author,
        "language": record.language,
        "retrieved": record.retrieved,
        "words": record.words,
    }


def pair_cells(
    pair: PairRecord, a: Described | None, b: Described | None, n_passages: int
) -> Cells:
    """Return what two articles share, and who took from whom; `origin` and `taker` are empty where that is not known."""
    found = pair.direction
    ends: Mapping[str, tuple[str | None, str | None]] = {
        "source-first": (pair.a, pair.b),
        "target-first": (pair.b, pair.a),
    }
    origin, taker = ends.get(found.verdict, (None, None))
    return {
        "a": pair.a,
        **described_cells("a_", a),
        "b": pair.b,
        **described_cells("b_", b),
        "words": pair.words,
        "coverage_a": pair.coverage_a,
        "coverage_b": pair.coverage_b,
        "passages": n_passages,
        "direction": found.verdict,
        "confidence": found.confidence,
        "origin": origin,
        "taker": taker,
        "evidence": "; ".join(directions.reasons(found, {}).values()) or None,
        "wire": pair.wire.agency if pair.wire else None,
        "wire_share": pair.wire.share if pair.wire else None,
    }


def outlets(flows: Iterable[Flow]) -> Iterator[Cells]:
    """Yield who took from whom by outlet, what took most words first."""
    for flow in sorted(flows, key=lambda f: (-f.words, -f.passages, f.origin, f.taker)):
        yield {
            "origin": flow.origin,
            "taker": flow.taker,
            "passages": flow.passages,
            "words": flow.words,
            "articles": flow.articles,
        }
