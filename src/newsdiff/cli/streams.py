"""Standard input and output that a shell has closed."""

import os
import sys


def reopen_closed() -> None:
    """Put something in the place of standard streams that are closed, before a file gets their numbers.

    What is written to a closed output is an error of the system, and a closed input is empty.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        if getattr(sys, name) is not None:
            continue
        flags = os.O_WRONLY if name == "stderr" else os.O_RDONLY  # writing to it fails
        opened = os.open(os.devnull, flags)
        if opened != number:
            os.dup2(opened, number)
            os.close(opened)
        setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
