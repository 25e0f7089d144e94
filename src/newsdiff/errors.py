"""Errors that a user can cause.

NewsdiffError            anything a user can cause; str(error) is the whole message
|- LoadError             a file, folder or record cannot be read or parsed
|- OutputError           a file, a folder or standard output cannot be written
|- SelectionError        an id or prefix names no document, or more than one; a name names no table
|- SettingsError         a setting is unknown, or its value out of range
|- MissingExtra          an optional package is not installed
'- RunError              a run could not be carried out to its end

A message says what is wrong, where, and what to do, in one line. Bugs keep their traceback.
"""


class NewsdiffError(Exception):
    """Anything a user can cause; the text is the whole message."""


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


class RunError(NewsdiffError):
    """A run could not be carried out to its end: memory, disk, a worker or a lock failed."""
