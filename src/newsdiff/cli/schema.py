"""`newsdiff schema`: the JSON schema of a report."""

import click

from newsdiff.cli.output import Output

_REPORTS = ("provenance", "dedupe", "clean")


@click.command(short_help="Print the JSON schema of a report.")
@click.argument("report", type=click.Choice(_REPORTS))
def schema(*, report: str) -> None:
    """Print the JSON schema (draft 2020-12) of what REPORT writes with --format json."""
    from newsdiff.report import json

    output = Output(format="json")
    output.write(json.schema(f"newsdiff.{report}"))
