"""A small web server whose answers each test writes itself, and the naps of a fetcher that need no time."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

from pipeline.model import Politeness

HOST = "paper.example"
QUICK = Politeness(pause=0.0, timeout=2.0, total_time=5.0, max_body=100_000, max_redirects=3, retries=1)
Reply = tuple[int, dict[str, str], bytes]
Handle = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    port: int = 0
    pages: dict[str, Reply | list[Reply] | Handle] = field(default_factory=dict)
    asked: list[SimpleNamespace] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.asked if request.path != "/robots.txt"]

    def url(self, path: str) -> str:
        return f"http://{HOST}{path}"

    def next_reply(self, path: str) -> Reply | Handle:
        """A list of replies is used up one by one; its last one stays."""
        found = self.pages.get(path, (404, {}, b""))
        return (found.pop(0) if len(found) > 1 else found[0]) if isinstance(found, list) else found


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of what is tested."""


@contextmanager
def running(handler: type[BaseHTTPRequestHandler]) -> Iterator[int]:
    """A server on this machine for as long as the block lasts; its port."""
    server = QuietServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def served_site() -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.asked.append(SimpleNamespace(path=self.path, headers=dict(self.headers)))
            reply = site.next_reply(self.path)
            if callable(reply):
                self.close_connection = True
                reply(self)
                return
            status, headers, body = reply
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            return

    with running(Handler) as site.port:
        yield site


class Naps:
    """Stands for time.sleep: notes what was asked for, and lets the clock of the test run on."""

    def __init__(self) -> None:
        self.taken: list[float] = []
        self.now = 1000.0

    def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)
        self.now += seconds

    def monotonic(self) -> float:
        return self.now
