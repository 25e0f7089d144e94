"""Which lines are dates."""

import pytest

from newsdiff.documents.segment.datelines import is_dateline, labelled_dates


@pytest.mark.parametrize(
    "line",
    [
        "Monday 4 March 2019 14:05 GMT",
        "Published: 4 March 2019, 14:05",
        "March 4, 2019",
        "2019-03-04",
        "2019-03-04T14:05:00+01:00",
        "Published 10:27 a.m. EST, Mar. 4, 2019",
        "Mon 4 Mar 2019 10.05 GMT",
        "Stennick, 4 March 2019",
        "4. März 2019, 14:05 Uhr",
        "Stand: 04.03.2019, 10:15 Uhr",
        "Publié le 4 août 2019 à 14h05",
        "4 de septiembre de 2019",
        "4 March",
        "Updated 9:41 PM ET, Mon March 4, 2019",
        "Published: 04 Mar 2019, 09:41 AM IST",
        "3 min read · 4 March 2019",
        "March 4, 2019 / 9:41 PM EST / Tern News",
        "4 March 2019 | 14 comments",
        "Mon 4 Mar 2019 21.41 AEDT",
        "Updated 3 hours ago",
        "vor 3 Stunden",
        "Veröffentlicht am 4. März 2019 um 9:41 Uhr, aktualisiert am 6. März 2019",
        "04.03.2019, 09:41 Uhr • Lesezeit: 3 Minuten",
        "il y a 3 heures",
        "Temps de lecture : 3 min. Publié le 4 mars 2019 à 9h41",
        "Publié le 4 mars 2019 à 09:41, mis à jour hier à 10:00",
        "hace 3 horas",
        "Actualizado: 4 mar 2019 - 10:00 CET",
        "3 ore fa",
        "Pubblicato il 4 marzo 2019 alle ore 09:41 - Ultimo aggiornamento: 6 marzo 2019",
        "há 3 horas",
        "Publicado em 4 de março de 2019 às 09h41",
        "3 uur geleden",
        "ma 4 mrt 2019, 09:41",
        "3 godziny temu",
        "4 marca 2019, godz. 9:41",
        "Опубликовано 4 марта 2019 в 09:41",
        "4 out 2019",
        "Stennick • Publicerad 4 mars 2019",
        "Aktualisiert am 04.03.2019-09:41",
        "04.03.2019, 09h41 Actualisé le 06.03.2019, 10h00",
        "4 de marzo de 2019 a las 09:41hs",
        "04.03.2019 09:41 МСК",
        "[2019年3月4日9時41分]",
        "نشر بتاريخ: 04 مارس 2019، 09:41",
        "港北日報　2019年3月4日 9:41",
        "织北晚报 | 2019-03-04 09:41:00",
        "2019年3月4日 09:41 新浪网",
    ],
)
def test_a_line_that_is_only_a_date_is_a_dateline(line):
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "4 March 2019 was cold",
        "March 2019",
        "14:05",
        "The March 4",
        "Rain fell on 4 March 2019.",
        "1984",
        "May",
        "The 4 March 2019 meeting",
        "4 March 2019: what we know",
        "3 hours ago the bridge fell",
        "The bridge fell 3 hours ago",
        "Yesterday",
        "Am 4. März 2019 fiel der Regen",
        "Le 4 mars 2019, la pluie est tombée",
        "El 4 de marzo llovió",
        "Issue 12, March 2019",
        "Set 3",
        "Out 3",
        "12 out of 20",
        "Sat 3 Oct concert",
        "Final score: 3-2",
        "Published in 1984, the book sold well",
        "Deadline | 4 March 2019",
        "Concierto, 4 de marzo de 2019",
        "Rendez-vous, 4 mars 2019",
        "Termin, 4. März 2019",
        "Foto, 4 mars 2019",
        "Фото, 4 марта 2019",
        "開催　2019年3月4日 9:41",
        "港北日報　2019年3月4日",
    ],
)
def test_a_line_that_holds_more_or_less_than_a_date_is_no_dateline(line):
    assert not is_dateline(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published 4 March 2019 | Updated 6 March 2019", "PUBLISHED 4, UPDATED 6"),
        ("Posted at 9:41 AM, Mar 4, 2019 and last updated 11:02 AM, Mar 6, 2019", "PUBLISHED 4, UPDATED 6"),
        ("4 March 2019 (updated)", "UPDATED 4"),
        ("4 March 2019 | 6 March 2019 (updated)", "NONE 4, UPDATED 6"),
        ("2019年3月4日　9:41　（2019年3月6日　9:12更新）", "NONE 4, UPDATED 6"),
        ("نشر بتاريخ: 04 مارس 2019، 09:41", "PUBLISHED 4"),
        ("4 March 2019, updated 9:41 p.m.", "NONE 4"),
        ("4 March 2019 | 6 March 2019", "NONE 4, NONE 6"),
        ("Published 4 March 2019 | 6 March 2019", "PUBLISHED 4, NONE 6"),
        ("First published: 4 March 2019", "FIRST 4"),
        ("Stand: 04.03.2019", "AS_OF 4"),
        ("Updated 3 hours ago", ""),
        ("Rain fell", ""),
    ],
)  # fmt: skip
def test_every_date_of_a_line_has_the_label_before_it(line, expected):
    found = [f"{date.label.name} {int(date.moment[8:10])}" for date in labelled_dates(line)]

    assert ", ".join(found) == expected
