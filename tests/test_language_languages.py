"""The language of a text: named where it is clear, unknown otherwise."""

import pytest

from newsdiff.language.languages import (
    UNLISTED,
    choose_language,
    language_of,
    language_or_unlisted,
    likely_languages,
    stoplists,
)

FERRY = {
    "af": "Die veerboot sal vanaf Oktober nie meer op Sondae vaar nie, het die operateur aangekondig.",
    "ca": "El vaixell deixarà de navegar els diumenges a partir d'octubre, va anunciar dilluns l'empresa.",
    "cs": "Trajekt přestane od října v neděli plout, oznámil v pondělí provozovatel, který za to viní úřad.",
    "da": "Færgen holder op med at sejle om søndagen fra oktober, og ingen har spurgt øboerne, siger de.",
    "de": "Die Fähre fährt ab Oktober nicht mehr am Sonntag, weil dem Betreiber die Ingenieure fehlen.",
    "en": "The ferry will stop sailing on Sundays from October, because the operator has no engineers.",
    "es": "El ferry dejará de navegar los domingos desde octubre, porque a la empresa le faltan ingenieros.",
    "fr": "Le bac ne circulera plus le dimanche à partir d'octobre, car il n'y a pas assez d'ingénieurs.",
    "hu": "A komp októbertől nem közlekedik vasárnaponként, mert az üzemeltető szerint nincs elég mérnök.",
    "id": "Feri itu tidak akan berlayar pada hari Minggu mulai Oktober, kata operator pada hari Senin.",
    "it": "Il traghetto non viaggerà più la domenica da ottobre, perché alla società mancano gli ingegneri.",
    "nl": "De veerboot vaart vanaf oktober niet meer op zondag, omdat het bedrijf geen ingenieurs heeft.",
    "no": "Fergen slutter å gå på søndager fra oktober, og ingen har spurt øyboerne, sier de.",
    "pl": "Prom przestanie kursować w niedziele od października, a mieszkańcy mówią, że nikt ich nie pytał.",
    "pt": "A balsa não navegará mais aos domingos a partir de outubro, porque faltam engenheiros à empresa.",
    "ro": "Feribotul nu va mai circula duminica din octombrie, pentru că firma nu are destui ingineri.",
    "ru": "Паром не будет ходить по воскресеньям с октября, потому что у компании нет инженеров.",
    "sk": "Trajekt prestane od októbra v nedeľu plávať, oznámil v pondelok prevádzkovateľ, ktorý viní úrad.",
    "sv": "Färjan slutar gå på söndagar från oktober, och ingen har frågat öborna, säger de.",
    "uk": "Пором не ходитиме щонеділі з жовтня, бо у компанії немає інженерів, і людей про це не питали.",
}
"""A sentence of every language that has a list."""


def test_every_language_with_a_list_has_an_example_here():
    assert sorted(FERRY) == list(stoplists())


@pytest.mark.parametrize("code", FERRY)
def test_a_sentence_is_in_the_language_of_its_list(code):
    assert language_of(FERRY[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Lautta ei enää kulje sunnuntaisin lokakuusta alkaen, yhtiö ilmoitti maanantaina.",
        "Трајект ће престати да плови недељом од октобра, објавио је у понедељак оператер.",
        "Фериботът ще спре да плава в неделя от октомври, обяви в понеделник операторът.",
        "Паром перастане хадзіць па нядзелях з кастрычніка, паведаміў у панядзелак аператар.",
        "Trajekt će od listopada prestati ploviti nedjeljom, objavio je operater u ponedjeljak.",
        "Feribot ekimden itibaren pazar günleri çalışmayacak, işletmeci pazartesi günü duyurdu.",
        "渡轮从十月起周日停航，运营商周一宣布。",
        "ستتوقف العبارة عن الإبحار أيام الأحد",
    ],
)
def test_a_language_without_a_list_is_unknown_and_not_its_neighbour(text):
    assert language_of(text) == ""


@pytest.mark.parametrize("text", ["", "Ferry late", "Anna Schmidt", "12 March 2024", "la", "de la"])
def test_a_few_words_that_many_languages_have_show_none(text):
    assert language_of(text) == ""


def test_two_lists_that_cover_a_text_alike_leave_it_unknown():
    assert choose_language({"da": 40, "no": 39}, 100) == ""


def test_function_words_are_lower_case_words_without_blanks():
    wrong = {w for words in stoplists().values() for w in words if w != w.lower()}

    assert wrong == set()


UNKNOWN = {
    "Turkish": "Feribot ekimden itibaren pazar günleri çalışmayacak, işletmeci pazartesi günü duyurdu. Şirkete göre mühendis "
    "bulmak giderek zorlaşıyor, adada yaşayan bin iki yüz kişi ise kendilerine kimsenin sormadığını söylüyor ve belediyeden otobüs istiyor.",
    "Finnish": "Lautta ei enää kulje sunnuntaisin lokakuusta alkaen, yhtiö ilmoitti maanantaina. Insinöörejä on yhä vaikeampi "
    "löytää, eikä saaren asukkailta ole kysytty mitään, vaan heidän täytyy odottaa bussia, jonka kunta lupasi maksaa ensi keväänä.",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_prose_in_a_language_without_a_list_is_known_to_be_in_none(name):
    assert language_or_unlisted(UNKNOWN[name]) == UNLISTED


@pytest.mark.parametrize("code", FERRY)
def test_a_language_with_a_list_is_never_taken_for_another(code):
    assert language_or_unlisted(FERRY[code] * 5) == code


def test_a_table_of_names_is_in_no_language():
    assert language_or_unlisted("Anna Schmidt Kessel 4 Ruta Halvorsen Arden 3 " * 12) == ""


def test_a_text_that_no_list_covers_may_be_in_no_language():
    strange = (
        "Hel poukend sher mumzum de lo tren ma ram vun het mun vateem sur meen steel nis trormo peel maim shous een dar neen "
        * 9
    )

    assert likely_languages(strange) == ()
    assert likely_languages("El alcalde dijo el martes que la bomba funciona") == ("ca", "es")
