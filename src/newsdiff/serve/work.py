"""Questions are answered by processes of their own, a few at a time, so that one does not wait for another.

A process that is killed is replaced; whoever had asked it hears so. They leave Ctrl-C to the server, and end with it
however it ends.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from newsdiff.api import Desk, ignored_text, is_archive, words_file
from newsdiff.errors import NewsdiffError, RunError
from newsdiff.serve.security import BusyError
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

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
        self._pool = self._started()
        self._n_asked = 0
        self._keeper: SpawnProcess | None = None

    def _started(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._n_jobs,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_open,
            initargs=(self._place,),
        )

    def warm(self) -> list[Future[None]]:
        """Start the processes, and let each load what a question needs."""
        return [self._pool.submit(_load) for _ in range(self._n_jobs)]

    def start_keeping_words(self) -> None:
        """Start the process that makes the corpus ready for searches."""
        place = self._place
        words = Path(place.words or "")
        Desk(
            None, words=words, is_filling=True
        ).fulltext.close()  # there is one before anybody asks
        context = multiprocessing.get_context("spawn")
        self._keeper = context.Process(target=_keep_words, args=(place,), daemon=True)
        self._keeper.start()

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
        self._n_asked += 1
        pool = self._pool
        try:
            return await asyncio.wrap_future(pool.submit(_answer, question, args, named))
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = self._started()
            raise RunError(
                "the process that worked on this was ended from outside, as where memory runs out; ask again"
            ) from error
        finally:
            self._n_asked -= 1

    def restart(self) -> None:
        """Let other processes answer from now on, which read what the place names anew; questions asked are answered."""
        old, self._pool = self._pool, self._started()
        self.warm()
        old.shutdown(wait=False)

    def close(self) -> None:
        """End the processes at once, whatever they are doing."""
        processes: list[BaseProcess] = list((self._pool._processes or {}).values())  # noqa: SLF001  there is no public way before 3.14
        self._pool.shutdown(wait=False, cancel_futures=True)
        processes += [self._keeper] if self._keeper else []
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


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


_desks: list[Desk] = []
"""That of this process."""


def _open(place: Place) -> None:
    """Make the desk of a process."""
    _depend_on_parent()
    words = Path(place.words) if place.words else None
    ignored = _ignored(place)
    _desks.append(Desk(place.corpus, place.settings, place.intake, ignored=ignored, words=words))


def _ignored(place: Place) -> Any:  # noqa: ANN401  a record of a stage, handed on as it is
    """Read the passages that do not count; none where the file is not there yet, or empty."""
    path = Path(place.ignore) if place.ignore else None
    return ignored_text(path) if path and path.is_file() and path.stat().st_size else None


def _keep_words(place: Place) -> None:
    """Fill the file of words, and keep it up to date for as long as the parent of this process lives."""
    _depend_on_parent()
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


def _depend_on_parent() -> None:
    """Leave Ctrl-C to the process that started this one, and end this one as soon as that has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load() -> None:
    """Load the modules of a comparison by one of two short texts, and read the corpus if it is one to be read once."""
    from newsdiff.model import Document

    desk = _desks[0]
    desk.provenance(Document("a", "One text.\n"), [Document("b", "Another text.\n")])
    if desk.has_corpus:
        with desk.opened():
            pass


def _answer(question: Callable[..., Any], args: tuple[Any, ...], named: dict[str, Any]) -> Any:  # noqa: ANN401  whatever is asked
    return question(_desks[0], *args, **named)
