"""A corpus that is asked again and again, as a server asks it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsdiff.api.archives import is_archive, opened
from newsdiff.api.choosing import without
from newsdiff.api.cleaning import prepare
from newsdiff.api.comparing import provenance
from newsdiff.api.targets import Beside, compared_with
from newsdiff.corpus import Corpus
from newsdiff.errors import SelectionError
from newsdiff.model import Document
from newsdiff.report.reports import ProvenanceReport
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.corpus.archive import DocumentColumns
    from newsdiff.documents.boilerplate.ignoring import IgnoredText

PASTED = "pasted"
"""Id of a text that comes without one."""
PASTED_SOURCE = "pasted source"
"""The same of what it is compared with."""


class Desk:
    """A corpus for many questions: an archive, opened for each so that others can write between, or another, read once.

    Close it, or use it as a context manager.
    """

    def __init__(
        self,
        path: str | Path | None,
        settings: Settings | None = None,
        intake: Intake | None = None,
        *,
        ignored: IgnoredText | None = None,
    ) -> None:
        """Name the corpus; None where only texts that are given are compared. Nothing is read before the first question."""
        self._path, self._settings = path, settings or Settings()
        self._intake, self._ignored = intake, ignored
        self._stack = ExitStack()
        self._stored: Corpus | None = None
        self._known: tuple[object, DocumentColumns] | None = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of what was read."""
        self.close()

    def close(self) -> None:
        """Let go of what was read."""
        self._stack.close()
        self._stored = self._known = None

    @property
    def has_corpus(self) -> bool:
        """Whether there is one."""
        return self._path is not None

    @contextmanager
    def opened(self) -> Iterator[Corpus]:
        """Open the corpus.

        Raises:
            SelectionError: There is none.
            LoadError: It cannot be read.
            RunError: Somebody writes into the archive for longer than one waits.
        """
        if self._path is None:
            raise SelectionError("there is no archive or corpus to look in; start with one")
        if not is_archive(self._path):
            if self._stored is None:
                opening = compared_with(self._path, self._settings, self._intake)
                self._stored = self._stack.enter_context(opening)
            yield self._stored
            return
        with opened(self._path, self._settings) as archive:
            about = Path(self._path).stat()  # nobody can write now
            stamp = (about.st_ino, about.st_size, about.st_mtime_ns)
            if self._known and self._known[0] == stamp:
                archive.columns = self._known[1]
            yield archive
            self._known = stamp, archive.columns

    def provenance(
        self,
        article: Document,
        sources: Sequence[Document] = (),
        *,
        ignored: IgnoredText | None = None,
    ) -> ProvenanceReport:
        """Write the ledger of an article against some others, or without any against the corpus.

        It is what `newsdiff provenance` says of the same texts. `ignored` takes the place of the passages that the desk ignores.
        """
        ignored = ignored or self._ignored
        if sources:
            target, *others = without(prepare([article, *sources], self._settings), ignored)
            return provenance(target, others, self._settings)
        with self.opened() as corpus:
            beside = Beside(corpus, self._settings, ignored=ignored)
            target = beside.prepared(beside.known(article, PASTED))
            (others,) = beside.sources_of([target])
            return provenance(target, others, self._settings)

    def article(self, name: str) -> Document:
        """Return the article of the corpus with a name: its id, the beginning of one, or a path.

        Raises:
            SelectionError: There is none, or several.
        """
        with self.opened() as corpus:
            return Beside(corpus, self._settings).named(name)
