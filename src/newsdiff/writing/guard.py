"""What may be written over: never what is read, and of the rest only what newsdiff wrote.

A report is known by how it begins. Pages for a terminal and Markdown begin like any text, so they are never known;
neither is what was cleaned, but for the folders that have a manifest, nor an overlay, since it is there to be edited.
"""

from __future__ import annotations

import os
import re
import sys
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from newsdiff.errors import OutputError

_N_BEGINNING = 8_000
"""Bytes of a file in which a report shows what it is: more than the longest of the beginnings below."""
_STDIN = Path("-")

_OWN = re.compile(
    rb"""\s*\{\s*"format":\s"newsdiff\.                                             # JSON, manifests
    |\{\s*"@context":\s"http://www\.w3\.org/ns/anno\.jsonld",\s*"id":\s"urn:newsdiff:  # Web Annotation
    |\{\s*"@context":\s\{\s*"newsdiff":\s"urn:newsdiff:                             # PROV-O
    |\[\s*\{\s*"data":\s\{\s*"newsdiff":\s"|\[\]\n\Z                                # Label Studio
    |\{"uid":\s-?\d+,\s"cluster":\s\d+,\s"size":\s\d+,\s"id":                     # passim
    |<!doctype\shtml>\n<html\slang="en">\n<head>\n<meta\scharset="utf-8">\n
     <meta\shttp-equiv="Content-Security-Policy"\scontent="default-src\s&\#39;none&\#39;;
    |/\*\ Colours:\sOkabe\sand\sIto's\spalette,|/\*\ The\stheme\sthat\swas\schosen\sstays,  # of a site
    |<\?xml\sversion="1\.0"\sencoding="UTF-8"\?>\n
     (?:<gexf\sxmlns="http://gexf\.net/1\.3"\sversion="1\.3">\n<graph\sdefaultedgetype="directed">
       |<graphml\sxmlns="http://graphml\.graphdrawing\.org/xmlns">\n<key\sid="label"
       |<documents?(?:\sreference="[^"\n]*")?/?>\s*(?:\Z|<feature\sname="detected-plagiarism"
         |<document\sreference=|</document))""",
    re.VERBOSE,
)
_VALUE = r'(?:null|true|false|-?[\d.]+|"(?:[^"\\\n]|\\.)*")'
_N_COLUMNS = 6
"""Columns by which a table is known: fewer have tables of other people, too."""
_PARQUET, _IN_PARQUET = b"PAR1", b"newsdiff."
"""How a Parquet file begins, and what stands in the metadata at the end of ours."""
_N_END = 1 << 16
_ZIP = b"PK\x03\x04"
_IN_ZIP = {
    "docProps/core.xml": b"<dc:description>newsdiff.",
    "manifest.json": b'"format": "newsdiff.pack"',
}
"""What stands in a file of a ZIP of ours: of a workbook, of a pack."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What a command must not write over."""

    inputs: tuple[str | Path, ...] = ()
    """Files and folders that it reads, the corpus first, "-" for standard input; they are never written over."""
    is_forced: bool = False
    """Whether files that newsdiff did not write may be replaced."""

    def check_file(self, path: Path) -> None:
        """Refuse a file that is read, under any name, or that lies in a folder that is read and is no report.

        Raises:
            OutputError: It may not be written over, by force neither.
        """
        if not path.is_file():
            return
        for given in map(Path, self.inputs):
            is_below = given.is_dir() and path.resolve().is_relative_to(given.resolve())
            if _is_same(given, path) or (is_below and not is_own(path)):
                raise OutputError(
                    f"{path} is read by this command and never written over; name another file"
                )

    def check_folder(self, folder: Path) -> None:
        """Refuse a folder that is read, or is inside of one.

        Raises:
            OutputError: What is written there would be read by the next run.
        """
        place = Path(os.path.realpath(folder))  # which takes links that lead to themselves
        for given in map(Path, self.inputs):
            if given.is_dir() and any(_is_same(above, given) for above in (place, *place.parents)):
                raise OutputError(
                    f"{folder} is the folder that is read, or inside of it; name another folder with -o"
                )

    def check_replaced(self, path: Path, *, is_known: bool) -> None:
        """Refuse a file that is there and was not written by newsdiff.

        Raises:
            OutputError: It is no file, or is not known to be newsdiff's and replacing it is not forced.
        """
        if not (is_known or self.is_forced):
            raise OutputError(
                f"{path} is in the way and not as newsdiff wrote it; name another place with -o, or replace it with --force"
            )


def _is_same(path: Path, other: Path) -> bool:
    """Whether two paths are one file, the first of which may be standard input that a shell takes from there."""
    if path == _STDIN:
        with suppress(OSError, ValueError):  # it may be closed, or no file of the system
            return os.path.samestat(os.fstat(sys.stdin.fileno()), other.stat())
    return path.exists() and path.samefile(other)


def is_own(path: Path) -> bool:
    """Whether a file is a report or a manifest of newsdiff, or empty."""
    with path.open("rb") as file:
        beginning = file.read(_N_BEGINNING)
        if beginning.startswith(_PARQUET):
            file.seek(max(file.seek(0, 2) - _N_END, 0))
            return _IN_PARQUET in file.read()
        if beginning.startswith(_ZIP):
            return _is_own_zip(path)
    return not beginning or any(p.match(beginning) for p in (_OWN, _tables()))


@cache
def _tables() -> re.Pattern[bytes]:
    """Return how CSV and JSON Lines of each table begin."""
    from newsdiff.model.columns import COLUMNS, TARGET_COLUMNS

    own = (columns for tables in COLUMNS.values() for columns in tables.values())
    patterns = []
    for columns in (*own, TARGET_COLUMNS):
        *names, last = columns[:_N_COLUMNS]
        end = "," if len(columns) > _N_COLUMNS else r"\n"
        row = "".join(rf'"{name}":\s{_VALUE},\s' for name in names)
        patterns += [f"{','.join(names)},{last}{end}", rf'\{{{row}"{last}":']
    return re.compile("|".join(patterns).encode())


def _is_own_zip(path: Path) -> bool:
    """Whether a ZIP holds what only newsdiff writes."""
    try:
        with zipfile.ZipFile(path) as archive:
            for name in _IN_ZIP.keys() & set(archive.namelist()):
                with archive.open(name) as file:
                    if _IN_ZIP[name] in file.read(_N_BEGINNING):
                        return True
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        return False
    return False
