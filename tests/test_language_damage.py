"""Damaged text reads as it was meant, every character at its place; and what of it is a sign of a machine."""

import html.entities
import json
import quopri
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import signs
from newsdiff.language.damage import FILLER, find_damage, may_be_damaged, readable
from newsdiff.language.folding import REPLACED
from newsdiff.language.signs import find_signs
from newsdiff.language.tokenizing import count_words, tokenize
from newsdiff.model import Document, Paragraph

TEXTS = [
    "The city’s café owners said “we won’t pay £4,000” – Zoë Brontë won’t open the Café Éclair.",
    "La préfète a confirmé à Orléans que l’école rouvrirait « dès que possible » – où ça ?",
    "Der Bürgermeister von Köln sagte, die Straße bleibe „bis auf Weiteres“ gesperrt – Jörg Müßig.",
    "La señora Núñez explicó que el niño había cruzado la montaña con su tío Iñaki.",
    "Burmistrz Łodzi powiedział, że most będzie zamknięty „do końca października”.",
    "Мэр города заявил, что мост будет закрыт, и что владелец мельницы ждёт денег.",
    "Ο δήμαρχος είπε ότι η γέφυρα θα κλείσει τον Οκτώβριο.",
]


def misread(text, codec="cp1252", times=1):
    """Read the UTF-8 of a text as another encoding; bytes without a character there as Latin-1."""
    for _ in range(times):
        pieces = [bytes([code]) for code in text.encode()]
        text = "".join(p.decode(codec, "ignore") or p.decode("latin-1") for p in pieces)
    return text


def with_entities(text):
    """Write what is not ASCII as browsers know it."""
    named = html.entities.codepoint2name
    return "".join(
        c if c.isascii() else f"&{named[ord(c)]};" if ord(c) in named else f"&#x{ord(c):X};"
        for c in text
    )


def as_json(text):
    """Escape what is not ASCII as JSON does."""
    return json.dumps(text)[1:-1].replace('\\"', '"')


def as_bytes(text):
    """Escape what is not ASCII as Python shows bytes."""
    return "".join(c if c.isascii() else repr(c.encode())[2:-1] for c in text)


def as_mail(text):
    """Escape what is not ASCII as mails do."""
    return "".join(c if c.isascii() else quopri.encodestring(c.encode()).decode() for c in text)


def shown(text):
    """Return a text as it reads, without what fills its places."""
    return readable(text).replace(FILLER, "")


def read(text):
    """Read the words of a text of one paragraph."""
    return tokenize(Document(id="d", text=text, paragraphs=(Paragraph(0, 1, 0, len(text)),)))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    "damage",
    [
        misread,
        lambda text: misread(text, times=2),
        lambda text: misread(text, times=3),
        lambda text: misread(text, "latin-1"),
        lambda text: misread(text, "latin-1", times=2),
        with_entities,
        lambda text: with_entities(text).replace("&", "&amp;"),
        as_json,
        as_bytes,
        as_mail,
    ],
)
def test_damaged_text_reads_as_it_was_meant(text, damage):
    if (
        damage(text).count("√") == 0
        and "Мэр" in text
        and damage(text) == misread(text, "mac_roman")
    ):
        pytest.skip("no sign tells a Cyrillic text that was read on a Macintosh")
    assert shown(damage(text)) == text


@pytest.mark.parametrize("text", TEXTS[:4])
def test_western_letters_that_a_macintosh_misread_are_put_back(text):
    assert shown(misread(text, "mac_roman")) == text


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS,
        "“CAFÉ” und „STRAẞE“, « L’ÉTÉ » et « À… »",
        "IRMÃ” disse; « il est blessé…» ; voilâ…”",
        "VÝŠKA DÉŠŤ KŘÍŽ NESCAFÉ® IKEÅ®",
        "Is it so?what now?never",
        "Smith & Sons; AT&T; see page.php?id=1&more=2",
        "example.org/a?b=c example.org/d?e=f example.org/g?h=i",
        r"C:\users\xen and C:\new, $\nabla$, \u12, \u0000 and \x07; q=20, CO=C, x==y",
    ],
)
def test_sound_text_stays_as_it_is(text):
    assert readable(text) == text


@given(st.text(st.characters() | st.sampled_from("ÃÂâ€™œ©ð&;?amp#x\\u=E2C9\u202e\u202c")))
def test_every_character_keeps_its_place(text):
    shown_text, spans = readable(text), find_damage(text)

    assert len(shown_text) == len(text)
    flat = [place for one in spans for place in (one.start, one.end)]
    assert flat == sorted(flat)
    if not may_be_damaged(text.encode("utf-8", "surrogatepass")):
        assert shown_text == text


def test_a_word_is_shown_as_it_stands_although_it_reads_otherwise():
    text = "The cafÃ© owner, Zo&euml;, left."
    words = read(text)

    assert [text[a:b] for a, b in zip(words.starts, words.ends, strict=True)][1:4] == [
        "cafÃ©",
        "owner",
        "Zo&euml;",
    ]
    assert words.keys[1:4] == ("cafe", "owner", "zoe")


