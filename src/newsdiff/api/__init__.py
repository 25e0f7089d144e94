"""The stages in order: what a Python user and the command line call.

`read` -> `prepare` -> `clean`, `dedupe` or `provenance`. Functions take and return the records of
`newsdiff.model`. Nothing here prints; only `write` and `restore` write files.
"""

from newsdiff.api.cleaning import clean, learn, restore, write
from newsdiff.api.keeping import (
    Indexed,
    Kept,
    index,
    is_archive,
    kept,
    kept_documents,
    kept_stream,
    remove,
    summary,
)
from newsdiff.api.ledger import explain, provenance
from newsdiff.api.prepare import prepare, read, stream, uncleaned
from newsdiff.api.storing import opened, stored
from newsdiff.api.survey import dedupe, survey
from newsdiff.api.thinning import Cut, copies, thin
from newsdiff.corpus import Progress

__all__ = [
    "Cut",
    "Indexed",
    "Kept",
    "Progress",
    "clean",
    "copies",
    "dedupe",
    "explain",
    "index",
    "is_archive",
    "kept",
    "kept_documents",
    "kept_stream",
    "learn",
    "opened",
    "prepare",
    "provenance",
    "read",
    "remove",
    "restore",
    "stored",
    "stream",
    "summary",
    "survey",
    "thin",
    "uncleaned",
    "write",
]
