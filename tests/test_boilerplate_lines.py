"""Lines in bulk: what is computed for all lines at once equals what one line alone gives."""

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents.boilerplate import cues, lines, packs
from newsdiff.documents.boilerplate.reported import judged

EXAMPLES = [
    text for cue in packs.shipped_pack().cues for text in (*cue.must_match, *cue.must_not_match)
]
WORDS = sorted({word for text in EXAMPLES for word in text.split()})[::7]
texts = st.lists(
    st.lists(st.sampled_from([*WORDS, "–", "Tide", "3rd", "İstanbul’s", "½", "a/b"]), min_size=1, max_size=14).map(" ".join),
    min_size=1,
    max_size=6,
)  # fmt: skip


def cues_of(line):
    """Return the cues of a line by a full search, but for those that it only reports."""
    row = cues.cue_tokens(line.text)
    found = packs.find_cues(row, line.text)
    return judged(found, line.text, row, is_prose=line.is_prose)


def test_no_cue_is_lost_where_only_likely_lines_are_read():
    found = lines.describe_lines(EXAMPLES)
    expected = [cues_of(row) for row in found.rows]

    assert expected == [row.findings for row in found.rows]


@given(texts)
def test_lines_of_cue_words_have_the_cues_of_a_full_search(rows):
    found = lines.describe_lines(rows)
    expected = [cues_of(row) for row in found.rows]

    assert expected == [row.findings for row in found.rows]


@given(texts)
def test_words_keys_and_facts_are_those_of_each_line(rows):
    found = lines.describe_lines(rows)
    expected = [
        (
            " ".join(filter(cues.is_word, cues.cue_tokens(text))),
            cues.cue_tokens(text),
            sum(word[0].isupper() for word in text.split()),
            text.count(","),
            len(text) - text.count(" "),
        )
        for text in [row.text for row in found.rows]
    ]
    facts = dict(zip(lines.FACTS, found.facts.T.tolist(), strict=True))

    assert expected == [
        (key, [found.names[token] for token in row], *numbers)
        for key, row, *numbers in zip(
            [row.key for row in found.rows],
            found.tokens.lists(),
            facts["capitalised"],
            facts["commas"],
            facts["characters"],
            strict=True,
        )
    ]


@given(st.lists(st.sampled_from(["", "1.", "• 1. Tides", "Tides", "Low tides  - 12 knots", "…"])))
def test_the_key_of_a_line_is_its_own_whatever_stands_around_it(rows):
    assert lines.line_keys(rows) == [key for row in rows for key in lines.line_keys([row])]
    assert lines.line_keys(rows) == [row.key for row in lines.describe_lines(rows).rows]


def test_underscores_around_words_are_marks_of_emphasis():
    assert lines.line_keys(["_Night_ _bakers_ win", "_2nd_"]) == ["night bakers win", "# nd"]
