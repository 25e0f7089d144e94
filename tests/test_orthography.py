"""Words that are spelled like those of their language, and texts in a language that is not known."""

from pathlib import Path

import pytest

from newsdiff.language.orthography import strange_spellings

ENGLISH = (
    "The council will close the bridge between the harbour and the old market for eleven weeks this spring, "
    "because inspectors found cracks in two of its piers. Buses are going to run along the river instead, and "
    "shops near the crossing fear that their customers will not come back before the summer. "
) * 3
WELSH = (
    "Bydd y bont rhwng yr harbwr a'r hen farchnad ar gau am un wythnos ar ddeg y gwanwyn hwn, oherwydd bod "
    "arolygwyr wedi dod o hyd i graciau mewn dwy o'i phileri, meddai llefarydd ar ran y cyngor nos Fawrth. "
) * 4


def test_a_rule_that_changes_letters_is_seen_in_the_words():
    without_e = ENGLISH.replace("e", "")
    assert strange_spellings(ENGLISH) == ""
    assert strange_spellings(without_e).endswith("words spelled like none of their language")


def test_a_text_in_no_known_language_is_named_as_such():
    assert strange_spellings(WELSH).startswith("no known language")


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH[:400],
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
