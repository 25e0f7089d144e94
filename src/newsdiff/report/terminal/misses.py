"""What came nearest to a passage in the paragraphs that were not reported."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding

from newsdiff.model import Document, Explanation
from newsdiff.report.phrases import short_names
from newsdiff.report.terminal.page import Page, cut_line, heading, safe_text, start_grid

_INDEX_COLUMNS = 5
_INDENT = 7


def blocks(
    target: Document, source: Document, explanations: Iterable[Explanation], page: Page
) -> Iterator[RenderableType]:
    """Lay out explanations, a paragraph each."""
    names = short_names([target.id, source.id])
    explained = list(explanations)
    title = f"{len(explained)} paragraphs of {names[target.id]} not copied from {names[source.id]}"
    yield heading(title)
    for explanation in explained:
        paragraph = target.paragraphs[explanation.index]
        row = start_grid(_INDEX_COLUMNS, None)
        text = " ".join(target.extract(paragraph).split())
        index = safe_text(str(explanation.index + 1).rjust(_INDEX_COLUMNS))
        row.add_row(index, cut_line(text, page.width - _INDEX_COLUMNS - 4))
        yield row
        for reason in explanation.reasons:
            yield Padding(safe_text(f"- {reason}", "faint"), (0, 0, 0, _INDENT))
