"""Numbers, names, dates and sums in words: the same in every format.

Names and texts of documents are passed through as they are; who shows them makes them printable.
"""

from collections import Counter
from collections.abc import Iterable

from newsdiff.model import CleanParagraph, Cluster
from newsdiff.report.reports import CleanReport, DedupeReport


def percent(share: float) -> str:
    """Write a share as a percentage that claims "0 %" and "100 %" only where they are exact.

    Example:
        >>> [percent(share) for share in (0, 0.001, 0.619, 0.9999, 1)]
        ['0 %', '<1 %', '62 %', '99 %', '100 %']
    """
    rounded = round(share * 100)
    if rounded == 0 and share > 0:
        return "<1 %"
    return f"{99 if rounded == 100 and share < 1 else rounded} %"  # noqa: PLR2004  a percentage


def counted(n: int, noun: str) -> str:
    """Write a number with its noun.

    Example:
        >>> counted(1, "passage"), counted(1200, "passage")
        ('1 passage', '1,200 passages')
    """
    return f"{n:,} {noun if n == 1 else noun + 's'}"


def listed(items: Iterable[str]) -> str:
    """Join items as a sentence does.

    Example:
        >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
        ('a', 'a and b', 'a, b and c')
    """
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def short_names(ids: Iterable[str]) -> dict[str, str]:
    """Shorten ids to what stands before the first underscore, where that tells them apart.

    Example:
        >>> short_names(["000_bridge", "001_bridge", "wire_a", "wire_b"])
        {'000_bridge': '000', '001_bridge': '001', 'wire_a': 'wire_a', 'wire_b': 'wire_b'}
    """
    beginnings = {identifier: identifier.partition("_")[0] or identifier for identifier in ids}
    uses = Counter(beginnings.values())
    return {i: short if uses[short] == 1 else i for i, short in beginnings.items()}


def furniture(categories: Iterable[str]) -> str:
    """Count categories of site furniture, most frequent first, ties in alphabetical order.

    Example:
        >>> furniture(["caption", "byline", "caption"])
        'caption 2, byline 1'
    """
    counts = Counter(categories)
    return ", ".join(
        f"{name} {counts[name]}" for name in sorted(counts, key=lambda c: (-counts[c], c))
    )


def excerpt(text: str, length: int) -> str:
    """Cut a text at the end of a word, so that with its ellipsis it keeps to a length in characters.

    Example:
        >>> excerpt("The bridge will close in March.", 20), excerpt("The bridge", 20)
        ('The bridge will …', 'The bridge')
    """
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut[:-1]} …"


def moment(published: str | None) -> str:
    """Write an ISO date or date-time as day and, where known, clock time with its zone.

    Example:
        >>> moment("2017-02-15T10:27:00+00:00"), moment("2017-02-15T10:27:00-05:00"), moment(None)
        ('2017-02-15 10:27 UTC', '2017-02-15 10:27 -05:00', '')
    """
    day, _, clock = (published or "").partition("T")
    zone = clock[8:].replace("+00:00", "UTC").replace("Z", "UTC")
    return " ".join(filter(None, (day, clock[:5], zone)))


def n_outlets(cluster: Cluster) -> int:
    """Count the outlets of a cluster; an article of no known outlet counts as one of its own."""
    return len({passage.outlet or f"\0{passage.document}" for passage in cluster.passages})


# ---------------------------------------------------------------------------- dedupe, clean


def dedupe_headline(report: DedupeReport) -> str:
    """Say in one sentence how many passages run through how many texts."""
    texts = {p.document for cluster in report.clusters for p in cluster.passages}
    whole = counted(report.documents, "article")
    if not texts:
        return f"No passage runs through several outlets (0 of {whole})"
    passages = counted(len(report.clusters), "passage")
    run = "runs" if len(report.clusters) == 1 else "run"
    return f"{passages} {run} through several outlets, in {len(texts):,} of {whole}"


def dedupe_scope(report: DedupeReport) -> str:
    """Say what was compared."""
    n_nameless = report.outlets.get("", 0)
    outlets = [counted(len(report.outlets) - bool(n_nameless), "known outlet")]
    nameless = [f"{counted(n_nameless, 'article')} of no known outlet"] * bool(n_nameless)
    n_compared = report.paragraphs - report.boilerplate
    return (
        f"{listed(outlets + nameless)}; {n_compared:,} of {counted(report.paragraphs, 'paragraph')} "
        f"compared, {report.boilerplate:,} set aside as site furniture"
    )


def clean_headline(report: CleanReport) -> str:
    """Say in one sentence how much is site furniture."""
    paragraphs = [p for d in report.documents for p in d.paragraphs]
    removed = [p for p in paragraphs if p.action == "remove"]
    suspected = sum(p.action == "suspect" for p in paragraphs)
    n_words = sum(p.words for p in removed)
    n_all_words = sum(p.words for p in paragraphs)
    said = (
        f"{len(removed):,} of {counted(len(paragraphs), 'paragraph')} in "
        f"{counted(len(report.documents), 'article')} are site furniture "
        f"({n_words:,} of {counted(n_all_words, 'word')})"
    )
    return f"{said}; {suspected:,} more suspected, but kept" if suspected else said


def by_category(paragraphs: Iterable[CleanParagraph]) -> list[tuple[str, list[CleanParagraph]]]:
    """Group paragraphs by category, the largest group first, ties in alphabetical order."""
    groups: dict[str, list[CleanParagraph]] = {}
    for paragraph in paragraphs:
        groups.setdefault(str(paragraph.category), []).append(paragraph)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
