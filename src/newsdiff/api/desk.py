"""A corpus that is asked again and again, as a server asks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from newsdiff.api.archives import archive_state, is_archive, opened
from newsdiff.api.choosing import without
from newsdiff.api.cleaning import prepare, segmented
from newsdiff.api.comparing import dedupe, provenance
from newsdiff.api.entries import search_entries
from newsdiff.api.targets import Beside, compared_with
from newsdiff.api.versions import versions
from newsdiff.errors import SelectionError
from newsdiff.model import Document, SourceParagraph
from newsdiff.model.search import SearchFilter
from newsdiff.report.reports import DedupeReport, ProvenanceReport
from newsdiff.report.search import SearchReport
from newsdiff.report.versions import VersionsReport
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.archive import Archive, DocumentColumns, Fingerprints, Replica
    from newsdiff.corpus.fulltext import FullText
    from newsdiff.corpus.listed import Corpus
    from newsdiff.documents.boilerplate.ignoring import IgnoredText

MAX_SURVEYED = 500
"""Articles that are compared with each other for a question: as many as are read for one target; seconds."""
_MIN_SURVEYED = 2
"""Articles that can be compared."""
_TOGETHER = 200
"""Articles that are read for a search while the archive is open: a fraction of a second."""
_PARTS = 16
"""Parts in which n-grams are taken over, for the same reason: of 100,000 articles 1.4 million each."""
_KEPT_WORDS = 1 << 18
"""Words of articles that were compared that are kept with all that was worked out of them: of 360 articles, some 100 MB. A story is
asked about again: a question whose sources are kept takes .42 of the time."""
PASTED = "pasted"
"""Id of a text that comes without one."""
PASTED_SOURCE = "pasted source"
"""The same of what it is compared with."""

NO_CORPUS = "there is no archive or corpus to look in; start with one"
"""Why nothing is looked for."""


class ClustersFound(NamedTuple):
    """What runs through some articles."""

    report: DedupeReport
    texts: Mapping[str, tuple[SourceParagraph, ...]]
    """Their paragraphs, by their ids, for pages that show pairs whole."""


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
    def beside(self, ignored: IgnoredText | None = None) -> Iterator[Beside]:
        """Open the corpus to compare articles with; `ignored` takes the place of the passages that the desk ignores."""
        with self.opened() as corpus:
            yield Beside(corpus, self._settings, ignored=ignored or self.ignored)

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
        from newsdiff.corpus.reader import READER

        READER.max_words = _KEPT_WORDS
        if sources:
            prepared = prepare([article, *sources], self._settings)
            target, *others = without(prepared, ignored or self.ignored)
            return provenance(target, others, self._settings)
        with self.beside(ignored) as beside:
            target = beside.prepared(beside.known(article, PASTED))
            (others,) = beside.sources_of([target])
        return provenance(target, others, self._settings)  # by now others may write

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

    def search(
        self, wanted: SearchFilter, *, first: int = 0, most: int = 20, has_facets: bool = True
    ) -> SearchReport:
        """Find articles by their words, outlet, agency and date; see `catch_up`.

        Raises:
            SelectionError: There is no corpus.
            LoadError: It holds no articles, or cannot be read.
        """
        self._given_path()  # without a corpus there are no words to count
        n_documents, n_searched = self._counts()
        n_found, articles = self.fulltext.find(wanted, first, most)
        outlets, agencies, months = self.fulltext.facets(wanted) if has_facets else ((), (), ())
        return SearchReport(
            newsdiff=__version__,
            filter=wanted,
            documents=n_documents,
            searched=n_searched,
            found=n_found,
            first=first,
            articles=articles,
            outlets=outlets,
            agencies=agencies,
            months=months,
        )

    def clusters(self, wanted: str | SearchFilter) -> ClustersFound:
        """Find what runs through some articles: those that share text with one, by its id, or those that a search finds.

        It is what `newsdiff dedupe` says of these articles alone.

        Raises:
            SelectionError: There is no such article, or the search finds fewer than two, or more than `MAX_SURVEYED`,
                or not all articles can be searched yet.
        """
        with self.opened() as corpus:
            if isinstance(wanted, str):
                article = Beside(corpus, self._settings).named(wanted)
                documents = [article, *self._kin(article, corpus.several(corpus.near(article)))]
            else:
                documents = corpus.several(self._selected(corpus, wanted))
        texts: dict[str, tuple[SourceParagraph, ...]] = {}
        report = dedupe(documents, self._settings, ignored=self.ignored, texts=texts)
        return ClustersFound(report, texts)

    def _kin(self, article: Document, near: Sequence[Document]) -> list[Document]:
        """Return those that share text with an article: of a small archive, all are near."""
        from newsdiff.corpus.index import search

        return [near[at] for at in search.find_sources(article, near, self._settings.index)]

    def _selected(self, corpus: Corpus, wanted: SearchFilter) -> list[int]:
        """Return the places of the articles that a search finds; of all where nothing is looked for."""
        if wanted == SearchFilter():
            places = list(range(len(corpus.ids)))
        else:
            self._check_searchable()
            ids = set(self.fulltext.ids(wanted, MAX_SURVEYED + 1))
            places = [at for at, identifier in enumerate(corpus.ids) if identifier in ids]
        if len(places) < _MIN_SURVEYED:
            raise SelectionError("fewer than two articles were found; look for others")
        if len(places) > MAX_SURVEYED:
            raise SelectionError(
                f"these are more than {MAX_SURVEYED:,} articles; look for fewer, or run newsdiff dedupe on all"
            )
        return places

    def _counts(self) -> tuple[int, int]:
        """Return how many articles the corpus has, and how many of them can be searched by now."""
        n_documents, n_searched = self.fulltext.counts()
        if (
            not n_documents
        ):  # nobody who fills has looked yet, which is not to say that there are none
            with self.opened() as corpus:
                n_documents = len(corpus.ids)
        return n_documents, n_searched

    def _check_searchable(self) -> None:
        """Answer nothing from a part of the articles: who asks would take that for all."""
        n_documents, n_searched = self._counts()
        if n_searched < n_documents:
            raise SelectionError("not all articles can be searched yet; ask again in a while")

    def versions(self, ids: Sequence[str]) -> VersionsReport:
        """Say what changed between articles of the corpus that are versions of one; of one id, between all that may be.

        It is what `newsdiff versions` says of their texts.

        Raises:
            SelectionError: There is no such article, or only one, or of one not all can be searched for others yet.
        """
        chosen = list(dict.fromkeys(ids))
        if len(chosen) == 1:
            article = self.article(chosen[0])
            self._check_searchable()
            chosen = self.fulltext.versions(article.id)
        if len(chosen) < _MIN_SURVEYED:
            raise SelectionError(
                "nothing looks like another version of this article: none of its outlet has its address, "
                "or its headline within a week; name the ids of two"
            )
        with self.beside() as beside:
            documents = [beside.named(identifier) for identifier in chosen]
        # Each is cleaned by itself: what versions repeat is no furniture.
        raw = segmented([replace(document, paragraphs=()) for document in documents])
        return versions(raw, self._settings, ignored=self.ignored)

    def article(self, name: str) -> Document:
        """Return the article of the corpus with a name: its id, the beginning of one, or a path.

        Raises:
            SelectionError: There is none, or several.
        """
        if not name:
            raise SelectionError("no article is named; give its id")
        with self.beside() as beside:
            return beside.named(name)
