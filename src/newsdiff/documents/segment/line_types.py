"""What a single line looks like: prose, byline, list item, heading, boilerplate."""

from __future__ import annotations

import re

from newsdiff.documents.segment import datelines
from newsdiff.language import letters
from newsdiff.language.agencies import AGENCIES, ANY_AGENCY, agency_sign, plain_name
from newsdiff.language.letters import n_words
from newsdiff.language.newsroom import ROLE_NOUNS, ROLE_WORDS
from newsdiff.language.signing import CALLED, NEWSROOM, PICTURE, is_shared, is_signed_sentence

_MIN_PROSE_WORDS = 12
"""Shortest closed line that is prose."""
_MIN_OPEN_PROSE_WORDS = 45
"""Shortest line without a closing mark that is prose."""
_MIN_NAME_WORDS = 2
"""Words of the shortest name on a byline without "By"."""
_MAX_NAME_WORDS = 4
"""Words of one name on a byline."""
_MAX_NAMES = 4
"""Names on a byline without "By"."""
_MAX_BYLINE_WORDS = 14
"""Longest byline."""
_MAX_ROLE_WORDS = 8
"""Longest line that says what its writer is."""
_MAX_SUBHEADING_WORDS = 14
"""Longest line in bold that is a heading."""

_CLOSERS = "\"'”’»」』）)]*_"
_ITEM = re.compile(r"(?:[-*+•‣◦▪●·]|\d{1,2}[.)]|\(?[a-z]\))\s+\S")
_HEADING = re.compile(r"#{1,6}\s+\S")
_BOLD = re.compile(r"(\*\*|__)[^*_]+\1:?$")

_CREDIT = re.compile(
    r"\((?:[^()]*\b(?:getty|reuters|afp|ap|pa|epa|rex|shutterstock|alamy|file|photo|image|screengrab)\b[^()]*)\)$"
    r"|^(?:photo|image|picture|foto|bild|video|watch|caption|credit)s?\b\s*(?:[:/|]|by\b|via\b|courtesy)"
    r"|^(?:submitted|handout|file|courtesy|stock) (?:photo|image|picture)|\bvia (?:getty|reuters|ap|afp|shutterstock)\b|©",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"^(?:support|help|join|follow|donate to|subscribe to|sign up (?:for|to))\b.*!$"
    r"|^(?:sign (?:up|in)|log ?in|log on|subscribe|register|donate|follow us|join (?:us|our|the conversation)"
    r"|support (?:us|our)|share (?:this|on|via)|click (?:here|to)|read (?:more|also|next)|(?:view|see) (?:more|all)"
    r"|read:|more:|related:|also read|listen to|watch (?:now|live)|download (?:our|the)|get (?:our|the|your)"
    r"|get email|advertisement|advertising|sponsored|breaking news(?: alerts?)?$|home\s*[>/|»]|men[uüú]\b|search\b"
    r"|jetzt abonnieren|anmelden|abonnez-vous|s[’']abonner|suscríbete|newsletter|cookies?\b"
    r"|we (?:may|might) (?:earn|receive|get)|(?:from|by) staff\b)"
    r"|https?://|www\.|@\w+\.\w|\b(?:min(?:ute)?s?|min\.) read$|^\W*$",
    re.IGNORECASE,
)

_SKIP_LINK = re.compile(
    "(?:skip to|zum inhalt|aller au contenu|(?:ir|saltar) al contenido|vai al contenuto|(?:direct )?naar (?:de |het )?(?:inhoud|artikel)|(?:ir|pular|saltar) para o conteúdo|przejdź do treści"
    "|(?:hoppa )?till innehållet|(?:spring|gå|hop|hopp|hoppe) til (?:hoved)?(?:indhold|innhold)|siirry (?:suoraan )?sisältöön|(?:přeskočit|přejít) (?:na|k) obsah|ugrás a tartalom|(?:sari|treci|salt) la conținut|içeriğe (?:geç|atla)"
    "|перейти (?:к|до) (?:содержан|контент|вміст|материал)|μετάβαση στο περιεχόμενο|(?:لتخطي|تخطي|انتقل|التخطي) إلى (?:ال)?(?:محتوى|قائمة)|(?:דלגו?|דילוג) ל|chuyển (?:đến|tới) nội dung|(?:langsung|loncat|lewati) ke konten|ข้ามไปยังเนื้อหา"
    "|[跳转轉]{1,2}[到至].{0,4}(?:内容|內容|正文)|(?:本文|コンテンツ)(?:へ|に)(?:スキップ|移動)|メインコンテンツ|본문(?:으로)? ?(?:바로가기|건너뛰기)|मुख्य (?:सामग्री|कंटेंट) पर)",
    re.IGNORECASE,
)
"""How a page's first link begins, which leads past the menu to the article."""

