"""What a target says of where its copied words come from, and why they may stand there by right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple, get_args

from newsdiff.language.agencies import AGENCIES, PRESS_RELEASES, plain_name
from newsdiff.language.signing import PRESS_RELEASE
from newsdiff.language.tokens import Tokens
from newsdiff.model import Attribution, Credit, Document, Relation, Verdict
from newsdiff.reuse.attribute.agencies import agency
from newsdiff.reuse.attribute.credit import credit
from newsdiff.reuse.attribute.outlet_names import aliases
from newsdiff.reuse.attribute.shares import SourceShare

_HEAD = 4
"""Paragraphs among which a press release says that it is one."""


class CreditedWords(NamedTuple):
    """Copied words of a target, of which an article that has them is named where that counts for them."""

    words: range
    credit: Credit


def credited_words(
    target: Tokens, sources: Iterable[SourceShare], verdicts: Mapping[int, Verdict]
) -> list[CreditedWords]:
    """Return the copied words of a target that are credited: to any source that has them, not just to the one that is shown for them.

    A credit counts for the paragraph that it stands in, a signature for the whole text.
    """
    found = []
    for item in sources:
        for fragment in item.copied(verdicts) if item.credited else ():
            given = credit(target, *target.characters(fragment.first, fragment.last), item.credited)
            if given and given.counts:
                found.append(CreditedWords(range(fragment.first, fragment.last), given))
    return found


def attribution(
    target: Tokens, copied: Iterable[int], given: Iterable[CreditedWords]
) -> dict[Attribution, int]:
    """Count the copied words of a target by whether they are credited and whether they are quoted, which is inside quotation marks."""
    credited = {at for found in given for at in found.words}
    groups: Counter[Attribution] = Counter(
        _group(is_credited=at in credited, is_quoted=bool(target.quoted[at])) for at in copied
    )
    return {group: groups[group] for group in get_args(Attribution)}


def _group(*, is_credited: bool, is_quoted: bool) -> Attribution:
    if is_credited:
        return "credited-quoted" if is_quoted else "credited"
    return "quoted" if is_quoted else "neither"


def relation(source: Tokens, target: Tokens) -> Relation | None:
    """Say why the text of a source may stand in a target by right; None where nothing says so."""
    if _is_press_release(source):
        return "press-release"
    documents = source.document, target.document
    names = [aliases(document) for document in documents]
    if names[0] & names[1] or (documents[0].series and documents[0].series == documents[1].series):
        return "same-outlet"
    is_agency = any(plain_name(name) in AGENCIES for name in names[0])
    return "agency" if is_agency or agency(source) or agency(target) else None


def _is_press_release(tokens: Tokens) -> bool:
    document = tokens.document
    wires = {sign.casefold() for sign in PRESS_RELEASES}
    signs = {AGENCIES.get(plain_name(name), "").casefold() for name in aliases(document)}
    return not wires.isdisjoint(agency(tokens) | signs) or _says_so(document)


def _says_so(document: Document) -> bool:
    """Whether one of the first lines says that a press release follows."""
    head = document.paragraphs[:_HEAD]
    return any(PRESS_RELEASE.match(document.extract(paragraph)) for paragraph in head)
