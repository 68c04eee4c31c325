"""Processes on one host of the newsstand: its pause is never broken, and it is asked by one at a time."""

import subprocess
import sys
from itertools import pairwise

import pytest

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings

HOST = "times.newsstand.test"
PAUSE = 0.08
PAGES = 12

ASKS_PAGES = """
import sys
from itertools import pairwise
from dataclasses import replace
from pipeline.fetch import Fetcher
from pipeline.model import Politeness
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.hosts import SharedHosts
settings, host, pause, pages = Settings.from_env(), sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
with open_warehouse(settings) as warehouse, SharedHosts(warehouse) as hosts, Fetcher(
    user_agent=settings.user_agent, host_map=settings.host_map, pauses=hosts, files=hosts
) as fetcher:
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(pages):
        fetcher.get(f"http://{host}/nothing/{number}", Politeness(pause=pause), trusted=True)
"""


def asker(settings: Settings, newsstand: Newsstand) -> "subprocess.Popen[str]":
    env = {
        "NEWSFIGURES_HOME": str(settings.home),
        "NEWSFIGURES_DATABASE_URL": str(settings.database_url),
        "NEWSFIGURES_HOST_MAP": f"{HOST}=127.0.0.1:{newsstand.port}",
    }
    command = [sys.executable, "-c", ASKS_PAGES, HOST, str(PAUSE), str(PAGES)]
    return subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("processes", [2, 3])
def test_processes_on_one_host_never_break_its_pause_and_read_its_robots_txt_once(
    settings: Settings, newsstand: Newsstand, processes: int
) -> None:
    them = [asker(settings, newsstand) for _ in range(processes)]
    assert [each.stdout.readline() for each in them if each.stdout] == ["ready\n"] * processes
    for each in them:
        assert each.stdin
        each.stdin.write("go\n")
        each.stdin.flush()
    for each in them:
        each.communicate(timeout=60)
        assert each.returncode == 0
    log = newsstand.requests
    gaps = [later.at - earlier.at for earlier, later in pairwise(log)]
    assert [request.path for request in log].count("/robots.txt") == 1
    assert len([request for request in log if request.path != "/robots.txt"]) == processes * PAGES
    assert min(gaps) >= PAUSE
