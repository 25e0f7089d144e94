"""What two reports of one event share although nobody copied: phrases, and quotations that one side marks."""

from dataclasses import replace

import pytest

import newsdiff
from newsdiff.model import COPIED

OWN = (
    "Shutters came down before noon along the pier, and no grocer knew why.",
    "It had rained for a week when the postman found his bridge barred by a rope.",
)
REST = (
    "A lorry with burning lamps stood behind the chapel until the evening, empty but for some crates of pears and an old map.",
    "Foremen of three tanneries signed a letter to parliament; one of them, asked about his spelling, laughed and left.",
)


def report(shared_a, shared_b):
    """Compare two articles of their own words that share something in the middle."""
    texts = ["\n\n".join(parts) for parts in zip(OWN, (shared_a, shared_b), REST, strict=True)]
    source, target = (
        newsdiff.Document(id=name, text=text, outlet=f"Outlet {name}")
        for name, text in zip("ab", texts, strict=True)
    )
    return newsdiff.provenance(target, [source]), newsdiff.dedupe([source, target])


def verdict(shared_a, shared_b):
    """Return the verdict of the shared paragraph."""
    return report(shared_a, shared_b)[0].paragraphs[1].verdict


def test_a_lone_turn_of_phrase_of_an_event_is_a_phrase():
    ledger, survey = report(
        "Marten was shot and killed by a Varnholm police officer on Sunday, and his sister heard it from a neighbour.",
        "Crowds met again where Marten was shot and killed by a Varnholm police officer, this time with candles and drums.",
    )

    assert ledger.paragraphs[1].verdict == "original"
    assert {passage.kind for passage in ledger.paragraphs[1].passages} == {"phrase"}
    assert not any(passage.alterations for passage in ledger.paragraphs[1].passages)
    assert ledger.summary.copied_words == 0
    assert ledger.sources[0].direction.verdict == "unknown"
    assert not survey.pairs
    assert not survey.clusters


def test_what_a_newsroom_says_of_whom_it_asked_is_a_phrase_however_long():
    asked = "who spoke on condition of anonymity because he was not authorised to discuss the matter with the press"
    assert (
        verdict(
            f"Two boats are missing, said an official {asked}, and a third has lost its mast.",
            f"The fund is empty, according to a banker {asked}; he has since resigned.",
        )
        == "original"
    )


def test_a_german_stock_sentence_is_a_phrase():
    assert (
        verdict(
            "Die Fähre lief auf Grund. Die Reederei war am Abend für eine Stellungnahme zunächst nicht zu erreichen, das Telefon blieb stumm.",
            "Im Streit um das Freibad wurde geklagt. Die Stadt war am Abend für eine Stellungnahme zunächst nicht zu erreichen und schweigt seither.",
        )
        == "original"
    )


def test_a_sentence_that_says_much_is_copied_alone():
    shared = "the keeper had wound the broken clock by hand each evening since the flood of his childhood"
    assert (
        verdict(
            f"Neighbours remember that {shared}, and that he never asked for wages.",
            f"In a letter to the parish it is told how {shared}; nobody else held the key.",
        )
        == "mixed"
    )


def test_a_short_run_beside_a_long_one_stays_copied():
    shared = "the keeper had wound the broken clock by hand each evening since the flood of his childhood"
    ledger, _ = report(
        f"Neighbours remember that {shared}, and that he never asked for wages.\n\n"
        "Marten was shot and killed by a Varnholm police officer on Sunday, and his sister heard it from a neighbour.",
        f"In a letter to the parish it is told how {shared}; nobody else held the key.\n\n"
        "Crowds met again where Marten was shot and killed by a Varnholm police officer, this time with candles and drums.",
    )

    assert [line.verdict for line in ledger.paragraphs][1:3] == ["mixed", "mixed"]


def test_a_statement_with_marks_on_one_side_is_a_quote():
    said = "the harbour will stay closed until every rope on the northern quay has been replaced and tested"
    for before, behind in (('"', '"'), ("„", "“"), ("« ", " »"), ("“", "”")):
        marked = f"Warden Ana Brill was brief: {before}{said.capitalize()}{behind}."
        plain = f"{said.capitalize()}. So it stands in a notice that hangs beside the gate of the yard today."
        assert verdict(marked, plain) == "quote"
        assert verdict(plain, marked) == "quote"


def test_a_post_that_one_prints_whole_and_another_quotes_is_a_quote():
    post = "We have counted the seals on the long bank twice this week and the small grey one is still not among them"
    assert (
        verdict(
            f"{post} — Seal Watch (@sealwatch) March 10, 2024",
            f"The group wrote: “{post}.” Volunteers went out once more.",
        )
        == "quote"
    )


def test_a_paragraph_behind_a_comma_is_announced_as_a_quotation():
    note = "We expect the first boats in April, with prices of 350 and 550 crowns, and no service to the islands before June"
    assert (
        verdict(
            f"Of the new ferries the analyst Ivo Kalder said,\n\n{note}.",
            f"Kalder's note to investors reads:\n\n{note}.",
        )
        == "original"
    )
    ledger, _ = report(
        f"Of the new ferries the analyst Ivo Kalder said,\n\n{note}.",
        f"Kalder's note to investors reads:\n\n{note}.",
    )
    assert ledger.paragraphs[2].verdict == "quote"


def test_a_nickname_of_a_few_quoted_words_makes_no_quote():
    assert (
        verdict(
            "Old Marten, dubbed ‘the baron of the bank’ by the ferrymen, sold his last boat in spring.",
            'Nobody in the inn had heard of a man called "baron of the bank" before he bought a round for all.',
        )
        == "original"
    )


