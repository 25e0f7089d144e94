"""Errors that a user can cause.

NewsdiffError            anything a user can cause; str(error) is the whole message
|- LoadError             a file, folder or record cannot be read or parsed
|- SelectionError        an id or prefix names no document, or more than one
|- SettingsError         a value lies outside its range
'- EngineError           an optional package is missing, or a run failed

A message says what is wrong, where, and what to do, in one line. Bugs keep their traceback.
"""


class NewsdiffError(Exception):
    """Anything a user can cause; the text is the whole message."""


class LoadError(NewsdiffError):
    """A file, folder or record cannot be read or parsed."""


class SelectionError(NewsdiffError):
    """An id, prefix or path names no document, or more than one."""


class SettingsError(NewsdiffError):
    """A setting lies outside its range; the message names it, its value and the range."""


class EngineError(NewsdiffError):
    """An optional package is missing, or a run could not be carried out."""
