"""Processes that read for a command end with it, and one that is killed is told of as what may pass."""

import os
import signal
import subprocess
import sys

import psutil
import pytest

from pipeline.errors import TransientError
from pipeline.flow.cores import all_cores, processes
from pipeline.warehouse import memory

COMMAND = """
import os, sys
from pipeline.flow.cores import all_cores
if __name__ == "__main__":
    with all_cores() as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        sys.stdin.read()
"""


@pytest.mark.acceptance
def test_workers_end_with_a_command_that_is_killed() -> None:
    env = {**os.environ, "PYTHONPATH": ":".join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", COMMAND], env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as command:
        assert command.stdout is not None
        worker = psutil.Process(int(command.stdout.readline()))
        assert worker.ppid() == command.pid
        command.send_signal(signal.SIGKILL)
        command.wait(timeout=60)
    _, left = psutil.wait_procs([worker], timeout=60)
    assert not left


@pytest.mark.parametrize(
    ("limit", "most"), [(800 * 2**20, 1), (3 * 2**30 + 1, 3), (2**50, 10**6)], ids=["800 MB", "3 GB", "a terabyte"]
)
def test_no_more_processes_read_than_there_is_memory_for(tmp_path, monkeypatch, limit, most) -> None:
    """In a container of 6 GB with the 32 cores of its machine, one for each core would be killed each time."""
    told = tmp_path / "memory.max"
    told.write_text(f"{limit}\n")
    monkeypatch.setattr(memory, "_LIMIT", told)
    monkeypatch.setattr(os, "cpu_count", lambda: 32)
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert processes() == min(32, most, max(1, whole // 2**30))


def test_a_worker_that_is_killed_is_no_bug_of_ours() -> None:
    with pytest.raises(TransientError, match=r"was killed, as happens when memory runs out.*start the command again"):
        kill_one()


def kill_one() -> None:
    with all_cores() as pool:
        pool.submit(os._exit, 9).result()
