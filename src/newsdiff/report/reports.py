"""The three reports: what a command found, complete, so that a renderer needs nothing else.

Their fields mirror the JSON that `--format json` prints, key by key and in this order. `version` grows when a key
changes its meaning:

1: first version.
2: a piece of evidence is data (`kind`, `documents`, `quotes`, `counts`) and no sentence (`kind`, `text`); what was
   `third-article` is `agency`, `ancestor` or `witness`. An alteration says what was done to `quotation_marks`, which had
   to be guessed from its texts; a version of a passage has `words` and `operations`, a cleaned paragraph `words`. A
   cluster of which nothing says who was first has no `first`; the versions are compared with the first of `passages`.

`json` reads them all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal, Self

from newsdiff.model import (
    CleanDocument,
    Cluster,
    DocumentRecord,
    Ledger,
    LedgerParagraph,
    Omission,
    PairRecord,
    SourceRecord,
    Summary,
)
from newsdiff.report import formats

VERSION = 2
"""Version of the JSON that is written."""


class Rendered:
    """What every report can do with itself: become text, a table, or a page in a notebook."""

    __slots__ = ()

    def render(self, name: str) -> Iterable[str | bytes]:
        """Return the report in a format of `formats.FORMATS`, in parts where it may be long."""
        content = formats.module(name).render(self)
        return (content,) if isinstance(content, str | bytes) else content

    def to_json(self) -> str:
        """Return the report as JSON text, the bytes that `--format json` prints."""
        return "".join(formats.module("json").render(self))

    # The packages may be missing, with their types.

    def to_arrow(self) -> Any:  # noqa: ANN401
        """Return a `pyarrow.Table`: a row for each paragraph (provenance, clean) or passage (dedupe).

        Raises:
            MissingExtra: pyarrow is missing.
        """
        return formats.module("frames").to_arrow(self)

    def to_pandas(self) -> Any:  # noqa: ANN401
        """Return the rows of `to_arrow` as a `pandas.DataFrame`; a MissingExtra as there, or for pandas."""
        return formats.module("frames").to_pandas(self)

    def to_polars(self) -> Any:  # noqa: ANN401
        """Return the rows of `to_arrow` as a `polars.DataFrame`; a MissingExtra as there, or for Polars."""
        return formats.module("frames").to_polars(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page of `--format html` in a frame."""
        page: str = formats.module("notebook").render(self)
        return page


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceReport(Rendered):
    """The paragraph ledger of one target against its sources."""

    format: Literal["newsdiff.provenance"] = "newsdiff.provenance"
    version: int = VERSION
    newsdiff: str
    settings: dict[str, object]
    target: DocumentRecord
    sources: tuple[SourceRecord, ...]
    summary: Summary
    paragraphs: tuple[LedgerParagraph, ...]
    omissions: tuple[Omission, ...] = ()

    @classmethod
    def of(cls, ledger: Ledger, *, newsdiff: str, settings: dict[str, object]) -> Self:
        """Report a ledger, with the version and the settings that made it."""
        parts: dict[str, Any] = {f.name: getattr(ledger, f.name) for f in fields(ledger)}
        return cls(newsdiff=newsdiff, settings=settings, **parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class DedupeReport(Rendered):
    """Passages that run through several outlets of a corpus."""

    format: Literal["newsdiff.dedupe"] = "newsdiff.dedupe"
    version: int = VERSION
    newsdiff: str
    settings: dict[str, object]
    documents: int
    paragraphs: int
    boilerplate: int
    outlets: dict[str, int]
    clusters: tuple[Cluster, ...]
    pairs: tuple[PairRecord, ...]
    records: tuple[DocumentRecord, ...] = ()
    """The documents that share passages, in order of their ids; the others are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanReport(Rendered):
    """What cleaning keeps, suspects and removes."""

    format: Literal["newsdiff.clean"] = "newsdiff.clean"
    version: int = VERSION
    newsdiff: str
    settings: dict[str, object]
    documents: tuple[CleanDocument, ...]


Report = ProvenanceReport | DedupeReport | CleanReport
"""Everything that a renderer can be given."""
