"""Lines about the writer at the end of an article, and sentences about others there."""

import pytest

from test_clean_kinds import BODY, wrong

ENDS = [
    ("en", "-", "Ruth Adler is a freelance reporter based in Corley."),
    ("en", "-", "Our correspondent Ruth Adler covers the coast."),
    ("en", "-", "The author is a columnist who lives in Corley."),
    ("de", "-", "Jan Falk ist Redakteur und lebt in Merzow."),
    ("de", "-", "Die Autorin ist Kolumnistin dieser Zeitung."),
    ("fr", "-", "Journaliste indépendante, Lucie Ferrand collabore à plusieurs titres de la presse régionale."),
    ("es", "-", "Carmen Ruiz es periodista y colabora con este diario."),
    ("it", "-", "Luca Ferri è giornalista e vive a Ferrara."),
    ("en", "+", "Jana Novak is a nurse on the island and was the first to see the smoke above the harbour."),
    ("en", "+", "Peter Lund is a fisherman who has never owned a boat and never wanted to."),
    ("en", "+", "Mr Amery works as an editor of school books in a room above the bakery."),
    ("en", "+", "The reporter who wrote the first story is now the mayor and does not answer her letters."),
    ("de", "+", "Peter Lund ist Fischer, hat aber nie ein eigenes Boot besessen."),
    ("fr", "+", "Jeanne Morel est infirmière sur l'île et fut la première à voir la fumée."),
    ("pl", "+", "Jan Nowak jest rybakiem, ale nigdy nie miał własnej łodzi."),
    ("ru", "+", "Анна Берг работает медсестрой на острове и первой увидела дым."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sign", "line"), ENDS)
def test_who_wrote_goes_and_who_is_told_of_stays(language, sign, line):
    assert wrong([*(f"+{text}" for text in BODY[language]), sign + line]) == []


def test_somebody_of_whom_the_article_tells_is_not_its_writer():
    told = (
        "Ruth Adler counted the lorries from her window, and she stopped at nine hundred on Friday."
    )
    line = "Ruth Adler is a freelance reporter."

    assert wrong([*(f"+{text}" for text in BODY["en"]), f"-{line}"]) == []
    assert wrong([*(f"+{text}" for text in BODY["en"]), f"+{told}", f"+{line}"]) == []


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Ruth Adler is a retired editor who has crossed the bridge every morning since 1979."),
        ("en", "Peter Lund is the correspondent of the drivers with the county."),
        ("de", "Karl Meier ist Redakteur der Vereinszeitung und fährt seit 1979 jeden Tag über die Drehbrücke."),
        ("fr", "Claire Morel est journaliste à la retraite et passe le pont chaque matin depuis 1979."),
        ("es", "Ana Ruiz es periodista jubilada y cruza el puente todas las mañanas desde 1979."),
        ("it", "Marco Neri è il corrispondente del comitato per il ponte."),
        ("pt", "Rita Sousa é jornalista reformada e passa a ponte todas as manhãs desde 1979."),
        ("pl", "Anna Nowak jest emerytowaną dziennikarką i przechodzi mostem dla samochodów od 1979 roku."),
    ],
)  # fmt: skip
def test_somebody_who_has_a_part_in_what_is_told_is_not_its_writer(language, line):
    assert wrong([*(f"+{text}" for text in BODY[language]), f"+{line}"]) == []


def test_nothing_above_the_last_paragraph_is_about_the_writer():
    first, second, third = BODY["en"]

    assert (
        wrong([f"+{first}", f"+{second}", "+Ruth Adler is a freelance reporter.", f"+{third}"])
        == []
    )
