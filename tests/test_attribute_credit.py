"""Credit and direction: who is named as the source, and who was first."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff import Document, api, provenance
from newsdiff.language.tokenizing import tokenize
from newsdiff.model import Evidence
from newsdiff.reuse.attribute import credit
from newsdiff.reuse.attribute.direction import weigh
from newsdiff.reuse.attribute.evidence import WeightedEvidence, date_evidence
from newsdiff.reuse.attribute.namings import namings
from newsdiff.reuse.attribute.outlet_names import aliases
from newsdiff.settings import AttributeSettings
from prepared import uncleaned

LIMITS = AttributeSettings()
COPIED = (
    "Nobody who crossed the bridge that morning noticed anything strange about its northern end."
)
OWN = "We rang the harbour office twice, and twice a recorded voice wished us a pleasant evening."


def named(text: str, outlet: str = "The Ellery Herald", *, is_cleaned: bool = False) -> list[str]:
    """Return the phrases that credit an outlet in a text."""
    [document] = api.prepare([Document(id="t", text=text)], is_cleaned=is_cleaned)
    names = aliases(Document(id="s", text="", outlet=outlet))
    return [text[found.start : found.end] for found in namings(tokenize(document), names)]


@pytest.mark.parametrize(
    ("outlet", "sign", "text"),
    [
        line.split("\t")[1:]
        for line in Path(__file__)
        .with_name("credits_in_languages.tsv")
        .read_text("utf-8")
        .splitlines()
    ],
)
def test_a_sentence_of_any_language_credits_an_outlet_or_only_names_it(outlet, sign, text):
    assert bool(named(text, outlet)) == (sign == "+")


# ---------------------------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("outlet", "names"),
    [
        ("The Ellery Herald", {"ellery herald"}),
        ("Skimline", {"skimline"}),
        ("girderweekly.com", {"girderweekly.com", "girderweekly"}),
        ("BridgeWatch", {"bridgewatch", "bridge watch"}),
        ("Parapet Weekly (London)", {"parapet weekly"}),
        ("Parapet / Girder", {"parapet", "girder"}),
        ("Der Bote", {"bote"}),
    ],
)
def test_an_outlet_goes_by_several_names(outlet, names):
    assert names == set(aliases(Document(id="s", text="", outlet=outlet)))


@pytest.mark.parametrize(
    ("front", "outlet", "is_credited"),
    [
        ("KESSEL (NW) -", "Norwire", True),
        ("PORT ELLERY, 3. Mai (NW) –", "Norwire", True),
        ("ELLERY (MRD) --", "Meridian News", True),
        ("KESSEL (NX) -", "Norwire", False),
        ("KESSEL (AP) -", "Alpenpost", False),  # everybody knows whose sign that is
        ("KESSEL (nw) -", "Norwire", False),  # a writer's
    ],
)
def test_a_datelines_sign_may_be_short_for_a_name_and_says_nothing_of_who_was_first(
    front, outlet, is_credited
):
    source = Document(id="s", text=COPIED, outlet=outlet)
    target = Document(id="t", text=f"{front} {COPIED}", outlet="Skimline")
    found = credit.credited(*map(tokenize, uncleaned([target, source])))

    assert [x.is_own for x in found] == [False] * is_credited


def test_an_agency_goes_by_its_name_and_its_letters():
    assert {"ap", "associated press"} <= aliases(Document(id="s", text="", outlet="AP"))
    assert {"ap", "associated press"} <= aliases(
        Document(id="s", text="", outlet="The Associated Press")
    )


def test_who_credits_the_agency_whose_copy_a_source_prints_credits_the_copy_not_the_source():
    source = Document(id="s", text=f"PORT ELLERY (Norwire) - {COPIED}", outlet="Girder")
    target = Document(id="t", text=f"A clerk told Norwire about it. {COPIED}", outlet="Skimline")
    target, source = uncleaned([target, source])

    report = provenance(target, [source])

    [passage] = report.paragraphs[0].passages
    assert (passage.credit.level, passage.credit.text) == ("paragraph", "told Norwire")
    assert report.sources[0].direction.verdict == "unknown"


@pytest.mark.parametrize("text", [COPIED, f"PORT ELLERY (Norwire) - {COPIED}"])
def test_a_document_without_an_outlet_goes_by_no_name(text):
    """Everybody who prints an agency's text prints its dateline."""
    assert aliases(Document(id="s", text=text)) == frozenset()


# ---------------------------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("A clerk, cited by the Ellery Herald, resigned.", "cited by the Ellery Herald"),
        ("According to the Ellery Herald, he resigned.", "According to the Ellery Herald"),
        ("He told the Ellery Herald that he resigned.", "told the Ellery Herald"),
        ("He resigned, the Ellery Herald reported.", "Ellery Herald reported"),
        ("The Ellery Herald has learned of it.", "Ellery Herald has learned"),
        ("It was first reported by the Ellery Herald.", "first reported by the Ellery Herald"),
        (
            "It originally appeared in The Ellery Herald.",
            "originally appeared in The Ellery Herald",
        ),
        (
            "He spoke in an interview with the Ellery Herald.",
            "in an interview with the Ellery Herald",
        ),
        ("Republished from the Ellery Herald.", "Republished from the Ellery Herald"),
        ("It is so (h/t Ellery Herald) again.", "h/t Ellery Herald"),
        ("He told the Ellery Herald Tuesday that he resigned.", "told the Ellery Herald"),
        ("Source: Ellery Herald", "Source: Ellery Herald"),
        ("A clerk resigned, via the Ellery\nHerald.", "via the Ellery\nHerald"),
        ("A call to the Ellery Herald brought it out.", "call to the Ellery Herald"),
        ("The remarks were carried by the Ellery Herald.", "carried by the Ellery Herald"),
        ("Reprinted by permission of The Ellery Herald.", "permission of The Ellery Herald"),
        ("Das sagte sie dem „Ellery Herald“ am Dienstag.", "sagte sie dem „Ellery Herald"),
        ("Zuerst hatte der „Ellery Herald“ darüber berichtet.", "Zuerst hatte der „Ellery Herald“"),
        ("Laut Ellery Herald wird verhandelt.", "Laut Ellery Herald"),
        ("Dem Ellery Herald zufolge wird verhandelt.", "Ellery Herald zufolge"),
        ("Selon l'Ellery Herald, rien ne change.", "Selon l'Ellery Herald"),
        ("« Rien », a-t-elle déclaré à l'Ellery Herald.", "déclaré à l'Ellery Herald"),
        ("Según el diario Ellery Herald, nada cambia.", "Según el diario Ellery Herald"),
        ("Lo riporta l'Ellery Herald.", "riporta l'Ellery Herald"),
        ("La notizia è stata anticipata dall'Ellery Herald.", "anticipata dall'Ellery Herald"),
        ("Segundo o Ellery Herald, nada muda.", "Segundo o Ellery Herald"),
        ("Foi originalmente publicado em Ellery Herald.", "publicado em Ellery Herald"),
        ("Dat meldt de Ellery Herald.", "meldt de Ellery Herald"),
        ("Об этом сообщает газета «Ellery Herald».", "сообщает газета «Ellery Herald"),
        ("По данным Ellery Herald, ничего не меняется.", "По данным Ellery Herald"),
        ("Ничего не меняется, пишет Ellery Herald.", "пишет Ellery Herald"),
        ("Со ссылкой на Ellery Herald газета назвала дату.", "Со ссылкой на Ellery Herald"),
        ("Jak podaje Ellery Herald, nic się nie zmienia.", "podaje Ellery Herald"),
        ("Według dziennika Ellery Herald nic się nie zmienia.", "Według dziennika Ellery Herald"),
        ("Powiedział gazecie Ellery Herald, że odchodzi.", "Powiedział gazecie Ellery Herald"),
        ("She confirmed an Ellery Herald report of it.", "Ellery Herald report"),
        ("He told Ellery Herald Reporter Tom Reed.", "told Ellery Herald"),
        ("The Ellery Herald broke the story in May.", "Ellery Herald broke the story"),
        ("The Ellery Herald was the first to report it.", "Ellery Herald was the first to report"),
        ("The mast is cracked, writes the Ellery Herald.", "writes the Ellery Herald"),
        ("He told the Ellery Herald the office was shut.", "told the Ellery Herald"),
        ("Read the full story in the Ellery Herald", "story in the Ellery Herald"),
        ("Der Ellery Herald hatte zuerst darüber berichtet.", "Ellery Herald hatte zuerst"),
        ("Con información de Ellery Herald.", "Con información de Ellery Herald"),
        ("La noticia es del Ellery Herald.", "La noticia es del Ellery Herald"),
        ("L'informazione è dell'Ellery Herald.", "informazione è dell'Ellery Herald"),
        ("A reportagem é do Ellery Herald.", "A reportagem é do Ellery Herald"),
        ("L'information vient du Ellery Herald.", "vient du Ellery Herald"),
        ("Dat onthulde de Ellery Herald.", "onthulde de Ellery Herald"),
        ("Enligt tidningen Ellery Herald är masten sprucken.", "Enligt tidningen Ellery Herald"),
        ("Det oplyser Ellery Herald.", "oplyser Ellery Herald"),
        ("Det melder Ellery Herald.", "melder Ellery Herald"),
        ("Podle Ellery Herald stožár praskl.", "Podle Ellery Herald"),
        ("Uvedl to deník Ellery Herald.", "Uvedl to deník Ellery Herald"),
        ("Potrivit Ellery Herald, catargul e crăpat.", "Potrivit Ellery Herald"),
        ("За даними Ellery Herald, щогла тріснула.", "За даними Ellery Herald"),
        ("Ellery Herald'a göre direk çatladı.", "Ellery Herald'a göre"),
        ("Kilde: Ellery Herald", "Kilde: Ellery Herald"),
        ("Kaynak: Ellery Herald", "Kaynak: Ellery Herald"),
        ("Wie der Ellery Herald erfuhr, ist der Mast gebrochen.", "Ellery Herald erfuhr"),
        ("Une enquête du Ellery Herald.", "Une enquête du Ellery Herald"),
        ("Lo publica hoy el Ellery Herald.", "publica hoy el Ellery Herald"),
        ("A scriverlo è l'Ellery Herald.", "A scriverlo è l'Ellery Herald"),
        ("Ellery Herald har tidligere skrevet om masten.", "Ellery Herald har tidligere skrevet"),
        ("Haber kaynağı: Ellery Herald", "kaynağı: Ellery Herald"),
        ("The mast is cracked, the Ellery Herald reveals.", "Ellery Herald reveals"),
        ("Het werd onthuld door de Ellery Herald.", "onthuld door de Ellery Herald"),
        ("Stando alla Ellery Herald, l'albero è rotto.", "Stando alla Ellery Herald"),
        (
            "Selon nos confrères du Ellery Herald, le mât est fendu.",
            "nos confrères du Ellery Herald",
        ),
        ("Джерело: Ellery Herald", "Джерело: Ellery Herald"),
        ("It emerged in Friday's Ellery Herald.", "emerged in Friday's Ellery Herald"),
        ("The mast is cracked, per the Ellery Herald.", "per the Ellery Herald"),
        ("Thanks to @elleryherald. Hat tip: @Ellery_Herald", "Hat tip: @Ellery_Herald"),
        (
            "The Ellery Herald, citing a rigger, reported it.",
            "Ellery Herald, citing a rigger, report",
        ),
        ("The Ellery daily was first to report it.", "Ellery daily was first to report"),
        ("A member, an Ellery Herald analysis shows, lied.", "Ellery Herald analysis"),
        ("Documents were shared with the Ellery Herald.", "shared with the Ellery Herald"),
        ("He told the Ellery Herald that the report was wrong.", "told the Ellery Herald"),
        ("The mast is cracked, the Ellery Herald's Ann Lee reports.", "Herald's Ann Lee reports"),
        ("From our partners at the Ellery Herald", "our partners at the Ellery Herald"),
        ("Ellery Herald'a konuşan usta direğin çatladığını söyledi.", "Herald'a konuşan"),
        ("The owner denied the story to the Ellery Herald.", "story to the Ellery Herald"),
        ("Source link: elleryherald.example", "Source link: elleryherald.example"),
        ("Det var Ellery Herald som först berättade om det.", "Ellery Herald som först berättade"),
        ("Wie die „Ellery Herald“ am Montag berichteten, ist er hin.", "am Montag berichteten"),
        ("Wie der Ellery Herald unter Berufung auf die Werft meldet.", "Werft meldet"),
        ("Nach Ellery-Herald-Informationen ist er hin.", "Ellery-Herald-Informationen"),
        ("Selon les informations de l'Ellery Herald.", "les informations de l'Ellery Herald"),
        ("Según ha podido saber el Ellery Herald.", "saber el Ellery Herald"),
        ("Secondo quanto riportato dall'Ellery Herald.", "riportato dall'Ellery Herald"),
        ("Ez így volt, írja az Ellery Herald.", "írja az Ellery Herald"),
        ("Σύμφωνα με την Ellery Herald, έσπασε.", "Σύμφωνα με την Ellery Herald"),
    ],
)
def test_an_outlet_is_credited_in_many_phrases(text, phrase):
    [found] = named(text)

    assert phrase.casefold() in found.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "The Ellery Herald building burned down.",
        "Readers like the Ellery Herald.",
        "The ellery herald is a small bird, they said.",
        "He told the Ellery Heraldry Society.",
        "Write to desk@elleryherald.example today.",
        "He told the Herald.",
        "He complained to the Ellery Herald Readers Panel.",
        "He saw himself in the Ellery Herald.",
        "The contract went to the Ellery Herald on Tuesday.",
        "A spokesman for the Ellery Herald had no more to add.",
        "Money from the Ellery Herald was spent on lamps.",
        "Share on Ellery Herald",
        "Es sei, sagte sie, an der Ellery Herald vorbeizugehen.",
        "Die Ellery Herald-Gruppe verkauft ihr Haus.",
        "Il a acheté l'Ellery Herald en 1990.",
        "Он купил Ellery Herald в прошлом году.",
        "Здание Ellery Herald сгорело ночью.",
        "Kupił Ellery Herald w zeszłym roku.",
        "Budynek Ellery Herald spłonął w nocy.",
        "He told the Ellery Herald Health Commission.",
        "She spoke at an Ellery Herald conference.",
        "He said so in the Ellery Herald’s new building.",
        "The mast is old, according to an Ellery Herald employee.",
        "Half are against it, according to an Ellery Herald poll.",
        "The Ellery Herald reported a small loss for the year.",
        "The court told the Ellery Herald to pay.",
        "Tom Reed writes for the Ellery Herald.",
        "The Ellery Herald said farewell to its printer.",
        "Der Ellery Herald meldete einen Verlust.",
        "The Ellery Herald broke the news to its printers.",
        "Er arbeitet nicht mehr beim Ellery Herald.",
        "Festivalen holdes med bidrag fra Ellery Herald.",
        "He denied a report in the Ellery Herald that the mast is cracked.",
        "A report in the Ellery Herald that it is cracked is false.",
        "Einen Bericht des Ellery Herald, wonach er verkauft sei, wies sie zurück.",
        "Il dément une information du Ellery Herald.",
        "She says that a story in the Ellery Herald about her was wrong.",
        "She had written to the Ellery Herald about it.",
        "A spokeswoman for the Ellery Herald said so.",
        "A correction in the Ellery Herald notes it.",
        "Last year the Ellery Herald reported on another mast.",
        "Im vergangenen Jahr berichtete der Ellery Herald über einen anderen Mast.",
        "Her work has appeared in the Ellery Herald and elsewhere.",
        "The Ellery Herald said in a statement that it was sorry.",
        "The Ellery Daily was first to report it.",
        "Follow @elleryherald for more.",
        "Advertise with the Ellery Herald and the Venn Post.",
    ],
)
def test_a_name_without_such_a_phrase_is_no_credit(text):
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The AFP said that two men were held.", 1),
        ("The AFP said that two men were held. The Australian Federal Police searched.", 0),
        ("She told AFP of the raid.", 1),
        ("AFP said so. The Armed Forces of the Philippines searched.", 0),
        ("She told Afp of the raid.", 0),
        ("Her AFP said that he was out.", 0),
    ],
)
def test_initials_are_an_agencys_where_the_text_does_not_spell_out_another_name(text, expected):
    assert len(named(text, "AFP")) == expected


