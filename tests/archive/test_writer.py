"""Captures go into WARC parts and come out the same."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.checker import Checker

from pipeline.archive import ArchiveWriter, captures_in, read_capture, salvage, verify
from pipeline.errors import PipelineError
from pipeline.model import Capture, CaptureRef, WarcPlace


def capture(number: int = 1, body: bytes = b"<p>4.2 million riders</p>") -> Capture:
    return Capture(
        url=f"http://times.example/doc/{number}",
        source_key="sample",
        final_url=f"http://times.example/doc/{number}?moved=1",
        fetched_at=datetime(2026, 4, 14, 9, 30, 0, 123456, tzinfo=UTC),
        status=200,
        headers={"content-type": "text/html; charset=utf-8", "etag": '"a1"'},
        body=body,
    )


def ref(found: Capture, place: WarcPlace) -> CaptureRef:
    return CaptureRef(
        capture_id=found.capture_id,
        url=found.url,
        final_url=found.final_url,
        source_key=found.source_key,
        fetched_at=found.fetched_at,
        content_type=found.headers.get("content-type"),
        sha256=found.sha256,
        place=place,
    )


def write(folder: Path, *captures: Capture, name: str = "sample/2026-04-14/run-1") -> list[WarcPlace]:
    with ArchiveWriter((folder / "archive").as_uri(), folder / "work", name) as archive:
        return [archive.add(one) for one in captures]


def test_a_capture_is_read_back_as_it_was_written(tmp_path):
    captures = [capture(1), capture(2, b""), capture(3, b"\x00\xff" * 70_000)]
    places = write(tmp_path, *captures)
    url = (tmp_path / "archive").as_uri()
    for one, place in zip(captures, places, strict=True):
        back = read_capture(url, ref(one, place))
        assert back == replace(one, headers=back.headers)
        assert {**one.headers, "content-length": str(len(one.body))}.items() >= back.headers.items()


def test_pages_that_the_warehouse_knows_and_the_archive_lacks_are_faults(tmp_path):
    first, second = write(tmp_path, capture(1), capture(2))
    url = (tmp_path / "archive").as_uri()
    assert verify(url, {first.file: [first.offset, second.offset]}).faults == ()
    behind, gone = second.offset + second.length, "sample/2026-04-13/run-0.warc.gz"
    assert [
        (one.file, one.offset, one.detail) for one in verify(url, {first.file: [behind], gone: [70, 9]}).faults
    ] == [
        (first.file, behind, "not there: captures that the warehouse knows, from here on 1"),
        (gone, 9, "not there: captures that the warehouse knows, from here on 2"),
    ]


def test_headers_that_do_not_describe_the_stored_body_are_left_out(tmp_path):
    told = {
        "Content-Encoding": "gzip",
        "Transfer-Encoding": "chunked",
        "Set-Cookie": "id=1",
        "Content-Type": "text/html",
    }
    one = replace(capture(), headers=told)
    (place,) = write(tmp_path, one)
    assert read_capture((tmp_path / "archive").as_uri(), ref(one, place)).headers == {"content-type": "text/html"}


def test_a_header_cannot_smuggle_in_another_record(tmp_path):
    one = replace(capture(), headers={"x-note": "a\r\n\r\nWARC/1.1\r\nWARC-Type: response"})
    (place,) = write(tmp_path, one)
    assert read_capture((tmp_path / "archive").as_uri(), ref(one, place)).body == one.body


def test_the_finished_part_stands_under_its_name_and_passes_the_checker(tmp_path):
    (place,) = write(tmp_path, capture())
    part = tmp_path / "archive" / place.file
    assert place.file == "sample/2026-04-14/run-1.warc.gz"
    assert Checker(type("Command", (), {"inputs": [str(part)], "verbose": False})()).process_all() == 0
    assert not list((tmp_path / "work").rglob("*.open"))


def test_no_part_is_made_when_nothing_was_added(tmp_path):
    assert write(tmp_path) == []
    assert not list(tmp_path.rglob("*.warc.gz*"))


def test_a_part_never_overwrites_another(tmp_path):
    first, second = write(tmp_path, capture(1)), write(tmp_path, capture(2))
    assert [first[0].file, second[0].file] == [
        "sample/2026-04-14/run-1.warc.gz",
        "sample/2026-04-14/run-1-2.warc.gz",
    ]


def test_an_error_during_the_run_keeps_what_was_added(tmp_path):
    kept = []

    def run_into_an_error():
        with ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive:
            kept.append(archive.add(capture()))
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        run_into_an_error()
    assert read_capture((tmp_path / "archive").as_uri(), ref(capture(), kept[0])).body == capture().body


def test_a_name_cannot_leave_the_archive(tmp_path):
    with pytest.raises(PipelineError, match="leaves the archive"):
        ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "../elsewhere")


def test_another_file_system_takes_a_part_in(tmp_path):
    with ArchiveWriter("memory://newsfigures-test", tmp_path, "sample/part") as archive:
        place = archive.add(capture())
    assert read_capture("memory://newsfigures-test", ref(capture(), place)).sha256 == capture().sha256
    assert verify("memory://newsfigures-test").captures == 1


def test_bytes_that_are_not_those_of_the_index_are_refused(tmp_path):
    (place,) = write(tmp_path, capture())
    other = replace(ref(capture(), place), sha256=capture(body=b"other").sha256)
    with pytest.raises(PipelineError, match=rf"run-1.warc.gz at {place.offset}: sha-256"):
        read_capture((tmp_path / "archive").as_uri(), other)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"offset": 3}, "holds no readable record"),
        ({"length": 10**6}, "bytes instead of"),
        ({"file": "gone.warc.gz"}, "is not in"),
    ],
    ids=["wrong offset", "beyond the end", "no such file"],
)
def test_a_wrong_place_is_named(tmp_path, change, said):
    (place,) = write(tmp_path, capture())
    with pytest.raises(PipelineError, match=said):
        read_capture((tmp_path / "archive").as_uri(), ref(capture(), replace(place, **change)))


def test_verify_counts_what_holds_and_names_what_does_not(tmp_path):
    places = write(tmp_path, capture(1), capture(2))
    url = (tmp_path / "archive").as_uri()
    assert (verify(url).files, verify(url).captures, verify(url).faults) == (1, 2, ())
    part = tmp_path / "archive" / places[0].file
    data = bytearray(part.read_bytes())
    data[places[1].offset + places[1].length // 2] ^= 0xFF
    part.write_bytes(data)
    assert [fault.file for fault in verify(url).faults] == [places[0].file]


def test_what_is_damaged_is_told_in_one_line_that_a_terminal_can_show(tmp_path):
    """Readers quote the bytes over which they fall, whatever these do to a terminal."""
    _, place = write(tmp_path, capture(1), capture(2))
    url = (tmp_path / "archive").as_uri()
    part = tmp_path / "archive" / place.file
    whole = part.read_bytes()
    told = []
    for at in range(place.offset + 10, place.offset + place.length):
        part.write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        faults = verify(url).faults
        assert faults, f"byte {at} of a header, a body or a checksum is damaged"
        told += [fault.detail for fault in faults]
        with pytest.raises(PipelineError) as refused:
            read_capture(url, ref(capture(2), place))
        told.append(str(refused.value))
    assert any("first line" in line for line in told)
    assert all(line.isprintable() and len(line) < 400 for line in told)


KILLED = """
import sys, time
from dataclasses import replace
from pathlib import Path
from pipeline.archive import ArchiveWriter
sys.path.insert(0, sys.argv[2])
from tests.archive.test_writer import capture
folder = Path(sys.argv[1])
archive = ArchiveWriter((folder / "archive").as_uri(), folder / "work", "sample/killed")
for number in range(3):
    archive.add(capture(number))
