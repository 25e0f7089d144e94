"""What faults leave: commands are killed, run out of disk or of memory, then run again; nothing may be lost.

Every command that writes runs over what it made of an earlier corpus. Each is stopped at points drawn at random; after that every original can
be restored, every article is in the archive, a report is the old one or the new one, and there is no traceback. Then the same command runs again, and
everything is byte for byte as if nothing had happened (an archive: row for row).

    python -m benchmarks.faults [--articles N] [--points N] [--seed N] [--command NAME ...] [--fault NAME ...]

Prints a line for each command and fault. tests/test_faults.py does the same at small size.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Literal, NamedTuple

from newsdiff.errors import NO_MEMORY

_INTO_ARCHIVE = "index in --into news.duckdb"
_OLD, _TAKER = "in/00000-gull.txt", "in/00002-hare.txt"
"""Two articles that share a paragraph."""


class Command(NamedTuple):
    """A command line, and what it leaves."""

    line: str
    makes: str
    """The file or folder that it writes."""
    before: str = ""
    """A command that makes what it needs, before each time."""


COMMANDS = {
    "index": Command(_INTO_ARCHIVE, "news.duckdb"),
    "clean": Command("clean in --strip-boilerplate -o out", "out"),
    "thin": Command("thin in -o out", "out"),
    "dedupe": Command("dedupe in --format json -o report.json", "report.json"),
    "learn": Command("learn in -o overlay.toml", "overlay.toml"),
    "remove": Command(f"archive remove news.duckdb {_OLD[3:-4]} 00003-gull", "news.duckdb", _INTO_ARCHIVE),
    "provenance": Command(f"provenance {_TAKER} {_OLD} -o page.html", "page.html"),
    "pages": Command("provenance in --against news.duckdb --format html -o pages", "pages", _INTO_ARCHIVE),
    "pack": Command(f"provenance {_TAKER} {_OLD} --pack case.zip", "case.zip"),
    "versions": Command(f"versions {_OLD} {_TAKER} -o versions.html", "versions.html"),
    "watch": Command("watch in --against news.duckdb --once --settle 0 --state seen", "seen", _INTO_ARCHIVE),
}  # fmt: skip
Fault = Literal["kill", "disk", "memory"]
FAULTS: tuple[Fault, ...] = ("kill", "disk", "memory")
_PRELOADED = """
    duckdb newsdiff.cli.documents newsdiff.documents.boilerplate.stripping newsdiff.documents.reading.corpus_reader
    newsdiff.corpus.archive.fill newsdiff.corpus.prepare newsdiff.corpus.stored newsdiff.reuse.survey
    newsdiff.reuse.copies newsdiff.report.terminal newsdiff.report.json
""".split()
"""What the process that all runs begin as copies of has loaded."""
_OUTLETS = ("gull", "mole", "hare")
_NATIVE = (-signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT, 127)
"""Ends of which no program says anything itself: killed, or in a C library that found no memory."""
_MEMORY_MB = (1, 60)
_FILE_BYTES = (1, 400_000)
"""How much more memory, and how large a file, a faulty run may have: the range that is drawn from, by its logarithm."""

_MAX_CPU_S = 20
"""Seconds of a run that is short of memory: with none left at all Python 3.11 unwinds its stack for ever, and is killed here."""

Tree = dict[str, object]


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    """Exit code; a signal as a negative number."""
    err: str
    seconds: float


@dataclass
class Limits:
    """What goes wrong in a run; nothing by default."""

    kill_after: float | None = None
    """Seconds."""
    file_bytes: int | None = None
    """Largest file that can be written: what is beyond is a full disk."""
    more_mb: int | None = None
    """Memory that it may take beside what is loaded."""


def write_articles(folder: Path, n: int, seed: int = 1) -> None:
    """Write invented articles of three outlets; every second shares a paragraph with others, all end in furniture."""
    draw = random.Random(seed)  # noqa: S311  nothing is secret
    syllables = [first + second for first in "bdfgklmnprst" for second in "aeiou"]
    words = ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(2_000)]

    def sentence(size: int) -> str:
        return f"{' '.join(draw.choices(words, k=size)).capitalize()}."

    shared = [sentence(40) for _ in range(max(n // 6, 1))]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(n):
        body = [sentence(draw.randint(25, 45)) for _ in range(4)]
        if number % 2 == 0:
            body.insert(draw.randint(1, 3), shared[number // 2 % len(shared)])
        text = "\n\n".join([sentence(6)[:-1], *body, "Share this article"])
        (folder / f"{number:05d}-{_OUTLETS[number % 3]}.txt").write_text(f"{text}\n")


def tree(folder: Path) -> Tree:
    """Return all below a folder, with what files hold: their bytes, the rows of an archive."""
    found: Tree = {}
    for path in sorted(folder.rglob("*")):
        is_file = path.is_file()
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".duckdb":
            found[name] = archived(path)
        elif name == "seen":  # a line that was left half written says nothing
            found[name] = [line for line in path.read_text().splitlines() if line.endswith('"')]
        else:
            found[name] = path.read_bytes() if is_file else None
    return found


def archived(path: Path) -> Tree:
    """Return what an archive holds by its ids, whatever the order in which the articles came in: texts, marks, reuse."""
    import duckdb

    from newsdiff import api

    found: Tree = {document.id: document for document in api.archived(path)}
    with duckdb.connect(str(path), read_only=True) as connection:
        found[""] = sorted(connection.execute("FROM passages").fetchall(), key=repr)
    return found


def run(command: str, folder: Path, limits: Limits | None = None) -> Ended:
    """Run a command in a folder, in a process of its own that has everything loaded."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    here, there = context.Pipe(duplex=False)
    start = time.monotonic()
    process = context.Process(target=_run, args=(command, folder, there, limits or Limits()))
    process.start()
    there.close()
    process.join(limits.kill_after if limits else None)
    if process.is_alive():
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
    seconds = time.monotonic() - start
    with open(here.fileno(), "rb", closefd=False) as said:
        err = said.read().decode(errors="replace")
    here.close()
    return Ended(process.exitcode or 0, err, seconds)


