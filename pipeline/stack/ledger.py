"""home/stack.json: what runs, so that another process can stop it and a crashed stack is found and cleared."""

import fcntl
import json
import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from pipeline.errors import ConfigError, PipelineError
from pipeline.settings import make_home
from pipeline.stack.processes import PATIENCE, Running, end, is_alive, members, started_at
from pipeline.warehouse.embedded import EmbeddedServer
from pipeline.warehouse.runner import Runner

FILE = "stack.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Who watches over the stack, its processes, and where it can be reached. Holds no secret."""

    supervisor: int
    supervisor_started: str
    processes: tuple[Running, ...] = ()
    urls: Mapping[str, str] = field(default_factory=dict)
    host_map: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def of_this_process(cls) -> "Ledger":
        pid = os.getpid()
        return cls(supervisor=pid, supervisor_started=started_at(pid) or "")

    @property
    def is_watched(self) -> bool:
        return is_alive(self.supervisor, self.supervisor_started)

    def with_process(self, process: Running) -> "Ledger":
        return replace(self, processes=(*self.processes, process))

    def write(self, home: Path) -> None:
        shape = {
            "supervisor": self.supervisor,
            "supervisor_started": self.supervisor_started,
            "processes": [process.as_dict() for process in self.processes],
            "urls": dict(self.urls),
            "host_map": {host: list(peer) for host, peer in self.host_map.items()},
        }
        fresh = home / f"{FILE}.new"
        fresh.write_text(json.dumps(shape, indent=1), encoding="utf-8")
        fresh.replace(home / FILE)


def read_ledger(home: Path) -> Ledger | None:
    """None where no stack has been started, or the file is no ledger of ours."""
    try:
        found: dict[str, Any] = json.loads((home / FILE).read_text(encoding="utf-8"))
        return Ledger(
            supervisor=found["supervisor"],
            supervisor_started=found["supervisor_started"],
            processes=tuple(Running(**process) for process in found["processes"]),
            urls=found["urls"],
            host_map={host: (peer[0], peer[1]) for host, peer in found["host_map"].items()},
        )
    except (OSError, ValueError, RecursionError, LookupError, TypeError, AttributeError):
        return None


def erase_ledger(home: Path) -> None:
    (home / FILE).unlink(missing_ok=True)


def running_host_map(home: Path) -> dict[str, tuple[str, int]]:
    """Where the invented hosts of the running newsstand are served; empty when no stack runs in `home`."""
    ledger = read_ledger(home)
    is_open = ledger is not None and any(one.name == "newsstand" and one.is_alive for one in ledger.processes)
    return dict(ledger.host_map) if ledger and is_open else {}


def take_lock(home: Path) -> IO[str]:
    """One stack per home. The lock goes with the process, however it ends; closing the file gives it back."""
    make_home(home)
    lock = (home / "stack.lock").open("w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        ledger = read_ledger(home)
        at = f" at {ledger.urls['airflow']}" if ledger and "airflow" in ledger.urls else ""
        raise ConfigError(
            f"a stack already runs in {home}{at}; `newsfigures down` ends it, another NEWSFIGURES_HOME keeps it apart"
        ) from None
    return lock


def clear_leftovers(home: Path) -> Sequence[str]:
    """End what a crashed stack has left running in `home`, and return the names; call under the lock."""
    ledger = read_ledger(home)
    if ledger is None:
        return []
    left = [process.name for process in ledger.processes if members([process])]
    end(ledger.processes)
    erase_ledger(home)
    return left


def down(home: Path) -> bool:
    """End the stack in `home`, also a crashed one; False when there was none. Returns when its processes are gone."""
    ledger = read_ledger(home)
    if ledger is None:
        return False
    if ledger.is_watched and ledger.supervisor != os.getpid():
        with suppress(ProcessLookupError):
            os.kill(ledger.supervisor, signal.SIGTERM)
        if _ends_within(ledger, 3 * PATIENCE):
            return True
        raise PipelineError(
            f"process {ledger.supervisor} does not end its stack; "
            f"kill -9 {ledger.supervisor}, then `newsfigures down` once more clears the rest"
        )
    with take_lock(home):
        clear_leftovers(home)
        stop_database(home)
    return True


def stop_database(home: Path) -> None:
    """The embedded server outlives a stack that was killed. Another command that uses it now keeps it."""
    if (home / "postgres").is_dir() and EmbeddedServer(home, Runner.for_data(home / "postgres")).is_running():
        EmbeddedServer.start(home).leave()


def _ends_within(ledger: Ledger, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while ledger.is_watched or members(ledger.processes):
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True
