"""Single rules of the decision, and the category of what no cue names."""

import pytest

from articles import DEFAULT, units_of
from newsdiff.documents.boilerplate import categories, decide


def test_a_long_report_of_a_prompt_is_less_sure_than_the_prompt():
    prompt, report = units_of(
        [
            "Sign up for our newsletter",
            (
                "He told the court that he had been asked to sign up for the newsletter of a bank that had "
                "closed its doors ten years before, and that this was when his doubts had first begun."
            ),
        ]
    )
    sure = [decide.confidence(u, u.findings[0], DEFAULT) for u in (prompt, report)]

    assert sure[0] - sure[1] == pytest.approx(DEFAULT.report_doubt)


def test_furniture_without_a_cue_is_named_after_its_place():
    (entry,) = units_of(["Ferries and trains"])

    assert categories.guess(0, entry, (3, 9), {}) == "navigation"
    assert categories.guess(5, entry, (3, 9), {}) == "interface"
    assert categories.guess(12, entry, (3, 9), {12: ("newsletter", "sign up")}) == "newsletter"
