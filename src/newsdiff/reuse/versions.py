"""What changed between two versions of one article, from the ledger of the newer one against the older.

The ledger says which words stayed and which facts changed; here what is in neither is gathered sentence by sentence, and
what the newer version says of itself is held against it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.speech import MARKED, speech
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.model import (
    RETOLD,
    ChangeKind,
    Document,
    Fact,
    Ledger,
    LedgerParagraph,
    LedgerPassage,
    VersionChange,
    VersionStep,
)
from newsdiff.reuse.attribute.denials import denies
from newsdiff.reuse.attribute.omissions import telling_words
from newsdiff.reuse.notes import announced, is_note, notes_of, on_one_line
from newsdiff.settings import AttributeSettings

_MARKS = re.compile(r"[^\w\s]{0,4}")
_DENIALS: frozenset[Fact] = frozenset({"negation", "stance", "hedge"})
_ORDER: Sequence[ChangeKind] = (
    "headline", "denial", "fact", "quotation", "quote-cut", "quote-added", "cut", "added", "wording", "reworded",
)  # fmt: skip


def version_step(
    old: Tokens, new: Tokens, ledger: Ledger, min_words: int, settings: AttributeSettings
) -> VersionStep:
    """Say what changed from a version to the next.

    Args:
        old: Words of the older version.
        new: Words of the newer one.
        ledger: The newer one against the older one alone.
        min_words: Sentences and quotations with fewer words are no change by themselves.
        settings: From which share of its words on a sentence has stayed (`min_used`).
    """
    stayed_a, stayed_b = _stayed(old, new, ledger)
    before = _Side(old, stayed_a, settings.min_used, min_words)
    after = _Side(new, stayed_b, settings.min_used, min_words)
    known = set(notes_of(old.document))
    notes = [note for note in notes_of(new.document) if note not in known]
    found = [
        *_headline(old.document, new.document),
        *_altered(ledger, old.document, new.document),
        *_gone(before),
        *_came(after),
        *_worded(ledger, before, after, min_words),
        *_reworded(ledger, old.document, new.document),
    ]
    found.sort(key=lambda change: _ORDER.index(change.kind))
    return VersionStep(
        before=old.document.id,
        after=new.document.id,
        words_added=stayed_b.count(0),
        words_cut=stayed_a.count(0),
        notes=tuple(notes),
        changes=tuple(replace(c, announced=announced(c, notes)) for c in found),
        ledger=ledger,
    )


def equal_words(words: Tokens, ledger: Ledger) -> int:
    """Count the words of a source that stand in the passages of a ledger."""
    flags = bytearray(len(words))
    for passage in _passages(ledger):
        for op in passage.operations:
            if op.tag == "equal":
                _flag(flags, words, op.a_start, op.a_end)
    return flags.count(1)


class _Side:
    """One of the two versions, with what of it the other one has."""

    def __init__(self, words: Tokens, stayed: bytearray, least: float, min_words: int) -> None:
        self.words, self.stayed, self._least, self._min_words = words, stayed, least, min_words
        self._notes = {p.index for p in words.document.paragraphs if is_note(p)}
        self._titles = {p.index for p in words.document.paragraphs if p.kind == "title"}
        self.quotes = list(self._quotes())
        """Quotations that the other version does not have, as ranges of words."""
        self.sentences = list(self._sentences())
        """Sentences of the same kind, neighbours in a paragraph together."""
        self._listed = flag_words(len(words), (*self.quotes, *self.sentences))

    def is_new(self, first: int, last: int) -> bool:
        """Whether words are a change by themselves: enough of them, too few of which stayed."""
        n = last - first
        return n >= self._min_words and self.stayed.count(1, first, last) < self._least * n

    def _quotes(self) -> Iterator[tuple[int, int]]:
        words = self.words
        for start, end, state in speech(words.text, words.document.paragraphs):
            first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
            if state == MARKED and self.is_new(first, last) and self._is_text(first):
                yield first, last

    def _sentences(self) -> Iterator[tuple[int, int]]:
        first = last = -1
        for a, b in self.words.spans:
            if not (b > a and self._is_text(a) and self.is_new(a, b) and not self._is_quoted(a, b)):
                continue
            if a == last and self.words.paragraphs[a] == self.words.paragraphs[first]:
                last = b
                continue
            if first >= 0:
                yield first, last
            first, last = a, b
        if first >= 0:
            yield first, last

    def text(self, first: int, last: int) -> str:
        """Return words as they are printed, on one line."""
        start, end = self.words.characters(first, last)
        return on_one_line(self.words.document.text[start:end])

    def sentence(self, first: int, last: int) -> str:
        """Return the same with the marks behind the last word."""
        behind = _MARKS.match(self.words.document.text, self.words.characters(first, last)[1])
        return self.text(first, last) + (behind[0] if behind else "")

    def is_listed(self, start: int, end: int) -> bool:
        """Whether characters touch a sentence or a quotation that is listed by itself."""
        return self._listed.count(1, *self._inside(start, end)) > 0

    def n_words(self, start: int, end: int) -> int:
        """Count the words that begin inside a range of characters."""
        first, last = self._inside(start, end)
        return last - first

    def _inside(self, start: int, end: int) -> tuple[int, int]:
        return bisect_left(self.words.starts, start), bisect_left(self.words.starts, end)

    def _is_text(self, at: int) -> bool:
        """Whether a word is neither of the headline nor of a note."""
        return self.words.paragraphs[at] not in self._titles | self._notes

    def _is_quoted(self, first: int, last: int) -> bool:
        """Whether a third of a sentence is a quotation that is listed by itself: the rest says who spoke."""
        inside = sum(max(min(last, b) - max(first, a), 0) for a, b in self.quotes)
        return 3 * inside >= last - first


def _passages(ledger: Ledger) -> Iterator[LedgerPassage]:
    return (
        p
        for line in ledger.paragraphs
        for p in line.passages
        if p.kind not in ("formula", "phrase")
    )


def _flag(flags: bytearray, words: Tokens, start: int, end: int) -> None:
    first, last = bisect_left(words.starts, start), bisect_left(words.starts, end)
    flags[first:last] = b"\1" * (last - first)


def _stayed(old: Tokens, new: Tokens, ledger: Ledger) -> tuple[bytearray, bytearray]:
    """Flag the words of both versions that the other one has: in passages, or in a sentence that is the same."""
    flags_a, flags_b = bytearray(len(old)), bytearray(len(new))
    aside = {p.index for p in new.document.paragraphs if is_note(p)}
    lines = (line for line in ledger.paragraphs if line.index not in aside)
    for passage in (p for line in lines for p in line.passages if p.kind != "formula"):
        if passage.kind in RETOLD:  # the same in other words: neither put in nor cut
            _flag(flags_a, old, passage.source.start, passage.source.end)
            _flag(flags_b, new, passage.start, passage.end)
        for op in passage.operations:
            if op.tag == "equal":
                _flag(flags_a, old, op.a_start, op.a_end)
                _flag(flags_b, new, op.b_start, op.b_end)
    for own, flags, other in ((old, flags_a, new), (new, flags_b, old)):
        known = {other.hashes[a:b].tobytes() for a, b in other.spans}
        for a, b in own.spans:
            if own.hashes[a:b].tobytes() in known:  # too short for a passage
                flags[a:b] = b"\1" * (b - a)
    return flags_a, flags_b


def _change(kind: ChangeKind, before: str, after: str, **more: object) -> VersionChange:
    known = {"index_before": None, "index_after": None, "announced": "silent"} | more
    return VersionChange(kind=kind, before=before, after=after, **known)  # type: ignore[arg-type]


def _headline(old: Document, new: Document) -> Iterator[VersionChange]:
    before, after = (on_one_line(d.title or "") for d in (old, new))
    if before != after and before and after:
        yield _change("headline", before, after)


def _prose(ledger: Ledger, new: Document) -> Iterator[LedgerParagraph]:
    """Yield the paragraphs that are neither the headline nor a note."""
    aside = {p.index for p in new.paragraphs if p.kind == "title" or is_note(p)}
    return (line for line in ledger.paragraphs if line.index not in aside)


def _paragraph_at(document: Document, start: int) -> int | None:
    """Return the index of the paragraph at a position, None behind the last one."""
    at = bisect_right(document.paragraphs, start, key=lambda p: p.end)
    return document.paragraphs[at].index if at < len(document.paragraphs) else None


def _altered(ledger: Ledger, old: Document, new: Document) -> Iterator[VersionChange]:
    """Yield the facts that the ledger found changed."""
    for line in _prose(ledger, new):
        for passage in line.passages:
            for fact in passage.alterations:
                if fact.kind == "wording":
                    continue
                kind: ChangeKind = "denial" if fact.kind in _DENIALS else "fact"
                kind = "quotation" if fact.kind == "quotation" else kind
                yield _change(
                    kind,
                    fact.source,
                    fact.target,
                    fact=fact.kind,
                    index_before=_paragraph_at(old, fact.source_start),
                    index_after=line.index,
                )


def _gone(side: _Side) -> Iterator[VersionChange]:
    """Yield quotations and sentences of the older version that the newer one does not have."""
    for first, last in side.quotes:
        place = side.words.paragraphs[first]
        yield _change("quote-cut", side.text(first, last), "", index_before=place)
    for first, last in side.sentences:
        telling = _denials(side.words, first, last)
        yield _change(
            "denial" if telling else "cut",
            side.sentence(first, last),
            "",
            index_before=side.words.paragraphs[first],
            reason=f"denies or qualifies: {', '.join(telling)}" if telling else "",
        )


def _denials(words: Tokens, first: int, last: int) -> list[str]:
    """Return the words with which somebody denies or qualifies something.

    What an article itself says is not so ("none of the six was open") is nobody's denial.
    """
    telling = telling_words(words, first, last)
    stating = class_of("saying") - class_of("asking")
    if not stating.isdisjoint(words.keys[first:last]):
        return telling
    return [word for word in telling if not denies([word_key(word)])]


def _came(side: _Side) -> Iterator[VersionChange]:
    """Yield quotations and sentences that only the newer version has."""
    for first, last in side.quotes:
        place = side.words.paragraphs[first]
        yield _change("quote-added", "", side.text(first, last), index_after=place)
    for first, last in side.sentences:
        place = side.words.paragraphs[first]
        yield _change("added", "", side.sentence(first, last), index_after=place)


def _worded(ledger: Ledger, before: _Side, after: _Side, min_words: int) -> Iterator[VersionChange]:
    """Yield the other changes of words inside passages: stretches with enough of them, which no fact explains."""
    old, new = before.words.document, after.words.document
    for line in _prose(ledger, new):
        for passage in line.passages:
            told = [f.target_start for f in passage.alterations if f.kind != "wording"]
            ops = [op for op in passage.operations if op.tag != "equal"]
            for op in ops if passage.kind in ("verbatim", "edited", "quote") else ():
                n_words = (
                    before.n_words(op.a_start, op.a_end),
                    after.n_words(op.b_start, op.b_end),
                )
                is_told = any(op.b_start <= at <= op.b_end for at in told)
                is_listed = before.is_listed(op.a_start, op.a_end) or after.is_listed(
                    op.b_start, op.b_end
                )
                if max(n_words) < min_words or is_told or is_listed:
                    continue
                yield _change(
                    "wording",
                    on_one_line(old.text[op.a_start : op.a_end]),
                    on_one_line(new.text[op.b_start : op.b_end]),
                    index_before=_paragraph_at(old, op.a_start),
                    index_after=line.index,
                )


def _reworded(ledger: Ledger, old: Document, new: Document) -> Iterator[VersionChange]:
    """Yield sentences that say the same in other words."""
    for line in _prose(ledger, new):
        for passage in (p for p in line.passages if p.kind in RETOLD):
            there = passage.source
            yield _change(
                "reworded",
                on_one_line(old.text[there.start : there.end]),
                on_one_line(line.text[passage.start - line.start : passage.end - line.start]),
                index_before=_paragraph_at(old, there.start),
                index_after=line.index,
            )
