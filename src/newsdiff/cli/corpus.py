"""Find the corpus, read it, and choose documents in it or outside of it by what people type."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsdiff import api
from newsdiff.cli.output import Output
from newsdiff.corpus import choose
from newsdiff.errors import LoadError, SelectionError
from newsdiff.model import Document
from newsdiff.settings import FILE as SETTINGS_FILE

_FOLDER, _VARIABLE = "corpus", "NEWSDIFF_CORPUS"
_STDIN = "-"


def place(given: str | None) -> str:
    """Return the corpus that was named, else `corpus/`, else what NEWSDIFF_CORPUS names.

    Raises:
        LoadError: There is none of these.
    """
    found = given or _default()
    if not found:
        raise LoadError(
            f"no corpus: there is no folder {_FOLDER}/ here and {_VARIABLE} is not set; name a folder or file"
        )
    return found


def _default() -> str | None:
    """Return `corpus/` where there is one, else what NEWSDIFF_CORPUS names, if anything."""
    return _FOLDER if Path(_FOLDER).exists() else os.environ.get(_VARIABLE)


def settings_file(given: str | None, names: Sequence[str] = ()) -> str | None:
    """Return the path of the settings beside the corpus: in its folder, or where its file is.

    Args:
        given: The corpus that was named, None for the default.
        names: The articles that are compared, empty for all; see `Shelf`.

    Returns:
        None where there is no such file, or no corpus is read.
    """
    root = None if not given and names and all(map(_is_apart, names)) else given or _default()
    if root in (None, "", _STDIN):
        return None
    path = Path(root)
    try:
        file = (path if path.is_dir() else path.parent) / SETTINGS_FILE
        return str(file) if file.is_file() else None
    except OSError:  # the folder may not be entered, which reading the corpus says better
        return None


def read(given: str | None, encoding: str | None, output: Output) -> list[Document]:
    """Read the corpus."""
    root = place(given)
    if api.is_archive(root):
        documents = api.kept_documents(root)
    else:
        documents = api.read(root, encoding=encoding)
    output.detail(f"read {len(documents)} articles from {root}")
    return documents


def stream(given: str | None, encoding: str | None, output: Output) -> Iterator[Document]:
    """Read the corpus article by article."""
    root = place(given)
    n_read = 0
    is_kept = api.is_archive(root)
    for document in api.kept_stream(root) if is_kept else api.stream(root, encoding=encoding):
        n_read += 1
        yield document
    output.detail(f"read {n_read} articles from {root}")


class Shelf:
    """The documents of a corpus, and files outside of it that were named.

    Args:
        given: The corpus that was named, None for the default.
        encoding: Encoding of every file, None to find out.
        names: All that will be asked for, empty if the whole corpus is needed; where all are files
            outside of the default corpus, the corpus is not read.
        output: Where to say what was read.
    """

    is_whole = True
    """Whether all of the corpus is on the shelf; else only what was asked for."""

    def __init__(
        self, given: str | None, encoding: str | None, names: Sequence[str], output: Output
    ) -> None:
        """Read the corpus if it is needed."""
        self.documents: list[Document] = []
        self._encoding = encoding
        self._root: Path | None = None
        if given or not names or not all(_is_apart(name) for name in names):
            self._root = Path(place(given))
            self.documents = read(given, encoding, output)

    def take(self, name: str) -> Document:
        """Return the document of that id, unique prefix or path; a file outside is put on the shelf.

        Raises:
            SelectionError: No document or several have that name.
            LoadError: A file outside of the corpus cannot be read.
        """
        found = choose.find(self.documents, name) or self._below(name)
        if found:
            return found
        if name != _STDIN and not Path(name).is_file():
            return choose.document(self.documents, name)
        return self._add(name)

    def bring_kin(self, target: Document) -> None:
        """Put on the shelf what shares text with a target, where that is not there already."""

    def _below(self, name: str) -> Document | None:
        """Find a document of the corpus by the path of its file as seen from here."""
        if self._root is None or name == _STDIN:
            return None
        path, root = Path(name).resolve(), self._root.resolve()
        folder = root if root.is_dir() else root.parent
        if not path.is_file() or not path.is_relative_to(folder):
            return None
        below = path.relative_to(folder).as_posix()
        return next((d for d in self.documents if d.path == below), None)

    def _add(self, name: str) -> Document:
        """Read a file outside of the corpus; its path becomes its id where its name is taken."""
        documents = api.read(name, encoding=self._encoding)
        if len(documents) > 1:
            ids = ", ".join(d.id for d in documents[:3])
            raise SelectionError(
                f"{name} holds {len(documents)} articles ({ids} ...); pass it as --corpus and name one of them"
            )
        (document,) = documents
        if any(d.id == document.id for d in self.documents):
            document = replace(document, id=name)
        self.documents.append(document)
        return document


def _is_apart(name: str) -> bool:
    """Whether a name is standard input or a file outside of the default corpus."""
    path = Path(name).resolve()
    return name == _STDIN or (path.is_file() and not path.is_relative_to(Path(_FOLDER).resolve()))
