"""Read files, folders, records and standard input into documents with metadata; no paragraphs yet.

In goes a path, out come documents with unique ids: `stream_documents` yields them in the order of files and
records and holds none, `documents` returns them sorted by id. docs/input.md is the user's view.

    decode      bytes to text: the text, encoded again, gives the bytes of the file
    records     files with many documents: JSON Lines, CSV, Parquet
    metadata    title, outlet, series and date: of the file itself, else of tables beside it, else of its folder
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path, PurePath

from newsdiff.documents.reading import decode, metadata, records
from newsdiff.documents.reading.metadata import Tables, Unread
from newsdiff.errors import LoadError
from newsdiff.model import Document

_TEXT = (".txt", ".md", ".markdown")
_RECORDS: dict[str, Callable[[Path, str | None], Iterator[records.Record]]] = {
    ".jsonl": records.jsonl,
    ".ndjson": records.jsonl,
    ".csv": records.csv_rows,
    ".parquet": records.parquet,
}
_FRONT_MATTER = (".md", ".markdown")
_NOT_CORPUS = ("readme", "license", "licence")
_MAX_RECORDS = 2**40


def documents(path: str | Path, *, encoding: str | None = None) -> list[Document]:
    """Read the documents of a folder, a file or standard input; see `stream_documents`.

    Returns:
        Documents with unique ids, sorted by id, at least one.
    """
    return sorted(stream_documents(path, encoding=encoding), key=lambda document: document.id)


def stream_documents(path: str | Path, *, encoding: str | None = None) -> Iterator[Document]:
    """Read the documents of a folder, a file or standard input one after the other.

    A folder is read recursively; hidden files, README and LICENSE files, metadata and manifests are left
    out. The result does not depend on the order in which the system lists files. Only the text, line or
    rows that are being read are held in memory, and the ids of all before them.

    Args:
        path: A folder, a file, or "-" for one text on standard input.
        encoding: The encoding of every file; found out from the bytes if None.

    Yields:
        Documents with unique ids, at least one, by the paths of their files and their place in them.

    Raises:
        LoadError: Something cannot be read; the message says what, where and what to do.
        MissingExtra: A Parquet file, and pyarrow is not installed.
    """
    if str(path) == "-":
        content = sys.stdin.buffer.read()
        if not content.strip():
            raise LoadError("standard input is empty; pipe a text into it")
        yield _text(content, "standard input", encoding, "stdin", Unread())
        return
    root, unread = Path(path), Unread()
    is_empty = True
    try:
        for document in _below(root, encoding, unread):
            is_empty = False
            yield document
    except OSError as error:
        place = error.filename or root
        raise LoadError(
            f"{place} cannot be read ({error.strerror}); check path and rights"
        ) from None
    if is_empty and root.is_dir():
        endings = " ".join([*_TEXT, *_RECORDS])
        raise LoadError(f"{root} holds no articles; newsdiff reads files that end in {endings}")
    if is_empty:
        raise LoadError(f"{root} holds no records; give a file with at least one")
    unread.tell()


def _below(root: Path, encoding: str | None, unread: Unread) -> Iterator[Document]:
    """Read every readable file below a folder, or one file with the metadata that lies beside it."""
    if root.is_dir():
        return _files(root, _corpus_files(root), encoding, unread)
    if not root.exists():
        raise LoadError(f"{root} does not exist; give a folder, a file, or - for standard input")
    return _files(root.parent, [root.name], encoding, unread)


def _corpus_files(root: Path) -> list[str]:
    """List the corpus files below a folder by their paths in it, sorted."""
    paths = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        home = Path(folder).relative_to(root).as_posix()
        paths += [
            name if home == "." else f"{home}/{name}"
            for name in names
            if _is_corpus(name) and os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118  half the time
        ]
    return sorted(paths)


def _is_corpus(name: str) -> bool:
    """Whether a file of that name holds articles."""
    lower = name.lower()
    is_read = lower.endswith((*_TEXT, *_RECORDS)) and not name.startswith(".")
    return is_read and not lower.startswith(_NOT_CORPUS) and lower not in metadata.NAMES


def _files(
    root: Path, paths: Sequence[str], encoding: str | None, unread: Unread
) -> Iterator[Document]:
    """Read files by their paths below a folder; where several have one name, their folders become part of the id.

    Raises:
        LoadError: Two documents still have one id.
    """
    tables = Tables(root, unread)
    places: dict[str, int] = {}  # where each id comes from, file and record in one number
    n_named = Counter(PurePath(path).stem for path in paths if not _is_records(path))
    for at, path in enumerate(paths):
        for number, document in _file(root / path, path, encoding, unread):
            completed = tables.complete(document)
            if number == 0 and n_named[document.id] > 1:
                completed = replace(completed, id=path.removesuffix(PurePath(path).suffix))
            place = at * _MAX_RECORDS + number
            first = places.setdefault(completed.id, place)
            if first != place:
                one, other = (_place(root, paths, place) for place in (first, place))
                raise LoadError(
                    f'the id "{completed.id}" stands for two documents, {one} and {other}; rename one'
                )
            yield completed


def _place(root: Path, paths: Sequence[str], place: int) -> str:
    """Say where a document comes from."""
    at, number = divmod(place, _MAX_RECORDS)
    path = root / paths[at]
    unit = "row" if path.suffix.lower() == ".parquet" else "line"
    return f"{path} {unit} {number}" if number else str(path)


def _is_records(path: str) -> bool:
    """Whether a file holds records, each a document."""
    return PurePath(path).suffix.lower() in _RECORDS


def _file(
    path: Path, relative: str, encoding: str | None, unread: Unread
) -> Iterator[tuple[int, Document]]:
    """Read one file: a text, with the number 0, or the records that it holds, with theirs."""
    if any("\ud800" <= c <= "\udfff" for c in relative):  # no report can print it
        raise LoadError(f"the name of the file {str(path)!a} is not UTF-8; rename it")
    if not _is_records(relative):
        yield 0, _text(path.read_bytes(), str(path), encoding, path.stem, unread, relative)
        return
    read = _RECORDS[path.suffix.lower()]

    @cache
    def order() -> bool | None:
        """Ask all records of the file; a pipe cannot be read twice."""
        values = (record.values for record in read(path, encoding))
        return metadata.column_order(values) if path.is_file() else None

    for record in read(path, encoding):
        document = Document(
            id=record.id or f"{path.stem}-{record.number}",
            text=record.text,
            path=relative,
            sha256=record.sha256,
            **metadata.fields(record.values, unread, order),
        )
        yield record.number, document


def _text(
    content: bytes,
    place: str,
    encoding: str | None,
    name: str,
    unread: Unread,
    path: str | None = None,
) -> Document:
    """Build the document of a text, with the front matter of a Markdown file read."""
    text, codec = decode.text(content, place, encoding)
    start = decode.text_start(text)
    values: dict[str, object] = {}
    if path and PurePath(path).suffix.lower() in _FRONT_MATTER:
        start, values = metadata.front_matter(text, start, place)
    sha256 = hashlib.sha256(content).hexdigest()
    own = metadata.fields(values, unread)
    return Document(name, text, path=path, sha256=sha256, encoding=codec, body_start=start, **own)
