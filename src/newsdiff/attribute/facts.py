"""Altered facts: word changes inside a copied passage that can change what a reader believes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newsdiff.attribute import names
from newsdiff.attribute.measures import is_converted
from newsdiff.attribute.pieces import Change, Piece
from newsdiff.lexicon import (
    ATTRIBUTION_VERBS,
    DATE_WORDS,
    HEDGES,
    NEGATIONS,
    NUMBER_WORDS,
    PLACES,
)
from newsdiff.model import Alteration, Fact
from newsdiff.settings import AttributeSettings
from newsdiff.tokens import Tokens

_YEAR = re.compile(r"(19|20)\d\d")
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)$")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")


def alterations(piece: Piece, settings: AttributeSettings) -> tuple[Alteration, ...]:
    """List the facts that a piece changes.

    Only changes of meaning count: a shortened name, another spelling, a number in words or a synonym
    is none. Left-out and put-in words count where they deny or hedge.

    Args:
        piece: A copied or edited passage.
        settings: How alike two spellings of one name are.

    Returns:
        Alterations in order of the target.
    """
    found = []
    for change in _joined(piece):
        kind = _kind(piece, change, settings)
        if kind is not None:
            found.append(_alteration(piece, change, kind))
    found += _requoted(piece, settings)
    return tuple(sorted(found, key=lambda a: (a.target_start, a.source_start)))


def _joined(piece: Piece) -> Iterator[Change]:
    """Yield the changes, those of one name or date as one.

    Changes of a date or name often leave a word between them ("December 1, 2014" to "February 2,
    2015" keeps nothing, "6 May in Riga" to "9 May in Oslo" keeps two).
    """
    held: Change | None = None
    for change in piece.changes:
        if change.tag == "equal":
            continue
        if held is not None and _continues(piece, held, change):
            held = Change("replace", held.a, change.a_end, held.b, change.b_end)
            continue
        if held is not None:
            yield held
        held = change
    if held is not None:
        yield held


def _continues(piece: Piece, held: Change, change: Change) -> bool:
    """Whether two changes are one: nothing but a function word or a date's part between them."""
    between = piece.target.keys[held.b_end : change.b]
    if "replace" not in (held.tag, change.tag) or len(between) > 1:
        return False
    return (
        all(_is_date(key) for key in between) and _dates(piece.target, change.b, change.b_end) > 0
    )


def _kind(piece: Piece, change: Change, settings: AttributeSettings) -> Fact | None:
    """Name the fact that a change alters, None where the meaning stays."""
    source, target = piece.source, piece.target
    keys_a = source.keys[change.a : change.a_end]
    keys_b = target.keys[change.b : change.b_end]
    if _count(keys_a, NEGATIONS) != _count(keys_b, NEGATIONS) and _is_small(
        keys_a, keys_b, NEGATIONS
    ):
        return "negation"
    if change.tag == "replace":
        replaced = _replaced(piece, change, settings)
        if replaced is not None:
            return replaced
    hedged_a = _without_may(source, change.a, change.a_end)
    hedged_b = _without_may(target, change.b, change.b_end)
    if bool(_count(hedged_a, HEDGES)) != bool(_count(hedged_b, HEDGES)) and _is_small(
        hedged_a, hedged_b, HEDGES
    ):
        return "hedge"
    return None


def _replaced(piece: Piece, change: Change, settings: AttributeSettings) -> Fact | None:
    """Name the fact that replaced words alter."""
    source, target = piece.source, piece.target
    keys_a = source.keys[change.a : change.a_end]
    keys_b = target.keys[change.b : change.b_end]
    if _dates(source, change.a, change.a_end) and _dates(target, change.b, change.b_end):
        return "date" if _is_other_date(_date_parts(keys_a), _date_parts(keys_b)) else None
    numbers_a, numbers_b = _numbers(keys_a), _numbers(keys_b)
    if numbers_a and numbers_b:
        is_same = numbers_a == numbers_b or is_converted(
            _measured(source, change.a, change.a_end), _measured(target, change.b, change.b_end)
        )
        if is_same:
            return None
        is_day = _is_day(source, change.a, change.a_end) and _is_day(target, change.b, change.b_end)
        return "date" if is_day else "number"
    names_a = names.of(source, change.a, change.a_end, target)
    names_b = names.of(target, change.b, change.b_end, source)
    capitals = [
        names.capitals(source, change.a, change.a_end),
        names.capitals(target, change.b, change.b_end),
    ]
    if (
        names_a
        and names_b
        and names.differ(names_a, names_b, settings)
        and not names.is_acronym(*capitals)
    ):
        is_known = set(names_a) <= PLACES and set(names_b) <= PLACES
        is_place = is_known or (
            names.is_where(source, change.a) and names.is_where(target, change.b)
        )
        return "place" if is_place else "name"
    verbs_a, verbs_b = set(keys_a) & ATTRIBUTION_VERBS, set(keys_b) & ATTRIBUTION_VERBS
    if verbs_a and verbs_b and verbs_a.isdisjoint(verbs_b):
        return "attribution"
    return None


def _alteration(piece: Piece, change: Change, kind: Fact) -> Alteration:
    """Write a change: the words that carry the fact, whole where a hyphen cuts them."""
    a, a_end = _whole(piece.source, *_core(piece.source, change.a, change.a_end, kind))
    b, b_end = _whole(piece.target, *_core(piece.target, change.b, change.b_end, kind))
    return Alteration(
        kind,
        piece.source.words(a, a_end),
        piece.target.words(b, b_end),
        _start(piece.source, a),
        _start(piece.target, b),
    )


def _core(tokens: Tokens, first: int, last: int, kind: Fact) -> tuple[int, int]:
    """Narrow words to those of a name, number or date; others stay whole."""
    at = range(first, last)
    if kind in ("name", "place"):
        kept = [k for k in at if tokens.word(k)[0].isupper()]
    elif kind == "date":
        kept = [k for k in at if _is_date(tokens.keys[k]) or tokens.keys[k][0].isdigit()]
    elif kind == "number":
        kept = [k for k in at if _numbers([tokens.keys[k]])]
    else:
        kept = list(at)
    return (kept[0], kept[-1] + 1) if kept else (first, last)


def _whole(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """Widen words to what hyphens and percent signs tie to them."""
    if first >= last:
        return first, last
    text = tokens.document.text
    while first > 0 and text[tokens.ends[first - 1] : tokens.starts[first]] in ("-", "‑"):
        first -= 1
    while last < len(tokens) and text[tokens.ends[last - 1] : tokens.starts[last]] in (
        "-",
        "‑",
        "",
    ):
        last += 1
    return first, last


def _start(tokens: Tokens, at: int) -> int:
    """Return the first character of a word, or the end of the text behind the last one."""
    return tokens.starts[at] if at < len(tokens) else tokens.ends[-1]


def _count(keys: Sequence[str], words: frozenset[str]) -> int:
    """Count the words of a class; "don't" counts as its "n't"."""
    return sum(key in words or (words is NEGATIONS and key.endswith("n't")) for key in keys)


def _is_small(keys_a: Sequence[str], keys_b: Sequence[str], words: frozenset[str]) -> bool:
    """Whether little but words of a class changes: no new sentence that happens to hold one."""
    bare_a = [key for key in keys_a if not _count([key], words)]
    bare_b = [key for key in keys_b if not _count([key], words)]
    return abs(len(bare_a) - len(bare_b)) <= 1 and max(len(bare_a), len(bare_b)) <= 2  # noqa: PLR2004


def _is_date(key: str) -> bool:
    """Whether a word belongs to a date."""
    return key in DATE_WORDS or bool(_YEAR.fullmatch(key))


def _dates(tokens: Tokens, first: int, last: int) -> int:
    """Count the words of dates; "may" counts as a month where it is capitalised."""
    return sum(
        _is_date(tokens.keys[at]) and (tokens.keys[at] != "may" or tokens.word(at)[0].isupper())
        for at in range(first, last)
    )


def _is_day(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a number is the day of a date: "6" in "6 May", not "14" in "on 6 May, 14 people"."""
    if last != first + 1 or not _DAY.fullmatch(tokens.keys[first]):
        return False
    months = [at for at in (first - 1, last) if 0 <= at < len(tokens) and _is_month(tokens, at)]
    return any(not tokens.words(min(first, at), max(first, at) + 1).count(",") for at in months)


def _is_month(tokens: Tokens, at: int) -> bool:
    """Whether a word names a month."""
    return tokens.keys[at][:3] in _MONTHS and _dates(tokens, at, at + 1) > 0


def _without_may(tokens: Tokens, first: int, last: int) -> list[str]:
    """Return the keys but for a capitalised "May": a month or a name, no hedge."""
    return [tokens.keys[at] for at in range(first, last) if tokens.word(at) != "May"]


def _date_parts(keys: Sequence[str]) -> dict[str, set[str]]:
    """Return the parts of a date by their kind; names of months and days by their first letters."""
    parts: dict[str, set[str]] = {}
    for key in keys:
        if _YEAR.fullmatch(key):
            parts.setdefault("year", set()).add(key)
        elif _is_date(key):
            kind = "month" if key[:3] in _MONTHS else "day"
            parts.setdefault(kind, set()).add(key[:3])
        elif key[0].isdigit():
            parts.setdefault("number", set()).add(_ORDINAL.sub("", key).lstrip("0"))
    return parts


def _is_other_date(a: Mapping[str, set[str]], b: Mapping[str, set[str]]) -> bool:
    """Whether two dates differ in a part that both have, or have none in common."""
    both = a.keys() & b.keys()
    return not both or any(a[kind].isdisjoint(b[kind]) for kind in both)


def _numbers(keys: Sequence[str]) -> list[str]:
    """Return the numbers among the words, in digits."""
    return [
        NUMBER_WORDS.get(key) or _ORDINAL.sub("", key)
        for key in keys
        if key[0].isdigit() or key in NUMBER_WORDS
    ]


def _measured(tokens: Tokens, first: int, last: int) -> str:
    """Return a number with the word behind it, which may be its unit."""
    return tokens.words(first, min(last + 1, len(tokens)))


def _requoted(piece: Piece, settings: AttributeSettings) -> list[Alteration]:
    """List equal words that were put into quotation marks or taken out of them."""
    found = []
    for run in _requoted_runs(piece):
        if len(run) >= settings.min_requoted_words:
            (a, b), (a_last, b_last) = run[0], run[-1]
            found.append(
                Alteration(
                    "quotation",
                    piece.source.words(a, a_last + 1),
                    piece.target.words(b, b_last + 1),
                    piece.source.starts[a],
                    piece.target.starts[b],
                )
            )
    return found


def _requoted_runs(piece: Piece) -> Iterator[list[tuple[int, int]]]:
    """Yield runs of equal words whose quotation state differs between the sides."""
    run: list[tuple[int, int]] = []
    for a, b in piece.equal():
        if piece.source.quoted[a] != piece.target.quoted[b]:
            run.append((a, b))
        elif run:
            yield run
            run = []
    if run:
        yield run