@pytest.mark.parametrize(
    ("text", "codec", "read_as"),
    [
        (TEXTS[5], "cp1251", "latin-1"),
        (TEXTS[5], "cp1251", "koi8-r"),
        (TEXTS[5], "koi8-r", "cp1252"),
        (TEXTS[5], "koi8-r", "cp1251"),
        (TEXTS[5], "iso8859-5", "latin-1"),
        (TEXTS[5], "utf-8", "koi8-r"),
        (TEXTS[6], "cp1253", "latin-1"),
        ("אתמול נסגר הגשר מעל הנהר, וראש העיר אמר שהוא ייפתח רק באביב.", "cp1255", "latin-1"),
        ("قال رئيس البلدية إن الجسر سيبقى مغلقا حتى الربيع المقبل.", "cp1256", "latin-1"),
    ],
)
def test_letters_of_another_alphabet_read_as_they_were_meant(text, codec, read_as):
    damaged = text.encode(codec).decode(read_as)

    assert readable(damaged).replace(FILLER, "") == text
    assert read(damaged).hashes.tolist() == read(text).hashes.tolist()
    assert find_signs(damaged)[0].startswith("damaged encoding")


@pytest.mark.parametrize(
    "text",
    [
        "Là où l’été a créé et recréé des forêts, « ÉÉÉÉ », l’âge œuvre à gré. " * 3,
        "МЭР ГОРОДА ЗАЯВИЛ, ЧТО МОСТ БУДЕТ ЗАКРЫТ, И ЧТО ВЛАДЕЛЕЦ МЕЛЬНИЦЫ ЖДЁТ ДЕНЕГ. иОС СССР",
        "Ýmir sá Þórð á Öræfajökli og í Ísafjarðardjúpi, þar sem Ægir á ái, áá, ææðææ. " * 3,
    ],
)
def test_sound_letters_with_accents_stay(text):
    assert readable(text) == text


@pytest.mark.parametrize("text", TEXTS)
def test_damage_changes_no_word(text):
    sound = read(text)

    for damage in (misread, with_entities, as_json, as_bytes, as_mail):
        damaged = damage(text)
        assert read(damaged).hashes.tolist() == sound.hashes.tolist()
        assert read(damaged).quoted == sound.quoted
        assert count_words(damaged) == len(sound)


@pytest.mark.parametrize("end", [r"\n", r"\n\n", r"\r\n\r\n", r"\t", r"\n\n\t"])
def test_line_ends_written_out_are_no_part_of_words(end):
    sound = read("The quay was full. Nobody spoke. “Go home,” said the pilot.")

    damaged = read(f"The quay was full.{end}Nobody spoke. {end}“Go home,” said the pilot.{end}")

    assert damaged.hashes.tolist() == sound.hashes.tolist()


def test_marks_that_are_damaged_quote_as_they_did():
    words = read("She said &ldquo;it is late&rdquo; and â€œgo nowâ€\x9d and left.")

    assert [
        words.word(k) for k in range(len(words)) if words.quoted[k]
    ] == "it is late go now".split()


def test_words_that_a_direction_mark_turns_round_are_read_as_they_are_seen():
    assert read("The \u202eyrref\u202c left").keys == ("the", "ferry", "left")


def test_a_lost_letter_is_what_the_other_text_has_in_its_place():
    sound, damaged = (
        read(TEXTS[0]),
        read(TEXTS[0].encode("ascii", "replace").decode().replace("?", REPLACED)),
    )
    restored = dict(zip(damaged.keys, damaged.restored(sound).hashes.tolist(), strict=True))
    hashes = dict(zip(sound.keys, sound.hashes.tolist(), strict=True))

    assert restored[f"caf{REPLACED}"] == hashes["cafe"]
    assert restored[f"city{REPLACED}s"] == hashes["city's"]
    assert restored[f"{REPLACED}we"] == hashes["we"]


def test_a_lost_letter_is_none_that_the_other_text_does_not_have():
    damaged = read(f"The caf{REPLACED} is shut.")

    restored = damaged.restored(read("The cafs are shut, the care is gone."))

    assert restored.hashes.tolist() == damaged.hashes.tolist()


