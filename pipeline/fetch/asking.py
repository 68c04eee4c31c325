"""One request in its turn: the host's pause kept, the cost counted, and what it says of the host passed on."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pipeline.fetch.answer import Answer, NotFetchedError, NoTurnError, no_turn, out_of_time, timed_out
from pipeline.fetch.pauses import HostPauses
from pipeline.fetch.transport import Limits, Reply, Transport
from pipeline.fetch.urls import host_of
from pipeline.model import OK_STATUSES, Ended, Outcome, Politeness, Reason, Went

logger = logging.getLogger(__name__)

_RETRIED = frozenset({429, 502, 503, 504})
_BLOCKS = frozenset({403, 408, 429})
_MAX_HOLD = 7 * 86400.0
_BACKOFF = 1.0
_MAX_BACKOFF = 30.0
_LATE = 5.0
"""Seconds that the end of a request may come after its limit."""


Needless = Callable[[], bool]


class NeedlessError(Exception):
    """Somebody else got the answer meanwhile; nobody was asked."""


@dataclass(slots=True, kw_only=True)
class Visit:
    """One get: what it may cost, and what it has cost. `spent` leaves our own pauses out, `waited` holds them."""

    politeness: Politeness
    within: float
    hosts: Collection[str] | None = None
    conditional: Mapping[str, str] = field(default_factory=dict)
    mining: bool = False
    requests: int = 0
    received: int = 0
    spent: float = 0.0
    waited: float = 0.0

    @property
    def left(self) -> float:
        return min(self.politeness.total_time - self.spent, self.turn_within)

    @property
    def turn_within(self) -> float:
        return self.within - self.spent - self.waited


class Asker:
    """Sends requests when their host may be asked."""

    def __init__(
        self,
        transport: Transport,
        pauses: HostPauses,
        sleep: Callable[[float], None],
        monotonic: Callable[[], float],
    ) -> None:
        self._transport = transport
        self._pauses = pauses
        self._sleep = sleep
        self._monotonic = monotonic

    def send(
        self,
        url: str,
        visit: Visit,
        *,
        pause: float,
        headers: Mapping[str, str] | None = None,
        max_body: int | None = None,
        needless: Needless | None = None,
        bodies: frozenset[int] = OK_STATUSES,
    ) -> Reply:
        """The body is read of the statuses in `bodies`. `max_body` cuts it off there; else one longer than the source's
        limit is refused.

        NeedlessError when the answer turns out `needless` while this request waits for its turn; NoTurnError also where
        it was the caller's time that ended, and not the source's for one page: the host has not gone badly then.
        """
        host = host_of(url)
        self._take_turn(host, pause, visit, needless)
        if visit.left <= 0:
            self._pauses.done(host, Ended(pause=0.0, went=Went.UNKNOWN))
            if visit.turn_within <= 0:
                raise out_of_time(host, url)
            raise timed_out(f"{url}: no time left after {visit.requests} requests")
        limits = Limits(
            timeout=visit.politeness.timeout,
            total=visit.left,
            max_body=max_body or visit.politeness.max_body,
            cut=max_body is not None,
            bodies=bodies,
        )
        ended = Ended(pause=pause, went=Went.UNKNOWN)
        started = self._monotonic()
        try:
            reply = self._transport.send(url, limits, headers=headers or {}, proxy=visit.politeness.proxy)
            visit.requests += 1
            ended = _ended(reply, pause, visit.politeness)
        except NotFetchedError as error:
            visit.requests += error.reason is not Reason.PRIVATE_ADDRESS  # then nobody was asked
            visit.received += error.received
            if error.outcome is Outcome.TIMEOUT and self._monotonic() - started >= visit.turn_within:
                raise out_of_time(host, url) from error
            went = Went.BADLY if error.passing else Went.UNKNOWN
            ended = Ended(pause=pause, went=went, detail=str(error), rest=visit.politeness.rest)
            raise
        finally:
            visit.spent += self._monotonic() - started
            self._pauses.done(host, ended)
        visit.received += reply.received
        return reply

    def with_retries(self, url: str, visit: Visit, ask: Callable[[], Answer]) -> Answer:
        """What `ask` gives, tried again where and as long as that may help; NotFetchedError, which tells what all of it
        has cost, where there is no answer."""
        found = self._tried(url, visit, ask)
        if isinstance(found, NotFetchedError):
            found.requests, found.received = visit.requests, visit.received
            raise found
        return found

    def _tried(self, url: str, visit: Visit, ask: Callable[[], Answer]) -> Answer | NotFetchedError:
        before: Answer | NotFetchedError | None = None
        attempt = 0
        while True:
            try:
                found: Answer | NotFetchedError = ask()
            except NoTurnError as error:
                # where no other attempt came to its end, what the last one gave counts
                return error if before is None else before
            except NotFetchedError as error:
                found = error
            wait = _wait_for(found, attempt)
            if wait is None or attempt >= visit.politeness.retries or wait >= visit.left:
                return found
            said = found if isinstance(found, NotFetchedError) else f"status {found.status}"
            logger.info("%s: attempt %d failed, trying again in %.1f s: %s", url, attempt + 1, wait, said)
            self._sleep(wait)
            visit.spent += wait
            before, attempt = found, attempt + 1

    def _take_turn(self, host: str, pause: float, visit: Visit, needless: Needless | None) -> None:
        longest = visit.politeness.total_time + _LATE
        turn = self._pauses.ask(host, pause=pause, longest=longest)
        while turn.wait > 0:
            if turn.resting or turn.wait > visit.turn_within:
                raise no_turn(host, turn)
            self._sleep(turn.wait)
            visit.waited += turn.wait
            if needless is not None and needless():
                raise NeedlessError(f"{host} has given this answer to another")
            turn = self._pauses.ask(host, pause=pause, longest=longest)


def _wait_for(found: Answer | NotFetchedError, attempt: int) -> float | None:
    """Seconds until the same request may go better; None when it will not."""
    own = min(_BACKOFF * 2.0**attempt, _MAX_BACKOFF)
    if isinstance(found, NotFetchedError):
        return own if found.passing and not found.of_site else None
    return max(own, retry_after(found.headers)) if found.status in _RETRIED else None


def retry_after(headers: Mapping[str, str]) -> float:
    """RFC 9110, 10.2.3: seconds, or a date; 0 where it says none. At most a week is believed."""
    told = headers.get("retry-after", "").strip()
    if told.isascii() and told.isdigit():
        return min(float(told), _MAX_HOLD)
    try:
        moment = parsedate_to_datetime(told)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return min(max((moment - datetime.now(UTC)).total_seconds(), 0.0), _MAX_HOLD)
    except (ValueError, OverflowError):
        return 0.0


def _ended(reply: Reply, pause: float, politeness: Politeness) -> Ended:
    if reply.status < 500 and reply.status not in _BLOCKS:
        return Ended(pause=pause, went=Went.WELL)
    hold = retry_after(reply.headers) if reply.status in _RETRIED else 0.0
    return Ended(pause=pause, went=Went.BADLY, detail=f"status {reply.status}", hold=hold, rest=politeness.rest)
