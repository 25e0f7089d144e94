"""Text that the user says does not count: a house's disclaimer, a line that every release ends with.

In goes a prepared document, out comes one in which such a text is furniture wherever it stands, in the middle of a
paragraph too: the paragraph is cut there. So it is compared with nothing, and is in no count of words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Self

from newsdiff.documents.boilerplate.corrected import corrected_in
from newsdiff.errors import LoadError
from newsdiff.language.tokenizing import tokenize
from newsdiff.language.tokens import Tokens
from newsdiff.model import COPIED, Document, Mark, Paragraph

_BEGINNING = 4  # words by which passages are looked up
_PARAGRAPH = re.compile(r"\r?\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class IgnoredText:
    """Passages that do not count, as the hashes of their words."""

    name: str
    """Where they stand."""
    beginnings: dict[tuple[int, ...], list[tuple[int, ...]]] = field(default_factory=dict)
    """Passages by their first words, the longest first."""

    @classmethod
    def of(cls, texts: Iterable[str], name: str) -> Self:
        """Look up passages; those without words are none."""
        found: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
        for text in texts:
            document = Document("ignored", text, paragraphs=(Paragraph(0, 1, 0, len(text)),))
            words = tuple(tokenize(document).hashes.tolist())
            if words:
                found.setdefault(words[:_BEGINNING], []).append(words)
        for some in found.values():
            some.sort(key=len, reverse=True)
        return cls(name, found)

    def without(self, document: Document) -> Document:
        """Return a prepared document in which these passages are furniture."""
        words = tokenize(document)
        spans = list(self._found(words))
        if not spans:
            return document
        mark = Mark("legal", "remove", f"text that does not count ({self.name})", 1.0)
        inside = _inside(document.paragraphs, words, spans)
        pieces = [
            piece
            for paragraph in document.paragraphs
            for piece in _cut(paragraph, inside[paragraph.index], document.text, mark)
        ]
        numbered = (replace(piece, index=index) for index, piece in enumerate(pieces))
        return replace(document, paragraphs=tuple(numbered))

    def _found(self, words: Tokens) -> Iterator[tuple[int, int]]:
        """Yield where passages stand, as ranges of words, in order and disjoint."""
        hashes = words.hashes.tolist()
        lengths = sorted({len(beginning) for beginning in self.beginnings}, reverse=True)
        at = 0
        while at < len(hashes):
            candidates = (
                passage
                for n in lengths
                for passage in self.beginnings.get(tuple(hashes[at : at + n]), ())
            )
            length = next((len(p) for p in candidates if tuple(hashes[at : at + len(p)]) == p), 0)
            if length:
                yield at, at + length
            at += length or 1


def read_ignored(path: str | Path) -> IgnoredText:
    """Read passages from a text file in UTF-8, one a paragraph; empty lines part them.

    Of what Label Studio exports, they are the paragraphs that were found to be copied and that people say are not.

    Raises:
        LoadError: It cannot be read, or holds no words; or it is an export in which no verdict is annotated.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror or "").lower() if isinstance(error, OSError) else "it is not UTF-8"
        raise LoadError(
            f"{path} cannot be read ({why}); give a text in UTF-8 with a passage a paragraph"
        ) from error
    rows = corrected_in(text, path, "verdict")
    if rows is not None:
        found_copied = (row for row in rows if row.found in COPIED)
        passages = (row.text for row in found_copied if row.true not in COPIED)
        return IgnoredText.of(passages, Path(path).name)
    found = ignored_paragraphs(text, Path(path).name)
    if not found.beginnings:
        raise LoadError(f"{path} holds no words; write a passage a paragraph")
    return found


def ignored_paragraphs(text: str, name: str) -> IgnoredText:
    """Look up passages that a text has as paragraphs."""
    return IgnoredText.of(_PARAGRAPH.split(text), name)


def _inside(
    paragraphs: Iterable[Paragraph], words: Tokens, spans: Iterable[tuple[int, int]]
) -> defaultdict[int, list[tuple[int, int]]]:
    """Return the characters of paragraphs that do not count, by the number of each, with the marks behind the last word."""
    by_index = {paragraph.index: paragraph for paragraph in paragraphs}
    homes = words.paragraphs
    ranges: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, last in spans:
        for index, places in groupby(range(first, last), key=homes.__getitem__):
            begin, *more = places
            after = begin + len(more) + 1
            is_first = begin == 0 or homes[begin - 1] != index
            is_last = after == len(words) or homes[after] != index
            start = by_index[index].start if is_first else words.starts[begin]
            end = by_index[index].end if is_last else words.starts[after]
            ranges[index].append((start, end))
    return ranges


def _cut(
    paragraph: Paragraph, ranges: list[tuple[int, int]], text: str, mark: Mark
) -> Iterator[Paragraph]:
    """Cut a paragraph into what counts and what does not; without ranges it stays."""
    if not ranges:
        yield paragraph
        return
    place = paragraph.start
    ignored = replace(paragraph, kind="boilerplate", mark=mark)
    for start, end in ranges:
        yield from _piece(paragraph, place, start, text)
        yield from _piece(ignored, start, end, text)
        place = end
    yield from _piece(paragraph, place, paragraph.end, text)


def _piece(paragraph: Paragraph, start: int, end: int, text: str) -> Iterator[Paragraph]:
    """Yield a stretch of a paragraph without the white space around it; nothing where that is all."""
    stretch = text[start:end]
    begin = start + len(stretch) - len(stretch.lstrip())
    end = start + len(stretch.rstrip())
    if begin < end:
        line = paragraph.line + text.count("\n", paragraph.start, begin)
        yield replace(paragraph, start=begin, end=end, line=line)
