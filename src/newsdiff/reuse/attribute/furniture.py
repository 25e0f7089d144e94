"""What a report says of paragraphs that are, or may be, no text of the article."""

from __future__ import annotations

from newsdiff.model import BoilerplateRecord, Paragraph


def furniture(paragraph: Paragraph) -> BoilerplateRecord | None:
    """Say why a paragraph is site furniture, or suspected to be; None for text.

    Bylines and datelines count too. A suspect takes part in matching, and what rests on it shows this record.
    """
    mark = paragraph.mark
    if mark is None or mark.category is None:
        return None
    if paragraph.is_matched and mark.action != "suspect":
        return None
    return BoilerplateRecord(mark.category, mark.reason, mark.confidence, mark.action)