def _run(command: str, folder: Path, said: Connection, limits: Limits) -> None:
    """Be the process: go to the folder, take the limits, run."""
    os.chdir(folder)
    (folder / "temp").mkdir(exist_ok=True)
    tempfile.tempdir = str(folder / "temp")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(said.fileno(), 2)  # what it says there is short enough for a pipe
    from newsdiff.cli import run as newsdiff

    if limits.file_bytes is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limits.file_bytes, limits.file_bytes))
    if limits.more_mb is not None:
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        room = taken + (limits.more_mb << 20)
        resource.setrlimit(resource.RLIMIT_AS, (room, room))
        resource.setrlimit(resource.RLIMIT_CPU, (_MAX_CPU_S, _MAX_CPU_S))
    code = newsdiff(command.split())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


class Trial:
    """A command over what it made of an earlier corpus, and how it should end."""

    def __init__(self, name: str, home: Path, n_articles: int) -> None:
        """Run the command twice, undisturbed.

        Args:
            name: One of `COMMANDS`.
            home: An empty folder to work in.
            n_articles: Articles of the corpus.
        """
        self._command, self._name = COMMANDS[name], name
        self._makes = self._command.makes
        self._work, self._saved = home / "work", home / "saved"
        source = self._work / "in"
        write_articles(source, n_articles * 2 // 3)
        self._prepare()
        self._needs(run(self._command.line, self._work))
        self._old = tree(self._work)
        write_articles(source, n_articles)
        for path in sorted(source.iterdir())[:: max(n_articles // 5, 2)]:
            path.write_text(path.read_text().replace("Share this", "One more line.\n\nShare this"))
        self._prepare()
        shutil.copytree(self._work, self._saved)
        ended = run(self._command.line, self._work)
        self._needs(ended)
        self._new, self.seconds = tree(self._work), ended.seconds

    def _prepare(self) -> None:
        """Make what the command needs."""
        if self._command.before:
            self._needs(run(self._command.before, self._work))

    def _needs(self, ended: Ended) -> None:
        if ended.code:
            raise RuntimeError(f"{self._command.line} failed: {ended.err}")

    def faults(self, limits: Limits) -> tuple[Ended, list[str]]:
        """Run with a fault, then again without; return how the first run ended, and what is wrong, in words."""
        shutil.rmtree(self._work)
        shutil.copytree(self._saved, self._work)
        ended = run(self._command.line, self._work, limits)
        wrong = [*self._said(ended), *self._lost()]
        if ended.code == 0 and tree(self._work) != self._new:
            wrong.append("it ended well, but not with what it should have made")
        again = run(self._command.line, self._work)
        if again.code:
            wrong.append(f"the next run failed: {again.err}")
        elif differing := _differing(tree(self._work), self._new):
            wrong.append(f"after the next run these differ: {', '.join(differing[:5])}")
        return ended, wrong

    def _said(self, ended: Ended) -> list[str]:
        """See that a run that failed said so in a line; without memory a library may print something of its own besides."""
        lines = ended.err.strip().splitlines()
        is_told = ended.code == 1 and len(lines) == 1 and lines[0].startswith("newsdiff: ")
        is_told = is_told or (
            f"newsdiff: {NO_MEMORY}" in ended.err and "Traceback" not in ended.err
        )
        if ended.code in (0, *_NATIVE) or is_told:
            return []
        return [f"it ended with {ended.code} and said: {' / '.join(lines[-3:])}"]

    def _lost(self) -> list[str]:
        """Say what is no longer there of what was."""
        lost = [
            name
            for name, held in tree(self._work / "in").items()
            if self._new[f"in/{name}"] != held
        ]
        if self._name in ("clean", "thin"):
            lost += self._unrestorable()
        elif self._name in ("index", "remove"):
            there = archived(self._work / self._makes)
            needed = (self._old if self._name == "index" else self._new)[self._makes]
            lost += [name for name in needed if name not in there]  # type: ignore[attr-defined]
        else:
            lost += self._mixed()
        return [f"lost or changed: {', '.join(lost[:5])}"] if lost else []

    def _mixed(self) -> list[str]:
        """Return the files it makes that are gone, or neither what they were nor what they should become."""
        there = tree(self._work)
        names = [name for name in self._old if name.partition("/")[0] == self._makes]
        if self._name == "watch":
            return [] if there["seen"][: len(self._old["seen"])] == self._old["seen"] else names  # type: ignore[arg-type, index]
        return [n for n in names if there.get(n, b"") not in (self._old[n], self._new.get(n))]

    def _unrestorable(self) -> list[str]:
        """Restore, and return the articles of the earlier corpus that do not come back."""
        from newsdiff import api

        with tempfile.TemporaryDirectory() as back:
            api.restore(self._work / "out", back)
            there = tree(Path(back))
        known = {
            name.removeprefix("in/"): (held, self._new[name])
            for name, held in self._old.items()
            if name.startswith("in/") and f"out/{name.removeprefix('in/')}" in self._old
        }
        return [name for name, texts in known.items() if there.get(name) not in texts]


def _differing(a: Tree, b: Tree) -> list[str]:
    return [name for name in sorted(a.keys() | b.keys()) if a.get(name, b) != b.get(name, a)]


def drawn(fault: Fault, draw: random.Random, seconds: float) -> Limits:
    """Draw the point at which a run of so many seconds meets a fault."""

    def between(least: int, most: int) -> int:
        return int(least * (most / least) ** draw.random())

    if fault == "kill":
        return Limits(kill_after=draw.uniform(0.02, seconds))
    if fault == "disk":
        return Limits(file_bytes=between(*_FILE_BYTES))
    return Limits(more_mb=between(*_MEMORY_MB))


def measure(
    name: str, n_articles: int, n_points: int, draw: random.Random, faults: list[Fault]
) -> int:
    """Print a line for each fault of a command; return how many points went wrong."""
    n_wrong = 0
    with tempfile.TemporaryDirectory() as home:
        trial = Trial(name, Path(home), n_articles)
        for fault in faults:
            codes: dict[int, int] = {}
            for _ in range(n_points):
                limits = drawn(fault, draw, trial.seconds)
                ended, wrong = trial.faults(limits)
                codes[ended.code] = codes.get(ended.code, 0) + 1
                n_wrong += bool(wrong)
                for what in wrong:
                    print(f"  {limits}: {what}", flush=True)
            ends = ", ".join(f"{n} with {code}" for code, n in sorted(codes.items()))
            print(
                f"{name:10} {fault:8} {n_points} runs of {trial.seconds:.1f} s ended: {ends}",
                flush=True,
            )
    return n_wrong


def main(arguments: list[str] | None = None) -> int:
    """Measure every command; return 1 where something was lost."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--points", type=int, default=30, help="of each fault and command")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--command", choices=COMMANDS, action="append", help="only this one")
    parser.add_argument("--fault", choices=FAULTS, action="append", help="only this one")
    asked = parser.parse_args(arguments)
    draw = random.Random(asked.seed)  # noqa: S311  nothing is secret
    faults = asked.fault or list(FAULTS)
    names = asked.command or list(COMMANDS)
    n_wrong = sum(measure(name, asked.articles, asked.points, draw, faults) for name in names)
    print(f"{n_wrong} points at which something was wrong")
    return bool(n_wrong)


if __name__ == "__main__":
    sys.exit(main())
