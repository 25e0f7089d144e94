"""What a word is: one pattern, one key, one hash of the key. Everything that counts or compares words asks here.

In goes a blob of UTF-8, out come columns with a row per word: its hash, its first byte and the byte after its
last one. A word is a run of letters, digits and the marks on them; in scripts without spaces, one character. Beyond
that these are one word each: "don't", "U.S." and "p.m.", "12,700" and "10:27", "%", "per cent", a link, an e-mail address,
a path. Tags and entities (`<b>`, `{{title}}`, `&nbsp;`) part words and are none. Words are equal where their hashes are, and hashes where the
*keys* are, which fold away what two outlets print differently:

- case, accents, ligatures, full-width forms, traditional for simplified Chinese characters, composed and decomposed
  letters, invisible characters;
- the shape of the apostrophe, the full stops of initials, the commas of thousands, "%" for "percent";
- British for American endings ("-ise", "-our", "-tre" ...) and words ("grey", "programme" ...), "Prozent", "por ciento" for "%";
- Cyrillic and Greek letters that look like the Latin ones beside them in the same word.

Bytes are classified by `bytes.translate` and repaired where they are no ASCII; words are gathered eight bytes at a
time (docs/sources.md). Rules that need more than a look at bytes run once for each distinct word.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from newsdiff.language import folding, opaque
from newsdiff.language.folding import DELETED, SEPARATOR, Points, to_compact, to_full
from newsdiff.language.hashing import PADDING, Flags, Hashes, Ints, hash_keys, hash_words, word_hash
from newsdiff.language.keys import (
    BRITISH,
    LOOKALIKES,
    MIN_BRITISH,
    OWN,
    PARTS,
    PER_CENT,
    RESPELLED,
    word_key,
)

Bytes = NDArray[np.uint8]


def _table(accepted: bytes) -> Flags:
    """Return a flag for every byte."""
    return np.isin(np.arange(256), np.frombuffer(accepted, np.uint8))


_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_IS_LETTER, _IS_DIGIT = _table(_LETTERS), _table(b"0123456789")
_JOINS_DIGITS = _table(b".,:")
_IS_SIGN = _table(b"',%" + opaque.SIGNS)
_APOSTROPHE, _DOT, _COMMA, _PERCENT = b"'.,%"
_ASCII_END, _LEAD = 0x80, 0xC0  # first bytes of characters beyond ASCII are this or more
_IS_GAP, _NBSP = _table(b" -\n"), "\u00a0".encode()  # between "per" and "cent"
_MIN_CHECKSUM = (
    20  # letters and digits: a checksum of 16 bytes has 32, no name of a product so many
)
_IS_BRITISH_END = np.zeros(1 << 16, bool)
_IS_BRITISH_END[[int.from_bytes(end[-2:].encode(), "little") for end in (*BRITISH, OWN)]] = True


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The words of some stretches of a blob, in order; a row per word."""

    hashes: Hashes
    """Equal where the keys of two words are."""
    starts: Ints
    """First byte of each."""
    ends: Ints
    """Byte after the last one of each."""
    is_opaque: Flags
    """Whether it is a link, an address, a file name or a checksum: equal ones show nothing."""
    firsts: Ints
    """First word of each stretch, and at the end the number of words."""


