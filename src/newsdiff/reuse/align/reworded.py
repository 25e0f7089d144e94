"""Reworded sentences: the same content in other words. A possibility, never counted as copied."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from newsdiff.language.keys import stem
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.language.wordlists import DATE_WORDS, FUNCTION_WORDS, TIME_WORDS
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.align.sentences import (
    SentenceWords,
    are_comparable,
    count_by_sentence,
    likeness,
)
from newsdiff.settings import AlignSettings

if TYPE_CHECKING:
    from newsdiff.reuse.align.semantic import Embed

_BARE = FUNCTION_WORDS | (TIME_WORDS - DATE_WORDS)


def find_reworded(
    a: Tokens,
    b: Tokens,
    copied: Iterable[Match],
    settings: AlignSettings,
    embed: Embed | None = None,
    named: Collection[int] = (),
) -> tuple[Match, ...]:
    """Find sentences of `b` that say what a sentence of `a` says, in other words.

    Two articles on one event share names and subjects without having read each other. So a link needs
    several stems in common that are rare in both texts, some of them no names; and weak links count only
    where strong ones in other paragraphs show that one text retells the other, in its order, or where the
    paragraph itself says where it has this from.

    Sentences mostly made of copied matches are skipped. An embedding finds sentences without a common stem
    (`align.semantic`); `named` are the paragraphs of b that name a as their source.

    Returns:
        Matches of kind `find_reworded`, one a sentence of b at most, in order of b, without operations.
    """
    copied = list(copied)
    # Many shared words, but scattered, are the trace of rewriting, not of copying.
    loose = (x for x in copied if x.n_equal >= settings.min_words > x.n_longest)
    n_loose = len({b.paragraphs[match.b] for match in loose})
    found = pair_sentences(a, b, copied, settings)
    if embed is not None and found:
        found = _with_sense(found, a, b, embed, settings)
    kept = _kept(found, n_loose, a, b, settings, named)
    return tuple(Match("reworded", *link.a, *link.b) for link in kept)


def pair_sentences(
    a: Tokens, b: Tokens, copied: Iterable[Match], settings: AlignSettings
) -> list[SentencePair]:
    """Pair every sentence of `b` that is not copied with the sentence of `a` most like it."""
    covered = flag_words(len(b), ((match.b, match.b_end) for match in copied))
    spans_a = [span for span in a.spans if _is_prose(a, span)]
    spans_b = [
        span
        for span in b.spans
        if _is_prose(b, span)
        and sum(covered[slice(*span)]) <= settings.max_covered_reworded * (span[1] - span[0])
    ]
    if not spans_a or not spans_b:
        return []
    numbers: dict[str, int] = {}
    stems_a = [_stems(a, span, numbers) for span in spans_a]
    stems_b = [_stems(b, span, numbers) for span in spans_b]
    if not are_comparable(len(stems_a), len(stems_b), len(numbers)):
        return []
    cosine = likeness(_by_sentence(stems_a), _by_sentence(stems_b)).cosine()
    found = []
    for column, row in enumerate(cosine.argmax(axis=0).tolist()):
        shared = stems_a[row].keys() & stems_b[column].keys()
        meaning = sum(stems_b[column][number] for number in shared)
        spans = spans_a[row], spans_b[column]
        found.append(SentencePair(float(cosine[row, column]), len(shared), meaning, *spans))
    return found


def _by_sentence(stems: Sequence[Collection[int]]) -> SentenceWords:
    """Count the stems of sentences, given by number."""
    sizes = [len(some) for some in stems]
    return count_by_sentence(
        np.array([number for some in stems for number in some], np.uint64),
        np.repeat(np.arange(len(stems)), sizes),
        len(stems),
    )


def _is_prose(tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether a sentence is no headline: headlines sum up, whoever writes them."""
    kind = tokens.document.paragraphs[tokens.paragraphs[span[0]]].kind
    return kind in ("body", "list-item")


def _stems(tokens: Tokens, span: tuple[int, int], numbers: dict[str, int]) -> dict[int, bool]:
    """Number the content stems of a sentence; True where the word is in lower case or a number.

    Words of the name of an office or institution are none: whoever reports on it calls it so.
    """
    found: dict[int, bool] = {}
    text, official, rows = tokens.text, tokens.official, slice(*span)
    words = zip(tokens.keys[rows], tokens.starts[rows], official[rows].tolist(), strict=True)
    for key, start, is_official in words:
        content = "" if is_official else _content(key)
        if content:
            number = numbers.setdefault(content, len(numbers))
            found[number] = found.get(number, False) or not text[start].isupper()
    return found


