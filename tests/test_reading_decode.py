"""Bytes become text without loss, whatever the encoding, or one line says why not."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.documents.reading import decode
from newsdiff.errors import LoadError

WESTERN = "The café’s owner – once a naïve “baker” – owes £40."
SENTENCES = {
    "cp1252": [
        WESTERN,
        "Die Fähre läuft wieder, größere Schäden gab es nicht, heißt es.",
        "Les élèves étaient déjà à l’arrêt, où le maire a parlé.",
        "La señora Peña dijo que el año será mejor. ¿Qué más?",
        "A operação não começou, e São João ficou sem trens.",
        "Färjan går igen på måndag, säger rederiet på ön.",
    ],
    "cp1250": [
        "Prom znów pływa, choć część mieszkańców wciąż się boi.",
        "Přívoz opět jezdí, řekl mluvčí městského úřadu.",
        "A komp újra közlekedik, közölte a város szóvivője.",
    ],
    "cp1251": ["Паром снова ходит, сообщил представитель городской администрации."],
    "cp1253": ["Το φέρι πλέει ξανά, δήλωσε ο εκπρόσωπος του δήμου χθες."],
    "gb18030": ["渡轮已恢复航行，市政府发言人昨天表示，居民仍然担心安全问题。"],
    "shift_jis": ["フェリーは再び運航していると、市の広報担当者は昨日述べた。"],
}


@pytest.mark.parametrize(
    ("encoding", "sentence"), [(name, text) for name, texts in SENTENCES.items() for text in texts]
)
def test_an_old_encoding_is_found_out_from_one_sentence(encoding, sentence):
    content = sentence.encode(encoding)

    text, name = decode.text(content, "a.txt")

    assert text == sentence
    assert text.encode(name) == content


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"plain", ("plain", "utf-8")),
        ("naïve".encode(), ("naïve", "utf-8")),
        ("naïve".encode("utf-8-sig"), ("naïve", "utf-8-sig")),
        (codecs.BOM_UTF16_LE + "naïve".encode("utf-16-le"), ("\ufeffnaïve", "utf-16-le")),
        (codecs.BOM_UTF16_BE + "naïve".encode("utf-16-be"), ("\ufeffnaïve", "utf-16-be")),
        (codecs.BOM_UTF32_LE + "naïve".encode("utf-32-le"), ("\ufeffnaïve", "utf-32-le")),
        ("naïve text".encode("utf-16-le"), ("naïve text", "utf-16-le")),
        ("naïve text".encode("utf-16-be"), ("naïve text", "utf-16-be")),
        (b"one\r\ntwo\rthree\n", ("one\r\ntwo\rthree\n", "utf-8")),
        (b"", ("", "utf-8")),
    ],
)
def test_unicode_is_recognised_and_newlines_stay(content, expected):
    assert decode.text(content, "a.txt") == expected


def test_a_mark_that_is_part_of_the_text_is_skipped_by_where_it_begins():
    text, _ = decode.text("Tide".encode("utf-16"), "a.txt")

    assert text[decode.text_start(text) :] == "Tide"


def test_the_given_encoding_wins_over_the_guess():
    content = "ёлка".encode("koi8-r")

    assert decode.text(content, "a.txt", "koi8-r") == ("ёлка", "koi8-r")


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (b"\x89PNG\x00\x00\x00\x0d", None, "a.txt is a binary file"),
        (b"a\x00b\x00c", None, "a.txt is a binary file"),
        (bytes(range(1, 32)) * 20, None, "a.txt is a binary file"),
        (b"caf\xe9", "utf-8", "a.txt is not utf-8 (byte 0xE9 at 3)"),
        (b"cafe", "klingon", '"klingon" is no encoding of texts'),
        (b"+AGE-", "utf-7", "cannot be written back byte for byte"),
    ],
)
def test_what_cannot_be_decoded_says_what_and_where(content, encoding, message):
    with pytest.raises(LoadError) as error:
        decode.text(content, "a.txt", encoding)

    assert message in str(error.value)
    assert "\n" not in str(error.value)


@given(st.binary(max_size=300))
def test_whatever_is_decoded_gives_its_bytes_again(content):
    try:
        text, name = decode.text(content, "a.txt")
    except LoadError:
        return

    assert text.encode(name) == content


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_any_unicode_text_gives_its_bytes_again(text, encoding):
    content = text.encode(encoding)

    decoded, name = decode.text(content, "a.txt")

    assert decoded.encode(name) == content
    assert decoded[decode.text_start(decoded) :].removeprefix("\ufeff") == text.removeprefix(
        "\ufeff"
    )
