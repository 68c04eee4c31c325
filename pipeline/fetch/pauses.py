"""Whose turn it is at a host, and what is known of its files; here for one process alone."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from pipeline.model import Ended, SiteFile, Turn, Went
from pipeline.model.host import FAILURES_TO_REST, rest_seconds

_LOOK_AGAIN = 0.05


class HostPauses(Protocol):
    """Keeps the requests to a host apart: one at a time, a pause between two, and none while it rests.

    One that lives in a database (pipeline.warehouse.hosts) does so for all machines.
    """

    def ask(self, host: str, *, pause: float, longest: float) -> Turn:
        """Take the host if it is free now; a request of at most `longest` seconds and `done` are to follow.

        Free means: no request is under way, the longer of our `pause` and that of the last asker is over, and it does
        not rest. Else nothing is taken, and the turn says when to ask again.
        """
        ...

    def done(self, host: str, ended: Ended) -> None:
        """The request that `ask` gave the host for has ended."""
        ...


class SiteFiles(Protocol):
    """Answers for files that speak for a whole site, kept between runs."""

    def kept(self, url: str) -> SiteFile | None: ...

    def keep(self, url: str, found: SiteFile) -> None: ...


@dataclass(slots=True)
class _Host:
    asked: float
    next: float
    taken_until: float = 0.0
    failures: int = 0
    last_failure: str = ""
    rests: int = 0
    rest_until: float = 0.0


class InProcessPauses:
    """Turns within one process, by its monotonic clock; safe between threads."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def ask(self, host: str, *, pause: float, longest: float) -> Turn:
        with self._lock:
            now = self._monotonic()
            known = self._hosts.get(host)
            if known is None:
                known = self._hosts[host] = _Host(asked=now, next=now)
            elif known.rest_until > now:
                detail = f"{known.failures} requests failed in a row, the last with: {known.last_failure}"
                return Turn(wait=known.rest_until - now, resting=detail)
            elif max(known.next, known.asked + pause) > now:
                return Turn(wait=max(known.next, known.asked + pause) - now)
            elif known.taken_until > now:
                return Turn(wait=_LOOK_AGAIN)
            known.asked, known.next, known.taken_until = now, now + pause, now + longest
            return Turn(wait=0.0)

    def done(self, host: str, ended: Ended) -> None:
        with self._lock:
            now = self._monotonic()
            known = self._hosts[host]
            known.asked, known.next, known.taken_until = now, now + max(ended.pause, ended.hold), 0.0
            if ended.went is Went.WELL:
                known.failures, known.rests, known.rest_until = 0, 0, 0.0
            elif ended.went is Went.BADLY:
                known.failures += 1
                known.last_failure = ended.detail
                if known.failures >= FAILURES_TO_REST:
                    known.rest_until = now + rest_seconds(ended.rest, known.rests)
                    known.rests += 1


class InProcessFiles:
    """Files of sites, known to one process."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._found: dict[str, tuple[SiteFile, float]] = {}

    def kept(self, url: str) -> SiteFile | None:
        found, until = self._found.get(url, (None, 0.0))
        left = until - self._monotonic()
        return replace(found, left=left) if found is not None and left > 0 else None

    def keep(self, url: str, found: SiteFile) -> None:
        self._found[url] = (found, self._monotonic() + found.left)
