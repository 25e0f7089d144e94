"""Which date of a text is the one of its publication."""

import pytest

from newsdiff.documents.segment import describe
from newsdiff.model import Document

TITLE = "Ferry sails again after the storm"
PROSE = "The ferry between Stennick and Rasp sails again today, four months after a storm tore its ramp away."
MORE = "Passengers had to take the long way round by bus for all that time, which cost them two hours a day."


def published(*lines: str) -> str | None:
    """Return the date of publication that a text of these lines states."""
    return describe(Document(id="x", text="\n\n".join(lines))).published


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, "4 March 2019", PROSE, MORE), "2019-03-04"),
        ((TITLE, "4 March 2019", "Local", PROSE, MORE), "2019-03-04"),
        ((TITLE, "Publié le 4 mars 2019", "Lieu de mémoire : les marches", PROSE, MORE), "2019-03-04"),
        ((TITLE, "Print edition: 4 March 2019", PROSE, MORE), "2019-03-04"),
        ((TITLE, "Erscheinungsdatum: 04.03.2019", PROSE, MORE), "2019-03-04"),
        ((TITLE, "平成31年3月4日", PROSE, MORE), "2019-03-04"),
        ((TITLE, "令和元年5月17日 7時5分", PROSE, MORE), "2019-05-17T07:05:00"),
        ((TITLE, "日期：2019年3月4日", PROSE, MORE), "2019-03-04"),
        ((TITLE, "By Ada Stone", "March 4, 2019 9:41 p.m. ET", PROSE), "2019-03-04T21:41:00-05:00"),
        ((TITLE, "By ADA STONE and TOM REED | Daily Tern | March 4, 2019 at 9:41 a.m.", PROSE), "2019-03-04T09:41:00"),
        (("4 March 2019", TITLE, "By Ada Stone", PROSE), "2019-03-04"),
        ((TITLE, "Ada Stone", "4 Mar 2019 - 3 min read", PROSE), "2019-03-04"),
        ((TITLE, "March 4, 2019 / 9:41 AM EST / Daily Tern", PROSE), "2019-03-04T09:41:00-05:00"),
        ((TITLE, "Von Ada Stein", "04.03.2019, 09:41 Uhr • Lesezeit: 3 Minuten", PROSE), "2019-03-04T09:41:00"),
        (("By Ada Stone", "Monday 4 March 2019", PROSE, MORE), "2019-03-04"),
        (("Ada Stone", "Monday 4 March 2019", PROSE, MORE), "2019-03-04"),
        (("Harbour", "4 March 2019, 10:05", TITLE, PROSE), "2019-03-04T10:05:00"),
        ((TITLE, "dpa, 04.03.2019", PROSE), "2019-03-04"),
        ((TITLE, "Stennick - 4 mar 2019 - 08:15 CET", PROSE), "2019-03-04T08:15:00+01:00"),
        ((TITLE, PROSE, MORE, "Published 4 March 2019"), "2019-03-04"),
        ((TITLE, PROSE, MORE, "This story was first published on 4 March 2019 at 09:41 GMT."), "2019-03-04T09:41:00+00:00"),
        ((TITLE, "Released on: 14/03/2019 - 09:41Modified: 15/03/2019 - 11:00", PROSE), "2019-03-14T09:41:00"),
        ((TITLE, "By Ada Stone | stone@tern.example | PUBLISHED: March 4, 2019 at 9:41 a.m. | UPDATED: March 6, 2019 at 8 a.m.", PROSE),
         "2019-03-04T09:41:00"),
        ((TITLE, "By Ada Stone - March 4, 2019 17", PROSE), "2019-03-04"),
        ((TITLE, "Publié le 4 mars 2019 à 9h41, mis à jour le 6 mars 2019 à 8h", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "Publicado: 04/03/2019 • 09:41", "Actualizado: 14/03/2019 • 10:00", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "Publicerad 4 mars 2019 kl. 09.41", "Uppdaterad 6 mars 2019 kl. 08.00", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "4. marts 2019 kl. 09:41", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "Publikováno: 4. 3. 2019 9:41", "Aktualizováno: 6. 3. 2019 8:00", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "4 Mart 2019 Pazartesi 09:41", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "Опубліковано 4 березня 2019, 09:41", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "发布时间：2019-03-04 09:41 来源：海港日报", PROSE), "2019-03-04T09:41:00"),
        ((TITLE, "Posted on 4th March 2019 by admin", PROSE), "2019-03-04"),
        ((TITLE, "March 4, 2019 – By Ada Stone", PROSE), "2019-03-04"),
        ((TITLE, "4 maart 2019 | Door Ada Steen", PROSE), "2019-03-04"),
        ((TITLE, "4 Mar 2019, by Ada Stone", PROSE), "2019-03-04"),
        ((TITLE, "Erstveröffentlichung: 4. März 2019", PROSE), "2019-03-04"),
        ((TITLE, "By Ada Stone", "Photographs by Tom Reed", "March 4, 2019", PROSE), "2019-03-04"),
        ((TITLE, "Publié le 4 mars 2019 par Ada Stone", PROSE), "2019-03-04"),
        ((TITLE, f"STENNICK, March 4, 2019 (Norwire) - {PROSE}", MORE), "2019-03-04"),
        ((TITLE, f"Stennick, 4 March 2019 – {PROSE}", MORE), "2019-03-04"),
        ((TITLE, "5 March 2019", f"STENNICK, March 4, 2019 (Norwire) - {PROSE}"), "2019-03-05"),
        ((TITLE, f"STENNICK, March 4 (Norwire) - {PROSE}", MORE), None),
        ((TITLE, f"In Stennick, which on 4 March 2019 lost its ramp - {PROSE}", MORE), None),
    ],
)  # fmt: skip
def test_the_date_beside_headline_or_byline_is_the_articles(lines, expected):
    assert published(*lines) == expected


