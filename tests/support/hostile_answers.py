"""Answers that break HTTP, made by chance: what a server sends, in which pieces, and how it ends."""

import gzip
import socket
import struct
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from random import Random

PAGE = (
    b"<!doctype html><html lang='en'><head><title>Ferries</title></head><body><article><h1>Fjordline carries more</h1>"
    + b"<p>Fjordline carried 212,000 passengers in May, 8 percent more than a year earlier, it said on Tuesday.</p>" * 6
    + b"</article></body></html>"
)
ENDLESS = 24 << 20
"""Bytes after which an endless stream ends all the same, should nobody have hung up."""

STATUS_LINES = (
    b"HTTP/1.0 200 OK",
    b"HTTP/1.1 200", b"HTTP/1.1 200 ", b"HTTP/1.1  200  OK", b"HTTP/1.1\t200\tOK", b"http/1.1 200 ok",
    b"HTTP/1.1 2000 OK", b"HTTP/1.1 20 OK", b"HTTP/1.1 -200 OK", b"HTTP/1.1 +200 OK", b"HTTP/1.1 2_0_0 OK",
    b"HTTP/1.1 0 None", b"HTTP/1.1 two OK", b"HTTP/1.1 \xd9\xa2\xd9\xa0\xd9\xa0 OK", b"HTTP/9.9 200 OK",
    b"HTTP/2 200 OK", b"HTTP/1.1", b"HTTP", b"", b"ICY 200 OK", b"SSH-2.0-server", b"\x16\x03\x01\x02\x00\x01",
    b"\x00HTTP/1.1 200 OK", b"HTTP/1.1 200 O\x00K", b"HTTP/1.1 200 " + b"O" * 70_000, b"HTTP/1.1 200 \xff\xfe",
    b"<html>no head at all</html>",
)  # fmt: skip
STATUSES = (
    100, 101, 102, 103, 199, 203, 204, 205, 206, 226, 299, 300, 304, 305, 400, 401, 402, 403, 404, 405, 408, 410, 418,
    425, 429, 451, 499, 500, 501, 502, 503, 504, 505, 520, 599, 600, 799, 999,
)  # fmt: skip
REDIRECTS = (301, 302, 303, 307, 308)
LOCATIONS = (
    b"/b", b"b", b"?", b"#", b"", b" ", b"/a", b"//paper.example/b", b"http://paper.example:80/b",
    b"HTTP://PAPER.EXAMPLE/b", b"http://", b"http:", b"http:b", b"http:///b", b"http://[", b"http://[::1]/",
    b"http://[::1", b"http://127.0.0.1/b", b"http://2130706433/", b"http://0x7f.1/", b"http://paper.example:99999/",
    b"http://paper.example:x/", b"http://paper.example:-1/", b"http://desk:secret@paper.example/",
    b"http://paper.example@other.example/", b"http://paper.example\\@other.example/", b"https://paper.example/b",
    b"ftp://paper.example/b", b"file:///etc/passwd", b"javascript:alert(1)", b"data:text/html,x",
    b"mailto:desk@paper.example", b"/caf\xe9", b"/caf\xc3\xa9", b"/\xff\xfe", b"/\x00b", b"/b\x07", b"/%", b"/%zz",
    b"/%00", b"/" + b"a" * 60_000, b"/" + b"../" * 2_000, b"http://" + b"a." * 400,
    b"http://" + b"a" * 64 + b".example/", b"http://\xed\x95\x9c.example/", b"http://xn--/",
    b"http://paper..example/", b"http://paper.example./b", b"/b, /c", b"/b\r\n\tc", b"http://paper.example/b\xa0",
    b"http://\xe2\x80\xae.example/",
)  # fmt: skip
LENGTHS = (
    b"0", b"4", b"-1", b"-5", b"+5", b" 5 ", b"5, 5", b"5, 6", b"5;6", b"0x5", b"1e3", b"5.0", b"five", b"",
    b"\xc2\xb2", b"99999", b"100001", b"9" * 30, b"9" * 5_000, b"\x005", b"5\x00", b"1_000",
)  # fmt: skip
TYPES = (
    b"text/html", b"text/html; charset=utf-8", b"text/html; charset=idna", b"text/html; charset=unicode_escape",
    b"text/html; charset=\xff\xfe", b"text/html; charset=", b"text/html; charset=utf-16", b"text/html; charset=utf-7",
    b"text/html; charset=" + b"x" * 20_000, b"text/html;charset=\"euc-kr",
    b"text/html; charset=windows-1251; charset=koi8-r", b"text/html;" * 4_000, b"application/pdf", b"image/png",
    b"\x00/\x00", b"", b"text/html\xa0", b"multipart/mixed; boundary=",
)  # fmt: skip
CODINGS = (
    b"gzip", b"x-gzip", b"GZIP", b"deflate", b"br", b"zstd", b"compress", b"identity", b"none", b"gzip, gzip",
    b"gzip, deflate", b"deflate, gzip", b"gzip, gzip, gzip", b", ".join([b"gzip"] * 50), b"gzip,,gzip", b",", b"\xff",
    b"gzip;q=1", b"aes128gcm", b"utf-8", b"gzip\x00",
)  # fmt: skip
TRANSFERS = (
    b"chunked", b"CHUNKED", b"chunked, chunked", b"gzip, chunked", b"chunked, gzip", b"identity", b"xchunked",
    b" chunked ", b"chunked;x=y", b"", b"\x00chunked",
)  # fmt: skip
RETRIES = (
    b"0", b"1", b"-1", b"1.5", b"1e9", b"nan", b"inf", b"9" * 400, b"\xc2\xb2", b"soon",
    b"Fri, 31 Dec 99999 23:59:59 GMT", b"Fri, 31 Dec 0000 23:59:59 GMT", b"Tue, 14 Apr 2026 09:00:00 +9999",
    b"Tue, 14 Apr 2026 09:00:00 -9999999999", b"",
)  # fmt: skip
LINES = (
    b"no colon at all", b": no name", b":", b" folded line", b"\tfolded", b"X-A: 1\r\n folded\r\n\tagain",
    b"X-B: \x00", b"X\x00C: 1", b"X-D: \x01\x02\x7f\x80", b"X-E: \xff\xfe\xfd", b"\xd0\xa5: \xd1\x86",
    b"X-F: " + b"f" * 60_000, b"X-G: " + b"g" * 70_000, b"G" * 70_000 + b": 1", b"X-H : space before the colon",
    b"X I: space in the name", b'ETag: "a\x00b\x07c"', b"ETag: " + b"e" * 50_000, b'ETag: W/"\xff"',
    b"Last-Modified: never", b"Last-Modified: \xff", b"Set-Cookie: a=b; Domain=.example; Max-Age=-9999999999",
    b"Set-Cookie: \xff=\x00", b"X-Robots-Tag: noai", b"X-Robots-Tag: " + b"otherbot: noai, " * 3_000,
    b"TDM-Reservation: 1", b"TDM-Reservation: 1, 0", b"Content-Range: bytes 0-1/9", b"Connection: upgrade",
    b"Connection: keep-alive", b"Upgrade: h2c", b"Trailer: X", b"Refresh: 0; url=http://127.0.0.1/",
    b"Strict-Transport-Security: max-age=-1", b"Link: <http://[>; rel=canonical", b"\r", b"\x0b", b"=?utf-8?q?X?=: 1",
    b"Content-Length: 7 7", b"HTTP/1.1 200 OK",
)  # fmt: skip
CHUNK_SIZES = (
    b"-1", b"-5", b"+5", b"0x5", b" 5", b"5 ", b"5;x=y", b"5;" + b"x" * 70_000, b"0000000000005", b"F" * 17,
    b"F" * 400, b"zz", b"", b"\x00", b"5\n", b"\xc2\xb2", b"5_0", b"7fffffff", b"80000000",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """`data` is sent in `pieces` with `pause` seconds between them, then `tail` without an end; then the server holds
    the line for `holds` seconds and hangs up, with a reset where `reset` says so."""

    data: bytes
    pieces: int = 1
    pause: float = 0.0
    tail: bytes = b""
    reset: bool = False
    holds: float = 0.0

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        step = max(1, -(-len(self.data) // self.pieces))
        with suppress(OSError):  # the client may hang up when it likes
            for at in range(0, len(self.data), step):
                handler.connection.sendall(self.data[at : at + step])
                time.sleep(self.pause)
            for _ in range(ENDLESS // len(self.tail) if self.tail else 0):
                handler.connection.sendall(self.tail)
            time.sleep(self.holds)
            if self.reset:
                handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def hostile_answer(chance: Random) -> Answer:
    """About two faults in each, of any of its parts."""
    lines, body = head_and_body(chance)
    end = chance.choices((b"\r\n", b"\n", b"\r", b"\n\r"), (85, 9, 3, 3))[0]
    data = end.join(lines) + end * 2 + body
    if chance.random() < 0.08:
        data = b"HTTP/1.1 100 Continue\r\n\r\n" * chance.choice((1, 2, 300)) + data
    if chance.random() < 0.12:
        data = data[: chance.randrange(len(data) + 1)]
    if chance.random() < 0.08:
        data = flipped(data, chance, 4)
    if chance.random() < 0.06:
        data += chance.randbytes(chance.randint(1, 3_000))
    return Answer(data, **manner(chance, len(data)))


def manner(chance: Random, size: int) -> dict[str, object]:
    """How it is sent. Slow answers are rare, since each takes all the time that a page may take."""
    match chance.choices(("at once", "in pieces", "slowly", "endless", "held", "reset"), (66, 14, 5, 6, 4, 5))[0]:
        case "in pieces":
            return {"pieces": chance.randint(2, 60)}
        case "slowly":
            return {"pieces": max(1, size), "pause": 0.1}
        case "endless":
            filler = (
                b"X: 1\r\n",
                b"a",
                b"\x00",
                b"1\r\na\r\n",
                b"5;" + b"x" * 90,
                b" folded\r\n",
                b"<p>More.</p>\n",
                b"\r\n",
            )
            return {"tail": chance.choice(filler) * 4_000}
        case "held":
            return {"holds": 2.0}
        case "reset":
            return {"reset": True}
        case _:
            return {}


def head_and_body(chance: Random) -> tuple[list[bytes], bytes]:
    status = chance.choices((200, chance.choice(STATUSES), chance.choice(REDIRECTS)), (70, 15, 15))[0]
    lines = [b"HTTP/1.1 %d Whatever" % status]
    if chance.random() < 0.15:
        lines = [chance.choice(STATUS_LINES)]
    body, coding = coded(chance.choices((PAGE, chance.randbytes(3_000), b""), (70, 20, 10))[0], chance)
    lines += [b"Content-Type: " + chance.choice(TYPES)] if chance.random() < 0.8 else []
    lines += [b"Content-Encoding: " + coding] if coding else []
    framed, body = framing(body, chance)
    lines += framed
    if status in REDIRECTS or chance.random() < 0.05:
        lines += [b"Location: " + chance.choice(LOCATIONS) for _ in range(chance.choice((1, 1, 1, 2)))]
    if status >= 400 and chance.random() < 0.6:
        lines.append(b"Retry-After: " + chance.choice(RETRIES))
    lines += [chance.choice(LINES) for _ in range(chance.choices((0, 1, 3, 120), (45, 35, 17, 3))[0])]
    rest = lines[1:]
    chance.shuffle(rest)
    return [lines[0], *rest], body


def framing(body: bytes, chance: Random) -> tuple[list[bytes], bytes]:
    """How the end of the body is told, rightly or not."""
    length = b"Content-Length: %d" % len(body)
    match chance.choices(("right", "wrong", "both", "none", "chunked", "twice"), (35, 20, 6, 10, 24, 5))[0]:
        case "right":
            return [length], body
        case "wrong":
            told = chance.choice((b"%d" % max(0, len(body) + chance.randint(-50, 50)), chance.choice(LENGTHS)))
            return [b"Content-Length: " + told], body
        case "both":
            return [length, b"Transfer-Encoding: " + chance.choice(TRANSFERS)], chunked(body, chance)
        case "chunked":
            transfer = b"chunked" if chance.random() < 0.7 else chance.choice(TRANSFERS)
            return [b"Transfer-Encoding: " + transfer], chunked(body, chance)
        case "twice":
            return [length, b"Content-Length: " + chance.choice(LENGTHS)], body
        case _:
            return [], body


def chunked(body: bytes, chance: Random) -> bytes:
    """In chunks, some with a size that is none, some without their end."""
    found, at = b"", 0
    wrong = chance.random() < 0.6
    while at < len(body):
        size = chance.randint(1, 400)
        piece = body[at : at + size]
        told = chance.choice(CHUNK_SIZES) if wrong and chance.random() < 0.1 else b"%x" % len(piece)
        found += told + b"\r\n" + piece + (b"" if wrong and chance.random() < 0.02 else b"\r\n")
        at += size
    last = chance.choices((b"0\r\n\r\n", b"", b"0", b"0\r\nX: 1\r\n\r\n", b"00000\r\n\r\n"), (70, 8, 8, 8, 6))[0]
    return found + last


def coded(body: bytes, chance: Random) -> tuple[bytes, bytes]:
    """The body in a coding, and the coding that is told: not always the one, and not always whole."""
    match chance.choices(("plain", "right", "damaged", "wrong", "bomb", "nested"), (50, 10, 16, 10, 6, 8))[0]:
        case "right":
            return (
                (gzip.compress(body, mtime=0), b"gzip") if chance.random() < 0.6 else (zlib.compress(body), b"deflate")
            )
        case "damaged":
            return damaged_coding(body, chance)
        case "wrong":
            packed = chance.choice((body, gzip.compress(body, mtime=0), zlib.compress(body)))
            return packed, chance.choice(CODINGS)
        case "bomb":
            return gzip.compress(bytes(chance.choice((99_000, 100_001, 20 << 20))), mtime=0), b"gzip"
        case "nested":
            depth = chance.choice((2, 3, 4, 30))
            for _ in range(depth):
                body = gzip.compress(body, mtime=0)
            return body, b", ".join([b"gzip"] * max(1, depth + chance.choice((-1, 0, 0, 1))))
        case _:
            return body, b""


def damaged_coding(body: bytes, chance: Random) -> tuple[bytes, bytes]:
    """Of every content coding that we ask for, of several members, and bare."""
    kind = chance.choice(("gzip", "members", "deflate", "bare"))
    if kind == "members":
        third = len(body) // 3
        packed = b"".join(gzip.compress(body[at : at + third + 1], mtime=0) for at in range(0, len(body), third + 1))
    elif kind == "gzip":
        packed = gzip.compress(body, mtime=0)
    else:
        packer = zlib.compressobj(wbits=zlib.MAX_WBITS if kind == "deflate" else -zlib.MAX_WBITS)
        packed = packer.compress(body) + packer.flush()
    match chance.randrange(5):
        case 0:
            packed = packed[: chance.randrange(len(packed) + 1)]
        case 1:
            packed = packed[:-8] + chance.randbytes(8)
        case 2:
            packed += chance.randbytes(chance.randint(1, 40))
        case 3:
            packed = packed[: len(packed) // 2] * 2
        case _:
            packed = flipped(packed, chance, 3)
    return packed, b"deflate" if kind in {"deflate", "bare"} else b"gzip"


def flipped(data: bytes, chance: Random, most: int) -> bytes:
    """Up to so many bits are turned over."""
    found = bytearray(data)
    for _ in range(chance.randint(1, most) if found else 0):
        found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
    return bytes(found)
