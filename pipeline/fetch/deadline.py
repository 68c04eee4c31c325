"""A limit on the whole time of one request, that also ends a server which sends a byte now and then."""

import contextlib
import socket
import threading
import time


class Deadline:
    """While it runs, the connections it is told of are shut down when the time is over.

    A read timeout alone does not do: it starts anew with each byte. What is kept is a duplicate of the connection's
    socket: the original changes hands when TLS begins, and is closed early when the server says "Connection: close".
    """

    def __init__(self, seconds: float) -> None:
        self.expired = False
        self._ends = time.monotonic() + seconds
        self._line: socket.socket | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(max(seconds, 0), self._expire)
        self._timer.daemon = True

    @property
    def left(self) -> float:
        return self._ends - time.monotonic()

    def watch(self, connection: socket.socket) -> None:
        line = socket.fromfd(connection.fileno(), connection.family, connection.type)
        with self._lock:
            self._let_go()
            self._line = line
            if self.expired:
                _cut(line)

    def __enter__(self) -> "Deadline":
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None

    def _expire(self) -> None:
        with self._lock:
            self.expired = True
            if self._line is not None:
                _cut(self._line)


def _cut(line: socket.socket) -> None:
    # the other side may have closed it already, which is as good
    with contextlib.suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
