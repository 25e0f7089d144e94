"""What everybody prints, in invented corpora: the same every time, and in many articles."""

import sys
from collections import Counter

import numpy as np
import pytest

from benchmarks import generate
from benchmarks.formulas import LINE_WORDS, PHRASE_WORDS, TEMPLATE_WORDS, Formulas

BASE = np.arange(20_000)
"""Every word another one, so that what recurs is a formula."""


@pytest.fixture
def articles():
    formulas = Formulas(BASE, 1)
    return [formulas.put_into(np.full(300, -number)) for number in range(1, 400)]


def formula_words(article):
    return article[article >= 0]


def test_help_is_usage(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["generate.py", "--help"])

    with pytest.raises(SystemExit) as left:
        generate.main()

    assert left.value.code == 0
    assert capsys.readouterr().out.startswith("usage: generate.py")


def test_the_same_seed_gives_the_same_formulas(articles):
    formulas = Formulas(BASE, 1)
    assert formulas.put_into(np.full(300, -1)).tolist() == articles[0].tolist()


def test_many_articles_share_a_phrase_and_few_of_them_much(articles):
    places = Counter(word for article in articles for word in set(formula_words(article).tolist()))
    assert max(places.values()) > 20
    sizes = [formula_words(article).size for article in articles]
    assert np.mean(sizes) < 5 * PHRASE_WORDS[1] < TEMPLATE_WORDS[1]


def test_an_article_keeps_its_own_words_in_their_order_or_is_a_template(articles):
    own = [int((article < 0).sum()) for article in articles]
    assert set(own) == {0, 300}
    assert 2 < own.count(0) < 50


def test_lines_of_agencies_stand_at_the_end(articles):
    ends = [article[-LINE_WORDS[0] :] for article in articles if (article < 0).any()]
    with_line = [end for end in ends if (end >= 0).all() and (np.diff(end) == 1).all()]
    assert 0.15 < len(with_line) / len(ends) < 0.45
