"""Speed, memory and recall of finding reuse in corpora of growing size, beside yardsticks of the same run.

Every size runs in a process of its own, so that its peak memory is its own. Times are CPU seconds (user
and system), which other programs on the machine disturb least; compare figures of one run only. Stages
follow one another as in `dedupe`; without `--clean` paragraphs are lines, all of them kept. Recall is that
of the planted passages whose two documents are named as a candidate pair; with `--passages` the pairs are
aligned and clustered as in `dedupe`, and recall is that of passages of which one alignment holds at least
half.

    python -m benchmarks.scale                       # 1,000 and 10,000 articles
    python -m benchmarks.scale --sizes 1000 10000 100000 --passages
    python -m benchmarks.scale --sizes 1000000 --memory 4GB --clean --passages --jobs 2
    python -m benchmarks.scale --corpus FOLDER       # one's own articles; no recall
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np

from benchmarks import yardsticks
from benchmarks.generate import LENGTHS, RATES, Planted
from newsdiff import api
from newsdiff.cli.amounts import megabytes
from newsdiff.corpus import packed
from newsdiff.corpus.index import search
from newsdiff.corpus.prepare import prepare_documents
from newsdiff.corpus.store import Store
from newsdiff.corpus.workspace import Workspace, WorkspaceLimits
from newsdiff.language.hashing import Ints
from newsdiff.model import Paragraph
from newsdiff.reuse import cluster, compare
from newsdiff.settings import Settings

MEGABYTE = 1_000_000
MAX_NUMBERS, MAX_TOOLS = 500_000, 20_000
"""Articles up to which yardsticks run, those of numbers and other tools; they hold everything in memory."""
SETTINGS = Settings()


@dataclass(slots=True)
class Measured:
    """What one run of one size gave."""

    articles: int
    megabytes: float
    words: int = 0
    pairs: int = 0
    clusters: int | None = None
    wall: float = 0.0
    """Seconds of all stages, by the clock on the wall."""
    workers: float = 0.0
    """CPU seconds of worker processes, in all stages."""
    seconds: dict[str, float] = field(default_factory=dict)
    """CPU seconds by stage, in order."""
    yardsticks: dict[str, float] = field(default_factory=dict)
    """CPU seconds of other things done to the same text."""
    resident: dict[str, float] = field(default_factory=dict)
    """Peak memory in megabytes: at the start, of the run, and of the largest worker."""
    recall: dict[str, list[float]] = field(default_factory=dict)
    """By words of the passage, in order of the edit rates."""

    @property
    def total(self) -> float:
        """CPU seconds of all stages but reading, which depends on the files."""
        return self.workers + sum(s for stage, s in self.seconds.items() if stage != "reading")


class Clock:
    """Books CPU time on stages; told of them as a progress callback is."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._stage, self._since = "reading", time.process_time()

    def __call__(self, stage: str, done: int = 0, total: int = 0) -> None:
        """Book the time since the last call on the stage before, if this is another one."""
        del done, total
        if stage != self._stage:
            now = time.process_time()
            self.seconds[self._stage] += now - self._since
            self._stage, self._since = stage, now


def store_of(path: Path, workspace: Workspace, clock: Clock, *, is_cleaned: bool) -> Store:
    """Read a corpus into a store."""
    if is_cleaned:
        store = prepare_documents(api.stream(path), workspace, SETTINGS.clean, progress=clock)
        store.sort()
        return store
    store = Store(workspace)
    for document in api.stream(path):
        paragraphs = document.paragraphs or _lines(document.text)
        store.append(packed.pack(replace(document, paragraphs=paragraphs)))
    clock("ordering")
    store.sort()
    return store


def _lines(text: str) -> tuple[Paragraph, ...]:
    """Make a paragraph of every line."""
    paragraphs, at = [], 0
    for index, line in enumerate(text.splitlines()):
        paragraphs.append(Paragraph(index, index + 1, at, at + len(line)))
        at += len(line) + 1
    return tuple(paragraphs)


def measure(
    path: Path, truth: Iterable[Planted], workspace: Workspace, options: argparse.Namespace
) -> Measured:
    """Run the stages on a corpus."""
    resident = {"start": _resident()}
    clock, wall = Clock(), time.monotonic()
    store = store_of(path, workspace, clock, is_cleaned=options.clean)
    links = search.find_links(store, SETTINGS.index, clock)
    clock("end")
    pairs = links.tolist()
    ids = store.ids
    found = Measured(len(store), round(sum(store.sizes) / MEGABYTE, 1), pairs=len(pairs))
    spans = {(ids[a], ids[b]): [(0, sys.maxsize)] for a, b in pairs}
    if options.passages:
        spans = _align(store, links, clock, found)
    workspace.close()
    found.wall, found.seconds = time.monotonic() - wall, dict(clock.seconds)
    found.workers = _children().ru_utime + _children().ru_stime
    found.resident = resident | {"peak": _resident(), "worker": _resident(_children())}
    found.recall = _recall(spans, truth)
    return found


