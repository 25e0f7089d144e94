"""Altered facts: what a changed word changes, and what changes nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdiff import Document, provenance
from newsdiff.language.printed import as_seen
from newsdiff.language.quantities import are_equal, find_quantities
from newsdiff.model import Alteration
from prepared import uncleaned

FRAME = (
    "On {day}, {n} inspectors from {place} told the committee that the handrail {was} loose when "
    "{who} {said} the {width} footway open to cyclists."
)
PLAIN = {
    "day": "6 May 2021",
    "n": "14",
    "place": "London",
    "was": "was",
    "who": "Desmond Aldgrave",
    "said": "said",
    "width": "wide",
}
COPIED = (
    "Nobody who crossed the bridge that morning noticed anything strange about its northern end."
)


def alterations(source: str, target: str) -> list[Alteration]:
    """Return the altered facts of a target paragraph."""
    documents = uncleaned(
        [
            Document(id="s", text=f"{COPIED}\n\n{source}"),
            Document(id="t", text=f"{COPIED}\n\n{target}"),
        ]
    )
    report = provenance(documents[1], documents[:1])
    for passage in report.paragraphs[1].passages:
        for found in passage.alterations:
            assert documents[0].text.startswith(found.source, found.source_start)
            assert documents[1].text.startswith(found.target, found.target_start)
    return [found for passage in report.paragraphs[1].passages for found in passage.alterations]


def altered(source: str, target: str) -> list[tuple[str, str, str]]:
    """Return kind, words of the source and words of the target of each altered fact."""
    return [(found.kind, found.source, found.target) for found in alterations(source, target)]


def frame(**changed: str) -> str:
    """Write the sentence with some words changed."""
    return FRAME.format(**{**PLAIN, **changed})


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ({"n": "14"}, {"n": "24"}, ("number", "14", "24")),
        ({"n": "14"}, {"n": "fifteen"}, ("number", "14", "fifteen")),
        ({"n": "1,400"}, {"n": "14,000"}, ("number", "1,400", "14,000")),
        ({"n": "3 million"}, {"n": "3 billion"}, ("number", "3 million", "3 billion")),
        ({"n": "45%"}, {"n": "54%"}, ("number", "45%", "54%")),
        ({"n": "1.5"}, {"n": "15"}, ("number", "1.5", "15")),
        (
            {"width": "19 metres wide"},
            {"width": "19 feet wide"},
            ("number", "19 metres", "19 feet"),
        ),
        ({"n": "19 pounds for"}, {"n": "19 dollars for"}, ("number", "19 pounds", "19 dollars")),
        (
            {"who": "Desmond Aldgrave"},
            {"who": "Lionel Strake"},
            ("name", "Desmond Aldgrave", "Lionel Strake"),
        ),
        (
            {"who": "Colm Haverstrand"},
            {"who": "Rupert Haverstrand"},
            ("name", "Colm", "Rupert"),
        ),
        ({"place": "London"}, {"place": "Paris"}, ("place", "London", "Paris")),
        ({"place": "Russia"}, {"place": "America"}, ("place", "Russia", "America")),
        ({"day": "6 May 2021"}, {"day": "9 May 2021"}, ("date", "6 May 2021", "9 May 2021")),
        ({"day": "6 May 2021"}, {"day": "6 June 2021"}, ("date", "6 May 2021", "6 June 2021")),
        ({"day": "6 May 2021"}, {"day": "6 May 2019"}, ("date", "6 May 2021", "6 May 2019")),
        ({"day": "6 May 2021"}, {"day": "9 May 2022"}, ("date", "6 May 2021", "9 May 2022")),
        (
            {"day": "December 1, 2014"},
            {"day": "February 2, 2015"},
            ("date", "December 1, 2014", "February 2, 2015"),
        ),
        ({"day": "Tuesday"}, {"day": "Wednesday"}, ("date", "Tuesday", "Wednesday")),
        ({"was": "was"}, {"was": "was not"}, ("negation", "", "not")),
        ({"was": "was not"}, {"was": "was"}, ("negation", "not", "")),
        ({"was": "was"}, {"was": "wasn’t"}, ("negation", "was", "wasn’t")),
        ({"was": "was never"}, {"was": "was often"}, ("negation", "never", "often")),
        ({"was": "was"}, {"was": "was reportedly"}, ("hedge", "", "reportedly")),
        ({"was": "was allegedly"}, {"was": "was"}, ("hedge", "allegedly", "")),
        ({"was": "was"}, {"was": "may have been"}, ("hedge", "was", "may have been")),
        ({"said": "said"}, {"said": "admitted"}, ("attribution", "said", "admitted")),
        ({"said": "claimed"}, {"said": "revealed"}, ("attribution", "claimed", "revealed")),
    ],
)
def test_a_changed_fact_is_named_with_the_words_of_both_sides(source, target, kind):
    assert [kind] == altered(frame(**source), frame(**target))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ({"n": "14"}, {"n": "fourteen"}),
        ({"n": "twenty"}, {"n": "20"}),
        ({"n": "12"}, {"n": "a dozen"}),
        ({"n": "12,700"}, {"n": "12700"}),
        ({"n": "45%"}, {"n": "45 percent"}),
        ({"n": "3 million"}, {"n": "3m"}),
        ({"n": "12.5bn"}, {"n": "12.5 billion"}),
        ({"n": "14"}, {"n": "some"}),
        ({"width": "50-foot"}, {"width": "15-metre"}),
        ({"width": "100 miles long"}, {"width": "160km long"}),
        ({"width": "5 kilometres long"}, {"width": "5km long"}),
        ({"who": "Desmond Aldgrave"}, {"who": "Mr Aldgrave"}),
        ({"who": "Desmond Aldgrave"}, {"who": "Aldgrave"}),
        ({"who": "Desmond Aldgrave"}, {"who": "Chief Executive Desmond Aldgrave"}),
        ({"who": "the Department of Justice"}, {"who": "the DOJ"}),
        ({"who": "UNESCO"}, {"who": "Unesco"}),
        ({"who": "the engineer"}, {"who": "the chemist"}),
        ({"place": "the U.K."}, {"place": "the UK"}),
        ({"day": "6 May 2021"}, {"day": "May 6, 2021"}),
        ({"day": "6 May 2021"}, {"day": "6 May"}),
        ({"day": "6th May 2021"}, {"day": "6 May 2021"}),
        ({"day": "Sept. 22"}, {"day": "September 22"}),
        ({"day": "Tuesday, March 14"}, {"day": "14 March 2023"}),
        ({"was": "was not"}, {"was": "wasn't"}),
        ({"was": "was"}, {"was": "had been"}),
        ({"said": "said"}, {"said": "said, quietly,"}),
        ({"said": "said"}, {"said": "explained"}),
        ({"said": "said"}, {"said": "told them"}),
        ({"said": "warned"}, {"said": "warns"}),
        ({"said": "denied"}, {"said": "denies"}),
        ({"width": "19 metres wide"}, {"width": "19 people on the"}),
        ({"width": "organised harbour"}, {"width": "organized harbor"}),
    ],
)
def test_what_leaves_the_meaning_alone_is_no_altered_fact(source, target):
    assert altered(frame(**source), frame(**target)) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "市议会周二批准了一项三亿元的预算用于修复旧港口的防波堤工程并要求承包商在十月之前完成",
            "市议会周二批准了一项五亿元的预算用于修复旧港口的防波堤工程并要求承包商在十月之前完成",
            ("number", "三亿元", "五亿元"),
        ),
        (
            "警方表示事故发生在晚上九点左右当时桥上共有12辆汽车和两辆公共汽车通过没有人死亡",
            "警方表示事故发生在晚上九点左右当时桥上共有15辆汽车和两辆公共汽车通过没有人死亡",
            ("number", "12辆", "15辆"),
        ),
        (
            "港の組合は夜間の水先案内を停止すると発表しタンカー四隻が沖合で待機しているという",
            "港の組合は夜間の水先案内を停止すると発表しタンカー七隻が沖合で待機しているという",
            ("number", "四隻", "七隻"),
        ),
    ],
)
def test_a_fact_in_a_script_without_spaces_does_not_reach_to_the_next_comma(
    before, after, expected
):
    assert altered(before, after) == [expected]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("On Tuesday, though, Ellery Rescue Service", "Yesterday ERS"),
        ("However, Skippers of Ellery United", "Meanwhile SEU"),
        ("Am Dienstag hat Ellery Rettung Nord", "Gestern hat ERN"),
    ],
)
def test_initials_behind_the_first_word_of_a_sentence_are_those_of_a_name(before, after):
    rest = "crews on the northern pier posted sarcastic notes of thanks to the council and its engineers."

    assert altered(f"Nobody was hurt. {before} {rest}", f"Nobody was hurt. {after} {rest}") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "An official denied that a woman detained in Kessel is a wife of Abel Holt",
            "An official told reporters that the woman detained in Kessel was not the wife of Abel Holt",
        ),
        (
            "Ein Sprecher dementierte, dass die in Kessel festgenommene Frau die Ehefrau von Abel Holt sei",
            "Ein Sprecher sagte, dass die in Kessel festgenommene Frau nicht die Ehefrau von Abel Holt sei",
        ),
        (
            "Un portavoz negó que la mujer detenida en Kessel fuera la esposa de Abel Holt",
            "Un portavoz dijo que la mujer detenida en Kessel no era la esposa de Abel Holt",
        ),
    ],
)
def test_who_denies_something_and_who_says_that_it_is_not_so_say_the_same(before, after):
    kinds = [kind for kind, _, _ in altered(f"{before}.", f"{after}.")]

    assert "negation" not in kinds
    assert "stance" not in kinds


def test_who_says_that_it_is_not_so_contradicts_who_says_that_it_is():
    before = "An official said that a woman detained in Kessel is a wife of Abel Holt of the docks."
    after = (
        "An official said that a woman detained in Kessel is not a wife of Abel Holt of the docks."
    )

    assert [kind for kind, _, _ in altered(before, after)] == ["negation"]


def test_a_short_forename_is_the_long_one_before_the_same_surname():
    frame = (
        "Nobody in town doubts that the best man for that part on the board is {} Bale of Ellery."
    )

    assert altered(frame.format("Christian"), frame.format("Chris")) == []
    assert len(altered(frame.format("Daniel"), frame.format("Danielle"))) == 1


def test_a_name_that_moves_inside_its_sentence_is_no_altered_fact():
    line = "The footway by the river was closed on Monday by {} who said that {} had been loose for a year."
    source = line.format("Warden Desmond Aldgrave of the Northgate council", "the handrail")
    moved = line.format("Northgate councillor Desmond Aldgrave", "the handrail")

    assert altered(source, moved) == []


def test_a_name_that_moves_into_the_place_of_one_that_is_gone_is_an_altered_fact():
    line = "The footway by the river was closed on Monday by {} of the town who said that {} was loose."
    source = line.format("Warden Ruth Strake", "the handrail near Northgate")

    assert altered(source, line.format("Northgate", "the handrail")) == [
        ("name", "Warden Ruth Strake", "Northgate")
    ]


def test_two_names_that_change_places_are_altered_facts():
    source = (
        "Desmond Aldgrave beat the better known Lionel Strake by a mile at the harbour on Monday."
    )
    target = (
        "Lionel Strake beat the better known Desmond Aldgrave by a mile at the harbour on Monday."
    )

    assert [kind for kind, _, _ in altered(source, target)] == ["name", "name"]


def test_a_month_of_may_is_no_hedge():
    assert altered(frame(day="6 April"), frame(day="6 April or 7 May")) == []


def test_a_number_behind_a_date_is_no_date():
    assert altered(frame(day="6 May", n="14"), frame(day="6 May", n="24")) == [
        ("number", "14", "24")
    ]


def test_changes_are_listed_in_order_of_the_target_denials_first():
    found = altered(frame(), frame(n="24", was="was not", who="Lionel Strake"))

    assert [kind for kind, _, _ in found] == ["negation", "number", "name"]


QUOTED = (
    "The mayor said the leak {}was part of a campaign by contractors{} to break the authority up."
)


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "„“", "«»"])
def test_words_put_into_or_taken_out_of_quotation_marks_are_altered(marks):
    bare, quoted = QUOTED.format("", ""), QUOTED.format(*marks)
    words = "was part of a campaign by contractors"
    marked = f"{marks[0]}{words}{marks[1]}"

    assert altered(bare, quoted) == [("quotation", words, marked)]
    assert altered(quoted, bare) == [("quotation", marked, words)]
    assert [a.quotation_marks for a in alterations(bare, quoted)] == ["put-in"]
    assert [a.quotation_marks for a in alterations(quoted, bare)] == ["taken-out"]


def test_marks_that_touch_none_of_the_words_are_put_in_or_taken_out_all_the_same():
    words = "Nobody told us that the ferry would stop for a year"
    quoted = f"“We were asleep. {words}. Ask the harbour office,” she said."

    (put_in,) = alterations(f"{words}.", quoted)
    (taken_out,) = alterations(quoted, f"{words}.")

    assert (put_in.source, put_in.target, put_in.quotation_marks) == (words, words, "put-in")
    assert (taken_out.source, taken_out.quotation_marks) == (words, "taken-out")


def test_where_words_inside_change_too_both_sides_speak_for_themselves():
    quoted = QUOTED.format("“", "”")
    bare = QUOTED.format("", "").replace("was part of a campaign", "was part of a sly campaign")

    assert ("quotation", None) in [(a.kind, a.quotation_marks) for a in alterations(quoted, bare)]


def test_words_taken_out_of_a_longer_quotation_are_shown_with_the_mark_that_touches_them():
    bare = QUOTED.format("", "")
    quoted = "“{}”".format(QUOTED.format("", ""))
    first, _, last = quoted.rpartition(" to break")

    assert altered(f"{first}” to break{last[:-1]}", bare) == [
        ("quotation", f"{first}”", first.removeprefix("“"))
    ]


SAID = "“The north end was {} for most of the winter,” the engineer told the committee on Tuesday."


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("closed", "dangerous", [("quotation", "closed", "dangerous")]),
        ("closed", "secretly closed", [("quotation", "", "secretly")]),
        ("closed", "closing", []),
        ("closed", "closed for cars and for everything else on wheels", []),
        ("quite closed", "closed", []),
    ],
)
def test_other_words_inside_quotation_marks_are_altered(before, after, expected):
    assert altered(SAID.format(before), SAID.format(after)) == expected
    assert {a.quotation_marks for a in alterations(SAID.format(before), SAID.format(after))} <= {
        None
    }


def test_other_marks_around_the_same_words_are_not_altered():
    assert altered(QUOTED.format("“", "”"), QUOTED.format('"', '"')) == []


def test_a_few_words_more_inside_the_marks_are_not_altered():
    few = (
        "The mayor said the leak was “part of” a campaign by contractors to break the authority up."
    )
    more = (
        "The mayor said the leak was “part of a campaign” by contractors to break the authority up."
    )

    assert altered(few, more) == []


def test_a_changed_place_between_unchanged_ones_is_found():
    source = "Relations between the US and Russia have been poor since the quarrel of last winter."

    assert altered(source, source.replace("Russia", "America")) == [("place", "Russia", "America")]


# ---------------------------------------------------------------------------------- quantities


def one(text):
    """Return the first quantity of a text."""
    return next(iter(find_quantities(text, 0, len(text))))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("50 feet", "15 metres", True),
        ("50 feet", "20 metres", False),
        ("100 miles", "160 km", True),
        ("10 kilograms", "22 pounds", True),
        ("12 stone", "76kg", True),
        ("40 acres", "16 hectares", True),
        ("60mph", "97kph", True),
        ("19 metres", "19 feet", False),
        ("5 metres", "5 kilograms", False),
        ("3m wide", "3 metres wide", True),
        ("3m people", "3 million people", True),
        ("3m people", "4m people", False),
        ("2.9bn", "3 billion", False),
        ("1,500 km", "932 miles", True),
        ("12,5 km", "12.5 kilometres", True),
        ("1.000.000 km", "2.000.000 km", False),
        ("14 inspectors", "24 inspectors", False),
    ],
)
def test_quantities_are_one_where_only_the_unit_changed(a, b, expected):
    assert expected is are_equal(one(a), one(b))
    assert expected is are_equal(one(b), one(a))


@pytest.mark.parametrize(
    ("code", "a", "b", "expected"),
    [
        ("en", "a quarter of an hour", "fifteen minutes", True),
        ("en", "three quarters of a mile", "0.75 miles", True),
        ("en", "half a century", "a century", False),
        ("en", "a fortnight", "two weeks", True),
        ("en", "half a dozen", "six", True),
        ("de", "eine Dreiviertelstunde", "45 Minuten", True),
        ("de", "acht Tage", "eine Woche", True),
        ("de", "ein halbes Jahr", "ein Jahr", False),
        ("fr", "trois quarts d'heure", "45 minutes", True),
        ("fr", "quinze jours", "deux semaines", True),
        ("fr", "un trimestre", "six mois", False),
        ("es", "media hora", "30 minutos", True),
        ("es", "una decena", "una docena", False),
        ("it", "un quarto d'ora", "quindici minuti", True),
        ("it", "mezzo secolo", "cinquanta anni", True),
        ("pt", "meio quilo", "500 gramas", True),
        ("nl", "drie kwartier", "45 minuten", True),
        ("nl", "een half jaar", "een jaar", False),
        ("pl", "pół godziny", "30 minut", True),
        ("ru", "четверть часа", "15 минут", True),
        ("ru", "полгода", "год", False),
        ("de", "acht Tage", "sieben Tage", False),
        ("fr", "huit jours", "une semaine", True),
        ("fr", "quinze jours", "quatorze jours", False),
        ("es", "una quincena", "quince días", True),
        ("en", "half-an-hour", "30 minutes", True),
        ("en", "a million people", "1,000,000 people", True),
        ("en", "half a million people", "a million people", False),
        ("de", "eine Million Menschen", "1.000.000 Menschen", True),
    ],
)
def test_a_quantity_with_words_of_its_own_is_that_quantity(code, a, b, expected):
    first, second = (find_quantities(text, 0, len(text), code=code)[:1] for text in (a, b))

    assert expected is (bool(first and second) and are_equal(first[0], second[0]))


@example("0k£.0")
@given(st.text("0123456789., -–kmin/½ft%$£三百th", max_size=14))
def test_no_text_is_too_odd_to_be_measured(text):
    found = find_quantities(text, 0, len(text))

    edges = [edge for each in found for edge in (each.start, each.end)]
    assert edges == sorted(edges)
    assert all(are_equal(each, each) for each in found)


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (
            "The firm said that it had delivered all of the pumps in May. It denied that the engineers had asked for the drawings of the old station before the order was signed.",
            "Brown Ltd, which built the pumps, admitted that the engineers had asked for the drawings of the old station before the order was signed.",
            [("denied", "admitted")],
        ),
        (
            "The firm said that it had delivered all of the pumps in May. It denied that the engineers had asked for the drawings of the old station before the order was signed.",
            "Brown Ltd, which built the pumps, denied that the engineers had asked for the drawings of the old station before the order was signed.",
            [],
        ),
        (
            "The council met for four hours on Monday night. Members approved a plan to close the old swimming pool and to build flats for nurses on the site by the canal.",
            "After a long debate on Monday the council, by one vote, rejected a plan to close the old swimming pool and to build flats for nurses on the site by the canal.",
            [("approved", "rejected")],
        ),
        (
            "The report on the new line to the airport, which was ordered by the mayor after last year's strike, was welcomed by unions.",
            "The report on the new line to the airport, which was ordered by the mayor after last year's strike, was condemned at a rally outside the town hall on Sunday by unions and parents.",
            [("welcomed", "condemned")],
        ),
        (
            "Die Firma hat die Pumpen im Mai geliefert. Sie bestritt, dass die Ingenieure vor der Bestellung nach den Plänen des alten Werks gefragt hätten, und verwies auf ihre Unterlagen.",
            "Der Hersteller der Pumpen, die Firma Braun aus Kessel, räumte ein, gestand, dass die Ingenieure vor der Bestellung nach den Plänen des alten Werks gefragt hätten, und verwies auf ihre Unterlagen.",
            [("bestritt", "gestand")],
        ),
        (
            "L'entreprise a livré les pompes en mai. Elle a nié que les ingénieurs aient demandé les plans de l'ancienne station avant la signature de la commande.",
            "Le fabricant des pompes, la société Brun, installée à Kessel depuis dix ans, a admis que les ingénieurs aient demandé les plans de l'ancienne station avant la signature de la commande.",
            [("nié", "admis")],
        ),
        (
            "Police said that the driver had left the road at the second bend and that two girls had been taken to hospital by helicopter.",
            "A spokesman for the force added that the driver had left the road at the second bend and that two girls had been taken to hospital by helicopter.",
            [],
        ),
        (
            "The union welcomed the decision to keep the yard open until the last of the four ferries has been delivered to the islands.",
            "Shareholders of the company, meeting in Arden, criticised the decision to keep the yard open until the last of the four ferries has been delivered to the islands.",
            [("welcomed", "criticised")],
        ),
    ],
)
def test_a_verb_at_the_edge_of_a_passage_that_says_the_opposite_is_listed(source, target, expected):
    found = alterations(source, target)

    assert [(a.kind, a.source, a.target) for a in found] == [("stance", *pair) for pair in expected]


def test_a_tag_between_two_numbers_makes_no_third_of_them():
    assert as_seen("12<br/>500 of <b>7</b>", 0, 22)[0] == "12<br/>500 of 7"


def test_names_of_thousands_of_letters_are_compared():
    told = (
        "The owner of the mill, Mr {}, wants it to be pulled down before the floods of the spring."
    )
    one, other = ("K" + letter + "i" * 3000 for letter in "ao")

    found = alterations(told.format(one), told.format(other))

    assert [a.kind for a in found] == ["name"]
