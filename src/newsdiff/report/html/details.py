"""What the pages of passages and pairs show: versions, their differences, who was first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage
from newsdiff.report import clocks, directions
from newsdiff.report.html import texts, times
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


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that both documents of a pair have."""

    cluster: Cluster
    a: list[HtmlRun]
    b: list[HtmlRun]
    is_compared: bool
    """Whether the differences are marked, if there are any."""


def cluster_views(survey: Survey) -> Iterator[dict[str, object]]:
    """Yield what the page of each cluster shows."""
    for place, row in enumerate(survey.rows):
        cluster = row.cluster
        groups: dict[str, list[ClusterPassage]] = {}
        for passage in cluster.passages:
            groups.setdefault(_wording(passage), []).append(passage)
        wordings = list(groups.values())
        titles = [f"{_who(survey, p)}, {clocks.moment(p.published)}" for p in cluster.passages]
        yield {
            "row": row,
            "names": survey.names,
            "direction": directions.say_direction(
                cluster.direction, _who(survey, cluster.base), "another version"
            ),
            "evidence": list(directions.reasons(cluster.direction, survey.names)),
            "line": times.place_versions(cluster, titles),
            "versions": [_version(cluster, group) for group in wordings[:_MAX_VERSIONS]],
            "more": [passage for group in wordings[_MAX_VERSIONS:] for passage in group],
            "before": survey.rows[place - 1] if place else None,
            "after": survey.rows[place + 1] if place + 1 < len(survey.rows) else None,
        }


def pair_views(survey: Survey) -> Iterator[dict[str, object]]:
    """Yield what the page of each pair shows; what both have is in the order of the first document."""
    by_document: dict[str, dict[int, ClusterPassage]] = defaultdict(dict)
    for place, row in enumerate(survey.rows):
        for passage in row.cluster.passages:
            by_document[passage.document].setdefault(place, passage)
    for listed in survey.pairs:
        pair = listed.pair
        in_a, in_b = by_document[pair.a], by_document[pair.b]
        both = sorted((n for n in in_b if n in in_a), key=lambda n: (in_a[n].start, n))
        yield {
            "row": listed,
            "names": survey.names,
            "ends": [side[both[0]] if both else None for side in (in_a, in_b)],
            "articles": [survey.records[i] for i in (pair.a, pair.b) if i in survey.records],
            "evidence": list(directions.reasons(pair.direction, survey.names)),
            "shared": [_shared(survey.rows[n].cluster, in_a[n], in_b[n]) for n in both],
        }


def _version(cluster: Cluster, group: list[ClusterPassage]) -> ShownVersion:
    version = cluster.base if cluster.base in group else group[0]
    is_compared = version == cluster.base or bool(version.operations)
    return ShownVersion(group, texts.version_runs(cluster.base, version), is_compared)


def _who(survey: Survey, passage: ClusterPassage) -> str:
    name = survey.names[passage.document]
    return f"{passage.outlet} ({name})" if passage.outlet else name


def _shared(cluster: Cluster, a: ClusterPassage, b: ClusterPassage) -> SharedPassage:
    """Show a passage of both documents, without differences where neither has the base."""
    marked = texts.pair_runs(cluster.base, a, b)
    runs = marked or ([HtmlRun("copied", a.text)], [HtmlRun("copied", b.text)])
    return SharedPassage(cluster, *runs, marked is not None or _wording(a) == _wording(b))


def _wording(passage: ClusterPassage) -> str:
    """Return the words of a version; line ends make no other one."""
    return " ".join(passage.text.split())
