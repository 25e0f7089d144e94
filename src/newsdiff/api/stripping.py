"""Writing what came in without what cleaning removes, in the shape in which it came."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsdiff.errors import LoadError, OutputError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake
from newsdiff.writing import file_digest

if TYPE_CHECKING:
    from newsdiff.documents.reading import CorpusFile
    from newsdiff.documents.reading.located import Piece
    from newsdiff.writing import Guard, OutputFolder

_PIECES_TOGETHER = 1_000
"""Removed pieces of a file of records in a row of the manifest: what is held of them."""


def stripped(document: Document) -> str:
    """Return the text of a document as `prepare` gives it without what cleaning removes."""
    from newsdiff.documents.boilerplate.stripping import strip

    return strip(document)


def stripped_bytes(document: Document) -> bytes:
    """Return what `stripped` does in the encoding of its file."""
    from newsdiff.documents.boilerplate import manifest

    return manifest.cleaned_bytes(document)[0]


def write_stripped(
    documents: Iterable[Document],
    paths: Sequence[str | Path],
    into: str | Path,
    *,
    intake: Intake | None = None,
    guard: Guard | None = None,
) -> list[Path]:
    """Write files as they came, but for what cleaning removes from their texts.

    One file becomes a file, where `into` is no folder; anything else becomes a folder of files of the same names, with
    a manifest for `restore`. In JSON, JSON Lines and CSV all but the characters that are cut stays as it is, in Parquet all
    values of other columns do. What was compressed is compressed again. But of JSON, no more is held than the text of a document, and what is removed from a thousand places.

    Args:
        documents: The documents that `stream` reads from the paths, marked, in that order.
        paths: What was read: folders and files, or "-".
        into: A file or a folder.
        intake: As for `stream`.
        guard: What must not be written over.

    Returns:
        The files written, the manifest of a folder last.

    Raises:
        LoadError: A file was changed since it was read, or does not come back byte for byte. Nothing is written then.
        OutputError: A file is in the way, or cannot be written. Nothing new stays then.
    """
    from newsdiff.documents import reading
    from newsdiff.documents.boilerplate import manifest
    from newsdiff.writing import write_whole

    is_folder = str(into).endswith(("/", os.sep)) or Path(into).is_dir()
    rest = iter(documents)
    if [str(path) for path in paths] == ["-"]:
        piped = list(rest)
        if len(piped) > 1:
            raise LoadError(
                f"standard input holds {len(piped):,} articles; save it as a file first"
            )
        if is_folder:
            return manifest.write_cleaned(piped, into, guard=guard)
        write_whole((manifest.cleaned_bytes(piped[0])[0],), into, guard)
        return [Path(into)]
    intake = intake or Intake()
    files = reading.corpus_files(paths, intake)
    if len(files) == 1 and not is_folder and not Path(paths[0]).is_dir():
        _check_ending(files[0], Path(into))
        write_whole(_FileCut(files[0], rest, intake).content(), into, guard)
        return [Path(into)]
    with manifest.cleaned_folder(into, guard) as folder:
        written = [_stage(folder, file, rest, intake) for file in files]
    return [*written, Path(into) / manifest.NAME]


def _check_ending(file: CorpusFile, into: Path) -> None:
    """See that a file of one kind is not given the name of another."""
    from newsdiff.documents.reading import packing, shapes

    plain = [Path(packing.uncompressed_name(path.name)) for path in (Path(file.name), into)]
    kind, named = (shapes.FORMS.get(path.suffix.lower()) for path in plain)
    packed, other = (packing.packing_of(path.name) for path in (Path(file.name), into))
    if (named and kind != named) or (packed.lower() != other.lower() and (named or other)):
        form = f"{kind or 'text'}{f', compressed as {packed}' if packed else ''}"
        right = f"{plain[1].stem}{plain[0].suffix}{packed}"
        raise OutputError(f"{into} would hold {form}, as {file.path} does; name it {right}")


def _stage(
    folder: OutputFolder, file: CorpusFile, documents: Iterator[Document], intake: Intake
) -> Path:
    """Write a file to a folder, with what was removed from it."""
    from newsdiff.documents.boilerplate import manifest

    source = manifest.source_digest(file.path)
    cut = _FileCut(file, documents, intake, folder.add_row)

    def row(digest: str) -> dict[str, Any]:
        named = {"name": file.name, "source": source, "path": file.name}
        return named | {"cleaned_sha256": digest, **cut.row}

    return folder.stage(file.name, cut.content(), row)


@dataclass(slots=True)
class _FileCut:
    """A file without what is removed from its documents."""

    file: CorpusFile
    documents: Iterator[Document]
    """Those of the file come next."""
    intake: Intake
    add_row: Callable[[dict[str, Any]], None] = lambda _: None
    row: dict[str, Any] = field(default_factory=dict)
    """What the manifest says of it, once its content was taken."""

    def content(self) -> Iterator[bytes]:
        """Yield its bytes, compressed as it is."""
        from newsdiff.documents.reading import packing

        with self.file.unpacked() as plain:
            yield from packing.compressed(self._content(plain), self.file.name)
        if self.file.is_packed:  # whoever compressed it may have done so in another way
            self._describe(file_digest(self.file.path), None)

    def _content(self, plain: Path) -> Iterator[bytes]:
        """Yield what is in it, of which there is a file that is not compressed."""
        match self.file.kind:
            case "lines":
                yield from self._lines(plain)
            case "parquet":
                yield from self._columns(plain)
            case "other":
                raise LoadError(
                    f"{self.file.path} cannot be written again in its form; write its articles as JSON Lines first"
                )
            case "table":
                self._describe(file_digest(plain), "latin-1")
                yield plain.read_bytes()
            case "text":
                yield from self._text(plain)

    @property
    def _names(self) -> tuple[str, ...]:
        """The names that the field of texts may have."""
        from newsdiff.documents.reading import ranked_text_names

        return ranked_text_names(self.intake)

    def _next(self) -> Document:
        """Return the next document of the file."""
        document = next(self.documents, None)
        if document is None or document.path != self.file.name:
            raise self._changed()
        return document

    def _changed(self) -> LoadError:
        return LoadError(
            f"{self.file.path} was changed while it was read, or holds an article in several rows; "
            "write an article a row first, and run the command again"
        )

    def _describe(self, sha256: str, encoding: str | None, bom: bytes = b"") -> None:
        self.row |= {"encoding": encoding, "bom": bom.hex(), "sha256": sha256}
        self.row.setdefault("removed", [])

    def _text(self, plain: Path) -> Iterator[bytes]:
        """Yield a text that is one article, or a download of several."""
        from newsdiff.documents.boilerplate import manifest

        document = self._next()
        if file_digest(plain) != document.sha256:
            self.documents = chain((document,), self.documents)
            yield from self._lines(plain)
            return
        content, self.row = manifest.cleaned_bytes(document)
        yield content

    def _columns(self, plain: Path) -> Iterator[bytes]:
        from newsdiff.documents.boilerplate.stripping import strip
        from newsdiff.documents.reading import located

        def clean(text: str) -> str:
            document = self._next()
            if document.text != text:
                raise self._changed()
            return strip(document)

        yield from located.replaced_texts(plain, clean, self._names)
        self._describe(file_digest(plain), None)

    def _lines(self, plain: Path) -> Iterator[bytes]:
        from newsdiff.documents.boilerplate import manifest, stripping
        from newsdiff.documents.reading import located

        digest, at = hashlib.sha256(), 0
        removed: list[dict[str, Any]] = []
        with located.open_records(plain, self.intake.encoding, self._names) as opened:
            pieces, codec, bom = opened
            digest.update(bom)
            yield bom
            for piece in pieces:
                line = left = piece.line
                digest.update(line.encode(codec))
                document = self._next() if piece.is_record else None
                if document and (cuts := stripping.cuts(document)):
                    bounds = self._bounds(piece, document, cuts)
                    starts, ends = bounds[::2], bounds[1::2]
                    for start, end, cut in zip(starts, ends, cuts, strict=True):
                        place = {"start": at + start, "end": at + end, "text": line[start:end]}
                        removed.append(manifest.removed_piece(document, *cut) | place)
                    kept = zip([0, *ends], [*starts, len(line)], strict=True)
                    left = "".join(line[a:b] for a, b in kept)
                yield left.encode(codec)
                at += len(line)
                if len(removed) >= _PIECES_TOGETHER:
                    self.add_row({"name": self.file.name, "removed": removed})
                    removed = []
        if file_digest(plain) != digest.hexdigest():
            raise LoadError(
                f"{self.file.path} does not come back byte for byte from {codec}; pass --encoding with its true "
                "encoding, or convert it to UTF-8"
            )
        self.row["removed"] = removed
        self._describe(digest.hexdigest(), codec, bom)

    def _bounds(
        self, piece: Piece, document: Document, cuts: Sequence[tuple[int, int, int]]
    ) -> list[int]:
        """Return where what is removed begins and ends in the line of a record."""
        literal = piece.find(piece.line)
        if literal is None or literal.value != document.text:
            raise LoadError(
                f"{document.id} in {self.file.path} was compared without its markup or from an inner field, "
                "and cannot be written in its form; write its text as a plain field first"
            )
        return literal.positions(piece.line, [bound for a, b, _ in cuts for bound in (a, b)])
