"""Who took from whom, counted once for every format."""

from dataclasses import replace

import handmade
from newsdiff.model import Direction
from newsdiff.report.flows import count_outlets, flows, origins

NAMES = {name: name for name in ("post_1", "post_2", "radio_1", "late_1")}
CLUSTER, UNDIRECTED = handmade.dedupe().clusters


def test_flows_count_what_outlets_took_from_the_first_one():
    twice = flows([CLUSTER, UNDIRECTED, CLUSTER], NAMES)

    assert [(f.origin, f.taker, f.outlets, f.passages, f.words) for f in twice] == [
        ("Holm Post", "Radio Holm", ("Holm Post", "Radio Holm"), 2, 14),
        ("Holm Post", "article late_1", ("Holm Post", None), 2, 14),
    ]


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
