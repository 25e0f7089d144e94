"""Eight readers ask an archive while a ninth process adds articles and takes them out again: every answer is compared.

A reader opens the archive, asks, and closes it: for the sources of an article, for all texts, or for the sums. Which articles were inside says which
answer is right, and all of these were worked out before, undisturbed. The writer waits for its turn.

    python -m benchmarks.load [--minutes N] [--readers N] [--articles N]

Prints, for each process, how often it asked or wrote, what was wrong or refused, the longest it waited, and its memory and open files at the
beginning and at the end. tests/test_load.py does the same for seconds.
"""

from __future__ import annotations

import argparse
import hashlib
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsdiff.model import Document

N_STATES = 4
"""Corpora between which the archive goes back and forth."""
N_ADDED = 3
"""Articles that make the difference between two of them."""
_SETTLED = 0.2
"""Share of the time after which memory counts: until then everything is loaded once."""


@dataclass
class Tally:
    """What a process did."""

    name: str
    n: int = 0
    """Answers, or times that it wrote."""
    wrong: int = 0
    refused: int = 0
    longest: float = 0.0
    """Seconds, with waiting."""
    longest_held: float = 0.0
    """Seconds of these in which it had the archive open."""
    first_mb: float = 0.0
    last_mb: float = 0.0
    first_files: int = 0
    last_files: int = 0

    def watch(self, *, is_first: bool) -> None:
        """Note memory and open files."""
        here = Path("/proc/self")
        mb = int((here / "statm").read_text().split()[1]) * resource.getpagesize() / 1e6
        files = len(os.listdir(here / "fd"))  # noqa: PTH208  as quick as can be
        if is_first or not self.first_mb:
            self.first_mb, self.first_files = mb, files
        self.last_mb, self.last_files = mb, files


class Corpora(NamedTuple):
    """The articles of every state of the archive, a few more in each, and what is asked about."""

    states: list[list[Document]]
    asked: list[Document]


def corpora(n_articles: int, seed: int = 1) -> Corpora:
    """Invent articles; every one that is added shares text with some that are there."""
    from benchmarks.faults import write_articles
    from newsdiff import api

    with tempfile.TemporaryDirectory() as folder:
        write_articles(Path(folder), n_articles + N_ADDED * (N_STATES - 1) * 2, seed)
        documents = list(api.stream(folder))
    # Those with an even number share paragraphs.
    base, rest = documents[:n_articles], documents[n_articles::2]
    states = [base + rest[: N_ADDED * k] for k in range(N_STATES)]
    return Corpora(states, [*base[::2][:3], rest[0]])


Key = tuple[frozenset[str], str]
"""The articles inside, and what was asked."""


def answer(path: Path, question: str, asked: Sequence[Document]) -> tuple[Key, str, float]:
    """Open an archive and ask; return what was inside, a digest of the answer, and the seconds that it was open."""
    from newsdiff import api
    from newsdiff.settings import IndexSettings, Settings

    target, near = asked[int(question)] if question.isdigit() else None, []
    # Candidates come from the fingerprints, as in an archive that is too large to compare with all inside.
    with api.opened(path, Settings(index=IndexSettings(max_direct=0))) as kept:
        start = time.monotonic()
        ids = frozenset(kept.ids)
        found: object = None
        if question == "all":
            found = sorted((d.id, d.text, d.paragraphs) for d in kept.stream())
        elif question == "sums":
            found = kept.summary()
        elif target:
            near = [kept.document(at) for at in kept.near(target)]
        held = time.monotonic() - start
    if target:
        found = api.provenance(target, near).to_json()
    return (ids, question), hashlib.sha256(repr(found).encode()).hexdigest(), held


def questions(asked: Sequence[Document]) -> list[str]:
    """Return what is asked."""
    return ["all", "sums", *map(str, range(len(asked)))]


