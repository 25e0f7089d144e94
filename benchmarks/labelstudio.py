"""What newsdiff finds, beside what people corrected in Label Studio.

    newsdiff provenance 001 000 --format labelstudio -o tasks.json
    python -m benchmarks.labelstudio export.json [--corpus DIR] [--errors]

`export.json` is what Label Studio exports as JSON; docs/formats.md has the configuration. What was found is that of the tasks, or
with `--corpus` what newsdiff finds now in the same articles. `--errors` lists every paragraph that was found otherwise.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import newsdiff
from benchmarks.corpus import counts
from newsdiff.documents.boilerplate.corrected import KEPT, Corrected, corrected_in
from newsdiff.model import COPIED


def found_now(rows: list[Corrected], corpus: newsdiff.Documents) -> list[Corrected]:
    """Return the same paragraphs with what newsdiff finds in them now."""
    verdicts: dict[tuple[str, str, int], str] = {}
    for document, compared in {(r.document, r.compared) for r in rows if r.asked == "verdict"}:
        report = newsdiff.provenance(corpus[document], [corpus[name] for name in compared])
        verdicts |= {("verdict", document, p.index): p.verdict for p in report.paragraphs}
    if any(row.asked == "category" for row in rows):
        for cleaned in newsdiff.clean(corpus).documents:
            for p in cleaned.paragraphs:
                category = p.category if p.action == "remove" and p.category else KEPT
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
    rows = corrected_in(arguments.export.read_text("utf-8"), arguments.export) or []
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
