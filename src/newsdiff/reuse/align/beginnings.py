"""What the forms of words have in common, their beginnings: what sentences are likened by that say the same in other words."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from newsdiff.language.classes import class_of
from newsdiff.language.hashing import Flags, Hashes, Ints, hash_keys
from newsdiff.language.keys import beginning
from newsdiff.language.languages import has_capital_nouns, language_of, listed_keys
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.reuse.align.sense import body_sentences
from newsdiff.reuse.align.sentences import SentenceWords, count_by_sentence

if TYPE_CHECKING:
    from numpy.typing import NDArray

BARE = class_of("grammar") | (class_of("times") - class_of("dates"))
"""Words that say nothing about what a text is on."""


class BodyWords(NamedTuple):
    """The beginnings of the words of some sentences of a document, each once a sentence."""

    counted: SentenceWords
    places: Ints
    """Of each entry, its number in order of the text."""
    is_meaning: Flags
    """Of each entry, whether it is somewhere in its sentence no name."""

    def some(self, rows: Ints) -> BodyWords:
        """Return those of some sentences, given in order."""
        kept = np.isin(self.counted.sentences, rows)
        return BodyWords(self.counted.some(rows), self.places[kept], self.is_meaning[kept])


@once_a_document
def body_words(tokens: Tokens) -> BodyWords:
    """Return what is compared of the sentences that are no headlines."""
    spans = body_sentences(tokens)
    words, rows = _listed(beginnings(tokens), spans)
    names, _ = _listed(np.frombuffer(flag_names(tokens), np.bool_), spans)
    said = words != 0
    distinct, columns = np.unique(words[said], return_inverse=True)
    _, firsts, entries = np.unique(
        rows[said] * max(distinct.size, 1) + columns, return_index=True, return_inverse=True
    )
    places = np.argsort(np.argsort(firsts))
    is_meaning = np.bincount(entries, ~names[said], firsts.size) > 0
    return BodyWords(distinct_beginnings(tokens, spans), places, is_meaning)


def distinct_beginnings(tokens: Tokens, spans: Sequence[tuple[int, int]]) -> SentenceWords:
    """Count the beginnings of words of sentences or paragraphs, each once."""
    words, rows = _listed(beginnings(tokens), spans)
    return count_by_sentence(words[words != 0], rows[words != 0], len(spans)).once()


def _listed(column: NDArray[Any], spans: Sequence[tuple[int, int]]) -> tuple[NDArray[Any], Ints]:
    """Return what a column says of the words of sentences or paragraphs, and the number of these."""
    sizes = np.array([last - first for first, last in spans], int)
    parts = [column[:0], *(column[first:last] for first, last in spans)]
    return np.concatenate(parts), np.repeat(np.arange(len(spans)), sizes)


@once_a_document
def flag_names(tokens: Tokens) -> bytes:
    """Flag the words that have a capital; in German, where every noun has one, those beside another one in their sentence."""
    capitals = tokens.capitals
    if not has_capital_nouns(tokens.text):
        return capitals
    flags = bytearray(len(tokens))
    for first, last in tokens.spans:
        inside = range(first + 1, last)  # the first word of a sentence has a capital anyway
        for at in range(first, last):
            beside = any(capitals[x] for x in (at - 1, at + 1) if x in inside)
            flags[at] = capitals[at] and beside
    return bytes(flags)


@once_a_document
def beginnings(tokens: Tokens) -> Hashes:
    """Return of each word, as a hash, what its forms have in common; 0 for one that says nothing.

    Words of the name of an office or institution say nothing: whoever reports on it calls it so. In a script without
    blanks it is as many letters as make a word, ending with the one in question.
    """
    bare = BARE | listed_keys(language_of(tokens.text))
    _, firsts, places = np.unique(tokens.hashes, return_index=True, return_inverse=True)
    keys = (tokens.keys[at].removesuffix("'s") for at in firsts.tolist())
    distinct = ["" if key in bare else key for key in keys]
    found = hash_keys(map(beginning, distinct))[places]
    n_letters = ceil(tokens.letters_per_word)
    if n_letters > 1:
        said = [distinct[at] for at in places.tolist()]
        for at in np.flatnonzero(tokens.official).tolist():
            said[at] = ""
        letters = [at for at, word in enumerate(said) if len(word) == 1]
        found[letters] = hash_keys(_joined(tokens, said, at, n_letters) for at in letters)
    found[tokens.official] = 0
    return found


def _joined(tokens: Tokens, letters: Sequence[str], at: int, n: int) -> str:
    """Return the n letters that touch each other up to one; nothing where a word begins or one of them says nothing."""
    first = at - n + 1
    if first < 0 or tokens.ends[at] - tokens.starts[first] != n or not all(letters[first:at]):
        return ""
    return "".join(letters[first : at + 1])
