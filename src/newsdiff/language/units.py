"""Units: what is measured, money and the words for large numbers, by every form in which they are printed."""

from __future__ import annotations

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
UNITS: dict[str, tuple[str, float]] = {
    name: (dimension, size)
    for dimension, size, names in (
        (
            "length",
            0.001,
            "mm millimetre millimeter millimètre milímetro millimetro millimetri milimetr milimetrów миллиметров 毫米",
        ),
        (
            "length",
            0.01,
            "cm centimetre centimeter zentimeter centimètre centímetro centimetro centimetri centymetrów сантиметров 厘米",
        ),
        ("length", 0.0254, "inch inche in. zoll"),
        ("length", 0.3048, "ft foot feet fuß pied pie"),
        ("length", 0.9144, "yd yard"),
        ("length", 1.0, "m metre meter mètre metro metri метр метра метров metr metry metrów 米"),
        (
            "length",
            1000.0,
            "km kilometre kilometer kilomètre kilómetro chilometro chilometri quilómetro quilômetro км километр километра километров kilometr kilometry kilometrów 公里 千米",
        ),
        ("length", 1609.344, "mi mile meile mille milla miglia mijl миль 英里"),
        ("mass", 0.001, "g gram gramme gramm gramo"),
        ("mass", 0.02835, "oz ounce"),
        ("mass", 0.4536, "lb pound"),
        (
            "mass",
            1.0,
            "kg kilo kilogram kilogramme kilogramm kilogramo chilo chili quilo кг килограмм килограмма килограммов kilogramy kilogramów 公斤 千克",
        ),
        ("mass", 6.35, "st stone"),
        ("mass", 1000.0, "ton tonne tonelada tonnellata tonnellate тонна тонны тонн 吨 tona tony"),
        ("volume", 1.0, "l litre liter litro litri литр литра литров litr litry litrów 升"),
        ("volume", 3.785, "gal gallon"),
        ("area", 1.0, "acre"),
        (
            "area",
            2.471,
            "ha hectare hektar hectárea ettaro ettari гектар гектара гектаров hektary hektarów 公顷 hectaren",
        ),
        ("speed", 1.0, "kph km/h kmh"),
        ("speed", 1.609, "mph"),
        (
            "speed",
            1.852,
            "kn kt knot knoten nœud nudo nodo nodi nó nós knoop knopen узел узла узлов węzeł węzły węzłów 节",
        ),
        (
            "time",
            1.0,
            "second sec sekunde seconde segundo secondo secondi секунда секунды секунд sekunda sekundy sekund 秒",
        ),
        (
            "time",
            _MINUTE,
            "minute min minuten minuto minuti minuut минута минуты минут minuta minuty 分钟 minut",
        ),
        (
            "time",
            _HOUR,
            "hour hr stunde heure hora ora ore uur uren час часа часов godzina godziny godzin 小时 个小时 小時 時間 시간",
        ),
        (
            "time",
            _DAY,
            "day tag tage tagen jour día dia giorno giorni dag dagen день дня дней dzień dni 天 日間 日间 일",
        ),
        (
            "time",
            7 * _DAY,
            "week woche wochen semaine semana settimana settimane weken неделя недели недель неделю tydzień tygodnie tygodni 周 星期 个星期 個星期 週間 周间 주 주간",
        ),
        ("time", 14 * _DAY, "fortnight"),
        (
            "time",
            30.4375 * _DAY,
            "month monat monate monaten mois mes mese mês mesi maand maanden месяц месяца месяцев miesiąc miesiące miesięcy 个月 個月 カ月 ヶ月 か月 ヵ月 カ月間 ヶ月間 か月間 개월",
        ),
        (
            "time",
            365.25 * _DAY,
            "year yr jahr jahre jahren année an año anno anni ano jaar jaren год года лет rok lata 年 岁 lat 年間 歳 년",
        ),
        (
            "time",
            3652.5 * _DAY,
            "decade jahrzehnt décennie década decennio decenni decennium decennia десятилетие десятилетия",
        ),
        (
            "time",
            36525 * _DAY,
            "century centurie jahrhundert siècle siglo secolo secoli século eeuw eeuwen век века веков wiek wieki wieków",
        ),
        (
            "money dollar",
            1.0,
            "dollar dólar dollaro dollari доллар доллара долларов dolar dolary dolarów 美元",
        ),
        ("money euro", 1.0, "euro евро 欧元"),
        (
            "money pound",
            1.0,
            "pfund livre libra sterlina sterline фунт фунта фунтов funt funty funtów 英镑",
        ),
        *(
            (f"money {name}", 1.0, name)
            for name in "yen yuan franc peso rupee lira crown krona rand real złoty".split()
        ),
        ("money yuan", 1.0, "元 人民币"),
        ("money złoty", 1.0, "zloty zł"),
        ("money lira", 1.0, "lire"),
        ("money crown", 1.0, "krone kronen couronne corona corone coroa kroon korona koron крон"),
        ("time", 15 * _MINUTE, "kwartier viertelstunde viertelstunden"),
        (
            "money rouble",
            1.0,
            "rouble ruble rublo rubli рубль рубля рублей 卢布 roebel rubel ruble rubli",
        ),
        ("times", 1.0, "time mal fois vece volta volte vez keer раз raza razy"),
    )
    for name in names.split()
}
"""Dimension and size in its base unit of every unit, in lower case and without a plural "s"."""
_SPELLED = {
    "stunden": "stunde",
    "sekunden": "sekunde",
    "meses": "mes",
    "pies": "pie",
    "veces": "vece",
    "vezes": "vez",
    "reais": "real",
    "złote": "złoty",
    "złotych": "złoty",
}
HAN_UNITS = frozenset(name for name in UNITS if name > "\u3040")
"""Units of Chinese, Japanese and Korean, which stand before the next word without a blank."""
CURRENCIES = {
    "US$": "dollar", "USD": "dollar", "$": "dollar", "A$": "dollar A", "AU$": "dollar A", "C$": "dollar C", "CA$": "dollar C",
    "NZ$": "dollar NZ", "HK$": "dollar HK", "£": "pound", "GBP": "pound", "€": "euro", "EUR": "euro", "¥": "yen",
    "JPY": "yen", "₹": "rupee", "Rs": "rupee", "Rs.": "rupee", "INR": "rupee", "CHF": "franc", "₽": "rouble", "RUB": "rouble",
}  # fmt: skip
"""Currency of every sign and code; dollars that are not the American ones say whose."""
SCALES = {
    "thousand": 1e3, "tsd": 1e3, "million": 1e6, "millions": 1e6, "mn": 1e6, "mio": 1e6, "millionen": 1e6, "millones": 1e6, "millón": 1e6, "billones": 1e12, "billón": 1e12,
    "billion": 1e9, "billions": 1e9, "bn": 1e9, "mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9, "milliard": 1e9,
    "milliards": 1e9, "trillion": 1e12, "tn": 1e12, "crore": 1e7, "lakh": 1e5, "dozen": 12.0, "hundred": 100.0, "tausend": 1e3,
    "mil": 1e3, "mille": 1e3, "k": 1e3, "m": 1e6, "b": 1e9,
    "mila": 1e3, "milione": 1e6, "milioni": 1e6, "mln": 1e6, "miliardo": 1e9, "miliardi": 1e9, "mld": 1e9,
    "milhão": 1e6, "milhões": 1e6, "bilhão": 1e9, "bilhões": 1e9,
    "duizend": 1e3, "miljoen": 1e6, "miljard": 1e9,
    "тыс": 1e3, "тысяча": 1e3, "тысячи": 1e3, "тысяч": 1e3, "млн": 1e6, "миллион": 1e6, "миллиона": 1e6, "миллионов": 1e6,
    "млрд": 1e9, "миллиард": 1e9, "миллиарда": 1e9, "миллиардов": 1e9,
    "tys": 1e3, "miliona": 1e6, "miliarda": 1e9, "tysiąca": 1e3, "tysiąc": 1e3, "tysiące": 1e3, "tysięcy": 1e3, "milion": 1e6, "miliony": 1e6, "milionów": 1e6, "miliard": 1e9,
    "miliardy": 1e9, "miliardów": 1e9,
}  # fmt: skip
"""Factor of every word for a large number."""


def unit_of(word: str) -> tuple[str, float] | None:
    """Return dimension and size of a unit by any of its forms."""
    lower = word.lower()
    for form in (
        lower,
        _SPELLED.get(lower, ""),
        lower.removesuffix("s"),
        lower.removesuffix("n"),
        lower.removesuffix("es"),
    ):
        if form in UNITS:
            is_short = len(word) == 1
            return None if is_short and word != lower else UNITS[form]
    return None
