"""Where the archive is no folder of this machine, what a killed run has added outlives the machine.

The archive is fsspec's file system in memory, which has no folders to rename in either. What an S3 server makes of the
same is in tests/acceptance/test_s3.py.
"""

import fcntl
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest

from pipeline.archive import (
    ArchiveWriter,
    captures_in,
    erase_all,
    is_any_open,
    open_parts,
    read_capture,
    salvage,
    throw_away,
    verify,
)
from pipeline.archive.store import Store
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import WarcPlace
from tests.archive.test_writer import capture, ref

FILE = "sample/2026/11/run.warc.gz"
NAME = FILE.removesuffix(".warc.gz")
FOLDER = "sample"


@pytest.fixture
def url() -> Iterator[str]:
    yield "memory://newsfigures-open-parts"
    memory = fsspec.filesystem("memory")
    if memory.exists("/newsfigures-open-parts"):
        memory.rm("/newsfigures-open-parts", recursive=True)


def begun(
    url: str, machine: Path, *numbers: int, unshared: tuple[int, ...] = ()
) -> tuple[ArchiveWriter, list[WarcPlace]]:
    """A part as it stands while it is written."""
    archive = ArchiveWriter(url, machine / "parts" / FOLDER, NAME)
    places = []
    for number in numbers:
        places.append(archive.add(capture(number)))
        archive.share()
    places += [archive.add(capture(number)) for number in unshared]
    return archive, places


def die(archive: ArchiveWriter) -> None:
    """What the system does for a killed process: its lock is free, its file stays."""
    assert archive._out is not None
    fcntl.flock(archive._out, fcntl.LOCK_UN)


def numbers_in(url: str) -> list[str]:
    return [one.url.rpartition("/")[2] for one, _ in captures_in(url, FILE)]


def test_another_machine_puts_together_what_was_shared(url: str, tmp_path: Path) -> None:
    archive, places = begun(url, tmp_path / "one", 1, 2, 3, unshared=(4,))
    die(archive)
    (part,) = salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER)
    assert (part.file, part.records) == (FILE, 3)
    assert numbers_in(url) == ["1", "2", "3"]
    for number, place in enumerate(places[:3], 1):
        assert read_capture(url, ref(capture(number), place)).url == capture(number).url, "where the index says"
    assert verify(url).faults == ()
    assert list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER)) == []
    assert Store(url).files("open-parts", suffix="") == []


def test_a_part_counts_as_open_for_every_machine_until_it_is_closed(url: str, tmp_path: Path) -> None:
    archive, _ = begun(url, tmp_path / "one", 1)
    for machine in ("one", "two"):
        parts = tmp_path / machine / "parts"
        assert open_parts(url, parts, [FILE, "sample/other.warc.gz"]) == {FILE}
        assert is_any_open(parts / FOLDER, url, FOLDER)
        assert not is_any_open(parts / "other", url, "other")
    archive.close()
    for machine in ("one", "two"):
        assert open_parts(url, tmp_path / machine / "parts", [FILE]) == set()
        assert not is_any_open(tmp_path / machine / "parts" / FOLDER, url, FOLDER)


def test_a_closed_part_leaves_no_pieces(url: str, tmp_path: Path) -> None:
    archive, _ = begun(url, tmp_path, 1, 2)
    archive.close()
    assert Store(url).files("", suffix="") == [FILE]
    assert numbers_in(url) == ["1", "2"]


def test_the_killed_machine_that_comes_back_brings_nothing_back(url: str, tmp_path: Path) -> None:
    """What was put together meanwhile may have been forgotten meanwhile."""
    archive, (place, _) = begun(url, tmp_path / "one", 1, 2)
    die(archive)
    list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER))
    erase_all(url, [place], at=datetime(2026, 11, 28, tzinfo=UTC))
    assert open_parts(url, tmp_path / "one" / "parts", [FILE]) == set()
    assert list(salvage(tmp_path / "one" / "parts" / FOLDER, url, FOLDER)) == []
    assert numbers_in(url) == ["2"]
    assert list((tmp_path / "one").rglob("*.open")) == []


