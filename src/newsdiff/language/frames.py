"""Frames: words of grammar before a noun that make it a fact of its own, whatever it is: a cause, a charge, an illness, a doer.

In 2,871 replacements of 1,500 real pairs nearly every noun that takes the place of another is another word for the same
("surgery", "operation"); behind these words none is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from newsdiff.language.keys import word_key

_CAUSES = """
because of; due to; owing to; as a result of; caused by; blamed on; triggered by; on suspicion of; on charges of;
accused of; suspected of; convicted of; guilty of; acquitted of; cleared of; charged with; arrested for; jailed for;
fined for; wanted for; sentenced for; died of; died from; dying of; suffering from; suffered from; diagnosed with;
treated for; tested for; recovering from; allergic to; made of; wegen; aufgrund; auf grund; infolge; verdacht der;
verdacht des; starb an; gestorben an; leidet an; litt an; erkrankt an; à cause de; à cause du; à cause des;
à cause d'; en raison de; en raison du; en raison des; en raison d'; dû à; due à; dus à; accusé de; accusée de;
soupçonné de; condamné pour; inculpé de; inculpé pour; atteint de; souffre de; souffrait de; a causa de; a causa del;
debido a; debido al; por culpa de; por culpa del; acusado de; acusada de; sospechoso de; condenado por; detenido por;
murió de; padece; padecía; a causa di; a causa del; a causa della; a causa dello; a causa dei; a causa delle;
a causa degli; per via di; per via del; per via della; per via delle; dovuto a; dovuta a; accusato di; accusata di;
sospettato di; condannato per; arrestato per; morto di; soffre di; por causa de; por causa da; por causa do;
por causa das; por causa dos; devido a; devido ao; devido à; devido às; devido aos; acusado de; acusada de;
suspeito de; condenado por; detido por; morreu de; sofre de; vanwege; wegens; door toedoen van; verdacht van;
beschuldigd van; veroordeeld voor; veroordeeld wegens; overleden aan; lijdt aan; leed aan; z powodu; wskutek;
na skutek; oskarżony o; oskarżona o; oskarżonego o; podejrzany o; podejrzana o; skazany za; zmarł na; choruje na;
debió a; debieron a; debe a; deben a; causado por; causada por; provocado por; provocada por; provoqué par; causé par;
provoquée par; causée par; causato da; causata da; provocato da; provocata da; causato dal; provocato dal; veroorzaakt door; ontstond door; ontstaan door; entstand durch; entstanden durch; verursacht durch; ausgelöst durch;
spowodowany przez; spowodowane przez; вызван; вызвана; вызвано; из-за; вследствие; по причине; в результате; обвинен в; обвиняется в; обвинению в; по подозрению в; осужден за;
умер от; страдает от
"""
"""What a cause, a charge or an illness stands behind, in nine languages."""
_DOERS = "by a; by an; von einem; von einer; par un; par une; por un; por una; da un; da una; por um; por uma; door een"
"""What somebody not named before stands behind who did something."""
_MAX_FRAME = 4
"""Words of the longest frame."""


@cache
def _frames() -> frozenset[tuple[str, ...]]:
    frames = f"{_CAUSES};{_DOERS}".split(";")
    return frozenset(tuple(map(word_key, frame.replace("-", " ").split())) for frame in frames)


def closes_frame(keys: Sequence[str]) -> bool:
    """Whether some words end with a frame.

    Example:
        >>> closes_frame("were late because of".split()), closes_frame("late of".split())
        (True, False)
    """
    return any(tuple(keys[-width:]) in _frames() for width in range(1, _MAX_FRAME + 1))
