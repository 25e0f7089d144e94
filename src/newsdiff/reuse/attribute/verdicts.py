"""What a paragraph of the target is, from its fragments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.language.classes import class_of
from newsdiff.language.speech import MARKED
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.model import Verdict
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.settings import AttributeSettings

_MAX_BETWEEN = 3
"""Words that may be put in between two clauses of a sentence that stand in another order, as inside a passage."""
_MAX_REPLACED = 6
"""The same where the sentence of the source has about as many words besides: "the police arrested", "were arrested by the police"."""
_MIN_LETTERS = 3
"""Letters of a word that tells something; shorter ones are grammar in most languages."""


@dataclass(frozen=True, slots=True)
class CopiedWords:
    """How much of a paragraph of the target comes from elsewhere, in words."""

    n_words: int
    """Words of the paragraph."""
    n_covered: int
    """Words inside copied passages, put-in and replaced ones included."""
    n_equal: int
    """Words that are in a source."""
    is_passage: bool
    """Whether one of the fragments is a copied passage by itself; see `is_passage`."""
    is_moved: bool = False
    """Whether clauses of a sentence stand in another order."""
    n_naming: int = 0
    """Words outside copied passages that say where it was read ("as the Herald reports")."""
    n_between: int = 0
    """Words between passages that one sentence has of one of a source in another order."""


def count_copied(
    fragments: Sequence[Fragment],
    words: tuple[int, int],
    settings: AttributeSettings,
    named: Iterable[int] = (),
) -> CopiedWords:
    """Add up the fragments of a paragraph with these words; words that two of them cover count once.

    `named` are the words of the target that name a source.
    """
    first, last = words
    clauses = [*group_clauses(fragments)]
    ranges = ((some[0].first - first, some[-1].last - first) for some in clauses)
    joined = flag_words(last - first, ranges)
    covered = flag_words(last - first, ((x.first - first, x.last - first) for x in fragments))
    equal = (x for fragment in fragments for x in fragment.changes if x.tag == "equal")
    n_equal = flag_words(last - first, ((x.b - first, x.b_end - first) for x in equal)).count(1)
    has_passage = any(is_passage(fragment, settings) for fragment in fragments)
    has_passage = has_passage or any(_is_one_passage(some, settings) for some in clauses)
    is_moved = any(
        x.changes[-1].a_end > y.changes[0].a for some in clauses for x, y in pairwise(some)
    )
    n_naming = sum(first <= at < last and not joined[at - first] for at in named)
    n_covered = covered.count(1)
    n_between = joined.count(1) - n_covered
    return CopiedWords(last - first, n_covered, n_equal, has_passage, is_moved, n_naming, n_between)


def group_clauses(fragments: Iterable[Fragment]) -> Iterator[list[Fragment]]:
    """Yield the fragments of a paragraph, in order, together those that one sentence has of one of a source in another order."""
    clauses: list[Fragment] = []
    for fragment in sorted(fragments, key=lambda x: (x.first, x.last)):
        if clauses and not _are_clauses(clauses[-1], fragment):
            yield clauses
            clauses = []
        clauses.append(fragment)
    if clauses:
        yield clauses


def _are_clauses(one: Fragment, other: Fragment) -> bool:
    """Whether two fragments follow one another in a sentence and are of one sentence of a source, or of one and the next."""
    source, target = one.source, one.target
    gap = other.first - one.last
    if other.source is not source or not 0 <= gap <= _MAX_REPLACED:
        return False
    if target.sentences[one.last - 1] != target.sentences[other.first]:
        return False
    rows = source.sentences[one.changes[-1].a_end - 1], source.sentences[other.changes[0].a]
    if max(rows) - min(rows) > 1:
        return False
    n_words = source.spans[max(rows)][1] - source.spans[min(rows)][0]
    return gap <= max(_MAX_BETWEEN, n_words - one.n_equal - other.n_equal + 1)


def _is_one_passage(clauses: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether clauses of a sentence together show copying; see `is_passage`."""
    n_equal = sum(fragment.n_equal for fragment in clauses)
    width = clauses[-1].last - clauses[0].first
    return n_equal >= max(settings.min_mixed_words, settings.min_mixed_identity * width)


