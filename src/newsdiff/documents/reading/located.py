"""Where the text of each record stands in its file, so that parts of it can be cut out and all else stays as it is.

What is cut are characters of the file: the fields, their order and form, the separators, quotes and escapes of what
stays are those that were read. Parquet files hold columns, not characters: `replaced_texts` writes them anew.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from newsdiff.documents.reading import decode, downloads, json_places, records, shapes
from newsdiff.documents.reading.fieldnames import name_among
from newsdiff.documents.reading.tabular import BATCH_ROWS, csv_form, skip_rows
from newsdiff.documents.reading.values import is_set
from newsdiff.errors import LoadError

_TEXT = ("text",)
_IN_JSON = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|([^\\]+)"
)
_IN_CSV = re.compile(r'""|([^"]+)')


class Literal(NamedTuple):
    """A value as it stands in a line of a file."""

    start: int
    end: int
    """Where its characters begin and end, without quotation marks."""
    characters: re.Pattern[str] | None
    """Matches a character of the value that is written as several, or in a group several that are written as they are;
    None where all are."""
    value: str = ""
    """What it says."""

    def positions(self, line: str, wanted: Sequence[int]) -> list[int]:
        r"""Return where characters of the value stand in the line, for ascending numbers of characters.

        Example:
            >>> line = r'{"text": "a\nb \ud83d\ude00 c"}'
            >>> [line[at:] for at in text_in_json(line).positions(line, [0, 1, 2, 4, 6])]
            ['a\\nb \\ud83d\\ude00 c"}', '\\nb \\ud83d\\ude00 c"}', 'b \\ud83d\\ude00 c"}', '\\ud83d\\ude00 c"}', 'c"}']
        """
        if self.characters is None:
            return [self.start + n for n in wanted]
        found: list[int] = []
        at, n = self.start, 0
        pieces = self.characters.finditer(line, self.start, self.end)
        for number in wanted:
            while n < number:
                piece = next(pieces)
                at, n = piece.end(), n + len(piece[1] or " ")
            # A run that is written as it is may reach behind the wanted character.
            found.append(at - (n - number))
        return found


class Piece(NamedTuple):
    """A line of a file, the lines of a row, a record of JSON, or what stands between two."""

    line: str
    is_record: bool
    find: Callable[[str], Literal | None]
    """Finds the text in the line; None where that is null or empty."""


class Opened(NamedTuple):
    """A file of records."""

    pieces: Iterator[Piece]
    codec: str
    bom: bytes
    """What stands before its text."""


@contextmanager
def open_records(
    path: Path, encoding: str | None, names: Sequence[str] = _TEXT
) -> Iterator[Opened]:
    """Open a JSON, JSON Lines or CSV file, or a download of several articles, as the pieces that it is made of: encoded and joined, they are its bytes.

    `names` are those that the field of texts may have, folded, see `Columns.ranked_texts`.
    """
    form = shapes.FORMS.get(path.suffix.lower(), "")
    cuts = {"CSV": _rows, "JSON": _records, "JSON Lines": _objects}
    cut = cuts.get(form, _articles)
    with decode.open_exactly(path, encoding, newline="" if cut is _rows else "\n") as (
        lines,
        codec,
        bom,
    ):
        yield Opened(cut(lines, str(path), names), codec, bom)


def _articles(lines: TextIO, place: str, _: Sequence[str]) -> Iterator[Piece]:
    """Yield the articles of a download and what stands between them."""
    text, at = lines.read(), 0
    found = downloads.told_apart(text, place)
    if not found:
        raise LoadError(f"{place} was changed while it was read; run the command again")
    for article in found:
        yield Piece(text[at : article.start], is_record=False, find=_whole)
        yield Piece(text[article.start : article.end], is_record=True, find=_whole)
        at = article.end
    yield Piece(text[at:], is_record=False, find=_whole)


def _whole(piece: str) -> Literal:
    return Literal(0, len(piece), None, piece)


def _records(lines: TextIO, place: str, names: Sequence[str]) -> Iterator[Piece]:
    """Yield the records of a file of JSON and what stands between them."""
    text = lines.read()
    spans = json_places.record_spans(text, names)
    if spans is None:  # an object a line
        yield from _objects(io.StringIO(text, newline="\n"), place, names)
        return
    find, at = partial(text_in_json, names=names), 0
    for start, end in spans:
        yield Piece(text[at:start], is_record=False, find=find)
        yield Piece(text[start:end], is_record=True, find=find)
        at = end
    yield Piece(text[at:], is_record=False, find=find)


def _objects(lines: TextIO, place: str, names: Sequence[str]) -> Iterator[Piece]:  # noqa: ARG001  one signature for both
    for line in lines:
        is_record = not line.isspace() and not records.is_action(line)
        yield Piece(line, is_record, partial(text_in_json, names=names))


def text_in_json(line: str, names: Sequence[str] = _TEXT) -> Literal | None:
    """Find the text in an object of JSON that was read before, by the first name that says something."""
    found: dict[str, Literal] = {}
    for key, start, end in json_places.object_members(line, line.index("{")):
        name = name_among(key, names)
        if name not in names or line[start] != '"':
            continue
        if is_set(value := json.loads(line[start:end])):
            is_plain = "\\" not in line[start:end]
            found[name] = Literal(start + 1, end - 1, None if is_plain else _IN_JSON, value)
    return next((found[name] for name in names if name in found), None)


def _rows(lines: TextIO, place: str, names: Sequence[str]) -> Iterator[Piece]:
    separator, n_above = csv_form(lines, place, names)
    taken: list[str] = []

    def kept() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    reader = csv.reader(kept(), delimiter=separator, strict=True)
    titles = [name.strip() for name in skip_rows(reader, n_above + 1)]
    header = [name_among(name, names) for name in titles]
    is_record = False
    columns: list[int] = []
    while True:
        yield Piece("".join(taken), is_record, partial(_field, separator, columns))
        taken.clear()
        row = next(reader, None)
        if row is None:
            break
        is_record = bool(row) and [name.strip() for name in row] != titles
        held = {
            n: k
            for k, (n, v) in reversed(list(enumerate(zip(header, row, strict=False))))
            if is_set(v)
        }
        columns = [held[name] for name in names if name in held][:1]
    yield Piece("".join(taken), is_record=False, find=partial(_field, separator, []))


def _field(separator: str, columns: Sequence[int], line: str) -> Literal | None:
    """Find the last of some fields in a row of CSV that was read before."""
    between = re.escape(separator)
    fields = re.finditer(rf'(?:"((?:[^"]|"")*)"|([^{between}\r\n]*))(?:{between}|[\r\n]|\Z)', line)
    found = next(islice(fields, columns[-1], None)) if columns else None
    if found is None:
        return None
    group = 2 if found[1] is None else 1
    value = found[group].replace('""', '"') if group == 1 else found[group]
    return Literal(*found.span(group), _IN_CSV if '""' in (found[1] or "") else None, value)


def replaced_texts(
    path: Path, clean: Callable[[str], str], names: Sequence[str] = _TEXT
) -> Iterator[bytes]:
    """Write a Parquet file anew with other texts; yield its bytes.

    Its columns, their types and its metadata stay, and texts that are null or empty.

    Args:
        path: The file, which was read before.
        clean: Called with the text of every row, in order; returns the new one.
        names: Those that the column of texts may have, folded; the first that is there counts.
    """
    import pyarrow as pa
    from pyarrow import parquet as pq

    source = pq.ParquetFile(path)
    schema, sink = source.schema_arrow, _Sink()
    known = {name_among(name, names): at for at, name in reversed(list(enumerate(schema.names)))}
    column = next(known[name] for name in names if name in known)
    with source, pq.ParquetWriter(sink, schema, compression=_compression(source)) as writer:
        for batch in source.iter_batches(BATCH_ROWS):
            texts = [clean(text or "") or text for text in batch.column(column).to_pylist()]
            cells = pa.array(texts, type=schema.field(column).type)
            writer.write_batch(batch.set_column(column, schema.field(column), cells))
            yield sink.drain()
    yield sink.drain()


def _compression(source: Any) -> str:  # noqa: ANN401  a ParquetFile; the package may be missing
    """Return the compression of a file, by that of its first column."""
    if not (source.metadata.num_row_groups and source.metadata.num_columns):
        return "snappy"
    name: str = source.metadata.row_group(0).column(0).compression
    return {"UNCOMPRESSED": "none"}.get(name, name)


class _Sink(io.RawIOBase):
    """Takes bytes until they are drained."""

    def __init__(self) -> None:
        self._taken = bytearray()
        self._drained = 0

    def writable(self) -> bool:
        return True

    def write(self, some: Any) -> int:  # noqa: ANN401  anything that holds bytes
        self._taken += some
        return len(memoryview(some).cast("B"))

    def tell(self) -> int:
        return self._drained + len(self._taken)

    def drain(self) -> bytes:
        """Return what was written since it was drained last."""
        some = bytes(self._taken)
        self._drained += len(some)
        self._taken.clear()
        return some
