"""Parts that a crash left open -> the archive: whole records kept, the torn tail cut."""

import fcntl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO

from pipeline.archive.members import member_ends
from pipeline.archive.open_parts import OPEN, drop_pieces, pieces_of, shared_parts, work_dirs
from pipeline.archive.store import Store
from pipeline.archive.writer import SUFFIX
from pipeline.errors import PipelineError


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvagedPart:
    """A part now in the archive. `captures_in(archive_url, part.file)` lists what it holds, for the index."""

    file: str
    records: int
    cut: int


def salvage(work_dir: Path, archive_url: str, folder: str = "") -> Iterator[SalvagedPart]:
    """Move every part of a folder of the archive in, whose writer is dead; without a folder, of all. A part with no
    whole record but its header leaves nothing. `work_dir` is where this machine writes the parts of that folder.

    To be called before a run opens its own part, under the lock under which that folder's parts are written: what it
    finds is in the archive but maybe not yet in the index. A part ceases to be open when the next one is asked for:
    where its records could not be entered, or those of it that are forgotten not be erased, it is found again.
    """
    store = Store(archive_url)
    if not store.is_local:
        yield from _put_together(store, folder)
    for path in sorted(_open_here(work_dir)):
        with path.open("r+b") as part:
            if not _locked(part):
                continue
            if not _thrown_away(path, store, work_dir):
                yield from _mend(path, part, store, work_dir)


def is_any_open(work_dir: Path, archive_url: str, folder: str = "") -> bool:
    """Whether there are parts that somebody writes, or that `salvage` would move in."""
    store = Store(archive_url)
    return any(_open_here(work_dir)) or bool(not store.is_local and shared_parts(store, folder))


def _open_here(work_dir: Path) -> Iterator[Path]:
    return work_dir.rglob(f"*{SUFFIX}{OPEN}") if work_dir.is_dir() else iter(())


def throw_away(parts: Path, archive_url: str) -> None:
    """What this machine has left open, of any folder, and others have put together since. `parts` is where it keeps the
    folders in which it writes."""
    store = Store(archive_url)
    if store.is_local or not parts.is_dir():
        return
    for path in parts.rglob(f"*{SUFFIX}{OPEN}"):
        with suppress(FileNotFoundError), path.open("r+b") as part:  # its own run may take it in meanwhile
            if _locked(part):
                any(_thrown_away(path, store, work_dir) for work_dir in work_dirs(parts, path.relative_to(parts)))


def _thrown_away(path: Path, store: Store, work_dir: Path) -> bool:
    """A part that was put together out of its pieces, maybe long ago: this copy may hold what was forgotten since."""
    if store.is_local or not store.exists(_name(path, work_dir)):
        return False
    path.unlink()
    return True


def _put_together(store: Store, folder: str) -> Iterator[SalvagedPart]:
    """Out of the pieces that killed runs have left, of any machine; behind what is in the archive already, where a run
    lost its lock and went on."""
    for file in sorted(shared_parts(store, folder)):
        whole = store.exists(file)
        data = bytearray()
        if whole:
            with store.reading(file) as stream:
                data += stream.read()
        had = len(data)
        for offset, piece in pieces_of(store, file):
            if offset > len(data):
                raise PipelineError(
                    f"archive part {file} lacks its bytes {len(data)} to {offset}, and cannot be put together out of "
                    f"open-parts/{file}; restore what is missing, or remove that folder if it is not to be had"
                )
            data += piece[len(data) - offset :]
        ends = list(member_ends(BytesIO(data)))
        if len(ends) > 1 and len(data) > had:
            store.replace(file, bytes(data))
        if len(ends) > 1:
            yield SalvagedPart(file=file, records=len(ends) - 1, cut=0)
        drop_pieces(store, file)


def _locked(part: IO[bytes]) -> bool:
    """The writer holds this lock while it lives; the system lets go of it when the process is gone."""
    try:
        fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _mend(path: Path, part: IO[bytes], store: Store, work_dir: Path) -> Iterator[SalvagedPart]:
    size = path.stat().st_size
    part.seek(0)
    ends = list(member_ends(part))
    if len(ends) < 2:  # the first member is the header of the file, not a capture
        path.unlink()
        return
    part.truncate(ends[-1])
    part.flush()
    file = _name(path, work_dir)
    if not store.exists(file):  # it is when this was broken off before, and something may have been erased there since
        store.copy_in(path, file)
    yield SalvagedPart(file=file, records=len(ends) - 1, cut=size - ends[-1])
    path.unlink()


def _name(path: Path, work_dir: Path) -> str:
    return path.relative_to(work_dir).as_posix().removesuffix(OPEN)
