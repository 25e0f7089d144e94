"""Markdown and graphs: what is in them, and that foreign text stays text."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from newsdiff.report import annotation, gexf, graph, graphml, markdown, pan, passim

TRIES = settings(max_examples=50)

GRAPHS = [graphml.render, gexf.render]


def test_the_ledger_is_a_table_of_paragraphs():
    lines = markdown.render(handmade.provenance()).splitlines()

    assert lines[0].startswith(
        "## 60 % of target \\(No boat to Holm this spring\\) was lifted from post \\(Holm Post\\), "
        "24 of 40 words"
    )
    assert (
        "| 2 | ◑ mixed | 70 % | post ¶ 2 | Monday \\-\\> Tuesday \\(date\\) | Islanders grumble. "
        "The ferry to Holm stops on Tuesday, the harbour office said. |"
    ) in lines
    assert "- post ¶ 5: But the office denied that the boat was unsafe. (denies\\: denied)" in lines


@TRIES
@given(st.text(max_size=40))
def test_no_text_breaks_a_table_or_becomes_markup(text):
    ledger = markdown.render(handmade.provenance(text)).splitlines()
    rows = [line for line in ledger if line.startswith("| ")]
    cells = {row.replace("\\\\", "").replace("\\|", "").count("|") for row in rows}

    assert cells == {7}
    assert len(rows) == 1 + len(handmade.TARGET)


def test_markup_is_escaped():
    assert r"\<script\>\[x\]\(y\)" in markdown.render(handmade.dedupe("<script>[x](y)"))


@pytest.mark.parametrize("make", [handmade.provenance, handmade.dedupe, handmade.clean])
def test_every_report_is_markdown_that_ends_with_one_line_end(make):
    text = markdown.render(make())

    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_an_edge_points_from_the_first_to_the_one_that_took():
    found = list(graph.edges(handmade.dedupe()))

    assert [(e.source, e.target, e.passages, e.is_directed) for e in found] == [
        ("d:post_1", "d:radio_1", 1, True),
        ("d:post_1", "d:late_1", 1, True),
        ("d:post_2", "d:late_1", 1, True),
        ("o:Holm Post", "o:Radio Holm", 1, True),
    ]


def test_words_are_those_that_the_report_counted_whatever_the_text_looks_like():
    survey, cleaning = handmade.dedupe(), handmade.clean()
    long = [replace(p, words=1000) for p in survey.clusters[0].passages]
    cluster = replace(survey.clusters[0], first=long[0], passages=tuple(long))
    paragraphs = tuple(replace(p, words=100) for p in cleaning.documents[0].paragraphs)
    document = replace(cleaning.documents[0], paragraphs=paragraphs)

    *_, between_outlets = graph.edges(replace(survey, clusters=(cluster,)))
    page = markdown.render(replace(cleaning, documents=(document,)))

    assert between_outlets.words == 1000
    assert r"\(100 of 500 words\)" in page


def test_a_ledger_is_a_graph_of_its_sources():
    assert [
        (e.source, e.target, e.words, e.is_directed) for e in graph.edges(handmade.provenance())
    ] == [
        ("d:post", "d:target", 24, True),
        ("d:radio", "d:target", 0, False),
    ]


@pytest.mark.parametrize("render", GRAPHS)
def test_every_edge_of_a_graph_joins_two_of_its_nodes(render):
    elements = list(ET.fromstring(render(handmade.dedupe())).iter())
    nodes = {e.get("id") for e in elements if e.tag.endswith("}node")}
    ends = {e.get(end) for e in elements if e.tag.endswith("}edge") for end in ("source", "target")}

    assert len(nodes) == 6
    assert ends <= nodes


@pytest.mark.parametrize("render", GRAPHS)
@TRIES
@given(text=st.text(max_size=30))
def test_any_name_gives_a_graph_that_can_be_read(render, text):
    ET.fromstring(render(handmade.dedupe(text, text)).encode())


# ------------------------------------------------------------------- annotations and PAN


def quoted(resource):
    """Return document, position and words of an annotation's resource."""
    place, words = resource["selector"]
    return resource["source"], (place["start"], place["end"]), words["exact"]


