"""Read files, folders, records and standard input into documents with metadata; no paragraphs yet.

In goes a path, out come documents with unique ids, sorted by id. Bytes are decoded without loss, newlines
stay as they are, and metadata is taken from the file itself (front matter, record fields), else from
`corpus.toml` or `metadata.csv` beside it, else from the first folder below the corpus. docs/input.md is
the user's view of all this.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.read import decode, metadata, records
from newsdiff.read.metadata import Tables

_TEXT = (".txt", ".md", ".markdown")
_RECORDS: dict[str, Callable[[bytes, str, str | None], Iterator[records.Record]]] = {
    ".jsonl": records.jsonl,
    ".ndjson": records.jsonl,
    ".csv": records.csv_rows,
    ".parquet": records.parquet,
}
_FRONT_MATTER = (".md", ".markdown")
_NOT_CORPUS = ("readme", "license", "licence")


@dataclass(frozen=True, slots=True)
class _Origin:
    """A document and the place that an error message names."""

    document: Document
    place: str
    is_file: bool


def documents(path: str | Path, *, encoding: str | None = None) -> list[Document]:
    """Read the documents of a folder, a file or standard input.

    A folder is read recursively; hidden files, README and LICENSE files, metadata and manifests are left
    out. The result does not depend on the order in which the system lists files.

    Args:
        path: A folder, a file, or "-" for one text on standard input.
        encoding: The encoding of every file; found out from the bytes if None.

    Returns:
        Documents with unique ids, sorted by id, at least one.

    Raises:
        LoadError: Something cannot be read; the message says what, where and what to do.
        EngineError: A Parquet file, and pyarrow is not installed.
    """
    if str(path) == "-":
        return [_stdin(encoding)]
    root = Path(path)
    try:
        origins = _folder(root, encoding) if root.is_dir() else _single(root, encoding)
    except OSError as error:
        place = error.filename or root
        raise LoadError(
            f"{place} cannot be read ({error.strerror}); check path and rights"
        ) from None
    return sorted(_unique(origins), key=lambda document: document.id)


def _stdin(encoding: str | None) -> Document:
    """Read standard input as one text."""
    content = sys.stdin.buffer.read()
    if not content.strip():
        raise LoadError("standard input is empty; pipe a text into it")
    text, name = decode.text(content, "standard input", encoding)
    return Document(
        id="stdin",
        text=text,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding=name,
        body_start=decode.start(text),
    )


def _single(path: Path, encoding: str | None) -> list[_Origin]:
    """Read one file with the metadata that lies beside it."""
    if not path.exists():
        raise LoadError(f"{path} does not exist; give a folder, a file, or - for standard input")
    origins = list(_file(path, path.parent, Tables(path.parent), encoding))
    if not origins:
        raise LoadError(f"{path} holds no records; give a file with at least one")
    return origins


def _folder(root: Path, encoding: str | None) -> list[_Origin]:
    """Read every readable file below a folder."""
    tables = Tables(root)
    origins = [origin for path in _files(root) for origin in _file(path, root, tables, encoding)]
    if not origins:
        endings = " ".join([*_TEXT, *_RECORDS])
        raise LoadError(f"{root} holds no articles; newsdiff reads files that end in {endings}")
    return origins


def _files(root: Path) -> list[Path]:
    """List the corpus files below a folder, sorted by relative path."""
    found = [
        path
        for path in root.rglob("*")
        if path.suffix.lower() in _TEXT or path.suffix.lower() in _RECORDS
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
        if not path.name.lower().startswith(_NOT_CORPUS)
        if path.name.lower() not in metadata.NAMES and path.is_file()
    ]
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


def _file(path: Path, root: Path, tables: Tables, encoding: str | None) -> Iterator[_Origin]:
    """Read one file: a text, or the records that it holds."""
    relative = path.relative_to(root).as_posix()
    if not _is_unicode(relative):
        raise LoadError(f"the name of the file {str(path)!a} is not UTF-8; rename it")
    content, suffix = path.read_bytes(), path.suffix.lower()
    if suffix not in _RECORDS:
        found = tables.complete(_text(content, path, relative, encoding), path)
        yield _Origin(found, str(path), is_file=True)
        return
    for record in _RECORDS[suffix](content, str(path), encoding):
        document = Document(
            id=record.id or f"{path.stem}-{record.number}",
            text=record.text,
            path=relative,
            **metadata.fields(record.values),
        )
        yield _Origin(tables.complete(document, path), record.place, is_file=False)


def _is_unicode(name: str) -> bool:
    """Whether a file name can be written in a report: its bytes were valid UTF-8."""
    return not any("\ud800" <= c <= "\udfff" for c in name)


def _text(content: bytes, path: Path, relative: str, encoding: str | None) -> Document:
    """Build the document of a text file, with its front matter read."""
    text, name = decode.text(content, str(path), encoding)
    start = decode.start(text)
    values: dict[str, object] = {}
    if path.suffix.lower() in _FRONT_MATTER:
        start, values = metadata.front_matter(text, start, str(path))
    return Document(
        id=path.stem,
        text=text,
        path=relative,
        sha256=hashlib.sha256(content).hexdigest(),
        encoding=name,
        body_start=start,
        **metadata.fields(values),
    )


def _unique(origins: list[_Origin]) -> list[Document]:
    """Tell files of one name apart by their folders; raise if ids still collide."""
    n_named = Counter(origin.document.id for origin in origins)
    places: dict[str, str] = {}
    result = []
    for origin in origins:
        document = origin.document
        if origin.is_file and n_named[document.id] > 1 and document.path:
            document = replace(document, id=document.path.removesuffix(Path(document.path).suffix))
        if document.id in places:
            raise LoadError(
                f'the id "{document.id}" stands for two documents, {places[document.id]} and '
                f"{origin.place}; rename one"
            )
        places[document.id] = origin.place
        result.append(document)
    return result
