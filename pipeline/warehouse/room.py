"""What the embedded server says and what its disk has left -> whether it was for want of room that something failed."""

import os
from pathlib import Path

from psycopg import Error as DriverError
from sqlalchemy.exc import SQLAlchemyError

from pipeline.errors import ConfigError, NoSpaceError, no_space
from pipeline.warehouse.failures import explained, with_causes
from pipeline.warehouse.runner import ProgramError

_SEGMENT = 16 * 2**20
"""Bytes: the server writes its log of changes in files of this size, and stops where one finds no room."""
_NEW = 80
"""MB: two databases with their schemas."""
_WORDS = ("No space left on device", "Disk quota exceeded")
_TAIL = 2**20


class Room:
    """The disk of the server in `home`, watched from now on."""

    def __init__(self, home: Path, log: Path) -> None:
        self._home = home
        self._log = log
        self._begun = _size(log)

    def is_lacking(self) -> bool:
        """Whether a write has failed since, or the next is going to."""
        return any(word in self._said() for word in _WORDS) or self._free() < _SEGMENT

    def told(self, error: BaseException | None) -> NoSpaceError | None:
        """The error to raise instead of one that came of a full disk; None for any other."""
        if error is None or isinstance(error, NoSpaceError) or not _is_of_server(error):
            return None
        if not any(word in str(one) for one in with_causes(error) for word in _WORDS) and not self.is_lacking():
            return None
        free, step = (size >> 20 for size in (self._free(), _SEGMENT))
        takes = f"{free} MB are free there: a new warehouse takes {_NEW}, and any {step} at a time"
        return no_space(self._home, f"{takes}. What is stored stays stored")

    def _said(self) -> str:
        """In the server's log, since; where nothing could be written, there is nothing."""
        end = _size(self._log)
        if end <= self._begun:
            return ""
        with self._log.open("rb") as log:
            log.seek(max(self._begun, end - _TAIL))
            return log.read().decode(errors="replace")

    def _free(self) -> int:
        """Bytes for users other than root, whom no server runs as; 0 where no more files can be made."""
        found = os.statvfs(self._home)
        return 0 if found.f_files and not found.f_favail else found.f_bavail * found.f_frsize


def _size(log: Path) -> int:
    try:
        return log.stat().st_size
    except OSError:  # not there yet, or another user's, of which others tell
        return 0


def _is_of_server(error: BaseException) -> bool:
    """Not a fault of the code or the settings, which a full disk does not excuse."""
    said = explained(error)
    of_server = any(isinstance(one, SQLAlchemyError | DriverError | ProgramError) for one in with_causes(error))
    return of_server and said is not None and not isinstance(said, ConfigError)
