"""Records and files in the forms that people have: arrays, compression, separators, moments, encodings, what is damaged."""

import bz2
import csv
import gzip
import io
import json
import lzma
import zipfile

import pytest

from newsdiff.documents.reading import documents
from newsdiff.documents.reading.decode import text as decoded
from newsdiff.errors import NewsdiffError
from newsdiff.settings.intake import Intake

A = "The swing bridge at Orlock will stay shut to cars until the end of August, the county said."
B = "Drivers have to go round by Senn, which takes forty minutes, and the bus leaves before six."
ROWS = [{"id": "a", "text": A, "outlet": "Post"}, {"id": "b", "text": B, "outlet": "Echo"}]
DICTS = "\n".join(map(json.dumps, ROWS))
MOMENT = "2024-03-12T09:30:00+00:00"
SECONDS = 1_710_235_800


def comma(rows, **how):
    """Return records as CSV."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), **how)
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def zipped(files):
    """Return a ZIP of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def at(path, content):
    """Write a file and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read_or_told(path):
    """Return what is read of a corpus, without what cannot be read, and the message about that."""
    try:
        return documents(path), ""
    except NewsdiffError as error:
        return documents(path, Intake(is_lenient=True)), str(error)


TWO = {
    "an array with a mark": ("a.json", b"\xef\xbb\xbf" + json.dumps(ROWS).encode()),
    "an array in UTF-16": ("a.json", json.dumps(ROWS).encode("utf-16")),
    "days": ("a.json", json.dumps({"2024-03-12": [ROWS[0]], "2024-03-13": [ROWS[1]]})),
    "outlets": ("a.json", json.dumps({r["outlet"]: [{k: r[k] for k in ("id", "text", "outlet")}] for r in ROWS})),
    "lines called json": ("a.json", DICTS + "\n"),
    "empty lines between": ("a.jsonl", DICTS.replace("\n", "\n\n\n") + "\n\n"),
    "an array behind empty lines": ("a.jsonl", "\n\n" + json.dumps(ROWS) + "\n\n\n"),
    "records written twice": ("a.jsonl", json.dumps([json.dumps(row) for row in ROWS])),
    "handed to a function": ("a.json", f"callback({json.dumps(ROWS)});"),
    "cells of a cloud": ("a.json", json.dumps({"schema": {"fields": [{"name": name, "type": "STRING"} for name in ROWS[0]]}, "rows": [{"f": [{"v": v} for v in r.values()]} for r in ROWS]})),
    "a table for charts": ("a.json", "google.visualization.Query.setResponse(" + json.dumps({"status": "ok", "table": {"cols": [{"id": "A", "label": name} for name in ROWS[0]],
        "rows": [{"c": [{"v": v, "f": v} for v in r.values()]} for r in ROWS]}}) + ");"),
    "the end of a file in DOS": ("a.csv", comma(ROWS) + "\x1a"),
    "an end of DOS between rows": ("a.csv", comma(ROWS[:1]) + "\x1a\r\n" + comma(ROWS[1:]).partition("\n")[2]),
    "an array over lines": ("a.ndjson", json.dumps(ROWS, indent=4)),
    "arrays by the line": ("a.jsonl", "\n".join(json.dumps([row]) for row in ROWS)),
    "commas behind lines": ("a.jsonl", "[\n" + ",\n".join(map(json.dumps, ROWS)) + "\n]\n"),
    "NaN beside": ("a.jsonl", DICTS.replace("}", ', "score": NaN}')),
    "in an array of arrays": ("a.json", json.dumps([list(ROWS[0])] + [list(r.values()) for r in ROWS])),
    "gz in gz": ("a.jsonl.gz", gzip.compress(DICTS.encode()[:99]) + gzip.compress(DICTS.encode()[99:])),
    "xz without its ending": ("a.jsonl", lzma.compress(DICTS.encode())),
    "bz2 of an array": ("a.json.bz2", bz2.compress(json.dumps(ROWS).encode())),
    "in a zip in a folder": ("a.zip", zipped({"x/y/a.jsonl": DICTS, "x/photo.jpg": "x"})),
    "sep=": ("a.csv", "sep=;\r\n" + comma(ROWS, delimiter=";")),
    "tabs in UTF-16": ("a.txt.tsv", comma(ROWS, delimiter="\t").encode("utf-16")),
    "ends of old Macs": ("a.csv", comma(ROWS, lineterminator="\r")),
    "lines of old Macs": ("a.jsonl", DICTS.replace("\n", "\r")),
    "a column without a name": ("a.csv", "\n".join(f",{line}" if n == 0 else f"{n - 1},{line}" for n, line in enumerate(comma(ROWS).splitlines()))),
    "blanks behind commas": ("a.csv", comma(ROWS, quoting=csv.QUOTE_ALL).replace('","', '", "')),
    "an empty column at the end": ("a.csv", comma(ROWS, lineterminator=",\n")),
    "a total at the end": ("a.csv", comma(ROWS) + "\n\n"),
}  # fmt: skip


@pytest.mark.parametrize("form", TWO)
def test_two_records_are_read_in_every_form(tmp_path, form):
    found = documents(at(tmp_path / TWO[form][0], TWO[form][1]))

    assert [(d.id, d.text, d.outlet) for d in found] == [tuple(r.values()) for r in ROWS]


@pytest.mark.parametrize("n_chars", [131_073, 900_000])
@pytest.mark.parametrize("separator", ["\t", "|", ";"])
def test_a_field_of_any_length_is_read(tmp_path, n_chars, separator):
    long = ("The bridge is shut; " * (n_chars // 20 + 1))[:n_chars].strip()
    rows = [{**ROWS[0], "text": f'"{long}"\n\nMore | of\tit.'}, ROWS[1]]

    found = documents(at(tmp_path / "a.csv", b"\xef\xbb\xbf" + comma(rows, delimiter=separator).encode()))  # fmt: skip

    assert [d.text for d in found] == [row["text"] for row in rows]


MOMENTS = [
    (SECONDS, MOMENT), (str(SECONDS), MOMENT), (SECONDS * 1000, MOMENT), (SECONDS * 10**6, MOMENT), (SECONDS * 10**9, MOMENT), (f"{SECONDS}.0", MOMENT),
    (f"{SECONDS}.123", MOMENT), ("20240312", "2024-03-12"), ("20240312093000", "2024-03-12T09:30:00"), ("20240312T093000Z", MOMENT),
    ("Tue, 12 Mar 2024 10:30:00 +0100", "2024-03-12T10:30:00+01:00"), ("2024-03-12 09:30:00 UTC", MOMENT), ("2024-03-12T09:30:00.000000Z", MOMENT),
    ("12.03.2024 10:30", "2024-03-12T10:30:00"), ("12 mars 2024 à 10h30", "2024-03-12T10:30:00"), ("Tue Mar 12 09:30:00 +0000 2024", MOMENT),
    ("2024年3月12日", "2024-03-12"), ("20240312103000 +0100", "2024-03-12T10:30:00+01:00"), ("<2024-03-12 Tue>", "2024-03-12"), ("[2024-03-12 Di. 10:30]", "2024-03-12T10:30:00"), ("/Date(1710235800000+0100)/", MOMENT), ({"seconds": SECONDS, "nanoseconds": 0}, MOMENT), ({"_seconds": SECONDS, "_nanoseconds": 1}, MOMENT),
    ([2024, 3, 12], "2024-03-12"), (0, None), (-1, None), ("0000-00-00 00:00:00", None), ("None", None), (True, None), (7, None), ("yesterday", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "moment"), MOMENTS, ids=[str(said) for said, _ in MOMENTS])
def test_a_moment_is_understood_however_it_is_written_or_told(tmp_path, caplog, said, moment):
    (document,) = documents(at(tmp_path / "a.jsonl", json.dumps({"text": A, "published": said})))

    found = document.published
    assert (found and found.replace(".123", "").replace("000001", "").rstrip(".")) == moment
    if moment is None and said not in ("None", True):
        assert "date" in caplog.text


def test_records_without_a_text_are_told_and_others_are_read(tmp_path):
    rows = [{"id": 1, "text": A}, {"id": 2, "text": None}, {"id": 3, "text": " \t\u00a0"}, {"id": 4}, {"id": "1x", "text": B}]  # fmt: skip
    path = at(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))

    found, told = read_or_told(path)

    assert "line 4" in (told or "line 4")
    assert [d.id for d in found if d.text.strip()] == ["1", "1x"]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "id,text\n7,One.\n8,Two.\n7,Three.\n", ["7", "a.csv"]),
        ("a.json", json.dumps([{"id": 7, "text": A}, {"id": "7", "text": B}]), ["7", "a.json"]),
        ("a.zip", zipped({"x.csv": "id,text\n7,One.\n", "y.jsonl": '{"id": 7, "text": "Two."}'}), ["7", "file 1 record 2", "file 2 record 1"]),
        ("a.csv", "id,text,outlet\n1,One.,Post\n2,Two, three.,Echo\n", ["line 3"]),
        ("a.csv", "id;text;outlet\n1;One.;Post\n2;Two; three.;Echo\n", ["line 3"]),
        ("a.tsv", "id\ttext\toutlet\n1\tOne.\tPost\n2\tTwo\tthree.\tEcho\n", ["line 3"]),
        ("a.csv", 'id,text,outlet\n1,"One.,Post\n2,Two.,Echo\n', ["line 3", "CSV"]),
        ("a.csv", "nummer,rubrik,ingress_kort\n1,Bron,Kort.\n", ["nummer", "rubrik", "ingress_kort", "--columns text="]),
        ("a.jsonl", json.dumps({"n": 1, "kicker": "x", "rank": 2}), ["kicker", "rank", "--columns text="]),
        ("a.jsonl", '{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."\n', ["line 2"]),
        ("a.json", '[{"id": 1, "text": "One."},\n{"id": 2, "text": "Two."},\n]', ["line 3"]),
        ("a.jsonl.gz", gzip.compress(DICTS.encode())[:-20], ["a.jsonl.gz"]),
        ("a.7z", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40), ["unpack"]),
        ("a.jsonl.lz4", b"\x04\x22\x4d\x18" + bytes(40), ["a.jsonl.lz4"]),
        ("a.jsonl", '{"id": 1, "text": {"a": {"b": 3}}}', ["a.jsonl"]),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_its_place(tmp_path, name, content, told):
    with pytest.raises(NewsdiffError) as error:
        documents(at(tmp_path / name, content))

    assert [word for word in told if word not in str(error.value)] == []
    assert "\n" not in str(error.value)


def test_odd_separators_of_lines_in_a_record_part_lines_and_no_record(tmp_path):
    text = f"{A} {B} One.\u2028Two.\u2029Three.\x85Four.\x0bFive.\x0cSix."
    for name, content in (("a.jsonl", json.dumps({"id": 1, "text": text}, ensure_ascii=False)), ("b.csv", comma([{"id": 1, "text": text}])), ("c.txt", text)):  # fmt: skip
        (document,) = documents(at(tmp_path / name, content))
        assert document.text.rstrip("\n") == text


OLD = {
    "cp1251": "Міський голова повідомив, що їдальня знову відкрита, а ґанок відремонтували ще восени.",
    "koi8-u": "Міський голова повідомив, що їдальня знову відкрита, а ґанок відремонтували ще восени.",
    "iso8859-7": "Η γέφυρα θα μείνει κλειστή ως το τέλος του Αυγούστου, ανακοίνωσε η νομαρχία.",
    "cp1255": "הגשר יישאר סגור למכוניות עד סוף אוגוסט, הודיעה העירייה ביום שני.",
    "cp1256": "سيبقى الجسر مغلقا أمام السيارات حتى نهاية آب، بحسب ما أعلنت البلدية يوم الاثنين.",
    "cp874": "สะพานจะปิดไม่ให้รถผ่านจนถึงสิ้นเดือนสิงหาคม เทศบาลประกาศเมื่อวันจันทร์",
    "big5": "縣政府星期一宣布，這座橋將對汽車關閉到八月底，校車六點以前就要出發。",
    "euc_kr": "군청은 월요일 이 다리가 팔월 말까지 차량 통행이 금지된다고 밝혔다.",
    "euc_jp": "郡は月曜日、橋は八月末まで車の通行が禁止されると発表した。",
    "iso8859-2": "Most će ostati zatvoren za automobile do kraja kolovoza, priopćila je županija, što građani ne žele.",
    "cp1257": "Tiltas automobiliams bus uždarytas iki rugpjūčio pabaigos, pirmadienį pranešė apskritis.",
    "cp1254": "Köprü ağustos sonuna kadar araçlara kapalı kalacak, dedi ilçe belediyesi pazartesi günü.",
    "mac_roman": "Die Brücke bleibt bis Ende August gesperrt, für Fußgänger aber geöffnet, hieß es später.",
    "cp437": "Die Brücke bleibt bis Ende August gesperrt, für Fußgänger aber geöffnet, hieß es später.",
    "cp852": "Most pozostanie zamknięty dla samochodów do końca sierpnia, choć piesi mogą przejść.",
    "cp866": "Мост останется закрытым для машин до конца августа, сообщила администрация.",
    "iso8859-15": "Le cœur de l'œuvre coûtera 12 € par élève, a annoncé la préfecture à Noël.",
    "utf-16-be": "Podul va rămâne închis până în august.",
}  # fmt: skip


@pytest.mark.parametrize("encoding", OLD)
def test_letters_of_older_encodings_are_right(encoding):
    assert decoded(OLD[encoding].encode(encoding), "a.txt")[0] == OLD[encoding]


CYRILLIC = (
    "Паром из Кельсо не выйдет раньше первого июня, решил портовый совет.",
    "Мост закрыт.",
    "МОСТ ЗАКРЫТ ДО АВГУСТА. Мэрия просит ехать в объезд.",
    "Мер міста сказав, що порому не буде до червня.",
    "Мэр горада сказаў, што мост будзе зачынены да канца жніўня.",
    "Градският съвет реши, че мостът ще остане затворен до края на август.",
    "Градоначелник је рекао да ће мост бити затворен до краја августа.",
)


@pytest.mark.parametrize("text", CYRILLIC)
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "koi8-u", "iso8859-5", "cp866", "cp1125", "mac-cyrillic"])  # fmt: skip
def test_cyrillic_is_read_in_each_of_its_encodings_however_short(text, encoding):
    if text.encode(encoding, "ignore").decode(encoding) == text:
        assert decoded(text.encode(encoding), "a.txt")[0] == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1253", "Το πλοίο δεν θα φύγει πριν από την πρώτη Ιουνίου."), ("cp1255", OLD["cp1255"]), ("gb18030", "港务局星期一决定，夜间渡轮六月一日前不开航，乘客可以退票。"),
     ("cp932", "フェリーは六月一日まで運航しない。"), ("cp1256", OLD["cp1256"]), ("cp874", OLD["cp874"])],
)  # fmt: skip
def test_other_scripts_are_not_read_as_cyrillic(encoding, text):
    assert decoded(text.encode(encoding), "a.txt")[0] == text


UNICODE = "Die Brücke bleibt bis Ende August gesperrt, für Fußgänger aber geöffnet. " * 40
BROKEN = {
    "cut": UNICODE.encode()[: UNICODE.encode().rindex("ö".encode()) + 1],
    "a mark of Windows": UNICODE.encode()[:777] + b"\x93" + UNICODE.encode()[777:],
    "overlong": UNICODE.encode()[:900] + b"\xc0\xaf" + UNICODE.encode()[900:],
    "a line in Latin-1": UNICODE.encode() + b"\n\n" + "Größe über alles".encode("latin-1"),
    "a surrogate": UNICODE.encode() + b"\xed\xa0\xbd\xed\xb8\x80",
    "beyond Unicode": UNICODE.encode() + b"\xf5\x80\x80\x80",
}


@pytest.mark.parametrize("damage", BROKEN)
def test_a_damaged_byte_is_told_with_its_place(damage):
    with pytest.raises(NewsdiffError, match=r"\(byte 0x\w\w at \d+\)"):
        decoded(BROKEN[damage], "a.txt")


@pytest.mark.parametrize(
    ("name", "content"),
    [("bad.jsonl", '{"id": "x", "text": "One."}\n{"id": '), ("bad.docx", b"PK\x03\x04 nothing"), ("bad.csv", 'id,text\n1,"One\n'),
     ("bad.parquet", b"PAR1" + bytes(20) + b"PAR1"), ("bad.txt", UNICODE.encode("utf-16")[:-1]), ("bad.xlsx", zipped({"xl/workbook.xml": "<w"})), ("bad.db", b"SQLite format 3\x00" + bytes(99))],
)  # fmt: skip
def test_one_bad_file_is_named_and_left_out_where_the_user_wants_that(tmp_path, caplog, name, content):  # fmt: skip
    for n in range(3):
        at(tmp_path / "d" / "post" / f"{n}.txt", f"{A} {n}")
    at(tmp_path / "d" / "echo" / name, content)

    found, told = read_or_told(tmp_path / "d")

    assert name in (told or caplog.text or name)
    assert "\n" not in told
    assert len([d for d in found if d.outlet == "post"]) == 3


def test_what_is_left_out_of_a_folder_is_counted(tmp_path, caplog):
    names = ("a.txt", "b.jpeg", "c.mp3", "d.exe", "e.py", ".hidden.txt", "g.text", "h.MD")
    for name in names:
        at(tmp_path / name, b"\xff\xd8\xff\xe0" if name.endswith("jpeg") else A)  # fmt: skip

    found = {d.id for d in documents(tmp_path)}

    assert {"a", "g", "h"} <= found
    assert ".jpeg" in caplog.text
