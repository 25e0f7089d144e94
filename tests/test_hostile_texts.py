"""No text is quadratic: four times as much of anything takes about four times as long."""

import random
import time

import pytest

import newsdiff
from newsdiff import Document, api
from newsdiff.documents.boilerplate import stripping
from newsdiff.language.figures import find_figures
from newsdiff.language.tokenizing import count_words
from newsdiff.model import Mark, Paragraph
from newsdiff.reuse.align.sentences import are_comparable

pytestmark = pytest.mark.long

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
    api.explain(one, Document(id="c", text="The pier is open. " * 3 + text[::-1], outlet="c"))
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


def test_thousands_of_numbers_of_its_own_make_a_paragraph_no_rewording():
    texts = (
        " ".join(
            f"Some {7 * i + more} people of {3 * i} paid {i}.{5 + more} million on {month} {i % 28 + 1}."
            for i in range(1_000)
        )
        for more, month in enumerate(("March", "April"))
    )
    one, other = (
        Document(id=name, text=text, outlet=name) for name, text in zip("ab", texts, strict=True)
    )

    assert newsdiff.provenance(one, [other]).paragraphs[0].verdict != "reworded"


def test_many_removed_paragraphs_leave_a_text_at_once():
    gone = Mark("share", "remove", "says “share”", 0.97)

    def seconds_of(n):
        rows = (Paragraph(i, i + 1, 6 * i, 6 * i + 5, mark=gone) for i in range(n))
        share = Document(id="a", text="Share\n" * n, paragraphs=tuple(rows))
        start = time.thread_time()
        assert not stripping.strip(share)
        return time.thread_time() - start

    short, long = seconds_of(2_000), seconds_of(8_000)

    assert long < max(MIN_SECONDS, MAX_RATIO * short)


def of_few_words(name, n_lines, between):
    """Return a text of lines of three words each, of seven words in all."""
    choose = random.Random(name)
    lines = (
        " ".join(choose.choices("go be dog cat red sun tea".split(), k=3)) for _ in range(n_lines)
    )
    return Document(
        id=name, text=between.join(f"{line.capitalize()}." for line in lines), outlet=name
    )


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_two_texts_of_few_words_are_no_product_of_their_sentences(between):
    def taken(n_lines):
        one, other = (of_few_words(name, n_lines, between) for name in "ab")
        start = time.thread_time()
        newsdiff.provenance(one, [other])
        return time.thread_time() - start

    taken(50)  # what is loaded once
    for _ in range(3):
        short, long = taken(300), taken(1_200)
        if long < MAX_RATIO * short:
            return

    pytest.fail(f"{short:.2f} s became {long:.2f} s")


def test_sentences_without_end_are_not_compared_each_with_each():
    assert not are_comparable(300_000, 300_000, n_words=5)
    assert are_comparable(1_000, 1_000, n_words=10_000)


def test_lines_of_a_word_are_counted_at_once():
    lines = Document(id="a", text="word\n\n" * 1_000, outlet="a")
    one_line = Document(id="a", text="word " * 1_000, outlet="a")
    newsdiff.clean([one_line])

    start = time.thread_time()
    report = newsdiff.clean([lines])
    taken = time.thread_time() - start
    texts = [row.text for row in report.documents[0].paragraphs]
    start = time.thread_time()
    counted = [count_words(text) for text in texts]
    one_by_one = time.thread_time() - start

    assert counted == [row.words for row in report.documents[0].paragraphs]
    assert taken < one_by_one


def test_shares_that_look_like_times_of_day_are_no_product():
    def taken(n):
        text = "7.25 per cent, " * n
        start = time.thread_time()
        assert len(find_figures(text, 0, len(text), "en")) == n
        return time.thread_time() - start

    taken(10)  # what is loaded once
    short, long = taken(4_000), taken(16_000)

    assert long < max(MIN_SECONDS, MAX_RATIO * short)
