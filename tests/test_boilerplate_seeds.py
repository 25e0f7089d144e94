"""Cleaning on real articles, where they are at hand: line numbers only, the texts are not ours."""

from pathlib import Path

import pytest

from newsdiff import read
from newsdiff.documents.boilerplate import mark
from newsdiff.settings import CleanSettings

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

STRUCTURE = {
    "000": {1, 3, 5, 6},
    "001": {1},
    "002": {1},
    "003": {1, 3, 5, 6},
    "004": {3},
}
"""Lines that name the article: title, standfirst, byline, dateline."""

FURNITURE = {
    "000": {7: "caption", 8: "caption", 24: "related", 36: "caption", 64: "comment-prompt"}
    | {66: "comment-prompt", 69: "login-prompt", 71: "login-prompt"},
    "001": {},
    "002": {25: "related"} | dict.fromkeys(range(26, 40), "masthead"),
    "003": {7: "caption", 17: "caption", 18: "caption", 30: "related", 60: "comment-prompt"}
    | {62: "comment-prompt", 65: "login-prompt", 67: "login-prompt"},
    "004": {1: "donation", 17: "related", 19: "newsletter", 21: "newsletter", 22: "newsletter"}
    | dict.fromkeys([24, 26, 28, 30, 32, 34, 36, 38, 39, 40, 42, 43, 44], "donation")
    | {41: "interface", 46: "related"},
}
"""Lines of site furniture with their category."""

SUSPECT = {("000", 24), ("003", 30)}
"""Headlines of embedded videos: they read like text and stay."""
SUSPECT_SAFE = {("003", 7)}
"""The headline of a video below that of the article, which only the model takes for one: it stays where nothing but what is sure goes."""


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared/seeds is not here")
@pytest.mark.parametrize("strictness", ["safe", "balanced", "aggressive"])
def test_no_body_line_is_lost_and_all_furniture_is_found(strictness):
    found, kept = {}, 0
    for document in mark(read(SEEDS), CleanSettings(strictness=strictness)):
        name = document.id[:3]
        for p in document.paragraphs:
            if p.line in STRUCTURE[name]:
                assert (name, p.line, p.mark.action) == (name, p.line, "keep")
            elif p.line in FURNITURE[name]:
                found[name, p.line] = (p.mark.category, p.mark.action)
            else:
                kept += p.mark.action == "keep"
    suspect = SUSPECT | (SUSPECT_SAFE if strictness == "safe" else set())
    expected = {
        (name, line): (category, "suspect" if (name, line) in suspect else "remove")
        for name, lines in FURNITURE.items()
        for line, category in lines.items()
    }

    assert kept == 80
    assert found == expected