def read_words(blob: bytes, starts: Ints, ends: Ints) -> WordColumns:
    r"""Find and hash the words in some stretches of a blob.

    Args:
        blob: UTF-8 that begins with a NUL and ends with `PADDING`; a lone surrogate has three bytes.
        starts: First byte of each stretch, increasing, none 0.
        ends: Byte after its last one, before the padding.

    Returns:
        The words in order. A word that a stretch cuts is read as far as it is inside.

    Example:
        >>> text = "\0It’s the U.S.: it's 12,700 per cent".encode() + PADDING
        >>> found = read_words(text, np.array([1]), np.array([len(text) - len(PADDING)]))
        >>> [text[a:b].decode() for a, b in zip(found.starts.tolist(), found.ends.tolist())]
        ['It’s', 'the', 'U.S.', "it's", '12,700', 'per cent']
        >>> bool(found.hashes[0] == found.hashes[3])
        True
    """
    raw = np.frombuffer(blob, np.uint8)
    folded = bytearray(blob.translate(folding.ASCII))
    view = np.frombuffer(folded, np.uint8)
    leads = np.flatnonzero(view >= _LEAD)
    points, curly, cuts = _repair(view, leads)
    signs = np.flatnonzero(_IS_SIGN[raw])
    dots = _join(raw, view, signs, curly, cuts)
    spans = opaque.find_spans(blob, np.setdiff1d(signs, dots, assume_unique=True))
    for first, last, is_word in spans:
        own = raw[first:last]
        view[first:last] = (
            np.where(own < _ASCII_END, opaque.LOWER[own], view[first:last])
            if is_word
            else SEPARATOR
        )
    percents = signs[view[signs] == _PERCENT]
    cuts = np.concatenate((cuts, percents, percents + 1, *_torn(view, starts, ends)))
    deleted = np.flatnonzero(view == DELETED)
    if deleted.size:
        folded = folded.translate(None, bytes([DELETED])) + PADDING
        view = np.frombuffer(folded, np.uint8)
    firsts, lasts = _bounds(view, to_compact(deleted, cuts))
    bounds = np.searchsorted(firsts, to_compact(deleted, starts))
    n_words = np.searchsorted(firsts, to_compact(deleted, ends)) - bounds
    edges = np.append(0, np.cumsum(n_words))
    if edges[-1] < firsts.size:
        read = np.repeat(bounds - edges[:-1], n_words) + np.arange(edges[-1])
        firsts, lasts = firsts[read], lasts[read]
    hashes = hash_words(folded, firsts, lasts - firsts)
    special = np.union1d(
        _british(view, hashes, firsts, lasts),
        _odd_words(view, firsts, lasts, points, to_compact(deleted, leads)),
    )
    if deleted.size:
        firsts, lasts = to_full(deleted, firsts), to_full(deleted, lasts)
    lasts = np.minimum(lasts, np.repeat(ends, n_words))
    _respell(blob, hashes, firsts, lasts, special)
    is_opaque = _opaque_flags(raw, firsts, lasts, spans)
    return _with_per_cent(raw, WordColumns(hashes, firsts, lasts, is_opaque, edges))


def _repair(view: Bytes, leads: Ints) -> tuple[Points, tuple[Ints, Ints], Ints]:
    """Fold the characters beyond ASCII in place.

    Returns:
        The code point of each; where the apostrophes among them begin and end; and where words are cut although
        no separator is there.
    """
    if not leads.size:
        return np.empty(0, np.int32), (leads, leads), leads
    first = view[leads].astype(np.int32)
    second, third, fourth = (view[leads + k].astype(np.int32) & 0x3F for k in (1, 2, 3))
    two = (first & 0x1F) << 6 | second
    three = (first & 0x0F) << 12 | second << 6 | third
    four = (first & 0x07) << 18 | second << 12 | third << 6 | fourth
    lengths = 2 + (first >= 0xE0) + (first >= 0xF0)  # noqa: PLR2004  lead bytes of UTF-8
    points = np.choose(lengths - 2, (two, three, four))
    answers, states = folding.folds(points)
    for k in range(4):
        long = lengths > k
        view[leads[long] + k] = (answers[long] >> np.uint32(8 * k)) & np.uint32(0xFF)
    alone = states == folding.UNSPACED
    cuts = np.concatenate((leads[alone], (leads + lengths)[alone])) if alone.any() else leads[:0]
    curly = states == folding.APOSTROPHE
    return points, (leads[curly], (leads + lengths)[curly]), cuts


