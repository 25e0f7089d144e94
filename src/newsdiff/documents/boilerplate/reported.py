"""Prompts and reported wordings: whether the sentence in which a cue stands asks its reader, or tells of somebody.

"He had signed up for the newsletter of the parish in 1988" uses the words of a prompt, but a prompt speaks to its reader, and
this tells what somebody did. A prompt opens its sentence, or an outlet speaks in it as "we" or to "you". So it is
that sentence that is judged: an appeal tells first what its readers paid for, and a report may quote one and go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsdiff.documents.boilerplate.cues import Finding, TokenRow, cue_tokens, is_word
from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.languages import choose_language, language_of, stoplists
from newsdiff.language.letters import SENTENCE_MARKS
from newsdiff.language.registers import says_we, tells
from newsdiff.language.sentences import sentences
from newsdiff.model import Category

_PROMPTS: frozenset[Category] = frozenset(
    {"comment-prompt", "donation", "login-prompt", "newsletter", "paywall", "share"}
)
"""Categories that ask the reader to do something."""
_ASKING: frozenset[Category] = _PROMPTS | {"advertisement", "cookie-consent", "interface", "legal"}
"""Categories that speak to the reader or bind him; boxes about people, captions and teasers tell of somebody themselves."""
_ASKED = re.compile(r"[?？]$|(?<=\S\s)(?:Sie|Ihre?[mnrs]?|Ihnen)\b")
"""How a sentence addresses its reader that no word shows in lower case: by a question, and in polite German."""
_MIN_SIGNS = 2
"""Signs of three that a sentence asks its reader: it opens with the cue, it says "we", it says "you". One alone is in prose, too."""
_QUOTED = re.compile(r"“[^“”]*[”“]|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"|「[^「」]*」")
_CLAUSE = re.compile(r"(?<=[;:])\s")
"""Where a clause begins that may ask something by itself."""
_BEFORE = frozenset(
    "please bitte prosimy this der dieser diese dieses cet cette ce este esta o questo dit deze ten ta этот эта это".split()
)
"""What stands before the words of a prompt that opens its clause: "this" article, for one."""


def judged(
    found: Iterable[Finding], text: str, tokens: Sequence[str], *, is_prose: bool
) -> tuple[Finding, ...]:
    """Judge the cues of a line by the sentences in which they stand.

    Args:
        found: The cues.
        text: The line.
        tokens: Its tokens, as cues have them.
        is_prose: Whether it is a paragraph, in which some words of a prompt may be the article's.

    Returns:
        The cues without those that are reported; those that ask say so.

    Example:
        >>> from newsdiff.documents.boilerplate.packs import find_cues
        >>> told = "He signed up for the parish newsletter in 1988 and has kept every issue, his widow said."
        >>> asked = "Sign up for our weekly newsletter, and you get all the news of the harbour every Friday."
        >>> for text in (told, asked):
        ...     row = cue_tokens(text)
        ...     [f.asks for f in judged(find_cues(row, text), text, row, is_prose=True)][:1]
        []
        [True]
    """
    judge = None
    result = []
    for finding in found:
        if finding.whole or finding.cue.category not in _ASKING:
            result.append(finding)
            continue
        judge = judge or _Judge(text, tokens)
        if not judge.is_reported(finding, is_prose=is_prose):
            result.append(judge.asked(finding))
    return tuple(result)


def speaks(text: str) -> bool:
    """Whether a paragraph says "we" outside of quotation marks.

    Example:
        >>> speaks("We write as neighbours."), speaks("“We write as neighbours,” they wrote.")
        (True, False)
    """
    own = _QUOTED.sub(" ", text)
    keys = [word_key(token) for token in cue_tokens(own) if is_word(token)]
    return says_we(keys, language_of(own))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a line, and whom it speaks for and to."""

    tokens: tuple[str, ...]
    keys: tuple[str, ...]
    speaks: bool
    """Whether the outlet speaks in it as "we"."""
    addresses: bool
    """Whether it says "you", or asks."""
    is_said: bool
    """Whether somebody else says what is in it."""
    tells: bool
    """Whether more of its words tell of somebody than address or bind anybody, in a language of which that is known."""

    def place(self, words: TokenRow) -> int | None:
        """Return the token at which some words begin; None where the sentence does not have them."""
        n = len(words)
        places = range(len(self.tokens) - n + 1)
        return next((i for i in places if self.tokens[i : i + n] == words), None)


class _Judge:
    """What the sentences of one line say."""

    def __init__(self, text: str, tokens: Sequence[str]) -> None:
        covered = {
            code: sum(map(words.__contains__, tokens)) for code, words in stoplists().items()
        }
        self.code = choose_language(covered, len(tokens))
        spans = sentences(text, 0, len(text))
        clauses = (clause for start, end in spans for clause in _CLAUSE.split(text[start:end]))
        self.sentences = list(map(self._sentence, clauses))
        self.all = self._sentence(text)
        self.ends = text[-1:] in SENTENCE_MARKS

    def _sentence(self, text: str) -> _Sentence:
        tokens = tuple(cue_tokens(text))
        keys = tuple(word_key(token) for token in tokens if is_word(token))
        known = self.code or None
        return _Sentence(
            tokens,
            keys,
            speaks=says_we(keys, self.code),
            addresses=not class_of("reader", known).isdisjoint(keys)
            or _ASKED.search(text) is not None,
            is_said=not class_of("saying", known).isdisjoint(keys),
            tells=tells(keys, self.code),
        )

    def _within(self, finding: Finding) -> tuple[int, int, _Sentence]:
        """Return the sentence of a cue, by its number, and where the cue begins in it; the whole line where it has no single one."""
        for number, sentence in enumerate(self.sentences):
            if (at := sentence.place(finding.tokens)) is not None:
                return number, at, sentence
        return 0, self.all.place(finding.tokens) or 0, self.all

    def is_reported(self, finding: Finding, *, is_prose: bool) -> bool:
        """Whether the sentence with a cue tells of somebody who does what the cue asks for, or says it."""
        _, at, sentence = self._within(finding)
        if "©" in sentence.tokens:
            return False
        if sentence.is_said and self.ends:
            return True
        if sentence.speaks or not is_prose:
            return False
        opens = _opens(at, sentence)
        is_told = sentence.tells or (self.all.tells and not opens)
        if is_told and not self.all.speaks:  # an outlet tells what it did before it asks
            return True
        return finding.cue.category in _PROMPTS and not (opens or self.all.addresses)

    def asked(self, finding: Finding) -> Finding:
        """Return a cue with what its sentence says: whether it asks the reader, and whether the outlet itself asks."""
        number, at, sentence = self._within(finding)
        is_appeal = finding.cue.category == "donation" and self.all.speaks
        signs = (_opens(at, sentence), sentence.addresses, sentence.speaks or is_appeal)
        is_told = sentence.is_said or (sentence.tells and not all(signs))
        if finding.cue.category not in _PROMPTS or sum(signs) < _MIN_SIGNS or is_told:
            return finding
        before = (some for some in self.sentences[:number] if some.speaks or some.addresses)
        n_own = sum(len(some.keys) for some in (*before, *self.sentences[number:]))
        is_most = n_own * 2 >= len(self.all.keys)
        return replace(finding, asks=is_most or is_appeal, speaks=is_most and sentence.speaks)


def _opens(at: int, sentence: _Sentence) -> bool:
    """Whether a cue opens its sentence or clause."""
    return at == 0 or sentence.tokens[at - 1] in _BEFORE
