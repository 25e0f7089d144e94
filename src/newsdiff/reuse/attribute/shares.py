"""What one source gives to a target: what was copied of it, and whether that shows any copying."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Literal

from newsdiff.language.tokens import Tokens, flag_words
from newsdiff.model import COPIED, Alteration, Direction, Verdict
from newsdiff.reuse.align.matches import Match
from newsdiff.reuse.attribute.background import is_background
from newsdiff.reuse.attribute.credit import credited
from newsdiff.reuse.attribute.facts import alterations
from newsdiff.reuse.attribute.forms import is_form
from newsdiff.reuse.attribute.fragments import Fragment, cut_at_paragraphs
from newsdiff.reuse.attribute.moved_values import with_moved_values
from newsdiff.reuse.attribute.namings import Naming, paragraph_at
from newsdiff.reuse.attribute.phrases import is_mostly_quoted, is_phrase, names_only
from newsdiff.reuse.attribute.standing import is_standing
from newsdiff.reuse.attribute.verdicts import (
    CopiedWords,
    count_copied,
    is_shared_speech,
    shared_speech,
    verdict,
)
from newsdiff.settings import AttributeSettings

_OF_MEANING = ("stance", "negation", "number", "name", "date", "place", "hedge", "attribution")
"""Alterations after which a paragraph is no longer verbatim."""


_LIFTED_UNNAMED = 2
"""How many times the share is asked in a script without capitals, where what is shared may be a name."""
_MAX_BACKGROUND = 0.4
"""Share of the words of either article that a sentence of background stays below."""
_FRAMED = 0.5
"""How many times the share of copied prose is asked beside which quotations are copied, too, where a paragraph has a quotation broken at
the same place by the same words; prose of other paragraphs."""
_MIN_FRAME = 2
"""Words of such a frame: "Ann Lee said"."""
_MIN_RETOLD = 3
"""Paragraphs in other words beside which a sentence of background came with them."""
UNKNOWN = Direction("unknown", 0.0)
"""Nothing says who was first."""


@dataclass(frozen=True, slots=True)
class SourceShare:
    """What one source gives to the target."""

    source: Tokens
    """Words of the source."""
    fragments: tuple[Fragment, ...]
    """Copied, edited and quoted fragments, in order of the target."""
    retold: tuple[Match, ...]
    """Sentences of the same content in other words or in another language (a: source, b: target)."""
    credited: tuple[Naming, ...]
    """Where the target names this source."""
    alone: Mapping[int, Verdict] = field(default_factory=dict)
    """Verdicts of the paragraphs that have words of this source, were it the only one."""
    commonplace: Literal["formula", "phrase"] | None = None
    """Why what both share, quotations aside, shows no copying: it is a set form, or a phrase; None where it does."""
    direction: Direction = UNKNOWN
    """Whether it was before the target."""

    @property
    def is_later(self) -> bool:
        """Whether it is known to be later than the target, so that nothing can have been taken from it."""
        return self.direction.verdict == "target-first"

    @property
    def is_lone(self) -> bool:
        """Whether all that the source gives is in one paragraph of the target, and too loose there to be copied, quoted or told in other words."""
        return not self.retold and [*self.alone.values()] == ["original"]

    def copied(self, ledger: Mapping[int, Verdict]) -> list[Fragment]:
        """Return the fragments in paragraphs of the target with a copied verdict."""
        if self.commonplace:
            return []
        return [
            fragment
            for fragment in self.fragments
            if ledger[fragment.target.paragraphs[fragment.first]] in COPIED
        ]

    def n_copied(self, ledger: Mapping[int, Verdict]) -> int:
        """Count the words of the target inside its copied passages, each once."""
        copied = ((f.first, f.last) for f in self.copied(ledger))
        return flag_words(max((f.last for f in self.fragments), default=0), copied).count(1)


def source_share(
    source: Tokens,
    target: Tokens,
    matches: Sequence[Match],
    settings: AttributeSettings,
    *,
    judges_forms: bool = True,
) -> SourceShare:
    """Sort what a source gives to a target, with the places that credit it (matches of a: source, b: target).

    The verdicts of a set form are left out where nobody asks for them.
    """
    edited = [match for match in matches if match.changes]
    fragments = cut_at_paragraphs(edited, source, target, settings.max_edge_words)
    form = is_form(fragments, settings)
    item = SourceShare(
        source,
        tuple(fragments),
        () if form else tuple(match for match in matches if not match.changes),
        tuple(credited(target, source) if matches and not form else ()),
        commonplace="formula" if form else None,
    )
    if form and not judges_forms:
        return item
    item = replace(item, alone=copied_verdicts(target, [item], settings))
    copied = item.copied(item.alone)
    is_turn = _is_turn_of_phrase(item, settings)
    shared = copied or (item.fragments if item.is_lone or is_turn else ())
    if not shared or _is_credited(item, shared):  # who names the source has read it there
        return item
    if is_turn or _is_phrase(item, shared, settings):
        return replace(item, commonplace="phrase")
    if not copied:
        return item
    if is_standing(copied, settings):
        return replace(item, commonplace="formula", credited=())
    n_used, n_copied = copied_words(item)
    is_small = max(n_used / len(source), n_copied / len(target)) < _MAX_BACKGROUND
    is_alone = is_small and _n_retold(item, target) < _MIN_RETOLD
    return replace(item, commonplace="phrase") if is_alone and is_background(copied) else item


def _is_turn_of_phrase(item: SourceShare, settings: AttributeSettings) -> bool:
    """Whether all that a source gives are few words that one of the two alone puts in marks: "It's a good idea to double check"."""
    n_equal = sum(fragment.n_equal for fragment in item.fragments)
    is_quote = "quote" in item.alone.values() and not item.retold
    is_small = is_quote and n_equal < settings.min_shared and not item.copied(item.alone)
    return is_small and not any(map(_is_quoted_by_both, item.fragments))


def _n_retold(item: SourceShare, target: Tokens) -> int:
    """Count the paragraphs of the target that tell in other words what the source tells."""
    return len({target.paragraphs[match.b] for match in item.retold})


def _is_phrase(item: SourceShare, copied: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether what is copied of a source is no more than a phrase, and but a small part of both articles, or names only."""
    target = copied[0].target
    if target.has_capitals and names_only(copied, settings):
        return True
    if not is_phrase(copied, settings):
        return False
    n_used, n_copied = copied_words(item)
    share = max(n_used / len(item.source), n_copied / len(target))
    least = settings.min_lifted if target.has_capitals else _LIFTED_UNNAMED * settings.min_lifted
    return share < least or min(n_used, n_copied) < settings.min_lifted_words


