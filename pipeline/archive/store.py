"""The place where finished WARC parts and answers of language models lie: a folder, or any fsspec URL."""

import errno
import glob
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.errors import NO_SPACE, ConfigError, PipelineError, TransientError, no_space

_PARTS = ".warc.gz"
_MOST_TRIES = 5
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
"""What a file system says that has no hard links."""
_CHANGING = frozenset({errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST})
"""What a folder says in which somebody else works."""


class Store:
    """`file` is always the archive-relative name, with forward slashes."""

    def __init__(self, archive_url: str) -> None:
        self.url = archive_url
        try:
            self._fs, self._root = fsspec.core.url_to_fs(archive_url)
        except (ImportError, ValueError) as error:
            raise ConfigError(
                f"archive {archive_url!r} cannot be opened: {error}; see NEWSFIGURES_ARCHIVE_URL"
            ) from error

    def path(self, file: str) -> str:
        if file.startswith("/") or ".." in file.split("/"):
            raise PipelineError(f"archive file name {file!r} leaves the archive; give a plain relative name")
        return f"{self._root.rstrip('/')}/{file}"

    def exists(self, file: str) -> bool:
        return bool(self._fs.exists(self.path(file)))

    def files(self, folder: str = "", *, suffix: str = _PARTS) -> list[str]:
        """All finished parts, or what else ends in `suffix`, in order of name; of one folder, where it is named."""
        root = self._root.rstrip("/") + "/"
        where = self.path(folder) if folder else self._root
        self._fs.invalidate_cache()  # object stores remember listings, and another process may have written since
        if not self._fs.exists(where):
            return []
        found = (str(path) for path in self._fs.find(where))
        return sorted(path.removeprefix(root) for path in found if path.endswith(suffix))

    def read_bytes(self, file: str, *, most: int) -> bytes | None:
        """All of a small file in one request, None where there is none; of a larger one `most` bytes and one more."""
        try:
            return bytes(self._fs.cat_file(self.path(file), start=0, end=most + 1))
        except FileNotFoundError:
            return None
        except OSError as error:
            raise TransientError(
                f"archive file {self.url}/{file} could not be read: {error}; try again, and look at its disk and rights"
            ) from error

    @contextmanager
    def reading(self, file: str) -> Iterator[IO[bytes]]:
        try:
            with self._fs.open(self.path(file), "rb") as stream:
                yield stream
        except FileNotFoundError as error:
            raise PipelineError(
                f"archive file {file} is not in {self.url}; was its part closed, is NEWSFIGURES_ARCHIVE_URL right?"
            ) from error

    def take_in(self, part: Path, file: str) -> None:
        """Move a finished part in: it appears under its name whole, or not at all."""
        try:
            if isinstance(self._fs, LocalFileSystem):
                _move_whole(part, Path(self.path(file)))
            else:
                self._fs.makedirs(self._fs._parent(self.path(file)), exist_ok=True)  # noqa: SLF001  fsspec's own idiom
                self._fs.put_file(str(part), self.path(file))
                self._check_size(part, file)
                part.unlink()
        except OSError as error:
            kept = f"The part {part} is kept, and the next run moves it"
            raise self._refusal(error, f"archive part {part} could not be moved to {self.url}/{file}", kept) from error

    def replace(self, file: str, data: bytes) -> None:
        """Put other bytes in the place of a finished part, on the disk before this returns."""
        try:
            if isinstance(self._fs, LocalFileSystem):
                target = Path(self.path(file))
                _clear_half_copies(target)
                _put_whole(BytesIO(data), target)
            else:
                self._fs.pipe_file(self.path(file), data)
        except OSError as error:
            raise self._refusal(error, f"archive file {self.url}/{file} could not be rewritten", "") from error

    def put_new(self, file: str, data: bytes) -> bool:
        """Write a file, whole or not at all, and on the disk before this returns, unless one has this name; whether it
        was written. On an object store the later one stands of two that are written in the same moment."""
        try:
            if isinstance(self._fs, LocalFileSystem):
                return _put_new_whole(data, Path(self.path(file)))
            if self.exists(file):
                return False
            self._fs.makedirs(self._fs._parent(self.path(file)), exist_ok=True)  # noqa: SLF001  fsspec's own idiom
            self._fs.pipe_file(self.path(file), data)
        except OSError as error:
            raise self._refusal(error, f"archive file {self.url}/{file} could not be written", "") from error
        return True

    def remove_folder(self, folder: str) -> None:
        """Take a folder away with all that is in it, and the folders above that are empty then. Twice is once."""
        try:
            if isinstance(self._fs, LocalFileSystem):
                _remove_folder(Path(self.path(folder)), Path(self._root))
                return
            self._fs.invalidate_cache()
            if self._fs.exists(self.path(folder)):
                self._fs.rm(self.path(folder), recursive=True)
        except OSError as error:
            raise TransientError(
                f"archive folder {self.url}/{folder} could not be removed: {error}; try again"
            ) from error

    def remove(self, file: str) -> None:
        """Take a finished part away, and what a crash left half copied beside it."""
        try:
            if isinstance(self._fs, LocalFileSystem):
                target = Path(self.path(file))
                _clear_half_copies(target)
                target.unlink(missing_ok=True)
            elif self.exists(file):
                self._fs.rm_file(self.path(file))
        except OSError as error:
            raise TransientError(f"archive file {self.url}/{file} could not be removed: {error}; try again") from error

    def _refusal(self, error: OSError, what: str, kept: str) -> TransientError:
        if error.errno in NO_SPACE:
            return no_space(self._root, kept)
        return TransientError(f"{what}: {error}; {kept or 'try again'}")

    def _check_size(self, part: Path, file: str) -> None:
        there: Any = self._fs.size(self.path(file))
        if there is not None and int(there) != part.stat().st_size:
            raise OSError(f"{there} bytes arrived of {part.stat().st_size}")


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.moving")


