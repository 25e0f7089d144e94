"""Articles as a desk searches them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newsdiff.model import Document

if TYPE_CHECKING:
    from newsdiff.corpus.fulltext import SearchEntry


def search_entries(
    documents: Sequence[Document], states: Mapping[str, str], numbers: Sequence[int] | None = None
) -> Iterator[SearchEntry]:
    """Yield articles as they are searched, under their numbers in an archive."""
    from newsdiff.corpus.fulltext import SearchEntry
    from newsdiff.language.tokenizing import tokenize_all
    from newsdiff.reuse.attribute import named_agencies

    for at, words in enumerate(tokenize_all(documents)):
        document = words.document
        number = None if numbers is None else numbers[at]
        agencies = named_agencies(words)
        yield SearchEntry(document, states[document.id], agencies, len(words), number)
