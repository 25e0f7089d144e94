"""How extractors, archives and services name what they say of an article: a table.

Names are compared without regard to case and to what parts words in them. A dot goes into a nested value, or is
part of the name of a column, as flattened tables have it. The first name that holds something counts, so plain names
stand first, then exact ones, then what can stand in for them.

Where each name was looked up: the README or documentation of the program, else its source.

    trafilatura 2.3     trafilatura.xml.build_json_output: source (the URL), source-hostname (the name of the site), ...
    news-please 1.6     newsplease.NewsArticle: maintext, date_publish, date_download, source_domain; `text` may be null
    fundus 0.5          fundus.Article: plaintext, publishing_date, publisher; `body` with summary and sections; `html` with
                        requested_url, responded_url, crawl_date
    newspaper4k 0.9     newspaper.settings.article_json_fields: publish_date, meta_site_name, meta_lang, canonical_link
    NewsAPI             newsapi.org/docs/endpoints/everything: articles, source.name, publishedAt, content
    Media Cloud         mediacloud.types.Story: media_name, media_url, publish_date, indexed_date; before: collect_date,
                        story_text
    Event Registry      newsapi.ai/documentation, data models: articles.results, body, dateTimePub, source.title, lang
    Webz                docs.webz.io/reference/output: posts, thread.site_full, published, crawled, uuid
    GDELT               blog.gdeltproject.org, DOC 2.0 ArtList: seendate, domain; it has no texts
    ninjs 1, 2, 3       iptc.org/std/ninjs: headline, body_text, versioncreated, byline; bodies, headlines, by; provider.name
    HF cc_news          its data set card: domain, date, url; of stanford-oval/ccnews, as known without it: plain_text, requested_url
    all-the-news 1, 2   components.one: content or article, publication, date
    passim              its README: id, series, date, text
    schema.org          NewsArticle: headline, articleBody, datePublished, publisher.name, inLanguage,
                        mainEntityOfPage
    JSON Feed 1.1       jsonfeed.org/version/1.1: items, content_text, content_html, date_published
    WordPress REST      developer.wordpress.org/rest-api/reference/posts: title.rendered, content.rendered, date_gmt, link
    New York Times      developer.nytimes.com, Article Search: response.docs, headline.main, pub_date, web_url, byline.original
    Guardian            open-platform.theguardian.com: response.results, webTitle, webPublicationDate, fields.bodyText
    mediastack          its JSON schema: published_at, source; it has no texts
    Zyte, Diffbot       docs.zyte.com, article schema 1.0: headline, articleBody; docs.diffbot.com, Article: siteName, pageUrl
    Aylien              its Story class: body, published_at, source.name, links.permalink
    NewsCatcher 3       its JSON schema: published_date, name_source, domain_url
    Bing News           learn.microsoft.com, search response: value, name, provider, datePublished; it has no texts
    as known without their documentation: Newsdata.io, Ghost, Drupal JSON:API, ActivityPub, Brandwatch, CrowdTangle, CSL, Factiva, ProQuest, CDX,
                        ArchiveSpark
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import lru_cache

from newsdiff.documents.reading.fieldforms import field_of
from newsdiff.language.field_words import names_abroad

_SEPARATORS = re.compile(r"(?<=[^\s_.-])[\s_-]+(?=[^\s_.-])")
_INDEXED = re.compile(r"(?<=[^\W_]{2})_(?:s|ss|t|i|l|txt|txt_en|text_en)\Z")
"""What search engines have behind the names of fields for their type: `body_txt`, `published_at_i`."""
_NAMESPACE = re.compile(r"(?:\{?https?://[^\s{}]{1,150}[/#}]|[a-z][\w-]{0,15}:)(?=[a-z]\w*\Z)")
"""Where a name comes from, in front of it: `schema:headline`, `http://schema.org/headline`."""
_MARKS = re.compile(r"[/():*?]+")
"""What people write between words and around them: `Date/Time`, `Author(s)`."""
_EDGES = " \t\r\n\xa0\u200b\ufeff"
"""What stands around names in files without being seen."""


@lru_cache(maxsize=4096)
def folded(name: object) -> str:
    """Return the form in which names are compared, whether words in them are joined, or parted by capitals, hyphens or blanks.

    Example:
        >>> folded(" Publish-Date"), folded("publishDate"), folded("thread.site_full"), folded("_id")
        ('publishdate', 'publishdate', 'thread.sitefull', '_id')
    """
    composed = _NAMESPACE.sub("", unicodedata.normalize("NFC", str(name).strip(_EDGES)).casefold())
    return _SEPARATORS.sub("", _INDEXED.sub("", _MARKS.sub(" ", composed).strip(_EDGES)))


def _all_folded(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, names.split())))


_ENGLISH = {
    "text": "full_text full_content text body content article ~text selftext paragraphs content_elements raw_content.text bodies "
    "body_html body_xhtml content_html html_content markdown html content.content",
    "id": "id uri uuid _id article_id stories_id story_id doc_id",
    "title": "title headline.main headline title.rendered headlines header.text ~title",
    "outlet": "outlet publisher site_name publication newspaper source_hostname source.name source.title publisher.name provider.name "
    "~outlet provider thread.site_full thread.site og.site_name info_sources name_source copyright_holder pub_title "
    "container_title origin.title first_source.site_name distributor.name media_outlet site source",
    "series": "series",
    "published": "published published_time date_published ~published date_time_pub version_created display_date date_gmt date date_time "
    "seen_date issued",
    "url": "url link canonical_url canonical_link permalink web_url ~url responded_url requested_url html.responded_url "
    "html.requested_url main_entity_of_page main_entity_of_page.@id document_url canonical alternate url_source source uri guid source_url",
    "author": "author authors byline byline.original by credits.by creator ~author",
    "language": "language lang in_language ~language language.text",
    "retrieved": "retrieved ~retrieved downloaded crawled accessed html.crawl_date indexed_date",
}
_LAST = {
    "title": "head name",
    "outlet": "domain hostname source_domain site_full website source.domain source_url source.uri media_url root_url host_url credit_line outer.outlet",
}
"""Names that say something only where nothing else does, in no language."""
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    what: _all_folded(f"{names} {' '.join(names_abroad(what))} {_LAST.get(what, '')}")
    for what, names in _ENGLISH.items()
}
"""What a record can say, by the names that it goes by, the first that says something counts. "~text" stands for all
names that the rules of `fieldforms` take for one of a text, and so on."""
KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)
_MAX_CHARS = 200
"""Longest name of a field that may say something, with the tables that it is in."""
_MIN_SAID = 3
"""Things that the columns of a table of articles say."""

CONTAINERS = (
    "articles", "posts", "results", "response", "items", "documents", "docs", "stories", "news", "records", "rows",
    "entries", "data", "hits", "messages", "@graph",
)  # fmt: skip
"""Names of the list of articles in the answer of a service; a table between may have one of these names, too."""

WRAPPERS = frozenset(
    "fields meta metadata attributes properties article story item document doc node record opengraph data _source warcheaders dates times timestamps links urls page".split()
)
"""Names of tables in a record that hold nothing but more of its fields."""

_PREFIX = re.compile(r"(?:article|story|post|news|item|entry|field)_?(?=[a-z])")
"""What database tables put before the names of their fields: `post_title`, `story_content`."""


@lru_cache(maxsize=4096)
def own_name(name: str) -> str:
    """Return the name of a field, folded, without the table that it is in, or what its table is called; what it says by the rules.

    Example:
        >>> own_name("article.body"), own_name("post_source"), own_name("newspaper"), own_name("source.name")
        ('body', 'source', 'newspaper', 'source.name')
        >>> own_name("articlePublishedUtc"), own_name("image_url")
        ('~published', 'imageurl')
    """
    whole = folded(name)
    if len(whole) > _MAX_CHARS:
        return whole
    while whole not in KNOWN and whole.partition(".")[0] in WRAPPERS and "." in whole:
        whole = whole.partition(".")[2]
    if whole in KNOWN:
        return whole
    rest = _PREFIX.sub("", whole, count=1)
    if rest in KNOWN:
        return rest
    said = field_of(whole)
    return f"~{said}" if said else whole


def name_among(name: object, names: Collection[str]) -> str:
    """Return a name, folded, in the form in which it is one of some names; in its own form where it is none of them.

    Example:
        >>> name_among("Post Source", {"postsource"}), name_among("Post Source", {"source"})
        ('postsource', 'source')
    """
    whole = folded(name)
    return whole if whole in names else own_name(whole)


def things_said(names: Iterable[str]) -> set[str]:
    """Return what fields of some names say of an article, as `FIELD_NAMES` calls it.

    Example:
        >>> sorted(things_said(["Headline", "articleBody", "colour"]))
        ['text', 'title']
    """
    own = {own_name(name) for name in names}
    return {what for what, known in FIELD_NAMES.items() if not own.isdisjoint(known)}


def are_columns(names: Iterable[str]) -> bool:
    """Whether some names are those of the columns of a table of articles: of a text and two other things at least."""
    said = things_said(names)
    return "text" in said and len(said) >= _MIN_SAID


_TOGETHER = (
    # Factiva: the codes of its articles; the lead paragraph and the others are two fields.
    ("hd sn pd", {"hd": "title", "sn": "outlet", "pd": "published", "by": "author", "la": "language", "an": "id", "lp": "text", "td": "text"}),
    # A CDX index of a web archive, and ArchiveSpark: when a page was captured, and not when it was published.
    ("urlkey original timestamp", {"original": "url", "timestamp": "retrieved"}),
    ("surt_url original_url timestamp", {"original_url": "url", "timestamp": "retrieved"}),
    # FineWeb and other sets that are made of Common Crawl: when a page was captured, too.
    ("dump file_path date", {"date": "retrieved"}),
    # CrowdTangle, and what Facebook exports: a message, and the address that it links to.
    ("page_name post_created message", {"page_name": "outlet", "post_created": "published", "message": "text", "final_link": "url", "link_text": "title"}),
    # Telegram Desktop: a channel, and when it posted by the clock of the reader and by that of the world.
    ("date_unixtime from", {"date_unixtime": "published", "from": "outlet"}),
    # What people post: Reddit, Twitter, Bluesky, Mastodon, Slack, Matrix, Discord. A post is published when it is created, a row of a table is not.
    ("selftext created_utc", {"created_utc": "published"}),
    ("full_text created_at", {"created_at": "published"}),
    ("$type created_at", {"created_at": "published"}),
    ("favourites_count created_at", {"created_at": "published"}),
    ("author_id created_at", {"created_at": "published"}),
    ("user ts type", {"ts": "published"}),
    ("sender origin_server_ts", {"origin_server_ts": "published"}),
    ("timestamp timestamp_edited content", {"timestamp": "published"}),
    # Dolma; Tiny Tiny RSS; Fever and what speaks as it does.
    ("added created", {"created": "published"}),
    ("feed_title updated", {"updated": "published"}),
    ("feed_id created_on_time", {"created_on_time": "published"}),
    # Drupal, by JSON:API and by itself.
    ("drupal_internal__nid created", {"created": "published", "langcode": "language"}),
    ("nid created", {"created": "published", "langcode": "language"}),
    # Joomla: what stands before "read more", and behind it.
    ("introtext fulltext", {"introtext": "text", "fulltext": "text"}),
    # Trove: the newspaper is a table beside the heading of an article.
    ("heading title.title", {"heading": "title", "title.title": "outlet"}),
    # Firecrawl. Readwise Reader: the address of its own copy, and that of the page.
    ("source_url markdown", {"source_url": "url"}),
    ("source_url html_content", {"source_url": "url"}),
    # Google Reader, and what speaks as it did: the text of an entry is its summary.
    ("crawl_time_msec summary.content", {"summary.content": "text"}),
    # Opoint.
    ("unix_timestamp orig_url", {"unix_timestamp": "published"}),
    # XSum.
    ("document summary", {"document": "text"}),
)  # fmt: skip
TOGETHER: tuple[tuple[frozenset[str], dict[str, str]], ...] = tuple(
    (frozenset(_all_folded(needed)), {folded(name): what for name, what in usual.items()})
    for needed, usual in _TOGETHER
)
"""Names that say something only where all of the first stand beside each other, and what they and others say then."""
TEXT_PARTS = frozenset(
    name for _, usual in TOGETHER for name, what in usual.items() if what == "text"
)
"""Names of fields that are a part of a text."""
