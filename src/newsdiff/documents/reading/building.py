"""Documents from the rows and the texts of a source: which value is the text, which are metadata, what is an id.

A document without an id of its own has none yet: `CorpusReader` gives it one by its place in the corpus.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain

from newsdiff.documents.reading import contents, decode, downloads, metadata, row_parts, shapes
from newsdiff.documents.reading.assignment import UnclearError
from newsdiff.documents.reading.fieldnames import name_among
from newsdiff.documents.reading.foot_matter import foot_matter
from newsdiff.documents.reading.front_matter import front_matter
from newsdiff.documents.reading.mapping import Columns, Fields, digest
from newsdiff.documents.reading.news_databases import Article
from newsdiff.documents.reading.notes import Notes, listed_columns
from newsdiff.documents.reading.records import Row, Rows
from newsdiff.documents.reading.sources import WITHOUT_TEXTS, ForeignError, Source
from newsdiff.documents.reading.tabular import values_of
from newsdiff.errors import LoadError
from newsdiff.model import Document
from newsdiff.settings.intake import Intake

_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=-)")
_CUT = re.compile(r"(?:\[\+?\d[\d,.]{0,8} (?:more )?char(?:acter)?s\]|\[(?:…|\.\.\.)\])\s*\Z")
"""How a text ends of which NewsAPI, GNews or a feed of WordPress gives the beginning."""
_MAX_CUT = 60
_FRONT_MATTER = (".md", ".markdown")
_MAX_WITHOUT = 10_000
"""Rows without a text after which a file is no table that says something of others."""
_MAX_SHOWN_DEPTH = 2
"""Tables in a record whose names an error lists."""


class DocumentBuilder:
    """Builds documents as a run wants them."""

    def __init__(self, intake: Intake, notes: Notes) -> None:
        self._intake, self._notes = intake, notes

    def rows(self, source: Source, *, is_alone: bool) -> Iterator[tuple[int, Document]]:
        """Read the rows of a source as documents."""
        columns = Columns(self._intake.columns, self._notes)
        has_own_names = shapes.has_own_names(source.ending)

        @cache
        def order() -> bool | None:
            """Ask all records of the file, then the user; a pipe cannot be read twice."""
            again = shapes.shape_rows(source, self._intake.encoding, columns)
            found = source.is_rereadable and again is not None
            shown = columns.day_order(values_of(again)) if found and again else None
            return self._intake.day_first if shown is None else shown

        rows = shapes.shape_rows(source, self._intake.encoding, columns) or iter(())
        rows = self._learned(rows, columns, source.place, are_own=has_own_names)
        rows = row_parts.joined(rows, columns.texts) if has_own_names else rows
        first = next(rows, None)
        if first is not None:
            built = (
                self._built(row, source, columns, order, is_told=has_own_names)
                for row in chain([first], rows)
            )
            yield from self._articles(built, is_alone=is_alone)
        elif is_alone and not shapes.has_many(source.ending):
            raise LoadError(f"no article was found in {source.place}; save its text as .txt")
        elif not shapes.has_many(source.ending):
            self._notes.n_empty += 1

    def _built(
        self,
        row: Row | LoadError,
        source: Source,
        columns: Columns,
        order: metadata.Order,
        *,
        is_told: bool,
    ) -> tuple[int, Document | LoadError]:
        """Build the document of a row, or say what is wrong with it; `is_told` where its names are those of whoever wrote the file."""
        if isinstance(row, LoadError):
            return 0, row
        is_told = is_told or row.has_own_names
        said = columns if is_told else Columns({}, self._notes)
        try:
            return row.number, self._document(row, source, said, order, is_told=is_told)
        except LoadError as error:
            return row.number, error

    def _articles(
        self, built: Iterator[tuple[int, Document | LoadError]], *, is_alone: bool
    ) -> Iterator[tuple[int, Document]]:
        """Give the documents, and note what is wrong with others.

        Raises:
            ForeignError: None has a text, in a file beside others, which says something of these.
        """
        waiting: list[LoadError] | None = None if is_alone else []
        for number, one in built:
            if isinstance(one, Document):
                for error in waiting or ():
                    self._notes.fault(error)
                waiting = None
                yield number, one
            elif not isinstance(one, ForeignError) or (number and waiting is None):
                self._notes.fault(one)
            elif waiting is None or not number or len(waiting) == _MAX_WITHOUT:
                raise one
            else:
                waiting.append(one)
        if waiting:
            raise waiting[0]

    def _learned(self, rows: Rows, columns: Columns, place: str, *, are_own: bool) -> Rows:
        """Look at the first rows of a file to find what its columns say; give them and the others."""
        first, size = [], 0
        for row in rows:
            first.append(row)
            said = () if isinstance(row, LoadError) else row.values.values()
            size += sum(len(value) for value in said if isinstance(value, str))
            if len(first) == contents.SAMPLE or size > contents.MAX_SIZE:
                break
        try:
            named = [
                row for row in first if isinstance(row, Row) and (are_own or row.has_own_names)
            ]
            columns.learn([row.values for row in named])
        except UnclearError as error:
            raise LoadError(f"{place} {error}") from None
        return chain(first, rows)

    def _document(
        self, row: Row, source: Source, columns: Columns, order: metadata.Order, *, is_told: bool
    ) -> Document:
        """Build the document of a row; `is_told` where its names are those of whoever wrote the file."""
        place = (
            f"{source.place} {shapes.unit(source.ending)} {row.number}"
            if row.number
            else source.place
        )
        flat = columns.flat(row.values)
        page = columns.page(flat, place) if is_told else None
        text = page["text"] if page else columns.text(flat)
        if text is None and columns.is_null(flat) and not self._intake.is_lenient:
            self._notes.null(place)
            text = ""
        if text is None:
            message = f"{place} {_no_text(row, columns)}"
            if contents.holds_text(value for _, value in flat.values()):
                raise LoadError(message)  # an article whose text has a name that is not known
            raise ForeignError(message, WITHOUT_TEXTS)
        self._notes.n_cut += _CUT.search(text[-_MAX_CUT:]) is not None
        known = columns.fields(flat, order, is_record=is_told)
        if page:
            of_page = metadata.fields(page, self._notes.unread)
            known = {what: value or of_page[what] for what, value in known.items()}
        sha256 = digest(text, (*row.values.values(), *known.values()), place)
        identifier = columns.identifier(flat, place) if is_told else None
        return Document(identifier or "", text, path=source.path, sha256=sha256, **known)

    def texts(self, content: bytes, source: Source) -> Iterator[tuple[int, Document]]:
        """Build the document of a text, or those of a download of several."""
        text, codec = decode.text(content, source.place, self._intake.encoding)
        articles = downloads.told_apart(text, source.place)
        if len(articles) < 2:  # noqa: PLR2004  one has the whole text, so that positions are those of the file
            sha256 = hashlib.sha256(content).hexdigest()
            yield 0, self._text(text, codec, sha256, source, next(iter(articles), None))
            return
        columns = Columns({}, self._notes)
        for number, one in enumerate(articles, 1):
            row = Row(number, {"text": text[one.start : one.end], **one.known})
            yield number, self._document(row, source, columns, lambda: None, is_told=False)

    def _text(
        self,
        text: str,
        codec: str,
        sha256: str,
        source: Source,
        download: Article | None,
    ) -> Document:
        """Build the document of a text, with its front matter read, or what stands around the text in a download."""
        start = decode.text_start(text)
        is_markdown = source.ending in _FRONT_MATTER
        end: int | None
        if download:
            start, end, values = download
        else:
            start, said = front_matter(text, start, source.place, is_markdown=is_markdown)
            end, values = foot_matter(text, source.place)
            values |= said
        if values and (day := _DAY.match(source.stem)):  # Jekyll has it in the names of posts
            values.setdefault("date", day[0])
        own: Fields = metadata.fields(values, self._notes.unread)
        return Document(
            "" if source.path else source.stem,
            text,
            path=source.path,
            sha256=sha256,
            encoding=codec,
            body_start=start,
            body_end=end,
            **own,
        )


def _no_text(row: Row, columns: Columns) -> str:
    """Say that a row has no text, and what it has."""
    names = _shown_names(row.values)
    empty = next((name for name in names if name_among(name, columns.texts) in columns.texts), None)
    if empty is not None:
        return f'has no text in its "{empty}"; give every record a text that is a string'
    return f"has no text; there are {listed_columns(names)}; say which one it is, as --columns text=NAME"


def _shown_names(row: Mapping[str, object], depth: int = 0) -> list[str]:
    """List the names of the values in a row, those in tables by dotted names."""
    names: list[str] = []
    for name, value in row.items():
        if isinstance(value, Mapping) and value and depth < _MAX_SHOWN_DEPTH:
            names += [f"{name}.{inner}" for inner in _shown_names(value, depth + 1)]
        else:
            names.append(str(name))
    return names
