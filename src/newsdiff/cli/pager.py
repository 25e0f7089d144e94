"""Long pages on a terminal go through a pager: NEWSDIFF_PAGER, else PAGER, else less."""

import os
import shlex
import shutil

import click

_NONE = ("", "cat")
"""What people set these variables to who want no pager."""


def command() -> str | None:
    """Return the pager's command line; None where none is wanted or installed."""
    wanted = os.environ.get("NEWSDIFF_PAGER", os.environ.get("PAGER", "less")).strip()
    try:
        name, *_ = shlex.split(wanted) or [""]
    except ValueError:  # an open quotation mark
        return None
    return wanted if name not in _NONE and shutil.which(name) else None


def is_long(page: str) -> bool:
    """Whether a page scrolls out of the terminal, of which the prompt needs a line."""
    return page.count("\n") >= shutil.get_terminal_size().lines


def open_pager(page: str, pager: str) -> None:
    """Show a page in a pager, coloured where that is less; its end, however early, is no error."""
    os.environ["PAGER"] = pager  # click looks nowhere else
    click.echo_via_pager(page.removesuffix("\n"))
