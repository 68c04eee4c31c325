"""requests' transport with our dialer under it: pools whose every connection is checked and can be cut."""

import socket
import threading
from http.client import HTTPException, HTTPResponse
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.timeout import Timeout

from pipeline.fetch.addresses import Dialer
from pipeline.fetch.deadline import Deadline


class Line:
    """What the connections of one fetcher share: how to dial, and the deadline of the request under way."""

    def __init__(self, dialer: Dialer) -> None:
        self.dialer = dialer
        self._now = threading.local()

    @property
    def deadline(self) -> Deadline | None:
        return getattr(self._now, "deadline", None)

    @deadline.setter
    def deadline(self, deadline: Deadline | None) -> None:
        self._now.deadline = deadline


class _Answer(HTTPResponse):
    """A chunk of a negative size would be read to the end of all that the server sends."""

    def _safe_read(self, amt: int) -> bytes:
        if amt < 0:
            raise HTTPException(f"a chunk of {amt} bytes")
        found: bytes = super()._safe_read(amt)  # type: ignore[misc]  # typeshed leaves it out
        return found


class _Watched(HTTPConnection):
    """Stands under the deadline of the request under way. Good for a proxy, which may lie anywhere."""

    line: Line
    response_class = _Answer

    def _new_conn(self) -> socket.socket:
        found = super()._new_conn()
        self._watch(found)
        return found

    def putrequest(self, *args: Any, **named: Any) -> None:
        # a connection kept from an earlier request comes under the deadline of this one
        self._watch(self.sock)
        super().putrequest(*args, **named)

    def _watch(self, connected: socket.socket | None) -> None:
        if connected is not None and self.line.deadline is not None:
            self.line.deadline.watch(connected)


class _Guarded(_Watched):
    """Is connected by our dialer, which looks at the peer's address."""

    def _new_conn(self) -> socket.socket:
        limit = Timeout.resolve_default_timeout(self.timeout)
        deadline = self.line.deadline
        if deadline is not None:
            limit = max(min(limit or deadline.left, deadline.left), 0.001)
        try:
            found = self.line.dialer.connect(self._dns_host, self.port, limit)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"{self.host} does not answer") from error
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error
        self._watch(found)
        return found


class GuardedAdapter(HTTPAdapter):
    """No retries, no redirects of its own. A source's proxy is the operator's own, and is dialled as it is."""

    def __init__(self, line: Line) -> None:
        self._line = line
        super().__init__(max_retries=0, pool_connections=8, pool_maxsize=2)

    def init_poolmanager(self, *args: Any, **named: Any) -> None:
        super().init_poolmanager(*args, **named)
        self.poolmanager.pool_classes_by_scheme = _pools(_Guarded, self._line)

    def proxy_manager_for(self, *args: Any, **named: Any) -> Any:
        manager = super().proxy_manager_for(*args, **named)
        manager.pool_classes_by_scheme = _pools(_Watched, self._line)
        return manager


def _pools(kind: type[_Watched], line: Line) -> dict[str, type[HTTPConnectionPool]]:
    plain = type(f"{kind.__name__}HTTPConnection", (kind,), {"line": line})
    secure = type(f"{kind.__name__}HTTPSConnection", (kind, HTTPSConnection), {"line": line})
    return {
        "http": type(f"{kind.__name__}HTTPPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type(f"{kind.__name__}HTTPSPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }
