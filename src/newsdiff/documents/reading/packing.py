"""How files are compressed, by the endings of their names: unpacked while they are read, packed again as they are written.

What is packed depends on the content alone: no clock and no name goes into it, so the same bytes come out of every run.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, Protocol, cast

from newsdiff.errors import MissingExtra, install_command

_PACKED_BLOCK = 1 << 14
"""Bytes that are unpacked together."""
_GZIP = zlib.MAX_WBITS + 16
"""What tells zlib to write the frame of gzip, with no time and no name in it."""


class _Packer(Protocol):
    def compress(self, content: bytes, /) -> bytes: ...

    def flush(self) -> bytes: ...


_SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz"}
"""Endings that stand for two."""


def spelt_out(name: str) -> str:
    """Return a name with both endings where one stands for them.

    Example:
        >>> spelt_out("news/all.tgz")
        'news/all.tar.gz'
    """
    ending = PurePosixPath(name).suffix
    return name[: -len(ending)] + _SHORT[ending.lower()] if ending.lower() in _SHORT else name


def uncompressed_name(name: str) -> str:
    """Return the name of a file without what says how it is compressed.

    Example:
        >>> uncompressed_name("all.jsonl.gz"), uncompressed_name("all.tgz")
        ('all.jsonl', 'all.tar')
    """
    name = spelt_out(name)
    ending = PurePosixPath(name).suffix.lower()
    return uncompressed_name(name[: -len(ending)]) if ending in UNPACK else name


def packing_of(name: str) -> str:
    """Return the endings of a name that say how the file is compressed; "" where it is not.

    Example:
        >>> packing_of("all.JSONL.gz"), packing_of("all.jsonl")
        ('.gz', '')
    """
    return spelt_out(name)[len(uncompressed_name(name)) :]


def compressed(content: Iterable[bytes], name: str) -> Iterator[bytes]:
    """Compress what goes into a file of some name, as the name says.

    Example:
        >>> b"".join(compressed([b"One. ", b"Two."], "a.txt"))
        b'One. Two.'

    Raises:
        MissingExtra: It takes a package that is not installed.
    """
    ending = PurePosixPath(name).suffix.lower()
    if ending not in _PACK:
        yield from content
        return
    packer = _PACK[ending]()
    for some in compressed(content, name[: -len(ending)]):
        if ready := packer.compress(some):
            yield ready
    yield packer.flush()


class _Zstandard(io.RawIOBase):
    """A file that zstandard unpacks, which winds back by beginning again."""

    def __init__(self, packed: BinaryIO, place: str) -> None:
        zstandard = _zstandard_package(place)
        self._packed = packed
        self._errors = zstandard.ZstdError
        self._start: Any = zstandard.ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._ready = memoryview(b"")
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only buffer that io passes
        while not self._ready and (content := self._packed.read(_PACKED_BLOCK)):
            self._ready = memoryview(self._unpack(content))
        if not self._ready and self._frame is not None:
            raise EOFError
        n = min(len(buffer), len(self._ready))
        buffer[:n], self._ready = self._ready[:n], self._ready[n:]
        self._at += n
        return n

    def _unpack(self, content: bytes) -> bytes:
        """Unpack some bytes, in which frames may end and begin."""
        parts = []
        try:
            while content:
                self._frame = self._frame or self._start()
                parts.append(self._frame.decompress(content))
                content = self._frame.unused_data if self._frame.eof else b""
                self._frame = None if self._frame.eof else self._frame
        except self._errors as error:
            raise EOFError(str(error)) from None
        return b"".join(parts)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence == io.SEEK_END:
            while self.read(1 << 16):
                pass
            offset += self._at
        elif whence == io.SEEK_CUR:
            offset += self._at
        if offset < self._at:
            self._packed.seek(0)
            self._frame, self._ready, self._at = None, memoryview(b""), 0
        while self._at < offset and self.read(min(offset - self._at, 1 << 16)):
            pass
        return self._at


def _zstandard(packed: BinaryIO, place: str) -> IO[bytes]:
    return io.BufferedReader(_Zstandard(packed, place), 1 << 16)


def _zstandard_package(place: str) -> Any:  # noqa: ANN401  it may be missing
    try:
        import zstandard
    except ImportError:
        raise MissingExtra(
            f"{place} is compressed by Zstandard, which needs a package; run: {install_command('zstd')}"
        ) from None
    return zstandard


UNPACK: dict[str, Callable[[BinaryIO, str], IO[bytes]]] = {
    ".gz": lambda packed, _: cast("IO[bytes]", gzip.GzipFile(fileobj=packed, mode="rb")),
    ".bz2": lambda packed, _: cast("IO[bytes]", bz2.BZ2File(packed)),
    ".xz": lambda packed, _: cast("IO[bytes]", lzma.LZMAFile(packed)),  # noqa: SIM115  `Source.open` closes it
    ".zst": _zstandard,
}
"""How a file is unpacked, by its ending."""
_PACK: dict[str, Callable[[], _Packer]] = {
    ".gz": lambda: zlib.compressobj(wbits=_GZIP),
    ".bz2": bz2.BZ2Compressor,
    ".xz": lzma.LZMACompressor,
    ".zst": lambda: cast("_Packer", _zstandard_package("the file").ZstdCompressor().compressobj()),
}
"""How it is packed again."""
