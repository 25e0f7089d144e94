import json
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from newsdiff.visible import json_text, printable

HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp"]),
        st.sampled_from("[]\\/{}+-="),
    )
)


@given(HOSTILE)
def test_printable_text_holds_nothing_that_acts_or_hides(text):
    shown = printable(text)

    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert "\u202e" not in shown
    assert shown.encode().decode() == shown


@given(HOSTILE)
def test_printing_twice_changes_nothing_more(text):
    assert printable(printable(text)) == printable(text)


def test_letters_signs_and_emoji_stay_as_they_are():
    text = "Łódź, 東京, “quotes”, नमस्ते, \U0001f469\u200d\U0001f680 [b]not markup[/b]"

    assert printable(text) == text


def test_line_ends_and_tabs_become_one_space():
    assert printable("a\r\nb\tc\nd\re") == "a b c d e"


@given(HOSTILE)
@example("\ud896\udc00")  # the escapes of two halves of a character are the character
def test_escapes_in_json_are_those_of_json_itself(text):
    encoded = json_text(json.dumps({"text": text}, ensure_ascii=False))

    assert json.loads(encoded) == json.loads(json.dumps({"text": text}))
    assert encoded.encode().decode() == encoded
