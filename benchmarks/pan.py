"""Text alignment on a corpus in the layout of the PAN competitions (2012 to 2015).

    python -m benchmarks.pan DIR [--out DETECTIONS] [--preset plagiarism|default] [--jobs N] [--errors N] [--false] [--sample N]

DIR holds `pairs` (a suspicious document and a source a line), `src/`, `susp/` and a folder for each kind of
obfuscation with its own `pairs` and an XML file of true cases a pair. Preset "plagiarism" reports the cases of
`newsdiff.reuse.align.cases`, preset "default" the passages that `newsdiff dedupe --no-clean` reports for two articles.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from benchmarks.pan_score import Link, Score, read, score, share, write
from newsdiff import api
from newsdiff.language.tokenizing import tokenize
from newsdiff.language.tokens import Tokens
from newsdiff.model import Alignment, Document, Paragraph
from newsdiff.reuse import align
from newsdiff.reuse.align import cases
from newsdiff.settings import PRESETS, AlignSettings

Pair = tuple[str, str]
"""File names of a suspicious document and of a source."""
ENTIRE = "entire"
SHOWN = 600
"""Characters shown of either passage of an error."""


@dataclass(frozen=True, slots=True)
class Run:
    """What was found in a corpus."""

    pairs: dict[str, list[Pair]]
    """Pairs by sub folder."""
    cases: dict[str, set[Link]]
    """True cases by sub folder."""
    found: dict[Pair, list[Link]]
    """Detections by pair."""
    seconds: float
    """How long it took."""

    def detections(self, folder: str) -> set[Link]:
        """Return what was found in the pairs of a sub folder."""
        return {link for pair in self.pairs[folder] for link in self.found[pair]}

    def scores(self) -> dict[str, Score]:
        """Score every sub folder and the whole."""
        scores = {
            folder: score(self.cases[folder], self.detections(folder)) for folder in self.pairs
        }
        every = set().union(*self.cases.values())
        scores[ENTIRE] = score(every, {link for some in self.found.values() for link in some})
        return scores


def compare(
    path: Path, preset: str = "plagiarism", *, jobs: int | None = None, sample: int | None = None
) -> Run:
    """Search every pair of a corpus.

    Args:
        path: Folder in the layout of PAN.
        preset: Which settings, of `newsdiff.settings.PRESETS`.
        jobs: Worker processes; all cores if None.
        sample: Only so many pairs of each sub folder, spread evenly.
    """
    folders = sorted(found.parent for found in path.glob("*/pairs"))
    if not folders:
        sys.exit(f"{path} holds no folder with a file named pairs")
    pairs = {folder.name: _thinned(_pairs(folder), sample) for folder in folders}
    true = {}
    for folder in folders:
        wanted = set(pairs[folder.name])
        links = read(folder, "plagiarism")
        true[folder.name] = {link for link in links if (link.target, link.source) in wanted}
    every = sorted({pair for some in pairs.values() for pair in some})
    began = time.perf_counter()
    found = _search(path, preset, every, jobs)
    return Run(pairs, true, found, time.perf_counter() - began)


def _search(
    path: Path, preset: str, pairs: Sequence[Pair], jobs: int | None = None
) -> dict[Pair, list[Link]]:
    """Search some pairs on all cores, or with so many processes."""
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        found = pool.map(partial(search, path, preset), pairs, chunksize=32)
        return dict(zip(pairs, found, strict=True))


def _pairs(folder: Path) -> list[Pair]:
    """Read the pairs of a sub folder."""
    lines = (folder / "pairs").read_text("utf-8").splitlines()
    return [(target, source) for target, source in (line.split() for line in lines if line.strip())]


def _thinned(pairs: list[Pair], n: int | None) -> list[Pair]:
    """Keep so many pairs, chosen by a digest of their source, so that halves share no source."""
    if n is None:
        return pairs
    return sorted(pairs, key=lambda pair: hashlib.sha256(pair[1].encode()).digest())[:n]


def search(path: Path, preset: str, pair: Pair) -> list[Link]:
    """Find the detections of a pair."""
    target, source = pair
    a, b = path / "src" / source, path / "susp" / target
    settings = PRESETS[preset]
    places: Iterable[cases.Case] | Iterable[Alignment]
    if settings.cases.is_used:
        places = cases.find(_whole(a), _whole(b), settings.cases)
    else:
        places = _alone(_passages(_article(a), _article(b), settings.align), settings.align)
    return [
        Link(target, p.b.start, p.b.end - p.b.start, source, p.a.start, p.a.end - p.a.start)
        for p in places
    ]


def _alone(found: Iterable[Alignment], settings: AlignSettings) -> Iterator[Alignment]:
    """Keep passages that stand by themselves, as `dedupe` does; shorter ones only support others."""
    for one in found:
        is_close = one.identity >= settings.min_identity
        if one.n_longest >= settings.min_words or (
            is_close and one.n_equal >= settings.min_words_edited
        ):
            yield one


@lru_cache(maxsize=256)
def _whole(path: Path) -> Tokens:
    """Read a file as one paragraph: in this corpus line breaks stand anywhere."""
    text = _text(path)
    paragraph = Paragraph(0, 1, 0, len(text))
    return tokenize(Document(id=path.name, text=text, paragraphs=(paragraph,)))


@lru_cache(maxsize=256)
def _passages(a: Tokens, b: Tokens, settings: AlignSettings) -> list[Alignment]:
    """Return what two articles share, in characters."""
    return [align.write_alignment(found, a, b) for found in align.find_matches(a, b, settings)]


def _article(path: Path) -> Tokens:
    """Read a file as newsdiff reads one when cleaning is off."""
    return tokenize(api.prepare([Document(id=path.name, text=_text(path))], is_cleaned=False)[0])


def _text(path: Path) -> str:
    """Read a file with its line breaks as they are: positions count them."""
    return path.read_bytes().decode("utf-8")


def figures(path: Path) -> dict[str, float]:
    """Return the figures that are kept from falling; those of which less is better are negative.

    A packed corpus (tar) is unpacked into a temporary folder.
    """
    if path.is_file():
        with tempfile.TemporaryDirectory() as folder, tarfile.open(path) as packed:
            packed.extractall(folder, filter="data")
            return figures(next(Path(folder).rglob("susp")).parent)
    run = compare(path)
    scores = run.scores()
    kept = {}
    for folder, one in scores.items():
        if one.n_cases:
            kept[f"plagdet {folder}"] = one.plagdet
        else:
            kept[f"false {folder}"] = -float(one.n_found)
            chance = _search(path, "default", run.pairs[folder]).values()
            kept[f"false {folder}, default preset"] = -float(sum(map(len, chance)))
    return kept | {"granularity": -scores[ENTIRE].granularity}


def show(run: Run) -> None:
    """Print the measures by sub folder, and the speed."""
    print(f"{'':<28} plagdet  recall   precision granularity cases found")
    for folder, one in run.scores().items():
        print(
            f"{folder:<28} {one.plagdet:.5f}  {one.recall:.5f}  {one.precision:.5f}   "
            f"{one.granularity:.5f}   {one.n_cases:6d} {one.n_found:5d}"
        )
    print(
        f"{len(run.found)} pairs in {run.seconds:.0f} s, {len(run.found) / run.seconds:.1f} a second"
    )


def errors(run: Run, path: Path) -> Iterator[str]:
    """Describe cases and detections with both texts, worst covered first."""
    rows = []
    for folder in run.pairs:
        true, found = run.cases[folder], run.detections(folder)
        for label, links, others in (("case", true, found), ("detection", found, true)):
            for link in links:
                near = [o for o in others if (o.target, o.source) == (link.target, link.source)]
                rows.append((share(link, {link.target: near}), folder, label, link))
    for covered, folder, label, link in sorted(rows):
        yield f"\n{folder} {label} covered by {covered:.2f}: {link.target} {link.source}"
        yield from _texts(link, path)


def false(run: Run, path: Path) -> Iterator[str]:
    """Describe every detection in the sub folders that have no case, with both texts."""
    for folder in run.pairs:
        if run.cases[folder]:
            continue
        for link in sorted(run.detections(folder)):
            yield f"\n{folder} false detection: {link.target} {link.source}"
            yield from _texts(link, path)


def _texts(link: Link, path: Path) -> Iterator[str]:
    """Show both passages of a case or detection."""
    for side, file, start, length in (
        ("T", path / "susp" / link.target, link.start, link.length),
        ("S", path / "src" / link.source, link.source_start, link.source_length),
    ):
        text = _text(file)[start : start + min(length, SHOWN)]
        yield f"  {side} {start}+{length}: {' '.join(text.split())}"


def save(run: Run, folder: Path) -> None:
    """Write one XML file of detections a pair."""
    folder.mkdir(parents=True, exist_ok=True)
    for (target, source), links in run.found.items():
        name = f"{target.removesuffix('.txt')}-{source.removesuffix('.txt')}.xml"
        write(folder / name, target, links)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("path", type=Path, help="folder in the layout of PAN")
    parser.add_argument("--out", type=Path, help="folder for one XML file of detections a pair")
    parser.add_argument("--preset", choices=sorted(PRESETS), default="plagiarism")
    parser.add_argument("--jobs", type=int, help="worker processes (default: all cores)")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the N worst")
    parser.add_argument(
        "--false", action="store_true", help="list detections where there is no case"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="only N pairs of each sub folder")
    options = parser.parse_args(arguments)
    run = compare(options.path, options.preset, jobs=options.jobs, sample=options.sample)
    show(run)
    for _, lines in zip(range(3 * options.errors), errors(run, options.path), strict=False):
        print(lines)
    for line in false(run, options.path) if options.false else ():
        print(line)
    if options.out:
        save(run, options.out)


if __name__ == "__main__":
    main()
