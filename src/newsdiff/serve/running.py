"""The server on its socket: 127.0.0.1 only, until it is told to end."""

from __future__ import annotations

import secrets
import signal
import socket
import warnings
from collections.abc import Callable
from pathlib import Path

from newsdiff.errors import RunError, needs, say_reason
from newsdiff.serve.work import Place, started_workers

HOST = "127.0.0.1"
"""The only address that it ever listens on."""
_BACKLOG = 256
"""Connections that wait to be taken."""


def run_server(
    place: Place, port: int, told: Callable[[str], None], n_jobs: int | None = None
) -> None:
    """Serve until the process is interrupted.

    Args:
        place: What is asked.
        port: Port of 127.0.0.1; any free one if 0.
        told: Called with the address, which holds the token, once somebody who opens it is answered.
        n_jobs: Processes that answer.

    Raises:
        MissingExtra: Starlette or uvicorn are not installed.
        RunError: The port is taken.
    """
    with needs("newsdiff serve needs Starlette and uvicorn; install them with", "serve"):
        import uvicorn

        from newsdiff.serve.app import application
        from newsdiff.serve.connections import Connection
        from newsdiff.serve.pages import Pages
    with _listening(port) as listening, started_workers(place, n_jobs) as workers:
        port = listening.getsockname()[1]
        token = secrets.token_urlsafe(24)
        ignore = Path(place.ignore) if place.ignore else None
        pages = Pages(workers, token, Path(place.corpus or "").name, ignore)
        app = application(pages, (f"{HOST}:{port}", f"localhost:{port}"))
        config = uvicorn.Config(
            app,
            log_level="error",  # what strangers send in no HTTP is not for the terminal
            access_log=False,
            server_header=False,
            date_header=False,
            http=Connection,
            ws="none",
            timeout_keep_alive=5,
            timeout_graceful_shutdown=1,
        )
        _hear_hangup()
        # A signal may come between the address and the first step of the server, which is no news to whoever sent it.
        warnings.filterwarnings("ignore", "coroutine 'Server.serve' was never awaited")
        told(f"http://{HOST}:{port}/?token={token}")
        uvicorn.Server(config).run(sockets=[listening])


def _hear_hangup() -> None:
    """End as with SIGTERM where the terminal is closed: an exception would break into the loop of uvicorn, which hears of that one alone."""
    number = getattr(signal, "SIGHUP", None)
    if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
        signal.signal(number, lambda *_: signal.raise_signal(signal.SIGTERM))


def _listening(port: int) -> socket.socket:
    """Listen on a port of this machine.

    Raises:
        RunError: It is taken, or may not be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise RunError(
            f"port {port} of {HOST} cannot be used ({say_reason(error)}); name another with --port"
        ) from error
    return listening
