"""What the script of a text does not show: where words end, and which of them are names.

In a script without blanks each letter is compared as a word; how many of them say what a word says is known here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAMPLE = 2000
"""Characters in which the script of a text shows."""
LETTER = re.compile(r"[^\W\d_]")
LETTERS = re.compile(r"[^\W\d_]+")
"""Letters in a row."""
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
SENTENCE_MARKS = frozenset(".!?…。！？।॥؟۔։።။។")
"""What ends a sentence: Latin, Chinese and Japanese, Indic, Arabic, Urdu, Armenian, Ethiopic, Burmese and Khmer marks."""
SIGNS_ABROAD = (
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff"
    "\u0e31\u0e34-\u0e4e\u0eb1-\u0ecd\u102b-\u103e\u17b4-\u17d3\u200c\u200d"
)
"""Signs inside words of other scripts than Latin, Greek and Cyrillic that are no letters for a regular expression, as what stands in its brackets."""
VOWEL_SIGNS = "\u0300-\u036f" + SIGNS_ABROAD
"""The same with the accents of all scripts."""
LETTER_RUN = re.compile(rf"[^\W\d]+(?:[{VOWEL_SIGNS}]+[^\W\d]*)*")
"""Letters that touch each other, with the signs in them."""
_MIN_UNMARKED = 5
"""Words of a Thai line that is a sentence: there a blank ends it, and the line."""
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
    letters: list[str] = LETTER.findall(sample)
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
    return 1.0 if sample.isascii() or not _UNSPACED.search(sample) else _letters_per_word(sample)


@lru_cache(maxsize=256)
def _letters_per_word(sample: str) -> float:
    """Count letters by their scripts; remembered, since a line is asked for its words and for its end."""
    n_han, n_kana, n_long, n_letters = (
        len(pattern.findall(sample)) for pattern in (_HAN, _KANA, _LONG, LETTER)
    )
    n_unspaced = n_han + n_kana + n_long
    if n_unspaced < _MIN_SHARE * max(n_letters, 1):
        return 1.0
    if n_long > n_han + n_kana:
        return LONG_LETTERS
    return KANA_LETTERS if n_kana >= _MIN_KANA * n_unspaced else HAN_LETTERS


def unspaced_words(text: str) -> int:
    """Return how many words a text says in a script without blanks; 0 in other scripts.

    Example:
        >>> unspaced_words("渡轮晚点了"), unspaced_words("The ferry was late.")
        (4, 0)
    """
    per_word = letters_per_word(text)
    return 0 if per_word == 1 else round(len(LETTER.findall(text)) / per_word)


def n_words(text: str) -> int:
    """Count the words of a line at its blanks, quickly, and so a lone dash as one; `tokenizing.count_words` is exact."""
    n = len(text.split())
    return n if text.isascii() else max(n, unspaced_words(text))


def unaccented(word: str) -> str:
    """Return a word in small letters without marks, as many write it in capitals or have no keys for it.

    Example:
        >>> unaccented("ΜΑΡΤΊΟΥ"), unaccented("KASIM"), unaccented("kasım"), unaccented("mis à jour")
        ('μαρτιου', 'kasim', 'kasim', 'mis a jour')
    """
    lower = word.casefold()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFD", lower.replace("ı", "i"))
    return "".join(part for part in parts if not unicodedata.combining(part))


_CASELESS = str.maketrans("ſıİ", "sii")
"""Letters that a pattern finds for others when it ignores case, though in lower case they stay what they are."""


def caseless(word: str) -> str:
    """Return a word in small letters, the same for all that a pattern that ignores case takes for each other.

    Example:
        >>> caseless("DIENſTAG"), caseless("Frıday"), caseless("Salı")
        ('dienstag', 'friday', 'sali')
    """
    return (word if word.isascii() else word.translate(_CASELESS)).lower()


def is_greek_question(text: str) -> bool:
    """Whether a text ends with the Greek question mark, which is a semicolon elsewhere.

    Example:
        >>> is_greek_question("Γιατί;"), is_greek_question("Why;")
        (True, False)
    """
    return text[-1:] in ";\u037e" and "\u0370" <= text[-2:-1] <= "\u03ff"


def is_unmarked_sentence(text: str) -> bool:
    """Whether a line is long enough for a sentence, in a script that has no mark for its end.

    Example:
        >>> is_unmarked_sentence("ช้างป่าตัวหนึ่งเดินเข้าร้านสะดวกซื้อใกล้เขาใหญ่เมื่อวันจันทร์"), is_unmarked_sentence("แชร์")
        (True, False)
    """
    return letters_per_word(text) == LONG_LETTERS and unspaced_words(text) >= _MIN_UNMARKED
