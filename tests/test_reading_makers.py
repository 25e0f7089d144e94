"""Exports of more agencies, services, readers, editors, clouds and corpora, one of each; see `test_reading_services`."""

import json

import pytest

from newsdiff.documents.reading import documents
from newsdiff.errors import LoadError
from tests.test_reading_services import (
    DAY,
    HOST,
    HTML,
    KNOWN,
    LINES,
    MOMENT,
    OTHER,
    SECONDS,
    TEXT,
    TITLE,
    URL,
    packed,
    table,
    without,
)

NAIVE = "2024-05-13T08:30:00"
L0, L1 = LINES
C = ("title", "body", "outlet", "published_at", "url", "author")
V = (TITLE, TEXT, "Orlock Post", MOMENT, URL, "Ada Moor")
RECORDS = {
    "Joomla": ({"links": {"self": "https://x.example/api"}, "data": [{"type": "articles", "id": "4", "attributes": {"id": 4, "asset_id": 9, "title": TITLE, "state": 1, "access": 1, "created": "2024-06-20 10:00:00", "created_by": "7", "created_by_alias": "Ada Moor", "modified": "2024-06-21 10:00:00", "featured": 0, "language": "*", "hits": 3, "publish_up": "2024-05-13 08:30:00", "note": "", "images": {}, "metakey": "", "metadesc": "Short.", "text": HTML, "typeAlias": "com_content.article", "alias": "bridge"}}]}, without("outlet","url",published=NAIVE)),
    "Bluesky feed": ({"feed": [{"post": {"uri": "at://did:plc:ab/app.bsky.feed.post/3k", "cid": "b", "author": {"did": "did:plc:ab", "handle": "ada.example", "displayName": "Ada Moor", "avatar": "https://img.example/1.jpg"}, "record": {"$type": "app.bsky.feed.post", "text": TEXT, "createdAt": MOMENT, "langs": ["en"]}, "indexedAt": OTHER, "likeCount": 2, "replyCount": 0}}]}, {"published": MOMENT, "author": "Ada Moor"}),
    "Bluesky records": ({"records": [{"uri": "at://x", "cid": "c", "value": {"$type": "app.bsky.feed.post", "text": TEXT, "langs": ["en"], "createdAt": MOMENT}}], "cursor": "z"}, {"published": MOMENT}),
    "BigQuery": ({"kind": "bigquery#queryResponse", "schema": {"fields": [{"name": n, "type": "STRING", "mode": "NULLABLE"} for n in ("title","body","outlet","published_at","url","author")]}, "jobReference": {"jobId": "j"}, "totalRows": "1", "rows": [{"f": [{"v": v} for v in (TITLE, TEXT, "Orlock Post", MOMENT, URL, "Ada Moor")]}], "jobComplete": True}, KNOWN),
    "HF rows": ({"features": [{"feature_idx": 0, "name": "title", "type": {"dtype": "string", "_type": "Value"}}], "rows": [{"row_idx": 0, "row": {"title": TITLE, "text": TEXT, "publisher": "Orlock Post", "date": MOMENT, "url": URL, "author": "Ada Moor"}, "truncated_cells": []}], "num_rows_total": 1, "partial": False}, KNOWN),
    "pandas tight": ({"index": [0], "columns": ["title","text","outlet","published","url","author"], "data": [[TITLE, TEXT, "Orlock Post", MOMENT, URL, "Ada Moor"]], "index_names": [None], "column_names": [None]}, KNOWN),
    "Google Sheets": ({"range": "Sheet1!A1:F2", "majorDimension": "ROWS", "values": [["Headline","Full text","Outlet","Date","Link","Byline"], [TITLE, TEXT, "Orlock Post", MOMENT, URL, "Ada Moor"]]}, KNOWN),
    "Tiny Tiny RSS": ({"seq": 0, "status": 0, "content": [{"id": 9, "guid": "g", "title": TITLE, "unread": False, "marked": True, "updated": SECONDS, "link": URL, "tags": ["roads"], "author": "Ada Moor", "feed_title": "Orlock Post", "feed_id": "3", "content": HTML, "labels": [], "attachments": [], "comments_count": 0, "score": 0, "note": None, "lang": "en"}]}, KNOWN),
    "Nextcloud News": ({"items": [{"id": 3, "guid": "g", "guidHash": "h", "url": URL, "title": TITLE, "author": "Ada Moor", "pubDate": SECONDS, "updatedDate": None, "body": HTML, "enclosureMime": None, "enclosureLink": None, "feedId": 67, "unread": True, "starred": False, "lastModified": SECONDS+9999, "rtl": False, "fingerprint": "f", "contentHash": "c"}]}, HOST),
    "Fever": ({"api_version": 3, "auth": 1, "last_refreshed_on_time": SECONDS+99999, "total_items": 1, "items": [{"id": 5, "feed_id": 2, "title": TITLE, "author": "Ada Moor", "html": HTML, "url": URL, "is_saved": 0, "is_read": 1, "created_on_time": SECONDS}]}, HOST),
    "NewsCatcher": ({"status": "ok", "total_hits": 1, "page": 1, "articles": [{"title": TITLE, "author": "Ada Moor", "authors": ["Ada Moor"], "journalists": ["Ada Moor"], "published_date": "2024-05-13 08:30:00", "published_date_precision": "full", "updated_date": "2024-06-20 10:00:00", "updated_date_precision": "full", "parse_date": "2024-06-20 11:00:00", "link": URL, "domain_url": "orlockpost.example", "full_domain_url": "www.orlockpost.example", "name_source": "Orlock Post", "is_headline": True, "paid_content": False, "parent_url": "https://www.orlockpost.example", "country": "GB", "rights": "orlockpost.example", "rank": 900, "media": "https://img.example/1.jpg", "language": "en", "description": "Short.", "content": TEXT, "word_count": 38, "is_opinion": False, "twitter_account": "@orlock", "all_links": ["https://else.example/x"], "nlp": {"theme": "Roads", "summary": "A bridge is shut to cars.", "sentiment": {"title": 0.1}}, "id": "a", "score": 3.1}]}, without(published=NAIVE)),
    "NewsData": ({"status": "success", "totalResults": 1, "results": [{"article_id": "a1", "title": TITLE, "link": URL, "keywords": ["roads"], "creator": ["Ada Moor"], "video_url": None, "description": "Short.", "content": TEXT, "pubDate": "2024-05-13 08:30:00", "pubDateTZ": "UTC", "image_url": None, "source_id": "orlockpost", "source_priority": 9, "source_name": "Orlock Post", "source_url": "https://www.orlockpost.example", "source_icon": None, "language": "english", "country": ["united kingdom"], "category": ["top"], "ai_tag": "ONLY AVAILABLE IN PROFESSIONAL PLANS", "sentiment": "x", "duplicate": False}], "nextPage": "1"}, {**KNOWN}),
    "World News": ({"offset": 0, "number": 1, "available": 1, "news": [{"id": 1, "title": TITLE, "text": TEXT, "summary": "A bridge is shut.", "url": URL, "image": "https://img.example/1.jpg", "video": None, "publish_date": "2024-05-13 08:30:00", "author": "Ada Moor", "authors": ["Ada Moor"], "language": "en", "category": "local", "source_country": "gb", "sentiment": 0.1}]}, {**HOST, "published": NAIVE}),
    "AP": ({"api_version": "1.1", "data": {"items": [{"meta": {"score": 1}, "item": {"uri": "https://api.example/x", "altids": {"itemid": "i", "etag": "e", "friendlykey": "1"}, "version": 2, "type": "text", "versioncreated": OTHER, "firstcreated": MOMENT, "pubstatus": "usable", "title": "US--Bridge", "headline": TITLE, "bylines": [{"by": "By ADA MOOR", "title": "Staff"}], "copyrightnotice": "Copyright 2024", "provider": "Orlock Post", "bodyText": None, "body_html": HTML, "slugline": "BC-Bridge", "headline_extended": "Cars go round."}}]}}, {"title": TITLE, "published": OTHER}),
    "Reuters Connect": ({"data": {"item": {"versionedGuid": "tag:x", "headLine": TITLE, "byLine": "By Ada Moor", "copyrightNotice": "(c) 2024", "versionCreated": MOMENT, "firstCreated": MOMENT, "language": "en", "type": "TEXT", "uri": "tag:x", "bodyXhtml": f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title></title></head><body>{HTML}</body></html>", "fragment": None, "urgency": 3}}}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "dpa": ({"entries": [{"urn": "urn:newsml:dpa.com:1", "entry_id": "x", "version": 1, "pubstatus": "usable", "urgency": 4, "genre": "Artikel", "headline": TITLE, "subhead": "Kurz.", "kicker": "Roads", "teaser": "Short.", "byline": "Von Ada Moor", "dateline": "Orlock (dpa)", "article_html": f'<section class="main">{HTML}</section>', "notepad": {"public_html": None, "nonpublic_html": "<ul><li>Internal note to editors about nothing at all that is long.</li></ul>"}, "version_created": MOMENT, "updated": OTHER, "language": "en", "creditline": "dpa", "copyrightnotice": "dpa 2024", "categories": []}]}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "AFP": ({"response": {"numFound": 1, "docs": [{"uno": "newsml.afp.1", "headline": TITLE, "title": "bridge-roads", "news": list(LINES), "published": MOMENT, "created": MOMENT, "lang": "en", "genre": "News", "provider": {"name": "Orlock Post", "qcode": "o"}, "creator": "Ada Moor", "urgency": 4, "slug": ["bridge"], "country": "gbr", "wordCount": 38, "status": "Usable"}]}}, without("url")),
    "Superdesk": ({"_items": [{"_id": "urn:1", "guid": "urn:1", "headline": TITLE, "body_html": HTML, "byline": "Ada Moor", "source": "Orlock Post", "slugline": "bridge", "abstract": "<p>Short.</p>", "versioncreated": OTHER, "firstcreated": OTHER, "firstpublished": MOMENT, "_updated": OTHER, "_created": OTHER, "state": "published", "language": "en", "type": "text", "word_count": 38, "task": {"desk": "5"}, "original_creator": "5f"}], "_meta": {"total": 1}}, without("url")),
    "Tumblr": ({"meta": {"status": 200}, "response": {"blog": {"name": "orlockpost", "title": "Orlock Post", "url": "https://www.orlockpost.example/", "updated": SECONDS+99}, "posts": [{"type": "text", "blog_name": "orlockpost", "id": 7, "post_url": URL, "slug": "bridge", "date": "2024-05-13 08:30:00 GMT", "timestamp": SECONDS, "state": "published", "format": "html", "tags": [], "short_url": "https://t.example/x", "summary": TITLE, "note_count": 2, "title": TITLE, "body": HTML}]}}, {"title": TITLE, "published": MOMENT, "url": URL}),
    "Blogger API": ({"kind": "blogger#postList", "items": [{"kind": "blogger#post", "id": "7", "blog": {"id": "10"}, "published": MOMENT, "updated": OTHER, "url": URL, "selfLink": "https://api.example/7", "title": TITLE, "content": HTML, "author": {"id": "a", "displayName": "Ada Moor", "url": "https://p.example/a", "image": {"url": "https://img.example/1.jpg"}}, "replies": {"totalItems": "0", "selfLink": "https://x.example"}, "labels": ["roads"]}]}, HOST),
    "Buttondown": ({"results": [{"id": "b", "creation_date": OTHER, "modification_date": OTHER, "publish_date": MOMENT, "subject": TITLE, "body": TEXT, "absolute_url": URL, "slug": "bridge", "status": "sent", "email_type": "public", "secondary_id": 3, "image": "", "canonical_url": "", "description": "Short."}], "count": 1}, {**HOST, "author": None}),
    "TREC Washington Post": ({"id": "ab", "article_url": URL, "title": TITLE, "author": "Ada Moor", "published_date": SECONDS*1000, "contents": [{"content": "Local", "mime": "text/plain", "type": "kicker"}, {"content": TITLE, "mime": "text/plain", "type": "title"}, {"fullcaption": "A bridge.", "imageURL": "https://img.example/1.jpg", "mime": "image/jpeg", "type": "image", "blurb": "A bridge."}, {"content": "By Ada Moor", "mime": "text/plain", "type": "byline"}, {"content": SECONDS*1000, "mime": "text/plain", "type": "date"}] + [{"content": line, "subtype": "paragraph", "mime": "text/html", "type": "sanitized_html"} for line in LINES], "type": "article", "source": "Orlock Post"}, KNOWN),
    "RealNews": ({"title": TITLE, "text": TEXT, "summary": "A bridge is shut.", "authors": ["Ada Moor"], "publish_date": "05-13-2024", "status": "success", "url": URL, "domain": "orlockpost.example", "warc_date": "2024-06-20T10:00:00Z", "split": "train"}, {**HOST, "published": DAY}),
    "OSCAR": ({"content": TEXT, "warc_headers": {"warc-record-id": "<urn:uuid:1>", "warc-date": "2024-06-20T10:00:00Z", "content-type": "text/plain", "content-length": 300, "warc-type": "conversion", "warc-identified-content-language": "eng", "warc-target-uri": URL}, "metadata": {"identification": {"label": "en", "prob": 0.9}, "annotation": None, "sentence_identifications": []}}, {"outlet": "orlockpost.example", "published": None, "url": URL}),
    "FineWeb": ({"text": TEXT, "id": "<urn:uuid:1>", "dump": "CC-MAIN-2024-26", "url": URL, "date": "2024-06-20T10:00:00Z", "file_path": "s3://commoncrawl/x.warc.gz", "language": "en", "language_score": 0.97, "token_count": 45}, {"outlet": "orlockpost.example", "published": None, "url": URL}),
    "Label Studio": ([{"id": 1, "data": {"title": TITLE, "text": TEXT, "outlet": "Orlock Post", "date": MOMENT, "url": URL, "author": "Ada Moor"}, "annotations": [{"id": 3, "completed_by": 1, "result": [{"value": {"start": 0, "end": 9, "text": "The swing", "labels": ["X"]}, "type": "labels"}], "created_at": OTHER}], "predictions": [], "created_at": OTHER, "updated_at": OTHER, "project": 2}], KNOWN),
    "doccano": ({"id": 5, "text": TEXT, "label": [[0, 9, "BRIDGE"]], "headline": TITLE, "outlet": "Orlock Post", "published": MOMENT, "Comments": []}, {"title": TITLE, "outlet": "Orlock Post", "published": MOMENT}),
    "Newsroom": ({"url": URL, "archive": "http://web.archive.org/web/20240620100000id_/"+URL, "title": TITLE, "date": "20240620100000", "text": TEXT, "summary": "A bridge is shut.", "compression": 33.8, "coverage": 1.0, "density": 11.7, "compression_bin": "medium"}, {"title": TITLE, "url": URL, "outlet": "orlockpost.example"}),
    "Trove": ({"query": "bridge", "category": [{"code": "newspaper", "name": "Newspapers", "records": {"s": "*", "n": 1, "total": 1, "article": [{"id": "18", "url": "https://api.paper.example/18", "heading": TITLE, "category": "Article", "title": {"id": "11", "title": "Orlock Post (Vic. : 1914 - 1918)"}, "date": "1914-05-13", "page": "3", "pageSequence": "3", "relevance": {"score": 9.1, "value": "very relevant"}, "troveUrl": "https://paper.example/ndp/18", "wordCount": 38, "illustrated": "N", "articleText": HTML}]}}]}, {"title": TITLE, "published": "1914-05-13"}),
    "Datasette": ({"ok": True, "next": None, "rows": [{"rowid": 1, "headline": TITLE, "body": TEXT, "outlet": "Orlock Post", "published": MOMENT, "url": URL, "byline": "Ada Moor"}], "truncated": False}, KNOWN),
    "Couchbase view": ({"total_rows": 1, "offset": 0, "rows": [{"id": "a", "key": "a", "value": {"rev": "1-x"}, "doc": {"_id": "a", "_rev": "1-x", "headline": TITLE, "body": TEXT, "outlet": "Orlock Post", "published": MOMENT, "url": URL, "byline": "Ada Moor"}}]}, KNOWN),
    "Firestore": ({"documents": [{"name": "projects/p/databases/(default)/documents/articles/a", "fields": {"title": {"stringValue": TITLE}, "body": {"stringValue": TEXT}, "outlet": {"stringValue": "Orlock Post"}, "published": {"timestampValue": MOMENT}, "url": {"stringValue": URL}, "author": {"stringValue": "Ada Moor"}}, "createTime": OTHER, "updateTime": OTHER}]}, KNOWN),
    "Strapi 5": ({"data": [{"id": 1, "documentId": "d", "title": TITLE, "slug": "bridge", "createdAt": OTHER, "updatedAt": OTHER, "publishedAt": MOMENT, "blocks": [{"__component": "shared.rich-text", "id": 1, "body": TEXT}, {"__component": "shared.media", "id": 2, "file": {"url": "/x.jpg", "alternativeText": "A bridge by night over the river Senn."}}], "author": {"id": 2, "name": "Ada Moor", "email": "a@x.example"}}], "meta": {"pagination": {"total": 1}}}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "Athena": ({"UpdateCount": 0, "ResultSet": {"Rows": [{"Data": [{"VarCharValue": v} for v in V]}], "ResultSetMetadata": {"ColumnInfo": [{"CatalogName": "hive", "Name": n, "Label": n, "Type": "varchar"} for n in C]}}}, KNOWN),
    "RDS Data": ({"columnMetadata": [{"name": n, "label": n, "typeName": "text"} for n in C], "records": [[{"stringValue": v} for v in V]]}, KNOWN),
    "Snowflake": ({"resultSetMetaData": {"numRows": 1, "rowType": [{"name": n.upper(), "type": "text"} for n in C]}, "data": [list(V)], "code": "090001"}, KNOWN),
    "Trino": ({"id": "q", "columns": [{"name": n, "type": "varchar"} for n in C], "data": [list(V)], "stats": {"state": "FINISHED"}}, KNOWN),
    "ClickHouse": ({"meta": [{"name": n, "type": "String"} for n in C], "data": [dict(zip(C, V, strict=True))], "rows": 1, "statistics": {"elapsed": 0.1}}, KNOWN),
    "SPARQL": ({"head": {"vars": list(C)}, "results": {"bindings": [{n: {"type": "literal", "value": v} for n, v in zip(C, V, strict=True)}]}}, KNOWN),
    "Cosmos": ({"_rid": "x", "Documents": [{"id": "1", "title": TITLE, "body": TEXT, "outlet": "Orlock Post", "published": MOMENT, "url": URL, "author": "Ada Moor", "_ts": SECONDS + 9999, "_etag": "e"}], "_count": 1}, KNOWN),
    "Supabase": ([{"id": 1, "created_at": OTHER, "title": TITLE, "body": TEXT, "outlet": "Orlock Post", "published_at": MOMENT, "url": URL, "author": "Ada Moor"}], KNOWN),
    "typed blocks": ({"headline": TITLE, "url": URL, "publishedAt": MOMENT, "publisher": "Orlock Post", "author": "Ada Moor", "blocks": [{"type": "image", "src": "x.jpg", "caption": "A long caption about the bridge at Orlock by night."}] + [{"type": "paragraph", "text": line} for line in LINES] + [{"type": "advert"}]}, KNOWN),
    "WP blocks": ({"title": {"rendered": TITLE}, "link": URL, "date": NAIVE, "date_gmt": NAIVE, "blocks": [{"blockName": "core/paragraph", "attrs": {}, "innerHTML": f"<p>{line}</p>"} for line in LINES] + [{"blockName": "core/image", "attrs": {"id": 5}, "innerHTML": "<figure><figcaption>A bridge.</figcaption></figure>"}]}, {**HOST, "author": None}),
    "Storyblok": ({"story": {"name": TITLE, "created_at": OTHER, "published_at": MOMENT, "full_slug": "news/bridge", "content": {"_uid": "u", "component": "article", "headline": TITLE, "author": "Ada Moor", "body": {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": line}]} for line in LINES]}}}}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "Prismic": ({"results": [{"id": "x", "uid": "bridge", "url": None, "type": "article", "first_publication_date": MOMENT, "last_publication_date": OTHER, "data": {"title": [{"type": "heading1", "text": TITLE, "spans": []}], "author": "Ada Moor", "body": [{"type": "paragraph", "text": line, "spans": []} for line in LINES]}}]}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "Directus": ({"data": [{"id": 1, "status": "published", "date_created": OTHER, "date_updated": OTHER, "date_published": MOMENT, "title": TITLE, "content": HTML, "author": {"first_name": "Ada", "last_name": "Moor"}, "slug": "bridge"}]}, {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "a zone by its place": ([{"headline": TITLE, "body": TEXT, "published": "2024-05-13 10:30", "published_timezone": "Europe/Berlin", "outlet": "Orlock Post", "url": URL}], without("author", published="2024-05-13T10:30:00+02:00")),
    "a zone by its letters": ({"title": TITLE, "text": TEXT, "publishDate": NAIVE, "publishDateTimezone": "UTC", "sourceName": "Orlock Post", "articleUrl": URL}, without("author")),
    "ANSA": ({"contents": [{"id": "1", "headline": TITLE, "contentText": TEXT, "pubDate": MOMENT, "byline": "Ada Moor", "source": "Orlock Post", "language": "en"}], "total": 1}, without("url")),
    "Currents": ({"status": "ok", "news": [{"id": "c", "title": TITLE, "description": TEXT, "url": URL, "author": "Ada Moor", "image": "None", "language": "en", "category": ["local"], "published": "2024-05-13 08:30:00 +0000"}]}, HOST),
    "Thenewsapi": ({"meta": {"found": 1}, "data": [{"uuid": "u", "title": TITLE, "description": "Short.", "snippet": "The swing ...", "content": TEXT, "url": URL, "image_url": "https://img.example/1.jpg", "language": "en", "published_at": "2024-05-13T08:30:00.000000Z", "source": "orlockpost.example", "categories": ["general"], "relevance_score": None}]}, {**HOST, "author": None}),
    "Finnhub": ([{"category": "local", "datetime": SECONDS, "headline": TITLE, "id": 5, "image": "https://img.example/1.jpg", "related": "", "source": "Orlock Post", "summary": TEXT, "url": URL}], without("author")),
    "MarketAux": ({"data": [{"uuid": "u", "title": TITLE, "description": "Short.", "keywords": "", "full_text": TEXT, "url": URL, "published_at": MOMENT, "source": "orlockpost.example", "entities": [{"symbol": "ORL", "highlights": [{"highlight": "... shut ..."}]}]}]}, {**HOST, "author": None}),
    "Feedly": ({"id": "user/x", "items": [{"id": "e", "title": TITLE, "author": "Ada Moor", "published": SECONDS * 1000, "crawled": SECONDS * 1000 + 99999, "fullContent": HTML, "summary": {"content": "Short.", "direction": "ltr"}, "alternate": [{"href": URL, "type": "text/html"}], "origin": {"title": "Orlock Post", "streamId": "feed/x", "htmlUrl": "https://www.orlockpost.example"}}]}, KNOWN),
    "Raindrop": ({"items": [{"_id": 1, "title": TITLE, "excerpt": "Short.", "note": "Call her!", "link": URL, "created": OTHER, "lastUpdate": OTHER, "domain": "orlockpost.example", "content": HTML, "tags": []}]}, {"title": TITLE, "url": URL, "outlet": "orlockpost.example"}),
    "Instapaper": ({"bookmarks": [{"type": "bookmark", "bookmark_id": 5, "url": URL, "title": TITLE, "description": "", "time": SECONDS + 9999, "text": HTML, "hash": "h", "progress": 0.5}]}, {"title": TITLE, "url": URL}),
    "Ghost with two writers": ({"db": [{"data": {"posts": [{"id": 1, "title": TITLE, "html": HTML, "published_at": MOMENT, "created_at": OTHER}, {"id": 2, "title": "Other", "html": "<p>The pool opens on Saturday, the mayor of Senn said.</p>", "published_at": MOMENT}], "users": [{"id": 1, "name": "Bo Lund"}, {"id": 2, "name": "Ada Moor"}], "posts_authors": [{"id": 5, "post_id": 1, "author_id": 2}, {"id": 6, "post_id": 2, "author_id": 1}]}}]}, {"title": TITLE, "author": "Ada Moor"}),
    "tables of pairs": ({"articles": [{"id": 7, "title": TITLE, "body": TEXT, "published_at": MOMENT}], "authors": [{"id": 3, "full_name": "Ada Moor"}], "article_authors": [{"article_id": 7, "author_id": 3}]}, {"title": TITLE, "author": "Ada Moor"}),
}  # fmt: skip
XMLH = '<?xml version="1.0" encoding="UTF-8"?>\n'
MAIL = f"From: Ada Moor <ada@orlockpost.example>\nTo: x@y.example\nSubject: {TITLE}\nDate: Mon, 13 May 2024 08:30:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n"  # fmt: skip
MAIL_OF_HTML = f"From: Ada Moor <a@x.example>\nSubject: Fwd: {TITLE}\nDate: Mon, 13 May 2024 08:30:00 +0000\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><body>{HTML}</body></html>\n"  # fmt: skip
FILES = {
    "WET": ("a.warc.wet", f"WARC/1.0\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:0>\r\nContent-Type: application/warc-fields\r\nContent-Length: 13\r\n\r\nsoftware: x\r\n\r\n\r\nWARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2024-06-20T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: text/plain\r\nContent-Length: {len((TITLE+chr(10)+L0+chr(10)+L1).encode())}\r\n\r\n{TITLE}\n{L0}\n{L1}\r\n\r\n", {"url": URL, "outlet": "orlockpost.example"}),
    "RSS 1.0": ("a.rdf", XMLH + f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="https://www.orlockpost.example/"><title>Orlock Post</title><link>https://www.orlockpost.example/</link><description>News</description><items><rdf:Seq><rdf:li resource="{URL}"/></rdf:Seq></items></channel><item rdf:about="{URL}"><title>{TITLE}</title><link>{URL}</link><description>Short.</description><dc:date>{MOMENT}</dc:date><dc:creator>Ada Moor</dc:creator><content:encoded><![CDATA[{HTML}]]></content:encoded></item></rdf:RDF>', KNOWN),
    "NewsML-G2 message": ("a.xml", XMLH + f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>{OTHER}</sent></header><itemSet><newsItem guid="urn:1" version="1" standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/><provider><name>Orlock Post</name></provider><versionCreated>{MOMENT}</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><contentCreated>{MOMENT}</contentCreated><creator><name>Ada Moor</name></creator><by>Ada Moor</by><headline>{TITLE}</headline><slugline>BRIDGE</slugline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{HTML}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>', without("url")),
    "trafilatura XML": ("a.xml", f'<doc sitename="Orlock Post" title="{TITLE}" author="Ada Moor" date="{DAY}" source="{URL}" hostname="orlockpost.example" excerpt="Short." categories="" tags="roads" fingerprint="ab"><main><p>{L0}</p><p>{L1}</p></main><comments/></doc>', without(published=DAY)),
    "trafilatura TEI": ("a.xml", f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title type="main">{TITLE}</title><author>Ada Moor</author></titleStmt><publicationStmt><publisher>Orlock Post (orlockpost.example)</publisher><availability><p>x</p></availability></publicationStmt><notesStmt><note type="fingerprint">ab</note></notesStmt><sourceDesc><bibl>{TITLE}. Orlock Post, {DAY}</bibl><bibl type="sigle">Orlock Post, {DAY}</bibl><biblFull><titleStmt><title type="main">{TITLE}</title><author>Ada Moor</author></titleStmt><publicationStmt><publisher>Orlock Post</publisher><ptr type="URL" target="{URL}"/><date>{DAY}</date></publicationStmt><profileDesc><abstract><p>Short.</p></abstract><textClass/><creation><date type="download">2024-06-20</date></creation></profileDesc></biblFull></sourceDesc></fileDesc><encodingDesc><appInfo><application version="1" ident="Trafilatura"><label>Trafilatura</label></application></appInfo></encodingDesc></teiHeader><text><body><div type="entry"><p>{L0}</p><p>{L1}</p></div></body></text></TEI>', without(published=DAY)),
    "scrapy XML": ("a.xml", XMLH + f"<items>\n<item><url>{URL}</url><title>{TITLE}</title><authors><value>Ada Moor</value></authors><published>{MOMENT}</published><outlet>Orlock Post</outlet><paragraphs><value>{L0}</value><value>{L1}</value></paragraphs></item>\n</items>", KNOWN),
    "Metabase": ("a.xml", XMLH + f"<response><status>SUCCESS</status><articles><article><sequenceId>1</sequenceId><id>2</id><language>English</language><title>{TITLE}</title><subTitle/><content>{L0}\n\n{L1}</content><extract>The swing ...</extract><wordCount>38</wordCount><publishedDate>2024-05-13T08:30:00Z</publishedDate><harvestDate>2024-06-20T10:00:00Z</harvestDate><estimatedPublishedDate>2024-05-13T08:30:00Z</estimatedPublishedDate><url>https://ct.example/?a=2</url><originalUrl>{URL}</originalUrl><author><name>Ada Moor</name></author><source><id>3</id><name>Orlock Post</name><homeUrl>https://www.orlockpost.example/</homeUrl><category>Local</category></source></article></articles></response>", {**KNOWN, "url": URL}),
    "ENEX": ("a.enex", XMLH + f'<!DOCTYPE en-export SYSTEM "http://xml.evernote.com/pub/evernote-export4.dtd"><en-export export-date="20240620T100000Z" application="Evernote" version="10"><note><title>{TITLE}</title><created>20240620T100000Z</created><updated>20240621T100000Z</updated><note-attributes><author>Ada Moor</author><source>web.clip7</source><source-url>{URL}</source-url></note-attributes><content><![CDATA[<?xml version="1.0" encoding="UTF-8" standalone="no"?><!DOCTYPE en-note SYSTEM "http://xml.evernote.com/pub/enml2.dtd"><en-note><div>{L0}</div><div>{L1}</div></en-note>]]></content></note></en-export>', {"title": TITLE, "url": URL, "author": "Ada Moor"}),
    "LiveJournal": ("a.xml", XMLH + f"<livejournal><entry><itemid>3</itemid><eventtime>2024-05-13 08:30:00</eventtime><logtime>2024-06-20 10:00:00</logtime><subject>{TITLE}</subject><event>{TEXT}</event><security>public</security><allowmask>0</allowmask><current_mood/></entry></livejournal>", {"title": TITLE, "published": NAIVE}),
    "MediaWiki": ("a.xml", f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en"><siteinfo><sitename>Orlock Wiki</sitename><dbname>o</dbname><namespaces><namespace key="0"/></namespaces></siteinfo><page><title>{TITLE}</title><ns>0</ns><id>4</id><revision><id>9</id><timestamp>2024-06-20T10:00:00Z</timestamp><contributor><username>Ada Moor</username><id>2</id></contributor><comment>typo</comment><model>wikitext</model><format>text/x-wiki</format><text bytes="300" xml:space="preserve">{TEXT}</text><sha1>x</sha1></revision></page></mediawiki>', {"title": TITLE}),
    "Gigaword": ("a.sgm", f'<DOC id="OPO_ENG_20240513.0001" type="story" >\n<HEADLINE>\n{TITLE}\n</HEADLINE>\n<DATELINE>\nORLOCK, May 13\n</DATELINE>\n<TEXT>\n<P>\n{L0}\n</P>\n<P>\n{L1}\n</P>\n</TEXT>\n</DOC>\n', {"title": TITLE}),
    "TREC": ("a.trec", f"<DOC>\n<DOCNO> OP051324-0001 </DOCNO>\n<DATE>\n{DAY}\n</DATE>\n<HEADLINE>\n{TITLE}\n</HEADLINE>\n<BYLINE>\nBy Ada Moor\n</BYLINE>\n<TEXT>\n<P>{L0}</P>\n<P>{L1}</P>\n</TEXT>\n</DOC>\n<DOC>\n<DOCNO> OP051324-0002 </DOCNO>\n<HEADLINE>\nOther\n</HEADLINE>\n<TEXT>\n<P>The mayor of Senn opens a new pool on Saturday, he said.</P>\n</TEXT>\n</DOC>\n", {"title": TITLE, "published": DAY, "author": "Ada Moor"}),
    "Reuters-21578": ("a.sgm", f'<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS TOPICS="YES" LEWISSPLIT="TRAIN" CGISPLIT="TRAINING-SET" OLDID="5544" NEWID="1">\n<DATE>13-MAY-1987 15:01:01.79</DATE>\n<TOPICS><D>roads</D></TOPICS>\n<PLACES><D>uk</D></PLACES>\n<PEOPLE></PEOPLE>\n<TEXT>&#2;\n<TITLE>{TITLE}</TITLE>\n<DATELINE>    ORLOCK, May 13 - </DATELINE><BODY>{L0}\n    {L1}\n&#3;</BODY></TEXT>\n</REUTERS>\n', {"title": TITLE}),
    "CNN story": ("a.story", f"{L0}\n\n{L1}\n\n@highlight\n\nBridge shut to cars\n\n@highlight\n\nForty minutes round", {}),
    "RIS": ("a.ris", f"TY  - NEWS\nTI  - {TITLE}\nAU  - Moor, Ada\nT2  - Orlock Post\nPY  - 2024\nDA  - 2024/05/13/\nLA  - English\nUR  - {URL}\nKW  - roads\nN2  - {L0}\n{L1}\nER  - \n", {"title": TITLE, "outlet": "Orlock Post", "published": DAY, "url": URL}),
    "wallabag CSV": ("a.csv", table(["Title","URL","Content","Tags","MIME Type","Language","Creation date"], [TITLE, URL, HTML, "roads", "text/html", "en", "20/06/2024 10:00:00"], separator=";"), {"title": TITLE, "url": URL, "outlet": "orlockpost.example"}),
    "beehiiv": ("a.csv", table(["id","title","subtitle","slug","audience","status","content_html","url","created_at","published_at","authors"], ["p1", TITLE, "Cars go round.", "bridge", "free", "confirmed", HTML, URL, OTHER, MOMENT, "Ada Moor"]), HOST),
    "Obsidian": ("a.md", f'---\ntitle: "{TITLE}"\nsource: "{URL}"\nauthor:\n  - "[[Ada Moor]]"\npublished: {DAY}\ncreated: 2024-06-20\ndescription: "Short."\ntags:\n  - "clippings"\n---\n{TEXT}\n', {**HOST, "published": DAY}),
    "Joplin": ("a.md", f"{TITLE}\n\n{TEXT}\n\nid: 0a1b2c3d4e5f60718293a4b5c6d7e8f9\nparent_id: 1a1b2c3d4e5f60718293a4b5c6d7e8f9\ncreated_time: 2024-06-20T10:00:00.000Z\nupdated_time: 2024-06-20T10:00:00.000Z\nis_conflict: 0\nlatitude: 0.00000000\nauthor: Ada Moor\nsource_url: {URL}\nis_todo: 0\nsource: joplin-desktop\nmarkup_language: 1\ntype_: 1", {"url": URL}),
    "Pelican": ("a.md", f"Title: {TITLE}\nDate: 2024-05-13 08:30\nModified: 2024-06-20 10:00\nCategory: News\nTags: roads\nSlug: bridge\nAuthors: Ada Moor\nSummary: Short.\n\n{TEXT}\n", {"title": TITLE, "published": NAIVE, "author": "Ada Moor"}),
    "Org": ("a.org", f"#+TITLE: {TITLE}\n#+AUTHOR: Ada Moor\n#+DATE: <2024-05-13 Mon>\n\n{TEXT}\n", {"title": TITLE, "published": DAY, "author": "Ada Moor"}),
    "SingleFile": ("a.html", f"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Jun 20 2024 10:00:00 GMT+0000 (Coordinated Universal Time)\n--><meta charset=utf-8>\n<title>{TITLE}</title><body><article><h1>{TITLE}</h1><p>{L0}<p>{L1}</article></body></html>", {"title": TITLE, "url": URL, "outlet": "orlockpost.example"}),
    "emlx": ("a.emlx", f"{len(MAIL)}\n{MAIL}<?xml version='1.0'?>\n<plist version='1.0'><dict><key>flags</key><integer>1</integer></dict></plist>\n", {"title": TITLE, "published": MOMENT}),
    "flat ODS": ("a.fods", XMLH + '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="A">' + "".join("<table:table-row>" + "".join(f'<table:table-cell office:value-type="string">{"".join(f"<text:p>{p}</text:p>" for p in c.split(chr(10)*2))}</table:table-cell>' for c in row) + "</table:table-row>" for row in (["title","text","outlet","published","url","author"], [TITLE, TEXT, "Orlock Post", MOMENT, URL, "Ada Moor"])) + "</table:table></office:spreadsheet></office:body></office:document>", KNOWN),
    "Ghost in a ZIP": ("a.zip", packed(**{"export.json": json.dumps({"db": [{"meta": {"version": "5"}, "data": {"posts": [{"id": "1", "title": TITLE, "slug": "bridge", "html": HTML, "plaintext": TEXT, "status": "published", "published_at": MOMENT, "created_at": OTHER, "updated_at": OTHER, "canonical_url": None}], "users": [{"id": "9", "name": "Ada Moor"}], "posts_authors": [{"id": "3", "post_id": "1", "author_id": "9", "sort_order": 0}], "settings": [{"key": "title", "value": "Orlock Post"}]}}]})}), {"title": TITLE, "published": MOMENT}),
    "saved by a browser": ("a.htm", f"<!DOCTYPE html>\n<!-- saved from url=(0046){URL} -->\n<html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1><p>{L0}</p><p>{L1}</p></article></body></html>", {"title": TITLE, "url": URL, "outlet": "orlockpost.example"}),
    "HTTrack": ("a.html", f"<!DOCTYPE html><html><head><title>{TITLE}</title></head>\n<!-- Mirrored from www.orlockpost.example/news/bridge by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 20 Jun 2024 10:00:00 GMT -->\n<body><article><h1>{TITLE}</h1><p>{L0}</p><p>{L1}</p></article></body></html>", {"title": TITLE, "outlet": "orlockpost.example"}),
    "Apple Mail with HTML": ("a.emlx", f"{len(MAIL_OF_HTML)}      \n{MAIL_OF_HTML}<plist/>", {"title": TITLE, "author": "Ada Moor"}),
    "Org with a time": ("a.org", f"#+title: {TITLE}\n#+author: Ada Moor\n#+date: [2024-05-13 Mon 08:30]\n\n{TEXT}\n", {"title": TITLE, "published": NAIVE, "author": "Ada Moor"}),
    "Logseq": ("a.md", f"title:: {TITLE}\nauthor:: [[Ada Moor]]\ndate:: [[2024-05-13]]\nurl:: {URL}\n\n{TEXT}\n", {"title": TITLE, "author": "Ada Moor"}),
    "Hugo TOML": ("a.md", f"+++\ntitle = '{TITLE}'\ndate = 2024-05-13T08:30:00Z\nlastmod = 2024-06-20\ndraft = false\nauthors = ['Ada Moor']\n[params]\n  source = 'Orlock Post'\n+++\n{TEXT}\n", {"title": TITLE, "published": MOMENT, "author": "Ada Moor"}),
    "Jekyll": ("2024-05-13-bridge.markdown", f"---\nlayout: post\ntitle: '{TITLE}'\nauthor: Ada Moor\ncanonical_url: {URL}\ncategories: [news]\n---\n{TEXT}\n", {"title": TITLE, "author": "Ada Moor", "published": DAY, "url": URL}),
    "Nikola": ("a.md", f"<!--\n.. title: {TITLE}\n.. slug: bridge\n.. date: 2024-05-13 08:30:00 UTC\n.. author: Ada Moor\n.. link: {URL}\n-->\n\n{TEXT}\n", {"title": TITLE, "published": MOMENT}),
    "AsciiDoc": ("a.txt", f"= {TITLE}\nAda Moor <ada@x.example>\nv1.0, 2024-05-13\n\n{TEXT}\n", {"title": TITLE, "published": DAY}),
    "a table in German": ("a.csv", "\ufeff" + table(["Überschrift","Volltext","Quelle","Erscheinungsdatum","Link","Autor:in"], [TITLE, TEXT, "Orlock Post", "13.05.2024", URL, "Ada Moor"], separator=";"), without(published=DAY)),
    "a clipping service": ("a.tsv", table(["Hit Sentence","Date","Headline","Content","Source Name","URL","Author Name"], ["... shut ...", "13-May-2024 08:30AM", TITLE, TEXT, "Orlock Post", URL, "Ada Moor"], separator="\t"), without(published=NAIVE)),
    "MIND": ("a.tsv", table(["news_id","category","subcategory","title","abstract","url","body"], ["N1","news","local",TITLE,"Short.",URL,TEXT], separator="\t"), {"title": TITLE, "url": URL}),
    "LiveJournal by a tool": ("a.xml", f"<?xml version='1.0'?><posts><post><eventtime>2024-05-13 08:30:00</eventtime><logtime>2024-06-20 10:00:00</logtime><subject>{TITLE}</subject><event>{TEXT}</event></post><post><eventtime>2024-05-14 08:30:00</eventtime><logtime>2024-06-20 10:00:00</logtime><subject>Other</subject><event>The pool opens on Saturday, the mayor of Senn said.</event></post></posts>", {"title": TITLE, "published": NAIVE}),
    "Google News": ("a.xml", f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{URL}</loc><news:news><news:title>{TITLE}</news:title></news:news></url></urlset>', {}),
    "Zotero CSV": ("a.csv", table(["Key","Item Type","Publication Year","Author","Title","Publication Title","Url","Abstract Note","Date","Date Added","Notes","Extra"], ["K","newspaperArticle","2024","Moor, Ada",TITLE,"Orlock Post",URL,TEXT,DAY,OTHER,"",""]), {"title": TITLE, "outlet": "Orlock Post", "published": DAY, "url": URL}),
}  # fmt: skip

EVERY = {name: ("a.json", json.dumps(content), known) for name, (content, known) in RECORDS.items()} | FILES  # fmt: skip
LEFT = {
    "AsciiDoc": "who wrote it and when stand in lines without a name",
    "CNN story": "what stands behind @highlight says the story once more",
    "Joplin": "what a note says of itself stands behind its text",
}
TOLD = {
    "Currents": "has no text",
    "Finnhub": "has no text",
    "Zotero CSV": "no column for the text",
    "Google News": "sitemap",
    "MediaWiki": "no article was found",
    "RIS": "holds references",
    "flat ODS": "no article was found",
}
MAKERS = [pytest.param(n, marks=pytest.mark.xfail(reason=LEFT[n])) if n in LEFT else n for n in EVERY if n not in TOLD]  # fmt: skip


def written(folder, maker):
    """Write what a maker writes and return its path."""
    name, content, _ = EVERY[maker]
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("maker", MAKERS)
def test_what_a_maker_writes_is_read_with_all_that_it_says(tmp_path, maker):
    known = EVERY[maker][2]

    first = documents(written(tmp_path, maker))[0]

    read = [line.strip() for line in first.text[first.body_start :].split("\n") if line.strip()]
    assert [line for line in read if line not in (TITLE, "Cars go round.")] == list(LINES)
    assert {what: getattr(first, what) for what in known} == known


def test_a_list_of_articles_is_no_list_of_blocks_whatever_it_is_called(tmp_path):
    articles = [{"title": f"{TITLE} {n}", "content": line} for n, line in enumerate(LINES)]
    path = tmp_path / "a.json"
    for name in ("contents", "blocks"):
        path.write_text(json.dumps({name: articles}), encoding="utf-8")

        assert [(d.title, d.text) for d in documents(path)] == [(a["title"], a["content"]) for a in articles]  # fmt: skip


def test_a_page_that_only_speaks_of_where_it_was_saved_from_has_no_address(tmp_path):
    path = tmp_path / "a.html"
    for comment in (
        "saved from url=(0014)about:internet",
        "Mirrored twice a day",
        "saved from the fire",
    ):
        path.write_text(f"<!-- {comment} --><html><body><article><h1>{TITLE}</h1>{HTML}</article></body></html>", encoding="utf-8")  # fmt: skip

        assert documents(path)[0].url is None


def test_a_zone_that_is_none_or_stands_beside_a_day_changes_nothing(tmp_path):
    path = tmp_path / "a.json"
    for said, zone in (("2024-05-13", "Europe/Berlin"), ("2024-05-13T08:30:00", "of the ferry"), (MOMENT, "+05:00")):  # fmt: skip
        path.write_text(json.dumps([{"text": TEXT, "published": said, "published_tz": zone}]), encoding="utf-8")  # fmt: skip

        assert documents(path)[0].published == said


@pytest.mark.parametrize("maker", TOLD)
def test_what_a_maker_writes_and_is_not_read_is_told_in_one_line(tmp_path, maker):
    with pytest.raises(LoadError, match=TOLD[maker]) as error:
        documents(written(tmp_path, maker))

    assert "\n" not in str(error.value)
