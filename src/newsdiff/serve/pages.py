"""The pages, and what their forms do."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from newsdiff import api
from newsdiff.api import Desk
from newsdiff.errors import SelectionError
from newsdiff.report import html
from newsdiff.report.reports import ProvenanceReport
from newsdiff.serve import requests
from newsdiff.serve.kept import Kept
from newsdiff.visible import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from newsdiff.model import Document
    from newsdiff.serve.work import Workers

_MAX_LEDGERS = 50
"""Ledgers that are kept: a few megabytes."""
_FORMATS: Mapping[str, tuple[str, str, str]] = {
    "html": ("Page", "html", "text/html"),
    "json": ("JSON", "json", "application/json"),
    "csv": ("CSV", "csv", "text/csv"),
    "xlsx": ("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "md": ("Markdown", "markdown", "text/markdown"),
}
"""Formats of a ledger by the ending of its address: what a reader calls them, their names, their media types."""


@dataclass(frozen=True, slots=True)
class KeptLedger:
    """A ledger, and what it was made of."""

    report: ProvenanceReport
    article: Document
    sources: tuple[Document, ...]
    passages: str = ""
    """What did not count, a passage a paragraph."""


@dataclass(slots=True)
class Pages:
    """What the pages need: who answers, what is kept, and what every page says."""

    workers: Workers
    token: str
    corpus: str
    """Name of the archive or corpus; empty where there is none."""
    ignore: Path | None = None
    """File that passages that do not count are saved in."""
    ledgers: Kept[KeptLedger] = field(default_factory=lambda: Kept(_MAX_LEDGERS))

    def served(self, here: str = "") -> html.Served:
        """Return what every page has."""
        return html.Served(token=self.token, corpus=self.corpus, here=here)

    async def checked_form(self, request: Request) -> dict[str, str]:
        """Read a form that has the token.

        Raises:
            HTTPException: It has not.
        """
        fields = await requests.form(request)
        if not request.app.state.gate.is_token(fields.get("token", "")):
            raise HTTPException(403, "the form lacks the token; open its page again")
        return fields

    async def compare(self, request: Request) -> Response:
        """Show the page on which an article is pasted; the address that was printed leads there and leaves a cookie."""
        if "token" in request.query_params:
            answer = RedirectResponse("/", 303)
            answer.set_cookie(
                request.app.state.gate.cookie, self.token, httponly=True, samesite="strict"
            )
            return answer
        before = [
            html.ComparedBefore(
                path=f"/ledgers/{name}",
                headline=html.story_headline(kept.report)[0],
                name=kept.report.target.title or kept.report.target.id,
            )
            for name, kept in self.ledgers.items()
        ]
        return HTMLResponse(html.compare_page(self.served("Compare"), before, requests.MAX_CHARS))

    async def add_ledger(self, request: Request) -> Response:
        """Compare an article that was pasted, with another one or with the corpus."""
        fields = await self.checked_form(request)
        if name := fields.get("id"):
            inside = await self.workers.ask(Desk.article, name)
            return await self._compared(inside, ())
        article = requests.pasted_article(fields)
        if article is None:
            raise SelectionError("there is no text; paste an article")
        source = requests.pasted_article(fields, "source_")
        return await self._compared(article, (source,) if source else ())

    async def _compared(
        self,
        article: Document,
        sources: Sequence[Document],
        passages: str = "",
    ) -> Response:
        ignored = api.ignored_passages(passages) if passages else None
        report = await self.workers.ask(Desk.provenance, article, sources, ignored=ignored)
        name = self.ledgers.add(KeptLedger(report, article, tuple(sources), passages), report)
        return RedirectResponse(f"/ledgers/{name}", 303)

    async def ledger(self, request: Request) -> Response:
        """Show a ledger, or give it out in another format."""
        name, _, ending = request.path_params["name"].partition(".")
        kept = self.ledgers[name]
        path = f"/ledgers/{name}"
        if ending:
            return await asyncio.to_thread(_exported, kept.report, ending)
        served = replace(
            self.served(),
            path=path,
            saves_to=self.ignore.name if self.ignore else "",
            downloads=tuple((said, f"{path}.{e}") for e, (said, *_) in _FORMATS.items()),
        )
        return HTMLResponse(await asyncio.to_thread(html.ledger_page, kept.report, served))

    async def without(self, request: Request) -> Response:
        """Compare again without some passages; and keep them for all articles, if that was said."""
        fields = await self.checked_form(request)
        kept = self.ledgers[request.path_params["name"]]
        passages = "\n\n".join(filter(None, (kept.passages, fields.get("passages", "").strip())))
        if len(passages) > requests.MAX_CHARS:
            raise SelectionError("these passages are longer than an article; leave out fewer")
        if not passages:
            raise SelectionError("no passage was left out")
        if fields.get("save"):
            await self._save(passages)
        return await self._compared(kept.article, kept.sources, passages)

    async def _save(self, passages: str) -> None:
        if self.ignore is None:
            raise SelectionError("start with --ignore FILE to save passages")
        await asyncio.to_thread(api.add_ignored, self.ignore, passages)


def _exported(report: ProvenanceReport, ending: str) -> Response:
    """Give out a report as a file.

    Raises:
        HTTPException: There is no such format.
        MissingExtra: A package that writes the format is missing.
    """
    if ending not in _FORMATS:
        raise HTTPException(404, f"there is no format {printable(ending[:20])}")
    _, name, media_type = _FORMATS[ending]
    parts = report.render(name)
    content = b"".join(p.encode("utf-8", "replace") if isinstance(p, str) else p for p in parts)
    file = quote(f"newsdiff.{ending}")
    headers = {"content-disposition": f'attachment; filename="{file}"'}
    return Response(content, media_type=media_type, headers=headers)


async def assets(request: Request) -> Response:
    """Give out style sheets or scripts, several in one by their names joined by a plus."""
    names = tuple(request.path_params["names"].split("+"))
    endings = {name.rpartition(".")[2] for name in names}
    if not set(names) <= html.asset_names() or len(endings) != 1:
        raise HTTPException(404, "there is no such file")
    kind = "text/css" if endings == {"css"} else "text/javascript"
    return Response(html.join_assets(names), media_type=kind)
