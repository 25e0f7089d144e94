"""What cleaning takes out of the documents of a frame, and the texts that are left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsdiff.corpus import packed
from newsdiff.corpus.spark.frames import mapped
from newsdiff.corpus.spark.preparing import id_key
from newsdiff.corpus.spark.rewriting import CHANGES
from newsdiff.corpus.spark.rows import Row, Schema
from newsdiff.documents.boilerplate import stripping
from newsdiff.model import Document

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_REMOVED: Schema = {
    "document": "string", "index": "long", "line": "long", "start": "long", "end": "long", "category": "string",
    "confidence": "double", "reason": "string", "text": "string",
}  # fmt: skip
"""Paragraphs that cleaning takes out."""


def stripped_texts(marked: DataFrame) -> DataFrame:
    """Return the texts without what is removed, as changes of their documents; see `rewriting`."""
    return mapped(_with_removed(marked), _strip, CHANGES)


def removed_rows(marked: DataFrame) -> DataFrame:
    """Return the paragraphs that are removed, each as a row."""
    return mapped(_with_removed(marked), _list, _REMOVED)


def new_text(document: Document, change: bytes) -> str:
    """Return the text that a change gives a document."""
    del document
    return change.decode("utf-8", "surrogatepass")


def _with_removed(marked: DataFrame) -> DataFrame:
    return marked.where("n_removed > 0").select("record")


def _documents(rows: Iterator[Row]) -> Iterator[Document]:
    return (packed.unpack(record) for (record,) in rows)


def _strip(rows: Iterator[Row]) -> Iterator[Row]:
    for document in _documents(rows):
        yield id_key(document.id), stripping.strip(document).encode("utf-8", "surrogatepass")


def _list(rows: Iterator[Row]) -> Iterator[Row]:
    for document in _documents(rows):
        for p in document.paragraphs:
            if p.is_removed and p.mark:
                place = (document.id, p.index, p.line, p.start, p.end)
                text = document.text[p.start : p.end]
                yield *place, p.mark.category, p.mark.confidence, p.mark.reason, text