def test_an_outlet_that_is_a_common_word_is_credited_by_its_capital_only():
    assert named("According to the girder, it bends.", "Girder") == []
    assert named("According to Girder, it bends.", "Girder") == ["According to Girder"]


def test_a_site_is_credited_by_its_address():
    assert named("As girderweekly.com reported, it bends.", "girderweekly.com") == [
        "girderweekly.com reported"
    ]


def test_an_address_in_a_sentence_is_a_credit_behind_a_phrase_of_one_only():
    assert named("Originally published at elleryherald.example.") != []
    assert named("The owner of elleryherald.example sold his boat.") == []


def test_an_address_in_a_sentence_is_credited_as_a_name_is():
    text = "The keeper told elleryherald.example that it bends; elleryherald.example reported the rest."
    [document] = uncleaned([Document(id="t", text=text)])
    found = namings(tokenize(document), {"elleryherald"})

    assert [text[x.start : x.end] for x in found] == [
        "told elleryherald.example",
        "elleryherald.example reported",
    ]
    assert not any(x.is_signature for x in found)


@pytest.mark.parametrize(
    ("outlet", "text", "phrase"),
    [
        ("Орловский вестник", "По данным «Орловского вестника», мачта треснула.", "вестника"),
        ("Орлівські новини", "За інформацією «Орлівських новин», щогла тріснула.", "новин"),
        (
            "Gazeta Orlicka",
            "Według „Gazety Orlickiej” maszt pękł, ale nie było na nim nikogo.",
            "Gazety Orlickiej",
        ),
        (
            "Orlické noviny",
            "Podle Orlických novin stožár praskl, ale nikdo na něm nebyl.",
            "Orlických novin",
        ),
        (
            "Süderländer Tageblatt",
            "Der Mast ist hin, heißt es im Bericht des Süderländer Tageblatts, das ihn sah.",
            "Tageblatts",
        ),
        (
            "Süderländische Zeitung",
            "Laut der Süderländischen Zeitung ist der Mast nicht mehr zu retten.",
            "Süderländischen Zeitung",
        ),
        ("織北新聞", "帆柱は折れていたと、織北新聞が火曜日に報じた。", "報じた"),
        ("織北新聞", "（出典：織北新聞）", "出典：織北新聞"),
        ("织北晚报", "据《织北晚报》报道，桅杆断了。", "据《织北晚报》报道"),
        ("织北晚报", "（本文转载自织北晚报）", "转载自织北晚报"),
        ("오릭신문", "오릭신문에 따르면 돛대가 부러졌다.", "오릭신문에 따르면"),
        ("صحيفة أورلان", "ونقلت صحيفة أورلان عن الحارس قوله.", "نقلت صحيفة أورلان"),
        ("أورلان اليوم", "وقالت لصحيفة أورلان اليوم إن الصاري انكسر.", "أورلان اليوم"),
        ("หนังสือพิมพ์ออร์ริก", "ตามรายงานของหนังสือพิมพ์ออร์ริก เสากระโดงหัก", "ตามรายงานของ"),
        ("織北新聞", "社長は織北新聞のインタビューで認めた。", "インタビューで"),
        ("ओरिक समाचार", "ओरिक समाचार के अनुसार मस्तूल टूट गया।", "के अनुसार"),
    ],
)
def test_a_name_is_found_in_the_forms_and_scripts_of_its_language(outlet, text, phrase):
    [found] = named(text, outlet)

    assert phrase in found


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("北日報", "港北日報が報じた。"),
        ("織北新聞", "織北新聞の取材には応じなかった。"),
        ("织北晚报", "市政府否认了织北晚报的报道。"),
        ("织北晚报", "织北晚报表示歉意。"),
        ("织北晚报", "公司对织北晚报提起诉讼。"),
        ("صحيفة أورلان", "ونفت ما نشرته صحيفة أورلان عن الصاري."),
        ("Орловский вестник", "Мэрия опровергла сообщение «Орловского вестника»."),
    ],
)
def test_part_of_a_longer_name_and_what_is_denied_are_no_credit_in_any_script(outlet, text):
    assert named(text, outlet) == []


