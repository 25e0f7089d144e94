"""Questions to a corpus, as a server asks them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.api.asked_corpus import AskedCorpus
from newsdiff.api.choosing import without
from newsdiff.api.cleaning import prepare, segmented
from newsdiff.api.comparing import dedupe, provenance
from newsdiff.api.targets import Beside
from newsdiff.api.versions import versions
from newsdiff.errors import SelectionError
from newsdiff.model import Document, SourceParagraph
from newsdiff.model.search import SearchFilter
from newsdiff.report.reports import DedupeReport, ProvenanceReport
from newsdiff.report.search import SearchReport
from newsdiff.report.versions import VersionsReport
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus.listed import Corpus
    from newsdiff.corpus.reader import Reader
    from newsdiff.documents.boilerplate.ignoring import IgnoredText

MAX_SURVEYED = 500
"""Articles that are compared with each other for a question: as many as are read for one target; seconds."""
_MIN_SURVEYED = 2
"""Articles that can be compared."""
_KEPT_WORDS = 1 << 18
"""Words of articles that were compared that are kept with all that was worked out of them: of 360 articles, some 100 MB. A story is
asked about again: a question whose sources are kept takes .42 of the time."""
PASTED = "pasted"
"""Id of a text that comes without one."""
PASTED_SOURCE = "pasted source"
"""The same of what it is compared with."""


class ClustersFound(NamedTuple):
    """What runs through some articles."""

    report: DedupeReport
    texts: Mapping[str, tuple[SourceParagraph, ...]]
    """Their paragraphs, by their ids, for pages that show pairs whole."""


class Desk(AskedCorpus):
    """A corpus for many questions."""

    @cached_property
    def _reader(self) -> Reader:
        """What reads the words of articles that are compared for a question, and keeps them for the next ones."""
        from newsdiff.corpus.reader import Reader

        return Reader(_KEPT_WORDS)

    @contextmanager
    def beside(self, ignored: IgnoredText | None = None) -> Iterator[Beside]:
        """Open the corpus to compare articles with; `ignored` takes the place of the passages that the desk ignores."""
        with self.opened() as corpus:
            yield Beside(corpus, self._settings, ignored=ignored or self.ignored)

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
        with self._reader.in_use():
            if sources:
                prepared = prepare([article, *sources], self._settings)
                target, *others = without(prepared, ignored or self.ignored)
                return provenance(target, others, self._settings)
            with self.beside(ignored) as beside:
                target = beside.prepared(beside.known(article, PASTED))
                (others,) = beside.sources_of([target])
            return provenance(target, others, self._settings)  # by now others may write

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
