"""Cases of plagiarism, and the benchmark that measures them."""

import importlib.util
import math
import random
from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import pan, pan_score
from newsdiff import api
from newsdiff.language.tokenizing import tokenize
from newsdiff.language.tokens import Tokens
from newsdiff.model import Document, Paragraph
from newsdiff.reuse.align import cases
from newsdiff.reuse.align.cases import terms, windows
from newsdiff.reuse.align.cases.summary import concentration
from newsdiff.settings import PRESETS, CaseSettings, Settings

SHARED_SCORER = Path(__file__).parents[2] / "shared" / "score" / "pan.py"
PLAGIARISM = CaseSettings()


def _word(number):
    """Spell a number as a pronounceable word that no stemmer shortens."""
    letters = []
    while number or len(letters) < 3:
        number, rest = divmod(number, 60)
        letters.append("bdfgklmnprtv"[rest % 12] + "aeiou"[rest // 12])
    return "".join(letters) + "k"


def _sentences(n, seed, vocabulary=4000):
    """Write sentences of 8 to 20 words; frequencies fall as in a language."""
    draw = random.Random(seed)
    lines = []
    for _ in range(n):
        words = [_word(int(vocabulary ** draw.random())) for _ in range(draw.randint(8, 20))]
        lines.append(" ".join(words).capitalize() + ".")
    return lines


def _tokens(text, name="d"):
    document = Document(id=name, text=text, paragraphs=(Paragraph(0, 1, 0, len(text)),))
    return tokenize(document)


def _found(source, target):
    return cases.find(_tokens(source, "a"), _tokens(target, "b"), PLAGIARISM)


def _obfuscated(lines, seed):
    """Shuffle the words of a passage, leave out a fifth and replace a fifth."""
    draw = random.Random(seed)
    words = " ".join(lines).replace(".", "").split()
    kept = [word for word in words if draw.random() > 0.2]
    kept = [_word(5000 + draw.randrange(9000)) if draw.random() < 0.2 else w for w in kept]
    near = sorted(range(len(kept)), key=lambda at: at + 12 * draw.random())
    return " ".join(kept[at] for at in near).capitalize() + "."


def test_a_pasted_passage_is_found_to_the_word():
    source, own = _sentences(40, 1), _sentences(40, 2)
    pasted = " ".join(source[10:16])
    target = " ".join(own[:20]) + " " + pasted + " " + " ".join(own[20:])

    (case,) = _found(" ".join(source), target)

    assert case.kind == "verbatim"
    assert target[case.b.start : case.b.end] == pasted.removesuffix(".")


def test_a_pasted_sentence_too_short_to_be_meant_is_no_case():
    source, own = _sentences(40, 1), _sentences(40, 2)

    assert _found(" ".join(source), " ".join([*own[:20], source[7], *own[20:]])) == ()


def test_an_obfuscated_passage_is_found_from_its_first_sentence_to_its_last():
    source, own = _sentences(40, 3), _sentences(40, 4)
    made = _obfuscated(source[12:18], 5)
    before = " ".join(own[:20]) + " "
    target = before + made + " " + " ".join(own[20:])
    text = " ".join(source)

    (case,) = _found(text, target)

    assert case.kind == "obfuscated"
    assert (case.b.start, case.b.end) == (len(before), len(before) + len(made) - 1)
    assert text[case.a.start : case.a.end] == " ".join(source[12:18]).removesuffix(".")


def test_the_preset_reports_an_obfuscated_passage_where_nothing_was_copied():
    source, own = _sentences(40, 3), _sentences(40, 4)
    made = _obfuscated(source[12:18], 5)
    paragraphs = [" ".join(own[:20]), made, " ".join(own[20:])]
    a, b = api.prepare(
        [
            Document(id="a", text="\n\n".join(" ".join(source[at : at + 5]) for at in (0, 10, 15))),
            Document(id="b", text="\n\n".join(paragraphs)),
        ],
        is_cleaned=False,
    )

    by_words = Settings().changed({"align.min_retold": 1.0})  # else single sentences say it too
    by_preset = by_words.changed({"cases.is_used": True})

    def verdicts(settings):
        return [found.verdict for found in api.provenance(b, [a], settings).paragraphs]

    assert verdicts(by_words) == ["original", "original", "original"]
    assert verdicts(by_preset) == ["original", "reworded", "original"]


def test_two_obfuscated_passages_stay_two_cases_whatever_their_order():
    source, own = _sentences(80, 6), _sentences(60, 7)
    first, second = _obfuscated(source[10:16], 8), _obfuscated(source[60:66], 9)
    target = " ".join([*own[:15], second, *own[15:45], first, *own[45:]])

    found = _found(" ".join(source), target)

    assert [case.kind for case in found] == ["obfuscated", "obfuscated"]
    assert found[0].a.start > found[1].a.end


def test_a_summary_has_the_whole_source():
    source, own = _sentences(60, 10), _sentences(40, 11)
    draw = random.Random(12)
    words = " ".join(source).lower().replace(".", "").split()
    rare = [word for word, n in Counter(words).items() if n == 1]
    told = [" ".join(rare[at : at + 3]) for at in range(0, len(rare) - 3, len(rare) // 30)]
    draw.shuffle(told)
    made = " ".join(" ".join(told[at : at + 4]).capitalize() + "." for at in range(0, 30, 4))
    text = " ".join(source)
    target = " ".join([*own[:20], made, *own[20:]])

    (case,) = _found(text, target)

    assert case.kind == "summary"
    assert text[case.a.start : case.a.end] == text.removesuffix(".")
    assert target[case.b.start : case.b.end] == made.removesuffix(".")


@pytest.mark.parametrize("seed", range(5))
def test_independent_texts_with_one_vocabulary_hold_no_case(seed):
    assert _found(" ".join(_sentences(60, seed)), " ".join(_sentences(60, 100 + seed))) == ()


@pytest.mark.parametrize(("source", "target"), [("", ""), ("", "One word."), ("One.", "One.")])
def test_next_to_nothing_holds_no_case(source, target):
    assert _found(source, target) == ()


text = st.lists(
    st.sampled_from("harbour quay vote board the of and ship. Town. Fund, 12,700 U.S.".split()),
    max_size=150,
).map(" ".join)


@settings(max_examples=60)
@given(text, text)
def test_passages_lie_inside_their_documents_in_order_and_apart(source, target):
    found = _found(source, target)

    assert all(0 <= case.a.start < case.a.end <= len(source) for case in found)
    assert all(0 <= case.b.start < case.b.end <= len(target) for case in found)
    assert [case.b.start for case in found] == sorted(case.b.start for case in found)
    assert found == _found(source, target)


def test_a_word_says_less_among_more_words():
    frequency = np.array([0.001])

    said = [float(terms.gains(frequency, n)[0]) for n in (1, 10, 100, 1000)]

    assert said == sorted(said, reverse=True)
    assert said[0] == pytest.approx(-math.log(1 - math.exp(-0.001)))


@given(st.lists(st.integers(-4, 4), min_size=1, max_size=30), st.data())
def test_the_best_range_is_the_best_of_all(worth, data):
    bounds = data.draw(st.lists(st.booleans(), min_size=len(worth) + 1, max_size=len(worth) + 1))
    bonus = PLAGIARISM.edge_bonus

    (first, last), total = terms.best_range(
        np.array(worth, float), np.array(bounds), (0, len(worth)), PLAGIARISM
    )

    def rank(start, end):
        return sum(worth[start:end]) + bonus * (bounds[start] + bounds[end])

    ranges = [(i, j) for i in range(len(worth)) for j in range(i + 1, len(worth) + 1)]
    assert rank(first, last) == max(rank(*some) for some in ranges)
    assert total == sum(worth[first:last])


def _slow_evidence(pair, frequency):
    """Compare windows word by word."""
    size, step = 30, 10

    def spread(numbers):
        n_blocks = -(-len(numbers) // step)
        starts = range(0, (n_blocks - min(3, n_blocks) + 1) * step, step)
        return [numbers[start : start + size].tolist() for start in starts]

    def said(words, other):
        known = [w for w in words if w in other]
        gained = sum(-math.log(1 - math.exp(-frequency[w] * size)) for w in known)
        return gained - PLAGIARISM.absent_cost * (size - len(known))

    rows, columns = spread(pair.a.numbers), spread(pair.b.numbers)
    return [[(said(a, set(b)) + said(b, set(a))) / 2 for b in columns] for a in rows]


def test_windows_are_compared_as_word_by_word():
    pair = terms.number_stems(
        _tokens(" ".join(_sentences(9, 20, 90))), _tokens(" ".join(_sentences(7, 21, 90)))
    )

    np.testing.assert_allclose(
        windows.window_evidence(pair, PLAGIARISM), _slow_evidence(pair, pair.frequency), atol=1e-3
    )


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), unique=True), st.integers(0, 9))
def test_every_seed_lies_in_one_cluster_that_no_gap_splits(seeds, reach):
    found = windows.cluster_seeds(seeds, reach)

    assert Counter(seed for some in found for seed in some) == Counter(seeds)
    for some in found:
        for side in (0, 1):
            places = sorted(seed[side] for seed in some)
            assert all(b - a <= reach for a, b in pairwise(places))


def test_a_copy_stands_together_in_its_source_and_a_summary_does_not():
    lines = _sentences(60, 30)
    source = _tokens(" ".join(lines))
    copy = terms.number_stems(source, _tokens(" ".join(lines[20:24])))
    condensed = terms.number_stems(
        source, _tokens(" ".join([lines[3], lines[20], lines[40], lines[57]]))
    )

    assert concentration(copy, (0, len(copy.b))) == 1
    assert concentration(condensed, (0, len(condensed.b))) < 0.7


# ------------------------------------------------------------------------------ the benchmark


def _links(draw, n):
    def link():
        return pan_score.Link(
            draw.choice("tu"),
            draw.randrange(300),
            draw.randint(1, 90),
            draw.choice("sr"),
            draw.randrange(300),
            draw.randint(1, 90),
        )

    return {link() for _ in range(n)}


@pytest.mark.parametrize("seed", range(40))
def test_the_score_is_that_of_the_shared_scorer(seed):
    if not SHARED_SCORER.exists():
        pytest.skip("the shared scorer lies beside the checkout only on development machines")
    spec = importlib.util.spec_from_file_location("shared_pan", SHARED_SCORER)
    shared = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(shared)
    draw = random.Random(seed)
    true, found = _links(draw, seed % 13), _links(draw, draw.randrange(15))

    score = pan_score.score(true, found)

    got = (score.plagdet, score.recall, score.precision, score.granularity)
    assert got == pytest.approx(shared.score(set(map(tuple, true)), set(map(tuple, found)))[:4])


def test_split_detections_cost_granularity_only():
    case = pan_score.Link("t", 0, 100, "s", 0, 100)
    halves = [pan_score.Link("t", 50 * k, 50, "s", 50 * k, 50) for k in (0, 1)]

    score = pan_score.score([case], halves)

    assert (score.recall, score.precision, score.granularity) == (1, 1, 2)
    assert score.plagdet == pytest.approx(1 / math.log2(3))


@pytest.fixture
def corpus(tmp_path):
    """A corpus of one pasted passage and one pair without any."""
    source, own, other = _sentences(30, 40), _sentences(30, 41), _sentences(30, 42)
    pasted = " ".join(source[10:16]).removesuffix(".")
    before = " ".join(own[:15]) + " "
    for folder in ("src", "susp", "01-no-plagiarism", "02-no-obfuscation"):
        (tmp_path / folder).mkdir()
    (tmp_path / "src" / "s.txt").write_text(" ".join(source))
    (tmp_path / "susp" / "t.txt").write_text(before + pasted + ". " + " ".join(own[15:]))
    (tmp_path / "susp" / "u.txt").write_text(" ".join(other))
    (tmp_path / "01-no-plagiarism" / "pairs").write_text("u.txt s.txt\n")
    (tmp_path / "02-no-obfuscation" / "pairs").write_text("t.txt s.txt\n")
    case = pan_score.Link("t.txt", len(before), len(pasted), "s.txt", 0, len(pasted))
    case = case._replace(source_start=len(" ".join(source[:10])) + 1)
    folder = tmp_path / "02-no-obfuscation"
    pan_score.write(folder / "t-s.xml", "t.txt", [case])
    return tmp_path


@pytest.mark.parametrize("preset", PRESETS)
def test_the_benchmark_finds_writes_and_scores(corpus, tmp_path, capsys, preset):
    out = tmp_path / "out"

    pan.main([str(corpus), "--preset", preset, "--jobs", "1", "--out", str(out), "--errors", "1"])

    printed = capsys.readouterr().out
    assert "02-no-obfuscation            1.00000  1.00000  1.00000" in printed
    assert "case covered by 1.00: t.txt s.txt" in printed
    written = pan_score.read(out, "detected-plagiarism")
    assert written == pan_score.read(corpus / "02-no-obfuscation", "plagiarism")


def test_the_figures_are_those_of_each_folder_and_the_whole(corpus):
    assert pan.figures(corpus) == {
        "false 01-no-plagiarism": 0.0,
        "false 01-no-plagiarism, default preset": 0.0,
        "plagdet 02-no-obfuscation": 1.0,
        "plagdet entire": 1.0,
        "granularity": -1.0,
    }


def test_the_benchmark_lists_what_it_finds_where_there_is_no_case(corpus, capsys):
    (corpus / "01-no-plagiarism" / "pairs").write_text("t.txt s.txt\n")

    pan.main([str(corpus), "--jobs", "1", "--false"])

    assert "01-no-plagiarism false detection: t.txt s.txt" in capsys.readouterr().out


def test_tokens_of_the_benchmark_keep_every_position(corpus):
    words = pan._whole(corpus / "susp" / "t.txt")

    assert isinstance(words, Tokens)
    assert words.words(0, len(words)) == words.document.text.removesuffix(".")