@pytest.mark.parametrize(
    ("outlet", "text", "phrase"),
    [
        ("harbourpost.com", "According to The Harbour Post it is hollow.", "The Harbour Post"),
        ("www.harbourpost.com", "“It is rotten,” he told Harbour Post.", "told Harbour Post"),
        ("harbourpost.com", "He told the Harbour-Post of it.", "told the Harbour-Post"),
        ("theharbourpost.co.uk", "It is hollow, the Harbour Post reported.", "Post reported"),
        ("thetimes.co.uk", "He told The Times that it was hollow.", "told The Times"),
        ("thetimes.co.uk", "He told the Times that it was hollow.", "told the Times"),
        (
            "isleofmereinquirer.org",
            "No, says a report in the Isle of Mere Inquirer.",
            "Isle of Mere Inquirer",
        ),
        ("elpregonero.es", "Según El Pregonero, está cerrado.", "El Pregonero"),
        (
            "lecourrierdelorne.fr",
            "« Non », a-t-il dit au Courrier de l’Orne.",
            "Courrier de l’Orne",
        ),
        ("lechodutarn.fr", "« Non », a-t-il dit à L'Écho du Tarn.", "L'Écho du Tarn"),
        ("muehlenbote.de", "Das sagte er dem Mühlenboten, der ihn sah.", "dem Mühlenboten"),
        ("derwaldbote.at", "Das sagte er dem Waldboten, der ihn sah.", "dem Waldboten"),
        ("norrow24.de", "Laut Norrow 24 ist er hohl.", "Norrow 24"),
        ("kurierbrzezinski.pl", "Jak ustalił Kurier Brzeziński, pękł.", "Kurier Brzeziński"),
    ],
)
def test_an_outlet_known_by_its_address_is_credited_by_its_name_in_words(outlet, text, phrase):
    [found] = named(text, outlet)

    assert phrase in found