def expected(found: Corpora, folder: Path) -> dict[Key, str]:
    """Work out every answer of every state from an archive that was filled at once and that nobody disturbs."""
    from newsdiff import api

    right: dict[Key, str] = {}
    for number, documents in enumerate(found.states):
        path = folder / f"state-{number}.duckdb"
        api.index(documents, path)
        for question in questions(found.asked):
            key, digest, _ = answer(path, question, found.asked)
            right[key] = digest
    return right


def read(
    path: Path, seed: int, end: float, asked: Sequence[Document], right: dict[Key, str]
) -> Tally:
    """Ask until the end."""
    from newsdiff.errors import RunError

    tally, draw = Tally(f"reader {seed}"), random.Random(seed)  # noqa: S311  nothing is secret
    for is_settled in _until(end):
        start = time.monotonic()
        try:
            key, digest, held = answer(path, draw.choice(questions(asked)), asked)
        except RunError:
            tally.refused += 1
            continue
        tally.n += 1
        tally.wrong += right.get(key) != digest
        tally.longest = max(tally.longest, time.monotonic() - start)
        tally.longest_held = max(tally.longest_held, held)
        tally.watch(is_first=not is_settled)
    return tally


def write(path: Path, end: float, states: list[list[Document]]) -> Tally:
    """Add articles in steps and take them out again, until the end; the archive then holds what it held at first."""
    from newsdiff import api
    from newsdiff.errors import RunError

    tally, added = Tally("writer"), [d.id for d in states[-1][len(states[0]) :]]
    number = 0
    for is_settled in _until(end):
        number = (number + 1) % len(states)
        start = time.monotonic()
        try:
            if number:
                api.index(states[number][len(states[0]) :], path)
            else:
                api.remove(added, path)
        except RunError:
            tally.refused += 1
            number = (number - 1) % len(states)
            continue
        tally.n += 1
        tally.longest = max(tally.longest, time.monotonic() - start)
        tally.watch(is_first=not is_settled)
    return tally


def _until(end: float) -> Iterator[bool]:
    """Yield until the end, whether memory counts already."""
    start = time.monotonic()
    while (now := time.monotonic()) < end:
        yield now > start + _SETTLED * (end - start)


def measure(seconds: float, n_readers: int, n_articles: int) -> list[Tally]:
    """Let readers and a writer work at the same time; return what each did, the writer last."""
    from newsdiff import api

    found = corpora(n_articles)
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as folder, context.Pool(n_readers + 1) as pool:
        right = expected(found, Path(folder))
        path = Path(folder) / "news.duckdb"
        api.index(found.states[0], path)
        pool.map(_loaded, range(n_readers * 4))
        end = time.monotonic() + seconds  # the clock of the machine, which all processes share
        works: list[tuple[Callable[..., Tally], tuple[object, ...]]] = [
            *((read, (path, n, end, found.asked, right)) for n in range(n_readers)),
            (write, (path, end, found.states)),
        ]
        waiting = [pool.apply_async(*work) for work in works]
        return [one.get() for one in waiting]


def _loaded(_: int) -> None:
    """Load what a process needs."""
    import newsdiff.corpus.archive.fill
    import newsdiff.reuse.survey  # noqa: F401


def main(arguments: list[str] | None = None) -> int:
    """Print what each process did; return 1 where an answer was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--articles", type=int, default=300)
    asked = parser.parse_args(arguments)
    tallies = measure(asked.minutes * 60, asked.readers, asked.articles)
    print(
        "process      times  wrong  refused  longest s  open s  MB first, last  files first, last"
    )
    for tally in tallies:
        print(
            "{name:10} {n:7,} {wrong:6} {refused:8} {longest:10.2f} {longest_held:7.2f} {first_mb:9.0f} {last_mb:5.0f} {first_files:13} {last_files:5}".format(
                **asdict(tally)
            )
        )
    n_wrong = sum(tally.wrong for tally in tallies)
    print(f"{n_wrong} of {sum(t.n for t in tallies[:-1]):,} answers were wrong")
    return bool(n_wrong)


if __name__ == "__main__":
    sys.exit(main())
