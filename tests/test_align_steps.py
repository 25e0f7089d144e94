"""The steps of alignment, each by itself on plain values."""

import dataclasses
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reference_align
from newsdiff.language.tokenizing import tokenize
from newsdiff.model import Document, Paragraph
from newsdiff.reuse.align.chains import grow_chains, join_runs
from newsdiff.reuse.align.evidence import accept_chains, density, is_evidence, meaning, size
from newsdiff.reuse.align.matches import make_match, write_alignment
from newsdiff.reuse.align.runs import EqualRun, WordPair, flag_shared, number_grams, tile
from newsdiff.reuse.align.runs import find_runs as find_gram_runs
from newsdiff.reuse.align.sentences import count_by_sentence, find_edited, likeness
from newsdiff.settings import AlignSettings

LIMITS = AlignSettings()
FEW = st.lists(st.integers(0, 3), max_size=24)
"""Few different words, so that runs are many and cross."""


def written(name, *lines):
    """Read a document given by its paragraphs; each ends its last sentence, as does a full stop."""
    text = "\n".join(lines)
    paragraphs, start = [], 0
    for index, line in enumerate(lines):
        paragraphs.append(Paragraph(index, index + 1, start, start + len(line)))
        start += len(line) + 1
    return tokenize(Document(id=name, text=text, paragraphs=tuple(paragraphs)))


def flat(*sides, last=0):
    """Make two sides of numbered words, each of one paragraph; so many of b's words are in another."""
    words = []
    for ids, n_last in zip(sides, (0, last), strict=True):
        text = " ".join(map(str, ids))
        first = len(" ".join(map(str, ids[: len(ids) - n_last])))
        ends = [first, len(text)] if n_last else [len(text)]
        spans = pairwise([0, *ends])
        paragraphs = tuple(Paragraph(k, k + 1, *span) for k, span in enumerate(spans))
        words.append(tokenize(Document(id="x", text=text, paragraphs=paragraphs)))
    return WordPair(*words)


def find_runs(a, b, n_words):
    """Find the runs of two lists of numbered words."""
    sides = (number_grams(np.array(side, np.uint64), n_words) for side in (a, b))
    return find_gram_runs(*sides)


# ---------------------------------------------------------------------------------- runs


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([], [], []),
        ([1, 2, 3], [1, 2], []),
        ([1, 2, 3], [1, 2, 3], [EqualRun(0, 0, 3)]),
        ([9, 1, 2, 3], [1, 2, 3, 9], [EqualRun(1, 0, 3)]),
        ([1, 2, 3, 8, 4, 5, 6], [4, 5, 6, 9, 1, 2, 3], [EqualRun(4, 0, 3), EqualRun(0, 4, 3)]),
        ([1, 2, 3], [1, 2, 3, 1, 2, 3], [EqualRun(0, 0, 3), EqualRun(0, 3, 3)]),
        ([1, 2, 3, 0, 1, 2, 3], [1, 2, 3], [EqualRun(0, 0, 3), EqualRun(4, 0, 3)]),
        ([1, 1, 1, 1], [1, 1, 1], [EqualRun(0, 0, 3), EqualRun(1, 0, 3)]),
    ],
)
def test_runs_are_found_wherever_they_stand(a, b, expected):
    assert expected == find_runs(a, b, 3)


@given(FEW, FEW, st.integers(1, 5))
def test_runs_are_all_maximal_ones_and_each_once(a, b, n_words):
    found = find_runs(a, b, n_words)

    assert sorted(reference_align.runs(a, b, n_words)) == sorted((r.a, r.b, r.n) for r in found)


@given(FEW, FEW)
def test_runs_of_swapped_sides_are_mirrored(a, b):
    mirrored = [EqualRun(run.b, run.a, run.n) for run in find_runs(b, a, 2)]

    assert set(find_runs(a, b, 2)) == set(mirrored)


# ---------------------------------------------------------------------------------- tiles


def test_the_longest_run_wins_and_a_rest_of_the_shorter_one_stays():
    assert [EqualRun(20, 0, 5), EqualRun(0, 5, 9)] == tile(
        [EqualRun(20, 0, 8), EqualRun(0, 5, 9)], 4
    )


def test_a_rest_that_is_too_short_is_dropped():
    assert [EqualRun(0, 5, 9)] == tile([EqualRun(20, 2, 5), EqualRun(0, 5, 9)], 4)


def test_moved_runs_are_all_kept():
    moved = [EqualRun(30, 0, 5), EqualRun(10, 5, 6), EqualRun(0, 11, 7)]

    assert moved == tile(moved, 4)


