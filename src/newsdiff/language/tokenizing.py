"""Reading: from documents to their words, and how many words a text has."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import numpy as np

from newsdiff.language.damage import join_readable
from newsdiff.language.folding import BytePlaces
from newsdiff.language.hashing import PADDING
from newsdiff.language.printed import PrintedText
from newsdiff.language.tokens import Tokens
from newsdiff.language.words import read_words
from newsdiff.model import Document


def tokenize(document: Document) -> Tokens:
    """Read the words of a document's matched paragraphs: those that cleaning leaves in."""
    return next(tokenize_all([document]))


def tokenize_all(documents: Iterable[Document]) -> Iterator[Tokens]:
    """Read the words of many documents at once, which is much faster than one by one for short ones."""
    documents = list(documents)
    texts = [document.text.encode("utf-8", "surrogatepass") for document in documents]
    blob, bases = join_readable(texts)
    matched = [document.matched for document in documents]
    n_rows = [len(paragraphs) for paragraphs in matched]
    spans = np.array([(p.start, p.end) for row in matched for p in row], np.int64).reshape(-1, 2)
    places = BytePlaces(blob, np.repeat(bases, n_rows))
    found = read_words(blob, places.to_bytes(spans[:, 0]), places.to_bytes(spans[:, 1]))
    lengths = np.diff(found.firsts)
    owners = np.repeat(np.arange(lengths.size), lengths)
    starts = places.to_characters(found.starts, owners)
    ends = places.to_characters(found.ends, owners)
    indexes = np.array([p.index for row in matched for p in row], np.int64)
    paragraphs = indexes[owners]
    opaque = found.is_opaque.tobytes()
    bounds = found.firsts[np.cumsum([0, *n_rows])].tolist()
    for document, (first, last) in zip(documents, pairwise(bounds), strict=True):
        yield Tokens(
            PrintedText(document),
            found.hashes[first:last],
            array("q", starts[first:last].tobytes()),
            array("q", ends[first:last].tobytes()),
            array("q", paragraphs[first:last].tobytes()),
            opaque[first:last],
        )


def word_starts(text: str) -> list[int]:
    """Return where the words of a text begin.

    Example:
        >>> word_starts("Zoë’s «U.S. visit»")
        [0, 7, 12]
    """
    blob, bases = join_readable([text.encode("utf-8", "surrogatepass")])
    found = read_words(blob, bases, np.array([len(blob) - len(PADDING) - 1]))
    starts: list[int] = (
        BytePlaces(blob, bases).to_characters(found.starts, np.zeros_like(found.starts)).tolist()
    )
    return starts


def count_words(text: str) -> int:
    """Return the number of words of a text.

    Example:
        >>> count_words("The U.S. paid 12,700 dollars.")
        5
    """
    return count_words_of_each([text])[0]


def count_words_of_each(texts: Sequence[str]) -> list[int]:
    """Return the number of words of each text, which is much faster than one by one for short ones.

    Example:
        >>> count_words_of_each(["The U.S. paid", "12,700 per cent", ""])
        [3, 2, 0]
    """
    blob, bases = join_readable([text.encode("utf-8", "surrogatepass") for text in texts])
    edges = np.append(bases, len(blob) - len(PADDING))
    counts: list[int] = np.diff(read_words(blob, bases, edges[1:] - 1).firsts).tolist()
    return counts
