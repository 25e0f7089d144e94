"""Errors that a user can cause.

NewsdiffError            anything a user can cause; str(error) is the whole message
|- LoadError             a file, folder or record cannot be read or parsed
|- OutputError           a file, a folder or standard output cannot be written
|- SelectionError        an id or prefix names no document, or more than one; a name names no table
|- SettingsError         a setting is unknown, or its value out of range
|- MissingExtra          an optional package is not installed
'- RunError              a run could not be carried out to its end

A message says what is wrong, where, and what to do, in one line: what it quotes from a file or a command line is made
printable here, for all of them. Bugs keep their traceback.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from newsdiff.visible import printable

NO_MEMORY = (
    "not enough memory; close other programs, or use fewer --jobs or less --memory, and run again"
)
"""What is said where the system gives no more memory."""


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error says that there is no more memory.

    Where a library cannot be loaded for that it is an ImportError, where a thread cannot be started a RuntimeError, and where
    the interpreter has not even room for the error a SystemError.

    Example:
        >>> is_out_of_memory(MemoryError()), is_out_of_memory(OSError(28, "No space left on device"))
        (True, False)
        >>> is_out_of_memory(SystemError("error return without exception set"))
        True
    """
    if isinstance(error, SystemError):
        return "without exception set" in str(error) or "without setting an exception" in str(error)
    if isinstance(error, ImportError):
        return any(told in str(error) for told in ("failed to map segment", "allocate memory"))
    if isinstance(error, RuntimeError):
        return "start new thread" in str(error)
    return isinstance(error, MemoryError) or getattr(error, "errno", None) == errno.ENOMEM


def install_command(extra: str) -> str:
    """Return the command that installs an extra where newsdiff came from: a folder or wheel on this machine, a repository, or the package index.

    Example:
        >>> install_command("archive").startswith("pip install ")
        True
    """
    import json
    from importlib.metadata import PackageNotFoundError, distribution
    from pathlib import Path
    from urllib.parse import unquote, urlsplit

    try:
        origin = json.loads(distribution("newsdiff").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    url = urlsplit(str(origin.get("url", "")))
    folder = Path(unquote(url.path))
    if kind := origin.get("vcs_info", {}).get("vcs"):
        return f"pip install 'newsdiff[{extra}] @ {kind}+{origin['url']}'"
    is_wheel = folder.suffix == ".whl" and folder.is_file()
    if url.scheme != "file" or not (is_wheel or (folder / "pyproject.toml").is_file()):
        return f"pip install 'newsdiff[{extra}]'"
    is_here = folder.resolve() == Path.cwd().resolve()
    editable = "-e " if origin.get("dir_info", {}).get("editable") else ""
    return f"pip install {editable}'{'.' if is_here else folder}[{extra}]'"


class NewsdiffError(Exception):
    """Anything a user can cause; the text is the whole message, in one line."""

    def __init__(self, message: str) -> None:
        super().__init__(printable(message))


class LoadError(NewsdiffError):
    """A file, folder or record cannot be read or parsed."""


class OutputError(NewsdiffError):
    """A file, a folder or standard output cannot be written, or a file is in the way."""


class SelectionError(NewsdiffError):
    """An id, prefix or path names no document, or more than one; or a report has no such table."""


class SettingsError(NewsdiffError):
    """A setting is unknown, or its value out of range; the message names it, its value and the range."""


class MissingExtra(NewsdiffError):  # noqa: N818  it is named after what is missing
    """An optional package is not installed; the message says how to install it."""


@contextmanager
def needs(package: str, extra: str) -> Iterator[None]:
    """Import a package of an extra inside.

    Raises:
        MissingExtra: It is not installed; `package` says who needs it, up to the command that installs it.
    """
    try:
        yield
    except ImportError as error:
        if is_out_of_memory(error):
            raise
        raise MissingExtra(f"{package}: {install_command(extra)}") from error


def say_reason(error: OSError) -> str:
    """Say in some words why the system refused.

    Example:
        >>> say_reason(OSError(13, "Permission denied")), say_reason(OSError())
        ('permission denied', 'unknown reason')
    """
    return (error.strerror or str(error) or "unknown reason").lower()


class RunError(NewsdiffError):
    """A run could not be carried out to its end: memory, disk, a worker or a lock failed."""
