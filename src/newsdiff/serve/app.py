"""The application: what is asked where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from newsdiff.errors import NewsdiffError
from newsdiff.report import html
from newsdiff.serve import openapi
from newsdiff.serve.finding import FindingPages
from newsdiff.serve.pages import Pages, assets
from newsdiff.serve.security import BusyError, Gate, TooLongError, status_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

    _Explain = Callable[[Request, Exception], Awaitable[Response]]

_STRANGER, _GONE = 403, 400
_SAID = {"Not Found": "there is no such page", "Method Not Allowed": "no page takes that"}
"""What the router says, in a line of ours."""


def application(pages: Pages, hosts: Iterable[str]) -> Gate:
    """Put together what answers.

    Args:
        pages: What the pages need.
        hosts: What this server is called, as "127.0.0.1:8765".
    """
    finding = FindingPages(pages)
    routes = [
        Route("/", pages.compare),
        Route("/assets/{names}", assets),
        Route("/ledgers", pages.add_ledger, methods=["POST"]),
        Route("/ledgers/{name}", pages.ledger),
        Route("/ledgers/{name}/without", pages.without, methods=["POST"]),
        Route("/search", finding.search),
        Route("/article", finding.article),
        Route("/clusters", finding.clusters),
        Route("/surveys", finding.add_survey, methods=["POST"]),
        Route("/surveys/{name}/{path:path}", finding.survey),
        Route("/versions", finding.add_versions, methods=["POST"]),
        Route("/versions/{name}", finding.versions),
        *openapi.routes(pages),
    ]

    async def refuse(scope: Scope, status: int, told: str) -> ASGIApp:
        return _refusal(pages, scope["path"], status, told)

    async def explain(request: Request, error: Exception) -> Response:
        if isinstance(error, ClientDisconnect):
            status, told = _GONE, "the request ended early"
        elif isinstance(error, HTTPException):
            status, told = error.status_code, _SAID.get(error.detail, error.detail)
        else:
            status, told = status_of(error)
        return _refusal(pages, request.scope["path"], status, told)

    told = (HTTPException, NewsdiffError, BusyError, TooLongError)
    app = Starlette(routes=routes, exception_handlers=dict.fromkeys(told, explain))
    app.add_middleware(_NoTraceback, explain=explain)
    gate = Gate(app, refuse, pages.token, hosts)
    app.state.gate = gate
    return gate


class _NoTraceback:
    """Answers a bug with a line, before anybody shows where in the code it is."""

    def __init__(self, app: ASGIApp, explain: _Explain) -> None:
        self._app, self._explain = app, explain

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        try:
            await self._app(scope, receive, send)
        except Exception as error:  # noqa: BLE001  whatever it is
            told = await self._explain(Request(scope), error)
            await told(scope, receive, send)


def _refusal(pages: Pages, path: str, status: int, told: str) -> Response:
    """Say in a line why there is no answer: to a program in JSON, to a stranger without anything of this server."""
    if path.startswith("/api/"):
        return JSONResponse({"error": told}, status)
    if status == _STRANGER:
        return PlainTextResponse(f"{told}\n", status)
    return HTMLResponse(html.message_page(pages.served(), status, told), status)
