"""Bytes to text without loss: the text, encoded again, gives the bytes of the file.

A byte order mark decides, then UTF-8, then UTF-16 without a mark; only what is none of these is guessed.
"""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from newsdiff.documents.reading import cyrillic
from newsdiff.errors import LoadError

_MIN_ZERO_SHARE = 0.5
"""Share of zero bytes on one side that shows UTF-16 without a mark (Latin text: nearly 1)."""
_MAX_CONTROL_SHARE = 0.01
"""Share of control characters above which a file is binary."""
_MAX_FOREIGN_SHARE = 0.1
"""Share of characters beyond ASCII that may fit no language in a guessed encoding."""
_MAX_ACCENTED_RATIO = 0.6
"""Accented letters for each plain one above which a text is in no Latin script (Czech: 0.4)."""

_MIN_WHOLE_RATIO = 2
"""Characters of several bytes for each byte that breaks UTF-8, above which a text is UTF-8 that is broken."""

# UTF-32 first: its little-endian mark begins with that of UTF-16. Except in UTF-8 the mark stays in the
# text, since Python would write one in the byte order of the machine.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(128) if _CONTROLS.match(chr(code)))
_NOT_OF_FILES = frozenset(
    {"undefined", "punycode", "idna", "unicode-escape", "raw-unicode-escape", "charmap"}
)
"""Encodings of programs and of names on the internet, which Python lists beside those of texts."""
_MAX_NAME = 40
"""Characters of an unknown name that a message shows."""
_BLOCK = 1 << 18  # bytes that are looked at together

