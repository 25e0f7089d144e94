"""One word: every command counts and compares the same words, alone, in a corpus and in an archive."""

import random
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsdiff
from newsdiff import Document, api
from newsdiff.language.tokenizing import tokenize_all
from newsdiff.model import COPIED
from newsdiff.reuse.align.runs import find_runs, number_grams

CORPUS = Path(__file__).parents[1] / "corpus"
BRITISH = (
    (
        "The neighbouring towns apologised for the colour of the harbour centre, which 12,700 travellers of the U.S. labour "
        "council had criticised as unsafe in 5 per cent of their letters."
    ),
    (
        "Its keeper, Zoë Müller, said that the naïve programme had been cancelled at 10 p.m. and that nobody recognised the "
        "defence of the theatre."
    ),
)
AMERICAN = (
    (
        "The neighboring towns apologized for the color of the harbor center, which 12700 travelers of the US labor "
        "council had criticized as unsafe in 5% of their letters."
    ),
    (
        "Its keeper, Zoe Muller, said that the naive programme had been canceled at 10 pm and that nobody recognized the "
        "defense of the theater."
    ),
)
SYLLABLES = "ba ko li mu ne po ri sa te vu wo xi ya zo du fe".split()
WORDS = tuple(f"{a}{b}{c}" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES[:9])


def story(name, *paragraphs, outlet=None):
    return Document(id=name, text="\n\n".join(paragraphs), outlet=outlet or name)


def unrelated(n):
    """Write articles that share nothing but their words."""
    made = []
    for number in range(n):
        rng = random.Random(number)
        sentences = (" ".join(rng.choices(WORDS, k=14)).capitalize() + "." for _ in range(6))
        made.append(story(f"x{number:03}", *sentences))
    return made


def lines(report):
    return [(p.index, p.verdict, p.coverage, p.words, p.passages) for p in report.paragraphs]


def in_archive(target, documents, path):
    """Return the ledger of a target against an archive."""
    api.index(documents, path)
    with api.opened(path) as archive:
        at = archive.named(target.id)[0]
        own = archive.document(at)
        return newsdiff.provenance(own, [archive.document(near) for near in archive.near(own)])


# Texts of which the second takes from the first: verbatim, with a style of its own, retold.
PAIRS = {
    "verbatim": (BRITISH, BRITISH),
    "restyled": (BRITISH, AMERICAN),
    "edited": (
        BRITISH,
        (
            (
                "The neighbouring towns apologised for the smell of the old harbour centre, which 12,700 travellers had "
                "criticised as dangerous in 5 per cent of their letters."
            ),
        ),
    ),
}


@pytest.mark.parametrize("kind", PAIRS)
def test_unrelated_articles_change_no_ledger(kind, tmp_path):
    texts = PAIRS[kind]
    source, target = story("a", *texts[0]), story("b", *texts[1])
    alone = newsdiff.provenance(target, [source])
    assert alone.summary.copied_words > 0

    for n in (40, 210):
        others = unrelated(n)
        assert lines(newsdiff.provenance(target, [*others, source])) == lines(alone)
        archived = in_archive(target, [source, target, *others], tmp_path / f"{n}.duckdb")
        assert lines(archived) == lines(alone)


@pytest.mark.parametrize("kind", PAIRS)
def test_dedupe_and_provenance_count_the_same_words(kind):
    texts = PAIRS[kind]
    source, target = story("a", *texts[0]), story("b", *texts[1])
    ledger = newsdiff.provenance(target, [source])

    for documents in ([source, target], [source, target, *unrelated(40)]):
        [pair] = newsdiff.dedupe(documents).pairs
        assert pair.words == ledger.summary.copied_words
        assert pair.coverage_b == ledger.summary.coverage
        assert pair.coverage_a == ledger.sources[0].used


def test_the_pairs_of_the_sample_corpus_have_the_words_of_their_ledgers():
    documents = {d.id: d for d in api.prepare(newsdiff.read(CORPUS))}

    for pair in newsdiff.dedupe(documents.values()).pairs:
        ledger = newsdiff.provenance(documents[pair.b], [documents[pair.a]])
        assert pair.words == ledger.summary.copied_words


