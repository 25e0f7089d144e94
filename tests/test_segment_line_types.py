"""What single lines look like."""

import pytest

from newsdiff.documents.segment.line_types import is_byline, is_name


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Stone",
        "By Ada Stone and Tom Reed, science editor",
        "By Ada Stone in Stennick",
        "Written by Ada Stone on 4 March 2019.",
        "Rédigé par Ada Stone le 4 mars 2019",
        "Publicado por Ada Stone el 4 de marzo de 2019",
        "Ада Стоун 4 марта 2019",
        "ByAda Stone",
        "BY ADA STONE",
        "By Ada Stone | 4 March 2019 2:05 p.m.",
        "Ada Stone | 4 March 2019",
        "Von Anna Müller",
        "Par Jean Dupont",
        "Por María López",
        "By The Associated Press",
        "Story by A. B. Stone Jr.",
        "Text: Anna Müller",
        "Text & Bilder: Anna Müller",
        "Text, Bild: Anna Müller",
        "Words and photos by Ada Stone",
        "Story and photographs: Ada Stone",
        "Texte : Jean Dupont, photos : Ada Stone",
        "di Marco Neri e Ada Stone",
        "Door onze verslaggever Ada Stone",
        "dalla nostra inviata Ada Stone",
        "Von unserer Korrespondentin Ada Stone",
        "Par Jean Dupont, envoyé spécial à Stennick",
        "Words: Ada Stone; pictures: Tom Reed",
        "Reporting by Ada Stone; Editing by Tom Reed",
        "Story by Ada Stone · 2h · 3 min read",
        "2 min read | By Ada Stone",
        "Ada Stone — 3 min read",
        "EXCLUSIVE By Ada Stone",
        "Exclusive by Ada Stone and Tom Reed",
        "EXKLUSIV: Von Ada Stone",
    ],
)
def test_a_line_that_says_who_wrote_is_a_byline(line):
    assert is_byline(line)


@pytest.mark.parametrize(
    "line",
    [
        "By the authority vested in me",
        "BY THE MAYOR OF THE CITY OF STENNICK",
        "By George, he has got it",
        "Von der Leyen gewinnt die Wahl",
        "Por qué sube el precio",
        "Di notte il molo trema",
        "Door de storm is de pier dicht",
        "Text: was noch fehlt",
        "By Ada Stone was meant",
        "By Monday.",
        "Exclusive by design",
        "Exclusive by nature: the club nobody leaves",
        "2 min read | Harbour opens again after the storm",
        "Фото от 4 марта 2019",
        "на берегу 4 марта 2019",
        "Photo Ada Stone, 4 March 2019",
    ],
)
def test_a_line_that_only_begins_like_a_byline_is_none(line):
    assert not is_byline(line)


def test_names_without_by_are_those_of_people_and_agencies():
    lines = [
        "Ada Stone",
        "Ada Stone, Tom Reed and Mia van der Veen",
        "Mail Newsdesk, with Norwire",
        "Reuters",
    ]
    others = [
        "Ada",
        "Breaking News",
        "Ada stone",
        "Stennick Sees the Return Of Its Ferry",
        "via Harbour",
    ]

    assert [line for line in lines + others if is_name(line)] == lines
