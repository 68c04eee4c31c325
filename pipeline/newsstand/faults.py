"""Ways in which a server can misbehave, each in bounded time and memory on this side."""

import gzip
import socket
import struct
import zlib
from collections.abc import Iterator
from enum import StrEnum
from http.server import BaseHTTPRequestHandler
from itertools import repeat
from threading import Event

MEGABYTE = 1 << 20
BOMB_MEGABYTES = 300
ENDLESS_MEGABYTES = 2048
LORIS_BYTES = 120


class Fault(StrEnum):
    SLOW = "slow"  # the whole page, after three seconds
    SLOW_LORIS = "slow-loris"  # a byte every half second
    TOO_MANY = "429"  # with Retry-After: 1
    UNAVAILABLE = "503"
    RESET = "reset"  # the connection is reset before a byte is sent
    TRUNCATED_BODY = "truncated-body"  # Content-Length promises more than comes
    TRUNCATED_GZIP = "truncated-gzip"  # complete as HTTP, but the gzip stream breaks off
    GZIP_BOMB = "gzip-bomb"  # about a megabyte that unpacks to 300
    REDIRECT_LOOP = "redirect-loop"
    REDIRECT_LOOPBACK = "redirect-loopback"
    REDIRECT_METADATA = "redirect-metadata"
    ENDLESS = "endless"  # two gigabytes, streamed


SLOW_SECONDS = 3.0
PREFIX = "/_fault/"


def fault_in_path(path: str) -> Fault | None:
    """`/_fault/429/any` misbehaves on every host, without any setting."""
    name = path.removeprefix(PREFIX).split("/")[0] if path.startswith(PREFIX) else ""
    return Fault(name) if name in set(Fault) else None


def misbehave(fault: Fault, handler: BaseHTTPRequestHandler, stopping: Event) -> None:
    """Answer this request in the faulty way; a stream ends early when the client leaves or the server stops."""
    handler.close_connection = True
    if fault is Fault.RESET:
        return _reset(handler.connection)
    if fault in _HEADERS_ONLY:
        return _send_headers(handler, STATUS_SENT[fault], _HEADERS_ONLY[fault])
    headers, chunks, pause = _STREAMS[fault]()
    handler.send_response(200)
    for name, value in {"Content-Type": "text/html; charset=utf-8", **headers, "Connection": "close"}.items():
        handler.send_header(name, value)
    handler.end_headers()
    for chunk in chunks:
        if stopping.wait(pause):
            break
        handler.wfile.write(chunk)
    return None


def _send_headers(handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str]) -> None:
    handler.send_response(status)
    for name, value in {**headers, "Content-Length": "0", "Connection": "close"}.items():
        handler.send_header(name, value.format(path=handler.path, port=handler.connection.getsockname()[1]))
    handler.end_headers()


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def _loris() -> tuple[dict[str, str], Iterator[bytes], float]:
    return {"Content-Length": str(LORIS_BYTES)}, repeat(b"<", LORIS_BYTES), 0.5


def _truncated_body() -> tuple[dict[str, str], Iterator[bytes], float]:
    return {"Content-Length": "100000"}, iter([b"<html><body><p>The rest of this page"]), 0


def _truncated_gzip() -> tuple[dict[str, str], Iterator[bytes], float]:
    whole = gzip.compress(b"".join(b"<p>Line %d of many.</p>" % number for number in range(2000)), mtime=0)
    half = whole[: len(whole) // 2]
    return {"Content-Encoding": "gzip", "Content-Length": str(len(half))}, iter([half]), 0


def _bomb() -> tuple[dict[str, str], Iterator[bytes], float]:
    def parts() -> Iterator[bytes]:
        packer = zlib.compressobj(level=1, wbits=31)
        for _ in range(BOMB_MEGABYTES):
            yield packer.compress(bytes(MEGABYTE))
        yield packer.flush()

    return {"Content-Encoding": "gzip"}, parts(), 0


def _endless() -> tuple[dict[str, str], Iterator[bytes], float]:
    line = b"<p>And so on, without an end.</p>\n"
    chunk = line * (MEGABYTE // len(line))
    return {}, repeat(chunk, ENDLESS_MEGABYTES), 0


STATUS_SENT = {
    Fault.RESET: 0,
    Fault.TOO_MANY: 429,
    Fault.UNAVAILABLE: 503,
    Fault.REDIRECT_LOOP: 302,
    Fault.REDIRECT_LOOPBACK: 302,
    Fault.REDIRECT_METADATA: 302,
}
_HEADERS_ONLY: dict[Fault, dict[str, str]] = {
    Fault.TOO_MANY: {"Retry-After": "1"},
    Fault.UNAVAILABLE: {},
    Fault.REDIRECT_LOOP: {"Location": "{path}"},
    Fault.REDIRECT_LOOPBACK: {"Location": "http://127.0.0.1:{port}/admin/"},
    Fault.REDIRECT_METADATA: {"Location": "http://169.254.169.254/latest/meta-data/"},
}
_STREAMS = {
    Fault.SLOW_LORIS: _loris,
    Fault.TRUNCATED_BODY: _truncated_body,
    Fault.TRUNCATED_GZIP: _truncated_gzip,
    Fault.GZIP_BOMB: _bomb,
    Fault.ENDLESS: _endless,
}
