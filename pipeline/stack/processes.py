"""Commands -> processes in sessions of their own, and their end: whoever belongs to a session ends with it.

Airflow puts every running task into a process group of its own, so a signal to the group of a component misses the
tasks. They stay in its session, though, and the session is what is looked through here.
"""

import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]

PATIENCE = 15.0
"""Seconds between TERM and KILL."""

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A process that leads its own session. `started` (of `started_at`) tells it from a later one with the same pid."""

    name: str
    pid: int
    started: str
    log: str

    def __post_init__(self) -> None:
        if self.pid <= 0:  # in a container, 0 stands for every session that is led from outside
            raise ValueError(f"{self.name}: no process with the id {self.pid} leads a session of ours")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_alive(self) -> bool:
        return is_alive(self.pid, self.started)


def spawn(
    name: str, command: Sequence[str], env: Mapping[str, str], log: Path
) -> tuple[subprocess.Popen[bytes], Running]:
    """Start `command` in a new session with its output in `log`, which is begun anew."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        child = subprocess.Popen(  # noqa: S603 - our own command lines
            command,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return child, Running(name=name, pid=child.pid, started=started_at(child.pid) or "", log=str(log))


def started_at(pid: int) -> str | None:
    """When a process was started, as a mark to compare; None where there is no such process.

    On Linux the boot and the clock ticks since then (man 5 proc_pid_stat, field 22): a change of the system's clock
    moves the seconds of the epoch that psutil counts, and these not.
    """
    if _BOOT.exists():
        with suppress(OSError):
            after_name = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
            return f"{_BOOT.read_text(encoding='ascii').strip()} {after_name.split()[19]}"
        return None
    with suppress(psutil.Error):
        return str(psutil.Process(pid).create_time())
    return None


def is_alive(pid: int, started: str) -> bool:
    """Whether that very process runs; a zombie does not, nor does another one that was given the pid since."""
    return started_at(pid) == started and _breathes(pid)


def members(sessions: Iterable[Running]) -> list[int]:
    """Pids of all living processes in these sessions, also where the leader has died and left children behind."""
    wanted = {session.pid for session in sessions if not _is_taken_over(session)}
    return [pid for pid in psutil.pids() if _session_of(pid) in wanted and _breathes(pid)] if wanted else []


def end(sessions: Sequence[Running], patience: float = PATIENCE) -> None:
    """TERM to everyone, KILL to whoever is left after `patience` seconds. Returns when nobody is left."""
    _signal(members(sessions), signal.SIGTERM)
    if not _gone_within(sessions, patience):
        _signal(members(sessions), signal.SIGKILL)
        _gone_within(sessions, patience)


def tail(log: str | Path, lines: int = 15) -> str:
    """The last lines of a log, for an error message."""
    try:
        text = Path(log).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "(no log)"
    return "\n".join(text.rstrip().splitlines()[-lines:]) or "(empty)"


def _gone_within(sessions: Sequence[Running], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while members(sessions):
        if time.monotonic() > until:
            return False
        for session in sessions:
            _reap(session.pid)
        time.sleep(0.1)
    for session in sessions:
        _reap(session.pid)
    return True


def _reap(pid: int) -> None:
    """Take the exit status of a child of ours; without this it would stay behind as a zombie."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def _signal(pids: Iterable[int], number: signal.Signals) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _is_taken_over(session: Running) -> bool:
    """The pid was free again, so the session had ended, and a stranger has it now."""
    now_there = started_at(session.pid)
    return now_there is not None and now_there != session.started


def _session_of(pid: int) -> int:
    with suppress(ProcessLookupError, PermissionError):
        return os.getsid(pid)
    return -1


def _breathes(pid: int) -> bool:
    with suppress(psutil.Error):
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    return False
