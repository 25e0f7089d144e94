"""Split documents into paragraphs, name what each is for, and read the date and outlet that they state.

In goes a document as read, out comes the same document with paragraphs. Thresholds are constants, so that a
paragraph has one number in every report; docs/input.md says what they were measured on.

    mail          the headers of an article that came by mail, and the marks of quoted lines
    layout        the paragraphs of a text as places: lines, or blocks where lines are wrapped by hand
    line_types    what a single line looks like: prose, byline, list item, heading, boilerplate
    datelines     lines that are dates, and what each date is the date of
    publication   which of them is the date of publication
    roles         what each paragraph is for, by its type and its place
    naming        the outlet that a text names itself
"""

from __future__ import annotations

from dataclasses import replace

from newsdiff.documents.segment import layout, mail, naming, publication, roles
from newsdiff.model import Document, Paragraph, unquoted

__all__ = ["describe", "split_paragraphs"]


def split_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Find the paragraphs of a document and what each is for.

    A paragraph is one non-empty line; in a file whose lines are wrapped by hand it is the block between
    blank lines.

    Returns:
        All of them in order, title and boilerplate included, without marks.
    """
    blocks = layout.text_blocks(document.text, document.body_start)
    texts = [unquoted(document.text[block.start : block.end]) for block in blocks]
    pairs = zip(blocks, roles.kinds(texts, document.title), strict=True)
    return tuple(Paragraph(index, *block, kind) for index, (block, kind) in enumerate(pairs))


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