def test_style_changes_no_verdict(tmp_path):
    source = story("a", *BRITISH)
    same, restyled = story("b", *BRITISH), story("b", *AMERICAN)

    ledgers = [newsdiff.provenance(target, [source]) for target in (same, restyled)]
    ledgers += [
        in_archive(target, [source, target], tmp_path / f"{number}.duckdb")
        for number, target in enumerate((same, restyled))
    ]
    assert {tuple(p.verdict for p in ledger.paragraphs) for ledger in ledgers} == {
        ("verbatim",) * 2
    }
    assert not [
        a
        for ledger in ledgers
        for p in ledger.paragraphs
        for x in p.passages
        for a in x.alterations
    ]
    for target in (same, restyled):
        [pair] = newsdiff.dedupe([source, target]).pairs
        assert pair.coverage_b == 1


@pytest.mark.parametrize(
    "shared",
    [
        "https://archive.example.gov/briefing-room/statements-releases/2023/03/12/fact-sheet-on-trade-and-work",
        "www.example.com/a/very/long/path/of/many/little/words/that/say/nothing-of-a-text?with=a&query=too",
        "press.office.of.the.harbour.board@mail.of.the.town.example.com",
        "docs/reports/of/the/harbour/board/on/the/old/bridge-and-its-keepers-in-march.pdf",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "HTTP://Archive.Example.GOV:8080/Briefing-Room/Statements-and-Releases/On-the-old-Bridge",
        "https://www.beispiel.de/politik/hafenbehörde-weist-vorwürfe-der-prüfer-zurück-die-brücke-nie-gesehen-zu-haben",
        "https://пример.рф/новости/мост/старый/закрыт/на/ремонт/в/марте/этого/года",
        "archive.example.it/notizie/il-vecchio-ponte-chiuso-per-lavori-dopo-la-caduta-di-un-corrimano",
        "192.168.10.12:8080/admin/login/of/the/harbour/board/on/the/old/bridge",
        "C:\\Users\\harbour\\reports\\of\\the\\old\\bridge\\and\\its\\keepers\\march.docx",
        "utm_source=news&utm_medium=mail&utm_campaign=of_the_old_bridge&utm_content=top",
        "&nbsp;&amp;&quot;&nbsp;&nbsp;&amp;&quot;&nbsp;&nbsp;&amp;&quot;",
        "doi:10.1234/the-harbour-board-closed-the-old-bridge-and-its-keepers-house.v2",
        "https://archive.example.gov/2023/03/fact-sheet-on-the-old-bridge-and-\nits-keepers-in-march-and-april-of-the-year.html",
        "https://archive.example.gov/q?of=the_harbour_board&\nand=the_old_bridge_and_\nits_keepers_of_march_and_april",
        "@harbour_board #SaveTheOldBridge #harbour #bridge #skerrow #march #news #town #today",
        "<div class='story of the day and much more' id='one two three four five six seven'></div>",
    ],
)
def test_links_addresses_files_checksums_and_tags_are_no_copying(shared):
    source = story(
        "a", f"Fishermen landed far fewer herring than ten years ago {shared} in that spring."
    )
    target = story(
        "b", f"A choir of bakers sang before the town hall on Sunday {shared} until it rained."
    )

    ledger = newsdiff.provenance(target, [source])

    assert {p.verdict for p in ledger.paragraphs}.isdisjoint(COPIED)
    assert newsdiff.dedupe([source, target]).pairs == ()


