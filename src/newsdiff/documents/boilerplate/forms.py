"""Forms: what a page prints that no wording gives away: links, fields, calls to readers, and what a browser adds when it prints."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.documents.boilerplate.cues import cue_tokens, is_word
from newsdiff.documents.boilerplate.lines import Line
from newsdiff.documents.boilerplate.packs import shipped_pack
from newsdiff.language.classes import class_of
from newsdiff.language.keys import word_key
from newsdiff.language.newsroom import ROLE_NOUNS
from newsdiff.language.signing import NEWSROOM
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
_MAX_MANNER = 3
"""Words behind those that say how: "in strict confidence"."""
_LABELLED = re.compile(
    r"[\[【［〔〈《＜]\s?(?P<label>[^\]】］〕〉》＞]{2,40})[\]】］〕〉》＞]\s?\S"
)
_LABELS: frozenset[Category] = frozenset({"advertisement", "related"})
_PICTURE = re.compile(
    r"[\W_]{0,4}(?:写真|撮影|画像|图片|照片|图源?|摄影|圖片?|攝影|사진|자료사진|이미지|تصوير|الصورة|צילום|फोटो|तस्वीर|ภาพ|φωτό?|φωτογραφίες?|φωτογραφία|fotoğraf)"
    r"(?:提供|来源|來源|源|제공|출처)?\s?[=＝:：/／]\s?(?P<whose>[^.!?。！？|]{1,60})"
    r"|[（(]?(?:[^\s.!?。！？,，、|]{0,12}(?:记者|記者|通讯员|通訊員)\s?)?(?:[^\s.!?。！？,，、|]{2,4}\s|(?<=[者员員])[^\s.!?。！？,，、|]{2,4})(?<!拍)[摄攝]\W?",
    re.IGNORECASE,
)
"""The credit of a picture, in languages whose lines about pictures no wording in `cues` gives: `(写真＝共同)`, `新华社记者 王丽 摄`."""
_MAX_NAME = 3
"""Words of the name of a photographer or an agency, at most; a heading has more."""
_OF = re.compile(r"[의은는을를에]\s|ของ|[ぁ-ん]|[的从從了是]")
"""What no name of Korea, Thailand, Japan or China has: "of", and other endings and letters of grammar."""
_PRESSED = re.compile(
    r"(?:コメント|投稿).{0,10}ログイン(?:してください|が必要です)|.{0,16}友だち追加はこちら|.{0,12}(?:公式|本紙).{0,14}友だち追加(?:する|して.{0,14})?"
    r"|(?:请|請)?先?(?:登录|登入|登錄)[后後]?(?:才能|再|方可|即可|可)?.{0,4}(?:评论|留言|評論)"
    r"|(?:请|請|欢迎|歡迎)?(?:关注|關注)(?:我们|我們|本报|本報|本网|本網)"
    r"|[^，,。：:]{0,12}(?:关注|關注)(?:我们|我們|本报|本報|本网|本網)的?.{0,6}(?:公众号|公眾號|微信|微博|抖音|视频号|频道|頻道|客户端|账号|帳號|專頁|LINE)"
    r"|(?:请|請)?(?:扫描|掃描|扫码|掃碼|长按|長按)(?:[上下左右]方|以下)?(?:二维码|二維碼|微信)?[，,]?(?:立即|即可)?(?:关注|關注|下载|下載)(?:我们|我們|本报|本報)?(?:[^，,。]{0,8}(?:公众号|公眾號|客户端|微信|频道|頻道|APP|App))?"
    r"|댓글.{0,12}로그인(?:해 ?주세요|하세요|이 필요합니다|해야 합니다|하기)|(?:네이버|카카오|다음|유튜브|홈|뉴스레터|채널).{0,16}구독(?:해 ?주세요|하기|하세요)"
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
    """Whether a sentence begins with a request to write to "us" or "our" newsroom, and adds no more than how.

    Behind a comma stands who says it, or why.
    """
    keys = [word_key(token) for token in cue_tokens(text) if is_word(token)]
    verb = _first(keys[:_MAX_VERB], "contacting")
    behind = keys[verb + 1 :] if verb is not None else []
    if _first(behind[:1], "towards") is not None:
        behind = behind[1:]
    if _first(behind[:1], "outlet") is not None and _is_newsroom(behind, text):
        return True
    joined = _first(keys[:_MAX_VERB], "contacting us")
    if _first(behind[:1], "outlet reached") is not None:
        rest = behind[1:]
    elif joined is not None:
        rest = keys[joined + 1 :]
    else:
        return False
    return len(rest) <= _MAX_MANNER and _first(rest[:1], "articles") is None


def _first(keys: Sequence[str], name: str) -> int | None:
    """Return the place of the first word of a class; None where there is none."""
    return next((i for i, key in enumerate(keys) if key in class_of(name)), None)


def _is_newsroom(keys: Sequence[str], text: str) -> bool:
    """Whether a sentence names a newsroom or who works there."""
    return NEWSROOM.search(text) is not None or not ROLE_NOUNS.isdisjoint(keys)


def category(text: str) -> Category | None:
    """Return what a line is that credits a picture, asks to be pressed, or begins with a label in brackets: of other stories, of advertisements.

    Example:
        >>> category("（写真：共同通信）"), category("写真展が始まる")
        ('photo-credit', None)
        >>> category("[Related stories] Bridge to stay shut"), category("[Orlock] Bridge to stay shut")
        ('related', None)
    """
    if _credits_picture(text):
        return "photo-credit"
    if not text.isascii() and _PRESSED.fullmatch(text):
        return "interface"
    found = _LABELLED.match(text)
    known = shipped_pack().lines.get(tuple(cue_tokens(found["label"])), ()) if found else ()
    return next((cue.category for cue in known if cue.category in _LABELS), None)


def _credits_picture(text: str) -> bool:
    """Whether a line says whose a picture is, by a name: a few words, none of grammar, and no small letter in front."""
    found = _PICTURE.fullmatch(text)
    if found is None:
        return False
    whose = found["whose"] or ""
    is_short = all(name.strip().count(" ") < _MAX_NAME for name in re.split("[/／,，、]", whose))
    return is_short and not (whose[:1].islower() or _OF.search(whose))


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
