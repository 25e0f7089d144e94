"""What a paragraph of the target is, from its fragments."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsdiff.language.speech import MARKED
from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.language.wordlists import ANONYMOUS, SPEECH_WORDS
from newsdiff.model import Verdict
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.settings import AttributeSettings

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


def count_copied(
    fragments: Sequence[Fragment], words: tuple[int, int], settings: AttributeSettings
) -> CopiedWords:
    """Add up the fragments of a paragraph with these words; words that two of them cover count once."""
    first, last = words
    covered = flag_words(last - first, ((x.first - first, x.last - first) for x in fragments))
    n_covered = covered.count(1)
    equal = (x for fragment in fragments for x in fragment.changes if x.tag == "equal")
    n_equal = flag_words(last - first, ((x.b - first, x.b_end - first) for x in equal)).count(1)
    has_passage = any(is_passage(fragment, settings) for fragment in fragments)
    return CopiedWords(last - first, n_covered, n_equal, has_passage)


def is_passage(fragment: Fragment, settings: AttributeSettings) -> bool:
    """Whether a fragment shows copying even in a paragraph that is otherwise the target's own.

    An exact run of about eight words does, or somewhat more words with few others between them; names and
    turns of phrase that two reports of one event share are shorter and looser.
    """
    equal = [change for change in fragment.changes if change.tag == "equal"]
    longest = max(change.b_end - change.b for change in equal)
    width = max(equal[-1].a_end - equal[0].a, equal[-1].b_end - equal[0].b)
    is_close = fragment.n_equal >= settings.min_mixed_identity * width
    return longest >= settings.min_mixed_run or (
        fragment.n_equal >= settings.min_mixed_words and is_close
    )


def verdict(
    copied: CopiedWords, settings: AttributeSettings, *, is_altered: bool = False
) -> Verdict:
    """Name what a paragraph is by what of it is copied (docs/verdicts.md).

    One with an altered name, number, date, place or denial is never verbatim, however long it is.
    """
    if not copied.n_covered:
        return "original"
    if copied.n_equal >= settings.min_verbatim * copied.n_words and not is_altered:
        return "verbatim"
    if copied.n_covered >= settings.min_edited * copied.n_words:
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
    if is_short or any(target.keys[at] in ANONYMOUS for at in kept):
        return False
    n_telling = sum(_tells(target, at) for at in kept)
    if len(speech) < settings.min_speech * (len(speech) + n_telling):
        return False
    return n_telling < settings.min_frame_words or len(kept) < settings.min_frame_share * len(frame)


def _tells(target: Tokens, at: int) -> bool:
    """Whether a word beside a quotation says more than who spoke to whom: no name, no grammar, no verb of saying."""
    key = target.keys[at]
    if not target.telling[at] or key in SPEECH_WORDS or len(key) < _MIN_LETTERS:
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
