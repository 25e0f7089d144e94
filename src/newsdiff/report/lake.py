"""A report of a corpus as the tables of a folder, for what reads many Parquet files as one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from newsdiff.report.reports import VERSION, DedupeReport
from newsdiff.report.tables import chosen_table
from newsdiff.report.tables.columns import TYPES, Value
from newsdiff.report.tables.table import Table

RUN = "run.json"
"""File that says what the tables are of; it is written last."""
TABLES = ("passages", "clusters", "pairs", "documents")
"""Folders of the tables of a report."""
THINNED = ("articles", "copies")
"""Folders of a corpus without its copies."""
CLEANED = ("articles", "removed")
"""Folders of a corpus without site furniture."""
_CLUSTERS = "cluster words documents outlets first verdict confidence wire"
_COPIES = "document index line start end repeats repeats_start repeats_end"


def folder_tables(report: DedupeReport) -> dict[str, Table]:
    """Return the tables by the names of their folders."""
    columns = {name: TYPES.get(name, str) for name in _CLUSTERS.split()}
    columns |= {"first": str}  # of a cluster an article, of a passage whether it is that
    passages = chosen_table(report, "passages")
    clusters = Table("clusters", columns, passages.origin, partial(_clusters, report))
    return {
        "passages": passages,
        "clusters": clusters,
        "pairs": chosen_table(report, "pairs"),
        "documents": chosen_table(report, "articles"),
    }


def _clusters(report: DedupeReport) -> Iterator[Mapping[str, Value]]:
    for cluster in report.clusters:
        yield {
            "cluster": cluster.id,
            "words": cluster.words,
            "documents": cluster.documents,
            "outlets": ", ".join(cluster.outlets),
            "first": cluster.first.document if cluster.first else None,
            "verdict": cluster.direction.verdict,
            "confidence": cluster.direction.confidence,
            "wire": cluster.wire,
        }


def copies_table(report: DedupeReport, copies: Sequence[Mapping[str, Any]]) -> Table:
    """Return what was left out of a corpus: a row for each first version that it repeats."""
    columns = {name: TYPES.get(name, str) for name in _COPIES.split()}
    origin = chosen_table(report, "passages").origin
    return Table("copies", columns, origin, partial(_copies, copies))


def _copies(copies: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Value]]:
    for copy in copies:
        for first in copy["repeats"]:
            repeated = {"repeats": first["document"]}
            repeated |= {f"repeats_{name}": first[name] for name in ("start", "end")}
            yield {name: copy[name] for name in _COPIES.split() if name in copy} | repeated


def about(report: DedupeReport) -> dict[str, object]:
    """Return what a report says of a run, without its findings."""
    names = "format version newsdiff settings documents paragraphs boilerplate outlets"
    return {name: getattr(report, name) for name in names.split()}


def about_clean(newsdiff: str, settings: Mapping[str, object], **counts: int) -> dict[str, object]:
    """Return what is said of a run that cleaned a corpus: its `documents`, `paragraphs`, and those that went."""
    said = {"format": "newsdiff.clean", "version": VERSION, "newsdiff": newsdiff}
    return {**said, "settings": settings, **counts}


def run_json(about: Mapping[str, object], rows: Mapping[str, int]) -> str:
    """Say what tables are of, with the rows of each."""
    return f"{json.dumps({**about, 'rows': rows}, indent=1)}\n"
