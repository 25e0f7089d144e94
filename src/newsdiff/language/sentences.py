"""Sentences by Punkt with our own abbreviations; nothing is trained and nothing downloaded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import whitespace
from typing import Any

from newsdiff.language import nltk_subset
from newsdiff.language.calendars import MONTHS
from newsdiff.language.remembering import remembered

# Titles, ranks, companies, calendar and references in English, German, French and Spanish, lower case,
# without their last full stop.
_ABBREVIATIONS = (
    "mr mrs ms mx dr prof rev hon fr sr jr st sgt lt col gen maj capt cmdr adm gov sen rep pres supt det insp messrs mt ft "
    "inc ltd co corp bros plc llc vs v etc approx est dept assn univ ave blvd rd fig vol pp ed eds cf al op cit ca "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "u.s u.k u.n e.u u.s.a d.c n.y l.a a.m p.m e.g i.e ph.d b.a m.a m.d q.v b.c a.d "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex "
    "vt va wash wis wyo "
    "z.b d.h u.a bzw usw ggf evtl inkl zzgl vgl abs nr str bspw sog hrsg jh mio mrd tsd st.gallen o.ä u.ä i.d.r "
    "dipl ing hr frl geb gest "
    "m mm mme mlle mgr av env p.ex c.-à-d art "
    "d dña sra srta ud uds vd ee.uu aprox núm pág pdte dpto avda gral"
).split()

_ABBREVIATION_SET = frozenset(_ABBREVIATIONS)

# After an abbreviation a sentence begins only with one of these.
_STARTERS = (
    "the he she it they we but and in on at this that these those when while after before if although however there "
    "his her their its our for as what why how who der die das er sie es wir ein eine im am aber und le la les il elle ils "
    "elles un une mais et el los las ella ellos pero y then mr mrs ms"
).split()

_CLOSERS = "\"'”’»“›)\\]}"
_CLOSING = re.compile(r"[”’»)\]}]+[.,]?")
_PLAIN_END = re.compile(r"([^\W\d_]{2,})(?:\.(?:\s+\S|[?!)\"”’»“›;}\]*:@'({\[])|[?!]\s+\S)")
"""A word of letters alone, its end, and what follows: an end for Punkt, unless it is an abbreviation."""
_MARK = re.compile(r"[.?!…。！？]")
_PLAIN_REST = re.compile(rf"[\"”’»]?\s+(?=[^\s{_CLOSERS}.?!…])")
"""What is behind an end that Punkt sees as we do."""
_REST = re.compile(r"(?![^\w\s]{0,3}\Z)[\W_]")
"""What is behind anything that Punkt may call an end."""
_ROW = re.compile(r"(?:[.?!…。！？][^\w.?!…。！？]*){10,}")
"""Marks in a row: no sentence, and Punkt looks at each of them again for every one before it."""
_WIDE_END = re.compile(r"[。！？]+(?:[」』”’）》】]+(?=\s|\Z))?(?![」』”’）》】。！？])")
"""An end of Chinese and Japanese, which need no space behind it; none before a closing mark after which the sentence
goes on, as in 「…。」と述べた."""
_REACH = 24  # characters before an end that show what it is
_VISIBLE = re.compile(r"\w")
_NUMBERED = re.compile(r"(?:\b(?:No|Nos|Nr|Art|p|Rs)\.|\bn[°º]\.?)\s*$")
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.\s*$")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a paragraph into sentences.

    Args:
        text: The text of the document.
        start: First character of the paragraph.
        end: Character after its last one.

    Returns:
        Half-open spans in order, without whitespace at their ends. They hold every visible character of
        the paragraph; one that breaks nowhere is one sentence, an empty one gives none.

    Source:
        Kiss, Strunk, "Unsupervised Multilingual Sentence Boundary Detection", Computational Linguistics
        32(4), 2006, as implemented in nltk, with given instead of learned parameters.

    Example:
        >>> text = "“Not so.” Mr. Hall paid $1.5 million in the U.S. He left."
        >>> [text[a:b] for a, b in sentences(text, 0, len(text))]
        ['“Not so.”', 'Mr. Hall paid $1.5 million in the U.S.', 'He left.']
    """
    return [(start + a, start + b) for a, b in _split(text[start:end])]


_LONGEST = 4_000
"""Characters of a paragraph that is remembered: nearly all are shorter, and 2,000 of these take 8 MB."""


@remembered(1 << 11, longest=_LONGEST)  # copied paragraphs come again and again
def _split(part: str) -> tuple[tuple[int, int], ...]:
    """Split a paragraph that stands alone."""
    spans: list[tuple[int, int]] = []
    for a, b in _pieces(part):
        # Punkt leaves a closing quote to the next sentence where no space follows it.
        if spans and (closing := _CLOSING.match(part, a, b)):
            a = closing.end()  # noqa: PLW2901  the span begins behind it
            spans[-1] = (spans[-1][0], a)
        if spans and _continues(part, spans[-1][0], a, b):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return tuple(_trimmed(part, spans))


def _pieces(part: str) -> Iterator[tuple[int, int]]:
    """Split a paragraph as Punkt does, and at the ends of scripts without spaces."""
    first = 0
    for end in _WIDE_END.finditer(part):
        yield from _spaced(part, first, end.end())
        first = end.end()
    yield from _spaced(part, first, len(part))


