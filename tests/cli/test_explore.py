"""`explore` shows its pages, and whatever ends it ends its PostgreSQL too."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from pipeline.errors import ConfigError
from pipeline.settings import Settings
from pipeline.stack.environment import free_port
from pipeline.stack.ports import address_for_others, address_of, listen


@pytest.mark.parametrize(
    "number",
    [signal.SIGTERM, *(pytest.param(one, marks=pytest.mark.acceptance) for one in (signal.SIGINT, signal.SIGHUP))],
    ids=lambda one: one.name,
)
def test_it_leaves_no_server_behind(number: signal.Signals) -> None:
    with tempfile.TemporaryDirectory(prefix="newsfigures-explore-") as home:
        env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")}
        command = [sys.executable, "-m", "pipeline.cli", "explore", "--port", str(free_port())]
        child = subprocess.Popen(
            command, env={**env, "NEWSFIGURES_HOME": home}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert child.stdout
        address = child.stdout.readline().strip()
        pid_file = Path(home, "postgres", "postmaster.pid")
        assert pid_file.exists()
        assert "No figures yet" in _page(address)
        with asking_for_pages(address):
            child.send_signal(number)
            _, complaints = child.communicate(timeout=30)
        assert not pid_file.exists(), "PostgreSQL is still there"
        assert "Traceback" not in complaints


def test_a_port_that_is_asked_for_and_taken_is_an_error_that_says_who_has_it(settings: Settings) -> None:
    with listen("127.0.0.1", None, 8090) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match=f"port {port} of 127.0.0.1 is taken.*--port") as caught:
            listen("127.0.0.1", port, 8090)
        assert f"(process {os.getpid()})" in str(caught.value)
        env = {**os.environ, "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}
        command = [sys.executable, "-m", "pipeline.cli", "explore", "--port", str(port)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=120)
        assert (done.returncode, done.stdout, f"port {port} of" in done.stderr) == (78, "", True)


def test_without_a_port_the_next_free_one_is_taken_and_answers_at_its_address() -> None:
    with listen("127.0.0.1", None, 8090) as first, listen("127.0.0.1", None, first.getsockname()[1]) as second:
        assert second.getsockname()[1] != first.getsockname()[1]
        host, port = address_of(second, "127.0.0.1").removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=5):
            pass


@pytest.mark.parametrize(
    ("host", "address"),
    [("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")],  # noqa: S104 - that is the thing tested
    ids=["every address", "IPv6"],
)
def test_the_address_is_one_that_a_browser_can_open(host: str, address: str) -> None:
    with listen(host, None, 8090) as listening:
        assert address_of(listening, host).startswith(address)


def test_others_are_told_an_address_that_is_not_their_own_machine() -> None:
    with listen("0.0.0.0", None, 8090) as listening:  # noqa: S104 - that is the thing tested
        told = address_for_others(listening, "0.0.0.0")  # noqa: S104
        host, port = str(told).removeprefix("http://").rsplit(":", 1)
        assert not host.startswith("127.")
        with socket.create_connection((host, int(port)), timeout=5):
            pass
    with listen("127.0.0.1", None, 8090) as listening:
        assert address_for_others(listening, "127.0.0.1") is None


def test_for_a_network_it_prints_an_address_for_this_machine_and_one_for_the_others(settings: Settings) -> None:
    env = {**os.environ, "NEWSFIGURES_DATABASE_URL": str(settings.database_url), "NEWSFIGURES_EXPLORE_TOKEN": "word"}
    command = [sys.executable, "-m", "pipeline.cli", "explore", "--host", "0.0.0.0"]  # noqa: S104
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout
        here, others = (child.stdout.readline().strip() for _ in range(2))
        child.terminate()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=word", here)
    assert re.fullmatch(r"in your network: http://(?!127\.)[^/]+:\d+/\?token=word", others)


def test_a_host_that_is_not_this_machine_is_named() -> None:
    with pytest.raises(ConfigError, match=r"192\.0\.2\.1.*address of this machine"):
        listen("192.0.2.1", None, 8090)


@contextlib.contextmanager
def asking_for_pages(address: str) -> Iterator[None]:
    """Four readers ask for page after page, so that what happens inside happens while one is made."""
    over, asked = threading.Event(), threading.Barrier(5)

    def ask() -> None:
        with requests.Session() as session, contextlib.suppress(requests.RequestException):
            session.get(f"{address}nowhere", timeout=20)
            asked.wait()
            while not over.is_set():
                session.get(f"{address}nowhere", timeout=20)

    readers = [threading.Thread(target=ask) for _ in range(4)]
    for reader in readers:
        reader.start()
    asked.wait()
    try:
        yield
    finally:
        over.set()
        for reader in readers:
            reader.join()


def _page(address: str) -> str:
    session = requests.Session()
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=requests.adapters.Retry(10, backoff_factor=0.2)))
    return session.get(address, headers={"accept": "text/html"}, timeout=20).text
