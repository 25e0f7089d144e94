"""What spoke for boilerplate, in words."""

import re

import numpy as np

from articles import DEFAULT, SENTENCE, document
from newsdiff.documents.boilerplate import observations, reasons

NAMES = ["words", "end mark", "words a line within 2", "openers before", "prose words of the file"]


def said(values, moved, n=4):
    return reasons.phrases(NAMES, np.asarray([values]), np.asarray([moved]), n)


def test_a_reason_is_what_an_editor_sees_strongest_first():
    assert said([4, 0, 2.5, 0, 90], [-1, -2, -0.5, 0, 0]) == [
        ["no full stop", "short", "stands among links"]
    ]


def test_what_speaks_for_the_article_is_no_reason():
    assert said([4, 0, 2.5, 0, 90], [-1, 2, 0.5, 0, 0]) == [["short"]]


def test_what_cannot_be_seen_in_the_line_is_not_said_of_it():
    assert said([40, 1, 30, 0, 6820], [-1, -1, -1, -1, -1]) == [[]]


def test_columns_that_say_the_same_count_together():
    names = ["words", "share of prose before", "line number", "position"]
    found = reasons.phrases(
        names, np.asarray([[3, 0, 1, 0.1]]), np.asarray([[-0.5, -0.2, -0.2, -0.2]]), 1
    )

    assert found == [["above the text"]]


def test_every_column_of_the_model_has_an_aspect_or_is_left_out_on_purpose():
    known = observations.observe([document(["Home"])], DEFAULT)
    ((_, _, names),) = observations.matrices(known)
    silent = [name for name in names if reasons.aspect_of(name) is None]

    assert all(name.startswith("other stories with this line, ") for name in silent)


def test_no_reason_holds_a_number_or_the_name_of_a_column():
    lines = ["Home", "News | Sport | Weather", SENTENCE.format(""), "Ten walks by the sea", "12 34"]
    known = observations.observe([document(lines)], DEFAULT)
    ((_, matrix, names),) = observations.matrices(known)
    found = reasons.phrases(names, matrix, np.full(matrix.shape, -1.0), len(names))

    assert any(found)
    assert not [phrase for row in found for phrase in row if re.search(r"\d|:", phrase)]
    assert not {phrase for row in found for phrase in row} & set(names)