def test_an_annotation_links_a_span_of_the_target_to_its_span_in_the_source():
    collection = json.loads(annotation.render(handmade.provenance()))
    item = collection["first"]["items"][2]
    target = "\n\n".join(handmade.TARGET)
    document, (start, end), words = quoted(item["target"])

    assert collection["total"] == 3
    assert (document, words) == ("target", "“We will row if we must")
    assert target[start:end] == words
    assert quoted(item["body"][0])[::2] == ("radio", "“We will row if we must")
    assert item["body"][1]["value"] == "quote"


def test_versions_of_a_cluster_are_linked_to_the_one_that_they_are_compared_with():
    items = json.loads(annotation.render(handmade.dedupe()))["first"]["items"]

    assert [(i["target"]["source"], i["body"][0]["source"]) for i in items] == [
        ("radio_1", "post_1"),
        ("late_1", "post_1"),
        ("late_1", "post_2"),
    ]


def test_pan_lists_the_copied_passages_and_no_quotations():
    document = ET.fromstring(pan.render(handmade.provenance()))
    target, post = "\n\n".join(handmade.TARGET), "\n\n".join(handmade.POST)
    cut = [
        (
            target[int(f.get("this_offset")) :][: int(f.get("this_length"))],
            post[int(f.get("source_offset")) :][: int(f.get("source_length"))],
        )
        for f in document
    ]

    assert document.get("reference") == "target.txt"
    assert [f.get("source_reference") for f in document] == ["post.txt", "post.txt"]
    assert cut[0] == (
        "The ferry to Holm stops on Tuesday, the harbour office said",
        "The ferry to Holm stops on Monday, the harbour office said",
    )


def test_pan_lists_what_documents_took_from_the_first():
    documents = ET.fromstring(pan.render(handmade.dedupe()))

    assert [(d.get("reference"), len(d)) for d in documents] == [("radio_1", 1), ("late_1", 1)]


@TRIES
@given(text=st.text(max_size=30))
def test_any_text_gives_xml_and_json_that_can_be_read(text):
    ET.fromstring(pan.render(handmade.provenance(text, text)))
    assert json.loads(annotation.render(handmade.dedupe(text)).encode())


# -------------------------------------------------------------------------------- passim


def passages(report):
    """Return the objects of the passim form."""
    return [json.loads(line) for line in passim.render(report)]


def test_passim_has_an_object_for_each_version_of_a_cluster():
    rows = passages(handmade.dedupe())

    assert [(r["cluster"], r["size"], r["id"], r["series"], r["date"]) for r in rows] == [
        (0, 3, "post_1", "Holm Post", "2023-03-14"),
        (0, 3, "radio_1", "Radio Holm", "2023-03-14"),
        (0, 3, "late_1", "late_1", "2023-03-16"),
        (1, 2, "post_2", "Holm Post", None),
        (1, 2, "late_1", "late_1", None),
    ]
    assert [r["end"] - r["begin"] for r in rows] == [len(r["text"]) for r in rows]
    assert rows[2]["uid"] == rows[4]["uid"]
    assert len({r["uid"] for r in rows}) == 4


def test_a_passage_of_a_ledger_is_a_cluster_of_two_for_passim():
    texts = {"target": "\n\n".join(handmade.TARGET), "post": "\n\n".join(handmade.POST)}
    source, target = passages(handmade.provenance())[:2]

    assert [(r["cluster"], r["size"], r["id"]) for r in (source, target)] == [
        (0, 2, "post"),
        (0, 2, "target"),
    ]
    assert [texts[r["id"]][r["begin"] : r["end"]] for r in (source, target)] == [
        source["text"],
        target["text"],
    ]


def test_passim_has_nothing_for_furniture():
    assert list(passim.render(handmade.clean())) == []


@TRIES
@given(text=st.text(max_size=30))
def test_any_text_comes_back_from_the_passim_form(text):
    assert passages(handmade.dedupe(text, text))[0]["text"] == text
