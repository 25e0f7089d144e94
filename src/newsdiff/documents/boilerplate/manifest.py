"""The manifest: what cleaning took out of which file, so that it can be put back byte for byte.

`strip` gives the text of a document without its removed paragraphs. `write_cleaned` puts the cleaned files and one
manifest into a folder, `restore_originals` rebuilds the originals from them. The manifest is JSON lines: a header,
then a record per file with every removed piece and its position in the original text.

Format versions. 1: first version.
"""

from __future__ import annotations

import codecs
import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from newsdiff.errors import LoadError, OutputError
from newsdiff.model import Document

NAME = "newsdiff-manifest.jsonl"
"""File name of the manifest in a folder of cleaned files."""

_HEADER = {"format": "newsdiff.manifest", "version": 1}
_BLANK = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n)")
_BLANK_END = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\Z")
_LINE_END = re.compile(r"[^\S\r\n]*(?:\r\n|\r|\n|\Z)")
_BOMS = {
    "utf-16": (("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE)),
    "utf-32": (("utf-32-le", codecs.BOM_UTF32_LE), ("utf-32-be", codecs.BOM_UTF32_BE)),
    "utf-8-sig": (("utf-8", codecs.BOM_UTF8),),
}


def cuts(document: Document) -> list[tuple[int, int, int]]:
    """Find what leaves the text: removed paragraphs with their line ends and doubled blank lines.

    Returns:
        `(start, end, paragraph)` ranges of characters, sorted and apart; `paragraph` is the position of
        the removed paragraph that each belongs to.
    """
    result: list[tuple[int, int, int]] = []
    text = document.text
    end = 0
    for i, paragraph in enumerate(document.paragraphs):
        if not paragraph.is_removed:
            continue
        start = max(_line_start(text, paragraph.start), end)
        line_end = _LINE_END.match(text, paragraph.end)
        end = line_end.end() if line_end else paragraph.end
        if line_end and _is_blank_before(text, start, result):
            while (blank := _BLANK.match(text, end)) and blank.end() > end:
                end = blank.end()
        result.append((start, end, i))
    return result


def _line_start(text: str, at: int) -> int:
    """Return the first character of a paragraph's line, if only white space precedes the paragraph there."""
    start = at
    while start and text[start - 1] not in "\r\n" and text[start - 1].isspace():
        start -= 1
    return start if start == 0 or text[start - 1] in "\r\n" else at


def _is_blank_before(text: str, start: int, before: Sequence[tuple[int, int, int]]) -> bool:
    """Whether what stays in front of a cut ends with a blank line, or is empty."""
    while before and before[-1][1] == start:
        start, before = before[-1][0], before[:-1]
    return start == 0 or _BLANK_END.search(text[:start]) is not None


def strip(document: Document) -> str:
    r"""Return the text without removed paragraphs and without the blank lines that they leave doubled.

    Example:
        >>> from newsdiff.model import Mark, Paragraph
        >>> gone = Mark("share", "remove", "says “share”", 0.97)
        >>> text = "One.\n\nShare\n\nTwo.\n"
        >>> rows = (Paragraph(0, 1, 0, 4), Paragraph(1, 3, 6, 11, mark=gone), Paragraph(2, 5, 13, 17))
        >>> strip(Document(id="a", text=text, paragraphs=rows))
        'One.\n\nTwo.\n'
    """
    removed = cuts(document)
    starts = [0, *(end for _, end, _ in removed)]
    ends = [*(start for start, _, _ in removed), len(document.text)]
    return "".join(document.text[a:b] for a, b in zip(starts, ends, strict=True))


def record(document: Document, name: str) -> dict[str, Any]:
    """Describe what `strip` takes out of a document, for a line of the manifest and for `rebuild`.

    Raises:
        LoadError: the text does not encode to the bytes that were read, so they could not be rebuilt.
    """
    codec, bom = _codec(document)
    removed = []
    for start, end, i in cuts(document):
        piece = {"start": start, "end": end, "text": document.text[start:end]}
        if mark := document.paragraphs[i].mark:
            piece |= {"category": mark.category, "reason": mark.reason}
        removed.append(piece)
    cleaned = bom + strip(document).encode(codec, "surrogateescape")
    return {
        "id": document.id,
        "name": name,
        "path": document.path,
        "encoding": codec,
        "bom": bom.hex(),
        "sha256": document.sha256,
        "cleaned_sha256": hashlib.sha256(cleaned).hexdigest(),
        "removed": removed,
    }


def rebuild(cleaned: bytes, row: dict[str, Any]) -> bytes:
    """Put the removed pieces back into the bytes of a cleaned file, by its record.

    Raises:
        LoadError: the cleaned file or its record was changed since.
    """
    if hashlib.sha256(cleaned).hexdigest() != row["cleaned_sha256"]:
        raise LoadError(
            f"{row['name']} was edited after cleaning, so {row['id']} cannot be rebuilt from it; "
            "put the cleaned file back or run `newsdiff clean` again"
        )
    bom = bytes.fromhex(row["bom"])
    text = cleaned[len(bom) :].decode(row["encoding"], "surrogateescape")
    parts: list[str] = []
    at = length = 0
    for piece in row["removed"]:
        take = piece["start"] - length
        parts += [text[at : at + take], piece["text"]]
        at += take
        length = piece["end"]
    original = bom + "".join([*parts, text[at:]]).encode(row["encoding"], "surrogateescape")
    if hashlib.sha256(original).hexdigest() != row["sha256"]:
        raise LoadError(
            f"the manifest's record of {row['id']} was changed; it no longer gives the original"
        )
    return original


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


def write_cleaned(documents: Iterable[Document], folder: str | Path) -> list[Path]:
    """Write the cleaned files of marked documents, and their manifest as the last one.

    The folder is made if absent. Files of an earlier run are replaced, others never.

    Raises:
        LoadError: an original cannot be rebuilt. Nothing is written then.
        OutputError: a file is in the way, or cannot be written. Nothing new stays then.
    """
    folder = Path(folder)
    rows, files = [], []
    used: set[str] = set()
    for document in documents:
        row = record(document, _name(document, used))
        rows.append(row)
        content = strip(document).encode(row["encoding"], "surrogateescape")
        files.append((folder / row["name"], bytes.fromhex(row["bom"]) + content))
    in_the_way = [path for path, _ in files if path.exists()]
    if in_the_way and not (folder / NAME).exists():
        raise OutputError(
            f"{in_the_way[0]} is in the way and no cleaned file; choose another folder"
        )
    lines = [json.dumps(row) for row in (_HEADER, *rows)]
    files.append((folder / NAME, ("\n".join(lines) + "\n").encode("ascii")))
    _write_all(files)
    return [path for path, _ in files]


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


def restore_originals(folder: str | Path, into: str | Path) -> list[Path]:
    """Rebuild the originals of a folder that `write_cleaned` filled, byte for byte, under the names of the cleaned files.

    Raises:
        LoadError: the manifest or a cleaned file is missing or was changed. Nothing is written then.
        OutputError: a file cannot be written. Nothing new stays then.
    """
    folder, into = Path(folder), Path(into)
    files = []
    for row in _read(folder / NAME):
        source = folder / row["name"]
        if not source.resolve().is_relative_to(folder.resolve()):
            raise LoadError(f"{folder / NAME} names a file outside its folder: {row['name']}")
        if not source.is_file():
            raise LoadError(f"{source} is missing, so {row['id']} cannot be rebuilt")
        files.append((into / row["name"], rebuild(source.read_bytes(), row)))
    _write_all(files)
    return [path for path, _ in files]


def _read(path: Path) -> list[dict[str, Any]]:
    """Read the records of a manifest."""
    if not path.is_file():
        raise LoadError(f"{path} not found: {path.parent} was not written by `newsdiff clean -o`")
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="ascii").splitlines()]
    except ValueError as error:
        raise LoadError(f"{path} is not a manifest of newsdiff: {error}") from error
    if not rows or rows[0] != _HEADER:
        raise LoadError(f"{path} is not a manifest of newsdiff that this version can read")
    return rows[1:]


def _write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    """Write files; where that is not done to the end, those that are new go again."""
    new = [path for path, _ in files if not path.exists()]
    try:
        for path, content in files:
            _write(path, content)
    except BaseException as error:
        for other in new:
            with suppress(OSError):  # its folder may be none
                other.unlink()
        if isinstance(error, OSError):
            reason = (error.strerror or "unknown reason").lower()
            raise OutputError(
                f"{path} cannot be written ({reason}); choose another folder"
            ) from error
        raise


def _write(path: Path, content: bytes) -> None:
    """Write a file as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".newsdiff-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
