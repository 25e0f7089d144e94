"""Settings: what each takes, how it is named, and how presets, files and options reach it."""

import json
import math
from dataclasses import asdict, fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff import Document, LoadError, Settings, SettingsError, api
from newsdiff.language.tokenizing import tokenize
from newsdiff.reuse.align import cases
from newsdiff.settings import (
    PRESETS,
    AlignSettings,
    CleanSettings,
    Panel,
    every,
    from_toml,
    named,
    to_toml,
    written,
)
from newsdiff.settings.fields import LARGEST

ROOT = Path(__file__).parents[1]
EVERY = every()
NUMBERS = [path for path, one in EVERY.items() if one.rule.kind in (int, float)]
MANY = settings(max_examples=300)
LIMITED = [path for path, one in EVERY.items() if one.rule.up_to]


def values(rule):
    """Draw values that a rule takes."""
    if rule.kind is bool:
        one = st.booleans()
    elif rule.choices:
        one = st.sampled_from(rule.choices)
    else:
        number = st.integers if rule.kind is int else st.floats
        one = number(rule.kind(rule.least), rule.kind(rule.most))
    tables = st.lists(st.tuples(one, one)).map(
        lambda rows: tuple(zip(*map(sorted, zip(*rows, strict=True)), strict=True))
    )
    found = tables if rule.is_table else one
    return st.none() | found if rule.is_optional else found


def shaped(rule, value):
    """Put a value into the shape that a rule has."""
    return ((value, value),) if rule.is_table else value


def followed(path, value):
    """Return a change with those that it makes necessary: what may not exceed it, and what it may not."""
    changes, todo = {path: value}, [path]
    while todo:
        at = EVERY[todo.pop()]
        for one in EVERY.values():
            above = one.path == f"{at.section}.{at.rule.up_to}"
            below = f"{one.section}.{one.rule.up_to}" == at.path
            now, wanted = changes.get(one.path, one.default), changes[at.path]
            if (above and now < wanted) or (below and now > wanted):
                changes[one.path] = wanted
                todo.append(one.path)
    return changes


# -------------------------------------------------------------------------------------- ranges


@pytest.mark.parametrize("path", EVERY)
def test_every_setting_takes_its_default(path):
    assert Settings().changed({path: EVERY[path].default}) == Settings()


@MANY
@given(path=st.sampled_from(NUMBERS), data=st.data())
def test_every_number_inside_of_its_range_is_taken_in_its_own_type(path, data):
    rule = EVERY[path].rule
    value = data.draw(values(rule))

    fitted = rule.fit(value)

    assert fitted == value
    assert repr(fitted) == repr(value)


@MANY
@given(path=st.sampled_from(NUMBERS), data=st.data())
def test_every_number_outside_of_its_range_is_refused(path, data):
    rule = EVERY[path].rule
    if rule.kind is int:
        outside = st.integers(max_value=rule.least - 1) | st.integers(rule.most + 1)
    else:
        below, above = {"max_value": rule.least}, {"min_value": rule.most}
        outside = st.floats(**below, exclude_max=True) | st.floats(**above, exclude_min=True)
    value = data.draw(outside)

    with pytest.raises(SettingsError, match=rf"^{path} is .*; it must be {EVERY[path].range}$"):
        Settings().changed({path: shaped(rule, value)})


@pytest.mark.parametrize("path", EVERY)
def test_a_value_of_another_type_is_refused(path):
    rule = EVERY[path].rule
    wrong = ["7", math.nan, math.inf, {}, 10**400, (), *([1.5] * (rule.kind is not float))]
    wrong += [value for kind, value in ((bool, True), (None, None)) if kind is not rule.kind]
    for value in wrong:
        if (value == () and rule.is_table) or (value is None and rule.is_optional):
            continue
        with pytest.raises(SettingsError, match=path):
            Settings().changed({path: value})


def test_a_wrong_value_is_named_with_its_section_and_range():
    with pytest.raises(SettingsError) as error:
        AlignSettings(min_words=-3)

    assert str(error.value) == (
        f"align.min_words is -3; it must be a whole number from 1 to {LARGEST:,}"
    )


@pytest.mark.parametrize("path", LIMITED)
def test_what_may_not_exceed_another_setting_is_refused_above_it(path):
    one = EVERY[path]
    limit = EVERY[f"{one.section}.{one.rule.up_to}"]
    above = limit.default + (1 if one.rule.kind is int else 0.001)

    with pytest.raises(SettingsError, match=f"{path} is .*; it must be at most {limit.path}, "):
        Settings().changed({path: above})


