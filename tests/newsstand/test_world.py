"""The world's day is one for all processes, and the server stops when asked."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from pipeline.errors import ConfigError
from pipeline.newsstand import HOSTS, Newsstand, advance
from pipeline.newsstand.world import World

SERVE = "import sys, pathlib; from pipeline.newsstand import serve; serve(pathlib.Path(sys.argv[1]), 0)"
ADVANCE = "import sys, pathlib; from pipeline.newsstand import advance; advance(pathlib.Path(sys.argv[1]))"
FEED = {"Host": "times.newsstand.test"}


def test_a_new_world_stands_at_day_zero_and_moves_by_days(tmp_path):
    assert World(tmp_path).day == 0
    assert [advance(tmp_path), advance(tmp_path)] == [1, 2]
    assert World(tmp_path).today.isoformat() == "2026-04-16"


def test_a_damaged_day_names_the_file_and_the_remedy(tmp_path):
    (tmp_path / "newsstand.day").write_text("tuesday")
    with pytest.raises(ConfigError, match=r"newsstand\.day.*delete it"):
        _ = World(tmp_path).day


def test_another_process_advances_a_running_server(tmp_path):
    with Newsstand(tmp_path) as newsstand:
        subprocess.run([sys.executable, "-c", ADVANCE, str(tmp_path)], check=True, timeout=60)
        assert newsstand.day == 1


def test_every_host_is_mapped_to_the_port(newsstand):
    assert newsstand.host_map == dict.fromkeys(HOSTS, ("127.0.0.1", newsstand.port))


def test_requests_are_logged_in_order(newsstand):
    address = f"http://127.0.0.1:{newsstand.port}/robots.txt"
    etag = requests.get(address, headers=FEED, timeout=5).headers["ETag"]
    requests.get(address, headers={**FEED, "If-None-Match": etag}, timeout=5)
    rows = [(row.host, row.path, row.status, row.conditional) for row in newsstand.requests]
    assert rows == [
        ("times.newsstand.test", "/robots.txt", 200, False),
        ("times.newsstand.test", "/robots.txt", 304, True),
    ]
    assert newsstand.requests[0].at <= newsstand.requests[1].at


def test_an_unknown_host_is_told_what_is_sold_here(newsstand):
    answer = requests.get(f"http://127.0.0.1:{newsstand.port}/", timeout=5)
    assert (answer.status_code, "times.newsstand.test" in answer.text) == (404, True)


def test_a_taken_port_is_an_error_that_names_it(newsstand, tmp_path):
    with pytest.raises(ConfigError, match=str(newsstand.port)):
        Newsstand(tmp_path / "other", newsstand.port)


def test_it_listens_on_other_addresses_when_told_so(tmp_path):
    with Newsstand(tmp_path, host="0.0.0.0") as newsstand:  # noqa: S104 - that is the thing tested
        assert requests.get(f"http://127.0.0.1:{newsstand.port}/", headers=FEED, timeout=5).status_code == 200


def test_it_stops_while_a_client_keeps_its_connection_open(tmp_path):
    with requests.Session() as session, Newsstand(tmp_path) as newsstand:
        assert session.get(f"http://127.0.0.1:{newsstand.port}/", headers=FEED, timeout=5).status_code == 200
    with pytest.raises(requests.ConnectionError):
        requests.get(f"http://127.0.0.1:{newsstand.port}/", headers=FEED, timeout=5)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_served_process_answers_says_nothing_and_ends_on_a_signal(tmp_path, number):
    with subprocess.Popen(
        [sys.executable, "-c", SERVE, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as process:
        port = _port_of(tmp_path / "newsstand.port", process)
        assert requests.get(f"http://127.0.0.1:{port}/rss/allnews.xml", headers=FEED, timeout=5).status_code == 200
        os.kill(process.pid, number)
        said, _ = process.communicate(timeout=30)
    assert (process.returncode, said) == (0, b"")
    assert not (tmp_path / "newsstand.port").exists()


def _port_of(file: Path, process: "subprocess.Popen[bytes]") -> int:
    for _ in range(300):
        if file.exists() and file.read_text().strip():
            return int(file.read_text())
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise AssertionError("the server never said its port")
