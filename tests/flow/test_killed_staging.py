"""What a killed run has staged is cleared away; what a living one has, or one whose audit has failed, is not."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.settings import Settings
from pipeline.warehouse import begin_run, open_warehouse

TIMES = "sample_times"
RUN = """
import sys
from pipeline import flow
from pipeline.flow import story
from pipeline.settings import Settings
def stays(*arguments, **named):
    print("staged", flush=True)
    sys.stdin.read()
story.audit = stays
flow.ingest("sample_times", settings=Settings.from_env(), limit=2)
"""


def staged(house: Settings) -> int:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return int(conn.execute(text("SELECT COUNT(*) FROM stage.reading")).scalar_one())


@pytest.mark.acceptance
def test_the_rows_of_a_killed_command_go_and_those_of_a_living_one_stay(house: Settings) -> None:
    peers = ",".join(f"{host}={address}:{port}" for host, (address, port) in house.host_map.items())
    env = {
        **os.environ,
        "PYTHONPATH": ":".join(filter(None, sys.path)),
        "NEWSFIGURES_HOME": str(house.home),
        "NEWSFIGURES_DATABASE_URL": str(house.database_url),
        "NEWSFIGURES_HOST_MAP": peers,
    }
    command = [sys.executable, "-c", RUN]
    with subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == "staged"
        assert flow.maintain(settings=house)["staged_readings_cleared"] == 0
        assert staged(house) == 2
        running.send_signal(signal.SIGKILL)
        running.wait(timeout=60)
    cleared = 0
    for _ in range(200):  # the server notices the closed connection in its own time
        cleared += flow.maintain(settings=house)["staged_readings_cleared"]
        if cleared:
            break
    assert (cleared, staged(house)) == (2, 0)
    report = flow.ingest(TIMES, settings=house, limit=1)
    assert report["stages"]["extract"]["taken"] >= 2, "what was not published is read by the next run"
    assert report["rows"]["core.claim"] > 0


STAGED = """
INSERT INTO stage.reading (run_key, capture_id, parser_version, extractor_version, url, fetched_at)
SELECT :run_key, capture_id, 'p', 'e', url, fetched_at FROM raw.capture LIMIT 1
"""


@pytest.mark.parametrize(
    ("hours", "followed", "failed", "cleared"),
    [(2, False, False, 0), (2, True, False, 1), (25, False, False, 1), (25, True, True, 0)],
    ids=["it may go on", "the next one has begun", "silent for a day", "its audit has failed"],
)
def test_a_run_of_a_dag_is_over_when_the_next_has_begun_or_nothing_was_heard_of_it(
    house: Settings, hours: float, followed: bool, failed: bool, cleared: int
) -> None:
    flow.ingest(TIMES, settings=house, limit=1)
    now = datetime.now(UTC)
    begun = [("one", now - timedelta(hours=hours))] + ([("two", now - timedelta(hours=1))] if followed else [])
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        for run_id, at in begun:
            begin_run(
                conn,
                run_key=f"ingest/{run_id}",
                dag_id="ingest",
                run_id=run_id,
                clear_number=1,
                code_version="0",
                now=at,
            )
        conn.execute(text(STAGED), {"run_key": "ingest/one"})
        conn.execute(
            text(
                "INSERT INTO ops.check_result (run_key, check_key, severity, bad_rows, sample)"
                " VALUES ('ingest/one', 'some', 'error', :bad, '[]')"
            ),
            {"bad": int(failed)},
        )
    assert flow.maintain(settings=house)["staged_readings_cleared"] == cleared
    assert staged(house) == 1 - cleared
