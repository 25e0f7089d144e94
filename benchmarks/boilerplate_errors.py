"""Wrong lines of cleaned pages: counted by what they look like and where they stand, and the worst pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from benchmarks import boilerplate_score, pages
from benchmarks.boilerplate_score import Outcome
from benchmarks.pages import Page

_MIN_PHRASE = 5
"""Words of a line that can say something."""
_SHOWN = 8
"""Wrong lines of a page that are printed."""
_EXAMPLES = 3
"""Wrong lines of a page that are printed for a kind."""
_KINDS = ("prose lost", "other text lost", "prose left", "other furniture left")


def worst(rows: Sequence[Page], kept: Sequence[Sequence[bool]], n: int) -> str:
    """List the pages that lose most against perfect line labels, with their wrong lines."""
    outcomes = boilerplate_score.outcomes(rows, kept)
    order = sorted(
        zip(outcomes, rows, kept, strict=True), key=lambda item: item[0].gain, reverse=True
    )
    parts = []
    for outcome, page, flags in order[:n]:
        parts.append(_errors(outcome, page, flags))
    return "\n".join(parts)


def _errors(outcome: Outcome, page: Page, flags: Sequence[bool]) -> str:
    """List the wrong lines of a page."""
    wrong = [
        f"    {'lost' if label else 'left'}  {text[:100]}"
        for text, label, flag in zip(page.lines, page.labels, flags, strict=True)
        if label in (0, 1) and bool(label) != flag
    ]
    return "\n".join(
        [f"  {page.site} {page.id}: {outcome.gain:.3f} below perfect lines", *wrong[:_SHOWN]]
    )


def wrong_kinds(rows: Sequence[Page], kept: Sequence[Sequence[bool]]) -> str:
    """Count the wrong lines by what they look like and where they stand, with their words."""
    counts: Counter[tuple[str, str, str]] = Counter()
    sizes: Counter[tuple[str, str, str]] = Counter()
    per_page = []
    for page, flags in zip(rows, kept, strict=True):
        body = [i for i, label in enumerate(page.labels) if label == 1]
        wrong = [
            i
            for i, (label, flag) in enumerate(zip(page.labels, flags, strict=True))
            if label == 1 - flag
        ]
        per_page.append(len(wrong))
        for i in wrong:
            key = ("left" if flags[i] else "lost", _place(i, body), _look(page.lines[i]))
            counts[key] += 1
            sizes[key] += len(pages.words(page.lines[i]))
    table = [
        f"  {error}  {place:8}{look:42}{n:6d} lines{sizes[error, place, look]:7d} words"
        for (error, place, look), n in sorted(counts.items(), key=lambda item: -item[1])
    ]
    few = sorted(per_page, reverse=True)
    half = next((n for n in range(len(few)) if sum(few[:n]) * 2 >= sum(few)), len(few))
    return "\n".join(
        [f"  half of the {sum(few)} wrong lines stand on {half} of {len(few)} pages", *table]
    )


def _place(i: int, body: list[int]) -> str:
    """Where a line stands in the article's text."""
    if not body or i < body[0]:
        return "above"
    return "below" if i > body[-1] else "inside"


def _look(line: str) -> str:
    """What a line looks like."""
    n = len(pages.words(line))
    if boilerplate_score.is_prose(line):
        return "a paragraph of prose"
    if n >= boilerplate_score.PROSE_WORDS:
        return "12 words or more without end mark"
    return "5 to 11 words" if n >= _MIN_PHRASE else "1 to 4 words"


def worst_by_kind(rows: Sequence[Page], kept: Sequence[Sequence[bool]], n: int) -> str:
    """List for each kind of wrong line the pages with most words of it, and some of these lines."""
    found: dict[str, list[tuple[int, Page, list[str]]]] = {kind: [] for kind in _KINDS}
    for page, flags in zip(rows, kept, strict=True):
        wrong: dict[str, list[str]] = {}
        for text, label, flag in zip(page.lines, page.labels, flags, strict=True):
            if label == 1 - flag:
                wrong.setdefault(_kind(text, is_left=flag), []).append(text)
        for kind, texts in wrong.items():
            found[kind].append((sum(len(pages.words(text)) for text in texts), page, texts))
    parts = []
    for kind, of_kind in found.items():
        total = sum(size for size, _, _ in of_kind)
        parts.append(f"  {kind}: {total} words on {len(of_kind)} pages")
        for size, page, texts in sorted(of_kind, key=lambda item: (-item[0], item[1].id))[:n]:
            parts.append(f"    {page.site} {page.id}: {size} words")
            parts += [f"      {text[:100]}" for text in texts[:_EXAMPLES]]
    return "\n".join(parts)


def _kind(text: str, *, is_left: bool) -> str:
    """Name the kind of a wrong line."""
    is_prose = boilerplate_score.is_prose(text)
    return _KINDS[2 * is_left + (not is_prose)]
