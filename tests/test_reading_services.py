"""Records and files as services, feed readers, editors, archives and corpora write them, one of each."""

import csv
import io
import json
import sqlite3
import zipfile

import pytest

from newsdiff.documents.reading import archives, documents
from newsdiff.errors import LoadError
from newsdiff.settings.intake import Intake

LINES = (
    "The swing bridge at Orlock will stay open to boats and shut to cars until the end of August, the county said.",
    "Drivers have to go round by Senn, which takes forty minutes, and the school bus leaves before six.",
)
TEXT = "\n\n".join(LINES)
HTML = "".join(f"<p>{line}</p>" for line in LINES)
TITLE = "Bridge shut all summer"
URL = "https://www.orlockpost.example/news/bridge"
DAY = "2024-05-13"
MOMENT = "2024-05-13T08:30:00+00:00"
SECONDS = 1_715_589_000
OTHER = "2024-06-20T10:00:00+00:00"
"""When it was fetched, added or changed."""
KNOWN = {"title": TITLE, "outlet": "Orlock Post", "published": MOMENT, "url": URL, "author": "Ada Moor"}  # fmt: skip
HOST = {**KNOWN, "outlet": "orlockpost.example"}


def without(*names, **other):
    """Return what is known, but for some of it."""
    return {n: None if n in names else v for n, v in {**KNOWN, **other}.items()}


def table(*rows, separator=","):
    """Return rows as CSV."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=separator, lineterminator="\n").writerows(rows)
    return buffer.getvalue()


def packed(**files):
    """Return a ZIP of files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


