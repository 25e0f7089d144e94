"""Read files, folders, records and standard input into documents with metadata; no paragraphs yet.

In goes a path, out come documents with unique ids: `stream_documents` yields them in the order of files and
records and holds none, `documents` returns them sorted by id. docs/input.md is the user's view.

    corpus_reader   a corpus that is being read: files in order, the ids of their documents, what is left out
    building    documents from rows and texts
    folders     which files of a folder are read, and why others are not
    sources     where bytes come from: files, compressed files, archives; what they are by their first bytes
    places      where documents come from, and the ids that this gives
    packing     how files are compressed, by their endings
    shapes      a reader for each shape of file. It gives rows: values by the names of the file
                (records, tabular, markup, feeds, messages, warc, office)
    mapping     rows to documents; `values`, `prose` and `moments` read what they hold
    contents    how well a column fits each thing that an article has, by what stands in it and the words of its name
    assignment  which column says what: known names (`fieldnames`) first, then `contents`
    table_finding  where the records are in a value whose names say nothing
    decode      bytes to text: the text, encoded again, gives the bytes of the file
    front_matter    the fields at the head of a Markdown file
    metadata    title, outlet, series and date: of the file itself, else of tables beside it, else of its folder
    notes       what is told at the end: dates not read, fields used, files left out
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from newsdiff.documents.reading import folders, metadata, packing, shapes, sources
from newsdiff.documents.reading.corpus_reader import CorpusPart, CorpusReader
from newsdiff.documents.reading.mapping import Columns
from newsdiff.documents.reading.notes import Notes
from newsdiff.documents.reading.places import doubled
from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake, Paths

_COPIED = ("corpus.toml", "metadata.csv")
"""Tables beside the articles that belong to them."""
_STDIN = "-"


def documents(paths: Paths, intake: Intake | None = None) -> list[Document]:
    """Read the documents of folders, files or standard input; see `stream_documents`.

    Returns:
        Documents with unique ids, sorted by id, at least one.
    """
    return sorted(stream_documents(paths, intake), key=lambda document: document.id)


def stream_documents(paths: Paths, intake: Intake | None = None) -> Iterator[Document]:
    """Read the documents of folders, files or standard input one after the other.

    A folder is read recursively; hidden files, README and LICENSE files, metadata and manifests are left
    out. The result does not depend on the order in which the system lists files. Only the text, line or
    rows that are being read are held in memory, and the ids of all before them. Nothing is fetched from the network.

    Args:
        paths: A folder, a file, a pattern such as "raw/*.txt", several of these, or "-" for standard input.
        intake: How files are read; the defaults if None.

    Yields:
        Documents with unique ids, at least one, by the paths of their files and their place in them.

    Raises:
        LoadError: Something cannot be read; the message says what, where and what to do.
        MissingExtra: Nothing can be read without a package that is not installed.
    """
    intake = intake or Intake()
    given = [str(paths)] if isinstance(paths, (str, Path)) else [str(path) for path in paths]
    corpus = CorpusReader(intake, Notes(intake.is_lenient))
    if given == [_STDIN]:
        yield from corpus.standard_input()
    else:
        yield from corpus.read([path for name in given for path in folders.expanded(name)])
    corpus.notes.tell()


def record_documents(
    records: Iterable[Mapping[str, object]], name: str, intake: Intake | None = None
) -> Iterator[Document]:
    """Read the documents of records that are in memory, as those of a file of records are read.

    Their fields may have any of the names that are known of files. A `datetime` at midnight without a zone is a day, as it
    is in a column of days.

    Args:
        records: Values by the names of their fields; they are held until all are read.
        name: What a record without an id is called, with its number.
        intake: How records are read; the defaults if None.

    Yields:
        Documents with unique ids.

    Raises:
        LoadError: A record has no text, or two have one id; the message says which.
    """
    corpus = CorpusReader(intake or Intake(), Notes(bool(intake and intake.is_lenient)))
    yield from corpus.records(records, name)
    corpus.notes.tell()


def row_document(row: Mapping[str, object], name: str, intake: Intake | None = None) -> Document:
    """Read the document of a row of a table, by itself; its columns may have any of the names that are known of files.

    Raises:
        LoadError: It has no text, or no id; `name` is what the table is called.
    """
    return CorpusReader(intake or Intake(), Notes()).row(row, name)


def corpus_parts(paths: Paths, intake: Intake | None = None) -> list[CorpusPart]:
    """Cut a corpus of files into parts that can be read apart, on machines that see the files at the same paths.

    Raises:
        LoadError: A path does not exist.
    """
    given = [str(paths)] if isinstance(paths, (str, Path)) else [str(path) for path in paths]
    expanded = [path for name in given for path in folders.expanded(name)]
    return CorpusReader(intake or Intake(), Notes()).parts(expanded)


def files_of(parts: Iterable[CorpusPart]) -> list[Path]:
    """List the files of parts, and those that may hold metadata of them: all that their documents are made of."""
    files = [file for part in parts for file in part.files.values()]
    return [*dict.fromkeys([*(file.file for file in files), *metadata.tables_beside(files)])]


def part_documents(
    part: CorpusPart, intake: Intake | None = None
) -> Iterator[tuple[int, Document]]:
    """Read a part of a corpus; `stream_documents` yields the same documents in order of their places.

    Yields:
        The place of each document in the corpus, a number that grows with files and records, and the document. That
        no two have one id is left to the caller; `doubled_id` says it.

    Raises:
        LoadError: Something cannot be read.
        MissingExtra: Something cannot be read without a package that is not installed.
    """
    return CorpusReader(intake or Intake(), Notes()).part(part)


def doubled_id(identifier: str, parts: Iterable[CorpusPart], first: int, place: int) -> LoadError:
    """Say that two documents have one id, by their places."""
    files = {at: file for part in parts for at, file in part.files.items()}
    return doubled(identifier, files, first, place)


class CorpusFile(NamedTuple):
    """A file of a corpus."""

    path: Path
    name: str
    """Its path in the corpus, with forward slashes."""

    @property
    def kind(self) -> Literal["text", "lines", "parquet", "table", "other"]:
        """What it holds: one text, records as lines of text or as columns, metadata of others, or what cannot be written."""
        name = PurePosixPath(packing.uncompressed_name(self.name))
        ending = name.suffix.lower()
        if PurePosixPath(self.name).name.lower() in _COPIED:
            return "table"
        if form := shapes.FORMS.get(ending):
            return "parquet" if form == "Parquet" else "lines"
        is_known = ending in shapes.ENDINGS and ending not in shapes.TEXT
        return "other" if is_known or self._is_foreign(ending) else "text"

    @property
    def is_packed(self) -> bool:
        """Whether it is compressed, as its name says."""
        return packing.packing_of(self.name) != ""

    @contextmanager
    def unpacked(self) -> Iterator[Path]:
        """Give its content as a file that is not compressed: itself, or one that is gone at the end."""
        if not self.is_packed:
            yield self.path
            return
        name = PurePosixPath(packing.uncompressed_name(self.name)).name
        with TemporaryDirectory(prefix="newsdiff-") as folder:
            plain = Path(folder, name)
            with sources.of_file(self.path, self.name).open() as source, plain.open("wb") as file:
                shutil.copyfileobj(source, file)
            yield plain

    def _is_foreign(self, ending: str) -> bool:
        """Whether a file that is named as a text holds something else."""
        with sources.of_file(self.path, self.name).open() as file:
            head = file.read(sources.HEAD_BYTES)
        return sources.recognised(head, is_text=ending in shapes.TEXT) is not None


def corpus_files(paths: Paths, intake: Intake | None = None) -> list[CorpusFile]:
    """List the files from which `stream_documents` reads, in its order, behind the tables in the folders."""
    given = [str(paths)] if isinstance(paths, (str, Path)) else [str(path) for path in paths]
    named = [path for name in given for path in folders.expanded(name)]
    files = CorpusReader(intake or Intake(), Notes()).files(named)
    tables = sorted(
        CorpusFile(Path(home, name), Path(os.path.relpath(Path(home, name), root)).as_posix())
        for root in {file.root for file in files}
        for one in named
        for home in folders.open_folders(Path(one))
        for name in _COPIED
        if Path(home, name).is_file()
    )
    return [*dict.fromkeys(tables), *(CorpusFile(file.file, file.path) for file in files)]


def ranked_text_names(intake: Intake) -> tuple[str, ...]:
    """Return the names, folded, that the field of texts of records may have, the first that says something counts."""
    return Columns(intake.columns, Notes()).ranked_texts