def test_of_equally_long_runs_the_one_with_fresh_source_words_wins():
    found = [EqualRun(0, 0, 5), EqualRun(0, 5, 5), EqualRun(40, 5, 5)]

    assert [EqualRun(0, 0, 5), EqualRun(40, 5, 5)] == tile(found, 4)


def test_source_words_may_serve_twice():
    twice = [EqualRun(0, 0, 5), EqualRun(0, 5, 5)]

    assert twice == tile(twice, 4)


@given(FEW, FEW, st.integers(1, 4))
def test_tiles_explain_each_target_word_once_with_equal_source_words(a, b, n_words):
    tiles = tile(find_runs(a, b, n_words), n_words)

    assert all(one.b_end <= other.b for one, other in pairwise(tiles))
    for found in tiles:
        assert found.n >= n_words
        assert a[found.a : found.a_end] == b[found.b : found.b_end]


@given(FEW, FEW, st.integers(1, 4))
def test_tiles_begin_with_the_longest_and_leave_no_word_that_they_could_explain(a, b, n_words):
    tiles = tile(find_runs(a, b, n_words), n_words)

    # Which of two equally long runs comes first decides what is left of the other, so only what holds for
    # every order is compared: the longest tile, and all words where no remainder is too short.
    runs = reference_align.runs(a, b, n_words)
    expected = [n for _, n in reference_align.longest_tiles(runs, n_words, len(b))]
    lengths = [found.n for found in tiles]
    assert max(lengths, default=0) == max(expected, default=0)
    if n_words == 1:
        assert sum(lengths) == sum(expected)


# ---------------------------------------------------------------------------------- common


def test_common_finds_the_blocks_of_a_longest_common_subsequence():
    pair = flat([9, 1, 2, 3, 4], [8, 8, 1, 2, 4])

    assert [EqualRun(1, 2, 2), EqualRun(4, 4, 1)] == pair.common_runs((1, 5), (2, 5))


@given(FEW, FEW)
def test_common_is_as_long_as_by_dynamic_programming(a, b):
    blocks = flat(a, b).common_runs((0, len(a)), (0, len(b)))

    assert reference_align.common_length(a, b) == size(blocks)
    assert all(a[x.a : x.a_end] == b[x.b : x.b_end] for x in blocks)
    assert all(x.a_end <= y.a and x.b_end <= y.b for x, y in pairwise(blocks))


# ---------------------------------------------------------------------------------- chains


@pytest.mark.parametrize(
    ("gap_a", "gap_b", "is_joined"),
    [
        (0, 3, True),
        (0, 4, False),  # the copier's own words
        (6, 0, True),
        (7, 0, False),  # too much left out
        (6, 6, True),  # replaced
        (4, 5, True),
        (3, 5, False),
        (7, 7, False),
        (-1, 0, False),
        (0, -1, False),
    ],
)
def test_only_small_gaps_are_joined(gap_a, gap_b, is_joined):
    first = EqualRun(10, 10, 5)
    second = EqualRun(15 + gap_a, 15 + gap_b, 5)

    assert len(join_runs([first, second], LIMITS)) == (1 if is_joined else 2)


def test_gaps_are_settings():
    far = [EqualRun(0, 0, 5), EqualRun(20, 5, 5)]

    assert len(join_runs(far, LIMITS)) == 2
    assert len(join_runs(far, dataclasses.replace(LIMITS, max_gap_a=15))) == 1


def test_a_chain_grows_over_a_small_edit_to_the_end_of_both_paragraphs():
    a = [1, 2, 3, 4, 5, 90, 6, 7]
    b = [1, 2, 3, 4, 5, 91, 6, 7]

    [chain] = grow_chains([(EqualRun(0, 0, 5),)], flat(a, b), LIMITS)

    assert chain == (EqualRun(0, 0, 5), EqualRun(6, 6, 2))


def test_a_chain_grows_backwards_as_forwards():
    a = [1, 2, 90, 3, 4, 5, 6, 7]
    b = [1, 2, 91, 3, 4, 5, 6, 7]

    [chain] = grow_chains([(EqualRun(3, 3, 5),)], flat(a, b), LIMITS)

    assert chain == (EqualRun(0, 0, 2), EqualRun(3, 3, 5))


def test_a_chain_does_not_grow_to_a_lone_word_behind_more_words_than_it_is_worth():
    a = [1, 2, 3, 4, 5, 90, 91, 92, 6, 93, 94, 95]
    b = [1, 2, 3, 4, 5, 80, 81, 82, 6, 83, 84, 85]

    assert [(EqualRun(0, 0, 5),)] == grow_chains([(EqualRun(0, 0, 5),)], flat(a, b), LIMITS)


