"""Choose documents, in the corpus or outside of it, by what people type; `whereabouts` finds the corpus."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff import api
from newsdiff.cli.output import Output
from newsdiff.cli.whereabouts import STDIN, is_apart, place, places
from newsdiff.corpus import choose
from newsdiff.errors import LoadError, SelectionError
from newsdiff.model import Document
from newsdiff.settings import Settings
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.corpus.archive import Archive


def raw(given: Sequence[str], intake: Intake, output: Output) -> list[Document]:
    """Read the corpus, of one path or several, without marks, in order of the ids."""
    paths = places(given)
    with output.progress() as progress:
        documents = []
        for document in unmarked(paths, intake, output):
            documents.append(document)
            if progress:
                progress("reading", len(documents), 0)
    if api.is_archive(paths[0]):
        return sorted(documents, key=lambda document: document.id)
    return api.segmented(documents, is_sorted=True)


def unmarked(paths: Sequence[str], intake: Intake, output: Output) -> Iterator[Document]:
    """Read a corpus of some paths article by article, without marks.

    Raises:
        SelectionError: There is an archive or standard input among several paths.
    """
    return _told(api.stream(paths, intake), paths, output)


def _told(
    documents: Iterable[Document], paths: Sequence[str], output: Output
) -> Iterator[Document]:
    """Yield documents, and say how many were read."""
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
        return unmarked(paths, intake, output)
    return _told(api.archived(paths[0], settings), paths, output)


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
    sources = tuple(map(api.as_written, request.sources))
    request = replace(request, target=api.as_written(request.target), sources=sources)
    try:
        root = place(request.corpus)
    except LoadError:
        root = ""
        for name in (request.target, *request.sources):
            check_near(name)
    if root and api.is_archive(root):
        with api.opened(root, request.settings if request.is_cleaned else None) as archive:
            return _from_archive(archive, root, request, output)
    return _from_folder(request, output)


def _from_folder(request: Request, output: Output) -> tuple[Document, list[Document]]:
    """Find a target and its sources in a folder or file, and in files outside of it.

    Where all that was named are files outside of the default corpus, the corpus is not read.
    """
    names = [request.target, *request.sources]
    is_needed = request.corpus or not request.sources or not all(map(is_apart, names))
    root = Path(place(request.corpus)) if is_needed else None
    corpora = [request.corpus] if request.corpus else []
    documents = raw(corpora, request.intake, output) if root else []
    paths = [document.path for document in documents]
    places = []
    for name in names:
        ids = [document.id for document in documents]
        found = choose.positions(ids, name, paths.__getitem__) or _below(paths, root, name)
        if not found and _is_file(name):
            _check_used(request, name)
            outside = lone(name, request.intake)
            found = [at for at, d in enumerate(documents) if api.is_same_article(d, outside)]
            if not found:
                found = [len(documents)]
                is_taken = outside.id in ids
                documents.append(replace(outside, id=name) if is_taken else outside)
                paths.append(None)
        if not found:
            check_near(name)
        places.append(choose.one(ids, name, found))
    _check(documents[places[0]].id, [documents[at].id for at in places[1:]])
    n_inside = places[0] if not request.sources and paths[places[0]] is None else len(documents)
    parts = (documents[:n_inside], documents[n_inside:])  # one from outside is prepared by itself
    prepared = [
        document
        for part in parts
        for document in api.prepare(part, request.settings, is_cleaned=request.is_cleaned)
    ]
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
        if not found:
            check_near(name)
        if found or not _is_file(name):
            taken.append(archive.document(choose.one(archive.ids, name, found)))
        else:
            _check_used(request, name)
            outside = lone(name, request.intake)
            is_taken = outside.id in [document.id for document in taken]
            beside = api.Beside(archive, request.settings)
            known = replace(outside, id=name) if is_taken else beside.known(outside, name)
            taken.append(known)
    _check(taken[0].id, [document.id for document in taken[1:]])
    target, *compared = api.prepare(taken, request.settings, is_cleaned=request.is_cleaned)
    if not request.sources:
        near = archive.near(target)
        compared = archive.several(near)
        output.detail(f"{path} holds {len(near)} articles that share text with {target.id}")
        if not request.is_cleaned:
            compared = api.prepare(compared, request.settings, is_cleaned=False)
    return target, compared


def _check_there(name: str) -> None:
    """See that a name that can only be a file is one.

    Raises:
        LoadError: It is not there; the message names the nearest.
    """
    if not _is_file(name) and not Path(name).is_dir():
        next(iter(api.stream(name)), None)


def check_near(name: str) -> None:
    """See that a name is no folder and no misspelt file.

    Raises:
        LoadError: There is one of nearly that name, or none where it can only be a file: it has an ending, a slash, or is an address.
        SelectionError: It is a folder.
    """
    if Path(name).is_dir():
        raise SelectionError(
            f"{name} is a folder, not an article; to compare each article in it: "
            f"newsdiff provenance {name} --against CORPUS"
        )
    try:
        _check_there(name)
    except LoadError as error:
        if "did you mean" in str(error) or "/" in name or Path(name).suffix[1:].isalpha():
            raise


def _check_used(request: Request, name: str) -> None:
    """See that a corpus that was named is used: a SOURCE beside it is one of its articles.

    Raises:
        click.UsageError: It is a file outside of it, so that the corpus would play no part.
    """
    if request.corpus and name in request.sources:
        files = " ".join((request.target, *request.sources))
        raise click.UsageError(
            f"{name} is no article of {request.corpus}, so --corpus would play no part. To compare {request.target} with "
            f"{name} alone, leave out --corpus; to compare each file with {request.corpus}: "
            f"newsdiff provenance {files} --against {request.corpus}"
        )


def _check(target: str, sources: Sequence[str]) -> None:
    """See that an article is not compared with itself."""
    if target in sources:
        raise SelectionError(f"{target} is both target and source; name another article")


def _below(paths: Sequence[str | None], root: Path | None, name: str) -> list[int]:
    """Find an article of the corpus by the path of its file as seen from here."""
    if root is None or name == STDIN:
        return []
    path, home = Path(os.path.realpath(name)), Path(os.path.realpath(root))
    folder = home if home.is_dir() else home.parent
    if not path.is_file() or not path.is_relative_to(folder):
        return []
    below = path.relative_to(folder).as_posix()
    return [at for at, known in enumerate(paths) if known == below][:1]


def _is_file(name: str) -> bool:
    """Whether a name is standard input or a file."""
    return name == STDIN or Path(name).is_file()


def version_documents(names: Sequence[str], intake: Intake) -> list[Document]:
    """Read versions of one article in the order in which they were named, each under an id of its own."""
    found: list[Document] = []
    for name in names:
        for document in api.segmented(api.stream(name, intake)):
            is_taken = document.id in {known.id for known in found}
            found.append(replace(document, id=f"{name}:{len(found)}") if is_taken else document)
    return found


def lone(name: str, intake: Intake) -> Document:
    """Read the one article of a file.

    Raises:
        SelectionError: It holds several.
    """
    documents = api.segmented(api.stream(name, intake), is_sorted=True)
    if len(documents) > 1:
        listed = ", ".join(d.id for d in documents[:3])
        raise SelectionError(
            f"{name} holds {len(documents)} articles ({listed} ...); pass it as --corpus and name one of them"
        )
    (document,) = documents
    return document


def without_folders(documents: Sequence[Document]) -> list[Document]:
    """Return documents whose ids are names: of a path that is an id, its folders go."""
    found: list[Document] = []
    for document in documents:
        path = Path(document.id)
        name = path.name if path.is_absolute() or ".." in path.parts else document.id
        taken = [one.id for one in found]
        found.append(api.renamed(replace(document, id=name), taken))
    return found
