"""Where the kernels of `fingerprint` and `candidates` run.

Kernels are pure functions from arrays to arrays: they read no file, keep no state and know no process. An
engine calls them on batches and carries the arrays from one to the next as bytes. Whatever the engine, its
batch size or its number of workers, the same documents give the same pairs.

An engine answers two questions, and the alignment of what it names is left to its caller: which documents
of a corpus share text, and which share text with one given document. The second needs one pass over the
corpus and memory for the one document only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from newsdiff.candidates.links import Links
from newsdiff.model import Document
from newsdiff.settings import EngineSettings

Progress = Callable[[str, int, int], None]
"""Called with a phase, what is done and what there is to do, in units of the phase: "fingerprinting" and
"comparing" count documents, "pairing" n-grams, "checking" runs of words."""


class Engine(Protocol):
    """Finds the documents that are worth aligning; `engine.local` is one."""

    def pairs(
        self,
        documents: Iterable[Document],
        settings: EngineSettings,
        progress: Progress | None = None,
    ) -> Links:
        """Return the documents of different groups that share text, with the paragraphs where.

        Args:
            documents: Segmented documents in any order; those of a `Store` are read one by one.
            settings: Lengths and limits.
            progress: Told how far it is.

        Returns:
            Pairs of positions in `documents`, sorted, none twice.
        """

    def sources(
        self,
        target: Document,
        documents: Sequence[Document],
        settings: EngineSettings,
        progress: Progress | None = None,
    ) -> list[int]:
        """Return the positions of documents of other groups that share text with one.

        Args:
            target: The document in question; a document with its id is passed over.
            documents: The corpus.
            settings: Lengths and limits.
            progress: Told how far it is.

        Returns:
            Positions, the one that shares most words first.
        """
