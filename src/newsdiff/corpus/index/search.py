"""Which documents of a corpus share text, and which share text with one given document.

The kernels are pure functions from arrays to arrays: they read no file, keep no state and know no process. Here
they are called on batches, in this process or in several, and the arrays are carried from one to the next, in
memory or in files. Whatever the batch size, the memory or the number of workers, the same documents give the
same pairs. The second question needs one pass over the corpus and memory for the one document only.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from newsdiff.corpus import Progress, batched
from newsdiff.corpus.index import batching, kernels, links, postings, runs
from newsdiff.corpus.index.arrays import by_number
from newsdiff.corpus.index.layout import Layout
from newsdiff.corpus.index.postings import RepeatedParagraphs
from newsdiff.corpus.store import Store
from newsdiff.corpus.workspace import Column, Piles, Workspace
from newsdiff.language.hashing import Ints
from newsdiff.model import Document
from newsdiff.settings import IndexSettings

_SLICE_BYTES = 4_000_000  # of text, compared at once with one document; takes about 100 MB
NO_LIMIT = 1_000_000_000
"""For settings that say how many are looked at: all of them."""
BYTES_PER_WORD = 6
"""Of English with its spaces; a guess of how much memory to ask for."""
_KEY_BYTES, _WORD_BYTES = 8, 4
_MAX_PILE_BITS = 8
_SEEDS_PER_WORD = 0.5  # of noisy text and short n-grams; more only make a bucket larger


def find_links(
    documents: Iterable[Document],
    settings: IndexSettings,
    progress: Progress | None = None,
    *,
    old: Collection[int] = (),
) -> Ints:
    """Return the documents of different groups that share text; of what is common not all of them, see `links`.

    Documents are segmented and in any order; those of a `Store` are read one by one. Two of those at the positions `old` are
    not compared with each other.

    Returns:
        Pairs of positions `(a, b)` in `documents` with a < b, sorted, none twice; shape (pairs, 2).
    """
    store = Store.of(documents)
    numbers = np.array(sorted(store.by_time(), key=lambda at: at not in old), np.int64)
    n = settings.ngram_of(len(store))
    found = _read_store(store, numbers, n, settings, progress, since=len(old))
    every = [
        links.gather_links(grown, found.layout, found.n, settings) for grown in found.buckets()
    ]
    chosen = links.choose_links(links.concatenate_links(every), settings)
    return np.unique(np.sort(numbers[chosen], axis=1), axis=0)


def by_story(links: Ints) -> Ints:
    """Put pairs of documents that are linked to each other, directly or through others, behind one another.

    Documents are taken up breadth first, and a pair stands where its second document is taken up: who reads them in
    this order reads most documents once and need not keep them for long.

    Source:
        Cuthill, McKee, "Reducing the bandwidth of sparse symmetric matrices", ACM 1969.

    Example:
        >>> by_story(np.array([[0, 3], [1, 2], [3, 4]])).tolist()
        [[0, 3], [3, 4], [1, 2]]
    """
    ends = np.sort(story_ranks(links)[links], axis=1)
    return links[np.lexsort((ends[:, 0], ends[:, 1]))]


def story_ranks(links: Ints) -> Ints:
    """Number the documents of some links breadth first, of those that are linked to one the least linked first.

    Returns:
        A number for each position up to the last document that is linked; -1 for those without links.
    """
    n_documents = int(links.max(initial=-1)) + 1
    ends = np.concatenate((links, links[:, ::-1]))
    degrees = np.bincount(ends[:, 0], minlength=n_documents)
    ends = ends[np.lexsort((degrees[ends[:, 1]], ends[:, 0]))]
    edges = np.append(0, np.cumsum(degrees))
    ranks = np.full(n_documents, -1, np.int64)
    n_ranked = 0
    for root in np.flatnonzero(degrees).tolist():
        front = np.array([root]) if ranks[root] < 0 else np.empty(0, np.int64)
        while front.size:
            ranks[front] = np.arange(n_ranked, n_ranked + front.size)
            n_ranked += front.size
            beyond = np.concatenate([ends[edges[at] : edges[at + 1], 1] for at in front])
            _, firsts = np.unique(beyond, return_index=True)
            beyond = beyond[np.sort(firsts)]
            front = beyond[ranks[beyond] < 0]
    return ranks


def find_sources(
    target: Document,
    documents: Sequence[Document],
    settings: IndexSettings,
    progress: Progress | None = None,
) -> list[int]:
    """Return the positions of documents of other groups that share text with one.

    A document with its id is passed over.

    Returns:
        Positions, the one that shares most words first.
    """
    n_shared = np.zeros(len(documents), np.int64)
    others = (
        at
        for at, document in enumerate(documents)
        if document.id != target.id and document.group != target.group
    )
    for at, _, n_words in _shared_words([target], documents, others, settings, progress):
        n_shared[at] += n_words
    by_words = np.argsort(-n_shared, kind="stable")
    return [int(number) for number in by_words if n_shared[number]]


def find_sources_each(
    targets: Sequence[Document],
    documents: Sequence[Document],
    settings: IndexSettings,
    progress: Progress | None = None,
) -> list[list[int]]:
    """Return for each of some targets what `find_sources` does; the documents are read once for all of them.

    Memory is that of the targets and their sources.
    """
    near: list[set[int]] = [set() for _ in targets]
    every = range(len(documents))
    for at, number, _ in _shared_words(targets, documents, every, settings, progress):
        near[number].add(at)
    found = []
    for target, places in zip(targets, map(sorted, near), strict=True):
        some = [documents[at] for at in places]
        found.append([places[at] for at in find_sources(target, some, settings)])
    return found


def _shared_words(
    targets: Sequence[Document],
    documents: Sequence[Document],
    chosen: Iterable[int],
    settings: IndexSettings,
    progress: Progress | None,
) -> Iterator[tuple[int, int, int]]:
    """Yield the runs that chosen documents share with targets: position of the document, of the target, words."""
    # The cost grows with the number of documents, not its square: the shortest n-grams serve any size, and
    # no n-gram is too frequent.
    n = settings.ngram_of(1)
    every = replace(settings, max_all_pairs=NO_LIMIT)
    for numbers in batched(chosen, _SLICE_BYTES, lambda at: len(documents[at].text)):
        store = Store.of([*(documents[number] for number in numbers), *targets])
        found = _read_store(store, np.arange(len(store)), n, every, since=len(numbers))
        for grown in found.buckets():
            kept = grown.where(links.are_worth_aligning(grown, n, every))
            a, b = (found.layout.documents(slots) for slots in (kept.a, kept.b))
            for at, number, n_words in zip(
                a.tolist(), b.tolist(), kept.words.tolist(), strict=True
            ):
                if at < len(numbers):  # else both are targets
                    yield numbers[at], number - len(numbers), n_words
        if progress:
            progress("comparing", numbers[-1] + 1, len(documents))


def _read_store(
    store: Store,
    numbers: Ints,
    n: int,
    settings: IndexSettings,
    progress: Progress | None = None,
    since: int = 0,
) -> RunSearch:
    """Read the documents of a store, in the order of `numbers`; two before `since`, the first new one, are not compared."""
    sizes, groups, times = (np.array(x)[numbers] for x in (store.sizes, store.groups, store.times))
    layout = Layout.of(sizes, groups, times, since)
    found = RunSearch(store.workspace, layout, n, settings, progress)

    def tasks() -> Iterator[kernels.ReadTask]:
        sizes, places = store.sizes, enumerate(numbers.tolist())
        for some in batched(places, batching.BATCH_BYTES, lambda place: sizes[place[1]]):
            records = [(at, store.record(number)) for at, number in some]
            yield kernels.ReadTask(records, found.numbering(some[0][0], some[-1][0] + 1))

    found.read(store.workspace.run(kernels.read_records, tasks()))
    return found


class RunSearch:
    """The search for runs of n or more equal words in documents."""

    def __init__(
        self,
        workspace: Workspace,
        layout: Layout,
        n: int,
        settings: IndexSettings,
        progress: Progress | None = None,
    ) -> None:
        self.layout, self.n, self._settings = layout, n, settings
        self._progress = progress or (lambda *_: None)
        self._workspace, self._n_documents = workspace, layout.groups.size
        n_words = int(self.layout.bases[-1]) // BYTES_PER_WORD + 1
        share = workspace.share(workspace.limits.array_share)
        n_piles = 1 << min((n_words * _KEY_BYTES // share).bit_length(), _MAX_PILE_BITS)
        key_limit = workspace.share(workspace.limits.key_share)
        is_one = n_words * _KEY_BYTES <= key_limit  # sorted in place
        n_key_piles = max(
            1 if is_one else n_piles, 1 << postings.prefix_bits(self.layout.slot_bits)
        )
        self._keys = Piles(workspace, n_key_piles, key_limit, n_words)
        self._n_keys = 0
        self._paragraphs = Piles(workspace, n_piles, share)
        self._width = int(share / (_SEEDS_PER_WORD * _KEY_BYTES) * BYTES_PER_WORD)
        self._buckets = runs.Buckets.of(self.layout, self._width)
        is_large = n_words * _WORD_BYTES > workspace.share(workspace.limits.word_share)
        self._words = Column(np.uint32, n_words, workspace if is_large else None)
        self.text: runs.CorpusWords

    def read(self, found: Iterable[kernels.ReadWords]) -> None:
        """Take in what was read of all documents, in their order."""
        margin = np.zeros(self._settings.reach + 1, np.uint32)
        n_words = np.zeros(self._n_documents + 1, np.int64)
        n_words[0] = margin.size
        self._words.append(margin)
        for read in found:
            for pile, keys in read.keys:
                self._keys.add(pile, keys)
                self._n_keys += keys.size
            homes = postings.pile_numbers(read.paragraphs[:, 0], _bits(self._paragraphs))
            for pile, own in by_number(homes):
                self._paragraphs.add(pile, read.paragraphs[own])
            self._words.append(read.words)
            np.add.at(n_words, read.documents + 1, read.lengths)
            if read.documents.size:
                n_read = int(read.documents[-1]) + 1
                self._progress("fingerprinting", n_read, self._n_documents)
        self._words.append(margin)
        self.text = runs.CorpusWords(self._words.array(), np.cumsum(n_words))

    def numbering(self, first: int, last: int) -> kernels.SlotNumbers:
        """Say how the words of some documents in a row are numbered."""
        numbers, bases = np.arange(first, last), self.layout.bases[first:last]
        return kernels.SlotNumbers(numbers, bases, self.layout.slot_bits, self.n, _bits(self._keys))

    def buckets(self) -> Iterator[runs.Runs]:
        """Yield the runs of equal words, a bucket of the later documents at a time."""
        copies = self._copies()
        seeds = self._seeds(copies)
        copied = postings.link_paragraphs(copies, self.layout, self._settings)
        homes = self._buckets.of_slots(copied[1])
        total = 0
        for bucket in range(len(self._buckets)):
            own = seeds.take(bucket)
            own.sort()
            found = (
                tuple(column[homes == bucket] for column in copied),
                runs.join_seeds(own, bucket, self._buckets, self.n),
            )
            a, b, lengths = (np.concatenate(columns) for columns in zip(*found, strict=True))
            total += a.size
            yield self._grown(runs.gather_runs(a, b, lengths), total)

    def _copies(self) -> RepeatedParagraphs:
        parts = []
        for pile in range(len(self._paragraphs)):
            rows = self._paragraphs.take(pile).reshape(-1, 3)
            firsts, lengths = rows[:, 1].astype(np.int64), rows[:, 2].astype(np.int64)
            parts.append(postings.find_repeated(rows[:, 0], firsts, lengths))
        return postings.merge_repeated(parts)

    def _seeds(self, copies: RepeatedParagraphs) -> Piles:
        """Return the pairs of equal n-grams by bucket."""
        workspace = self._workspace
        guess = int(self.text.words.size * _SEEDS_PER_WORD)
        limit = workspace.share(workspace.limits.seed_share)
        found = Piles(workspace, len(self._buckets), limit, guess)
        n_done = 0
        for pile in range(len(self._keys)):
            keys = self._keys.take(pile)
            keys.sort()
            for block in postings.key_blocks(keys, self.layout.slot_bits):
                a, b = postings.link_ngrams(block, self.layout, copies, self.n, self._settings)
                for bucket, seeds in runs.pack_seeds(a, b, self._buckets):
                    found.add(bucket, seeds)
                n_done += block.size
                self._progress("pairing", n_done, self._n_keys)
        return found

    def _grown(self, joined: runs.Runs, total: int) -> runs.Runs:
        """Check the runs of a bucket on the words, block by block."""
        parts = []
        # So words in a file are read from front to back, beside those of the bucket.
        order = np.argsort(joined.a)
        released = 0
        for at in range(0, order.size, runs.BLOCK):
            some = joined.where(order[at : at + runs.BLOCK])
            parts.append(runs.extend_runs(some, self.text, self.layout, self._settings.reach))
            if some.a[-1] > released + self._width:
                self._words.release()
                released = int(some.a[-1])
            self._progress("checking", total - order.size + at + some.a.size, total)
        self._words.release()
        return runs.concatenate_runs(parts)


def _bits(piles: Piles) -> int:
    """Return the bits of a hash that say on which of some piles it belongs, of which there are two, four, eight, ..."""
    return (len(piles) - 1).bit_length()