def _join(raw: Bytes, view: Bytes, signs: Ints, curly: tuple[Ints, Ints], cuts: Ints) -> Ints:
    """Make the signs inside words part of them, in place.

    Args:
        raw: The bytes as they are.
        view: The folded bytes.
        signs: Where signs are.
        curly: Where apostrophes beyond ASCII begin and end.
        cuts: Where words are cut; no apostrophe joins these.

    Returns:
        The full stops of initials.
    """
    kinds = raw[signs]
    straight = signs[kinds == _APOSTROPHE]
    places = np.concatenate((straight, curly[0]))
    ends = np.concatenate((straight + 1, curly[1]))
    before, after = view[places - 1], view[ends]
    is_inside = (before != SEPARATOR) & (after != SEPARATOR)
    is_inside &= (before != _PERCENT) & (after != _PERCENT) & ~_IS_DIGIT[before]
    if cuts.size:
        is_inside &= ~np.isin(places, cuts) & ~np.isin(ends, cuts)
    places, ends = places[is_inside], ends[is_inside]
    for k in (1, 2):
        view[places[places + k < ends] + k] = DELETED
    view[places] = _APOSTROPHE
    is_inside = _JOINS_DIGITS[kinds] & _IS_DIGIT[raw[signs - 1]] & _IS_DIGIT[raw[signs + 1]]
    places = signs[is_inside]
    is_thousands = (raw[places] == _COMMA) & ~_IS_DIGIT[raw[places + 4]]
    is_thousands &= _IS_DIGIT[raw[places + 2]] & _IS_DIGIT[raw[places + 3]]
    view[places] = np.where(is_thousands, DELETED, raw[places])
    dots = signs[kinds == _DOT]
    is_letter = _IS_LETTER[raw[dots - 1]] & (view[dots - 2] == SEPARATOR)
    is_before = _IS_LETTER[raw[dots + 1]] & (view[dots + 2] == SEPARATOR)
    inner = dots[is_letter & is_before]
    found = np.concatenate((inner, dots[is_letter & np.isin(dots - 2, inner)]))
    view[found] = DELETED
    return found


