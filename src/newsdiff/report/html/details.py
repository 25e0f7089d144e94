"""What the pages of passages show: versions, their differences, who was first and when the others followed."""

from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage
from newsdiff.report import clocks
from newsdiff.report.html import texts, times
from newsdiff.report.html.parties import say_who_was_first
from newsdiff.report.html.survey import Survey
from newsdiff.report.html.texts import HtmlRun

_MAX_VERSIONS = 60
"""Different versions that a page shows word by word; the rest are listed."""


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """A wording, with the passages that have it."""

    witnesses: list[ClusterPassage]
    runs: list[HtmlRun]
    is_compared: bool
    """Whether its differences from the base are marked, if it has any."""
    n_words: int
    n_base: int
    """Words of it and of the base."""


def cluster_view(survey: Survey, place: int) -> dict[str, object]:
    """Return what the page of a cluster shows, by its place in the list."""
    row = survey.rows[place]
    cluster = row.cluster
    groups: dict[str, list[ClusterPassage]] = {}
    for passage in cluster.passages:
        groups.setdefault(wording(passage), []).append(passage)
    wordings = list(groups.values())
    who = [survey.who(p.document) for p in cluster.passages]
    dated = zip(who, cluster.passages, strict=True)
    titles = [f"{name}, {clocks.moment(p.published)}" for name, p in dated]
    return {
        "row": row,
        "who": survey.who,
        "direction": say_who_was_first(
            cluster.direction, survey.who(cluster.base.document), "another version"
        ),
        "evidence": survey.reasons(cluster.direction),
        "line": times.place_versions(cluster, titles),
        "followers": times.say_followers(cluster, who),
        "versions": [_version(cluster, group) for group in wordings[:_MAX_VERSIONS]],
        "more": [passage for group in wordings[_MAX_VERSIONS:] for passage in group],
        "before": survey.rows[place - 1] if place else None,
        "after": survey.rows[place + 1] if place + 1 < len(survey.rows) else None,
    }


def _version(cluster: Cluster, group: list[ClusterPassage]) -> ShownVersion:
    version = cluster.base if cluster.base in group else group[0]
    is_compared = version == cluster.base or bool(version.operations)
    runs = texts.version_runs(cluster.base, version)
    return ShownVersion(group, runs, is_compared, version.words, cluster.base.words)


def wording(passage: ClusterPassage) -> str:
    """Return the words of a version; line ends make no other one."""
    return " ".join(passage.text.split())
