"""Articles that came by mail."""

import pytest

from newsdiff.documents import segment
from newsdiff.documents.segment import mail
from newsdiff.model import Document

PROSE = [
    "The ferry to Stennick sails again on Monday, four months\nafter a storm tore the ramp of the harbour away and left\nthe island without a boat.",
    "Islanders waved from the pier as the boat came in, and the\nschool had the day off. The captain said that he had never\nbeen so glad to see rain.",
]
HEADERS = {
    "en": ("From: Ada Stone <ada@mail.example>\nSent: 3 March 2019 09:12\nTo: Desk\nSubject: FW: The ferry", "The ferry"),
    "de": ("Von: Ada Stone\nGesendet: Sonntag, 3. März 2019 09:12\nAn: Redaktion\nBetreff: WG: Die Fähre", "Die Fähre"),
    "fr": ("De : Ada Stone\nEnvoyé : dimanche 3 mars 2019 09:12\nÀ : Rédaction\nObjet : TR : Le bac", "Le bac"),
    "es": ("De: Ada Stone\nEnviado el: domingo, 3 de marzo de 2019 9:12\nPara: Redacción\nAsunto: RV: El ferri", "El ferri"),
    "it": ("Da: Ada Stone\nInviato: domenica 3 marzo 2019 09:12\nA: Redazione\nOggetto: I: Il traghetto", "Il traghetto"),
    "nl": ("Van: Ada Stone\nVerzonden: zondag 3 maart 2019 09:12\nAan: Redactie\nOnderwerp: FW: De boot", "De boot"),
    "sv": ("Från: Ada Stone\nSkickat: den 3 mars 2019 09:12\nTill: Redaktionen\nÄmne: VB: Färjan", "Färjan"),
    "da": ("Fra: Ada Stone\nSendt: 3. marts 2019 09:12\nTil: Redaktionen\nEmne: VS: Færgen", "Færgen"),
    "fi": ("Lähettäjä: Ada Stone\nLähetetty: 3. maaliskuuta 2019 9:12\nVastaanottaja: Toimitus\nAihe: VL: Lautta", "Lautta"),
    "cs": ("Od: Ada Stone\nOdesláno: 3. března 2019 9:12\nKomu: Redakce\nPředmět: FW: Přívoz", "Přívoz"),
    "ru": ("От: Ада Стоун\nОтправлено: 3 марта 2019 г. 9:12\nКому: Редакция\nТема: Fwd: Паром", "Паром"),
    "zh": ("发件人: 王丽\n发送时间: 2019年3月3日 9:12\n收件人: 编辑部\n主题: 转发: 渡轮", "渡轮"),
    "forwarded": (
        "---------- Forwarded message ---------\nFrom: Ada Stone\nDate: Sun, 3 Mar 2019 at 09:12\nSubject: The ferry\nTo: <desk@mail.example>",
        "The ferry",
    ),
    "forwarded twice": (
        "From: Tom Reed\nSubject: Fwd: Fwd: The ferry\nSent: 3 March 2019 09:12\n\nSee below, worth a call?\n\n-----Message d'origine-----\nDe : Ada Stone\nEnvoyé : 2 mars 2019 18:20\nObjet : The ferry\n\nBegin forwarded message:\n\nFrom: Ada Stone\nDate: 1 March 2019\nSubject: The ferry",
        "The ferry",
    ),
}  # fmt: skip


def quoted(text, mark="> "):
    return "\n".join(f"{mark}{line}".rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("language", HEADERS)
def test_the_headers_of_a_mail_are_metadata_and_no_paragraphs(language):
    headers, subject = HEADERS[language]
    body = "\n\n".join(PROSE)
    for text in (
        f"{headers}\n\n{body}\n",
        f"{headers}\n\n{quoted(body)}\n",
        quoted(f"{headers}\n\n{body}"),
    ):
        document = segment.describe(Document("a", text))

        assert (document.title, document.published) == (subject, "2019-03-03T09:12:00")
        assert [document.extract(p) for p in document.paragraphs] == PROSE


def test_what_the_article_says_of_itself_counts_more_than_the_mail():
    article = "Ferry sails again after four months\n\nBy Ada Stone\n\n1 March 2019\n\n" + PROSE[
        0
    ].replace("\n", " ")
    document = segment.describe(Document("a", f"{HEADERS['en'][0]}\n\n{article}"))

    assert (document.title, document.published) == (
        "Ferry sails again after four months",
        "2019-03-01",
    )


def test_a_long_text_above_a_message_is_what_was_sent():
    prose = [text.replace("\n", " ") for text in PROSE]
    below = f"-----Original Message-----\n{HEADERS['de'][0]}\n\nKurz."
    document = segment.describe(Document("a", "\n\n".join([HEADERS["en"][0], *prose, below])))

    assert document.title == "The ferry"
    assert [document.extract(p) for p in document.paragraphs][:2] == prose


def test_letters_one_below_the_other_are_all_the_articles():
    letters = [
        "From: Ellen Brack\nSubject: The harbour\n\nPlease kill the story.",
        "From: Ada Stone\nSubject: Your answer\n\nWe will print it on Monday.",
    ]
    document = segment.describe(Document("a", "\n\n".join(letters)))

    said = [document.extract(p) for p in document.paragraphs]
    assert said[0] == "Please kill the story."
    assert said[-1] == "We will print it on Monday."


def test_marks_of_quoting_are_undone_at_every_depth_and_positions_stay_those_of_the_file():
    text = "Ada Stone wrote:\n\n" + quoted("\n\n".join(PROSE), "> > ")
    document = segment.describe(Document("a", text))
    paragraph = document.paragraphs[-1]

    assert document.extract(paragraph) == PROSE[1]
    assert text[paragraph.start :].startswith("Islanders waved")


@pytest.mark.parametrize(
    "text",
    [
        "From: the sea to the plate\n\nThe ferry sails again.",
        "Date: 3 March 2019\nTo: everybody\n\nThe ferry sails again.",
        "Ferry returns\n\nFrom: Ada Stone\nSubject: Ferry",
        "The ferry sails again.",
        "",
    ],
)
def test_a_text_without_the_headers_of_a_mail_has_no_mail_head(text):
    assert mail.mail_head(text) is None


def test_a_few_marked_lines_in_an_article_are_speech_set_as_a_block():
    text = "He wrote to her:\n\n> I will come back.\n\nThat was in May.\n\nHe never did, she said."

    assert text[segment.describe(Document("a", text)).paragraphs[1].start] == ">"
