"""The parts of cleaning, each with plain values."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents.boilerplate import (
    categories,
    decide,
    grouped_rows,
    languages,
    limits,
    line_features,
    model,
    observations,
    repetition,
    sections,
    units,
    vetoes,
)
from newsdiff.documents.boilerplate.decide import Decision
from newsdiff.documents.boilerplate.word_weights import WordWeights
from newsdiff.model import Document, Paragraph
from newsdiff.settings import CleanSettings

DEFAULT = CleanSettings()
PROSE = (
    "The harbour council voted on Tuesday evening to close the old swing bridge to all lorries{}."
)


def document(lines, **values):
    rows, at = [], 0
    for i, line in enumerate(lines):
        rows.append(Paragraph(i, i + 1, at, at + len(line)))
        at += len(line) + 1
    return Document(id="a", text="\n".join(lines), paragraphs=tuple(rows), **values)


def cut(lines, max_torn=1.0):
    return units.build_units([document(lines)], max_torn=max_torn).rows[0]


# --------------------------------------------------------------------------- units


@given(st.lists(st.text("aB ,.", min_size=1).map(str.strip).filter(bool), max_size=20))
def test_units_cover_every_paragraph_once(lines):
    (rows,) = units.build_units([document(lines)], max_torn=0.0).rows

    assert [k for u in rows for k in range(u.first, u.last + 1)] == list(range(len(lines)))


def test_lines_of_a_menu_are_not_joined():
    assert units.rejoin(["Home", "News", "About us", "© 2019"]) == [[0], [1], [2], [3]]


def test_a_line_that_ends_in_a_function_word_goes_on():
    assert units.is_torn("The repairs of the", "Old Bridge")


def test_a_bullet_is_no_part_of_the_text():
    (unit,) = cut(["* Three girders of iron"])

    assert (unit.text, unit.has_bullet) == ("Three girders of iron", True)


def test_a_quotation_of_its_own_is_recognised():
    whole, part = cut(["“It will hold,” she said. “For now.”", "“It will hold,” she said."])

    assert (whole.is_quotation, part.is_quotation) == (True, False)


# --------------------------------------------------------------------------- repetition


def test_repetition_counts_other_stories_not_documents():
    a, b, c = (PROSE.format(f" {word}") for word in ("now", "soon", "later"))
    rows = [cut([a, "Tides"]), cut([a, "Tides"]), cut([b, "Tides"]), cut([c, "Other"])]
    outlets = ["x"] * 4
    story = repetition.stories(rows, outlets, DEFAULT.min_story_shared)

    assert story == [0, 0, 2, 3]
    assert [row[1] for row in repetition.counts(rows, outlets, story)] == [1, 1, 1, 0]


def test_a_story_is_named_by_its_first_document_whatever_joins_it():
    one, two = (
        [PROSE.format(f" {word}") for word in row] for row in (("now", "soon"), ("later", "never"))
    )
    rows = [cut(one), cut(two), cut([one[0], two[0]])]

    assert repetition.stories(rows, ["x"] * 3, DEFAULT.min_story_shared) == [0, 0, 0]


def test_documents_of_unknown_outlet_repeat_nothing():
    rows = [cut(["Tides"]), cut(["Tides"])]

    assert repetition.counts(rows, [None, None], [0, 1]) == [[0], [0]]


def test_a_shared_footer_of_prose_makes_no_story():
    footer = [PROSE.format(f" on page {n}") for n in "abc"]
    one = [PROSE.format(f" {w}") for w in ("here", "there", "then", "again")]
    two = [PROSE.format(f" {w}") for w in ("never", "maybe", "often", "twice")]
    rows = [cut([*one, *footer]), cut([*two, *footer])]

    assert repetition.stories(rows, ["x", "x"], DEFAULT.min_story_shared) == [0, 1]


# --------------------------------------------------------------------------- sections


def test_a_section_closes_the_article():
    rows = cut([*[PROSE.format("")] * 4, "Related stories", "Mayor denies all", "Ferry late again"])

    assert sorted(sections.trailing(rows, DEFAULT)) == [4, 5, 6]


def test_an_article_that_goes_on_closes_the_section():
    rows = cut([*[PROSE.format("")] * 4, "Related stories", *[PROSE.format("")] * 3])

    assert sections.trailing(rows, DEFAULT) == {}


def test_an_opener_early_in_the_article_opens_nothing():
    rows = cut([PROSE.format(""), "Related stories", *[PROSE.format("")] * 2])

    assert sections.trailing(rows, DEFAULT) == {}


# --------------------------------------------------------------------------- limits and vetoes


def test_a_narrative_text_is_told_from_a_list():
    prose, entries = cut([PROSE.format("")] * 4), cut([f"Girder {n} of iron" for n in "abcdef"])

    assert limits.file_kind(prose, [0.9] * 4, DEFAULT) == (1.0, "text")
    assert limits.file_kind(entries, [0.9] * 6, DEFAULT) == (0.0, "text")


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["safe", "balanced", "aggressive"]))
def test_the_more_prose_the_higher_the_limits(n_prose, n_entries, strictness):
    settings = CleanSettings(strictness=strictness)
    lines = [PROSE.format("")] * n_prose + ["Girder a of iron"] * n_entries
    found = limits.removal_limit(cut(lines), [0.9] * len(lines), settings)
    more = limits.removal_limit(
        cut([*lines, lines[0]] if n_prose else lines),
        [0.9] * (len(lines) + (n_prose > 0)),
        settings,
    )

    assert found.short <= more.short
    assert found.long <= more.long


def test_much_furniture_makes_a_page():
    rows = cut([PROSE.format(""), *["Home and garden and sports and weather"] * 8])

    assert limits.file_kind(rows, [0.9, *[0.01] * 8], DEFAULT)[1] == "page"


def removed(by="model"):
    return Decision("related", "remove", "reads like furniture", 0.9, by)


def kept():
    return Decision(None, "keep", "reads like the article's own text", 0.9, "model")


def test_a_paragraph_between_paragraphs_is_only_suspected():
    rows = cut([PROSE.format(f" {n}") for n in "abc"])
    decided = [kept(), removed(), kept()]
    vetoes.apply(rows, decided, DEFAULT)

    assert [d.action for d in decided] == ["keep", "suspect", "keep"]


def test_a_cue_is_not_vetoed():
    rows = cut([PROSE.format(f" {n}") for n in "abc"])
    decided = [kept(), removed("cue"), kept()]
    vetoes.apply(rows, decided, DEFAULT)

    assert decided[1].action == "remove"


def test_a_file_that_would_lose_much_prose_keeps_it_with_a_warning():
    rows = cut([PROSE.format(f" {n}") for n in range(12)])
    decided = [*[kept() for _ in range(5)], *[removed() for _ in range(7)]]
    warning = vetoes.apply(rows, decided, DEFAULT)

    assert {d.action for d in decided} == {"keep", "suspect"}
    assert warning == "58 % of the prose reads like furniture; it was kept, only cues removed any"


def test_a_long_report_of_a_prompt_is_less_sure_than_the_prompt():
    prompt, report = cut(
        [
            "Sign up for our newsletter",
            (
                "He told the court that he had been asked to sign up for the newsletter of a bank that had "
                "closed its doors ten years before, and that this was when his doubts had first begun."
            ),
        ]
    )
    sure = [decide.confidence(u, u.findings[0], DEFAULT) for u in (prompt, report)]

    assert sure[0] - sure[1] == pytest.approx(DEFAULT.report_doubt)


def test_furniture_without_a_cue_is_named_after_its_place():
    (entry,) = cut(["Ferries and trains"])

    assert categories.guess(0, entry, (3, 9), {}) == "navigation"
    assert categories.guess(5, entry, (3, 9), {}) == "interface"
    assert categories.guess(12, entry, (3, 9), {12: ("newsletter", "sign up")}) == "newsletter"


# --------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the bridge that was closed for the winter", "the"),
        ("die brücke die für den winter gesperrt wurde", "für"),
        ("le pont qui a été fermé pour tout l'hiver", "été"),
        ("el puente que fue cerrado para todo el invierno", "fue"),
        ("il ponte che è stato chiuso per tutto l'inverno", "è"),
        ("a ponte que foi fechada para todo o inverno", "foi"),
        ("de brug die voor de hele winter werd gesloten", "werd"),
        ("мост который был закрыт на всю зиму", "был"),
    ],
)
def test_the_stop_list_is_chosen_by_density(text, word):
    counts = languages.function_word_flags(text.split()).T

    assert (
        word
        in languages.stoplists()[languages.detect_language(counts, np.ones(len(counts), dtype=int))]
    )


def test_a_script_without_spaces_has_no_function_words():
    cut_ = units.build_units([document(["橋は冬の間ずっと閉鎖される。"])], max_torn=1.0)
    found = line_features.compute_line_features(cut_, grouped_rows.GroupedRows([1]), [""])

    assert languages.detect_language(cut_.lines.functional, cut_.lines.tokens.sizes) == ""
    assert found[0, line_features.LINE_FEATURES.index("function words")] == 0.0


# --------------------------------------------------------------------------- features


def numbers(lengths):
    rng = np.random.default_rng(sum(lengths))
    return rng.integers(0, 9, sum(lengths)).astype(np.float32)


lengths = st.lists(st.integers(1, 6), min_size=1, max_size=4)


@given(lengths, st.integers(-3, 3))
def test_a_shift_stays_inside_its_document(sizes, by):
    column = numbers(sizes)
    expected, at = [], 0
    for size in sizes:
        expected += [column[at + k + by] if 0 <= k + by < size else -1 for k in range(size)]
        at += size

    assert grouped_rows.GroupedRows(sizes).shift(column, by, -1).tolist() == expected


@given(lengths, st.integers(1, 4))
def test_a_window_is_a_mean_inside_its_document(sizes, radius):
    column = numbers(sizes)
    expected, at = [], 0
    for size in sizes:
        own = column[at : at + size]
        expected += [own[max(k - radius, 0) : k + radius + 1].mean() for k in range(size)]
        at += size

    assert grouped_rows.GroupedRows(sizes).rolling_mean(column, radius).tolist() == pytest.approx(
        expected, abs=1e-5
    )


@given(lengths)
def test_rows_since_and_until_a_flag_mirror_each_other(sizes):
    flag = numbers(sizes) > 4
    since = grouped_rows.GroupedRows(sizes).rows_since(flag)
    until = grouped_rows.GroupedRows(sizes[::-1]).rows_until(flag[::-1])

    assert since.tolist() == until[::-1].tolist()


def test_adding_a_document_changes_no_row_of_another():
    lines = [PROSE.format(""), "Home", "Related stories"]
    alone = observations.observe([document(lines)], DEFAULT, WordWeights())
    both = observations.observe([document(lines), document(["Home"])], DEFAULT, WordWeights())
    (_, a, _), (_, b, _) = next(observations.matrices(alone)), next(observations.matrices(both))

    assert a.tolist() == b[:3].tolist()


# --------------------------------------------------------------------------- model


def tree(column, threshold, values):
    return {
        "names": ["words", "end mark"],
        "base": 0.5,
        "column": [column],
        "threshold": [threshold],
        "value": [values],
        "wording_base": 0.0,
        "wording": {},
    }


def small():
    rng = np.random.default_rng(7)
    return model.from_dict(
        tree(
            rng.integers(0, 2, 15).tolist(),
            rng.normal(size=15).tolist(),
            rng.normal(size=31).tolist(),
        )
    )


ROWS = np.random.default_rng(3).normal(size=(50, 2)).astype(np.float32)


def test_a_score_is_that_of_the_leaf_which_the_answers_lead_to():
    found = small()
    expected = []
    for row in ROWS:
        node = 0
        while node < 15:
            node = 2 * node + 1 + int(row[found.column[0, node]] > found.threshold[0, node])
        expected.append(0.5 + found.value[0, node])

    assert found.scores(found.leaves(ROWS)).tolist() == pytest.approx(expected, abs=1e-5)


def test_contributions_add_up_to_the_score():
    found = small()
    leaves = found.leaves(ROWS)

    assert found.contributions(leaves).sum(axis=1) + found.base == pytest.approx(
        found.scores(leaves), abs=1e-5
    )


def test_reasons_name_what_speaks_for_furniture_strongest_first():
    values, parts = np.asarray([[4.0, 0.0]]), np.asarray([[-0.5, -2.0]])

    assert model.in_words(["words", "end mark"], values, parts, 3) == [["no end mark", "4 words"]]


def test_the_model_that_ships_reads_the_columns_that_are_computed():
    known = observations.observe([document(["Home"])], DEFAULT, WordWeights())
    ((_, _, names),) = observations.matrices(known)

    assert list(model.shipped_model().names) == names
