"""The names of an outlet, and how a text writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsdiff.language.address_names import address_pattern, may_be_named, squeezed
from newsdiff.language.agencies import AGENCIES, agency_sign, plain_name
from newsdiff.language.languages import language_of
from newsdiff.language.name_forms import may_hold, name_pattern
from newsdiff.language.signing import OUTLET_WORD, PAPER
from newsdiff.language.tokens import Tokens, once_a_document
from newsdiff.model import UNNAMED, Document

_ARTICLE = re.compile(
    r"^(?:(?:the|a|an|el|la|le|los|las|les|der|die|das|il|de|het|o)\s|l['’])", re.IGNORECASE
)
_DOMAIN = re.compile(r"^(?:www\.)?([\w-]{5,63})(?:\.[a-z]{2,8}){1,2}$", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\s{0,9}\([^()]{0,200}\)")


def aliases(document: Document) -> frozenset[str]:
    """Return the names by which others may credit a document, in lower case and without an article.

    They are those of its outlet. An agency's dateline is on the pages of all who print it, and makes no outlet.

    Example:
        >>> sorted(aliases(Document(id="x", text="", outlet="The Moscow Times")))
        ['moscow times']
    """
    return _names_of(document.outlet or "")


@lru_cache(maxsize=1024)
def _names_of(outlet: str) -> frozenset[str]:
    """Return the names of an outlet; each is asked for in every pair of its articles."""
    names: set[str] = set()
    if outlet and not outlet.startswith(UNNAMED):
        for part in map(str.strip, _BRACKETS.sub("", outlet).split("/")):
            domain = _DOMAIN.match(part)
            humps = _HUMP.sub(" ", part)
            names |= {part, humps, humps.removesuffix(" Online")}
            names |= {domain[1]} if domain else set()
    plain = {_ARTICLE.sub("", name.strip()).casefold() for name in names}
    signs = {AGENCIES[name] for name in map(plain_name, plain) if name in AGENCIES}
    plain |= {name for name, sign in AGENCIES.items() if sign in signs}
    return frozenset(name for name in plain if len(name) > 1)


def names_pattern(tokens: Tokens, names: Iterable[str]) -> re.Pattern[str] | None:
    """Return a pattern of those names that a text may hold; None without any."""
    named = [name for name in names if may_hold(tokens.printed.casefolded, name)]
    labels = [label for label in _labels(names) if may_be_named(_squeezed_text(tokens), label)]
    if not (named or labels):
        return None
    language = language_of(tokens.document.text)
    written = (address_pattern(label, language) for label in labels)
    ordered = sorted(named, key=lambda name: (-len(name), name))
    alternatives = [name_pattern(name, language) for name in ordered]
    every = [*alternatives, *written, *_short_patterns(tokens, named)]
    return re.compile("|".join(every), re.IGNORECASE)


def _labels(names: Iterable[str]) -> Iterator[str]:
    """Return what the addresses among names call an outlet, as one word."""
    for name in names:
        domain = _DOMAIN.match(name)
        if domain:
            yield squeezed(domain[1])


@once_a_document
def _squeezed_text(tokens: Tokens) -> str:
    return squeezed(tokens.document.text)


def _short_patterns(tokens: Tokens, names: Iterable[str]) -> Iterator[str]:
    """Return patterns of what a paper is called where its town is known: "the Gazette" once its name was given, "the Orrick daily"."""
    own = _ARTICLE.sub("", tokens.document.outlet or "").casefold()
    for name in names:
        place, _, noun = name.rpartition(" ")
        if place and OUTLET_WORD.fullmatch(noun):
            yield rf"(?<=\bthe\s){re.escape(place)}(?-i:{PAPER})\b"
            if name in tokens.printed.casefolded and not own.endswith(noun):
                yield rf"(?:(?<=\bthe\s)|(?<=\ba\s)){re.escape(noun)}\b"


def is_written_as_name(name: str) -> bool:
    """Whether a name has its capital, an agency's initials all of theirs; "dpa" has none."""
    if agency_sign(name):
        return True
    is_initials = plain_name(name) in AGENCIES and name.isalpha()
    return "." in name or not (name[0].islower() or is_initials)