# Letters beyond ASCII that a language writes, lower case. A short text in a Western or Central European
# language has too few of them for statistics, but the wrong reading of one shows letters of no language.
_ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "äöüß", "éèêëàâçîïôùûüœæÿ", "áéíóúüñ", "áâãàçéêíóôõúü", "àèéìíîòóùú", "åäöéü", "æøåéü", "éëèïöüáóê",
        "áéíóúýþæðö", "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "çğıöşüâî",
        "čćđšž", "āčēģīķļņšūž", "ąčęėįšųūž", "äöõüšž",
    )
)  # fmt: skip
_SHIFT = re.compile(rb"\x1b\$(?:[@B]|\([A-D]|\)C)")
"""What begins Japanese or Korean in encodings of seven bits."""
_SHIFTED = ("iso2022_jp", "iso2022_jp_2", "iso2022_kr")
_LATIN = ("cp1252", "iso8859-15", "cp1250", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp850")
_SYMBOLS = "“„«»‹›…•·°§©®™€£¥¢¿¡½¼¾ªº´×÷±²³¹µ†‡‰"
_TYPOGRAPHY = frozenset(_SYMBOLS + "”‘’‚–—\xa0\xad")
_SYMBOL_INSIDE = re.compile(
    rf"(?<=[^\W\d_])[{_SYMBOLS}‚](?=[a-z])|(?<=[^\W\d_])[¿¡±¶¼](?!\w)|(?<=[^\W\d_]{{3}})³|(?<![^\W_])[¹³¾¼¶](?=[a-z]{{2}})"
)
"""Signs inside words, and those that no language puts behind or before one: "s±", "poniewa¿", "powiedzia³", "¾upanija", but "km³"."""


def text(content: bytes, place: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode the bytes of a text file, which error messages call `place`; None finds its encoding out.

    Returns:
        The text, newlines as they are, and the name of the encoding; the text encoded by it is `content`
        again. "utf-8-sig" where a byte order mark opens a UTF-8 file; in UTF-16 and UTF-32 the mark
        is the first character of the text.

    Raises:
        LoadError: The file is binary, or in none of the encodings, or not in the given one.

    Example:
        >>> text("café".encode("cp1252"), "a.txt")
        ('café', 'cp1252')
    """
    if encoding is not None:
        return _given(content, place, encoding), encoding
    name = _announced(content)
    if name and (decoded := _try(content, name)) is not None:
        return _not_binary(decoded, place), name
    if b"\x00" in content:
        raise _binary(place)
    return _guess(content, place)


@contextmanager
def open_text(path: Path, encoding: str | None, *, newline: str) -> Iterator[TextIO]:
    """Open a file that may be large as text; see `as_text`."""
    with path.open("rb") as file, as_text(file, str(path), encoding, newline=newline) as lines:
        yield lines


@contextmanager
def open_exactly(
    path: Path, encoding: str | None, *, newline: str
) -> Iterator[tuple[TextIO, str, bytes]]:
    """Open a file as `open_text` does.

    Yields:
        The text, the encoding that gives its bytes, and the bytes in front of it.
    """
    with path.open("rb") as file, _exactly(file, str(path), encoding, newline) as opened:
        yield opened


@contextmanager
def as_text(file: BinaryIO, place: str, encoding: str | None, *, newline: str) -> Iterator[TextIO]:
    """Read bytes that may be many as text, behind their byte order marks.

    UTF-8 is checked once and then decoded piece by piece; a file in another encoding is held as a whole.
    What `text` raises for the bytes of the file is raised here.

    Args:
        file: The bytes; those that can be read only once are held as a whole, too.
        place: What messages call them.
        encoding: The encoding to use, or None to find it out.
        newline: What ends a line, as for `open`; nothing is translated.
    """
    with _exactly(file, place, encoding, newline) as (lines, _, _):
        yield lines


@contextmanager
def _exactly(
    file: BinaryIO, place: str, encoding: str | None, newline: str
) -> Iterator[tuple[TextIO, str, bytes]]:
    content: BinaryIO = file if file.seekable() else io.BytesIO(file.read())
    codec, bom = "utf-8", b""
    if not _is_named_utf8(encoding) or not _is_utf8(content):
        content.seek(0)
        raw = content.read()
        decoded, name = text(raw, place, encoding)
        codec, bom = _exact(raw, decoded, name)
        content = io.BytesIO(decoded.encode("utf-8", "surrogatepass"))
    first = content.seek(0)
    while content.read(len(codecs.BOM_UTF8)) == codecs.BOM_UTF8:
        first += len(codecs.BOM_UTF8)
    content.seek(first)
    bom += ("\ufeff" * (first // len(codecs.BOM_UTF8))).encode(codec)
    with io.TextIOWrapper(content, "utf-8", "surrogatepass", newline=newline) as lines:
        yield lines, codec, bom


def _exact(content: bytes, decoded: str, name: str) -> tuple[str, bytes]:
    """Return the encoding that gives the bytes of a file piece by piece, and the mark that Python took away."""
    for mark, codec in _MARKS:
        plain = codec.removesuffix("-sig")
        if content.startswith(mark) and mark + decoded.encode(plain, "surrogatepass") == content:
            return plain, mark
    return name, b""


def text_start(decoded: str) -> int:
    """Return where the text begins behind a byte order mark that is part of it."""
    return 1 if decoded.startswith("\ufeff") else 0


def _given(content: bytes, place: str, encoding: str) -> str:
    """Decode with the encoding that the user named."""
    if not _is_text_encoding(encoding):
        raise LoadError(
            f'"{ascii(encoding[:_MAX_NAME])[1:-1]}" is no encoding of texts; --encoding takes names such as utf-8 or cp1252'
        )
    try:
        decoded = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise LoadError(
            f"{place} is not {encoding} (byte 0x{content[error.start]:02X} at {error.start}); "
            "leave out --encoding to have it found out"
        ) from None
    if _try(content, encoding) is None:
        raise LoadError(
            f"{place} read as {encoding} cannot be written back byte for byte; "
            "convert the file to UTF-8"
        )
    return _not_binary(decoded, place)


def _is_text_encoding(name: str) -> bool:
    """Whether a name is that of an encoding in which files are written."""
    try:
        io.TextIOWrapper(io.BytesIO(), name)  # Python refuses what turns bytes into bytes, as "zip"
        return codecs.lookup(name).name.replace("_", "-") not in _NOT_OF_FILES
    except (LookupError, ValueError):
        return False


def _is_named_utf8(encoding: str | None) -> bool:
    """Whether an encoding that the user named, if any, is UTF-8."""
    try:
        return encoding is None or codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def _is_utf8(file: BinaryIO) -> bool:
    """Whether `text` would find a file to be UTF-8, and text."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    n_chars = n_controls = 0
    try:
        while block := file.read(_BLOCK):
            n_chars += len(decoder.decode(block))
            n_controls += len(block) - len(block.translate(None, _CONTROL_BYTES))
            if b"\x00" in block or _SHIFT.search(block):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return n_controls <= n_chars * _MAX_CONTROL_SHARE


def _announced(content: bytes) -> str | None:
    """Name the encoding that needs no guess: by the byte order mark, else UTF-8, else UTF-16 by its zero bytes."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    if _SHIFT.search(content):
        shifted = (one for one in _SHIFTED if _try(content, one) is not None)
        return next(shifted, "utf-8")
    if b"\x00" not in content:
        return "utf-8"
    # In UTF-16, Latin letters, digits and spaces have a zero byte on one side and never on the other.
    even, odd = content[0::2].count(0), content[1::2].count(0)
    n_zeros = max(even, odd)
    if len(content) % 2 or min(even, odd):
        return None
    name = "utf-16-le" if odd else "utf-16-be"
    is_latin = n_zeros * 2 / len(content) >= _MIN_ZERO_SHARE
    return name if is_latin or _is_prose_in(content, name) else None


def _is_prose_in(content: bytes, name: str) -> bool:
    """Whether bytes are text of another script in UTF-16, of which only spaces and ends of lines have a zero byte: each character is one that exists."""
    decoded = _try(content, name)
    return decoded is not None and not any(
        c not in "\t\r\n" and unicodedata.category(c) in ("Cc", "Cn", "Co", "Cs") for c in decoded
    )


def _try(content: bytes, name: str) -> str | None:
    """Decode, or return None where that fails or loses something."""
    try:
        decoded = content.decode(name)
        return decoded if name == "utf-8" or decoded.encode(name) == content else None
    except (UnicodeError, LookupError):
        return None


def _broken_utf8(content: bytes, place: str) -> LoadError | None:
    """Say where UTF-8 is broken; None where the bytes are in an older encoding.

    In those, a byte beyond ASCII hardly ever has the neighbours that UTF-8 would give it.
    """
    decoded = content.decode("utf-8", "replace")
    n_broken = decoded.count("\ufffd")
    n_whole = sum(map("\x7f".__lt__, decoded)) - n_broken
    if not n_broken or n_whole < n_broken * _MIN_WHOLE_RATIO:
        return None
    try:
        content.decode()
    except UnicodeDecodeError as error:
        at, line = error.start, content.count(b"\n", 0, error.start) + 1
        return LoadError(
            f"{place} line {line} breaks off its UTF-8 (byte 0x{content[at]:02X} at {at}); repair that place"
        )
    return None


def _guess(content: bytes, place: str) -> tuple[str, str]:
    """Decode bytes of an older encoding: by the letters of a language, else by statistics."""
    if broken := _broken_utf8(content, place):
        raise broken
    latin = [
        (_foreign(decoded), name, decoded) for name in _LATIN if (decoded := _try(content, name))
    ]
    if latin:
        foreign, name, decoded = min(latin, key=lambda candidate: candidate[0])
        if foreign <= _MAX_FOREIGN_SHARE:
            return _not_binary(decoded, place), name
    readings = ((_try(content, name) or "", name) for name in cyrillic.ENCODINGS)
    if found := cyrillic.choose(readings, _TYPOGRAPHY):
        return _not_binary(found[0], place), found[1]
    from charset_normalizer import from_bytes

    for guess in from_bytes(content):
        statistical = _try(content, guess.encoding)
        if statistical is not None:
            return _not_binary(statistical, place), guess.encoding
    raise LoadError(
        f"{place} is in no encoding that can be found out; convert this file to UTF-8, or read it "
        "alone with --encoding, such as --encoding cp1252"
    )


def _foreign(decoded: str) -> float:
    """Return the share of characters beyond ASCII that no single language explains, in [0, 1]."""
    beyond = [c for c in decoded.lower() if c > "\x7f"]
    letters = [c for c in beyond if c not in _TYPOGRAPHY]
    n_plain = sum(c.isascii() and c.isalpha() for c in decoded)
    if len(letters) > n_plain * _MAX_ACCENTED_RATIO:
        return 1.0
    n_known = max(sum(c in alphabet for c in letters) for alphabet in _ALPHABETS)
    n_odd = len(letters) - n_known + len(_SYMBOL_INSIDE.findall(decoded))
    return n_odd / max(len(beyond), 1)


def _not_binary(decoded: str, place: str) -> str:
    """Return the text unless its control characters show that it is none."""
    n_controls = len(_CONTROLS.findall(decoded))
    if "\x00" in decoded or n_controls > len(decoded) * _MAX_CONTROL_SHARE:
        raise _binary(place)
    return decoded


def _binary(place: str) -> LoadError:
    """Say that a file holds no text."""
    return LoadError(f"{place} is a binary file, not text; convert it to text or move it away")
