"""Read files, folders, records and standard input into documents with metadata; no paragraphs yet.

In goes a path, out come documents with unique ids: `stream_documents` yields them in the order of files and
records and holds none, `documents` returns them sorted by id. docs/input.md is the user's view.

    folders     which files of a folder are read, and why others are not
    sources     where bytes come from: files, compressed files, archives; what they are by their first bytes
    shapes      a reader for each shape of file. It gives rows: values by the names of the file
                (records, tabular, markup, feeds, messages, warc, office)
    mapping     rows to documents, by the table of names in `fieldnames`; `values` reads what they hold
    decode      bytes to text: the text, encoded again, gives the bytes of the file
    front_matter    the fields at the head of a Markdown file
    metadata    title, outlet, series and date: of the file itself, else of tables beside it, else of its folder
    notes       what is told at the end: dates not read, fields used, files left out
"""

from __future__ import annotations

import difflib
import hashlib
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from newsdiff.documents.reading import decode, folders, metadata, shapes, sources
from newsdiff.documents.reading.fieldnames import folded
from newsdiff.documents.reading.front_matter import front_matter
from newsdiff.documents.reading.mapping import Columns, Fields, digest, flattened
from newsdiff.documents.reading.metadata import Tables
from newsdiff.documents.reading.notes import LENIENT_HINT, Notes
from newsdiff.documents.reading.records import Row
from newsdiff.documents.reading.sources import ForeignError, Source
from newsdiff.documents.reading.tabular import listed_columns, values_of
from newsdiff.errors import LoadError, MissingExtra
from newsdiff.model import Document
from newsdiff.settings.intake import Intake, Paths

_FRONT_MATTER = (".md", ".markdown")
_COPIED = ("corpus.toml", "metadata.csv")
"""Tables beside the articles that belong to them."""
_MAX_RECORDS = 2**40
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
    corpus = _Corpus(intake, Notes(intake.is_lenient))
    if given == [_STDIN]:
        yield from corpus.standard_input()
    else:
        yield from corpus.read([path for name in given for path in folders.expanded(name)])
    corpus.notes.tell()


class CorpusFile(NamedTuple):
    """A file of a corpus."""

    path: Path
    name: str
    """Its path in the corpus, with forward slashes."""

    @property
    def kind(self) -> Literal["text", "lines", "parquet", "table", "other"]:
        """What it holds: one text, records as lines of text or as columns, metadata of others, or what cannot be written."""
        ending = PurePosixPath(self.name).suffix.lower()
        if PurePosixPath(self.name).name.lower() in _COPIED:
            return "table"
        if ending in (".jsonl", ".ndjson", ".jl", ".csv", ".tsv"):
            return "lines"
        if ending == ".parquet":
            return "parquet"
        is_known = ending in shapes.ENDINGS and ending not in shapes.TEXT
        is_packed = sources.uncompressed_name(self.name) != self.name
        return "other" if is_known or is_packed or self._is_foreign() else "text"

    def _is_foreign(self) -> bool:
        """Whether a file that is named as a text holds something else."""
        with self.path.open("rb") as file:
            head = file.read(sources.HEAD_BYTES)
        is_text = PurePosixPath(self.name).suffix.lower() in shapes.TEXT
        return sources.recognised(head, is_text=is_text) is not None


def corpus_files(paths: Paths, intake: Intake | None = None) -> list[CorpusFile]:
    """List the files from which `stream_documents` reads, in its order, behind the tables in the folders."""
    given = [str(paths)] if isinstance(paths, (str, Path)) else [str(path) for path in paths]
    named = [path for name in given for path in folders.expanded(name)]
    files = _Corpus(intake or Intake(), Notes()).files(named)
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


class _File(NamedTuple):
    """A file of the corpus."""

    root: Path
    """The folder to which the path is relative, and whose tables describe it."""
    path: str

    @property
    def file(self) -> Path:
        return self.root / self.path


