"""The place where finished WARC parts lie: a folder, or any fsspec URL."""

import glob
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import fsspec
from fsspec.implementations.local import LocalFileSystem

from pipeline.errors import NO_SPACE, ConfigError, PipelineError, TransientError, no_space


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

    def files(self) -> list[str]:
        """All finished parts, in order of name."""
        root = self._root.rstrip("/") + "/"
        if not self._fs.exists(self._root):
            return []
        found = (str(path) for path in self._fs.find(self._root))
        return sorted(path.removeprefix(root) for path in found if path.endswith(".warc.gz"))

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
    return target.with_name(f".{target.name}.{os.getpid()}.moving")


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
    """Beside the target first and on the disk, so that the name never stands for half a file."""
    beside = _beside(target)
    try:
        with beside.open("wb") as out:
            shutil.copyfileobj(data, out)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    _sync_folder(target.parent)