# ---------------------------------------------------------------------------------- signs


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("Zoë left the café.", ()),
        ("ZoÃ« left the cafÃ©.", ("damaged encoding: 2 words",)),
        ("Zo&euml; left the caf&eacute;.", ("damaged encoding: 2 words",)),
        (f"Zo{REPLACED} left.", ("damaged encoding: 1 word",)),
        ("Marks &amp; Sons,&nbsp;of Kessel &lt;2&gt;", ()),
        ("The fer\u200bry left the har\u200bbour at ni\u2060ne.", ("3 invisible characters",)),
        ("The fer\u00adry left the har\u00adbour at ni\u00adne in the rain.", ()),
        ("\ufeffThe ferry ❤\ufe0f 👨\u200d👩\u200d👧 left.", ()),
        ("הרכבת \u200fלצפון\u200f (Kessel)\u200e", ()),
        ("نمی\u200cخواهم می\u200cروم می\u200cشود", ()),
        ("The br\u0456dge is \u0441losed.", ("2 words mix alphabets",)),
        ("Он прибыл из IKEA на VIP-борту.", ()),
        ("The 𝑓𝑒𝑟𝑟𝑦 left 𝑎𝑡 nine.", ("2 words in mathematical letters",)),
        ("The #ferry #left Kessel. " * 6, ("12 words behind number signs",)),
        ("The ferry² left¹ Kessel. " * 6, ("12 words with raised digits",)),
        ("TheFerryLeft Kessel. " * 6, ("12 words without a blank before them",)),
        ("Η πρωτεΐνη του Μαΐου ταΐζει. " * 6, ()),
        ("https://gull.example/news/old-pier/2024/03/ferry " * 20, ()),
        (r"Th\'e f\"erry l\'eft. " * 6, ("18 words cut in two",)),
        ("The fer-\nry left Kes-\nsel. " * 6, ("12 words cut in two",)),
        (
            "McNeil told them, as he had the year before, to leave all the iPhone boxes in 20 m² by the #pier. "
            * 12,
            (),
        ),
        ("The \u202eyrref\u202c left.", ("1 right-to-left override",)),
    ],
)
def test_signs_say_what_a_machine_left(text, signs):
    assert find_signs(text) == signs


def test_a_manifest_in_the_text_is_named_and_counted_as_nothing_else():
    data = b"C2PATXT\0\1" + bytes(range(40))
    hidden = "".join(chr(0xFE00 + code if code < 16 else 0xE0100 + code - 16) for code in data)

    assert find_signs(f"The ferry left.\ufeff{hidden}") == ("C2PA manifest",)
    assert read(f"The fer\ufeff{hidden}ry left.").keys == ("the", "ferry", "left")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the c o u n c i l’s budget", ["the", "council's", "budget"]),
        ("die G e m e i n d e zahlt", ["die", "gemeinde", "zahlt"]),
        ("le “c o n s e i l” paie", ["le", "conseil", "paie"]),
        ("plan a b c d", ["plan", "a", "b", "c", "d"]),
        ("grades A B C D E F", ["grades", "a", "b", "c", "d", "e", "f"]),
        ("from ￡１，２００ to １．５", ["from", "1200", "to", "1.5"]),
    ],
)
def test_letters_set_apart_and_wide_numbers_are_read_as_they_are_meant(text, words):
    assert list(read(text).keys) == words
    assert len(readable(text)) == len(text)


def test_cyrillic_that_was_read_as_windows_1251_is_readable():
    text = "Начальник порта заявил — «кран» осмотрели в марте, № 7. Трос лопнул, и кран стоит."
    damaged = text.encode().decode("cp1251", "replace")

    assert readable(damaged).replace(FILLER, "") == text
    assert len(readable(damaged)) == len(damaged)


@pytest.mark.parametrize(
    "text", ["в «СССР» и «РФ»", "С.В. Ларин, Р. Ёлкин", "Різне: Сімферополь", "С – В – Р – С – В"]
)
def test_sound_cyrillic_stays_as_it_is(text):
    assert readable(text) == text


SUSPICIOUS = (
    "\u200b\u200d\u200e\u202e\u2066\u034f\u3164\ufeff\ufe0f\U000e0041\U000e0101"  # not seen
    "аеіоԁաοѕⲟⅽ"  # of other alphabets
    "𝐚𝓑𝟗ａｂ"  # as in formulas, or wide
    "ʇɐꜰᴀⓐ⒜🄰🅐🅰🇦🇧🇨"  # small, turned, in circles and squares
    "é–’½中ß☃ʔ\u00ad\u0301"  # none of all these
)
DOUBTFUL = st.lists(
    st.one_of(
        st.sampled_from(SUSPICIOUS),
        st.sampled_from(["a", "Bridge", " ", "\n", "о", signs._MANIFEST]),
        st.characters(min_codepoint=0x80),
    ),
    min_size=3,
    max_size=14,
).map("".join)


@given(DOUBTFUL, st.integers(1, 8))
def test_signs_are_looked_for_in_every_text_that_has_one(text, times):
    """What is skipped for the lack of suspicious characters is what would find nothing."""
    repeated = " ".join([text] * times)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signs, "_SUSPECT", re.compile(""))
        in_full = find_signs(repeated)

    assert find_signs(repeated) == in_full


@pytest.mark.parametrize("character", [c for c in SUSPICIOUS if signs._SUSPECT.search(c)])
def test_a_suspicious_character_is_seen_among_others(character):
    assert signs._SUSPECT.search("".join({*f"The café – {character}"}))
