"""Two registers of prose: what addresses or binds anybody, and what tells of somebody.

Statutes, warnings, appeals, instructions and lines of help speak to the reader or of whoever it may concern: "anyone who", "you
can call", "shall not", "or". Reports tell what happened to people: "she had", "they were", verbs in the past. Closed classes
of each language, but for the few verbs with which the public is asked and told whom to turn to. Beside them the words by which
prose says what somebody or something is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from newsdiff.language.classes import class_of


def _endings(forms: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """Compile how words end, by language."""
    return {code: re.compile(form) for code, form in forms.items()}


_PAST = _endings(
    {
        "en": r"[a-z]{2,}ed",
        "de": r"[a-zäöüß]{2,}(?:te|ten)|(?:\w{2})?ge[a-zäöüß]{2,}(?:t|en)",
        "fr": r"\w{2,}(?:é|ée|és|ées|ait|aient)",
        "es": r"\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían)",
        "it": r"\w{2,}(?:ato|ata|ati|uto|uta|ava|avano|eva|evano)",
        "nl": r"[a-z]{3,}(?:te|ten|de|den)|ge[a-z]{3,}",
        "pl": r"\w+(?:ł|ła|ło|ły|li)",
        "pt": r"\w{2,}(?:ou|eu|iu|aram|eram|iram|ava|avam|iam)",
        "ru": r"\w+(?:л|ла|ло|ли)(?:ся|сь)?",
    }
)
"""How regular verbs end in the past, with a few words that end so by chance."""
REGISTER_LANGUAGES = frozenset(_PAST)
"""Languages whose registers are known."""
_REGULAR = 0.5
"""What a word counts that ends so: about half of them are other words."""

_WE = _endings(
    {
        "es": r"\w{3,}[aei]mos",
        "pt": r"\w{3,}[aei]mos",
        "it": r"\w{2,}iamo",
        "pl": r"\w{2,}(?:emy|amy|imy|ymy)",
        "cs": r"\w{3,}(?:eme|ame|ime)",
        "ro": r"avem|suntem|\w{3,}(?:im|em|am)",
        "hu": r"\w{3,}(?:unk|juk)\w{0,4}",
        "uk": r"\w{3,}(?:емо|имо)",
        "": r"\w{3,}(?:mme|[ıiuu]m[ıiu]z\w{0,4}|[ıiu]yoruz|[αεουη]με|μαστε|eme|ame|unk(?:et|at|ban|ben)?|نا)",
    }
)
"""How verbs end that say "we" without the word, and nouns that say "our"; last of languages without a stop list."""
_MIN_TOLD = 1.0
"""What speaks for telling, above what speaks for addressing; of boxes that ask the reader for something, on the labelled pages, prose
without ©, about one in a hundred has as much."""
WE_LANGUAGES = tuple(_WE)
"""Languages of which such endings are known."""


def says_we(keys: Collection[str], code: str) -> bool:
    """Whether a word says "we" or "our", as a pronoun or by its ending; with "" for a language, in one without a stop list.

    Example:
        >>> says_we(["oggi", "abbiamo", "bisogno"], "it"), says_we(["aveva", "bisogno"], "it"), says_we(["our", "work"], "")
        (True, False, True)
    """
    form = _WE.get(code)
    by_ending = form is not None and any(map(form.fullmatch, keys))
    return by_ending or not class_of("outlet", code or None).isdisjoint(keys)


def tells(keys: Iterable[str], code: str) -> bool:
    """Whether more words tell of somebody than address or bind anybody, in a language of which that is known."""
    if code not in REGISTER_LANGUAGES:
        return False
    addressing, telling = count_registers(keys, code)
    return telling - addressing >= _MIN_TOLD


def count_registers(keys: Iterable[str], code: str) -> tuple[int, float]:
    """Count the words that address or bind anybody or are a newsroom's own, and weigh those that tell of somebody, in a known language."""
    addressing, stock, told = (
        class_of("addressing readers", code) | class_of("enacting", code),
        class_of("stock"),
        class_of("telling", code),
    )
    n_addressing, telling = 0, 0.0
    for key in keys:
        if key in addressing:
            n_addressing += 1
            continue
        n_addressing += key in stock
        if key in told:
            telling += 1
        elif _PAST[code].fullmatch(key):
            telling += _REGULAR
    return n_addressing, telling