@pytest.mark.parametrize(
    "above",
    [
        ("The Daily Tern", "Thursday, March 5, 2026", "News Sport Weather"),
        ("The Daily Tern", "Thursday, March 5, 2026"),
        ("Thursday 5 March 2026",),
        ("Donnerstag, 5. März 2026", "Politik Wirtschaft Sport"),
        ("jeudi 5 mars 2026",),
        ("5 March 2026", "News Sport Weather"),
        ("Daily Tern", "5 March 2026"),
        ("Daily Tern", "Thursday, March 5, 2026", "News Sport Weather"),
        ("Daily Tern | Thursday, March 5, 2026",),
    ],
)
def test_a_mastheads_date_is_not_the_articles(above):
    assert published(*above, TITLE, "By Ada Stone", "4 March 2019", PROSE, MORE) == "2019-03-04"
    assert published(*above, TITLE, "By Ada Stone", PROSE, MORE) is None


def test_a_mastheads_date_does_not_stand_in_for_one_that_cannot_be_read():
    head = ("5 March 2026", TITLE, "By Ada Stone")

    assert published(*head, "vor 3 Stunden", PROSE) is None
    assert published(*head, "03/04/2019", PROSE) is None


@pytest.mark.parametrize(
    "tail",
    [
        ("More stories", "Captain wins bravery award", "2 January 2019"),
        ("Captain wins bravery award", "Published 2 January 2019"),
        ("Comments", "Tom Reed", "Posted 5 March 2019", "I agree."),
        ("2 comments", MORE, "Posted 5 March 2019"),
        ("Upcoming events", "Harbour day", "Saturday 23 March 2019, 10am"),
        ("Rasp Ferry", "@raspferry", "Sorry for the wait.", "9:41 PM · Mar 4, 2019"),
        ("— Rasp Ferry (@raspferry) March 4, 2019", MORE),
        ("4 March 2019",),
    ],
)
def test_the_date_of_a_teaser_a_comment_an_event_or_a_post_is_not_the_articles(tail):
    assert published(TITLE, PROSE, MORE, *tail) is None
    assert published(TITLE, "1 March 2019", PROSE, MORE, *tail) == "2019-03-01"


