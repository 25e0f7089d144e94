"""The report as JSON: what other programs read, and what every other renderer could be fed from."""

from newsdiff.model import Report


def render(report: Report) -> str:
    """Return the report's JSON, keys in the order of the fields, indented by two."""
    return report.to_json()
