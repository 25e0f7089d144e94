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
from functools import lru_cache

_SEPARATORS = re.compile(r"(?<=[^\s_.-])[\s_-]+(?=[^\s_.-])")


@lru_cache(maxsize=4096)
def folded(name: object) -> str:
    """Return the form in which names are compared, whether words in them are joined, or parted by capitals, hyphens or blanks.

    Example:
        >>> folded(" Publish-Date"), folded("publishDate"), folded("thread.site_full"), folded("_id")
        ('publishdate', 'publishdate', 'thread.sitefull', '_id')
    """
    return _SEPARATORS.sub("", str(name).strip().casefold())


def _all_folded(names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(folded, names.split())))


FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": _all_folded(
        "text body content article main_text plain_text body_text story_text full_text article_text article_body "
        "article_content content_text text_content cleaned_text clean_text full_content main_content news_text news_content post_text selftext "
        "paragraphs content_elements raw_content.text bodies body_html body_xhtml content_html html_content "
        "content.content "
        "volltext artikel artikeltext inhalt texte texte_intégral texte_integral texte_complet contenu texto_completo texto_íntegro testo_completo testo_integrale"
        " volledige_tekst pełny_tekst corps texto cuerpo contenido testo tekst treść brödtext текст 正文 内容 本文"
    ),
    "id": _all_folded("id uri uuid _id article_id stories_id story_id doc_id"),
    "title": _all_folded(
        "title headline.main headline title.rendered web_title article_title headlines header.text news_title "
        "titel schlagzeile überschrift titre título titulo titular manchete titolo tytuł rubrik заголовок 标题 見出し name"
    ),
    "outlet": _all_folded(
        "outlet publisher site_name publication newspaper media_name source_hostname source.name source.title "
        "source_name publisher.name provider.name outlet_name publisher_name meta_site_name publication_name source_title provider thread.site_full thread.site "
        "origin.title feed.title feed.name feed_title channel.title distributor.name info_sources first_source.site_name og.site_name media_outlet "
        "site source zeitung medium quelle journal média medio periódico periodico fuente testata giornale fonte krant jornal gazeta tidning источник 来源 媒体 name_source "
        "copyright_holder pub_title container_title domain hostname source_domain site_full website source.domain source_url source.uri media_url root_url host_url outer.outlet"
    ),
    "series": ("series",),
    "published": _all_folded(
        "published published_time date_published published_at publish_date publishing_date date_publish publication_date pub_date published_date "
        "date_time_pub web_publication_date published_on publish_time publication_time publication_datetime publication_timestamp published_timestamp "
        "first_published_at first_published original_publish_date date_gmt date date_time version_created display_date article_date news_date "
        "post_date posted_at release_date issue_date date_issued "
        "erscheinungsdatum veröffentlichungsdatum veröffentlicht veröffentlicht_am datum date_de_publication "
        "date_publication date_de_parution date_parution fecha fecha_de_publicación fecha_de_publicacion "
        "fecha_publicación fecha_publicacion data_pubblicazione data_di_pubblicazione data_publicação data_de_publicação "
        "publicatiedatum data_publikacji publicerad дата 日期 发布时间 日付 data seen_date issued"
    ),
    "url": _all_folded(
        "url link canonical_url canonical_link permalink web_url page_url article_url article_link final_url original_url orig_url "
        "story_url news_url responded_url requested_url html.responded_url html.requested_url main_entity_of_page "
        "main_entity_of_page.@id links.permalink document_url canonical alternate source uri guid lien adresse enlace collegamento endereço adres länk ссылка 链接"
    ),
    "author": _all_folded(
        "author authors byline byline.original by creator dc:creator author.name fields.byline autor autorin auteur auteurs autores autore autori"
    ),
    "language": _all_folded("language lang in_language meta_lang language_code language.text sprache langue idioma"),
    "retrieved": _all_folded(
        "retrieved date_download download_date downloaded crawled crawled_at crawl_date scraped_at fetched_at accessed "
        "crawl_time html.crawl_date retrieved_at downloaded_at scrape_date collect_date indexed_date"
    ),
}  # fmt: skip
"""What a record can say, by the names that it goes by; the part behind the line breaks is de, fr, es, it, nl,
pt, pl, sv, ru, zh, ja."""

CONTAINERS = (
    "articles", "posts", "results", "response", "items", "documents", "docs", "stories", "news", "records", "rows",
    "entries", "data", "hits", "messages", "@graph",
)  # fmt: skip
"""Names of the list of articles in the answer of a service; a table between may have one of these names, too."""

WRAPPERS = frozenset(
    "fields meta metadata attributes properties article story item document doc node record opengraph data _source".split()
)
"""Names of tables in a record that hold nothing but more of its fields."""

_PREFIX = re.compile(r"(?:article|story|post|news|item|entry)_?(?=[a-z])")
"""What database tables put before the names of their fields: `post_title`, `story_content`."""


@lru_cache(maxsize=4096)
def own_name(name: str) -> str:
    """Return the name of a field, folded, without the table that it is in, or what its table is called.

    Example:
        >>> own_name("article.body"), own_name("post_title"), own_name("newspaper"), own_name("source.name")
        ('body', 'title', 'newspaper', 'source.name')
    """
    whole = folded(name)
    first, _, inner = whole.partition(".")
    if inner:
        return inner if first in WRAPPERS else whole
    rest = _PREFIX.sub("", whole, count=1)
    return rest if rest in _KNOWN and whole not in _KNOWN else whole


_KNOWN = frozenset(name for names in FIELD_NAMES.values() for name in names)

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
    # Drupal, by JSON:API.
    ("drupal_internal__nid created", {"created": "published", "langcode": "language"}),
    # Readwise Reader: the address of its own copy, and that of the page.
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
