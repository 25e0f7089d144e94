"""Ctrl-C: what stays, and how to go on."""

from collections.abc import Iterator
from contextlib import contextmanager


class Interrupted(Exception):  # noqa: N818  it is no error
    """A command was interrupted; the message says how to go on."""


@contextmanager
def interruptible(message: str) -> Iterator[None]:
    """Let Ctrl-C inside end the command with a message on what stays and how to go on; the innermost counts."""
    try:
        yield
    except KeyboardInterrupt:
        raise Interrupted(message) from None
