"""Two registers of prose: what addresses or binds anybody, and what tells of somebody.

Statutes, warnings, appeals, instructions and lines of help speak to the reader or of whoever it may concern: "anyone who", "you
can call", "shall not", "or". Reports tell what happened to people: "she had", "they were", verbs in the past. Closed classes
of each language, but for the few verbs with which the public is asked and told whom to turn to. Beside them the words by which
prose says what somebody or something is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.language.classes import class_of

_PAST = {
    code: re.compile(form)
    for code, form in {
        "en": r"[a-z]{2,}ed",
        "de": r"[a-zäöüß]{2,}(?:te|ten)|(?:\w{2})?ge[a-zäöüß]{2,}(?:t|en)",
        "fr": r"\w{2,}(?:é|ée|és|ées|ait|aient)",
        "es": r"\w{2,}(?:ó|aron|ieron|aba|aban|ía|ían)",
        "it": r"\w{2,}(?:ato|ata|ati|uto|uta|ava|avano|eva|evano)",
        "nl": r"[a-z]{3,}(?:te|ten|de|den)|ge[a-z]{3,}",
        "pl": r"\w+(?:ł|ła|ło|ły|li)",
        "pt": r"\w{2,}(?:ou|eu|iu|aram|eram|iram|ava|avam|iam)",
        "ru": r"\w+(?:л|ла|ло|ли)(?:ся|сь)?",
    }.items()
}
"""How regular verbs end in the past, with a few words that end so by chance."""
REGISTER_LANGUAGES = frozenset(_PAST)
"""Languages whose registers are known."""
_REGULAR = 0.5
"""What a word counts that ends so: about half of them are other words."""


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
