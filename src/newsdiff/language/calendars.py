"""The names of months and of the days of the week."""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.language.letters import unaccented

_MONTHS = (
    "jan january januar jänner janvier janv enero ene",
    "feb february februar février fevrier févr fév febrero",
    "mar march märz maerz mär mrz mars marzo",
    "apr april avril avr abril abr",
    "may mai mayo",
    "jun june juni juin junio",
    "jul july juli juillet juil julio",
    "aug august août aout agosto ago",
    "sep sept september septembre septiembre setiembre",
    "oct october oktober okt octobre octubre",
    "nov november novembre noviembre",
    "dec december dezember dez décembre déc diciembre dic",
)
_MORE_MONTHS = (
    "gennaio gen janeiro januari stycznia styczeń sty января январь янв tammikuuta tammikuu oca ιανουαρίου януари januára gener جانفي",
    "febbraio fevereiro fev februari lutego luty lut февраля февраль фев helmikuuta helmikuu şub φεβρουαρίου февруари februára febrer فيفري",
    "março marco maart mrt marca marzec марта март мар maaliskuuta maaliskuu μαρτίου март",
    "aprile kwietnia kwiecień kwi апреля апрель апр huhtikuuta huhtikuu nis απριλίου април apríla أفريل ابريل",
    "maggio mag maio mei maja maj мая май toukokuuta toukokuu μαΐου maig mája ماي",
    "giugno giu junho czerwca czerwiec cze июня июнь июн kesäkuuta kesäkuu haz ιουνίου юни júna juny جوان",
    "luglio lug julho juill lipca lipiec lip июля июль июл heinäkuuta heinäkuu ιουλίου юли júla juliol جويلية يوليوز",
    "augustus sierpnia sierpień sie августа август авг elokuuta elokuu ağu αυγούστου augusta agost agustus آب أوت غشت اغسطس",
    "settembre set setembro września wrzesnia wrzesień wrz сентября сентябрь сен сент syyskuuta syyskuu eyl σεπτεμβρίου септември septembra setembre شتنبر",
    "ottobre ott outubro out października pazdziernika październik paź paz октября октябрь окт lokakuuta lokakuu eki οκτωβρίου октомври októbra اكتوبر",
    "novembro listopada listopad lis ноября ноябрь ноя marraskuuta marraskuu kas νοεμβρίου ноември novembra نونبر",
    "dicembre dezembro decembre grudnia grudzień gru декабря декабрь дек joulukuuta joulukuu ara δεκεμβρίου декември decembra desembre دجنبر",
)
_WEEKDAYS = (
    "mon monday montag mo lundi lunes",
    "tue tues tuesday dienstag di mardi martes",
    "wed weds wednesday mittwoch mi mercredi miércoles miercoles",
    "thu thur thurs thursday donnerstag do jeudi jueves",
    "fri friday freitag fr vendredi viernes",
    "sat saturday samstag sonnabend sa samedi sábado sabado",
    "sun sunday sonntag so dimanche domingo",
)
_MORE_WEEKDAYS = (
    "lun lunedì lunedi segunda seg maandag ma poniedziałek poniedzialek pon понедельник пн",
    "mar martedì martedi terça terca ter dinsdag wtorek wt вторник вт",
    "mer mercoledì mercoledi mié mie quarta qua woensdag wo środa sroda śr sr среда ср",
    "jeu jue gio giovedì giovedi quinta qui donderdag czwartek czw четверг чт",
    "ven vie venerdì venerdi sexta sex vrijdag vr piątek piatek pt пятница пт",
    "sam sáb sab sabato zaterdag za sobota sob суббота сб",
    "dim dom domenica zondag zo niedziela niedz nd ndz воскресенье вс",
)


