"""The desk in Chromium: paste, ledger, leave out, export; search, cluster, pair; with nothing loaded from anywhere else."""

import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from accessible import check_accessible, check_contrast
from newsdiff import api
from newsdiff.model import Document
from newsdiff.report import html
from sources import ROOT

pytestmark = [pytest.mark.long, pytest.mark.timeout(180)]  # axe on busy cores takes its time

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900), "wide": (1600, 1000)}
PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
HTML = "text/html; charset=utf-8"
TOO_LONG = """() => {
    const form = document.createElement("form"), field = document.createElement("input")
    form.method = "post"
    form.action = "/ledgers"
    field.type = "hidden"
    field.name = "text"
    field.value = "a ".repeat(4500000)
    form.append(field)
    document.body.append(form)
    form.submit()
}"""
"""Sends a form that is longer than any of the page's own."""
CORPUS = ROOT / "corpus"
ARTICLE = "A line of our own, which nobody else has.\n\n" + next(CORPUS.glob("001_*")).read_text(
    encoding="utf-8"
)
EACH = [(width, scheme) for width in WIDTHS for scheme in ("light", "dark")]


class Place(NamedTuple):
    """A running server."""

    address: str
    """What it printed."""
    root: str


@contextmanager
def served(*arguments, here=None):
    """Start a server in a folder, and end it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "serve", *arguments, "--port", "0", "--jobs", "1"],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
        cwd=here,
    )
    address = re.search(r"http\S+", process.stderr.readline())[0]
    yield Place(address, f"http://{urlsplit(address).netloc}")
    process.terminate()
    process.communicate(timeout=20)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    with served(str(CORPUS), "--ignore", str(folder / "ignored.txt")) as started:
        yield started


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A server without a corpus."""
    with served(here=tmp_path_factory.mktemp("nothing")) as started:
        yield started


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    """A server of an empty folder."""
    with served(str(tmp_path_factory.mktemp("empty"))) as started:
        yield started


@pytest.fixture
def visit(browser, place):
    """Return a function that opens the printed address, and fails if a page complains or asks anybody else."""
    contexts, complaints = [], []

    def cut(route):
        if route.request.url.startswith((place.root, "blob:", "data:")):
            route.continue_()
        else:
            complaints.append(route.request.url)
            route.abort()

    def visit_(width="desktop", **options):
        size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        context.route("**/*", cut)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(place.address)
        page.evaluate(PAINTED)
        return page

    yield visit_
    for context in contexts:
        context.close()
    assert complaints == []


def press(button):
    """Click a button, surely; see test_pages."""
    button.click(trial=True)
    button.dispatch_event("click")


def send(page, button, address):
    """Send a form, and wait for the page that answers."""
    press(button)
    page.wait_for_url(address)
    page.evaluate(PAINTED)


def wait_for_words(page, place):
    """Wait until all articles can be searched."""
    for _ in range(100):
        page.goto(f"{place.root}/search")
        if "14 articles, the newest first" in page.locator("h1").inner_text():
            return
        page.wait_for_timeout(200)
    raise AssertionError("the corpus was not made ready")


@pytest.mark.parametrize(("width", "scheme"), EACH)
def test_paste_ledger_leave_out_export(visit, place, width, scheme):
    page = visit(width, color_scheme=scheme)
    check_accessible(page)
    assert page.url == f"{place.root}/"  # the token does not stay in the address

    page.fill("#text", ARTICLE)
    send(page, page.locator(".send button"), "**/ledgers/*")
    check_accessible(page)
    assert (
        "99 % of this article stands also in “‘People Drive Vans’"
        in page.locator("h1").inner_text()
    )
    whole = json.loads(download(page, "JSON"))
    with api.Desk(CORPUS) as desk:
        assert json.dumps(whole) == json.dumps(
            json.loads(desk.provenance(Document("pasted", ARTICLE)).to_json())
        )

    page.locator('#target mark[data-n="2"]').first.click()
    press(page.locator('[data-act="passage"]'))
    assert page.locator(".tried").is_visible()
    check_accessible(page)
    first = page.url
    send(page, page.locator(".anew button").first, lambda url: "/ledgers/" in url and url != first)
    less = json.loads(download(page, "JSON"))
    assert 0 < less["summary"]["copied_words"] < whole["summary"]["copied_words"]
    assert "," in download(page, "CSV")
    assert download(page, "Page").startswith("<!doctype html>")