@lru_cache(maxsize=1 << 16)
def _content(key: str) -> str:
    """Return the stem of a word without its possessive; nothing for a function word."""
    bare = key.removesuffix("'s")
    return "" if bare in _BARE else stem(bare)


class SentencePair(NamedTuple):
    """A sentence of b with the one of a that is most like it."""

    cosine: float
    """Cosine of their content stems."""
    n_shared: int
    """Content stems in common."""
    n_meaning: int
    """Those of them that are no names."""
    a: tuple[int, int]
    """Words of the sentence of a."""
    b: tuple[int, int]
    """Words of the sentence of b."""
    sense: float = 0.0
    """Cosine of their embeddings, where the sentence of a leads the next one by enough."""


def _kept(
    found: Sequence[SentencePair],
    n_loose: int,
    a: Tokens,
    b: Tokens,
    settings: AlignSettings,
    named: Collection[int],
) -> list[SentencePair]:
    """Keep strong links, and weak ones where enough paragraphs hold strong ones or the source is named."""
    strong = {link for link in found if _is_strong(link, settings)}
    weak = {link for link in found if _is_weak(link, settings)}
    if len({b.paragraphs[link.b[0]] for link in strong}) + n_loose < settings.min_strong_paragraphs:
        credited = {link for link in weak if b.paragraphs[link.b[0]] in named}
        return [link for link in found if link in strong or link in credited]
    sure = strong | weak
    firm = sorted(sure, key=_place)
    return [link for link in found if link in sure or _is_in_order(link, firm, a, settings)]


def _with_sense(
    found: Sequence[SentencePair], a: Tokens, b: Tokens, embed: Embed, settings: AlignSettings
) -> list[SentencePair]:
    """Point the links that share few stems to the sentence of the nearest sense."""
    spans_a = [span for span in a.spans if _is_prose(a, span)]
    senses = embed([a.words(*s) for s in spans_a]) @ embed([b.words(*x.b) for x in found]).T
    pointed = []
    for column, link in enumerate(found):
        row = int(senses[:, column].argmax())
        best = float(senses[row, column])
        others = np.delete(senses[:, column], row)
        margin = best - float(others.max()) if len(others) else best
        is_clear = best >= settings.min_sense and margin >= settings.min_sense_margin
        is_pointed = is_clear and not _is_weak(link, settings)
        pointed.append(link._replace(a=spans_a[row], sense=best) if is_pointed else link)
    return pointed


def _place(link: SentencePair) -> tuple[int, int]:
    """Return the words of b that a link is about; each sentence of b has one link."""
    return link.b


def _is_strong(link: SentencePair, settings: AlignSettings) -> bool:
    """Whether a link is evidence by itself."""
    return (
        link.cosine >= settings.min_cosine_strong
        and link.n_shared >= settings.min_shared_stems
        and link.n_meaning >= settings.min_shared_meaning
    )


def _is_weak(link: SentencePair, settings: AlignSettings) -> bool:
    """Whether a link counts in a text that retells the other."""
    return (
        link.cosine >= settings.min_cosine_weak
        and link.n_shared >= settings.min_shared_stems
        and link.n_meaning > 0
    )


def _is_in_order(
    link: SentencePair, firm: Sequence[SentencePair], a: Tokens, settings: AlignSettings
) -> bool:
    """Whether a still weaker link is between firm ones on both sides: retelling keeps the order."""
    has_stems = (
        link.cosine >= settings.min_cosine_ordered and link.n_shared >= settings.min_shared_ordered
    )
    if not has_stems and not link.sense:
        return False
    n_before, n_until = (
        bisect_left(firm, link.b, key=_place),
        bisect_right(firm, link.b, key=_place),
    )
    if not n_before or n_until == len(firm):
        return False
    low, at, high = (a.paragraphs[x.a[0]] for x in (firm[n_before - 1], link, firm[n_until]))
    return low <= at <= high <= low + settings.max_ordered_paragraphs
