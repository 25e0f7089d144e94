"""Paragraphs as tasks of Label Studio, each with what was found as a prediction, for people to correct.

A task of a ledger asks for the verdict of a paragraph, beside the source paragraphs that it is linked to; one of cleaning for
its category, "article" where it is none of site furniture. docs/formats.md has the labelling configuration;
`documents.boilerplate.corrected` reads what comes back.

Source:
    Label Studio, "Label Studio Task Format" and "Import pre-annotated data": tasks with `data` and `predictions`, results
    of the type `choices` with `from_name` and `to_name`.
"""

import json
from collections.abc import Iterator

from newsdiff.report.reports import CleanReport, ProvenanceReport, Report
from newsdiff.visible import json_text

_KEPT = "article"
"""The choice for what is no site furniture."""

_Json = dict[str, object]


def render(report: Report) -> Iterator[str]:
    """Yield a list of tasks, empty for a report of `dedupe`."""
    opening = "["
    for task in _tasks(report):
        written = json.dumps(task, indent=1, ensure_ascii=False)
        yield f"{opening}\n{json_text(written)}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def _tasks(report: Report) -> Iterator[_Json]:
    if isinstance(report, ProvenanceReport):
        texts = {(s.id, p.index): p.text for s in report.sources for p in s.paragraphs}
        compared = [s.id for s in report.sources]
        for p in report.paragraphs:
            linked = [texts.get((link.document, link.index), "") for link in p.sources]
            about = {
                "document": report.target.id,
                "index": p.index,
                "line": p.line,
                "sources": [f"{link.document}:{link.index}" for link in p.sources],
                "compared": compared,
                "text": p.text,
                "source_text": "\n\n".join(linked),
            }
            yield _task(report, about, "verdict", p.verdict)
    elif isinstance(report, CleanReport):
        for document in report.documents:
            for row in document.paragraphs:
                about = {
                    "document": document.id,
                    "index": row.index,
                    "line": row.line,
                    "outlet": document.outlet,
                    "text": row.text,
                }
                is_boilerplate = row.action == "remove" and row.category
                found = str(row.category) if is_boilerplate else _KEPT
                yield _task(report, about, "category", found)


def _task(report: Report, about: _Json, asked: str, found: str) -> _Json:
    """Write a task with what was found, in its data, too, which come back in every export."""
    choice = {
        "id": asked,
        "from_name": asked,
        "to_name": "text",
        "type": "choices",
        "value": {"choices": [found]},
    }
    return {
        "data": {"newsdiff": report.format, "asked": asked, "found": found, **about},
        "predictions": [{"model_version": f"newsdiff {report.newsdiff}", "result": [choice]}],
    }
