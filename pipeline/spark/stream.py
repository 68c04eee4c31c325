"""A WARC file, read once from its beginning: its digest and size are known at its end."""

import hashlib
from io import BufferedReader, RawIOBase
from typing import IO, Any

import fsspec

from pipeline.errors import PipelineError, TransientError

_BUFFER = 1 << 20


class _Counted(RawIOBase):
    def __init__(self, name: str, stream: IO[bytes]) -> None:
        super().__init__()
        self._name = name
        self._stream = stream
        self.digest = hashlib.sha256()
        self.size = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._stream.read(len(buffer))
        except Exception as error:
            # what is the disk's or the network's fault is no damage of the file: that would be counted, and forgotten
            raise TransientError(f"{self._name} cannot be read on: {error}; start the same command again") from error
        buffer[: len(piece)] = piece
        self.digest.update(piece)
        self.size += len(piece)
        return len(piece)


class WarcStream:
    """As a context manager: `stream` reads on from the beginning. PipelineError where the file cannot be opened."""

    def __init__(self, url: str) -> None:
        self._url = url
        try:
            self._opened = fsspec.open(url, "rb").open()
        except Exception as error:
            raise PipelineError(
                f"WARC file {url} cannot be opened: {error}; is it there, and may it be read?"
            ) from error
        self._counted = _Counted(url, self._opened)
        self.stream = BufferedReader(self._counted, _BUFFER)

    def __enter__(self) -> "WarcStream":
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.close()

    def rest(self) -> tuple[int, str]:
        """Size in bytes and SHA-256 of the whole file, also where records end before."""
        while self.stream.read(_BUFFER):
            pass
        return self._counted.size, self._counted.digest.hexdigest()
