"""On a full disk the archive keeps what is whole, says which folder has no room, and goes on when there is."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.archive import ArchiveWriter, captures_in, erase_all, keep_answer, read_answer, salvage, verify
from pipeline.errors import TransientError
from pipeline.model import WarcPlace
from tests.archive.test_answers import MODEL, answer, question
from tests.archive.test_writer import capture
from tests.support.disks import fill, mounted

NOISE = random.Random(7)  # packed, it takes as much room as it has bytes
NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize("size", [3_000, 60_000])
def test_a_record_that_finds_no_room_leaves_no_trace_in_its_part(tmp_path: Path, size: int) -> None:
    added: list[WarcPlace] = []
    with mounted(tmp_path / "small", "size=512k") as small:
        url = (small / "archive").as_uri()

        def add_until_full() -> None:
            with ArchiveWriter(url, small / "parts", "sample/part") as archive:
                while True:
                    added.append(archive.add(capture(len(added), NOISE.randbytes(size))))

        with pytest.raises(TransientError, match=f"no space left in {small / 'parts'}; make room"):
            add_until_full()
        assert len(added) > 3
        assert verify(url).faults == ()
        assert [place for _, place in captures_in(url, added[0].file)] == added
        part = small / "archive" / added[0].file
        assert part.stat().st_size == added[-1].offset + added[-1].length


def test_a_writer_goes_on_when_room_is_made(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=512k") as small:
        url = (small / "archive").as_uri()
        with ArchiveWriter(url, small / "parts", "sample/part") as archive:
            places = [archive.add(capture(0, b"first"))]
            ballast = fill(small, leaving=8192)
            with pytest.raises(TransientError, match="no space left in"):
                archive.add(capture(1, NOISE.randbytes(60_000)))
            ballast.unlink()
            places.append(archive.add(capture(2, NOISE.randbytes(60_000))))
        assert [place for _, place in captures_in(url, places[0].file)] == places
        assert verify(url).faults == ()


def test_a_part_that_has_no_room_for_its_first_line_is_not_there(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=64k") as small:
        url = (small / "archive").as_uri()
        ballast = fill(small, leaving=0)
        with ArchiveWriter(url, small / "parts", "sample/part") as archive:
            with pytest.raises(TransientError, match=f"no space left in {small / 'parts'}"):
                archive.add(capture())
            assert not list(small.rglob("*.warc.gz*"))
            ballast.unlink()
            archive.add(capture())
        assert verify(url).captures == 1


def test_a_part_waits_where_it_is_until_the_archive_has_room(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=64k") as small:
        url = (small / "archive").as_uri()
        archive = ArchiveWriter(url, tmp_path / "parts", "sample/part")
        place = archive.add(capture(1, NOISE.randbytes(60_000)))
        ballast = fill(small, leaving=4096)
        with pytest.raises(TransientError, match=f"no space left in {small / 'archive'}; make room"):
            archive.close()
        assert not [path for path in (small / "archive").rglob("*") if path.is_file()]
        ballast.unlink()
        (moved,) = salvage(tmp_path / "parts", url)
        assert (moved.file, moved.records, moved.cut) == (place.file, 1, 0)
        assert verify(url).faults == ()


def test_a_part_that_cannot_be_rewritten_stays_as_it_was(tmp_path: Path) -> None:
    with mounted(tmp_path / "small", "size=128k") as small:
        url = (small / "archive").as_uri()
        with ArchiveWriter(url, tmp_path / "parts", "sample/part") as archive:
            place = archive.add(capture(1, NOISE.randbytes(60_000)))
        ballast = fill(small, leaving=4096)
        with pytest.raises(TransientError, match=f"no space left in {small / 'archive'}; make room"):
            erase_all(url, [place], at=NOON)
        assert [path.name for path in small.rglob("*") if path.is_file()] == ["ballast", "part.warc.gz"]
        assert verify(url).captures == 1
        ballast.unlink()
        erase_all(url, [place], at=NOON)
        assert (verify(url).captures, verify(url).erased) == (0, 1)


def test_an_answer_that_finds_no_room_leaves_no_trace_and_is_kept_when_there_is(tmp_path: Path) -> None:
    said = answer(None, NOISE.randbytes(40_000).hex())
    with mounted(tmp_path / "small", "size=64k") as small:
        url = (small / "archive").as_uri()
        ballast = fill(small, leaving=4096)
        with pytest.raises(TransientError, match=f"no space left in {small / 'archive'}; make room"):
            keep_answer(url, said)
        assert [path.name for path in small.rglob("*") if path.is_file()] == ["ballast"]
        assert read_answer(url, question(), MODEL) is None
        ballast.unlink()
        keep_answer(url, said)
        assert read_answer(url, question(), MODEL) == said
