"""Signatures: where a text says whose it is, and whose copy a document prints."""

import pytest

from newsdiff import Document, provenance
from newsdiff.language.tokenizing import tokenize
from newsdiff.reuse.attribute.agencies import agency, signed_names
from prepared import uncleaned

FIRST = (
    "Ferrymen at the port of Stennick will not cross the sound after dark until the beacon on the "
    "long mole is lit again, their guild said on Monday."
)
LAST = (
    "Shipping clerks counted seven vessels at anchor off the mole by noon, twice as many as they "
    "see there in an ordinary week."
)


def words(*paragraphs: str, outlet: str | None = None):
    """Return the words of an article as they are compared."""
    text = "\n\n".join(("Ferries stay in port", *paragraphs))
    return tokenize(uncleaned([Document(id="a", text=text, outlet=outlet)])[0])


def credits_of(outlet: str, *paragraphs: str) -> set[str]:
    """Return the words with which an article of another paper credits an outlet for what it took."""
    both = {"s": ("Girder", FIRST, LAST), "t": ("Ferries stay in port", *paragraphs)}
    outlets = {"s": outlet, "t": "Stennick Post"}
    source, target = uncleaned(
        [Document(id=i, text="\n\n".join(x), outlet=outlets[i]) for i, x in both.items()]
    )
    report = provenance(target, [source])
    assert report.summary.copied_words > 20
    return {p.credit.text for line in report.paragraphs for p in line.passages if p.credit}


# ------------------------------------------------------------------------------------ lines


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("AP", "AP"),
        ("AP", "(AP)"),
        ("AP", "— AP"),
        ("Mole Gazette", "Mole Gazette, 3 May 2031"),
        ("Mole Gazette", "Mole Gazette (3. Mai 2031)"),
        ("Mole Gazette", "An diesem Text hat die Mole Gazette mitgearbeitet."),
        ("Mole Gazette", "La Mole Gazette a contribué à cet article."),
        ("Mole Gazette", "Mole Gazette colaboró en este reportaje."),
        ("Mole Gazette", "Mole Gazette bidrog till denna artikel."),
        ("PAP", "(PAP)"),
        ("ČTK", "(ČTK)"),
        ("TT", "(TT)"),
        ("AP", "© 2031 The Associated Press"),
        ("AP", "The Associated Press contributed to this report."),
        ("AP", "Associated Press writers Ada Stone and Tom Reed contributed to this story."),
        ("AFP", "[AFP]"),
        ("Bloomberg", "-- with assistance from Bloomberg"),
        ("ТАСС", "ТАСС"),
        ("РИА Новости", "По материалам РИА Новости"),
        ("AFP", "AFP, Reuters"),
        ("AFP", "as/tr (AFP, dpa)"),
        ("AFP", "avec AFP"),
        ("AFP", "Le Stennick Soir avec AFP"),
        ("AFP", "La rédaction avec l'AFP"),
        ("AFP", "© AFP"),
        ("AFP", "Agence France-Presse"),
        ("dpa", "as/dpa"),
        ("dpa", "dpa/AFP/as"),
        ("dpa", "Mit Material von dpa"),
        ("dpa", "Mit dpa-Material"),
        ("dpa", "Mit Material der Deutschen Presse-Agentur"),
        ("dpa", "© dpa-infocom, dpa:310312-99-001/2"),
        ("Reuters", "(Reporting by Ada Stone; Editing by Tom Reed for Reuters)"),
        ("Reuters", "With agency inputs from Reuters"),
        ("Reuters", "Additional reporting by Reuters and the Press Association."),
        ("Reuters", "(Con información de Reuters)"),
        ("EFE", "Agencia EFE"),
        ("EFE", "Redacción / EFE"),
        ("ANSA", "Con informazioni dell'ANSA"),
        ("Lusa", "Com agência Lusa"),
        ("ANP", "Met medewerking van het ANP"),
        ("Norwire", "— Norwire"),
        ("Norwire", "(Norwire)"),
        ("Norwire", "Norwire/Stennick Post"),
        ("Norwire", "Norwire news agency"),
        ("Norwire", "norwire.example"),
        ("Norwire", "Material von Norwire wurde verwendet."),
        ("Norwire", "Story courtesy of Norwire."),
        ("Norwire", "By arrangement with Norwire"),
        ("Norwire", "Reposted with permission from Norwire"),
        ("Norwire", "Copyright © 2031 Norwire Ltd"),
        ("AP", "AP Business Writer Ada Stone contributed."),
    ],
)
def test_a_line_that_says_nothing_else_credits_the_agency(outlet, line):
    assert credits_of(outlet, FIRST, LAST, line)


