"""The spellings of one outlet's name: with an article or without, with "News", as an address."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsdiff.language.folding import without_marks

_ARTICLE = re.compile(
    r"^(?:(?:der|die|das|le|la|les|el|los|las|il|lo|i|gli|o|a|os|as|de|het)\s|l['’])", re.IGNORECASE
)
"""An article that belongs to a name, "La Presse" and "Die Presse" are two; one of them alone is the same as "Presse"."""
_KIND = re.compile(
    f"(?<=...)(?:{'|'.join(map(without_marks, 'news online オンライン デジタル 電子版 电子版 온라인'.split()))})$"
)
"""What a broadcaster or a paper is called with or without; "Vale News" and "Vale Online" may be two."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""How addresses spell them."""


def outlet_spellings(outlets: Sequence[str | None]) -> dict[str | None, str]:
    """Choose for every outlet the spelling that most documents use, then the longest."""
    counts = Counter(outlet for outlet in outlets if outlet)
    keys = {name: _key(name) for name in counts}
    bare = {key: _plain_key(name) for name, key in keys.items()}
    n_bare = Counter(bare.values())
    of_one = {key for key in bare.values() if key in bare and n_bare[key] == 2}  # noqa: PLR2004  with it, and without
    keys = {name: bare[key] if bare[key] in of_one else key for name, key in keys.items()}
    best: dict[str, str] = {}
    for name in sorted(counts, key=lambda name: (-counts[name], -len(name), name)):
        best.setdefault(keys[name], name)
    return {name: best[keys[name]] for name in counts if best[keys[name]] != name}


def _key(name: str) -> str:
    """Fold the spellings of one outlet: "The Stennick Mail" and "www.stennickmail.example"."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?|(?:\.[a-z]{2,10}){1,2}$", "", name.casefold())
    bare = _without_initials(bare)
    letters = without_marks(bare.translate(_UMLAUTS)).replace("ı", "i")
    return re.sub(r"[\W_]+", "", letters).removeprefix("the") or name


def _without_initials(name: str) -> str:
    """Leave out initials in brackets behind a name: "velm evening post (vep)"; what else stands there may be a town."""
    whole, _, rest = name.partition(" (")
    is_short = len(rest) > 2 and rest == "".join(word[0] for word in whole.split()) + ")"  # noqa: PLR2004
    return whole if is_short else name


def _plain_key(name: str) -> str:
    """Return the key of an outlet without what it may be called with or without: "BBC News", "Die Presse"."""
    return _KIND.sub("", _key(_ARTICLE.sub("", name)))
