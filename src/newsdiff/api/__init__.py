"""One function a command: what a Python user and the command line call.

Functions take documents as they are read, or prepared ones, and return reports and the records of `newsdiff.model`.
Nothing here prints; only `write`, `restore`, `thin`, `index`, `remove` and `refresh` write files.
"""

from newsdiff.api.archives import (
    Indexed,
    archived,
    index,
    is_archive,
    opened,
    refresh,
    remove,
    summary,
)
from newsdiff.api.cleaning import (
    clean,
    learn,
    prepare,
    read,
    restore,
    segmented,
    stream,
    workspace,
    write,
)
from newsdiff.api.comparing import COPIES, dedupe, explain, provenance, thin

__all__ = [
    "COPIES",
    "Indexed",
    "archived",
    "clean",
    "dedupe",
    "explain",
    "index",
    "is_archive",
    "learn",
    "opened",
    "prepare",
    "provenance",
    "read",
    "refresh",
    "remove",
    "restore",
    "segmented",
    "stream",
    "summary",
    "thin",
    "workspace",
    "write",
]
