"""Hedges: words that make a statement less sure, where they do."""

from __future__ import annotations

from newsdiff.language.tokens import Tokens
from newsdiff.language.wordlists import HEDGES, keys_of

_SEEMING = frozenset("appear appears appeared seem seems seemed".split())
"""Hedges before "to", "that", "as"; else somebody is seen somewhere."""
_OPINIONS = frozenset("believed thought".split())
"""Hedges behind a form of "be", or before "to"; else somebody believes or thinks."""
_REPORTED = frozenset("said understood rumoured rumored".split())
"""Hedges between a form of "be" and "to"; else somebody says or understands."""
_OPENING = frozenset("to that as like".split())
_BEING = frozenset("is are was were be been being it's he's she's they're widely also".split())
_CONDITIONS = frozenset("if whether unless until so where".split())
"""Behind these, who could do something was able to."""
_MAX_SUBJECT = 4
"""Words before "could" in which the conjunction of its clause stands."""
_NOT = frozenset(("not", "n't"))
UNIVERSAL = keys_of(
    """
    all every everyone everybody everything none nobody never always alle allen alles jeder jede jedes keine niemand nie immer
    tous toutes chaque aucun aucune jamais toujours todos todas cada ninguno ninguna nadie nunca siempre tutti tutte ogni nessuno
    nessuna mai sempre nenhum nenhuma ninguém geen elke iedereen nooit altijd wszyscy wszystkie wszystkich każdy żaden nigdy
    все всех каждый никто никогда всегда
    """
)
"""Words that say something of all, or of none."""
_APPROXIMATE = keys_of(
    "almost nearly virtually practically fast beinahe nahezu presque quasiment casi prácticamente quasi praticamente quase bijna vrijwel "
    "prawie niemal почти практически"
)
"""Words that make such a word a little less so: "almost every"."""


def is_hedge(tokens: Tokens, at: int) -> bool:
    """Whether a word makes its statement less sure.

    A capitalised "May" is a month or a name, "could not" and "couldn't" deny, "appeared in court" and "she thought
    so" are no hedges, "appeared to" and "is thought to" are; so is "almost" before "all" or "never".
    """
    key = tokens.keys[at]
    behind = tokens.keys[at + 1] if at + 1 < len(tokens) else ""
    if key in _APPROXIMATE:
        return behind in UNIVERSAL
    if (key not in HEDGES and key not in _REPORTED) or tokens.word(at) == "May":
        return False
    if key in _SEEMING:
        return behind in _OPENING
    if key in _OPINIONS or key in _REPORTED:
        signs = behind == "to", at > 0 and tokens.keys[at - 1] in _BEING
        return all(signs) if key in _REPORTED else any(signs)
    if key == "could":
        before = tokens.keys[max(at - _MAX_SUBJECT, 0) : at]
        return behind not in _NOT and _CONDITIONS.isdisjoint(before)
    return True
