"""What Python users have at hand, as documents: paths, texts, documents, records, data frames, or several of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from typing import Any, Literal, cast

from newsdiff.errors import SelectionError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake, Paths

Given = Any
"""A path, a text, a Document, a mapping of a record's fields, a data frame, or an iterable of these.

Data frames may be of packages that are not installed, and so have no type here."""

_Kind = Literal["document", "path", "text", "record", "frame", "several"]
_FILE = re.compile(r"\.[A-Za-z]\w{0,8}$")
"""How the name of a file ends, with blanks in it or not."""
_FULL_STOP = re.compile(r"[。！？、，；：]")
"""What stands in a text of a language without blanks, and in no path."""
_FRAMES = ("to_dicts", "to_pylist", "to_dict")
"""How Polars, Arrow and pandas give the rows of a frame."""
_WANTED = (
    "a path, a text, a Document, a record with a text, a data frame, or a list of these is wanted"
)


def documents_of(
    given: Given, intake: Intake | None = None, name: str = "text"
) -> Iterator[Document]:
    """Yield the documents of what was given, drawn as they are needed; without paragraphs where they were read.

    A string is a path where there is such a file or folder, where it has no blank, or ends as a file does ("my article.txt");
    any other string is a text. `name` is what texts and records without an id are called, with a number where
    there are several. Of things that are read one after the other, the later one gets a number where its id is taken.

    Raises:
        LoadError: Something cannot be read.
        SelectionError: It is nothing of the kind, or empty.
    """
    kind = _kind(given)
    if kind == "several":
        yield from _several(given, intake, name)
    elif kind == "text":
        yield Document(id=name, text=given)
    else:
        yield from _alike(kind, [given], intake, name)


def stream(path: Paths, intake: Intake | None = None) -> Iterator[Document]:
    """Read a corpus document by document, in the order of the files, without paragraphs; those of an archive with them, without marks.

    Raises:
        LoadError: Something cannot be read.
        SelectionError: There is no path, or an archive or standard input among several.
    """
    from newsdiff.api.archives import archived, is_archive
    from newsdiff.documents import reading

    paths = [path] if isinstance(path, str | Path) else list(path)
    if not paths:
        raise SelectionError("no path is named; give a folder, a file, or - for standard input")
    for one in paths:
        if len(paths) > 1 and (one == "-" or is_archive(one)):
            raise SelectionError(f"{one} is a corpus by itself; name no other path beside it")
    if is_archive(paths[0]):
        return archived(paths[0], is_raw=True)
    return reading.stream_documents(paths, intake)


def is_path(given: Given) -> bool:
    """Whether what is to be read is in files: a path, a pattern, or several."""
    if isinstance(given, str | Path):
        return True
    return isinstance(given, Sequence) and all(isinstance(one, str | Path) for one in given)


def one_document(given: Given, name: str) -> Document:
    """Return the only document of what was given.

    Raises:
        SelectionError: There are several, or none; as for `documents_of`.
    """
    found = list(documents_of(given, name=name))
    if len(found) == 1:
        return found[0]
    ids = ", ".join(document.id for document in found[:3])
    held = f"holds {len(found)} documents ({ids} ...)" if found else "holds no document"
    shown = given if isinstance(given, str | Path) else f"the {name}"
    raise SelectionError(
        f'{shown} {held}, and one is wanted; choose it, as newsdiff.read(...)["001"]'
    )


def renamed(document: Document, taken: Iterable[str]) -> Document:
    """Return a document with an id that is not taken: its own, else with a number behind it.

    Example:
        >>> renamed(Document(id="a", text=""), ["a", "a-2"]).id
        'a-3'
    """
    names, number, name = set(taken), 1, document.id
    while name in names:
        number += 1
        name = f"{document.id}-{number}"
    return document if name == document.id else replace(document, id=name)


def _kind(given: Given) -> _Kind:
    """Say what was given."""
    if isinstance(given, Document):
        return "document"
    if isinstance(given, Path):
        return "path"
    if isinstance(given, str):
        if not given:
            raise SelectionError(f"an empty string was given; {_WANTED}")
        return "path" if _is_path(given) else "text"
    if isinstance(given, Mapping) or _is_row(given):
        return "record"
    if any(hasattr(given, names) for names in ("columns", "column_names")):
        return "frame"
    if isinstance(given, Iterable) and not isinstance(given, bytes | bytearray | memoryview):
        return "several"
    raise SelectionError(f"{type(given).__name__} was given; {_WANTED}")


def _is_row(given: Given) -> bool:
    """Whether something is a row of a data frame: a series of pandas whose labels are names of fields, a text among them."""
    if not (hasattr(given, "keys") and hasattr(given, "to_dict")) or hasattr(given, "columns"):
        return False
    from newsdiff.documents.reading import ranked_text_names
    from newsdiff.documents.reading.fieldnames import name_among

    texts = ranked_text_names(Intake())
    names = {name_among(name, texts) for name in given.keys()}  # noqa: SIM118  of a series, its values are iterated
    return not names.isdisjoint(texts)


def _is_path(text: str) -> bool:
    """Whether a string names a file, and is no text."""
    if "\n" in text:
        return False
    try:
        if Path(text).exists():
            return True
    except (OSError, ValueError):  # too long, or with characters that no path has
        return False
    if _FULL_STOP.search(text):
        return False
    return not re.search(r"\s", text) or _FILE.search(text) is not None


def _several(given: Iterable[Given], intake: Intake | None, name: str) -> Iterator[Document]:
    """Yield the documents of several things, those of one kind that follow each other together."""
    n_texts = 0
    built: set[str] = set()
    for kind, group in groupby(given, key=_kind):
        if kind == "document":
            yield from map(_dated, group)  # whose ids are the caller's, and may be a million
            continue
        if kind == "text":
            found: Iterable[Document] = (
                Document(id=f"{name}-{number}", text=text)
                for number, text in enumerate(group, n_texts + 1)
            )
        elif kind == "several":
            raise SelectionError(f"a list inside of a list was given; {_WANTED}")
        else:
            found = _alike(kind, list(group), intake, name)
        for document in found:
            n_texts += kind == "text"
            fresh = renamed(document, built)
            built.add(fresh.id)
            yield fresh


def _alike(kind: _Kind, given: list[Given], intake: Intake | None, name: str) -> Iterator[Document]:
    """Yield the documents of things of one kind."""
    from newsdiff.documents import reading

    match kind:
        case "document":
            yield from map(_dated, given)
        case "path":
            yield from stream(given, intake)
        case "record":
            rows = (row if isinstance(row, Mapping) else row.to_dict() for row in given)
            yield from reading.record_documents(rows, name, intake)
        case _:
            for frame in given:
                yield from reading.record_documents(_rows(frame), name, intake)


def _dated(document: Document) -> Document:
    """Return a document whose times are written as those that are read.

    Raises:
        SelectionError: One is no date.
    """
    from newsdiff.language import dates

    read: dict[str, Any] = {}
    for what in ("published", "retrieved"):
        said = getattr(document, what)
        if said is None or dates.is_iso(said):
            continue
        read[what] = dates.iso(said)
        if read[what] is None:
            raise SelectionError(
                f'{what} of the document "{document.id}" is {said!r}, which is not a full, unambiguous date; write 2017-02-15'
            )
    return replace(document, **read) if read else document


def _rows(frame: Given) -> list[Mapping[str, object]]:
    """Return the rows of a data frame."""
    method = next(name for name in _FRAMES if hasattr(frame, name))
    rows = frame.to_dict("records") if method == "to_dict" else getattr(frame, method)()
    return cast("list[Mapping[str, object]]", rows)