def test_a_chain_grows_to_a_common_end_of_paragraph_that_is_worth_no_words_elsewhere():
    a = [1, 2, 3, 4, 5, 90, 91, 6]
    b = [1, 2, 3, 4, 5, 80, 81, 6]

    at_end = grow_chains([(EqualRun(0, 0, 5),)], flat(a, b), LIMITS)
    inside = grow_chains([(EqualRun(0, 0, 5),)], flat([*a, 92], [*b, 82]), LIMITS)

    assert at_end == [(EqualRun(0, 0, 5), EqualRun(7, 7, 1))]
    assert inside == [(EqualRun(0, 0, 5),)]


def test_growing_stops_at_the_next_chain():
    a = [1, 2, 3, 4, 5, 6, 7, 8]
    b = [1, 2, 3, 4, 5, 6, 7, 8]

    grown = grow_chains([(EqualRun(0, 0, 4),), (EqualRun(4, 4, 4),)], flat(a, b), LIMITS)

    assert grown == [(EqualRun(0, 0, 8),)]


def test_chains_of_one_paragraph_meet_over_a_gap_in_which_enough_is_equal():
    a = [1, 2, 3, 4, 60, 61, 70, 62, 63, 71, 64, 65, 5, 6, 7, 8]
    b = [1, 2, 3, 4, 80, 81, 70, 82, 83, 71, 84, 85, 5, 6, 7, 8]
    chains = [(EqualRun(0, 0, 4),), (EqualRun(12, 12, 4),)]

    [together] = grow_chains(chains, flat(a, b), LIMITS)
    apart = grow_chains(chains, flat(a, b, last=8), LIMITS)

    assert size(together) == 10
    assert len(apart) == 2


@given(FEW, FEW, st.integers(2, 4))
def test_chains_of_any_text_stay_ascending_disjoint_and_equal(a, b, n_words):
    chains = grow_chains(
        join_runs(tile(find_runs(a, b, n_words), n_words), LIMITS), flat(a, b), LIMITS
    )

    for chain in chains:
        assert all(a[x.a : x.a_end] == b[x.b : x.b_end] for x in chain)
        assert all(x.a_end <= y.a and x.b_end <= y.b for x, y in pairwise(chain))
        assert all((x.a_end, x.b_end) != (y.a, y.b) for x, y in pairwise(chain))
    assert all(one[-1].b_end <= other[0].b for one, other in pairwise(chains))


@given(FEW, FEW)
def test_growing_loses_no_word(a, b):
    chains = join_runs(tile(find_runs(a, b, 3), 3), LIMITS)
    grown = grow_chains(chains, flat(a, b), LIMITS)

    before, after = (
        {(x.a + k, x.b + k) for chain in some for x in chain for k in range(x.n)}
        for some in (chains, grown)
    )
    assert before <= after


# ---------------------------------------------------------------------------------- evidence

NAMES = "Mr Desmond Aldgrave of the Ellery Harbour Authority and Ms Ruth Pennifold"
PROSE = "the footway was closed after a handrail came away in a gale"


def test_meaning_counts_lower_case_words_that_are_no_grammar():
    assert [
        meaning((EqualRun(0, 0, len(side)),), WordPair(side, side))
        for side in (written("b", NAMES), written("b", PROSE))
    ] == [0, 4]


def test_density_is_the_share_of_equal_words_on_the_longer_side():
    assert density((EqualRun(0, 0, 4), EqualRun(8, 5, 2))) == 0.6
    assert density((EqualRun(0, 0, 4), EqualRun(5, 8, 2))) == 0.6


@pytest.mark.parametrize(
    ("chain", "is_accepted"),
    [
        ((EqualRun(0, 0, 8),), True),
        ((EqualRun(0, 0, 5),), True),
        ((EqualRun(0, 0, 4),), False),  # too short a run
        ((EqualRun(0, 0, 4), EqualRun(5, 5, 4)), False),
        ((EqualRun(0, 0, 5), EqualRun(8, 8, 2)), True),
        ((EqualRun(0, 0, 5), EqualRun(10, 6, 2)), False),  # too few words of many
    ],
)
def test_prose_is_evidence_by_the_length_of_its_runs(chain, is_accepted):
    prose = written(
        "b", "they closed bridges before gales broke handrails again near towns on rivers"
    )

    assert is_accepted == is_evidence(chain, WordPair(prose, prose), LIMITS)


