"""robots.txt, by RFC 9309: who may ask for what, and how often."""

import re
import time
from collections.abc import Callable, Sequence
from urllib.parse import quote

from protego import Protego

from pipeline.fetch.answer import NotFetchedError
from pipeline.fetch.pauses import SiteFiles
from pipeline.fetch.sites import Ask, SiteRules, UnreachableError
from pipeline.model import Outcome, Reason, SiteFile

MAX_BYTES = 500 * 1024  # RFC 9309, 2.5: at least that much must be read
_OK = 200
_MAX_DELAY = 86400.0

_LINE_END = re.compile(r"\r\n|\n|\r")
# the colon and the spelling are often missed; Google's parser, from which RFC 9309 was written, forgives the same
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\s*[:\s]\s*([^#]*)", re.IGNORECASE)
_RULE_LINE = re.compile(r"\s*(?:allow|dis{1,2}all?ow|crawl-delay)\s*[:\s]", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z_-]+")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_NOBODY = "0-nobody"


class Rules:
    """The rules for one product. Where RFC 9309 (2.2.2) and Google's parser differ on escapes, the stricter counts.

    The RFC compares /%62ar and /bar as equal, as protego does; Google's parser, which publishers test their files with,
    compares an address as it stands.
    """

    def __init__(self, lines: Sequence[str], product: str) -> None:
        self._product = product
        self._by_standard = Protego.parse("\n".join(lines))
        self._as_it_stands = Protego.parse("\n".join(map(_literal, lines)))

    def allows(self, url: str) -> bool:
        return bool(
            self._by_standard.can_fetch(url, self._product)
            and self._as_it_stands.can_fetch(url.replace("%", "%25"), self._product)
        )

    @property
    def crawl_delay(self) -> float | None:
        """A number of seconds; at most a day is kept, and what is no time is none."""
        told = self._by_standard.crawl_delay(self._product)
        return min(float(told), _MAX_DELAY) if told is not None and told >= 0 else None


def read_robots(body: bytes, product: str) -> Rules:
    """What protego reads otherwise than RFC 9309 is put right before it reads: a group is ours when its whole product
    token is our name, case apart, and a line of unknown kind does not end a group.
    """
    text = body[:MAX_BYTES].decode("utf-8-sig", errors="replace")
    found: list[str] = []
    for line in _LINE_END.split(text):
        agent = _AGENT_LINE.match(line)
        if agent:
            found.append(f"User-agent: {_group_name(agent.group(1), product)}")
        elif _RULE_LINE.match(line):
            found.append(line)
    return Rules(found, product)


def _literal(line: str) -> str:
    """A rule whose escapes are plain letters: what is not ASCII escaped, as Google's parser does, then the escapes."""
    ascii_only = "".join(letter if letter.isascii() else quote(letter) for letter in line)
    return _ESCAPE.sub(lambda found: f"%25{found.group(1).upper()}", ascii_only)


def _group_name(told: str, product: str) -> str:
    if told.startswith("*"):
        return "*"
    token = _TOKEN.match(told)
    return product if token and token.group().lower() == product.lower() else _NOBODY


class Robots:
    """The rules of each origin. `product` is our name as robots.txt files would write it."""

    def __init__(self, product: str, files: SiteFiles, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._product = product
        self._rules = SiteRules("/robots.txt", self._read, files, monotonic)

    def crawl_delay(self, url: str, ask: Ask) -> float | None:
        """Seconds that the site wants between two requests, where it says so.

        NotFetchedError where we may not have the URL. It may pass where robots.txt cannot be had; its reason is then
        that of a host that does not answer, where there was no answer at all.
        """
        place = self._rules.place(url)
        try:
            rules = self._rules.of(url, ask)
        except UnreachableError as error:
            why = error.silence
            outcome, reason = (why.outcome, why.reason) if why else (Outcome.ROBOTS_DENIED, Reason.ROBOTS_DENIED)
            detail = f"{place} cannot be read, so nothing is allowed: {error}"
            raise NotFetchedError(outcome, reason, detail, passing=True, of_site=True) from error
        if rules is None:
            return None
        if not rules.allows(url):
            detail = f"{place} forbids {url} to {self._product}"
            raise NotFetchedError(Outcome.ROBOTS_DENIED, Reason.ROBOTS_DENIED, detail)
        return rules.crawl_delay

    def _read(self, found: SiteFile) -> Rules | None:
        return read_robots(found.body, self._product) if found.status == _OK else None