@pytest.mark.parametrize(
    ("outlet", "text"),
    [
        ("thetimes.co.uk", "He told the times of plenty from the times of want."),
        ("thetimes.co.uk", "He told the New York Times that it was hollow."),
        ("theage.com.au", "He told the age of the tree by its rings."),
        ("harbourpost.com", "According to the harbour post by the pier, tides are high."),
        ("harbourpost.com", "He told the Harbour. Post reported the rest."),
        ("harbourpost.com", "He told the Harbour, Post and Rail committee of it."),
        ("harbourpost.com", "The Harbour Post Office said it would close."),
        ("harbourpost.com", "He moored at Harbour Post and went home."),
        ("itnow.com", "She told him: “Do It Now,” he said."),
        ("freepress.org", "She told the free press from the paid."),
        ("weather.com", "According to We Ather it will rain."),
    ],
)
def test_the_words_of_an_address_are_no_name_without_their_capitals_and_a_phrase(outlet, text):
    assert named(text, outlet) == []


def test_a_paper_goes_by_its_last_word_once_its_name_was_given():
    full = "A photographer of the Ellery Herald fell into the dock."

    assert named(f"{full} The mast is cracked, the Herald reported.") == ["Herald reported"]
    assert named("The mast is cracked, the Herald reported.") == []
    assert named(f"{full} The mast is cracked, the Venn Herald reported.") == []


@pytest.mark.parametrize("title", ["Ellery Herald: Mast is cracked", "Mast cracked: Ellery Herald"])
def test_a_headline_credits_whom_it_begins_or_closes_with(title):
    assert named(f"{title}\n\n{COPIED}", is_cleaned=True) == ["Ellery Herald"]
    assert named(f"The mast is cracked\n\n{COPIED} {title} today.", is_cleaned=True) == []


def test_every_place_is_found_in_order():
    text = "According to Girder, it bends. It will break, Girder reported."

    assert named(text, "Girder") == ["According to Girder", "Girder reported"]


# ---------------------------------------------------------------------------------- levels


def credited(*paragraphs: str) -> list[tuple[str, str] | None]:
    """Return level and text of the credit of each copied passage of a target."""
    source = Document(id="s", text=COPIED, outlet="Girder")
    target = Document(id="t", text="\n\n".join(paragraphs), outlet="Skimline")
    target, source = uncleaned([target, source])
    report = provenance(target, [source])
    return [
        (passage.credit.level, passage.credit.text) if passage.credit else None
        for line in report.paragraphs
        for passage in line.passages
    ]


@pytest.mark.parametrize(
    ("paragraphs", "level"),
    [
        ([f"According to Girder, {COPIED[0].lower()}{COPIED[1:]}", OWN], "sentence"),
        ([f"The leak was quoted in Girder. {COPIED}", OWN], "paragraph"),
        ([f"{COPIED} The leak was quoted in Girder.", OWN], "paragraph"),
        ([COPIED, OWN, "The leak was quoted in Girder."], "article"),
        (["The leak was quoted in Girder.", OWN, COPIED], "article"),
    ],
)
def test_credit_is_told_by_how_near_it_stands(paragraphs, level):
    [found] = credited(*paragraphs)

    assert found is not None
    assert level == found[0]
    assert "Girder" in found[1]


def test_the_nearest_credit_counts():
    [found] = credited(
        "The leak was quoted in Girder.", f"According to Girder, {COPIED[0].lower()}{COPIED[1:]}"
    )

    assert found == ("sentence", "According to Girder")


def test_without_a_naming_there_is_no_credit():
    assert credited(COPIED, OWN, "Girders bend.") == [None]


def test_a_credit_over_two_lines_is_one_line_in_the_report():
    [found] = credited(f"{COPIED} It was quoted in\nGirder.")

    assert found == ("paragraph", "quoted in Girder")


# ---------------------------------------------------------------------------------- direction


def weighted(weight: float) -> WeightedEvidence:
    return WeightedEvidence(Evidence("credit", ("t",), (f"{weight}",)), weight)


