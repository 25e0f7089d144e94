"""What the columns of tables hold."""

from collections.abc import Mapping

from newsdiff.model import Alteration, SourceLink

Value = str | int | float | bool | tuple[SourceLink, ...] | tuple[Alteration, ...] | None
"""What a row holds; None where there is nothing to say."""


class Timed(str):
    """The type of a column of times: ISO 8601 text in a row, a `datetime` in what has such a type."""

    __slots__ = ()


ColumnType = type[str | int | float | bool | SourceLink | Alteration]
"""What the values of a column are; those of a record type are tuples of such records."""

TYPES: Mapping[str, ColumnType] = {
    **dict.fromkeys(
        "cluster index line start end source_start source_end target_start words passages articles "
        "passages_first passages_taken paragraphs removed removed_words suspected documents repeats_start "
        "repeats_end".split(),
        int,
    ),
    **dict.fromkeys(
        "coverage identity confidence coverage_a coverage_b used wire_share".split(), float
    ),
    **dict.fromkeys("published a_published b_published source_published retrieved".split(), Timed),
    "first": bool,
    "sources": SourceLink,
    "altered": Alteration,
}
"""What the columns are that hold no plain text; a name means the same in every table."""
