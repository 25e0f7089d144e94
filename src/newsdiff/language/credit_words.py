r"""The words that credit an outlet, by language and part of speech.

A file of `credits/` is a language. A line is a part of speech and its words; `>` stands before the prepositions that link them to the name, up to six
words later. In a word `_` is a blank, `~` any letters, `*` up to six words, a comma in front the beginning of a clause; the rest is a regular
expression. `joined` says that no blanks stand around names.

    the, medium     what may stand between phrase and name: "la", "agencia"
    label, taken    "Quelle", before a colon; "reprinted from", also on a line of its own (`signing`)
    before          what makes the name behind it a source: "according_to", "interview > with"
    said, to        who said it to whom, and what stands before whom at the front of a clause: "Al Giornale ha detto"
    work            what an outlet makes, before its name, with a preposition or in the genitive: "Artikel > in"
    reports, after  verbs whose subject the outlet is, on either side of it or only behind it, where `between` may part them
    aside           what may stand between the two beside commas; `attached` is one word with the name
    thing, kind     what of the outlet's is no source: "festival", "annual festival"
    denied, refuted, once    whose report is false, or old; `refused`, `refusing`: that nothing was said to it; `not`: what else before a name makes it no source
    line, author, with, and  how a line of credit begins ("reporting by"), with a colon ("text"), with the agency that gave a part, and between names
    gave, part      that somebody worked on a text: "contributed to this report", "additional"
    origin, release, newsroom, asking    lines: where a text stood before, of a press release, for a newsroom's own name, that ask readers
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import NamedTuple

WORD = r"[^\s.!?:;]+\s"
GAP = rf"(?:{WORD}){{0,6}}?"
BLANK = r"(?:\s|(?<=[\s'’]))"
"""A blank, but behind an apostrophe."""
_CLAUSE = r"(?:^|(?<=[,.–—\"'’”(-]\s))"
_ESCAPED = re.compile(r"(\\.)|[^\\]+")


class _Line(NamedTuple):
    part: str
    words: str
    """A regular expression for any of its words."""
    prepositions: str
    """The same for those behind `>`, empty if there are none."""


def _pattern(word: str) -> str:
    """Write a word of a file as a regular expression for text in lower case."""
    begins = _CLAUSE if word.startswith(",") else ""
    word = _ESCAPED.sub(lambda part: part[1] or part[0].lower(), word.removeprefix(","))
    word = re.sub(r"(?<!\\)\((?!\?)", "(?:", word)
    word = word.replace("_*_", rf"\s{GAP}").replace("_", r"\s").replace("~", r"\w*")
    return begins + word.replace("'", "['’ʼ]")


def any_of(words: Iterable[str]) -> str:
    """Return a regular expression for any of some; for none of them it never matches."""
    return f"(?:{'|'.join(words)})" if words else r"(?!)"


def _lines() -> Iterator[tuple[bool, list[_Line]]]:
    """Read the files: yield whether a language joins its words, and its lines."""
    folder = files("newsdiff.language").joinpath("credits")
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        rows = [line.partition(" ") for line in path.read_text("utf-8").splitlines()]
        found = []
        for part, _, rest in rows:
            words, _, links = rest.partition(" > ")
            patterns = [[_pattern(word) for word in some.split()] for some in (words, links)]
            found.append(_Line(part, any_of(patterns[0]), any_of(patterns[1]) if links else ""))
        yield any(line.part == "joined" for line in found), found


def _gather() -> tuple[dict[str, list[_Line]], dict[str, list[_Line]]]:
    """Return the lines of languages with blanks between words and of those without, by their parts."""
    parted: defaultdict[str, list[_Line]] = defaultdict(list)
    joined: defaultdict[str, list[_Line]] = defaultdict(list)
    for is_joined, lines in _lines():
        for line in lines:
            (joined if is_joined and line.part != "label" else parted)[line.part].append(line)
    return parted, joined


PARTED, _JOINED = _gather()


def part_words(*parts: str, joined: bool = False) -> str:
    """Return a regular expression for the words of some parts of speech in all languages."""
    lines = _JOINED if joined else PARTED
    return any_of([line.words for part in parts for line in lines[part]])


def linked_words(*parts: str, between: str = GAP) -> str:
    """Return the same for words with the prepositions that go with them."""
    return any_of(
        [
            rf"{x.words}{BLANK}{between}{x.prepositions}" if x.prepositions else x.words
            for part in parts
            for x in PARTED[part]
        ]
    )
