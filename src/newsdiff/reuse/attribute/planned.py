"""What is planned on one side and done on the other: "will restart" for "has restarted"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from newsdiff.language.languages import PARTING, language_of
from newsdiff.language.tenses import is_other_tense
from newsdiff.reuse.align.matches import WordChange
from newsdiff.reuse.attribute.fragments import Fragment, WordSpan

_MAX_CHANGED = 4
"""Words of a change on either side; where more are changed, another thing may have been done."""


def planned(fragment: Fragment) -> Iterator[WordChange]:
    """Yield the changes in which what is done on one side is still to come on the other.

    In two of a sentence where the language parts them: "will die Strecke stilllegen", "hat die Strecke stillgelegt".
    """
    language = language_of(fragment.target.text)
    changes = [change for change in fragment.changes if change.tag == "replace"]
    sentences = fragment.target.sentences
    parted = pairwise(changes) if language in PARTING else ()
    for some in chain(((change,) for change in changes), parted):
        sides = [fragment.sides(change) for change in some]
        a, b = ([word for pair in sides for word in _words(pair[k])] for k in (0, 1))
        is_small = max(len(a), len(b)) <= _MAX_CHANGED
        is_one_sentence = sentences[some[0].b] == sentences[some[-1].b]
        if is_small and is_one_sentence and is_other_tense(a, b, language):
            yield some[0]


def _words(words: WordSpan) -> list[str]:
    """Return words as they are printed, in lower case: accents tell "compró" from "compra"."""
    return [words.tokens.word(at).lower() for at in range(words.first, words.last)]