def test_names_and_titles_are_no_evidence_however_long():
    names = written("b", NAMES)

    assert not is_evidence((EqualRun(0, 0, len(names)),), WordPair(names, names), LIMITS)


@pytest.mark.parametrize(
    "phrase",
    [
        "by the middle of the sixth century the",
        "for the first time in more than thirty years",
        "in the early hours of the morning and late at night",
    ],
)
def test_phrases_that_only_say_when_are_no_evidence_however_long(phrase):
    words = written("b", phrase)

    assert not is_evidence((EqualRun(0, 0, len(words)),), WordPair(words, words), LIMITS)


def test_a_copy_in_capitals_is_evidence_like_its_source():
    shouted, said = written("a", PROSE.upper()), written("b", PROSE)

    assert is_evidence((EqualRun(0, 0, len(said)),), WordPair(shouted, said), LIMITS)
    assert is_evidence((EqualRun(0, 0, len(said)),), WordPair(said, shouted), LIMITS)


def test_a_short_run_counts_beside_a_long_one_in_the_same_two_paragraphs_only():
    b = written("b", f"{PROSE} and nobody else minded much there", PROSE)
    long, short = (EqualRun(0, 0, 13),), (EqualRun(15, 15, 3),)

    assert [long, short] == accept_chains([long, short], WordPair(b, b), LIMITS)
    assert [short] != accept_chains([short], WordPair(b, b), LIMITS)
    elsewhere = (EqualRun(20, 15, 3),)
    assert [long] == accept_chains([long, elsewhere], WordPair(b, b), LIMITS)


# ---------------------------------------------------------------------------------- sentences

SENTENCES = st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=8), min_size=1, max_size=5)


def by_sentence(sentences):
    """Put the words of sentences one behind the other."""
    owners = np.repeat(np.arange(len(sentences)), [len(words) for words in sentences])
    words = np.array([word for words in sentences for word in words], np.uint64)
    return count_by_sentence(words, owners, len(sentences))


def test_sentences_without_a_word_are_like_none():
    none, some = by_sentence([[], []]), by_sentence([[1, 2], [2]])

    for a, b in ((none, some), (some, none), (none, none)):
        kin = likeness(a, b)
        assert not kin.cosine().any()
        assert not kin.dice.any()
        assert not kin.most_equal.any()


@given(SENTENCES, SENTENCES)
def test_similarity_is_cosine_and_dice_of_every_two_sentences(a, b):
    kin = likeness(by_sentence(a), by_sentence(b))
    cosine, dice = kin.cosine(), kin.dice

    for row, one in enumerate(a):
        for column, other in enumerate(b):
            assert cosine[row, column] == pytest.approx(
                reference_align.cosine(one, other, [*a, *b]), abs=1e-5
            )
            assert dice[row, column] == pytest.approx(reference_align.dice(one, other))


def test_spans_are_the_words_of_each_sentence():
    assert written("a", "One two. Three.", "Four five.").spans == ((0, 2), (2, 3), (3, 5))
    assert written("a", "").spans == ()


# ---------------------------------------------------------------------------------- edited

SOURCE = "Inspectors from the harbour office closed the northern footway after a loose handrail fell into the river."
EDITED = "Inspectors of the harbour office shut the northern footway when a loose handrail dropped into the river."


def edit(source, target, covered=(), **limits):
    """Align sentences that no run explains; return the equal words as text."""
    a, b = written("a", *source), written("b", *target)
    limits = dataclasses.replace(LIMITS, **limits)
    flags = bytearray(at in covered for at in range(len(b)))
    chains = find_edited(WordPair(a, b), flags, limits)
    return [" | ".join(b.words(x.b, x.b_end) for x in chain) for chain in chains]


def test_an_edited_sentence_is_aligned_with_the_one_most_like_it():
    found = edit(["A toll dispute went on.", SOURCE], ["A mayor spoke.", EDITED])

    assert found == [
        "Inspectors | the harbour office | the northern footway | a loose handrail | into the river"
    ]


def test_lone_words_are_kept_only_where_both_sentences_begin_or_end_with_them():
    later = f"Later i{SOURCE[1:-1]} below."
    inside = "the harbour office | the northern footway | a loose handrail | into the river"

    assert edit([later], [EDITED]) == [inside]
    assert edit([later], [f"{EDITED[:-1]} below."]) == [f"{inside} below"]


@pytest.mark.parametrize(
    "limits",
    [
        {"min_cosine": 0.99},
        {"min_dice": 0.9},
        {"min_words_edited": 14},
        {"min_density": 0.95},
        {"min_meaning_edited": 9},
    ],
)
def test_an_edited_sentence_needs_every_kind_of_evidence(limits):
    assert edit([SOURCE], [EDITED], **limits) == []


