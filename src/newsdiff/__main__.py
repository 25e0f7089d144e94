"""The `newsdiff` command."""

import gc
import os
import signal
import sys

_FAILED, _INTERRUPTED = 1, 130
_ENDING = ("SIGTERM", "SIGHUP")
"""Signals that end a command as Ctrl-C does, so that nothing half written stays behind; Windows has not both."""
_BY_SIGNAL = 128
"""What shells add to the number of a signal that ended a command."""
_COLLECTED_AFTER = 100_000
"""New objects after which Python looks for cycles, for its 700: a report has millions of objects and no cycles, and
looking through them took 5 to 8 % of a short run."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.set_threshold(_COLLECTED_AFTER)
    heard = _listen()
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
        code = _BY_SIGNAL + heard[0] if heard else code
        # Where Ctrl-C fell into the making of a class, sys.exit would end in the signal and not in the code.
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def _listen() -> list[int]:
    """Let signals end the command as Ctrl-C does; return where those that were heard are put. One that is ignored, as by nohup, stays so."""
    heard: list[int] = []

    def end(number: int, _: object) -> None:
        heard.append(number)
        raise KeyboardInterrupt

    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)
    return heard


if __name__ == "__main__":
    main()
