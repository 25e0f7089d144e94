"""The OpenAPI document of the calls, and their routes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from newsdiff.report.json import schema_of
from newsdiff.serve import requests
from newsdiff.serve.calls import CALLS, Call, ask
from newsdiff.serve.security import MAX_BODY, bearer
from newsdiff.version import __version__

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

    from newsdiff.serve.pages import Pages

_PREFIX = "/api"
_REFUSALS = {
    "403": "the token is missing or wrong, or another page asks",
    "413": f"the request is longer than {MAX_BODY // 1_000_000} MB",
    "422": "the call cannot be answered; error says why in a line",
    "500": "newsdiff failed at this; its terminal says where",
    "503": "too many questions wait; ask again in a while",
}
"""What else is answered, with a line in `error`."""


def routes(pages: Pages) -> list[Route]:
    """Return the routes of the calls and of the document."""
    document = openapi()

    async def described(request: Request) -> Response:
        del request
        return JSONResponse(document)

    calls = [
        Route(
            f"{_PREFIX}/{call.name}",
            _endpoint(pages, call),
            methods=["GET" if call.is_search else "POST"],
        )
        for call in CALLS
    ]
    return [Route(f"{_PREFIX}/openapi.json", described), *calls]


def _endpoint(pages: Pages, call: Call) -> Callable[[Request], Awaitable[Response]]:
    """Return what answers a call."""

    async def answer(request: Request) -> Response:
        values = _from_address(call, request) if call.is_search else await _from_body(request)
        call.checked(values)  # here, so that no process is asked what cannot be answered
        text = await pages.workers.ask(ask, call.name, values)
        return Response(text.encode(), media_type="application/json")

    return answer


def _from_address(call: Call, request: Request) -> dict[str, object]:
    """Read what stands behind the question mark."""
    numbers = {one.name for one in call.parameters if one.kind == "integer"}
    given = request.query_params.items()
    return {n: requests.whole_number(v, n) if n in numbers else v for n, v in given}


async def _from_body(request: Request) -> dict[str, object]:
    """Read the JSON of a request that has the token in a header: that of a page's cookie is not enough.

    Raises:
        HTTPException: It has not.
    """
    given = bearer(request.headers.getlist("authorization"))
    if not any(request.app.state.gate.is_token(one) for one in given):
        raise HTTPException(403, "send the token in a header, Authorization: Bearer TOKEN")
    return await requests.json_object(request)


def openapi() -> dict[str, object]:
    """Describe the calls."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "newsdiff serve",
            "version": __version__,
            "description": "Where a news article comes from, asked of an archive or a corpus on this machine.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "security": [{"token": []}],
        "paths": {
            f"{_PREFIX}/{call.name}": {("get" if call.is_search else "post"): _operation(call)}
            for call in CALLS
        },
        "components": {
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "what stands behind token= in the address that newsdiff serve prints",
                }
            },
            "schemas": {
                "error": {
                    "type": "object",
                    "properties": {"error": {"type": "string"}},
                    "required": ["error"],
                },
                **{call.name: schema_of(call.report) for call in CALLS},
            },
        },
    }


def _operation(call: Call) -> dict[str, object]:
    """Describe a call."""
    described: dict[str, object] = {"operationId": call.name, "summary": call.about}
    if call.is_search:
        described["parameters"] = [
            {"name": one.name, "in": "query", "schema": one.schema()} for one in call.parameters
        ]
    else:
        content = {"application/json": {"schema": call.schema()}}
        described["requestBody"] = {"required": True, "content": content}
    report = {"$ref": f"#/components/schemas/{call.name}"}
    error = {"$ref": "#/components/schemas/error"}
    described["responses"] = {
        "200": {
            "description": "the report, as docs/json.md describes it",
            "content": {"application/json": {"schema": report}},
        },
        **{
            status: {"description": told, "content": {"application/json": {"schema": error}}}
            for status, told in _REFUSALS.items()
        },
    }
    return described