COOKIES = re.compile(
    "cookie|kakor|eväste|informasjonskaps|sütik|çerez|ciastecz|куки|кукі|ملفات تعريف الارتباط|كوكيز|עוגיות|쿠키|クッキー|कुकी",
    re.IGNORECASE,
)
"""What a notice above a page is about."""
PRIVACY = re.compile(
    "privacy|privatsphäre|datenschutz|vie privée|privacidad(?:e)?|prywatność|приватн|конфиденциальн|integritet|privatliv|personvern|yksityisyy|soukromí"
    "|adatvédel|confidențialitat|απόρρητ|ιδιωτικότητ|gizlilik|privasi|riêng tư|خصوصي|פרטיות|隐私|隱私|プライバシー|개인정보|गोपनीयता|ความเป็นส่วนตัว",
    re.IGNORECASE,
)
"""What its heading says that it respects."""
SITE = re.compile(
    r"\b(?:web\s?site|site|seite|webseite|sitio|web|sito|strona|serwis|webbplats|sivusto|hjemmeside|nettsted|oldal|situs|сайт)",
    re.IGNORECASE,
)
"""What such a notice calls the page."""

_HANDLE = re.compile(r"@\w{3,30}|[\w.+-]{1,40}@[\w.-]{1,60}\.\w{2,}")
"""A name on a network, or an address."""
_PICTURES = r"(?:\s(?:and|und|et|y|e|en|i|och|og|и)\s|\s?[&+,/]\s?)(?:photo|picture|image|foto|bild|zdjęci|фото)[\w'’]*"
_BY = re.compile(
    r"(?:(?:exclusive|exklusiv|exclusi[fv][ao]?|esclusiva)\s?[:|–—-]?\s(?:by|von|par|por|di)\s(?=\S+\s\S)|by(?:[:\s]|(?=[A-Z]))|(?:story|words|interview|written|posted|published|reporting|report|text|analysis|opinion|verfasst|geschrieben|rédigé|écrit|publié|posté|escrito|publicado|scritto|pubblicato|geschreven|geplaatst) (?:by|von|par|por|da|door)\b:?"
    rf"|(?:text|texte|texto|testo|tekst|words|story|reportage|текст)(?:(?:{_PICTURES})?\s?:|{_PICTURES}\s(?:by|von|par|por)\b)"
    r"|propos recueillis par\s|(?:von|par|por|di|door|av|af)[:\s]|dal(?:la)?\s(?=nostr)"
    r"|author:|autor:|autorin:|autorka:|auteur\s?:|автор:|текст:|haber:|yazan:|teksti:|szerző:|írta:|penulis:|oleh:|(?:كتبت?|بقلم)\s?[:：]|(?:रिपोर्ट|लेखक)\s?:|γράφ(?:ει|ουν):?\s(?:[οη]\s|οι\s)?|โดย\s|bài:|(?:[记記]者|撰文)[：:/／\s]|取材・文[：:\s]|文[：:/／]|文・写真\s)\s*",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"(?:\s[·|•–—]\s(?:\d{{1,2}}\s?(?:h|m|min|d|hrs?)|{datelines.READING_TIME.pattern})){{1,9}}$"
    rf"|^(?:{datelines.READING_TIME.pattern})\s[·|•–—]\s",
    re.IGNORECASE,
)
"""How long ago, and how long reading takes, beside the names of a byline."""
_NAME = re.compile(r"(?:Mc|Mac|O['’]|D['’]|[dl]['’])?(?P<first>[^\W\d_])[\w'’.-]*$")
_LINKS = frozenset(
    "and & und et y e the de da di del della der den des van von dos du la le el bin ibn al of for in at with from mit für "
    "pour para | · • / – — - contributors".split()
)
_ROLE_LINKS = _LINKS | frozenset(
    "by on am il em op à a en im aus zum zur w we z ze в во из".split()
)
"""What may also link names, roles and places behind "By"; in a headline these stand among capitals too."""
_NO_NAMES = frozenset(
    "the a via news press release statement update updates breaking live exclusive politics world business sport sports "
    "opinion analysis edition report special feature features culture tech science health embargo embargoed until before sperrfrist printed retrieved accessed visited deadline expires valid gedruckt abgerufen stampato imprimé consulté impreso consultado geraadpleegd wydrukowano".split()
)


def is_closed(text: str) -> bool:
    """Whether a line ends a sentence, closing quotes aside.

    Example:
        >>> is_closed("He said “no.”"), is_closed("Council says no")
        (True, False)
    """
    if text.rstrip(_CLOSERS)[-1:] in letters.SENTENCE_MARKS:
        return True
    return not text.isascii() and (
        letters.is_greek_question(text) or letters.is_unmarked_sentence(text)
    )


def is_prose(text: str) -> bool:
    """Whether a line reads as a paragraph: closed and not short, or long."""
    if len(text) < _MIN_PROSE_WORDS:
        return False
    is_sentence = is_closed(text) or is_signed_sentence(text)
    least = _MIN_PROSE_WORDS if is_sentence else _MIN_OPEN_PROSE_WORDS
    return n_words(text) >= least


def is_item(text: str) -> bool:
    """Whether a line begins with a bullet or a number."""
    if text[0].isalpha() and text[1:2] != ")":
        return False
    return _ITEM.match(text) is not None


