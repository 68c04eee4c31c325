"""robots.txt, by RFC 9309: who may ask for what, and how often."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from pipeline.fetch.answer import NotFetchedError, NoTurnError
from pipeline.fetch.urls import joined, origin_of
from pipeline.model import Reason

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least that much must be read
_MAX_REDIRECTS = 5  # 2.3.1.2
_KEPT = 24 * 3600.0  # 2.4
_KEPT_UNREACHABLE = 900.0
_TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`passing`: denied only because robots.txt itself could not be had; it may be had later."""

    allowed: bool
    crawl_delay: float | None = None
    passing: bool = False
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Rules:
    until: float
    robots: Protego | None
    everything: Verdict


_ALLOWED = Verdict(allowed=True)
Ask = Callable[[str], tuple[int, bytes, str | None]]


def read_robots(body: bytes) -> Protego:
    return Protego.parse(body[:MAX_BYTES].decode("utf-8-sig", errors="replace"))


class Robots:
    """The rules of each origin, read once a day. `product` is our name as robots.txt files would write it."""

    def __init__(self, product: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._product = product
        self._monotonic = monotonic
        self._rules: dict[str, _Rules] = {}

    def verdict(self, url: str, ask: Ask) -> Verdict:
        """`ask(url)` gives status, body and Location; it raises NotFetchedError when there is no answer."""
        origin = origin_of(url)
        rules = self._rules.get(origin)
        if rules is None or rules.until <= self._monotonic():
            rules = self._rules[origin] = self._read(f"{origin}/robots.txt", ask)
        if rules.robots is None:
            return rules.everything
        allowed = bool(rules.robots.can_fetch(url, self._product))
        delay = rules.robots.crawl_delay(self._product)
        return Verdict(
            allowed=allowed,
            crawl_delay=None if delay is None else float(delay),
            detail="" if allowed else f"{origin}/robots.txt forbids {url} to {self._product}",
        )

    def _read(self, url: str, ask: Ask) -> _Rules:
        at = url
        for _ in range(_MAX_REDIRECTS + 1):
            try:
                status, body, location = ask(at)
            except NoTurnError:
                raise
            except NotFetchedError as error:
                if error.reason is Reason.PRIVATE_ADDRESS:
                    raise
                return self._unreachable(url, str(error))
            if 300 <= status < 400 and location:
                at = joined(at, location)
            else:
                return self._by_status(url, status, body)
        return self._all(_ALLOWED, _KEPT)  # 2.3.1.2: as if there were none

    def _by_status(self, url: str, status: int, body: bytes) -> _Rules:
        if status in {200, 203}:
            return _Rules(self._monotonic() + _KEPT, read_robots(body), _ALLOWED)
        # 2.3.1.3 and 2.3.1.4; "too many requests" is a 4xx by number only, and a plea to stay away
        if status == _TOO_MANY_REQUESTS or not 300 <= status < 500:
            return self._unreachable(url, f"status {status}")
        return self._all(_ALLOWED, _KEPT)

    def _unreachable(self, url: str, detail: str) -> _Rules:
        denied = Verdict(allowed=False, passing=True, detail=f"{url} cannot be read, so nothing is allowed: {detail}")
        return self._all(denied, _KEPT_UNREACHABLE)

    def _all(self, verdict: Verdict, kept: float) -> _Rules:
        return _Rules(self._monotonic() + kept, None, verdict)
