"""Coded bytes -> plain bytes, with a limit on what comes out and on the work: gzip and deflate of bodies and files."""

import zlib
from collections.abc import Iterator
from typing import Protocol

_STEP = 1 << 16
_PIECE = 1 << 14
_MEMBER = 1 << 10
"""Bytes that the beginning of a gzip member counts for: it is work, though it may hold nothing."""
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_IDENTITY = frozenset({"", "identity", "none"})


class BodyError(Exception):
    """The bytes are not what their coding says: torn, damaged, or in a coding that nobody asked for."""


class BodyTooLargeError(Exception):
    """The body, decoded, is larger than allowed; reading stopped there."""


class Decoder(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]:
        """Plain bytes in pieces of a bounded size, so that the taker can stop a bomb before it is in memory."""
        ...

    def finish(self) -> None:
        """Raises BodyError when the coded data ended too early."""
        ...


class _Identity:
    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data

    def finish(self) -> None:
        return


class _Inflate:
    """One coding. `room` is how many coded bytes it takes: more is no honest body, even when nothing comes out."""

    def __init__(self, coding: str, room: int) -> None:
        self._coding = coding
        self._room = room
        self._inflate: zlib._Decompress | None = None
        self._opening = b""
        self._members = 0

    def feed(self, data: bytes) -> Iterator[bytes]:
        # zlib copies what it has not taken yet, so that long data with many members would take quadratic time
        for at in range(0, len(data), _PIECE):
            yield from self._inflated(data[at : at + _PIECE])

    def finish(self) -> None:
        if self._inflate is not None or (self._opening and not self._members):
            raise BodyError(f"{self._coding} data ends too early")

    def _inflated(self, data: bytes) -> Iterator[bytes]:
        self._spend(len(data))
        held_back = False
        while data or held_back:
            if self._inflate is None:
                data = self._opened(data)
            if self._inflate is None:
                return
            try:
                plain = self._inflate.decompress(data, _STEP)
            except zlib.error as error:
                raise BodyError(f"{self._coding} data is damaged: {error}") from error
            yield plain
            # after the last byte in, more may still come out
            held_back = len(plain) == _STEP and not self._inflate.eof
            data = self._inflate.unconsumed_tail
            if self._inflate.eof:
                data, self._inflate = self._inflate.unused_data, None

    def _opened(self, data: bytes) -> bytes:
        """Begin the member that these bytes open, if they do; the bytes to read."""
        data = self._opening + data
        # RFC 1952: a gzip file may have several members; what is none behind the last one is of no account
        is_member = data.startswith(_MAGIC[: len(data)]) if self._coding == "gzip" else True
        if self._members and not (self._coding == "gzip" and is_member):
            return b""
        if len(data) < len(_MAGIC):
            self._opening = data
            return b""
        self._opening = b""
        self._members += 1
        self._spend(_MEMBER)
        self._inflate = zlib.decompressobj(self._wbits(data))
        return data

    def _wbits(self, data: bytes) -> int:
        if self._coding == "gzip":
            return _GZIP
        # RFC 9110 means zlib by "deflate"; some servers send the bare stream, which never opens as zlib does
        is_zlib = data[0] & 0x0F == zlib.DEFLATED and (data[0] * 256 + data[1]) % 31 == 0
        return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS

    def _spend(self, size: int) -> None:
        self._room -= size
        if self._room < 0:
            raise BodyTooLargeError(f"{self._coding} data is longer than what it may hold")


class _Chain:
    def __init__(self, decoders: list[Decoder]) -> None:
        self._decoders = decoders

    def feed(self, data: bytes) -> Iterator[bytes]:
        return self._through(data, 0)

    def _through(self, data: bytes, place: int) -> Iterator[bytes]:
        if place == len(self._decoders):
            yield data
            return
        for plain in self._decoders[place].feed(data):
            yield from self._through(plain, place + 1)

    def finish(self) -> None:
        for decoder in self._decoders:
            decoder.finish()


_MAX_CODINGS = 3


def stream_decoder(content_encoding: str, limit: int) -> Decoder:
    """A decoder for a Content-Encoding header, which lists codings in the order in which they were applied.

    `limit` is how many plain bytes the taker wants. The decoder itself refuses data (BodyTooLargeError) that are twice
    as long before a coding is undone, so that its work is bounded even when nothing comes out.
    """
    codings = [coding.strip().lower().removeprefix("x-") for coding in content_encoding.split(",")]
    codings = [coding for coding in codings if coding not in _IDENTITY]
    if len(codings) > _MAX_CODINGS:
        raise BodyError(
            f"{len(codings)} content codings one in another; no honest server needs more than {_MAX_CODINGS}"
        )
    for coding in codings:
        if coding not in {"gzip", "deflate"}:
            raise BodyError(f"content coding {coding!r} is none that was asked for (gzip, deflate)")
    if not codings:
        return _Identity()
    return _Chain([_Inflate(coding, 2 * limit + _STEP) for coding in reversed(codings)])


def decode_body(data: bytes, content_encoding: str, limit: int) -> bytes:
    """The plain body. Raises BodyTooLargeError beyond `limit` bytes, BodyError when torn or damaged."""
    decoder = stream_decoder(content_encoding, limit)
    found = bytearray()
    for plain in decoder.feed(data):
        found += plain
        if len(found) > limit:
            raise BodyTooLargeError(f"body is larger than {limit} bytes when decoded")
    decoder.finish()
    return bytes(found)