def test_a_sentence_that_runs_explain_is_left_alone():
    n_words = len(EDITED.split())

    assert edit([SOURCE], [EDITED], range(n_words)) == []
    assert edit([SOURCE], [EDITED], range(int(LIMITS.max_covered * n_words) + 1)) == []


def test_words_that_runs_explain_are_not_explained_again():
    assert edit([SOURCE], [EDITED], range(7)) == [
        "northern footway | a loose handrail | into the river"
    ]


def test_nothing_is_edited_where_one_side_is_empty():
    assert edit([""], [EDITED]) == edit([SOURCE], [""]) == []


# ---------------------------------------------------------------------------------- write


def write(source, target, *blocks):
    """Write a chain over two documents given by their paragraphs."""
    a, b = written("a", *source), written("b", *target)
    return (
        a.document.text,
        b.document.text,
        write_alignment(make_match(blocks, WordPair(a, b), LIMITS), a, b),
    )


def shown(a, b, found):
    """Return the operations with their words."""
    return [(o.tag, a[o.a_start : o.a_end], b[o.b_start : o.b_end]) for o in found.operations]


def test_a_chain_is_written_as_word_operations():
    a, b, found = write(
        ["One, two three; four five."],
        ["One two 3 four really five."],
        EqualRun(0, 0, 2),
        EqualRun(3, 3, 1),
        EqualRun(4, 5, 1),
    )

    assert shown(a, b, found) == [
        ("equal", "One, two", "One two"),
        ("replace", "three", "3"),
        ("equal", "four", "four"),
        ("insert", "", "really"),
        ("equal", "five", "five"),
    ]
    assert (found.n_equal, found.n_a, found.n_b, found.n_longest) == (4, 5, 6, 2)
    assert found.identity == 0.6667
    assert found.kind == "edited"


def test_left_out_words_stand_behind_the_word_before_them():
    a, b, found = write(["One two three."], ["One three."], EqualRun(0, 0, 1), EqualRun(2, 1, 1))

    assert shown(a, b, found)[1] == ("delete", "two", "")
    assert (found.operations[1].b_start, found.operations[1].b_end) == (3, 3)


def test_equal_words_are_cut_where_a_paragraph_ends_on_either_side():
    a, b, found = write(["One two.", "Three four."], ["One.", "Two three four."], EqualRun(0, 0, 4))

    assert shown(a, b, found) == [
        ("equal", "One", "One"),
        ("equal", "two", "Two"),
        ("equal", "Three four", "three four"),
    ]
    assert (found.kind, found.n_longest) == ("verbatim", 4)


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("“one two three four five”", "“one two three four five”", "quote"),
        ("one two three four five", "“one two three four five”", "verbatim"),
        ("“one two three four five”", "one two three four five", "verbatim"),
        ("“one two three four” five", "“one two three four” five", "quote"),
        ("“one two three” four five", "“one two three” four five", "verbatim"),
    ],
)
def test_a_passage_is_a_quote_where_most_of_it_is_quoted_on_both_sides(source, target, kind):
    *_, found = write([source], [target], EqualRun(0, 0, 5))

    assert kind == found.kind


@given(FEW, FEW)
def test_two_sentences_have_no_more_equal_words_in_a_row_or_not_than_is_asked_for(a, b):
    sides = [
        count_by_sentence(np.array([9, *ids], np.uint64), np.zeros(len(ids) + 1, np.int64), 1)
        for ids in (a, b)
    ]
    pair = flat([9, *a], [9, *b])
    n_equal = sum(run.n for run in pair.common_runs((0, len(pair.a)), (0, len(pair.b))))

    [[most]] = likeness(*sides).most_equal.tolist()
    assert n_equal <= most <= min(len(a), len(b)) + 1


def test_a_word_that_a_sentence_repeats_hundreds_of_times_is_counted_every_time():
    side = count_by_sentence(np.array([5] * 300 + [7], np.uint64), np.zeros(301, np.int64), 1)
    assert side.counts_of(np.array([0, 1])).tolist() == [[300, 1]]


@given(FEW, FEW, st.integers(1, 4))
def test_words_in_a_row_that_the_other_text_has_are_flagged(a, b, n_words):
    rows = {tuple(a[at : at + n_words]) for at in range(len(a) - n_words + 1)}
    expected = [tuple(b[at : at + n_words]) in rows for at in range(len(b) - n_words + 1)]

    sides = (number_grams(np.array(words, np.uint64), n_words) for words in (a, b))
    assert list(flag_shared(*sides)) == expected