def test_pairs_that_share_only_quotations_are_listed_if_asked_for():
    said = "the harbour will stay closed until every rope on the northern quay has been replaced and tested"
    texts = [
        f"{OWN[0]}\n\nWarden Ana Brill was brief: “{said}.”",
        f"{OWN[1]}\n\nAsked again, the warden said: “{said}.”",
    ]
    documents = [
        newsdiff.Document(id=name, text=text, outlet=name)
        for name, text in zip("ab", texts, strict=True)
    ]
    usual = newsdiff.Settings()
    settings = replace(usual, cluster=replace(usual.cluster, min_pair_words=0))

    assert not newsdiff.dedupe(documents).pairs
    assert newsdiff.dedupe(documents).clusters

    assert [pair.words for pair in newsdiff.dedupe(documents, settings=settings).pairs] == [0]


def test_what_is_credited_to_the_source_is_no_phrase():
    ledger, _ = report(
        "Marten was shot and killed by a Varnholm police officer on Sunday, and his sister heard it from a neighbour.",
        "Marten was shot and killed by a Varnholm police officer, Outlet A reported, while crowds met with candles and drums.",
    )

    assert ledger.paragraphs[1].verdict == "mixed"


def test_a_list_of_names_is_a_phrase_however_short_the_articles_are():
    names = "Ida Moss, Peter Hart, Oona Vane, Rhys Brill, Ada Quill, Tom Ferris, Ines Crake and Jonah Lee"
    texts = (
        f"The jury of the prize met above a café for six hours.\n\nOn its list are {names}.",
        f"Two writers of the town may win an eel.\n\nThose shortlisted: {names}.",
    )
    source, target = (
        newsdiff.Document(id=name, text=text, outlet=f"Outlet {name}")
        for name, text in zip("ab", texts, strict=True)
    )

    verdicts = {line.verdict for line in newsdiff.provenance(target, [source]).paragraphs}

    assert verdicts == {"original"}


def test_a_quotation_that_is_shared_with_the_words_around_it_is_a_quote_and_not_the_targets_own():
    told = "« On nous avait pris notre voix, on nous la rapporte », a déclaré le maire, Gaston Peyrol, la gorge nouée."

    rest = (
        "Bakers of four villages met under the lime tree to settle the price of rye before the harvest, which began late because of the hail.",
        "Snow fell on the pass, so two lorries with oranges turned round near the customs house and waited for a plough from the valley below.",
    )

    assert verdict(*(f"{told}\n\n{own}" for own in rest)) == "quote"


@pytest.mark.parametrize(
    "shared",
    [
        "a deputy director in the Propaganda and Agitation Department of the Central Committee of the Workers' Union of Varn",
        "rebel commander Yusuf Abdel Karim Haddad to spare her son's life",
        "the murders of Irish journalists Conor Daly and Niamh Breen, Danish nurse Sofie Lund and Canadian aid workers Mark Petit and Joan Avery",
    ],
)
def test_a_name_counts_once_however_long_it_is(shared):
    own = (
        "Bakers of four villages met under the lime tree to settle the price of rye before the harvest, which began late because of the hail.",
        "Snow fell on the pass, so two lorries with oranges turned round near the customs house and waited for a plough from the valley below.",
    )

    assert (
        verdict(
            f"It rained while the clerk read of {shared}.\n\n{own[0]}",
            f"Nobody in the tram spoke about {shared} at all.\n\n{own[1]}",
        )
        == "original"
    )


def test_a_list_of_people_with_what_each_is_stays_a_list_of_names():
    people = "of Danish journalists Ida Moss and Tom Ferris, Welsh aid worker Nora Quill and Basque taxi driver Jon Etxe"
    shared_a = f"Its captain is thought to be responsible for the kidnapping {people}, who walked home in May."
    shared_b = f"A baker of the valley was held responsible for the kidnapping {people} until he was cleared."

    assert verdict(shared_a, shared_b) == "original"


def test_a_sentence_that_tells_something_of_such_people_is_copied():
    told = "walked for nine days along a frozen canal, slept in barges and traded their boots for bread"
    people = "Danish journalist Ida Moss and Welsh aid worker Nora Quill"

    assert (
        verdict(f"Last winter {people} {told}, she said.", f"He told how {people} {told}.")
        != "original"
    )


LEAD = (
    "Three Varnholm herdsmen locked out by their landlord spent an entire week in a frozen quarry eating raw turnips",
    "Three herdsmen spent an entire week inside a frozen quarry, eating turnips, after they were locked out by their landlord",
)
LATER = (
    "Sixty goats, left without hay, broke through hedges towards a monastery whose abbot fed them his own cabbage.",
    "A tribunal meets after Easter; until then everybody involved must stay away from that valley and its only inn.",
)


@pytest.mark.parametrize("is_first", [True, False])
def test_what_both_begin_with_is_the_event(is_first):
    told = [
        f"{lead}.\n\n{own}" if is_first else f"{own}\n\n{lead}."
        for lead, own in zip(LEAD, map(" ".join, zip(OWN, REST, LATER, strict=True)), strict=True)
    ]
    source, target = (
        newsdiff.Document(id=name, text=text) for name, text in zip("ab", told, strict=True)
    )

    verdicts = {line.verdict for line in newsdiff.provenance(target, [source]).paragraphs}

    assert is_first == (not verdicts & COPIED)
