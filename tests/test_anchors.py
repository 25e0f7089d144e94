"""What a translator carries over: numbers, dates and names, by which articles are told apart before they are compared by sense."""

import numpy as np

from newsdiff import Document, Settings, provenance
from newsdiff.api import prepare
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse import align
from newsdiff.reuse.align.sense import Senses
from newsdiff.reuse.anchors import may_be_translated
from newsdiff.settings import AlignSettings
from test_align_semantic import ENGLISH, GERMAN, OWN

OTHER_EVENT = (
    "Am 14. Mai 2019 eröffnete Bürgermeisterin Hannelore Wittkamp in Bad Segeberg das Schwimmbad, das 27 Millionen Euro gekostet hatte.",
    "Architekt Reinhold Achterberg rechnet mit 1900 Besuchern am Tag, und die Saison beginnt am 3. Juni.",
)


def are_compared(a, b):
    texts = ("\n\n".join(some) for some in (a, b))
    return may_be_translated(*tokenize_all(prepare([Document(id=t[:9], text=t) for t in texts])))


def test_a_translation_shares_names_and_numbers_with_its_original():
    assert are_compared(ENGLISH, GERMAN)
    assert are_compared(ENGLISH, (*OTHER_EVENT, *GERMAN))


def test_articles_on_two_events_share_none():
    assert not are_compared(ENGLISH, OTHER_EVENT)


def test_a_text_with_few_names_and_numbers_shows_nothing():
    assert are_compared(ENGLISH, OWN[1:])


def test_two_notices_of_a_set_form_share_no_figure():
    english = (
        "An earthquake of magnitude 5.1 struck at 3.05 a.m. and had a depth of 11.2 kilometres."
    )
    turkish = "Merkez üssünde 4,6 büyüklüğünde deprem oldu; 7,4 kilometre derinlikte kaydedildi."

    assert not are_compared([english], [turkish])
    assert are_compared([english], [turkish.replace("4,6", "5,1")])


def test_the_model_is_not_asked_about_articles_on_two_events(monkeypatch):
    asked = []

    def embed(texts):
        asked.extend(texts)
        return np.ones((len(texts), 384), np.float32)

    monkeypatch.setattr(align, "load_senses", lambda: Senses(embed))
    source, target = (
        Document(id=name, text="\n\n".join(some))
        for name, some in (("a", ENGLISH), ("b", OTHER_EVENT))
    )

    provenance(target, [source], Settings(align=AlignSettings(is_semantic=True)))

    assert not asked
