"""Turns and rests of hosts, for all who share the warehouse."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from pipeline.model import Ended, SiteFile, Went
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse, open_warehouse
from pipeline.warehouse.hosts import SharedHosts

HOST = "paper.example"
WELL = Ended(pause=0.0, went=Went.WELL)
BADLY = Ended(pause=0.0, went=Went.BADLY, detail="status 503", rest=600.0)

TAKES_THE_HOST = """
import signal, sys
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.hosts import SharedHosts
with open_warehouse(Settings.from_env()) as warehouse, SharedHosts(warehouse) as hosts:
    print(hosts.ask("paper.example", pause=0.0, longest=3600.0).wait, flush=True)
    signal.pause()
"""


@pytest.fixture
def two(warehouse: Warehouse) -> Iterator[tuple[SharedHosts, SharedHosts]]:
    """Two sessions, as two processes would have them."""
    with SharedHosts(warehouse) as first, SharedHosts(warehouse) as second:
        yield first, second


def ask(hosts: SharedHosts, *, pause: float = 0.0, longest: float = 60.0) -> float:
    return hosts.ask(HOST, pause=pause, longest=longest).wait


def fail(hosts: SharedHosts, times: int, ended: Ended = BADLY) -> None:
    for _ in range(times):
        assert ask(hosts) == 0
        hosts.done(HOST, ended)


def let_pass(warehouse: Warehouse) -> None:
    """The rest is over."""
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.host SET rest_until = CLOCK_TIMESTAMP()"))


def test_a_host_is_asked_by_one_at_a_time(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, second = two
    assert ask(first) == 0
    assert 0 < ask(second) < 1
    assert second.ask("other.example", pause=0.0, longest=60.0).wait == 0
    first.done(HOST, WELL)
    assert ask(second) == 0


def test_the_longer_of_two_pauses_is_kept(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, second = two
    ask(first, pause=30.0)
    first.done(HOST, Ended(pause=30.0, went=Went.WELL))
    assert 29 < ask(second, pause=1.0) <= 30
    assert 59 < ask(second, pause=60.0) <= 60


def test_what_a_host_asks_for_holds_for_all(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, second = two
    ask(first)
    first.done(HOST, Ended(pause=1.0, went=Went.BADLY, hold=3600.0))
    turn = second.ask(HOST, pause=1.0, longest=60.0)
    assert (3599 < turn.wait <= 3600, turn.resting) == (True, "")


def test_a_request_that_never_ends_frees_its_host_at_its_limit(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, second = two
    assert ask(first, longest=0.05) == 0
    time.sleep(0.06)
    assert ask(second) == 0
    first.done(HOST, WELL)
    assert ask(first) > 0  # what ended late does not give away what is now another's


def test_a_process_that_is_killed_gives_its_host_back(settings: Settings, warehouse: Warehouse) -> None:
    env = {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}
    with subprocess.Popen([sys.executable, "-c", TAKES_THE_HOST], env=env, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == "0.0"
        with SharedHosts(warehouse) as hosts:
            assert ask(hosts) > 0
            other.send_signal(signal.SIGKILL)
            other.wait(10)
            for _ in range(200):
                if ask(hosts) == 0:
                    break
                time.sleep(0.02)
            else:
                pytest.fail("the host is still taken by a process that is gone")


def test_a_host_that_fails_eight_times_in_a_row_rests_for_all(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, second = two
    fail(first, 4)
    fail(second, 4)
    turn = second.ask(HOST, pause=0.0, longest=60.0)
    assert turn.resting.startswith("8 requests failed in a row, the last with: status 503; left alone until ")
    assert 599 < turn.wait <= 600


def test_a_good_answer_between_failures_keeps_a_host_from_resting(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, second = two
    fail(first, 7)
    fail(second, 1, WELL)
    fail(first, 7)
    assert ask(first) == 0


def test_after_a_rest_one_request_decides_and_each_rest_is_longer(
    two: tuple[SharedHosts, SharedHosts], warehouse: Warehouse
) -> None:
    first, second = two
    fail(first, 8)
    for rest in (1200, 2400, 4800, 9600, 19200, 21600, 21600):
        let_pass(warehouse)
        assert ask(first) == 0
        assert second.ask(HOST, pause=0.0, longest=60.0).wait > 0  # only one is let through
        first.done(HOST, BADLY)
        assert rest - 1 < ask(second) <= rest
    let_pass(warehouse)
    fail(second, 1, WELL)
    fail(first, 7)
    assert ask(first) == 0


def test_what_says_nothing_of_the_host_changes_nothing(two: tuple[SharedHosts, SharedHosts]) -> None:
    first, _ = two
    fail(first, 7)
    fail(first, 3, Ended(pause=0.0, went=Went.UNKNOWN))
    fail(first, 1)
    assert first.ask(HOST, pause=0.0, longest=60.0).resting


def test_no_transaction_stays_open_between_two_questions(warehouse: Warehouse) -> None:
    with SharedHosts(warehouse) as hosts:
        ask(hosts)
        with warehouse.begin() as conn:
            states = conn.scalars(
                text("SELECT state FROM pg_stat_activity WHERE datname = CURRENT_DATABASE() AND query ~ 'ops.host'")
            )
            assert set(states) <= {"idle", "active"}


def test_a_session_that_was_ended_is_opened_again(warehouse: Warehouse) -> None:
    with SharedHosts(warehouse) as hosts:
        ask(hosts)
        with warehouse.begin() as conn:
            conn.execute(text("SELECT PG_TERMINATE_BACKEND(taken_by) FROM ops.host"))
        hosts.done(HOST, WELL)
        assert ask(hosts) == 0


def test_a_file_of_a_site_is_kept_until_its_time_is_over(settings: Settings, warehouse: Warehouse) -> None:
    url = "http://paper.example/robots.txt"
    with SharedHosts(warehouse) as hosts:
        assert hosts.kept(url) is None
        hosts.keep(url, SiteFile(status=404, body=b"", left=3600.0))
        hosts.keep(url, SiteFile(status=200, body=b"User-agent: *\n\x00\xff", left=3600.0))
    with open_warehouse(settings) as again, SharedHosts(again) as hosts:
        found = hosts.kept(url)
        assert found is not None
        assert (found.status, found.body, 3500 < found.left <= 3600) == (200, b"User-agent: *\n\x00\xff", True)
        hosts.keep(url, SiteFile(status=200, body=b"", left=0.0))
        assert hosts.kept(url) is None