def _torn(view: Bytes, starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Return the ends of stretches that have no separator."""
    return starts[view[starts - 1] != SEPARATOR], ends[view[ends] != SEPARATOR]


def _bounds(view: Bytes, cuts: Ints) -> tuple[Ints, Ints]:
    """Return the first byte of every word and the byte after its last."""
    is_word = view != SEPARATOR
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    cuts = cuts[is_word[cuts - 1] & is_word[cuts]]
    if cuts.size:
        cuts = np.unique(cuts)
        edges = np.sort(np.concatenate((edges, cuts, cuts)), kind="stable")
    return edges[0::2], edges[1::2]


def _british(view: Bytes, hashes: Hashes, firsts: Ints, lasts: Ints) -> Ints:
    """Return the words that may have a British ending, by the last two bytes, and those that are British by themselves."""
    long = np.flatnonzero(lasts - firsts >= MIN_BRITISH)
    ends = lasts[long]
    pairs = view[ends - 2].astype(np.uint16) | view[ends - 1].astype(np.uint16) << np.uint16(8)
    maybe = np.flatnonzero(_MAY_BE_BRITISH[hashes & _LAST_BITS])
    return np.union1d(long[_IS_BRITISH_END[pairs]], maybe[np.isin(hashes[maybe], _BRITISH)])


def _odd_words(view: Bytes, firsts: Ints, lasts: Ints, points: Points, leads: Ints) -> Ints:
    """Return the words with letters of two alphabets, one of them Latin, and those with parts of characters."""
    is_lookalike = np.zeros(points.size, bool)
    for some in LOOKALIKES:
        is_lookalike |= (points >= some.start) & (points < some.stop)
    words, mixed = (
        np.unique(np.searchsorted(firsts, leads[chosen], side="right") - 1)
        for chosen in (np.isin(points, PARTS), is_lookalike)
    )
    mixed = mixed[mixed >= 0]
    if mixed.size:
        n_latin = np.append(0, np.cumsum(_IS_LETTER[view]))
        mixed = mixed[n_latin[lasts[mixed]] > n_latin[firsts[mixed]]]
    return np.union1d(words[words >= 0], mixed)


def _respell(blob: bytes, hashes: Hashes, firsts: Ints, lasts: Ints, special: Ints) -> None:
    """Hash some words by their keys, in place: once for each distinct one."""
    _, at, inverse = np.unique(hashes[special], return_index=True, return_inverse=True)
    some = special[at]
    keys = [
        word_key(blob[first:last].decode("utf-8", "surrogatepass"))
        for first, last in zip(firsts[some].tolist(), lasts[some].tolist(), strict=True)
    ]
    hashes[special] = hash_keys(keys)[inverse]


def _opaque_flags(raw: Bytes, firsts: Ints, lasts: Ints, spans: list[opaque.Span]) -> Flags:
    """Flag the words that links, addresses and file names are in, and long ones of letters and digits."""
    flags = np.zeros(firsts.size, bool)
    places = np.array([span[:2] for span in spans if span[2]], np.int64).reshape(-1, 2)
    at = np.searchsorted(firsts, places[:, 0], side="right") - 1
    is_in = (at >= 0) & (places[:, 0] < lasts[at]) if firsts.size else at >= 0
    flags[at[is_in]] = True
    behind = np.searchsorted(firsts, places[:, 1])
    for k in np.flatnonzero(behind > at + 1).tolist():  # letters of scripts without blanks
        flags[at[k] + 1 : behind[k]] = True
    for word in np.flatnonzero(lasts - firsts >= _MIN_CHECKSUM).tolist():
        letters = raw[firsts[word] : lasts[word]]
        flags[word] |= bool(_IS_DIGIT[letters].any() and _IS_LETTER[letters].any())
    return flags


def _with_per_cent(raw: Bytes, found: WordColumns) -> WordColumns:
    """Make one word of "per cent", and behind digits of "pour cent" and the like; call "%" the same."""
    hashes = found.hashes
    hashes[hashes == _PERCENT_SIGN] = _PERCENT_WORD
    cents = np.flatnonzero(np.isin(hashes, _CENTS))
    cents = cents[cents > 0]
    pairs = hashes[cents - 1] ^ hashes[cents]
    counts = np.maximum(cents - 2, 0)
    is_counted = _IS_DIGIT[raw[found.starts[counts]]] & ~np.isin(cents - 1, found.firsts)
    is_counted &= _are_near(raw, found.ends[counts], found.starts[cents - 1])
    cents = cents[(pairs == _ENGLISH) | (np.isin(pairs, _PAIRS) & is_counted)]
    is_near = _are_near(raw, found.ends[cents - 1], found.starts[cents])
    cents = cents[is_near & ~np.isin(cents, found.firsts)]
    if not cents.size:
        return found
    hashes[cents] = _PERCENT_WORD
    found.starts[cents] = found.starts[cents - 1]
    kept = np.ones(hashes.size, bool)
    kept[cents - 1] = False
    firsts = found.firsts - np.searchsorted(cents, found.firsts)
    return WordColumns(
        hashes[kept], found.starts[kept], found.ends[kept], found.is_opaque[kept], firsts
    )


def _are_near(raw: Bytes, behind: Ints, before: Ints) -> Flags:
    """Whether one gap, or a blank that breaks no line, is all between words that end and words that begin at some bytes."""
    gaps = before - behind
    is_near: Flags = (gaps == 1) & _IS_GAP[raw[behind]]
    is_near |= (gaps == len(_NBSP)) & (raw[behind] == _NBSP[0]) & (raw[behind + 1] == _NBSP[1])
    return is_near


_BRITISH = hash_keys(RESPELLED)
_LAST_BITS = np.uint64(0xFFF)
_MAY_BE_BRITISH = np.zeros(int(_LAST_BITS) + 1, bool)
"""By the last bits of a hash: a look that is twenty times as fast as one into a sorted table."""
_MAY_BE_BRITISH[_BRITISH & _LAST_BITS] = True
_PERCENT_SIGN, _PERCENT_WORD = (np.uint64(word_hash(word)) for word in ("%", "percent"))
_CENTS = hash_keys({cent for cents in PER_CENT.values() for cent in cents})
_PAIRS = np.concatenate([hash_keys([per]) ^ hash_keys(cents) for per, cents in PER_CENT.items()])
_ENGLISH = _PAIRS[0]
