"""What is known before anything is decided."""

from articles import DEFAULT, SENTENCE, document
from newsdiff.documents.boilerplate import model, observations


def test_adding_a_document_changes_no_row_of_another():
    lines = [SENTENCE.format(""), "Home", "Related stories"]
    alone = observations.observe([document(lines)], DEFAULT)
    both = observations.observe([document(lines), document(["Home"])], DEFAULT)
    (_, a, _), (_, b, _) = next(observations.matrices(alone)), next(observations.matrices(both))

    assert a.tolist() == b[:3].tolist()


def test_the_model_that_ships_reads_the_columns_that_are_computed():
    known = observations.observe([document(["Home"])], DEFAULT)
    ((_, _, names),) = observations.matrices(known)

    assert list(model.shipped_model().names) == names
