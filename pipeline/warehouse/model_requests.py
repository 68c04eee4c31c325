"""ops.model_request: what language models were asked, and whether they may be asked more.

The budgets of tokens and the requests a minute hold for all threads, processes and machines that share the warehouse,
whatever model they ask: a request is entered before it is sent, by one at a time, by the clock of the database.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Connection

from pipeline.model.endpoint import Endpoint
from pipeline.warehouse.copying import run
from pipeline.warehouse.locks import Lock, one_at_a_time

_DETAIL = 500


class UsedUp(StrEnum):
    """What lets no more requests through."""

    RUN = "run"
    DAY = "day"
    MINUTE = "minute"  # none was free in the time that was given


class Outcome(StrEnum):
    """How a request ended."""

    ANSWERED = "answered"
    REFUSED = "refused"  # the endpoint answers this text at no time
    FAILED = "failed"  # no usable answer; after some runs with this end a text is given up
    UNREACHED = "unreached"  # a setting or the endpoint is in the way, which says nothing of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is to be asked. `tokens` is an estimate of what it will take, asked and answered."""

    run_key: str
    part: int
    model: str
    prompt_version: str
    question_key: str
    text_sha256: str
    tokens: int


class Turn(NamedTuple):
    """Whether a request may be sent: `request_id` when it may, and is entered; else what is used up, or how many
    seconds it is not worth asking again."""

    request_id: int | None
    used_up: UsedUp | None
    wait: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """Tokens are None where nobody knows what the request took; what was reserved for it then counts as spent."""

    outcome: Outcome
    tokens_in: int | None
    tokens_out: int | None
    seconds: float
    cost: Decimal | None = None
    detail: str = ""


class Used(NamedTuple):
    """What a run took. `cost` in US dollars is None where no request has a price; `tokens_unknown` were reserved for
    requests of which nobody knows what they took: under way, timed out, or of a process that was killed."""

    requests: int
    tokens_in: int
    tokens_out: int
    cost: Decimal | None
    tokens_unknown: int


def reserve(conn: Connection, request: Request, endpoint: Endpoint) -> Turn:
    """Enter the request if run, day (UTC) and minute have room for it. In a transaction of its own, and a short one:
    all others wait for its end."""
    one_at_a_time(conn, Lock.MODEL_REQUEST)
    row = run(
        conn,
        "load/model_request_new",
        {
            "this_run": request.run_key,
            "part": request.part,
            "model": request.model,
            "prompt_version": request.prompt_version,
            "question_key": request.question_key,
            "text_sha256": request.text_sha256,
            "tokens": request.tokens,
            "run_tokens": endpoint.run_tokens,
            "day_tokens": endpoint.day_tokens,
            "per_minute": endpoint.per_minute,
        },
    ).one()
    return Turn(row.request_id, UsedUp(row.used_up) if row.used_up else None, float(row.wait))


def settle(conn: Connection, request_id: int, ended: Ended) -> None:
    run(
        conn,
        "load/model_request_settled",
        {
            "request_id": request_id,
            "tokens_in": ended.tokens_in,
            "tokens_out": ended.tokens_out,
            "cost": ended.cost,
            "outcome": str(ended.outcome),
            "detail": ended.detail[:_DETAIL],
            "seconds": round(ended.seconds, 3),
        },
    )


def used_by_run(conn: Connection, run_key: str) -> Used:
    row = run(conn, "load/model_requests_of_run", {"this_run": run_key}).one()
    return Used(row.requests, row.tokens_in, row.tokens_out, row.cost, row.tokens_unknown)


def failures(conn: Connection, question_keys: Collection[str]) -> dict[str, int]:
    """In how many runs each question got no usable answer; those without a failure are left out."""
    rows = run(conn, "load/model_request_failures", {"question_keys": list(question_keys)})
    return {row.question_key: row.runs for row in rows}
