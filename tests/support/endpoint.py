"""An endpoint of Chat Completions on this machine, with answers and faults that each test chooses; for other processes
by its address."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from pipeline.model.endpoint import Endpoint

KEY = "sk-test-4711-0815-2357-1113"
MODEL = "small-1"
NO_CLAIMS = '{"claims": [], "not_claims": [], "missed": []}'


@dataclass(frozen=True, slots=True)
class Seen:
    """A request as it came. `at` is of time.monotonic()."""

    path: str
    authorization: str
    body: dict[str, Any]
    at: float
    headers: dict[str, str]


@dataclass
class EndpointServer:
    """`answer` makes the content out of the body that was asked. Each of `faults` stands in for one answer, in their
    order; `always` for all. What is in `lacks` (json_schema, json_object, temperature, max_completion_tokens,
    max_tokens) is answered by 400, as endpoints do that do not know it. `usage` makes (asked, answered) tokens."""

    url: str = ""
    key: str | None = KEY
    model: str = MODEL
    answer: Callable[[dict[str, Any]], str] = lambda _: NO_CLAIMS
    usage: Callable[[dict[str, Any], str], tuple[int, int]] = lambda body, content: (_count(body), len(content) // 4)
    faults: deque["Fault"] = field(default_factory=deque)
    always: "Fault | None" = None
    lacks: set[str] = field(default_factory=set)
    seen: list[Seen] = field(default_factory=list)
    most_at_once: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    _at_once: int = 0

    def endpoint(self, **changes: Any) -> Endpoint:
        """Without retries, which take half a second each."""
        return Endpoint(
            **{"url": self.url, "model": self.model, "key": self.key, "retries": 0, "timeout": 5, **changes}
        )

    def env(self, **words: str) -> dict[str, str]:
        """The settings by which a process asks this one; `words` by the names of Endpoint."""
        own = {"url": self.url, "model": self.model, "key": self.key or "", "retries": "0", **words}
        return {f"NEWSFIGURES_LLM_{name.upper()}": word for name, word in own.items()}

    def next_fault(self) -> "Fault | None":
        with self.lock:
            return self.faults.popleft() if self.faults else self.always

    @contextmanager
    def counted(self, seen: Seen) -> Iterator[None]:
        with self.lock:
            self.seen.append(seen)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self.lock:
                self._at_once -= 1


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request that is to be answered."""

    server: EndpointServer
    handler: BaseHTTPRequestHandler
    body: dict[str, Any]

    @property
    def content(self) -> str:
        """What the server would say."""
        return self.server.answer(self.body)

    def say(self, content: str | None, *, finish: str = "stop", usage: bool = True, refusal: str | None = None) -> None:
        self.send(200, self.said(content, finish=finish, usage=usage, refusal=refusal))

    def said(
        self, content: str | None, *, finish: str = "stop", usage: bool = True, refusal: str | None = None
    ) -> dict[str, Any]:
        asked, answered = self.server.usage(self.body, content or "")
        message = {"role": "assistant", "content": content, "refusal": refusal}
        counts = {"prompt_tokens": asked, "completion_tokens": answered, "total_tokens": asked + answered}
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": f"{self.server.model}-2026-04-14",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            **({"usage": counts} if usage else {}),
        }

    def refuse(self, status: int, message: str, *, code: str | None = None, **headers: str) -> None:
        self.send(status, {"error": {"message": message, "type": "error", "param": None, "code": code}}, **headers)

    def send(self, status: int, told: Any, **headers: str) -> None:
        self.send_bytes(status, json.dumps(told).encode(), **{"content_type": "application/json", **headers})

    def send_bytes(self, status: int, body: bytes, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in {"content_length": str(len(body)), **headers}.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        self.handler.wfile.write(body)

    def wait(self, seconds: float) -> None:
        self.server.closing.wait(seconds)


Fault = Callable[[Exchange], None]


def says(content: str | None, *, finish: str = "stop") -> Fault:
    """A content of the test's own: of another schema, no JSON, empty."""
    return lambda exchange: exchange.say(content, finish=finish)


def cut_json(exchange: Exchange) -> None:
    """Half of what would be said."""
    exchange.say(exchange.content[: len(exchange.content) // 2], finish="length")


def wrong_schema(exchange: Exchange) -> None:
    exchange.say('{"numbers": ["one", 2], "claims": "none"}')


def invented(*fields: str) -> Fault:
    """What would be said, with a name that stands in no text in these fields of it, wherever they are."""

    def change(found: Any) -> Any:
        if isinstance(found, list):
            return [change(one) for one in found]
        if isinstance(found, dict):
            return {name: "Nobody & Sons" if name in fields else change(one) for name, one in found.items()}
        return found

    return lambda exchange: exchange.say(json.dumps(change(json.loads(exchange.content))))


def rambling(tokens: int = 10_000) -> Fault:
    return lambda exchange: exchange.say("and so on " * (tokens // 3), finish="length")


def no_usage(exchange: Exchange) -> None:
    exchange.say(exchange.content, usage=False)


def refusal(exchange: Exchange) -> None:
    exchange.say(None, refusal="I cannot help with that.")


def filtered(exchange: Exchange) -> None:
    exchange.say("", finish="content_filter")


def no_choices(exchange: Exchange) -> None:
    exchange.send(200, {**exchange.said(""), "choices": []})


def page(exchange: Exchange) -> None:
    """What stands at an address that is no endpoint."""
    exchange.send_bytes(200, b"<!doctype html><title>Welcome</title>", content_type="text/html")


def slow(seconds: float) -> Fault:
    def answer(exchange: Exchange) -> None:
        exchange.wait(seconds)
        exchange.say(exchange.content)

    return answer


def blanks(seconds: float, *, every: float = 0.05) -> Fault:
    """A body that begins with blanks, as some endpoints send them for as long as a model thinks."""

    def answer(exchange: Exchange) -> None:
        body = json.dumps(exchange.said(exchange.content)).encode()
        count = int(seconds / every)
        exchange.send_bytes(200, b"", content_length=str(count + len(body)), content_type="application/json")
        for _ in range(count):
            exchange.handler.wfile.write(b" ")
            exchange.wait(every)
        exchange.handler.wfile.write(body)

    return answer


def broken_off(exchange: Exchange) -> None:
    """The connection is closed in the middle of the answer."""
    body = json.dumps(exchange.said(exchange.content)).encode()
    exchange.handler.close_connection = True
    exchange.send_bytes(200, body[: len(body) // 2], content_length=str(len(body)), content_type="application/json")


def refused(status: int, message: str = "something is wrong", *, code: str | None = None, **headers: str) -> Fault:
    return lambda exchange: exchange.refuse(status, message, code=code, **headers)


def too_many(retry_after: str = "0.1") -> Fault:
    return refused(429, "Rate limit reached", code="rate_limit_exceeded", retry_after=retry_after)


quota_used_up = refused(429, "You exceeded your current quota", code="insufficient_quota")
server_error = refused(500, "The server had an error")


def redirect(location: str, status: int = 307) -> Fault:
    return refused(status, "moved", location=location)


@contextmanager
def served_endpoint(key: str | None = KEY) -> Iterator[EndpointServer]:
    state = EndpointServer(key=key)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            exchange = Exchange(state, self, {})
            if self.path != "/v1/models":
                exchange.refuse(404, f"Invalid URL (GET {self.path})")
            elif _is_known(exchange):
                exchange.send(200, {"object": "list", "data": [{"id": state.model, "object": "model"}]})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen = Seen(self.path, self.headers.get("Authorization", ""), body, time.monotonic(), dict(self.headers))
            with state.counted(seen):
                _answer(Exchange(state, self, body), self.path)

        def log_message(self, *_args: object) -> None:
            return

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that hangs up is part of what is tested."""

    server = Server(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield state
    finally:
        state.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def endpoint_server() -> Iterator[EndpointServer]:
    with served_endpoint() as server:
        yield server


def _answer(exchange: Exchange, path: str) -> None:
    server = exchange.server
    if path != "/v1/chat/completions":
        exchange.refuse(404, f"Invalid URL (POST {path})")
        return
    if not _is_known(exchange):
        return
    if exchange.body["model"] != server.model:
        exchange.refuse(404, f"The model `{exchange.body['model']}` does not exist", code="model_not_found")
        return
    if lacking := _lacking(exchange.body, server.lacks):
        exchange.refuse(400, f"Unsupported parameter: {lacking}", code="unsupported_parameter")
        return
    if fault := server.next_fault():
        fault(exchange)
        return
    exchange.say(exchange.content)


def _is_known(exchange: Exchange) -> bool:
    """Says 401 else, and repeats what was sent, which endpoints do to people's surprise."""
    given = exchange.handler.headers.get("Authorization", "").removeprefix("Bearer ")
    if exchange.server.key is None or given == exchange.server.key:
        return True
    exchange.refuse(401, f"Incorrect API key provided: {given}", code="invalid_api_key")
    return False


def _lacking(body: dict[str, Any], lacks: set[str]) -> str:
    kind = body.get("response_format", {}).get("type")
    if kind in lacks:
        return f"response_format of type {kind}"
    return next(
        (name for name in ("temperature", "max_completion_tokens", "max_tokens") if name in lacks & set(body)), ""
    )


def _count(body: dict[str, Any]) -> int:
    return sum(len(message["content"]) for message in body["messages"]) // 4
