"""URL -> answer: robots.txt asked, pauses kept, redirects followed by hand, and tried again where that may help."""

import logging
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipeline.fetch.addresses import Dialer, Resolve, system_resolve
from pipeline.fetch.answer import Answer, NotFetchedError, NoTurnError, timed_out
from pipeline.fetch.pauses import HostPauses, InProcessPauses
from pipeline.fetch.robots import MAX_BYTES, Robots
from pipeline.fetch.transport import Limits, Reply, Transport
from pipeline.fetch.urls import belongs, host_of, joined
from pipeline.model import Outcome, Politeness, Reason

logger = logging.getLogger(__name__)

PASSING = frozenset({429, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BACKOFF = 1.0
_MAX_BACKOFF = 30.0
# A host that failed so often in a row is left alone for a while, so that a run does not wait out every single lead
_FAILURES_TO_REST = 5
_REST = 600.0


@dataclass(slots=True, kw_only=True)
class _Visit:
    """One get: what it may cost, and what it has cost. `spent` leaves our own pauses out."""

    politeness: Politeness
    hosts: Collection[str] | None
    conditional: Mapping[str, str]
    within: float
    requests: int = 0
    received: int = 0
    spent: float = 0.0
    waited: float = field(default=0.0)

    @property
    def left(self) -> float:
        return min(self.politeness.total_time - self.spent, self.within - self.spent - self.waited)


class Fetcher:
    """One per process. Not for several threads at once; keep one for each.

    `pauses` keeps requests to a host apart; give one that lives in a database where several machines ask.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        host_map: Mapping[str, tuple[str, int]],
        pauses: HostPauses | None = None,
        resolve: Resolve = system_resolve,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._transport = Transport(user_agent, Dialer(host_map, resolve))
        self._pauses = pauses or InProcessPauses(monotonic)
        self._robots = Robots(user_agent.partition("/")[0].strip(), monotonic)
        self._sleep = sleep
        self._monotonic = monotonic
        self._failures: dict[str, int] = {}

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

    def get(
        self,
        url: str,
        politeness: Politeness,
        *,
        trusted: bool,
        hosts: Collection[str] | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        time_left: float | None = None,
    ) -> Answer:
        """The answer of whatever status, after redirects and retries; NotFetchedError when there is none.

        `trusted` says that the URL comes from the source's own file: it may then lie on, and redirect to, any public
        host, where a URL found in content stays on `hosts`. No URL leads to a private address, trusted or not.
        `time_left` (seconds) also bounds the wait for the host's turn.
        """
        longest = max(politeness.total_time, 2 * politeness.pause)
        visit = _Visit(
            politeness=politeness,
            hosts=None if trusted else hosts,
            conditional=_conditional(etag, last_modified),
            within=longest + politeness.total_time if time_left is None else time_left,
        )
        try:
            return self._with_retries(url, visit)
        except NotFetchedError as error:
            error.requests, error.received = visit.requests, visit.received
            raise

    def _with_retries(self, url: str, visit: _Visit) -> Answer:
        attempt = 0
        while True:
            wait: float | None = None
            try:
                answer = self._follow(url, visit)
            except NoTurnError:
                raise
            except NotFetchedError as error:
                if not error.passing or error.reason is Reason.ROBOTS_DENIED or not self._again(attempt, None, visit):
                    self._note(url, failed_host=error.passing and error.reason is not Reason.ROBOTS_DENIED)
                    raise
                logger.info("%s: attempt %d failed, trying again: %s", url, attempt + 1, error)
            else:
                passing = answer.status in PASSING
                wait = _retry_after(answer.headers) if passing else None
                if not passing or not self._again(attempt, wait, visit):
                    self._note(answer.url, failed_host=passing, hold=wait)
                    return answer
                logger.info("%s: status %d, trying again", url, answer.status)
            self._back_off(attempt, wait, visit)
            attempt += 1

    def _again(self, attempt: int, asked_for: float | None, visit: _Visit) -> bool:
        return attempt < visit.politeness.retries and _backoff(attempt, asked_for) < visit.left

    def _back_off(self, attempt: int, asked_for: float | None, visit: _Visit) -> None:
        wait = _backoff(attempt, asked_for)
        self._sleep(wait)
        visit.spent += wait

    def _note(self, url: str, *, failed_host: bool, hold: float | None = None) -> None:
        """Count failures in a row; a host that keeps failing, or asks for a rest, gets it."""
        host = host_of(url)
        self._failures[host] = self._failures.get(host, 0) + 1 if failed_host else 0
        if hold is not None:
            self._pauses.hold(host, hold)
        elif self._failures[host] >= _FAILURES_TO_REST:
            logger.warning("%s failed %d times in a row; left alone for %d s", host, self._failures[host], _REST)
            self._pauses.hold(host, _REST)

    def _follow(self, url: str, visit: _Visit) -> Answer:
        seen: set[str] = set()
        at = url
        while True:
            self._check_host(at, visit)
            pause = self._ask_robots(at, visit)
            reply = self._send(at, visit, pause, visit.conditional)
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTS or not location:
                return Answer(
                    url=at,
                    status=reply.status,
                    headers=reply.headers,
                    body=reply.body,
                    requests=visit.requests,
                    received=visit.received,
                )
            seen.add(at)
            at = joined(at, location)
            if at in seen or len(seen) > visit.politeness.max_redirects:
                detail = f"{url}: {len(seen)} redirects, last to {at}"
                raise NotFetchedError(Outcome.ERROR, Reason.REDIRECT_LOOP, detail, status=reply.status)

    @staticmethod
    def _check_host(url: str, visit: _Visit) -> None:
        host = host_of(url)
        if visit.hosts is not None and not belongs(host, visit.hosts):
            detail = f"{url} is not on the source's hosts ({', '.join(visit.hosts)})"
            raise NotFetchedError(Outcome.ERROR, Reason.FOREIGN_HOST, detail)

    def _ask_robots(self, url: str, visit: _Visit) -> float:
        """The pause that this host wants, when we may ask it at all."""
        limits = Limits(timeout=visit.politeness.timeout, total=max(visit.left, 0.001), max_body=MAX_BYTES, cut=True)

        def ask(robots_url: str) -> tuple[int, bytes, str | None]:
            host_of(robots_url)
            reply = self._send(robots_url, visit, visit.politeness.pause, {}, limits)
            return reply.status, reply.body, reply.headers.get("location")

        verdict = self._robots.verdict(url, ask)
        if not verdict.allowed:
            raise NotFetchedError(Outcome.ROBOTS_DENIED, Reason.ROBOTS_DENIED, verdict.detail, passing=verdict.passing)
        return max(visit.politeness.pause, verdict.crawl_delay or 0.0)

    def _send(
        self, url: str, visit: _Visit, pause: float, headers: Mapping[str, str], limits: Limits | None = None
    ) -> Reply:
        self._take_turn(host_of(url), pause, visit)
        if visit.left <= 0:
            raise timed_out(f"{url}: no time left after {visit.requests} requests")
        if limits is None:
            limits = Limits(timeout=visit.politeness.timeout, total=visit.left, max_body=visit.politeness.max_body)
        visit.requests += 1
        started = self._monotonic()
        try:
            reply = self._transport.send(url, limits, headers=headers, proxy=visit.politeness.proxy)
        finally:
            visit.spent += self._monotonic() - started
        visit.received += reply.received
        return reply

    def _take_turn(self, host: str, pause: float, visit: _Visit) -> None:
        wait = self._pauses.reserve(host, pause, max(visit.within - visit.spent - visit.waited, 0.0))
        if wait is None:
            raise NoTurnError(host)
        if wait > 0:
            self._sleep(wait)
            visit.waited += wait


def _conditional(etag: str | None, last_modified: str | None) -> dict[str, str]:
    found = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in found.items() if value}


def _backoff(attempt: int, asked_for: float | None) -> float:
    own = min(_BACKOFF * 2.0**attempt, _MAX_BACKOFF)
    return own if asked_for is None else max(own, asked_for)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """RFC 9110, 10.2.3: seconds, or a date."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
