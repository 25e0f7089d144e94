"""Who took from whom, counted once for every format."""

from dataclasses import replace

import handmade
from newsdiff.model import Direction
from newsdiff.report.flows import count_outlets, flows, origins

NAMES = {name: f"article {name}" for name in ("post_1", "post_2", "radio_1", "late_1")}
CLUSTER, UNDIRECTED = handmade.dedupe().clusters


def test_flows_count_what_outlets_took_from_the_first_one():
    twice = flows([CLUSTER, UNDIRECTED, CLUSTER], NAMES)

    assert [(f.origin, f.taker, f.outlets, f.passages, f.words) for f in twice] == [
        ("Holm Post", "Radio Holm", ("Holm Post", "Radio Holm"), 2, 7),
        ("Holm Post", "article late_1", ("Holm Post", None), 2, 7),
    ]


def test_a_word_in_two_passages_that_overlap_is_counted_once():
    first, second, _ = CLUSTER.passages
    long = replace(second, start=0, end=100, words=20)
    parts = [(0, 50, 10), (50, 100, 10), (90, 110, 4)]
    clusters = [
        replace(CLUSTER, passages=(first, replace(second, start=a, end=b, words=n)))
        for a, b, n in parts
    ]
    whole = replace(CLUSTER, passages=(first, long))

    assert [(f.passages, f.words) for f in flows([*clusters, whole], NAMES)] == [(4, 22)]


def test_an_outlet_takes_nothing_from_itself():
    first, same, _ = CLUSTER.passages
    again = replace(same, outlet=first.outlet)

    assert flows([replace(CLUSTER, passages=(first, again))], NAMES) == []


def test_articles_of_no_known_outlet_are_counted_one_by_one():
    passages = tuple(replace(p, outlet=None) for p in CLUSTER.passages)
    nameless = replace(CLUSTER, first=passages[0], passages=passages)

    assert [(f.origin, f.taker) for f in flows([nameless], NAMES)] == [
        ("article post_1", "article radio_1"),
        ("article post_1", "article late_1"),
    ]
    assert count_outlets(nameless) == 3


def test_only_clusters_whose_first_version_is_known_count():
    common = replace(CLUSTER, first=None, direction=Direction("common-source", 0.9))

    assert list(origins([UNDIRECTED, CLUSTER, common])) == [(CLUSTER.first, CLUSTER)]
