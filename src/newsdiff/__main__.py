"""The `newsdiff` command."""

import os
import sys

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from newsdiff.cli import run

        code = run()
    except KeyboardInterrupt:  # before there is a command that could say how to go on
        print("newsdiff: interrupted", file=sys.stderr)  # noqa: T201  nothing better is loaded yet
        code = _INTERRUPTED
    if code == _INTERRUPTED:
        # Where Ctrl-C fell into the making of a class, sys.exit would end in the signal and not in the code.
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
