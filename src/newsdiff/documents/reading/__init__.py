"""Read files, folders, records and standard input into documents with metadata; no paragraphs yet.

In goes a path, out come documents with unique ids: `stream_documents` yields them in the order of files and
records and holds none, `documents` returns them sorted by id. docs/input.md is the user's view.

    decode        bytes to text: the text, encoded again, gives the bytes of the file
    records       files with many documents: JSON Lines, CSV, Parquet
    front_matter  the fields at the head of a Markdown file
    metadata      title, outlet, series and date: of the file itself, else of tables beside it, else of its folder
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from glob import glob
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

from newsdiff.documents.reading import decode, metadata, records
from newsdiff.documents.reading.front_matter import front_matter
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
_COPIED = ("corpus.toml", "metadata.csv")
"""Tables beside the articles that belong to them."""
_NOT_CORPUS = ("readme", "license", "licence")
_MAX_RECORDS = 2**40


class CorpusFile(NamedTuple):
    """A file of a corpus."""

    path: Path
    name: str
    """Its path in the corpus, with forward slashes."""

    @property
    def kind(self) -> Literal["text", "lines", "parquet", "table"]:
        """What it holds: one text, records as lines of text or as columns, or metadata of other files."""
        suffix = PurePath(self.name).suffix.lower()
        if PurePath(self.name).name.lower() in _COPIED:
            return "table"
        if suffix == ".parquet":
            return "parquet"
        return "lines" if suffix in _RECORDS else "text"


def documents(path: str | Path, *, encoding: str | None = None) -> list[Document]:
    """Read the documents of a folder, a file or standard input; see `stream_documents`.

    Returns:
        Documents with unique ids, sorted by id, at least one.
    """
    return sorted(stream_documents(path, encoding=encoding), key=lambda document: document.id)


def stream_documents(*paths: str | Path, encoding: str | None = None) -> Iterator[Document]:
    """Read the documents of folders, files or standard input one after the other.

    A folder is read recursively; hidden files, README and LICENSE files, metadata and manifests are left
    out. The result does not depend on the order in which the system lists files. Only the text, line or
    rows that are being read are held in memory, and the ids of all before them.

    Args:
        paths: Folders and files, which are one corpus, or "-" for one text on standard input. Of a path with
            wildcards that no file has, the files that fit it.
        encoding: The encoding of every file; found out from the bytes if None.

    Yields:
        Documents with unique ids, at least one, by the paths of their files and their place in them.

    Raises:
        LoadError: Something cannot be read; the message says what, where and what to do.
        MissingExtra: A Parquet file, and pyarrow is not installed.
    """
    if [str(path) for path in paths] == ["-"]:
        content = sys.stdin.buffer.read()
        if not content.strip():
            raise LoadError("standard input is empty; pipe a text into it")
        yield _text(content, "standard input", encoding, "stdin", Unread())
        return
    unread, is_empty = Unread(), True
    root = Path(paths[0])
    try:
        root, names = _rooted(paths)
        for document in _files(root, names, encoding, unread):
            is_empty = False
            yield document
    except OSError as error:
        place = error.filename or root
        raise LoadError(
            f"{place} cannot be read ({error.strerror}); check path and rights"
        ) from None
    if is_empty and any(Path(path).is_dir() for path in paths):
        endings = " ".join([*_TEXT, *_RECORDS])
        listed = ", ".join(map(str, paths))
        raise LoadError(f"{listed} holds no articles; newsdiff reads files that end in {endings}")
    if is_empty:
        raise LoadError(f"{paths[0]} holds no records; give a file with at least one")
    unread.tell()


def corpus_files(*paths: str | Path) -> list[CorpusFile]:
    """List the files from which `stream_documents` reads, in its order, behind the tables in the folders."""
    root, names = _rooted(paths)
    folders = [Path(path) for path in paths if Path(path).is_dir()]
    tables = sorted(
        Path(home, name).relative_to(root).as_posix()
        for folder in folders
        for home in _open_folders(folder)
        for name in _COPIED
        if Path(home, name).is_file()
    )
    return [CorpusFile(root / name, name) for name in [*tables, *names]]


def _rooted(paths: Sequence[str | Path]) -> tuple[Path, list[str]]:
    """Return the folder that holds all that is read, and the files below it by their paths in it."""
    given = [found for path in paths for found in _matching(path)]
    if len(given) == 1 and given[0].is_dir():
        return given[0], _corpus_files(given[0])
    homes = [path if path.is_dir() else path.parent for path in given]
    root = homes[0]
    if any(home != root for home in homes):
        root = Path(os.path.commonpath([home.absolute() for home in homes]))
    names: dict[str, None] = {}
    for path in given:
        below = [path / name for name in _corpus_files(path)] if path.is_dir() else [path]
        for file in below:
            here = file if file.is_relative_to(root) else file.absolute()
            names[here.relative_to(root).as_posix()] = None
    return root, sorted(names)


def _matching(path: str | Path) -> list[Path]:
    """Return a path that is there, or those that match its wildcards, in order."""
    if Path(path).exists():
        return [Path(path)]
    if found := sorted(glob(str(path), recursive=True)):  # noqa: PTH207  of any folder
        return [Path(name) for name in found]
    raise LoadError(f"{path} does not exist; give a folder, a file, or - for standard input")


def _open_folders(root: Path) -> Iterator[str]:
    """Yield a folder and those below it that are not hidden."""
    for folder, folders, _ in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield folder


def _corpus_files(root: Path) -> list[str]:
    """List the corpus files below a folder by their paths in it, sorted."""
    paths = []
    for folder, folders, names in os.walk(root, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        home = Path(folder).relative_to(root).as_posix()
        paths += [
            name if home == "." else f"{home}/{name}"
            for name in names
            if _is_corpus(name) and os.path.isfile(os.path.join(folder, name))  # noqa: PTH113, PTH118  half the time
        ]
    return sorted(paths)


def _refuse(error: OSError) -> None:
    """Stop at a folder that cannot be listed: a corpus without it would be another one."""
    raise error


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
        start, values = front_matter(text, start, place)
    sha256 = hashlib.sha256(content).hexdigest()
    own = metadata.fields(values, unread)
    return Document(name, text, path=path, sha256=sha256, encoding=codec, body_start=start, **own)
