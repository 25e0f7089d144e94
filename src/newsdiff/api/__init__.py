"""The stages in order: what a Python user and the command line call.

`read` -> `prepare` -> `clean`, `dedupe` or `provenance`. Functions take and return the records of
`newsdiff.model`. Nothing here prints; only `write` and `restore` write files.
"""

from newsdiff.api.cleaning import clean, restore, write
from newsdiff.api.ledger import explain, provenance
from newsdiff.api.prepare import Progress, prepare, read, uncleaned
from newsdiff.api.survey import dedupe

__all__ = [
    "Progress",
    "clean",
    "dedupe",
    "explain",
    "prepare",
    "provenance",
    "read",
    "restore",
    "uncleaned",
    "write",
]