def _is_credited(item: SourceShare, fragments: Sequence[Fragment]) -> bool:
    """Whether a sentence of the target names the source in a paragraph that has words of it."""
    target = fragments[0].target
    named = [paragraph_at(target.document, naming.start) for naming in _named_in_sentences(item)]
    indexes = {paragraph.index for paragraph in named if paragraph}
    return any(target.paragraphs[fragment.first] in indexes for fragment in fragments)


def copied_verdicts(
    target: Tokens, sources: Sequence[SourceShare], settings: AttributeSettings
) -> dict[int, Verdict]:
    """Return the verdicts of the paragraphs that have words of a source, by index, without writing a ledger.

    Facts are not looked at, so an edited paragraph may be called verbatim; both are copied.
    """
    judged = judge_paragraphs(target, sources, settings)
    return {index: paragraph.verdict for index, paragraph in judged.items()}


def with_facts(item: SourceShare, settings: AttributeSettings) -> SourceShare:
    """Say what facts the fragments of a source change; a set form has its own."""
    if item.commonplace == "formula":
        return item
    fragments = [replace(x, alterations=alterations(x, settings)) for x in item.fragments]
    return replace(item, fragments=with_moved_values(fragments))


@dataclass(frozen=True, slots=True)
class JudgedParagraph:
    """What copied passages say of a paragraph of the target."""

    chosen: Sequence[tuple[SourceShare, Fragment]]
    copied: CopiedWords
    verdict: Verdict
    is_phrase: bool = False
    """Whether it would be copied, if what both share were no phrase."""


NOT_JUDGED = JudgedParagraph((), CopiedWords(0, 0, 0, is_passage=False), "original")


def judge_paragraphs(
    target: Tokens, sources: Sequence[SourceShare], settings: AttributeSettings
) -> dict[int, JudgedParagraph]:
    """Name the paragraphs that have words of a source, by index."""
    chosen = _choose(target, sources)
    is_lifted = cache(partial(_is_lifted, target, chosen, settings))
    inside = defaultdict[int, list[tuple[SourceShare, Fragment]]](list)
    for item, fragment in chosen:
        inside[target.paragraphs[fragment.first]].append((item, fragment))
    judged = {}
    for index, some in inside.items():
        own = [pair for pair in some if not pair[0].commonplace]
        words, fragments = target.ranges[index], [fragment for _, fragment in own or some]
        copied = count_copied(fragments, words, settings, _naming_words(target, own))
        is_altered = any(_is_of_meaning(a) for fragment in fragments for a in fragment.alterations)
        named = verdict(copied, settings, is_altered=is_altered)
        is_framed = named == "verbatim" and _is_framed(target, words)
        # Words that anybody uses, and one alone puts in marks, neither has from a third party.
        may_quote = bool(own) or any(map(_is_quoted_by_both, fragments))
        is_speech = may_quote and is_shared_speech(fragments, words, target, settings)
        if is_speech and not is_lifted(is_framed):
            named = "quote"
        elif not own and named != "original":
            if any(item.commonplace == "formula" for item, _ in some):
                named = "formula"
            elif may_quote and (
                is_mostly_quoted(fragments, settings) or _quotes(fragments, settings)
            ):
                named = "quote"
            else:
                judged[index] = JudgedParagraph(some, copied, "original", is_phrase=True)
                continue
        judged[index] = JudgedParagraph(own or some, copied, named)
    return judged


