"""Markdown and graphs: what is in them, and that foreign text stays text."""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

import handmade

from newsdiff.render import gexf, graph, graphml, markdown

GRAPHS = [graphml.render, gexf.render]


def test_the_ledger_is_a_table_of_paragraphs():
    lines = markdown.render(handmade.provenance()).splitlines()

    assert lines[0].startswith("## 60 % of target was lifted from post, 24 of 40 words")
    assert (
        "| 1 | ◑ mixed | 70 % | post\\:1 | Monday \\-\\> Tuesday \\(date\\) | Islanders grumble. "
        "The ferry to Holm stops on Tuesday, the harbour office said. |"
    ) in lines
    assert "- post ¶ 4: But the office denied that the boat was unsafe. (denies\\: denied)" in lines


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
@given(text=st.text(max_size=30))
def test_any_name_gives_a_graph_that_can_be_read(render, text):
    ET.fromstring(render(handmade.dedupe(text, text)).encode())
