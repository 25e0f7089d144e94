"""What newsdiff finds, beside what people corrected in Label Studio.

    newsdiff provenance 001 000 --format labelstudio -o tasks.json
    python -m benchmarks.labelstudio export.json [--corpus DIR] [--errors]

`export.json` is what Label Studio exports as JSON; docs/formats.md has the configuration. What was found is that of the tasks, or
with `--corpus` what newsdiff finds now in the same articles. Tasks that nobody annotated, and annotations that were cancelled or
skipped, take no part; the last annotation of a task counts. `--errors` lists every paragraph that was found otherwise.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import newsdiff
from benchmarks.corpus import counts
from newsdiff.model import COPIED

_KEPT = "article"
"""The choice for a paragraph that is no site furniture."""


class Corrected(NamedTuple):
    """A paragraph, with what was found and what is true."""

    document: str
    paragraph: int
    asked: str
    """`verdict` or `category`."""
    found: str
    true: str
    text: str
    compared: tuple[str, ...]
    """Ids of the sources that the document was compared with."""


def corrections(tasks: Iterable[dict[str, Any]]) -> Iterator[Corrected]:
    """Yield the tasks that were annotated.

    Raises:
        SystemExit: A task is none of newsdiff.
    """
    for task in tasks:
        data = task.get("data", {}) if isinstance(task, dict) else {}
        if "asked" not in data or "found" not in data:
            raise SystemExit(
                "no tasks of newsdiff --format labelstudio; import that file, and export as JSON (not JSON-MIN)"
            )
        choices = [
            choice
            for annotation in task.get("annotations", ())
            if not annotation.get("was_cancelled")
            for result in annotation.get("result", ())
            if result.get("from_name") == data["asked"]
            for choice in result["value"].get("choices", ())
        ]
        if choices:
            place = data["document"], data["index"], data["asked"], data["found"]
            yield Corrected(*place, choices[-1], data["text"], tuple(data.get("compared", ())))


def found_now(rows: list[Corrected], corpus: newsdiff.Documents) -> list[Corrected]:
    """Return the same paragraphs with what newsdiff finds in them now."""
    verdicts: dict[tuple[str, str, int], str] = {}
    for document, compared in {(r.document, r.compared) for r in rows if r.asked == "verdict"}:
        report = newsdiff.provenance(corpus[document], [corpus[name] for name in compared])
        verdicts |= {("verdict", document, p.index): p.verdict for p in report.paragraphs}
    if any(row.asked == "category" for row in rows):
        for cleaned in newsdiff.clean(corpus).documents:
            for p in cleaned.paragraphs:
                category = p.category if p.action == "remove" and p.category else _KEPT
                verdicts["category", cleaned.id, p.index] = category
    return [
        row._replace(found=verdicts.get((row.asked, row.document, row.paragraph), "not found"))
        for row in rows
    ]


def table(rows: list[Corrected]) -> Iterator[str]:
    """Yield the lines of a table of each choice: how often it was found, and was true."""
    for asked in dict.fromkeys(row.asked for row in rows):
        own = [row for row in rows if row.asked == asked]
        right = sum(row.found == row.true for row in own)
        yield f"{asked}: {right / len(own):.1%} of {len(own)} paragraphs are right"
        yield f"{'':15} precision   recall       F1"
        names = Counter(name for row in own for name in (row.found, row.true))
        groups = {name: {name} for name in sorted(names)}
        groups |= {"copied": set(COPIED)} if asked == "verdict" else {}
        for name, members in groups.items():
            both = counts(
                (row for row in own if row.found in members),
                (row for row in own if row.true in members),
            )
            yield f"{name:15}{both}"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("export", type=Path, help="what Label Studio exported as JSON")
    parser.add_argument("--corpus", help="compare with what newsdiff finds now in these articles")
    parser.add_argument("--errors", action="store_true", help="list what was found otherwise")
    arguments = parser.parse_args()
    rows = list(corrections(json.loads(arguments.export.read_text("utf-8"))))
    if not rows:
        raise SystemExit(f"{arguments.export} holds no annotations; label some tasks first")
    if arguments.corpus:
        rows = found_now(rows, newsdiff.read(arguments.corpus))
    for line in table(rows):
        print(line)
    for row in rows if arguments.errors else ():
        if row.found != row.true:
            print(
                f"{row.document}:{row.paragraph} {row.found}, in truth {row.true}: {row.text[:60]}"
            )


if __name__ == "__main__":
    main()
