"""Sentences of the article that use the words of a prompt, and prompts, between the last paragraph and the foot of a page."""

from pathlib import Path

import pytest

from test_clean_kinds import BODY, wrong

ROWS = [
    row.split("\t")
    for row in Path(__file__)
    .with_name("reported_wordings.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


@pytest.mark.parametrize(("language", "sign", "line"), ROWS)
def test_what_tells_of_somebody_stays_and_what_asks_the_reader_goes(language, sign, line):
    text = [f"+{paragraph}" for paragraph in BODY[language]]

    assert wrong([*text, sign + line, "-Share", "-Related stories", "-© 2024"]) == []
