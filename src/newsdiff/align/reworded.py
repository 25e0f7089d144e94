"""Reworded sentences: the same content in other words. A possibility, never counted as copied."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsdiff.align.sentences import kinship, spans
from newsdiff.lexicon import FUNCTION_WORDS
from newsdiff.model import Alignment, Passage
from newsdiff.settings import AlignSettings
from newsdiff.tokens import Tokens, stem


def reworded(
    a: Tokens, b: Tokens, copied: Iterable[Alignment], settings: AlignSettings
) -> tuple[Alignment, ...]:
    """Find sentences of `b` that say what a sentence of `a` says, in other words.

    Two articles on one event share names and subjects without having read each other. So a link needs
    several stems in common that are rare in both texts, some of them no names; and a weak link counts only
    beside strong ones in other paragraphs, which show that one text follows the other.

    Args:
        a: Words of the first document.
        b: Words of the second document.
        copied: Alignments of both, as `pair` gives them; sentences mostly made of them are skipped.
        settings: Thresholds.

    Returns:
        Alignments of kind `reworded`, one a sentence of b at most, in order of b, without operations.
    """
    covered = _covered(copied, b)
    spans_a = [span for span in spans(a) if _is_prose(a, span)]
    spans_b = [
        span
        for span in spans(b)
        if _is_prose(b, span)
        and sum(covered[slice(*span)]) <= settings.max_covered_reworded * (span[1] - span[0])
    ]
    if not spans_a or not spans_b:
        return ()
    numbers: dict[str, int] = {}
    stems_a = [_stems(a, span, numbers) for span in spans_a]
    stems_b = [_stems(b, span, numbers) for span in spans_b]
    cosine = kinship([list(s) for s in stems_a], [list(s) for s in stems_b]).cosine
    links = []
    for column, span in enumerate(spans_b):
        row = int(cosine[:, column].argmax())
        shared = stems_a[row].keys() & stems_b[column].keys()
        meaning = sum(stems_b[column][number] for number in shared)
        if len(shared) >= settings.min_shared_stems and meaning >= settings.min_shared_meaning:
            links.append((float(cosine[row, column]), spans_a[row], span))
    return tuple(_alignment(a, b, *link[1:]) for link in _strong_or_beside(links, b, settings))


def _covered(copied: Iterable[Alignment], b: Tokens) -> bytearray:
    """Flag the words of b that copied passages explain."""
    covered = bytearray(len(b))
    for alignment in copied:
        first = bisect_left(b.starts, alignment.b.start)
        last = bisect_left(b.starts, alignment.b.end)
        covered[first:last] = b"\1" * (last - first)
    return covered


def _is_prose(tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether a sentence is no headline: headlines sum up, whoever writes them."""
    kind = tokens.document.paragraphs[tokens.paragraphs[span[0]]].kind
    return kind in ("body", "list-item")


def _stems(tokens: Tokens, span: tuple[int, int], numbers: dict[str, int]) -> dict[int, bool]:
    """Number the content stems of a sentence; True where the word is in lower case or a number."""
    found: dict[int, bool] = {}
    for at in range(*span):
        key = tokens.keys[at].removesuffix("'s")
        if key in FUNCTION_WORDS:
            continue
        number = numbers.setdefault(stem(key), len(numbers))
        found[number] = found.get(number, False) or not tokens.word(at)[0].isupper()
    return found


Link = tuple[float, tuple[int, int], tuple[int, int]]
"""Cosine, words of the sentence of a, words of the sentence of b."""


def _strong_or_beside(links: Sequence[Link], b: Tokens, settings: AlignSettings) -> Iterable[Link]:
    """Keep strong links, and weak ones where enough paragraphs hold strong ones."""
    strong = {b.paragraphs[link[2][0]] for link in links if link[0] >= settings.min_cosine_strong}
    is_open = len(strong) >= settings.min_strong_paragraphs
    least = settings.min_cosine_weak if is_open else settings.min_cosine_strong
    return [link for link in links if link[0] >= least]


def _alignment(
    a: Tokens, b: Tokens, words_a: tuple[int, int], words_b: tuple[int, int]
) -> Alignment:
    """Write a link between two sentences."""
    return Alignment(
        "reworded",
        Passage(a.document.id, a.starts[words_a[0]], a.ends[words_a[1] - 1]),
        Passage(b.document.id, b.starts[words_b[0]], b.ends[words_b[1] - 1]),
        (),
        0,
        words_a[1] - words_a[0],
        words_b[1] - words_b[0],
    )