def _spaced(part: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Split a piece at ends with a space behind them: behind plain words directly, which is ten times as fast.

    What Punkt says of an end depends on the words on both sides only.
    """
    is_plain = True
    for mark in _MARK.finditer(part, first, last):
        at = mark.start()
        before = part[max(first, at - _REACH) : at]
        word = before[before.rfind(" ") + 1 :].lstrip("\"“‘'(")
        rest = _PLAIN_REST.match(part, at + 1, last)
        is_known = len(word) > 1 and word.isalpha() and word.lower() not in _ABBREVIATION_SET
        if rest and is_known and part[at] in ".?!":
            yield from _punkt(part, first, rest.end(), is_plain=is_plain)
            first, is_plain = rest.end(), True
        elif _REST.match(part, at + 1, last):
            is_plain = False
    yield from _punkt(part, first, last, is_plain=is_plain)


def _punkt(part: str, first: int, last: int, *, is_plain: bool) -> Iterator[tuple[int, int]]:
    """Split a piece that may hold other ends."""
    if is_plain:
        yield first, last
    else:
        begin = first
        for row in (*_ROW.finditer(part, first, last), None):
            end = row.start() if row else last
            for a, b in _tokenizer().span_tokenize(part[begin:end]):
                yield begin + a, begin + b
            if row:
                yield row.span()
                begin = row.end()


def _continues(part: str, start: int, a: int, b: int) -> bool:
    """Whether what Punkt takes for a new sentence [a, b) goes on with the one before, from `start` on."""
    first = part[a : min(a + _REACH, b)].lstrip("\"'“‘„«([— –-")[:1]
    if first.islower() or not _VISIBLE.search(part, start, a) or not _VISIBLE.search(part, a, b):
        return True
    before = part[max(start, a - _REACH) : a]
    if first.isdigit() and _NUMBERED.search(before):
        return True
    if not _ORDINAL.search(before):
        return False
    word = re.compile(r"[^\W\d_]+").match(part, a, b)
    return bool(word and word[0].casefold() in MONTHS)


def _trimmed(part: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut whitespace off both ends of every span and leave out the empty ones."""
    result = []
    for a, b in spans:
        piece = part[a:b]
        if stripped := piece.strip():
            begin = a + piece.index(stripped)
            result.append((begin, begin + len(stripped)))
    return result


def _word(punkt: Any) -> Any:  # noqa: ANN401  nltk has no types
    """Return the class of a word, with plain patterns.

    nltk runs its patterns under a clock, which takes more time than they do; each of them takes time that is linear in the words
    around an end. Its attributes are private, but it says that other languages override them.
    """

    class _Word(punkt.PunktToken):  # type: ignore[misc]
        """A word with plain patterns."""

        _RE_ELLIPSIS = re.compile(r"\.\.+$")
        _RE_NUMERIC = re.compile(r"^-?[\.,]?\d[\d,\.-]*\.?$")
        _RE_INITIAL = re.compile(r"[^\W\d]\.$")
        _RE_ALPHA = re.compile(r"[^\W\d]+$")

    return _Word


def _language(punkt: Any) -> Any:  # noqa: ANN401  nltk has no types
    """Return Punkt's rules with the closing quotes of the news, in plain patterns as well."""

    class _Language(punkt.PunktLanguageVars):  # type: ignore[misc]
        """Punkt's rules with the closing quotes of the news."""

        def __init__(self) -> None:
            parts = {
                "NonWord": self._re_non_word_chars,
                "MultiChar": self._re_multi_char_punct,
                "WordStart": self._re_word_start,
                "SentEndChars": self._re_sent_end_chars,
            }
            self._re_word_tokenizer = re.compile(self._word_tokenize_fmt % parts, re.VERBOSE)
            self._re_period_context = re.compile(self._period_context_fmt % parts, re.VERBOSE)

        sent_end_chars = (".", "?", "!", "…", "。", "！", "？")
        re_boundary_realignment = re.compile(
            rf"(?<![{_CLOSERS}])[{_CLOSERS}]++(?:\s++|(?=--)|$)", re.MULTILINE
        )
        _re_non_word_chars = r"(?:[?!)\"”’»“›;}\]\*:@\'\({\[])"

    return _Language()


@cache
def _tokenizer() -> Any:  # noqa: ANN401  nltk has no types
    """Build the tokenizer once."""
    with nltk_subset.importable():
        from nltk.tokenize import punkt

    @remembered(1 << 14)  # what is on both sides of an end comes again: "Mr. Hall"
    def ends(text: str) -> bool:
        return bool(punkt.PunktSentenceTokenizer.text_contains_sentbreak(found, text))

    class _Sentences(punkt.PunktSentenceTokenizer):  # type: ignore[misc]
        """Punkt with a short way to its usual answer: most ends follow a plain word."""

        def text_contains_sentbreak(self, text: str) -> bool:
            word = _PLAIN_END.match(text)
            if word and word[1].lower() not in self._params.abbrev_types:
                return True
            return ends(text)

        def _get_last_whitespace_index(self, text: str) -> int:
            return max(0, *map(text.rfind, whitespace))

    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATION_SET)
    parameters.sent_starters = set(_STARTERS)
    found = _Sentences(parameters, lang_vars=_language(punkt), token_cls=_word(punkt))
    return found
