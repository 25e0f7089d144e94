"""Pages: everything on them leads somewhere, nothing is loaded, foreign text cannot act."""

import base64
import dataclasses
import hashlib
import re
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
import newsdiff
from newsdiff import model
from newsdiff.report import html, passages, phrases, terminal
from newsdiff.report import tables as newsdiff_tables
from newsdiff.report.html import ledger, lists, numbering, page, stories, targets, texts
from newsdiff.report.targets import TargetsReport, say_credited
from sources import ROOT

TRIES = settings(max_examples=50)

VOID = {"meta", "link", "input", "br"}
HOSTILE = (
    "</style></script><script>alert(1)</script><b onclick='x'>\x1b[31m\u202eevil\ud800&amp;{{ 7 }}"
)


class Page(HTMLParser):
    """A page taken apart; elements that are not closed in order are an error."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.open, self.texts = [], [], []
        self.feed(text.replace("<wbr>", ""))
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag, name):
        """Return an attribute of every element of a kind that has it."""
        return [attrs[name] for t, attrs in self.elements if t == tag and name in attrs]

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]

    @property
    def words(self):
        return " ".join(text for tag, text in self.texts if tag not in ("style", "script"))


def all_pages():
    """Return one page of every kind, by name."""
    return {
        "provenance": html.render(handmade.provenance()),
        "single": html.render(handmade.single()),
        "clean": html.render(handmade.clean()),
        "overview": html.render(handmade.dedupe()),
        **{name: text for name, text in html.pages(handmade.dedupe()) if name.endswith(".html")},
    }


PAGES = all_pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_and_its_anchors_are_unique(name):
    ids = Page(PAGES[name]).ids

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", PAGES)
def test_every_link_inside_a_page_leads_somewhere(name):
    read = Page(PAGES[name])
    inside = [href[1:] for href in read.all("a", "href") if href.startswith("#")]

    assert set(inside) - set(read.ids) == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_holds_no_way_to_the_outside_and_no_style_or_script_in_attributes(name):
    read = Page(PAGES[name])
    names = {key for _, attrs in read.elements for key in attrs}

    assert [k for k in names if k == "style" or k.startswith("on")] == []
    assert "http" not in re.sub(r'http-equiv="', "", PAGES[name])
    assert "@import" not in PAGES[name]
    assert "url(" not in PAGES[name]


@pytest.mark.parametrize("name", ["provenance", "single", "clean", "overview"])
def test_the_policy_of_a_page_allows_its_own_style_and_script_and_nothing_else(name):
    read = Page(PAGES[name])
    content = {
        tag: "".join(t for place, t in read.texts if place == tag) for tag in ("style", "script")
    }
    digests = {
        tag: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        for tag, text in content.items()
    }

    assert read.all("meta", "content")[0] == (
        f"default-src 'none'; style-src 'sha256-{digests['style']}'; "
        f"script-src 'sha256-{digests['script']}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize(
    "make", [handmade.provenance, handmade.single, handmade.dedupe, handmade.clean]
)
def test_the_same_report_gives_the_same_bytes(make):
    report = make()
    read = msgspec.json.decode(report.to_json(), type=type(report))

    assert html.render(read) == html.render(report)


def test_the_same_corpus_gives_the_same_site():
    assert list(html.pages(handmade.dedupe())) == list(html.pages(handmade.dedupe()))


# ------------------------------------------------------------------------- hostile text


def spoiled(record):
    """Return a document of which everything that a page names is hostile."""
    return dataclasses.replace(
        record, title=HOSTILE, outlet=HOSTILE, url=f"javascript:{HOSTILE}", published=HOSTILE
    )


def everywhere_hostile():
    """Return a ledger whose documents have hostile titles, outlets, dates and addresses, and so have its facts."""
    report = handmade.provenance()
    fact = model.Alteration("name", HOSTILE, HOSTILE, 0, 0)
    credit = model.Credit("article", HOSTILE)
    paragraphs = tuple(
        dataclasses.replace(
            p,
            text=HOSTILE.ljust(p.end - p.start),
            passages=tuple(
                dataclasses.replace(q, alterations=(fact,), credit=credit) for q in p.passages
            ),
        )
        for p in report.paragraphs
    )
    sources = tuple(map(spoiled, report.sources))
    return dataclasses.replace(
        report, target=spoiled(report.target), sources=sources, paragraphs=paragraphs
    )


def hostile_site():
    """Return the pages of a survey whose articles are hostile through and through."""
    report = handmade.dedupe(HOSTILE, HOSTILE)
    block = model.SourceParagraph(
        index=0, line=1, start=0, end=len(HOSTILE), kind="body", text=HOSTILE
    )
    whole = {record.id: (block,) for record in report.records}
    records = tuple(map(spoiled, report.records))
    return html.pages(dataclasses.replace(report, records=records), whole)


HOSTILE_HEAD = TargetsReport(newsdiff="0", settings={}, corpus=HOSTILE, targets=())


def hostile_line():
    """Return a line of a table of articles."""
    report = everywhere_hostile()
    return model.TargetLine(
        target=report.target,
        coverage=0.5,
        copied_words=5,
        sources=1,
        source=report.sources[0],
        source_coverage=0.5,
        direction=model.Direction("unknown", 0.0),
        facts=1,
        credited_paragraphs=0,
        copied_paragraphs=1,
    )


@pytest.mark.parametrize(("n_owing", "said"), [(1, "0 of 1"), (0, "")])
def test_an_article_that_only_later_ones_have_is_not_said_to_lack_a_credit(n_owing, said):
    line = dataclasses.replace(hostile_line(), copied_paragraphs=n_owing)

    assert f"<td>{said}</td></tr>" in "".join(targets.render(HOSTILE_HEAD, [line]))
    assert say_credited(line) == said


@pytest.mark.parametrize(
    "text",
    [
        html.render(handmade.provenance(HOSTILE, HOSTILE)),
        html.render(handmade.clean(HOSTILE)),
        html.render(handmade.dedupe(HOSTILE, HOSTILE)),
        *(text for name, text in html.pages(handmade.dedupe(HOSTILE, HOSTILE)) if name[-1] == "l"),
        html.render(everywhere_hostile()),
        *(text for name, text in hostile_site() if name[-1] == "l"),
        "".join(targets.render(HOSTILE_HEAD, [hostile_line()])),
    ],
)
def test_foreign_markup_and_hidden_characters_show_as_text(text):
    read = Page(text)

    assert "<script>alert" not in text
    assert {tag for tag, _ in read.elements} & {"b", "img", "iframe", "object"} == set()
    assert len([tag for tag, _ in read.elements if tag == "script"]) == 1
    assert [a for _, a in read.elements if "javascript:" in a.get("href", "")] == []
    assert {k for _, a in read.elements for k in a if k.startswith("on")} == set()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert text.encode()


def test_what_was_hidden_can_be_read():
    words = Page(html.render(handmade.provenance(HOSTILE))).words

    assert r"<b onclick='x'>\x1b[31m\u202eevil\ud800&amp;{{ 7 }}" in words


@TRIES
@given(st.text(max_size=40), st.text(max_size=20))
def test_no_text_breaks_a_page(text, name):
    Page(html.render(handmade.provenance(text, name)))
    for path, content in html.pages(handmade.dedupe(text, name)):
        if path.endswith(".html"):
            Page(content)


# ----------------------------------------------------------------------- the provenance page


def test_the_headline_gives_numbers_and_denominators():
    words = Page(PAGES["provenance"]).words

    assert "60 % of this article stands in the Holm Post report" in words
    assert "24 of 40 words, 2 of 4 paragraphs, credited once" in words


def test_every_passage_is_linked_both_ways():
    read = Page(PAGES["provenance"])
    numbers = [
        (a["id"], a["href"])
        for t, a in read.elements
        if t == "a" and a.get("class") == "n" and "id" in a
    ]

    assert numbers == [
        ("t-1", "#s-1"),
        ("t-2", "#s-2"),
        ("t-3", "#s-3"),
        ("s-1", "#t-1"),
        ("s-2", "#t-2"),
        ("s-3", "#t-3"),
    ]


def test_a_merged_paragraph_links_both_of_its_sources_and_they_link_back():
    read = Page(PAGES["single"])
    links = [
        (a["href"], a["aria-label"]) for t, a in read.elements if t == "a" and "aria-label" in a
    ]

    assert ("#s0-p2", "Source paragraph ¶ 3") in links
    assert ("#s0-p3", "Source paragraph ¶ 4") in links
    assert links.count(("#t-p2", "Target paragraph ¶ 3")) == 2


def sides(text):
    """Return the markup of the two texts of a page."""
    _, target, source = re.split(r'<section class="pane"', text)
    return target, source


def test_words_that_the_target_never_had_stand_on_the_sources_side_only():
    target, source = sides(PAGES["provenance"])

    assert "<ins>Tuesday</ins>" in target
    assert "<del>Monday</del>" in source
    assert "<del>" not in target
    assert 'of the <span class="caret" title="here the source has “old”"></span>cranes' in target
    assert re.search(r"of the\s*<del>old</del>", source)


def test_changed_facts_omissions_and_credits_jump_to_their_places():
    read = Page(PAGES["provenance"])

    assert {"#t-f1", "#s0-p4", "#t-c1"} <= set(read.all("a", "href"))
    assert "denies: denied" in read.words


def test_with_several_sources_each_has_a_letter_and_a_colour():
    labels = re.findall(
        r'class="q-\w+ c(\d)" data-n="\d"><a class="n"[^>]*>(\w+)</a>', PAGES["provenance"]
    )

    # The second passage goes on in a new paragraph of its source.
    on_target, on_source = labels[:3], labels[3:]
    assert on_target == [("0", "A1"), ("0", "A2"), ("1", "B3")]
    assert on_source == [("0", "A1"), ("0", "A2"), ("0", "A2"), ("1", "B3")]


def test_one_source_has_one_colour_and_its_numbers_have_no_letter():
    labels = re.findall(
        r'class="q-\w+ c(\d)" data-n="\d"><a class="n"[^>]*>(\w+)</a>', PAGES["single"]
    )

    assert labels == [("0", "1"), ("0", "2"), ("0", "1"), ("0", "2"), ("0", "2")]


def test_the_map_has_a_ribbon_for_every_passage_and_a_bar_for_every_paragraph():
    classes = [c.split()[0] for c in Page(PAGES["provenance"]).all("a", "class")]

    assert classes.count("ribbon") == 3
    assert classes.count("block") == len(handmade.TARGET) + len(handmade.POST) + len(handmade.RADIO)


def test_furniture_says_why_it_was_set_aside():
    assert "share: says “follow us” (97 % sure)" in Page(PAGES["provenance"]).words


def test_a_filter_stands_for_every_verdict_and_the_style_knows_it():
    style = page.join_assets(("provenance.css",))
    verdicts = ("verbatim", "edited", "mixed", "quote", "reworded", "original", "boilerplate")

    assert [v for v in verdicts if f"#f-{v}:not(:checked)) .v-{v}" not in style] == []
    assert {f"f-{v}" for v in handmade.provenance().summary.verdicts} <= set(
        Page(PAGES["provenance"]).ids
    )


def test_the_foot_names_digests_settings_and_version():
    words = Page(PAGES["provenance"]).words
    report = handmade.provenance()

    assert [d.sha256 for d in (report.target, *report.sources) if d.sha256 not in words] == []
    assert "align.min_words 8" in words
    assert "newsdiff 0, newsdiff.provenance version 2" in words


def test_a_report_without_sources_is_a_page():
    report = dataclasses.replace(
        handmade.provenance(),
        sources=(),
        omissions=(),
        paragraphs=tuple(
            dataclasses.replace(p, passages=(), sources=())
            for p in handmade.provenance().paragraphs
        ),
    )

    assert "No source was given." in Page(html.render(report)).words


def test_the_headline_links_to_the_page_of_the_article_and_only_to_a_page():
    report = handmade.provenance()
    for url, links in (("https://post.example/a?b=1&c=2", 1), ("javascript:alert(1)", 0)):
        first = dataclasses.replace(report.sources[0], url=url)
        text = html.render(dataclasses.replace(report, sources=(first, *report.sources[1:])))

        assert Page(text).all("a", "href").count(url) == links


@pytest.mark.parametrize(
    ("verdict", "role"),
    [
        ("source-first", "Source A"),
        ("target-first", "Later, also in B"),
        ("common-source", "Third text, shared with A"),
        ("unknown", "Also in A"),
    ],
)
def test_only_what_is_known_to_be_before_is_called_a_source(verdict, role):
    report = handmade.provenance()
    first = dataclasses.replace(report.sources[0], direction=model.Direction(verdict, 0.9))
    text = html.render(dataclasses.replace(report, sources=(first, *report.sources[1:])))

    assert text.count(f'<span class="side">{role}</span>') == 2
    assert ("Source A" in text) == (verdict == "source-first")


def test_what_shares_nothing_copied_is_only_compared_with():
    assert '<span class="side">Compared with B</span>' in PAGES["provenance"]


def record(**more):
    """Return a document with what matters of it."""
    known = {"id": "7_ab", "path": None, "sha256": "", "title": None, "outlet": None}
    return model.DocumentRecord(**{**known, "published": None, "words": 9, **more})


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"outlet": "The Gull", "published": "2023-03-15"}, "the Gull report of 15 March 2023"),
        ({"outlet": "Die Möwe"}, "the Die Möwe report"),
        ({"outlet": " ", "title": "No boat"}, "“No boat”"),
        ({"published": "2023-03-15T23:30:00-05:00"}, "7 of 16 March 2023"),
        ({"published": "soon"}, "7"),
        ({"outlet": "The"}, "the The report"),
    ],
)
def test_an_article_is_called_by_its_outlet_and_day_before_any_id(more, said):
    assert stories.say_story(record(**more), "7") == said


def test_the_gravest_of_the_changed_facts_come_first():
    report = handmade.single()
    kinds = ("place", "hedge", "negation", "number", "stance")
    changed = tuple(model.Alteration(kind, "a", "b", 0, 0) for kind in kinds)
    paragraph = report.paragraphs[1]
    passage = dataclasses.replace(paragraph.passages[0], alterations=changed)
    paragraphs = list(report.paragraphs)
    paragraphs[1] = dataclasses.replace(paragraph, passages=(passage,))
    found = lists.write_lists(
        numbering.number_passages(dataclasses.replace(report, paragraphs=tuple(paragraphs)))
    )

    assert [e.kind for e in found.facts] == ["stance", "negation", "number", "place", "hedge"]


def test_a_long_list_says_how_much_more_there_is():
    report = handmade.provenance()
    omission = report.omissions[0]
    text = html.render(dataclasses.replace(report, omissions=(omission,) * 6))

    assert "<summary>4 more</summary>" in text


def test_neighbouring_lines_of_furniture_are_one_fold():
    report = handmade.provenance()
    furniture = report.paragraphs[-1]
    again = dataclasses.replace(furniture, index=5, start=furniture.end + 2, end=furniture.end + 9)
    paragraphs = (*report.paragraphs, again)
    target, source = sides(html.render(dataclasses.replace(report, paragraphs=paragraphs)))

    assert target.count("<summary>2 lines of site furniture</summary>") == 1
    assert source.count("<summary>1 line of site furniture</summary>") == 1


def test_paragraphs_are_counted_from_1():
    read = Page(PAGES["provenance"])

    assert read.all("article", "aria-label")[:2] == ["Target paragraph 1", "Target paragraph 2"]
    assert "¶ 2" in read.words
    assert "source ¶ 5" in Page(PAGES["single"]).words
    assert "paragraph 0" not in PAGES["provenance"]


def test_the_table_has_a_row_for_each_paragraph_that_is_compared():
    table = PAGES["provenance"].split('class="table-view"')[1].split("</table>")[0]
    rows = re.findall(r"<tr class=.*?</tr>", table)

    assert [re.search(r"v-(\w+)", row)[1] for row in rows] == [
        "original",
        "mixed",
        "verbatim",
        "quote",
    ]
    assert "Monday -&gt; Tuesday (date)" in rows[1]
    assert "says the Holm Post" in rows[2]


def test_the_report_can_be_taken_from_the_page():
    report = handmade.provenance(HOSTILE)
    read = Page(html.render(report))
    taken = [base64.b64decode(a.split(",", 1)[1]) for a in read.all("a", "href") if "base64" in a]

    assert read.all("a", "download") == ["newsdiff.json", "newsdiff.csv"]
    assert taken[0].decode() == report.to_json()
    assert taken[1].decode() == "".join(report.render("csv"))


def test_what_differs_in_a_later_article_was_changed_there():
    report = handmade.single()
    later = dataclasses.replace(report.sources[0], direction=model.Direction("target-first", 0.9))
    report = dataclasses.replace(report, sources=(later,))
    page = " ".join(Page(html.render(report)).words.split())

    assert "Tuesday → Monday date, in the later article" in page
    for told in (terminal.render(report), "".join(report.render("markdown"))):
        assert "Tuesday -> Monday (date) in the later article" in " ".join(
            told.replace("\\", "").split()
        )


@pytest.mark.parametrize(
    ("verdict", "in_target", "in_source"),
    [
        ("source-first", "<ins>Tuesday</ins>", "<del>Monday</del>"),
        ("unknown", "<ins>Tuesday</ins>", "<del>Monday</del>"),
        ("target-first", ">Tuesday</span>", "<ins>Monday</ins>"),
    ],
)
def test_nothing_was_put_into_a_text_that_was_first(verdict, in_target, in_source):
    report = handmade.single()
    source = dataclasses.replace(report.sources[0], direction=model.Direction(verdict, 0.9))
    report = dataclasses.replace(report, sources=(source,))
    _, _, target = html.render(report).partition('id="target"')
    target, _, other = target.partition('id="source"')
    is_marked = verdict != "target-first"

    assert in_target in target
    assert in_source in other
    assert ("<ins>" in target) is is_marked
    assert ("{+Tuesday+}" in terminal.render(report)) is is_marked


@pytest.mark.parametrize("name", ["001", "004", "012"])
def test_page_strip_and_table_give_the_same_numbers(name):
    report = newsdiff.provenance(*sample(name))
    view = ledger.view_of(report)
    target = view["target"]
    drawn = sum(s.length for s in target.strip if s.is_copied) / 1000
    rows = list(newsdiff_tables.chosen_table(report, "pairs"))

    assert drawn == pytest.approx(report.summary.coverage, abs=0.002)
    assert sum(counted(target, "*")) == report.summary.copied_words
    assert sum(counted(target, "")) == report.summary.words
    shares = {row["a"]: (row["coverage_a"], row["coverage_b"]) for row in rows}
    for party in view["sources"]:
        used, coverage = shares[party.record.id]
        taken = [s.length for s in party.strip if s.is_copied]
        is_first = party.record.direction.verdict == "source-first"
        assert party.shares.split("; not marked")[0] == (
            f"{phrases.percent(coverage)} of the target stands in it; "
            f"{phrases.percent(used)} of {party.letter or 'the source'} {'was used' if is_first else 'is shared'}"
        )
        assert not taken or sum(taken) / 1000 == pytest.approx(used, abs=0.005)


def counted(target, mark):
    """Yield the words of the parts of a target that end with a mark."""
    for paragraph in target.paragraphs:
        for part in paragraph.parts.split("; ") if paragraph.parts else ():
            words = part.split()[0]
            if words.endswith(mark):
                yield int(words.rstrip("*"))


def sample(name):
    """Return an article of the sample corpus and the others."""
    documents = newsdiff.read(ROOT / "corpus")
    (target,) = [d for d in documents if d.id.startswith(name)]
    return target, [d for d in documents if d is not target]


# ------------------------------------------------------------------------------ stretches


@st.composite
def cut_paragraphs(draw):
    """Draw a paragraph somewhere in a document, with passages and changes that may overlap anyhow."""
    text = draw(st.text("ab .", min_size=1, max_size=40))
    begin = draw(st.integers(0, 5))
    place = st.integers(0, begin + len(text) + 5)
    sides = []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        start, end = sorted((draw(place), draw(place)))
        edges = sorted(draw(st.lists(st.integers(start, end), max_size=6)))
        changes = tuple(
            passages.Change(a, b, draw(st.sampled_from(["added", "dropped"])), instead)
            for a, b in zip(edges[::2], edges[1::2], strict=False)
            for instead in [draw(st.sampled_from(["", "gone"]))]
        )
        numbered = numbering.NumberedLink(number, str(number), 0, "edited")
        sides.append((numbered, passages.PassageSide(start, end, "copied", changes)))
    edges = sorted((draw(place), draw(place)))
    notes = [texts.Note("n", "fact", *edges, "")]
    block = model.SourceParagraph(
        index=0, line=1, start=begin, end=begin + len(text), kind="body", text=text
    )
    return block, sides, notes


@TRIES
@given(cut_paragraphs())
def test_the_stretches_of_a_paragraph_spell_it_and_every_passage_has_one_anchor(drawn):
    block, sides, notes = drawn
    anchored = {1}

    found = texts.stretches(block, sides, notes, anchored)
    numbers = [passage.number for stretch in found for passage in stretch.numbers]
    anchors = [number for stretch in found for number in stretch.anchors]
    runs = [run for stretch in found for run in stretch.runs]

    # A caret is no word of the paragraph.
    spelled = "".join(run.text for run in runs if run.kind != "caret")
    assert spelled == block.text
    touching = [p.number for p, s in sides if s.start < block.end and s.end > block.start]
    assert sorted(numbers) == touching
    assert sorted(anchors) == [n for n in touching if n != 1]
    assert sum(run.opens_note for run in runs) <= 1


def test_sources_beyond_the_alphabet_have_two_letters():
    assert [numbering.letter(n) for n in (0, 25, 26, 27, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AB",
        "ZZ",
        "AAA",
    ]
