"""How to use newsdiff from Python, on texts and on the sample corpus."""

import json
import random
import re
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

import newsdiff
from newsdiff import CleanReport, DedupeReport, Document, ProvenanceReport, api
from newsdiff.corpus.prepare import cleaning_blocks, prepare_documents
from newsdiff.model import COPIED
from newsdiff.settings import Settings

STORY = (
    "The footway was fenced off in spring after a handrail came away at the northern end in a gale.",
    "Cyclists who used it every morning now queue for a ferry that leaves twice an hour.",
    "Engineers expect repairs to last until autumn because the steel must be ordered abroad.",
)
OWN = "We rang the harbour office twice, and twice a recorded voice wished us a pleasant evening."


@pytest.fixture(scope="module")
def documents(corpus: Path) -> dict[str, Document]:
    """Return the prepared documents of the sample corpus by the first letters of their names."""
    return {d.id[:3]: d for d in api.prepare(newsdiff.read(corpus))}


@pytest.fixture(scope="module")
def labels(corpus: Path) -> dict[tuple[str, str], dict]:
    """Return what is true of pairs of documents, by the first letters of target and source."""
    rows = map(json.loads, (corpus / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    return {(row["target"][:3], row["source"][:3]): row for row in rows if "target" in row}


@pytest.fixture(scope="module")
def lifted(documents) -> ProvenanceReport:
    """Return the ledger of the aggregator's piece against the newspaper's."""
    return newsdiff.provenance(documents["001"], [documents["000"]])


# ---------------------------------------------------------------------------------- from texts


def test_an_id_and_a_text_are_enough():
    a = Document(id="a", text="\n\n".join(STORY))
    b = Document(id="b", text="\n\n".join([OWN, STORY[1], STORY[0]]))

    report = newsdiff.provenance(b, [a])

    assert [p.verdict for p in report.paragraphs] == ["original", "verbatim", "verbatim"]
    assert [link.index for p in report.paragraphs for link in p.sources] == [1, 0]
    assert report.summary.copied_paragraphs == 2


def test_documents_are_not_changed():
    a, b = (Document(id=name, text="\n\n".join(STORY)) for name in "ab")

    newsdiff.provenance(b, [a])
    newsdiff.dedupe([a, b])
    newsdiff.clean([a, b])

    assert a == Document(id="a", text="\n\n".join(STORY))
    assert a.paragraphs == b.paragraphs == ()


def test_texts_of_two_outlets_are_deduped():
    a = Document(id="a", text="\n\n".join(STORY), outlet="A", published="2020-01-02")
    b = Document(id="b", text="\n\n".join([OWN, *STORY]), outlet="B", published="2020-01-01")

    report = newsdiff.dedupe([a, b])

    [cluster] = report.clusters
    assert (cluster.documents, cluster.outlets, cluster.first.document) == (2, ("B", "A"), "b")
    assert cluster.direction.verdict == "source-first"
    assert [(p.a, p.b, p.direction.verdict) for p in report.pairs] == [("a", "b", "target-first")]
    assert report.pairs[0].coverage_a == 1
    assert [(r.id, r.sha256, r.published) for r in report.records] == [
        ("a", a.sha256, "2020-01-02"),
        ("b", b.sha256, "2020-01-01"),
    ]


def test_only_documents_that_share_passages_are_described():
    a, b = (Document(id=name, text="\n\n".join(STORY)) for name in "ab")

    report = newsdiff.dedupe([a, b, Document(id="c", text=OWN)])

    assert [(r.id, r.words) for r in report.records] == [("a", 49), ("b", 49)]
    assert report.documents == 3


@pytest.mark.parametrize("same", [{"outlet": "A"}, {"outlet": None, "series": "A"}])
def test_reuse_inside_a_series_or_outlet_is_ignored_by_dedupe_only(same):
    a, b = (Document(id=name, text="\n\n".join(STORY), **same) for name in "ab")

    assert newsdiff.dedupe([a, b]).clusters == newsdiff.dedupe([a, b]).pairs == ()
    assert newsdiff.provenance(b, [a]).summary.coverage == 1


def test_nothing_is_something_that_can_be_reported():
    assert newsdiff.dedupe([]).clusters == ()
    assert newsdiff.clean([]).documents == ()
    assert newsdiff.provenance(Document(id="a", text=""), []).paragraphs == ()
    empty, full = Document(id="a", text=""), Document(id="b", text=STORY[0])
    assert newsdiff.provenance(empty, [full]).summary.coverage == 0
    assert newsdiff.provenance(full, [empty]).summary.coverage == 0


def test_any_text_goes_through_to_json():
    odd = "a \u200b b \ud800 \x00 \u0301 \u00ad 10.10.2023 in Riga, 1.000.000 km <b>“"
    documents = [Document(id=name, text=f"{odd} {STORY[0]}", outlet=name) for name in "ab"]

    for report in (
        newsdiff.provenance(documents[1], documents[:1]),
        newsdiff.dedupe(documents),
        newsdiff.clean(documents),
    ):
        assert json.loads(report.to_json())["format"] == report.format


def test_progress_is_told():
    told = []
    documents = [Document(id=n, text="\n\n".join(STORY), outlet=n) for n in "abc"]

    newsdiff.dedupe(documents, progress=lambda *step: told.append(step))

    assert ("aligning", 3, 3) in told


def test_many_sources_are_searched_for_those_that_share_text():
    """Of few sources each is listed, of many only those that give something."""
    limit = newsdiff.Settings().index.max_direct
    others = [Document(id=f"{n:03}", text=f"{OWN} Number {n}.") for n in range(limit + 5)]
    source = Document(id="s", text="\n\n".join(STORY))
    target = Document(id="t", text="\n\n".join(STORY))

    report = newsdiff.provenance(target, [*others, source])

    assert [s.id for s in report.sources] == ["s"]
    assert report.summary.coverage == 1


# ---------------------------------------------------------------------------------- explain


def explained(*paragraphs: str) -> dict[int, str]:
    """Return why paragraphs of a target were not reported, by their index."""
    source, target = (
        Document(id=name, text="\n\n".join(some))
        for name, some in (("s", STORY), ("t", paragraphs))
    )
    return {e.index: "; ".join(e.reasons) for e in api.explain(target, source)}


def test_every_paragraph_that_is_not_copied_is_explained_in_order():
    other = OWN.replace("the ", "a ", 1) + " More of it is to come next week."

    assert list(explained(OWN, STORY[1], STORY[0], other)) == [0, 3]
    # What is printed twice is furniture the second time.
    assert list(explained(OWN, STORY[1], STORY[0], OWN)) == [0]


def test_an_explanation_names_what_came_nearest_and_what_it_missed():
    least = newsdiff.Settings().align.min_run

    [reason] = explained("Paint at the northern end came off, said nobody at all.").values()

    assert "“at the northern end”" in reason
    assert f"below min_run, {least} words" in reason


def test_an_explanation_says_where_nothing_is_shared():
    [reason] = explained("Rain fell over the hills.").values()

    assert reason.startswith("no 3 words in a row are the same")


# ---------------------------------------------------------------------------------- prepare


def test_preparing_twice_changes_nothing(documents):
    ready = list(documents.values())

    assert api.prepare(ready) == ready
    assert all(p.mark is not None for d in ready for p in d.paragraphs)


def test_uncleaned_documents_keep_every_paragraph_as_prose(corpus):
    plain = api.prepare(newsdiff.read(corpus), is_cleaned=False)

    marks = {(p.kind, p.is_removed, p.is_matched) for d in plain for p in d.paragraphs}
    assert marks == {("body", False, True)}
    assert api.prepare(plain) == plain


def test_without_cleaning_shared_furniture_is_copied(documents, corpus):
    plain = {d.id[:3]: d for d in api.prepare(newsdiff.read(corpus), is_cleaned=False)}

    cleaned = newsdiff.provenance(documents["013"], [documents["008"]])
    whole = newsdiff.provenance(plain["013"], [plain["008"]])

    assert cleaned.summary.coverage == 0
    assert whole.summary.coverage > 0.1


# ---------------------------------------------------------------------------------- the lifted piece


def test_every_paragraph_of_the_lifted_piece_has_its_sources(lifted, labels):
    truth = [row for row in labels["001", "000"]["paragraphs"] if row["sure"]]

    found = {p.index: [link.index for link in p.sources] for p in lifted.paragraphs}
    assert {row["index"]: row["sources"] for row in truth} == {
        row["index"]: found[row["index"]] for row in truth
    }


def test_every_paragraph_of_the_lifted_piece_is_known_as_copied_or_not(lifted, labels):
    truth = [row for row in labels["001", "000"]["paragraphs"] if row["sure"]]

    copied = [p.index for p in lifted.paragraphs if p.verdict in COPIED]
    assert copied == [row["index"] for row in truth if row["verdict"] in COPIED]


def test_the_changed_name_place_and_number_are_found(lifted):
    found = [
        (line.index, a.kind, a.source, a.target)
        for line in lifted.paragraphs
        for passage in line.passages
        for a in passage.alterations
        if a.kind != "quotation"
    ]

    assert found == [
        (8, "name", "Colm", "Callum"),
        (10, "place", "Skerrow", "Skerry"),
        (11, "number", "14", "24"),
    ]


def test_words_put_into_quotation_marks_are_found(lifted):
    [found] = [
        (line.index, a.source)
        for line in lifted.paragraphs
        for passage in line.passages
        for a in passage.alterations
        if a.kind == "quotation"
    ]

    assert found[0] == 3
    assert "was part of a campaign" in found[1]


def test_the_most_telling_omissions_come_first(lifted, labels):
    told = labels["001", "000"]["omissions"]

    assert sorted(told) == sorted(omission.index for omission in lifted.omissions[: len(told)])
    assert {o.index: o.between for o in lifted.omissions[:2]} == {22: True, 33: False}


def test_the_one_credit_is_found_where_it_stands(lifted):
    near = {
        (line.index, passage.credit.level)
        for line in lifted.paragraphs
        for passage in line.passages
        if passage.credit and passage.credit.level != "article"
    }

    assert near == {(3, "sentence")}
    assert lifted.summary.credits == 1


def test_the_credit_tells_the_direction(lifted, labels):
    [source] = lifted.sources

    assert source.direction.verdict == labels["001", "000"]["direction"]
    assert source.direction.confidence > 0.9
    assert source.direction.evidence[0].kind == "credit"
    assert "quoted in the Concordant" in source.direction.evidence[0].quotes[0]


@pytest.mark.parametrize(
    ("target", "source"), [("007", "006"), ("010", "006"), ("009", "008"), ("011", "002")]
)
def test_independent_reports_shared_speech_and_rewrites_are_not_copied(documents, target, source):
    report = newsdiff.provenance(documents[target], [documents[source]])

    assert [p.index for p in report.paragraphs if p.verdict in COPIED] == []
    assert report.summary.coverage == 0
    assert report.sources[0].direction.confidence <= 0.8


@pytest.mark.parametrize(
    ("target", "source"), [("004", "002"), ("005", "002"), ("005", "004"), ("012", "001")]
)
def test_copied_paragraphs_of_other_pairs_are_as_labelled(documents, labels, target, source):
    truth = [row for row in labels[target, source]["paragraphs"] if row["sure"]]

    report = newsdiff.provenance(documents[target], [documents[source]])

    found = {
        p.index: [k.index for k in p.sources] for p in report.paragraphs if p.verdict in COPIED
    }
    sure = {row["index"] for row in truth}
    assert {row["index"]: row["sources"] for row in truth if row["verdict"] in COPIED} == {
        index: links for index, links in found.items() if index in sure
    }


# ---------------------------------------------------------------------------------- dedupe


@pytest.fixture(scope="module")
def survey(documents) -> DedupeReport:
    """Return the passages that run through the sample corpus."""
    return newsdiff.dedupe(documents.values())


def test_the_wire_story_runs_through_three_documents_of_three_groups(survey, documents):
    wire = [c for c in survey.clusters if "002" in {p.document[:3] for p in c.passages}]

    names = {p.document[:3] for p in wire[0].passages}
    assert names == {"002", "004", "005"}
    assert wire[0].documents == len({documents[name].group for name in names}) == 3
    assert {p.document[:3] for c in wire for p in c.passages} == names


def test_a_passage_that_three_documents_have_comes_before_those_of_two(survey):
    counts = [cluster.documents for cluster in survey.clusters]

    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 3
    assert [cluster.id for cluster in survey.clusters] == list(range(len(counts)))


def test_documents_of_one_outlet_are_not_compared(survey):
    pairs = {(pair.a[:3], pair.b[:3]) for pair in survey.pairs}

    assert ("000", "001") in pairs
    assert pairs.isdisjoint({("000", "003"), ("008", "013")})


def test_passages_of_clusters_stand_in_their_documents(survey, documents):
    for cluster in survey.clusters:
        assert cluster.first == (
            cluster.base if cluster.direction.verdict == "source-first" else None
        )
        assert cluster.base == cluster.passages[0]
        assert cluster.documents == len({p.document for p in cluster.passages}) > 1
        for passage in cluster.passages:
            document = documents[passage.document[:3]]
            assert passage.text == document.text[passage.start : passage.end]
            assert document.paragraphs[passage.index].start <= passage.start
            assert passage.start < document.paragraphs[passage.index].end


# ---------------------------------------------------------------------------------- bytes


def test_the_same_input_gives_the_same_json(documents, lifted, survey):
    again = newsdiff.provenance(documents["001"], [documents["000"]])

    assert lifted.to_json() == again.to_json()
    assert survey.to_json() == newsdiff.dedupe(documents.values()).to_json()


def test_the_order_of_sources_plays_no_part(documents):
    sources = list(documents.values())
    shuffled = random.Random(7).sample(sources, len(sources))

    assert (
        newsdiff.provenance(documents["001"], sources).to_json()
        == newsdiff.provenance(documents["001"], shuffled).to_json()
    )


def test_the_order_of_documents_plays_no_part(corpus, survey):
    documents = newsdiff.read(corpus)

    shuffled = random.Random(7).sample(documents, len(documents))

    assert survey.to_json() == newsdiff.dedupe(shuffled).to_json()


def test_an_unrelated_document_changes_nothing(documents):
    alone = newsdiff.provenance(documents["001"], [documents["000"]])
    beside = newsdiff.provenance(documents["001"], [documents["000"], documents["011"]])

    assert alone.paragraphs == beside.paragraphs
    assert alone.omissions == beside.omissions
    assert alone.sources[0] == beside.sources[0]


def test_reports_survive_json(documents, lifted, survey):
    cleaned = newsdiff.clean(documents.values())

    for report, kind in (
        (lifted, ProvenanceReport),
        (survey, DedupeReport),
        (cleaned, CleanReport),
    ):
        back = msgspec.json.decode(report.to_json(), type=kind)

        assert back.to_json() == report.to_json()


def test_reports_name_no_folder_of_this_machine(documents, lifted, survey, corpus):
    for report in (lifted, survey, newsdiff.clean(documents.values())):
        assert str(corpus.parent) not in report.to_json()


def test_a_store_holds_what_preparing_in_memory_gives_but_for_the_evidence(corpus):
    expected = [
        replace(
            document,
            paragraphs=tuple(
                replace(p, mark=replace(p.mark, evidence=())) for p in document.paragraphs
            ),
        )
        for document in api.prepare(api.read(corpus))
    ]

    with api.workspace() as place:
        store = prepare_documents(api.stream(corpus), place, Settings().clean)
        assert sorted(store, key=lambda d: d.id) == expected


def test_what_is_cleaned_together_does_not_depend_on_what_else_is_in_the_corpus():
    ids = [f"{n:03d}" for n in range(7)]
    found = list(cleaning_blocks(ids, ["x"] * 5 + ["y"] * 2, [6, 5, 4, 3, 2, 1, 0], 3))

    assert found == [[4, 3], [2, 1, 0], [6, 5]]
    assert list(cleaning_blocks(ids[:5], ["x"] * 5, [6, 5, 4, 3, 2], 3)) == found[:2]


def test_a_paragraph_goes_back_to_who_was_first_and_not_to_a_later_copy():
    first, copy, later = (
        Document(id=name, text="\n\n".join((*some, *STORY)), outlet=name, published=f"2024-03-0{day}T09:00:00+00:00")
        for name, day, some in (("zeta", 4, (OWN,)), ("mid", 5, ()), ("alpha", 6, ()))
    )  # fmt: skip

    report = newsdiff.provenance(copy, [later, first])

    assert {link.document for p in report.paragraphs for link in p.sources} == {"zeta"}
    assert re.search(r"beside +alpha", "".join(report.render("terminal")))
