"""Measure cleaning on pages whose kind took no part in training: on sets and countries that were left out.

In come the labelled sets of a folder, out comes one line per set and condition. A set is cleaned by the rules that ship and
a model that learned from the other sets alone; on request, then the pages of some countries by one that learned from the other
sets and countries. An outlet that is in the tested pages is in none that are learned, whatever set it stands in. Training takes
minutes and scikit-learn, so the models may be kept in a folder: they are right as long as data, features and cues stay as they are.
Such figures say what a text of a source nobody has seen may expect, folds of one set do not: its pages were
chosen, flattened and labelled in one way.
"""

from __future__ import annotations

import hashlib
import importlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks import (
    boilerplate,
    boilerplate_errors,
    boilerplate_score,
    boilerplate_table,
    pages,
    train_boilerplate,
)
from benchmarks.boilerplate_score import Score
from benchmarks.boilerplate_table import Table
from benchmarks.pages import Page
from newsdiff.documents.boilerplate import model
from newsdiff.documents.boilerplate.model import Model
from newsdiff.settings import CleanSettings

N_COUNTRY_FOLDS = 3
"""Groups of countries that are left out together."""
MAX_LOST = 0.01
"""Share of the text that any set may lose."""


class Limits(NamedTuple):
    """The two limits of the model, as settings name them."""

    min_text_score: float
    sure_line: float


LIMITS = [
    Limits(*pair) for pair in ((0.15, 0.95), (0.25, 0.95), (0.25, 0.92), (0.25, 0.88), (0.35, 0.92))
]
"""What is chosen from."""
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Held:
    """Pages that were left out, cleaned by a model that saw none of their outlets."""

    name: str
    """Set and condition."""
    rows: list[Page]
    kept: list[list[bool]]
    """For each page, whether each line is kept as body."""

    @property
    def score(self) -> Score:
        """Its figures."""
        return boilerplate_score.score(self.rows, self.kept)


def outlet_name(site: str) -> str:
    """Return what an outlet is called, for sets that write their sites in different ways.

    Example:
        >>> outlet_name("uk/TheHarbourPost") == outlet_name("www.harbourpost.co.uk")
        True
    """
    domain = site.rpartition("/")[2].lower().removeprefix("www.")
    name = domain.partition(".")[0]
    return _SIGNS.sub("", name).removeprefix("the")


