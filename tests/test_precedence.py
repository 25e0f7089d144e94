"""Who was first in a cluster: said only where something orders its members."""

from dataclasses import replace

import pytest

import handmade
import newsdiff
from newsdiff import Document, Settings
from newsdiff.model import Direction, DocumentRecord, Evidence
from newsdiff.report import json as renderer
from newsdiff.reuse import third_articles
from newsdiff.reuse.compare import ComparedPair
from newsdiff.reuse.precedence import Precedence

LIMITS = Settings().attribute
TEXT = (
    "The lock keeper of Ferrow opened the upper gate by hand on Saturday after both motors had failed within an "
    "hour of each other, and eleven barges waited below the weir until the evening."
)
OTHER = "A brass band from Lund played on the bridge while the crews waited for the water to rise."


def record(name, published=None):
    return DocumentRecord(
        id=name, path=None, sha256="0", title=None, outlet=name, published=published, words=40
    )


def pair(a, b, direction, words=40):
    records = record(str(a)), record(str(b))
    return ComparedPair(a, b, (), direction, records, (words, words))


def credited(name, confidence=0.9):
    return Direction("source-first", confidence, (Evidence("credit", (name,), ("told",)),))


def precedence(pairs, dates):
    records = {at: record("abcdefgh"[at], date) for at, date in enumerate(dates)}
    return Precedence(pairs, records, LIMITS)


UNKNOWN = Direction("unknown", 0.0)


def test_who_was_before_every_other_one_is_first():
    found = precedence(
        [pair(0, 1, credited("b")), pair(0, 2, credited("c", 0.8)), pair(1, 2, UNKNOWN)],
        [None] * 3,
    ).first([2, 1, 0])

    assert found == (
        0,
        Direction("source-first", 0.8, (*credited("c").evidence, *credited("b").evidence)),
    )


def test_one_member_of_which_nothing_is_known_leaves_open_who_was_first():
    at, direction = precedence(
        [pair(0, 1, credited("b")), pair(0, 2, UNKNOWN), pair(1, 2, UNKNOWN)], [None] * 3
    ).first([0, 1, 2])

    assert (at, direction.verdict, direction.confidence) == (None, "unknown", 0.0)
    assert direction.evidence == credited("b").evidence


def test_articles_that_were_not_compared_are_ordered_by_their_dates():
    at, direction = precedence([], ["2022-05-03", "2022-05-01", "2022-05-09"]).first([0, 1, 2])

    assert (at, direction.verdict) == (1, "source-first")
    assert [e.documents for e in direction.evidence] == [("b", "a")]


@pytest.mark.parametrize("dates", [[None, None], ["2022-05-01", None], ["2022-05-01"] * 2])
def test_without_two_dates_that_differ_nobody_is_first(dates):
    assert precedence([], dates).first([0, 1]) == (None, UNKNOWN)


def test_a_circle_has_no_first():
    around = [
        pair(0, 1, credited("b")),
        pair(1, 2, credited("c")),
        pair(0, 2, replace(credited("a"), verdict="target-first")),
    ]

    assert precedence(around, [None] * 3).first([0, 1, 2])[0] is None


def test_all_come_from_a_third_article_only_if_each_of_them_does():
    common = Direction("common-source", 0.7)
    both = [pair(0, 1, common), pair(0, 2, common), pair(1, 2, UNKNOWN)]
    one = [pair(0, 1, common), pair(0, 2, UNKNOWN), pair(1, 2, UNKNOWN)]

    assert precedence(both, [None] * 3).first([0, 1, 2]) == (None, common)
    assert precedence(one, [None] * 3).first([0, 1, 2]) == (None, UNKNOWN)


# --------------------------------------------------------------------------------- reports


def articles(*dates, text=TEXT):
    return [
        Document(id=f"{name}_1", text=f"{text}\n\n{OTHER}", outlet=name, published=date)
        for name, date in zip("abcdefgh", dates, strict=False)
    ]


IN_OTHER_LANGUAGES = (
    "Die Schleuse von Ferrow blieb am Samstag bis zum Abend geschlossen, weil beide Motoren ausgefallen waren.",
    "L’écluse de Ferrow est restée fermée samedi jusqu’au soir, les deux moteurs étant tombés en panne.",
    "La esclusa de Ferrow permaneció cerrada el sábado hasta la noche porque los dos motores habían fallado.",
)


@pytest.mark.parametrize("text", [TEXT, *IN_OTHER_LANGUAGES])
def test_a_report_names_no_first_version_where_nothing_orders_them(text):
    report = newsdiff.dedupe(articles(None, None, "2021-06-07", text=text))

    assert report.clusters
    assert {c.first for c in report.clusters} == {None}
    assert {c.direction for c in report.clusters} == {UNKNOWN}
    assert {p.direction.verdict for p in report.pairs} == {"unknown"}