@pytest.mark.parametrize(
    "between",
    [
        ("Rasp Ferry", "@raspferry", "Sorry for the wait.", "9:41 PM · Mar 4, 2019"),
        ("9:41 PM · Mar 4, 2019",),
        ("By Ada Stone", "Captain wins bravery award", "2 January 2019"),
        ("When: 12 March 2027, 10 a.m.", "Where: stone steps"),
        ("Wann: 12. März 2027, 10 Uhr",),
        ("Quand : 12 mars 2027 à 10h",),
        ("Kiedy: 12 marca 2027, godz. 10:00",),
        ("Wanneer: 12 maart 2027, 10.00 uur",),
        ("Data: 12 marzo 2027", "Luogo: scalinata"),
        ("Fecha: 12 de marzo de 2027", "Lugar: escalera de piedra"),
        ("12 mars 2027, 10h", "Lieu : les marches"),
        ("Date of birth: 12 March 1951",),
        ("Né le 12 mars 1951",),
        ("Fallecido el 3 de febrero de 2024",),
        ("Gestorben am 3. Februar 2024 in Altmünde",),
    ],
)
def test_a_date_of_something_else_above_the_prose_is_not_the_articles(between):
    assert published(TITLE, *between, PROSE, MORE) is None


@pytest.mark.parametrize(
    "lines",
    [
        ("4 March 2019 | Updated 6 March 2019",),
        ("Updated: March 6, 2019 11:02am; Published: March 4, 2019",),
        ("Originally published March 4, 2019. Updated March 6, 2019",),
        ("Aktualisiert am 06.03.2019 - Veröffentlicht am 04.03.2019",),
        ("Mis à jour le 6 mars 2019 à 11h02 - Publié le 4 mars 2019",),
        ("Actualizado el 6 de marzo de 2019 · Publicado el 4 de marzo de 2019",),
        ("Ultimo aggiornamento: 6 marzo 2019 - Pubblicato il 4 marzo 2019",),
        ("Atualizado em 6 de março de 2019 | Publicado em 4 de março de 2019",),
        ("Bijgewerkt op 6 maart 2019; gepubliceerd op 4 maart 2019",),
        ("Aktualizacja: 6 marca 2019 | Opublikowano: 4 marca 2019",),
        ("Mon 6 Mar 2019", "First published on 4 Mar 2019"),
        ("First published on 4 Mar 2019", "Last modified on 6 Mar 2019"),
        ("Last modified on 6 Mar 2019", "First published on 4 Mar 2019"),
        ("4 March 2019", "6 March 2019 (updated)"),
        ("Published 5 March 2019", "First published 4 March 2019"),
        ("04.03.2019", "Stand: 06.03.2019"),
        ("Posted on 4 March 2019 (last changed 6 March 2019)",),
        ("Erschienen am 4. März 2019 | Letzte Änderung: 6. März 2019",),
        ("Publié le 4 mars 2019, dernière modification le 6 mars 2019",),
    ],
)
def test_first_published_beats_published_and_an_update_is_nothing(lines):
    assert published(TITLE, *lines, PROSE, MORE) == "2019-03-04"


@pytest.mark.parametrize(
    "lines",
    [
        ("Updated 6 March 2019",),
        ("Zuletzt aktualisiert: 6. März 2019",),
        ("4 March 2019", "6 March 2019"),
        ("4 March 2019 | 6 March 2019",),
        ("Published 4 March 2019", "Published 6 March 2019"),
        ("4 March 2019 09:00", "4 March 2019 11:00"),
    ],
)
def test_dates_of_updates_or_two_that_differ_leave_it_unknown(lines):
    assert published(TITLE, *lines, PROSE, MORE) is None


def test_of_two_lines_with_one_day_the_more_exact_counts():
    assert published(TITLE, "By Ada Stone, 4 March 2019", "4 March 2019 11:00 GMT", PROSE) == (
        "2019-03-04T11:00:00+00:00"
    )


def test_a_masthead_above_a_headline_of_two_words_is_not_its_byline():
    head = ("Stennick Mail", "Monday, 9 March 2026", "Ferry back", "By Ada Stone", "4 March 2019")

    assert published(*head, PROSE, MORE) == "2019-03-04"


def test_what_metadata_says_stays():
    text = f"{TITLE}\n\n4 March 2019\n\n{PROSE}"

    assert describe(Document(id="x", text=text, published="2019-03-01")).published == "2019-03-01"


