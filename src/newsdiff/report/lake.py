"""A report of a corpus as the tables of a folder, for what reads many Parquet files as one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial

from newsdiff.report.reports import DedupeReport
from newsdiff.report.tables import chosen_table
from newsdiff.report.tables.columns import TYPES, Value
from newsdiff.report.tables.table import Table

RUN = "run.json"
"""File that says what the tables are of; it is written last."""
_CLUSTERS = "cluster words documents outlets first verdict confidence wire"


def folder_tables(report: DedupeReport) -> dict[str, Table]:
    """Return the tables by the names of their folders."""
    columns = {name: TYPES.get(name, str) for name in _CLUSTERS.split()}
    columns |= {"documents": int, "first": str}
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


def run_json(report: DedupeReport) -> str:
    """Say what the tables are of: the report without its findings, and their rows."""
    said = {
        "format": report.format,
        "version": report.version,
        "newsdiff": report.newsdiff,
        "settings": report.settings,
        "documents": report.documents,
        "paragraphs": report.paragraphs,
        "boilerplate": report.boilerplate,
        "outlets": report.outlets,
        "rows": {name: len(table) for name, table in folder_tables(report).items()},
    }
    return f"{json.dumps(said, indent=1)}\n"