def test_a_first_version_that_others_credit_is_what_they_are_compared_with():
    a, b = articles("2021-06-07", None)
    a = replace(a, text=f"According to the Bargee, {TEXT}", outlet="Courier")
    b = replace(b, outlet="Bargee")

    [cluster] = newsdiff.dedupe([a, b]).clusters

    assert [p.document for p in cluster.passages] == ["b_1", "a_1"]
    assert cluster.first is cluster.base
    assert cluster.base.identity == 1
    assert cluster.passages[1].operations


def test_no_format_names_a_first_version_where_none_is_known():
    report = newsdiff.dedupe(articles(None, None))
    shown = {name: "".join(map(str, report.render(name))) for name in ("markdown", "pan", "csv")}

    assert "| not known |" in shown["markdown"]
    assert "<feature" not in shown["pan"]
    assert "true" not in shown["csv"]
    assert "false" not in shown["csv"]
    assert 'directed="false"' in "".join(report.render("graphml"))
    page = "".join(map(str, report.render("html")))
    assert "<td>not known</td>" in page
    assert "first in" not in page


def test_a_report_without_a_first_version_is_read_back_as_it_was():
    report = newsdiff.dedupe(articles(None, None))

    assert '"first": null' in report.to_json()
    assert renderer.read_report(report.to_json(), "x").clusters == report.clusters


def test_an_older_report_loses_the_first_version_that_nothing_spoke_for():
    report = handmade.dedupe()
    named = [replace(c, first=c.base) for c in report.clusters]

    read = renderer.read_report(replace(report, clusters=tuple(named)).to_json(), "old")

    assert read == report


# -------------------------------------------------------------------------- third articles

ONCE = {"upper gate": "top gate", "eleven": "eleven laden", "evening": "night", "spring": "April"}
TWICE = {"Saturday": "the weekend", "thirty years": "decades", "built": "made"}
LONG = (
    f"{TEXT} The keeper, who has worked at the weir for thirty years, said that no spare part could be had before "
    "the spring, and the company that built the motors no longer exists."
)


def edited(text, changes):
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    return text


def family(*dates):
    texts = LONG, edited(LONG, ONCE), edited(edited(LONG, ONCE), TWICE)
    known = zip("tab", texts, dates, strict=True)
    return [Document(id=n, text=text, outlet=n, published=date) for n, text, date in known]


def test_a_third_article_of_the_corpus_says_who_of_two_was_first():
    report = newsdiff.dedupe(family("2021-06-01", None, "2021-06-05"))

    directions = {(p.a, p.b): p.direction for p in report.pairs}
    assert directions["a", "b"].verdict == "source-first"
    assert [e.kind for e in directions["a", "b"].evidence] == ["witness"]
    assert directions["a", "t"].verdict == "unknown"


def test_dedupe_says_of_a_pair_beside_a_third_article_what_provenance_says():
    t, a, b = family("2021-06-01", None, "2021-06-05")
    pairs = {(p.a, p.b): p.direction for p in newsdiff.dedupe([t, a, b]).pairs}
    ledger = {s.id: s.direction for s in newsdiff.provenance(b, [a, t]).sources}

    assert pairs["a", "b"] == ledger["a"]


@pytest.mark.parametrize("dates", [(None, None, None), ("2021-06-05", None, "2021-06-05")])
def test_a_third_article_that_is_not_known_to_be_older_says_nothing(dates):
    report = newsdiff.dedupe(family(*dates))

    assert {p.direction.verdict for p in report.pairs} == {"unknown"}


def dated(confidence):
    return Direction("source-first", confidence)


def star(n, words=40):
    """Return an older article, and n others that all share its text and have no answer among them."""
    old = [pair(0, at, dated(0.95), words) for at in range(1, n + 1)]
    return old + [pair(a, b, UNKNOWN, words) for a in range(1, n + 1) for b in range(a + 1, n + 1)]


def test_only_pairs_without_an_answer_are_asked_about():
    [asked] = third_articles.find_open(star(2), LIMITS)

    assert (asked.a, asked.b, asked.witnesses) == (1, 2, (0,))


def test_hours_do_not_make_a_third_article_old_enough():
    near = [pair(0, 1, dated(0.77)), pair(0, 2, dated(0.77)), pair(1, 2, UNKNOWN)]

    assert third_articles.find_open(near, LIMITS) == []


def test_what_shares_little_is_not_asked():
    assert third_articles.find_open(star(3, words=LIMITS.min_known_words - 1), LIMITS) == []


def test_the_pairs_that_are_asked_grow_with_the_articles_and_not_with_the_pairs():
    asked = {n: len(third_articles.find_open(star(n), LIMITS)) for n in (20, 40, 80)}

    assert all(0 < n_asked <= n * LIMITS.max_asked / 2 for n, n_asked in asked.items())


def test_at_most_so_many_third_articles_are_asked_about_a_pair():
    elders = [pair(a, b, dated(0.95), 40 + a) for a in range(9) for b in (9, 10)]
    [asked] = third_articles.find_open([*elders, pair(9, 10, UNKNOWN)], LIMITS)

    assert asked.witnesses == (8, 7, 6, 5, 4)
