"""Texts and headlines as programs keep them: strings, lists of paragraphs, trees of editors, tables with a form beside the text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from newsdiff.documents.reading.values import line

_FORM = frozenset(
    "text plain rendered raw processed value html format summary protected type language base".split()
)
"""What a table says of a text that is nothing but that text."""
_TEXT_OF = ("text", "content", "value", "paragraph", "p", "html", "innerhtml", "body")
"""Where a table that is a paragraph has its text."""
_PARAGRAPHS = ("p", "para", "paragraph", "paragraphs")
"""What a table holds alone that is made of an element of XML with the paragraphs in it."""
_CHILDREN = ("children", "content", "blocks", "components", "innerBlocks", "root", "data")
"""Where a node of such a tree has those below it."""
_MAX_TREE = 30
_PROSE_KINDS = frozenset(
    "text paragraph p body intro lead header heading title subheading crosshead h1 h2 h3 h4 quote blockquote list listelement listitem "
    "narrativetext uncategorizedtext sanitizedhtml html richtext markdown".split()
)
"""What a table that says of what kind it is may be, to be a paragraph."""
_CONTAINERS = frozenset("section container chapter group column columns row rows div main".split())
"""What a table that only holds other parts of an article says that it is."""
_MIN_WORDS = 8
"""Words of a paragraph in a list of such tables whose name says nothing: tags and buttons have fewer."""
_OF_ARTICLES = frozenset(("title", "headline", "link", "url"))
"""What an article in a list has, and a paragraph has at most one of."""
_WRITTEN_END = re.compile(r"(?:\\r)?\\n")
_TAG = re.compile(r"<[^<>]{1,500}>")
_IN_A_WORD = re.compile(r"\\n[a-z]")


def prose(value: object) -> str | None:
    """Return the text that a value holds: a string, a list of paragraphs, what fundus writes as `body`, ninjs 2 as `bodies`, or Drupal as `value`."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping) and isinstance(value.get("sections"), list):
        return "\n\n".join([*_strings(value.get("summary")), *_sections(value["sections"])])
    if isinstance(value, list) and value:
        return _joined(value)
    if isinstance(value, Mapping) and len(value) == 1 and not value.keys().isdisjoint(_PARAGRAPHS):
        [inner] = value.values()
        return prose(inner) if isinstance(inner, str | list) else None
    return _wrapped(value) or ("\n\n".join(_blocks(value, 0)) or None)


def _joined(parts: list[Any]) -> str | None:
    r"""Return the text of a list: of paragraphs, of roles as in ninjs 2, or of runs of one text, some with a form.

    Example:
        >>> _joined(["A ", {"type": "bold", "text": "ferry"}, " sails."]), _joined([{"text": "One."}, {"text": "Two."}])
        ('A ferry sails.', 'One.\n\nTwo.')
    """
    if all(isinstance(part, str) for part in parts):
        return "\n\n".join(parts)
    if not all(isinstance(part, str | Mapping) for part in parts):
        return None
    has_roles = any(isinstance(part, Mapping) and part.keys() >= {"role", "value"} for part in parts)  # fmt: skip
    if has_roles:
        return _by_role(parts, ("text", "plain", "main", "body", "html"))
    parts = list(_unpacked(parts, 0))
    are_runs = any(isinstance(part, str) for part in parts)
    read = (part if isinstance(part, str) else _paragraph(part, is_run=are_runs) for part in parts)
    texts = _in_one_form([text for text in read if text is not None])
    return ("" if are_runs else "\n\n").join(texts) if texts else None


def _unpacked(parts: Iterable[Any], depth: int) -> Iterator[Any]:
    """Yield parts of an article, those in sections and containers in the place of these."""
    for part in parts:
        inner = _held(part) if depth < _MAX_TREE else None
        yield from [part] if inner is None else _unpacked(inner, depth + 1)


def _held(part: object) -> list[Any] | None:
    """Return the parts in one that only holds others; None of one that says something itself."""
    said = map(part.get, ("role", "type", "blockName")) if isinstance(part, Mapping) else ()
    kind = next(filter(None, said), None)
    if not isinstance(part, Mapping) or str(kind).rpartition("/")[2] not in _CONTAINERS:
        return None
    return next((part[name] for name in _CHILDREN if isinstance(part.get(name), list)), None)


def _in_one_form(texts: list[str]) -> list[str]:
    """Return texts, or the plain one of two that are one text with and without markup, as mails have them."""
    if len(texts) != 2 or not any("</" in text for text in texts):  # noqa: PLR2004
        return texts
    first, second = (re.sub(r"\W+", "", html.unescape(_TAG.sub("", text))) for text in texts)
    return [min(texts, key=lambda text: text.count("</"))] if first == second else texts


def _paragraph(part: Mapping[str, object], *, is_run: bool) -> str | None:
    """Return the text of a table that is a paragraph; None where it is a picture, an advertisement, or anything else."""
    named = {str(name).casefold(): value for name, value in part.items()}
    if len(named.keys() & _OF_ARTICLES) > 1:
        return None
    kinds = (named.get(name) for name in ("type", "role", "blockname", "__component"))
    if not is_run and not is_prose_kind(next(filter(None, kinds), "text")):
        return None
    said = (named.get(name) for name in _TEXT_OF)
    written = next((text for text in said if isinstance(text, str)), None)
    return written if written is not None else "\n\n".join(_blocks(part, 0)) or None


