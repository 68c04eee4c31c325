"""`explore` shows its pages, and whatever ends it ends its PostgreSQL too."""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from pipeline.stack.environment import free_port


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda one: one.name)
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
