"""One set of messages, asked when the budgets of run, day and minute have room for it."""

import time
from collections.abc import Sequence

from pipeline.ask.client import Client
from pipeline.ask.patience import tried
from pipeline.ask.reply import NOTHING, RefusedError, Reply, Spent, UnansweredError, asked_tokens
from pipeline.errors import ConfigError
from pipeline.model.endpoint import Endpoint
from pipeline.model.question import Message, Question
from pipeline.warehouse import Warehouse
from pipeline.warehouse.model_requests import Ended, Outcome, Request, Turn, UsedUp, reserve, settle

USUAL_ANSWER = 2_000
"""Tokens that are reserved for an answer, which is seldom longer: with the longest that is allowed reserved for each,
a few requests at once would hold a budget that they do not use. What goes beyond is counted when the answer is there,
so that a budget may be passed by the last requests, each by less than the longest answer."""


def ask_within(
    warehouse: Warehouse,
    client: Client,
    question: Question,
    *,
    run_key: str,
    part: int = 0,
    messages: Sequence[Message],
    until: float,
) -> Reply | UsedUp:
    """The reply, or what is used up, and then nothing was asked. `messages` are the question's own, or those that ask
    it once more; `until` is the moment of time.monotonic() up to which it may wait for a free place in the minute.

    Raises what Client.ask raises. All ways it ends are kept in ops.model_request, each try by itself: one that timed
    out may cost as much as an answer.
    """
    request = Request(
        run_key=run_key,
        part=part,
        model=client.endpoint.model,
        prompt_version=question.prompt_version,
        question_key=question.key,
        text_sha256=question.text_sha256,
        tokens=asked_tokens(messages, question.schema) + min(client.endpoint.answer_tokens, USUAL_ANSWER),
    )
    _refuse_oversized(request, client.endpoint)

    def once() -> Reply | UsedUp:
        turn = _turn(warehouse, request, client.endpoint, until)
        if turn.request_id is None:
            return turn.used_up or UsedUp.MINUTE
        return _asked(warehouse, client, turn.request_id, messages, question)

    return tried(once, client.endpoint.retries, until=until)


def _turn(warehouse: Warehouse, request: Request, endpoint: Endpoint, until: float) -> Turn:
    """No connection is held while it waits."""
    while True:
        with warehouse.begin() as conn:
            turn = reserve(conn, request, endpoint)
        if turn.request_id is not None or turn.used_up or time.monotonic() + turn.wait > until:
            return turn
        time.sleep(turn.wait)


def _asked(
    warehouse: Warehouse, client: Client, request_id: int, messages: Sequence[Message], question: Question
) -> Reply:
    begun = time.monotonic()

    def end(outcome: Outcome, spent: Spent | None, detail: str = "") -> None:
        price = client.endpoint.price
        ended = Ended(
            outcome=outcome,
            tokens_in=spent.tokens_in if spent else None,
            tokens_out=spent.tokens_out if spent else None,
            cost=price.of(*spent) if price and spent else None,
            seconds=time.monotonic() - begun,
            detail=detail,
        )
        with warehouse.begin() as conn:
            settle(conn, request_id, ended)

    try:
        reply = client.ask_once(messages, question.schema)
    except RefusedError as error:
        end(Outcome.REFUSED, error.spent, str(error))
        raise
    except UnansweredError as error:
        end(Outcome.FAILED if error.reached else Outcome.UNREACHED, error.spent, str(error))
        raise
    except ConfigError as error:
        end(Outcome.UNREACHED, NOTHING, str(error))
        raise
    end(Outcome.ANSWERED, Spent(reply.tokens_in, reply.tokens_out))
    return reply


def _refuse_oversized(request: Request, endpoint: Endpoint) -> None:
    """One that no budget ever has room for would be left by each run, and all behind it."""
    for name, limit in (("RUN", endpoint.run_tokens), ("DAY", endpoint.day_tokens)):
        if limit is not None and request.tokens > limit:
            raise ConfigError(
                f"a question takes about {request.tokens:,} tokens and NEWSFIGURES_LLM_{name}_TOKENS allows "
                f"{limit:,}; raise it, or write unlimited"
            )
