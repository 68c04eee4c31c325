"""What one URL gave: an answer of whatever status, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.errors import PipelineError
from pipeline.model import Left, Outcome, Reason, Turn

_PASSING = frozenset({403, 408, 425, 429})
_SERVER_ERROR = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`url` is where redirects ended. `headers` have lower-case names. `body` has no codings; empty where the
    status is none of OK_STATUSES.

    `requests` counts every request made for it, `received` the bytes of bodies that came over the wire.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    requests: int = 1
    received: int = 0

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")


class NotFetchedError(PipelineError):
    """No usable answer. `passing` says whether the same request may go well later, `of_site` that it is so with every
    page of the site: its robots.txt cannot be had. `redirected`: the URL was asked for, and led to where this was met.
    """

    def __init__(
        self,
        outcome: Outcome,
        reason: Reason,
        detail: str,
        *,
        passing: bool = False,
        status: int | None = None,
        of_site: bool = False,
    ) -> None:
        super().__init__(detail)
        self.outcome = outcome
        self.reason = reason
        self.passing = passing
        self.status = status
        self.of_site = of_site
        self.redirected = False
        self.requests = 0
        self.received = 0


class NoTurnError(NotFetchedError):
    """The time there is does not reach to the host's next turn, or ended before its answer; or it rests. That says
    nothing of the URL, nor of the host."""

    def __init__(self, host: str, left: Left, detail: str) -> None:
        super().__init__(Outcome.TIMEOUT, Reason.TIMEOUT, detail, passing=True)
        self.host = host
        self.left = left


def may_pass(status: int) -> bool:
    """Whether a later run may be answered otherwise. 403 is said to whom asked too fast, too; of the server errors, 520
    to 530 are what a network of caches says while its origin is out of reach."""
    return status in _PASSING or status >= _SERVER_ERROR


def no_turn(host: str, turn: Turn) -> NoTurnError:
    why = turn.resting or f"its next turn is {turn.wait:.1f} s away"
    left = Left.RESTING if turn.resting else Left.NO_TURN
    return NoTurnError(host, left, f"{host} may not be asked again so soon: {why}")


def out_of_time(host: str, url: str) -> NoTurnError:
    return NoTurnError(host, Left.NO_TIME, f"{url}: the time that is given for it ended before the answer")


def timed_out(detail: str) -> NotFetchedError:
    return NotFetchedError(Outcome.TIMEOUT, Reason.TIMEOUT, detail, passing=True)


def failed(detail: str, *, passing: bool = True, status: int | None = None) -> NotFetchedError:
    return NotFetchedError(Outcome.ERROR, Reason.ERROR, detail, passing=passing, status=status)


def bad_answer(detail: str, *, status: int | None = None) -> NotFetchedError:
    """A fault of the host, which may be mended: the URL is asked for again later."""
    return NotFetchedError(Outcome.ERROR, Reason.BAD_ANSWER, detail, passing=True, status=status)


def bad_url(detail: str) -> NotFetchedError:
    return NotFetchedError(Outcome.ERROR, Reason.BAD_URL, detail)


def private_address(detail: str) -> NotFetchedError:
    return NotFetchedError(Outcome.ERROR, Reason.PRIVATE_ADDRESS, detail)