def test_it_throws_its_copy_away_whatever_it_does_next(url: str, tmp_path: Path) -> None:
    """What nobody has put together, and what somebody writes, it leaves alone."""
    parts = tmp_path / "one" / "parts"
    archive, _ = begun(url, tmp_path / "one", 1)
    throw_away(parts, url)
    die(archive)
    throw_away(parts, url)
    (left,) = parts.rglob("*.open")
    list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER))
    throw_away(parts, url)
    assert not left.exists()
    assert numbers_in(url) == ["1"]


def test_what_the_dead_machine_alone_has_is_taken_in_when_it_comes_back(url: str, tmp_path: Path) -> None:
    archive, _ = begun(url, tmp_path / "one", unshared=(1,))
    die(archive)
    assert list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER)) == []
    (part,) = salvage(tmp_path / "one" / "parts" / FOLDER, url, FOLDER)
    assert (part.records, numbers_in(url)) == (1, ["1"])


def test_pieces_beside_their_whole_part_are_only_indexed_again(url: str, tmp_path: Path) -> None:
    """As after a kill between the two steps of closing."""
    archive, _ = begun(url, tmp_path / "one", 1, 2)
    pieces = {name: Store(url).read_bytes(name, most=10**6) for name in Store(url).files("open-parts", suffix="")}
    archive.close()
    before = Store(url).read_bytes(FILE, most=10**6)
    for name, data in pieces.items():
        Store(url).replace(name, data or b"")
    (part,) = salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER)
    assert (part.records, Store(url).read_bytes(FILE, most=10**6)) == (2, before)


def test_pieces_of_a_run_that_went_on_without_its_lock_go_behind_what_is_there(url: str, tmp_path: Path) -> None:
    archive, places = begun(url, tmp_path / "one", 1)
    list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER))
    places.append(archive.add(capture(2)))
    archive.share()
    die(archive)
    list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER))
    assert numbers_in(url) == ["1", "2"]
    assert read_capture(url, ref(capture(2), places[1])).url == capture(2).url


def test_a_piece_that_is_missing_is_named(url: str, tmp_path: Path) -> None:
    archive, _ = begun(url, tmp_path / "one", 1, 2)
    die(archive)
    first = min(Store(url).files("open-parts", suffix=""))
    Store(url).remove(first)
    with pytest.raises(PipelineError, match=r"run\.warc\.gz lacks its bytes 0 to \d+"):
        list(salvage(tmp_path / "two" / "parts" / FOLDER, url, FOLDER))


def test_the_parts_of_another_folder_are_left_alone(url: str, tmp_path: Path) -> None:
    """Only who has the lock of a folder knows that nobody writes there."""
    begun(url, tmp_path / "one", 1)
    assert list(salvage(tmp_path / "two" / "parts" / "sampl", url, "sampl")) == []
    assert open_parts(url, tmp_path / "two" / "parts", [FILE]) == {FILE}


def test_a_folder_of_this_machine_gets_no_pieces(tmp_path: Path) -> None:
    here = (tmp_path / "archive").as_uri()
    archive, _ = begun(here, tmp_path / "one", 1, 2)
    assert Store(here).files("", suffix="") == []
    assert open_parts(here, tmp_path / "one" / "parts", [FILE]) == {FILE}
    archive.close()
    assert Store(here).files("", suffix="") == [FILE]


@pytest.mark.parametrize("address", ["s3://key:secret@bucket/archive", "s3://key@bucket"])
def test_a_key_in_the_address_is_refused_and_not_said_again(address: str) -> None:
    with pytest.raises(ConfigError, match="AWS_ACCESS_KEY_ID") as refused:
        Store(address)
    assert "secret" not in str(refused.value)
