"""Reading, preparing and cleaning documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Unpack

from newsdiff.api.inputs import Given, documents_of, is_path, stream
from newsdiff.api.limits import workspace
from newsdiff.api.listed import Documents
from newsdiff.errors import LoadError
from newsdiff.model import CleanDocument, CleanParagraph, Document
from newsdiff.report.reports import CleanReport
from newsdiff.report.sums import CleanSums
from newsdiff.settings import Settings, Shortcuts, with_shortcuts
from newsdiff.settings.intake import Intake
from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.corpus import Progress
    from newsdiff.corpus.store import Store
    from newsdiff.corpus.workspace import Workspace
    from newsdiff.documents.boilerplate import Overlay
    from newsdiff.writing import Guard


def read(
    path: Given,
    *,
    encoding: str | None = None,
    columns: Mapping[str, str] | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    skip_bad: bool = False,
    day_first: bool | None = None,
) -> Documents:
    """Read a corpus: a folder with everything below it, a file, several of them, an archive, or "-" for standard input.

    Records in memory are read, too: a data frame of pandas, Polars or Arrow, or a list of dictionaries.

    Args:
        path: What to read; docs/input.md lists the shapes.
        encoding: Of every file; found out for each where it is None.
        columns: Fields of records whose names are not known, as {"text": "body"}.
        include: Patterns of names or paths; only files of a folder that fit one are read, all if empty.
        exclude: Patterns of files that are not read.
        skip_bad: Whether what cannot be read is left out and logged, instead of ending the run.
        day_first: Whether 03/04/2019 is a day of April, in records whose other dates do not show it; left out if None.

    Returns:
        Documents in order of their ids, with paragraphs, title, date and outlet where they are known; `["001"]` is the
        one whose id begins so.

    Raises:
        LoadError: Something cannot be read; the message names it.
        SettingsError: `columns` names something that a record cannot say.
    """
    chosen = tuple(include), tuple(exclude)
    intake = Intake(encoding, columns or {}, *chosen, is_lenient=skip_bad, day_first=day_first)
    found = stream(path, intake) if is_path(path) else documents_of(path, intake, "record")
    return Documents(segmented(found, is_sorted=True))


def as_written(name: str) -> str:
    """Return a name as the system writes it, if it is that of a file whose accents are composed otherwise."""
    from newsdiff.documents.reading.folders import exact_path

    if name.isascii() or Path(name).exists():
        return name
    try:
        return str(exact_path(Path(name)))
    except LoadError:
        return name


def segmented(documents: Iterable[Document], *, is_sorted: bool = False) -> list[Document]:
    """Segment, describe and assign to outlets what is not yet; in their order, or in that of their ids."""
    from newsdiff.documents import outlets, segment

    found = list(documents)
    if is_sorted:
        found.sort(key=lambda document: document.id)
    if all(document.paragraphs for document in found):
        return found
    return outlets.assign([d if d.paragraphs else segment.describe(d) for d in found])


def prepare(
    documents: Given,
    settings: Settings | None = None,
    *,
    overlay: str | Path | Sequence[str | Path] | None = None,
    is_cleaned: bool = True,
    progress: Progress | None = None,
) -> list[Document]:
    """Segment documents, assign them to outlets and mark their paragraphs.

    Args:
        documents: Documents of one corpus, or what `documents_of` makes such of; those that are marked already stay as they are.
        settings: The defaults if None.
        overlay: File with the lines that the user keeps or drops, per outlet, see `learn`; or several, the last counts most.
        is_cleaned: Whether to clean; otherwise every paragraph is kept as text.
        progress: Told how far it is.

    Returns:
        The documents in the same order, every paragraph marked.

    Raises:
        LoadError: The overlay cannot be read.
    """
    drawn = list(documents_of(documents))
    if is_cleaned and _are_prepared(drawn):
        return drawn
    chosen = settings or Settings()
    return list(_prepared(drawn, chosen, overlay, is_cleaned=is_cleaned, progress=progress))


def _are_prepared(documents: Sequence[Document]) -> bool:
    """Whether nothing is left to do for documents: all are marked, and none has the id of another."""
    from newsdiff.corpus.prepare import is_marked

    are_marked = all(document.paragraphs and is_marked(document) for document in documents)
    return are_marked and len({document.id for document in documents}) == len(documents)


def marked(
    documents: Iterable[Document],
    settings: Settings,
    place: Workspace,
    *,
    overlay: str | Path | Sequence[str | Path] | None = None,
    has_evidence: bool = False,
    progress: Progress | None = None,
) -> Store:
    """Do what `prepare` does for documents that are drawn one by one and kept in a workspace, in their order."""
    from newsdiff.corpus.prepare import prepare_documents

    return prepare_documents(
        documents,
        place,
        settings.clean,
        overlay=_lines_of(overlay),
        has_evidence=has_evidence,
        progress=progress,
    )


def _lines_of(overlay: str | Path | Sequence[str | Path] | None) -> Overlay | None:
    """Read the files that say which lines are kept and dropped."""
    from newsdiff.documents.boilerplate import read_overlay

    paths = [overlay] if isinstance(overlay, str | Path) else overlay
    return read_overlay(*paths) if paths else None


def _prepared(
    documents: Iterable[Document],
    settings: Settings,
    overlay: str | Path | Sequence[str | Path] | None,
    *,
    is_cleaned: bool = True,
    progress: Progress | None = None,
) -> Iterator[Document]:
    """Yield documents prepared, with all evidence of their marks."""
    from newsdiff.corpus.prepare import prepare_documents

    lines = _lines_of(overlay)
    limits = settings.clean if is_cleaned else None
    with workspace() as place:
        yield from prepare_documents(
            documents, place, limits, overlay=lines, has_evidence=True, progress=progress
        )


def clean(
    documents: Given,
    settings: Settings | None = None,
    *,
    overlay: str | Path | Sequence[str | Path] | None = None,
    **shortcuts: Unpack[Shortcuts],
) -> CleanReport:
    """Tell site furniture from article text in the documents of one corpus; nothing is cut.

    Repetition inside an outlet is evidence. For `settings` and `overlay` see `prepare`, for what `documents` may be
    `dedupe`; `strictness="safe"` is a shortcut.

    Returns:
        Every paragraph with kind, category, reason and confidence.
    """
    settings = with_shortcuts(settings, shortcuts)
    drawn = documents_of(documents)
    return CleanReport(
        newsdiff=__version__,
        settings=settings.as_dict(),
        documents=tuple(map(_cleaned, _prepared(drawn, settings, overlay))),
    )


def clean_sums(documents: Iterable[Document]) -> CleanSums:
    """Count what cleaning removes from documents as `prepare` gives them, by category."""
    sums = CleanSums()
    for document in documents:
        sums.add(_cleaned(document))
    return sums


def _cleaned(document: Document) -> CleanDocument:
    from newsdiff.language.tokenizing import count_words_of_each

    marked = [paragraph for paragraph in document.paragraphs if paragraph.mark is not None]
    texts = [document.extract(paragraph) for paragraph in marked]
    rows = [
        CleanParagraph(
            index=paragraph.index,
            line=paragraph.line,
            start=paragraph.start,
            end=paragraph.end,
            kind=paragraph.kind,
            keep=paragraph.mark.action != "remove",
            action=paragraph.mark.action,
            category=paragraph.mark.category,
            reason=paragraph.mark.reason,
            confidence=paragraph.mark.confidence,
            evidence=paragraph.mark.evidence,
            words=n_words,
            text=text,
        )
        for paragraph, text, n_words in zip(marked, texts, count_words_of_each(texts), strict=True)
        if paragraph.mark is not None
    ]
    return CleanDocument(
        id=document.id,
        path=document.path,
        sha256=document.sha256,
        outlet=document.outlet,
        paragraphs=tuple(rows),
        warnings=document.warnings,
    )


def learn(documents: Iterable[Document], settings: Settings | None = None) -> str:
    """Propose, per outlet, lines to drop: what it prints under several of its stories.

    Returns:
        An overlay in TOML for a person to review and to pass to `prepare`.
    """
    from newsdiff.documents.boilerplate import propose_overlay

    return propose_overlay(segmented(documents), (settings or Settings()).clean)


def correct(
    path: str | Path, outlet: str | None, action: Literal["keep", "drop"], line: str
) -> str:
    """Return the overlay at a path, or a new one, with one more line of an outlet that is kept or dropped."""
    from newsdiff.documents.boilerplate import add_line

    return add_line(path, outlet, action, line)


def write(
    documents: Iterable[Document],
    folder: str | Path,
    *,
    guard: Guard | None = None,
) -> list[Path]:
    """Write documents as `prepare` gives them without what it removes, and a manifest to rebuild them from.

    Args:
        documents: Prepared ones.
        folder: Made where it is missing.
        guard: What must not be written over. What was written from the first of its inputs before, may be.

    Returns:
        The files written, the manifest last.
    """
    from newsdiff.documents.boilerplate import manifest

    return manifest.write_cleaned(documents, folder, guard=guard)


def restore(folder: str | Path, into: str | Path, *, guard: Guard | None = None) -> list[Path]:
    """Rebuild the original files, byte for byte, from a folder that `write`, `write_stripped` or `thin` wrote; return them."""
    from newsdiff.documents.boilerplate import manifest

    return manifest.restore_originals(folder, into, guard=guard)
