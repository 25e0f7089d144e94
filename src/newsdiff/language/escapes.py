"""Characters and line ends that an export wrote out as codes: those of JSON and Python, and of mails."""

from __future__ import annotations


def _utf8(sign: str) -> str:
    """Return the expression of a character whose bytes stand in hexadecimal digits, each behind a sign."""
    more = rf"{sign}[89abAB][0-9A-Fa-f]"
    return "|".join(
        f"{sign}{first}{f'(?:{more})' * n}"
        for first, n in (("[cdCD][0-9A-Fa-f]", 1), ("[eE][0-9A-Fa-f]", 2), ("[fF][0-4]", 3))
    )


_PAIR = r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}"
_ENDED = r"(?:\\r)?\\n(?![a-z])|\\t(?![a-z])"
"""Line ends and tabs; "\\nabla" and "C:\\new" are none."""
CODED = "|".join(
    (_PAIR, r"\\u[0-9A-Fa-f]{4}", _utf8(r"\\x"), r"\\x[a-fA-F][0-9A-Fa-f]", _utf8("="), _ENDED)
)
"""Characters as JSON and Python escape them, and as mails do where they are more than one byte."""


def coded_character(codes: str) -> str:
    """Return the character that escapes of JSON or Python, or of a mail, stand for; "" for none."""
    if codes[-1] in "nt":
        return " "
    if codes.startswith("\\u"):
        units = b"".join(int(code, 16).to_bytes(2) for code in codes.split("\\u")[1:])
        return units.decode("utf-16-be", "ignore")
    code = bytes.fromhex(codes.replace("\\x", "").replace("=", ""))
    return code.decode("utf-8" if len(code) > 1 else "latin-1", "ignore")
