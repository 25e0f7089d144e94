"""A paragraph cut into runs: what each of its words is, on both sides of a passage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.model import (
    Direction,
    LedgerParagraph,
    LedgerPassage,
    Operation,
    Passage,
    SourceParagraph,
    SourceRecord,
)
from newsdiff.report import passages
from newsdiff.report.terminal.texts import ELLIPSIS, TerminalRun, source_extracts, target_runs


def source(*texts):
    """Return a source whose paragraphs stand one blank line apart."""
    paragraphs, start = [], 0
    for index, text in enumerate(texts):
        paragraphs.append(
            SourceParagraph(
                index=index, line=1, start=start, end=start + len(text), kind="body", text=text
            )
        )
        start += len(text) + 2
    record = SourceRecord(
        id="s",
        path=None,
        sha256="",
        title=None,
        outlet=None,
        published=None,
        words=0,
        coverage=0,
        used=0,
        direction=Direction("unknown", 0),
        paragraphs=tuple(paragraphs),
    )
    return {"s": record}


def passage(start, end, from_, to, operations=(), kind="edited", document="s"):
    return LedgerPassage(
        kind=kind,
        start=start,
        end=end,
        identity=1,
        source=Passage(document, from_, to),
        operations=tuple(Operation(*operation) for operation in operations),
    )


def target(text, *passages, start=0):
    return LedgerParagraph(
        index=0,
        line=1,
        start=start,
        end=start + len(text),
        kind="body",
        verdict="edited",
        coverage=1,
        identity=1,
        words=0,
        text=text,
        passages=passages,
    )


def shown(paragraph, sources):
    return [(run.kind, run.text) for run in target_runs(paragraph, sources)]


def test_a_paragraph_without_passages_is_its_own():
    assert shown(target("New words."), {}) == [("own", "New words.")]


def test_a_replaced_word_is_shown_beside_the_old_one():
    operations = [("equal", 0, 3, 0, 3), ("replace", 4, 10, 4, 11), ("equal", 11, 15, 12, 16)]
    paragraph = target("and America said", passage(0, 16, 0, 15, operations))

    assert shown(paragraph, source("and Russia said")) == [
        ("copied", "and "),
        ("dropped", "Russia"),
        ("copied", " "),
        ("added", "America"),
        ("copied", " said"),
    ]


@pytest.mark.parametrize("place", [3, 4])
def test_words_left_out_stand_apart_wherever_the_aligner_puts_them(place):
    operations = [("delete", 4, 7, place, place)]
    paragraph = target("one two", passage(0, 7, 0, 11, operations))

    assert shown(paragraph, source("one big two")) == [
        ("copied", "one "),
        ("dropped", "big"),
        ("copied", " two"),
    ]


def test_no_space_comes_before_a_full_stop_behind_words_left_out():
    paragraph = target("It closed.", passage(0, 10, 0, 16, [("delete", 9, 15, 9, 9)]))

    assert shown(paragraph, source("It closed early.")) == [
        ("copied", "It closed "),
        ("dropped", "early"),
        ("copied", "."),
    ]


def test_neighbouring_words_put_in_are_one_run():
    operations = [("insert", 3, 3, 4, 7), ("insert", 3, 3, 8, 11)]
    paragraph = target("one big red bus", passage(0, 15, 0, 7, operations))

    assert shown(paragraph, source("one bus")) == [
        ("copied", "one "),
        ("added", "big red"),
        ("copied", " bus"),
    ]


def test_words_before_between_and_behind_passages_are_own():
    paragraph = target(
        "Now copied text, and then more of it.",
        passage(4, 15, 0, 11),
        passage(26, 30, 12, 16),
    )

    assert shown(paragraph, source("copied text more")) == [
        ("own", "Now"),
        ("copied", " copied text"),
        ("own", ", and then"),
        ("copied", " more"),
        ("own", " of it."),
    ]


def test_lone_punctuation_outside_of_a_passage_is_not_own_text():
    paragraph = target("“Copied,” he said.", passage(1, 17, 0, 15))

    assert shown(paragraph, source("Copied, he said")) == [("copied", "“Copied,” he said.")]


def test_where_passages_overlap_each_word_is_shown_once():
    paragraph = target("one two three", passage(0, 7, 0, 7), passage(4, 13, 0, 9))

    assert shown(paragraph, source("one two three")) == [("copied", "one two three")]


def test_words_that_cross_the_end_of_a_source_paragraph_are_joined_by_a_space():
    paragraph = target("x", passage(0, 1, 0, 9, [("replace", 0, 9, 0, 1)]))

    assert shown(paragraph, source("one", "four"))[0] == ("dropped", "one four")


def test_quotations_and_rewordings_keep_their_kind():
    quote = target("“We will”", passage(0, 9, 0, 9, kind="quote"))
    reworded = target("They may", passage(0, 8, 0, 9, [("insert", 0, 0, 0, 4)], kind="reworded"))

    assert shown(quote, source("“We will”")) == [("quote", "“We will”")]
    assert shown(reworded, source("“We will”")) == [("reworded", "They may")]


def test_a_source_extract_shows_what_was_left_out_and_elides_the_rest():
    paragraph = target("two four", passage(0, 8, 4, 18, [("delete", 8, 13, 4, 4)]))
    (extract,) = source_extracts(paragraph, source("one two three four five"))

    assert extract.runs == (
        TerminalRun("own", ELLIPSIS.strip()),
        TerminalRun("copied", " two "),
        TerminalRun("dropped", "three"),
        TerminalRun("copied", " four"),
        TerminalRun("own", ELLIPSIS.rstrip()),
    )


def test_a_merged_paragraph_has_an_extract_for_each_source_paragraph():
    paragraph = target("One. Two.", passage(0, 9, 0, 10))
    extracts = source_extracts(paragraph, source("One.", "Two.", "Three."))

    assert [(e.index, [r.text for r in e.runs]) for e in extracts] == [
        (0, ["One."]),
        (1, ["Two."]),
    ]


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@st.composite
def ledgers(draw):
    """Draw a paragraph with passages and operations anywhere, in order or not."""
    text = draw(st.text("ab .", max_size=40))
    passages = []
    for _ in range(draw(st.integers(0, 3))):
        (start, end), (from_, to) = draw(SPANS), draw(SPANS)
        operations = [
            (draw(st.sampled_from(["equal", "replace", "insert", "delete"])), *a, *b)
            for a, b in draw(st.lists(st.tuples(SPANS, SPANS), max_size=4))
        ]
        passages.append(passage(start, end, from_, to, operations))
    return target(text, *passages)


@given(ledgers(), st.lists(st.text("xy .", min_size=1, max_size=9), max_size=4))
def test_without_what_was_left_out_the_runs_spell_the_paragraph(paragraph, texts):
    runs = target_runs(paragraph, source(*texts))
    spelled = "".join(run.text for run in runs if run.kind != "dropped")

    assert "".join(spelled.split()) == "".join(paragraph.text.split())
    assert all(run.text.strip() == run.text for run in runs if run.kind == "added")
    assert "  " not in "".join(run.text for run in runs)


@given(ledgers(), st.lists(st.text("xy .", min_size=1, max_size=9), max_size=4))
def test_the_runs_of_both_sides_are_gapless_and_have_the_text_of_their_places(paragraph, texts):
    sources = source(*texts)
    blocks = sources["s"].paragraphs
    whole = [
        (paragraph, [passages.target_side(p, sources) for p in paragraph.passages]),
        *((block, [passages.source_side(p) for p in paragraph.passages]) for block in blocks),
    ]
    for block, sides in whole:
        runs = list(passages.cut(block, sides))
        place = block.start
        for run in runs:
            assert run.start == place
            assert run.text
            assert run.end > run.start or run.kind == "dropped"
            assert (run.kind == "own") == (run.passage is None)
            if run.end > run.start:
                assert run.text == passages.extract(block, run.start, run.end)
            place = run.end
        assert place == block.end


def test_a_stretch_of_a_document_is_joined_from_its_paragraphs():
    blocks = source("One big", "two", "three")["s"].paragraphs

    assert passages.join_extracts(blocks, 4, 16) == "big two th"
    assert passages.join_extracts(blocks, 7, 9) == ""
