"""Phrases of a pair: the little that two reports of one event have in common although nobody copied.

"Was shot and killed by a police officer", "did not return a request for comment", an office with its holder. Between two
articles that share nothing else such a run is no evidence; beside a longer one, or several, it is part of what was taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsdiff.language.classes import class_of
from newsdiff.language.quotations import MARKS
from newsdiff.language.tokens import Tokens
from newsdiff.reuse.attribute import names
from newsdiff.reuse.attribute.fragments import Fragment
from newsdiff.reuse.attribute.verdicts import group_clauses, shared_speech
from newsdiff.settings import AttributeSettings

_SAID_WITHOUT_CAPITALS = 0.36
"""What a different word, or letter, counts that seems to say something in a script without capitals: nine tenths of the letters
of Chinese articles do, and a third of the words of the sample corpus, since names and grammar do not."""
_MAX_WORDS_EACH = 5
"""Words that a run counts for each of its words that are no grammar; half of the words of prose are none."""
_MIN_NAMES = 4
"""Words of names in a list of them: two people."""
_MIN_NAMED = 1 / 2
"""Share of such words in one."""
_MAX_SAID_EACH = 1 / 2
"""Words that say something in one for each of these: "the murders of the reporters Ann Lee and Bo Ek"."""
_MAX_ROLE_WORDS = 2
"""Words between two names that say what the second one is."""
_Pairs = list[tuple[int, int]]
"""Equal words as (source word, target word)."""


def is_phrase(fragments: Iterable[Fragment], settings: AttributeSettings) -> bool:
    """Whether all that the copied fragments of a pair share, quotations aside, is what anybody would write.

    The longest run speaks for copying by its words, all fragments together by the different words in them that say
    something. In a lead these say what happened, so that only its longest run counts.

    Source:
        The weights were chosen on 240 pairs of a corpus of rumours, read one by one (docs/algorithms.md, Phrases of a
        pair).
    """
    longest, said = 0.0, set[str]()
    passages = [*group_clauses(fragments)]
    is_lead = _is_lead([fragment for clauses in passages for fragment in clauses])
    for clauses in sorted(passages, key=lambda some: -sum(x.n_equal for x in some)):
        own = [(fragment, _own_words(fragment)) for fragment in clauses]
        longest = max(longest, *(_longest_run(x, pairs, settings) for x, pairs in own))
        if not is_lead:
            found = {_said(x, *pair) for x, pairs in own for pair in pairs} - {""}
            said |= found
            if len(found) >= settings.min_said:
                n_own = sum(len(pairs) for _, pairs in own)
                longest = max(longest, settings.run_density * n_own)
        weight = 1.0 if clauses[0].target.has_capitals else _SAID_WITHOUT_CAPITALS
        if longest + weight * len(said) >= settings.min_shared:
            return False
    return True


def _is_lead(fragments: Sequence[Fragment]) -> bool:
    """Whether all that fragments share stands where both articles begin, and not what follows: each tells the event there."""
    texts = fragments[0].source, fragments[0].target
    ends = [_lead_end(tokens) for tokens in texts]
    goes_on = all(end < len(tokens) for end, tokens in zip(ends, texts, strict=True))
    return goes_on and all(a < ends[0] and b < ends[1] for x in fragments for a, b in x.equal)


def _lead_end(tokens: Tokens) -> int:
    """Return the word behind the first sentence below the headline."""
    paragraphs = tokens.document.paragraphs
    below = (at for at, index in enumerate(tokens.paragraphs) if paragraphs[index].kind != "title")
    return tokens.spans[tokens.sentences[next(below, 0)]][1]


def names_only(fragments: Iterable[Fragment], settings: AttributeSettings) -> bool:
    """Whether fragments, quotations aside, hold names, grammar and few other words: the shortlist, the squad, the dead."""
    fragments = [*fragments]
    if not _may_be_names(fragments):
        return False
    own = [(x, pairs, _named(x, pairs)) for x in fragments if (pairs := _own_words(x))]
    n_names = sum(sum(flags) for _, _, flags in own)
    said = {
        _said(x, *pair)
        for x, pairs, flags in own
        for pair, is_named in zip(pairs, flags, strict=True)
        if not is_named
    } - {""}
    is_list = n_names >= max(_MIN_NAMES, _MIN_NAMED * sum(len(pairs) for _, pairs, _ in own))
    return is_list and len(said) <= max(settings.min_said - 1, _MAX_SAID_EACH * n_names)


def _may_be_names(fragments: Iterable[Fragment]) -> bool:
    """Whether a third of the equal words that neither side quotes may have a capital: a quick look, since most have none."""
    n_lower = n_upper = 0
    for fragment in fragments:
        source, target = fragment.source, fragment.target
        if _is_left_open(fragment):
            continue
        for x in (x for x in fragment.changes if x.tag == "equal"):
            n = x.b_end - x.b
            n_plain = target.plain.count(1, x.b, x.b_end)
            n_quoted = 2 * n - sum(
                tokens.speech.count(0, first, first + n)
                for tokens, first in ((source, x.a), (target, x.b))
            )
            n_upper += n - n_plain
            n_lower += max(n_plain - n_quoted, 0)
    return n_upper >= _MIN_NAMES and n_lower <= _MAX_ROLE_WORDS * n_upper


def is_mostly_quoted(fragments: Iterable[Fragment], settings: AttributeSettings) -> bool:
    """Whether nearly all that some fragments share is quoted by one side, however uncertain its marks are."""
    rows = [(len(_own_words(fragment)), fragment.n_equal) for fragment in fragments]
    n_own, n_equal = (sum(column) for column in zip(*rows, strict=True))
    return bool(n_own <= (1 - settings.min_speech) * n_equal)


def _own_words(fragment: Fragment) -> _Pairs:
    """Return the equal words that neither side quotes; who has no name spoke to one reporter only."""
    source, target = fragment.source, fragment.target
    if _is_left_open(fragment):
        return []
    spoken = shared_speech([fragment])
    own = [(a, b) for a, b in fragment.equal if b not in spoken and not source.quoted[a]]
    is_named = all(target.keys[b] not in class_of("anonymous") for _, b in own)
    return own if is_named else [*fragment.equal]


def _is_left_open(fragment: Fragment) -> bool:
    """Whether the first equal word stands behind such a mark on either side."""
    a, b = fragment.equal[0]
    return _is_opened(fragment.source, a) or _is_opened(fragment.target, b)


def _is_opened(tokens: Tokens, first: int) -> bool:
    """Whether a word stands behind a mark that nothing closes, so that it is not known to be quoted."""
    start = tokens.starts[first]
    return start > 0 and tokens.text[start - 1] in MARKS and not tokens.quoted[first]


def _said(fragment: Fragment, a: int, b: int) -> str:
    """Return the key of an equal word that says something: no name or grammar, and nothing that stands in any report."""
    target = fragment.target
    key = target.keys[b]
    if not target.told[b] or key in class_of("stock"):
        return ""
    is_lower = target.plain[b] or fragment.source.plain[a] or names.is_noun(target, b)
    return key if is_lower else ""


def _is_name(fragment: Fragment, a: int, b: int) -> bool:
    """Whether an equal word has the capital of a name on both sides, and not that of a headline or of a sentence."""
    return all(
        tokens.word(at)[:1].isupper()
        and tokens.keys[at] not in tokens.lower
        and names.has_names(tokens, at)
        for tokens, at in ((fragment.source, a), (fragment.target, b))
    )


def _named(fragment: Fragment, own: _Pairs) -> list[bool]:
    """Say of equal words which belong to names, with what somebody is between two of them: "British aid worker Ann Lee"."""
    flags = [_is_name(fragment, a, b) for a, b in own]
    for at in range(1, len(own) - 2):
        n_roles = next((n for n in range(_MAX_ROLE_WORDS + 1) if flags[at + n]), 0)
        behind = flags[at + n_roles : at + n_roles + 2]
        is_role = n_roles and flags[at - 1] and behind == [True, True]
        if is_role and all(_said(fragment, *pair) for pair in own[at : at + n_roles]):
            flags[at : at + n_roles] = [True] * n_roles
    return flags


def _n_counted(fragment: Fragment, run: _Pairs) -> int:
    """Count the words of a run, those of one name or office as one: both reports have it from whoever is called so."""
    named = _named(fragment, run)
    flags = [bool(fragment.target.official[b]) or named[at] for at, (_, b) in enumerate(run)]
    return len(run) - sum(one and other for one, other in pairwise(flags))


def _longest_run(fragment: Fragment, own: _Pairs, settings: AttributeSettings) -> int:
    """Count the words of the longest run in which enough is said."""
    longest, run = 0, _Pairs()
    for pair in [*own, (-1, -1)]:
        if run and pair != (run[-1][0] + 1, run[-1][1] + 1):
            n_said = len({_said(fragment, *one) for one in run} - {""})
            if n_said >= settings.min_said:
                n_telling = sum(fragment.target.telling[b] for _, b in run)
                n_counted = _n_counted(fragment, run)
                longest = max(longest, min(n_counted, _MAX_WORDS_EACH * n_telling))
            run = []
        run.append(pair)
    return longest
