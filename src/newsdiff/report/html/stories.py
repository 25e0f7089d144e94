"""What pages call an article: by its outlet and day, as an editor does, before any id."""

import re

from newsdiff.model import DirectionVerdict, DocumentRecord, SourceRecord
from newsdiff.report import clocks, directions, findings, headlines, phrases
from newsdiff.report.reports import ProvenanceReport

_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)
"""What "the" would say twice before the name of an outlet."""
_N_NAMED = 2
"""Sources that the line below a headline names, beside the one in it."""
_VERBS: dict[DirectionVerdict, tuple[str, str]] = {
    **directions.VERBS,
    "source-first": ("stands in", "in"),
    "target-first": (directions.VERBS["target-first"][0], "again in"),
}
"""How an article relates to another one, in a sentence and in a list. Whether that was right is for the reader to say."""
ROLES: dict[DirectionVerdict, str] = {
    "source-first": "Source",
    "target-first": "Later, also in",
    "common-source": "Third text, shared with",
    "unknown": "Also in",
}
"""What an article is called beside the target: a source only where it is known to be before it."""


def say_story(record: DocumentRecord, name: str) -> str:
    """Name an article in a sentence: by outlet and day, by its title where no outlet is known, else by `name`.

    Example:
        >>> gull = DocumentRecord(id="7", path=None, sha256="", title="Boat", outlet="The Gull", published="2023-03-15", words=9)
        >>> say_story(gull, "7")
        'the Gull report of 15 March 2023'
    """
    day = clocks.calendar_day(record.published)
    dated = f" of {day}" if day else ""
    if record.outlet and record.outlet.strip():
        outlet = phrases.excerpt(record.outlet, phrases.MAX_NAME)
        return f"the {_ARTICLE.sub('', outlet, count=1)} report{dated}"
    return f"{phrases.quoted_title(record.title or '', phrases.MAX_NAME) or name}{dated}"


def say_role(source: SourceRecord, letter: str) -> str:
    """Say what an article is to the target, with its letter."""
    role = ROLES[source.direction.verdict] if source.coverage > 0 else "Compared with"
    return f"{role} {letter}".strip()


def story_headline(report: ProvenanceReport) -> tuple[str, str]:
    """Say in which article how much of a target stands, in words of a newsroom; and in which others, if there are."""
    names = findings.report_names(report)
    stories = {s.id: say_story(s, names[s.id]) for s in report.sources}
    sources = [s for s in findings.shared_sources(report) if s.coverage > 0]
    if not sources:
        return headlines.say_nothing_copied(report, "this article", stories), ""
    share = f"{phrases.percent(report.summary.coverage)} of this article"
    if len(sources) == 1:
        verb, _ = _VERBS[sources[0].direction.verdict]
        return f"{share} {verb} {stories[sources[0].id]}", ""
    first, *others = sources
    most = phrases.percent(first.coverage)
    named = [_share(s, stories[s.id]) for s in others[:_N_NAMED]]
    named += [f"{len(others) - _N_NAMED} more"] * (len(others) > _N_NAMED)
    if most == phrases.percent(report.summary.coverage):  # said once: two shares would be added up
        headline = f"{share} {_VERBS[first.direction.verdict][0]} {stories[first.id]}"
    else:
        verb = _VERBS[first.direction.verdict][1]
        elsewhere = headlines.say_elsewhere(report)
        headline = f"{share} {elsewhere}, {most} {verb} {stories[first.id]}"
    return headline, "; ".join(named)


def _share(source: SourceRecord, story: str) -> str:
    return f"{phrases.percent(source.coverage)} {_VERBS[source.direction.verdict][1]} {story}"
