"""The words of the documents that are compared, each read once."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.language.tokens import Tokens, tokenize, tokenize_all
from newsdiff.model import Document


class Reader:
    """Reads the words of documents, those that it is given at once, and keeps them for the next comparison."""

    def __init__(self, documents: Sequence[Document] = ()) -> None:
        self._kept = {words.document.id: words for words in tokenize_all(documents)}

    def words(self, document: Document) -> Tokens:
        """Return the words of all paragraphs of a document that take part in matching."""
        if document.id not in self._kept:
            self._kept[document.id] = tokenize(document)
        return self._kept[document.id]
