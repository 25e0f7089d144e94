import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.documents.boilerplate import manifest, stripping
from newsdiff.errors import LoadError, OutputError
from newsdiff.model import Document, Mark, Paragraph

GONE = Mark("share", "remove", "says “share”", 0.97)
STAYS = Mark(None, "keep", "prose of the article", 0.9)

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "latin-1")


def document(text, removed, *, encoding="utf-8", bom=b"", path=None, id_="a"):
    import hashlib

    codec = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    digest = hashlib.sha256(bom + text.encode(codec)).hexdigest()
    rows, at = [], 0
    for line, piece in enumerate(text.splitlines(keepends=True), 1):
        bare = piece.strip()
        if bare:
            start = at + piece.index(bare[0])
            index = len(rows)
            mark = GONE if index in removed else STAYS
            rows.append(Paragraph(index, line, start, start + len(bare), mark=mark))
        at += len(piece)
    return Document(
        id=id_, text=text, encoding=encoding, sha256=digest, paragraphs=tuple(rows), path=path
    )


BOMS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16": b"\xff\xfe"}

lines = st.lists(
    st.tuples(
        st.text("abé .“x", max_size=8), st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n", "\r"])
    ),
    max_size=12,
)


@settings(max_examples=200)
@given(lines, st.sets(st.integers(0, 11)), st.sampled_from(ENCODINGS), st.booleans())
def test_a_cleaned_file_and_its_record_give_back_the_original_bytes(
    tmp_path_factory, rows, removed, encoding, last
):
    text = "".join(a + b for a, b in rows)
    if encoding == "latin-1":
        text = text.replace("“", '"')
    if not last:
        text = text.rstrip("\r\n")
    bom = BOMS.get(encoding, b"")
    doc = document(text, removed, encoding=encoding, bom=bom)
    cleaned, row = manifest.cleaned_bytes(doc)
    path = tmp_path_factory.getbasetemp() / "cleaned.txt"
    path.write_bytes(cleaned)
    parts = manifest.rebuild(path, row["encoding"], bom, json.loads(json.dumps(row["removed"])))

    assert b"".join(parts) == bom + text.encode(row["encoding"])


@settings(max_examples=100)
@given(lines, st.sets(st.integers(0, 11)))
def test_stripping_keeps_every_other_paragraph_in_order(rows, removed):
    text = "".join(a + b for a, b in rows)
    doc = document(text, removed)
    kept = [doc.extract(p) for p in doc.paragraphs if not p.is_removed]

    assert [s.strip() for s in stripping.strip(doc).splitlines() if s.strip()] == kept


def test_blank_lines_around_a_removed_paragraph_do_not_double():
    doc = document("One.\n\nShare\n\nTweet\n\nTwo.\n", {1, 2})

    assert stripping.strip(doc) == "One.\n\nTwo.\n"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("removed", [{0}, {1}, {1, 2}, {3}, {0, 3}, {0, 1, 2, 3}])
def test_lines_end_as_they_did_and_no_two_paragraphs_become_one(end, removed):
    text = "One.\nTwo.\n\nThree.\n \n\nFour.\n"
    plain = stripping.strip(document(text, removed))

    assert stripping.strip(document(text.replace("\n", end), removed)) == plain.replace("\n", end)


def test_lines_without_blank_lines_between_them_stay_so():
    doc = document("One.\nShare\nTwo.\n", {1})

    assert stripping.strip(doc) == "One.\nTwo.\n"


def test_a_document_without_removals_is_unchanged():
    doc = document("One.\r\n\r\n\r\nTwo.", set())

    assert stripping.strip(doc) == doc.text


def test_written_files_are_restored_byte_for_byte(tmp_path):
    docs = [
        document("One.\r\nShare\r\n", {1}, path="north/a.txt"),
        document("Ünd\nShare", {1}, encoding="cp1252", path="b.txt", id_="b"),
        document("x\n\nShare\n", {1}, encoding="utf-16", bom=b"\xff\xfe", path="c.txt", id_="c"),
    ]
    manifest.write_cleaned(docs, tmp_path / "clean")
    manifest.restore_originals(tmp_path / "clean", tmp_path / "back")
    restored = [(tmp_path / "back" / d.path).read_bytes() for d in docs]

    assert restored == [
        b"One.\r\nShare\r\n",
        "Ünd\nShare".encode("cp1252"),
        "x\n\nShare\n".encode("utf-16"),
    ]
    assert (tmp_path / "clean" / "north" / "a.txt").read_bytes() == b"One.\r\n"


