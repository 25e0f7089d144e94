"""The key of a word: what two outlets that print the same word agree on."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Any

from newsdiff.language import folding, nltk_subset
from newsdiff.language.remembering import remembered

LOOKALIKES = (
    range(0x370, 0x590),
    range(0x13A0, 0x1400),
    range(0x1F00, 0x2000),
    range(0x2C80, 0x2D00),
    range(0xAB70, 0xABC0),
)
"""Greek, Cyrillic, Armenian, Cherokee and Coptic, which have letters that look like Latin ones."""
LOOKALIKE_LETTERS = "".join(f"{chr(some.start)}-{chr(some.stop - 1)}" for some in LOOKALIKES)
"""The same, as what stands in the brackets of a regular expression."""
_LOOKALIKE = re.compile(f"[{LOOKALIKE_LETTERS}]")
PARTS = (
    *range(0x1100, 0x1200),
    *map(
        ord,
        "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf",
    ),
)
"""Parts of Hangul syllables, and second parts of Indic vowel signs, which may be composed into one character."""
ELIDED = re.compile(
    r"^(?:[dl]|un|qu|(?:[dns]|qu)?[ae]ll|sull|coll)['’](?=[^\W\d_]{2})", re.IGNORECASE
)
"""Articles and prepositions of French, Italian and Catalan that are tied to the word behind them."""
MIN_BRITISH = 6
"""Letters of the shortest word that may have a British ending with two syllables before it."""
# British against American endings, tried in order: what stands before, the ending, what may follow it, and what it
# becomes. The stem must hold two syllables or the rule would make "filled" and "filed", or "four" and "for", one word.
_SPELLINGS = (
    ("[a-z]{3}", "is", "e ed er ers es ing ation ations able", "iz"),
    ("[a-z]{3}", "yse", " d s r rs", "yze"),
    (
        "[a-z]{3}",
        "our",
        " s ed er ers ing ite ites itism able ably ful hood y ies ly al less",
        "or",
    ),
    ("[aeiou][a-z][aeiou]", "ll", "ed er ers ing or ors ous", "l"),
    ("[aeiou][a-z]{2}[aeiou]", "ll", "ed er ers ing or ors ous", "l"),
    ("[iu][ae]", "ll", "ed ing", "l"),
    ("[a-z]{3}", "tre", " s", "ter"),
    ("[a-z]{3}", "tred", "", "tered"),
    ("[a-z]{3}", "ogue", " s", "og"),
    ("[a-z]{3}", "ogu", "ed ing", "og"),
    ("[a-z]{2}", "aemi", "a c", "emi"),
    ("[a-z]{3}", "ence", " s less", "ense"),
)
_RULES = tuple(
    (re.compile(f"(?<={before}){ending}({more.replace(' ', '|')})$"), rf"{american}\1")
    for before, ending, more, american in _SPELLINGS
)
OWN = "'s"
"""The ending of a possessive, behind any other one: "harbour's"."""
BRITISH = tuple({ending + end for _, ending, more, _ in _SPELLINGS for end in more.split(" ")})
"""Every ending of which one may be British."""
_BY_WORD = """
grey gray: - s ed er ing ish; programme program: - s; tyre tire: - s; cheque check: - s book books; plough plow: - s ed ing
snowplough snowplow: - s; sceptic skeptic: - s al ally ism; mould mold: - s y ed ing ings; kerb curb: - s side
jewellery jewelry: -; jeweller jeweler: - s; pyjama pajama: s; aluminium aluminum: -; moustache mustache: - s d
judgement judgment: - s al; acknowledgement acknowledgment: - s; ageing aging: -; enrol enroll: - s ment ments; fulfil fulfill: - s ment ments
instil instill: - s; distil distill: - s; appal appall: - s; enthral enthrall: - s; skilful skillful: - ly; wilful willful: - ly
instalment installment: - s; manoeuvre maneuver: - s; manoeuvr maneuver: ed ing able; aeroplane airplane: - s; cosy cozy: -
cosi cozi: er ly ness; artefact artifact: - s; doughnut donut: - s; yoghurt yogurt: - s; woollen woolen: -
smoulder smolder: - s ed ing; practis practic: e ed es ing; enquir inquir: y ies e ed es ing er ers; draught draft: - s y sman smen
sulph sulf: ur uric ate ates ide ides; gaol jail: - s ed; mum mom: - s; storey story: -; storeys stories: -; chilli chili: -
furore furor: -; omelette omelet: - s; gramme gram: - s; kilogramme kilogram: - s; disc disk: - s; mollusc mollusk: - s; axe ax: -; odour odor: - s less
metre meter: - s; mitre miter: - s; litre liter: - s; fibre fiber: - s glass; calibre caliber: - s; sombre somber: - ly; sabre saber: - s
meagre meager: - ly; ochre ocher: -; tranquillity tranquility: -; carburettor carburetor: - s; racquet racket: - s; cypher cipher: - s
waggon wagon: - s; despatch dispatch: - ed es; tsar czar: - s ist; pedlar peddler: - s; chequered checkered: -; speciality specialty: -
likeable likable: -; sizeable sizable: -; saleable salable: -; moveable movable: -; loveable lovable: -; unshakeable unshakable: -
learnt learned: -; dreamt dreamed: -; spelt spelled: -; burnt burned: -; leapt leaped: -; leant leaned: -; spilt spilled: -; spoilt spoiled: -
paediatric pediatric: - s ian ians; anaestheti anestheti: c cs st sts; anaesthetis anesthetiz: e ed es ing; anaesthesia anesthesia: -
anaesthetiz anesthetiz: e ed es ing; archaeolog archeolog: y ist ists ical; palaeontolog paleontolog: y ist ists ical
gynaecolog gynecolog: y ist ists ical; haematolog hematolog: y ist ists; orthopaedic orthopedic: - s; encyclopaedi encyclopedi: a as c
paedophil pedophil: e es ia; haemorrhag hemorrhag: e es ed ing ic; haemophilia hemophilia: - c cs; haemoglobin hemoglobin: -
oestrogen estrogen: - s; foet fet: us uses al; caesarean cesarean: - s; faec fec: es al; oesophag esophag: us eal; diarrhoea diarrhea: -
homoeopath homeopath: - s y ic; amoeba ameba: - s; mediaeval medieval: -; aesthetic esthetic: - s ally
"""
PERCENTS = (
    "percento pct prozent prozents procent procenta procento procente procenti procentow procentu proc prosent prosenttia "
    "protsenti persen szazalek процент процента процентов процентів відсоток відсотка відсотки відсотків प्रतिशत"
)
"""Keys of the words that say "%" in one word, in languages where that stands behind its number."""
RESPELLED = {
    f"{british}{end}": f"{american}{end}"
    for row in _BY_WORD.replace("\n", ";").strip(";").split(";")
    for words, _, ends in (row.partition(": "),)
    for british, american in (words.split(),)
    for end in ends.replace("-", "").split(" ")
} | dict.fromkeys(PERCENTS.split(), "percent")
"""Keys of words that are one with another by no rule of endings: as they are spelled in Britain and in America, and "%" in words."""

# By alphabet, those of UTS 39 (confusables.txt) that news types know: Cyrillic, Greek, Armenian, Cherokee, Coptic.
_TO_LATIN = str.maketrans(
    "АВЕКМНОРСТХаеорсухіјѕһԁԛԝӏІЈЅҺԀԚԜӀкгѵѡү"
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαειονρτυχσγηϲϳ"
    "օոսհցաքյզՕՍՏԼ"
    "ᎠᎡᎢᎥᎪᎫᎬᎳᎷᎻᏀᏂᏃᏆᏏᏒᏙᏚᏞᏟᏢᏦᏴ"
    "ⲟⲣⲥⲭⲩⲞⲢⲤⲬⲘⲚⲦⲎⲔⲒ",
    "ABEKMHOPCTXaeopcyxijshdqwlIJSHDQWIkrvwy"
    "ABEZHIKMNOPTYXaeiovptuxoyncj"
    "onuhgwpjqOUSL"
    "DRTiAJEWMHGhZIbRVSLCPKB"
    "opcxyOPCXMNTHKI",
)
_TO_CYRILLIC = str.maketrans("ABEKMHOPCTXYaekopcyxiëË", "АВЕКМНОРСТХУаекорсухіёЁ")
"""The other way round, as far as types print both alike."""
_LATIN = re.compile(r"[a-zA-Z]")
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
PER_CENT = {"per": ("cent", "cento"), "pour": ("cent",), "por": ("ciento", "cento")}
"""The words that say "%" in two: the first, and what follows it."""
_PER_CENTS = (rf"{one}[ \-\n\u00a0](?:{'|'.join(more)})" for one, more in PER_CENT.items())
_PER_CENT = re.compile("|".join(_PER_CENTS), re.IGNORECASE)
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]?")
_BEGINNING = 5
"""Letters that forms of a word share in all languages that are read: "excavate", "excavation"."""
_MIN_LETTERS = 3
"""Of a word that says something: shorter ones are grammar in languages whose words are not listed, too."""
_NUMBER = re.compile(r"[0-9]++(?>(?:[.,:][0-9]++)*)\w*+")


@remembered(1 << 16)
def word_key(word: str) -> str:
    """Return the key of a word.

    Two spellings of one word get one key; the key is for comparing, not for showing.

    Args:
        word: A word as `read_words` finds it in a text.

    Example:
        >>> [word_key(w) for w in ("Travelling", "traveling", "U.S.", "don’t", "12,700", "ﬁlled", "filed", "café")]
        ['traveling', 'traveling', 'us', "don't", '12700', 'filled', 'filed', 'cafe']
        >>> word_key("per cent"), word_key("%"), word_key("brіdge")  # with a Cyrillic letter
        ('percent', 'percent', 'bridge')
    """
    if word == "%" or _PER_CENT.fullmatch(word):
        return "percent"
    key = (
        word.lower().replace("%", "&")
        if word.isascii()
        else _folded(undisguised(unicodedata.normalize("NFC", word)))
    )
    if "." in key and _INITIALS.fullmatch(key):
        return key.replace(".", "")
    if key[:1].isdigit() and _NUMBER.fullmatch(key):
        return _THOUSANDS.sub("", key)
    if key.endswith(OWN):
        return _respelled(key.removesuffix(OWN)) + OWN
    return _respelled(key)


def _respelled(key: str) -> str:
    """Return a folded word as it is spelled in America."""
    if key in RESPELLED:
        return RESPELLED[key]
    # Shorter words have no such ending with two syllables before it.
    if len(key) >= MIN_BRITISH and key.endswith(BRITISH):
        for pattern, replacement in _RULES:
            key, n_changed = pattern.subn(replacement, key)
            if n_changed:
                break
    return key


def undisguised(word: str) -> str:
    """Replace the letters of another alphabet that look like those beside them: by Latin ones, else by Cyrillic ones.

    A word with other letters of both alphabets is written in two alphabets indeed, and stays.

    Example:
        >>> [undisguised(word) == word for word in ("brіdge", "cтapый", "webсайт", "bridge")]
        [False, False, True, True]
    """
    if not (_LOOKALIKE.search(word) and _LATIN.search(unicodedata.normalize("NFKD", word))):
        return word
    bare = _LOOKALIKE.sub(lambda letter: folding.without_marks(letter[0]), word)
    latin, cyrillic = bare.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    if not _LOOKALIKE.search(latin):
        return latin
    return word if _LATIN.search(cyrillic) else cyrillic


def _folded(word: str) -> str:
    """Fold the characters of a word as `read_words` folds their bytes."""
    folded = b"".join(
        character.lower().replace("%", "&").encode()
        if character.isascii()
        else b"'"
        if character in folding.APOSTROPHES
        else folding.fold(character)
        for character in word
    )
    return folded.replace(bytes([folding.DELETED]), b"").decode("utf-8", "surrogatepass")


@remembered(1 << 16)
def beginning(key: str) -> str:
    """Return the letters of a key that forms of its word share, or a whole number; nothing for a word of grammar's length."""
    if key[:1].isdigit():
        return key
    return key[:_BEGINNING] if len(key) >= _MIN_LETTERS else ""


def stem(key: str) -> str:
    """Return the stem of an English key (Snowball); words of other languages mostly stay whole.

    Example:
        >>> stem("castrations"), stem("castrated")
        ('castrat', 'castrat')
    """
    return str(_stemmer().stem(key))


@cache
def _stemmer() -> Any:  # noqa: ANN401  nltk is untyped
    """Load the stemmer once."""
    with nltk_subset.importable():
        from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")
