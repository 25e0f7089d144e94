"""Words: what two outlets that print the same text agree on, and where each word stands."""

import re
import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.language import opaque
from newsdiff.language.damage import FILLER
from newsdiff.language.keys import stem, word_key
from newsdiff.language.quotations import quotations
from newsdiff.language.tokenizing import count_words, tokenize
from newsdiff.language.tokens import once_a_document
from newsdiff.language.words import PADDING, read_words
from newsdiff.model import Document, Mark, Paragraph

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"])
    | st.sampled_from("abcXYZ 019 .,:'’%\"“”„‘‚«»-\n\u00ad\u0301\u200b\u094dकिทよ中")
)


def written(text, *, breaks="\n"):
    """Read a text whose lines are its paragraphs."""
    paragraphs, start = [], 0
    for line in text.split(breaks):
        if line.strip():
            paragraphs.append(Paragraph(len(paragraphs), 1, start, start + len(line)))
        start += len(line) + len(breaks)
    return tokenize(Document(id="d", text=text, paragraphs=tuple(paragraphs)))


def quoted(text):
    """Return the quoted words of a paragraph."""
    tokens = written(text, breaks="\0")
    return " ".join(tokens.word(at) for at in range(len(tokens)) if tokens.quoted[at])


# ---------------------------------------------------------------------------------- keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bridge", "BRIDGE"),
        ("Café", "Cafe\u0301"),
        ("Überprüfung", "U\u0308berpru\u0308fung"),
        ("STRASSE", "Straße"),
        ("ﬁnal", "final"),
        ("oﬃce", "office"),
        ("Har\u00adbour", "Harbour"),
        ("har\u200bbour", "harbour"),
        ("don’t", "don't"),
        ("donʼt", "don't"),
        ("Tarrant’s", "TARRANT'S"),
        ("U.S.", "US"),
        ("U.S.S.R", "USSR"),
        ("p.m.", "pm"),
        ("12,700", "12700"),
        ("1,250,000", "1250000"),
        ("２４", "24"),
        ("grey", "gray"),
        ("Programmes", "programs"),
        ("anaesthetists", "anesthetists"),
        ("leukaemia", "leukemia"),
        ("practised", "practiced"),
        ("catalogued", "cataloged"),
        ("fuelled", "fueled"),
        ("savoury", "savory"),
        ("Harbour's", "harbor’s"),
        ("Metre's", "meter's"),
        ("cœur", "coeur"),
        ("Æther", "aether"),
        ("procentů", "procent"),
        ("橋", "桥"),
        ("發", "髮"),
        ("ＭＰ", "mp"),
        ("travelling", "traveling"),
        ("cancelled", "canceled"),
        ("counsellors", "counselors"),
        ("colour", "color"),
        ("neighbourhood", "neighborhood"),
        ("labourers", "laborers"),
        ("favourable", "favorable"),
        ("organised", "organized"),
        ("privatisation", "privatization"),
        ("analyse", "analyze"),
        ("paralysed", "paralyzed"),
        ("theatres", "theaters"),
        ("centred", "centered"),
        ("dialogue", "dialog"),
        ("catalogues", "catalogs"),
        ("defence", "defense"),
        ("licences", "licenses"),
        ("Müller", "Muller"),
        ("resumé", "resume"),
        ("per cent", "percent"),
        ("br\u0456dge", "bridge"),  # with a Cyrillic letter
        ("\u0410ustria", "Austria"),
        ("m\u03bfney", "money"),  # with a Greek one
        ("Москва", "Mocква"),  # Latin letters among Cyrillic ones
    ],
)
def test_two_spellings_of_one_word_have_one_key(one, other):
    assert word_key(one) == word_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("filled", "filed"),
        ("filling", "filing"),
        ("four", "for"),
        ("hour", "hor"),
        ("pence", "pense"),
        ("wise", "wize"),
        ("rising", "rizing"),
        ("starring", "staring"),
        ("hopping", "hoping"),
        ("1,2", "12"),
        ("12,70", "1270"),
        ("1.5", "15"),
        ("10:27", "1027"),
        ("its", "it's"),
        ("we're", "were"),
        ("вебсайт", "webсайт"),  # letters of both that the other has no look of
        ("2016,20171", "201620171"),
        ("tonne", "ton"),
        ("hourly", "horly"),
        ("posto", "%"),  # Italian for a place, and in Croatian the other
        ("Prozess", "Prozent"),
        ("cento", "%"),
        ("Mueller", "Mueler"),
        ("była", "byla"),
    ],
)
def test_different_words_keep_different_keys(one, other):
    assert word_key(one) != word_key(other)


