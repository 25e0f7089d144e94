"""Chains: runs that belong to one edited passage, grown over small edits at their ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newsdiff.reuse.align.runs import Chain, EqualRun, WordPair, find_runs, paragraph_of, tile
from newsdiff.settings import AlignSettings


def find_chains(pair: WordPair, n_words: int, settings: AlignSettings) -> list[Chain]:
    """Find the chains of equal words of two documents, whether they are evidence or not.

    Returns:
        Chains in order of `b`, disjoint there.
    """
    pieces = tile(find_runs(*pair.grams(n_words)), n_words)
    return grow_chains(join_runs(pieces, settings), pair, settings)


def join_runs(pieces: Iterable[EqualRun], settings: AlignSettings) -> list[Chain]:
    """Chain disjoint runs in order of `b` that follow one another on both sides with small gaps.

    Returns:
        Chains in order of `b`.
    """
    chains: list[list[EqualRun]] = []
    for piece in pieces:
        if chains and follows(chains[-1][-1], piece, settings):
            chains[-1].append(piece)
        else:
            chains.append([piece])
    return [tuple(chain) for chain in chains]


def grow_chains(chains: Sequence[Chain], pair: WordPair, settings: AlignSettings) -> list[Chain]:
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
        ceiling = chains[at + 1][0].b if at + 1 < len(chains) else len(pair.b)
        head = _before(chain[0], pair, floor, settings)
        tail = _after(chain[-1], pair, ceiling, settings)
        grown.append([*head, *chain, *tail])
    return [_fuse(_filled(chain, pair)) for chain in _merge(grown, pair, settings)]


def _after(
    block: EqualRun, pair: WordPair, ceiling: int, settings: AlignSettings
) -> list[EqualRun]:
    """Return the blocks by which a chain grows behind its last one."""
    a_end = min(block.a_end + settings.reach, len(pair.a))
    b_end = min(block.b_end + settings.reach, ceiling)
    blocks = pair.common_runs((block.a_end, a_end), (block.b_end, b_end))
    ends = paragraph_of(pair.a, block.a_end - 1)[1], paragraph_of(pair.b, block.b_end - 1)[1]
    return _best_prefix(blocks, block, ends, settings)


def _before(block: EqualRun, pair: WordPair, floor: int, settings: AlignSettings) -> list[EqualRun]:
    """Return the blocks by which a chain grows before its first one."""
    a, b = max(block.a - settings.reach, 0), max(block.b - settings.reach, floor)
    blocks = pair.common_runs((a, block.a), (b, block.b))
    ends = -paragraph_of(pair.a, block.a)[0], -paragraph_of(pair.b, block.b)[0]
    [anchor] = _reflect([block])
    return _reflect(_best_prefix(_reflect(blocks), anchor, ends, settings))


def _merge(
    grown: Sequence[list[EqualRun]], pair: WordPair, settings: AlignSettings
) -> list[list[EqualRun]]:
    """Join neighbouring chains whose ends now meet."""
    merged: list[list[EqualRun]] = []
    for chain in grown:
        if merged and _continues(merged[-1][-1], chain[0], pair, settings):
            merged[-1] += chain
        else:
            merged.append(list(chain))
    return merged


def _continues(block: EqualRun, other: EqualRun, pair: WordPair, settings: AlignSettings) -> bool:
    """Whether a chain goes on behind a gap: a small one, or replaced text inside one paragraph."""
    if follows(block, other, settings):
        return True
    gap_a, gap_b = other.a - block.a_end, other.b - block.b_end
    in_a, in_b = pair.a.paragraphs, pair.b.paragraphs
    is_balanced = min(gap_a, gap_b) >= 0 and max(gap_a, gap_b) <= settings.max_gap_paragraph
    is_one = in_a[block.a] == in_a[other.a] and in_b[block.b] == in_b[other.b]
    if not (is_balanced and is_one):
        return False
    inside = pair.common_runs((block.a_end, other.a), (block.b_end, other.b))
    return sum(found.n for found in inside) >= settings.min_gap_equal * max(gap_a, gap_b)


def _filled(chain: Sequence[EqualRun], pair: WordPair) -> Iterator[EqualRun]:
    """Yield the blocks of a chain with the equal words in its gaps."""
    yield chain[0]
    for block, other in pairwise(chain):
        yield from pair.common_runs((block.a_end, other.a), (block.b_end, other.b))
        yield other


def _fuse(chain: Iterable[EqualRun]) -> Chain:
    """Make one block of blocks that touch on both sides."""
    fused: list[EqualRun] = []
    for block in chain:
        if fused and fused[-1].a_end == block.a and fused[-1].b_end == block.b:
            fused[-1] = EqualRun(fused[-1].a, fused[-1].b, fused[-1].n + block.n)
        else:
            fused.append(block)
    return tuple(fused)


def follows(block: EqualRun, other: EqualRun, settings: AlignSettings) -> bool:
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
        if not follows(previous, block, settings):
            break
        gap = max(block.a - previous.a_end, block.b - previous.b_end)
        score += block.n - settings.gap_cost * gap
        reached = score + settings.end_bonus * ((block.a_end, block.b_end) == ends)
        if reached > best:
            best, n_best = reached, n
        previous = block
    return list(blocks[:n_best])


def _reflect(blocks: Sequence[EqualRun]) -> list[EqualRun]:
    """Return blocks as seen from the end of the text, nearest first."""
    return [EqualRun(-block.a_end, -block.b_end, block.n) for block in reversed(blocks)]
