"""Questions are answered by processes of their own, a few at a time, so that one does not wait for another.

A process that is killed is replaced; whoever had asked it hears so. They leave Ctrl-C to the server, and end with it
however it ends.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from newsdiff.api import Desk, ignored_text, is_archive, words_file
from newsdiff.errors import NewsdiffError
from newsdiff.serve.security import BusyError
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake
from newsdiff.workers import Pool, Worker, end

MAX_JOBS = 4
"""Processes unless the user says otherwise, where there are as many cores."""
_MAX_WAITING = 64
"""Questions that wait or are answered at once: a person asks one, eight programs eight."""

_NICE = 10
_LOOK_S = 10
"""Seconds between two looks whether the corpus has changed."""

_P = ParamSpec("_P")
_R = TypeVar("_R")


@dataclass(frozen=True, slots=True)
class Place:
    """What is asked, and how."""

    corpus: str | None
    """An archive or a corpus; None where only texts that are given are compared."""
    settings: Settings
    intake: Intake
    ignore: str | None = None
    """File with the passages that do not count."""
    cache: str | None = None
    """Folder where the copy of an archive stays for the next start; None for a temporary one."""
    words: str | None = None
    """File with the words that are searched and the copy of the archive, which one process fills."""


class Workers:
    """Processes, each with a desk."""

    def __init__(self, place: Place, n_jobs: int | None = None) -> None:
        self._place = place
        self._n_jobs = n_jobs or min(os.cpu_count() or 1, MAX_JOBS)
        self._pool = Pool(self._n_jobs)
        self._pool.start()
        self._waiting = ThreadPoolExecutor(self._n_jobs)
        self._n_asked = 0
        self._keeper: list[Worker] = []

    def warm(self) -> None:
        """Let each process load what a question needs."""
        for _ in range(self._n_jobs):
            self._waiting.submit(self._pool.ask, _load, self._place)

    def start_keeping_words(self) -> None:
        """Start the process that makes the corpus ready for searches."""
        words = Path(self._place.words or "")
        Desk(
            None, words=words, is_filling=True
        ).fulltext.close()  # there is one before anybody asks
        self._keep_words()

    def _keep_words(self) -> None:
        self._keeper = [Worker.start()]
        self._keeper[0].give(0, (_keep_words, self._place))

    async def ask(
        self, question: Callable[Concatenate[Desk, _P], _R], *args: _P.args, **named: _P.kwargs
    ) -> _R:
        """Ask a desk, by one of its methods.

        Raises:
            BusyError: Too many questions wait.
            RunError: The process was ended from outside.
            NewsdiffError: As the method.
        """
        if self._n_asked >= _MAX_WAITING:
            raise BusyError(f"{_MAX_WAITING} questions wait already; ask again in a while")
        if self._keeper and not self._keeper[0].process.is_alive():
            self._keep_words()
        self._n_asked += 1
        asked = _Question(self._place, question, args, named)
        try:
            answer = self._waiting.submit(self._pool.ask, _answer, asked)
            return cast("_R", await asyncio.wrap_future(answer))
        finally:
            self._n_asked -= 1

    def close(self) -> None:
        """End the processes at once, whatever they are doing."""
        self._waiting.shutdown(wait=False, cancel_futures=True)
        self._pool.close()
        end(self._keeper)


@contextmanager
def started_workers(place: Place, n_jobs: int | None = None) -> Iterator[Workers]:
    """Start processes that answer, and one that makes the corpus ready for searches; end them behind it.

    Raises:
        NewsdiffError: The archive or the file of passages cannot be read.
    """
    _ignored(place)
    if place.corpus and is_archive(place.corpus):
        with Desk(place.corpus, place.settings).opened():
            pass
    with words_file(place.corpus, place.cache) as words:
        workers = Workers(replace(place, words=str(words)), n_jobs)
        try:
            workers.warm()
            if place.corpus:
                workers.start_keeping_words()
            yield workers
        finally:
            workers.close()


@dataclass(frozen=True, slots=True)
class _Question:
    """A question on its way to a process."""

    place: Place
    method: Callable[..., Any]
    args: tuple[Any, ...]
    named: Mapping[str, Any]


_desks: list[Desk] = []
"""That of this process, once it was asked."""


def _desk(place: Place) -> Desk:
    if not _desks:
        words = Path(place.words) if place.words else None
        _desks.append(Desk(place.corpus, place.settings, place.intake, words=words))
    return _desks[0]


def _answer(asked: _Question) -> Any:  # noqa: ANN401  whatever is asked
    """Ask the desk of this process, which leaves out what stands in the file of passages by now."""
    desk = _desk(asked.place)
    desk.ignored = _ignored(asked.place)
    return asked.method(desk, *asked.args, **asked.named)


def _ignored(place: Place) -> Any:  # noqa: ANN401  a record of a stage, handed on as it is
    """Read the passages that do not count; none where the file is not there yet, or empty."""
    path = Path(place.ignore or "")
    if not path.is_file():
        return None
    about = path.stat()
    return _read_ignored(path, about.st_ino, about.st_mtime_ns) if about.st_size else None


@lru_cache(maxsize=1)
def _read_ignored(path: Path, _number: int, _changed: int) -> Any:  # noqa: ANN401  as above
    """Read a file once for as long as it stays the same."""
    return ignored_text(path)


def _load(place: Place) -> None:
    """Load the modules of a comparison by one of two short texts, and read the corpus if it is one to be read once."""
    from newsdiff.model import Document

    desk = _desk(place)
    desk.provenance(Document("a", "One text.\n"), [Document("b", "Another text.\n")])
    if desk.has_corpus:
        with desk.opened():
            pass


def _keep_words(place: Place) -> None:
    """Fill the file of words, and keep it up to date for as long as the process lives."""
    if hasattr(os, "nice"):
        os.nice(_NICE)  # who asks goes first
    with Desk(
        place.corpus, place.settings, place.intake, words=Path(place.words or ""), is_filling=True
    ) as desk:
        while True:
            # Somebody writes for long, it is gone, or the disk is full: later, then.
            with suppress(NewsdiffError, sqlite3.Error):
                desk.catch_up()
            time.sleep(_LOOK_S)
