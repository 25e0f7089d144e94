"""Fuzz for some minutes: `make fuzz MINUTES=10`, or `python tests/fuzz/loop.py --minutes 10 [--target NAME]`.

Each target has a process of its own, limited in memory, which is given inputs one after the other; what it dies of is a finding, too. Where
atheris is installed, `--guided` lets it choose the inputs by what they reach (libFuzzer); otherwise they are random changes of the seeds, and
a number names one: `--target words --number 4711` runs it again.
"""

from __future__ import annotations

import argparse
import logging
import mmap
import os
import resource
import signal
import struct
import sys
import tempfile
import time
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.mutations import made_input, seeds_of
from fuzz.targets import TARGETS

MAX_SECONDS = 20.0
"""Processor time for one input of some thousand characters."""
MAX_MEMORY = 6 << 30
MEMORY_DISK = Path("/dev/shm")
FOUND = Path(__file__).with_name("found")
"""Where inputs that break something are kept; git ignores it."""


class TooLong(BaseException):
    """One input took too long. No `Exception`, so that nothing takes it for an answer."""


def _stop(*_: object) -> None:
    raise TooLong


def place_of(error: BaseException) -> str:
    """Say where an error comes from: the last line of the package, so that one defect is told once."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [one for one in frames if "/newsdiff/" in one.filename] or frames
    places = [f" at {one.filename.rpartition('/newsdiff/')[2]}:{one.lineno}" for one in own[-1:]]
    return "".join((type(error).__name__, *places))


def tried(target: str, blob: bytes) -> BaseException | None:
    """Give an input to a target; return what it raised."""
    signal.setitimer(signal.ITIMER_VIRTUAL, MAX_SECONDS)
    try:
        TARGETS[target](blob)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  all that is raised is a finding
        return error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def keep(target: str, number: int, blob: bytes, error: BaseException) -> None:
    """Keep an input that breaks something, and say so."""
    FOUND.mkdir(exist_ok=True)
    (FOUND / f"{target}-{number}").write_bytes(blob)
    lines = traceback.format_exception(error)[-6:]
    print(
        f"{target} {number}: {place_of(error)}: {str(error)[:200]!r}\n{''.join(lines)}", flush=True
    )


def run_here(target: str, first: int, until: float, counts: mmap.mmap) -> None:
    """Give inputs to a target until a time, and count them and what was found where others see it."""
    logging.disable()
    if MEMORY_DISK.is_dir():  # elsewhere a folder costs more than most inputs
        tempfile.tempdir = str(MEMORY_DISK)
    signal.signal(signal.SIGVTALRM, _stop)
    _, allowed = resource.getrlimit(resource.RLIMIT_AS)
    most = MAX_MEMORY if allowed == resource.RLIM_INFINITY else min(MAX_MEMORY, allowed)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    known: set[str] = set()
    number = first
    while time.monotonic() < until:
        counts[:16] = struct.pack("qq", number, len(known))
        blob = made_input(target, number)
        error = tried(target, blob)
        if error is not None and place_of(error) not in known:
            known.add(place_of(error))
            keep(target, number, blob, error)
        number += 1
    counts[:16] = struct.pack("qq", number, len(known))


def run_apart(target: str, first: int, seconds: float) -> tuple[int, int]:
    """Run a target in a process of its own; return the number of the next input, and how much was found."""
    counts = mmap.mmap(-1, 16)
    until = time.monotonic() + seconds
    child = os.fork()
    if not child:
        try:
            run_here(target, first, until, counts)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    number, n_found = struct.unpack("qq", counts[:16])
    if os.waitstatus_to_exitcode(status) or number < first:
        keep(
            target,
            number,
            made_input(target, number),
            RuntimeError(f"the process ended with {status}"),
        )
        number, n_found = number + 1, n_found + 1
    return number, n_found


def run_guided(target: str, seconds: float) -> None:
    """Let atheris choose the inputs of a target in this process, which it ends."""
    import atheris

    atheris.instrument_all()
    seeds = FOUND.with_name("corpus") / target
    seeds.mkdir(parents=True, exist_ok=True)
    for k, blob in enumerate(seeds_of(target)):
        (seeds / f"seed-{k}").write_bytes(blob)
    limits = [
        f"-max_total_time={seconds:.0f}",
        "-timeout=60",
        "-rss_limit_mb=6000",
        f"-artifact_prefix={FOUND}/{target}-",
    ]
    FOUND.mkdir(exist_ok=True)
    atheris.Setup([sys.argv[0], str(seeds), *limits, "-max_len=20000"], TARGETS[target])
    atheris.Fuzz()


def _worked() -> float:
    """Return the processor time of the processes that have ended, in seconds."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Fuzz; return 1 if something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="in all, shared by the targets")
    parser.add_argument("--target", choices=TARGETS, action="append")
    parser.add_argument("--number", type=int, help="run this input of each target, and no other")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument(
        "--guided", action="store_true", help="let atheris choose the inputs of one target"
    )
    chosen = parser.parse_args()
    targets = chosen.target or list(TARGETS)
    seconds = 60 * chosen.minutes / len(targets)
    if chosen.number is not None:
        for target in targets:
            TARGETS[target](made_input(target, chosen.number))
        return 0
    if chosen.guided:
        run_guided(targets[0], seconds)
    n_found = 0
    for target in targets:
        before = _worked()
        number, found = run_apart(target, chosen.first, seconds)
        n_found += found
        n_inputs, worked = number - chosen.first, _worked() - before
        print(
            f"{target:12} {n_inputs:9,} inputs, {worked:.0f} s of work, {found} found", flush=True
        )
    return min(n_found, 1)


if __name__ == "__main__":
    sys.exit(main())
