"""The corpus of a desk: opened for each question so that others can write between, with the words by which it is searched."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from newsdiff.api.archives import archive_state, is_archive, opened
from newsdiff.api.entries import search_entries
from newsdiff.api.targets import compared_with
from newsdiff.errors import SelectionError
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.corpus.archive import Archive, DocumentColumns, Fingerprints, Replica
    from newsdiff.corpus.fulltext import FullText
    from newsdiff.corpus.listed import Corpus
    from newsdiff.documents.boilerplate.ignoring import IgnoredText

_TOGETHER = 200
"""Articles that are read for a search while the archive is open: a fraction of a second."""
_PARTS = 16
"""Parts in which n-grams are taken over, for the same reason: of 100,000 articles 1.4 million each."""
NO_CORPUS = "there is no archive or corpus to look in; start with one"
"""Why nothing is looked for."""


class AskedCorpus:
    """A corpus that is asked again and again: an archive, opened each time, or another, read once.

    Close it, or use it as a context manager.
    """

    def __init__(
        self,
        path: str | Path | None,
        settings: Settings | None = None,
        intake: Intake | None = None,
        *,
        ignored: IgnoredText | None = None,
        words: Path | None = None,
        is_filling: bool = False,
    ) -> None:
        """Name the corpus; None where only texts that are given are compared. Nothing is read before the first question.

        `words` is a file for the words that are searched, which one desk is told to fill and others read; without it they
        are in memory.
        """
        self._path, self._settings = path, settings or Settings()
        self._words, self._is_filling = words, is_filling
        self._intake, self.ignored = intake, ignored
        self._stack = ExitStack()
        self._stored: Corpus | None = None
        self._known: tuple[str, DocumentColumns] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
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
        path = self._given_path()
        if not is_archive(path):
            if self._stored is None:
                opening = compared_with(path, self._settings, self._intake)
                self._stored = self._stack.enter_context(opening)
            yield self._stored
            return
        with self._copied() as copy:
            if copy is not None:
                yield copy
                return
        with self._archive() as archive:
            yield archive

    def _given_path(self) -> str | Path:
        """Return where the corpus is.

        Raises:
            SelectionError: There is none.
        """
        if self._path is None:
            raise SelectionError(NO_CORPUS)
        return self._path

    @contextmanager
    def _copied(self) -> Iterator[Corpus | None]:
        """Read the copy of the archive, if there is one and nobody has written into the archive since it was made."""
        if self._words is None:
            yield None
            return
        with self._replica.reading(self._state()) as is_current:
            yield self._replica if is_current else None

    @contextmanager
    def _archive(self) -> Iterator[Archive]:
        """Open the archive itself."""
        with opened(self._path or "", self._settings) as archive:
            state = self._state()  # nobody can write now
            if self._known and self._known[0] == state:
                archive.columns = self._known[1]
            else:
                self._known = state, archive.columns
            yield archive

    def _state(self) -> str:
        return archive_state(self._path or "")

    @cached_property
    def fulltext(self) -> FullText:
        """The words of the corpus; `catch_up` fills them, unless another desk does."""
        from newsdiff.corpus.fulltext import FullText

        return FullText(self._words, is_read_only=self._words is not None and not self._is_filling)

    @cached_property
    def _replica(self) -> Replica:
        """The copy of the archive beside its words."""
        from newsdiff.corpus.archive import Replica

        return Replica(self.fulltext.database, self._settings.index)

    def catch_up(self) -> None:
        """Bring the words that are searched, and the copy of an archive, up to date.

        Some hundred articles at a time are taken, so that others can write between.
        """
        if self._path is None or not is_archive(self._path):
            with self.opened() as corpus:
                wanted = self._fresh(corpus)
                for first in range(0, len(wanted), _TOGETHER):
                    some = dict(list(wanted.items())[first : first + _TOGETHER])
                    places = [at for at in map(corpus.place, some) if at is not None]
                    self.fulltext.add(search_entries(corpus.several(places), some))
            return
        if self._words is None:
            while not self._take_articles():
                pass
            return
        while self._replica.state != self._state():
            if state := self._take_articles():
                self._replica.take_ngrams(self._ngrams(state), state)

    def _fresh(self, corpus: Corpus) -> dict[str, str]:
        """Return the articles that are new to a search with their states; those that have gone are taken out."""
        states, inside = corpus.states(), self.fulltext.digests()
        self.fulltext.expect(len(states))
        self.fulltext.remove(inside.keys() - states.keys())
        return {i: state for i, state in states.items() if inside.get(i) != state}

    def _take_articles(self) -> str:
        """Take over all articles of the archive that are new; return its state, "" where somebody wrote meanwhile."""
        wanted: dict[str, str] | None = None
        state = ""
        n_taken = 0
        while wanted is None or n_taken < len(wanted):
            with self._archive() as archive:
                if wanted is None:
                    wanted, state = self._fresh(archive), self._state()
                if self._state() != state:
                    return ""
                some = dict(list(wanted.items())[n_taken : n_taken + _TOGETHER])
                places = sorted(at for at in map(archive.place, some) if at is not None)
                documents = archive.several(places)
                numbers = [archive.columns.numbers[at] for at in places]
            if self._words is not None:
                self._replica.add(list(zip(numbers, documents, strict=True)))
            self.fulltext.add(search_entries(documents, some, numbers))
            n_taken += _TOGETHER
        return state

    def _ngrams(self, state: str) -> Iterator[Fingerprints | None]:
        """Yield the n-grams of the archive in parts, None as soon as it is in another state."""
        for number in range(_PARTS):
            with self._archive() as archive:
                part = archive.fingerprints(number / _PARTS, (number + 1) / _PARTS)
                is_same = self._state() == state
            yield part if is_same else None

    def _counts(self) -> tuple[int, int]:
        """Return how many articles the corpus has, and how many of them can be searched by now."""
        n_documents, n_searched = self.fulltext.counts()
        if not n_documents:  # who fills may not have looked yet
            with self.opened() as corpus:
                n_documents = len(corpus.ids)
        return n_documents, n_searched
