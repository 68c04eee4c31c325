"""The ledger of a home: who runs, who crashed, who may start."""

import json
import os
import sys
from dataclasses import replace

import pytest

from pipeline.errors import ConfigError
from pipeline.stack.attached import running_stack
from pipeline.stack.ledger import Ledger, clear_leftovers, down, read_ledger, running_host_map, take_lock
from pipeline.stack.processes import members, spawn

SLEEP = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def orphan(tmp_path):
    """A newsstand whose supervisor was killed."""
    child, process = spawn("newsstand", SLEEP, os.environ, tmp_path / "logs" / "newsstand.log")
    mine = Ledger.of_this_process()
    crashed = replace(mine, supervisor_started=f"{mine.supervisor_started}0", host_map={"a.test": ("127.0.0.1", 8099)})
    crashed.with_process(process).write(tmp_path)
    yield process
    child.kill()
    child.wait()


def test_a_ledger_reads_as_it_was_written(tmp_path, orphan):
    ledger = read_ledger(tmp_path)
    assert ledger is not None
    assert ledger.processes == (orphan,)
    assert not ledger.is_watched
    assert Ledger.of_this_process().is_watched


def test_down_where_nothing_runs_says_so(tmp_path):
    assert down(tmp_path) is False


def test_down_ends_what_a_killed_supervisor_has_left(tmp_path, orphan):
    assert down(tmp_path) is True
    assert members([orphan]) == []
    assert down(tmp_path) is False


def test_a_new_start_clears_what_a_killed_supervisor_has_left(tmp_path, orphan):
    with take_lock(tmp_path):
        assert clear_leftovers(tmp_path) == ["newsstand"]
    assert members([orphan]) == []
    assert read_ledger(tmp_path) is None


def test_one_home_holds_one_stack(tmp_path):
    replace(Ledger.of_this_process(), urls={"airflow": "http://127.0.0.1:8080"}).write(tmp_path)
    with take_lock(tmp_path), pytest.raises(ConfigError, match=r"already runs in .* at http://127.0.0.1:8080"):
        take_lock(tmp_path)
    take_lock(tmp_path).close()


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"supervisor": 1})], ids=["empty", "cut", "other", "old"])
def test_a_damaged_ledger_is_no_ledger(tmp_path, text):
    (tmp_path / "stack.json").write_text(text)
    assert read_ledger(tmp_path) is None


def test_where_no_stack_answers_none_runs(tmp_path):
    assert running_stack(tmp_path) is None
    replace(Ledger.of_this_process(), urls={"airflow": "http://127.0.0.1:1"}).write(tmp_path)
    assert running_stack(tmp_path) is None


def test_the_host_map_is_that_of_a_running_newsstand(tmp_path, orphan):
    assert running_host_map(tmp_path) == {"a.test": ("127.0.0.1", 8099)}
    down(tmp_path)
    assert running_host_map(tmp_path) == {}
