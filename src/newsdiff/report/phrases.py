"""Numbers, names and dates in words: the same in every format.

Names and texts of documents are passed through as they are; who shows them makes them printable.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from newsdiff.visible import is_address

_LETTER = re.compile(r"[^\W_]")
_OPENING = re.compile(r"(?:(?<=\s)|(?<=[(\[])|\A)[\"“„”](?=\S)")
_CLOSING = re.compile(r"[\"“”]")
"""Quotation marks before words, and the others."""

MAX_NAME = 60
"""Characters of the name of an outlet, of a title or of an id in a sentence; nearly all names of outlets are shorter."""
Names = Mapping[str, str]
"""What documents are called, by their ids."""


def page_link(url: str | None) -> str | None:
    """Return the address of a page to link to; None for everything that a browser would not open as one."""
    return url if url and is_address(url) else None


def percent(share: float) -> str:
    """Write a share as a percentage that claims "0 %" and "100 %" only where they are exact.

    Example:
        >>> [percent(share) for share in (0, 0.001, 0.619, 0.9999, 1)]
        ['0 %', '<1 %', '62 %', '99 %', '100 %']
    """
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "<1 %"
    return f"{99 if rounded == 100 and share < 1 else rounded} %"  # noqa: PLR2004  a percentage


def counted(n: int, noun: str) -> str:
    """Write a number with its noun.

    Example:
        >>> counted(1, "passage"), counted(1200, "passage")
        ('1 passage', '1,200 passages')
    """
    return f"{n:,} {noun if n == 1 else noun + 's'}"


def listed(items: Iterable[str]) -> str:
    """Join items as a sentence does.

    Example:
        >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
        ('a', 'a and b', 'a, b and c')
    """
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def paragraph_numbers(indexes: Iterable[int]) -> str:
    """Number paragraphs as people count them, from 1, neighbours as a range; data count the same ones from 0.

    Example:
        >>> paragraph_numbers([6, 7]), paragraph_numbers([0, 2, 3, 4])
        ('¶ 7-8', '¶ 1, 3-5')
    """
    ranges: list[list[int]] = []
    for number in (index + 1 for index in indexes):
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return f"¶ {', '.join('-'.join(map(str, ends)) for ends in ranges)}"


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Shorten ids to what is before the first underscore, where that distinguishes them.

    Example:
        >>> short_names(["000_bridge", "001_bridge", "wire_a", "wire_b"])
        {'000_bridge': '000', '001_bridge': '001', 'wire_a': 'wire_a', 'wire_b': 'wire_b'}
    """
    beginnings = {identifier: identifier.partition("_")[0] or identifier for identifier in ids}
    uses = Counter(beginnings.values())
    return {i: short if uses[short] == 1 else i for i, short in beginnings.items()}


def quoted_title(title: str, length: int) -> str:
    """Cut a title as `excerpt` does, and put it in quotation marks, those in it as single ones; empty where it is empty.

    Example:
        >>> quoted_title('"People drive": No visit', 40), quoted_title("Boat", 40), quoted_title("", 40)
        ('“‘People drive’: No visit”', '“Boat”', '')
    """
    inner = _CLOSING.sub("’", _OPENING.sub("‘", excerpt(title, length)))
    return f"“{inner}”" if inner else ""


def passage_excerpt(text: str, length: int) -> str:
    """Cut a passage as `excerpt` does, with an ellipsis in front where it begins inside a sentence of its article.

    Example:
        >>> passage_excerpt("the bridge will close, she said", 80), passage_excerpt("It closed.", 80)
        ('… the bridge will close, she said', 'It closed.')
    """
    letter = _LETTER.search(text)
    return f"{'… ' if letter and letter[0].islower() else ''}{excerpt(text, length)}"


def excerpt(text: str, length: int) -> str:
    """Cut a text at the end of a word, so that with its ellipsis it keeps to a length in characters.

    Example:
        >>> excerpt("The bridge will close in March.", 20), excerpt("The bridge", 20)
        ('The bridge will …', 'The bridge')
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    beginning = text[: length - 1]
    return f"{beginning.rpartition(' ')[0] or beginning[:-1]} …"
