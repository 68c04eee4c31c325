"""Captures -> one WARC part, written where a crash can be mended and moved to the archive when it is whole."""

import fcntl
import os
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO, FileIO
from pathlib import Path
from types import TracebackType

from warcio.warcwriter import WARCWriter

from pipeline.archive.erase import without_records
from pipeline.archive.open_parts import drop_pieces, share_piece, working_path
from pipeline.archive.records import write_record
from pipeline.archive.store import Store
from pipeline.errors import PipelineError, naming_full_disk
from pipeline.model import Capture, WarcPlace

SUFFIX = ".warc.gz"


class ArchiveWriter:
    """One part per task attempt, as a context manager.

    `name` is archive-relative and without suffix ("sample_times/2026-11-25/run-7"); a number is added when it is taken,
    so that no part ever overwrites another. Records are flushed one by one into `work_dir`; they can be read by
    `read_capture` only after the part has been closed. An error inside the `with` still closes and keeps the part.

    What goes into an index before that has to be shared first: where there are several machines, it outlives this one.
    """

    def __init__(self, archive_url: str, work_dir: Path, name: str) -> None:
        self._store = Store(archive_url)
        self._work_dir = work_dir
        self._name = name.strip("/")
        self._store.path(self._name)
        self._out: FileIO | None = None
        self._file = ""
        self._shared = 0
        self._to_erase: dict[tuple[int, int], datetime] = {}
        self.count = 0

    @property
    def file(self) -> str | None:
        """The archive-relative name of the part; None while nothing has been added."""
        return self._file or None

    def __enter__(self) -> "ArchiveWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, capture: Capture) -> WarcPlace:
        """Write one record through to the operating system: a killed process loses at most the page in flight, and a
        full disk (NoSpaceError) leaves nothing of it."""
        with naming_full_disk(self._work_dir):
            out = self._opened()
            record = BytesIO()
            write_record(WARCWriter(record, gzip=True, warc_version="1.1"), capture)
            offset = _append(out, record.getvalue())
        self.count += 1
        return WarcPlace(file=self._file, offset=offset, length=out.tell() - offset)

    def share(self) -> None:
        """Put what was added since the last time into the archive, where other machines find it if this one dies. An
        archive that is a folder of this machine needs none: what is on its disk stays there."""
        if self._store.is_local or self._out is None or self._out.tell() == self._shared:
            return
        with working_path(self._work_dir, self._file).open("rb") as part:
            part.seek(self._shared)
            data = part.read()
        share_piece(self._store, self._file, self._shared, data)
        self._shared += len(data)

    def erase(self, places: Iterable[WarcPlace], *, at: datetime) -> None:
        """Keep these records of the part, which is still open, out of the archive: in their place `close` puts what
        erase_all would. Until then `salvage` finds them, so that whoever refuses them has to do so again after a kill.
        """
        self._to_erase |= {(place.offset, place.length): at for place in places}

    def close(self) -> None:
        """Move the part to the archive. Nothing added, nothing made. Twice is once."""
        if self._out is None:
            return
        out, self._out = self._out, None
        try:
            if self.count:
                with naming_full_disk(self._work_dir):
                    os.fsync(out.fileno())
                self._move_in(working_path(self._work_dir, self._file))
                if self._shared:
                    drop_pieces(self._store, self._file)
            else:
                working_path(self._work_dir, self._file).unlink()
        finally:
            out.close()

    def leave(self) -> None:
        """Let go of the part as it is, which no index knows: `salvage` then finds it as one of a process that died."""
        if self._out is not None:
            self._out.close()
            self._out = None

    def _move_in(self, part: Path) -> None:
        if not self._to_erase:
            self._store.take_in(part, self._file)
            return
        data = without_records(part.read_bytes(), self._file, self._to_erase, max(self._to_erase.values()))
        self._store.replace(self._file, data)
        part.unlink()

    def _opened(self) -> FileIO:
        if self._out is None:
            if self.count:
                raise PipelineError(f"archive part {self._file} is closed; open a new ArchiveWriter to add more")
            self._out = self._begun(self._claim())
        return self._out

    def _begun(self, out: FileIO) -> FileIO:
        header = BytesIO()
        warc = WARCWriter(header, gzip=True, warc_version="1.1")
        told = {"software": "newsfigures", "format": "WARC File Format 1.1"}
        warc.write_record(warc.create_warcinfo_record(self._file, told))
        try:
            _append(out, header.getvalue())
        except BaseException:
            working_path(self._work_dir, self._file).unlink()
            out.close()
            raise
        return out

    def _claim(self) -> FileIO:
        number = 1
        while True:
            self._file = f"{self._name}{f'-{number}' if number > 1 else ''}{SUFFIX}"
            path = working_path(self._work_dir, self._file)
            path.parent.mkdir(parents=True, exist_ok=True)
            number += 1
            if self._store.exists(self._file):
                continue
            try:
                out = FileIO(path, "xb")  # without a buffer, which would keep what a full disk has refused
            except FileExistsError:
                continue
            # held as long as this process lives: salvage leaves alone what somebody is still writing
            fcntl.flock(out, fcntl.LOCK_EX)
            return out


def _append(out: FileIO, data: bytes) -> int:
    """All of it or nothing: what follows a full disk or an interrupt must not begin behind half a record. Where it
    begins."""
    offset, left = out.tell(), memoryview(data)
    try:
        while left:
            left = left[out.write(left) :]
    except BaseException:
        out.truncate(offset)
        out.seek(offset)
        raise
    return offset
