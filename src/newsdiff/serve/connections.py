"""Connections that do not wait for ever: who says half a request, or reads half an answer, holds no place.

uvicorn gives up on a connection that is idle between two requests, and waits without end for the rest of one that has begun.
"""

from __future__ import annotations

from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

from uvicorn.protocols.http.h11_impl import H11Protocol

from newsdiff.serve.security import HEADERS

if TYPE_CHECKING:
    from asyncio import TimerHandle, Transport

MAX_CONNECTIONS = 200
"""Connections at once; a browser opens six."""
REQUEST_S = 20.0
"""Seconds in which a request has to come whole, and in which some of an answer has to be read: 8 MB, the longest request,
take a tenth of a second on this machine, and all of it through a line of 4 megabits."""


class Connection(H11Protocol):
    """HTTP on a connection that is ended where the other side takes its time, or where others need its place."""

    _limit: TimerHandle | None = None
    """Ends the connection; None while the other side waits for an answer."""
    _n_unread = 0
    """Bytes of an answer that the other side had still to read when it was looked at last."""

    @property
    def deadline(self) -> float:
        """When its time is over, in seconds of its loop; infinity while the other side waits for an answer."""
        return self._limit.when() if self._limit else inf

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as in uvicorn
        """Begin to wait for a request; where there is no place left, whoever has taken longest gives way."""
        super().connection_made(transport)
        self._look()
        if len(self.connections) >= MAX_CONNECTIONS:
            slowest = min((c for c in self.connections if isinstance(c, Connection)), key=_deadline)
            if slowest.deadline < inf:
                slowest.cut()

    def data_received(self, data: bytes) -> None:
        """Take what comes."""
        super().data_received(data)
        self._look()

    def send_400_response(self, msg: str) -> None:
        """Say that what came is no request, with the headers that every answer has."""
        own = (("content-type", "text/plain; charset=utf-8"), ("connection", "close"))
        head = "".join(f"{name}: {value}\r\n" for name, value in (*own, *HEADERS))
        self.transport.write(f"HTTP/1.1 400 Bad Request\r\n{head}\r\n{msg}\n".encode())
        self.transport.close()

    def on_response_complete(self) -> None:
        """Wait until the answer is read, and for the next request."""
        super().on_response_complete()
        self._n_unread = self.transport.get_write_buffer_size()
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no longer."""
        super().connection_lost(exc)
        self._stop_waiting()

    def cut(self) -> None:
        """End the connection at once, whatever is still to be sent."""
        self._stop_waiting()
        self.transport.abort()

    def _look(self) -> None:
        """See who waits for whom, and have the time run for the other side or not."""
        asked = self.cycle
        if asked and not asked.more_body and not asked.response_complete:
            self._stop_waiting()
        elif self._limit is None:
            self._limit = self.loop.call_later(REQUEST_S, self._end)

    def _end(self) -> None:
        """End the connection unless the other side has read some of a long answer meanwhile."""
        self._limit = None
        before, self._n_unread = self._n_unread, self.transport.get_write_buffer_size()
        if 0 < self._n_unread < before:
            self._look()
        else:
            self.cut()

    def _stop_waiting(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None


_deadline = attrgetter("deadline")
