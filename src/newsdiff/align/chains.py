"""Chains: runs that belong to one edited passage, grown over small edits at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import LCSseq

from newsdiff.align.runs import Block, Chain
from newsdiff.settings import AlignSettings


def common(a: Sequence[int], b: Sequence[int], a_first: int = 0, b_first: int = 0) -> list[Block]:
    """Find the blocks of a longest common subsequence.

    Args:
        a: Word numbers of one side, below 2**20.
        b: Word numbers of the other.
        a_first: What to add to positions of `a`.
        b_first: What to add to positions of `b`.

    Returns:
        Blocks, ascending on both sides.

    Source:
        Words become code points, so that rapidfuzz runs its bit-parallel path on them (performance.md,
        section 5: 7 us for 87 words, against 183 for difflib).
    """
    operations = LCSseq.opcodes(_as_text(a), _as_text(b))
    return [
        Block(a_first + op.src_start, b_first + op.dest_start, op.src_end - op.src_start)
        for op in operations
        if op.tag == "equal"
    ]


def join(pieces: Iterable[Block], settings: AlignSettings) -> list[Chain]:
    """Chain runs that follow one another on both sides with small gaps.

    Args:
        pieces: Disjoint runs in order of `b`.
        settings: Largest gaps.

    Returns:
        Chains in order of `b`.
    """
    chains: list[list[Block]] = []
    for piece in pieces:
        if chains and _follows(chains[-1][-1], piece, settings):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    return [tuple(chain) for chain in chains]


def grow(
    chains: Sequence[Chain], a: Sequence[int], b: Sequence[int], settings: AlignSettings
) -> list[Chain]:
    """Extend chains to both sides over small edits and join those that meet.

    A passage ends where the sum of equal words minus `gap_cost` for each unequal one stops growing
    (performance.md, section 5: gap cost 0.8); it never runs into the next chain or over a gap that
    `join` would not bridge.

    Args:
        chains: Chains in order of `b`, disjoint there.
        a: Word numbers of side a.
        b: Word numbers of side b.
        settings: Reach and gaps.

    Returns:
        Chains in order of `b`.
    """
    grown: list[list[Block]] = []
    for at, chain in enumerate(chains):
        floor = grown[-1][-1].b_end if grown else 0
        ceiling = chains[at + 1][0].b if at + 1 < len(chains) else len(b)
        first, last = chain[0], chain[-1]
        a_to, b_to = last.a_end + settings.reach, min(last.b_end + settings.reach, ceiling)
        after = common(a[last.a_end : a_to], b[last.b_end : b_to], last.a_end, last.b_end)
        a_from, b_from = max(first.a - settings.reach, 0), max(first.b - settings.reach, floor)
        before = common(a[a_from : first.a], b[b_from : first.b], a_from, b_from)
        head = _reflect(_best_prefix(_reflect(before), _mirror(first), settings))
        tail = _best_prefix(after, last, settings)
        grown.append([*head, *chain, *tail])
    return _merge(grown, settings)


def _merge(grown: Sequence[list[Block]], settings: AlignSettings) -> list[Chain]:
    """Join neighbouring chains whose ends now meet, and fuse blocks that touch."""
    merged: list[list[Block]] = []
    for chain in grown:
        if merged and _follows(merged[-1][-1], chain[0], settings):
            merged[-1] += chain
        else:
            merged.append(list(chain))
    return [_fuse(chain) for chain in merged]


def _fuse(chain: Sequence[Block]) -> Chain:
    """Make one block of blocks that touch on both sides."""
    fused: list[Block] = []
    for block in chain:
        if fused and fused[-1].a_end == block.a and fused[-1].b_end == block.b:
            fused[-1] = Block(fused[-1].a, fused[-1].b, fused[-1].n + block.n)
        else:
            fused.append(block)
    return tuple(fused)


def _follows(block: Block, other: Block, settings: AlignSettings) -> bool:
    """Whether `other` continues `block` behind a small gap."""
    gap_a, gap_b = other.a - block.a_end, other.b - block.b_end
    return 0 <= gap_a <= settings.max_gap_a and 0 <= gap_b <= settings.max_gap_b


def _best_prefix(blocks: Sequence[Block], anchor: Block, settings: AlignSettings) -> list[Block]:
    """Keep the blocks behind an anchor up to where their score is highest."""
    score = best = 0.0
    n_best = 0
    previous = anchor
    for n, block in enumerate(blocks, 1):
        if not _follows(previous, block, settings):
            break
        gap = max(block.a - previous.a_end, block.b - previous.b_end)
        score += block.n - settings.gap_cost * gap
        if score > best:
            best, n_best = score, n
        previous = block
    return list(blocks[:n_best])


def _mirror(block: Block) -> Block:
    """Return a block as seen from the end of the text."""
    return Block(-block.a_end, -block.b_end, block.n)


def _reflect(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks as seen from the end of the text, nearest first."""
    return [_mirror(block) for block in reversed(list(blocks))]


def _as_text(numbers: Sequence[int]) -> str:
    """Write word numbers as code points above the surrogates."""
    return "".join([chr(0x10000 + number) for number in numbers])
