from pathlib import Path

import numpy as np
import pytest

from newsdiff.corpus import packed
from newsdiff.corpus.store import Store
from newsdiff.corpus.workspace import Column, Piles, Spool, Workspace, WorkspaceLimits
from newsdiff.errors import RunError
from newsdiff.model import Document, Mark, Paragraph

FULL = Path("/dev/full")
RECORDS = [b"one", b"", b"three" * 100, b"four"]


@pytest.fixture
def workspace():
    with Workspace() as opened:
        yield opened


@pytest.mark.parametrize("limit", [0, 2, 3, 100, 10_000])
def test_a_spool_gives_back_what_it_took_wherever_it_stands(workspace, limit):
    spool = Spool(workspace, limit)
    read = []
    for at, record in enumerate(RECORDS):
        spool.append(record)
        read.append(spool[at])

    assert read == RECORDS
    assert [spool[at] for at in (3, 0, 2, 1)] == [b"four", b"one", b"three" * 100, b""]
    assert [spool.take(at) for at in range(len(spool))] == RECORDS


@pytest.mark.parametrize("limit", [0, 100, 10_000])
def test_what_is_put_on_a_pile_comes_off_it(workspace, limit):
    numbers = np.random.default_rng(1).integers(0, 1 << 63, 200, dtype=np.uint64) * np.uint64(2)
    rows = np.stack((numbers, np.arange(200, dtype=np.uint64)), axis=1)
    piles = Piles(workspace, 4, limit)
    for some in (rows[:150], rows[150:]):
        for pile in range(4):
            piles.add(pile, some[some[:, 0] >> np.uint64(62) == pile])

    for pile in range(4):
        expected = rows[numbers >> np.uint64(62) == pile]
        assert piles.take(pile).reshape(-1, 2).tolist() == expected.tolist()


@pytest.mark.parametrize("is_filed", [False, True])
def test_a_column_grows_at_its_end(workspace, is_filed):
    column = Column(np.uint32, 2, workspace if is_filed else None)
    for first in range(0, 30, 10):
        column.append(np.arange(first, first + 10, dtype=np.uint32))

    assert column.array().tolist() == list(range(30))
    column.release()
    assert column.array()[29] == 29


@pytest.mark.parametrize("is_filed", [False, True])
def test_a_column_may_be_empty(workspace, is_filed):
    assert Column(np.uint32, 2, workspace if is_filed else None).array().tolist() == []


def test_files_have_no_name_so_nothing_can_be_left_behind(tmp_path):
    with Workspace(folder=tmp_path) as workspace:
        Spool(workspace, 0).append(b"something")

        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_is_told(tmp_path):
    with (
        Workspace(folder=tmp_path / "missing") as workspace,
        pytest.raises(RunError, match="--temp"),
    ):
        Spool(workspace, 0).append(b"something")


@pytest.mark.skipif(not FULL.exists(), reason="the system has no full device")
@pytest.mark.parametrize("kind", ["spool", "column"])
def test_a_full_disk_is_told(monkeypatch, kind):
    monkeypatch.setattr("tempfile.TemporaryFile", lambda **_: FULL.open("wb+", buffering=0))
    with Workspace() as workspace:
        filed = Spool(workspace, 0) if kind == "spool" else Column(np.uint8, 2, workspace)
        with pytest.raises(RunError, match="--memory"):
            filed.append(np.zeros(10, np.uint8))


MARK = Mark("newsletter", "remove", "says “sign up”", 0.97)
DOCUMENTS = [
    Document(id="b", text="Zwei 😀\nSign up", outlet="Mail", published="2020-01-02", title="Zwei"),
    Document(id="a", text="\ud800 One.", series="s", path="x/a.txt", warnings=("beware",)),
    Document(id="c", text="", encoding="latin-1", body_start=0, outlet="Mail"),
]


def marked(document):
    text = document.text
    cut = max(text.find("\n"), 0)
    rows = (
        Paragraph(0, 1, 0, cut, "title", Mark(None, "keep", "the title", 1.0)),
        Paragraph(1, 2, cut, len(text), "boilerplate", MARK),
    )
    return Document(**{**{f: getattr(document, f) for f in FIELDS}, "paragraphs": rows})


FIELDS = tuple(f for f in Document.__slots__ if f != "paragraphs")


@pytest.mark.parametrize("document", [*DOCUMENTS, *map(marked, DOCUMENTS)], ids=lambda d: d.id)
def test_a_packed_document_is_the_same_document(document):
    record = packed.pack(document)

    assert packed.unpack(record) == document
    head = packed.head(record)
    assert (head.id, head.group, head.outlet) == (document.id, document.group, document.outlet)
    assert head.is_marked == all(p.mark is not None for p in document.paragraphs)
    assert head.n_removed == sum(p.is_removed for p in document.paragraphs)


def test_half_characters_are_packed_too():
    document = marked(
        Document(id="\ud800", text="a\udfff\nb", outlet="\udbff", warnings=("\ud801",))
    )

    record = packed.pack(document)

    assert packed.unpack(record) == document
    assert packed.head(record).group == "\udbff"


def test_a_record_is_the_same_bytes_on_every_machine_and_another_version_is_refused():
    record = packed.pack(Document(id="a", text="Ä.", paragraphs=(Paragraph(0, 1, 0, 2),)))
    known = record[20 + 20 + 3 :]

    assert record[:20].hex() == "010000000300000002000000" + f"{len(known) - 2:02x}00000001000000"
    with pytest.raises(RunError, match="form 2 and newsdiff reads form 1"):
        packed.head(record[:16] + b"\2" + record[17:])


@pytest.mark.parametrize("memory_mb", [1, 1_000])
def test_a_store_is_a_sequence_of_documents_in_the_order_of_their_ids(memory_mb):
    with Workspace(WorkspaceLimits(memory_mb=memory_mb, store_share=1e-6)) as workspace:
        store = Store.of(map(marked, DOCUMENTS), workspace)
        store.sort()

        assert [document.id for document in store] == ["a", "b", "c"]
        assert store[1] == marked(DOCUMENTS[0])
        assert store[:2] == [store[0], store[1]]
        assert store.by_time() == [1, 0, 2]
        assert (store.n_paragraphs, store.n_removed, store.is_marked) == (6, 3, True)
