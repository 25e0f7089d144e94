"""The report as Markdown: for an issue, a note or a wiki. Foreign text is escaped, so that it stays text."""

import re
from collections.abc import Iterable, Iterator

from newsdiff.model import Cluster, DocumentRecord
from newsdiff.report import directions, findings, flows, headlines, phrases
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report
from newsdiff.visible import printable

_EXCERPT = 120
"""Characters shown of a paragraph or passage."""
_MAX_ROWS = 100
"""Passages in a table; the other formats have them all."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@:-])")


def render(report: Report) -> str:
    """Return the report as Markdown in the dialect of GitHub, lines as long as their content."""
    match report:
        case ProvenanceReport():
            lines = _provenance(report)
        case DedupeReport():
            lines = _dedupe(report)
        case CleanReport():
            lines = _clean(report)
    return "\n".join(lines) + "\n"


def escaped(text: str, length: int | None = None) -> str:
    r"""Escape a text, cut to a length in characters if one is given.

    Example:
        >>> print(escaped("<b>*new*</b>"))
        \<b\>\*new\*\</b\>
    """
    return _SPECIAL.sub(r"\\\1", printable(phrases.excerpt(text, length) if length else text))


def linked_title(record: DocumentRecord) -> str:
    """Write the title of a document, as a link to its page where that is known."""
    title = escaped(record.title or "")
    link = phrases.page_link(record.url)
    if link is None:
        return title
    url = printable(link).replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f"[{title or 'page'}](<{url}>)"


def _table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table, with an empty line before."""
    yield ""
    yield f"| {' | '.join(header)} |"
    yield "|" + "---|" * len(header)
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _list(heading: str, items: list[str]) -> Iterator[str]:
    """Yield a list under its heading, nothing where it is empty."""
    if items:
        yield from ("", f"### {heading}", "", *(f"- {item}" for item in items))


def _signs(record: DocumentRecord) -> Iterator[str]:
    """Yield what in a text shows that a machine copied or changed it, below the document."""
    if record.signs:
        yield f"  - {escaped(findings.say_signs(record))}"


def _provenance(report: ProvenanceReport) -> Iterator[str]:
    names = findings.report_names(report)
    target = names[report.target.id]
    shown = findings.shared_sources(report)
    yield f"## {escaped(headlines.headline(report))}"
    yield ""
    yield f"- target {escaped(target)}: {linked_title(report.target)} {escaped(findings.imprint(report.target))}"
    yield from _signs(report.target)
    for s in shown:
        first = directions.say_direction(s.direction, names[s.id], target)
        standing = findings.STANDING.get(s.direction.verdict, "source")
        yield f"- {standing} {escaped(names[s.id])}: {linked_title(s)} {escaped(findings.imprint(s))}; {escaped(first)}"
        yield from _signs(s)
    yield from _paragraphs(report, names, is_single=len(shown) == 1)
    credits_ = findings.credits_given(report)
    yield from _list(
        "Credit",
        [
            f"{phrases.paragraph_numbers([p.index])}: “{escaped(c.text)}” ({c.level})"
            for p, c in credits_
        ],
    )
    left_out = [
        f"{escaped(names[o.document])} {phrases.paragraph_numbers([o.index])}: {escaped(o.text)}"
        + (f" ({escaped(o.reason)})" if o.reason else "")
        for o in report.omissions
    ]
    yield from _list("Left out", left_out)


def _paragraphs(
    report: ProvenanceReport, names: phrases.Names, *, is_single: bool
) -> Iterator[str]:
    """Yield the ledger as a table."""
    told, stands = findings.say_taken(report)
    bracketed = findings.bracketed_articles(report)
    yield from _table(
        ("¶", "verdict", told, stands, "facts changed", "text"),
        (
            (
                phrases.paragraph_numbers([p.index]).removeprefix("¶ "),
                f"{findings.VERDICTS[p.verdict]} {p.verdict}",
                phrases.percent(p.coverage) if p.coverage else "",
                escaped(
                    findings.references(p.sources, names, is_single=is_single, bracketed=bracketed)
                ),
                "; ".join(map(escaped, findings.say_changes(report, p))),
                escaped(p.text, _EXCERPT),
            )
            for p in report.paragraphs
        ),
    )


def _dedupe(report: DedupeReport) -> Iterator[str]:
    yield f"## {escaped(headlines.headline(report))}"
    yield ""
    yield escaped(headlines.dedupe_scope(report))
    if report.clusters:
        yield from _table(
            ("passage", "words", "articles", "outlets", "first", "text"),
            (_row(cluster) for cluster in report.clusters[:_MAX_ROWS]),
        )
    if len(report.clusters) > _MAX_ROWS:
        yield ""
        yield f"{phrases.counted(len(report.clusters) - _MAX_ROWS, 'more passage')} in the other formats"


def _row(cluster: Cluster) -> tuple[str, ...]:
    known = cluster.first
    first = (known.outlet or known.document) if known else None
    return (
        str(cluster.id),
        str(cluster.words),
        str(cluster.documents),
        str(flows.count_outlets(cluster)),
        escaped(first) if first else "not known",
        escaped(phrases.passage_excerpt(cluster.base.text, _EXCERPT)),
    )


def _clean(report: CleanReport) -> Iterator[str]:
    yield f"## {escaped(headlines.headline(report))}"
    removed = [p for d in report.documents for p in d.paragraphs if p.action == "remove"]
    yield from _table(
        ("category", "paragraphs", "for example"),
        (
            (escaped(name), str(len(paragraphs)), escaped(paragraphs[0].text, _EXCERPT))
            for name, paragraphs in findings.by_category(removed)
        ),
    )
