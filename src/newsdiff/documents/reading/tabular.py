"""Rows of CSV and Parquet files, one a document, in the order of the file."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import chain, islice
from typing import Any, Literal, TextIO

from newsdiff.documents.reading import assignment, contents, decode, notes, row_check
from newsdiff.documents.reading.fieldnames import KNOWN, folded, name_among, own_name
from newsdiff.documents.reading.nested import flattened
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import WITHOUT_TEXTS, ForeignError, Source
from newsdiff.errors import LoadError, MissingExtra, install_command

_END_OF_DOS = "\x1a"
"""What older programs write behind the last row."""
_MAX_FIELD = 2**31 - 1
"""Longest value of a CSV file, in characters: the largest that every platform takes."""
BATCH_ROWS = 1_000
"""Rows of a Parquet file that are read together: some megabytes of articles."""
_USUAL = ",;\t|"
"""What separates the columns of CSV, the most usual first."""
_NONE_USUAL = dict.fromkeys(map(ord, _USUAL))
_ESCAPED = re.compile(r"\\([\"\\])")
_UNUSUAL = re.compile(r"[^\w\s\"'().-]")
_SAMPLE = 1 << 16
"""Characters of a CSV file among which its header ends."""
MAX_ABOVE = 20
"""Rows that may stand above the names of columns: Brandwatch writes six of the query."""
_MIN_KNOWN = 3
"""Known names in a row below others that make it the names of columns, and not values."""


def csv_rows(source: Source, encoding: str | None, wanted: Collection[str]) -> Rows:
    """Read CSV with a header, whatever separates its columns.

    `wanted` are names of columns, folded, at least one of which must be there.
    """
    with (
        source.open() as file,
        decode.as_text(file, source.place, encoding, newline="") as lines,
    ):
        yield from table_rows(lines, source.place, wanted)


def table_rows(
    lines: TextIO, place: str, wanted: Collection[str], *, has_texts: bool = True
) -> Rows:
    """Read the rows of a CSV text by the names in its header.

    A row with more fields than the header is an error, and so is one that ends in or before a column of texts: a
    separator or the end of a line stands in a text without quotes, and the text would be cut there.

    Args:
        lines: The table, open where it begins, with its newlines as they are.
        place: What an error message calls the file.
        wanted: Column names, folded, at least one of which must be in the header; they decide the separator.
        has_texts: Whether these columns hold texts.

    Yields:
        The line where a row ends, from 1, and its non-empty values by column name; or what is wrong with it.

    Raises:
        LoadError: No such column, or the header is not CSV.
    """
    csv.field_size_limit(_MAX_FIELD)
    header, separator, n_above, form, below = _header(lines, place, wanted, has_texts=has_texts)
    at_texts = [at for at, name in enumerate(header) if name_among(name, wanted) in wanted]
    found = () if at_texts else texts_below(header, below)
    at_texts = at_texts or [at for at, name in enumerate(header) if folded(name) in found]
    least = max(at_texts, default=0) + 2
    least = min(least, len(header)) if has_texts else 0
    reader = _reader(lines, separator, form)
    skip_rows(reader, n_above + 1)
    doubled = _doubled(header, wanted) if has_texts else frozenset()
    textual = frozenset(header[at] for at in at_texts if has_texts)
    table = row_check.RowCheck(place, header, least, doubled, textual)
    while True:
        try:
            # Rows of another table follow the end where two were copied into one file.
            row = next((one for one in reader if one != [_END_OF_DOS]), None)
        except csv.Error as error:
            yield LoadError(f"{place} line {reader.line_num} is not CSV ({error}); repair it")
            continue
        if row is None:
            return
        yield from table.read(row, reader.line_num)


def _reader(lines: TextIO, separator: str, form: str) -> Any:  # noqa: ANN401  a type that csv keeps to itself
    """Return what reads the rows of a table whose texts are quoted as they are."""
    if form == "unquoted":
        return csv.reader(lines, delimiter=separator, strict=True, quoting=csv.QUOTE_NONE)
    read = map(_with_doubled_quotes, lines) if form == "escaped" else lines
    return csv.reader(read, delimiter=separator, strict=True, skipinitialspace=form == "spaced")


def csv_form(lines: TextIO, place: str, wanted: Collection[str]) -> tuple[str, int]:
    """Find out what separates the columns of a CSV text, and how many rows stand above their names; see `table_rows`.

    `lines` stand at the beginning again.

    Raises:
        LoadError: Quotation marks in it are not doubled.
    """
    csv.field_size_limit(_MAX_FIELD)
    _, separator, n_above, form, _ = _header(lines, place, wanted, has_texts=True)
    if form != "doubled":
        raise LoadError(
            f'{place} has quotation marks that are not doubled or stand behind blanks, and cannot be written in its form; write them as "" and without blanks'
        )
    return separator, n_above


def _with_doubled_quotes(line: str) -> str:
    r"""Return a line whose quotation marks stand behind backslashes as one of CSV.

    Example:
        >>> _with_doubled_quotes(r'"a \"late\" boat",1')
        '"a ""late"" boat",1'
    """
    return _ESCAPED.sub(lambda found: '""' if found[1] == '"' else "\\", line)


_Form = Literal["doubled", "escaped", "unquoted", "spaced"]
"""How quotation marks are written: in values twice, behind a backslash, or as they are, with no quotes around values; around them behind blanks."""


def _form(sample: str, separator: str) -> _Form:
    """Say how quotation marks are written: doubled, unless it is no CSV then and is some in another form."""
    names = sample.partition("\n")[0].split(separator)[1:]
    if f'{separator} "' in sample and names and all(name.startswith(" ") for name in names):
        return "spaced"
    if not _is_broken(sample, separator):
        return "doubled"
    escaped = "".join(map(_with_doubled_quotes, sample.splitlines(keepends=True)))
    if '\\"' in sample and not _is_broken(escaped, separator):
        return "escaped"
    widths = {line.count(separator) for line in sample.splitlines()[:-1] if line}
    return "unquoted" if separator == "\t" and len(widths) == 1 else "doubled"


def _is_broken(sample: str, separator: str) -> bool:
    """Whether a text is no CSV, apart from its end."""
    try:
        for _ in csv.reader(io.StringIO(sample, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error as error:
        return "end of data" not in str(error)
    return False


def _doubled(header: list[str], wanted: Collection[str]) -> frozenset[int]:
    """Return the numbers of the columns of texts that have one name; none where all names differ."""
    names = [folded(name) for name in header]
    texts = (name for name in names if name_among(name, wanted) in wanted)
    found = next((name for name in texts if names.count(name) > 1), None)
    return frozenset(k for k, name in enumerate(names) if found and name == found)


def skip_rows(reader: Iterator[list[str]], n: int) -> list[str]:
    """Skip so many rows, whatever they hold; return the last of them."""
    row: list[str] = []
    for _ in range(n):
        row = next(reader, [])
    return row


def _header(
    lines: TextIO, place: str, wanted: Collection[str], *, has_texts: bool
) -> tuple[list[str], str, int, _Form, list[list[str]]]:
    """Find the names of the columns, the separator, how many rows stand above, how quotation marks are written, and some rows.

    `lines` stand at the beginning again.

    The names are the first row in which one of the wanted ones stands: exports begin with what was searched and when.
    """
    first = lines.tell()
    sample = lines.read(_SAMPLE)
    begin = next((line for line in sample.splitlines() if line.strip()), "")
    unusual = "".join(dict.fromkeys(_UNUSUAL.findall(begin))).translate(_NONE_USUAL)
    best: tuple[list[str], str] = ([], ",")
    found: list[tuple[bool, int, str, list[list[str]]]] = []
    for separator in dict.fromkeys(_USUAL + unusual):
        rows = _first_rows(sample, separator, MAX_ABOVE + 1 if has_texts else 1)
        at = (
            header_at(rows, wanted)
            if has_texts
            else 0
            if _is_header(rows[0] if rows else (), wanted, 0)
            else None
        )
        if at is not None:
            is_guess = not _is_header(rows[at], wanted, 0)
            found.append((is_guess, at, separator, rows))
        widest = next((row for row in rows if len(row) > 1), [])
        is_rarer = separator in unusual and len(best[0]) > 1
        best = (widest, separator) if len(widest) > len(best[0]) and not is_rarer else best
    if not found:
        message = f"{place} {notes.no_column(best[0], wanted, has_texts=has_texts)}"
        cells = chain.from_iterable(_first_rows(sample, best[1], MAX_ABOVE))
        if not has_texts or contents.holds_text(cells):
            raise LoadError(message)
        raise ForeignError(message, WITHOUT_TEXTS)
    lines.seek(first)
    _, n_above, separator, rows = min(found, key=lambda one: one[:2])
    return (
        names_at(rows, n_above),
        separator,
        n_above,
        _form(sample, separator),
        rows[n_above + 1 :],
    )


def _first_rows(sample: str, separator: str, n: int) -> list[list[str]]:
    """Read the first rows of a CSV text; none from where it is no CSV with this separator."""
    rows: list[list[str]] = []
    reader = csv.reader(
        io.StringIO(sample, newline=""), delimiter=separator, strict=True, skipinitialspace=True
    )
    with suppress(csv.Error):
        rows.extend([name.strip() for name in row] for row in islice(reader, n))
    return rows


def header_at(rows: Sequence[Sequence[str]], wanted: Collection[str]) -> int | None:
    """Return the number of the first row with the names of columns; None if there is none.

    Where the names stand in groups, as people write it with cells that are joined, they are those below the names of these.

    Example:
        >>> header_at([["Article", "", "", "Paper"], ["Headline", "Text", "URL", "Outlet"], ["Ferry", "", "", ""]], {"text", "article"})
        1
    """
    at = next((k for k, row in enumerate(rows) if _is_header(row, wanted, k)), None)
    if at is None:
        return _header_above_texts(rows)
    if at + 1 == len(rows):
        return at
    named, below = (sum(map(bool, row)) for row in rows[at : at + 2])
    are_names = all(contents.may_be_header(name) for name in rows[at + 1] if name)
    are_groups = 1 < named < len(rows[at]) and are_names
    return at + (below > named and (are_groups or _is_header(rows[at + 1], wanted, at + 1)))


def names_at(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """Return the names of columns in a row; where it has none, that of the group above, if there are several groups.

    Example:
        >>> names_at([["Article", "", "Text"], ["Headline", "URL", ""]], 1)
        ['Headline', 'URL', 'Text']
    """
    above = rows[at - 1] if at else ()
    groups = above if sum(map(bool, above)) > 1 and len(above) == len(rows[at]) else rows[at]
    return [name or group for name, group in zip(rows[at], groups, strict=True)]


def _header_above_texts(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the number of the first row of names that is as wide as others and stands above texts; None if there is none."""
    widest = max((sum(map(bool, row)) for row in rows), default=0)
    for at, row in enumerate(rows[:-1]):
        cells = [cell for cell in row if cell]
        if cells and len(cells) * 2 > widest and all(map(contents.may_be_header, cells)):
            found = texts_below(row, rows[at + 1 :])
            in_cells = all("." in name for name in found)  # as JSON in one column
            if found and (len(cells) > 1 or in_cells):
                return at
    return None


