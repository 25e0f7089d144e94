"""Split documents into paragraphs, name what each is for, and read the date and outlet that they state.

In goes a document as read, out comes the same document with paragraphs. Thresholds are constants, so that a
paragraph has one number in every report; docs/input.md says what they were measured on.

    mail          the headers of an article that came by mail, and the marks of quoted lines
    layout        the paragraphs of a text as places: lines, or blocks where lines are wrapped by hand
    line_types    what a single line looks like: prose, byline, list item, heading, boilerplate
    labels        what a dateline calls its dates: published, updated, first
    datelines     lines that are dates, and what each date is the date of
    publication   which of them is the date of publication
    roles         what each paragraph is for, by its type and its place
    naming        the outlet that a text names itself
"""

from __future__ import annotations

from dataclasses import replace

from newsdiff.documents.segment import layout, mail, naming, publication, roles
from newsdiff.errors import LoadError
from newsdiff.model import Document, Paragraph, unquoted

__all__ = ["check_length", "describe", "last_update", "split_paragraphs"]

_MAX_CHARS = 2_000_000
"""Characters of a document, some 300,000 words: two of them are compared in half a minute (docs/limits.md)."""
_MAX_PARAGRAPHS = 10_000
"""Paragraphs of a document: each costs as much as a hundred words."""


def split_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Find the paragraphs of a document and what each is for.

    A paragraph is one non-empty line; in a file whose lines are wrapped by hand it is the block between
    blank lines.

    Returns:
        All of them in order, title and boilerplate included, without marks.

    Raises:
        LoadError: The text is far longer than an article.
    """
    check_length(document)
    blocks = layout.text_blocks(document.text, document.body_start, document.body_end)
    _check_size(document, len(blocks), _MAX_PARAGRAPHS, "paragraphs")
    texts = [unquoted(document.text[block.start : block.end]) for block in blocks]
    pairs = zip(blocks, roles.kinds(texts, document.title), strict=True)
    return tuple(Paragraph(index, *block, kind) for index, (block, kind) in enumerate(pairs))


def check_length(document: Document) -> None:
    """See that the text of a document is no longer than an article.

    Raises:
        LoadError: It is.
    """
    _check_size(document, len(document.text), _MAX_CHARS, "characters")


def _check_size(document: Document, n: int, most: int, unit: str) -> None:
    """See that a document has no more of something than is compared in reasonable time."""
    if n > most:
        raise LoadError(
            f"{document.path or document.id} has {n:,} {unit}, and an article at most {most:,}; "
            "write one article a file, or a record each"
        )


def describe(document: Document) -> Document:
    """Fill the paragraphs of a document, and its title, date and outlet where metadata gave none.

    What metadata said stays. Paragraphs that are there already stay too. The headers of a mail are no paragraphs: its
    subject and date count where the text has none.
    """
    head = None if document.paragraphs else mail.mail_head(document.text, document.body_start)
    if head:
        document = replace(document, body_start=head.end)
    rows = document.paragraphs or split_paragraphs(document)
    texts = [document.extract(paragraph) for paragraph in rows]
    title = document.title
    for text, paragraph in zip(texts, rows, strict=True):
        if title is None and paragraph.kind == "title":
            title = " ".join(text.lstrip("#").strip("*_ ").split())
    return replace(
        document,
        paragraphs=rows,
        title=title or (head and head.subject),
        published=document.published
        or publication.published(texts, [paragraph.kind for paragraph in rows])
        or (head and head.sent),
        outlet=document.outlet or naming.outlet(texts),
    )


def last_update(document: Document) -> str | None:
    """Return when a document with paragraphs says that it was changed last, None where it does not."""
    texts = [document.extract(paragraph) for paragraph in document.paragraphs]
    return publication.updated(texts, [paragraph.kind for paragraph in document.paragraphs])
