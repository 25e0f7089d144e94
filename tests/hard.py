"""Articles that pages have a hard time with: endless names, other scripts and directions, markup, nothing at all."""

from newsdiff.model import Document

WIRE = (
    "Staff at Kilmarden Hospital raised the alarm four times about a faulty ventilation system before 11 patients fell ill, documents show.",
    "The board denied that it had ignored the warnings. Its chairman said that a contractor had been paid £640,000 to replace the fans.",
    "Two of the patients, a man from Harrow Bridge and a woman from Kilmarden, have since died. An inquest is to open on 9 May.",
)
ARABIC = "قال وزير الصحة يوم الأحد إن مستشفى المدينة الجديد سيفتح أبوابه في الخامس عشر من أيار بعد تأخير دام سنتين، وإن كلفته بلغت 75 مليون دولار."
JAPANESE = "市長は月曜日、老朽化した中央橋を四月から半年間通行止めにすると発表した。補修費は十二億円で、国が半分を負担する。"
MARKUP = (
    "“<b>Bold</b>” & &amp; {{ 7*7 }} ${x} \u202eevil\u202c \u200b zero \x1b[31mred\x1b[0m: the council met on Tuesday "
    "and voted by nine to four to close the road for 12 weeks."
)
SCRIPT = '"><script>document.title="owned"</script><img src=x onerror=alert(1)>'


def _article(name, title, outlet, day, *paragraphs, url=None):
    text = "\n\n".join(paragraphs)
    published = f"2025-04-{day:02}" if day else None
    return Document(name, text, title=title, outlet=outlet, published=published, url=url)


ARTICLES = (
    _article("wire", "Hospital was warned", "Provincial Press Agency", 11, *WIRE),
    _article(
        "now",
        "Three warnings, 17 ill",
        "Wexmoor Now",
        12,
        *(p.replace("four", "three").replace("denied", "admitted") for p in WIRE),
    ),
    _article("x" * 150, "After eleven fell ill " * 40, "The " + "Very" * 40, 13, *WIRE),
    _article("w", "W" * 400, "W" * 120, 14, *WIRE, "W" * 2_000),
    _article("مقال-١", "مستشفى المدينة", "جريدة الضفة", 4, ARABIC),
    _article("مقال-٢", "افتتاح (ABC) 57", "صوت البلد", 5, ARABIC.replace("75", "57")),
    _article("記事-一", "中央橋、通行止め", "港新聞", 6, JAPANESE),
    _article("記事-二", "橋を閉鎖", "北日報", 7, JAPANESE.replace("十二億", "二十億")),
    _article(SCRIPT, SCRIPT, SCRIPT, 8, MARKUP, url="javascript:alert(1)"),
    _article(
        "C:\\evil\u202egpj", "\u202eZ\u0337\u0322\u031b" * 20, "=cmd|' /C calc'!A0", 9, MARKUP
    ),
    _article("empty", "", None, None, ""),
)
