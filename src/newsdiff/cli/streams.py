"""Standard input and output that a shell has closed, and what an encoding has no characters for."""

import codecs
import os
import sys

ASCII = "newsdiff-ascii"
"""Error handler that writes the signs of a page in ASCII, each in one column, so that nothing moves."""
_SIGNS = str.maketrans(
    {
        "━": "#", "╌": "-", "─": "-", "…": "~", "●": "@", "◕": "O", "◑": "o", "○": ".", "◇": '"', "≈": "~", "≡": ":",
        "·": ".", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "→": ">",
        "¶": "P", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-", "×": "x", "•": "*",
    }
)  # fmt: skip


def _in_ascii(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end].translate(_SIGNS)
    return "".join(sign if sign.isascii() else "?" for sign in signs), error.end


codecs.register_error(ASCII, _in_ascii)


def reopen_closed() -> None:
    """Put something in the place of standard streams that are closed, before a file gets their numbers.

    What is written to a closed output is an error of the system, and a closed input is empty.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is not None:
            continue
        flags = os.O_WRONLY if name == "stderr" else os.O_RDONLY  # writing to it fails
        opened = os.open(os.devnull, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