def texts_below(header: Sequence[str], rows: Sequence[Sequence[str]]) -> frozenset[str]:
    """Return the names, folded, of the columns with texts in the rows below a row of names."""
    some = [flattened(dict(zip(header, row, strict=False))) for row in rows]
    return assignment.texts(contents.columns(some))


def _is_header(row: Collection[str], wanted: Collection[str], n_above: int) -> bool:
    """Whether a row, below so many others, holds the names of columns, one of them a wanted one: below others, several that are known."""
    if not any(name_among(name, wanted) in wanted for name in row):
        return False
    return not n_above or sum(own_name(name) in KNOWN for name in row) >= _MIN_KNOWN


def parquet(source: Source) -> Rows:
    """Read a Parquet file."""
    try:
        import pyarrow as pa
        from pyarrow import parquet as pq
    except ImportError:
        raise MissingExtra(
            f"{source.place} is a Parquet file, which needs pyarrow; run: {install_command('parquet')}"
        ) from None
    with source.open() as file:
        try:
            batches = (batch.to_pylist() for batch in pq.ParquetFile(file).iter_batches(BATCH_ROWS))
            for number, values in enumerate(chain.from_iterable(batches), 1):
                yield Row(number, {k: unpacked(v) for k, v in values.items()})
        except (pa.ArrowException, OSError) as error:
            reason = str(error).splitlines()[0]
            raise LoadError(
                f"{source.place} is not a Parquet file ({reason}); write it again"
            ) from None


def unpacked(value: object) -> object:
    """Return bytes that hold UTF-8 as text, as some writers store strings."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return None
    return value


def values_of(rows: Rows) -> Iterator[Mapping[str, Any]]:
    """Yield the values of the rows that could be read."""
    return (row.values for row in rows if isinstance(row, Row))
