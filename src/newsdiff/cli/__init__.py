"""The command line: parse, make one call, render, set the exit code.

Exit codes: 0 done, 1 a controlled error (one line on standard error), 2 wrong usage, 3 more was copied
than `--fail-over` allows, 130 interrupted. Bugs keep their traceback. Nothing here may import a heavy
package at the top of a module: `newsdiff --help` answers at once.
"""

import errno
from collections.abc import Sequence
from typing import Any

import click

from newsdiff.cli.archive import archive
from newsdiff.cli.clean import clean
from newsdiff.cli.dedupe import dedupe
from newsdiff.cli.explain import explain
from newsdiff.cli.index import index
from newsdiff.cli.info import info
from newsdiff.cli.interrupt import Interrupted, interruptible
from newsdiff.cli.learn import learn
from newsdiff.cli.provenance import provenance
from newsdiff.cli.restore import restore
from newsdiff.cli.schema import schema
from newsdiff.cli.settings import settings
from newsdiff.cli.show import show
from newsdiff.cli.thin import thin
from newsdiff.errors import NewsdiffError
from newsdiff.version import __version__
from newsdiff.visible import printable

_CONTROLLED, _USAGE, _INTERRUPTED = 1, 2, 130
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
):
    main.add_command(_command)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line with what is behind the program's name; return the exit code."""
    try:
        code = main.main(arguments, prog_name="newsdiff", standalone_mode=False)
    except NewsdiffError as error:
        return _complain(str(error), _CONTROLLED)
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        return _complain(
            f"{str(error.filename)[:_SHOWN]}... is longer than a name of a file can be", _CONTROLLED
        )
    except click.UsageError as error:
        error.show()
        return _USAGE
    except Interrupted as interrupted:
        return _complain(f"interrupted; {interrupted}", _INTERRUPTED)
    except click.Abort:
        return _complain("interrupted", _INTERRUPTED)
    return code if isinstance(code, int) else 0


def _complain(message: str, code: int) -> int:
    """Print one line on standard error and return the exit code."""
    click.echo(f"newsdiff: {printable(message)}", err=True)
    return code
