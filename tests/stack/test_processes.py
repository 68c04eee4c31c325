"""Sessions end whole: also children in groups of their own, deaf ones, and those whose leader has died."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from pipeline.stack.processes import Running, end, is_alive, members, spawn, started_at, tail

DEAF_CHILD_IN_ITS_OWN_GROUP = """
import os, signal, sys, time
if os.fork() == 0:
    os.setpgid(0, 0)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("child", flush=True)
    time.sleep(600)
if sys.argv[1] == "leave":
    os._exit(0)
time.sleep(600)
"""


@pytest.fixture
def family(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Running]:
    command = [sys.executable, "-c", DEAF_CHILD_IN_ITS_OWN_GROUP, request.param]
    _, process = spawn("family", command, os.environ, tmp_path / "family.log")
    until = time.monotonic() + 20
    while "child" not in tail(process.log) and time.monotonic() < until:
        time.sleep(0.05)
    yield process
    end([process], patience=0.1)


@pytest.mark.parametrize("family", ["stay", "leave"], indirect=True)
def test_a_session_ends_with_everyone_in_it(family):
    assert members([family]), "the child was not born, so this shows nothing"
    end([family], patience=0.3)
    assert members([family]) == []


@pytest.mark.parametrize("family", ["stay"], indirect=True)
def test_ending_twice_is_fine(family):
    end([family], patience=0.3)
    end([family], patience=0.3)


@pytest.mark.parametrize("family", ["stay"], indirect=True)
def test_a_stranger_with_a_reused_pid_is_left_alone(family):
    ours = replace(family, name="long gone", started=f"{family.started}0")
    assert not ours.is_alive
    assert members([ours]) == []
    assert members([family]), "the stranger was ended"


@pytest.mark.parametrize("pid", [0, -1])
def test_a_session_led_from_outside_the_container_is_never_ours(pid):
    """Inside a container, a session whose leader lives outside has the id 0: many strangers share it."""
    with pytest.raises(ValueError, match="leads a session"):
        Running(name="odd", pid=pid, started="", log="")


def test_a_process_is_known_by_pid_and_start():
    started = started_at(os.getpid())
    assert started is not None
    assert is_alive(os.getpid(), started)
    assert not is_alive(os.getpid(), f"{started}0")


@pytest.mark.skipif(sys.platform != "linux", reason="the clock of psutil is moved by a name that only Linux has")
def test_a_clock_that_is_set_again_makes_no_stranger_of_a_process(monkeypatch):
    """As where a virtual machine goes on after a pause: the seconds of the epoch at which it was booted change."""
    started, seconds = started_at(os.getpid()), psutil.Process().create_time()
    booted = psutil.boot_time()
    monkeypatch.setattr("psutil._pslinux.boot_time", lambda: booted + 60)
    assert psutil.Process().create_time() - seconds == pytest.approx(60), "no clock was moved"
    assert is_alive(os.getpid(), started)


def test_the_tail_of_a_log_is_its_last_lines(tmp_path):
    log = tmp_path / "x.log"
    log.write_text("\n".join(f"line {n}" for n in range(30)))
    assert tail(log, 2) == "line 28\nline 29"
    assert tail(tmp_path / "none.log") == "(no log)"
