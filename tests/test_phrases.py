"""Set phrases of a corpus: what many outlets print in many stories is nobody's text."""

import newsdiff

PHRASE = "nobody shall be punished twice for the same small offence"
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
        id=f"{outlet}-{number}", text="\n\n".join([own[0], middle, *own[1:]]), outlet=outlet
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


def test_longer_text_is_somebodys_however_many_print_it():
    longer = f"{PHRASE} unless the council has warned him in writing on two earlier days"
    documents = [
        newsdiff.Document(
            id=str(n),
            text=article(n, f"Paper {n}").text.replace(PHRASE, longer),
            outlet=f"Paper {n}",
        )
        for n in range(6)
    ]
    assert len(linked(documents)) == 15