def test_settings_that_limit_each_other_can_move_together():
    moved = {"clean.min_headline_words": 30, "clean.max_headline_words": 40}

    changed = Settings().changed(moved).clean

    assert (changed.min_headline_words, changed.max_headline_words) == (30, 40)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("index.ngram_words_below", ((30, 5), (20, 6))),
        ("index.ngram_words_below", ((20, 6), (30, 5))),
        ("index.ngram_words_below", ((20, 6, 7),)),
        ("clean.strictness", "harsh"),
    ],
)
def test_pairs_out_of_order_and_unknown_words_are_refused(path, value):
    with pytest.raises(SettingsError, match=path):
        Settings().changed({path: value})


def test_whole_numbers_become_floats_and_lists_tuples():
    changed = Settings().changed({"align.end_bonus": 2, "index.ngram_words_below": [[20, 6]]})

    assert repr(changed.align.end_bonus) == "2.0"
    assert changed.index.ngram_words_below == ((20, 6),)


def test_each_section_has_the_name_of_its_field():
    names = [f.name for f in fields(Settings)]

    assert [getattr(Settings(), name).section for name in names] == names


def test_a_report_records_every_setting_by_section():
    recorded = Settings().as_dict()

    assert list(recorded) == [
        "clean",
        "align",
        "attribute",
        "index",
        "cluster",
        "cases",
        "translations",
    ]
    assert [f"{s}.{name}" for s, below in recorded.items() for name in below] == list(EVERY)


@pytest.mark.parametrize("path", EVERY)
def test_every_setting_says_what_it_is_for_and_names_only_what_exists(path):
    one = EVERY[path]
    names = {f.name for f in fields(type(getattr(Settings(), one.section)))}
    quoted = {word for word in one.rule.meaning.split("`")[1::2] if "_" in word}

    assert one.rule.meaning.endswith(".")
    assert one.rule.meaning[0].isupper()
    assert quoted <= names
    assert one.rule.unit or one.rule.kind in (bool, str)


QUOTE = "“It has cracks in two of its piers,” she said."
TEXTS = {
    "a": f"The old bridge will close on Monday, the mayor told the council. {QUOTE}\n\nBuses will run on.",
    "b": f"The old bridge will close on Tuesday, the mayor told the town. {QUOTE}\n\nShare this story",
    "c": "Cats are lent by a library in the hills for one week.\n\nShare this story",
}
DOCUMENTS = [
    Document(id=name, text=text, outlet=name, published=f"2020-01-0{at}")
    for at, (name, text) in enumerate(TEXTS.items(), 1)
]


@pytest.mark.parametrize("path", [path for path in EVERY if path != "align.is_semantic"])
def test_no_value_at_an_end_of_a_range_breaks_a_run(path):
    rule = EVERY[path].rule
    ends = rule.choices or ((True,) if rule.kind is bool else (rule.least, rule.most))
    for end in ends:
        limits = Settings().changed(followed(path, shaped(rule, end)))
        target, *sources = prepared = api.prepare(DOCUMENTS, limits)

        assert len(api.provenance(target, sources, limits).paragraphs) == 2
        assert api.dedupe(prepared, limits).documents == 3
        assert isinstance(cases.find(tokenize(target), tokenize(sources[0]), limits.cases), tuple)


