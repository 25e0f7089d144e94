"""The ledger: verdicts and their edges, quotations, several sources, omissions, sums."""

import dataclasses

import pytest

from newsdiff import Document, Mark, Paragraph, ProvenanceReport, provenance
from newsdiff.model import LedgerParagraph
from newsdiff.reuse.attribute.verdicts import CopiedWords, verdict
from newsdiff.settings import AttributeSettings
from prepared import uncleaned

LIMITS = AttributeSettings()
SYLLABLES = [c + v for c in "bdfgkmnprtvz" for v in "aeiou"]

SPEECH = "“We do not open a footway because somebody has asked us loudly for it”"
STORY = (
    "The footway was fenced off in spring after a handrail came away at the northern end in a gale.",
    "Cyclists who used it every morning now queue for a ferry that leaves twice an hour.",
    "Its captain has carried so many bicycles this week that the passengers have begun to complain.",
    "Engineers expect repairs to last until autumn because the steel must be ordered abroad.",
    "The council keeps a fund for accidents of that kind, filled by a toll on heavy lorries.",
)
DENIAL = "However, inspectors denied that the rail had been loose and found no evidence of rust."


def words(first: int, n_words: int) -> str:
    """Write words that stand nowhere else, by their number."""
    n = len(SYLLABLES)
    numbers = (7919 * (first + k) for k in range(n_words))
    return " ".join(
        SYLLABLES[x % n] + SYLLABLES[x // n % n] + SYLLABLES[x // n**2 % n] for x in numbers
    )


def read(name: str, *paragraphs: str, **known: str) -> Document:
    """Make a document of prose paragraphs."""
    return uncleaned([Document(id=name, text="\n\n".join(paragraphs), **known)])[0]


def compare(target: Document | str, *sources: Document | str) -> ProvenanceReport:
    """Write the ledger of a target; texts stand for documents of one paragraph."""
    first = read("t", target) if isinstance(target, str) else target
    rest = [
        read(f"s{at}", source) if isinstance(source, str) else source
        for at, source in enumerate(sources)
    ]
    return provenance(first, rest)


def line(target: str, *sources: Document | str) -> LedgerParagraph:
    """Return the ledger line of a target of one paragraph."""
    [only] = compare(target, *sources).paragraphs
    return only


# ---------------------------------------------------------------------------------- verdicts


@pytest.mark.parametrize(
    ("n_covered", "n_equal", "is_passage", "expected"),
    [
        (100, 95, True, "verbatim"),
        (95, 95, True, "verbatim"),
        (100, 94, True, "edited"),
        (80, 40, True, "edited"),
        (80, 40, False, "edited"),
        (79, 79, True, "mixed"),
        (8, 8, True, "mixed"),
        (79, 79, False, "original"),
        (0, 0, False, "original"),
    ],
)
def test_a_verdict_changes_at_its_edges(n_covered, n_equal, is_passage, expected):
    assert expected == verdict(CopiedWords(100, n_covered, n_equal, is_passage), LIMITS)


def test_a_paragraph_with_a_changed_fact_is_edited_however_much_of_it_is_copied():
    assert verdict(CopiedWords(100, 100, 99, is_passage=True), LIMITS, is_altered=True) == "edited"
    assert verdict(CopiedWords(100, 50, 50, is_passage=True), LIMITS, is_altered=True) == "mixed"


@pytest.mark.parametrize(
    ("n_copied", "n_own", "expected"),
    [
        (20, 0, "verbatim"),
        (19, 1, "verbatim"),  # 95 %
        (18, 2, "edited"),
        (16, 4, "edited"),  # 80 %
        (15, 5, "mixed"),
        (8, 40, "mixed"),
        (7, 40, "original"),  # one phrase
        (0, 20, "original"),
    ],
)
@pytest.mark.parametrize("is_at_end", [True, False])
def test_a_paragraph_is_judged_by_the_share_of_its_words_that_is_copied(
    n_copied, n_own, expected, is_at_end
):
    copied, own = words(0, n_copied), words(1000, n_own)
    target = f"{own} {copied}" if is_at_end else f"{copied} {own}"

    found = line(target, f"{words(2000, 30)} {copied} {words(3000, 30)}")

    assert expected == found.verdict
    assert found.words == n_copied + n_own
    if expected != "original":
        assert found.coverage == pytest.approx(n_copied / (n_copied + n_own), abs=1e-4)
        assert found.identity == 1


def test_words_left_out_do_not_make_a_paragraph_less_verbatim():
    whole = STORY[0]

    found = line(whole.replace("northern ", ""), whole)

    assert (found.verdict, found.coverage) == ("verbatim", 1)


def test_words_put_in_do():
    found = line(STORY[0].replace("spring", "the wet cold spring"), STORY[0])

    assert found.verdict == "edited"
    assert found.coverage == 1
    assert found.identity < 0.95


def test_punctuation_case_and_quote_style_do_not_count():
    source = f"{STORY[0]} {SPEECH}, she said."

    assert line(source.replace("“", '"').replace("”", '"').replace(",", " –"), source).verdict == (
        "verbatim"
    )


def test_merged_split_and_moved_paragraphs_stay_verbatim():
    source = read("s", *STORY)
    target = read("t", f"{STORY[3]} {STORY[0]}", *STORY[1].split(" now "), STORY[4])

    report = compare(target, source)

    assert [p.verdict for p in report.paragraphs] == ["verbatim"] * 4
    assert [[link.index for link in p.sources] for p in report.paragraphs] == [
        [0, 3],
        [1],
        [1],
        [4],
    ]


def test_titles_shared_as_prose_are_judged_like_prose_and_unrelated_text_is_original():
    report = compare(read("t", STORY[0], words(0, 30), STORY[1]), read("s", *STORY))

    assert [p.verdict for p in report.paragraphs] == ["verbatim", "original", "verbatim"]
    assert report.paragraphs[1].passages == ()
    assert report.paragraphs[1].sources == ()


def test_passages_point_into_both_texts():
    source, target = read("s", *STORY), read("t", words(0, 20), f"{words(50, 20)} {STORY[2]}")

    [passage] = compare(target, source).paragraphs[1].passages

    assert target.text[passage.start : passage.end] == STORY[2][:-1]
    assert source.text[passage.source.start : passage.source.end] == STORY[2][:-1]


# ---------------------------------------------------------------------------------- quotations


def test_speech_in_a_frame_of_its_own_is_a_quote():
    source = f"{SPEECH}, the mayor told a briefing by the northern pier on Friday."
    target = f"Asked about cyclists, she was brief. {SPEECH}, was all that reporters heard."

    found = line(target, f"{source} {words(0, 40)}")

    assert found.verdict == "quote"
    assert {passage.kind for passage in found.passages} == {"quote"}


def test_speech_with_its_frame_is_copied():
    framed = f"{SPEECH}, the mayor told a briefing by the northern pier on Friday."

    assert line(framed, f"{framed} {words(0, 40)}").verdict == "verbatim"


def test_even_a_short_frame_says_whose_the_quotation_is():
    source = f"{SPEECH}, she said. {words(0, 40)}"

    assert line(f"{SPEECH}, she said.", source).verdict == "verbatim"
    assert line(f"{SPEECH}, wrote Quillane.", source).verdict == "quote"
    assert line(SPEECH, source).verdict == "quote"


def test_speech_inside_an_otherwise_copied_text_is_copied():
    source = read("s", *STORY, f"{SPEECH}, the mayor told a briefing.")

    assert compare(read("t", SPEECH), source).paragraphs[0].verdict == "quote"
    assert compare(read("t", *STORY, SPEECH), source).paragraphs[5].verdict == "verbatim"


def test_the_same_words_outside_of_quotation_marks_are_copied():
    bare = SPEECH.strip("“”")

    assert line(f"{bare}. {words(0, 3)}", f"{bare}. {words(50, 30)}").verdict == "edited"


def test_quotes_do_not_count_as_copied():
    target = read("t", SPEECH, words(0, 30))
    report = compare(target, f"She said: {SPEECH} {words(50, 30)}")

    assert report.summary.verdicts["quote"] == 1
    assert (report.summary.coverage, report.sources[0].coverage) == (0, 0)


# ---------------------------------------------------------------------------------- reworded

RETOLD = (
    "Since the gale a fence keeps people from the footway: its handrail fell away up north in spring.",
    "The ferry, gone twice an hour, has a morning queue of cyclists.",
    "Its passengers complain to the captain that so many bicycles are carried.",
    "Repairs last until autumn, engineers expect, for the steel is ordered from abroad.",
)


def test_reworded_paragraphs_are_possible_sources_and_never_copied():
    report = compare(read("t", *RETOLD), read("s", *STORY))

    assert [p.verdict for p in report.paragraphs] == ["reworded"] * 4
    assert [p.sources[0].index for p in report.paragraphs] == [0, 1, 2, 3]
    assert {passage.kind for p in report.paragraphs for passage in p.passages} == {"reworded"}
    assert {p.coverage for p in report.paragraphs} == {0}
    assert (report.summary.coverage, report.summary.copied_words) == (0, 0)
    assert (report.sources[0].coverage, report.sources[0].used) == (0, 0)
    assert report.summary.copied_paragraphs == 0


def test_reworded_paragraphs_beside_copied_ones_add_nothing_to_the_share():
    alone = compare(read("t", STORY[4], words(0, 40)), read("s", *STORY))
    beside = compare(read("t", STORY[4], *RETOLD), read("s", *STORY))

    assert beside.summary.verdicts["reworded"] > 0
    assert beside.summary.copied_words == alone.summary.copied_words == 17


# ---------------------------------------------------------------------------------- several sources


def test_the_longest_passage_is_shown():
    short, long = read("s0", STORY[0]), read("s1", f"{STORY[0]} {STORY[1]}")

    report = compare(read("t", f"{STORY[0]} {STORY[1]}"), short, long)

    [passage] = report.paragraphs[0].passages
    assert passage.source.document == "s1"
    assert [link.document for link in report.paragraphs[0].sources] == ["s1"]


def test_every_source_has_its_own_share():
    sources = read("s0", STORY[0]), read("s1", *STORY[:2])

    report = compare(read("t", *STORY[:2]), *sources)

    assert [(s.id, s.coverage, s.used) for s in report.sources] == [
        ("s1", 1.0, 1.0),
        ("s0", round(19 / 35, 4), 1.0),
    ]
    assert report.summary.coverage == 1


def test_two_sources_of_one_paragraph_are_both_linked():
    found = line(f"{STORY[0]} {STORY[1]}", STORY[0], STORY[1])

    assert [(link.document, link.index) for link in found.sources] == [("s0", 0), ("s1", 0)]
    assert (found.verdict, found.coverage) == ("verbatim", 1)


def test_of_equal_sources_the_first_id_is_shown_in_whichever_order_they_come():
    sources = [read("s1", STORY[0]), read("s0", STORY[0])]

    reports = [compare(STORY[0], *some) for some in (sources, sources[::-1])]

    assert {r.paragraphs[0].passages[0].source.document for r in reports} == {"s0"}
    assert [s.id for s in reports[0].sources] == [s.id for s in reports[1].sources] == ["s0", "s1"]


def test_a_source_that_gives_nothing_is_listed_with_nothing():
    [source] = compare(STORY[0], words(0, 40)).sources

    assert (source.coverage, source.used, source.direction.verdict) == (0, 0, "unknown")


def test_a_document_is_no_source_of_itself():
    target = read("t", *STORY)

    assert provenance(target, [target]).sources == ()


# --------------------------------------------------------------------------- what came later

EDITED = tuple(p.replace("twice", "three times").replace("autumn", "winter") for p in STORY)
"""What a target made of the story."""


def dated(name: str, day: int, *paragraphs: str) -> Document:
    """Make a document of a day."""
    return read(name, *paragraphs, published=f"2024-05-{day:02}", outlet=f"The {name}")


def test_a_passage_is_of_what_was_there_before_not_of_a_closer_copy_that_came_later():
    target = dated("t", 2, *EDITED)
    report = compare(target, dated("copy", 3, *EDITED, DENIAL), dated("story", 1, *STORY, DENIAL))
    facts = [a.source for p in report.paragraphs for q in p.passages for a in q.alterations]

    assert {q.source.document for p in report.paragraphs for q in p.passages} == {"story"}
    assert "twice" in facts
    assert {o.document for o in report.omissions} == {"story"}


def test_of_articles_that_say_the_same_the_earliest_is_the_source():
    given = [dated("a", 3, *STORY), dated("b", 1, *STORY), dated("c", 2, *STORY), read("d", *STORY)]
    report = compare(dated("t", 4, *STORY), *given)

    assert {q.source.document for p in report.paragraphs for q in p.passages} == {"b"}


def test_what_only_a_later_article_has_is_still_shown():
    report = compare(dated("t", 1, *STORY), dated("copy", 2, *EDITED))

    assert report.summary.coverage > 0.9
    assert {q.source.document for p in report.paragraphs for q in p.passages} == {"copy"}
    assert report.omissions == ()


# ---------------------------------------------------------------------------------- omissions


def omitted(source: Document, *target: str) -> list[tuple[int, bool]]:
    """Return index and `between` of the omissions, in their order."""
    return [(o.index, o.between) for o in compare(read("t", *target), source).omissions]


def test_what_was_dropped_between_used_paragraphs_and_right_behind_them_is_told():
    source = read("s", words(0, 20), STORY[0], STORY[1], STORY[2], STORY[3], STORY[4])

    assert omitted(source, STORY[0], STORY[2]) == [(2, True), (4, False)]


def test_a_denial_is_told_first_with_its_reason():
    source = read("s", STORY[0], STORY[1], DENIAL, STORY[2], STORY[3])

    report = compare(read("t", STORY[0], STORY[2]), source)

    assert [o.index for o in report.omissions] == [2, 1, 4]
    assert report.omissions[0].reason.startswith("denies or qualifies: However, denied")
    assert report.omissions[0].text == DENIAL
    assert report.omissions[1].reason == ""


def test_the_order_in_which_paragraphs_are_used_plays_no_part():
    source = read("s", *STORY)

    assert omitted(source, STORY[2], STORY[0]) == omitted(source, STORY[0], STORY[2])


def test_nothing_is_omitted_where_nothing_or_everything_is_used():
    source = read("s", *STORY)

    assert omitted(source, words(0, 30)) == []
    assert omitted(source, *STORY) == []


def test_a_paragraph_used_in_part_is_not_omitted():
    source = read("s", STORY[0], f"{STORY[1]} {words(0, 40)}", STORY[2])

    assert omitted(source, STORY[0], STORY[1], STORY[2]) == []


def test_only_prose_is_omitted():
    source = read("s", STORY[0], "By Marta Quillane", STORY[1], "Sign up for our letter", STORY[2])
    marks = {1: ("byline", "keep", "byline"), 3: ("boilerplate", "remove", "newsletter")}
    paragraphs = []
    for paragraph in source.paragraphs:
        kind, action, category = marks.get(paragraph.index, ("body", "keep", None))
        mark = Mark(category, action, "set by hand", 1.0)
        paragraphs.append(dataclasses.replace(paragraph, kind=kind, mark=mark))
    marked = dataclasses.replace(source, paragraphs=tuple(paragraphs))

    assert omitted(marked, STORY[0], STORY[2]) == [(2, True)]


def test_nothing_is_left_out_of_a_text_that_gives_no_passage():
    first = read("first", *STORY[:2], STORY[3], published="2024-05-01")
    copy = read("copy", *STORY[:2], DENIAL, STORY[3], published="2024-05-02")
    target = read("t", *STORY[:2], STORY[3], published="2024-05-03")

    assert compare(target, first, copy).omissions == ()
    assert [o.document for o in compare(target, copy).omissions] == ["copy"]


# ---------------------------------------------------------------------------------- sums


def test_the_summary_adds_up_the_ledger():
    target = read("t", *STORY[:2], words(0, 20), STORY[3])

    report = compare(target, read("s", *STORY))

    assert report.summary.words == report.target.words == sum(p.words for p in report.paragraphs)
    assert report.summary.copied_words == report.summary.words - 20
    assert report.summary.coverage == round(1 - 20 / report.summary.words, 4)
    assert (report.summary.paragraphs, report.summary.copied_paragraphs) == (4, 3)
    assert report.summary.verdicts == {
        "verbatim": 3,
        "edited": 0,
        "mixed": 0,
        "quote": 0,
        "reworded": 0,
        "translated": 0,
        "formula": 0,
        "original": 1,
        "boilerplate": 0,
    }


def test_furniture_takes_no_part():
    text = f"{STORY[0]}\n\n{STORY[1]}"
    removed = Mark("newsletter", "remove", "set by hand", 0.9)
    kept = Mark(None, "keep", "set by hand", 1.0)
    paragraphs = (
        Paragraph(0, 1, 0, len(STORY[0]), mark=kept),
        Paragraph(1, 3, len(STORY[0]) + 2, len(text), "boilerplate", removed),
    )
    target = Document(id="t", text=text, paragraphs=paragraphs)

    report = compare(target, read("s", *STORY))

    furniture = report.paragraphs[1]
    assert [p.verdict for p in report.paragraphs] == ["verbatim", "boilerplate"]
    assert furniture.boilerplate is not None
    assert (furniture.boilerplate.category, furniture.boilerplate.confidence) == ("newsletter", 0.9)
    assert (furniture.coverage, furniture.sources, furniture.passages) == (0, (), ())
    assert (report.summary.words, report.summary.paragraphs) == (19, 1)
    assert report.summary.coverage == 1


def test_credits_are_counted_by_place():
    source = read("s", *STORY, outlet="Girder")
    target = read("t", f"According to Girder, {STORY[0]}", STORY[1], "It was quoted in Girder.")

    assert compare(target, source).summary.credits == 2
