"""Attribution: which copied words are credited and quoted, and which texts stand in others by right."""

import pytest

from newsdiff import Document, provenance
from newsdiff.report import findings, headlines
from prepared import uncleaned

FIRST = (
    "Ferrymen at the port of Stennick will not cross the sound after dark until the beacon on the "
    "long mole is lit again."
)
SPEECH = "“Nobody of us will steer by a lamp that the harbour master promised us two winters ago,” he said."
LAST = (
    "Shipping clerks counted seven vessels at anchor off the mole by noon, twice as many as they "
    "see there in an ordinary week."
)


def ledger(source: dict[str, str | None], target: dict[str, str | None]):
    """Return the report on a target with one source, of which fields are given."""
    first, second = uncleaned(
        [
            Document(id="s", published="2031-03-01", **source),
            Document(id="t", published="2031-03-04", **target),
        ]
    )
    return provenance(second, [first])


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


# ------------------------------------------------------------------------------ cited x quoted


def groups(*paragraphs: str) -> dict[str, int]:
    report = ledger(
        {"text": text("Lamp out", FIRST, SPEECH, LAST), "outlet": "Girder"},
        {"text": text(*paragraphs), "outlet": "Skimline"},
    )
    counted = report.summary.attribution
    assert sum(counted.values()) == report.summary.copied_words > 0
    return {group: n for group, n in counted.items() if n}


def test_copied_words_without_credit_are_quoted_or_neither():
    assert set(groups(FIRST, SPEECH, LAST)) == {"quoted", "neither"}


def test_a_credit_counts_for_its_paragraph():
    found = groups(f"{FIRST} Girder reported it.", SPEECH, LAST)

    assert set(found) == {"credited", "quoted", "neither"}
    assert found["credited"] == len(FIRST.split())


def test_a_signature_counts_for_the_whole_text():
    assert set(groups(FIRST, SPEECH, LAST, "Source: Girder")) == {"credited", "credited-quoted"}


def test_a_report_says_the_four_groups_in_one_line():
    report = ledger(
        {"text": text("Lamp out", FIRST, LAST), "outlet": "Girder"},
        {"text": text(f"{FIRST} Girder reported it.", LAST), "outlet": "Skimline"},
    )

    assert findings.say_attribution(report) == (
        "copied words: 0 % credited and quoted; 50 % credited only; 0 % quoted only; 50 % neither"
    )


# ------------------------------------------------------------------------------------ by right


@pytest.mark.parametrize(
    ("source", "target", "relation"),
    [
        ({"outlet": "Girder"}, {"outlet": "Skimline"}, None),
        ({"outlet": "Reuters"}, {"outlet": "Skimline"}, "agency"),
        ({"outlet": "The Associated Press"}, {}, "agency"),
        ({"front": "STENNICK (Norwire) - ", "outlet": "Girder"}, {"outlet": "Skimline"}, "agency"),
        ({"outlet": "Girder"}, {"outlet": "Skimline", "end": "(dpa)"}, "agency"),
        (
            {"outlet": "Girder"},
            {"outlet": "Skimline", "end": "dpa contributed to this report."},
            None,
        ),
        ({"outlet": "PR Newswire"}, {"outlet": "Skimline"}, "press-release"),
        ({"front": "STENNICK, March 1, 2031 /PRNewswire/ -- "}, {}, "press-release"),
        ({"head": "FOR IMMEDIATE RELEASE"}, {"outlet": "Skimline"}, "press-release"),
        ({"head": "Pressemitteilung Nr. 12"}, {"outlet": "Skimline"}, "press-release"),
        ({"head": "Communiqué de presse"}, {"outlet": "Skimline"}, "press-release"),
        ({"head": "Press release fatigue is real, he said."}, {"outlet": "Skimline"}, None),
        ({"outlet": "Girder"}, {"outlet": "The Girder"}, "same-outlet"),
        ({"outlet": "girder.example"}, {"outlet": "Girder"}, "same-outlet"),
        ({}, {}, None),
    ],
)
def test_what_may_stand_in_another_text_by_right_is_taken_and_not_lifted(source, target, relation):
    sides = []
    for fields in (source, target):
        front, head, end = (fields.get(name, "") for name in ("front", "head", "end"))
        paragraphs = (head, front + FIRST, LAST, end)
        sides.append({"text": text(*filter(None, paragraphs)), "outlet": fields.get("outlet")})

    report = ledger(*sides)

    assert report.sources[0].relation == relation
    verb = "was taken from" if relation else "was lifted from"
    assert verb in headlines.headline(report)


def test_a_licensed_source_and_another_one_are_told_apart():
    documents = [
        Document(id="a", text=text(FIRST, "Own words."), outlet="Reuters", published="2031-03-01"),
        Document(
            id="b", text=text(LAST, "More own words."), outlet="Girder", published="2031-03-01"
        ),
        Document(id="t", text=text(FIRST, LAST), outlet="Skimline", published="2031-03-04"),
    ]
    agency, paper, target = uncleaned(documents)

    said = headlines.headline(provenance(target, [agency, paper]))

    assert "taken from a" in said
    assert "lifted from b" in said
