"""Choose documents by the names that people type.

A name is an id, the beginning of one that no other id shares ("001"), or a path below the corpus. Ids
come first, so that a name keeps its meaning when files with odd names appear.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Sequence

from newsdiff.errors import SelectionError

_N_NAMED = 8
"""Candidates that a message lists: as many as fit a line or two."""


def positions(
    ids: Sequence[str], name: str, path: Callable[[int], str | None] = lambda _: None
) -> list[int]:
    """Return the place of the document with an id, else of all whose ids begin so, else of that with a path.

    A beginning also counts at the last part of an id with slashes, so that "001" finds "post/001-fire".

    Paths below the corpus are asked for only where no id fits. Names are the same whether their accents are composed or not.

    Example:
        >>> positions(["000_bridge", "001_bridge", "001"], "001"), positions(["a/b1", "a/b2"], "b")
        ([2], [0, 1])
    """
    name = _composed(name)
    holding = [
        at for at, identifier in enumerate(ids) if name in identifier or not identifier.isascii()
    ]
    beginning = [at for at in holding if _begins(_composed(ids[at]), name)]
    whole = [at for at in beginning if _composed(ids[at]) == name]
    return (
        whole[:1]
        or beginning
        or [at for at in range(len(ids)) if _composed(path(at) or "") == name][:1]
    )


def position(
    ids: Sequence[str], name: str, path: Callable[[int], str | None] = lambda _: None
) -> int:
    """Return the only place that `positions` finds; see `one`."""
    return one(ids, name, positions(ids, name, path))


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def one(ids: Sequence[str], name: str, found: Sequence[int]) -> int:
    """Return the only place of those that were found for a name.

    Raises:
        SelectionError: There is none, or several; the message lists the nearest ids, or the candidates.
    """
    if len(found) == 1:
        return found[0]
    if found:
        candidates = _listed([ids[at] for at in found])
        raise SelectionError(
            f"{name!r} begins the ids of {len(found)} documents: {candidates}; type more of it"
        )
    raise SelectionError(
        f"{name!r} is neither an id, nor the beginning of one, nor a file; {_suggestion(ids, name)}"
    )


def _begins(identifier: str, name: str) -> bool:
    """Whether a name begins an id or the last part of one."""
    return identifier.startswith(name) or identifier.rpartition("/")[2].startswith(name)


def _listed(ids: Sequence[str]) -> str:
    """Name documents in a message, cut where there are many."""
    named = ", ".join(ids[:_N_NAMED])
    return named if len(ids) <= _N_NAMED else f"{named} and {len(ids) - _N_NAMED} more"


def _suggestion(ids: Sequence[str], name: str) -> str:
    """Say which ids look like a name that nothing has, compared whole and by their beginnings."""
    spellings = {i[: len(name)]: i for i in reversed(ids)} | {i: i for i in ids}
    near = dict.fromkeys(spellings[s] for s in difflib.get_close_matches(name, spellings, n=3))
    return f"nearest: {_listed(list(near))}" if near else f"the corpus holds {_listed(ids)}"
