"""The local web server: a Host header and a path -> an answer of the invented paper on the world's present day."""

import gzip
import hashlib
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import urlsplit

from pipeline.errors import ConfigError
from pipeline.newsstand import ilbo, kurier, times
from pipeline.newsstand.editions import Answer, Edition, plain
from pipeline.newsstand.faults import SLOW_SECONDS, STATUS_SENT, Fault, fault_in_path, misbehave
from pipeline.newsstand.recent import Clock
from pipeline.newsstand.stories import load_papers
from pipeline.newsstand.world import World

_SITES: dict[str, Callable[[Edition, str, str], Answer]] = {
    "ilbo": ilbo.answer,
    "kurier": kurier.answer,
    "times": times.answer,
}
_PORT_FILE = "newsstand.port"
HOSTS: tuple[str, ...] = tuple(load_papers())


class Request(NamedTuple):
    """One line of the log. `at` is time.monotonic(); status 0 means that the connection was reset. `sent` are bytes of
    body as they go over the wire, of answers without a fault.
    """

    at: float
    host: str
    path: str
    status: int
    conditional: bool
    sent: int = 0


class _Log:
    """What the handler threads share: the world, the faults switched on, and the log of requests."""

    def __init__(self, world: World, clock: Clock | None) -> None:
        self.world = world
        self.clock = clock
        self.requests: list[Request] = []
        self.stopping = threading.Event()
        self._faults: dict[tuple[str, str], tuple[Fault, int | None]] = {}
        self._lock = threading.Lock()

    def switch_on(self, host: str, path: str, fault: Fault, times: int | None) -> None:
        with self._lock:
            self._faults[host, path] = (fault, times)

    def switch_off(self) -> None:
        with self._lock:
            self._faults.clear()

    def fault_for(self, host: str, path: str) -> Fault | None:
        with self._lock:
            key = next((key for key in ((host, path), (host, "*")) if key in self._faults), None)
            if key is None:
                return fault_in_path(path)
            fault, times = self._faults[key]
            if times == 1:
                del self._faults[key]
            elif times is not None:
                self._faults[key] = (fault, times - 1)
            return fault


class _Server(ThreadingHTTPServer):
    """Closes what is still open when it stops, so that no keep-alive connection outlives it."""

    daemon_threads = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], log: _Log) -> None:
        self.log = log
        self._open: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error of ours; anything else is, and is shown."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError | ValueError):
            super().handle_error(request, client_address)

    def server_close(self) -> None:
        self.log.stopping.set()
        for connection in list(self._open):
            with suppress(OSError):  # closed by its own thread in the meantime
                connection.shutdown(socket.SHUT_RDWR)
        super().server_close()


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    server_version = "newsstand"
    sys_version = ""
    timeout = 60
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        log = self.server.log
        target = urlsplit(self.path)
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        at = time.monotonic()
        fault = log.fault_for(host, target.path)
        if fault is not None and fault is not Fault.SLOW:
            log.requests.append(Request(at, host, self.path, STATUS_SENT.get(fault, 200), conditional))
            misbehave(fault, self, log.stopping)
            return
        answer = self._answer(host, target.path, target.query)
        if fault is Fault.SLOW:
            answer = replace(answer, delay=SLOW_SECONDS)
        answer = self._coded(self._if_changed(answer))
        log.requests.append(Request(at, host, self.path, answer.status, conditional, len(answer.body)))
        if not log.stopping.wait(answer.delay):
            self._send(answer)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, *_args: object) -> None:
        """Nothing is written: `requests` is the log."""

    def _answer(self, host: str, path: str, query: str) -> Answer:
        paper = load_papers().get(host)
        if paper is None:
            known = ", ".join(HOSTS)
            return replace(plain(f"no paper at {host!r}; this newsstand sells {known}\n"), status=404)
        world, clock = self.server.log.world, self.server.log.clock
        edition = Edition(
            paper, world.today, world.day, self.server.server_address[1], recent_to=clock() if clock else None
        )
        return _SITES[paper.key](edition, path, query)

    def _if_changed(self, answer: Answer) -> Answer:
        """RFC 9110, section 13: If-None-Match decides; without it, an If-Modified-Since that is our very date."""
        if answer.status != 200:
            return answer
        etag = f'"{hashlib.sha256(answer.body).hexdigest()[:20]}"'
        headers = {**answer.headers, "ETag": etag, "Cache-Control": "max-age=0, must-revalidate"}
        if answer.changed is not None:
            headers["Last-Modified"] = format_datetime(answer.changed.astimezone(UTC), usegmt=True)
        asked, since = self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since")
        if asked is not None:
            same = etag in asked or asked.strip() == "*"
        else:
            same = since is not None and since == headers.get("Last-Modified")
        return replace(answer, headers=headers, status=304, body=b"") if same else replace(answer, headers=headers)

    def _coded(self, answer: Answer) -> Answer:
        offered = self.headers.get("Accept-Encoding", "")
        if not answer.body or "gzip" not in offered or answer.content_type == "application/gzip":
            return answer
        headers = {**answer.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return replace(answer, body=gzip.compress(answer.body, mtime=0), headers=headers)

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)


class Newsstand:
    """The invented papers, served by a thread for as long as the context lasts.

    `state_dir` keeps the world's day. Port 0 takes a free one. `host` is the address to listen on: loopback, but for a
    container, where others must reach it. With `clock` the papers also have stories of the week up to the day that it
    says. `requests` logs every request in order of arrival.
    """

    def __init__(self, state_dir: Path, port: int = 0, host: str = "127.0.0.1", *, clock: Clock | None = None) -> None:
        self._log = _Log(World(state_dir), clock)
        try:
            self._server = _Server((host, port), self._log)
        except OSError as error:
            raise ConfigError(
                f"cannot listen on {host}:{port} ({error.strerror}); give another port, or 0 for any"
            ) from error
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), name="newsstand")

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def host_map(self) -> dict[str, tuple[str, int]]:
        return dict.fromkeys(HOSTS, ("127.0.0.1", self.port))

    @property
    def day(self) -> int:
        return self._log.world.day

    @property
    def requests(self) -> list[Request]:
        return self._log.requests

    def advance(self) -> int:
        return self._log.world.advance()

    def fault(self, host: str, path: str, fault: Fault, *, times: int | None = None) -> None:
        """Make `path` of `host` misbehave (path "*": all of it), for the next `times` requests or until `heal`."""
        self._log.switch_on(host, path, fault, times)

    def heal(self) -> None:
        self._log.switch_off()


def serve(state_dir: Path, port: int, host: str = "127.0.0.1", *, clock: Clock | None = None) -> None:
    """Serve until SIGTERM or SIGINT. The port stands in `state_dir`/newsstand.port while the server answers."""
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    port_file = state_dir / _PORT_FILE
    try:
        with Newsstand(state_dir, port, host, clock=clock) as newsstand:
            port_file.write_text(f"{newsstand.port}\n")
            stop.wait()
    finally:
        port_file.unlink(missing_ok=True)
        for number, handler in before.items():
            signal.signal(number, handler)


def advance(state_dir: Path) -> int:
    """Move the world of `state_dir` one day on, under a running server too; returns the new day's number."""
    return World(state_dir).advance()
