"""Whose turn it is: how long each host is left alone between two requests."""

import threading
import time
from collections.abc import Callable
from typing import Protocol


class HostPauses(Protocol):
    """Keeps the requests to a host apart. One that lives in a database keeps them apart across machines."""

    def reserve(self, host: str, pause: float, within: float) -> float | None:
        """Take the host's next turn, and keep it free for `pause` seconds after; how many seconds from now it is.

        None, and nothing is taken, when the turn would come later than `within` seconds from now.
        """
        ...

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone: no turn before `seconds` from now."""
        ...


class InProcessPauses:
    """Turns within one process, by its monotonic clock; safe between threads."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def reserve(self, host: str, pause: float, within: float) -> float | None:
        with self._lock:
            now = self._monotonic()
            turn = max(now, self._next.get(host, now))
            if turn - now > within:
                return None
            self._next[host] = turn + pause
            return turn - now

    def hold(self, host: str, seconds: float) -> None:
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self._monotonic() + seconds)
