"""What the pages of passages and pairs show, as records: versions, their differences, who was first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.model import Cluster, ClusterPassage, Direction, PairRecord
from newsdiff.report import directions, phrases
from newsdiff.report.html import texts, times
from newsdiff.report.html.survey import UNKNOWN_OUTLET, ArticleRow, ClusterRow, PairRow, Survey
from newsdiff.report.html.texts import HtmlRun

_MAX_VERSIONS = 60
"""Different versions that a page shows word by word; the rest are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """An article that has a version."""

    name: str
    outlet: str
    published: str
    place: str
    is_first: bool
    is_suspect: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownVersion:
    """A wording, with the articles that have it."""

    witnesses: list[Witness]
    identity: float
    runs: list[HtmlRun]
    is_compared: bool
    """Whether its differences from the first version are marked, if it has any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterView:
    """The page of a cluster."""

    row: ClusterRow
    direction: str
    evidence: list[str]
    line: tuple[times.TimelinePoint, ...]
    versions: list[ShownVersion]
    more: list[Witness]
    """Articles whose versions are not shown word by word."""
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedPassage:
    """A passage that both documents of a pair have."""

    row: ClusterRow
    a: list[HtmlRun]
    b: list[HtmlRun]
    is_compared: bool
    """Whether the differences are marked, if there are any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairView:
    """The page of a pair."""

    row: PairRow
    a: Witness | None
    b: Witness | None
    articles: list[ArticleRow]
    """Both documents, where the report describes them."""
    evidence: list[str]
    shared: list[SharedPassage]


def cluster_views(survey: Survey) -> Iterator[ClusterView]:
    """Yield the page of each cluster."""
    rows = survey.rows
    for place, (cluster, row) in enumerate(zip(survey.clusters, rows, strict=True)):
        groups: dict[str, list[ClusterPassage]] = {}
        for passage in cluster.passages:
            groups.setdefault(_wording(passage), []).append(passage)
        wordings = list(groups.values())
        titles = [f"{_who(survey, p)}, {phrases.moment(p.published)}" for p in cluster.passages]
        yield ClusterView(
            row=row,
            direction=directions.say_direction(
                cluster.direction, _who(survey, cluster.first), "another version"
            ),
            evidence=_evidence(survey, cluster.direction),
            line=times.place_versions(cluster.passages, titles),
            versions=[_version(survey, cluster, group) for group in wordings[:_MAX_VERSIONS]],
            more=[_witness(survey, cluster, p) for g in wordings[_MAX_VERSIONS:] for p in g],
            before=rows[place - 1].number if place else None,
            after=rows[place + 1].number if place + 1 < len(rows) else None,
        )


def pair_views(survey: Survey) -> Iterator[PairView]:
    """Yield the page of each pair."""
    by_document: dict[str, dict[int, ClusterPassage]] = defaultdict(dict)
    for place, cluster in enumerate(survey.clusters):
        for passage in cluster.passages:
            by_document[passage.document].setdefault(place, passage)
    for pair, row in zip(survey.pairs, survey.pair_rows, strict=True):
        yield _pair(survey, (pair, row), by_document[pair.a], by_document[pair.b])


def _pair(
    survey: Survey,
    listed: tuple[PairRecord, PairRow],
    in_a: dict[int, ClusterPassage],
    in_b: dict[int, ClusterPassage],
) -> PairView:
    """Show a pair; what both have is in the order of the first document."""
    pair, row = listed
    both = sorted((n for n in in_b if n in in_a), key=lambda n: (in_a[n].start, n))
    ends = None
    if both:
        cluster = survey.clusters[both[0]]
        ends = tuple(_witness(survey, cluster, side[both[0]]) for side in (in_a, in_b))
    return PairView(
        row=row,
        a=ends[0] if ends else None,
        b=ends[1] if ends else None,
        articles=[survey.articles[i] for i in (pair.a, pair.b) if i in survey.articles],
        evidence=_evidence(survey, pair.direction),
        shared=[_shared(survey, n, in_a[n], in_b[n]) for n in both],
    )


def _evidence(survey: Survey, direction: Direction) -> list[str]:
    """Write the reasons for a direction, with short names."""
    return [f"{kind}: {reason}" for kind, reason in directions.reasons(direction, survey.names)]


def _version(survey: Survey, cluster: Cluster, group: list[ClusterPassage]) -> ShownVersion:
    """Show a wording against the first one."""
    version = cluster.first if cluster.first in group else group[0]
    return ShownVersion(
        witnesses=[_witness(survey, cluster, p) for p in group],
        identity=group[0].identity,
        runs=texts.version_runs(cluster.first, version),
        is_compared=version == cluster.first or bool(version.operations),
    )


def _witness(survey: Survey, cluster: Cluster, passage: ClusterPassage) -> Witness:
    """Describe an article that has a version."""
    return Witness(
        name=survey.names[passage.document],
        outlet=passage.outlet or UNKNOWN_OUTLET,
        published=phrases.moment(passage.published),
        place=f"paragraph {passage.index}, line {passage.line}",
        is_first=passage == cluster.first,
        is_suspect=passage.is_suspect,
    )


def _who(survey: Survey, passage: ClusterPassage) -> str:
    """Name an article with its outlet."""
    name = survey.names[passage.document]
    return f"{passage.outlet} ({name})" if passage.outlet else name


def _shared(survey: Survey, place: int, a: ClusterPassage, b: ClusterPassage) -> SharedPassage:
    """Show a passage of both documents.

    Differences are known from the first version only: where neither is that one, both texts are shown as they are.
    """
    marked = texts.pair_runs(survey.clusters[place].first, a, b)
    runs_a, runs_b = marked or ([HtmlRun("copied", a.text)], [HtmlRun("copied", b.text)])
    is_compared = marked is not None or _wording(a) == _wording(b)
    return SharedPassage(row=survey.rows[place], a=runs_a, b=runs_b, is_compared=is_compared)


def _wording(passage: ClusterPassage) -> str:
    """Return the words of a version; line ends make no other one."""
    return " ".join(passage.text.split())