def _is_lifted(
    target: Tokens,
    chosen: Sequence[tuple[SourceShare, Fragment]],
    settings: AttributeSettings,
    is_framed: bool,  # noqa: FBT001  `cache` knows it by its place
) -> bool:
    """Whether so much of the target's prose is copied that its quotations came along; less will do for one in the frame of the source."""
    own = [pair for pair in chosen if not pair[0].commonplace]
    if _prose_share(target, own) >= settings.min_prose_share:
        return True
    around = [pair for pair in own if not shared_speech([pair[1]])]
    return is_framed and _prose_share(target, around) >= _FRAMED * settings.min_prose_share


def _is_framed(target: Tokens, words: tuple[int, int]) -> bool:
    """Whether a paragraph breaks a quotation to say who spoke."""
    quoted = target.quoted[slice(*words)]
    return 0 in quoted.strip(b"\0") and quoted.count(0) >= _MIN_FRAME


def _naming_words(target: Tokens, some: Iterable[tuple[SourceShare, Fragment]]) -> set[int]:
    """Return the words of the target that name the sources of some fragments in a sentence."""
    namings = {naming for item, _ in some for naming in _named_in_sentences(item)}
    return {
        at
        for naming in namings
        for at in range(
            bisect_left(target.starts, naming.start), bisect_left(target.starts, naming.end)
        )
    }


def _named_in_sentences(item: SourceShare) -> list[Naming]:
    """Return where the target names a source itself, not an agency, in a sentence and not in a signature."""
    return [naming for naming in item.credited if naming.is_own and not naming.is_signature]


def _is_of_meaning(altered: Alteration) -> bool:
    """Whether an alteration changes what is said; marks around words that stayed do not."""
    return altered.kind in _OF_MEANING or (
        altered.kind == "quotation" and altered.quotation_marks is None
    )


def _is_quoted_by_both(fragment: Fragment) -> bool:
    """Whether both sides put shared words in marks."""
    return any(fragment.target.speech[b] and fragment.source.speech[a] for a, b in fragment.equal)


def _quotes(fragments: Sequence[Fragment], settings: AttributeSettings) -> bool:
    """Whether a quotation is among what is shared, with the words around it."""
    return len(shared_speech(fragments)) >= settings.min_quote_words


def _choose(target: Tokens, sources: Sequence[SourceShare]) -> list[tuple[SourceShare, Fragment]]:
    """Choose the fragments to show, a word of the target explained once.

    Longest first, of several alike that of the first source; behind them what only a later article has, and set forms last.
    A fragment is dropped when those before it already explain half of its words.
    """
    everything = [(item, fragment) for item in sources for fragment in item.fragments]
    everything.sort(
        key=lambda pair: (
            pair[0].commonplace is not None,
            pair[0].is_later,
            -pair[1].n_equal,
            pair[1].first,
        )
    )
    taken = bytearray(len(target))
    chosen = []
    for item, fragment in everything:
        if 2 * taken.count(1, fragment.first, fragment.last) >= fragment.n_target:
            continue
        taken[fragment.first : fragment.last] = b"\1" * fragment.n_target
        chosen.append((item, fragment))
    return sorted(chosen, key=lambda pair: (pair[1].first, pair[1].last))


def _prose_share(target: Tokens, chosen: Sequence[tuple[SourceShare, Fragment]]) -> float:
    """Share of the target's prose, quoted speech aside, that is copied."""
    speech = shared_speech(fragment for _, fragment in chosen)
    copied = {at for _, fragment in chosen for _, at in fragment.equal} - speech
    n_copied = sum(not target.quoted[at] for at in copied)
    n_prose = target.quoted.count(0) - sum(not target.quoted[at] for at in speech)
    return n_copied / max(n_prose, 1)


def copied_words(item: SourceShare) -> tuple[int, int]:
    """Count the words of a source that were copied, and the words of the target inside copied passages.

    These are the counts of the ledger that has this one source.
    """
    return used_words(item, item.alone).count(1), item.n_copied(item.alone)


def used_words(item: SourceShare, ledger: Mapping[int, Verdict]) -> bytearray:
    """Flag the words of a source that were copied."""
    copied = (x for fragment in item.copied(ledger) for x in fragment.changes if x.tag == "equal")
    return flag_words(len(item.source), ((x.a, min(x.a_end, x.a + x.b_end - x.b)) for x in copied))
