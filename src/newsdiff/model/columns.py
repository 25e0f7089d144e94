"""Which tables each report has, and their columns; docs/formats.md says what they mean, and in which units.

Those who write tables read it, and those who must know a table again that newsdiff wrote.
"""

from collections.abc import Mapping

_ABOUT = "document title outlet published url precision author language retrieved words"
_PAIRS = (
    "a a_title a_outlet a_published a_url b b_title b_outlet b_published b_url words coverage_a "
    "coverage_b passages direction confidence origin taker evidence wire wire_share"
)
_OUTLETS = "origin taker passages words articles"

COLUMNS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    report: {name: tuple(columns.split()) for name, columns in tables.items()}
    for report, tables in {
        "newsdiff.provenance": {
            "paragraphs": "target index line kind verdict words coverage identity sources credit "
            "altered category reason text",
            "passages": "target index line kind start end source source_title source_outlet "
            "source_published source_url source_start source_end identity credit text source_text",
            "facts": "target index line verdict kind source_text target_text quotation_marks credit "
            "source source_title source_outlet source_url source_start target_start",
            "pairs": _PAIRS,
            "outlets": _OUTLETS,
            "articles": f"role {_ABOUT} coverage used relation",
        },
        "newsdiff.dedupe": {
            "passages": "cluster document title outlet published url first wire index line start end "
            "words identity text",
            "pairs": _PAIRS,
            "outlets": _OUTLETS,
            "articles": f"{_ABOUT} passages passages_first passages_taken",
        },
        "newsdiff.clean": {
            "paragraphs": "document index line start end kind action category confidence reason text",
            "articles": "document path outlet paragraphs words removed removed_words suspected warnings",
        },
    }.items()
}
"""The columns of each table of each report."""

NAMES: Mapping[str, tuple[str, ...]] = {report: tuple(tables) for report, tables in COLUMNS.items()}
"""The tables of each report, by what its JSON says in `format`; the first one where none is named."""

TARGET_COLUMNS = tuple(
    (
        "target title outlet published url words copied copied_words sources source source_title source_outlet "
        "source_published source_url source_copied first confidence facts credited_paragraphs copied_paragraphs page"
    ).split()
)
"""The columns of the table of many articles against one corpus."""
