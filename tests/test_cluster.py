import itertools
import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language.instants import timestamp
from newsdiff.model import Alignment, Document, Passage
from newsdiff.reuse import cluster
from newsdiff.reuse.cluster import Member
from newsdiff.settings import ClusterSettings

SETTINGS = ClusterSettings()


def documents(*published: str | None) -> list[Document]:
    return [
        Document(id="abcdefghijkl"[i], text="x" * 1000, published=date)
        for i, date in enumerate(published)
    ]


def tie(a: str, b: str, n_equal: int | None = None) -> Alignment:
    """Align two spans written as "a 0-100"; ten characters are a word."""
    spans = []
    for written in (a, b):
        name, places = written.split()
        start, end = (int(place) for place in places.split("-"))
        spans.append(Passage(name, start, end))
    n_a, n_b = ((span.end - span.start) // 10 for span in spans)
    equal = min(n_a, n_b) if n_equal is None else n_equal
    return Alignment("edited", spans[0], spans[1], (), equal, n_a, n_b)


def gathered(
    texts: list[Document], ties: Sequence[Alignment], settings: ClusterSettings, **more: int
) -> list[list[Member]]:
    ids, times = [d.id for d in texts], [timestamp(d.published) for d in texts]
    return cluster.find_clusters(ids, times, ties, settings, **more)


def found(texts: list[Document], *ties: Alignment) -> list[list[str]]:
    """Return the clusters as written spans."""
    return [
        [f"{texts[m.document].id} {m.start}-{m.end}" for m in members]
        for members in gathered(texts, ties, SETTINGS)
    ]


def test_no_alignments_give_no_clusters() -> None:
    assert gathered(documents(None), [], SETTINGS) == []


def test_passages_tied_through_a_third_document_are_one_cluster() -> None:
    texts = documents(None, None, None)

    clusters = found(texts, tie("a 0-100", "b 50-150"), tie("b 50-150", "c 7-107"))

    assert clusters == [["a 0-100", "b 50-150", "c 7-107"]]


def test_the_earliest_passage_stands_first_and_undated_ones_last() -> None:
    texts = documents("2020-01-02", None, "2020-01-02T01:00:00+02:00", "2020-01-02")

    clusters = found(
        texts, tie("a 0-100", "b 0-100"), tie("c 0-100", "b 0-100"), tie("d 0-99", "b 0-100")
    )

    assert clusters == [["c 0-100", "a 0-100", "d 0-99", "b 0-100"]]


def test_spans_that_share_half_are_one_passage() -> None:
    texts = documents(None, None, None)

    clusters = found(texts, tie("a 0-100", "b 0-100"), tie("a 50-150", "c 0-100"))

    assert clusters == [["a 0-150", "b 0-100", "c 0-100"]]


def test_spans_that_share_less_are_two_texts() -> None:
    texts = documents(None, None, None)

    clusters = found(texts, tie("a 0-100", "b 0-100"), tie("a 60-160", "c 0-100"))

    assert clusters == [["a 0-100", "b 0-100"], ["a 60-160", "c 0-100"]]


def test_a_quotation_inside_a_lifted_passage_does_not_tie_it_to_all_who_quote() -> None:
    texts = documents(None, None, None)

    clusters = found(
        texts,
        tie("a 0-600", "b 0-600"),
        tie("a 200-300", "c 40-140"),
        tie("b 200-300", "c 40-140"),
    )

    assert clusters == [["a 200-300", "b 200-300", "c 40-140"], ["a 0-600", "b 0-600"]]


def test_spans_that_drift_are_not_one_passage() -> None:
    texts = documents(*[None] * 4)

    clusters = found(
        texts, tie("a 0-100", "b 0-100"), tie("a 40-140", "c 0-100"), tie("a 80-180", "d 0-100")
    )

    assert clusters == [["a 0-140", "b 0-100", "c 0-100"], ["a 80-180", "d 0-100"]]


def test_a_chain_of_ever_shorter_passages_ends() -> None:
    texts = documents(*[None] * 4)

    clusters = found(
        texts, tie("a 0-400", "b 0-400"), tie("b 0-220", "c 0-220"), tie("c 0-120", "d 0-120")
    )

    assert clusters == [["a 0-400", "b 0-400", "c 0-220"], ["c 0-120", "d 0-120"]]


def test_a_text_that_stands_twice_in_a_document_gives_two_passages() -> None:
    texts = documents(None, None)

    clusters = found(texts, tie("a 0-100", "b 0-100"), tie("a 0-100", "b 500-600"))

    assert clusters == [["a 0-100", "b 0-100", "b 500-600"]]


def test_clusters_of_more_documents_come_first_then_longer_then_earlier_ones() -> None:
    texts = documents("2020-01-02", "2020-01-03", "2020-01-01")

    clusters = found(
        texts,
        tie("a 0-100", "b 0-100"),
        tie("b 200-300", "c 200-300"),
        tie("a 400-600", "b 400-600"),
        tie("a 700-750", "b 700-750"),
        tie("b 700-750", "c 700-750"),
    )

    assert [names[0] for names in clusters] == ["c 700-750", "a 400-600", "c 200-300", "a 0-100"]


def test_identity_is_that_of_the_alignment_with_the_first_passage() -> None:
    texts = documents(None, None, None)
    ties = [
        tie("a 0-100", "b 0-100", 9),
        tie("b 0-100", "c 0-100", 10),
        tie("a 0-100", "c 0-100", 6),
    ]

    assert [[Member(0, 0, 100, 1.0), Member(1, 0, 100, 0.9), Member(2, 0, 100, 0.6)]] == gathered(
        texts, ties, SETTINGS
    )


def test_the_passage_of_the_document_that_was_first_is_the_base_of_the_cluster() -> None:
    texts = documents("2020-01-01", "2020-01-02", "2020-01-03")
    ids, times = [d.id for d in texts], [timestamp(d.published) for d in texts]
    ties = [
        tie("a 0-100", "b 0-100", 9),
        tie("b 0-100", "c 0-100", 8),
        tie("a 0-100", "c 300-400", 5),
    ]

    [members] = cluster.find_clusters(ids, times, ties, SETTINGS, lambda _: 2)

    assert [(m.document, m.start, m.identity) for m in members] == [
        (2, 0, 1.0),
        (0, 0, 0.72),
        (1, 0, 0.8),
        (2, 300, 0.36),
    ]


def test_identity_over_other_passages_is_the_best_product() -> None:
    texts = documents(*[None] * 4)
    ties = [
        tie("a 0-100", "b 0-100", 9),
        tie("a 0-100", "c 0-100", 8),
        tie("b 0-100", "d 0-100", 5),
        tie("c 0-100", "d 0-100", 9),
    ]

    [members] = gathered(texts, ties, SETTINGS)

    assert [member.identity for member in members] == [1.0, 0.9, 0.8, 0.72]


def test_five_hundred_copies_are_one_cluster() -> None:
    texts = [Document(id=f"{i:03d}", text="x" * 200) for i in range(500)]
    ties = [
        Alignment(
            "verbatim", Passage(f"{j:03d}", 0, 200), Passage(f"{i:03d}", 0, 200), (), 30, 30, 30
        )
        for i in range(1, 500)
        for j in {0, *range(max(0, i - 4), i)}
    ]

    [members] = gathered(texts, ties, SETTINGS)

    assert list(range(500)) == [member.document for member in members]
    assert {1.0} == {member.identity for member in members}


SPANS = st.tuples(st.sampled_from("abcd"), st.integers(0, 50), st.integers(1, 30))
TIES = st.lists(
    st.tuples(SPANS, SPANS).filter(lambda both: both[0][0] != both[1][0]), max_size=14
).map(
    lambda pairs: [
        tie(*(f"{name} {10 * start}-{10 * (start + length)}" for name, start, length in pair))
        for pair in pairs
    ]
)


@given(TIES, st.randoms())
def test_order_and_sides_play_no_part(ties: list[Alignment], chance: random.Random) -> None:
    texts = documents("2020-01-02", None, "2020-01-01", None)
    mirrored = [
        Alignment(t.kind, t.b, t.a, (), t.n_equal, t.n_b, t.n_a) if chance.random() < 0.5 else t
        for t in ties
    ]
    chance.shuffle(mirrored)
    shuffled = list(texts)
    chance.shuffle(shuffled)

    assert found(texts, *ties) == found(shuffled, *mirrored)


@given(TIES, st.integers(1, 15))
def test_the_clusters_are_the_same_however_many_alignments_are_taken_at_a_time(
    ties: list[Alignment], together: int
) -> None:
    texts = documents("2020-01-02", None, "2020-01-01", None)

    assert gathered(texts, ties, SETTINGS, together=together) == gathered(texts, ties, SETTINGS)


def test_alignments_are_parted_by_spans_that_overlap_and_not_by_documents() -> None:
    ties = [
        tie("a 0-300", "b 0-300"),
        tie("a 400-500", "b 400-500"),
        tie("b 290-390", "c 0-100"),
        tie("c 20-40", "d 0-20"),
        tie("c 100-200", "a 300-400"),
    ]

    parts = list(cluster._parted(ties, 1))

    assert sorted(map(len, parts)) == [1, 1, 3]
    assert {t.a.start for t in max(parts, key=len)} == {0, 290, 20}


@given(TIES)
def test_every_aligned_span_lies_in_a_cluster_with_its_counterpart(ties: list[Alignment]) -> None:
    texts = documents(*[None] * 4)

    clusters = gathered(texts, ties, SETTINGS)

    def holds(members: list[Member], span: Passage) -> bool:
        return any(
            texts[m.document].id == span.document and m.start <= span.start and span.end <= m.end
            for m in members
        )

    assert all(any(holds(c, t.a) and holds(c, t.b) for c in clusters) for t in ties)


@given(TIES)
def test_passages_of_one_document_in_a_cluster_do_not_overlap(ties: list[Alignment]) -> None:
    for members in gathered(documents(*[None] * 4), ties, SETTINGS):
        spans = sorted((m.document, m.start, m.end) for m in members)

        assert len({m.document for m in members}) > 1
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in itertools.pairwise(spans))
