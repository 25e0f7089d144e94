r"""Text from files and file names, made safe to look at.

What is shown may come from anybody: a paragraph can hold escape sequences that recolour or rewrite a
terminal, characters that reverse the reading direction, or halves of characters that no encoding can
write. Here they become visible; nothing is lost and nothing acts. Every renderer and every message
passes foreign text through `printable`; JSON, which must stay lossless, through `json_text`.
"""

import json
import re

_WHITESPACE = re.compile(r"\r\n|[\t\n\r]")

_BEYOND_ASCII = (
    "\x7f-\x9f"  # DEL and the C1 controls, among them a one-character CSI
    "\u00ad\u180e\u200b\u2060-\u2064\ufeff"  # invisible: soft hyphen, zero-width space, joiner, BOM
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # marks and overrides of the reading direction
    "\u2028\u2029"  # line and paragraph separator
    "\ufff9-\ufffb"  # interlinear annotation
    "\U000e0000-\U000e0fff"  # tags: a second, invisible alphabet
    "\ud800-\udfff"  # lone surrogates: no encoding can write them
)
_HALVES = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f]+", re.IGNORECASE)
_UNSEEN = re.compile(f"[\x00-\x1f{_BEYOND_ASCII}]")
_UNSEEN_IN_JSON = re.compile(f"[{_BEYOND_ASCII}]")


def printable(text: str) -> str:
    r"""Show on one line what a text holds, characters that act or hide written as escapes.

    Line ends and tabs become one space each, so that the result can be wrapped. The result holds no
    control character, no direction mark and no lone surrogate, and can be encoded in UTF-8.

    Example:
        >>> print(printable("a\x1b[31mb\u202ec\ud800\td"))
        a\x1b[31mb\u202ec\ud800 d
    """
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], _WHITESPACE.sub(" ", text))


def is_address(text: str) -> bool:
    """Whether a text is the address of a page, which a browser may be sent to.

    Example:
        >>> is_address("https://gull.example/a"), is_address("javascript:alert(1)")
        (True, False)
    """
    return _ADDRESS.fullmatch(text) is not None


def has_halves(text: str) -> bool:
    """Whether a text holds a half of a character, which no encoding can write; JSON may hold some."""
    return _HALVES.search(text) is not None


def storable(text: str) -> str:
    r"""Return a text without halves of characters, which no database holds, each position as it was.

    Example:
        >>> storable("a\ud800b") == "a\ufffdb"
        True
    """
    return text if text.isascii() else _HALVES.sub("\ufffd", text)


def json_page(value: object) -> str:
    r"""Write a value as JSON on lines that are indented by two, the last one ended, as `json_text`.

    Example:
        >>> print(json_page({"a": "b\u202e"}), end="")
        {
          "a": "b\u202e"
        }
    """
    return json_text(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"


def json_text(text: str) -> str:
    r"""Write the same characters of a JSON text as JSON escapes, which changes no value in it.

    Below 0x7F nothing is left to do: JSON itself forbids control characters inside strings.

    Example:
        >>> print(json_text('{"a": "b\u202e"}'))
        {"a": "b\u202e"}
    """
    return _UNSEEN_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text)
