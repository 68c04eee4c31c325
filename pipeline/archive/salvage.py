"""Parts that a crash left open -> the archive: whole records kept, the torn tail cut."""

import fcntl
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pipeline.archive.store import Store
from pipeline.archive.writer import OPEN, SUFFIX

_STEP = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvagedPart:
    """A part now in the archive. `captures_in(archive_url, part.file)` lists what it holds, for the index."""

    file: str
    records: int
    cut: int


def salvage(work_dir: Path, archive_url: str) -> list[SalvagedPart]:
    """Move every part in, whose writer is dead. A part with no whole record but its header leaves nothing.

    To be called before a run opens its own part: what it finds is in the archive but not yet in the index.
    """
    store = Store(archive_url)
    found: list[SalvagedPart] = []
    for path in sorted(work_dir.rglob(f"*{SUFFIX}{OPEN}")) if work_dir.is_dir() else ():
        with path.open("r+b") as part:
            if _locked(part):
                found.extend(_mend(path, part, store, work_dir))
    return found


def _locked(part: IO[bytes]) -> bool:
    """The writer holds this lock while it lives; the system lets go of it when the process is gone."""
    try:
        fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _mend(path: Path, part: IO[bytes], store: Store, work_dir: Path) -> Iterator[SalvagedPart]:
    size = path.stat().st_size
    ends = list(_whole_members(part))
    if len(ends) < 2:  # the first member is the header of the file, not a capture
        path.unlink()
        return
    part.truncate(ends[-1])
    part.flush()
    file = path.relative_to(work_dir).as_posix().removesuffix(OPEN)
    store.take_in(path, file)
    yield SalvagedPart(file=file, records=len(ends) - 1, cut=size - ends[-1])


def _whole_members(part: IO[bytes]) -> Iterator[int]:
    """Where each complete gzip member ends. A record is one member, and gzip's checksum says that it is whole."""
    part.seek(0)
    at = 0
    data = part.read(_STEP)
    while data:
        inflate = zlib.decompressobj(16 + zlib.MAX_WBITS)
        while not inflate.eof:
            fed = len(data)
            try:
                inflate.decompress(data, _STEP)
            except zlib.error:
                return
            data = inflate.unconsumed_tail or inflate.unused_data
            at += fed - len(data)
            if not data and not inflate.eof:
                data = part.read(_STEP)
                if not data:
                    return
        yield at
        data = data or part.read(_STEP)
