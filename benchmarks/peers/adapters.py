"""Ask one tool which words of a target it takes for copied. Runs in the tool's own environment.

    python adapters.py NAME < [[source, target], ...] > [answer, ...]

An answer is {"words": [numbers of the words reported], "seconds": s} or {"error": reason}. A word is a run
of letters and digits; words are counted, because some tools change the white space before they look.
Nothing but the standard library and the tool may be imported here.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

Found = tuple[str, Iterable[tuple[int, int]]]
"""The target as the tool read it, and the half-open ranges of characters that it reports in it."""

Compare = Callable[[str, str], Found]
"""Compares a source with a target."""

WORD = re.compile(r"\w+")


def newsdiff(*, is_cleaned: bool = True) -> Compare:
    """Ask newsdiff for its verbatim, edited and quoted passages, the reworded ones left out."""
    from newsdiff import Document, api

    def compare(source: str, target: str) -> Found:
        documents = [Document(id="target", text=target), Document(id="source", text=source)]
        read, *others = documents if is_cleaned else api.prepare(documents, is_cleaned=False)
        report = api.provenance(read, others)
        passages = [passage for line in report.paragraphs for passage in line.passages]
        return target, [(p.start, p.end) for p in passages if p.kind != "reworded"]

    return compare


def copydetect(*, is_code: bool = True, min_share: float | None = None) -> Compare:
    """Ask copydetect; `is_code=False` is its -f, `min_share` its -d (0.33 by default)."""
    from copydetect import defaults, detector

    grain = defaults.NOISE_THRESHOLD
    window = defaults.GUARANTEE_THRESHOLD - grain + 1
    least = defaults.DISPLAY_THRESHOLD if min_share is None else min_share

    def compare(source: str, target: str) -> Found:
        with tempfile.TemporaryDirectory() as folder:
            prints = []
            for name, text in (("target.txt", target), ("source.txt", source)):
                path = Path(folder, name)
                path.write_text(text, "utf-8")
                prints.append(detector.CodeFingerprint(str(path), grain, window, filter=is_code))
        _, shares, slices = detector.compare_files(*prints)
        is_shown = shares[0] > least
        return target, [
            (int(a), int(b)) for a, b in zip(*slices[0], strict=True)
        ] if is_shown else []

    return compare


def copy_spotter(*, min_words: int | None = None) -> Compare:
    """Ask copy-spotter for its blocks; `min_words` is its -s (2 by default)."""
    from scripts import html_utils, processing_files

    def compare(source: str, target: str) -> Found:
        with tempfile.TemporaryDirectory() as folder:
            texts = []
            for name, text in (("source.txt", source), ("target.txt", target)):
                path = Path(folder, name)
                path.write_text(text, "utf-8")
                texts.append(processing_files.file_extension_call(str(path)))
        blocks = html_utils.get_real_matching_blocks(*texts, min_words)
        starts = [0]
        for word in texts[1]:
            starts.append(starts[-1] + len(word) + 1)
        return " ".join(texts[1]), [(starts[b.b], starts[b.b + b.size] - 1) for b in blocks]

    return compare


def alcove_dux() -> Compare:
    """Ask Alcove Dux for its evidence, exact runs and whole pieces alike."""
    from alcove_dux import compare_texts, normalize_text

    def compare(source: str, target: str) -> Found:
        evidence = compare_texts(target, source)
        return normalize_text(target), [(e.suspicious_start, e.suspicious_end) for e in evidence]

    return compare


def text_matcher(*, is_stopped: bool = True) -> Compare:
    """Ask text-matcher; its stop words come from NLTK, which has to download them."""
    import nltk
    from text_matcher.matcher import Matcher, Text

    if is_stopped:
        nltk.download("stopwords", download_dir=str(Path(sys.prefix, "nltk_data")), quiet=True)

    def compare(source: str, target: str) -> Found:
        texts = [Text(text, "", removeStopwords=is_stopped) for text in (source, target)]
        return texts[1].text, Matcher(*texts).match()[2]

    return compare


def sentence_plagiarism(*, threshold: float = 0.8) -> Compare:
    """Ask sentence-plagiarism for its sentences; `threshold` is its -t."""
    from sentence_plagiarism import check

    def compare(source: str, target: str) -> Found:
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder, name) for name in ("target.txt", "source.txt", "found.json")]
            for path, text in zip(paths, (target, source), strict=False):
                path.write_text(text, "utf-8")
            target_path, source_path, found_path = map(str, paths)
            check(target_path, [source_path], threshold, found_path, quiet=True)
            found = json.loads(paths[2].read_text("utf-8"))
        return target, [(row["input_start_pos"], row["input_end_pos"] + 1) for row in found]

    return compare


def datasketch(*, n_words: int = 1, threshold: float = 0.9) -> Compare:
    """Look up each paragraph of the target among those of the source, by MinHash of its n-grams."""
    from datasketch import MinHash, MinHashLSH

    def sketch(text: str) -> Any:  # noqa: ANN401  it has no types
        words = WORD.findall(text.lower())
        grams = {" ".join(words[at : at + n_words]) for at in range(len(words) - n_words + 1)}
        minhash = MinHash()
        minhash.update_batch([gram.encode() for gram in grams])
        return minhash if grams else None

    def compare(source: str, target: str) -> Found:
        index = MinHashLSH(threshold=threshold)
        for at, block in enumerate(blocks(source)):
            if (known := sketch(block[0])) is not None:
                index.insert(str(at), known)
        found = []
        for text, start in blocks(target):
            if (asked := sketch(text)) is not None and index.query(asked):
                found.append((start, start + len(text)))
        return target, found

    return compare


def blocks(text: str) -> list[tuple[str, int]]:
    """Return what stands between blank lines, and where it begins."""
    return [(block[0], block.start()) for block in re.finditer(r"\S.*(?:\n.*\S.*)*", text)]


def numbers(found: Found) -> list[int]:
    """Return the numbers of the words that lie by more than half in a reported range."""
    text, spans = found
    ranges = list(spans)
    middles = [(word.start() + word.end()) / 2 for word in WORD.finditer(text)]
    return [
        number
        for number, middle in enumerate(middles)
        if any(start < middle < end for start, end in ranges)
    ]


VARIANTS: dict[str, Callable[[], Compare]] = {
    "newsdiff": newsdiff,
    "newsdiff --no-clean": partial(newsdiff, is_cleaned=False),
    "copydetect": copydetect,
    "copydetect -f -d 0": partial(copydetect, is_code=False, min_share=0),
    "copy-spotter": copy_spotter,
    "copy-spotter -s 5": partial(copy_spotter, min_words=5),
    "alcove-dux": alcove_dux,
    "text-matcher": text_matcher,
    "text-matcher, all words": partial(text_matcher, is_stopped=False),
    "sentence-plagiarism": sentence_plagiarism,
    "sentence-plagiarism -t .5": partial(sentence_plagiarism, threshold=0.5),
    "datasketch, words, .9": datasketch,
    "datasketch, 3-grams, .5": partial(datasketch, n_words=3, threshold=0.5),
}
"""Every tool as it comes, then with the setting that its documentation offers for prose."""


def answers(compare: Compare, pairs: list[list[str]]) -> Iterable[dict[str, Any]]:
    """Compare pairs; whatever a tool raises is its answer. The first is compared once before, unmeasured."""
    for source, target in pairs[:1]:
        with contextlib.suppress(Exception):
            compare(source, target)
    for source, target in pairs:
        began = time.process_time()
        try:
            found = numbers(compare(source, target))
        except Exception as error:  # noqa: BLE001  the tools may fail as they please
            yield {"error": reason(error)}
        else:
            yield {"words": found, "seconds": time.process_time() - began}


def reason(error: Exception) -> str:
    """Return the name of an error and the first line of it that says something."""
    lines = re.sub(r"\x1b\[\d*m", "", str(error)).splitlines()
    said = next((line.strip() for line in lines if re.search(r"\w", line)), "")
    return f"{type(error).__name__}: {said}"


def main() -> None:
    """Answer on standard output; what the tool itself prints goes to standard error."""
    pairs = json.load(sys.stdin)
    with contextlib.redirect_stdout(sys.stderr):
        found = list(answers(VARIANTS[sys.argv[1]](), pairs))
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
