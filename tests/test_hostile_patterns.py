"""No regular expression takes time that grows faster than the text that it is given."""

import re

import pytest

import newsdiff
from newsdiff.documents.boilerplate import stripping
from newsdiff.documents.reading import front_matter
from newsdiff.language import lost_letters, moments, opaque
from pattern_attacks import attacks, is_steep, package_patterns


@pytest.mark.parametrize(
    "written",
    [r"a+b", r"(\w+\s?)+=", r"<[^>]*>", r"\s+\n", r"(?:a|b)*?c", r"^(?:a+)+$", r"\w+@\w+", r"[A-Z]\w* [a-z ]+:", r"(a*)*b", r"x.*y.*z", r"(?:\.(?:com?|[a-z]{2}))+$"],
)  # fmt: skip
def test_an_expression_that_tries_again_and_again_is_found(written):
    pattern = re.compile(written)

    # A busy machine makes the shorter text look slow, too; it does not do so five times.
    assert any(is_steep(pattern, attack) for _ in range(5) for attack in attacks(pattern))


@pytest.mark.parametrize(
    "written", [r"a{1,20}$", r"\w+ ?", r"(?<!\w)\w++@", r"(?<!\s)\s++x", r"<[^<>]{0,80}>", r"(?<![^\W\d])[^\W\d]+"]
)  # fmt: skip
def test_an_expression_with_a_bound_passes(written):
    pattern = re.compile(written)

    assert not any(is_steep(pattern, attack) for attack in attacks(pattern))


def test_an_expression_at_the_start_of_a_text_is_not_looked_for_in_it():
    pattern = re.compile(r"\s*,")

    assert any(is_steep(pattern, attack) for attack in attacks(pattern))
    assert not any(is_steep(pattern, attack, anywhere=False) for attack in attacks(pattern))


def test_no_group_is_repeated_possessively():
    # Python before 3.11.5 goes on behind what such a group took before it failed: "1." of "1.x" (cpython issue 106052).
    patterns = [str(pattern.pattern) for pattern, _ in package_patterns(newsdiff)]

    assert [
        written for written in patterns if re.search(r"\)(?:[*+?]|\{[\d,]+\})\+", written)
    ] == []


ONCE = {
    stripping._BLANK: "from the end of each line of blanks, which it takes",
    stripping._LINE_END: "once at the end of each paragraph",
    front_matter._BLOCK: "once a file",
    front_matter._HEADING: "once a file",
    lost_letters._ADDRESS: "inside a word, up to a limit",
}
"""Expressions that start at places that their callers choose, once for each stretch of text that they read."""
BOUNDED = {
    opaque._BEFORE: opaque._REACH,
}
"""Expressions that are given no more than so many characters."""


def test_no_expression_takes_time_that_grows_faster_than_the_text():
    patterns = package_patterns(newsdiff)
    steep = [
        f"{pattern.pattern!r} on {attack!r}"
        for pattern, anywhere in patterns
        if pattern not in BOUNDED
        for attack in attacks(pattern)
        if is_steep(pattern, attack, anywhere=anywhere and pattern not in ONCE)
    ]

    assert len(patterns) > 200
    assert max(BOUNDED.values()) < 100
    assert steep == []


@pytest.mark.parametrize("code", ["fr", "hi", "ko", "han"])
def test_no_way_to_say_a_time_begins_at_every_sign_for_a_vowel(code):
    sign = attacks(re.compile("\u093e+"))[0]

    assert sign(100).count("\u093e") > 50
    assert not any(is_steep(pattern, sign) for pattern, _ in moments._ways_to_say(code))
