"""Omissions: what the target left out between the paragraphs it used, and right behind them."""

from __future__ import annotations

from collections.abc import Mapping

from newsdiff.language.classes import class_of
from newsdiff.language.opposites import is_denial
from newsdiff.language.tokens import Tokens
from newsdiff.model import Omission, Paragraph
from newsdiff.settings import AttributeSettings


def omissions(
    source: Tokens,
    used: Mapping[int, float],
    retold: Mapping[int, float],
    settings: AttributeSettings,
) -> tuple[Omission, ...]:
    """List the paragraphs of a source that its user dropped, most telling first.

    `used` is the share of the words that was copied, by index of the source's paragraphs, and `retold` the share that the
    target says in other words: such paragraphs were not dropped, but none of them shows that the source was used.

    Returns:
        Body paragraphs between the first used one and the one behind the last, those that deny,
        qualify or contradict before the others, then in order of the source.
    """
    taken = {index for index, share in used.items() if share >= settings.min_used}
    if not taken:
        return ()
    document = source.document
    body = [paragraph for paragraph in document.paragraphs if _is_prose(paragraph)]
    places = {paragraph.index: at for at, paragraph in enumerate(body)}
    inside = [places[index] for index in taken if index in places]
    if not inside:
        return ()
    found = []
    for at in range(min(inside), min(max(inside) + 2, len(body))):
        paragraph = body[at]
        is_told = retold.get(paragraph.index, 0) >= settings.min_used
        if (
            is_told
            or paragraph.index in taken
            or used.get(paragraph.index, 0) > settings.max_touched
        ):
            continue
        telling = telling_words(source, *source.ranges.get(paragraph.index, (0, 0)))
        omission = Omission(
            document=document.id,
            index=paragraph.index,
            line=paragraph.line,
            text=" ".join(document.extract(paragraph).split()),
            between=at < max(inside),
            reason=f"denies or qualifies: {', '.join(telling)}" if telling else "",
        )
        found.append((-len(telling), omission))
    return tuple(omission for _, omission in sorted(found, key=lambda row: row[0]))


def _is_prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is body text that not even cleaning suspects."""
    is_suspect = paragraph.mark is not None and paragraph.mark.action == "suspect"
    return paragraph.kind in ("body", "list-item") and paragraph.is_matched and not is_suspect


def telling_words(source: Tokens, first: int, last: int) -> list[str]:
    """Return the words of a stretch that deny, qualify or contradict, each once, in order."""
    words: dict[str, str] = {}
    for at in range(first, last):
        key = source.keys[at]
        is_negation = key in class_of("negations") or key.endswith("n't")
        is_denied = is_negation or key in class_of("qualifiers") or is_denial(key)
        if is_denied or (key in class_of("hedges") and key.endswith("edly")):
            words.setdefault(key, source.word(at))
    return list(words.values())
