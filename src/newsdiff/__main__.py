"""The `newsdiff` command."""

import gc
import os
import sys

_FAILED, _INTERRUPTED = 1, 130
_COLLECTED_AFTER = 100_000
"""New objects after which Python looks for cycles, for its 700: a report has millions of objects and no cycles, and
looking through them took 5 to 8 % of a short run."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_COLLECTED_AFTER)
    try:
        from newsdiff.cli import run

        code = run()
    except KeyboardInterrupt:  # before there is a command that could say how to go on
        print("newsdiff: interrupted", file=sys.stderr)  # noqa: T201  nothing better is loaded yet
        code = _INTERRUPTED
    except (MemoryError, ImportError) as error:  # before there is a command
        from newsdiff.errors import NO_MEMORY, is_out_of_memory

        if not is_out_of_memory(error):
            raise
        print(f"newsdiff: {NO_MEMORY}", file=sys.stderr)  # noqa: T201
        code = _FAILED
    if code == _INTERRUPTED:
        # Where Ctrl-C fell into the making of a class, sys.exit would end in the signal and not in the code.
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
