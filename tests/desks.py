"""A server without a socket, for the tests of its answers: requests go in as ASGI has them."""

import asyncio
import json
from dataclasses import dataclass, field
from urllib.parse import quote_plus, urlencode

from newsdiff.api import Desk
from newsdiff.serve.app import application
from newsdiff.serve.pages import Pages

HOST = "127.0.0.1:8765"
TOKEN = "the-token-of-the-tests"


class SameProcess:
    """Workers that answer in the process of the test."""

    def __init__(self, desk):
        self.desk = desk

    async def ask(self, question, *args, **named):
        return question(self.desk, *args, **named)


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict
    body: bytes
    n_sent: int = 0
    """Bytes of the request that the server took."""

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


@dataclass
class Browser:
    """Asks an application as a browser that has opened the printed address; `headers` change or add to its own."""

    app: object
    headers: dict = field(default_factory=dict)
    desk: object = None
    """What answers."""

    def request(self, method, path, body=b"", *, parts=None, **headers):
        return asyncio.run(self._request(method, path, parts or [body], headers))

    async def _request(self, method, path, parts, headers):
        path, _, query = path.partition("?")
        own = {"host": HOST, "cookie": f"newsdiff-8765={TOKEN}"}
        if method == "POST":
            own |= {"origin": f"http://{HOST}", "sec-fetch-site": "same-origin"}
        given = own | self.headers | {k.replace("_", "-"): v for k, v in headers.items()}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(k.encode(), v.encode()) for k, v in given.items() if v is not None],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 8765),
            "state": {},
        }
        waiting, sent = list(parts), []
        answer = Answer(0, {}, b"")

        async def receive():
            part = waiting.pop(0) if waiting else None
            if part is None:  # who sent it has gone
                return {"type": "http.disconnect"}
            answer.n_sent += len(part)
            return {"type": "http.request", "body": part, "more_body": bool(waiting)}

        async def send(message):
            sent.append(message)

        await self.app(scope, receive, send)
        answer.status = sent[0]["status"]
        answer.headers = {k.decode(): v.decode() for k, v in sent[0]["headers"]}
        answer.body = b"".join(m.get("body", b"") for m in sent[1:])
        return answer

    def get(self, path, **headers):
        return self.request("GET", path, **headers)

    def post(self, path, fields, *, token=TOKEN, **headers):
        given = ({"token": token} if token is not None else {}) | fields
        body = urlencode(given, quote_via=quote_plus).encode()
        kind = {"content_type": "application/x-www-form-urlencoded"}
        return self.request("POST", path, body, **(kind | headers))

    def call(self, path, values, **headers):
        """Call as a program does: JSON, and the token in a header."""
        kind = {
            "content_type": "application/json",
            "authorization": f"Bearer {TOKEN}",
            "cookie": None,
            "origin": None,
            "sec_fetch_site": None,
        }
        return self.request("POST", path, json.dumps(values).encode(), **(kind | headers))

    def follow(self, answer):
        """Open what an answer leads to."""
        assert answer.status == 303, answer.text
        return self.get(answer.headers["location"])


def browser(corpus=None, ignore=None, settings=None):
    """Return a browser in front of a server with a corpus."""
    desk = Desk(corpus, settings)
    pages = Pages(SameProcess(desk), TOKEN, str(corpus or ""), ignore)
    return Browser(application(pages, (HOST, "localhost:8765")), desk=desk)