def is_heading(text: str) -> bool:
    """Whether a line is a heading in Markdown: behind number signs, or bold as a whole."""
    if text[0] not in "#*_":
        return False
    is_bold = _BOLD.match(text) is not None and n_words(text) <= _MAX_SUBHEADING_WORDS
    return is_bold or _HEADING.match(text) is not None


def is_boilerplate(text: str) -> bool:
    """Whether a line asks for something or leads somewhere, or credits a picture; never a title."""
    found = _SKIP_LINK.match(text) or _BOILERPLATE.search(text) or _CREDIT.search(text)
    return found is not None


def is_name(text: str) -> bool:
    """Whether a line is one to four personal names, or an agency, and nothing else.

    A last name of one word is taken for the outlet of the writer: "Ada Stone, Norwire".

    Example:
        >>> is_name("Anna-Lena O'Brien and J. R. Malik"), is_name("Ferry Strike Ends"), is_name("ferry")
        (True, True, False)
    """
    if is_desks(text):
        return True
    people = re.split(r",\s*(?:with\s+)?|(?<!\s)\s++(?:and|und|et|y|with|&)\s+", text)
    if people[1:] and not people[-1].split()[1:] and _is_named(people[-1]):
        people.pop()  # the outlet or agency of the one before
    return len(people) <= _MAX_NAMES and all(_is_person(person.split()) for person in people)


def is_desks(text: str) -> bool:
    """Whether a line says which desks wrote, and so is no headline: "Redacción / Agencia EFE", "O Minho com Lusa"."""
    return is_shared(text) or all(
        plain_name(CALLED.sub("", one)) in AGENCIES
        or ANY_AGENCY.fullmatch(one)
        or NEWSROOM.fullmatch(one)
        for one in map(str.strip, text.split("/"))
    )


def is_reading_time(text: str) -> bool:
    """Whether a line says how long reading takes."""
    return datelines.READING_TIME.fullmatch(text) is not None


def _is_person(words: list[str]) -> bool:
    """Whether words are one name: two to four capitalised words, perhaps "de la" or "van" between."""
    names = [word for word in words if word not in _LINKS]
    return (
        _MIN_NAME_WORDS <= len(names) <= _MAX_NAME_WORDS
        and words[0] in names
        and all(_is_named(word) and word.casefold() not in _NO_NAMES for word in names)
    )


def _is_named(word: str) -> bool:
    """Whether a word begins as a name does: with a capital, or in a script that has none."""
    found = _NAME.match(word)
    return found is not None and not found["first"].islower()


def has_by(text: str) -> bool:
    """Whether a line begins with "By" or another word before a writer's name."""
    return _BY.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the article: "By" and names, perhaps a role, perhaps the date.

    Example:
        >>> is_byline("By Ada Stone and Tom Reed, science editor"), is_byline("By the authority vested in me")
        (True, False)
    """
    rest, _ = datelines.split_date(_BESIDE.sub("", text))
    opening = _BY.match(rest)
    if not opening:
        is_alone = rest == text or not rest or rest.endswith(",")
        return not is_alone and not PICTURE.search(rest) and is_name(rest.rstrip(" |·–—-/"))
    words = [word.strip(",;|():") for word in re.split(r"[\s/]", rest[opening.end() :])]
    words = [
        word for word in words if word and word.casefold() not in _ROLE_LINKS and "@" not in word
    ]
    names = [
        word
        for word in words
        if word.casefold().rstrip(".") not in ROLE_WORDS and not agency_sign(word)
    ]
    return (
        1 <= len(words) <= _MAX_BYLINE_WORDS
        and all(map(_is_named, names))
        and (not is_closed(rest) or re.search(r"(?:\b[A-Z]|\b[JS]r)\.$", rest) is not None)
        and not (re.match(r"the\b", rest[opening.end() :], re.IGNORECASE) and names == words)
    )


def is_role(text: str) -> bool:
    """Whether a line says what somebody who writes is; it is one only below a name.

    Example:
        >>> is_role("Harbour reporter, Stennick Mail"), is_role("Redakteurin Wirtschaft"), is_role("The editor was fired.")
        (True, True, False)
    """
    words = _bare_words(text)
    is_short = len(words) <= _MAX_ROLE_WORDS and not is_closed(text)
    return is_short and not ROLE_NOUNS.isdisjoint(words)


def is_signature(text: str) -> bool:
    """Whether a line is a name and what that person is, or a name on a network or an address; only below a headline.

    Example:
        >>> is_signature("Ada Stone Political editor"), is_signature("@adastone"), is_signature("Foreign editor quits")
        (True, True, False)
    """
    named, _, handle = text.rpartition(" | ")
    if _HANDLE.fullmatch(handle) and (not named or is_name(named)):
        return True
    words = text.split()
    at = next((i for i, word in enumerate(_bare_words(text)) if word in ROLE_WORDS), 0)
    return at > 0 and is_name(" ".join(words[:at]).rstrip(",|· ")) and is_role(" ".join(words[at:]))


def _bare_words(text: str) -> list[str]:
    """Return the words of a line in lower case, without the marks beside them."""
    return [word.strip(",;|():") for word in text.casefold().split()]
