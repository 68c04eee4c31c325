"""Coded bytes -> plain bytes, never more of them than the limit: gzip and deflate of HTTP bodies and files."""

import zlib
from collections.abc import Iterator
from typing import Protocol

_STEP = 1 << 16
_GZIP = 16 + zlib.MAX_WBITS
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
    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._wbits: int | None = _GZIP if coding == "gzip" else None
        self._inflate = zlib.decompressobj(_GZIP) if self._wbits else None
        self._fed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            inflate = self._started(data)
            if inflate.eof:
                return
            try:
                plain = inflate.decompress(data, _STEP)
            except zlib.error as error:
                raise BodyError(f"{self._coding} data is damaged: {error}") from error
            yield plain
            data = inflate.unconsumed_tail
            if inflate.eof and inflate.unused_data[:2] == b"\x1f\x8b" and self._wbits == _GZIP:
                # RFC 1952: a gzip file may have several members
                data = inflate.unused_data
                self._inflate = zlib.decompressobj(_GZIP)

    def _started(self, data: bytes) -> "zlib._Decompress":
        self._fed = True
        if self._inflate is None:
            # RFC 9110 means zlib by "deflate"; some servers send the bare stream, which never opens as zlib does
            zlib_framed = data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] * 256 + data[1]) % 31 == 0)
            self._wbits = zlib.MAX_WBITS if zlib_framed else -zlib.MAX_WBITS
            self._inflate = zlib.decompressobj(self._wbits)
        return self._inflate

    def finish(self) -> None:
        if self._fed and self._inflate is not None and not self._inflate.eof:
            raise BodyError(f"{self._coding} data ends too early")


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


def stream_decoder(content_encoding: str) -> Decoder:
    """A decoder for a Content-Encoding header, which lists codings in the order in which they were applied."""
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
    return _Chain([_Inflate(coding) for coding in reversed(codings)])


def decode_body(data: bytes, content_encoding: str, limit: int) -> bytes:
    """The plain body. Raises BodyTooLargeError beyond `limit` bytes, BodyError when torn or damaged."""
    decoder = stream_decoder(content_encoding)
    found = bytearray()
    for plain in decoder.feed(data):
        found += plain
        if len(found) > limit:
            raise BodyTooLargeError(f"body is larger than {limit} bytes when decoded")
    decoder.finish()
    return bytes(found)
