"""Files of a folder: whole under their name or not there, and on the disk before a call returns."""

import errno
import glob
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

_MOST_TRIES = 5
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK})
"""What a file system says that has no hard links."""
_CHANGING = frozenset({errno.ENOENT, errno.ENOTEMPTY, errno.EEXIST})
"""What a folder says in which somebody else works."""


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.{os.getpid()}-{threading.get_ident()}.moving")


def clear_half_copies(target: Path) -> None:
    """For a caller who knows that nobody is moving this part: what a killed process left beside it."""
    for left in target.parent.glob(f".{glob.escape(target.name)}.*.moving"):
        left.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move_whole(part: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        part.replace(target)
    except OSError:  # another file system
        with part.open("rb") as data:
            put_whole(data, target)
        part.unlink()


def link_whole(part: Path, target: Path) -> None:
    """A second name for the part; a copy, where the file system has none or the target is on another."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.hardlink_to(part)
    except OSError:
        with part.open("rb") as data:
            put_whole(data, target)


def put_whole(data: IO[bytes], target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
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


def put_new_whole(data: bytes, target: Path) -> bool:
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


def remove_folder(folder: Path, root: Path) -> None:
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