@dataclass(slots=True)
class _Corpus:
    """A corpus that is being read."""

    intake: Intake
    notes: Notes

    def standard_input(self) -> Iterator[Document]:
        """Read standard input: a text, or what its first bytes show it to be."""
        content = sys.stdin.buffer.read()
        if not content.strip():
            raise LoadError("standard input is empty; pipe a text into it")
        source = sources.of_bytes(content, "standard input", "stdin")
        found = self._documents(source, is_alone=True)
        yield from (replace(document, path=None) for _, document in found)

    def read(self, paths: list[str]) -> Iterator[Document]:
        """Read files and folders.

        Raises:
            LoadError: Nothing is found; or as for `stream_documents`.
        """
        files = self.files(paths)
        missing: MissingExtra | None = None
        is_empty = True
        for document in self._with_ids(files):
            if isinstance(document, MissingExtra):
                missing = missing or document
                continue
            is_empty = False
            yield document
        if not is_empty:
            return
        if missing:
            raise missing
        self.notes.tell()
        shown = paths[0] if len(paths) == 1 else f"what was named ({paths[0]} ...)"
        if Path(paths[0]).is_dir() or len(paths) > 1:
            endings = " ".join(shapes.ENDINGS)
            raise LoadError(
                f"{shown} holds no articles; newsdiff reads files that end in {endings}"
            )
        raise LoadError(f"{shown} holds no records; give a file with at least one")

    def files(self, paths: list[str]) -> list[_File]:
        """List the files to read, each once, in their order.

        Raises:
            LoadError: A path does not exist.
        """
        for path in paths:
            if path.lower().startswith(("http://", "https://")):
                raise LoadError(
                    f"{path} is an address, and nothing is fetched; save the page and name its file"
                )
        found = dict.fromkeys(self._files([Path(path) for path in paths]))
        return sorted(found, key=lambda file: file.path)

    def _files(self, paths: list[Path]) -> Iterator[_File]:
        """List the files to read: those below folders sorted, the paths as they were named."""
        found = [exact_path(path) for path in paths]
        home = folders.common_home(found) if len(found) > 1 else None
        for path in found:
            is_folder = path.is_dir()
            root = home or (path if is_folder else path.parent)
            here = path.absolute().relative_to(home).as_posix() if home else ""
            if is_folder:
                listed = folders.files_below(
                    path, shapes.ENDINGS, metadata.NAMES, self.intake, self.notes
                )
                yield from (_File(root, f"{here}/{name}" if here else name) for name in listed)
            elif not home or folders.is_chosen(here, self.intake):
                yield _File(root, here or path.name)

    def _with_ids(self, files: list[_File]) -> Iterator[Document | MissingExtra]:
        """Read files; where several have one name, their folders become part of the id."""
        tables = {file.root: Tables(file.root, self.notes.unread) for file in files}
        places: dict[str, int] = {}  # where each id comes from, file and record in one number
        n_named = self._count_names(files)
        for at, file in enumerate(files):
            for number, document in self._file(file, is_alone=len(files) == 1):
                if isinstance(document, MissingExtra):
                    yield document
                    continue
                identifier = document.id or _fallback(document.path or "", number, n_named)
                named = document if document.id else replace(document, id=identifier)
                completed = tables[file.root].complete(named)
                place = at * _MAX_RECORDS + number
                first = places.setdefault(identifier, place)
                if first != place:
                    one, other = (_place(files, place) for place in (first, place))
                    self.notes.fault(
                        LoadError(
                            f'the id "{identifier}" stands for two documents, {one} and {other}; rename one'
                        )
                    )
                    continue
                yield completed

    def _count_names(self, files: list[_File]) -> Counter[tuple[str, bool]]:
        """Count the files that have one name, apart from folder and ending."""
        names: list[str] = []
        for file in files:
            if file.path.lower().endswith(sources.ARCHIVE):
                names += sources.member_names(sources.of_file(file.file, file.path))
            else:
                names.append(file.path)
        return Counter(map(_name, names))

    def _file(
        self, file: _File, *, is_alone: bool
    ) -> Iterator[tuple[int, Document] | tuple[int, MissingExtra]]:
        """Read one file, or those in an archive; what cannot be read of several is noted."""
        if any("\ud800" <= c <= "\udfff" for c in file.path):  # no report can print it
            told = LoadError(f"the name of the file {str(file.file)!a} is not UTF-8; rename it")
            self._fault(told, is_alone=is_alone)
            return
        try:
            yield from self._documents(sources.of_file(file.file, file.path), is_alone=is_alone)
        except (MissingExtra, ForeignError) as error:
            if is_alone:
                raise
            self._leave_out(error, file.path)
            if isinstance(error, MissingExtra):
                yield 0, error
        except OSError as error:
            reason = error.strerror or str(error)
            told = LoadError(f"{file.file} cannot be read ({reason}); check path and rights")
            self._fault(told, is_alone=is_alone)
        except LoadError as error:
            self._fault(error, is_alone=is_alone)

    def _leave_out(self, error: MissingExtra | ForeignError, path: str) -> None:
        """Note a file that needs a package, or holds no articles."""
        needed = f"that need {str(error).rpartition('run: ')[2]}"
        self.notes.skip(error.reason if isinstance(error, ForeignError) else needed, path)

    def _fault(self, error: LoadError, *, is_alone: bool) -> None:
        """Note a file that cannot be read; the only one ends the run, and so does one where nothing may be left out."""
        if LENIENT_HINT in str(error) or (is_alone and not self.intake.is_lenient):
            raise error from None
        self.notes.fault(error)

    def _documents(self, source: Source, *, is_alone: bool) -> Iterator[tuple[int, Document]]:
        """Read the documents of a source, each with its number, and without an id where it has none."""
        if source.ending == sources.ARCHIVE:
            for member in sources.members(source):
                yield from self._member(member)
            return
        if source.ending in shapes.ENDINGS and source.ending not in shapes.TEXT:
            yield from self._rows(source, is_alone=is_alone)
            return
        content = source.content()
        ending = sources.recognised(content, is_text=source.ending in shapes.TEXT)
        if ending is None:
            yield 0, self._text(content, source)
            return
        unpacked = sources.unpack_bytes(source, content, ending)
        found = unpacked or source.within(content, ending)
        yield from self._documents(found, is_alone=is_alone)

    def _member(self, member: Source) -> Iterator[tuple[int, Document]]:
        """Read a file of an archive, unless it is of no known shape."""
        known = member.ending in shapes.ENDINGS and member.ending != sources.ARCHIVE
        if not known:
            self.notes.skip(f"that end in {member.ending or 'nothing'}", member.path)
        elif folders.is_chosen(member.path, self.intake):
            try:
                yield from self._documents(member, is_alone=False)
            except (MissingExtra, ForeignError) as error:
                self._leave_out(error, member.path)
            except LoadError as error:
                self._fault(error, is_alone=False)

    def _rows(self, source: Source, *, is_alone: bool) -> Iterator[tuple[int, Document]]:
        """Read the rows of a source as documents."""
        columns = Columns(
            self.intake.columns if shapes.has_own_names(source.ending) else {}, self.notes
        )
        n_rows = 0

        @cache
        def order() -> bool | None:
            """Ask all records of the file; a pipe cannot be read twice."""
            again = shapes.shape_rows(source, self.intake.encoding, columns)
            found = source.is_rereadable and again is not None
            return metadata.column_order(values_of(again)) if found and again else None

        for row in shapes.shape_rows(source, self.intake.encoding, columns) or ():
            n_rows += 1
            try:
                if isinstance(row, LoadError):
                    raise row
                yield row.number, self._document(row, source, columns, order)
            except ForeignError:
                raise
            except LoadError as error:
                self.notes.fault(error)
        if not n_rows and not shapes.has_many(source.ending):
            if is_alone:
                raise LoadError(f"no article was found in {source.place}; save its text as .txt")
            self.notes.n_empty += 1

    def _document(
        self, row: Row, source: Source, columns: Columns, order: metadata.Order
    ) -> Document:
        """Build the document of a row."""
        place = (
            f"{source.place} {shapes.unit(source.ending)} {row.number}"
            if row.number
            else source.place
        )
        flat = flattened(row.values)
        text = columns.text(flat)
        if text is None and columns.is_null(flat) and not self.intake.is_lenient:
            self.notes.null(place)
            text = ""
        if text is None:
            message = f"{place} {_no_text(row, columns)}"
            raise LoadError(message) if row.number else ForeignError(message, "without a text")
        is_told = shapes.has_own_names(source.ending)
        known = columns.fields(flat, order, is_record=is_told)
        sha256 = digest(text, (*row.values.values(), *known.values()), place)
        identifier = columns.identifier(flat, place) if is_told else None
        return Document(identifier or "", text, path=source.path, sha256=sha256, **known)

    def _text(self, content: bytes, source: Source) -> Document:
        """Build the document of a text, with the front matter of a Markdown file read."""
        text, codec = decode.text(content, source.place, self.intake.encoding)
        start = decode.text_start(text)
        values: dict[str, object] = {}
        if source.ending in _FRONT_MATTER:
            start, values = front_matter(text, start, source.place)
        own: Fields = metadata.fields(values, self.notes.unread)
        return Document(
            "" if source.path else source.stem,
            text,
            path=source.path,
            sha256=hashlib.sha256(content).hexdigest(),
            encoding=codec,
            body_start=start,
            **own,
        )


