"""Sentences by Punkt with our own abbreviations; nothing is trained and nothing downloaded."""

from __future__ import annotations

import re
from functools import cache
from string import whitespace
from typing import Any

from newsdiff.language import dates, nltk_subset

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
_VISIBLE = re.compile(r"\w")
_NUMBERED = re.compile(r"(?:\b(?:No|Nos|Nr|Art|p|Rs)\.|\bn[°º]\.?)$")
_ORDINAL = re.compile(r"(?<![\d.,])\d{1,2}\.$")


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
    part = text[start:end]
    spans: list[tuple[int, int]] = []
    for a, b in _tokenizer().span_tokenize(part):
        # Punkt leaves a closing quote to the next sentence where no space follows it.
        if spans and (closing := _CLOSING.match(part, a, b)):
            a = closing.end()  # noqa: PLW2901  the span begins behind it
            spans[-1] = (spans[-1][0], a)
        if spans and _continues(part[spans[-1][0] : spans[-1][1]], part[a:b]):
            spans[-1] = (spans[-1][0], b)
        else:
            spans.append((a, b))
    return [(start + a, start + b) for a, b in _trimmed(part, spans)]


def _continues(before: str, after: str) -> bool:
    """Whether what Punkt takes for a new sentence goes on with the one before."""
    before = before.rstrip()
    first = after.lstrip("\"'“‘„«([— –-")[:1]
    if first.islower() or not _VISIBLE.search(before) or not _VISIBLE.search(after):
        return True
    if _NUMBERED.search(before) and first.isdigit():
        return True
    word = re.match(r"[^\W\d_]+", after)
    return bool(_ORDINAL.search(before) and word and word[0].casefold() in dates.MONTHS)


def _trimmed(part: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut whitespace off both ends of every span and leave out the empty ones."""
    result = []
    for a, b in spans:
        piece = part[a:b]
        if stripped := piece.strip():
            begin = a + piece.index(stripped)
            result.append((begin, begin + len(stripped)))
    return result


@cache
def _tokenizer() -> Any:  # noqa: ANN401  nltk has no types
    """Build the tokenizer once."""
    with nltk_subset.importable():
        from nltk.tokenize import punkt

    class _Language(punkt.PunktLanguageVars):  # type: ignore[misc]
        """Punkt's rules with the closing quotes of the news."""

        sent_end_chars = (".", "?", "!", "…", "。", "！", "？")
        re_boundary_realignment = re.compile(rf"[{_CLOSERS}]+?(?:\s+|(?=--)|$)", re.MULTILINE)
        _re_non_word_chars = r"(?:[?!)\"”’»“›;}\]\*:@\'\({\[])"

    class _Sentences(punkt.PunktSentenceTokenizer):  # type: ignore[misc]
        """Punkt with a short way to its usual answer: most ends follow a plain word."""

        def text_contains_sentbreak(self, text: str) -> bool:
            word = _PLAIN_END.match(text)
            if word and word[1].lower() not in self._params.abbrev_types:
                return True
            return bool(super().text_contains_sentbreak(text))

        def _get_last_whitespace_index(self, text: str) -> int:
            return max(0, *map(text.rfind, whitespace))

    parameters = punkt.PunktParameters()
    parameters.abbrev_types = set(_ABBREVIATIONS)
    parameters.sent_starters = set(_STARTERS)
    return _Sentences(parameters, lang_vars=_Language())