@pytest.mark.parametrize(
    ("weights", "verdict", "confidence"),
    [
        ([], "unknown", 0.0),
        ([0.4], "unknown", 0.0),
        ([2.5, -2.5], "unknown", 0.0),
        ([2.5], "source-first", 0.9241),
        ([-2.5], "target-first", 0.9241),
        ([4.0, -2.5], "source-first", 0.8176),
        ([4.0, 2.5, 1.0], "source-first", LIMITS.max_confidence),
    ],
)
def test_evidence_adds_up_to_a_probability(weights, verdict, confidence):
    found = weigh([weighted(w) for w in weights], is_common=False, settings=LIMITS)

    assert (verdict, confidence) == (found.verdict, found.confidence)


@pytest.mark.parametrize("weights", [[1.2, 1.0], [-1.0, -1.2, -1.3], [1.3, 1.3, -1.0, 1.0]])
def test_weak_evidence_of_several_kinds_stays_weak(weights):
    found = weigh([weighted(w) for w in weights], is_common=False, settings=LIMITS)

    assert 0.5 < found.confidence < 0.8


def test_weak_evidence_adds_to_what_is_not():
    alone, together = (
        weigh([weighted(w) for w in weights], is_common=False, settings=LIMITS).confidence
        for weights in ((2.5,), (2.5, 1.0))
    )

    assert alone < together


def test_the_heaviest_evidence_is_told_first():
    found = weigh([weighted(1.0), weighted(-4.0), weighted(2.5)], is_common=False, settings=LIMITS)

    assert [e.quotes for e in found.evidence] == [("-4.0",), ("2.5",), ("1.0",)]


def test_a_common_agency_stands_unless_the_evidence_is_strong():
    weak, strong = ([weighted(w)] for w in (2.5, 4.0))

    assert weigh(weak, is_common=True, settings=LIMITS).verdict == "common-source"
    assert weigh(strong, is_common=True, settings=LIMITS).verdict == "source-first"


def dated(source: str | None, target: str | None, outlet: str | None = None) -> float:
    """Return the weight of two dates of publication."""
    documents = (
        Document(id=name, text="", published=p, outlet=outlet)
        for name, p in zip("st", (source, target), strict=True)
    )
    found = date_evidence(*documents, LIMITS)
    return found.weight if found else 0.0


@pytest.mark.parametrize(
    ("source", "target", "weight"),
    [
        (None, "2023-03-15", 0.0),
        ("2023-03-15", None, 0.0),
        ("2023-03-15", "2023-03-15", 0.0),
        ("2023-03-15", "2023-03-17", LIMITS.odds_day),
        ("2023-03-17", "2023-03-15", -LIMITS.odds_day),
        ("2023-03-15", "2023-03-15T10:00:00", 0.0),
        ("2023-03-15T23:30:00-05:00", "2023-03-15", 0.0),
        ("2023-03-15T09:00:00+00:00", "2023-03-15T09:30:00+01:00", -LIMITS.odds_hour),
        ("2023-03-15T23:30:00-05:00", "2023-03-16T05:00:00+00:00", LIMITS.odds_hour),
        ("2023-03-15T23:50:00+00:00", "2023-03-16T00:10:00+00:00", LIMITS.odds_hour),
        ("2023-03-15T20:00:00+00:00", "2023-03-16T19:00:00+00:00", LIMITS.odds_hour),
        ("2023-03-15T20:00:00+00:00", "2023-03-16T20:00:00+00:00", LIMITS.odds_day),
        ("2023-03-15T10:00:00Z", "2023-03-15T10:00:00+00:00", 0.0),
    ],
)
def test_dates_of_publication_are_weighed_by_days_and_hours(source, target, weight):
    assert weight == dated(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("2023-03-15T10:00:00", "2023-03-15T11:30:00+00:00"),  # whose ten o'clock?
        ("2023-03-15T23:30:00", "2023-03-16T00:15:00+00:00"),
        ("2023-03-15T14:00:00", "2023-03-15T18:30:00+00:00"),
        ("2023-03-15T23:30:00-05:00", "2023-03-16"),
    ],
)
def test_where_the_zone_decides_the_order_it_is_not_known(source, target):
    assert 0 < dated(source, target) < LIMITS.min_odds


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("2023-03-15", "2023-03-16"),
        ("2023-03-15", "2023-03-16T00:30:00+00:00"),
        ("2023-03-15T09:00:00", "2023-03-15T10:00:00"),
        ("2023-03-15T23:50:00", "2023-03-16T00:10:00"),
    ],
)
def test_dates_whose_order_is_not_sure_are_weak_evidence(source, target):
    assert LIMITS.min_odds < dated(source, target) < LIMITS.odds_hour


def test_an_outlet_has_one_clock():
    times = "2023-03-15T09:00:00", "2023-03-15T10:00:00"

    assert dated(*times) < dated(*times, outlet="Gull") == LIMITS.odds_hour


def test_a_date_weighs_the_less_the_less_sure_its_order_is():
    weights = [dated("2023-03-15T10:00:00", f"2023-03-15T{h}:00:00+00:00") for h in range(11, 24)]

    assert weights == sorted(weights)
    assert weights[-1] == LIMITS.odds_hour


def first(source: str, target: str, **changed) -> tuple[str, list[str]]:
    """Return who was first and by which kinds of evidence."""
    known = {"outlets": (None, None), "dates": (None, None), **changed}
    documents = [
        Document(id=name, text=text, outlet=outlet, published=date)
        for name, text, outlet, date in zip(
            "st", (source, target), known["outlets"], known["dates"], strict=True
        )
    ]
    source_, target_ = uncleaned(documents)
    [record] = provenance(target_, [source_]).sources
    return record.direction.verdict, [e.kind for e in record.direction.evidence]


