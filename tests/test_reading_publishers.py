"""What publishers' own systems write, and what lies around an article in it; see `test_reading_services` for others."""

import json

import pytest

from newsdiff.documents.reading import documents, nested, prose, values
from newsdiff.errors import LoadError
from tests.test_reading_services import HTML, LINES, MOMENT, TEXT, TITLE, URL

OTHER = "2024-06-20T10:00:00Z"
NEWSML = f"""<?xml version="1.0"?><NewsML Version="1.2"><NewsEnvelope><DateAndTime>20240620T100000Z</DateAndTime></NewsEnvelope><NewsItem>
<Identification><NewsIdentifier><ProviderId>x.example</ProviderId><PublicIdentifier>urn:newsml:1</PublicIdentifier></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20240513T083000Z</FirstCreated><ThisRevisionCreated>20240514T083000Z</ThisRevisionCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine><ByLine>Ada Moor</ByLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="Orlock Post"/>
</Provider></AdministrativeMetadata><ContentItem><DataContent>{HTML}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
HEADS = f"""<doc><story><headgroup><overhead><p>Roads</p></overhead><headline><p>{TITLE}</p></headline></headgroup><byline><p>di Ada Moor</p></byline>
<text>{HTML}</text></story><metadata><publication>Orlock Post</publication><pubDate>2024-05-13</pubDate><url>{URL}</url></metadata></doc>"""
IN_HEAD = f"""<message><article><head><title>{TITLE}</title><creator>Ada Moor</creator><publicationName>Orlock Post</publicationName>
<publicationDate>2024-05-13</publicationDate><url>{URL}</url></head><body>{HTML}</body></article></message>"""
ELEMENTS = {"list": {"title": {"$text": "Stories"}, "story": [{
    "id": "7", "title": {"$text": TITLE}, "storyDate": {"$text": MOMENT}, "link": [{"type": "html", "$text": URL}, {"type": "api", "$text": "https://api.example/7"}],
    "byline": [{"id": "1", "name": {"personId": "9", "$text": "Ada Moor"}}], "text": {"paragraph": [{"num": str(n), "$text": one} for n, one in enumerate(LINES)]}}]}}  # fmt: skip
SECTIONS = {"title": TITLE, "metadata": {"authors": ["Ada Moor"], "canonicalURL": URL, "datePublished": MOMENT, "dateModified": OTHER},
            "components": [{"role": "section", "components": [{"role": "body", "text": LINES[0]}, {"role": "photo", "URL": "x.jpg", "caption": "A boat"}]},
                           {"role": "gallery", "components": [{"role": "body", "text": "No part of it."}]}, {"role": "body", "text": LINES[1]}]}  # fmt: skip
PAGE = {
    "query": {
        "pages": {
            "4123": {
                "pageid": 4123,
                "title": TITLE,
                "extract": TEXT,
                "touched": OTHER,
                "lastrevid": 9,
                "fullurl": URL,
            }
        }
    }
}
BADGERFISH = {"articles": {"article": [{"@id": "1", "title": {"@lang": "en", "$": TITLE}, "source": {"$": "Orlock Post"}, "date": {"$": "2024-05-13"}, "text": {"$": TEXT}}]}}  # fmt: skip
GROUPED = {"title": TITLE, "link": URL, "date": MOMENT, "blocks": [
    {"blockName": "core/group", "innerBlocks": [{"blockName": "core/paragraph", "innerBlocks": [], "innerHTML": f"<p>{LINES[0]}</p>"}], "innerHTML": "<div></div>"},
    {"blockName": "core/paragraph", "innerBlocks": [], "innerHTML": f"<p>{LINES[1]}</p>"}]}  # fmt: skip
POST = {
    "hits": [
        {
            "created_at": MOMENT,
            "title": TITLE,
            "url": URL,
            "author": "Ada Moor",
            "story_text": TEXT,
            "objectID": "4",
        }
    ]
}
ADDRESSES = {"matches": [{"title": TITLE, "uri": "https://api.example/content/7", "href": URL, "release_date": MOMENT, "body": TEXT}]}  # fmt: skip
DAY, AUTHOR = "2024-05-13", "Ada Moor"
SHAPES = {
    "NewsML 1": ("a.xml", NEWSML, {"outlet": "Orlock Post", "published": MOMENT, "author": AUTHOR}),
    "several headlines": ("a.xml", HEADS, {"outlet": "Orlock Post", "published": DAY, "url": URL, "author": AUTHOR}),
    "a head in XML": ("a.xml", IN_HEAD, {"outlet": "Orlock Post", "published": DAY, "url": URL, "author": AUTHOR}),
    "elements with attributes": ("a.json", ELEMENTS, {"published": MOMENT, "url": URL, "author": AUTHOR}),
    "parts in sections": ("a.json", SECTIONS, {"published": MOMENT, "url": URL, "author": AUTHOR}),
    "one page by its number": ("a.json", PAGE, {"published": None, "url": URL}),
    "a post that was found": ("a.json", POST, {"published": MOMENT, "url": URL, "author": AUTHOR}),
    "elements as BadgerFish has them": ("a.json", BADGERFISH, {"outlet": "Orlock Post", "published": DAY}),
    "blocks in groups": ("a.json", GROUPED, {"published": MOMENT, "url": URL}),
    "an address of a program": ("a.json", ADDRESSES, {"published": MOMENT, "url": URL}),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_what_publishers_write_is_read(tmp_path, shape):
    name, content, known = SHAPES[shape]
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content))

    (document,) = documents(path)

    assert (document.text, document.title) == (TEXT, TITLE)
    assert known == {what: getattr(document, what) for what in known}


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("di Ada Moor", "Ada Moor"),
        ("Av Ada Moor", "Ada Moor"),
        ("von Ada Moor", "Ada Moor"),
        ("di Stefano", "di Stefano"),
        ("von Trapp, Ada", "von Trapp, Ada"),
        ("von der Leyen", "von der Leyen"),
        ("da Silva Moor", "da Silva Moor"),
        ("Ava Moor", "Ava Moor"),
    ],
)
def test_a_name_that_begins_as_a_byline_does_stays_whole(byline, names):
    assert values.people(byline) == names


def test_several_pages_by_their_numbers_are_all_read(tmp_path):
    one = PAGE["query"]["pages"]["4123"]
    other = {
        **one,
        "pageid": 9,
        "title": "Other",
        "extract": "The pool opens on Saturday, the mayor said. " * 5,
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"query": {"pages": {"4123": one, "9": other}}}))

    assert {TITLE, "Other"} == {document.title for document in documents(path)}


@pytest.mark.parametrize(
    ("line", "outlet", "published"),
    [
        ("Quelle: Orlock Post vom 13.05.2024, Seite 4", "Orlock Post", DAY),
        ("Source: Orlock Post, May 13, 2024, page 4", "Orlock Post", DAY),
        ("Fonte: Orlock Post del 13/05/2024, pag. 4\nAutore: Ada Moor", "Orlock Post", DAY),
        ("Outlet: Post of Orlock, Hensby\nDate: 2024-05-13", "Post of Orlock, Hensby", DAY),
        ("Source: Journal du Dimanche, 13 mai 2024\nAuteur: Ada Moor", "Journal du Dimanche", DAY),
        ("Source: Orlock Post, 14 May 2024\nDate: 2024-05-13", "Orlock Post", DAY),
        ("Quelle: Orlock Post, Seite 4", None, None),
        ("Note: Orlock Post, May 13, 2024", None, None),
    ],
)
def test_the_head_of_a_clipping_has_outlet_and_day_in_one_line(tmp_path, line, outlet, published):
    path = tmp_path / "clip.txt"
    path.write_text(f"{line}\n\n{TITLE}\n\n{TEXT}\n")

    (document,) = documents(path)

    assert (document.outlet, document.published) == (outlet, published)


def test_an_element_that_leads_to_a_page_is_more_than_its_words():
    assert values.link({"href": URL, "#text": "Read it"}) == URL
    assert values.plain({"lang": "en", "#text": "Bridge shut"}) == "Bridge shut"
    article = {"title": TITLE, "date": DAY, "#text": TEXT}
    assert values.plain(article) == article


def test_parts_that_hold_each_other_without_end_are_read_to_a_depth():
    part = {"role": "body", "text": LINES[0]}
    for _ in range(200):
        part = {"role": "section", "components": [part]}

    assert prose.prose([part, {"role": "body", "text": LINES[1]}]) == LINES[1]


def test_a_list_of_very_many_things_by_their_names_is_no_article(tmp_path):
    people = {f"U{n}": {"id": f"U{n}", "name": f"user {n}"} for n in range(5_000)}
    path = tmp_path / "users.json"
    path.write_text(json.dumps(people))

    with pytest.raises(LoadError, match="holds no list of records"):
        documents(path)
    assert nested.flattened({"text": TEXT, "users": people}).keys() == {"text", "users"}
    assert "users.u4.name" in nested.flattened({"users": dict(list(people.items())[:900])})
