"""Versions of one article: what changed, what a note says of it, and which version a copier has."""

import json
import re
from dataclasses import replace

import pytest

from newsdiff import api
from newsdiff.errors import SelectionError
from newsdiff.model import Document
from newsdiff.report import html, terminal, versions
from newsdiff.report.json import read_saved

BODY = (
    "The lighthouse at Brann will be lit again in June after eleven years, the coast guard said on Monday.",
    "Repairs to the lamp and the gallery cost 640,000 euros, of which the town of Brann pays a third.",
    "“We were told that it could never be done at that price,” said the keeper, Runa Dahl.",
    "The builders denied that the old lens had been damaged when it was taken down.",
    "Boats are asked to keep away from the skerry until the scaffolding has gone.",
)


def version(name, *paragraphs, title="Light at Brann", published=None, **more):
    """Make a version of an article."""
    text = "\n\n".join((title, *paragraphs)) + "\n"
    return Document(name, text, title=title, outlet="Brann Mail", published=published, **more)


def changed(old, new, **more):
    """Return what changed from one text to another, by kind: before and after."""
    report = api.versions([version("v1", *old), version("v2", *new)], **more)
    return [(c.kind, c.before, c.after) for c in report.steps[0].changes]


def with_(at, text):
    """Return the body with another paragraph in place of one."""
    return [*BODY[:at], *([text] if text else []), *BODY[at + 1 :]]


def test_the_same_article_has_no_changes():
    report = api.versions([version("v1", *BODY), version("v2", *BODY)])

    assert report.steps[0].changes == ()
    assert versions.versions_headline(report) == "Nothing changed in 2 versions"


def test_articles_that_share_nothing_are_not_said_to_have_changed_anything():
    other = version(
        "v2",
        "Eleven hens of the school farm in Senn were counted twice on Tuesday, and one was not there.",
        title="A hen is missed",
    )
    first = version("v1", *BODY, published="2024-05-01T09:00Z")
    alone = api.versions([first, replace(other, published="2024-05-02T09:00Z")])
    corrected = version(
        "v3", *with_(1, BODY[1].replace("640", "460")), published="2024-05-03T09:00Z"
    )
    between = api.versions([first, corrected, replace(other, published="2024-05-04T09:00Z")])

    assert versions.versions_headline(alone) == (
        "2 articles that share no passage; are they versions of one?"
    )
    assert versions.versions_headline(between) == (
        "1 change in 3 versions; 1 to facts, denials or quotations without a note"
    )


def test_a_new_headline_is_told_once():
    report = api.versions(
        [version("v1", *BODY), version("v2", *BODY, title="Brann gets 3 lights back")]
    )

    assert [(c.kind, c.before, c.after) for c in report.steps[0].changes] == [
        ("headline", "Light at Brann", "Brann gets 3 lights back")
    ]


def test_a_changed_number_is_a_fact():
    found = changed(BODY, with_(1, BODY[1].replace("640,000", "460,000")))

    assert ("fact", "640,000 euros", "460,000 euros") in found or (
        "fact",
        "640,000",
        "460,000",
    ) in found
    assert len(found) == 1


def test_a_denial_that_was_cut_is_told_as_one():
    assert changed(BODY, with_(3, "")) == [("denial", BODY[3], "")]


@pytest.mark.parametrize(
    "denial",
    [
        "Der Hersteller bestritt, dass die alte Linse beim Abbau beschädigt worden war.",
        "Le fabricant a démenti que l'ancienne lentille ait été abîmée pendant le démontage.",
        "El fabricante desmintió que la lente antigua se hubiera roto durante el desmontaje.",
    ],
)
def test_a_denial_in_another_language_that_was_cut_is_told_as_one(denial):
    assert changed(with_(3, denial), with_(3, "")) == [("denial", denial, "")]


