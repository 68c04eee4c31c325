"""The place where finished WARC parts and answers of language models lie: a folder, or any fsspec URL."""

import errno
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.archive.local_files import (
    clear_half_copies,
    link_whole,
    move_whole,
    put_new_whole,
    put_whole,
    remove_folder,
)
from pipeline.errors import NO_SPACE, ConfigError, PipelineError, TransientError, no_space

_PARTS = ".warc.gz"
_BLOCK = 1 << 22
"""Bytes of a file of an object store that are asked for at once."""
_S3 = frozenset({"s3", "s3a"})
_WANTS_S3FS = "an archive at s3:// takes the extra s3: pip install 'newsfigures[s3]'"
_WORD_IN_URL = (
    "the archive's URL holds a key or a password, which would stand in logs; leave it out, and set AWS_ACCESS_KEY_ID "
    "and AWS_SECRET_ACCESS_KEY (docs/celery.md)"
)


class Store:
    """`file` is always the archive-relative name, with forward slashes.

    No object store has folders or renames. There a file is written in one request, or in several of which the last
    makes it appear, so that under its name stands all of it or nothing.
    """

    def __init__(self, archive_url: str) -> None:
        self.url = archive_url
        self._of_s3 = urlsplit(archive_url).scheme in _S3
        if self._of_s3 and "@" in urlsplit(archive_url).netloc:
            raise ConfigError(_WORD_IN_URL)
        # remembered listings would hide what another machine has just written
        options = {"use_listings_cache": False} if self._of_s3 else {}
        try:
            self._fs, self._root = fsspec.core.url_to_fs(archive_url, **options)
        except (ImportError, ValueError) as error:
            why = _WANTS_S3FS if self._of_s3 and isinstance(error, ImportError) else error
            raise ConfigError(
                f"archive {archive_url!r} cannot be opened: {why}; see NEWSFIGURES_ARCHIVE_URL"
            ) from error
        self._failures: tuple[type[Exception], ...] = (OSError, *_failures_of_s3()) if self._of_s3 else (OSError,)

    @property
    def is_local(self) -> bool:
        """Whether it is a folder of this machine: what others do not see, unless it is mounted there too."""
        return isinstance(self._fs, LocalFileSystem)

    def path(self, file: str) -> str:
        if file.startswith("/") or ".." in file.split("/"):
            raise PipelineError(f"archive file name {file!r} leaves the archive; give a plain relative name")
        return f"{self._root.rstrip('/')}/{file}"

    def exists(self, file: str) -> bool:
        with self._asking(f"archive file {self.url}/{file} could not be looked for"):
            return bool(self._fs.exists(self.path(file)))

    def files(self, folder: str = "", *, suffix: str = _PARTS) -> list[str]:
        """All finished parts, or what else ends in `suffix`, in order of name; of one folder, where it is named."""
        root = self._root.rstrip("/") + "/"
        where = self.path(folder) if folder else self._root
        with self._asking(f"archive folder {self.url}/{folder} could not be listed"):
            self._fs.invalidate_cache()  # object stores remember listings, and another process may have written since
            if not self._fs.exists(where):
                return []
            found = [str(path) for path in self._fs.find(where)]
        return sorted(path.removeprefix(root) for path in found if path.endswith(suffix))

    def read_bytes(self, file: str, *, most: int) -> bytes | None:
        """All of a small file in one request, None where there is none; of a larger one `most` bytes and one more."""
        return self.read_range(file, 0, most + 1)

    def read_range(self, file: str, offset: int, length: int) -> bytes | None:
        """At most `length` bytes from `offset` on, in one request; None where there is no such file."""
        with self._asking(f"archive file {self.url}/{file} could not be read"):
            try:
                return bytes(self._fs.cat_file(self.path(file), start=offset, end=offset + length))
            except FileNotFoundError:
                return None
            except OSError as error:
                if self._of_s3 and error.errno == errno.EINVAL:  # the file ends before `offset`
                    return b""
                raise

    @contextmanager
    def reading(self, file: str) -> Iterator[IO[bytes]]:
        """The file as a stream. PipelineError where it is missing; TransientError where a server does not give it, at
        once or on the way."""
        if self.is_local:
            try:
                stream = self._fs.open(self.path(file), "rb")
            except FileNotFoundError as error:
                raise self.missing(file) from error
            with stream:
                yield stream
            return
        what = f"archive file {self.url}/{file} could not be read"
        with self._asking(what):
            try:
                remote = self._fs.open(self.path(file), "rb", block_size=_BLOCK)
            except FileNotFoundError as error:
                raise self.missing(file) from error
        with remote, BufferedReader(_Remote(remote, lambda: self._asking(what)), _BLOCK) as stream:
            yield stream

    def missing(self, file: str) -> PipelineError:
        return PipelineError(
            f"archive file {file} is not in {self.url}; was its part closed, is NEWSFIGURES_ARCHIVE_URL right?"
        )

    def take_in(self, part: Path, file: str) -> None:
        """Move a finished part in: it appears under its name whole, or not at all."""
        if not self.is_local:
            self.copy_in(part, file)
            part.unlink()
            return
        with self._moving(part, file):
            move_whole(part, Path(self.path(file)))

    def copy_in(self, part: Path, file: str) -> None:
        """take_in, of a part that also stays where it is."""
        with self._moving(part, file):
            if self.is_local:
                link_whole(part, Path(self.path(file)))
            else:
                self._make_folder(file)
                self._fs.put_file(str(part), self.path(file))
                self._check_size(part, file)

    def replace(self, file: str, data: bytes) -> None:
        """Write a file, or put other bytes in its place: whole or not at all, and on the disk before this returns."""
        with self._writing(f"archive file {self.url}/{file} could not be rewritten"):
            if self.is_local:
                target = Path(self.path(file))
                clear_half_copies(target)
                put_whole(BytesIO(data), target)
            else:
                self._make_folder(file)
                self._fs.pipe_file(self.path(file), data)

    def put_new(self, file: str, data: bytes) -> bool:
        """Write a file, whole or not at all, and on the disk before this returns, unless one has this name; whether it
        was written. Of two that are written in the same moment the first stays; in an object store that knows no
        conditional writes, the later one."""
        with self._writing(f"archive file {self.url}/{file} could not be written"):
            if self.is_local:
                return put_new_whole(data, Path(self.path(file)))
            if self.exists(file):
                return False
            self._make_folder(file)
            try:
                self._fs.pipe_file(self.path(file), data, mode="create")
            except FileExistsError:
                return False
        return True

    def remove_folder(self, folder: str) -> None:
        """Take a folder away with all that is in it, and the folders above that are empty then. Twice is once."""
        what = f"archive folder {self.url}/{folder} could not be removed"
        with self._asking(what):
            if self.is_local:
                remove_folder(Path(self.path(folder)), Path(self._root))
                return
            self._fs.invalidate_cache()
            if self._fs.exists(self.path(folder)):
                self._fs.rm(self.path(folder), recursive=True)
        if left := self.files(folder, suffix=""):  # s3fs says nothing of files that a server has kept
            raise TransientError(f"{what}: {left[0]} is still there; may this user delete there?")

    def remove(self, file: str) -> None:
        """Take a finished part away, and what a crash left half copied beside it."""
        with self._asking(f"archive file {self.url}/{file} could not be removed"):
            if self.is_local:
                target = Path(self.path(file))
                clear_half_copies(target)
                target.unlink(missing_ok=True)
            elif self.exists(file):
                self._fs.rm_file(self.path(file))

    def keeps_versions(self) -> bool:
        """Whether what is replaced or removed stays readable as an older version, as in a bucket with versions."""
        with self._asking(f"archive {self.url} could not be asked for its versions"):
            return self._of_s3 and bool(self._fs.is_bucket_versioned(self._root.partition("/")[0]))

    @contextmanager
    def _asking(self, what: str) -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            raise TransientError(f"{what}: {error}; try again, and look at its disk and rights") from error

    def _moving(self, part: Path, file: str) -> AbstractContextManager[None]:
        kept = f"The part {part} is kept, and the next run moves it"
        return self._writing(f"archive part {part} could not be moved to {self.url}/{file}", kept)

    @contextmanager
    def _writing(self, what: str, kept: str = "") -> Iterator[None]:
        try:
            yield
        except self._failures as error:
            if isinstance(error, OSError) and error.errno in NO_SPACE:
                raise no_space(self._root, kept) from error
            raise TransientError(f"{what}: {error}; {kept or 'try again'}") from error

    def _make_folder(self, file: str) -> None:
        if not self._of_s3:  # where it would ask for the bucket, and make one of a name that is mistyped
            self._fs.makedirs(self._fs._parent(self.path(file)), exist_ok=True)  # noqa: SLF001  fsspec's own idiom

    def _check_size(self, part: Path, file: str) -> None:
        there: Any = self._fs.size(self.path(file))
        if there is not None and int(there) != part.stat().st_size:
            raise OSError(f"{there} bytes arrived of {part.stat().st_size}")


class _Remote(RawIOBase):
    """A file of a server, whose failures are told apart from damaged bytes."""

    def __init__(self, stream: IO[bytes], asking: Callable[[], AbstractContextManager[None]]) -> None:
        self._stream = stream
        self._asking = asking

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        with self._asking():
            data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()


def _failures_of_s3() -> tuple[type[Exception], ...]:
    """What is no OSError: a server that cannot be reached, credentials that are missing."""
    from botocore.exceptions import BotoCoreError, ClientError  # noqa: PLC0415  # slow, and there with the extra alone

    return BotoCoreError, ClientError