# --------------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("align.min_wrods", "align.min_words"),
        ("engine.window_days", "index.window_days"),
        ("strictness", "clean.strictness"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(path, nearest):
    with pytest.raises(SettingsError, match=f"^{path} is no setting; nearest: {nearest}; "):
        named(path)


# ---------------------------------------------------------------------------- texts and files


@MANY
@given(path=st.sampled_from(list(EVERY)), data=st.data())
def test_a_value_that_is_written_is_read_back(path, data):
    rule = EVERY[path].rule
    value = data.draw(values(rule))

    assert rule.read(written(value)) == value


@given(path=st.sampled_from(list(EVERY)), data=st.data())
def test_settings_written_in_toml_are_read_back(path, data):
    changed = Settings().changed(followed(path, data.draw(values(EVERY[path].rule))))
    short = to_toml(changed, changed.differences())

    assert Settings().changed(from_toml(to_toml(changed))) == changed
    assert Settings().changed(from_toml(short)) == changed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("align.min_words=10", 10),
        (" align.min_words = 10 ", 10),
        ("align.gap_cost=.5", 0.5),
        ("align.gap_cost=1e-1", 0.1),
        ("align.is_semantic=true", True),
        ("clean.strictness=safe", "safe"),
        ("index.ngram_words_below=10:5,20:6", ((10, 5), (20, 6))),
        ("index.ngram_words_below=", ()),
        ("index.ngram_words=6", 6),
        ("index.window_days=none", None),
    ],
)
def test_a_text_sets_a_value_of_the_type_of_its_field(text, value):
    panel = Panel().with_texts([text], "--set")
    (path,) = panel.origins

    assert panel.settings.values()[path] == value
    assert type(panel.settings.values()[path]) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "align.min_words",
        "align.min_words=",
        "align.min_words=10.0",
        "align.min_words=ten",
        "align.min_words=none",
        "align.gap_cost=nan",
        "align.gap_cost=inf",
        "align.is_semantic=yes",
        "index.ngram_words_below=10",
        "=10",
        "",
    ],
)
def test_a_text_that_says_no_value_is_refused(text):
    with pytest.raises(SettingsError):
        Panel().with_texts([text], "--set")


@pytest.mark.parametrize(
    ("toml", "error", "said"),
    [
        ("[align]\nmin_words = -3", SettingsError, "align.min_words is -3; it must be "),
        ("[align]\nmin_words = '10'", SettingsError, "align.min_words is 10; it must be "),
        ("[align]\nmin_words = 1979-05-27", SettingsError, "align.min_words is 1979-05-27; "),
        ("[align.min_words]\nx = 1", SettingsError, "align.min_words is "),
        ("[align]\nmin_wrods = 10", SettingsError, "nearest: align.min_words"),
        ("[algin]\nmin_words = 10", SettingsError, "nearest: align.min_words"),
        ("[algin]", SettingsError, "algin is no setting"),
        ("min_words = 10", SettingsError, "min_words is no setting"),
        ("[align]\nmin_words = 3", SettingsError, "at most align.min_words, 3"),
        ("[align", LoadError, "is not TOML ("),
        ("x = " + "[" * 5000, LoadError, "is not TOML ("),
    ],
)
def test_what_is_wrong_in_a_file_is_said_with_file_and_name(tmp_path, toml, error, said):
    file = tmp_path / "newsdiff.toml"
    file.write_text(toml, encoding="utf-8")

    with pytest.raises(error) as raised:
        Panel().with_file(file)

    assert str(raised.value).startswith(str(file))
    assert said in str(raised.value)


def test_a_file_may_begin_with_a_byte_order_mark(tmp_path):
    file = tmp_path / "newsdiff.toml"
    file.write_text("[align]\nmin_words = 10\n", encoding="utf-8-sig")

    assert Panel().with_file(file).settings.align.min_words == 10


def test_a_file_that_is_no_text_is_refused(tmp_path):
    file = tmp_path / "newsdiff.toml"
    file.write_bytes(b"\xff\xfe\x00")

    with pytest.raises(LoadError, match="is not TOML"):
        Panel().with_file(file)


# --------------------------------------------------------------------------------- precedence


def test_a_later_change_wins_and_is_what_a_value_comes_from(tmp_path):
    file = tmp_path / "newsdiff.toml"
    file.write_text("[cases]\nis_used = false\nn_rounds = 3\nmin_chars_a = 100\n", encoding="utf-8")
    panel = (
        Panel().with_preset("plagiarism").with_file(file).with_texts(["cases.n_rounds=4"], "--set")
    )
    origins = [panel.origin(f"cases.{name}") for name in ("is_used", "min_chars_a", "n_rounds")]

    assert panel.settings == Settings().changed({"cases.n_rounds": 4, "cases.min_chars_a": 100})
    assert origins == [str(file), str(file), "--set"]
    assert panel.origin("cases.block_words") == "default"


def test_a_preset_is_a_whole_of_settings():
    assert PRESETS["default"] == Settings()
    assert PRESETS["plagiarism"].differences() == {"cases.is_used": True}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_preset_changes_what_differs_from_the_defaults(preset):
    assert Panel().with_preset(preset).settings == PRESETS[preset]