_SMALL_MONTHS = {
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "no": "januar februar mars april mai juni juli august september oktober november desember",
    "cs": "ledna/leden/lednu února/únor/únoru března/březen/březnu dubna/duben/dubnu května/květen/květnu června/červen/červnu "
    "července/červenec/červenci srpna/srpen/srpnu září října/říjen/říjnu listopadu/listopad prosince/prosinec/prosinci",
    "uk": "січня/січні лютого/лютому березня/березні квітня/квітні травня/травні червня/червні липня/липні серпня/серпні "
    "вересня/вересні жовтня/жовтні листопада/листопаді грудня/грудні",
    "tr": "ocak/ocaktan/ocakta şubat/şubatta mart/martta nisan/nisanda mayıs/mayısta haziran/haziranda temmuz/temmuzda "
    "ağustos/ağustosta eylül/eylülde ekim/ekimde kasım/kasımda aralık/aralıkta",
    "ro": "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
    "hu": "január/januárban február/februárban március/márciusban április/áprilisban május/májusban június/júniusban "
    "július/júliusban augusztus/augusztusban szeptember/szeptemberben október/októberben november/novemberben december/decemberben",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января/январе февраля/феврале марта/марте апреля/апреле мая/мае июня/июне июля/июле августа/августе "
    "сентября/сентябре октября/октябре ноября/ноябре декабря/декабре",
    "pl": "stycznia/styczniu lutego/lutym marca/marcu kwietnia/kwietniu maja/maju czerwca/czerwcu lipca/lipcu "
    "sierpnia/sierpniu września/wrześniu października/październiku listopada/listopadzie grudnia/grudniu",
}
_SMALL_DAYS = {
    "sv": "måndag/måndagen/måndagens/måndags tisdag/tisdagen/tisdagens/tisdags onsdag/onsdagen/onsdagens/onsdags "
    "torsdag/torsdagen/torsdagens/torsdags fredag/fredagen/fredagens/fredags lördag/lördagen/lördagens/lördags "
    "söndag/söndagen/söndagens/söndags",
    "da": "mandag/mandagen/mandagens tirsdag/tirsdagen/tirsdagens onsdag/onsdagen/onsdagens torsdag/torsdagen/torsdagens "
    "fredag/fredagen/fredagens lørdag/lørdagen/lørdagens søndag/søndagen/søndagens",
    "no": "mandag/mandagen/mandagens tirsdag/tirsdagen/tirsdagens onsdag/onsdagen/onsdagens torsdag/torsdagen/torsdagens "
    "fredag/fredagen/fredagens lørdag/lørdagen/lørdagens søndag/søndagen/søndagens",
    "cs": "pondělí/pondělka úterý/úterka středa/středu/středy čtvrtek/čtvrtka/čtvrteční pátek/pátku sobota/sobotu/soboty neděle/neděli",
    "uk": "понеділок/понеділка вівторок/вівторка середа/середу/середи четвер/четверга п'ятниця/п'ятницю/п’ятниця/п’ятницю "
    "субота/суботу/суботи неділя/неділю/неділі",
    "tr": "pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    "ro": "luni marți/marţi miercuri joi vineri sâmbătă duminică",
    "hu": "hétfő/hétfőn kedd/kedden szerda/szerdán csütörtök/csütörtökön péntek/pénteken szombat/szombaton vasárnap",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira/terça quarta-feira quinta-feira sexta-feira sábado domingo",
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "ru": "понедельник/понедельника вторник/вторника среду/среда/среды четверг/четверга пятницу/пятница/пятницы "
    "субботу/суббота/субботы воскресенье/воскресенья",
    "pl": "poniedziałek/poniedziałku wtorek/wtorku środę/środa/środy czwartek/czwartku piątek/piątku sobotę/sobota/soboty "
    "niedzielę/niedziela/niedzieli",
}
"""Months and days of the languages that write them small, in the cases that follow a preposition or a number; without
"segunda" and "quarta", which count."""


