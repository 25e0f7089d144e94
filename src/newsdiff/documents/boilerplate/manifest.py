"""The manifest: what cleaning took out of which file, so that it can be put back byte for byte.

`write_cleaned` puts cleaned files and one manifest into a folder, `restore_originals` rebuilds the originals from them.
The manifest is JSON lines: a header, then for each file a row with every removed piece and its position in the original
text; what is removed from a file of many records may stand in several rows without digests before that one.

Format versions. 1: first version. 2: `source`, the digest of the path of the original; several rows for a file;
`encoding` is null for a file that cannot be rebuilt; `unfinished` in the header while files move to their places.
"""

from __future__ import annotations

import codecs
import hashlib
import io
import json
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from newsdiff.documents.boilerplate.stripping import cuts, strip
from newsdiff.errors import LoadError, OutputError
from newsdiff.model import Document
from newsdiff.writing import UNFINISHED, Entry, Guard, OutputFolder, entries, inside

NAME = "newsdiff-manifest.jsonl"
"""File name of the manifest in a folder of cleaned files."""

_HEADER = {"format": "newsdiff.manifest", "version": 2}
_READ = 1 << 16  # characters
_BOMS = {
    "utf-16": (("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)),
    "utf-32": (("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE)),
    "utf-8-sig": (("utf-8", codecs.BOM_UTF8),),
}
_log = logging.getLogger(__name__)


def cleaned_folder(path: str | Path, guard: Guard | None = None) -> OutputFolder:
    """Return a folder for cleaned files, to write to in a `with` statement."""
    return OutputFolder(path, guard, manifest=NAME, header=_HEADER)


def source_digest(path: str | Path) -> str:
    """Name the place of an original, without telling where that is: two files of one name are two sources."""
    return hashlib.sha256(os.fsencode(Path(path).resolve())).hexdigest()[:16]


def removed_piece(document: Document, start: int, end: int, at: int) -> dict[str, Any]:
    """Describe a piece that `stripping.cuts` takes out of a document."""
    piece: dict[str, Any] = {"start": start, "end": end, "text": document.text[start:end]}
    if mark := document.paragraphs[at].mark:
        piece |= {"category": mark.category, "reason": mark.reason}
    return piece


def cleaned_bytes(document: Document) -> tuple[bytes, dict[str, Any]]:
    """Return the bytes of a document without what is removed, and what a row of the manifest says of it.

    Raises:
        LoadError: The text does not encode to the bytes that were read, so they could not be rebuilt.
    """
    codec, bom = _codec(document)
    row = {
        "id": document.id,
        "path": document.path,
        "encoding": codec,
        "bom": bom.hex(),
        "sha256": document.sha256,
        "removed": [removed_piece(document, *cut) for cut in cuts(document)],
    }
    return bom + strip(document).encode(codec, "surrogateescape"), row


def _codec(document: Document) -> tuple[str, bytes]:
    """Find the codec and byte order mark that give the document's original bytes."""
    name = document.encoding.lower().replace("_", "-")
    for codec, bom in (*_BOMS.get(name, ()), (document.encoding, b"")):
        try:
            encoded = bom + document.text.encode(codec, "surrogateescape")
        except (UnicodeEncodeError, LookupError):
            continue
        if hashlib.sha256(encoded).hexdigest() == document.sha256:
            return codec, bom
    raise LoadError(
        f"{document.path or document.id} does not come back byte for byte from {document.encoding}; "
        "pass --encoding with its true encoding"
    )


def write_cleaned(
    documents: Iterable[Document],
    folder: str | Path,
    *,
    guard: Guard | None = None,
    beside: Mapping[str, bytes] | None = None,
) -> list[Path]:
    """Write the cleaned files of marked documents, and their manifest as the last one but for those `beside` it.

    The folder is made if absent. Files of an earlier run are replaced where they were made of the same originals;
    others never, unless `guard` says so.

    Args:
        documents: Marked ones, one after the other.
        folder: Where they are written.
        guard: What must not be written over; the documents come from the first of its inputs.
        beside: Contents of other files to write, by their names.

    Raises:
        LoadError: An original could not be rebuilt. Nothing is written then.
        OutputError: A file is in the way, or cannot be written. Nothing new stays then.
    """
    used: set[str] = set()
    with cleaned_folder(folder, guard) as into:
        written = [
            stage_cleaned(into, document, _name(document, used), guard) for document in documents
        ]
        others = [into.stage(name, (content,)) for name, content in (beside or {}).items()]
    return [*written, Path(folder) / NAME, *others]


def stage_cleaned(into: OutputFolder, document: Document, name: str, guard: Guard | None) -> Path:
    """Write the cleaned file of a document to a folder, under a name."""
    content, row = cleaned_bytes(document)
    origin = guard.inputs[0] if guard and guard.inputs else None
    source = source_digest(Path(origin, document.path or document.id)) if origin else None
    row = {"name": name, "source": source, **row}
    return into.stage(name, (content,), lambda digest: {**row, "cleaned_sha256": digest})


def _name(document: Document, used: set[str]) -> str:
    """Choose a file name that no other document of the run has, inside the folder."""
    path = PurePosixPath(document.path or "")
    parts = [part for part in path.parts if part not in ("..", "/", ".")]
    is_file = path.suffix.lower() in {".txt", ".md", ".markdown", ".text", ""}
    name = "/".join(parts) if parts and is_file else ""
    if not name or name in used or name == NAME:
        safe = re.sub(r"[^\w.-]+", "_", document.id).strip(".") or "document"
        name = f"{safe}.txt"
    stem, number = name.removesuffix(".txt"), 1
    while name in used:
        number += 1
        name = f"{stem}-{number}.txt"
    used.add(name)
    return name


def restore_originals(
    folder: str | Path, into: str | Path, *, guard: Guard | None = None
) -> list[Path]:
    """Rebuild the originals of a folder that `write_cleaned` filled, byte for byte, under the names of the cleaned files.

    A file that is not text, as Parquet, is not rebuilt; that is logged.

    Raises:
        LoadError: The manifest or a cleaned file is missing or was changed. Nothing is written then.
        OutputError: A file is in the way, or cannot be written. Nothing new stays then.
    """
    folder = Path(folder)
    manifest = folder / NAME
    if not manifest.is_file():
        raise LoadError(f"{manifest} not found: {folder} was not written by `newsdiff clean -o`")
    with OutputFolder(into, guard) as originals:
        written: list[Path] = []
        for entry in _standing(folder, manifest):
            if content := _rebuilt(folder / entry.name, manifest, entry):
                written.append(originals.stage(entry.name, content))
            else:
                _log.warning("%s is not rebuilt; take the original", folder / entry.name)
    return written


def _standing(folder: Path, manifest: Path) -> Iterator[Entry]:
    """Yield for each file what the manifest says of it as it is now."""
    named: dict[str, dict[str, Entry]] = {}
    for entry in entries(manifest, _HEADER):
        named.setdefault(entry.name, {})[entry.cleaned_sha256] = entry
    with manifest.open("rb") as file:
        is_finished = UNFINISHED not in json.loads(file.readline())
    for name, known in named.items():
        try:
            place = inside(folder, name)
            is_outside = place.is_symlink() and not place.resolve().is_relative_to(folder.resolve())
        except OutputError:
            is_outside = True
        if is_outside:
            raise LoadError(f"{manifest} names a file outside its folder: {name}")
        if not place.is_file():
            if is_finished:
                raise LoadError(f"{place} is missing, so its original cannot be rebuilt")
            continue
        with place.open("rb") as file:
            found = known.get(hashlib.file_digest(file, "sha256").hexdigest())
        if found is None:
            raise LoadError(
                f"{place} was edited after cleaning, so its original cannot be rebuilt from it; "
                "put the cleaned file back or run `newsdiff clean` again"
            )
        yield found


def _rebuilt(cleaned: Path, manifest: Path, entry: Entry) -> Iterator[bytes] | None:
    """Return the bytes of an original, None where it cannot be rebuilt."""
    *_, last = _rows(manifest, entry)
    codec, bom = last.get("encoding"), last.get("bom")
    if codec is None:
        return None
    try:
        mark = bytes.fromhex(bom if isinstance(bom, str) else "?")
        io.TextIOWrapper(io.BytesIO(), codec if isinstance(codec, str) else "?")
    except (ValueError, LookupError):
        raise _changed(manifest, entry) from None
    pieces = (piece for row in _rows(manifest, entry) for piece in row["removed"])
    return _checked(rebuild(cleaned, codec, mark, pieces), manifest, entry)


def _rows(manifest: Path, entry: Entry) -> Iterator[dict[str, Any]]:
    """Read the rows of a file."""
    with manifest.open("rb") as file:
        file.seek(entry.start)
        while file.tell() < entry.end:
            row = json.loads(file.readline())
            removed = row.get("removed")
            if not isinstance(removed, list) or not all(map(_is_piece, removed)):
                raise _changed(manifest, entry)
            yield row


def _is_piece(piece: object) -> bool:
    match piece:
        case {"start": int(start), "end": int(end), "text": str(text)}:
            return 0 <= start <= end and end - start == len(text)
    return False


def rebuild(
    cleaned: Path, codec: str, bom: bytes, pieces: Iterable[dict[str, Any]]
) -> Iterator[bytes]:
    """Put removed pieces back into a cleaned file; yield the bytes of the original.

    Args:
        cleaned: The file.
        codec: Its encoding, without byte order mark.
        bom: What it begins with in front of its text.
        pieces: With `start` in the original text and `text`, in order.
    """
    with cleaned.open("rb") as file:
        yield file.read(len(bom))
        with io.TextIOWrapper(file, codec, "surrogateescape", newline="") as text:
            at = 0
            for piece in pieces:
                while at < piece["start"] and (some := text.read(min(piece["start"] - at, _READ))):
                    at += len(some)
                    yield some.encode(codec, "surrogateescape")
                at += len(piece["text"])
                yield piece["text"].encode(codec, "surrogateescape")
            while some := text.read(_READ):
                yield some.encode(codec, "surrogateescape")


def _checked(content: Iterable[bytes], manifest: Path, entry: Entry) -> Iterator[bytes]:
    """Pass bytes on, and see that they are those of the original."""
    digest = hashlib.sha256()
    try:
        for some in content:
            digest.update(some)
            yield some
    except UnicodeError:
        raise _changed(manifest, entry) from None
    if digest.hexdigest() != entry.sha256:
        raise _changed(manifest, entry)


def _changed(manifest: Path, entry: Entry) -> LoadError:
    return LoadError(
        f"{manifest}: the record of {entry.name!r} was changed; it no longer gives the original"
    )
