"""Why a paragraph was not reported: the best that was found for it, and the threshold that it missed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from math import expm1

from newsdiff.language.tokens import Tokens
from newsdiff.model import Explanation
from newsdiff.reuse.align.chains import find_chains
from newsdiff.reuse.align.evidence import density, is_evidence, meaning, size
from newsdiff.reuse.align.reworded import judge_retellings
from newsdiff.reuse.align.runs import Chain, WordPair
from newsdiff.reuse.align.sentences import likeness, sentence_words
from newsdiff.settings import AlignSettings

_SHORTEST_RUN = 3
"""Shorter runs say nothing that a reader could use."""


def explain_misses(
    a: Tokens, b: Tokens, unexplained: Collection[int], settings: AlignSettings
) -> tuple[Explanation, ...]:
    """Say for paragraphs of `b` what came nearest to a passage, and what it lacked.

    Returns:
        One explanation a paragraph, in order.
    """
    pair = WordPair(a, b)
    inside: dict[int, list[Chain]] = defaultdict(list)
    for chain in find_chains(pair, _SHORTEST_RUN, settings):
        inside[b.paragraphs[chain[0].b]].append(chain)
    both = None
    if a.spans and b.spans:
        words_a, words_b = map(sentence_words, pair.readable)
        both = likeness(words_a, words_b)
    alike: dict[int, tuple[float, float]] = defaultdict(lambda: (-1.0, -1.0))
    if both and both.is_comparable:
        best = (scores.max(axis=0).tolist() for scores in (both.cosine(), both.dice))
        for span, *of_span in zip(b.spans, *best, strict=True):
            index = b.paragraphs[span[0]]
            alike[index] = max(alike[index], (of_span[0], of_span[1]))
    possible = judge_retellings(a, b, (), settings)
    found = []
    for index in sorted(unexplained):
        reasons = list(_of_run(inside[index], pair, settings))
        if index in alike:
            cosine, dice = alike[index]
            reasons.append(
                f"most alike sentence: cosine {cosine:.2f} and Dice {dice:.2f}; an edited one needs min_cosine "
                f"{settings.min_cosine}, min_dice {settings.min_dice}, and density {settings.min_density}"
            )
        if index in possible:
            retold, chance = possible[index].retelling, possible[index].chance
            reasons.append(
                f"as rewording: {expm1(retold.meaning):.1f} words a sentence in common with the most alike ones that are no names, "
                f"{expm1(retold.rare):.1f} said nowhere else, {retold.figures:.0f} numbers and dates in common, {retold.other_figures:.0f} "
                f"that the source has nowhere; with what is around it {chance:.0%} probable, min_retold is {settings.min_retold}"
            )
        found.append(Explanation(index=index, reasons=tuple(reasons)))
    return tuple(found)


def _of_run(inside: list[Chain], pair: WordPair, settings: AlignSettings) -> Iterator[str]:
    if not inside:
        yield f"no {_SHORTEST_RUN} words in a row are the same"
        return
    best = max(inside, key=size)
    longest = max(block.n for block in best)
    text = pair.b.words(best[0].b, best[-1].b_end)
    yield f"nearest passage: “{text}”, {size(best)} equal words, the longest run has {longest}"
    if is_evidence(best, pair, settings):
        yield "a passage by itself, but too small a part of the paragraph for a copied verdict"
        return
    if meaning(best, pair) < settings.min_meaning:
        yield (
            f"{meaning(best, pair)} of them are neither names nor grammar; "
            f"min_meaning is {settings.min_meaning}"
        )
    if longest < settings.min_run:
        yield f"its longest run is below min_run, {settings.min_run} words"
    elif longest < settings.min_words and density(best) < settings.min_density:
        yield (
            f"its equal words fill {density(best):.2f} of it; min_density is {settings.min_density}, "
            f"unless a run has min_words, {settings.min_words}"
        )