RECORDS = {
    "Impresso": (
        {"id": "OPO-2024-05-13-a-i0007", "d": DAY, "ts": OTHER, "lg": "en", "tp": "ar", "t": TITLE, "ft": TEXT, "pp": [1, 2], "lb": [51, 99], "cc": True},
        without("outlet", "url", "author", published=DAY)),
    "Newswire": (
        {"article": TEXT, "byline": "By Ada Moor", "dates": ["May-13-2024"], "newspaper_metadata": [{"lccn": "sn83", "newspaper_city": "Orlock",
         "newspaper_state": "ohio", "newspaper_title": "Orlock Post"}], "antitrust": 0, "politics": 1, "ner_words": ["Orlock"], "ner_labels": ["B-LOC"],
         "wire_city": "Senn", "people_mentioned": [{"wikidata_id": "Q1", "person_name": "Hal Brice", "person_occupation": "mayor"}], "year": 2024},
        without("title", "url", published=DAY)),
    "Scrapfly": (
        {"url": URL, "headline": TITLE, "date_published": DAY, "date_published_raw": "13 May 2024", "date_modified": "2024-06-20", "author": "Ada Moor",
         "authors_list": [{"author_name": "Ada Moor"}], "breadcrumbs": [{"name": "News", "link": "/news"}], "main_image": "https://img.example/1.jpg",
         "description": "Cars have to go round.", "article_body": TEXT, "language": "en"},
        {**HOST, "published": DAY}),
    "a search with pages read": (
        {"title": TITLE, "url": URL, "source": "Orlock Post", "published_at": MOMENT, "snippet": "The swing bridge at ...",
         "data": {"markdown": TEXT, "links": ["https://ads.example/"], "metadata": {"title": "Bridge shut all summer | Orlock Post", "status_code": 200}}},
        without("author")),
    "a scraper of lists of articles": (
        {"recordId": "x1", "sourceUrl": "https://www.orlockpost.example/news", "extractedAt": OTHER, "headline": TITLE, "articleUrl": URL, "description": "Short.",
         "body": TEXT, "datePublished": MOMENT, "dateModified": OTHER, "section": "News", "publisher": "Orlock Post", "wordCount": 38},
        without("author")),
    "Meltwater": (
        {"documents": [{"id": "171_K4", "url": URL, "external_id": "9", "published_date": MOMENT, "indexed_date": OTHER, "source": {"id": "s", "name": "Orlock Post",
         "type": "news", "url": "https://www.orlockpost.example"}, "author": {"name": "Ada Moor", "handle": None}, "location": {"country_code": "gb"},
         "content": {"title": TITLE, "opening_text": "The swing bridge at Orlock ...", "body": TEXT}, "matched": {"hit_sentence": "... shut to cars ...",
         "keywords": ["bridge"], "inputs": [{"id": 2, "name": "Bridges", "type": "saved_search"}]}, "metrics": {"views": 3}}]},
        KNOWN),
    "wallabag": (
        [{"is_archived": 0, "is_starred": 1, "tags": ["roads"], "id": 4, "title": TITLE, "url": URL, "given_url": "https://t.example/x", "content": HTML,
          "created_at": OTHER, "updated_at": OTHER, "published_at": MOMENT, "published_by": ["Ada Moor"], "annotations": [{"text": "Call her!", "quote": "said"}],
          "mimetype": "text/html", "reading_time": 1, "domain_name": "www.orlockpost.example", "preview_picture": "https://img.example/1.jpg"}],
        HOST),
    "NewsBlur": (
        {"stories": [{"story_feed_id": 12, "story_title": TITLE, "story_content": HTML, "story_permalink": URL, "story_date": "2024-05-13 08:30:00",
          "story_authors": "Ada Moor", "starred_date": "2024-06-20 10:00:00", "story_hash": "12:ab"}], "feeds": {"12": {"feed_title": "Orlock Post", "id": 12}}},
        {**KNOWN, "published": "2024-05-13T08:30:00"}),
    "Feedbin": (
        [{"id": 7, "feed_id": 12, "title": TITLE, "author": "Ada Moor", "summary": "Short.", "content": HTML, "url": URL, "extracted_content_url": "https://x.example/y",
          "published": MOMENT, "created_at": OTHER}], HOST),
    "Chronicling America": (
        {"totalItems": 1, "items": [{"sequence": 5, "county": ["Orlock"], "frequency": "Daily", "id": "/lccn/sn83/1910-03-01/ed-1/seq-5/", "city": ["Orlock"],
         "date": "19100301", "title": "Orlock post.", "end_year": 1924, "note": ["Archived issues are available."], "type": "page", "start_year": 1866,
         "publisher": "Moor Bros.", "language": ["English"], "alt_title": ["Post"], "lccn": "sn83", "ocr_eng": TEXT, "title_normal": "orlock post.",
         "url": "https://paper.example/lccn/sn83/1910-03-01/ed-1/seq-5.json", "page": "5"}]},
        without("title", "author", outlet="Orlock post.", published="1910-03-01", url="https://paper.example/lccn/sn83/1910-03-01/ed-1/seq-5.json")),
    "Papers Past": (
        {"search": {"result_count": 1, "results": [{"id": 5, "title": TITLE, "fulltext": TEXT, "display_date": "13 May 2024", "date": [MOMENT], "publisher": ["Orlock Post"],
         "landing_url": URL, "source_url": "https://api.example/5/source", "display_collection": "Papers", "syndication_date": OTHER, "category": ["Newspapers"]}]}},
        without("author", published=DAY)),
    "LexisNexis": (
        {"value": [{"ResultId": "urn:1", "Title": TITLE, "Jurisdiction": None, "ContentType": "News", "Byline": "Ada Moor", "WordCount": 38, "Date": MOMENT,
         "Source": {"Name": "Orlock Post", "Id": "S1"}, "Overview": "... stay open to boats ...", "Document": {"DocumentId": "/shared/1",
         "Content": f"<?xml version='1.0'?><entry xmlns='http://www.w3.org/2005/Atom'><title>{TITLE}</title><content><articleDoc><bodyText>{HTML}</bodyText></articleDoc></content></entry>"}}]},
        without("url")),
    "Dow Jones": (
        {"an": "OPOST1", "title": TITLE, "body": TEXT, "publication_datetime": SECONDS * 1000, "modification_datetime": SECONDS * 1000 + 10**9, "source_code": "OPOST",
         "source_name": "Orlock Post", "publisher_name": "Moor Ltd", "byline": "By Ada Moor", "language_code": "en", "region_of_origin": "UK", "word_count": 38},
        without("url")),
    "EODHD": ([{"date": MOMENT, "title": TITLE, "content": TEXT, "link": URL, "symbols": ["ORL.LSE"], "tags": ["ROADS"], "sentiment": {"polarity": 0.1}}], {**HOST, "author": None}),
    "Perigon": (
        {"status": 200, "articles": [{"url": URL, "authorsByline": "Ada Moor", "articleId": "a", "source": {"domain": "orlockpost.example", "location": None},
         "imageUrl": "https://img.example/1.jpg", "pubDate": MOMENT, "addDate": OTHER, "refreshDate": OTHER, "title": TITLE, "description": "Short.", "content": TEXT,
         "links": ["https://else.example/"], "matchedAuthors": [{"id": "m", "name": "Ada Moor"}], "claim": "", "summary": "A bridge is shut.",
         "companies": [{"name": "Senn Bus", "domains": ["senn.example"]}], "people": [{"name": "Hal Brice"}], "reprint": False}]}, HOST),
    "GNews": (
        {"totalArticles": 1, "articles": [{"id": "9", "title": TITLE, "description": "Short.", "content": TEXT, "url": URL, "image": "https://img.example/1.jpg",
         "publishedAt": MOMENT, "lang": "en", "source": {"id": "s", "name": "Orlock Post", "url": "https://www.orlockpost.example"}}]}, without("author")),
    "Adressa": (
        {"id": "ab12", "fields": [{"field": "title", "value": TITLE}, {"field": "body", "value": list(LINES)}, {"field": "author", "value": "Ada Moor"},
         {"field": "publishtime", "value": MOMENT}, {"field": "url", "value": URL}, {"field": "teaser", "value": "Short."}]}, HOST),
    "FakeNewsNet": (
        {"url": URL, "text": TEXT, "images": ["https://img.example/1.jpg"], "top_img": "", "keywords": [], "authors": ["Ada Moor"], "canonical_link": "", "title": TITLE,
         "meta_data": {"og": {"site_name": "Orlock Post", "title": "Bridge"}, "article": {"modified_time": OTHER}, "description": "Short."}, "movies": [],
         "publish_date": float(SECONDS), "source": "https://www.orlockpost.example", "summary": ""}, KNOWN),
    "Media Frames": (
        {"Orlock-1": {"text": TEXT, "title": TITLE, "source": "Orlock Post", "year": 2024, "month": 5, "day": 13, "byline": "By Ada Moor", "section": "News", "page": "3",
         "annotations": {"tone": {"coder1": [{"start": 0, "end": 9, "code": 17.0}]}}, "length": "38 words"}}, without("url", published=DAY)),
    "Mastodon": (
        {"@context": "x", "id": "outbox.json", "type": "OrderedCollection", "totalItems": 1, "orderedItems": [{"id": "https://social.example/1/activity", "type": "Create",
         "actor": "https://social.example/users/orlock", "published": MOMENT, "to": ["x"], "object": {"id": "https://social.example/1", "type": "Note", "summary": None,
         "published": MOMENT, "url": "https://social.example/@orlock/1", "content": HTML, "replies": {"type": "Collection", "first": {"items": []}}}}]},
        without("title", "author", outlet="social.example", url="https://social.example/@orlock/1")),
    "Facebook": (
        [{"timestamp": SECONDS, "data": [{"post": TEXT}, {"update_timestamp": SECONDS + 9}], "title": "Orlock Post updated its status.", "attachments": []}],
        without("title", "outlet", "url", "author")),
    "Discord": (
        {"guild": {"id": "1", "name": "Orlock Post"}, "channel": {"id": "2", "name": "wire", "topic": "Copy."}, "exportedAt": OTHER, "messageCount": 1, "messages": [{"id": "3",
         "type": "Default", "timestamp": MOMENT, "timestampEdited": None, "content": TEXT, "author": {"id": "4", "name": "ada", "nickname": "Ada Moor"}, "reactions": []}]},
        {"published": MOMENT}),
    "Contentful": (
        {"contentTypes": [{"sys": {"id": "post"}, "name": "Post", "fields": [{"id": "body", "name": "Body"}]}], "entries": [{"sys": {"id": "e", "createdAt": OTHER,
         "publishedAt": OTHER, "contentType": {"sys": {"id": "post"}}}, "fields": {"title": {"en-GB": TITLE}, "body": {"en-GB": TEXT}, "publishDate": {"en-GB": MOMENT},
         "canonicalUrl": {"en-GB": URL}}}]}, {**HOST, "author": None}),
    "Apache Nutch": ({"id": URL, "title": TITLE, "content": TEXT, "tstamp": OTHER, "host": "www.orlockpost.example", "digest": "d", "boost": "1.0", "segment": "20240620"},
        {**HOST, "published": None, "author": None}),
    "Signal": ({"id": "f7", "content": TEXT, "title": TITLE, "media-type": "News", "source": "Orlock Post", "published": MOMENT}, without("url", "author")),
    "Ghost": (
        {"db": [{"meta": {"exported_on": 1, "version": "5.2"}, "data": {"posts": [{"id": "p", "title": TITLE, "slug": "bridge", "html": HTML, "plaintext": TEXT, "status": "published",
         "created_at": OTHER, "updated_at": OTHER, "published_at": MOMENT, "type": "post", "canonical_url": URL}], "users": [{"id": "u", "name": "Ada Moor", "email": "a@x.example",
         "bio": "Ada writes."}], "posts_authors": [{"id": "1", "post_id": "p", "author_id": "u", "sort_order": 0}], "settings": [{"key": "title", "value": "Orlock Post"}]}}]},
        {"title": TITLE, "published": MOMENT, "url": URL, "author": "Ada Moor"}),
    "Factmata": ({"articleId": "a", "headline": TITLE, "content": {"plain": TEXT, "html": HTML}, "publication": {"name": "Orlock Post", "domain": "orlockpost.example"}, "dates": {"published": MOMENT, "crawled": OTHER}, "link": {"href": URL}, "writers": [{"fullName": "Ada Moor"}]}, KNOWN),
    "Readability": ({"title": TITLE, "byline": "Ada Moor", "dir": None, "lang": "en", "content": f"<div id='readability-page-1' class='page'>{HTML}</div>", "textContent": TEXT, "length": 200, "excerpt": "Short.", "siteName": "Orlock Post", "publishedTime": MOMENT}, without("url")),
    "Mercury": ({"title": TITLE, "author": "Ada Moor", "date_published": MOMENT, "dek": None, "lead_image_url": "https://img.example/1.jpg", "content": HTML, "next_page_url": None, "url": URL, "domain": "www.orlockpost.example", "excerpt": "Short.", "word_count": 38, "direction": "ltr", "total_pages": 1}, HOST),
    "Goose": ({"meta": {"description": "Short.", "lang": "en", "canonical": URL}, "image": None, "domain": "www.orlockpost.example", "title": TITLE, "cleaned_text": TEXT, "opengraph": {"site_name": "Orlock Post", "title": "Bridge"}, "tags": [], "tweets": [], "movies": [], "links": ["https://else.example"], "authors": ["Ada Moor"], "publish_date": MOMENT}, KNOWN),
    "Crawl4AI": ({"url": URL, "html": "<html><body><p>x</p></body></html>", "success": True, "markdown": {"raw_markdown": TEXT, "fit_markdown": TEXT}, "metadata": {"title": TITLE, "author": "Ada Moor", "og:site_name": "Orlock Post", "article:published_time": MOMENT}, "links": {"internal": [], "external": []}}, KNOWN),
    "Jina": ({"code": 200, "status": 20000, "data": {"title": TITLE, "description": "Short.", "url": URL, "content": TEXT, "publishedTime": MOMENT, "metadata": {"lang": "en"}, "usage": {"tokens": 9}}}, {**HOST, "author": None}),
    "Tavily": ({"query": "bridge", "answer": None, "results": [{"title": TITLE, "url": URL, "content": "The swing bridge ...", "score": 0.8, "raw_content": TEXT, "published_date": MOMENT}]}, {**HOST, "author": None}),
    "Exa": ({"requestId": "r", "results": [{"id": URL, "title": TITLE, "url": URL, "publishedDate": MOMENT, "author": "Ada Moor", "score": 0.3, "text": TEXT, "highlights": ["stay open"], "summary": "A bridge."}]}, HOST),
    "Apify": ([{"url": URL, "loadedUrl": URL, "domain": "orlockpost.example", "title": TITLE, "softTitle": "Bridge", "date": MOMENT, "author": ["Ada Moor"], "publisher": "Orlock Post", "copyright": "2024", "favicon": "/x.ico", "description": "Short.", "lang": "en", "canonicalLink": URL, "tags": [], "image": None, "text": TEXT, "links": []}], KNOWN),
    "Sentinel": ({"hits": {"total": 1, "hits": [{"_index": "news", "_id": "1", "_score": 1, "_source": {"@timestamp": OTHER, "doc": {"title": TITLE, "body": TEXT, "published_at": MOMENT, "url": URL, "outlet": "Orlock Post", "author": "Ada Moor"}}}]}}, KNOWN),
    "Solr": ({"responseHeader": {"status": 0, "params": {"q": "bridge"}}, "response": {"numFound": 1, "start": 0, "docs": [{"id": "1", "title_t": [TITLE], "body_t": [TEXT], "source_s": "Orlock Post", "pubdate_dt": MOMENT, "url_s": URL, "author_ss": ["Ada Moor"], "_version_": 17, "indexed_dt": OTHER}]}}, KNOWN),
    "Airtable": ({"records": [{"id": "rec1", "createdTime": OTHER, "fields": {"Headline": TITLE, "Body": TEXT, "Outlet": "Orlock Post", "Published": MOMENT, "Link": URL, "Reporter": "Ada Moor", "Notes": "Call her."}}], "offset": "x"}, KNOWN),
    "Notion": ({"results": [{"object": "page", "id": "p", "created_time": OTHER, "properties": {"Name": {"type": "title", "title": [{"plain_text": TITLE}]}, "Text": {"type": "rich_text", "rich_text": [{"plain_text": TEXT}]}, "Outlet": {"type": "select", "select": {"name": "Orlock Post"}}, "Published": {"type": "date", "date": {"start": MOMENT}}, "URL": {"type": "url", "url": URL}}}]}, {"title": TITLE, "published": MOMENT, "url": URL}),
    "Payload": ({"docs": [{"id": "1", "title": TITLE, "content": {"root": {"type": "root", "children": [{"type": "paragraph", "children": [{"type": "text", "text": line}]} for line in LINES]}}, "publishedAt": MOMENT, "createdAt": OTHER, "updatedAt": OTHER, "authors": [{"id": "u", "name": "Ada Moor"}], "slug": "bridge", "_status": "published"}], "totalDocs": 1}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "Craft": ({"data": [{"id": 1, "title": TITLE, "postDate": {"date": "2024-05-13 08:30:00.000000", "timezone_type": 3, "timezone": "UTC"}, "dateUpdated": {"date": "2024-06-20 10:00:00.000000", "timezone_type": 3, "timezone": "UTC"}, "articleBody": HTML, "author": {"fullName": "Ada Moor"}, "url": URL}]}, HOST),
    "Bloomberg": ({"headline": TITLE, "bodyText": TEXT, "wireName": "Orlock Post", "timeOfArrival": OTHER, "publishedDateTime": MOMENT, "suid": "X1", "webURL": URL, "bylines": [{"name": "Ada Moor"}]}, {"title": TITLE, "published": MOMENT, "url": URL}),
    "Discourse": ({"post_stream": {"posts": [{"id": 1, "username": "ada", "name": "Ada Moor", "created_at": MOMENT, "cooked": HTML, "post_number": 1, "updated_at": OTHER, "topic_slug": "bridge"}]}, "title": TITLE}, {"published": MOMENT, "author": "Ada Moor"}),
    "Lemmy": ({"posts": [{"post": {"id": 1, "name": TITLE, "body": TEXT, "published": MOMENT, "ap_id": "https://l.example/post/1", "url": URL}, "creator": {"name": "ada", "display_name": "Ada Moor"}, "community": {"name": "orlock", "title": "Orlock"}, "counts": {"score": 3}}]}, {"title": TITLE, "published": MOMENT}),
    "VKontakte": ({"response": {"count": 1, "items": [{"id": 5, "owner_id": -7, "date": SECONDS, "text": TEXT, "post_type": "post", "likes": {"count": 3}, "comments": {"count": 1}}], "groups": [{"id": 7, "name": "Orlock Post", "screen_name": "orlock"}]}}, {"published": MOMENT}),
    "Reddit listing": ({"kind": "Listing", "data": {"children": [{"kind": "t3", "data": {"id": "x", "title": TITLE, "selftext": TEXT, "author": "ada", "created_utc": float(SECONDS), "subreddit": "orlock", "url": "https://reddit.example/x", "permalink": "/r/orlock/x"}}]}}, {"title": TITLE, "published": MOMENT, "author": "ada"}),
    "Nitter": ([{"tweet_id": "7", "date": "Mon May 13 08:30:00 +0000 2024", "username": "orlockpost", "name": "Orlock Post", "tweet": TEXT, "link": URL, "replies_count": 1, "retweets_count": 2}], {"published": MOMENT, "url": URL}),
}  # fmt: skip

NELA = ("id", "date", "source", "title", "content", "author", "url", "published", "published_utc", "collection_utc")  # fmt: skip


def database():
    """Return an SQLite file with the columns of NELA-GT."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE newsdata ({', '.join(NELA)})")
    row = ("op--1", DAY, "orlockpost", TITLE, TEXT, "Ada Moor", URL, "Mon, 13 May 2024 08:30:00 +0000", SECONDS, SECONDS + 9999)  # fmt: skip
    connection.execute(f"INSERT INTO newsdata VALUES ({', '.join('?' * len(row))})", row)
    connection.commit()
    return connection.serialize()


MEDIUM = (
    f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><article class='h-entry'><header><h1 class='p-name'>{TITLE}</h1></header>"
    f"<section data-field='subtitle' class='p-summary'>Cars go round.</section><section data-field='body' class='e-content'>{HTML}</section>"
    "<footer><p>By <a href='https://medium.com/@ada' class='p-author h-card'>Ada Moor</a> on <a href='https://medium.com/p/ab12'>"
    f"<time class='dt-published' datetime='2024-05-13T08:30:00.000Z'>May 13, 2024</time></a>.</p><p><a href='{URL}' class='p-canonical'>Canonical link</a></p>"
    "<p>Exported from Medium on June 20, 2024.</p></footer></article></body></html>"
)
FILES = {
    "Webflow": ("a.csv", table(["Name", "Slug", "Collection ID", "Item ID", "Created On", "Updated On", "Published On", "Post Body", "Post Summary", "Main Image", "Author"],
        [TITLE, "bridge", "c1", "i1", OTHER, OTHER, MOMENT, HTML, "Short.", "https://img.example/1.jpg", "Ada Moor"]), without("outlet", "url")),
    "HubSpot": ("a.csv", table(["Blog name", "Post SEO title", "Post name", "Post language", "Post URL", "Author", "Publish date", "Last modified date", "Featured image URL", "Post body", "Meta description"],
        ["Orlock Post", "Bridge shut all summer | Post", TITLE, "en", URL, "Ada Moor", MOMENT, OTHER, "https://img.example/1.jpg", HTML, "Short."]), KNOWN),
    "TYPO3": ("a.csv", table(["uid", "pid", "tstamp", "crdate", "title", "teaser", "bodytext", "datetime", "author", "path_segment"],
        ["7", "3", SECONDS + 9999, SECONDS + 999, TITLE, "Short.", HTML, SECONDS, "Ada Moor", "bridge"]), without("outlet", "url")),
    "Talkwalker": ("a.csv", table(["url", "indexed", "search_indexed", "published", "title", "content", "title_snippet", "content_snippet", "root_url", "domain_url", "host_url", "parent_url", "lang", "extra_author_attributes.name", "extra_source_attributes.name", "engagement"],
        [URL, OTHER, OTHER, MOMENT, TITLE, TEXT, "Bridge", "The swing bridge ...", "https://orlockpost.example", "https://orlockpost.example", "https://www.orlockpost.example", "", "en", "Ada Moor", "Orlock Post", 3], separator=";"), KNOWN),
    "Cision": ("a.csv", table(["News Date", "News Headline", "News Attachment Name", "Outlet Name", "Audience Reach", "UVPM", "News Company Mentions", "Author", "Link", "News Text", "DMA"],
        ["05/13/2024", TITLE, "", "Orlock Post", "1,200", "30", "Senn Bus", "Ada Moor", URL, TEXT, "Orlock"]), without(published=DAY)),
    "Kantar": ("a.csv", table(["Date de parution", "Support", "Titre", "Auteur", "Texte intégral", "Lien", "Audience"],
        ["13/05/2024", "Orlock Post", TITLE, "Ada Moor", TEXT, URL, "1200"], separator=";"), without(published=DAY)),
    "POLUSA": ("a.csv", table(["id", "date_publish", "outlet", "headline", "lead", "body", "authors", "domain", "url", "political_leaning"],
        ["1", MOMENT, "Orlock Post", TITLE, "Short.", TEXT, "['Ada Moor']", "orlockpost.example", URL, "CENTER"]), KNOWN),
    "NELA-GT": ("a.db", database(), without(outlet="orlockpost")),
    "RCV1": ("a.xml", (f'<?xml version="1.0" encoding="iso-8859-1" ?><newsitem itemid="2286" id="root" date="{DAY}" xml:lang="en"><title>ORLOCK: {TITLE}.</title><headline>{TITLE}.</headline>'
        f'<byline>Ada Moor</byline><dateline>ORLOCK {DAY}</dateline><text>{HTML}</text><copyright>(c) Orlock Post 2024</copyright><metadata><codes class="bip:countries:1.0"><code code="UK"/></codes>'
        f'<dc element="dc.date.created" value="{DAY}"/><dc element="dc.publisher" value="Orlock Post"/></metadata></newsitem>'), {"title": f"{TITLE}.", "published": DAY, "author": "Ada Moor"}),
    "NYT Annotated": ("a.xml", (f'<?xml version="1.0"?><nitf version="x"><head><title>{TITLE}</title><docdata><doc-id id-string="1"/><series series.name="x"/></docdata>'
        f'<pubdata date.publication="20240513T083000" ex-ref="{URL}" item-length="38" name="Orlock Post"/></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>'
        f'<byline class="print_byline">By Ada Moor</byline><abstract><p>Short.</p></abstract></body.head><body.content><block class="lead_paragraph"><p>{LINES[0]}</p></block><block class="full_text">{HTML}</block></body.content></body></nitf>'),
        without(published="2024-05-13T08:30:00")),
    "BuzzFeed-Webis": ("a.xml", f"<article><author>Ada Moor</author><orientation>mainstream</orientation><mainText>{TEXT}</mainText><portal>Orlock Post</portal><title>{TITLE}</title><uri>{URL}</uri><veracity>mostly true</veracity></article>",
        without("published")),
    "PMG": ("a.xml", (f"<artikel-liste><artikel><metadaten><artikel-id>OP1</artikel-id><quelle><quelle-id>OP</quelle-id><name>Orlock Post</name><datum>13.05.2024</datum></quelle><autor><autor-name>Ada Moor</autor-name></autor></metadaten>"
        f"<inhalt><titel-liste><titel>{TITLE}</titel></titel-liste><text>{HTML}</text></inhalt></artikel></artikel-liste>"), without("url", published=DAY)),
    "TEI": ("a.xml", (f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{TITLE}</title><author>Ada Moor</author></titleStmt><publicationStmt><publisher>Corpus Lab</publisher>'
        f'<date when="2024-06-20"/></publicationStmt><sourceDesc><bibl><title level="j">Orlock Post</title><date when="{DAY}">13 May 2024</date><ref target="{URL}"/></bibl></sourceDesc></fileDesc></teiHeader>'
        f"<text><body><div>{HTML}</div></body></text></TEI>"), without(published=DAY)),
    "Twitter": ("tweets.js", "window.YTD.tweets.part0 = " + json.dumps([{"tweet": {"id_str": "7", "created_at": "Mon May 13 08:30:00 +0000 2024", "full_text": TEXT, "lang": "en",
        "entities": {"urls": []}, "favorite_count": "3", "source": "<a href='https://x.example'>Web</a>"}}]), {"published": MOMENT}),
    "Movable Type": ("a.txt", 2 * f"AUTHOR: Ada Moor\nTITLE: {TITLE}\nSTATUS: Publish\nALLOW COMMENTS: 1\nCONVERT BREAKS: 1\nDATE: 05/13/2024 08:30:00 AM\n-----\nBODY:\n{TEXT}\n-----\nEXTENDED BODY:\n\n-----\nEXCERPT:\nShort.\n-----\nCOMMENT:\n"
        f"AUTHOR: Bo\nDATE: 06/20/2024 10:00:00 AM\nWhat about boats?\n-----\n--------\n", {"title": TITLE, "published": "2024-05-13T08:30:00", "author": "Ada Moor"}),
    "Medium": ("a.zip", packed(**{"posts/2024-05-13_Bridge-ab12.html": MEDIUM, "profile/profile.html": "<html><body><h1>Ada Moor</h1><p>Profile</p></body></html>"}),
        {"title": TITLE, "published": MOMENT, "url": URL, "author": "Ada Moor"}),
    "Omnivore": ("a.zip", packed(**{"metadata_0_to_20.json": json.dumps([{"id": "o1", "slug": "bridge-18f", "title": TITLE, "description": "Short.", "author": "Ada Moor", "url": URL, "state": "Active",
        "readingProgress": 0, "thumbnail": "https://img.example/1.jpg", "labels": ["roads"], "savedAt": OTHER, "updatedAt": OTHER, "publishedAt": MOMENT}]), "content/bridge-18f.html": f"<div id='readability-page-1'>{HTML}</div>"}),
        HOST),
    "Sanity": ("a.ndjson", "\n".join(map(json.dumps, [{"_type": "author", "_id": "au1", "name": "Ada Moor", "bio": "Ada writes about roads and rivers for the paper."}, {"_type": "post", "_id": "p1", "title": TITLE, "publishedAt": MOMENT,
        "_createdAt": OTHER, "_updatedAt": OTHER, "author": {"_type": "reference", "_ref": "au1"}, "slug": {"current": "bridge"}, "body": [{"_type": "block", "children": [{"_type": "span", "text": line}]} for line in LINES]}])),
        {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "Substack": ("a.zip", packed(**{"posts.csv": table(["post_id", "post_date", "is_published", "email_sent_at", "type", "audience", "title", "subtitle", "podcast_url"],
        ["144.bridge", MOMENT, "true", OTHER, "newsletter", "everyone", TITLE, "Cars go round.", ""], ["145.draft", "", "false", "", "newsletter", "everyone", "Draft", "", ""]),
        "posts/144.bridge.html": HTML, "email_list.csv": table(["email", "created_at"], ["a@x.example", OTHER])}), {"title": TITLE, "published": MOMENT}),
    "Slack": ("a.zip", packed(**{"users.json": json.dumps([{"id": "U01", "team_id": "T1", "name": "ada", "real_name": "Ada Moor", "profile": {"real_name": "Ada Moor", "title": "Reporter"}}]),
        "channels.json": json.dumps([{"id": "C1", "name": "wire", "members": ["U01"], "purpose": {"value": "Copy."}}]),
        "wire/2024-05-13.json": json.dumps([{"type": "message", "user": "U01", "ts": f"{SECONDS}.0001", "text": TEXT}])}), {"published": MOMENT, "author": "Ada Moor"}),
    "Europresse": ("a.html", "<html><head><meta charset='utf-8'><title>Europresse</title></head><body>" + "".join(
        f"<article><header><div class='rdp__DocPublicationName'><span class='DocPublicationName'>{outlet}</span></div><span class='DocHeader'>Régional, lundi 13 mai 2024, p. 4</span>"
        f"<div class='titreArticle'><p class='titreArticleVisu rdp__articletitle'>{TITLE}</p></div><div class='sm-margin-bottomNews'>Ada Moor</div></header><section><div class='docOcurrContainer'>{text}</div></section></article>"
        for outlet, text in (("Orlock Post", HTML), ("Senn Écho", HTML.replace("forty", "fifty")))) + "</body></html>", {"title": TITLE, "outlet": "Orlock Post", "published": DAY}),
}  # fmt: skip
EVERY = {name: ("a.json", json.dumps(content), known) for name, (content, known) in RECORDS.items()} | FILES  # fmt: skip


LEFT = {
    "Facebook": "what Facebook calls the title of a post says who posted it",
    "Sanity": "a line about an author stands among those about posts, and is told",
    "Slack": "who wrote is a number, and the names stand in another file",
}
MAKERS = [pytest.param(n, marks=pytest.mark.xfail(reason=LEFT[n])) if n in LEFT else n for n in EVERY]  # fmt: skip


@pytest.mark.parametrize("maker", MAKERS)
def test_what_a_maker_writes_is_read_with_all_that_it_says(tmp_path, maker):
    name, content, known = EVERY[maker]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    first = documents(path)[0]

    read = [line for line in first.text[first.body_start :].split("\n") if line.strip()]
    assert [line for line in read if line not in (TITLE, "Cars go round.")] == list(LINES)
    assert {what: getattr(first, what) for what in known} == known


def test_every_article_of_a_page_of_europresse_is_one(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(FILES["Europresse"][1], encoding="utf-8")

    found = documents(path)

    assert [(d.outlet, d.title, d.published, d.author) for d in found] == [
        ("Orlock Post", TITLE, DAY, "Ada Moor"),
        ("Senn Écho", TITLE, DAY, "Ada Moor"),
    ]
    assert [d.text.split("\n\n")[-1] for d in found] == [LINES[1], LINES[1].replace("forty", "fifty")]  # fmt: skip


def test_a_zip_is_gone_through_as_often_for_many_tables_as_for_one(tmp_path, monkeypatch):
    times = []
    real = archives.members
    monkeypatch.setattr(archives, "members", lambda source: times.append(1) or real(source))

    def n_times(n_tables):
        """Read a ZIP and say how often it was gone through."""
        tables = {f"{n}/t.csv": table(["slug", "title"], [f"a{n}", f"Story {n}"]) for n in range(n_tables)}  # fmt: skip
        pages = {f"{n}/a{n}.txt": TEXT for n in range(n_tables)}
        path = tmp_path / f"{n_tables}.zip"
        path.write_bytes(packed(**tables, **pages))
        times.clear()
        assert {d.title for d in documents(path)} == {f"Story {n}" for n in range(n_tables)}
        return len(times)

    assert n_times(9) == n_times(1)


def test_a_damaged_table_beside_files_is_told_and_left_out_where_the_user_wants_that(tmp_path):
    path = tmp_path / "a.zip"
    bad = "slug,title\na,Story\nb," + '"never closed\n'
    path.write_bytes(packed(**{"x/t.csv": bad, "x/a.txt": TEXT, "y/t.csv": table(["slug", "title"], ["c", "Other"]), "y/c.txt": LINES[0]}))  # fmt: skip

    with pytest.raises(LoadError, match=r"x/t\.csv line"):
        documents(path)
    found = documents(path, Intake(is_lenient=True))

    assert [(d.id, d.title) for d in found] == [("a", None), ("c", "Other")]


def test_what_is_called_a_text_is_it_whatever_else_stands_beside_it(tmp_path):
    record = {
        "text": "The swing bridge of Orlock stays shut until August, the county said.",
        "event": "A fair of the county",
        "eventtime": "2024-09-05 10:00",
        "logtime": "2024-03-06 10:00",
    }
    (tmp_path / "a.json").write_text(json.dumps(record), encoding="utf-8")
    (document,) = documents(tmp_path / "a.json")

    assert document.text == record["text"]
