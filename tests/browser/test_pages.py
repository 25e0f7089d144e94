"""Reports in Chromium: both sides of a passage, filters, theme, keys, print, and nothing serious for axe."""

import dataclasses

import pytest
from click.testing import CliRunner

import handmade
import hard
import newsdiff
from accessible import check_accessible, check_contrast
from newsdiff import api
from newsdiff.cli import main
from newsdiff.documents.boilerplate import read_overlay
from newsdiff.documents.boilerplate.lines import line_keys
from newsdiff.model import SourceParagraph, TranslatedPair, TranslatedParagraph
from newsdiff.report import html, json
from newsdiff.writing import write_site
from sources import ROOT

pytestmark = pytest.mark.long

LONG = (
    "Nothing of this paragraph stands anywhere else, and there is a lot of it to scroll past. " * 12
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a page of every kind."""
    place = tmp_path_factory.mktemp("pages")
    (place / "ledger.html").write_text(html.render(handmade.provenance(LONG)), encoding="utf-8")
    (place / "single.html").write_text(html.render(handmade.single()), encoding="utf-8")
    (place / "clean.html").write_text(html.render(handmade.clean()), encoding="utf-8")
    write_site(html.pages(handmade.dedupe()), place)
    write_site(html.pages(handmade.dedupe(), whole_texts()), place / "whole")
    write_hard(place)
    return place


def write_hard(place):
    """Write pages of articles that have endless names, other directions and markup, and of nothing."""
    links = (TranslatedParagraph(a=0, b=0),)
    one, other = hard.ARTICLES[2].id, hard.ARTICLES[4].id
    pair = TranslatedPair(a=one, b=other, paragraphs=1, words=7, share=1, links=links)
    texts = {}
    survey = newsdiff.dedupe(hard.ARTICLES, texts=texts)
    write_site(html.pages(dataclasses.replace(survey, translations=(pair,)), texts), place / "hard")
    for number in (1, 2, 5, 7, 9, 10):
        report = newsdiff.provenance(hard.ARTICLES[number], hard.ARTICLES)
        (place / f"hard-{number}.html").write_text(html.render(report), encoding="utf-8")
    cleaned = html.render(newsdiff.clean(hard.ARTICLES))
    (place / "hard-clean.html").write_text(cleaned, encoding="utf-8")
    steps = html.versions_page(api.versions(hard.ARTICLES[:3]))
    (place / "hard-versions.html").write_text(steps, encoding="utf-8")


def whole_texts():
    """Return the articles of the survey whole, with a paragraph to scroll past."""
    found = {}
    for cluster in handmade.dedupe().clusters:
        for p in cluster.passages:
            if p.document not in found:
                after = p.end + 2
                found[p.document] = (
                    SourceParagraph(index=0, line=1, start=0, end=p.end, kind="body", text=p.text),
                    SourceParagraph(
                        index=1, line=3, start=after, end=after + len(LONG), kind="body", text=LONG
                    ),
                )
    return found


def in_view(locator):
    """Whether an element lies inside the window and inside the pane that it scrolls in."""
    return locator.evaluate(
        """element => {
            const inside = (a, b) => a.top >= b.top - 1 && a.bottom <= b.bottom + 1;
            const box = element.getBoundingClientRect();
            const pane = element.closest('.pane').getBoundingClientRect();
            return inside(box, pane) && inside(box, {top: 0, bottom: innerHeight});
        }"""
    )


def press(button):
    """Click a button of a script, surely: a mouse event sent to a busy Chromium may be lost.

    Whether a reader could click it (seen, enabled, not covered) is tried first.
    """
    button.click(trial=True)
    button.dispatch_event("click")


@pytest.mark.parametrize("side", ["t", "s"])
def test_a_click_on_either_side_brings_both_into_view(show, folder, side):
    page = show(folder / "ledger.html")

    pane = page.locator("#target" if side == "t" else "#source")
    pane.locator('mark[data-n="3"]').click()

    assert in_view(page.locator("#t-3"))
    assert in_view(page.locator("#s-3"))
    assert page.locator("mark.selected").count() == 2
    assert page.locator(".ribbon.selected").count() == 1


@pytest.mark.parametrize(("side", "other"), [("t", "s"), ("s", "t")])
def test_on_a_phone_a_passage_is_chosen_where_it_stands_and_its_number_leads_to_the_other_text(
    show, folder, side, other
):
    page = show(folder / "ledger.html", "phone")
    page.locator(f"#{side}-3").scroll_into_view_if_needed()

    pane = page.locator("#target" if side == "t" else "#source")
    pane.locator('mark[data-n="3"]').dispatch_event("click")
    assert page.locator("mark.selected").count() == 2
    assert in_view(page.locator(f"#{side}-3"))
    assert page.locator(".desk").evaluate(
        "e => e.getBoundingClientRect().bottom <= innerHeight + 1"
    )

    page.locator(f"#{side}-3").click()
    assert in_view(page.locator(f"#{other}-3"))
    page.locator(f"#{other}-3").click()
    assert in_view(page.locator(f"#{side}-3"))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_number_leads_to_the_other_side_and_back(show, folder, number):
    page = show(folder / "ledger.html")

    page.locator(f"#t-{number}").click()
    assert page.url.endswith(f"#s-{number}")
    assert page.evaluate("document.activeElement.id") == f"s-{number}"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"t-{number}"


def test_without_scripts_a_link_still_brings_the_other_side_into_view(show, folder):
    page = show(folder / "ledger.html", java_script_enabled=False)

    page.locator("#t-3").click()

    assert in_view(page.locator("#s-3"))
    assert page.locator(".hint .script").is_hidden()
    assert page.locator(".desk").is_hidden()


def test_without_scripts_filters_and_theme_work(show, folder):
    page = show(folder / "ledger.html", java_script_enabled=False)

    page.locator("label.chip", has_text="original").click()
    page.locator(".theme label", has_text="Dark").click()

    assert page.locator("#t-p0").is_hidden()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_a_filter_hides_paragraphs_with_their_ribbons_and_shows_them_again(show, folder):
    page = show(folder / "ledger.html")
    chip = page.locator("label.chip", has_text="verbatim")

    chip.click()
    assert page.locator("#t-p2").is_hidden()
    assert page.locator('.ribbon[data-n="2"]').is_hidden()
    assert page.locator("#t-p1").is_visible()

    chip.click()
    assert page.locator("#t-p2").is_visible()


def test_changes_can_be_hidden(show, folder):
    page = show(folder / "ledger.html")
    dropped = page.locator("#target .caret")
    assert dropped.is_visible()

    page.locator("label.chip", has_text="changes").click()

    assert dropped.is_hidden()


def test_keys_walk_through_the_passages_while_the_texts_have_the_focus(show, folder):
    page = show(folder / "ledger.html")

    page.keyboard.press("n")
    assert page.locator("mark.selected").count() == 0

    page.locator("#target").focus()
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert page.locator("#target mark.selected").get_attribute("data-n") == "2"
    assert in_view(page.locator("#s-2"))

    page.keyboard.press("Escape")
    assert page.locator("mark.selected").count() == 0


@pytest.mark.parametrize(
    ("name", "place"), [("Facts changed", "#t-f1"), ("Left out", "#s0-p4"), ("Credit", "#t-c1")]
)
def test_a_line_of_a_list_jumps_to_its_place(show, folder, name, place):
    page = show(folder / "ledger.html")

    page.locator(".findings section", has_text=name).locator("a").first.click()

    assert in_view(page.locator(place))
    assert "here" in page.locator(place).get_attribute("class")


def test_a_ribbon_of_the_map_leads_to_its_passage(show, folder):
    page = show(folder / "ledger.html")

    page.locator('.ribbon[data-n="3"]').click()

    assert in_view(page.locator("#t-3"))
    assert in_view(page.locator("#s-3"))


def test_a_link_from_outside_opens_at_its_passage(show, folder):
    page = show(folder / "ledger.html")
    page.goto(f"{(folder / 'ledger.html').as_uri()}#t-2")
    page.reload()

    assert in_view(page.locator("#s-2"))


def test_the_theme_follows_the_system_until_one_is_chosen(show, folder):
    page = show(folder / "single.html", color_scheme="dark")
    color = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(color)

    page.locator(".theme label", has_text="Light").click()
    light = page.evaluate(color)
    page.reload()

    assert dark != light
    expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect
    expect(page.locator("html")).to_have_css("background-color", light)


def test_the_table_takes_the_place_of_the_texts_without_scripts(show, folder):
    page = show(folder / "ledger.html", java_script_enabled=False)
    assert page.locator(".table-view").is_hidden()

    page.locator(".switch label", has_text="Table").click()

    assert page.locator(".panes").is_hidden()
    assert page.locator(".table-view tbody tr").count() == 4


def test_a_link_of_the_table_leads_back_into_the_texts(show, folder):
    page = show(folder / "ledger.html")
    page.locator(".switch label", has_text="Table").click()

    page.locator(".table-view a", has_text="3").first.click()

    assert in_view(page.locator("#t-p2"))


def test_a_link_to_folded_furniture_unfolds_it(show, folder):
    page = show(folder / "ledger.html")
    assert page.locator("#t-p4").is_hidden()

    page.locator('.block[href="#t-p4"]').dispatch_event("click")

    assert in_view(page.locator("#t-p4"))


# ------------------------------------------------------------------------------ the desk


def choose(page, number):
    """Choose a passage, and wait until the desk has it."""
    page.locator(f'#target mark[data-n="{number}"]').click()
    page.locator(".chosen", has_text=f"{number}").wait_for()


def act(page, name):
    """Press a button of the desk."""
    press(page.locator(f'.desk [data-act="{name}"]'))


def test_a_passage_is_cited_with_both_articles_and_linked(show, folder):
    page = show(folder / "ledger.html")
    assert page.locator('[data-act="cite"]').is_disabled()
    choose(page, 2)

    act(page, "cite")
    page.locator(".desk[data-copied]").wait_for()
    cited = page.locator(".desk").get_attribute("data-copied")
    act(page, "link")
    page.locator('.desk[data-copied^="file:"]').wait_for()

    assert cited.startswith(
        "“Two engines need new bearings. One of the cranes is cracked” (“Nothing of this"
    )
    assert cited.endswith("(“Ferry to Holm stops for repairs”, Holm Post, paragraph 3)")
    assert page.locator(".desk").get_attribute("data-copied").endswith("ledger.html#t-2")


def test_a_note_stays_and_can_be_taken_away(show, folder, tmp_path):
    page = show(folder / "ledger.html", accept_downloads=True)
    choose(page, 1)

    page.locator("#note").fill("Ask the <b>mayor</b>")
    page.reload()
    choose(page, 1)
    assert page.locator("#note").input_value() == "Ask the <b>mayor</b>"
    with page.expect_download() as downloaded:
        act(page, "notes")
    downloaded.value.save_as(tmp_path / "notes.txt")

    notes = (tmp_path / "notes.txt").read_text(encoding="utf-8")
    assert notes.startswith("“The ferry to Holm stops on Tuesday")
    assert notes.endswith("\nAsk the <b>mayor</b>\n")


@pytest.mark.parametrize("width", ["phone", "desktop", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_source_is_left_out_counted_again_and_exported(show, folder, tmp_path, scheme, width):
    page = show(folder / "ledger.html", width, color_scheme=scheme, accept_downloads=True)
    choose(page, 1)

    act(page, "source")
    page.locator(".tried", has_text="Without 2 passages: 0 % (0 of").wait_for()
    assert page.locator("#target mark.out").count() == 2
    page.reload()
    assert page.locator("#target mark.out").count() == 2
    with page.expect_download() as downloaded:
        act(page, "ignored")
    downloaded.value.save_as(tmp_path / "ignored.txt")
    assert "The ferry to Holm stops on Monday" in (tmp_path / "ignored.txt").read_text()

    act(page, "reset")
    page.locator(".tried").wait_for(state="hidden")
    assert page.locator("mark.out").count() == 0


def test_what_is_left_out_counts_as_the_command_line_counts_it(show, tmp_path):
    documents = newsdiff.read(ROOT / "corpus")
    source, target = documents[:2]
    report = newsdiff.provenance(target, [source])
    (tmp_path / "sample.html").write_text(html.render(report), encoding="utf-8")
    page = show(tmp_path / "sample.html", accept_downloads=True)

    for number in (4, 8):  # no other passage rests on one of them, as clauses of one sentence do
        choose(page, number)
        act(page, "passage")
    page.locator(".tried", has_text="Without 2 passages").wait_for()
    said = page.locator(".tried .share").inner_text()
    with page.expect_download() as downloaded:
        act(page, "ignored")
    downloaded.value.save_as(tmp_path / "ignored.txt")
    arguments = ["provenance", target.id, source.id, "--corpus", str(ROOT / "corpus")]
    options = ["--ignore", str(tmp_path / "ignored.txt"), "--format", "json"]
    ran = CliRunner().invoke(main, [*arguments, *options])
    again = json.read_report(ran.stdout.encode(), "again").summary

    assert said == (
        f"Without 2 passages: {round(100 * again.copied_words / again.words)} % "
        f"({again.copied_words} of {again.words} words), the rest judged as before"
    )


def test_the_report_is_downloaded_without_scripts(show, folder, tmp_path):
    page = show(folder / "ledger.html", java_script_enabled=False, accept_downloads=True)

    with page.expect_download() as downloaded:
        page.locator("a[download]", has_text="JSON").click()
    downloaded.value.save_as(tmp_path / "taken.json")

    taken = json.read_report((tmp_path / "taken.json").read_bytes(), "taken.json")
    assert taken == handmade.provenance(LONG)


@pytest.mark.parametrize("name", ["ledger.html", "index.html", "clusters/0.html"])
def test_a_page_prints(show, folder, name):
    page = show(folder / name)

    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("name", ["ledger.html", "whole/pairs/1.html"])
@pytest.mark.parametrize("width", [718, 1047])  # of A4 inside its margins, upright and across
def test_print_shows_the_whole_of_both_texts_side_by_side(show, folder, name, width):
    page = show(folder / name)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 1000})

    assert page.evaluate(
        "[...document.querySelectorAll('.pane')].every(p => p.scrollHeight <= p.clientHeight + 1)"
    )
    left, right = (page.locator(f"#{side}").bounding_box() for side in ("source", "target"))
    assert abs(left["y"] - right["y"]) < 5
    assert page.locator(".map").count() == page.locator(".map:visible").count()
    assert page.locator(".bar:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


CUT = """() => [...document.querySelectorAll('h1, h2, p, li, td, th, label, summary')]
    .filter(e => e.getClientRects().length && !e.closest('.unseen, .theme, .pane, .digests, .table-view'))
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1)
    .map(e => e.textContent.slice(0, 60))"""
"""Texts of a page that are cut, or reach beyond the window."""


BOXES = """() => [...document.querySelectorAll('body *')]
    .filter(e => /auto|scroll/.test(getComputedStyle(e).overflow) && e.getClientRects().length && e.tagName !== 'TEXTAREA')
    .filter(e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)
    .map(e => e.className)"""
"""Boxes that scroll inside a page."""

LABELS = """() => [...document.querySelectorAll('svg.flow text')].filter(e => {
    const box = e.getBBox(), all = e.ownerSVGElement.viewBox.baseVal;
    return e.getClientRects().length && (box.x < all.x || box.x + box.width > all.x + all.width);
}).map(e => e.textContent)"""
"""Names in the drawing of who took from whom that are cut."""

ZOOMED = {"width": 640, "height": 450}
"""A window of 1280 x 900 at twice the size."""


@pytest.mark.timeout(300)  # some fifty pages, each read by axe
@pytest.mark.parametrize("width", ["phone", "desktop", "wide"])
def test_every_page_is_accessible_whole_and_inert_at_every_width_in_both_themes(
    show, folder, width
):
    names = sorted(str(path.relative_to(folder)) for path in folder.glob("**/*.html"))
    assert len(names) > 25  # all kinds, of plain and of hard articles
    page = show(folder / names[0], width, color_scheme="light")

    for name in names:
        page.emulate_media(color_scheme="light")
        page.goto((folder / name).as_uri())

        check_accessible(page)
        page.emulate_media(color_scheme="dark")
        check_contrast(page)
        assert page.evaluate(CUT) == [], name
        assert page.evaluate(LABELS) == [], name
        assert page.title() != "owned"


def test_on_a_phone_and_at_twice_the_size_no_page_has_a_box_that_scrolls(show, folder):
    names = sorted(str(path.relative_to(folder)) for path in folder.glob("**/*.html"))
    page = show(folder / names[0], "phone")
    sizes = page.viewport_size, ZOOMED

    for name in names:
        page.goto((folder / name).as_uri())
        page.evaluate(
            "for (const folded of document.querySelectorAll('details')) folded.open = true"
        )
        for size in sizes:
            page.set_viewport_size(size)

            assert page.evaluate(BOXES) == [], (name, size)
            assert page.evaluate(CUT) == [], (name, size)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


FOCUSED = """() => {
    const e = document.activeElement;
    const outlined = x => x && getComputedStyle(x).outlineStyle !== 'none' && parseFloat(getComputedStyle(x).outlineWidth) > 0;
    const box = e.getBoundingClientRect();
    return e === document.body ? null : {
        place: [...document.querySelectorAll('*')].indexOf(e),
        seen: (outlined(e) || outlined(e.nextElementSibling)) && box.bottom > 0 && box.top < innerHeight,
        what: e.outerHTML.slice(0, 120),
    };
}"""
"""What has the focus: its place in the page, and whether a reader sees that."""

OPERATED = """() => {
    const groups = new Set();
    return [...document.querySelectorAll('a[href], button, input, select, summary, textarea, [tabindex="0"]')]
        .filter(e => e.checkVisibility({contentVisibilityAuto: false, visibilityProperty: true}) && e.tabIndex >= 0 && !e.disabled)
        .filter(e => e.type !== 'radio' || !groups.has(e.name) && groups.add(e.name)).length;
}"""
"""How many places the keyboard must reach; radio buttons of one name are one."""


@pytest.mark.parametrize(
    "name",
    [
        "ledger",
        "clean",
        "index",
        "pairs",
        "articles",
        "clusters/0",
        "whole/pairs/1",
        "hard-versions",
    ],
)
def test_the_keyboard_reaches_everything_in_order_and_is_seen_to(show, folder, name):
    page = show(folder / f"{name}.html")
    n = page.evaluate(OPERATED)

    reached = []
    for _ in range(n):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    page.keyboard.press("Tab")

    assert page.evaluate(FOCUSED) is None
    assert [at["what"] for at in reached if not at["seen"]] == []
    places = [at["place"] for at in reached]
    assert places == sorted(places)


def test_slider_buttons_and_arrow_keys_show_one_step_between_versions(show, folder):
    page = show(folder / "hard-versions.html")
    steps = page.locator("section.step")
    slider = page.locator("input[type=range]")

    def shown():
        """Return which steps are seen, what the page says of that, and what the slider is called for."""
        seen = [at for at in range(steps.count()) if steps.nth(at).is_visible()]
        said = page.locator(".steps output").inner_text()
        return seen, said, slider.get_attribute("aria-valuetext")

    first, second = (steps.nth(at).get_attribute("data-said") for at in (0, 1))
    assert steps.count() == 2
    assert shown() == ([0], "1 of 2", first)
    slider.fill("2")
    assert shown() == ([1], "2 of 2", second)
    page.get_by_label("Older step").click()
    assert shown() == ([0], "1 of 2", first)
    slider.press("ArrowRight")
    assert shown() == ([1], "2 of 2", second)


def test_who_wants_no_motion_sees_none(show, folder):
    page = show(folder / "ledger.html")
    moved = "getComputedStyle(document.querySelector('.ribbon path')).transitionDuration"
    assert page.evaluate(moved) == "0s"

    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moved) != "0s"


BROKEN = """() => {
    const found = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        if (!node.parentElement.getClientRects().length || node.parentElement.closest('.unseen, script, code, svg')) continue;
        for (const word of node.data.matchAll(/[a-z]{2,}/gi)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
            if (lines.size > 1) found.push(word[0]);
        }
    }
    return found;
}"""
"""Words of a page that go on in another line."""


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_an_address_breaks_between_its_parts_and_no_word_breaks(show, tmp_path, width):
    documents = newsdiff.read(ROOT / "corpus")
    texts = {}
    write_site(html.pages(newsdiff.dedupe(documents, texts=texts), texts), tmp_path)
    ledger = html.render(newsdiff.provenance(documents[1], documents))
    (tmp_path / "ledger.html").write_text(ledger, encoding="utf-8")
    cleaned = html.render(newsdiff.clean(documents))
    (tmp_path / "clean.html").write_text(cleaned, encoding="utf-8")
    page = show(tmp_path / "index.html", width)
    some = ["index", "pairs", "articles", "pairs/0", "clusters/0", "clusters/1", "ledger", "clean"]

    for name in some:
        page.goto((tmp_path / f"{name}.html").as_uri())
        page.evaluate(
            "for (const folded of document.querySelectorAll('details')) folded.open = true"
        )

        assert page.evaluate(BROKEN) == [], name
        assert page.evaluate(CUT) == [], name


# ------------------------------------------------------------------------------ the site


@pytest.mark.parametrize("width", ["desktop", "phone", "wide"])
def test_a_number_of_a_pair_leads_to_the_other_article(show, folder, width):
    page = show(folder / "whole/pairs/1.html", width)

    page.locator("#source .n").click()

    assert in_view(page.locator("#t-1"))
    assert page.locator("mark.selected").count() == 2


def test_a_long_table_unfolds_without_scripts(show, tmp_path):
    outlets = {f"Outlet {n:02}": 1 for n in range(30)}
    report = dataclasses.replace(handmade.dedupe(), outlets=outlets)
    (tmp_path / "one.html").write_text(html.render(report), encoding="utf-8")
    page = show(tmp_path / "one.html", java_script_enabled=False)
    assert page.locator("td", has_text="Outlet 29").is_hidden()

    page.locator("summary", has_text="18 more").click()

    assert page.locator("td", has_text="Outlet 29").is_visible()


def test_the_first_screen_of_a_ledger_has_verdict_facts_and_texts(show, tmp_path):
    documents = newsdiff.read(ROOT / "corpus")
    report = newsdiff.provenance(documents[1], documents[:1])
    (tmp_path / "sample.html").write_text(html.render(report), encoding="utf-8")
    page = show(tmp_path / "sample.html")

    bottom = "element => element.getBoundingClientRect().bottom"
    assert page.locator("h1").evaluate(bottom) < 100
    assert page.locator(".findings li", has_text="24").first.evaluate(bottom) < 450
    assert page.locator("#t-p1 .text").evaluate("e => e.getBoundingClientRect().top") < 800
    assert page.locator(".key").evaluate(bottom) <= page.locator("#target").evaluate(
        "element => element.getBoundingClientRect().top"
    )


# ------------------------------------------------------------------------------ furniture


def test_the_lines_of_a_cleaning_are_filtered(show, folder):
    page = show(folder / "clean.html")
    rows = page.locator(".document li:visible")
    n_all = page.locator(".document li").count()
    assert rows.count() == 0  # an article is folded until somebody asks for its lines

    page.locator("#by-action").select_option("suspect")
    assert 0 < rows.count() < n_all
    assert set(rows.evaluate_all("rows => rows.map(row => row.className)")) == {"suspect"}

    page.locator("#by-confidence").select_option("0.95 1.01")
    page.locator("#by-action").select_option("")
    assert all(
        float(sure) >= 0.95
        for sure in rows.evaluate_all("rows => rows.map(row => row.dataset.confidence)")
    )

    page.locator("#by-confidence").select_option("")
    assert rows.count() == 0
    page.locator("#by-outlet").select_option(index=1)
    assert 0 < rows.count() <= n_all


def test_the_search_leaves_the_rows_that_hold_every_word(show, folder):
    page = show(folder / "index.html")

    page.locator("input[type=search]").fill("engines NEED")
    page.locator("output", has_text="1 of 2").wait_for()

    assert (
        page.locator("table.rows tbody tr:visible").all_text_contents()[0].startswith("Two engines")
    )


def test_a_click_on_a_heading_sorts_and_another_turns_the_order(show, folder):
    page = show(folder / "index.html")
    words = page.locator("table.rows th", has_text="Words")
    numbers = page.locator("table.rows tbody td:nth-child(2)")

    press(words.locator("button"))
    page.locator("th[aria-sort=descending]", has_text="Words").wait_for()
    assert numbers.all_text_contents() == ["7", "5"]

    press(words.locator("button"))
    page.locator("th[aria-sort=ascending]", has_text="Words").wait_for()
    assert numbers.all_text_contents() == ["5", "7"]


@pytest.mark.parametrize("width", ["phone", "desktop", "wide"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_search_leads_to_a_passage_and_on_to_a_pair_of_its_articles(show, folder, scheme, width):
    page = show(folder / "whole/index.html", width, color_scheme=scheme)

    page.locator("input[type=search]").fill("ferry holm")
    page.locator("output", has_text="1 of 2").wait_for()
    page.locator("table.rows tbody a:visible").first.click()
    assert page.locator("h1").inner_text() == "7 words in 3 articles of 3 outlets"

    page.locator("nav.site a", has_text="Pairs").click()
    page.locator("table.rows tbody a").first.click()
    assert "Title of post_1" in page.locator("h1").inner_text()
    assert page.locator("mark").first.is_visible()

    page.locator("nav.site a", has_text="Overview").click()
    assert page.locator("table.rows").is_visible()


def test_without_scripts_the_lists_of_the_site_are_whole(show, folder):
    page = show(folder / "index.html", java_script_enabled=False)

    assert page.locator("table.rows tbody tr").count() == 2
    assert page.locator(".search").is_hidden()


def test_lines_that_are_kept_or_dropped_become_an_overlay(show, folder, tmp_path):
    page = show(folder / "clean.html", accept_downloads=True)
    report = handmade.clean()
    (document,) = [d for d in report.documents if any(p.action == "remove" for p in d.paragraphs)][
        :1
    ]
    gone = next(p for p in document.paragraphs if p.action == "remove")

    assert page.locator(".corrections").is_hidden()
    page.locator("#by-action").select_option("remove")
    button = page.locator("li.remove .choice button").first
    press(button)
    with page.expect_download() as downloaded:
        press(page.locator("#download"))
    downloaded.value.save_as(tmp_path / "overlay.toml")
    found = read_overlay(tmp_path / "overlay.toml").lines(document.outlet)

    assert button.get_attribute("aria-pressed") == "true"
    assert downloaded.value.suggested_filename == "overlay.toml"
    assert found.keep == frozenset(line_keys([gone.text]))
    press(button)
    assert page.locator(".corrections").is_hidden()


def test_a_line_that_stays_can_be_dropped(show, folder):
    page = show(folder / "clean.html")

    page.locator(".document > summary").first.click()
    page.locator("li.kept summary").first.click()
    press(page.locator("li.kept .choice button").first)

    assert "drop = [\n" in page.locator("#overlay").input_value()
