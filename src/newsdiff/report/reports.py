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

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, Self

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
    TranslatedPair,
)
from newsdiff.report import formats
from newsdiff.visible import printable

if TYPE_CHECKING:
    from newsdiff.report.tables.table import Table

VERSION = 2
"""Version of the JSON that is written."""


class Rendered:
    """What every report can do with itself: become text, a table, or a page in a notebook."""

    __slots__ = ()

    def render(self, name: str, table: str | None = None) -> Iterable[str | bytes]:
        """Return the report in a format of `formats.FORMATS`, in parts where it may be long.

        Args:
            name: The format.
            table: Which table, for one of `formats.TABULAR`; the first one if None, and all in XLSX.

        Raises:
            SelectionError: The report has no such table.
            MissingExtra: A package that writes the format is missing.
        """
        renderer = formats.module(name)
        content = renderer.render(self, table) if table else renderer.render(self)
        return (content,) if isinstance(content, str | bytes) else content

    def to_json(self) -> str:
        """Return the report as JSON text, the bytes that `--format json` prints."""
        return "".join(formats.module("json").render(self))

    def table(self, name: str | None = None) -> Table:
        """Return a table of the report: dictionaries to go through, or `to_pandas()` and the like.

        `provenance` has paragraphs, passages, facts, pairs, outlets and articles; `dedupe` passages, pairs, outlets and
        articles; `clean` paragraphs and articles. docs/formats.md describes their columns. The first one if None.

        Raises:
            SelectionError: The report has no such table; the message lists those that it has.
        """
        chosen: Table = formats.module("tables").chosen_table(self, name)
        return chosen

    # The packages may be missing, with their types.

    def to_arrow(self, table: str | None = None) -> Any:  # noqa: ANN401
        """Return a table of the report as a `pyarrow.Table`; see `table`.

        Raises:
            MissingExtra: pyarrow is missing.
        """
        return self.table(table).to_arrow()

    def to_pandas(self, table: str | None = None) -> Any:  # noqa: ANN401
        """Return a table of the report as a `pandas.DataFrame`; a MissingExtra as for `to_arrow`, or for pandas."""
        return self.table(table).to_pandas()

    def to_polars(self, table: str | None = None) -> Any:  # noqa: ANN401
        """Return a table of the report as a `polars.DataFrame`; a MissingExtra as for `to_arrow`, or for Polars."""
        return self.table(table).to_polars()

    def __repr__(self) -> str:
        """Say on one line what was found."""
        headline: str = formats.module("headlines").headline(self)
        return f"<{type(self).__name__}: {printable(headline)}>"

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the page of `--format html` in a frame."""
        page: str = formats.module("notebook").render(self)
        return page


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
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


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
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
    """The documents that share passages or may be translated, in order of their ids; the others are only counted."""
    translations: tuple[TranslatedPair, ...] = ()
    """Pairs in two languages, in order of the corpus; only where they were looked for."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CleanReport(Rendered):
    """What cleaning keeps, suspects and removes."""

    format: Literal["newsdiff.clean"] = "newsdiff.clean"
    version: int = VERSION
    newsdiff: str
    settings: dict[str, object]
    documents: tuple[CleanDocument, ...]


Report = ProvenanceReport | DedupeReport | CleanReport
"""Everything that a renderer can be given."""
