"""robots.txt, by RFC 9309: who may ask for what, and how often."""

import re
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

_LINE_END = re.compile(r"\r\n|\n|\r")
# the colon and the spelling are often missed; Google's parser, from which RFC 9309 was written, forgives the same
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_RULE_LINE = re.compile(r"\s*(?:allow|dis{1,2}all?ow|crawl-delay)\s*[:\s]", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z_-]+")
_NOBODY = "0-nobody"


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


def read_robots(body: bytes, product: str) -> Protego:
    """The rules for `product`. What protego reads otherwise than RFC 9309 is put right before it reads: a group is ours
    when its whole product token is our name, case apart, and a line of unknown kind does not end a group.
    """
    text = body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    found: list[str] = []
    for line in _LINE_END.split(text):
        agent = _AGENT_LINE.match(line)
        if agent:
            found.append(f"User-agent: {_group_name(agent.group(1), product)}")
        elif _RULE_LINE.match(line):
            found.append(line)
    return Protego.parse("\n".join(found))


def _group_name(told: str, product: str) -> str:
    if told.startswith("*"):
        return "*"
    token = _TOKEN.match(told)
    return product if token and token.group().lower() == product.lower() else _NOBODY


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
            return _Rules(self._monotonic() + _KEPT, read_robots(body, self._product), _ALLOWED)
        # 2.3.1.3 and 2.3.1.4; "too many requests" is a 4xx by number only, and a plea to stay away
        if status == _TOO_MANY_REQUESTS or not 300 <= status < 500:
            return self._unreachable(url, f"status {status}")
        return self._all(_ALLOWED, _KEPT)

    def _unreachable(self, url: str, detail: str) -> _Rules:
        denied = Verdict(allowed=False, passing=True, detail=f"{url} cannot be read, so nothing is allowed: {detail}")
        return self._all(denied, _KEPT_UNREACHABLE)

    def _all(self, verdict: Verdict, kept: float) -> _Rules:
        return _Rules(self._monotonic() + kept, None, verdict)