@pytest.mark.parametrize(
    "words",
    [
        "percent",
        "per cent",
        "pct",
        "Prozent",
        "pour cent",
        "por ciento",
        "por cento",
        "per cento",
        "procent",
        "процентов",
    ],
)
def test_a_percent_sign_is_its_word_in_many_languages(words):
    assert word_key(words) == word_key("%")
    assert written(f"5 {words}").keys == written("5%").keys


@given(st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=12))
def test_every_word_has_a_key_in_whichever_form_its_letters_are_written(word):
    key = word_key(word)

    assert key
    assert {key} == {word_key(unicodedata.normalize(form, word)) for form in ("NFC", "NFD")}


@given(st.text(st.sampled_from("abcéüñçåøABCŁÀÇ"), min_size=1, max_size=12))
def test_case_plays_no_part(word):
    assert (
        word_key(word) == word_key(word.upper()) == word_key(word.lower()) == word_key(word.title())
    )


def test_stems_join_the_forms_of_an_english_word():
    assert [stem(w) for w in ("inspect", "inspects", "inspected", "inspecting")] == ["inspect"] * 4
    assert stem("inspectors") != stem("inspected")


# ---------------------------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The U.S. paid 12,700 dollars.", ["The", "U.S.", "paid", "12,700", "dollars"]),
        ("At 10:27 p.m., he left.", ["At", "10:27", "p.m.", "he", "left"]),
        ("J.K. Hall of the G7", ["J.K.", "Hall", "of", "the", "G7"]),
        ("a £1.5m, 3rd-rate plan", ["a", "1.5m", "3rd", "rate", "plan"]),
        ("up 45% on 2019", ["up", "45", "%", "on", "2019"]),
        ("don’t ‘stop’ the dogs’ dinner", ["don’t", "stop", "the", "dogs", "dinner"]),
        ("snake_case @handle", ["snake", "case", "handle"]),
        ("U.S-led talks, A.B. and a.b", ["U.S", "led", "talks", "A.B.", "and", "a.b"]),
        ("5 per cent, 5 per\u00a0cent", ["5", "per cent", "5", "per\u00a0cent"]),
        ("per. Cent per, cent", ["per", "Cent", "per", "cent"]),
        ("5 pour cent pour cent euros", ["5", "pour cent", "pour", "cent", "euros"]),
        ("En 2024, por ciento veinte", ["En", "2024", "por", "ciento", "veinte"]),
        ("the 5\n\npour cent", ["the", "5", "pour", "cent"]),
        (
            "see https://a.example/b-c_d?e=f%20g, now.",
            ["see", "https://a.example/b-c_d?e=f%20g", "now"],
        ),
        ("(www.example.com/x). Next", ["www.example.com/x", "Next"]),
        ("mail j.doe@mail.example today", ["mail", "j.doe@mail.example", "today"]),
        (
            "open Report_2.pdf or sites like nytimes.com!",
            ["open", "Report_2.pdf", "or", "sites", "like", "nytimes.com"],
        ),
        ("on 24/02/2015, 3/4 of 5#6", ["on", "24", "02", "2015", "3", "4", "of", "5", "6"]),
        ("the #bridge by @a_b (AT&T)", ["the", "bridge", "by", "a_b", "AT", "T"]),
        ("one&nbsp;two &amp; three", ["one", "two", "three"]),
        ("He left.She stayed.", ["He", "left", "She", "stayed"]),
        ("a <b class='x'>bold</b> <br/>{{word}} move", ["a", "bold", "move"]),
        ("if a < b and c > d", ["if", "a", "b", "and", "c", "d"]),
        ("l'homme d’affaires", ["l'homme", "d’affaires"]),
        ("time…that, or—so", ["time", "that", "or", "so"]),
        ("co\u00adoperate, cafe\u0301", ["co\u00adoperate", "cafe\u0301"]),
        ("東京は雨 today", ["東", "京", "は", "雨", "today"]),
        ("한국어 단어", ["한국어", "단어"]),
        ("हिन्दी में समाचार", ["हिन्दी", "में", "समाचार"]),
        ("தமிழ் செய்தி", ["தமிழ்", "செய்தி"]),
        ("বাংলা খবর।", ["বাংলা", "খবর"]),
        ("العَرَبِيَّة اليوم", ["العَرَبِيَّة", "اليوم"]),
        ("Он не был", ["Он", "не", "был"]),
    ],
)
def test_a_text_is_cut_into_words(text, words):
    tokens = written(text)

    assert words == [tokens.word(at) for at in range(len(tokens))]
    assert len(words) == count_words(text)


@pytest.mark.parametrize("lone", ["\u00ad", "\u200b", "\u2060", "\u200d", "\u0301", "\u064b"])
def test_a_mark_without_a_letter_before_it_is_no_word(lone):
    assert tuple(written(f"yes {lone} no").keys) == ("yes", "no")
    assert tuple(written(f"{lone}no").keys) == ("no",)


