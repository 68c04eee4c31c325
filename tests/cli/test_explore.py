"""`explore` shows its pages, and whatever ends it ends its PostgreSQL too."""

import os
import signal
import subprocess
import sys
import tempfile
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
        child.send_signal(number)
        _, complaints = child.communicate(timeout=30)
        assert not pid_file.exists(), "PostgreSQL is still there"
        assert "Traceback" not in complaints


def _page(address: str) -> str:
    session = requests.Session()
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=requests.adapters.Retry(10, backoff_factor=0.2)))
    return session.get(address, headers={"accept": "text/html"}, timeout=20).text