@pytest.mark.parametrize(
    ("outlet", "line"),
    [
        ("Norwire", "Norwire"),  # an entry of a menu, a tag
        ("Norwire", "Photo: Norwire"),
        ("Norwire", "Ada Stone/Norwire"),
        ("Norwire", "(Photo by Ada Stone/Norwire)"),
        ("AFP", "Photo AFP"),
        ("dpa", "Foto: Ada Stone/dpa"),
        ("PAP", "Fot. PAP"),
        ("ТАСС", "Фото: ТАСС"),
        ("Reuters", "Ada Reuters"),
        ("Reuters", "REUTERS/Ada Stone"),
        ("Reuters", "The Reuters Institute contributed to the festival."),
        ("Norwire", "Norwire Holdings contributed to this report."),
        ("Norwire", "Follow Norwire"),
        ("Norwire", "Related: Norwire boss steps down"),
        ("Sun", "Sun"),
        ("PA", "Harrisburg, PA"),
        ("AP", "Ap"),
    ],
)
def test_a_line_that_credits_a_picture_or_names_somebody_else_is_no_credit(outlet, line):
    assert credits_of(outlet, FIRST, LAST, line) == set()


def test_an_outlet_with_a_dash_opens_the_first_sentence():
    assert credits_of("Mole Gazette", f"Mole Gazette – {FIRST}", LAST)
    assert not credits_of("Mole Gazette", "Mole Gazette – 12 votes", FIRST, LAST)


def test_an_agency_alone_on_a_line_inside_the_article_is_a_pictures():
    assert credits_of("AFP", FIRST, "AFP", LAST) == set()


@pytest.mark.parametrize(
    "line",
    ["By Ada Stone, Associated Press", "Ada Stone | AP", "Source: AP", "By Ada Stone and agencies", "Staff and agencies"],
)  # fmt: skip
def test_a_credit_above_the_text_counts(line):
    assert credits_of("AP", line, FIRST, LAST)


@pytest.mark.parametrize(
    ("line", "title", "is_credit"),
    [
        ("Ida Moss with AFP", None, True),
        ("Mole Gazette mit AFP", None, True),
        ("La Feuille libre avec AFP", "Ferries stay in port", True),
        ("La guilde des passeurs parle avec l'AFP", None, False),
        ("Harbour master meets with AFP", None, False),
        ("Harbour master meets with AFP", "Ferries stay in port", False),
    ],
)
def test_a_line_that_opens_a_text_is_a_credit_where_it_is_no_title(line, title, is_credit):
    source = Document(id="s", text=f"{FIRST}\n\n{LAST}", outlet="AFP")
    target = Document(id="t", text=f"{line}\n\n{FIRST}\n\n{LAST}", title=title)

    report = provenance(target, [source])

    found = {p.credit.text for x in report.paragraphs for p in x.passages if p.credit}
    assert found == ({line} if is_credit else set())


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("Jutta Kern / AFP", True),
        ("Jutta Kern/AFP", False),
        ("The Gazette newsroom with AFP", True),
        ("The guild talks with AFP", False),
    ],
)
def test_a_writer_or_a_newsroom_before_an_agency_closes_a_text(line, is_credit):
    assert credits_of("AFP", FIRST, LAST, line) == ({line} if is_credit else set())


