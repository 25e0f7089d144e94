"""A corpus that is being read: its files in order, the documents of each, their ids, and what is left out.

In go paths and how files are read, out come documents with unique ids and metadata. What cannot be read ends the run
or is noted, as the user chose.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsdiff.documents.reading import (
    archives,
    folders,
    metadata,
    packing,
    shapes,
    sources,
)
from newsdiff.documents.reading.building import DocumentBuilder
from newsdiff.documents.reading.metadata import Tables
from newsdiff.documents.reading.notes import LENIENT_HINT, Notes, listed_columns
from newsdiff.documents.reading.places import (
    MAX_IN_MEMBER,
    MAX_RECORDS,
    FoundFile,
    doubled,
    fallback_id,
    file_name,
)
from newsdiff.documents.reading.records import json_record
from newsdiff.documents.reading.sources import ForeignError, Source
from newsdiff.errors import LoadError, MissingExtra
from newsdiff.model import Document
from newsdiff.settings.intake import Intake

_PART_BYTES = 1_000_000  # of files that are read together: enough to hide what sending them costs


@dataclass(frozen=True, slots=True)
class CorpusPart:
    """Some files of a corpus, to be read as they are read among all of them."""

    files: dict[int, FoundFile]
    """By their numbers in the corpus."""
    n_named: Counter[tuple[str, bool]]
    """How many files of the corpus have the names that these have."""
    is_alone: bool
    """Whether there is no other file."""


@contextmanager
def _without_hint() -> Iterator[None]:
    """Tell nobody how to leave out what cannot be read, where nothing may be left out."""
    try:
        yield
    except LoadError as error:
        raise LoadError(str(error).removesuffix(LENIENT_HINT)) from None


@dataclass(slots=True)
class CorpusReader:
    """A corpus that is being read."""

    intake: Intake
    notes: Notes

    @property
    def _builder(self) -> DocumentBuilder:
        return DocumentBuilder(self.intake, self.notes)

    def standard_input(self) -> Iterator[Document]:
        """Read standard input: a text, or what its first bytes show it to be."""
        content = sys.stdin.buffer.read()
        if not content.strip():
            raise LoadError("standard input is empty; pipe a text into it")
        source = sources.of_bytes(content, "standard input", "stdin")
        for number, document in self._documents(source, is_alone=True):
            own = f"stdin-{number}" if number else "stdin"
            yield replace(document, path=None, id=document.id or own)

    def records(self, rows: Iterable[Mapping[str, object]], name: str) -> Iterator[Document]:
        """Read records that are in memory."""
        content = "".join(f"{json_record(row)}\n" for row in rows).encode()
        source = sources.of_bytes(content, "records", name).within(content, ".jsonl")
        places: dict[str, int] = {}
        for number, document in self._documents(source, is_alone=True):
            identifier = document.id or f"{name}-{number}"
            first = places.setdefault(identifier, number)
            if first != number:
                raise LoadError(
                    f'the id "{identifier}" stands for two records, {first} and {number}; rename one'
                )
            yield replace(document, id=identifier, path=None)

    def row(self, row: Mapping[str, object], name: str) -> Document:
        """Read a row of a table that must have an id, since rows have no order by which they could be counted.

        Raises:
            LoadError: It has none, or no text.
        """
        content = f"{json_record(row)}\n".encode()
        source = sources.of_bytes(content, name, name).within(content, ".jsonl")
        with _without_hint():
            [(_, document)] = self._documents(source, is_alone=True)
        if not document.id:
            raise LoadError(
                f"{name} has a row without an id; there are {listed_columns(row)}; "
                "say which column it is, as --columns id=NAME"
            )
        return replace(document, path=None)

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

    def part(self, part: CorpusPart) -> Iterator[tuple[int, Document]]:
        """Read some files of a corpus as `read` reads them among all; yield the place of each document beside it."""
        found = self._completed(part.files, part.n_named, is_alone=part.is_alone)
        with _without_hint():
            for place, document in found:
                if isinstance(document, MissingExtra):
                    raise document
                yield place, document

    def parts(self, paths: list[str]) -> list[CorpusPart]:
        """Cut a corpus into parts that can be read apart: large files one by one, small ones together.

        Raises:
            LoadError: A path does not exist.
        """
        files = self.files(paths)
        n_named = self._count_names(files)
        parts: list[CorpusPart] = []
        left = 0
        for at, file in enumerate(files):
            if left <= 0:
                parts.append(CorpusPart({}, Counter(), len(files) == 1))
                left = _PART_BYTES
            left -= file.file.stat().st_size
            parts[-1].files[at] = file
            for name in self._count_names([file]):
                parts[-1].n_named[name] = n_named[name]
        return parts

    def files(self, paths: list[str]) -> list[FoundFile]:
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

    def _files(self, paths: list[Path]) -> Iterator[FoundFile]:
        """List the files to read: those below folders sorted, the paths as they were named."""
        found = [folders.exact_path(path) for path in paths]
        home = folders.common_home(found) if len(found) > 1 else None
        for path in found:
            is_folder = path.is_dir()
            root = home or (path if is_folder else path.parent)
            here = path.absolute().relative_to(home).as_posix() if home else ""
            if is_folder:
                listed = folders.files_below(
                    path, shapes.ENDINGS, metadata.NAMES, self.intake, self.notes
                )
                yield from (FoundFile(root, f"{here}/{name}" if here else name) for name in listed)
            elif not home or folders.is_chosen(here, self.intake):
                yield FoundFile(root, here or path.name)

    def _with_ids(self, files: list[FoundFile]) -> Iterator[Document | MissingExtra]:
        """Read files; where several have one name, their folders become part of the id."""
        places: dict[str, tuple[int, str | None]] = {}  # where each id comes from
        found = self._completed(
            dict(enumerate(files)), self._count_names(files), is_alone=len(files) == 1
        )
        for place, document in found:
            if isinstance(document, Document):
                first = places.setdefault(document.id, (place, document.path))
                if first != (place, document.path):
                    self.notes.fault(doubled(document.id, dict(enumerate(files)), first[0], place))
                    continue
            yield document

    def _completed(
        self, files: Mapping[int, FoundFile], n_named: Counter[tuple[str, bool]], *, is_alone: bool
    ) -> Iterator[tuple[int, Document | MissingExtra]]:
        """Read files; yield the place of each document, file and record in one number, and the document with its id."""
        tables = {file.root: Tables(file.root, self.notes) for file in files.values()}
        for at, file in files.items():
            for number, document in self._file(file, is_alone=is_alone):
                place = at * MAX_RECORDS + number
                if isinstance(document, MissingExtra):
                    yield place, document
                    continue
                own = number if document.path == file.path else number % MAX_IN_MEMBER
                identifier = document.id or fallback_id(document.path or "", own, n_named)
                named = document if document.id else replace(document, id=identifier)
                yield place, tables[file.root].complete(named)

    def _count_names(self, files: list[FoundFile]) -> Counter[tuple[str, bool]]:
        """Count the files that have one name, apart from folder and ending."""
        names: list[str] = []
        for file in files:
            is_known = packing.uncompressed_name(file.path).lower().endswith(shapes.FILES)
            inside = [] if is_known else archives.names_in(sources.of_file(file.file, file.path))
            names += inside or [file.path]
        return Counter(map(file_name, names))

    def _file(
        self, file: FoundFile, *, is_alone: bool
    ) -> Iterator[tuple[int, Document] | tuple[int, MissingExtra]]:
        """Read one file, or those in an archive; what cannot be read of several is noted."""
        try:
            # What a locale of ASCII makes of a name is put right; what is not UTF-8 no report can print.
            name = file.path if file.path.isprintable() else os.fsencode(file.path).decode()
        except UnicodeDecodeError:
            told = LoadError(f"the name of the file {str(file.file)!a} is not UTF-8; rename it")
            self._fault(told, is_alone=is_alone)
            return
        try:
            yield from self._documents(sources.of_file(file.file, name), is_alone=is_alone)
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
        if source.ending in archives.ENDINGS:
            for n_before, member in enumerate(archives.members(source), 1):
                for number, document in self._member(member):
                    yield n_before * MAX_IN_MEMBER + number % MAX_IN_MEMBER, document
            return
        if shapes.is_text(source.ending) and source.is_rereadable:
            with source.open() as file:
                kind = sources.recognised_bytes(file.read(sources.HEAD_BYTES))
            if kind is not None:  # whatever its name says
                yield from self._recognised(source.content(), kind, source, is_alone=is_alone)
                return
        if source.ending in shapes.ENDINGS and source.ending not in shapes.TEXT:
            yield from self._builder.rows(source, is_alone=is_alone)
            return
        content = source.content()
        kind = sources.recognised(content, is_text=source.ending in shapes.TEXT)
        if kind is None:
            shapes.refuse_format(source.ending, source.place)
            yield from self._builder.texts(content, source)
        else:
            yield from self._recognised(content, kind, source, is_alone=is_alone)

    def _recognised(
        self, content: bytes, kind: str, source: Source, *, is_alone: bool
    ) -> Iterator[tuple[int, Document]]:
        """Read what its first bytes showed to be of some kind."""
        shapes.refuse_format(kind, source.place)
        ending = source.ending if source.ending in shapes.ENDINGS else ""
        unpacked = sources.unpack_bytes(source, content, kind, ending)
        found = unpacked or source.within(content, kind)
        if kind in archives.ENDINGS:
            found = archives.named_as_one(found)
        yield from self._documents(found, is_alone=is_alone)

    def _member(self, member: Source) -> Iterator[tuple[int, Document]]:
        """Read a file of an archive, unless it is of no known shape."""
        if member.ending not in shapes.ENDINGS or archives.depth(member.path) > archives.MAX_DEPTH:
            self.notes.skip(f"that end in {member.ending or 'nothing'}", member.path)
        elif folders.is_chosen(member.path, self.intake):
            try:
                yield from self._documents(member, is_alone=False)
            except (MissingExtra, ForeignError) as error:
                self._leave_out(error, member.path)
            except LoadError as error:
                self._fault(error, is_alone=False)
