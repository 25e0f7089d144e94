"""Credit: where the target names the outlet or agency it took from, and how near to what it took."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace

from newsdiff.language.agencies import AGENCIES, plain_name
from newsdiff.language.tokens import Tokens
from newsdiff.model import Credit, Document
from newsdiff.reuse.attribute.agencies import agency, signed_names
from newsdiff.reuse.attribute.namings import (
    Naming,
    agency_namings,
    contracted_namings,
    namings,
    paragraph_at,
)
from newsdiff.reuse.attribute.outlet_names import aliases


def credited(tokens: Tokens, source: Tokens) -> list[Naming]:
    """Find the places where a document credits a source, or the agency whose copy the source prints.

    Returns:
        Namings in order of the text.
    """
    own, signed = aliases(source.document), signed_names(source)
    is_agency = bool(agency(source)) or any(plain_name(name) in AGENCIES for name in own)
    others = [
        *namings(tokens, signed - own, signed),
        *(agency_namings(tokens) if is_agency else ()),
    ]
    places = [*namings(tokens, own, signed), *(replace(naming, is_own=False) for naming in others)]
    places = places or contracted_namings(tokens, own)
    return sorted(places, key=lambda naming: naming.start)


def crediting_paragraphs(tokens: Tokens, source: Document) -> frozenset[int]:
    """Return the paragraphs of a document that name a source as theirs, by their index."""
    places = (paragraph_at(tokens.document, x.start) for x in namings(tokens, aliases(source)))
    return frozenset(place.index for place in places if place is not None)


def credit(tokens: Tokens, start: int, end: int, credited: Iterable[Naming]) -> Credit | None:
    """Return the nearest place that credits the source of a passage.

    Returns:
        The credit with its level, the nearest one first; None where the source is never named.
    """
    first, last = bisect_left(tokens.starts, start), bisect_left(tokens.starts, end)
    sentences = set(tokens.sentences[first:last])

    def level(naming: Naming) -> int:
        paragraph = paragraph_at(tokens.document, naming.start)
        if paragraph is None or paragraph.index != tokens.paragraphs[first]:
            return 2
        at = bisect_left(tokens.starts, naming.start)
        return 0 if at < len(tokens) and tokens.sentences[at] in sentences else 1

    nearest = min(credited, key=lambda x: (level(x), not x.is_signature), default=None)
    if nearest is None:
        return None
    text = " ".join(tokens.document.text[nearest.start : nearest.end].split())
    return Credit(("sentence", "paragraph", "article")[level(nearest)], text, nearest.is_signature)