def test_an_agency_behind_a_place_in_capitals_is_a_dateline():
    assert credits_of("AFP", f"STENNICK, AFP – {FIRST}", LAST)


@pytest.mark.parametrize("end", ["(dpa)", "– dpa", "(dpa/as)"])
def test_what_closes_the_last_paragraph_credits_the_agency(end):
    assert credits_of("dpa", FIRST, f"{LAST} {end}")


@pytest.mark.parametrize(
    "front",
    [
        "STENNICK (Norwire) - ",
        "STENNICK, March 3 (Norwire): ",
        "STENNICK, March 3, 2031 /Norwire/ -- ",
        "STENNICK — Norwire — ",
        "Stennick, 3 marzo (Norwire).- ",
        "(Norwire) ",
        "Stennick. (Norwire) ",
        "(Norwire) - STENNICK, 3 MAR - ",
        "СТЕННИК, 3 марта. /Norwire/. ",
    ],
)
def test_a_dateline_credits_the_agency(front):
    assert credits_of("Norwire", front + FIRST, LAST)


def test_a_place_with_initials_is_no_dateline():
    in_state = f"In the state of Amapá (AP) the rain came early. {FIRST}"

    assert credits_of("AP", in_state, LAST) == set()


def test_a_line_that_names_no_agency_credits_the_agency_that_signs_the_source():
    wire = f"STENNICK (Norwire) - {FIRST}"
    documents = [
        Document(id="s", text=f"{wire}\n\n{LAST}"),
        Document(id="t", text=f"Ferries stay in port\n\n{FIRST}\n\n{LAST}\n\nAgencies"),
        Document(id="u", text=f"{FIRST}\n\n{LAST}", outlet="Girder"),
    ]
    wire, target, paper = uncleaned(documents)

    assert provenance(target, [wire]).summary.credits == 1
    assert provenance(target, [paper]).summary.credits == 0


# ------------------------------------------------------------------------------------ whose copy


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("From the Norwire News Foundation:", {"norwire news foundation"}),
        ("Content created by the Norwire News Foundation is free.", {"norwire news foundation"}),
        ("STENNICK (Norwire) -", {"norwire"}),
        ("By Ada Stone, Associated Press", {"ap"}),
        ("By Ada Stone, Political Editor", set()),
        ("STENNICK (Nov. 26, 2031) -", set()),
        ("SARAJEVO (Bosnia and Herzegovina) -", set()),
        ("From London:", set()),
        ("This story originally appeared on Skimline.", set()),
        ("Republished with permission from The Ellery Herald", set()),
    ],
)
def test_an_agency_signs_what_it_writes_and_an_origin_is_no_agency(line, names):
    assert names == agency(words(line, FIRST, LAST))


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Copyright 2031 The Associated Press. All rights reserved.", {"ap"}),
        ("Agence France-Presse", {"afp"}),
        ("(dpa)", {"dpa"}),
        ("With files from Reuters", set()),
        ("Reuters contributed to this report.", set()),
        ("as/tr (AFP, dpa)", set()),
    ],
)
def test_who_gave_a_part_does_not_sign_the_whole(line, names):
    assert names == agency(words(FIRST, LAST, line))


def test_where_a_text_stood_before_may_be_credited_too():
    line = "This story originally appeared on News.example.com."

    assert "news.example.com" in signed_names(words(FIRST, LAST, line))


@pytest.mark.parametrize("is_used", [True, False])
def test_an_agency_goes_by_its_initials_where_its_copy_uses_them(is_used):
    told = f"He told {'TheNNF' if is_used else 'us'} that the lamp was old. {LAST}"

    assert is_used is (
        "nnf" in signed_names(words("From the Norwire News Foundation:", FIRST, told))
    )