@pytest.mark.parametrize(
    ("cut", "kind"),
    [
        ("Four neighbours were asked about the plan and none of them wanted to be quoted.", "cut"),
        ("The old lamp has never been moved from its place in the gallery.", "cut"),
        ("Keiner der vier Nachbarn wollte am Montag im Dorf namentlich genannt werden.", "cut"),
        ("The builders said that none of the four lenses had been dropped.", "denial"),
        ("Die Baufirma sagte, dass keine der vier Linsen gefallen sei.", "denial"),
        ("The town rejected the claim of the builders in a letter of two lines.", "denial"),
    ],
)
def test_what_is_not_so_is_a_denial_where_somebody_says_it(cut, kind):
    assert changed(with_(3, cut), with_(3, "")) == [(kind, cut, "")]


def test_a_denial_that_became_an_admission_is_told():
    found = changed(BODY, with_(3, BODY[3].replace("denied", "admitted")))

    assert [kind for kind, _, _ in found] == ["denial"]


def test_a_doubt_that_was_put_in_softens():
    found = changed(BODY, with_(0, BODY[0].replace("will be lit", "may be lit")))

    assert {kind for kind, _, _ in found} == {"denial"}


def test_quotations_that_came_and_went_are_told_without_their_sentences_again():
    new = "“It is the best thing to happen here since the ferry,” said the mayor, Odd Lie."
    found = changed(BODY, with_(2, new))

    assert ("quote-cut", "We were told that it could never be done at that price", "") in [
        (kind, before.strip("“”,"), after) for kind, before, after in found
    ]
    assert [kind for kind, _, _ in found][:2] == ["quote-cut", "quote-added"]
    assert not any("We were told" in before for kind, before, _ in found if kind == "cut")


def test_short_changes_can_be_left_out():
    new = [*BODY, "A party is planned for midsummer."]

    assert changed(BODY, new) == [("added", "", "A party is planned for midsummer.")]
    assert changed(BODY, new, min_words=7) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right", "note"),
    [
        (BODY, "640,000", "460,000", "Correction: The repairs cost 460,000 euros, not 640,000."),
        (
            (
                "Der Leuchtturm von Brann wird im Juni nach elf Jahren wieder brennen, teilte die Küstenwache am Montag mit.",
                "Die Reparatur von Lampe und Galerie kostete 640.000 Euro, von denen die Stadt Brann ein Drittel zahlt.",
                "Boote sollen sich von der Schäre fernhalten, bis das Gerüst abgebaut ist, sagte die Hafenmeisterin.",
            ),
            "640.000",
            "460.000",
            "Korrektur: In einer früheren Version dieses Artikels war von 640.000 Euro die Rede.",
        ),
        (
            (
                "Le phare de Brann sera rallumé en juin après onze ans, ont annoncé lundi les garde-côtes de la région.",
                "La réparation de la lampe et de la galerie a coûté 640 000 euros, dont la ville de Brann paie un tiers.",
                "Les bateaux doivent se tenir à l'écart de l'îlot jusqu'à la fin des travaux, a dit la capitainerie.",
            ),
            "640 000",
            "460 000",
            "Rectificatif : la réparation a coûté 460 000 euros, et non 640 000 euros.",
        ),
        (
            (
                "El faro de Brann volverá a encenderse en junio después de once años, anunció el lunes la guardia costera.",
                "La reparación de la lámpara y de la galería costó 640.000 euros, de los que el pueblo paga un tercio.",
                "Los barcos deben mantenerse lejos del islote hasta que se retire el andamio, dijo la capitana del puerto.",
            ),
            "640.000",
            "460.000",
            "Corrección: una versión anterior de este artículo decía que la reparación costó 640.000 euros.",
        ),
    ],
)
def test_a_note_that_names_a_change_announces_it(text, wrong, right, note):
    old = version("v1", *text, title="Brann")
    new = version("v2", *(p.replace(wrong, right) for p in text), note, title="Brann")
    (step,) = api.versions([old, new]).steps

    assert step.notes == (note,)
    assert {c.kind: c.announced for c in step.changes} == {"fact": "named"}


