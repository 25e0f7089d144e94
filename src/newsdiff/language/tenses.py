"""Tenses: whether words say that something is still to come, or is wished or tried, where others say that it was done.

"Will restart", "plans to restart" and "tried to restart" against "has restarted" and "restarted". What is to come has a word
before its verb or an ending; the verb of both sides is one, which its consonants show ("sell", "sold"; "schließen", "geschlossen").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsdiff.language.classes import class_of
from newsdiff.language.keys import stem, word_key

_VOWELS = re.compile("[aeiouyàáâäãåąèéêëęìíîïòóôöõùúûüœæаеёиоуыэюяйьъ]+")
_DOUBLED = re.compile(r"(.)\1+")
_OF_PARTICIPLE = "ge"
"""What German and Dutch put before a verb that was done; some begin with it anyway: "gewinnen", "gewonnen"."""
_MIN_ALIKE = 2
"""Consonants that two forms of one verb begin with: "sell", "sold"."""


_ENDS = {
    "en": ("", r"\w+(?<!s)(?<!ing)$"),
    "de": ("", ""),
    "nl": ("", ""),
    "fr": (r"\w{2,}r(?:a|ont)$", ""),
    "es": (r"\w{2,}r(?:á|án)$", r"\w{2,}(?:ó|aron|ieron)$"),
    "it": (r"\w{2,}r(?:à|anno)$", r"\w{2,}(?:ò|ì|arono|irono)$"),
    "pt": (r"\w{2,}r(?:á|ão)$", r"\w{2,}(?:ou|eu|iu|aram|eram|iram)$"),
    "pl": (
        r"(?:po|prze|za|wy|od|przy|u|s|z|na|do|roz|pod|o|w)\w+(?<!uje)(?<!ują)(?<!wa)(?<!ł)(?<!l)(?<!śm)(?<!ści)(?:e|i|y|a|ą)$",
        r"\w{2,}(?:ł|ła|ło|li|ły|no|to)(?:e?[mś]|śmy|ście)?$",
    ),
    "ru": (
        r"(?:по|про|за|вы|от|при|у|с|на|до|пере|раз|рас|под|об|о|из|ис|вос)\w+(?<!вает)(?<!вают)(?:т|тся)$",
        r"\w{2,}(?:л|ла|ло|ли|лся|лась|лись)$",
    ),
}
"""How a verb ends that is still to come, and one that was done without a word beside it, by language."""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """How a language says what is to come and what was done."""

    coming: frozenset[str]
    """Words before a verb of which nobody says that it was done."""
    done: frozenset[str]
    """Words beside a verb that was done."""
    coming_ends: re.Pattern[str] | None = None
    """What a verb is that is still to come."""
    done_ends: re.Pattern[str] | None = None
    """What a verb is that was done, without a word beside it."""

    def verbs(self, words: Sequence[str]) -> list[str]:
        """Return the words that may be verbs of what is told."""
        helping = self.coming, self.done, class_of("grammar"), class_of("speech")
        alone = ((word, word_key(word)) for word in words if word.isalpha())
        return [word for word, key in alone if not any(key in some for some in helping)]


@cache
def _grammar_of(code: str) -> _Grammar | None:
    """Return the grammar of a language, where it is known."""
    if code not in _ENDS:
        return None
    ends = (re.compile(end) if end else None for end in _ENDS[code])
    return _Grammar(class_of("to come", code), class_of("done", code), *ends)


def is_other_tense(a: Sequence[str], b: Sequence[str], language: str) -> bool:
    """Whether the words of one side, in lower case, say that a thing is to come, and those of the other that it was done.

    Example:
        >>> is_other_tense(["will", "restart"], ["has", "restarted"], "en"), is_other_tense(["will"], ["would"], "en")
        (True, False)
        >>> is_other_tense(["wird", "gewinnen"], ["hat", "gewonnen"], "de")
        True
        >>> is_other_tense(["subirá"], ["ha", "subido"], "es"), is_other_tense(["compra"], ["compró"], "es")
        (True, False)
    """
    grammar = _grammar_of(language)
    return grammar is not None and (_is_done(a, b, grammar) or _is_done(b, a, grammar))


def _is_done(coming: Sequence[str], done: Sequence[str], grammar: _Grammar) -> bool:
    """Whether what some words say is to come was done, as others say."""
    keys, done_keys = (set(map(word_key, words)) for words in (coming, done))
    is_told = not grammar.coming.isdisjoint(keys)
    if not (is_told or _ends(coming, grammar.coming_ends)):
        return False
    if not grammar.coming.isdisjoint(done_keys) or _ends(done, grammar.coming_ends):
        return False
    is_helped = not grammar.done.isdisjoint(done_keys)
    verbs, done_verbs = grammar.verbs(coming), grammar.verbs(done)
    if not (verbs or done_verbs):  # "will be sold", "was sold", but no "will not", "was not"
        return is_helped and (len(coming) > 1 or not is_told)
    return any(
        _are_forms(verb, other)
        and (is_helped or (other != verb and _ends([other], grammar.done_ends)))
        for verb in verbs
        for other in done_verbs
    )


def _ends(words: Sequence[str], pattern: re.Pattern[str] | None) -> bool:
    """Whether one of some words is as a pattern says."""
    return pattern is not None and any(map(pattern.match, words))


def _are_forms(a: str, b: str) -> bool:
    """Whether two words may be forms of one verb."""
    if stem(a) == stem(b):
        return True
    bare = [word.removeprefix(_OF_PARTICIPLE) for word in (a, b)]
    one, other = (_DOUBLED.sub(r"\1", _VOWELS.sub("", word)) for word in bare)
    n_alike = max(_MIN_ALIKE, min(len(one), len(other)) - 1)
    is_most = min(len(one), len(other)) >= _MIN_ALIKE and one[:n_alike] == other[:n_alike]
    return bare[0][:1] == bare[1][:1] and is_most
