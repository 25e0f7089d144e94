import lzma

from benchmarks import gate


def row(**figures):
    return {"digest": "d", "figures": figures}


def test_a_figure_below_its_floor_is_named():
    assert gate.regressions({"F1": 0.9}, {"F1": 0.85}) == ["F1 is 0.8500, below its floor 0.9000"]


def test_a_fall_within_epsilon_is_none():
    assert gate.regressions({"F1": 0.9}, {"F1": 0.8996}) == []


def test_a_figure_that_is_no_longer_measured_is_a_regression():
    assert gate.regressions({"F1": 0.9}, {}) == ["F1 is no longer measured"]


def test_an_update_refuses_to_lower_a_floor():
    floors = {"x": row(F1=0.9)}
    kept, fallen = gate.updated(floors, {"x": row(F1=0.8)}, allow_regression=False)

    assert (kept, len(fallen)) == (floors, 1)


def test_an_update_lowers_a_floor_when_it_is_told_to():
    floors, _ = gate.updated({"x": row(F1=0.9)}, {"x": row(F1=0.8)}, allow_regression=True)

    assert floors == {"x": row(F1=0.8)}


def test_other_data_gets_new_floors():
    floors, fallen = gate.updated(
        {"x": row(F1=0.9)}, {"x": {"digest": "e", "figures": {"F1": 0.8}}}, allow_regression=False
    )

    assert (floors["x"]["digest"], fallen) == ("e", [])


def test_the_digest_does_not_depend_on_packing(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"{}\n")
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(b"{}\n"))

    assert gate.digest(tmp_path / "a.jsonl") == gate.digest(tmp_path / "b.jsonl.xz")


def test_the_digest_of_a_folder_sees_names_and_contents(tmp_path):
    (tmp_path / "a").write_text("x")
    before = gate.digest(tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")

    assert gate.digest(tmp_path) != before


def test_packed_data_is_found(tmp_path):
    (tmp_path / "a.jsonl.xz").write_bytes(b"")

    assert gate.found(tmp_path, "a.jsonl") == tmp_path / "a.jsonl.xz"