def is_passage(fragment: Fragment, settings: AttributeSettings) -> bool:
    """Whether a fragment shows copying even in a paragraph that is otherwise the target's own.

    An exact run of about eight words does, or somewhat more words with few others between them; names and
    turns of phrase that two reports of one event share are shorter and looser. A run that goes on in the next paragraph, on both
    sides, counts with what is there.
    """
    equal = [change for change in fragment.changes if change.tag == "equal"]
    longest = max(change.b_end - change.b for change in equal)
    width = max(equal[-1].a_end - equal[0].a, equal[-1].b_end - equal[0].b)
    is_close = fragment.n_equal >= settings.min_mixed_identity * width
    return max(longest, fragment.n_going_on) >= settings.min_mixed_run or (
        fragment.n_equal >= settings.min_mixed_words and is_close
    )


def verdict(
    copied: CopiedWords, settings: AttributeSettings, *, is_altered: bool = False
) -> Verdict:
    """Name what a paragraph is by what of it is copied (docs/verdicts.md).

    One with an altered name, number, date, place or denial, or with clauses in another order, is never verbatim.
    """
    if not copied.n_covered:
        return "original"
    is_same = not (is_altered or copied.is_moved)
    if copied.n_equal >= settings.min_verbatim * copied.n_words and is_same:
        return "verbatim"
    n_joined = copied.n_covered + copied.n_between
    if n_joined >= settings.min_edited * (copied.n_words - copied.n_naming):
        return "edited"
    if copied.is_passage:
        return "mixed"
    return "original"


def is_shared_speech(
    fragments: Sequence[Fragment],
    words: tuple[int, int],
    target: Tokens,
    settings: AttributeSettings,
) -> bool:
    """Whether what a paragraph shares is quoted speech that both could have from a third party.

    That is so when nearly all shared words are quoted and the words around the quotation, where there
    are any, are the target's own. A frame of few words that say more than who spoke to whom ("he told Radio
    Nine", "said Ann Lee, the owner") is in any report of the quotation; who has no name ("the source said") spoke
    to one of the two.
    """
    speech = shared_speech(fragments)
    if not speech:
        return False
    frame = [at for at in range(*words) if at not in speech and not target.quoted[at]]
    kept = {b for x in fragments for _, b in x.equal if b not in speech}
    is_short = len(speech) < min(settings.min_quote_words, len(range(*words)))
    if is_short or any(target.keys[at] in class_of("anonymous") for at in kept):
        return False
    n_telling = sum(_tells(target, at) for at in kept)
    if len(speech) < settings.min_speech * (len(speech) + n_telling):
        return False
    return n_telling < settings.min_frame_words or len(kept) < settings.min_frame_share * len(frame)


def _tells(target: Tokens, at: int) -> bool:
    """Whether a word beside a quotation says more than who spoke to whom: no name, no grammar, no verb of saying."""
    key = target.keys[at]
    if not target.telling[at] or key in class_of("speech") or len(key) < _MIN_LETTERS:
        return False
    return bool(target.plain[at]) or names.is_noun(target, at)


def shared_speech(fragments: Iterable[Fragment]) -> set[int]:
    """Return the words of the target that are shared and quoted.

    The marks of one side show it: who prints a statement without them has it from the speaker, too. Where only the
    source seems to quote, by a mark whose other half is missing, the target makes its words its own.
    """
    found: set[int] = set()
    for fragment in fragments:
        target, source = fragment.target, fragment.source
        states = target.speech[fragment.first : fragment.last]
        states += source.speech[fragment.changes[0].a : fragment.changes[-1].a_end]
        if states.count(0) == len(states):
            continue  # the usual case, without looking at single words
        found |= {
            b
            for a, b in fragment.equal
            if target.quoted[b]
            or source.speech[a] == MARKED
            or (target.speech[b] and source.speech[a])
        }
    return found