def _no_text(row: Row, columns: Columns) -> str:
    """Say that a row has no text, and what it has."""
    names = [str(name) for name in row.values]
    if any(folded(name) in columns.texts for name in names):
        return 'has no text; give every record a "text" that is a string'
    return f"has no text; there are {listed_columns(names)}; say which one it is, as --columns text=NAME"


def _name(path: str) -> tuple[str, bool]:
    """Return the name of a file without folder and endings, and whether it holds many articles."""
    name = PurePosixPath(sources.uncompressed_name(path))
    return name.stem, shapes.has_many(name.suffix.lower())


def _fallback(path: str, number: int, n_named: Counter[tuple[str, bool]]) -> str:
    """Return the id of a document that has none: the name of its file, with its folders if others are called so."""
    stem, has_many = _name(path)
    name = PurePosixPath(sources.uncompressed_name(path))
    prefix = str(name.with_suffix("")) if n_named[stem, has_many] > 1 else stem
    return f"{prefix}-{number}" if number else prefix


def _place(files: list[_File], place: int) -> str:
    """Say where a document comes from."""
    at, number = divmod(place, _MAX_RECORDS)
    ending = PurePosixPath(sources.uncompressed_name(files[at].path)).suffix.lower()
    return f"{files[at].file} {shapes.unit(ending)} {number}" if number else str(files[at].file)


def exact_path(path: Path) -> Path:
    """Return the path of a file or folder as the system writes it, whose accents may be composed otherwise.

    Raises:
        LoadError: There is none; the message names those with nearly that name.
    """
    if path.exists() or path.is_symlink():
        return path
    try:
        names = {_composed(name.name): name for name in path.parent.iterdir()}
    except OSError:
        names = {}
    if _composed(path.name) in names:
        return names[_composed(path.name)]
    spelt = {**{name.stem: name for name in names.values()}, **{p.name: p for p in names.values()}}
    near = difflib.get_close_matches(path.name, spelt, n=1)
    hint = (
        f"did you mean {spelt[near[0]]}?"
        if near
        else "give a folder, a file, or - for standard input"
    )
    raise LoadError(f"{path} does not exist; {hint}")


def _composed(name: str) -> str:
    """Return a name with composed accents."""
    return unicodedata.normalize("NFC", name)