def test_prose_behind_a_link_that_ends_a_line_is_prose():
    prose = "the harbour board decided on Monday that the night ferry will not sail before the first of June"
    source = story("a", f"More at https://archive.example.gov/2023/a-b-c\n{prose}.")
    target = story("b", f"Tickets: https://other.example.gov/tickets/\n{prose}.")

    assert {p.verdict for p in newsdiff.provenance(target, [source]).paragraphs} & set(COPIED)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The qu\ufffcay w\ufffcas clo\ufffcsed af\ufffcter the g\ufffcale to\ufffcre a hand\ufffcrail from the nor\ufffcthern end.",
            "The quay was closed after the gale tore a handrail from the northern end.",
        ),
        (
            "Le préfet a annoncé que la fermeture du pont, décidée après la tempête, coûterait très cher à la région entière.",
            "Le prefet a annonce que la fermeture du pont, decidee apres la tempete, couterait tres cher a la region entiere.",
        ),
        (
            "El alcalde pidió más vigilancia después de que la última inspección del túnel señaló daños en los pilares.",
            "El alcalde pidio mas vigilancia despues de que la ultima inspeccion del tunel senalo danos en los pilares.",
        ),
        (
            "Всё ещё не ясно, кто заплатит за ремонт моста, который закрыли после бури на прошлой неделе.",
            "Все еще не ясно, кто заплатит за ремонт моста, который закрыли после бури на прошлой неделе.",
        ),
        (
            "The quаy wаs clоsed аfter the gаle tоre a hаndrail frоm the nоrthern end оf the fооtway.",  # Cyrillic а and о
            "The quay was closed after the gale tore a handrail from the northern end of the footway.",
        ),
        (
            "Der Versorger sprach von 5 Prozent mehr Störungen als im Jahr davor und von 38 Prozent weniger Klagen.",
            "Der Versorger sprach von 5 % mehr Störungen als im Jahr davor und von 38% weniger Klagen.",
        ),
        (
            "Selon la régie, 5 pour cent des foyers au cœur de la ville étaient encore privés d’eau dimanche, contre 12 pour cent samedi.",
            "Selon la regie, 5 % des foyers au coeur de la ville etaient encore prives d'eau dimanche, contre 12 % samedi.",
        ),
        (
            "El 5 por ciento de los autobuses no salió de las cocheras y el 62 por ciento llegó tarde al puerto.",
            "El 5% de los autobuses no salio de las cocheras y el 62 % llego tarde al puerto.",
        ),
        (
            "Starosta řekl, že škola v údolí zůstane zavřená až do příštího týdne, a 5 procent dětí jezdí do města.",
            "Starosta rekl, ze skola v udoli zustane zavrena az do pristiho tydne, a 5 % deti jezdi do mesta.",
        ),
        (
            "The enquiry found that the council’s archaeologist had practised on anaemic sheep and learnt nothing of the harbour’s past.",
            "The inquiry found that the council's archeologist had practiced on anemic sheep and learned nothing of the harbor's past.",
        ),
    ],
)
def test_style_changes_nothing_in_any_language(one, other):
    source, target = story("a", one), story("b", other)

    [line] = newsdiff.provenance(target, [source]).paragraphs
    assert (line.verdict, line.coverage, line.passages[0].alterations) == ("verbatim", 1, ())
    [pair] = newsdiff.dedupe([source, target]).pairs
    assert (pair.coverage_a, pair.coverage_b) == (1, 1)


def test_tags_around_words_hide_nothing():
    source = story("a", *BRITISH)
    tagged = [" ".join(f"<b>{word}</b>" for word in line.split(" ")) for line in BRITISH]

    ledger = newsdiff.provenance(story("b", *tagged), [source])

    assert {p.verdict for p in ledger.paragraphs} == {"verbatim"}


def test_words_that_recur_all_over_are_no_product_of_two_lengths():
    """Two files of one word, 20,000 times: 400 million pairs of places."""
    for period in (1, 2, 5, 40):
        a = [k % period for k in range(20_000)]
        sides = (np.array(words, np.uint64) for words in (a, [99, *a]))
        found = find_runs(*(number_grams(words, 4) for words in sides))

        assert max(run.n for run in found) == 20_000
        assert len(found) < 20_000


@given(
    st.lists(
        st.lists(
            st.sampled_from(["it’s", "U.S.", "é 5%", "per cent", "pour cent", "<b>x</b>", "漢字"])
        ),
        min_size=1,
    )
)
def test_a_document_has_the_same_words_alone_and_among_others(texts):
    documents = [Document(id=str(n), text=" ".join(text)) for n, text in enumerate(texts)]
    documents = api.segmented(documents)

    together = [(t.starts, t.ends, tuple(t.keys)) for t in tokenize_all(documents)]
    alone = [(t.starts, t.ends, tuple(t.keys)) for d in documents for t in tokenize_all([d])]

    assert alone == together
