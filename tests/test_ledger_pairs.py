"""Whole ledgers on pairs as takers make them: aggregators, tabloids, agency copy, updates, independent reports."""

from functools import cache
from pathlib import Path

import pytest

from benchmarks.provenance import run
from benchmarks.provenance_score import accuracy, copied, facts, rows
from newsdiff.model import COPIED

PAIRS = Path(__file__).parent / "pairs" / "ledger" / "pairs"
NAMES = sorted(folder.name for folder in PAIRS.iterdir())
EDGES = [name for name in NAMES if name.startswith("edge-")]
"""Texts of a few sentences: runs of function words, passages across paragraphs, one sentence, one subject."""
ARTICLES = [name for name in NAMES if name not in EDGES]
INDEPENDENT = {"en-negative", "es-citas", "pt-negativo", "edge-subject-de", "edge-subject-en"}
MIN_ACCURACY = 0.55
"""Of the worst of the pairs, tabloids and portals that leave hardly a word of prose; most are above .8."""

compared = cache(lambda name: run(PAIRS / name))


@pytest.mark.parametrize("name", ARTICLES)
def test_most_paragraphs_have_the_verdict_that_they_are_labelled_with(name):
    assert accuracy(rows([compared(name)], sure=True)) >= MIN_ACCURACY


@pytest.mark.parametrize("name", sorted(INDEPENDENT))
def test_nothing_of_an_independent_report_is_called_copied(name):
    assert not [x for x in compared(name).report.paragraphs if x.verdict in COPIED]


def test_copied_paragraphs_and_changed_facts_of_all_pairs_are_found():
    sure = rows([compared(name) for name in ARTICLES], sure=True)

    assert accuracy(sure) >= 0.83
    assert copied(sure).precision >= 0.99
    assert copied(sure).recall >= 0.95
    assert facts(sure).precision >= 0.93
    assert facts(sure).recall >= 0.9


def test_texts_of_a_few_sentences_are_judged_as_long_ones_are():
    assert accuracy(rows([compared(name) for name in EDGES], sure=True)) >= 0.95
