"""Where comparing the pairs of a corpus goes: CPU time by what comes of a pair.

`python -m benchmarks.pair_costs CORPUS` prepares a corpus as `newsdiff dedupe` does, compares its linked pairs in this process and
prints how many report what, with the milliseconds that each takes.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from newsdiff.api.inputs import documents_of
from newsdiff.corpus.index import search
from newsdiff.corpus.prepare import prepare_documents
from newsdiff.corpus.stored import StoredCorpus
from newsdiff.corpus.workspace import Workspace
from newsdiff.reuse import compare
from newsdiff.settings import Settings

SETTINGS = Settings()


def outcome(batch: compare.LinkedBatch, records: Mapping[int, bytes]) -> str:
    """Compare the one pair of a batch; say what comes of it."""
    found = compare.compare_batch(batch, records)
    if found:
        return "passages, listed" if found[0].shared[1] else "passages, for clusters only"
    return "nothing that stands, or a phrase or set form"


def main() -> None:
    """Print a line for each outcome."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a folder or file of articles")
    asked = parser.parse_args()
    since = time.process_time()
    with Workspace() as workspace:
        store = prepare_documents(documents_of(asked.corpus), workspace, SETTINGS.clean)
        store.sort()
        links = StoredCorpus(store, SETTINGS.index, ()).pairs(None)
        print(f"{len(store):,} articles, {len(links):,} linked pairs, ", end="")
        print(f"{time.process_time() - since:.1f} s before the first is compared")
        costs = defaultdict[str, list[float]](list)
        for a, b in search.by_story(links).tolist():
            since = time.process_time()
            records = {at: store.record(at) for at in (a, b)}
            named = outcome(compare.LinkedBatch([(a, b)], SETTINGS), records)
            costs[named].append(time.process_time() - since)
    print("| outcome | pairs | ms a pair | s |")
    print("|---|---|---|---|")
    for named, some in sorted(costs.items()):
        total = sum(some)
        print(f"| {named} | {len(some):,} | {1000 * total / len(some):.2f} | {total:.1f} |")


if __name__ == "__main__":
    main()
