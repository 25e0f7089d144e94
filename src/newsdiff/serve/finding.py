"""The pages on which a corpus is searched and read: articles, what runs through them, their versions."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from newsdiff.api import MAX_SURVEYED, NO_CORPUS, Desk
from newsdiff.errors import SelectionError
from newsdiff.model.search import SEARCH_FIELDS
from newsdiff.report import headlines, html
from newsdiff.report.versions import VersionsReport
from newsdiff.serve import requests
from newsdiff.serve.kept import Kept

if TYPE_CHECKING:
    from starlette.requests import Request

    from newsdiff.api import ClustersFound
    from newsdiff.serve.pages import Pages

_MAX_KEPT = 10
"""Surveys and comparisons of versions that are kept: a survey may take tens of megabytes."""
_SHOWN = 20
"""Articles on a page of results."""


@dataclass(frozen=True, slots=True)
class KeptSurvey:
    """What was found, its pages, and what was asked."""

    found: ClustersFound
    site: html.Site
    asked: str


@dataclass(slots=True)
class FindingPages:
    """The pages that need a corpus."""

    pages: Pages
    surveys: Kept[KeptSurvey] = field(default_factory=lambda: Kept(_MAX_KEPT))
    compared: Kept[VersionsReport] = field(default_factory=lambda: Kept(_MAX_KEPT))

    async def search(self, request: Request) -> Response:
        """Show what a search finds; without words the newest articles."""
        fields = request.query_params
        wanted = requests.search_filter(fields)
        first = requests.whole_number(fields.get("first", "0"), "first")
        report = await self.pages.workers.ask(Desk.search, wanted, first=first, most=_SHOWN)
        return HTMLResponse(html.search_page(self.pages.served("Search"), report, MAX_SURVEYED))

    async def article(self, request: Request) -> Response:
        """Show an article of the corpus."""
        document = await self.pages.workers.ask(Desk.article, request.query_params.get("id", ""))
        return HTMLResponse(html.article_page(self.pages.served("Search"), document))

    async def clusters(self, request: Request) -> Response:
        """Show the page on which articles are chosen to be compared with each other."""
        del request
        if not self.pages.corpus:
            raise SelectionError(NO_CORPUS)
        before = [
            html.ComparedBefore(
                f"/surveys/{name}/index.html", headlines.headline(kept.found.report), kept.asked
            )
            for name, kept in self.surveys.items()
        ]
        return HTMLResponse(html.surveys_page(self.pages.served("Clusters"), before, MAX_SURVEYED))

    async def add_survey(self, request: Request) -> Response:
        """Compare articles with each other: those of a search, or those that share text with one."""
        fields = await self.pages.checked_form(request)
        wanted = fields.get("article") or requests.search_filter(fields)
        found = await self.pages.workers.ask(Desk.clusters, wanted)
        asked = _said(fields)
        served = self.pages.served("Clusters")
        served = replace(served, corpus=f"{served.corpus}: {asked}")
        site = await asyncio.to_thread(html.Site, found.report, found.texts, served)
        name = self.surveys.add(KeptSurvey(found, site, asked), found)
        return RedirectResponse(f"/surveys/{name}/index.html", 303)

    async def survey(self, request: Request) -> Response:
        """Show a page of what was found."""
        kept = self.surveys[request.path_params["name"]]
        try:
            return HTMLResponse(
                await asyncio.to_thread(kept.site.page, request.path_params["path"])
            )
        except KeyError:
            raise HTTPException(404, "there is no such page") from None

    async def add_versions(self, request: Request) -> Response:
        """Compare articles that are versions of one."""
        await self.pages.checked_form(request)
        ids = parse_qs((await request.body()).decode("ascii")).get("id", [])
        if not ids:
            raise SelectionError("no article is chosen; choose two or more versions of one")
        report = await self.pages.workers.ask(Desk.versions, ids)
        return RedirectResponse(f"/versions/{self.compared.add(report, report)}", 303)

    async def versions(self, request: Request) -> Response:
        """Show what changed between versions."""
        report = self.compared[request.path_params["name"]]
        served = self.pages.served()
        return HTMLResponse(await asyncio.to_thread(html.versions_page, report, served))


def _said(fields: Mapping[str, str]) -> str:
    """Say what was asked, in the words of the form."""
    if article := fields.get("article"):
        return f"{article} and what shares text with it"
    told = (f"{f.label} {fields[f.asked]}" for f in SEARCH_FIELDS if fields.get(f.asked))
    return ", ".join(told) or "all articles"
