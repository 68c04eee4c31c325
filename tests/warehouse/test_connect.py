"""One run per source at a time."""

import subprocess
import sys

import pytest

from pipeline.errors import TransientError
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse, open_warehouse, source_lock, source_locks

HOLD = """
import sys
from pathlib import Path
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse, source_lock
settings = Settings.from_env({"NEWSFIGURES_HOME": sys.argv[1], "NEWSFIGURES_DATABASE_URL": sys.argv[2]})
with open_warehouse(settings) as warehouse, source_lock(warehouse, "lantern_post"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_run_of_a_source_is_refused_until_the_first_has_ended(
    warehouse: Warehouse, settings: Settings
) -> None:
    with source_lock(warehouse, "lantern_post"):
        with (
            open_warehouse(settings) as other,
            pytest.raises(TransientError, match="another run of lantern_post is under way"),
            source_lock(other, "lantern_post"),
        ):
            pass
        with open_warehouse(settings) as other, source_lock(other, "harbour_news"):
            pass
    with open_warehouse(settings) as other, source_lock(other, "lantern_post"):
        pass


def test_an_error_inside_gives_the_lock_back(warehouse: Warehouse, settings: Settings) -> None:
    with pytest.raises(ZeroDivisionError), source_lock(warehouse, "lantern_post"):
        raise ZeroDivisionError
    with open_warehouse(settings) as other, source_lock(other, "lantern_post"):
        pass


def test_several_sources_are_held_at_once_or_none_and_over_one_connection(
    warehouse: Warehouse, settings: Settings
) -> None:
    keys = [f"paper_{number:02}" for number in range(20)]
    with open_warehouse(settings) as other:
        with source_locks(warehouse, keys):
            for key in keys:
                with pytest.raises(TransientError, match=f"run of {key}"), source_lock(other, key):
                    pass
        with source_lock(other, keys[7]):
            with pytest.raises(TransientError, match="run of paper_07"), source_locks(warehouse, keys):
                pass
            with source_locks(other, [key for key in keys if key != keys[7]]):
                pass


def test_a_killed_run_does_not_hold_its_source(warehouse: Warehouse, settings: Settings) -> None:
    command = [sys.executable, "-c", HOLD, str(settings.home), str(settings.database_url)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == "held"
        with pytest.raises(TransientError), source_lock(warehouse, "lantern_post"):
            pass
        holder.kill()
        holder.wait(timeout=30)
    for _ in range(200):  # the server notices the closed connection in its own time
        try:
            with source_lock(warehouse, "lantern_post"):
                return
        except TransientError:
            continue
    pytest.fail("the lock of a killed process is still held")
