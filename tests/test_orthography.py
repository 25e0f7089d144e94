"""Words that are spelled like those of their language, and texts in a language that is not known."""

import codecs
import re
from pathlib import Path

import pytest

from newsdiff.language.orthography import strange_spellings

ENGLISH = (
    "The council will close the bridge between the harbour and the old market for eleven weeks this spring, "
    "because inspectors found cracks in two of its piers. Buses are going to run along the river instead, and "
    "shops near the crossing fear that their customers will not come back before the summer. "
) * 3
OTHERS = {
    "Welsh": "Bydd y bont rhwng yr harbwr a'r hen farchnad ar gau am un wythnos ar ddeg y gwanwyn hwn, oherwydd bod "
    "arolygwyr wedi dod o hyd i graciau mewn dwy o'i phileri, meddai llefarydd ar ran y cyngor nos Fawrth. ",
    "Finnish": "Kaupunki sulkee sataman ja vanhan torin välisen sillan yhdeksitoista viikoksi tänä keväänä, koska "
    "tarkastajat löysivät halkeamia kahdesta pilarista. Bussit kulkevat sen sijaan jokea pitkin, ja kauppiaat "
    "pelkäävät, että asiakkaat eivät palaa ennen kesää. ",
    "Swahili": "Halmashauri ya mji itafunga daraja kati ya bandari na soko la zamani kwa wiki kumi na moja kwa sababu "
    "wakaguzi walipata nyufa katika nguzo mbili. ",
    "Latin": "Erat in civitate vir quidam nobilis, qui cum uxore et filiis iuxta flumen habitabat. Cum autem pons a "
    "militibus deletus esset, mercatores ad forum venire non poterant, et multi de pretio panis querebantur. ",
    "Greek": "Ο δήμος θα κλείσει τη γέφυρα ανάμεσα στο λιμάνι και την παλιά αγορά για έντεκα εβδομάδες την άνοιξη, "
    "επειδή οι επιθεωρητές βρήκαν ρωγμές σε δύο από τους στύλους της. ",
    "Hindi in Latin letters": "sarkar ne somvar ko kaha ki naya kanoon agle mahine se lagu hoga aur iske liye sabhi "
    "rajyon se baat ho chuki hai. vipaksh ka kehna hai ki is par sansad mein charcha nahi hui. ",
}

CHEMISTRY = (
    "The hydroxylated adducts were separated by chromatography with acetonitrile, dichloromethane and tetrahydrofuran, and their "
    "stereochemistry was assigned by crystallography; phosphorylation of the tyrosine by the kinase is known to upregulate apoptosis "
    "in hepatocytes, which immunohistochemistry confirmed in trypanosomes and schistosomes that lack the phosphofructokinase. "
) * 4


def test_a_rule_that_changes_letters_is_seen_in_the_words():
    without_e = ENGLISH.replace("e", "")
    assert strange_spellings(ENGLISH) == ""
    assert strange_spellings(without_e).endswith("words spelled like none of their language")


@pytest.mark.parametrize(
    "disguised",
    [codecs.encode(ENGLISH, "rot13"), re.sub("[a-z]+", lambda word: word[0][::-1], ENGLISH)],
)
def test_a_text_in_no_known_language_is_named_as_such(disguised):
    assert strange_spellings(disguised).startswith("no known language")


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_a_text_in_a_language_without_a_list_is_no_disguise(text):
    assert strange_spellings(text * 6) == ""


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH[:400],
        CHEMISTRY,
        "https://bridges.example/harbour/crossing.html " * 200,
        "Jakobsson Lindqvist Szczepański Nguyễn Přibyl Ðorđević Wojciechowska Ilves " * 30,
        f"{ENGLISH} {'[pier](https://www.bqxz.example/kjhg/xkcdwrt.aspx) ' * 90}",
    ],
)
def test_short_texts_names_and_addresses_are_not_judged(text):
    assert strange_spellings(text) == ""


def test_no_article_of_the_pairs_is_spelled_strangely():
    folder = Path(__file__).parent / "pairs"
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    assert len(texts) > 50
    assert [text[:60] for text in texts if "spelled" in strange_spellings(text)] == []
