"""Connections to the server as a stranger opens them: half a request, slow ones, many, and what is no HTTP."""

import asyncio
import http.client
import socket
import threading
import time
from contextlib import suppress

import pytest

from desks import HOST, TOKEN, SameProcess, browser

uvicorn = pytest.importorskip("uvicorn")
from newsdiff.serve import connections  # noqa: E402  it needs uvicorn
from newsdiff.serve.security import HEADERS  # noqa: E402  as above

LIMIT = 0.5
COOKIE = f"newsdiff-8765={TOKEN}"
ASKED = f"GET / HTTP/1.1\r\nHost: {HOST}\r\nAuthorization: Bearer {TOKEN}\r\n".encode()
WHOLE = ASKED + b"\r\n"
POSTED = ASKED.replace(b"GET /", b"POST /ledgers", 1)
LONG = b"a" * 30_000_000


class Slow(SameProcess):
    """Workers that take longer than a request may."""

    async def ask(self, question, *args, **named):
        await asyncio.sleep(2 * LIMIT)
        return await super().ask(question, *args, **named)


@pytest.fixture(scope="module")
def port():
    """Serve in a thread, with little patience; return the port."""
    desk = browser()
    pages = next(r.endpoint.__self__ for r in desk.app._app.routes if r.path == "/ledgers")
    pages.workers = Slow(desk.desk)

    async def app(scope, receive, send):
        if scope["type"] == "http" and scope["path"] == "/long":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            await send({"type": "http.response.body", "body": LONG})
        else:
            await desk.app(scope, receive, send)

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(500)
    config = uvicorn.Config(
        app,
        http=connections.Connection,
        ws="none",
        timeout_keep_alive=5,
        log_level="error",
    )
    server = uvicorn.Server(config)
    patch = pytest.MonkeyPatch()
    patch.setattr(connections, "REQUEST_S", LIMIT)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join(10)
    listening.close()
    patch.undo()


@pytest.fixture
def opened(port):
    """Return a function that opens a connection."""
    made = []

    def opened_():
        made.append(socket.create_connection(("127.0.0.1", port), timeout=20))
        return made[-1]

    yield opened_
    for one in made:
        one.close()


def ended_after(connection):
    """Return the seconds until the server ends a connection."""
    begun = time.monotonic()
    with suppress(ConnectionResetError):
        while connection.recv(1 << 16):
            pass
    return time.monotonic() - begun


def status(connection):
    """Return the status of an answer."""
    return int(connection.recv(1 << 20).split(b" ", 2)[1])


@pytest.mark.parametrize(
    "said",
    [b"", b"G", b"GET / HT", ASKED, ASKED[:-9], POSTED + b"Content-Length: 9\r\n\r\ntext=a"],
    ids=["nothing", "a letter", "half a line", "no end", "half a header", "half a body"],
)
def test_who_says_half_a_request_is_cut_off(opened, said):
    connection = opened()
    connection.sendall(said)

    assert LIMIT / 2 < ended_after(connection) < 10 * LIMIT


@pytest.mark.parametrize("said", [ASKED + b"X: ", POSTED + b"Content-Length: 900\r\n\r\n"])
def test_a_letter_now_and_then_is_no_request(opened, said):
    connection = opened()
    connection.sendall(said)
    n_sent = 0

    with suppress(ConnectionResetError, BrokenPipeError):
        for n_sent in range(100):  # noqa: B007
            connection.sendall(b"a")
            time.sleep(LIMIT / 10)
    assert 5 < n_sent < 50


def test_an_answer_that_takes_longer_is_waited_for(opened):
    form = f"token={TOKEN}&text=Some+words.&source_text=Others.".encode()
    kind = b"Content-Type: application/x-www-form-urlencoded\r\n"
    connection = opened()
    connection.sendall(POSTED + kind + b"Content-Length: %d\r\n\r\n" % len(form) + form)

    assert status(connection) == 303


