"""What is erased is gone, and everything else stays where it was."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from warcio.checker import Checker

from pipeline.archive import ArchiveWriter, captures_in, erase_all, read_capture, salvage, verify
from pipeline.errors import PipelineError
from tests.archive.test_writer import capture, ref, write

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize("body", [b"", b"x", b"secret words", bytes(range(256)) * 2_000], ids=len)
def test_an_erased_record_leaves_its_neighbours_where_they_were(tmp_path, body):
    captures = [capture(1), capture(2, body), capture(3)]
    places = write(tmp_path, *captures)
    url = (tmp_path / "archive").as_uri()
    part = tmp_path / "archive" / places[0].file
    size = part.stat().st_size
    erase_all(url, [places[1]], at=NOW)
    once = part.read_bytes()
    erase_all(url, [places[1]], at=NOW)
    assert len(once) == part.stat().st_size == size
    assert [found.url for found, _ in captures_in(url, places[0].file)] == [captures[0].url, captures[2].url]
    assert read_capture(url, ref(captures[2], places[2])).body == captures[2].body
    assert (verify(url).captures, verify(url).faults) == (2, ())
    assert Checker(type("Command", (), {"inputs": [str(part)], "verbose": False})()).process_all() == 0
    assert b"/doc/2" not in part.read_bytes()
    with pytest.raises(PipelineError, match="holds no readable record"):
        read_capture(url, ref(captures[1], places[1]))


def test_nothing_is_erased_where_no_record_lies(tmp_path):
    (place,) = write(tmp_path, capture())
    before = (tmp_path / "archive" / place.file).read_bytes()
    for wrong in (replace(place, offset=place.offset + 1), replace(place, length=place.length - 1)):
        with pytest.raises(PipelineError, match="nothing was erased"):
            erase_all((tmp_path / "archive").as_uri(), [wrong], at=NOW)
    assert (tmp_path / "archive" / place.file).read_bytes() == before


def test_a_record_that_is_erased_while_its_part_is_open_never_comes_into_the_archive(tmp_path):
    url = (tmp_path / "archive").as_uri()
    with ArchiveWriter(url, tmp_path / "work", "sample/part") as archive:
        places = [archive.add(capture(number)) for number in (1, 2, 3)]
        archive.erase([places[1]], at=NOW)
    assert [place for _, place in captures_in(url, places[0].file)] == [places[0], places[2]]
    assert (verify(url).erased, verify(url).faults) == (1, ())
    assert not list((tmp_path / "work").rglob("*.open"))


def test_an_open_part_stays_one_until_its_records_are_dealt_with(tmp_path):
    """Who is killed before, finds it again, and what was erased of it stays erased."""
    url = (tmp_path / "archive").as_uri()
    archive = ArchiveWriter(url, tmp_path / "work", "sample/part")
    places = [archive.add(capture(number)) for number in (1, 2)]
    archive.leave()
    killed = salvage(tmp_path / "work", url)
    assert next(killed).records == 2
    erase_all(url, [places[0]], at=NOW)
    killed.close()
    (again,) = salvage(tmp_path / "work", url)
    assert [place for _, place in captures_in(url, again.file)] == [places[1]]
    assert list(salvage(tmp_path / "work", url)) == []
