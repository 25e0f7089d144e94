"""Attribution: which copied words are credited and quoted, and which texts stand in others by right."""

import pytest

from newsdiff import Document, api, dedupe, provenance
from newsdiff.report import findings, headlines, html, targets
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
    for line in ("Source: Girder", "This story was first published by Girder.", "girder.example"):
        assert set(groups(FIRST, SPEECH, LAST, line)) == {"credited", "credited-quoted"}


def test_a_report_says_the_four_groups_in_one_line():
    report = ledger(
        {"text": text("Lamp out", FIRST, LAST), "outlet": "Girder"},
        {"text": text(f"{FIRST} Girder reported it.", LAST), "outlet": "Skimline"},
    )

    assert findings.say_attribution(report) == (
        "copied words: 0 % credited and quoted; 50 % credited only; 0 % quoted only; 50 % neither"
    )


def test_a_paragraph_is_credited_where_any_source_that_has_its_words_is_named():
    first, also, target = uncleaned(
        [
            Document(id="first", text=text("Lamp out", FIRST, LAST), published="2031-03-01"),
            Document(id="also", text=FIRST, outlet="Girder", published="2031-03-02"),
            Document(
                id="t", text=text(f"{FIRST} Girder reported it.", LAST), published="2031-03-04"
            ),
        ]
    )
    report = provenance(target, [first, also])
    words, rows = report.summary.attribution, list(report.table("paragraphs"))

    assert {p.source.document for line in report.paragraphs for p in line.passages} == {"first"}
    assert words["credited"] == len(FIRST.split())
    assert findings.say_uncredited(report) == "1 of 2 copied paragraphs names no source"
    assert [row["credit"] for row in rows] == ["paragraph", None]
    assert [c.text for _, c in findings.credits_given(report)] == ["Girder reported"]
    assert api.target_line(report).credited_paragraphs == 1
    assert "Names another source: “Girder reported”" in html.render(report)


def test_what_later_articles_alone_have_owes_no_credit_in_any_format():
    first, later, target = uncleaned(
        [
            Document(id="first", text=text("Lamp out", FIRST), published="2031-03-01"),
            Document(id="later", text=text("Ships", LAST), published="2031-03-09"),
            Document(id="t", text=text(FIRST, LAST), published="2031-03-04"),
        ]
    )
    report = provenance(target, [first, later])
    line = api.target_line(report)

    assert report.summary.copied_paragraphs == 2
    assert findings.say_uncredited(report) == "1 of 1 copied paragraph names no source"
    assert targets.say_credited(line) == "0 of 1"
    assert targets.say_credited(api.target_line(provenance(target, [later]))) == ""


def test_a_name_that_counts_for_no_paragraph_is_no_credit_of_one_in_any_table():
    report = ledger(
        {"text": text("Lamp out", FIRST, LAST), "outlet": "Girder"},
        {"text": text("Girder reported it.", FIRST, LAST), "outlet": "Skimline"},
    )

    assert findings.say_uncredited(report) == "2 of 2 copied paragraphs name no source"
    assert {row["credit"] for row in report.table("paragraphs")} == {None}


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


# ------------------------------------------------------------------------------------ wire copy


def wires(*articles: tuple[str | None, str]):
    """Return whose copy the first two articles share, and that of their longest passage."""
    documents = [
        Document(id=f"{n}", text=text("Lamp out", article), outlet=outlet, published="2031-03-01")
        for n, (outlet, article) in enumerate(articles)
    ]
    report = dedupe(documents)
    return report.pairs[0].wire, report.clusters[0].wire


def test_dedupe_says_whose_copy_two_articles_share_and_how_much_of_the_other_it_is():
    signed = text(f"STENNICK (Norwire) - {FIRST}", LAST)
    own = "Skimline went to the mole on Sunday and found nobody there but gulls, a bent mast and rain."

    wire, of_cluster = wires(("Girder", signed), ("Skimline", text(FIRST, LAST, own)))

    assert (wire.agency, of_cluster) == ("Norwire", "Norwire")
    assert wire.share == pytest.approx(48 / 67, abs=0.05)


def test_a_sentence_in_common_makes_no_wire_copy():
    own = (
        "Skimline went to the mole on Sunday and found nobody there but gulls, a bent mast and rain. "
        "The keeper of the old light, who is ninety, remembers a winter when it burned on paraffin "
        "and the whole town took turns to carry the cans along the wall in sacks of straw.\n\n"
        "Her daughter sells tea from a hut at the landing stage and says that no ferry has been on "
        "time since the council moved the timetable to a screen that none of the crews can read. "
        "Nobody at the town hall would speak about the screen, the lamp or the tea when we rang.\n\n"
        "A map of the sound from 1871 shows three beacons where today there is one, and a chapel "
        "that gave thanks for each of them in turn on the first Sunday after the spring tides."
    )
    signed = text(f"STENNICK (Norwire) - {FIRST}", LAST)

    assert wires(("Girder", signed), ("Skimline", text(LAST, own))) == (None, None)


@pytest.mark.parametrize(
    ("first", "second", "agency"),
    [
        (("Reuters", LAST), ("Skimline", LAST), "Reuters"),
        (("Girder", text(LAST, FIRST, "(dpa)")), ("Skimline", text(LAST, FIRST, "AFP")), None),
        (("Girder", text(LAST, FIRST, "dpa/AFP")), ("Skimline", text(LAST, FIRST)), None),
        (("Girder", text(LAST, FIRST, "With files from Reuters")), ("Skimline", LAST), None),
        (("Girder", LAST), ("Skimline", LAST), None),
        (("Girder", text(LAST, FIRST, "© AFP")), ("Skimline", text(LAST, FIRST, "AFP")), "AFP"),
    ],
)
def test_only_what_is_signed_with_one_agency_is_its_copy(first, second, agency):
    wire, of_cluster = wires(first, second)

    assert (wire.agency if wire else None) == of_cluster == agency