def is_prose_kind(kind: object) -> bool:
    """Whether a part of an article of a kind is a paragraph or heading of it, and no picture, caption or advertisement.

    Example:
        >>> is_prose_kind("NarrativeText"), is_prose_kind("text/html"), is_prose_kind("shared.rich-text"), is_prose_kind("photo")
        (True, True, True, False)
    """
    plain = str(kind).casefold().removeprefix("core/").replace("_", "").replace("-", "")
    return plain.startswith("text/") or plain.rpartition(".")[2] in _PROSE_KINDS


def listed_prose(value: object) -> str | None:
    """Return the text of a list of tables that are paragraphs, whatever it is called; None of a list of anything else.

    Example:
        >>> listed_prose([{"Role": "text", "Text": "The ferry sails again on Monday, the trust said."}])
        'The ferry sails again on Monday, the trust said.'
        >>> listed_prose([{"text": "ports", "indices": [4, 9]}])
    """
    if not isinstance(value, list) or not all(isinstance(part, Mapping) for part in value):
        return None
    text = (_joined(value) or _longest_of_each(value)) if value else None
    is_long = text and any(len(one.split()) >= _MIN_WORDS for one in text.split("\n"))
    return text if is_long else None


def _longest_of_each(parts: list[Mapping[str, object]]) -> str | None:
    """Return the longest strings of tables that say nothing else, as where it stands or who wrote it: these are articles and comments."""
    found = []
    for part in parts:
        strings = sorted((one for one in part.values() if isinstance(one, str)), key=len)
        if any(" " in one or "-" in one or "/" in one for one in strings[:-1]):
            return None
        if all(is_prose_kind(part[name]) for name in ("type", "role") if part.get(name)):
            found += strings[-1:]
    return "\n\n".join(found) or None


def _blocks(node: object, depth: int) -> list[str]:
    """Return the paragraphs of a text that an editor keeps as a tree: Portable Text, ProseMirror, Slate, Lexical, Editor.js, Contentful.

    A node whose children are all runs of words is a paragraph; of other nodes those in them are.
    """
    if not isinstance(node, Mapping) or depth > _MAX_TREE:
        return []
    inner = next(
        (node[name] for name in _CHILDREN if isinstance(node.get(name), list | Mapping)), None
    )
    if isinstance(inner, Mapping):
        said = inner.get("text")
        return [said] if isinstance(said, str) else _blocks(inner, depth + 1)
    if inner is None:
        return []
    runs = [
        child.get("text", child.get("value")) if isinstance(child, Mapping) else None
        for child in inner
    ]
    if runs and all(isinstance(run, str) for run in runs):
        return ["".join(map(str, runs))]
    return [text for child in inner for text in _blocks(child, depth + 1)]


def _wrapped(value: object) -> str | None:
    """Return the text of a table that holds nothing else but its form, as content systems give it."""
    if not isinstance(value, Mapping) or not value.keys() <= _FORM:
        return None
    found = (
        value.get(name)
        for name in ("text", "plain", "rendered", "raw", "processed", "value", "html")
    )
    return next((text for text in found if isinstance(text, str)), None)


def is_escaped(text: str) -> bool:
    r"""Whether a text has backslash and n for the ends of its lines: it has no others, and no word goes on behind one.

    Example:
        >>> is_escaped(r"It sails.\n\nIt returns."), is_escaped(r"in C:\news\notes")
        (True, False)
    """
    return "\n" not in text and not _IN_A_WORD.search(text)


def unescaped(text: str) -> str:
    r"""Return such a text with ends of lines.

    Example:
        >>> unescaped(r"It sails.\r\nIt returns.")
        'It sails.\nIt returns.'
    """
    return _WRITTEN_END.sub("\n", text)


def main_headline(value: object) -> str | None:
    """Return a headline: a line, or the main one of those that ninjs 2 lists."""
    found = (
        line(value)
        or line(_main(value))
        or line(_by_role(value, ("main", "headline", "title")))
        or (line(_texts_of_runs(value)) if isinstance(value, list) else None)
    )
    return found and line(html.unescape(found))


def _texts_of_runs(runs: list[Any]) -> str:
    """Return the text of a line that an editor keeps as a list of runs."""
    return "".join(
        str(run.get("text") or run.get("plain_text") or "")
        for run in runs
        if isinstance(run, Mapping)
    )


def _main(value: object) -> object:
    """Return the headline in a table: the only one there, or the main one of those that Arc XP has."""
    if isinstance(value, Mapping) and isinstance(value.get("basic"), str):
        return value["basic"]
    return _wrapped(value)


def _sections(sections: Iterable[object]) -> Iterable[str]:
    for section in sections:
        if isinstance(section, Mapping):
            yield from _strings(section.get("headline"))
            yield from _strings(section.get("paragraphs"))


def _strings(value: object) -> list[str]:
    """Return the strings of a list."""
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def _by_role(value: object, roles: tuple[str, ...]) -> str | None:
    """Return the value of the first role among tables of `role` and `value`, else of the first table."""
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    said = {str(row.get("role", "")): row.get("value") for row in reversed(rows)}
    ranked = [said[role] for role in roles if role in said] or list(said.values())[::-1]
    return next((text for text in ranked if isinstance(text, str)), None)