# --------------------------------------------------------------------------- the command line


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Stand in a folder with a small corpus that has settings beside its articles."""
    articles = tmp_path / "articles"
    for name, text in TEXTS.items():
        file = articles / name / f"{name}.txt"
        file.parent.mkdir(parents=True)
        file.write_text(text, encoding="utf-8")
    (articles / "newsdiff.toml").write_text(
        "[align]\nmin_words = 9\n[clean]\nstrictness = 'safe'\n"
    )
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "x", "text": TEXTS["a"]}))
    (tmp_path / "other.toml").write_text("[align]\nmin_words = 11\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(done):
    """Return what `newsdiff settings --format json` says of each setting that is not the default."""
    assert done.code == 0, done.err
    rows = json.loads(done.out)["settings"]
    return {r["name"]: (r["value"], r["from"]) for r in rows}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", (9, "articles/newsdiff.toml")),
        ("--preset plagiarism", (9, "articles/newsdiff.toml")),
        ("--config other.toml", (11, "other.toml")),
        ("--set align.min_words=12", (12, "--set")),
        ("--set align.min_words=12 --set align.min_words=13", (13, "--set")),
        ("--config other.toml --set align.min_words=12", (12, "--set")),
    ],
)
@pytest.mark.usefixtures("folder")
def test_options_win_over_the_file_and_the_file_over_a_preset(run, options, expected):
    done = run(f"settings articles --changed --format json {options}", here=True)

    assert listed(done)["align.min_words"] == expected


@pytest.mark.usefixtures("folder")
def test_an_option_of_its_own_wins_over_all(run):
    command = "--set align.min_words=12 --set clean.strictness=aggressive --format json"
    defaults = json.loads(run(f"clean articles {command}", here=True).out)["settings"]
    own = json.loads(run(f"clean articles {command} --strictness balanced", here=True).out)[
        "settings"
    ]
    dedupe = json.loads(run(f"dedupe articles {command} --min-words 7", here=True).out)["settings"]

    assert (defaults["align"]["min_words"], defaults["clean"]["strictness"]) == (12, "aggressive")
    assert own["clean"]["strictness"] == "balanced"
    assert (dedupe["align"]["min_words"], dedupe["align"]["min_words_edited"]) == (7, 7)


@pytest.mark.usefixtures("folder")
def test_zero_is_a_value_of_an_option(run):
    done = run("dedupe articles --window-days 0 --set index.window_days=3 --format json", here=True)

    assert json.loads(done.out)["settings"]["index"]["window_days"] == 0


@pytest.mark.parametrize(
    "command",
    ["provenance b/b.txt --corpus articles", "dedupe articles", "clean articles"],
)
@pytest.mark.usefixtures("folder")
def test_every_report_records_the_settings_of_its_run(run, command):
    done = run(
        f"{command} --set attribute.min_used=0.4 --preset plagiarism --format json", here=True
    )
    expected = {"attribute.min_used": 0.4, "cases.is_used": True, "align.min_words": 9}
    changed = Settings().changed({**expected, "clean.strictness": "safe"})

    assert json.loads(done.out)["settings"] == json.loads(json.dumps(changed.as_dict()))
    assert done.err.splitlines() == [
        "articles/newsdiff.toml: align.min_words = 9, clean.strictness = safe",
        "preset plagiarism: cases.is_used = true",
    ]


def test_the_file_beside_a_corpus_of_one_file_counts(run, folder):
    (folder / "newsdiff.toml").write_text("[align]\nreach = 30\n")

    assert listed(run("settings rows.jsonl --changed --format json", here=True)) == {
        "align.reach": (30, "newsdiff.toml")
    }


def test_articles_outside_of_every_corpus_have_no_settings_beside_them(run, folder):
    (folder / "corpus").mkdir()
    (folder / "corpus" / "newsdiff.toml").write_text("[align]\nreach = 30\n")
    done = run("provenance articles/b/b.txt articles/a/a.txt --format json", here=True)

    assert json.loads(done.out)["settings"] == json.loads(json.dumps(Settings().as_dict()))


@pytest.mark.usefixtures("folder")
def test_settings_beside_a_corpus_are_no_article(run):
    report = json.loads(run("clean articles --format json", here=True).out)

    assert [document["id"] for document in report["documents"]] == ["a", "b", "c"]


@pytest.mark.usefixtures("folder")
def test_an_archive_is_made_and_asked_with_the_settings_given(run):
    pytest.importorskip("duckdb")
    cleaned = "--set clean.strictness=safe --set clean.max_suspect=0.4"
    kept = run("index articles --into news.duckdb -v --set clean.max_suspect=0.4", here=True)
    asked = run(
        f"provenance b --corpus news.duckdb --format json --config other.toml {cleaned}", here=True
    )
    refused = run("provenance b --corpus news.duckdb --config other.toml", here=True)

    assert "--set: clean.max_suspect = 0.4" in kept.err
    assert json.loads(asked.out)["settings"]["align"]["min_words"] == 11
    assert (refused.code, refused.out) == (1, "")
    assert "news.duckdb was cleaned with clean." in refused.err


@pytest.mark.usefixtures("folder")
def test_an_explanation_uses_the_settings_given(run):
    command = "explain c a --corpus articles --set align.min_cosine=0.91"

    assert "min_cosine 0.91" in run(command, here=True).out


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ("--set align.min_words=-3", 2, "align.min_words is -3; it must be "),
        ("--set align.min_wrods=3", 2, "nearest: align.min_words"),
        ("--set align.min_words", 2, "write it as align.min_words=10"),
        ("--set align.min_words=3", 2, "at most align.min_words, 3"),
        ("--preset wire", 2, "'wire'"),
        ("--config missing.toml", 1, "missing.toml cannot be read"),
        ("--config articles", 1, "articles cannot be read"),
        ("--config bad.toml", 1, "bad.toml: align.min_words is ten; it must be "),
    ],
)
@pytest.mark.parametrize("command", ["settings", "clean", "dedupe", "learn"])
def test_a_wrong_option_is_wrong_usage_and_a_wrong_file_an_error(
    run, folder, command, options, code, said
):
    (folder / "bad.toml").write_text("[align]\nmin_words = 'ten'\n")
    done = run(f"{command} articles {options}", here=True)

    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert code == 2 or (done.err.startswith("newsdiff: ") and done.err.count("\n") == 1)


@pytest.mark.usefixtures("folder")
def test_an_option_of_its_own_that_fits_no_other_setting_is_wrong_usage(run):
    done = run("dedupe articles --min-words 6 --set align.seed_words=7", here=True)

    assert done.code == 2
    assert "align.seed_words is 7; it must be at most align.min_words" in done.err


def test_the_list_names_every_setting_with_its_meaning_in_eighty_columns(run):
    done = run("settings")
    words = " ".join(done.out.split())

    assert max(map(len, done.out.splitlines())) <= 80
    for path, one in EVERY.items():
        assert f"{path} = {written(one.default)}" in words
        assert f"{one.rule.meaning} Takes {one.range}." in words


def test_only_what_differs_is_listed_on_request(run):
    done = run("settings --changed --set align.min_words=10 --set align.reach=24")

    assert "align.min_words = 10  words" in done.out
    assert "; 8 by default." in done.out
    assert done.out.count(" = ") == 1
    assert run("settings --changed").out == "All settings have their defaults.\n"


@pytest.mark.usefixtures("folder")
def test_the_list_in_toml_can_be_kept_as_settings(run):
    changes = "--set align.min_words=10 --set index.ngram_words_below=10:5,20:6 --preset plagiarism"
    run(f"settings articles {changes} --changed --format toml -o kept.toml", here=True)
    again = run("settings articles --changed --format json --config kept.toml", here=True)

    assert {name: value for name, (value, _) in listed(again).items()} == {
        "clean.strictness": "safe",
        "align.min_words": 10,
        "index.ngram_words_below": [[10, 5], [20, 6]],
        "cases.is_used": True,
    }
    assert {origin for _, origin in listed(again).values()} == {"kept.toml"}


def test_the_list_in_json_says_all_that_is_known(run):
    rows = json.loads(run("settings --format json").out)["settings"]
    (row,) = [r for r in rows if r["name"] == "clean.strictness"]

    assert [r["name"] for r in rows] == list(EVERY)
    assert row == {
        "name": "clean.strictness",
        "value": "balanced",
        "default": "balanced",
        "unit": None,
        "range": "safe, balanced or aggressive",
        "from": "default",
        "meaning": "How much evidence a removal needs: safe most, aggressive least.",
    }


def test_a_section_is_made_of_values_only():
    assert asdict(CleanSettings())["strictness"] == "balanced"
    assert hash(Settings()) == hash(Settings())


def test_an_error_that_quotes_lines_is_one_line():
    with pytest.raises(SettingsError) as error:
        Panel().with_texts(["a\nb\x1b[31m = 1"], "--set")

    assert str(error.value).startswith("a b\\x1b[31m is no setting")