def _clear_half_copies(target: Path) -> None:
    """For a caller who knows that nobody is moving this part: what a killed process left beside it."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.moving"):
        left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _move_whole(part: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.replace(target)
    except OSError:  # another file system
        with part.open("rb") as data:
            _put_whole(data, target)
        part.unlink()


def _put_whole(data: IO[bytes], target: Path) -> None:
    with _whole_beside(data, target) as beside:
        beside.replace(target)


@contextmanager
def _whole_beside(data: IO[bytes], target: Path) -> Iterator[Path]:
    """Beside the target first and on the disk, so that the name never stands for half a file."""
    beside = _beside(target)
    try:
        with beside.open("wb") as out:
            shutil.copyfileobj(data, out)
            out.flush()
            os.fsync(out.fileno())
        yield beside
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _put_new_whole(data: bytes, target: Path) -> bool:
    for last in range(_MOST_TRIES):
        if target.exists():
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with _whole_beside(BytesIO(data), target) as beside:
                return _named(beside, target)
        except FileNotFoundError:  # its folder was empty, and somebody has just removed it
            if last == _MOST_TRIES - 1:
                raise
    return False


def _named(beside: Path, target: Path) -> bool:
    """Give it its name, unless another was faster."""
    try:
        target.hardlink_to(beside)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if target.exists():
            return False
        beside.replace(target)
    return True


def _remove_folder(folder: Path, root: Path) -> None:
    for last in range(_MOST_TRIES):
        try:
            shutil.rmtree(folder)
        except OSError as error:
            # somebody else writes into it, or takes away, in the same moment
            if folder.exists() and (error.errno not in _CHANGING or last == _MOST_TRIES - 1):
                raise
        if not folder.exists():
            break
    for above in folder.parents:
        try:
            if above != root:
                above.rmdir()
                continue
        except FileNotFoundError:
            continue
        except OSError as error:
            if error.errno not in _CHANGING:
                raise
        _sync_folder(above)  # the root, or the first in which something else is
        return
