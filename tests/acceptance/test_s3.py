"""The archive in a bucket of a server that speaks S3: what is written stands there whole and is seen at once, and what
a killed writer leaves another machine puts together."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.support import composed_run
from tests.support.composed import ROOT
from tests.support.s3 import ARCHIVE, BUCKET, S3, s3_server

pytestmark = pytest.mark.acceptance
WRITER = "tests.support.s3_writer"
VERSIONED = "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"
NO_S3FS = "import sys; sys.modules['s3fs'] = None; from pipeline.cli import main; main()"


@pytest.fixture
def s3() -> Iterator[S3]:
    with s3_server() as server:
        yield server


def env(s3: S3, **changed: str) -> dict[str, str]:
    kept = {name: word for name, word in os.environ.items() if not name.startswith(("AWS", "NEWSFIGURES"))}
    return kept | s3.env | {"PYTHONPATH": str(ROOT), "AWS_MAX_ATTEMPTS": "1"} | changed


def says(s3: S3, name: str, *arguments: str, **changed: str) -> Any:
    command = [str(composed_run.interpreter()), "-m", WRITER, name, *arguments]
    done = subprocess.run(command, env=env(s3, **changed), capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def doctor(s3: S3, home: Path, *, words: tuple[str, ...] = ("-m", "pipeline.cli"), **changed: str) -> dict[str, Any]:
    """What it finds of the archive."""
    command = [str(composed_run.interpreter()), *words, "doctor", "--json"]
    told = env(s3, NEWSFIGURES_HOME=str(home), NEWSFIGURES_ARCHIVE_URL=ARCHIVE, **changed)
    done = subprocess.run(command, env=told, capture_output=True, text=True, check=False, timeout=300)
    return next(look for look in json.loads(done.stdout) if look["what"] == "archive")


def test_what_somebody_else_writes_is_seen_at_once(s3: S3) -> None:
    told = says(s3, "others")
    assert told["before"] == [False, [], None]
    assert told["there"] == [True, ["sample/seen.warc.gz"], "bytes"]
    assert told["after"] == [False, []]


def test_of_many_who_write_the_same_new_file_one_has_written_it(s3: S3) -> None:
    told = says(s3, "at_once")
    assert told["wrote"] == [told["stands"]]


@pytest.mark.parametrize("megabytes", [1, 120], ids=["in one request", "in parts"])
def test_a_part_comes_in_whole(s3: S3, megabytes: int) -> None:
    told = says(s3, "take_in", ARCHIVE, str(megabytes))
    assert told == {"told": "", "kept": False, "whole": True, "beyond": "", "none": False}


def test_a_bucket_that_is_not_there_is_not_made(s3: S3) -> None:
    told = says(s3, "take_in", "s3://mistyped/archive", "1")
    assert told["kept"]
    assert told["told"].startswith("TransientError: archive part")
    assert "bucket does not exist" in told["told"]
    assert requests.head(f"{s3.url}/mistyped", timeout=30).status_code == 404


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}, "Could not connect to the endpoint URL"),
        ({"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"}, "credentials"),
    ],
    ids=["a server that does not answer", "no keys"],
)
def test_a_part_that_cannot_be_moved_is_kept(s3: S3, changed: dict[str, str], why: str) -> None:
    told = says(s3, "take_in", ARCHIVE, "1", **changed)
    assert told["kept"]
    assert told["told"].startswith("TransientError: archive part")
    assert why in told["told"]
    assert s3.keys() == []


def test_what_a_killed_writer_leaves_another_machine_puts_together(s3: S3, tmp_path: Path) -> None:
    command = [str(composed_run.interpreter()), "-m", WRITER, "write", str(tmp_path / "one"), "3"]
    with subprocess.Popen(command, env=env(s3), stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        places = writer.stdout.readline()
        writer.kill()
    assert len(s3.keys("archive/open-parts/sample/")) == 3
    told = says(s3, "put_together", str(tmp_path / "two"), places)
    assert told == {
        "open": ["sample/2026/11/run.warc.gz"],
        "records": [3],
        "by_place": [f"http://times.example/doc/{number}" for number in range(3)],
        "left": [],
        "verified": [2, 1, 0],
        "again": 0,
    }
    assert s3.keys() == ["archive/sample/2026/11/run.warc.gz"]


def test_doctor_writes_reads_and_deletes_there(s3: S3, tmp_path: Path) -> None:
    assert doctor(s3, tmp_path) == {
        "what": "archive", "good": True, "detail": f"{ARCHIVE}, written to, read and deleted from",
    }  # fmt: skip
    assert s3.keys() == []


def test_doctor_says_what_is_wrong_with_an_archive_there(s3: S3, tmp_path: Path) -> None:
    wrong = doctor(s3, tmp_path, AWS_ENDPOINT_URL="http://127.0.0.1:9")
    assert not wrong["good"]
    assert "Could not connect to the endpoint URL" in wrong["detail"]


def test_doctor_says_where_what_is_forgotten_stays_as_an_old_version(s3: S3, tmp_path: Path) -> None:
    requests.put(f"{s3.url}/{BUCKET}?versioning", data=VERSIONED, timeout=30).raise_for_status()
    found = doctor(s3, tmp_path)
    assert found["good"]
    assert "old versions are kept" in found["detail"]


def test_doctor_names_the_extra_that_is_missing(s3: S3, tmp_path: Path) -> None:
    wrong = doctor(s3, tmp_path, words=("-c", NO_S3FS))
    assert not wrong["good"]
    assert "pip install 'newsfigures[s3]'" in wrong["detail"]