PROSE_OF = {
    "en": "The old ferry was towed into the yard on a grey morning, and half of the village came down to watch.",
    "fr": "Le vieux bac a été remorqué jusqu'au chantier par un matin gris, et la moitié du village est venue.",
    "pt": "A velha balsa foi rebocada para o estaleiro numa manhã cinzenta, e meia aldeia desceu para a ver.",
}


@pytest.mark.parametrize(
    ("code", "dateline", "expected"),
    [
        ("fr", "Publié le 03/04/2019 à 9h41", "2019-04-03T09:41:00"),
        ("pt", "Publicado em 03/04/2019", "2019-04-03"),
        ("en", "Published 03/04/2019", None),
        ("en", "Published 03/04/2019, updated 14/04/2019", "2019-04-03"),
        ("en", "Published 03/04/2019, updated 04/14/2019", "2019-03-04"),
    ],
)
def test_the_language_or_another_date_tells_days_from_months(code, dateline, expected):
    text = f"Kessel ferry 44 in dry dock\n\n{dateline}\n\n{PROSE_OF[code]}\n"
    document = describe(Document(id="a", text=text))

    assert document.published == expected


@pytest.mark.parametrize(
    "dateline",
    [
        "Eingestellt am 4. März 2019 um 9:41 Uhr von Ada Stein",
        "Mis en ligne le 4 mars 2019 à 9h41 - Modifié le 6 mars 2019",
        "Creado: lunes, 4 de marzo de 2019, 9:41 h.",
        "Postado em 04/03/2019 às 9:41 por Ada Pedra",
        "Geplaatst: 04-03-2019 09:41 - Laatst bijgewerkt: 06-03-2019 11:00",
        "Lagt ut 4. mars 2019 kl. 09:41",
        "Udgivet d. 4. marts 2019 kl. 09.41",
        "Julkaistu 4.3.2019 klo 9.41, päivitetty 6.3.2019 klo 11.00",
        "Zveřejněno 4. března 2019 v 9:41, poslední aktualizace 6. března 2019",
        "Megjelent: 2019. március 4., hétfő 9:41",
        "2019. 03. 04. 9:41",
        "Giriş Tarihi: 04.03.2019 09:41 Son Güncelleme: 06.03.2019 11:00",
        "Создано 04.03.2019 09:41 | Комментарии: 4",
        "Δημοσίευση: 4 Μαρτίου 2019, 09:41",
        "نُشر في 4 آذار/مارس 2019 الساعة 09:41",
        "الاثنين 4 مارس 2019 - 09:41 | آخر تحديث: 6 مارس 2019",
        "٤ مارس ٢٠١٩ - ٠٩:٤١",
        "公開日：2019/03/04 09:41　更新日：2019/03/06 11:00",
        "2019年3月4日（月）午前9時41分 更新：2019年3月6日 11時00分",
        "입력 2019.03.04. 오전 9:41  수정 2019.03.06. 오전 11:00",
        "등록: 2019년 3월 4일 9시 41분",
        "发表时间：2019年3月4日 上午9点41分",
        "เผยแพร่ 4 มีนาคม 2019 09:41",
        "פורסם: 4 במרץ 2019, 09:41",
        "Ada Stone | 4th March 2019, 9:41am | Comments (4)",
    ],
)
def test_what_is_put_online_is_published_in_every_language(dateline):
    assert published(TITLE, dateline, PROSE, MORE) == "2019-03-04T09:41:00"


@pytest.mark.parametrize(
    "dateline",
    [
        "GÜNCELLENDİ: 6 MART 2019, 14:05  YAYINLANMA TARİHİ: 4 MART 2019, 09:41",
        "ΔΗΜΟΣΙΕΥΣΗ 4 ΜΑΡΤΙΟΥ 2019, 09:41",
        "Δημοσίευσης: 4 Μαρτίου 2019, 09:41",
        "PUBLIE LE 4 MARS 2019 A 9H41",
        "Frissitve: 2019. marcius 6. Letrehozva: 2019. marcius 4. 9:41",
        "Publicacion: 4 de marzo de 2019, 09:41",
    ],
)
def test_capitals_and_plain_keyboards_leave_out_marks(dateline):
    assert published(TITLE, dateline, PROSE, MORE) == "2019-03-04T09:41:00"


