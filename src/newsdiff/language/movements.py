"""Movements: whether a figure rose or fell by a number, or to it."""

from __future__ import annotations

import re

_MOVING = re.compile(
    r"rose|rise[ns]?|rising|f[ea]ll(?:s|en|ing)?|drop\w*|climb\w*|increas\w*|decreas\w*|declin\w*|gr[eo]w\w*|shr[aiu]nk|jump\w*|plung\w*|slump\w*|"
    r"surg(?:e[ds]?|ing)|slid|sank|cut(?:s|ting)?|rais(?:e[ds]?|ing)|lower(?:s|ed|ing)?|reduc(?:e[ds]?|ing)|stieg\w*|gestiegen|steig\w*|s[aiu]nk\w*|gesunken|fiel\w*|fällt|gefallen|wuchs\w*|"
    r"wächst|erhöht\w*|senkte\w*|gesenkt|kürzte\w*|gekürzt|augment\w*|baiss\w*|diminu\w*|progress\w*|recul\w*|chut\w*|grimp\w*|tomb\w*|sub(?:ió|ieron|e|en)|"
    r"baj(?:ó|aron|a|an)|aument\w*|ca(?:yó|yeron|iu|íram|e)|creci\w*|disminuy\w*|sal(?:e|ito|iti|ita|ì)|sce(?:so|sa|si|nde)|cal(?:a|ato|ata|ò)|cresc\w*|"
    r"subi(?:u|ram)|recuou|ste(?:eg|gen)|stijgt|gestegen|daal\w*|gedaald|groei\w*|gegroeid|kromp\w*|вырос\w*|упал\w*|снизил\w*|увеличил\w*|сократил\w*|"
    r"повысил\w*|wzr(?:ósł|osł\w*)|spad(?:ł\w*|nie)|zwiększył\w*|zmniejszył\w*",
    re.IGNORECASE,
)
"""Words that say that a figure moved; what stands before the number says how far or how high."""
_MOVES = {
    "by": "by um de di del dell' un en em met на o",
    "to": "to auf à a al alla hasta para tot до do",
}
_MOVE_OF = {word: move for move, words in _MOVES.items() for word in words.split()}
_ABOUT = frozenset(
    "about around some roughly nearly almost just over rund etwa fast knapp environ près quelque unos casi circa quasi cerca ongeveer bijna около почти około prawie".split()
)
_ARTICLES = frozenset(("a", "an", "un", "una", "une", "ein", "einen", "een"))
REACH = 60
"""Characters before a number that hold the word for its movement."""
_SENTENCE_END = re.compile(r"[.;!?]\s")


def movement(before: str) -> tuple[str, int]:
    """Return how a number says that a figure moved, from what stands before it: `by` how much, or `to` what.

    Returns:
        The same, "" for neither; and how many characters at the end of the text say so.

    Example:
        >>> movement("sales fell to about "), movement("sales fell "), movement("talks moved to ")
        (('to', 9), ('by', 0), ('', 0))
    """
    sentence = _SENTENCE_END.split(before)[-1]
    words = list(re.finditer(r"\S+", sentence))
    while words and words[-1][0].lower() in _ABOUT:
        words.pop()
    if not words:
        return "", 0
    if len(words) > 1 and words[-1][0].lower() in _ARTICLES and words[-2][0].lower() in _MOVE_OF:
        words.pop()  # "by a fifth"
    *others, last = words
    if _MOVING.fullmatch(last[0]):
        return "by", 0
    move = _MOVE_OF.get(last[0].lower(), "")
    if move and any(_MOVING.fullmatch(word[0]) for word in others):
        return move, len(sentence) - last.start()
    return "", 0
