"""Which articles count, and what of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.errors import LoadError, SelectionError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake

if TYPE_CHECKING:
    from newsdiff.documents.boilerplate.ignoring import IgnoredText

_DAY = 86_400  # seconds


@dataclass(slots=True)
class Since:
    """Lets articles through that were published from a date on; counts the others."""

    date: str | None
    """ISO 8601; None lets all through."""
    n_older: int = 0
    n_undated: int = 0

    def of(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield those that `admits` lets in."""
        return (document for document in documents if self.admits(document.published))

    def admits(self, published: str | None) -> bool:
        """Whether an article was published since, or may have been at some hour of its day; an undated one was not."""
        from newsdiff.language.instants import timestamp

        if self.date is None:
            return True
        if published is None:
            self.n_undated += 1
            return False
        latest = timestamp(published) + (0 if "T" in published else _DAY - 1)
        is_older = latest < timestamp(self.date)
        self.n_older += is_older
        return not is_older

    def told(self) -> str:
        """Say how many articles were left out; nothing where none was."""
        if not (self.n_older or self.n_undated):
            return ""
        return f"left out: {self.n_older:,} published before {self.date}, {self.n_undated:,} without a date"


def ignored_text(path: str | Path | None) -> IgnoredText | None:
    """Read the passages that do not count, from a text file with one a paragraph, or an export of Label Studio; None without a path.

    Raises:
        LoadError: The file cannot be read, or holds no words.
    """
    from newsdiff.documents.boilerplate.ignoring import read_ignored

    return None if path is None else read_ignored(path)


def ignored_passages(text: str) -> IgnoredText:
    """Take passages that do not count from a text, one a paragraph."""
    from newsdiff.documents.boilerplate.ignoring import ignored_paragraphs

    return ignored_paragraphs(text, "left out")


def add_ignored(path: str | Path, passages: str) -> None:
    """Add passages, one a paragraph, to a file for `ignored_text`; made if it is missing, and written whole or not at all.

    Raises:
        LoadError: The file is no text in UTF-8, or an export of Label Studio.
        OutputError: It cannot be written.
    """
    from newsdiff.documents.boilerplate.corrected import corrected_in
    from newsdiff.writing import Guard, write_whole

    path = Path(path)
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise LoadError(f"{path} cannot be read as a text in UTF-8; name another file") from error
    if corrected_in(before, path) is not None:
        raise LoadError(f"{path} is an export of Label Studio; name another file")
    known = [p.strip() for p in before.split("\n\n")]
    given = dict.fromkeys(p.strip() for p in passages.split("\n\n"))
    fresh = [p for p in given if p and p not in known]
    parts = [before.strip("\n"), *fresh] if before.strip() else fresh
    write_whole(("\n\n".join(parts), "\n"), path, Guard(is_forced=True))


def without(documents: Iterable[Document], ignored: IgnoredText | None) -> list[Document]:
    """Return prepared documents in which passages that do not count are furniture."""
    return [ignored.without(document) if ignored else document for document in documents]


def listed_files(folder: str | Path, intake: Intake) -> list[tuple[str, Path]]:
    """List the files of a folder that hold articles: their paths in it, as `Document.path` has them, and where they are."""
    from newsdiff.documents import reading

    return [(file.name, file.path) for file in reading.corpus_files(folder, intake)]


def articles_of(folder: str | Path, names: Iterable[str], intake: Intake) -> Iterator[Document]:
    """Read some of the files of a folder, as if all of it were read; what cannot be read is left out and told."""
    import glob

    from newsdiff.documents import reading

    wanted = set(names)
    chosen = replace(intake, include=tuple(map(glob.escape, sorted(wanted))), is_lenient=True)
    found = reading.stream_documents(folder, chosen)
    return (document for document in found if document.path in wanted)


def iso_date(text: str) -> str:
    """Write a date, or a date and time, that somebody typed in ISO 8601.

    Raises:
        SelectionError: It is none.

    Example:
        >>> iso_date("15 March 2023"), iso_date("2023-03-15T10:27+01:00")
        ('2023-03-15', '2023-03-15T10:27:00+01:00')
    """
    from newsdiff.language.dates import iso

    found = iso(text)
    if found is None:
        raise SelectionError(
            f"{text[:40]!r} is no date; write it as 2024-05-03 or 2024-05-03T09:30"
        )
    return found
