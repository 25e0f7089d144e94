"""Forms: what a page prints that no wording gives away: links, fields, calls to readers, and what a browser adds when it prints."""

from __future__ import annotations

import re

from newsdiff.documents.boilerplate.cues import cue_tokens, is_word
from newsdiff.documents.boilerplate.lines import Line
from newsdiff.documents.boilerplate.packs import shipped_pack
from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.model import Category

_LINK = re.compile(r"\[[^\]]+\]\([^)\s]+\)|(?:\d{1,3}\.\s)?<?https?://\S+")
_PRINTED = re.compile(
    r"https?://\S+\s\d{1,3}/\d{1,3}|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M)?\s.*[^.!?]"
)
"""What a browser prints above and below each page: day, time and title, address and number of the page."""
_LINKS = re.compile(r"(?:\[\d{1,3}\][^\[\].!?]{1,40}){2,}")
"""Links in a row, as a browser for text numbers them: `[1]Home [2]News`."""
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|\$\{[^{}]*\}|\{%[^{}]*%\}|<%[^<>]*%>"
    r"|\[(?:IMG|IMAGE|INLINE|EMBED|BUTTON|LINK)\b[^\[\]]*\]|\[[\w.-]+\.(?:png|jpe?g|gif|svg|webp)\]|\[?_{3,}\]?",
    re.IGNORECASE,
)
"""A place in a template that was never filled, a picture or a field of a page that was printed as text: `{{video.title}}`, `[logo.png]`."""
_CALL = re.compile(
    r"[^?？]{8,150}[?？]\s(?:[^\s?？.!]+\s){1,6}<?[\w.+-]{1,64}@[\w.-]{1,64}\w>?"
    r"(?:\s(?:or|oder|ou|o|of|lub|albo|или)(?:\s[^\s?？]+){1,5})?[.!]?"
)
_ASKED = re.compile(r"[^?？;]{8,150}[?？;]\s(?P<asks>[^?？,\"“”«»„]{4,90})")
"""A question, and what follows it to the end of the line, in one clause."""
_MAX_VERB = 3
"""Words among which "contact" or the like stands there: "Get in touch with our newsroom." """
_MAX_OBJECT = 2
"""Words behind it among which "us" or "our" stands."""
_LABELLED = re.compile(
    r"[\[【［〔〈《＜]\s?(?P<label>[^\]】］〕〉》＞]{2,40})[\]】］〕〉》＞]\s?\S"
)
_LABELS: frozenset[Category] = frozenset({"advertisement", "related"})
_PICTURE = re.compile(
    r"[\W_]{0,4}(?:写真|撮影|画像|图片|照片|图源?|摄影|圖片?|攝影|사진|자료사진|이미지|تصوير|الصورة|צילום|फोटो|तस्वीर|ภาพ|φωτό?|φωτογραφίες?|φωτογραφία|fotoğraf)"
    r"(?:提供|来源|來源|源|제공|출처)?\s?[=＝:：/／]\s?[^.!?。！？|]{1,60}"
    r"|[^.!?。！？,，、|]{2,30}\s?[摄攝]\W?",
    re.IGNORECASE,
)
"""The credit of a picture, in languages whose lines about pictures no wording in `cues` gives: `(写真＝共同)`, `新华社记者 王丽 摄`."""
_PRESSED = re.compile(
    r"(?:コメント|投稿).{0,10}ログイン(?:してください|が必要です|する)|.{0,16}友だち追加(?:する|はこちら|して.{0,14})?"
    r"|(?:请|請)?先?(?:登录|登入|登錄)[后後]?(?:才能|再|方可|即可|可)?.{0,4}(?:评论|留言|評論)"
    r"|.{0,12}(?:关注|關注)(?:我们|我們|本报|本網|本网).{0,8}|(?:请|請)?(?:扫描|扫码|掃描).{0,6}(?:关注|關注|下载|下載).{0,12}"
    r"|댓글.{0,12}로그인(?:해 ?주세요|하세요|이 필요합니다|해야 합니다|하기)|.{0,20}구독(?:해 ?주세요|하기|하세요)"
)
"""What a page asks to be pressed, in languages without blanks around words: to log in and comment, to follow, to scan."""


def is_call(text: str) -> bool:
    """Whether a line asks the reader something and tells where to write, or to write to "us".

    Example:
        >>> is_call("Were you on the ferry? Write to desk@mill.example"), is_call("Were you on the ferry? Write to us.")
        (True, True)
        >>> is_call("Who sank it? Police ask all who saw two men to write to desk@mill.example")
        False
    """
    if "@" in text and _CALL.fullmatch(text):
        return True
    asked = _ASKED.fullmatch(text)
    return asked is not None and _asks_to_write(asked["asks"])


def _asks_to_write(text: str) -> bool:
    """Whether a sentence begins with a request to write to "us"; behind a comma stands who says it, or why."""
    keys = [word_key(token) for token in cue_tokens(text) if is_word(token)]
    verbs = class_of("contacting")
    verb = next((i for i, key in enumerate(keys[:_MAX_VERB]) if key in verbs), len(keys))
    is_ours = not class_of("outlet").isdisjoint(keys[verb + 1 : verb + 1 + _MAX_OBJECT])
    return is_ours or not class_of("contacting us").isdisjoint(keys[:_MAX_VERB])


def category(text: str) -> Category | None:
    """Return what a line is that credits a picture, asks to be pressed, or begins with a label in brackets: of other stories, of advertisements.

    Example:
        >>> category("（写真：共同通信）"), category("写真展が始まる")
        ('photo-credit', None)
        >>> category("[Related stories] Bridge to stay shut"), category("[Orlock] Bridge to stay shut")
        ('related', None)
    """
    if _PICTURE.fullmatch(text):
        return "photo-credit"
    if not text.isascii() and _PRESSED.fullmatch(text):
        return "interface"
    found = _LABELLED.match(text)
    known = shipped_pack().lines.get(tuple(cue_tokens(found["label"])), ()) if found else ()
    return next((cue.category for cue in known if cue.category in _LABELS), None)


def is_link(text: str) -> bool:
    """Whether a line is one link.

    Example:
        >>> is_link("3. https://example.org/ferry"), is_link("See https://example.org")
        (True, False)
    """
    return _LINK.fullmatch(text) is not None


def frame(line: Line) -> str | None:
    """Return why a line is a part of the page and not of its text, by its form; None if nothing shows that."""
    printed = f"{line.bullet} {line.text}".lstrip()
    if _PRINTED.fullmatch(printed) or _LINKS.fullmatch(printed):
        return "a page's frame, printed with it"
    rest = _PLACEHOLDER.sub("", line.text)
    if rest == line.text or any(map(str.isalnum, rest)):
        return None
    return "a placeholder, never filled"
