"""Measure `newsdiff clean` on labelled pages, beside keeping everything and jusText.

    python -m benchmarks.boilerplate FILE... [--cross-validate] [--jobs N] [--errors N]
    python -m benchmarks.boilerplate --across [--data DIR] [--worst N] [--countries] [--limits] [--models DIR]

FILE is `boilerplate-lines-dev.jsonl[.xz]`, `boilerplate-dev.jsonl[.xz]` or one of `benchmarks/own_pages`; see `benchmarks.pages`. The
site of a page is its outlet, and pages of one file and condition are cleaned together. With
`--cross-validate` the model is trained anew for each fold of sites, so that no site is in training and
test; without, the model that ships is measured, which has seen the development data. `--across` leaves out whole
sets and countries (`benchmarks.boilerplate_across`); that is what features, limits and strictness are chosen by.

Printed per file and condition: F1, precision and recall of body lines; precision and recall of furniture
lines; share of body words lost and of furniture words left; F1, precision and recall of word 4-grams
(`shingles`); paragraphs of prose and quotations lost; pages a second, segmentation included.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks import (
    boilerplate_errors,
    boilerplate_score,
    boilerplate_table,
    pages,
    train_boilerplate,
)
from benchmarks.boilerplate_score import Score
from benchmarks.pages import Page
from newsdiff.documents.boilerplate import mark
from newsdiff.documents.boilerplate.context import STRUCTURE
from newsdiff.documents.boilerplate.model import Model
from newsdiff.settings import CleanSettings

N_FOLDS = 4
DATA = Path(__file__).parents[2] / "shared" / "data"
Keeps = list[list[bool]]
System = Callable[[Sequence[Page]], Keeps]


def newsdiff(
    rows: Sequence[Page], trained: Model | None = None, settings: CleanSettings | None = None
) -> Keeps:
    """Clean pages of one condition; a line is kept body unless it is removed or names the article."""
    documents = [boilerplate_table.document(page) for page in rows]
    result = []
    marked = mark(documents, settings or CleanSettings(), trained=trained)
    for page, document in zip(rows, marked, strict=True):
        body = [
            not p.is_removed and p.kind not in STRUCTURE - {"standfirst"}
            for p in document.paragraphs
        ]
        result.append([body[k] for k in boilerplate_table.line_of(page, document)])
    return result


def keep_all(rows: Sequence[Page]) -> Keeps:
    """Keep every line."""
    return [[True] * len(page.lines) for page in rows]


def justext(rows: Sequence[Page]) -> Keeps:
    """Run jusText on the same lines, each as a paragraph."""
    import html

    import justext as library

    words = library.get_stoplist("English")
    result = []
    for page in rows:
        body = "".join(f"<p>{html.escape(line)}</p>" for line in page.lines)
        found = library.justext(f"<html><body>{body}</body></html>", words)
        kept = {" ".join(p.text.split()) for p in found if not p.is_boilerplate}
        result.append([" ".join(line.split()) in kept for line in page.lines])
    return result


def out_of_fold(rows: Sequence[Page]) -> list[Model]:
    """Train one model per fold of sites, on all other folds."""
    data = boilerplate_table.training_table(rows)
    fold_of = boilerplate_table.folds(data, N_FOLDS)
    return [train_boilerplate.fit(data, fold_of != k) for k in range(N_FOLDS)]


def by_condition(rows: Iterable[Page]) -> dict[str, list[Page]]:
    """Group pages by condition, in alphabetical order."""
    groups: dict[str, list[Page]] = {}
    for page in rows:
        groups.setdefault(page.condition, []).append(page)
    return dict(sorted(groups.items()))


def cleaned(rows: Sequence[Page], models: Sequence[Model] | None, jobs: int) -> tuple[Keeps, float]:
    """Clean pages of one condition and say how many a second one core does."""
    parts: list[list[int]] = [[] for _ in range(len(models) if models else max(jobs, 1))]
    for i, page in enumerate(rows):
        parts[boilerplate_table.fold(page.site, len(parts))].append(i)
    work = [
        ([rows[i] for i in part], models[k] if models else None)
        for k, part in enumerate(parts)
        if part
    ]
    if jobs > 1:
        with ProcessPoolExecutor(jobs) as pool:
            done = list(pool.map(_timed, work))
    else:
        done = [_timed(item) for item in work]
    kept: Keeps = [[] for _ in rows]
    for part, (flags, _) in zip([part for part in parts if part], done, strict=True):
        for i, row in zip(part, flags, strict=True):
            kept[i] = row
    return kept, len(rows) / max(sum(seconds for _, seconds in done), 1e-9)


def _timed(work: tuple[list[Page], Model | None]) -> tuple[Keeps, float]:
    """Clean pages and measure the time of this process."""
    newsdiff(work[0][:1], work[1])  # loads cues and model
    start = time.process_time()
    kept = newsdiff(*work)
    return kept, time.process_time() - start


def figures(path: Path, models: Sequence[Model] | None = None) -> dict[str, float]:
    """Return the figures that floors are pinned on, by condition and name."""
    result: dict[str, float] = {}
    for condition, rows in by_condition(pages.read(path)).items():
        kept, _ = cleaned(rows, models, 1)
        score = boilerplate_score.score(rows, kept)
        result |= {
            f"{condition}: body line F1": score.line_f1,
            f"{condition}: shingle F1": score.shingle_f1,
            f"{condition}: body words kept": 1 - score.body_lost,
            f"{condition}: quotation paragraphs kept": 1
            - score.quotations_lost / max(score.quotations, 1),
        }
    return {name: round(value, 4) for name, value in result.items()}


_HEAD = (
    f"{'':22}{'line':>6}{'P':>6}{'R':>6} {'furn P':>7}{'R':>6} {'lost%':>6}{'left%':>6} "
    f"{'shingle':>8}{'P':>6}{'R':>6} {'prose':>9}{'quotes':>9} {'pages/s':>8}"
)


def line(name: str, s: Score, speed: float | None) -> str:
    """Print a score in one line."""
    rate = f"{speed:8.0f}" if speed else f"{'':8}"
    return (
        f"{name:22}{s.line_f1:6.3f}{s.line_precision:6.3f}{s.line_recall:6.3f} "
        f"{s.furniture_precision:7.3f}{s.furniture_recall:6.3f} "
        f"{100 * s.body_lost:6.2f}{100 * s.furniture_left:6.1f} "
        f"{s.shingle_f1:8.4f}{s.shingle_precision:6.3f}{s.shingle_recall:6.3f} "
        f"{s.prose_lost:4d}/{s.prose:<4d}{s.quotations_lost:4d}/{s.quotations:<4d} {rate}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--cross-validate", action="store_true", help="train per fold of sites")
    parser.add_argument("--jobs", type=int, default=1, help="processes (default: 1)")
    parser.add_argument(
        "--errors",
        type=int,
        default=0,
        metavar="N",
        help="count wrong lines by kind, list the N worst pages",
    )
    parser.add_argument("--across", action="store_true", help="leave out whole sets and countries")
    parser.add_argument("--data", type=Path, default=DATA, help="folder with the sets (--across)")
    parser.add_argument(
        "--worst",
        type=int,
        default=0,
        metavar="N",
        help="list the N worst pages by kind (--across)",
    )
    parser.add_argument(
        "--countries", action="store_true", help="leave out groups of countries, too (--across)"
    )
    parser.add_argument(
        "--limits",
        action="store_true",
        help="also clean each set by limits that were chosen on the other sets (--across)",
    )
    parser.add_argument(
        "--models",
        type=Path,
        metavar="DIR",
        help="keep what was trained there, and take what is there (--across); right while data, features and cues stay",
    )
    options = parser.parse_args(arguments)
    if options.across:
        from benchmarks import boilerplate_across

        boilerplate_across.report(
            options.data,
            options.worst,
            by_country=options.countries,
            choose=options.limits,
            models=options.models,
        )
        return
    if not options.files:
        parser.error("name a FILE, or pass --across")
    read = {path: pages.read(path) for path in options.files}
    models = None
    if options.cross_validate:
        models = out_of_fold([page for rows in read.values() for page in rows])
    for path, rows in read.items():
        label = "out of fold, by site" if models else "model that ships"
        print(f"\n{path.name} ({len(rows)} pages, {label})\n{_HEAD}", flush=True)
        for condition, some in by_condition(rows).items():
            _report(condition, some, models, options)


def _report(
    condition: str, rows: list[Page], models: Sequence[Model] | None, options: argparse.Namespace
) -> None:
    """Print the lines of one condition."""
    kept, speed = cleaned(rows, models, options.jobs)
    print(line(f"{condition} newsdiff", boilerplate_score.score(rows, kept), speed), flush=True)
    print(
        line(f"{condition} keep all", boilerplate_score.score(rows, keep_all(rows)), None),
        flush=True,
    )
    try:
        other = boilerplate_score.score(rows, justext(rows))
        print(line(f"{condition} jusText", other, None), flush=True)
    except ImportError:
        print(
            f"{condition} jusText            skipped: not installed (pip install justext)",
            flush=True,
        )
    if options.errors:
        print(boilerplate_errors.wrong_kinds(rows, kept))
        print(boilerplate_errors.worst(rows, kept, options.errors), flush=True)


if __name__ == "__main__":
    main()