_JOINED_DAYS = """
星期一/周一/週一/礼拜一/禮拜一/月曜/월요일/วันจันทร์/الاثنين/الإثنين/יום שני/دوشنبه/सोमवार
星期二/周二/週二/礼拜二/禮拜二/火曜/화요일/วันอังคาร/الثلاثاء/יום שלישי/سه‌شنبه/मंगलवार
星期三/周三/週三/礼拜三/禮拜三/水曜/수요일/วันพุธ/الأربعاء/الاربعاء/יום רביעי/چهارشنبه/बुधवार
星期四/周四/週四/礼拜四/禮拜四/木曜/목요일/วันพฤหัส/الخميس/יום חמישי/پنجشنبه/गुरुवार
星期五/周五/週五/礼拜五/禮拜五/金曜/금요일/วันศุกร์/الجمعة/יום שישי/جمعه/शुक्रवार
星期六/周六/週六/礼拜六/禮拜六/土曜/토요일/วันเสาร์/السبت/שבת/शनिवार
星期日/星期天/周日/週日/礼拜天/禮拜天/日曜/일요일/วันอาทิตย์/الأحد/الاحد/יום ראשון/یکشنبه/रविवार
"""
_JOINED_MONTHS = """
มกราคม/يناير/كانون الثاني/ינואר/जनवरी
กุมภาพันธ์/فبراير/شباط/פברואר/फरवरी
มีนาคม/مارس/آذار/מרץ/मार्च
เมษายน/أبريل/إبريل/نيسان/אפריל/अप्रैल
พฤษภาคม/مايو/أيار/מאי
มิถุนายน/يونيو/حزيران/יוני
กรกฎาคม/يوليو/تموز/יולי/जुलाई
สิงหาคม/أغسطس/אוגוסט/अगस्त
กันยายน/سبتمبر/أيلول/ספטמבר/सितंबर
ตุลาคม/أكتوبر/تشرين الأول/אוקטובר/अक्टूबर
พฤศจิกายน/نوفمبر/تشرين الثاني/נובמבר/नवंबर
ธันวาคม/ديسمبر/كانون الأول/דצמבר/दिसंबर
"""
_MIN_BARE = 5
"""Letters of a name of a month or day that is known without its marks, too; shorter ones are other words ("sub", "sali")."""
RELATIVE_DAYS = {
    "en": {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1},
    "de": {"vorgestern": -2, "gestern": -1, "heute": 0},
    "fr": {"avant-hier": -2, "hier": -1, "aujourd'hui": 0, "aujourd’hui": 0, "demain": 1},
    "es": {"anteayer": -2, "ayer": -1, "hoy": 0},
    "it": {"ieri": -1, "oggi": 0, "domani": 1},
    "pt": {"anteontem": -2, "ontem": -1, "hoje": 0, "amanhã": 1},
    "nl": {"eergisteren": -2, "gisteren": -1, "vandaag": 0},
    "ru": {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1},
    "pl": {"przedwczoraj": -2, "wczoraj": -1, "dziś": 0, "dzisiaj": 0, "jutro": 1},
}
"""Days counted from the day of publication, without words that also say "in the morning"."""


def _numbered(rows: Iterable[str], first: int) -> dict[str, int]:
    return {
        form: number
        for number, names in enumerate(rows, first)
        for name in names.split()
        for form in name.split("/")
    }


def _with_bare(names: dict[str, int]) -> dict[str, int]:
    """Add names as they are written without marks, in Greek capitals or on other keyboards: "ΜΑΡΤΙΟΥ", "kasim"."""
    return {
        unaccented(name): number for name, number in names.items() if len(name) >= _MIN_BARE
    } | names


DAYS_BY_LETTERS = {
    name: day
    for day, names in enumerate(_JOINED_DAYS.split("\n")[1:-1])
    for name in names.split("/")
}
"""Number of a day, Monday is 0, in scripts of their own, in which its name may stand anywhere in a word."""

MONTHS_BY_LETTERS = {
    name: month
    for month, names in enumerate(_JOINED_MONTHS.split("\n")[1:-1], 1)
    for name in names.split("/")
}
"""The same of months; Chinese, Japanese and Korean ones are numbers."""

MONTHS = _numbered(_MONTHS, 1)
"""Number of a month by its lower-case name or short form in English, German, French and Spanish."""

PROSE_MONTHS = {code: _numbered(months.split(), 1) for code, months in _SMALL_MONTHS.items()}
"""Months of each other language, as they stand in sentences."""

PROSE_WEEKDAYS = {code: _numbered(days.split(), 0) for code, days in _SMALL_DAYS.items()}
"""Days of each other language, as they stand in sentences."""

ALL_MONTHS = _with_bare(
    {name: month for months in PROSE_MONTHS.values() for name, month in months.items()}
    | _numbered(_MORE_MONTHS, 1)
    | MONTHS
)
"""The same with those of the other languages, some of which are words of prose elsewhere ("out", "set"): for lines
that are dates."""

WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""Number of a day, Monday is 0, by its lower-case names in the first four languages."""

ALL_WEEKDAYS = _with_bare(
    {name: day for days in PROSE_WEEKDAYS.values() for name, day in days.items()}
    | _numbered(_MORE_WEEKDAYS, 0)
    | WEEKDAYS
)
"""The same in all languages, with short forms in nine: for lines that are dates."""

_FIRST_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar/jänner februar märz april mai juni juli august september oktober november dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre diciembre",
}
_FIRST_DAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
"""Whole names in the first four languages."""

MONTHS_OF = PROSE_MONTHS | {
    code: _numbered(some.split(), 1) for code, some in _FIRST_MONTHS.items()
}
"""Whole names of months, in small letters, by language, of nine languages."""

WEEKDAYS_OF = PROSE_WEEKDAYS | {code: _numbered(x.split(), 0) for code, x in _FIRST_DAYS.items()}
"""The same of days."""
