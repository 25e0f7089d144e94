"""Chains: runs that belong to one edited passage, grown over small edits at their ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from newsdiff.language.words import Tokens
from newsdiff.reuse.align.runs import Chain, EqualRun, find_runs, tile
from newsdiff.settings import AlignSettings


def find_chains(
    a: Tokens,
    b: Tokens,
    numbers: tuple[Sequence[int], Sequence[int]],
    n_words: int,
    settings: AlignSettings,
) -> list[Chain]:
    """Find the chains of equal words of two documents, whether they are evidence or not.

    Returns:
        Chains in order of `b`, disjoint there.
    """
    pieces = tile(find_runs(*numbers, n_words), n_words)
    sides = NumberedWords(numbers[0], a.paragraphs), NumberedWords(numbers[1], b.paragraphs)
    return grow_chains(join_runs(pieces, settings), *sides, settings)


def common_runs(
    a: Sequence[int], b: Sequence[int], a_first: int = 0, b_first: int = 0
) -> list[EqualRun]:
    """Find the blocks of a longest common subsequence.

    Args:
        a: Word numbers of one side, below 2**20.
        b: Word numbers of the other.
        a_first: What to add to positions of `a`.
        b_first: What to add to positions of `b`.

    Returns:
        Blocks, ascending on both sides.

    Source:
        Words become code points, so that rapidfuzz runs its bit-parallel path on them (docs/sources.md:
            7 us for 87 words, against 183 for difflib).
    """
    operations = LCSseq.opcodes(_as_text(a), _as_text(b))
    return [
        EqualRun(a_first + op.src_start, b_first + op.dest_start, op.src_end - op.src_start)
        for op in operations
        if op.tag == "equal"
    ]


def join_runs(pieces: Iterable[EqualRun], settings: AlignSettings) -> list[Chain]:
    """Chain disjoint runs in order of `b` that follow one another on both sides with small gaps.

    Returns:
        Chains in order of `b`.
    """
    chains: list[list[EqualRun]] = []
    for piece in pieces:
        if chains and _follows(chains[-1][-1], piece, settings):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    return [tuple(chain) for chain in chains]


@dataclass(frozen=True, slots=True)
class NumberedWords:
    """One document as growing sees it."""

    ids: Sequence[int]
    """Word numbers."""
    paragraphs: Sequence[int]
    """Paragraph of each word."""

    def first(self, at: int) -> int:
        """Return the first word of the paragraph of a word."""
        return bisect_left(self.paragraphs, self.paragraphs[at])

    def last(self, at: int) -> int:
        """Return the word behind the paragraph of a word."""
        return bisect_right(self.paragraphs, self.paragraphs[at])


def grow_chains(
    chains: Sequence[Chain], a: NumberedWords, b: NumberedWords, settings: AlignSettings
) -> list[Chain]:
    """Extend chains to both sides over small edits and join those that meet.

    A passage ends where the sum of equal words minus `gap_cost` for each unequal one stops growing
    (docs/sources.md: gap cost 0.8); it never runs into the next chain or over a gap that
    `join_runs` would not bridge. Where both sides reach the end of their paragraphs, that counts as some
    equal words: "News of singer A's death" still begins where "News of guitarist B's death" does.

    Returns:
        Chains in order of `b`.
    """
    grown: list[list[EqualRun]] = []
    for at, chain in enumerate(chains):
        floor = grown[-1][-1].b_end if grown else 0
        ceiling = chains[at + 1][0].b if at + 1 < len(chains) else len(b.ids)
        head = _before(chain[0], a, b, floor, settings)
        tail = _after(chain[-1], a, b, ceiling, settings)
        grown.append([*head, *chain, *tail])
    return [_fuse(_filled(chain, a.ids, b.ids)) for chain in _merge(grown, a, b, settings)]


def _after(
    block: EqualRun, a: NumberedWords, b: NumberedWords, ceiling: int, settings: AlignSettings
) -> list[EqualRun]:
    """Return the blocks by which a chain grows behind its last one."""
    a_to = min(block.a_end + settings.reach, len(a.ids))
    b_to = min(block.b_end + settings.reach, ceiling)
    blocks = common_runs(
        a.ids[block.a_end : a_to], b.ids[block.b_end : b_to], block.a_end, block.b_end
    )
    ends = (a.last(block.a_end - 1), b.last(block.b_end - 1))
    return _best_prefix(blocks, block, ends, settings)


def _before(
    block: EqualRun, a: NumberedWords, b: NumberedWords, floor: int, settings: AlignSettings
) -> list[EqualRun]:
    """Return the blocks by which a chain grows before its first one."""
    a_from, b_from = max(block.a - settings.reach, 0), max(block.b - settings.reach, floor)
    blocks = common_runs(a.ids[a_from : block.a], b.ids[b_from : block.b], a_from, b_from)
    ends = (-a.first(block.a), -b.first(block.b))
    return _reflect(_best_prefix(_reflect(blocks), _mirror(block), ends, settings))


def _merge(
    grown: Sequence[list[EqualRun]], a: NumberedWords, b: NumberedWords, settings: AlignSettings
) -> list[list[EqualRun]]:
    """Join neighbouring chains whose ends now meet."""
    merged: list[list[EqualRun]] = []
    for chain in grown:
        if merged and _continues(merged[-1][-1], chain[0], a, b, settings):
            merged[-1] += chain
        else:
            merged.append(list(chain))
    return merged


def _continues(
    block: EqualRun, other: EqualRun, a: NumberedWords, b: NumberedWords, settings: AlignSettings
) -> bool:
    """Whether a chain goes on behind a gap: a small one, or replaced text inside one paragraph."""
    if _follows(block, other, settings):
        return True
    gap_a, gap_b = other.a - block.a_end, other.b - block.b_end
    longest = settings.max_gap_paragraph
    is_balanced = min(gap_a, gap_b) >= 0 and max(gap_a, gap_b) <= longest
    is_one = (
        a.paragraphs[block.a] == a.paragraphs[other.a]
        and b.paragraphs[block.b] == b.paragraphs[other.b]
    )
    if not (is_balanced and is_one):
        return False
    inside = common_runs(a.ids[block.a_end : other.a], b.ids[block.b_end : other.b])
    return sum(found.n for found in inside) >= settings.min_gap_equal * max(gap_a, gap_b)


def _filled(chain: Sequence[EqualRun], a: Sequence[int], b: Sequence[int]) -> Iterator[EqualRun]:
    """Yield the blocks of a chain with the equal words in its gaps."""
    previous: EqualRun | None = None
    for block in chain:
        if previous is not None:
            a_gap, b_gap = a[previous.a_end : block.a], b[previous.b_end : block.b]
            yield from common_runs(a_gap, b_gap, previous.a_end, previous.b_end)
        yield block
        previous = block


def _fuse(chain: Iterable[EqualRun]) -> Chain:
    """Make one block of blocks that touch on both sides."""
    fused: list[EqualRun] = []
    for block in chain:
        if fused and fused[-1].a_end == block.a and fused[-1].b_end == block.b:
            fused[-1] = EqualRun(fused[-1].a, fused[-1].b, fused[-1].n + block.n)
        else:
            fused.append(block)
    return tuple(fused)


def _follows(block: EqualRun, other: EqualRun, settings: AlignSettings) -> bool:
    """Whether `other` continues `block` behind a small gap."""
    gap_a, gap_b = other.a - block.a_end, other.b - block.b_end
    if min(gap_a, gap_b) < 0 or gap_a > settings.max_gap_a:
        return False
    return gap_b <= settings.max_gap_b or gap_b <= min(gap_a + 1, settings.max_gap_replaced)


def _best_prefix(
    blocks: Sequence[EqualRun], anchor: EqualRun, ends: tuple[int, int], settings: AlignSettings
) -> list[EqualRun]:
    """Keep the blocks behind an anchor up to where their score is highest."""
    score = best = 0.0
    n_best = 0
    previous = anchor
    for n, block in enumerate(blocks, 1):
        if not _follows(previous, block, settings):
            break
        gap = max(block.a - previous.a_end, block.b - previous.b_end)
        score += block.n - settings.gap_cost * gap
        reached = score + settings.end_bonus * ((block.a_end, block.b_end) == ends)
        if reached > best:
            best, n_best = reached, n
        previous = block
    return list(blocks[:n_best])


def _mirror(block: EqualRun) -> EqualRun:
    """Return a block as seen from the end of the text."""
    return EqualRun(-block.a_end, -block.b_end, block.n)


def _reflect(blocks: Iterable[EqualRun]) -> list[EqualRun]:
    """Return blocks as seen from the end of the text, nearest first."""
    return [_mirror(block) for block in reversed(list(blocks))]


def _as_text(numbers: Sequence[int]) -> str:
    """Write word numbers as code points above the surrogates."""
    return "".join([chr(0x10000 + number) for number in numbers])
