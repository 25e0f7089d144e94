"""Sentences of the news: abbreviations, quotations, numbers, four languages."""

import sys
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import sentences as punkt
from newsdiff.language.keys import stem, word_key
from newsdiff.language.sentences import sentences


def split(text):
    """Return the sentences of a text."""
    return [text[a:b] for a, b in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "expected",
    [
        ["Mr. Hall met Lt. Col. Reed at 10 a.m. on Sept. 22.", "He left."],
        ["The U.S. fleet has 3.5 million tons.", "It sank in the U.S. waters."],
        ["She moved to the U.S.", "He stayed."],
        ["J. K. Stone wrote it.", "See No. 5 for more."],
        ["“Not so.”", "“Why?” he asked.", "“Because.”"],
        ["“Of course not.", "Why would there be any?” she said."],
        ["'It was dark.'", "'It was cold.'"],
        ["He paused... and went on.", "Then he stopped."],
        ["There was nothing…that anything changed."],
        ["(It was cold.)", "Prices rose to $12.7 million."],
        ["Am 15. März sagte Dr. Müller, z.B. in St. Peter, das sei falsch.", "Es regnete."],
        ["M. Dupont a dit : « Non. »", "Puis il est parti."],
        ["La Sra. Peña vive en EE.UU. desde 2010.", "¿Por qué?", "¡No se sabe!"],
        ["A line that breaks\ninside a sentence.", "Another."],
    ],
)
def test_sentences(expected):
    assert split(" ".join(expected)) == expected


def test_a_closing_quote_stays_although_no_space_follows():
    assert split("“The tide is out.”He left. “Come in!”She did.") == [
        "“The tide is out.”",
        "He left.",
        "“Come in!”",
        "She did.",
    ]


def test_places_are_those_of_the_document():
    text = "Title\n\n  One here.  Two here. \n"
    start, end = text.index("One"), len(text)

    assert [text[a:b] for a, b in sentences(text, start, end)] == ["One here.", "Two here."]


@pytest.mark.parametrize("text", ["", "  \n\u00a0"])
def test_nothing_visible_gives_no_sentence(text):
    assert split(text) == []


@given(st.text(st.sampled_from("aBz. !?…”“\"' \u00a0\n)(1"), max_size=60))
def test_sentences_hold_every_visible_character_in_order(text):
    spans = sentences(text, 0, len(text))

    assert [c for a, b in spans for c in text[a:b] if not c.isspace()] == [
        c for c in text if not c.isspace()
    ]
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


BITS = "word Mr U.S p.m J 12 1.5 The the … «Oui» etc no he A x-y fig (see Über don't Nr .. ? -- ’s".split()
ENDS = [". ", ".", " ", ".” ", "! ", ".\n", "? ", ".) ", ", ", ".’"]


@given(st.lists(st.tuples(st.sampled_from(BITS), st.sampled_from(ENDS)), max_size=12))
def test_the_short_way_to_an_end_of_a_sentence_is_that_of_punkt(pairs):
    text = "".join(bit + end for bit, end in pairs)
    ours = punkt._tokenizer()
    whole = type(ours).__base__(ours._params, lang_vars=ours._lang_vars)

    assert list(whole.span_tokenize(text)) == list(ours.span_tokenize(text))


@pytest.mark.parametrize("part", [". ", "ab.", "a.B", "... ", "! ? "])
def test_long_rows_of_marks_are_one_sentence_and_answered(part):
    """Punkt alone looks at each mark again for every one before it, and gives up with an error."""
    text = (part * 50_000).strip()

    assert sentences(text, 0, len(text)) == [(0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ruiz said “No.” Then he left … at 3.30 p.m. He paid 1,200. (AP) She went on.",
        "El Sr. Gil pagó 3,5 millones. ¿Y qué? Nada más... Fin.",
        "Z.B. am 3. Mai kam J. K. Stein. »Wirklich?« Ja! 5. Juni.",
        "M. Dupré a dit « non. » Puis il est parti le 4. No. 5 -- rien.",
    ],
)
def test_plain_patterns_find_the_ends_that_nltk_finds_with_its_own(text):
    plain = punkt._tokenizer()
    tokenizer_class, variables = type(plain), plain._lang_vars
    own = tokenizer_class(plain._params, lang_vars=type(variables)())
    for name in ("_re_word_tokenizer", "_re_period_context"):
        delattr(own._lang_vars, name)

    assert list(own.span_tokenize(text)) == list(plain.span_tokenize(text))
    assert len(list(own.span_tokenize(text))) > 1


@pytest.mark.parametrize("row", ["." * 200_000, ". " * 100_000, "a." * 100_000, "1," * 100_000])
def test_a_text_of_marks_is_split_in_no_time(row):
    started = time.process_time()
    split(f"He left. {row} She stayed.")
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("ask", "text"),
    [
        (lambda text: sentences(text, 0, len(text)), "One line of it. " * 1_000),
        (word_key, "bridge" * 1_000),
        (stem, "bridges" * 1_000),
    ],
)
def test_what_is_longer_than_a_word_or_a_paragraph_is_not_remembered(ask, text):
    """A server that is asked of many of them would hold them all."""
    before = sys.getrefcount(text)

    ask(text)

    assert sys.getrefcount(text) == before
