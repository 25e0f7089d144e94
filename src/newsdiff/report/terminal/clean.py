"""What cleaning removes, in a terminal: paragraph by paragraph with reasons, then the sums."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from newsdiff.model import CleanDocument, CleanParagraph
from newsdiff.report import headlines, phrases
from newsdiff.report.reports import CleanReport
from newsdiff.report.sums import CleanSums
from newsdiff.report.terminal import page as layout
from newsdiff.report.terminal.page import safe_text

_EXCERPT_LENGTH = 160
"""Characters shown of a paragraph: about three lines at 80 columns."""


def blocks(report: CleanReport) -> Iterator[RenderableType]:
    """Yield the parts of the page, top to bottom; documents without findings are only counted."""
    yield safe_text(headlines.headline(report), "headline")
    documents = [d for d in report.documents if d.warnings or _marked(d)]
    for document in documents[: layout.MAX_ROWS]:
        yield from _document(document, _marked(document))
    yield from layout.note_cut(len(documents))
    yield from _table(CleanSums.of(report.documents))


def _marked(document: CleanDocument) -> list[CleanParagraph]:
    """Return the paragraphs that leave or are suspected."""
    return [p for p in document.paragraphs if p.action != "keep"]


def evidence(report: CleanReport) -> Iterator[RenderableType]:
    """Yield every paragraph, whole, with everything that spoke for or against it."""
    for document in report.documents:
        yield from _document(document, document.paragraphs, is_whole=True)


def _document(
    document: CleanDocument, paragraphs: Iterable[CleanParagraph], *, is_whole: bool = False
) -> Iterator[RenderableType]:
    """Show paragraphs of a document: what they are, how sure, why, and their text."""
    yield Text()
    n_out = sum(p.action == "remove" for p in document.paragraphs)
    whole = phrases.counted(len(document.paragraphs), "paragraph")
    count = "" if is_whole else f"{n_out} of {whole} out"
    yield layout.heading(", ".join(filter(None, (document.id, document.outlet, count))))
    for warning in document.warnings:
        yield layout.indent(safe_text(f"warning: {warning}", "warning"))
    grid = layout.start_grid(7, None)
    for p in paragraphs:
        evidence_ = [safe_text(f"- {reason}") for reason in p.evidence] if is_whole else []
        text = safe_text(p.text if is_whole else phrases.excerpt(p.text, _EXCERPT_LENGTH), "faint")
        about = Text("\n").join([_decision(p), *evidence_, text])
        grid.add_row(f"{p.index + 1:>3} {_SIGNS[p.action]}", about)
    yield layout.indent(grid)


_SIGNS = {"remove": "out", "suspect": "?", "keep": "in"}
"""What happens to a paragraph: it leaves, stays under suspicion, or stays."""


def _decision(paragraph: CleanParagraph) -> Text:
    """Say on one line what a paragraph is, how sure that is, and why."""
    style = "" if paragraph.action == "keep" else "warning"
    reason = paragraph.reason or "the article's own text"
    text = Text().append(f"{paragraph.category or paragraph.kind:<15} ", style)
    return text.append(f"{paragraph.confidence:.2f}  ").append_text(safe_text(reason))


def sums_page(sums: CleanSums) -> Iterator[RenderableType]:
    """Yield what there is to say where no paragraph is shown: the headline, the warnings and the sums."""
    yield safe_text(sums.sentence(), "headline")
    for warning in sums.warnings[: layout.MAX_ROWS]:
        yield layout.indent(safe_text(f"warning: {warning}", "warning"))
    yield from layout.note_cut(len(sums.warnings))
    yield from _table(sums)


def _table(sums: CleanSums) -> Iterator[RenderableType]:
    """Count paragraphs and words by category, the most frequent first."""
    ranked = [(name, of) for name, of in sums.ranked() if name != "None"]
    if not ranked:
        return
    yield from layout.section("By category")
    table = layout.start_table("removed", "words", "suspected", "category", numbers=3)
    for name, of in ranked:
        table.add_row(f"{of.removed:,}", f"{of.words:,}", f"{of.suspected:,}", name)
    yield layout.indent(table)
