"""Invented articles with paragraphs, for the tests of cleaning."""

from dataclasses import replace

from newsdiff.documents.boilerplate import mark, units
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.model import Document, Paragraph
from newsdiff.settings import CleanSettings

DEFAULT = CleanSettings()
SENTENCE = (
    "The harbour council voted on Tuesday evening to close the old swing bridge to all lorries{}."
)
PROSE = [
    "The harbour council voted on Tuesday evening to close the old swing bridge to lorries until the spring.",
    "Engineers had found cracks in two of the iron girders during a survey that was ordered in the autumn.",
    "“We could not wait for another winter of salt and storms to find out how deep they are,” said Ada Quill.",
    "Shopkeepers on the east quay fear that deliveries will take an hour longer once the diversion is in place.",
    "The repairs are expected to cost four million crowns, of which the state has promised to pay one half.",
    "A spokesman for the port said that ferries would not be affected, and that buses may still cross it.",
]
OTHER = [
    "A lighthouse keeper who spent forty years on the northern rock has been honoured by the islanders.",
    "Children from both schools sang for him, and the mayor read out the letters that sailors had sent.",
    "He told the crowd that he had never once been bored, because the sea was different every single day.",
    "The lamp itself was switched off for good in March, when satellites made the last of its work needless.",
    "Plans to turn the tower into a small museum have been drawn up by a group of retired pilots.",
]


def document(lines, id_="a", kinds=None, **values):
    rows, at = [], 0
    for i, line in enumerate(lines):
        kind = (kinds or {}).get(i, "body")
        rows.append(Paragraph(i, 2 * i + 1, at, at + len(line), kind=kind))
        at += len(line) + 2
    return Document(id=id_, text="\n\n".join(lines), paragraphs=tuple(rows), **values)


def units_of(lines):
    """Return the units of an article made of lines."""
    return units.build_units([document(lines)], max_torn=1.0).rows[0]


def marks(*documents, overlay=None, **changes):
    marked = mark(list(documents), replace(DEFAULT, **changes), overlay)
    return [[p.mark for p in d.paragraphs] for d in marked]


def keys_of(*lines):
    return frozenset(line_keys(lines))


def actions(doc, **options):
    return [m.action for m in marks(doc, **options)[0]]
