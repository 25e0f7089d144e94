"""What the script of a text does not show: where words end, and which of them are names.

In a script without blanks each letter is compared as a word; how many of them say what a word says is known here.
"""

from __future__ import annotations

import re

_SAMPLE = 2000
"""Characters in which the script of a text shows."""
_LETTER = re.compile(r"[^\W\d_]")
_PLAIN = re.compile("[A-Za-z]")
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_HAN = re.compile("[\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LONG = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
"""Letters of Thai, Lao, Burmese and Khmer."""
_UNSPACED = re.compile("|".join(script.pattern for script in (_KANA, _HAN, _LONG)))
_GEORGIAN = frozenset(map(chr, range(0x10D0, 0x1100)))
"""Letters whose capitals are for headlines only."""
_MIN_SHARE = 0.5
"""Share of such letters from which a text is one of theirs."""
_MIN_KANA = 0.2
"""Share of them in kana from which it is Japanese."""
HAN_LETTERS, KANA_LETTERS, LONG_LETTERS = 1.35, 1.65, 3.9
"""Letters for each word of an English translation, of five own Chinese paragraphs (1.24 to 1.41), five Japanese (1.52 to 1.89) and
four Thai ones (3.0 to 4.7)."""


def has_capitals(text: str) -> bool:
    """Whether a text is in a script with capitals, so that names can be known from other words.

    Example:
        >>> has_capitals("The ferry was late."), has_capitals("تأخرت العبارة"), has_capitals("페리가 늦었다")
        (True, False, False)
    """
    sample = text[:_SAMPLE]
    if sample.isascii():
        return True
    letters: list[str] = _LETTER.findall(sample)
    if 2 * len(_PLAIN.findall(sample)) >= len(letters):  # a quick look
        return True
    n_cased = sum(
        letter.lower() != letter.upper() and letter not in _GEORGIAN for letter in letters
    )
    return 2 * n_cased >= len(letters)


def letters_per_word(text: str) -> float:
    """Return how many letters of a text say what a word says in a script with blanks; 1 in those.

    Example:
        >>> letters_per_word("The ferry was late."), letters_per_word("渡轮晚点了"), letters_per_word("フェリーは遅れた")
        (1.0, 1.35, 1.65)
    """
    sample = text[:_SAMPLE]
    if sample.isascii() or not _UNSPACED.search(sample):
        return 1.0
    n_han, n_kana, n_long, n_letters = (
        len(pattern.findall(sample)) for pattern in (_HAN, _KANA, _LONG, _LETTER)
    )
    n_unspaced = n_han + n_kana + n_long
    if n_unspaced < _MIN_SHARE * max(n_letters, 1):
        return 1.0
    if n_long > n_han + n_kana:
        return LONG_LETTERS
    return KANA_LETTERS if n_kana >= _MIN_KANA * n_unspaced else HAN_LETTERS
