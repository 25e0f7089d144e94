"""What a paragraph of the target is, from its pieces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.attribute.pieces import Piece
from newsdiff.model import Verdict
from newsdiff.settings import AttributeSettings
from newsdiff.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a paragraph of the target comes from elsewhere, in words."""

    n_words: int
    """Words of the paragraph."""
    n_covered: int
    """Words inside copied passages, put-in and replaced ones included."""
    n_equal: int
    """Words that stand in a source."""
    n_longest: int
    """Equal words of the longest passage."""


def share(pieces: Sequence[Piece], words: tuple[int, int], settings: AttributeSettings) -> Share:
    """Add up the pieces of a paragraph; words that two of them cover count once.

    A few words at an end of the paragraph that replace a few at the same end of the source's
    paragraph lie inside the passage, although no equal word encloses them.

    Args:
        pieces: Pieces of the paragraph in order.
        words: Its words, as a half-open range.
        settings: How many words an end may have.
    """
    covered: set[int] = set()
    equal: set[int] = set()
    for piece in pieces:
        first, last = _widened(piece, words, settings)
        covered.update(range(first, last))
        equal.update(at for _, at in piece.equal())
    longest = max((piece.n_equal for piece in pieces), default=0)
    return Share(words[1] - words[0], len(covered), len(equal), longest)


def _widened(piece: Piece, words: tuple[int, int], settings: AttributeSettings) -> tuple[int, int]:
    """Return the words of a piece with the replaced ones at the ends of its paragraph."""
    first, last = piece.first, piece.last
    source = piece.source
    a, a_end = piece.changes[0].a, piece.changes[-1].a_end
    before = 0
    while a - before > 0 and source.paragraphs[a - before - 1] == source.paragraphs[a]:
        before += 1
    after = 0
    while (
        a_end + after < len(source)
        and source.paragraphs[a_end + after] == source.paragraphs[a_end - 1]
    ):
        after += 1
    if (
        0 < first - words[0] <= settings.max_edge_words
        and 0 < before <= 2 * settings.max_edge_words
    ):
        first = words[0]
    if 0 < words[1] - last <= settings.max_edge_words and 0 < after <= 2 * settings.max_edge_words:
        last = words[1]
    return first, last


def verdict(copied: Share, settings: AttributeSettings, *, is_altered: bool = False) -> Verdict:
    """Name what a paragraph is by what of it is copied (docs/verdicts.md).

    Args:
        copied: How much of it is copied.
        settings: Thresholds.
        is_altered: Whether a name, number, date, place or denial is changed: such a paragraph is never
            verbatim, however long it is.

    Returns:
        verbatim, edited, mixed or original.
    """
    if not copied.n_covered:
        return "original"
    if copied.n_equal >= settings.min_verbatim * copied.n_words and not is_altered:
        return "verbatim"
    if copied.n_covered >= settings.min_edited * copied.n_words:
        return "edited"
    if copied.n_longest >= settings.min_mixed_words:
        return "mixed"
    return "original"


def is_shared_speech(
    pieces: Sequence[Piece], words: tuple[int, int], target: Tokens, settings: AttributeSettings
) -> bool:
    """Whether what a paragraph shares is quoted speech that both could have from a third party.

    That is so when nearly all shared words are quoted and the words around the quotation, where there
    are any, are the target's own.
    """
    shared = {at for piece in pieces for _, at in piece.equal()}
    n_quoted = sum(target.quoted[at] for at in shared)
    if not shared or n_quoted < settings.min_speech * len(shared):
        return False
    frame = [at for at in range(*words) if not target.quoted[at]]
    n_kept = sum(at in shared for at in frame)
    return len(frame) < settings.min_frame_words or n_kept < settings.min_frame_share * len(frame)
