"""`newsdiff show`: a saved report in any format."""

import click

from newsdiff.cli import pages
from newsdiff.cli.output import Output


@click.command(short_help="Show a saved report in any format.")
@click.argument("file")
@pages.report
def show(*, file: str, output: Output) -> None:
    """Show FILE, what any command saved with --format json, in any of its formats; - is standard input.

    The articles are not needed: a report holds all that it shows.
    """
    from newsdiff.errors import LoadError, say_reason
    from newsdiff.report import formats, json, target_tables
    from newsdiff.report.targets import TargetsReport
    from newsdiff.report.versions import VersionsReport

    try:
        with click.open_file(file, "rb") as stream:
            text = stream.read()
    except OSError as error:
        raise LoadError(
            f"{file} cannot be read ({say_reason(error)}); "
            "name a file that was saved with --format json"
        ) from error
    saved = json.read_saved(text, file)
    if isinstance(saved, VersionsReport):
        _check(output, "versions of an article", formats.VERSIONS_FORMATS)
        output.show_versions(saved)
    elif isinstance(saved, TargetsReport):
        _check(output, "a table of many articles", target_tables.TARGET_FORMATS)
        output.show_targets(saved, saved.targets)
    else:
        output.show(saved)


def _check(output: Output, kind: str, choices: tuple[str, ...]) -> None:
    """Refuse a format that something saved does not have."""
    if output.table or output.format not in choices:
        other = f"no table {output.table!r}" if output.table else f"no {output.format}"
        raise click.UsageError(f"there is {other} of {kind}; its formats are {', '.join(choices)}")
