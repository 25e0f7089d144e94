"""How extractors, archives and services name what they say of an article: a table.

Names are compared without regard to case, and with "_" for spaces and hyphens. A dot goes into a nested value, or is
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

FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "text": tuple(
        "text body content article maintext plaintext plain_text main_text body_text story_text full_text fulltext article_text article_body articlebody "
        "article_content content_text text_content paragraphs fields.bodytext raw_content.text bodies content.rendered fields.body body_html body_xhtml content_html "
        "volltext artikel artikeltext inhalt texte contenu corps texto cuerpo contenido testo tekst treść".split()
    ),
    "id": tuple("id uri uuid _id article_id articleid stories_id story_id doc_id".split()),
    "title": tuple(
        "title headline.main headline title.rendered webtitle article_title headlines "
        "titel schlagzeile überschrift titre título titulo titular manchete titolo tytuł name".split()
    ),
    "outlet": tuple(
        "outlet publisher site_name sitename publication newspaper media_name source_hostname source.name source.title "
        "source_name publisher.name provider.name outlet_name publisher_name meta_site_name publication_name source_title provider thread.site_full thread.site "
        "site source zeitung medium quelle journal média medio periódico periodico fuente testata giornale fonte krant jornal gazeta name_source "
        "copyrightholder pubtitle container_title domain hostname source_domain site_full website source.domain source_url source.uri media_url".split()
    ),
    "series": ("series",),
    "published": tuple(
        "published published_time date_published datepublished published_at publishedat publish_date publishdate "
        "publishing_date date_publish publication_date publicationdate pubdate pub_date published_date publisheddate "
        "datetimepub webpublicationdate published_on publish_time publication_time date_gmt date datetime versioncreated "
        "erscheinungsdatum veröffentlichungsdatum veröffentlicht veröffentlicht_am datum date_de_publication "
        "date_publication date_de_parution date_parution fecha fecha_de_publicación fecha_de_publicacion "
        "fecha_publicación fecha_publicacion data_pubblicazione data_di_pubblicazione data_publicação data_de_publicação "
        "publicatiedatum data seendate issued".split()
    ),
    "url": tuple(
        "url link canonical_url canonical_link permalink weburl web_url page_url pageurl article_url articleurl article_link "
        "story_url news_url responded_url requested_url html.responded_url html.requested_url mainentityofpage "
        "mainentityofpage.@id links.permalink document_url documenturl source uri guid lien adresse enlace collegamento endereço adres".split()
    ),
    "author": tuple(
        "author authors byline byline.original by creator dc:creator author.name fields.byline autor autorin auteur auteurs autores autore autori".split()
    ),
    "language": tuple("language lang inlanguage meta_lang language_code sprache langue idioma".split()),
    "retrieved": tuple(
        "retrieved date_download download_date downloaded crawled crawled_at crawl_date scraped_at fetched_at accessed "
        "crawl_time html.crawl_date retrieved_at downloaded_at scrape_date collect_date indexed_date".split()
    ),
}  # fmt: skip
"""What a record can say, by the names that it goes by; the part behind the line breaks is de, fr, es, it, nl,
pt, pl."""

CONTAINERS = (
    "articles", "posts", "results", "response", "items", "documents", "docs", "stories", "news", "records", "rows",
    "entries", "data", "hits", "@graph",
)  # fmt: skip
"""Names of the list of articles in the answer of a service; a table between may have one of these names, too."""

TOGETHER: tuple[tuple[tuple[str, ...], dict[str, str]], ...] = (
    # Factiva: the codes of its articles; the lead paragraph and the others are two fields.
    (("hd", "sn", "pd"), {"hd": "title", "sn": "outlet", "pd": "published", "by": "author", "la": "language", "an": "id", "lp": "text", "td": "text"}),
    # A CDX index of a web archive, and ArchiveSpark: when a page was captured, and not when it was published.
    (("urlkey", "original", "timestamp"), {"original": "url", "timestamp": "retrieved"}),
    (("surturl", "originalurl", "timestamp"), {"originalurl": "url", "timestamp": "retrieved"}),
    # CrowdTangle, and what Facebook exports: a message, and the address that it links to.
    (("page_name", "post_created", "message"), {"page_name": "outlet", "post_created": "published", "message": "text", "final_link": "url", "link_text": "title"}),
    # Drupal, by JSON:API.
    (("drupal_internal__nid", "created"), {"created": "published", "langcode": "language"}),
)  # fmt: skip
"""Names that say something only where all of the first stand beside each other, and what they and others say then."""
TEXT_PARTS = frozenset(
    name for _, usual in TOGETHER for name, what in usual.items() if what == "text"
)
"""Names of fields that are a part of a text."""

_SEPARATORS = re.compile(r"[\s-]+")


@lru_cache(maxsize=4096)
def folded(name: object) -> str:
    """Return the form of a name that `FIELD_NAMES` has.

    Example:
        >>> folded(" Publish-Date"), folded("thread.site")
        ('publish_date', 'thread.site')
    """
    return _SEPARATORS.sub("_", str(name).strip().casefold())
