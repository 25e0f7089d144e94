import json
import unicodedata

from hypothesis import given
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
def test_escapes_in_json_change_no_value(text):
    encoded = json_text(json.dumps({"text": text}, ensure_ascii=False))

    assert json.loads(encoded) == {"text": text}
    assert encoded.encode().decode() == encoded
