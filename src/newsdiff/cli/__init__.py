"""The command line: parse, make one call, render, set the exit code.

Exit codes: 0 done, 1 a controlled error (one line on standard error), 2 wrong usage, 3 more was copied
than `--fail-over` allows, 130 interrupted (129 and 143 by a signal, `__main__`). Bugs keep their traceback. Nothing here may import a heavy
package at the top of a module: `newsdiff --help` answers at once.
"""

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from newsdiff.cli.archive import archive
from newsdiff.cli.clean import clean
from newsdiff.cli.completion import completion
from newsdiff.cli.dedupe import dedupe
from newsdiff.cli.examples import epilog
from newsdiff.cli.explain import explain
from newsdiff.cli.index import index
from newsdiff.cli.info import info
from newsdiff.cli.interrupt import Interrupted, interruptible
from newsdiff.cli.learn import learn
from newsdiff.cli.mcp import mcp
from newsdiff.cli.provenance import provenance
from newsdiff.cli.restore import restore
from newsdiff.cli.schema import schema
from newsdiff.cli.serve import serve
from newsdiff.cli.settings import settings
from newsdiff.cli.show import show
from newsdiff.cli.thin import thin
from newsdiff.cli.versions import versions
from newsdiff.cli.watch import watch
from newsdiff.errors import NO_MEMORY, NewsdiffError, is_out_of_memory
from newsdiff.version import __version__
from newsdiff.visible import printable

_CONTROLLED, _USAGE, _INTERRUPTED = 1, 2, 130
_reserve = [bytes(1 << 20)]
"""Memory that is never touched, and given back to say in it that there is no more."""
_SHOWN = 40
"""Characters that are shown of a name that is too long."""


class _Commands(click.Group):
    """Commands in the order of what people ask first."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  as click has it
        """Run a command; Ctrl-C ends it with a line on how to go on."""
        with interruptible("nothing was written"):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which the commands were added."""
        del ctx
        return list(self.commands)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Articles are named by id, by the beginning of an id, or by path. "
    "The corpus is corpus/ where there is one, else what NEWSDIFF_CORPUS names.",
)
@click.version_option(__version__, message="newsdiff %(version)s")
def main() -> None:
    """Find out which paragraphs of a news article were lifted, from where, and what was changed."""


for _command in (
    provenance,
    explain,
    versions,
    watch,
    serve,
    mcp,
    dedupe,
    thin,
    clean,
    learn,
    restore,
    show,
    index,
    info,
    archive,
    settings,
    schema,
    completion,
):
    main.add_command(_command)
    _command.epilog = epilog(str(_command.name))
for _below in archive.commands.values():
    _below.epilog = epilog(f"archive {_below.name}")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with what is behind the program's name; return the exit code."""
    _reopen_closed()
    arguments = sys.argv[1:] if arguments is None else arguments
    try:
        _refuse_empty(arguments)
        code = main.main([*arguments], prog_name="newsdiff", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return _USAGE
    except Interrupted as interrupted:
        told, code = f"interrupted; {interrupted}", _INTERRUPTED
    except click.Abort:
        told, code = "interrupted", _INTERRUPTED
    except Exception as error:
        _reserve.clear()
        if (known := _of_the_machine(error)) is None:
            raise
        told, code = known, _CONTROLLED
    else:
        return code if isinstance(code, int) else 0
    return _complain(told, code)  # out here, where what the error held on to is free again


def _refuse_empty(arguments: Sequence[str]) -> None:
    """Refuse an argument of nothing, which a variable of a shell is that was never set: a file so named is the folder one is in.

    Raises:
        click.UsageError: There is one.
    """
    for at, argument in enumerate(arguments):
        if not argument or (argument.startswith("--") and argument.find("=") == len(argument) - 1):
            place = argument[:-1] or (
                f"argument {at + 1}, behind {printable(arguments[at - 1])}," if at else "argument 1"
            )
            raise click.UsageError(f"{place} is empty; is a variable of the shell not set?")


def _reopen_closed() -> None:
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


def _of_the_machine(error: Exception) -> str | None:
    """Say in one line what a user or the machine caused; None for a bug."""
    if isinstance(error, NewsdiffError):
        return str(error)
    if is_out_of_memory(error):
        return NO_MEMORY
    number = getattr(error, "errno", None)
    if number == errno.ENAMETOOLONG:
        name = str(getattr(error, "filename", ""))[:_SHOWN]
        return f"{name}... is longer than a name of a file can be"
    if number in (errno.EBADF, errno.ENOSPC):  # help, into a closed or full place
        # Python flushes standard output once more when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return f"standard output cannot be written ({os.strerror(number)})"
    if number == errno.ENOENT and _is_nowhere():
        return "the folder that this runs in is no longer there; change to another one"
    return None


def _is_nowhere() -> bool:
    """Whether the folder that the command runs in was removed."""
    try:
        os.getcwd()  # noqa: PTH109  Path.cwd asks the same
    except FileNotFoundError:
        return True
    return False


def _complain(message: str, code: int) -> int:
    """Print one line on standard error and return the exit code."""
    click.echo(f"newsdiff: {printable(message)}", err=True)
    return code