@pytest.mark.parametrize(
    "head",
    [
        ("RASP PORT BOARD", "FOR IMMEDIATE RELEASE", "March 4, 2019"),
        ("FOR IMMEDIATE RELEASE: March 4, 2019",),
        ("NOTA DE PRENSA", "4 de marzo de 2019"),
        ("PRESSEMITTEILUNG", "Rasp, 4. März 2019"),
    ],
)
def test_the_date_at_the_head_of_a_release_is_its_own(head):
    assert published(*head, TITLE, PROSE, MORE) == "2019-03-04"


@pytest.mark.parametrize(
    "lines",
    [
        ("EMBARGOED UNTIL March 4, 2019", TITLE, PROSE),
        ("라스프일보", "2019년 3월 4일 월요일", TITLE, PROSE),
        ("ラスプ日報", "2019年3月4日（月）", TITLE, PROSE),
        (TITLE, "Printed: 4 March 2019", PROSE),
        (TITLE, "Abgerufen am 04.03.2019", PROSE),
        (TITLE, "開催日：2019年3月4日 10時", PROSE),
        (TITLE, "행사일: 2019년 3월 4일 오후 3시", PROSE),
        (TITLE, "수정 2019.03.06. 오전 11:00", PROSE),
        (TITLE, PROSE, "2 kommentarer", MORE, "Publicerad 4 mars 2019"),
        (TITLE, PROSE, "댓글 2", MORE, "등록 2019.03.04. 오후 5:42"),
        (TITLE, PROSE, "関連記事", MORE, "公開日：2019/03/04"),
        (TITLE, PROSE, "Kapcsolódó cikkek", MORE, "Megjelent: 2019. március 4."),
    ],
)
def test_what_else_is_dated_is_no_publication_in_any_language(lines):
    assert published(*lines) is None


MENU = ["Skip to content", "News", "Sport", "Weather", "The harbour", "Jobs", "Shop", "Log in"] * 5
"""What stands above the article on a whole page, so that its headline is not found."""


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ((TITLE, "Published March 4, 2019", "4 minute read"), "2019-03-04"),
        ((TITLE, "Ada Stone", "04.03.2019, 09:41 Uhr", "8 Min", "32"), "2019-03-04T09:41:00"),
        (("Publié le 04/03/2019 à 09h41", TITLE, "Photo : port de Stennick"), "2019-03-04T09:41:00"),
        ((TITLE, "Ada Stone04.03.2019, 09:41 Uhr", "Share"), "2019-03-04T09:41:00"),
        ((TITLE, "Updated 6 March 2019, 10:00", "Published 4 March 2019, 09:41"), "2019-03-04T09:41:00"),
        ((TITLE, "Mon, 4 Mar 2019 9:41 AM GMT", "The ramp, 3 March 2019"), "2019-03-04T09:41:00+00:00"),
        # Two that differ say nothing.
        ((TITLE, "4 March 2019, 09:41", "Older story", "2 March 2019, 10:15"), None),
        ((TITLE, "Deadline: 4 March 2019, 09:41"), None),
        ((TITLE, "Harbour Watch", "@harbourwatch", "9:41 AM · Mar 4, 2019"), None),
        ((TITLE, "Photo: Ada Stone, 4 March 2019, 09:41"), None),
        ((TITLE, "Updated 6 March 2019, 10:00"), None),
    ],
)  # fmt: skip
def test_below_the_menu_of_a_whole_page_a_date_with_a_label_or_a_time_is_the_articles(
    head, expected
):
    assert published(*MENU, *head, PROSE, MORE) == expected


@pytest.mark.parametrize(
    "dateline",
    [
        "04.03.2019, 09:41Lesezeit: 5 Min.",
        "04.03.2019, 09:41 Uhr Lesedauer: 4 Minuten",
        "Publiziert4. März 2019, 09:41",
        "Veröffentlicht am 04.03.19 um 09:41 Uhr",
        "04.03.19 09:41",
        "Artikel veröffentlicht am 4. März 2019, 09:41 Uhr, Ada Stein",
        "4. März 2019, 09:41 • Ada Stein • 3 Minuten",
        "erstellt: 04. März 2019, 09:41 in: Gesellschaft | Kommentare: 0",
        "4 mar 2019 - 09:41Actualizado: 5 mar 2019 - 17:38CET",
        "04.03.2019, 09:41 3 Min.",
    ],
)
def test_a_date_is_read_beside_what_a_page_lost_the_blank_to(dateline):
    assert published(TITLE, dateline, PROSE, MORE) == "2019-03-04T09:41:00"


