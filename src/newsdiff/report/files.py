"""Write what was rendered to files, whole or not at all."""

import secrets
from collections.abc import Iterable
from pathlib import Path

from newsdiff.errors import OutputError


def write_site(pages: Iterable[tuple[str, str]], folder: str | Path) -> int:
    """Write the pages of a site, by their paths, into a folder; return how many they are.

    The folder is made where it is missing; other files in it stay.

    Raises:
        OutputError: The folder cannot be made or written.
    """
    n_files = 0
    for name, text in pages:
        path = Path(folder, name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"{path.parent} cannot be made ({_reason(error)}); name another folder with -o"
            ) from error
        write_whole((text,), path)
        n_files += 1
    return n_files


def write_whole(content: Iterable[str | bytes], path: str | Path) -> None:
    """Write parts, bytes or text as UTF-8, whole or not at all.

    A regular file is replaced in one step once its new content is complete; devices and pipes are
    written to.

    Raises:
        OutputError: The path cannot be written; a file that was there is as before.
    """
    place = Path(path).resolve()
    encoded = (part.encode() if isinstance(part, str) else part for part in content)
    try:
        if place.exists() and not place.is_file() and not place.is_dir():
            with place.open("wb") as file:
                file.writelines(encoded)
        else:
            _replace(place, encoded)
    except OSError as error:
        raise OutputError(
            f"{path} cannot be written ({_reason(error)}); name another file with -o"
        ) from error


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()


def _replace(place: Path, content: Iterable[bytes]) -> None:
    """Write beside the file, then move over it; leave nothing behind on failure."""
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("xb") as file:
            file.writelines(content)
        beside.replace(place)
    finally:
        beside.unlink(missing_ok=True)