def download(page, name):
    """Return what a link of a ledger gives out."""
    with page.expect_download() as waiting:
        press(page.locator(".hint a", has_text=re.compile(f"^{name}$")))
    return waiting.value.path().read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "scheme"), EACH)
def test_search_cluster_pair(visit, place, width, scheme):
    page = visit(width, color_scheme=scheme)
    wait_for_words(page, place)

    page.fill('[name="q"]', "bridge inspect*")
    send(page, page.locator(".find button"), "**/search?q=*")
    check_accessible(page)
    press(page.locator(".facet a", has_text="Concordant"))
    page.wait_for_url("**outlet=Concordant**")
    assert page.locator(".facet a[aria-current]").inner_text().startswith("Concordant")
    press(page.locator(".facet a[aria-current]"))
    page.wait_for_url(lambda url: "outlet" not in url)

    send(page, page.locator(".ask.all button"), "**/surveys/*/index.html")
    check_accessible(page)
    press(page.locator(".clusters a").first)
    page.wait_for_url("**/clusters/*.html")
    check_accessible(page)
    press(page.locator(".site a", has_text="Pairs"))
    page.wait_for_url("**/pairs.html")
    press(page.locator(".pairs tbody a").first)
    page.wait_for_url("**/pairs/0.html")
    assert page.locator(".panes.both .pane").count() == 2
    check_accessible(page)


@pytest.mark.parametrize(("width", "scheme"), EACH)
def test_articles_versions_and_errors(visit, place, width, scheme):
    page = visit(width, color_scheme=scheme)
    wait_for_words(page, place)
    check_accessible(page)

    page.goto(f"{place.root}/article?id=001_5864c8628552907f")
    check_accessible(page)
    send(page, page.locator("button", has_text="Where it comes from"), "**/ledgers/*")
    assert "of this article stands" in page.locator("h1").inner_text()

    page.goto(f"{place.root}/search?q=bridge")
    for box in page.locator(".pick input").all()[:2]:
        box.check()
    send(page, page.locator("button", has_text="Compare the chosen"), "**/versions/*")
    check_accessible(page)
    page.goto(f"{place.root}/clusters")
    check_accessible(page)
    page.goto(f"{place.root}/search?q=nosuchword")
    check_accessible(page)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["bare", "empty"])
def test_a_desk_with_nothing_to_look_in(request, browser, kind, width):
    place = request.getfixturevalue(kind)
    size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
    context = browser.new_context(viewport=size, color_scheme="light", reduced_motion="reduce")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(place.address)
    check_accessible(page)
    n_places = page.locator(".places a").count()
    page.emulate_media(color_scheme="dark")
    check_contrast(page)
    told = {"bare": "no archive or corpus to look in", "empty": "holds no articles"}[kind]
    for path in ("search", "search?q=bridge", "clusters" if kind == "bare" else "search"):
        page.goto(f"{place.root}/{path}")
        assert told in page.locator(".told").inner_text()
    check_accessible(page)

    assert n_places == {"bare": 1, "empty": 3}[kind]
    assert all(url.startswith(place.root) for url in asked)
    context.close()


@pytest.mark.parametrize(("width", "scheme"), EACH)
def test_pages_that_say_why_there_is_nothing_else(browser, place, width, scheme):
    size = dict(zip(("width", "height"), WIDTHS[width], strict=True))
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    assert page.goto(f"{place.root}/search").status == 403
    assert "it holds the token" in page.locator("body").inner_text()

    page.goto(place.address)
    statuses = []
    for path in ("nosuch", "search?since=soon", "ledgers/nosuch", "ledgers"):
        statuses.append(page.goto(f"{place.root}/{path}").status)
        assert len(page.locator("h1").all()) == 1
        check_accessible(page)

    assert statuses == [404, 422, 422, 405]
    with page.expect_navigation() as sent:
        page.evaluate(TOO_LONG)
    assert sent.value.status == 413
    check_accessible(page)

    busy = html.message_page(html.Served("", "corpus"), 503, "64 questions wait already")
    page.route("**/busy", lambda route: route.fulfill(status=503, body=busy, content_type=HTML))
    assert page.goto(f"{place.root}/busy").status == 503
    check_accessible(page)
    assert all(url.startswith(place.root) for url in asked)
    context.close()