def test_without_evidence_the_direction_is_unknown():
    assert first(COPIED, COPIED) == ("unknown", [])


def test_where_nothing_is_shared_the_direction_is_unknown_whatever_the_dates():
    assert first(COPIED, OWN, dates=("2020-01-01", "2020-01-02")) == ("unknown", [])


def test_the_earlier_date_was_first():
    assert first(COPIED, COPIED, dates=("2020-01-01", "2020-01-02")) == ("source-first", ["date"])
    assert first(COPIED, COPIED, dates=("2020-01-02", "2020-01-01")) == ("target-first", ["date"])


def test_a_credit_says_who_was_first():
    outlets = ("Girder", "Skimline")

    assert first(COPIED, f"According to Girder: {COPIED}", outlets=outlets) == (
        "source-first",
        ["credit"],
    )
    assert first(f"According to Skimline: {COPIED}", COPIED, outlets=outlets) == (
        "target-first",
        ["credit"],
    )


def test_a_credit_beats_a_date():
    """A page is often dated by its last update."""
    assert first(
        COPIED,
        f"According to Girder: {COPIED}",
        outlets=("Girder", "Skimline"),
        dates=("2020-01-02", "2020-01-01"),
    ) == ("source-first", ["credit", "date"])


def test_outlets_that_credit_each_other_prove_nothing():
    assert first(
        f"According to Skimline: {COPIED}",
        f"According to Girder: {COPIED}",
        outlets=("Girder", "Skimline"),
    ) == ("unknown", [])


RIGHT = "Desmond Aldgrave told the committee that nobody had seen the handrail fall in the gale."
WRONG = RIGHT.replace("Aldgrave", "Aldgrove")
KNOWN = "Desmond Aldgrave has form, and Desmond Aldgrave knows it."


def test_a_slip_in_a_name_that_a_side_knows_elsewhere_is_shown_and_decides_nothing_alone():
    """Who takes a text may as well have mended a slip of its writer."""
    assert first(f"{RIGHT}\n\n{OWN}", f"{WRONG}\n\n{KNOWN}") == ("unknown", ["error"])
    assert first(f"{WRONG}\n\n{KNOWN}", f"{RIGHT}\n\n{OWN}") == ("unknown", ["error"])


def test_a_slip_and_a_house_style_together_stay_below_what_is_sure():
    styled, bare = f"{COURTEOUS} {RIGHT}", f"{COURTEOUS} {WRONG}"
    documents = [
        Document(id="s", text=f"{styled}\n\n{SAME}"),
        Document(id="t", text=f"{bare}\n\n{BARE}\n\n{KNOWN}"),
    ]
    source, target = uncleaned(documents)

    [record] = provenance(target, [source]).sources

    assert [e.kind for e in record.direction.evidence] == ["style", "error"]
    assert record.direction.verdict == "source-first"
    assert record.direction.confidence < 0.8


APART = (
    "Two winters ago {} that the council meant to sell the old pumping house and everything in it to a "
    "dealer from the coast."
)


@pytest.mark.parametrize(
    "credit",
    [
        "Girder reported",
        "it was revealed by Girder",
        "readers were told by an editor, according to Girder,",
    ],
)
def test_a_credit_in_prose_that_shares_nothing_is_not_sure(credit):
    """It may be about another matter, which the writer of the text mentions beside."""
    outlets = ("Girder", "Skimline")
    found = sureness(COPIED, f"{COPIED}\n\n{APART.format(credit)}", outlets)

    assert found < 0.8 < sureness(COPIED, f"{COPIED} {APART.format(credit)}", outlets)


@pytest.mark.parametrize(
    "line",
    ["First reported by Girder.", "h/t Girder", "This article originally appeared in Girder."],
)
def test_a_short_line_of_credit_is_sure_wherever_it_stands(line):
    assert sureness(COPIED, f"{COPIED}\n\n{OWN}\n\n{line}", ("Girder", "Skimline")) > 0.9


def test_a_dateline_is_sure_though_its_own_paragraph_is_another_one():
    target = f"HAVEN (Girder) - {OWN} {OWN}\n\n{COPIED}"

    assert sureness(COPIED, target, ("Girder", "Skimline")) > 0.9


def test_a_credit_of_the_source_is_judged_by_its_own_paragraph():
    assert (
        sureness(f"{COPIED}\n\n{APART.format('Skimline reported')}", COPIED, ("Girder", "Skimline"))
        < 0.8
    )


def sureness(source: str, target: str, outlets: tuple[str, str]) -> float:
    """Return the confidence of a direction that rests on a credit."""
    documents = [
        Document(id=name, text=text, outlet=outlet)
        for name, text, outlet in zip("st", (source, target), outlets, strict=True)
    ]
    source_, target_ = uncleaned(documents)
    [record] = provenance(target_, [source_]).sources
    assert [e.kind for e in record.direction.evidence] == ["credit"]
    return record.direction.confidence


@pytest.mark.parametrize(
    "other", ["Rupert Haverstrand", "The Ellery Herald", "Inspector Maud Pell", "Des Aldgrave"]
)
def test_another_person_or_paper_is_no_slip(other):
    replaced = RIGHT.replace("Desmond Aldgrave", other)

    assert first(f"{RIGHT}\n\n{OWN}", f"{replaced}\n\n{KNOWN}") == ("unknown", [])
    assert first(f"{replaced}\n\n{KNOWN}", f"{RIGHT}\n\n{OWN}") == ("unknown", [])