def test_a_big_endian_file_keeps_its_byte_order(tmp_path):
    import hashlib

    data = b"\xfe\xff" + "One.\nShare\n".encode("utf-16-be")
    doc = document("One.\nShare\n", {1}, encoding="utf-16", path="a.txt")
    object.__setattr__(doc, "sha256", hashlib.sha256(data).hexdigest())
    manifest.write_cleaned([doc], tmp_path / "clean")
    manifest.restore_originals(tmp_path / "clean", tmp_path / "back")

    assert (tmp_path / "back" / "a.txt").read_bytes() == data


def test_an_edited_file_is_refused_and_nothing_is_written(tmp_path):
    docs = [document("One.\nShare\n", {1}, path=f"{n}.txt", id_=n) for n in "ab"]
    manifest.write_cleaned(docs, tmp_path / "clean")
    (tmp_path / "clean" / "b.txt").write_text("Other.\n")

    with pytest.raises(LoadError, match=r"b\.txt was edited after cleaning"):
        manifest.restore_originals(tmp_path / "clean", tmp_path / "back")
    assert not (tmp_path / "back").exists()


def test_files_of_others_are_never_overwritten(tmp_path):
    (tmp_path / "a.txt").write_text("mine")

    with pytest.raises(OutputError, match="in the way"):
        manifest.write_cleaned([document("One.\nShare\n", {1}, path="a.txt")], tmp_path)
    assert (tmp_path / "a.txt").read_text() == "mine"


def test_files_that_were_written_go_again_where_the_next_cannot_be(tmp_path):
    (tmp_path / "b").write_text("mine")
    first, second = (document("One.\nShare\n", {1}, path=path) for path in ("a.txt", "b/c.txt"))

    with pytest.raises(OutputError, match=r"b/c\.txt cannot be written \("):
        manifest.write_cleaned([first, second], tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def test_a_second_run_replaces_the_first(tmp_path):
    doc = document("One.\nShare\n", {1}, path="a.txt")
    manifest.write_cleaned([doc], tmp_path)
    manifest.write_cleaned([document("One.\nShare\n", set(), path="a.txt")], tmp_path)

    assert (tmp_path / "a.txt").read_text() == "One.\nShare\n"


def test_records_of_one_table_get_files_of_their_own(tmp_path):
    docs = [document("One.\n", set(), path="t.jsonl", id_=n) for n in ("x/1", "x 1", "../y")]
    written = manifest.write_cleaned(docs, tmp_path)

    assert [p.name for p in written] == ["x_1.txt", "x_1-2.txt", "_y.txt", manifest.NAME]


def test_a_manifest_cannot_reach_outside_its_folder(tmp_path):
    manifest.write_cleaned([document("One.\n", set(), path="a.txt")], tmp_path / "clean")
    path = tmp_path / "clean" / manifest.NAME
    path.write_text(path.read_text().replace('"a.txt"', '"../a.txt"'))

    with pytest.raises(LoadError, match="outside its folder"):
        manifest.restore_originals(tmp_path / "clean", tmp_path / "back")


def test_a_folder_without_manifest_is_named(tmp_path):
    with pytest.raises(LoadError, match="was not written by"):
        manifest.restore_originals(tmp_path, tmp_path / "back")


def test_a_changed_record_is_noticed(tmp_path):
    doc = document("One.\nShare\n", {1})
    manifest.write_cleaned([doc], tmp_path)
    path = tmp_path / manifest.NAME
    path.write_text(path.read_text().replace("Share\\n", "Shame\\n"))

    with pytest.raises(LoadError, match="was changed"):
        manifest.restore_originals(tmp_path, tmp_path / "back")


def test_an_encoding_that_does_not_give_the_bytes_back_is_refused():
    doc = document("One\n", set())
    object.__setattr__(doc, "sha256", "0" * 64)

    with pytest.raises(LoadError, match="byte for byte"):
        manifest.cleaned_bytes(doc)
