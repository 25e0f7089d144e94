"""Set phrases of a corpus: what many outlets print in many stories is nobody's text."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

import newsdiff

PHRASE = "drunken tenants had been punished twice because of petty offences"
SUBJECTS = (
    ("Anglers", "pike", "pond", "licence"),
    ("Bakers", "rye", "oven", "permit"),
    ("Cyclists", "bell", "lane", "helmet"),
    ("Divers", "wreck", "reef", "tank"),
    ("Farmers", "barley", "barn", "tractor"),
    ("Gardeners", "hedge", "plot", "spade"),
)
PROSE = (
    "{0} gathered near the {2} at dawn because a letter about the {1} had upset them.",
    "Their chairman held up an old {3} and asked who had ever read the rule on its back.",
    "By noon the {2} was empty again, and a boy swept {1} dust from the steps of the hall.",
)


def article(number, outlet):
    """Write an article of its own words with the phrase in the middle."""
    told = [line.format(*SUBJECTS[number]) for line in PROSE]
    own = [" ".join(f"{word}{number}" for word in line.split()) for line in told]
    middle = f"Clerk{number} read{number}: {PHRASE}, then{number} left{number}."
    return newsdiff.Document(
        id=f"{outlet}-{number}", text="\n\n".join([*own[:2], middle, own[2]]), outlet=outlet
    )


def linked(documents):
    """Return the pairs that share text."""
    return {(pair.a, pair.b) for pair in newsdiff.dedupe(documents).pairs}


def test_a_phrase_in_the_stories_of_many_outlets_is_no_lifting():
    assert linked(article(n, f"Paper {n}") for n in range(6)) == set()


def test_a_phrase_of_two_stories_is_shown():
    assert len(linked(article(n, f"Paper {n}") for n in range(2))) == 1


def test_one_story_on_many_sites_is_copying_and_counts_once():
    story = [article(0, f"Site {n}") for n in range(6)]
    documents = [
        newsdiff.Document(id=f"site-{n}", text=one.text, outlet=one.outlet)
        for n, one in enumerate(story)
    ]
    assert len(linked(documents)) == 15


def test_a_sentence_that_many_sites_took_from_one_story_stays():
    # Two stories only: that of the sites, each a version of the other, and the one that took a sentence.
    documents = [
        *(
            newsdiff.Document(id=f"s{n}", text=article(0, "x").text, outlet=f"Site {n}")
            for n in range(4)
        ),
        article(1, "Paper"),
    ]
    assert len({pair for pair in linked(documents) if "Paper-1" in pair}) == 4


LONGER = f"{PHRASE} after the council had warned him in writing on two earlier days"


def with_text(text, *, matter=None):
    """Write six articles of six outlets that hold a text, on six matters or all on one."""
    return [
        newsdiff.Document(
            id=f"{number}",
            text=article(number if matter is None else matter, f"Paper {number}")
            .text.replace(PHRASE, text)
            .replace("letter", f"letter{number}"),
            outlet=f"Paper {number}",
        )
        for number in range(6)
    ]


def copied(documents):
    """Return the share of the first that is copied from the others, as its ledger says."""
    return newsdiff.provenance(documents[0], documents[1:]).summary.coverage


def test_a_rule_that_articles_on_many_matters_cite_is_nobodys():
    assert linked(with_text(LONGER)) == set()
    assert copied(with_text(LONGER)) == 0


@pytest.mark.parametrize(
    "rule",
    [
        (
            "Wer einen fremden Zaun ohne Wissen des Eigentümers versetzt, wird mit Haft bis zu drei Wochen oder mit "
            "einer Buße von vierzig Talern bestraft."
        ),
        (
            "Toute personne qui déplace la clôture de son voisin sans le prévenir est punie de trois semaines de "
            "détention et d'une amende de quarante écus."
        ),
        (
            "La opinión de los lectores no refleja la postura de esta redacción, que se reserva el derecho de "
            "acortar las cartas que recibe cada semana."
        ),
    ],
)
def test_rules_and_disclaimers_are_nobodys_in_any_language(rule):
    assert linked(with_text(rule)) == set()
    assert copied(with_text(rule)) == 0


def test_a_sentence_in_articles_on_one_matter_stays():
    names = "Vandermolen Castelray Brinmoor lagoon dredging trust silt fishermen".split()
    documents = [
        replace(
            one, text=f"{one.text}\n\n{' '.join(f'{name}, w{n}{one.id}' for n, name in around)}."
        )
        for one in with_text(LONGER)
        for around in [list(enumerate(names[int(one.id) :] + names[: int(one.id)]))]
    ]

    assert len(linked(documents)) == 15
    assert copied(documents) > 0


def test_two_articles_alone_share_what_they_share():
    documents = with_text(LONGER)[:2]

    assert len(linked(documents)) == 1
    assert copied(documents) > 0


def test_text_longer_than_a_rule_is_somebodys():
    longest = " ".join(
        f"{LONGER} and {word} came." for word in ("Ada", "Bo", "Cy", "Dee", "Eve", "Flo")
    )

    assert len(linked(with_text(longest))) == 15


def test_one_story_on_many_sites_is_copied_whole():
    assert copied(with_text(LONGER, matter=0)) > 0.9


def test_what_two_articles_share_beside_a_rule_is_counted_alike_by_all_commands():
    lifted = "The ferryman found the missing strongbox under a heap of wet rope and told nobody until Sunday morning."
    documents = with_text(LONGER)
    documents[:2] = [replace(d, text=f"{d.text}\n\n{lifted}") for d in documents[:2]]
    [pair] = newsdiff.dedupe(documents).pairs
    report = newsdiff.provenance(documents[1], [documents[0], *documents[2:]])

    assert (pair.a, pair.b) == ("0", "1")
    assert pair.coverage_b == report.summary.coverage
    assert [line.verdict for line in report.paragraphs].count("verbatim") == 1


def test_a_file_and_an_archive_of_it_agree_on_rules(run, tmp_path):
    rows = [{"id": d.id, "outlet": d.outlet, "text": d.text} for d in with_text(LONGER)]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")
    run(f"index {corpus} --into {tmp_path}/kept.duckdb")

    for place in (corpus, tmp_path / "kept.duckdb"):
        ledger = json.loads(run(f"provenance 0 --corpus {place} --format json").out)
        shared = json.loads(run(f"dedupe {place} --format json").out)
        assert (ledger["summary"]["coverage"], shared["pairs"]) == (0, [])


@pytest.mark.parametrize(("n_days", "is_nobodys"), [(40, True), (2, False)])
def test_what_an_office_prints_month_after_month_is_nobodys_whatever_the_words_around(
    n_days, is_nobodys
):
    names = "minister cabinet statute ministry secretary council agency budget".split()
    documents = [
        replace(
            one,
            text=f"{one.text}\n\n{' '.join(f'{name}, w{n}{one.id}' for n, name in enumerate(names))}.",
            published=(date(2024, 1, 1) + timedelta(days=n_days * int(one.id))).isoformat(),
        )
        for one in with_text(LONGER)
    ]

    assert is_nobodys == (linked(documents) == set())
    assert is_nobodys == (copied(documents) == 0)


def test_a_form_of_many_papers_of_a_month_is_known_by_those_of_other_months():
    """Few of them are asked, and those with most own text may all be of one month."""
    house = "minister cabinet statute ministry secretary council agency budget".split()
    documents = [
        newsdiff.Document(
            id=f"{n:02}",
            outlet=f"Outlet {n}",
            text="\n\n".join(
                (LONGER, *(f"The {name} of {name}{n} saw w{k}x{n}." for k in range(8 if n < 12 else 5) for name in house))
            ),
            published=(date(2024, 1, 1) + timedelta(days=n if n < 12 else 40 * (n - 11))).isoformat(),
        )
        for n in range(15)
    ]  # fmt: skip

    assert linked(documents) == set()


def test_what_is_most_of_four_articles_was_copied_however_many_months_later():
    told = (
        "When the last ferry to the island broke its shaft, the forty people who live there baked bread from flour that had been meant for sheep.",
        "Marit Thorsgard wrote the name of every debtor on the back of a barometer, and rubbed out none of them before the spring.",
        "The pastor rang twice a day, so that fishermen lost in fog would know where the reef begins; one found the harbour that way.",
    )
    own = (
        "The lighthouse museum is open on Sundays.",
        "A bed in the schoolhouse costs eleven crowns.",
        "Photographs of that winter hang in the library.",
        "Parliament debates small harbours tomorrow.",
    )
    documents = [
        newsdiff.Document(
            id=f"{n}",
            text="\n\n".join((first, *told)),
            outlet=f"outlet {n}",
            published=(date(2023, 1, 1) + timedelta(days=40 * n)).isoformat(),
        )
        for n, first in enumerate(own)
    ]

    assert len(linked(documents)) == 6
    assert copied(documents) > 0
