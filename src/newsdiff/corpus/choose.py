"""Choose documents by the names that people type.

A name is an id, the beginning of one that no other id shares ("001"), or a path below the corpus. Ids
come first, so that a name keeps its meaning when files with odd names appear.
"""

import difflib
from collections.abc import Sequence
from typing import Protocol, TypeVar

from newsdiff.errors import SelectionError
from newsdiff.model import Document


class Named(Protocol):
    """Anything with an id and a path: documents, and what reports say of them."""

    @property
    def id(self) -> str:
        """Unique in its corpus."""

    @property
    def path(self) -> str | None:
        """Path below the corpus."""


N = TypeVar("N", bound=Named)

_N_NAMED = 8
"""Candidates that a message lists: as many as fit a line or two."""


def find(documents: Sequence[N], name: str) -> N | None:
    """Return the document of that id, unique prefix of an id, or path; None if there is none.

    A prefix also counts at the last part of an id with slashes, so that "001" finds "post/001-fire".

    Raises:
        SelectionError: `name` begins several ids; the message lists them.

    Example:
        >>> texts = [Document(id="000_bridge", text="..."), Document(id="001_bridge", text="...")]
        >>> find(texts, "001").id
        '001_bridge'
    """
    for document in documents:
        if document.id == name:
            return document
    beginning = [d for d in documents if _begins(d.id, name)]
    if len(beginning) > 1:
        raise SelectionError(
            f"{name!r} begins the ids of {len(beginning)} documents: {_listed(beginning)}; type more of it"
        )
    return next(iter(beginning or [d for d in documents if d.path == name]), None)


def document(documents: Sequence[N], name: str) -> N:
    """Return what `find` finds.

    Raises:
        SelectionError: No document, or several, have that name; the message lists the nearest ids, or
            the candidates.
    """
    found = find(documents, name)
    if found is None:
        raise SelectionError(
            f"{name!r} is neither an id, nor the beginning of one, nor a file; {_suggestion(documents, name)}"
        )
    return found


def sources(documents: Sequence[Document], target: Document) -> list[Document]:
    """Return every document that the target can have taken from: all of other series or outlets."""
    return [d for d in documents if d.id != target.id and d.group != target.group]


def _begins(identifier: str, name: str) -> bool:
    """Whether a name begins an id or the last part of one."""
    return identifier.startswith(name) or identifier.rpartition("/")[2].startswith(name)


def _listed(documents: Sequence[Named]) -> str:
    """Name documents in a message, cut where there are many."""
    named = ", ".join(d.id for d in documents[:_N_NAMED])
    return named if len(documents) <= _N_NAMED else f"{named} and {len(documents) - _N_NAMED} more"


def _suggestion(documents: Sequence[Named], name: str) -> str:
    """Say which ids look like a name that nothing has, compared whole and by their beginnings."""
    spellings = {d.id[: len(name)]: d for d in reversed(documents)} | {d.id: d for d in documents}
    near = {spellings[s].id: spellings[s] for s in difflib.get_close_matches(name, spellings, n=3)}
    if near:
        return f"nearest: {_listed(list(near.values()))}"
    return f"the corpus holds {_listed(documents)}"