print("three", flush=True)
time.sleep(60)
"""


def test_a_part_whose_writer_was_killed_is_salvaged_without_its_torn_tail(tmp_path):
    root = Path(__file__).resolve().parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path), str(root)], stdout=subprocess.PIPE, text=True
    )
    url = (tmp_path / "archive").as_uri()
    try:
        assert writer.stdout.readline() == "three\n"
        assert list(salvage(tmp_path / "work", url)) == []  # its writer lives
    finally:
        os.kill(writer.pid, signal.SIGKILL)
        writer.communicate()
    (part,) = (tmp_path / "work").rglob("*.open")
    with part.open("ab") as torn:
        torn.write(part.read_bytes()[:150])
    (salvaged,) = salvage(tmp_path / "work", url)
    assert (salvaged.file, salvaged.records, salvaged.cut) == ("sample/killed.warc.gz", 3, 150)
    found = list(captures_in(url, salvaged.file))
    assert [one.url for one, _ in found] == [capture(number).url for number in range(3)]
    assert all(read_capture(url, ref(one, place)).sha256 == capture().sha256 for one, place in found)
    assert verify(url).faults == ()
    assert list(salvage(tmp_path / "work", url)) == []


def test_a_killed_part_without_a_whole_capture_leaves_nothing(tmp_path):
    write(tmp_path, capture(), name="whole")
    part = tmp_path / "archive" / "whole.warc.gz"
    torn = tmp_path / "work" / "torn.warc.gz.open"
    torn.write_bytes(part.read_bytes()[:-5])
    assert list(salvage(tmp_path / "work", (tmp_path / "archive").as_uri())) == []
    assert not torn.exists()
