"""Worker processes: many batches whose results come in order, or single questions, each to the process that is free first.

Work is a function at the top of a module; batches and results travel as pickled bytes. Workers are started
anew, not forked, so that no lock or open file of the caller comes along. They leave Ctrl-C and its like to the caller,
who ends them at once, whatever they are doing; where the caller is killed, they end by themselves.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Any, TypeVar

import numpy as np

from newsdiff.errors import RunError

Batch = TypeVar("Batch")
Result = TypeVar("Result")

_AHEAD = 4
"""Batches for each worker that may be done or in work behind the one that is waited for."""

_ENDING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]
"""Signals that may go to all processes of a run, and of which the caller alone hears."""

_LARGEST_KEPT = 31 << 20  # bytes; glibc keeps no larger block


class Pool:
    """Processes that are started when they are first needed and then kept for more work."""

    def __init__(self, n_jobs: int = 1) -> None:
        self._n_jobs = n_jobs
        self._workers: list[Worker] = []
        self._free: queue.SimpleQueue[int] = queue.SimpleQueue()
        _keep_freed_memory()

    def start(self) -> None:
        """Start the processes, unless they have been."""
        if not self._workers:
            self._workers = [Worker.start() for _ in range(self._n_jobs)]
            self._free = queue.SimpleQueue()
            for number in range(self._n_jobs):
                self._free.put(number)

    def run(self, work: Callable[[Batch], Result], batches: Iterable[Batch]) -> Iterator[Result]:
        """Do work on batches, of one job in this process; nothing else can go on in the pool meanwhile.

        For several processes it is a function at the top of a module. Batches are drawn as they are needed, a
        few ahead.

        Yields:
            The result of every batch, in their order.

        Raises:
            RunError: A worker was ended from outside, as the system does where memory runs out.
        """
        if self._n_jobs == 1:
            yield from map(work, batches)
            return
        self.start()
        is_done = False
        try:
            yield from _ordered(self._workers, ((n, (work, b)) for n, b in enumerate(batches)))
            is_done = True
        finally:
            if not is_done:  # some of them are still at work
                self.close()

    def ask(self, work: Callable[[Batch], Result], batch: Batch) -> Result:
        """Do work on one batch in the process that is free first; threads ask side by side once the pool was started.

        Raises:
            RunError: The process was ended from outside; another takes its place.
        """
        number = self._free.get()
        try:
            if not self._workers[number].process.is_alive():
                self._workers[number] = Worker.start()
            worker = self._workers[number]
            worker.give(number, (work, batch))
            result: Result = worker.take()[1]
            return result
        finally:
            self._free.put(number)

    def close(self) -> None:
        """End the processes at once, whatever they are doing."""
        workers, self._workers = self._workers, []
        end(workers)


@dataclass(slots=True)
class Worker:
    """A process and the number of the batch that it works on.

    It never has two: sending the second could wait for the worker to read while it waits for us to read.
    """

    process: SpawnProcess
    connection: Connection
    number: int | None = None

    @classmethod
    def start(cls) -> Worker:
        """Start a process that waits for batches."""
        context = multiprocessing.get_context("spawn")
        own, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, gc.get_threshold()), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return cls(process, own)

    def give(self, number: int, task: tuple[Callable[[Batch], object], Batch]) -> None:
        """Hand over work and the batch that it is to be done on."""
        self.number = number
        try:
            self.connection.send_bytes(pickle.dumps(task, pickle.HIGHEST_PROTOCOL))
        except OSError as error:
            raise self._ended() from error

    def take(self) -> tuple[int, Any]:
        """Take a result, and raise what the work raised.

        Returns:
            The number of its batch, and the result.
        """
        try:
            result, error = pickle.loads(self.connection.recv_bytes())  # noqa: S301  our own bytes
        except (EOFError, OSError) as ended:
            raise self._ended() from ended
        if error is not None:
            raise error
        number, self.number = self.number, None
        return number or 0, result

    def _ended(self) -> RunError:
        """Say that the process has ended by itself."""
        self.process.join(timeout=1)
        return RunError(
            f"a worker process was ended from outside (exit code {self.process.exitcode}), as where memory runs out; "
            "try again, with fewer jobs or more memory"
        )


def end(workers: Iterable[Worker]) -> None:
    """End processes at once."""
    ended = list(workers)
    for worker in ended:
        worker.process.kill()  # all of them before any is waited for
    for worker in ended:
        worker.process.join()
        worker.connection.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """Start a process inside: it never hears of Ctrl-C and its like, not even while it loads, and we do when it has started."""
    heard: list[int] = []
    resource_tracker.ensure_running()  # starting it would lift the mask
    is_main = threading.current_thread() is threading.main_thread()
    handlers = {number: signal.getsignal(number) for number in _ENDING if is_main}
    for number in handlers:
        signal.signal(number, lambda number, _: heard.append(number))
    if hasattr(signal, "pthread_sigmask"):  # a new process begins with the mask of the thread
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        for number, handler in handlers.items():
            signal.signal(number, handler or signal.SIG_DFL)
    if heard:
        signal.raise_signal(heard[0])


def _ordered(workers: list[Worker], numbered: Iterator[tuple[int, Any]]) -> Iterator[Any]:
    """Give out batches, and yield the results in the order of the batches."""
    results: dict[int, Any] = {}
    n_yielded = n_given = 0
    batch = next(numbered, None)
    while batch is not None or n_yielded < n_given:
        for worker in workers:
            # A slow batch must not let the results behind it pile up.
            is_ahead = n_given - n_yielded >= _AHEAD * len(workers)
            if batch is not None and worker.number is None and not is_ahead:
                worker.give(*batch)
                n_given += 1
                batch = next(numbered, None)
        busy = {worker.connection: worker for worker in workers if worker.number is not None}
        for connection in wait(list(busy)):
            number, result = busy[connection].take()  # type: ignore[index]
            results[number] = result
        while n_yielded in results:
            yield results.pop(n_yielded)
            n_yielded += 1


def _keep_freed_memory() -> None:
    """Have the C library keep the memory of arrays that are freed for the next ones.

    Given back to the system it would be cleared again at its next touch, which took a twelfth of the time of
    finding pairs (docs/performance.md). glibc keeps blocks up to the largest that was ever freed. This one is never
    written to, so it takes no memory; elsewhere this does nothing.
    """
    with suppress(MemoryError):
        np.empty(_LARGEST_KEPT, np.uint8)


def _serve(connection: Connection, collected_after: tuple[int, int, int]) -> None:
    """Work on batches until the caller is gone; collect garbage as rarely as the caller does."""
    gc.set_threshold(*collected_after)
    _keep_freed_memory()
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while True:
            work, batch = pickle.loads(connection.recv_bytes())  # noqa: S301  our own bytes
            answer: tuple[Any, Exception | None]
            try:
                answer = (work(batch), None)
            except Exception as error:  # noqa: BLE001  it is raised again by the caller
                answer = (None, error)
            connection.send_bytes(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
