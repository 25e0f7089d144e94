"""No text is quadratic: four times as much of anything takes about four times as long."""

import time

import pytest

import newsdiff
from newsdiff import Document

SHORT, LONG = 5_000, 20_000
MAX_RATIO = 10
"""Of what is linear it is 4, of what is quadratic 16."""
MIN_SECONDS = 0.2
"""Processor time below which the longer text is no matter: quadratic, 200,000 characters would take 20 s."""


def seconds(unit, n_characters):
    text = "The harbour was closed on Monday by the storm, officials said. "
    text += unit * (n_characters // len(unit)) + " x"
    one, other = (Document(id=name, text=text, outlet=name) for name in "ab")
    start = time.thread_time()
    newsdiff.provenance(one, [other]).to_json()
    newsdiff.clean([one])
    return time.thread_time() - start


@pytest.mark.parametrize(
    "unit",
    [" ", "a", "1", "A", "!", "-", "\u00a0", "“", "word ", "Word ", "1,11,", "[a", "(a", "a@", "a/", "<a", "&a", "[a](a",
     "— a ", "1 ", "a.", "Mr A. ", "Aa and ", "Aa: ", "a? ", "... ", "Aa, ", '"a" ', "a'", "10:27 ", "Mcéa",
     "one hundred ", "* aa (aa)   ", "a a b ", "word\n\n", "\u202e", "Ã©", "{{a"],
)  # fmt: skip
def test_four_times_the_text_takes_about_four_times_as_long(unit):
    seconds(unit, 1_000)  # what is loaded once
    for _ in range(3):
        short, long = seconds(unit, SHORT), seconds(unit, LONG)
        if long < MIN_SECONDS or long < MAX_RATIO * short:
            return

    pytest.fail(f"{short:.2f} s became {long:.2f} s")