def test_a_connection_serves_for_the_next_request(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)

    for pause in (0, 0, LIMIT / 2):
        time.sleep(pause)
        connection.request("GET", "/", headers={"Host": HOST, "Cookie": COOKIE})
        answer = connection.getresponse()
        assert (answer.status, b"</html>" in answer.read()) == (200, True)
        assert connection.sock
    connection.close()


def test_an_answer_that_nobody_reads_is_let_go(opened):
    connection = opened()
    connection.sendall(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
    time.sleep(4 * LIMIT)
    n_read = 0

    with suppress(ConnectionResetError):
        while part := connection.recv(1 << 20):
            n_read += len(part)
    assert n_read < len(LONG)


def test_an_answer_that_is_read_slowly_is_read_to_its_end(opened):
    connection = opened()
    connection.sendall(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
    begun, n_read = time.monotonic(), 0

    with suppress(ConnectionResetError):
        while part := connection.recv(1 << 20):
            n_read += len(part)
            # At an even pace, so that it takes three times as long as a request may.
            time.sleep(max(0.0, begun + 3 * LIMIT * n_read / len(LONG) - time.monotonic()))
    assert n_read > len(LONG)
    assert time.monotonic() - begun > 2 * LIMIT


def test_who_is_silent_gives_way_to_who_asks(opened):
    for _ in range(connections.MAX_CONNECTIONS + 60):
        opened()
    connection = opened()
    connection.sendall(WHOLE)

    assert status(connection) == 200


def test_every_answer_has_its_headers_where_more_ask_at_once_than_have_a_place(opened):
    form = f"token={TOKEN}&text=Some+words.&source_text=Others.".encode()
    kind = b"Content-Type: application/x-www-form-urlencoded\r\n"
    whole = POSTED + kind + b"Content-Length: %d\r\n\r\n" % len(form) + form
    asking = [opened() for _ in range(connections.MAX_CONNECTIONS + 20)]
    answers = []

    for connection in asking:
        with suppress(ConnectionResetError, BrokenPipeError):
            connection.sendall(whole)
    for connection in asking:
        with suppress(ConnectionResetError):
            answers.append(connection.recv(1 << 16).decode())

    heads = [answer.partition("\r\n\r\n")[0].split("\r\n") for answer in answers if answer]
    assert len(heads) >= connections.MAX_CONNECTIONS // 2
    for _, *lines in heads:
        assert dict(HEADERS).items() <= dict(line.split(": ", 1) for line in lines).items()
    assert {first.split()[1] for first, *_ in heads} == {"303"}


def test_a_web_socket_is_a_page_like_another(opened, capfd):
    connection = opened()
    connection.sendall(ASKED + b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n")

    assert status(connection) == 200
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "said",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),
        b"\x00" * 300,
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /" + b"a" * 200_000,
        b"GET /search?q=" + b"a%20" * 50_000 + b" HTTP/1.1\r\n\r\n",
        WHOLE[:-2] + b"X: " + b"a" * 200_000,
        WHOLE[:-2] + b"A: b\r\n" * 100_000 + b"\r\n",
        POSTED + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        POSTED + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        POSTED + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffffffff\r\n",
    ],
    ids=["TLS", "nulls", "version", "method", "path", "query", "header", "headers", "lengths", "both", "part"],
)  # fmt: skip
def test_what_is_no_request_is_refused_without_a_word_on_the_terminal(opened, capfd, said):
    connection = opened()
    try:
        connection.sendall(said)
        answer = connection.recv(1 << 16)
    except (ConnectionResetError, BrokenPipeError):
        answer = b""
    after = opened()
    after.sendall(WHOLE)

    assert not answer or answer.split(b" ", 2)[1] in (b"400", b"403", b"413")
    assert status(after) == 200
    assert capfd.readouterr() == ("", "")


def test_what_is_no_request_is_answered_with_the_headers_of_every_answer(opened):
    connection = opened()
    connection.sendall(POSTED + b"Content-Length: -1\r\n\r\n")
    head, _, body = connection.recv(1 << 16).decode().partition("\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])

    assert head.startswith("HTTP/1.1 400 ")
    assert dict(HEADERS).items() <= headers.items()
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert len(body.splitlines()) == 1
