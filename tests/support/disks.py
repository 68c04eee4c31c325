"""Small, full or read-only file systems for a test, where this machine lets us mount one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[Path]:
    """A tmpfs at `folder`, which is made; the test is skipped where none may be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    program = shutil.which("mount")
    command = [program or "mount", "-t", "tmpfs", "-o", options, "newsfigures-test", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False) if program else None
    if done is None or done.returncode:
        pytest.skip(f"no file system may be mounted here: {done.stderr.strip() if done else 'there is no mount'}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


def widen(folder: Path, size: str) -> None:
    """More room on a disk that `mounted` has made."""
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)


def fill(folder: Path, *, leaving: int) -> Path:
    """A file that takes up the disk's room but for so many bytes; without it there is room again."""
    found = os.statvfs(folder)
    ballast = folder / "ballast"
    with ballast.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, found.f_bavail * found.f_frsize - leaving)
    return ballast


@contextmanager
def unwritable(folder: Path) -> Iterator[Path]:
    """A folder in which this user may make nothing: root as well."""
    if os.geteuid() == 0:
        with mounted(folder, "ro,size=1m") as made:
            yield made
        return
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o500)
    try:
        yield folder
    finally:
        folder.chmod(0o700)
