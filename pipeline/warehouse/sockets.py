"""The folder of the socket that the embedded server listens on, and whether something does."""

import hashlib
import os
import re
import shutil
import socket
import tempfile
from pathlib import Path

PORT = 5432  # names the socket file; nothing listens on TCP
_PREFIX = "newsfigures-"
_LONGEST_PATH = 100  # the kernel's limit for a socket's path is 108 bytes on Linux, 104 on macOS


def make_folder(home: Path) -> Path:
    """Beside the data; in a new folder for temporary files where that path is longer than the kernel allows, or has a
    sign that means something in a list of folders or in a URL."""
    folder = home / "postgres.socket"
    too_long = len(os.fsencode(folder)) + len(f"/.s.PGSQL.{PORT}.lock") > _LONGEST_PATH
    if too_long or not re.fullmatch(r"[\w./-]+", str(folder)):
        mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:8]
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{mark}-", dir="/tmp"))  # TMPDIR may be as deep
    else:
        folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    return folder


def drop_folder(folder: Path, home: Path) -> None:
    """One for temporary files goes; the one in the home stays."""
    if folder.parent != home and folder.name.startswith(_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


def accepts(folder: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(folder / f".s.PGSQL.{PORT}"))
        except OSError:
            return False
    return True
