"""Reports of older versions of the JSON, brought to the newest one; `reports` has the history."""

from collections.abc import Iterator
from typing import Any


def upgrade(report: dict[str, Any]) -> dict[str, Any]:
    """Bring the JSON of a report of version 1 to version 2; a newer one stays as it is.

    Evidence of version 1 was a sentence: it is kept as it is, in place of the data that would make it. Words of
    single passages and of cleaned paragraphs were not in the report; they are counted. A cluster had
    a `first` also where nothing said who was first; it has none then.

    Args:
        report: The JSON as Python's types; changed in place.

    Raises:
        KeyError, TypeError: It is not built as a report.
    """
    for cluster in report.get("clusters", ()):
        if cluster["direction"]["verdict"] != "source-first":
            cluster["first"] = None
    if report["version"] > 1:
        return report
    report["version"] = 2
    for name in ("sources", "clusters", "pairs"):
        for record in report.get(name, ()):
            direction = record["direction"]
            direction["evidence"] = [_evidence(e) for e in direction["evidence"]]
    from newsdiff.language.tokenizing import count_words

    for record in _uncounted(report):
        record["words"] = count_words(record["text"])
    return report


def _uncounted(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the versions and paragraphs of which version 1 did not say how many words they have."""
    for cluster in report.get("clusters", ()):
        yield from (*filter(None, (cluster["first"],)), *cluster["passages"])
    if report["format"] == "newsdiff.clean":
        for document in report.get("documents", ()):
            yield from document["paragraphs"]


def _evidence(old: dict[str, Any]) -> dict[str, Any]:
    """Keep a sentence of version 1, which called three kinds of evidence `third-article`."""
    kind = "witness" if old["kind"] == "third-article" else old["kind"]
    return {"kind": kind, "documents": [], "quotes": [old["text"]]}