def test_a_note_that_names_nothing_is_held_against_a_change():
    new = [*with_(1, BODY[1].replace("640,000", "460,000")), "This article has been updated."]
    (step,) = api.versions([version("v1", *BODY), version("v2", *new)]).steps

    assert [c.announced for c in step.changes] == ["noted"]


LATE = "Correction: An earlier version said 460,000 euros. The repairs cost 640,000."


@pytest.mark.parametrize(
    ("note", "announced"),
    [
        (LATE, ["later", "named"]),
        ("This article has been updated.", ["silent", "noted"]),
        ("Correction: An earlier version misspelt the name of the keeper.", ["silent", "noted"]),
        (LATE.replace("60,000", "60,0001").replace("40,000", "40,0001"), ["silent", "noted"]),
    ],
)
def test_a_later_note_tells_of_the_changes_that_it_names(note, announced):
    wrong = with_(1, BODY[1].replace("640,000 euros", "460,000 euros"))
    bodies = (BODY, wrong, [*BODY, note])
    report = api.versions([version(f"v{n}", *body) for n, body in enumerate(bodies)])

    assert [c.announced for step in report.steps for c in step.changes] == announced
    assert len(versions.silent(report.steps[0])) == announced.count("silent")
    assert versions.SAID[announced[0]] in html.versions_page(report)


def test_without_a_note_a_change_is_silent():
    new = with_(1, BODY[1].replace("640,000", "460,000"))
    report = api.versions([version("v1", *BODY), version("v2", *new)])

    assert len(versions.silent(report.steps[0])) == 1
    assert "1 to facts, denials or quotations without a note" in versions.versions_headline(report)


def test_versions_are_in_order_of_time_where_all_have_one():
    times = ("2024-05-06T16:30:00+00:00", "2024-05-06T09:12:00+00:00")
    some = [version(t[11:16], *BODY, published=t) for t in times]
    report = api.versions(some)

    assert [v.id for v in report.versions] == ["09:12", "16:30"]
    assert versions.labels(report) == {"09:12": "09:12 UTC", "16:30": "16:30 UTC"}
    assert [v.id for v in api.versions([version("b", *BODY), version("a", *BODY)]).versions] == [
        "b",
        "a",
    ]


def test_one_publication_date_says_no_order_but_the_times_of_retrieval_do():
    some = [
        version(name, *BODY, published="2024-05-06", retrieved=f"2024-05-06T{name}:00+00:00")
        for name in ("16:30", "09:12")
    ]

    assert [v.id for v in api.versions(some).versions] == ["09:12", "16:30"]


def test_a_version_is_of_the_time_at_which_it_says_that_it_was_changed():
    first, *others = (
        version(name, f"6 May 2024, 09:12{said}", *BODY)
        for name, said in [
            ("a", ""),
            ("c", ". Updated 8 May 2024, 08:00"),
            ("b", ". Updated: 7 May 2024, 16:40"),
        ]
    )
    copier = Document("x", "\n\n".join(BODY), outlet="Rann Post", published="2024-05-07T18:00:00")
    report = api.versions([first, *others], copier=copier)

    assert versions.labels(report) == {
        "a": "2024-05-06 09:12",
        "b": "2024-05-07 16:40",
        "c": "2024-05-08 08:00",
    }
    assert [match.is_later for match in report.copier.matches] == [False, False, True]


def test_the_words_are_those_of_versions_and_not_of_copying():
    new = [*with_(1, BODY[1].replace("640,000", "460,000")), "More on Friday, it said."]
    report = api.versions([version("v1", *BODY), version("v2", *new)])
    pages = terminal.versions_page(report) + re.sub(
        r"<details.*", "", html.versions_page(report), flags=re.DOTALL
    )

    assert "changed since v1" in pages
    assert not re.search(r"lifted|copied|taken from|stolen", pages)


def test_a_copier_is_nearest_to_the_version_with_most_of_its_words():
    new = with_(1, BODY[1].replace("640,000", "460,000"))
    copier = Document("c", "\n\n".join(("Brann", new[1], new[4])), outlet="Gull")
    report = api.versions([version("v1", *BODY), version("v2", *new)], copier=copier)

    assert report.copier.nearest == ("v2",)
    assert versions.say_copier(report)[0] == "Gull is nearest to v2"


