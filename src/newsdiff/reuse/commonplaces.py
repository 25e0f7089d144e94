"""Phrases of a corpus in one article that is compared with many: what `dedupe` finds of them among those that share text.

The articles that share a passage with the target are compared with one another too, but only where so many outlets
have it in articles on other matters that it may be a phrase: a single source, and a story with many copies, cost nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsdiff.corpus.store import Store
from newsdiff.corpus.stored import StoredCorpus
from newsdiff.language.tokens import Tokens
from newsdiff.reuse import compare, phrases
from newsdiff.reuse.align import Match
from newsdiff.reuse.compare import Spans
from newsdiff.reuse.matters import Own, count_matters, own_part
from newsdiff.settings import ClusterSettings, Settings

Found = Sequence[tuple[Tokens, Sequence[Match]]]
"""The words of sources, with their matches with a target."""


def find_commonplaces(target: Tokens, found: Found, settings: Settings) -> Spans:
    """Find the phrases of a corpus in a target, beside the sources that share text with it.

    Returns:
        Spans of characters of the target; none where fewer sources than make a phrase have one passage.
    """
    sources = _chosen(target, found, settings.cluster)
    if not sources:
        return ()
    documents = sorted((words.document for words in (*sources, target)), key=lambda d: d.id)
    corpus = StoredCorpus(Store.of(documents), settings.index)
    batches = compare.link_batches(corpus.pairs(), settings)
    pairs = [pair for some in corpus.run(compare.compare_batch, batches) for pair in some]
    aligned = [pair.alignments for pair in pairs]
    evident = phrases.flag_evident(pairs, aligned, settings.cluster, corpus)
    spans = phrases.phrase_spans(pairs, aligned, evident)
    return spans.get(corpus.ids.index(target.document.id), ())


def _chosen(target: Tokens, found: Found, settings: ClusterSettings) -> list[Tokens]:
    """Choose the sources to ask: of those of a passage that enough outlets have, those that share least else."""
    shared = [sum(match.n_equal for match in matches) for _, matches in found]
    least = min(settings.min_story_words, settings.min_story_share * len(target))
    apart = [
        at for at, n in enumerate(shared) if n < least
    ]  # the others are versions of the target's story
    short = _holders(target, found, apart, settings.max_phrase_words, settings)
    longer = _holders(target, found, range(len(found)), settings.max_common_words, settings)
    order = sorted(longer, key=lambda at: (shared[at], found[at][0].document.id))
    asked = [found[at] for at in order[: settings.max_phrase_documents]]
    if count_matters(_own_parts(target, asked), settings) < settings.min_phrase_stories:
        longer = set()
    order = sorted(short | longer, key=lambda at: (shared[at], found[at][0].document.id))
    return [found[at][0] for at in order[: settings.max_phrase_documents]]


def _holders(
    target: Tokens, found: Found, some: Iterable[int], most: int, settings: ClusterSettings
) -> set[int]:
    """Return those of some sources that have a passage of at most so many words that enough outlets have."""
    own = target.document.outlet or target.document.id
    outlets = [words.document.outlet or words.document.id for words, _ in found]
    by_middle: dict[int, set[int]] = defaultdict(set)
    for at in some:
        for match in found[at][1]:
            if match.n_equal and match.b_end - match.b <= most:
                by_middle[(match.b + match.b_end) // 2].add(at)
    holders = set[int]()
    near: list[int] = []
    for middle in sorted(by_middle):
        near = [m for m in near if middle - m <= settings.max_phrase_words] + [middle]
        some_here = {at for m in near for at in by_middle[m]}
        if len({outlets[at] for at in some_here} - {own}) >= settings.min_phrase_stories - 1:
            holders |= some_here
    return holders


def _own_parts(target: Tokens, sources: Found) -> Iterator[Own]:
    """Yield what a target and sources have for themselves, outside of what it shares with each."""
    matches = [match for _, some in sources for match in some if match.n_equal]
    yield own_part(target, [target.characters(match.b, match.b_end) for match in matches])
    for words, some in sources:
        yield own_part(words, [words.characters(m.a, m.a_end) for m in some if m.n_equal])