@pytest.mark.parametrize("line", ["Version 3.4.19", "04.03.197", "1.2.3.19", "Kapitel 4.3.19.1"])
def test_numbers_with_dots_are_no_days(line):
    assert published(TITLE, line, PROSE, MORE) is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((TITLE, "Artikel · 4. März 2019", PROSE, MORE), "2019-03-04"),
        ((TITLE, "By Ann Smith", "4 March 2019, 10:30", "8 May 1945, Berlin", PROSE), "2019-03-04T10:30:00"),
        ((TITLE, "8 May 1945 in Berlin", PROSE, MORE), None),
        (("Linux 3.4.19 ist da und läuft gut", "3.4.19", PROSE, MORE), None),
        ((TITLE, PROSE, "Council backs plan 12 June 2026 19:30", MORE), None),
        ((TITLE, PROSE, "Vote ends 12 June 2026 at 19:30", MORE), None),
    ],
)  # fmt: skip
def test_words_beside_a_date_are_no_part_of_it_and_make_none_of_another_thing(lines, expected):
    assert published(*lines) == expected


_MENU = ["Home", "Politics", "Sport", "Weather", "Ship movements of the week", *(["Shop"] * 30)]
_LATER = "The harbour master said that the ramp was tested twice with empty lorries before anybody was let on board."


@pytest.mark.parametrize(
    "head",
    [
        ("Ferry back after storm", PROSE, "Foto: Ulla Brandt", "04.03.2019, 06:10 Uhr", "Teilen", *["Merken"] * 9),
        ("Ferry back after storm", "Nell Harker · The Tern · Posted: Mar 04, 2019 4:00 AM EST"),
        ("By Nell Harker", "4 March 2019"),
        ("Edited by Tom", "4 March 2019"),
        ("Published on:", "4 March 2019", "Last updated on:", "6 March 2019"),
        ("Publicerad måndag 4 mars 2019 17:25", "Dela"),
        (PROSE, "Lundi 4 mars 2019, 19:25", "Partager"),
        ("Giriş: 04.03.2019 - 18:24 Güncelleme: 05.03.2019 - 18:57",),
    ],
)  # fmt: skip
def test_the_date_around_the_prose_of_a_page_whose_menu_hid_the_headline_is_the_articles(head):
    assert str(published(*_MENU, *head, MORE, _LATER, _LATER)).startswith("2019-03-04")


@pytest.mark.parametrize(
    "lines",
    [
        (MORE, _LATER, "Comments", "Tom Reed", "4 March 2019, 10:11", _LATER, _LATER),
        (MORE, _LATER, "Storm closes three harbours", "4 March 2019, 10:11"),
        ("Monday, 4 March 2019", MORE, _LATER),
        ("Page updated:", "4 March 2019", MORE, _LATER),
        ("Concert: 4 March 2019, 19:30", MORE, _LATER),
        (MORE, _LATER, "4 March 2019", "Shop", "Shop", "Shop", _LATER),
        ("Tern @tern · 4 March 2019, 10:11", MORE, _LATER),
        ("Updated 4 March 2019, 10:11", MORE, _LATER),
        ("4 March 2019, 10:11", "5 March 2019, 08:00", MORE, _LATER),
    ],
)
def test_what_else_has_a_date_around_it_is_none(lines):
    assert published(*_MENU, *lines) is None


def test_a_place_below_the_day_of_publication_makes_it_no_event():
    head = "Ferry to Stennick sails again after four months"
    article = (MORE, _LATER, _LATER)

    assert published(head, "Published: 4 March 2019", "Location: Senn", *article) == "2019-03-04"
    assert published(head, "Publicado em 4 de março de 2019", f"Local: {MORE}", *article)
    assert published(head, "4 March 2019", "Location: Senn", *article) is None