def _align(
    store: Store, links: Ints, clock: Clock, found: Measured
) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Align the pairs and cluster the passages; return the passages of the second document of each."""
    clock("aligning")
    spans = defaultdict(list)
    alignments = []
    batches = compare.link_batches(links, SETTINGS)
    for some in store.run(compare.compare_batch, batches):
        for compared in some:
            for alignment in compared.alignments:
                alignments.append(alignment)
                place = alignment.b.start, alignment.b.end
                spans[alignment.a.document, alignment.b.document].append(place)
    clock("clustering")
    found.clusters = len(
        cluster.find_clusters(store.ids, store.times, alignments, SETTINGS.cluster)
    )
    clock("end")
    return spans


def _recall(
    spans: dict[tuple[str, str], list[tuple[int, int]]], truth: Iterable[Planted]
) -> dict[str, list[float]]:
    """Return the share of planted passages that were found, by length and edit rate."""
    found: dict[tuple[int, float], list[float]] = defaultdict(list)
    for planted in truth:
        half = (planted.target_end - planted.target_start) / 2
        overlaps = [
            min(end, planted.target_end) - max(start, planted.target_start)
            for start, end in spans.get((planted.source, planted.target), ())
        ]
        found[planted.words, planted.rate].append(max(overlaps, default=0) >= half)
    return {
        str(n): [round(float(np.mean(found[n, rate] or [math.nan])), 3) for rate in RATES]
        for n in LENGTHS
        if truth
    }


def _children() -> resource.struct_rusage:
    """Return what the worker processes that have ended used."""
    return resource.getrusage(resource.RUSAGE_CHILDREN)


def _resident(used: resource.struct_rusage | None = None) -> float:
    """Return peak resident memory, of this process if no other is named, in megabytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    peak = (used or resource.getrusage(resource.RUSAGE_SELF)).ru_maxrss
    return round(peak * unit / MEGABYTE, 1)


def report(found: Measured) -> None:
    """Print what one size gave."""
    rate, speed = found.megabytes / found.total, found.articles / found.total
    print(f"\n{found.articles:,} articles, {found.megabytes:,} MB, {found.words:,} words")
    print(f"  all but reading {found.total:9.2f} s CPU {rate:8.1f} MB/s {speed:10,.0f} articles/s")
    for stage, seconds in found.seconds.items():
        print(f"    {stage:14}{seconds:9.2f} s {found.megabytes / max(seconds, 1e-6):12.1f} MB/s")
    if found.workers > 1:
        print(f"    {'workers':14}{found.workers:9.2f} s in all stages")
    print(f"  wall, with reading {found.wall:.1f} s")
    start, peak, worker = (found.resident[name] for name in ("start", "peak", "worker"))
    print(f"  memory: {start:,} MB at the start, {peak:,} at the peak, {worker:,} a worker at most")
    clusters = "" if found.clusters is None else f", {found.clusters:,} clusters"
    print(f"  {found.pairs:,} candidate pairs{clusters}")
    for name, seconds in found.yardsticks.items():
        print(f"  {found.total / max(seconds, 1e-6):9.2f} x {name} ({seconds:.3f} s)")
    for n, shares in found.recall.items():
        written = "  ".join(f"{share:5.3f}" for share in shares)
        print(f"  recall of {n:>3} words at {RATES} edited: {written}", flush=True)


def exponent(runs: Sequence[Measured]) -> float:
    """Return the power of the size with which the time grows, by least squares over the logarithms."""
    sizes, times = np.log([r.megabytes for r in runs]), np.log([r.total for r in runs])
    return float(np.polyfit(sizes, times, 1)[0])


def one(options: argparse.Namespace) -> None:
    """Measure a corpus here and print JSON."""
    path = Path(options.corpus)
    planted = path.with_suffix(".truth")
    lines = planted.read_text(encoding="utf-8").splitlines() if planted.exists() else []
    limits = WorkspaceLimits(memory_mb=megabytes(options.memory))
    with Workspace(limits, options.temp, options.jobs) as workspace:
        found = measure(path, [Planted(**json.loads(line)) for line in lines], workspace, options)
    found.words = sum(len(document.text.split()) for document in api.stream(path))
    if found.articles <= MAX_NUMBERS:
        content = b"\n".join(document.text.encode() for document in api.stream(path))
        found.yardsticks = yardsticks.numbers(content, found.words)
    if found.articles <= MAX_TOOLS:
        found.yardsticks |= yardsticks.tools([document.text for document in api.stream(path)])
    print(json.dumps(asdict(found)))


def corpora(options: argparse.Namespace, folder: Path) -> Iterator[Path]:
    """Yield the corpora to measure; invented ones are made first, by processes of their own."""
    if options.corpus:
        yield Path(options.corpus)
        return
    for size in options.sizes:
        path = folder / f"{size}.jsonl"
        if not path.exists():
            names = [str(path), str(path.with_suffix(".truth"))]
            command = [sys.executable, "-m", "benchmarks.generate", str(size), *names]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        yield path


def main() -> None:
    """Measure the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--corpus", help="a folder or file of articles instead")
    parser.add_argument("--clean", action="store_true", help="segment and clean too")
    parser.add_argument("--passages", action="store_true", help="align and cluster too")
    parser.add_argument("--memory", default="2GB", help="as for dedupe (%(default)s)")
    parser.add_argument("--jobs", type=int, default=1, help="as for dedupe (%(default)s)")
    parser.add_argument("--temp", help="as for dedupe")
    parser.add_argument("--folder", type=Path, help="keep the invented corpora there")
    parser.add_argument("--one", action="store_true", help="measure here and print JSON")
    options = parser.parse_args()
    if options.one:
        one(options)
        return
    runs = []
    with tempfile.TemporaryDirectory(dir=options.temp) as folder:
        for path in corpora(options, options.folder or Path(folder)):
            passed = ["--memory", options.memory, "--jobs", str(options.jobs)]
            passed += ["--temp", options.temp] if options.temp else []
            passed += [f"--{name}" for name in ("clean", "passages") if getattr(options, name)]
            command = [sys.executable, "-m", "benchmarks.scale", "--one", "--corpus", str(path)]
            done = subprocess.run([*command, *passed], check=True, capture_output=True, text=True)
            runs.append(Measured(**json.loads(done.stdout)))
            report(runs[-1])
    if len(runs) > 1:
        print(f"\ntime grows with the power {exponent(runs):.2f} of the size")


if __name__ == "__main__":
    main()