def test_a_file_is_dropped_and_opened(visit, tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Ein Satz über Brücken.".encode("latin-1"))
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    page = visit()

    page.set_input_files('[data-into="text"]', file)
    expect = sync_api.expect(page.locator("#text"))  # the page's policy lets no text be run
    expect.to_have_value(re.compile("^A line of our own"), timeout=20_000)
    page.set_input_files('[data-into="text"]', latin)
    expect.to_have_value("Ein Satz über Brücken.", timeout=20_000)
    page.evaluate(
        """() => {
            const moved = new DataTransfer();
            moved.items.add(new File(["A dropped text."], "d.txt", {type: "text/plain"}));
            const event = new DragEvent("drop", {dataTransfer: moved, bubbles: true, cancelable: true});
            document.getElementById("text").dispatchEvent(event);
        }"""
    )
    expect.to_have_value("A dropped text.", timeout=20_000)


def test_a_text_too_long_to_be_compared_is_not_put_in(visit):
    """A line of nine megabytes would keep the browser busy for minutes."""
    page = visit()
    paste = """text => {
        const moved = new DataTransfer();
        moved.setData("text/plain", text);
        const event = new ClipboardEvent("paste", {clipboardData: moved, bubbles: true, cancelable: true});
        return document.getElementById("text").dispatchEvent(event);
    }"""
    told = page.locator(".drop output").first

    assert not page.evaluate(paste, "word " * 1_800_000)
    assert "has 9,000,000 characters, and 300,000 are compared here" in told.inner_text()
    assert page.evaluate(paste, "a 😀 " * 75_000)
    assert told.inner_text() == ""
    assert not page.evaluate(paste, "a 😀 " * 75_001)
    page.set_input_files(
        '[data-into="text"]', {"name": "a.txt", "mimeType": "text/plain", "buffer": b"a" * 300_001}
    )
    page.locator(".drop output", has_text="has 300,001 characters").wait_for(timeout=20_000)
    assert page.locator("#text").input_value() == ""


def test_what_is_saved_counts_for_the_next_article(visit, place):
    page = visit()
    page.fill("#text", ARTICLE)
    send(page, page.locator(".send button"), "**/ledgers/*")
    page.locator('#target mark[data-n="3"]').first.click()
    press(page.locator('[data-act="passage"]'))
    first = page.url
    save = page.locator(".anew button", has_text="Save in ignored.txt")
    send(page, save, lambda url: "/ledgers/" in url and url != first)
    saved = json.loads(download(page, "JSON"))["summary"]["copied_words"]

    page.goto(place.root)
    page.fill("#text", ARTICLE)
    send(page, page.locator(".send button"), "**/ledgers/*")
    assert json.loads(download(page, "JSON"))["summary"]["copied_words"] == saved


def test_another_site_changes_nothing(browser, place):
    """A page of another origin posts a form, asks by a script, and frames the desk, in a browser that has the cookie."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(place.address)
    answers = []
    context.on("response", lambda r: answers.append((r.request.method, r.status)))
    context.route(
        "http://evil.example/**",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"<form method=post action={place.root}/ledgers><input name=text value=x><button>Go</button></form>"
            f"<iframe src={place.root}/></iframe><img src={place.root}/search>",
        ),
    )
    page.goto("http://evil.example/")
    told = page.evaluate(
        "root => fetch(root + '/api/openapi.json', {credentials: 'include'}).then(() => 'read', () => 'refused')",
        place.root,
    )
    page.locator("button").click()
    page.wait_for_load_state()

    assert told == "refused"
    assert "another page sent this request" in page.content() or "token" in page.content()
    assert ("POST", 403) in answers
    assert not [status for method, status in answers if method == "POST" and status != 403]
    context.close()
