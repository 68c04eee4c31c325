"""Work in a transaction of a warehouse -> seconds by the clock and of the processors, and the server's memory."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import psutil
from sqlalchemy import Connection

from pipeline.warehouse import Warehouse
from pipeline.warehouse.copying import driver

LOOK_SECONDS = 0.02
T = TypeVar("T")


class Spent(NamedTuple):
    """`cpu` is of this process and of the server's that serves its connection, without parallel workers."""

    wall: float
    cpu: float


@dataclass(slots=True)
class Meter:
    """`private` is the largest memory of the server's process that it shares with no other, in bytes."""

    warehouse: Warehouse
    private: int = 0

    def spend(self, work: Callable[[Connection], T]) -> tuple[Spent, T]:
        """Commit included."""
        begun = time.perf_counter()
        with self.warehouse.begin() as conn:
            server = psutil.Process(driver(conn).info.backend_pid)
            before = _cpu(server)
            with self._looking(server):
                result = work(conn)
        return Spent(time.perf_counter() - begun, _cpu(server) - before), result

    @contextmanager
    def _looking(self, server: psutil.Process) -> Iterator[None]:
        ended = threading.Event()

        def look() -> None:
            while not ended.wait(LOOK_SECONDS):
                memory = server.memory_info()
                self.private = max(self.private, memory.rss - getattr(memory, "shared", 0))

        watcher = threading.Thread(target=look, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            ended.set()
            watcher.join()


def _cpu(server: psutil.Process) -> float:
    times = server.cpu_times()
    return time.process_time() + float(times.user + times.system)
