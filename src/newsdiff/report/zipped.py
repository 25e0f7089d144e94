"""Files put together in a ZIP that has the same bytes each time."""

import io
import zipfile
from collections.abc import Iterable

_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file: the first that a ZIP can say (APPNOTE 6.3.10, section 4.4.6)."""
_MODE = 0o644 << 16


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of files by their names, in their order; the same bytes for the same files and version of zlib."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            about = zipfile.ZipInfo(name, _TIME)
            about.compress_type, about.external_attr, about.create_system = (
                zipfile.ZIP_DEFLATED,
                _MODE,
                3,  # the same on every system
            )
            archive.writestr(about, content)
    return written.getvalue()


def unzipped(content: bytes) -> Iterable[tuple[str, bytes]]:
    """Yield the files of a ZIP with their names, in its order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for about in archive.infolist():
            yield about.filename, archive.read(about)