def country_fold(country: str) -> int:
    """Return the group of a country, the same on every machine."""
    digest = hashlib.md5(country.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % N_COUNTRY_FOLDS


def held_out(
    sets: Mapping[str, Sequence[Page]], *, by_country: bool = False, models: Path | None = None
) -> Iterator[Held]:
    """Train without each set, and clean what was left out.

    Args:
        sets: Pages by the name of their set.
        by_country: Whether to do the same with groups of countries.
        models: Folder of models that were trained so before, which gets those that are missing; None to train all.
    """
    parts = {name: list(rows) for name, rows in sets.items()}
    if by_country:
        parts |= _country_groups([page for rows in sets.values() for page in rows if page.country])
    training = _Training(sets)
    for name, rows in parts.items():
        trained = _model(training, rows, models and models / f"without-{name}.npz")
        yield from _held(name, rows, trained, CleanSettings())


def by_choice(
    sets: Mapping[str, Sequence[Page]], models: Path | None = None
) -> Iterator[tuple[Limits, Held]]:
    """Clean each set by a model and by limits in which it had no part: these are chosen on the other sets.

    Chosen are those with which no other set loses more than `MAX_LOST` of its text, and of these the ones that leave least furniture.
    """
    training = _Training(sets)
    found = {}
    for name, rows in sets.items():
        trained = _model(training, rows, models and models / f"without-{name}.npz")
        found[name] = {
            limits: list(_held(name, rows, trained, CleanSettings(**limits._asdict())))
            for limits in LIMITS
        }
    for name, own in found.items():
        others = [found[other] for other in found if other != name]
        best = min(LIMITS, key=lambda limits: _cost([h for other in others for h in other[limits]]))
        yield from ((best, held) for held in own[best])


def _held(
    name: str, rows: Sequence[Page], trained: Model, settings: CleanSettings
) -> Iterator[Held]:
    """Clean the pages of a set, one condition after the other."""
    for condition, some in boilerplate.by_condition(rows).items():
        yield Held(f"{name} {condition}", some, boilerplate.newsdiff(some, trained, settings))


def _cost(held: Sequence[Held]) -> tuple[float, float]:
    """Return what speaks against some limits: how much more than allowed any set loses, then the furniture they leave."""
    scores = [one.score for one in held]
    worst = max(score.body_lost for score in scores)
    return max(worst - MAX_LOST, 0), sum(score.furniture_left for score in scores) / len(scores)


def _country_groups(rows: Sequence[Page]) -> dict[str, list[Page]]:
    """Group pages by their countries."""
    groups: dict[str, list[Page]] = {f"countries-{n + 1}": [] for n in range(N_COUNTRY_FOLDS)}
    for page in rows:
        groups[f"countries-{country_fold(page.country) + 1}"].append(page)
    return groups


class _Training:
    """All pages as the model sees them, described once they are needed."""

    def __init__(self, sets: Mapping[str, Sequence[Page]]) -> None:
        self._sets = sets

    @cached_property
    def data(self) -> Table:
        """Their lines; describing them takes minutes, so what training needs is asked for first."""
        importlib.import_module("sklearn.ensemble")
        return boilerplate_table.training_table(
            [page for rows in self._sets.values() for page in rows]
        )

    def without(self, rows: Sequence[Page]) -> Model:
        """Train on everything but the outlets of some pages; all outlets of a set are in it."""
        names = np.asarray([outlet_name(site) for site in self.data.sites.tolist()])
        outlets = sorted({outlet_name(page.site) for page in rows})
        return train_boilerplate.fit(self.data, ~np.isin(names, outlets))


def _model(training: _Training, rows: Sequence[Page], path: Path | None) -> Model:
    """Return the model that saw none of the outlets of some pages, from its file if there is one."""
    if path and path.exists():
        with path.open("rb") as file:
            return model.load(file)
    trained = training.without(rows)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            model.save(trained, file)
    return trained


HEAD = (
    f"{'left out':18}{'pages':>6}{'line F1':>9}{'shingle F1':>12}{'body words':>12}{'pages that lose':>17}"
    f"{'paragraphs':>12}{'quotes':>8}{'furniture':>11}\n"
    f"{'':18}{'':6}{'':9}{'':12}{'lost %':>12}{'a paragraph %':>17}{'lost':>12}{'lost':>8}{'left %':>11}"
)


def line(held: Held) -> str:
    """Print the figures of one set and condition in one line."""
    s = held.score
    return (
        f"{held.name:18}{len(held.rows):6d}{s.line_f1:9.3f}{s.shingle_f1:12.4f}{100 * s.body_lost:12.2f}"
        f"{100 * s.pages_losing_prose:17.1f}{s.prose_lost:12d}{s.quotations_lost:8d}{100 * s.furniture_left:11.1f}"
    )


def figures(held: Held) -> dict[str, float]:
    """Return the figures of one set and condition by name, for the file about the model."""
    s = held.score
    values = {
        "line F1": s.line_f1,
        "shingle F1": s.shingle_f1,
        "body words lost": s.body_lost,
        "pages that lose a paragraph": s.pages_losing_prose,
        "quotations lost": float(s.quotations_lost),
        "furniture words left": s.furniture_left,
    }
    return {name: round(value, 4) for name, value in values.items()}


def report(
    folder: Path,
    n_worst: int,
    *,
    by_country: bool = False,
    choose: bool = False,
    models: Path | None = None,
) -> None:
    """Print the table, below it that by limits which were chosen on the other sets (`choose`) and the worst pages of each kind."""
    sets = {name: pages.read(path) for name, path in pages.sets(folder).items()}
    print(HEAD)
    found = []
    for held in held_out(sets, by_country=by_country, models=models):
        print(line(held), flush=True)
        found.append(held)
    for limits, held in by_choice(sets, models) if choose else ():
        print(f"{line(held)}  by {limits.min_text_score} and {limits.sure_line}", flush=True)
    for held in found if n_worst else ():
        print(f"\n{held.name}\n{boilerplate_errors.worst_by_kind(held.rows, held.kept, n_worst)}")