def test_a_name_that_differs_everywhere_is_no_slip():
    assert first(RIGHT, WRONG) == ("unknown", [])
    assert first(f"{RIGHT}\n\n{KNOWN}", f"{WRONG}\n\n{OWN}") == ("unknown", [])


def test_a_name_inside_another_word_is_not_known_elsewhere():
    source, target = RIGHT.replace("Desmond", "Ann"), RIGHT.replace("Desmond", "Joan")

    assert first(source, f"{target}\n\nAnnual repairs are due.") == ("unknown", [])


COURTEOUS = (
    "A week after the gale, Mr Aldgrave told the committee that nobody had seen the handrail fall. "
    "Later on, Mrs Pennifold called the answer thin and asked Mr Aldgrave for the journey logs again."
)
BARE = "Aldgrave has form. Pennifold knows it, and Aldgrave knows that Pennifold knows."
SAME = "In his own memo, Mr Aldgrave thanked Mrs Pennifold for a question that Mr Aldgrave liked."


def test_a_house_style_says_whose_text_it_was():
    assert first(f"{COURTEOUS}\n\n{SAME}", f"{COURTEOUS}\n\n{BARE}") == ("source-first", ["style"])
    assert first(f"{COURTEOUS}\n\n{BARE}", f"{COURTEOUS}\n\n{SAME}") == ("target-first", ["style"])
    assert first(f"{COURTEOUS}\n\n{BARE}", f"{COURTEOUS}\n\n{BARE}") == ("unknown", [])


def test_two_papers_with_one_agencys_copy_have_a_common_source():
    wire = f"PORT ELLERY (Norwire) - {COPIED}"

    assert first(wire, wire, outlets=("Girder", "Skimline")) == ("common-source", ["agency"])


def test_a_phrase_in_two_stories_of_one_agency_says_nothing():
    phrase = "The handrail came away in a gale nobody forecast"
    own = "Trams stood still in the town, and bakers gave away what they could not sell."
    texts = (f"PORT ELLERY (Norwire) - {phrase}. {own}", f"VELMOUTH (Norwire) - {phrase}.")

    assert first(*texts, outlets=("Girder", "Skimline")) == ("unknown", [])


def test_an_agencys_copy_of_no_known_outlet_may_be_the_agencys_own():
    wire = f"PORT ELLERY (Norwire) - {COPIED}"

    assert first(wire, wire) == ("unknown", ["agency"])
    assert first(wire, wire, outlets=("Girder", None)) == ("unknown", ["agency"])


TOLD = f"“Nobody noticed,” a clerk told the Girder on Monday. {COPIED}"


def test_a_credit_that_both_texts_hold_says_nothing_where_no_outlet_is_known():
    wire = TOLD.replace("the Girder", "Norwire")

    assert first(wire, f"PORT ELLERY (Norwire) - {wire}") == ("unknown", [])
    assert first(f"PORT ELLERY (Norwire) - {wire}", wire) == ("unknown", [])
    assert first(wire, wire, outlets=("Skimline", "Parapet")) == ("unknown", [])


def test_a_credit_that_both_texts_hold_is_weak_evidence_for_the_outlet_that_it_names():
    source, target = (
        Document(id=i, text=TOLD, outlet=o) for i, o in ("s1 Girder".split(), "t1 Skimline".split())
    )
    target, source = uncleaned([target, source])

    shared = provenance(target, [source]).sources[0].direction
    assert (shared.verdict, shared.confidence) == ("source-first", 0.8176)


def test_that_both_texts_name_one_origin_does_not_sign_them():
    line = "This article originally appeared on Parapet.example."

    assert first(f"{COPIED}\n\n{line}", f"{COPIED}\n\n{line}", outlets=("Girder", "Skimline")) == (
        "unknown",
        [],
    )


def test_who_names_the_other_outlet_as_the_origin_credits_it():
    line = "This article originally appeared on Girder."

    assert first(COPIED, f"{COPIED}\n\n{line}", outlets=("Girder", "Skimline")) == (
        "source-first",
        ["credit"],
    )


def test_the_agency_itself_is_no_third_party():
    wire = f"PORT ELLERY (Norwire) - {COPIED}"

    verdict, _ = first(wire, wire, outlets=("Norwire", "Skimline"), dates=("2020-01-01", None))
    assert verdict == "source-first"


def test_swapping_source_and_target_mirrors_the_direction():
    source = Document(id="s", text=COPIED, outlet="Girder", published="2020-01-01")
    target = Document(id="t", text=f"According to Girder: {COPIED}", published="2020-01-02")
    source, target = uncleaned([source, target])

    forth = provenance(target, [source]).sources[0].direction
    back = provenance(source, [target]).sources[0].direction

    assert (forth.verdict, back.verdict) == ("source-first", "target-first")
    assert replace(forth, verdict="unknown") == replace(back, verdict="unknown")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://www.elleryherald.example/2023/bridge for more.", 1),
        ("See https://www.otherpaper.example/ellery-herald for more.", 0),
    ],
)
def test_a_link_to_the_outlet_is_a_credit(text, expected):
    words = tokenize(uncleaned([Document(id="t", text=text)])[0])

    assert len(namings(words, {"ellery herald"})) == expected
