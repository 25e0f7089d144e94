"""Who may ask, and how long a request may be: looked at before anything else of it is.

A server on 127.0.0.1 can be reached by every program of the machine and by every page that its user opens. So a request counts
only if it was addressed to this server by its own name (a page that gives its own name the address 127.0.0.1, as DNS
rebinding does, has another), was not sent by another page (Origin, Sec-Fetch-Site), and comes with the token
that only who started the server has seen. Forms send the token once more, so that a cookie alone changes nothing.
"""

from __future__ import annotations

import hmac
import logging
from collections.abc import Awaitable, Callable, Iterable
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from newsdiff.errors import NewsdiffError
from newsdiff.report.html import SERVED_POLICY

if TYPE_CHECKING:
    from starlette.datastructures import Headers
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 8_000_000
"""Bytes of a request: two articles of `requests.MAX_CHARS` in the longest form that a page sends them in."""
_MAX_DRAINED = 512_000_000
"""Bytes of a longer one that are read and thrown away, so that its sender reads the answer; beyond it is cut off."""
HEADERS = (
    ("content-security-policy", f"{SERVED_POLICY}; frame-ancestors 'none'"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
)
"""What every answer says: nothing of it may be loaded from elsewhere, framed, guessed at or kept."""
_LOG = logging.getLogger(__name__)

Refusal = Callable[["Scope", int, str], Awaitable["ASGIApp"]]
"""Makes the answer that says in a line why there is none."""


class TooLongError(Exception):
    """A request is longer than `MAX_BODY`."""


class BusyError(Exception):
    """More is asked at once than waits."""


class Gate:
    """Lets requests through to an application; answers those that may not, and those that end in an error, itself."""

    def __init__(self, app: ASGIApp, refuse: Refusal, token: str, hosts: Iterable[str]) -> None:
        """Guard an application.

        Args:
            app: What answers.
            refuse: Makes an answer of a status and a line.
            token: What whoever asks has to have.
            hosts: What this server is called, as "127.0.0.1:8765".
        """
        self._app, self._refuse, self._token = app, refuse, token
        self._hosts = frozenset(hosts)
        self.cookie = f"newsdiff-{next(iter(hosts)).rpartition(':')[2]}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a socket: nothing here speaks through one
            await send({"type": "websocket.close", "code": 1008})
            return
        bounded = _Bounded(receive, scope)
        answer = _Answer(send, bounded)
        try:
            if why := self._stranger(scope):
                refused = await self._refuse(scope, 403, why)
                await refused(scope, bounded, answer)
            else:
                await self._app(scope, bounded, answer)
        except TooLongError as error:
            refused = await self._refuse(scope, 413, str(error))
            await refused(scope, bounded, answer)

    def _stranger(self, scope: Scope) -> str:
        """Say why a request may not be answered; nothing where it may."""
        from starlette.datastructures import Headers

        headers = Headers(scope=scope)
        host = headers.getlist("host")
        if len(host) != 1 or host[0].lower() not in self._hosts:
            return f"this server answers only at http://{min(self._hosts)}"
        site, origin = headers.getlist("sec-fetch-site"), headers.getlist("origin")
        is_own = site in ([], ["none"], ["same-origin"])
        if not is_own or any(one != f"http://{host[0]}" for one in origin):
            return "another page sent this request; open the address yourself"
        if not self._has_token(scope, headers):
            return (
                "open the address that newsdiff serve printed when it started: it holds the token"
            )
        length = (headers.getlist("content-length") or ["0"])[-1]
        if not (length.isascii() and length.isdecimal()) or int(length[:20]) > MAX_BODY:
            raise TooLongError(f"a request of more than {MAX_BODY // 1_000_000} MB is not read")
        return ""

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        """Whether a request has the token: as a program sends it, as a browser keeps it, or in the address printed."""
        given = list(bearer(headers.getlist("authorization")))
        for text in headers.getlist("cookie"):
            try:
                cookie = SimpleCookie(text).get(self.cookie)
            except CookieError:
                continue
            given += [cookie.value] if cookie else []
        if scope["path"] == "/" and scope["method"] == "GET":
            given += parse_qs(scope["query_string"].decode("latin-1")).get("token", [])
        return any(self.is_token(one) for one in given)

    def is_token(self, given: str) -> bool:
        """Whether a text is the token; how long that takes says nothing of it."""
        return hmac.compare_digest(given.encode(), self._token.encode())


def bearer(values: Iterable[str]) -> Iterable[str]:
    """Return what headers of the kind "Authorization: Bearer TOKEN" hold.

    Example:
        >>> list(bearer(["Bearer abc", "Basic abc"]))
        ['abc']
    """
    return (v[7:].strip() for v in values if v[:7].lower() == "bearer ")


def status_of(error: Exception) -> tuple[int, str]:
    """Return the status and the line for an error; what a bug says goes to the log of the server and no further."""
    match error:
        case TooLongError():
            return 413, str(error)
        case BusyError():
            return 503, str(error)
        case NewsdiffError():
            return 422, str(error)
    _LOG.error("an answer failed", exc_info=error)
    return 500, "newsdiff failed at this; the terminal in which it was started says where"


class _Bounded:
    """The body of a request, of which no more is read than may be long."""

    def __init__(self, receive: Receive, scope: Scope) -> None:
        self._receive = receive
        self._is_there = scope["method"] not in ("GET", "HEAD")
        self._n_read = 0
        self._has_ended = False

    async def __call__(self) -> Message:
        """Return the next part.

        Raises:
            TooLongError: There is more than may be.
        """
        message = await self._next()
        if self._n_read > MAX_BODY:
            raise TooLongError(f"a request of more than {MAX_BODY // 1_000_000} MB is not read")
        return message

    async def _next(self) -> Message:
        message = await self._receive()
        self._n_read += len(message.get("body", b""))
        self._has_ended = not message.get("more_body", False)
        return message

    async def drain(self) -> None:
        """Read what is left and keep nothing: who is cut off while sending does not hear why."""
        while self._is_there and not self._has_ended and self._n_read < _MAX_DRAINED:
            await self._next()


class _Answer:
    """Sends an answer, with the headers that every one has, once all of the request was read."""

    def __init__(self, send: Send, request: _Bounded) -> None:
        self._send, self._request = send, request

    async def __call__(self, message: Message) -> None:
        """Send a part of it."""
        if message["type"] == "http.response.start":
            await self._request.drain()
            own = {name for name, _ in message["headers"]}
            added: list[Any] = [
                (name.encode(), value.encode())
                for name, value in HEADERS
                if name.encode() not in own
            ]
            message = {**message, "headers": [*message["headers"], *added]}
        await self._send(message)
