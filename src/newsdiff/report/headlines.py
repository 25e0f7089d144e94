"""Headlines: what a report found, in one sentence, the same in every format."""

from newsdiff.model import DocumentRecord, SourceRecord
from newsdiff.report.directions import BY_RIGHT, VERBS
from newsdiff.report.findings import (
    earlier_articles,
    in_later_alone,
    report_names,
    shared_sources,
    sourced_paragraphs,
)
from newsdiff.report.phrases import MAX_NAME, Names, counted, excerpt, listed, percent
from newsdiff.report.reports import CleanReport, DedupeReport, ProvenanceReport, Report
from newsdiff.report.sums import CleanSums

_N_NAMED = 3
"""Sources that a headline names."""
_MAX_TITLE = 44
"""Characters of a title in a headline: enough to know the article by."""
_CREDITED = {1: "credited once", 2: "credited twice"}


def headline(report: Report) -> str:
    """Say in one sentence what was found."""
    match report:
        case ProvenanceReport():
            return ", ".join(filter(None, provenance_headline(report)))
        case DedupeReport():
            return _dedupe_headline(report)
        case CleanReport():
            return CleanSums.of(report.documents).sentence()


def provenance_headline(report: ProvenanceReport) -> tuple[str, str]:
    """Say how much of a target was copied, from where, and whether it was credited.

    Articles are called by their ids, with the outlet behind them, else the title. "lifted" is said only of a source that is known to be first, and not of an agency's copy, a press release or the
    same outlet's own text.

    Returns:
        What was found, and its numbers; where sources differ in who was first, these follow the numbers. Without
        anything copied there are no numbers. Joined by a comma, both are the sentence.
    """
    summary, names = report.summary, report_names(report)
    target = _called(report.target, names)
    sources = [s for s in shared_sources(report) if s.coverage > 0]
    if not sources:
        called = {source.id: _called(source, names) for source in report.sources}
        return say_nothing_copied(report, target, called), ""
    counts = say_counts(report)
    share = f"{percent(summary.coverage)} of {target}"
    groups: dict[tuple[str, str], list[SourceRecord]] = {}
    for source in sorted(sources, key=lambda s: list(VERBS).index(s.direction.verdict)):
        groups.setdefault(_verbs(source), []).append(source)
    if len(groups) == 1:
        (((verb, _), group),) = groups.items()
        return f"{share} {verb} {_named(group, names)}", counts
    origins = "; ".join(f"{verb} {_named(group, names)}" for (_, verb), group in groups.items())
    return f"{share} {say_elsewhere(report)}", f"{counts}: {origins}"


def say_elsewhere(report: ProvenanceReport) -> str:
    """Say that a target stands in several articles: apart, where some of it is in none that it could have taken it from."""
    later = ", in part only in later articles" if in_later_alone(report) else ""
    return f"stands elsewhere{later}"


def say_counts(report: ProvenanceReport) -> str:
    """Say how many words and paragraphs were copied, of how many, and how often that was credited.

    What stands in later articles alone needs no credit, and is told apart where other paragraphs do. "never credited" is said
    only beside an article that is known to be first: where nobody knows who was, none is owed.
    """
    summary = report.summary
    counts = (
        f"{summary.copied_words:,} of {counted(summary.words, 'word')}, "
        f"{summary.copied_paragraphs} of {counted(summary.paragraphs, 'paragraph')}"
    )
    if not sourced_paragraphs(report):
        return counts
    n_later = in_later_alone(report)
    later = f", {n_later} of them in later articles alone" if n_later else ""
    uncredited = "never credited" if earlier_articles(report) else "no credit found"
    often = _CREDITED.get(summary.credits, f"credited {summary.credits} times")
    credited = often if summary.credits else uncredited
    return f"{counts}{later}, {credited}"


def _verbs(source: SourceRecord) -> tuple[str, str]:
    """Say how a target relates to a source, in a sentence and in a list."""
    verdict = source.direction.verdict
    return BY_RIGHT if source.relation and verdict == "source-first" else VERBS[verdict]


def _named(sources: list[SourceRecord], names: Names) -> str:
    """Name sources, with their shares where there are several, the largest ones where many."""
    if len(sources) == 1:
        return _called(sources[0], names)
    largest = [_called(s, names, percent(s.coverage)) for s in sources[:_N_NAMED]]
    more = len(sources) - _N_NAMED
    return listed([*largest, f"{more} more"] if more > 0 else largest)


def _called(record: DocumentRecord, names: Names, share: str = "") -> str:
    """Call an article by its short name, with who published it behind, else its title, and with a share."""
    name = names[record.id]
    known = excerpt(record.outlet or "", MAX_NAME) or excerpt(record.title or "", _MAX_TITLE)
    is_more = known.casefold() not in ("", name.casefold())
    behind = ", ".join(filter(None, (known if is_more else "", share)))
    return f"{name} ({behind})" if behind else name


def say_nothing_copied(report: ProvenanceReport, target: str, names: Names) -> str:
    """Say that no paragraph was copied, and what was found instead; names are those of the sources."""
    verdicts = report.summary.verdicts
    origin = names[report.sources[0].id] if len(report.sources) == 1 else "any source"
    n_phrase = sum(any(p.kind == "phrase" for p in line.passages) for line in report.paragraphs)
    found = {
        "with shared quotations": verdicts.get("quote"),
        "possibly reworded": verdicts.get("reworded"),
        "possibly translated": verdicts.get("translated"),
        "in the same set form": verdicts.get("formula"),
        "with a phrase in common": n_phrase,
    }
    elsewhere = [f"{counted(n, 'paragraph')} {said}" for said, n in found.items() if n]
    words = counted(report.summary.words, "word")
    sentence = f"Nothing of {target} was copied from {origin} (0 of {words})"
    return f"{sentence}; {listed(elsewhere)}" if elsewhere else sentence


def _dedupe_headline(report: DedupeReport) -> str:
    articles = {p.document for cluster in report.clusters for p in cluster.passages}
    whole = counted(report.documents, "article")
    if not articles:
        return f"No passage runs through several outlets (0 of {whole})"
    passages = counted(len(report.clusters), "passage")
    run = "runs" if len(report.clusters) == 1 else "run"
    return f"{passages} {run} through several outlets, in {len(articles):,} of {whole}"


def dedupe_scope(report: DedupeReport) -> str:
    """Say what was compared."""
    n_nameless = report.outlets.get("", 0)
    outlets = [counted(len(report.outlets) - bool(n_nameless), "known outlet")]
    nameless = [f"{counted(n_nameless, 'article')} of no known outlet"] * bool(n_nameless)
    n_compared = report.paragraphs - report.boilerplate
    n_translated = len(report.translations)
    translated = f"; {counted(n_translated, 'pair')} possibly translated" if n_translated else ""
    return (
        f"{listed(outlets + nameless)}; {n_compared:,} of {counted(report.paragraphs, 'paragraph')} "
        f"compared, {report.boilerplate:,} set aside as site furniture{translated}"
    )
