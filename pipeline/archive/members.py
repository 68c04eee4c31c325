"""gzip members, as records lie in a part: where each ends, and whether its checksum holds (RFC 1952). The reader of
records goes on where a checksum does not hold, and digests cover bodies alone."""

import zlib
from collections.abc import Iterator
from typing import IO

STEP = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS


class Members:
    """The members of one file, whose bytes are fed in order. `begun` is where the one that is read now begins."""

    def __init__(self) -> None:
        self.begun = 0
        self._taken = 0
        self._inflate: zlib._Decompress | None = None

    def feed(self, data: bytes) -> Iterator[int]:
        """Where each member ends that these bytes complete; zlib.error where one is damaged."""
        while data:
            if self._inflate is None:
                self._inflate = zlib.decompressobj(_GZIP)
            fed = len(data)
            self._inflate.decompress(data, STEP)
            data = self._inflate.unconsumed_tail or self._inflate.unused_data
            self._taken += fed - len(data)
            if self._ended():
                self.begun = self._taken
                self._inflate = None
                yield self.begun

    def finish(self) -> None:
        """Raises zlib.error where the last member does not end."""
        if self._inflate is not None:
            raise zlib.error("a gzip member that does not end")

    def _ended(self) -> bool:
        """Plain bytes may still be to come out after the last coded one was taken."""
        inflate = self._inflate
        while inflate and not inflate.eof and not inflate.unconsumed_tail and inflate.decompress(b"", STEP):
            pass
        return inflate is not None and inflate.eof


def member_ends(stream: IO[bytes]) -> Iterator[int]:
    """Where each whole member ends, up to the first that is damaged or torn."""
    members = Members()
    try:
        while data := stream.read(STEP):
            yield from members.feed(data)
    except zlib.error:
        return


def is_member(data: bytes) -> bool:
    """Whether these bytes are one whole member and nothing else."""
    members = Members()
    try:
        return list(members.feed(data)) == [len(data)]
    except zlib.error:
        return False


class CheckedStream:
    """A file that is held against its checksums while somebody else reads it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._members = Members()
        self._damage: str | None = None

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._check(data)
        return data

    def tell(self) -> int:
        return self._stream.tell()

    def damage(self) -> tuple[int, str] | None:
        """Where the first member begins that does not hold, and why. Reads what nobody has read yet."""
        while self.read(STEP):
            pass
        self._check(None)
        return None if self._damage is None else (self._members.begun, self._damage)

    def _check(self, data: bytes | None) -> None:
        if self._damage is not None:
            return
        try:
            if data is None:
                self._members.finish()
            else:
                for _ in self._members.feed(data):
                    pass
        except zlib.error as error:
            self._damage = str(error)
