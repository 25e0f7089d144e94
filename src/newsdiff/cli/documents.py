"""Find the corpus, and choose documents in it or outside of it by what people type."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff import api
from newsdiff.cli.output import Output
from newsdiff.corpus import choose
from newsdiff.errors import LoadError, SelectionError
from newsdiff.model import Document
from newsdiff.settings import FILE as SETTINGS_FILE
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.corpus.archive import Archive

_FOLDER, _VARIABLE = "corpus", "NEWSDIFF_CORPUS"
_STDIN = "-"


def place(given: str | None) -> str:
    """Return the corpus that was named, else `corpus/`, else what NEWSDIFF_CORPUS names.

    Raises:
        LoadError: There is none of these.
    """
    found = given or default_corpus()
    if not found:
        raise LoadError(
            f"no corpus: there is no folder {_FOLDER}/ here and {_VARIABLE} is not set; name a folder or file"
        )
    return found


def default_corpus() -> str | None:
    """Return the corpus that counts where none was named."""
    return _FOLDER if Path(_FOLDER).exists() else os.environ.get(_VARIABLE)


def settings_file(given: Sequence[str], names: Sequence[str] = ()) -> str | None:
    """Return the path of the settings beside the corpus: in its folder, or where its file is.

    None where there is no such file, or where no corpus is read because all the articles named are outside of it.
    """
    is_read = given or not names or not all(map(_is_apart, names))
    root = (given[0] if given else default_corpus()) if is_read else None
    if root in (None, "", _STDIN):
        return None
    path = Path(root)
    try:
        file = (path if path.is_dir() else path.parent) / SETTINGS_FILE
        return str(file) if file.is_file() else None
    except OSError:  # the folder may not be entered, which reading the corpus says better
        return None


def raw(given: Sequence[str], intake: Intake, output: Output) -> list[Document]:
    """Read the corpus, of one path or several, without marks, in order of the ids."""
    paths = places(given)
    documents = unmarked(paths, intake, output)
    if api.is_archive(paths[0]):
        return sorted(documents, key=lambda document: document.id)
    return api.segmented(documents, is_sorted=True)


def places(given: Sequence[str]) -> list[str]:
    """Return what was named as the corpus, one path or several, else what `place` finds."""
    return list(given) or [place(None)]


def unmarked(paths: Sequence[str], intake: Intake, output: Output) -> Iterator[Document]:
    """Read a corpus of some paths article by article, without marks.

    Raises:
        SelectionError: There is an archive or standard input among several paths.
    """
    if len(paths) > 1:
        for path in paths:
            if path == _STDIN or api.is_archive(path):
                raise SelectionError(f"{path} is a corpus by itself; name no other path beside it")
    documents: Iterable[Document]
    if api.is_archive(paths[0]):
        documents = api.archived(paths[0], is_raw=True)
    else:
        documents = api.stream(paths, intake)
    n_read = 0
    for document in documents:
        n_read += 1
        yield document
    output.detail(f"read {n_read} articles from {', '.join(paths)}")


def stream(
    given: Sequence[str], intake: Intake, settings: Settings, output: Output
) -> Iterator[Document]:
    """Read the corpus article by article; those of an archive come with their marks."""
    paths = places(given)
    if len(paths) > 1 or not api.is_archive(paths[0]):
        yield from unmarked(paths, intake, output)
        return
    n_read = 0
    for document in api.archived(paths[0], settings):
        n_read += 1
        yield document
    output.detail(f"read {n_read} articles from {paths[0]}")


@dataclass(frozen=True, slots=True)
class Request:
    """What was typed of a target and its sources."""

    target: str
    sources: tuple[str, ...]
    corpus: str | None
    intake: Intake
    settings: Settings
    is_cleaned: bool = True


def chosen(request: Request, output: Output) -> tuple[Document, list[Document]]:
    """Find a target and its sources, prepared to be compared.

    Raises:
        SelectionError: A name fits no article, or several, or there is nothing to compare with.
        LoadError: A file outside of the corpus cannot be read.
    """
    try:
        root = place(request.corpus)
    except LoadError:
        root = ""
    if root and api.is_archive(root):
        with api.opened(root, request.settings if request.is_cleaned else None) as archive:
            return _from_archive(archive, root, request, output)
    return _from_folder(request, output)


def _from_folder(request: Request, output: Output) -> tuple[Document, list[Document]]:
    """Find a target and its sources in a folder or file, and in files outside of it.

    Where all that was named are files outside of the default corpus, the corpus is not read.
    """
    names = [request.target, *request.sources]
    is_needed = request.corpus or not request.sources or not all(map(_is_apart, names))
    root = Path(place(request.corpus)) if is_needed else None
    corpora = [request.corpus] if request.corpus else []
    documents = raw(corpora, request.intake, output) if root else []
    paths = [document.path for document in documents]
    places = []
    for name in names:
        ids = [document.id for document in documents]
        found = choose.positions(ids, name, paths.__getitem__) or _below(paths, root, name)
        if not found and _is_file(name):
            found = [len(documents)]
            documents.append(_outside(name, ids, request.intake))
            paths.append(None)
        places.append(choose.one(ids, name, found))
    _check(documents[places[0]].id, [documents[at].id for at in places[1:]])
    prepared = api.prepare(documents, request.settings, is_cleaned=request.is_cleaned)
    target = prepared[places[0]]
    compared = [prepared[at] for at in dict.fromkeys(places[1:])]
    if not request.sources:
        compared = [d for d in prepared if d.id != target.id and d.group != target.group]
    if not compared:
        raise SelectionError(
            f"the corpus holds no article of another outlet than that of {target.id}; name a SOURCE"
        )
    return target, compared


def _from_archive(
    archive: Archive, path: str, request: Request, output: Output
) -> tuple[Document, list[Document]]:
    """Find a target and its sources in an archive, of which only what is asked for is read, and in other files."""
    taken: list[Document] = []
    for name in (request.target, *request.sources):
        found = archive.named(name)
        if found or not _is_file(name):
            taken.append(archive.document(choose.one(archive.ids, name, found)))
        else:
            ids = [document.id for document in taken]
            taken.append(_outside(name, ids, request.intake))
    _check(taken[0].id, [document.id for document in taken[1:]])
    target, *compared = api.prepare(taken, request.settings, is_cleaned=request.is_cleaned)
    if not request.sources:
        near = archive.near(target)
        compared = [archive.document(at) for at in near]
        output.detail(f"{path} holds {len(near)} articles that share text with {target.id}")
        if not request.is_cleaned:
            compared = api.prepare(compared, request.settings, is_cleaned=False)
    return target, compared


def _check(target: str, sources: Sequence[str]) -> None:
    """See that an article is not compared with itself."""
    if target in sources:
        raise SelectionError(f"{target} is both target and source; name another article")


def _below(paths: Sequence[str | None], root: Path | None, name: str) -> list[int]:
    """Find an article of the corpus by the path of its file as seen from here."""
    if root is None or name == _STDIN:
        return []
    path, home = Path(name).resolve(), root.resolve()
    folder = home if home.is_dir() else home.parent
    if not path.is_file() or not path.is_relative_to(folder):
        return []
    below = path.relative_to(folder).as_posix()
    return [at for at, known in enumerate(paths) if known == below][:1]


def _is_file(name: str) -> bool:
    """Whether a name is standard input or a file."""
    return name == _STDIN or Path(name).is_file()


def _outside(name: str, ids: Sequence[str], intake: Intake) -> Document:
    """Read a file outside of the corpus; its path becomes its id where its name is taken."""
    documents = api.segmented(api.stream(name, intake), is_sorted=True)
    if len(documents) > 1:
        listed = ", ".join(d.id for d in documents[:3])
        raise SelectionError(
            f"{name} holds {len(documents)} articles ({listed} ...); pass it as --corpus and name one of them"
        )
    (document,) = documents
    return replace(document, id=name) if document.id in ids else document


def _is_apart(name: str) -> bool:
    """Whether a name is standard input or a file outside of the default corpus."""
    path = Path(name).resolve()
    return name == _STDIN or (path.is_file() and not path.is_relative_to(Path(_FOLDER).resolve()))


def without_folders(documents: Sequence[Document]) -> list[Document]:
    """Return documents whose ids are names: of a path that is an id, its folders go."""
    found: list[Document] = []
    for document in documents:
        path = Path(document.id)
        name = path.name if path.is_absolute() or ".." in path.parts else document.id
        taken = [one.id for one in found]
        found.append(api.renamed(replace(document, id=name), taken))
    return found
