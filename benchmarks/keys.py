"""What long slots cost: equal n-grams that are chance, with the first bits of hashes in the keys and in the numbers of piles.

`python -m benchmarks.keys [CORPUS] [--slot-bits BITS...]` gives the words of an invented corpus slots as long as those of a larger one has
them, so that keys hold as few bits of each hash as there, and prints how many runs of equal n-grams are checked on the words, how many of
them are runs of equal words, and how many pairs of articles are found: with whole hashes in the keys, and as newsdiff packs them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from unittest import mock

from benchmarks.scale import SETTINGS, Clock, store_of
from newsdiff.corpus.index import postings, search
from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.workspace import Workspace

N_WORDS = 10
"""Of an n-gram: those of the corpora that have slots so long."""


@contextmanager
def long_slots(bits: int, *, is_whole: bool) -> Iterator[None]:
    """Give words slots of so many bits inside, and keys whole hashes if so asked."""
    with mock.patch.object(Layout, "slot_bits", bits):
        if not is_whole:
            yield
            return
        with mock.patch.object(postings, "prefix_bits", return_value=0):
            yield


def counted(path: Path) -> tuple[int, int]:
    """Return the runs that are checked, and the pairs of articles that are found."""
    n_checked = [0]

    def progress(stage: str, _: int, total: int) -> None:
        if stage == "checking":
            n_checked.append(total)

    with Workspace() as workspace:
        store = store_of(path, workspace, Clock(), is_cleaned=False)
        settings = replace(SETTINGS.index, ngram_words=N_WORDS)
        links = search.find_links(store, settings, progress)
    return max(n_checked), len(links)


def main() -> None:
    """Print a line for each length of slots."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument(
        "corpus", nargs="?", type=Path, help="articles; 10,000 invented ones if not said"
    )
    parser.add_argument("--slot-bits", type=int, nargs="+", default=[29, 33, 34, 36, 38])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.corpus or generated(Path(folder))
        print(
            "| bits of a slot | hash bits, whole / now | runs checked, whole / now | pairs found, whole / now |"
        )
        print("|---|---|---|---|")
        for bits in asked.slot_bits:
            rows = []
            for is_whole in (True, False):
                with long_slots(bits, is_whole=is_whole):
                    n_bits = 64 - bits + postings.prefix_bits(bits)
                    rows.append([n_bits, *counted(path)])
            cells = (f"{whole:,} / {now:,}" for whole, now in zip(*rows, strict=True))
            print(f"| {bits} | {' | '.join(cells)} |", flush=True)


def generated(folder: Path) -> Path:
    """Invent 10,000 articles."""
    path = folder / "10000.jsonl"
    command = [sys.executable, "-m", "benchmarks.generate", "10000", str(path)]
    subprocess.run([*command, str(folder / "truth")], check=True, stdout=subprocess.DEVNULL)
    return path


if __name__ == "__main__":
    main()