@given(TEXTS)
def test_every_word_stands_where_it_says_in_any_text(text):
    tokens = written(text)

    ends = [0, *tokens.ends]
    for at, key in enumerate(tokens.keys):
        start, end = tokens.starts[at], tokens.ends[at]
        paragraph = tokens.document.paragraphs[tokens.paragraphs[at]]
        assert ends[at] <= start < end
        assert paragraph.start <= start < end <= paragraph.end
        assert key == word_key(tokens.text[start:end]) != ""
        assert tokens.word(at) == tokens.text[start:end].replace(FILLER, "")


@given(TEXTS)
def test_no_letter_or_digit_of_any_text_is_left_out(text):
    tokens = written(text)

    covered = set()
    for start, end in zip(tokens.starts, tokens.ends, strict=True):
        covered.update(range(start, end))
    for tag in re.finditer("<[^<>]*>", tokens.text):  # markup is no text
        covered.update(range(*tag.span()))
    left_out = [c for at, c in enumerate(tokens.text) if at not in covered]
    # a turned comma is a letter of Hawaiian inside a word, and a quotation mark alone
    assert not [c for c in left_out if (c.isalpha() or c.isdecimal()) and word_key(c) != "'"]


@given(TEXTS)
def test_all_columns_have_one_entry_a_word_and_never_go_back(text):
    tokens = written(text)

    columns = (tokens.starts, tokens.ends, tokens.quoted, tokens.paragraphs, tokens.sentences)
    assert [len(tokens)] * 5 == [len(column) for column in columns]
    assert list(tokens.paragraphs) == sorted(tokens.paragraphs)
    assert list(tokens.sentences) == sorted(tokens.sentences)
    assert set(tokens.sentences) == set(range(len(set(tokens.sentences))))


def test_words_of_a_range_come_with_the_punctuation_between_them():
    tokens = written("Yes, he said; no.")

    assert tokens.words(0, 3) == "Yes, he said"
    assert tokens.words(2, 2) == ""


def test_only_matched_paragraphs_are_read():
    text = "Title\nBy A. Writer\nBody text\nSubscribe now"
    spans = [(0, 5), (6, 18), (19, 28), (29, 42)]
    removed = Mark("newsletter", "remove", "a cue", 1.0)
    paragraphs = [Paragraph(i, i + 1, *span) for i, span in enumerate(spans)]
    paragraphs[1] = Paragraph(1, 2, *spans[1], kind="byline")
    paragraphs[3] = Paragraph(3, 4, *spans[3], kind="boilerplate", mark=removed)

    tokens = tokenize(Document(id="d", text=text, paragraphs=tuple(paragraphs)))

    assert tuple(tokens.keys) == ("title", "body", "text")
    assert list(tokens.paragraphs) == [0, 2, 2]


def test_sentences_are_numbered_over_the_document():
    text = "One two. Three.\nFour"
    paragraphs = (Paragraph(0, 1, 0, 15), Paragraph(1, 2, 16, 20))
    document = Document(id="d", text=text, paragraphs=paragraphs)

    assert list(tokenize(document).sentences) == [0, 0, 1, 2]


# ---------------------------------------------------------------------------------- quotations


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("“Yes,” he said. “No.” He left.", "Yes No"),
        ('"Yes," he said. "No." He left.', "Yes No"),
        ("'Yes,' he said. 'No.' He left.", "Yes No"),
        ("‘Yes,’ he said. ‘No.’ He left.", "Yes No"),
        ("„Ja“, sagte er. „Nein“, sie.", "Ja Nein"),
        ("„Tak”, powiedział.", "Tak"),
        ("«Oui», dit-il.", "Oui"),
        ("« Oui », dit-il.", "Oui"),
        ("»Ja«, sagte er. »Nein«, sie.", "Ja Nein"),
        ("”Ja”, sade han. ”Nej”, hon.", "Ja Nej"),
        ("‚Ja‘, sagte er.", "Ja"),
        ("‹Oui›, dit-il.", "Oui"),
        ("He said nothing.", ""),
    ],
)
def test_quoted_words_are_found_in_the_marks_of_many_languages(text, speech):
    assert speech == quoted(text)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("‘Don’t,’ she said, ‘it’s late.’ It’s late.", "Don’t it’s late"),
        ("'We won't,' he said. 'It's late.' It's late.", "We won't It's late"),
        ("The dogs' tails and the cats' ears don't move.", ""),
        ("The dogs’ tails and the cats’ ears don’t move.", ""),
        ("In the '90s rock 'n' roll wasn't dead.", ""),
        ('A 6" pipe and a 7" pipe.', ""),
    ],
)
def test_apostrophes_and_inches_are_no_quotation_marks(text, speech):
    assert speech == quoted(text)


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("She called it 'older than the parish' and left.", "older than the parish"),
        ("'The dogs' owners pay. It's the Harts' hedge,' he said.", "The dogs owners pay It's the Harts hedge"),
        ("‘The dogs’ owners pay, not us,’ he said.", "The dogs owners pay not us"),
        ("He danced 'til dawn behind the boys' club.", ""),
        ("'s Avonds zei hij: 'Nee.'", "Nee"),
    ],
)  # fmt: skip
def test_single_marks_are_told_from_apostrophes_by_what_follows(text, speech):
    assert quoted(text) == speech


