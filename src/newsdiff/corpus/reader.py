"""The words of the documents that are compared, each read once for all of its pairs."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from newsdiff.corpus import packed
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.language.tokens import Tokens

MAX_WORDS = 1 << 17
"""Words that are kept: of 300 articles, some 40 MB with all that is worked out of them. Twice as many spare 13 % of the reading
of 2,587 articles about rumours and 4 % of that of briefings."""


class Reader:
    """Reads the words of packed documents, and keeps those that were asked for last, up to so many words."""

    def __init__(self, max_words: int = MAX_WORDS) -> None:
        self._max_words = max_words
        self._kept: OrderedDict[bytes, Tokens] = OrderedDict()
        self._lock = Lock()
        self._n_words = 0

    def read(self, records: Iterable[bytes]) -> list[Tokens]:
        """Return the words of all paragraphs that take part in matching, for each document."""
        records = list(records)
        with self._lock:  # a program may compare in several threads
            new = list(dict.fromkeys(record for record in records if record not in self._kept))
            for record, words in zip(new, tokenize_all(map(packed.unpack, new)), strict=True):
                self._kept[record] = words
                self._n_words += len(words)
            for record in records:
                self._kept.move_to_end(record)
            found = [self._kept[record] for record in records]
            while self._n_words > self._max_words:
                _, words = self._kept.popitem(last=False)
                self._n_words -= len(words)
            return found

    def forget(self) -> None:
        """Keep nothing: what is asked for next has nothing to do with what was asked for before."""
        with self._lock:
            self._kept.clear()
            self._n_words = 0

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Have all that is compared inside read by this one."""
        token = _CURRENT.set(self)
        try:
            yield
        finally:
            _CURRENT.reset(token)


_CURRENT = ContextVar("reader", default=Reader())  # noqa: B039  one for all threads of the process


def current_reader() -> Reader:
    """Return the reader in use: that of the process, unless somebody has one of his own."""
    return _CURRENT.get()
