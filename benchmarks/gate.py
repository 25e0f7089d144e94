"""Fail where a benchmark falls below its pinned floors.

    python -m benchmarks.gate [--data DIR] [--update [--allow-regression]]

Every benchmark module named in `BENCHMARKS` offers `figures(path) -> dict[str, float]`, larger is better.
Floors stand in `floors.json` with the digest of the data that they were measured on: other data has other
floors. Data that is absent is skipped. `--update` pins new figures and refuses to lower any of them
unless `--allow-regression` is given.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import lzma
from collections.abc import Sequence
from pathlib import Path
from typing import Any

BENCHMARKS: dict[str, tuple[str, ...]] = {
    "benchmarks.boilerplate": ("boilerplate-lines-dev.jsonl", "boilerplate-dev.jsonl"),
    "benchmarks.provenance": ("provenance-dev",),
    "benchmarks.pan": ("pan13-train.tar.xz",),
}
"""Module -> the data that it is measured on, below the data folder; a packed file ends in `.xz`."""

FLOORS = Path(__file__).with_name("floors.json")
DATA = Path(__file__).parents[2] / "shared" / "data"
EPSILON = 0.0005
"""Fall that is no regression: one line of a page moves a figure by about 0.0001."""

Floors = dict[str, dict[str, Any]]


def found(folder: Path, name: str) -> Path | None:
    """Find a data file or folder, packed or not."""
    for path in (folder / name, folder / f"{name}.xz"):
        if path.exists():
            return path
    return None


def digest(path: Path) -> str:
    """Digest of a file, the same packed or not, or of all files of a folder with their names."""
    if path.is_dir():
        total = hashlib.sha256()
        for file in sorted(p for p in path.rglob("*") if p.is_file()):
            total.update(f"{file.relative_to(path).as_posix()}\0{digest(file)}\n".encode())
        return total.hexdigest()
    content = path.read_bytes()
    return hashlib.sha256(lzma.decompress(content) if path.suffix == ".xz" else content).hexdigest()


def regressions(floors: dict[str, float], figures: dict[str, float]) -> list[str]:
    """Say which figures fell below their floor or are missing.

    Example:
        >>> regressions({"F1": 0.9, "recall": 0.8}, {"F1": 0.95, "recall": 0.7})
        ['recall is 0.7000, below its floor 0.8000']
    """
    return [
        f"{name} is {figures[name]:.4f}, below its floor {floor:.4f}"
        if name in figures
        else f"{name} is no longer measured"
        for name, floor in floors.items()
        if figures.get(name, float("-inf")) < floor - EPSILON
    ]


def check(floors: Floors, key: str, path: Path, figures: dict[str, float]) -> list[str]:
    """Compare figures with the floors of the same data; nothing is expected of other data."""
    pinned = floors.get(key, {})
    if pinned.get("digest") != digest(path):
        print(f"{key}: no floors for this data")
        return []
    return regressions(pinned["figures"], figures)


def updated(
    floors: Floors, measured: Floors, *, allow_regression: bool
) -> tuple[Floors, list[str]]:
    """Pin measured figures.

    Returns:
        The new floors, and what would fall: where that is not empty and not allowed, the old floors.
    """
    fallen = []
    for key, row in measured.items():
        old = floors.get(key, {})
        if old.get("digest") == row["digest"]:
            fallen += [f"{key}: {text}" for text in regressions(old["figures"], row["figures"])]
    if fallen and not allow_regression:
        return floors, fallen
    return floors | measured, fallen


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, compare or pin; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the data")
    parser.add_argument("--update", action="store_true", help="pin the figures measured now")
    parser.add_argument(
        "--allow-regression", action="store_true", help="let --update lower a floor"
    )
    options = parser.parse_args(arguments)
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    measured, fallen = measure(options.data, floors)
    if options.update:
        floors, fallen = updated(floors, measured, allow_regression=options.allow_regression)
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        fallen = [] if options.allow_regression else fallen
    for text in fallen:
        print(f"below the floor: {text}")
    return 1 if fallen else 0


def measure(folder: Path, floors: Floors) -> tuple[Floors, list[str]]:
    """Run every benchmark on the data that is there, and list what fell."""
    measured: Floors = {}
    fallen = []
    for module, names in BENCHMARKS.items():
        for name in names:
            path = found(folder, name)
            if path is None:
                print(f"{name}: skipped, not in {folder}")
                continue
            figures = importlib.import_module(module).figures(path)
            measured[name] = {"digest": digest(path), "figures": figures}
            fallen += [f"{name}: {text}" for text in check(floors, name, path, figures)]
            for figure, value in figures.items():
                print(f"{name}: {figure}: {value:.4f}")
    return measured, fallen


if __name__ == "__main__":
    raise SystemExit(main())