def test_a_quotation_that_only_a_plurals_apostrophe_closes_is_not_sure():
    [found] = quotations("They met in 'Spoons and the farmers' wives sang.", 0, 48)

    assert not found.is_sure


def test_a_straight_mark_behind_a_word_and_before_a_blank_ends_what_began_before():
    assert quoted('and so on," he said. He left.') == "and so on"


def test_a_quotation_inside_a_quotation_does_not_end_it():
    assert quoted("“He told me ‘go’ and I went,” she said.") == "He told me go and I went"
    assert quoted("‘He told me “go” and I went,’ she said.") == "He told me go and I went"
    assert quoted("'He said 'go' and I went,' she said.") == "He said go and I went"


@pytest.mark.parametrize("text", ["“So it went on.", '"So it went on.', "‘So it went on."])
def test_an_unclosed_quotation_runs_to_the_end_of_its_paragraph_only(text):
    assert written(f"{text}\nHe left.").quoted == bytes([1, 1, 1, 1, 0, 0])


def test_a_quotation_goes_on_from_the_paragraph_before_where_only_its_end_is_marked():
    assert quoted("and so on.” He left.") == "and so on"


def test_a_lone_apostrophe_inside_a_paragraph_opens_no_quotation():
    assert quoted("They met at 'Spoons and left early.") == ""


@given(TEXTS)
def test_quotations_of_any_text_are_ordered_disjoint_and_inside(text):
    spans = quotations(text, 0, len(text))

    flat = [position for span in spans for position in (span.start, span.end)]
    assert flat == sorted(flat)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 4)), max_size=8))
def test_states_of_well_formed_quotations_are_what_was_written(parts):
    expected, text = [], []
    for is_speech, n_words in parts:
        words = " ".join(["word"] * n_words)
        text.append(f"“{words},”" if is_speech else f"{words}.")
        expected += [is_speech] * n_words

    assert expected == list(written(" ".join(text)).quoted)


# ---------------------------------------------------------------------------------- kept with the words


def test_what_is_asked_of_a_document_twice_is_found_once_and_goes_with_its_words():
    found = []

    @once_a_document
    def words_from(tokens, first):
        found.append(first)
        return [tokens.word(at) for at in range(first, len(tokens))]

    words, others = written("one two three"), written("four")

    assert [words_from(words, 1), words_from(words, 1)] == [["two", "three"]] * 2
    assert [words_from(words, 2), words_from(others, 0)] == [["three"], ["four"]]
    assert found == [1, 2, 0]
    assert words_from(words.between(4, 13), 0) == ["two", "three"]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "看 https://x.example/新闻/为什么-关于?q=配额 了",
            "https://x.example/新闻/为什么-关于?q=配额",
        ),
        ("見る ja.example.org/wiki/東京都_(曖昧) と", "ja.example.org/wiki/東京都_(曖昧"),
        ("xem https://vi.example/wiki/Thành_phố_Huế nhé", "https://vi.example/wiki/Thành_phố_Huế"),
        ("देखें https://hi.example/नई_दिल्ली पर", "https://hi.example/नई_दिल्ली"),
        ("ดู https://th.example/กรุงเทพ ที่", "https://th.example/กรุงเทพ"),
        ("详见https://www.gov.example/了解更多，请", "https://www.gov.example/"),
        ("访问https://x.example/a了解更多", "https://x.example/a"),
        ("北京/上海/广州/深圳 四地", ""),
    ],
)
def test_a_link_has_letters_of_all_scripts_but_not_the_prose_behind_it(text, link):
    blob = b"\0" + text.encode() + bytes(16)

    found = [blob[a:b].decode() for a, b, _ in opaque.find_spans(blob, np.arange(len(blob) - 16))]

    assert found == [link] * bool(link)


def test_every_letter_of_a_link_is_marked_in_scripts_without_blanks():
    blob = b"\0" + "看https://x.example/新闻/经济 了".encode() + PADDING
    found = read_words(blob, np.array([1]), np.array([len(blob) - len(PADDING)]))

    assert found.is_opaque.tolist() == [False, *[True] * (len(found.starts) - 2), False]
    assert len(found.starts) > 6
