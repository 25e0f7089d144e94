"""What a line looks like beside the others of its document, against a slow twin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import SENTENCE, document
from newsdiff.documents.boilerplate import cues, languages, line_features, units
from newsdiff.documents.boilerplate.ragged import GroupedRows

LINES = st.lists(
    st.sampled_from(
        [
            SENTENCE.format(""),
            SENTENCE.format(" and to buses until spring"),
            "Engineers found cracks in the girders of the old swing bridge",
            "Engineers found cracks in the girders of the old swing bridge (Getty)",
            "• Engineers found cracks",
            "Lorries, bridge and council",
            "Home",
            "— —",
        ]
    ),
    min_size=1,
    max_size=7,
)


def computed(articles, language="en"):
    """Return the features of each unit of some articles, by name."""
    described = units.build_units([document(lines) for lines in articles], max_torn=1.0)
    groups = GroupedRows([len(row) for row in described.rows])
    columns = line_features.compute_line_features(described, groups, [language] * len(articles))
    rows = zip(*(column.tolist() for column in columns.values()), strict=True)
    return [dict(zip(columns, row, strict=True)) for row in rows]


def expected(lines):
    """Return what depends on the other lines of an article, line by line."""
    rows = units.build_units([document(lines)], max_torn=1.0).rows[0]
    stop = languages.stoplists()["en"]
    topics = [
        {t for t in u.tokens if len(t) >= 5 and t not in stop} if u.words >= 3 else set()
        for u in rows
    ]
    result = []
    for i, unit in enumerate(rows):
        others = [k for k in range(len(rows)) if k != i]
        prose = set().union(*(topics[k] for k in others if rows[k].is_prose))
        beside = [rows[k].key for k in (i - 1, i + 1) if k in others]
        result.append(
            {
                "shares words with the article": share(topics[i], prose),
                "repeats a neighbour": any(
                    min(len(key), len(unit.key)) >= 16
                    and (key.startswith(unit.key) or unit.key.startswith(key))
                    for key in beside
                ),
            }
        )
    return result


def share(own, other):
    """Return the share of a set that another one holds; -1 of an empty set."""
    return len(own & other) / len(own) if own else -1


@given(st.lists(LINES, min_size=1, max_size=3))
def test_what_depends_on_other_lines_is_what_a_look_at_each_pair_gives(articles):
    rows = computed(articles)
    twins = [row for lines in articles for row in expected(lines)]

    for row, twin in zip(rows, twins, strict=True):
        assert {name: row[name] for name in twin} == pytest.approx(
            {name: float(value) for name, value in twin.items()}, abs=1e-6
        )


def test_function_words_are_those_of_the_language_of_the_document():
    line = "The bridge of the harbour"

    assert computed([[line]])[0]["function words"] == pytest.approx(3 / len(cues.cue_tokens(line)))
    assert computed([[line]], "")[0]["function words"] == 0


def test_a_script_without_spaces_has_no_function_words():
    described = units.build_units([document(["橋は冬の間ずっと閉鎖される。"])], max_torn=1.0)
    table = described.lines

    assert languages.detect_language(table.functional, table.tokens.sizes) == ""