def test_what_all_versions_have_says_not_which_was_taken():
    new = with_(1, BODY[1].replace("640,000", "460,000"))
    copier = Document("c", "\n\n".join(("Brann", BODY[0], BODY[4])), outlet="Gull")
    report = api.versions([version("v1", *BODY), version("v2", *new)], copier=copier)

    assert report.copier.nearest == ("v1", "v2")
    assert "nothing that it has tells them apart" in versions.say_copier(report)[0]


def test_a_version_that_came_later_was_not_taken():
    new = with_(1, BODY[1].replace("640,000", "460,000"))
    copier = Document(
        "c",
        "\n\n".join(("Brann", new[1], new[4])),
        outlet="Gull",
        published="2024-05-06T10:00:00+00:00",
    )
    some = [
        version("v1", *BODY, published="2024-05-06T09:00:00+00:00"),
        version("v2", *new, published="2024-05-06T11:00:00+00:00"),
    ]

    assert api.versions(some, copier=copier).copier.nearest == ("v1",)


def test_another_article_is_asked_about():
    other = version("v2", "Cats are lent by a library in the hills, and come back on Sundays only.")
    report = api.versions([version("v1", *BODY), other])

    assert "is it the same article?" in versions.say_step(report, report.steps[0])


def test_the_page_escapes_what_articles_say():
    old, new = (
        version(n, *BODY, title=t) for n, t in (("v1", "A"), ("v2", "<img src=x onerror=y>"))
    )
    page = html.versions_page(api.versions([old, new]))

    assert "<img" not in page
    assert "&lt;img src=x" in page
    assert not re.search(r'(?:src|href)="(?!#)', page)


def test_one_version_is_no_comparison():
    with pytest.raises(SelectionError, match="one version cannot be compared"):
        api.versions([version("v1", *BODY)])


def test_files_are_versions_in_the_order_in_which_they_are_named(run, tmp_path):
    for name, text in (("b/story.txt", BODY), ("a/story.txt", with_(4, ""))):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("Light at Brann\n\n" + "\n\n".join(text) + "\n")
    done = run(f"versions {tmp_path}/b/story.txt {tmp_path}/a/story.txt --format json")
    report = json.loads(done.out)

    assert report["format"] == "newsdiff.versions"
    assert [c["kind"] for c in report["steps"][0]["changes"]] == ["cut"]
    assert report["steps"][0]["changes"][0]["before"] == BODY[4]


@pytest.fixture
def saved(tmp_path):
    """Save versions of an article, with a copier."""
    old, new = version("v1", *BODY), version("v2", *with_(1, "It costs 700,000 euros."))
    path = tmp_path / "saved.json"
    path.write_text(api.versions([old, new], copier=version("c", *BODY)).to_json())
    return path


@pytest.mark.parametrize("form", ["terminal", "html", "json"])
def test_saved_versions_show_what_was_saved(run, saved, form):
    report = read_saved(saved.read_bytes(), "saved.json")
    expected = {
        "terminal": terminal.versions_page,
        "html": html.versions_page,
        "json": lambda _: saved.read_text(),
    }

    assert run(f"show {saved} --format {form}").out == expected[form](report)


def test_saved_versions_have_no_other_form(run, saved):
    done = run(f"show {saved} --format csv")

    assert done.code == 2
    assert "there is no csv of versions of an article; its formats are terminal, json" in done.err


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("versions", []),
        ("version", 2),
        ("steps", [{"before": "v1"}]),
        ("steps", None),
        ("copier", {"article": {}}),
    ],
)
def test_saved_versions_that_do_not_fit_together_are_one_line(run, saved, key, value):
    saved.write_text(json.dumps(json.loads(saved.read_text()) | {key: value}))
    done = run(f"show {saved}")

    assert done.code == 1
    assert len(done.err.splitlines()) == 1
