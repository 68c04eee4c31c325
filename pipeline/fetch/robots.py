"""robots.txt, by RFC 9309: who may ask for what, and how often."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from pipeline.fetch.pauses import SiteFiles
from pipeline.fetch.sites import Ask, UnreachableError, site_file
from pipeline.fetch.urls import origin_of

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least that much must be read
_KEPT_UNREACHABLE = 900.0
_OK = 200
_MAX_DELAY = 86400.0

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


def _believable(delay: float | None) -> float | None:
    """Crawl-delay is a number of seconds; at most a day is kept, and what is no time is none."""
    return min(float(delay), _MAX_DELAY) if delay is not None and delay >= 0 else None


class Robots:
    """The rules of each origin, read once a day. `product` is our name as robots.txt files would write it."""

    def __init__(self, product: str, files: SiteFiles, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._product = product
        self._files = files
        self._monotonic = monotonic
        self._rules: dict[str, _Rules] = {}

    def verdict(self, url: str, ask: Ask) -> Verdict:
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
            crawl_delay=_believable(delay),
            detail="" if allowed else f"{origin}/robots.txt forbids {url} to {self._product}",
        )

    def _read(self, url: str, ask: Ask) -> _Rules:
        try:
            found = site_file(url, ask, self._files)
        except UnreachableError as error:
            detail = f"{url} cannot be read, so nothing is allowed: {error}"
            denied = Verdict(allowed=False, passing=True, detail=detail)
            return _Rules(self._monotonic() + _KEPT_UNREACHABLE, None, denied)
        robots = read_robots(found.body, self._product) if found.status == _OK else None
        return _Rules(self._monotonic() + found.left, robots, _ALLOWED)
