"""Words reported as copied by newsdiff and by other tools, beside the truth.

    python -m benchmarks.peers [--only NAME ...] [--envs DIR] [--seeds DIR] [--errors]

Runs copydetect, copy-spotter, alcove-dux, text-matcher, sentence-plagiarism and datasketch as they come, and
with the setting that they offer for prose, on the pairs of corpus/ that are labelled word by word: first
on whole files, as a user has them, then on the article text alone, so that matching alone is compared.
The tools are installed on first use, each into an environment of its own below ~/.cache/newsdiff-peers.
"""

from __future__ import annotations

import argparse
import statistics
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.corpus import CORPUS
from benchmarks.peers.adapters import VARIANTS, WORD
from benchmarks.peers.environments import REQUIREMENTS, ToolError, ask, cache, tool
from benchmarks.peers.gold import Case, cases, score

Answers = list[dict[str, Any]]
"""An answer a pair."""


def row(variant: str, some: list[Case], answers: Answers) -> str:
    """Return a line of the table; pairs on which the tool failed count as pairs without a finding."""
    failed = [answer["error"] for answer in answers if "error" in answer]
    if len(failed) == len(answers):
        return f"{variant:<26}  {failed[0]}"
    found = score((case, a.get("words", [])) for case, a in zip(some, answers, strict=True))
    milliseconds = 1000 * statistics.median(a["seconds"] for a in answers if "seconds" in a)
    note = f"  failed on {len(failed)} of {len(answers)} pairs: {failed[0]}" if failed else ""
    return (
        f"{variant:<26}{found.precision:8.1%}{found.share('copied'):8.1%}{found.f1:8.1%}"
        f"{found.share('own'):8.1%}{found.share('furniture'):10.1%}{milliseconds:9.1f}{note}"
    )


def errors(some: list[Case], answers: Answers) -> Iterator[str]:
    """Describe the words wrongly reported or missed, run by run."""
    for case, answer in zip(some, answers, strict=True):
        words = WORD.findall(case.target)
        reported = set(answer.get("words", []))
        wrong = [
            (number, kind)
            for number, kind in enumerate(case.classes)
            if kind != "either" and (number in reported) != (kind == "copied")
        ]
        for (kind, _), run in groupby(
            ((kind, number, number - at) for at, (number, kind) in enumerate(wrong)),
            key=lambda word: (word[0], word[2]),
        ):
            numbers = [number for _, number, _ in run]
            what = "missed" if kind == "copied" else f"wrong, {kind}"
            text = " ".join(words[numbers[0] : numbers[-1] + 1])
            yield f"    {case.name}, word {numbers[0]}: {what}: {text}"


def table(some: list[Case], variants: list[str], folder: Path, *, shows_errors: bool) -> None:
    """Ask every tool and print what came out."""
    print(f"{'':<26}{'precis.':>8}{'recall':>8}{'F1':>8}{'own':>8}{'furniture':>10}{'ms/pair':>9}")
    for variant in variants:
        try:
            answers = ask(variant, some, folder)
        except ToolError as error:
            print(f"{variant:<26}  {error}")
            continue
        print(row(variant, some, answers), flush=True)
        if shows_errors and variant == variants[0]:
            print(*errors(some, answers), sep="\n")


def tables(folder: Path, only: list[str], envs: Path, *, shows_errors: bool) -> None:
    """Print both tables for the pairs in a folder."""
    for is_whole in (True, False):
        some = cases(folder, is_whole=is_whole)
        if not some:
            print(f"\nno labelled pair in {folder}")
            return
        n_words = sum(len(case.classes) for case in some)
        what = "whole files" if is_whole else "article text alone"
        print(f"\n{folder.name}, {what} (pairs: {len(some)}, words of their targets: {n_words})")
        own = [variant for variant in VARIANTS if tool(variant) == "newsdiff"]
        variants = [*own[0 if is_whole else 1 :], *(v for v in VARIANTS if tool(v) in only)]
        table(some, variants, envs, shows_errors=shows_errors)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", nargs="+", choices=REQUIREMENTS, help="run newsdiff and these")
    parser.add_argument("--envs", type=Path, help=f"folder for the environments ({cache()})")
    parser.add_argument("--seeds", type=Path, help="folder with further files that are labelled")
    parser.add_argument("--errors", action="store_true", help="list newsdiff's wrong words")
    options = parser.parse_args()
    for folder in (CORPUS, *([options.seeds] if options.seeds else [])):
        tables(
            folder,
            options.only or list(REQUIREMENTS),
            options.envs or cache(),
            shows_errors=options.errors,
        )


if __name__ == "__main__":
    main()
