"""The documents of a run: read one by one, kept as bytes, in memory or in a file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import overload

from newsdiff.corpus import Result, Task, Work, packed
from newsdiff.corpus.workspace import Spool, Workspace
from newsdiff.language.instants import timestamp
from newsdiff.model import Document


def _carry_out(order: tuple[Work[Result], Task, Mapping[int, bytes]]) -> Result:
    """Do a task with its documents, as both come to a process."""
    work, task, records = order
    return work(task, records)


class Store(Sequence[Document]):
    """Documents by position, with what a corpus has to know of all of them at once."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.ids: list[str] = []
        self.outlets: list[str | None] = []
        self.groups = array("q")
        """Number of the group of each document, in the order in which groups first occur."""
        self.times = array("d")
        """Seconds since 1970; infinity where unknown."""
        self.sizes = array("q")
        """Bytes of each text."""
        self.n_paragraphs = 0
        self.n_removed = 0
        self.is_marked = True
        """Whether every paragraph of every document has a mark."""
        self._spool = Spool(workspace, workspace.share(workspace.limits.store_share))
        self._places = array("q")
        self._groups: dict[str, int] = {}
        self._names: dict[str | None, str | None] = {}

    @classmethod
    def of(cls, documents: Iterable[Document], workspace: Workspace | None = None) -> Store:
        """Return a store of documents: what is given if it is one."""
        if isinstance(documents, cls):
            return documents
        store = cls(workspace or Workspace())
        for document in documents:
            store.append(packed.pack(document))
        return store

    def append(self, record: bytes) -> None:
        """Put a document at the end, as `packed.pack` writes it."""
        head = packed.head(record)
        self._places.append(len(self._spool))
        self._spool.append(record)
        self.ids.append(head.id)
        self.outlets.append(self._names.setdefault(head.outlet, head.outlet))
        self.groups.append(self._groups.setdefault(head.group, len(self._groups)))
        self.times.append(timestamp(head.published))
        self.sizes.append(head.n_bytes)
        self.n_paragraphs += head.n_paragraphs
        self.n_removed += head.n_removed
        self.is_marked = self.is_marked and head.is_marked

    def sort(self) -> None:
        """Put the documents in the order of their ids."""
        self.arrange(sorted(range(len(self)), key=self.ids.__getitem__))

    def arrange(self, order: Sequence[int]) -> None:
        """Put the documents in an order of their positions."""
        self.ids = [self.ids[at] for at in order]
        self.outlets = [self.outlets[at] for at in order]
        self.times = array("d", [self.times[at] for at in order])
        self.groups, self.sizes, self._places = (
            array("q", [column[at] for at in order])
            for column in (self.groups, self.sizes, self._places)
        )

    def by_time(self) -> list[int]:
        """Return the positions, earliest published first, then by id; undated ones come last."""
        return sorted(range(len(self)), key=lambda at: (self.times[at], self.ids[at]))

    def record(self, at: int) -> bytes:
        """Return a document as bytes."""
        return self._spool[self._places[at]]

    def take(self, at: int) -> bytes:
        """Return a document as bytes for the last time."""
        return self._spool.take(self._places[at])

    def run(
        self, work: Work[Result], tasks: Iterable[Task], place: Workspace | None = None
    ) -> Iterator[Result]:
        """Do tasks on documents in the processes of a workspace, by default its own; yield their results in order."""
        orders = ((work, task, {at: self.record(at) for at in task.documents}) for task in tasks)
        return (place or self.workspace).run(_carry_out, orders)

    def close(self) -> None:
        """Forget the documents."""
        self._spool.close()

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Document: ...

    @overload
    def __getitem__(self, at: slice) -> list[Document]: ...

    def __getitem__(self, at: int | slice) -> Document | list[Document]:
        """Return a document, made anew at every call, or several."""
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return packed.unpack(self.record(at))
