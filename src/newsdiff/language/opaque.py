"""Links, addresses, paths, handles and tags: text that is no prose, as stretches of bytes.

They are found from the few bytes that every one of them has, so that a text without any costs nothing. No
expression looks back further than 64 bytes or reads a stretch twice, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BEYOND = 0x80  # first byte that is no ASCII
_REACH = 64  # bytes before a sign in which a name may begin
_WORD = rb"A-Za-z0-9_"
_SCHEME = re.compile(rb"[A-Za-z][A-Za-z0-9+-]{1,9}$")
# No blanks, double quotes and angle brackets; beyond ASCII Latin, Greek, Cyrillic, Hebrew and Arabic letters.
_LINK = re.compile(rb"(?:[!#-;=?-~]|[\xc3-\xdf][\x80-\xbf])+")
# Behind a host letters of all scripts: Indic, Georgian, Vietnamese and Hangul ones, and those of scripts without blanks where
# they begin a part of the address and no prose goes on behind them.
_SPACED = (
    rb"\xe0[\xa4-\xb7][\x80-\xbf]|\xe1[\x82\x83\xb8-\xbf][\x80-\xbf]|[\xea-\xed][\x80-\xbf]{2}"
)
_UNSPACED = rb"\xe0[\xb8-\xbb][\x80-\xbf]|\xe1[\x80\x81\x9e\x9f][\x80-\xbf]|\xe3[\x81-\xbf][\x80-\xbf]|[\xe4-\xe9][\x80-\xbf]{2}"
_LINK_ABROAD = re.compile(
    rb"(?:[!#-;=?-~]|[\xc3-\xdf][\x80-\xbf]|"
    + _SPACED
    + rb"|(?<=[/=_(-])(?>(?:"
    + _UNSPACED
    + rb"){1,100})(?![\x80-\xff]))+"
)
_WRAPPED = re.compile(rb"[-_=&%]\r?\n((?:[!#-;=?-~]|[\xc3-\xdf][\x80-\xbf])+)")
"""The line that goes on with a link which breaks off at a hyphen or between parameters."""
_DOI = re.compile(rb"(?:doi:)?10\.[0-9]{4,9}/", re.IGNORECASE)
_BEFORE = re.compile(rb"(?:[!#-'*-;=?-Z\\^-~]|[\xc3-\xdf][\x80-\xbf])*$")
_MIN_SLASHES = 3  # "12/03/2023" and "and/or" have fewer, a path has as many
_MARK = re.compile(rb"#[A-Za-z][A-Za-z0-9_]*|@[A-Za-z0-9_]+")
_ENTITY = re.compile(rb"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_TRAILING = b".,;:!?'*_)]}"
_LOCAL = re.compile(rb"(?<![" + _WORD + rb".+-])[" + _WORD + rb".+-]++$")
_HOST = re.compile(rb"(?<![" + _WORD + rb"-])[" + _WORD + rb"-]++(?>(?:\.[" + _WORD + rb"-]++)+)")
_NAME = re.compile(rb"(?<![" + _WORD + rb"./~-])[" + _WORD + rb"./~-]++$(?<=[" + _WORD + rb"])")
_TAG = re.compile(rb"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])[^<>\x00]{0,500}>|<!--[^<>\x00]{0,500}-->")
_TEMPLATE = re.compile(rb"\{\{[^{}\x00]{0,500}\}\}")
_ENDING = re.compile(
    rb"\.(?:com|org|net|gov|edu|info|biz|eu|uk|de|fr|nl|ru|pl|ch|au|ca|jp|cn|br|io|tv|"
    rb"jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|pptx?|csv|json|xml|html?|php|aspx?|js|css|txt|zip|gz|tar|exe|mp[34]|"
    rb"mov|wav|py)(?![A-Za-z0-9_-])",
)
_PATHED = re.compile(rb"(?:\.[A-Za-z0-9-]{1,63}){1,8}(?::[0-9]+)?/(?:[!#-;=?-~]{2}|[\xe0-\xed])")
_REST = re.compile(rb"(?:\.[a-z]{2,4}(?![" + _WORD + rb"]))*(?::[0-9]+)?(?:[/?#][!#-;=?-~]*)?")

SIGNS = b".:@<{/\\=&#"
"""One of these is in all that is no prose."""

LOWER = np.frombuffer(bytes(range(256)).lower().replace(b"%", b"&"), np.uint8)
"""For every byte, the same in lower case; a percent sign is a word elsewhere."""

Span = tuple[int, int, bool]
"""First byte, byte after the last one, and whether it is a word; tags are none."""


def find_spans(blob: bytes, signs: NDArray[np.int64]) -> list[Span]:
    r"""Find what is no prose.

    Args:
        blob: UTF-8.
        signs: Places of `SIGNS`, increasing; more do no harm.

    Returns:
        Disjoint, in order.

    Example:
        >>> text = b"See <b>www.example.com/a_b?c=1</b>, mail me@example.org or open report.pdf."
        >>> spans = find_spans(text, np.arange(len(text)))
        >>> [text[first:last].decode() for first, last, _ in spans]
        ['<b>', 'www.example.com/a_b?c=1', '</b>', 'me@example.org', 'report.pdf']
    """
    behind = 0
    found = []
    for first, last, is_word in _candidates(blob, _likely(blob, signs)):
        if first >= behind:
            found.append((first, last, is_word))
            behind = last
    return found


def _likely(blob: bytes, signs: NDArray[np.int64]) -> list[int]:
    """Keep the signs that have the neighbours they need."""
    raw = np.frombuffer(blob, np.uint8)
    kinds = raw[signs]
    after = raw[np.minimum(signs + 1, raw.size - 1)]
    before = raw[np.maximum(signs - 1, 0)]
    is_lower = (after >= ord("a")) & (after <= ord("z"))
    is_name = (before > ord("-")) & (before != ord(":"))
    kept = (kinds == ord(":")) & (after == ord("/"))
    kept |= (kinds == ord("@")) | (kinds == ord("#")) | (kinds == ord("&"))
    kept |= (kinds == ord("/")) | (kinds == ord("\\")) | (kinds == ord("="))
    kept |= (kinds == ord(".")) & is_lower & is_name
    kept |= (kinds == ord("<")) & (after > ord(" "))
    kept |= (kinds == ord("{")) & (after == ord("{"))
    places: list[int] = signs[kept].tolist()
    return places


def _candidates(blob: bytes, places: Iterable[int]) -> Iterator[Span]:
    """Yield what may begin at or before each sign; a later one may lie inside an earlier one."""
    behind = 0
    for at in places:
        if at < behind:
            continue
        span = _FINDERS[blob[at]](blob, at, behind)
        if span is not None:
            behind = span[1]
            yield span
            while span[2] and (more := _WRAPPED.match(blob, behind - 1)):
                behind = more.end()
                yield more.start(1), more.start(1) + len(more[1].rstrip(_TRAILING)), True


def _link(blob: bytes, at: int, behind: int) -> Span | None:
    """Return the link whose scheme ends at a colon."""
    scheme = _SCHEME.search(blob[max(at - _REACH, behind) : at])
    if scheme is None or blob[at + 1 : at + 3] != b"//":
        return None
    return _trimmed(blob, at - len(scheme[0]), at, _LINK_ABROAD)


def _trimmed(blob: bytes, first: int, at: int, letters: re.Pattern[bytes] = _LINK) -> Span | None:
    """Return a link that goes on from `at`, without the punctuation behind it."""
    rest = letters.match(blob, at)
    if rest is None:
        return None
    return first, at + len(rest[0].rstrip(_TRAILING)), True


def _address(blob: bytes, at: int, behind: int) -> Span | None:
    """Return the e-mail address around an at sign, or the handle behind it."""
    host = _HOST.match(blob, at + 1)
    local = _LOCAL.search(blob[max(at - _REACH, behind) : at]) if host else None
    if local is None or host is None:
        return _marked(blob, at, behind)
    return at - len(local[0]), host.end(), True


def _marked(blob: bytes, at: int, _: int) -> Span | None:
    """Return the handle or hashtag behind its sign, which stands behind no word."""
    name = _MARK.match(blob, at)
    is_free = not blob[at - 1 : at].isalnum() and blob[at - 1] < _BEYOND
    return (at + 1, name.end(), True) if name and is_free else None


def _path(blob: bytes, at: int, behind: int) -> Span | None:
    """Return the path or query around a slash or an equals sign."""
    before = _BEFORE.search(blob[max(at - _REACH, behind) : at])
    span = _trimmed(blob, at - len(before[0]) if before else at, at)
    if span is None:
        return None
    text = blob[span[0] : span[1]]
    is_path = text.count(b"/") + text.count(b"\\") >= _MIN_SLASHES or _DOI.match(text)
    return span if is_path or (b"&" in text and text.count(b"=") > 1) else None


def _entity(blob: bytes, at: int, _: int) -> Span | None:
    """Return the character that HTML writes as a name or number."""
    entity = _ENTITY.match(blob, at)
    return None if entity is None else (at, entity.end(), False)


def _name(blob: bytes, at: int, behind: int) -> Span | None:
    """Return the host or file name around a full stop, with the path behind it."""
    name = _NAME.search(blob[max(at - _REACH, behind) : at])
    if name is None:
        return None
    if name[0].lower() == b"www" or _PATHED.match(blob, at):
        return _trimmed(blob, at - len(name[0]), at, _LINK_ABROAD)
    ending = _ENDING.match(blob, at)
    if ending is None:
        return None
    rest = _REST.match(blob, ending.end())
    last = ending.end() if rest is None else ending.end() + len(rest[0].rstrip(_TRAILING))
    return at - len(name[0]), last, True


def _tag(blob: bytes, at: int, _: int) -> Span | None:
    """Return the tag that begins at an angle bracket, or the template that begins at a brace."""
    tag = (_TAG if blob[at] == ord("<") else _TEMPLATE).match(blob, at)
    return None if tag is None else (at, tag.end(), False)


_FINDERS = {
    ord(":"): _link,
    ord("@"): _address,
    ord("."): _name,
    ord("<"): _tag,
    ord("{"): _tag,
    ord("/"): _path,
    ord("\\"): _path,
    ord("="): _path,
    ord("#"): _marked,
    ord("&"): _entity,
}
