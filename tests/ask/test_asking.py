"""One set of messages is asked within its budgets, and how it ended is kept."""

import time
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from pipeline.ask import Client, RefusedError, Reply, UnansweredError, UsedUp, ask_within
from pipeline.errors import ConfigError, PipelineError
from pipeline.model.endpoint import Price
from pipeline.model.question import Message, Question
from pipeline.warehouse import Warehouse
from pipeline.warehouse.model_requests import used_by_run
from tests.support.endpoint import (
    KEY,
    NO_CLAIMS,
    EndpointServer,
    Fault,
    quota_used_up,
    refusal,
    refused,
    server_error,
    slow,
)
from tests.support.rows import start_run

QUESTION = Question(
    text_sha256="t1", prompt_version="3", messages=(Message("user", "x" * 298),), schema={"type": "object"}
)
RESERVED = 107
"""Of 300 letters and a schema, with an answer of no more than one token."""


@pytest.fixture
def run_key(warehouse: Warehouse) -> str:
    with warehouse.begin() as conn:
        return start_run(conn)


def ask(
    warehouse: Warehouse, client: Client, run_key: str, *, wait: float = 0, messages: Any = QUESTION.messages
) -> Reply | UsedUp:
    until = time.monotonic() + wait
    return ask_within(warehouse, client, QUESTION, run_key=run_key, messages=messages, until=until)


def kept(warehouse: Warehouse) -> list[dict[str, Any]]:
    names = "outcome, tokens_reserved, tokens_in, tokens_out, cost_usd, detail, seconds"
    with warehouse.begin() as conn:
        rows = conn.execute(text(f"SELECT {names} FROM ops.model_request ORDER BY request_id"))  # noqa: S608
        return [row._asdict() for row in rows]


def test_an_answer_is_given_and_its_tokens_price_and_time_are_kept(warehouse, run_key, endpoint_server) -> None:
    endpoint_server.usage = lambda *_: (2_000, 1_000)
    price = Price(asked=Decimal("0.25"), answered=Decimal(2))
    with Client(endpoint_server.endpoint(price=price, answer_tokens=500)) as client:
        reply = ask(warehouse, client, run_key)
    assert isinstance(reply, Reply)
    assert reply.content == NO_CLAIMS
    (row,) = kept(warehouse)
    assert 0 < row.pop("seconds") < 5
    assert row == {
        "outcome": "answered",
        "tokens_reserved": 606,
        "tokens_in": 2_000,
        "tokens_out": 1_000,
        "cost_usd": Decimal("0.0025"),
        "detail": "",
    }


def test_a_long_answer_is_reserved_as_one_of_usual_length(warehouse, run_key, endpoint_server) -> None:
    with Client(endpoint_server.endpoint(answer_tokens=8_000)) as client:
        ask(warehouse, client, run_key)
    assert kept(warehouse)[0]["tokens_reserved"] == 2_106


def test_asking_once_more_sends_the_messages_given_under_the_same_question(warehouse, run_key, endpoint_server) -> None:
    with Client(endpoint_server.endpoint()) as client:
        ask(warehouse, client, run_key)
        ask(warehouse, client, run_key, messages=QUESTION.again("{}", "that is no answer"))
    assert [len(seen.body["messages"]) for seen in endpoint_server.seen] == [1, 3]
    with warehouse.begin() as conn:
        assert set(conn.scalars(text("SELECT question_key FROM ops.model_request"))) == {QUESTION.key}
        assert used_by_run(conn, run_key).requests == 2


@pytest.mark.parametrize(
    ("limit", "expected"), [("run_tokens", UsedUp.RUN), ("day_tokens", UsedUp.DAY)], ids=["run", "day"]
)
def test_what_does_not_fit_into_a_budget_is_not_asked(warehouse, run_key, endpoint_server, limit, expected) -> None:
    endpoint_server.usage = lambda *_: (100, 0)
    with Client(endpoint_server.endpoint(answer_tokens=1, **{limit: 250})) as client:
        given = [ask(warehouse, client, run_key) for _ in range(4)]
    assert [isinstance(one, Reply) for one in given] == [True, True, False, False]
    assert given[2:] == [expected, expected]
    assert len(endpoint_server.seen) == 2
    assert len(kept(warehouse)) == 2


def test_threads_at_once_spend_no_more_than_the_budget(warehouse, run_key, endpoint_server) -> None:
    endpoint_server.always = slow(0.2)
    endpoint_server.usage = lambda *_: (RESERVED, 0)
    endpoint = endpoint_server.endpoint(answer_tokens=1, run_tokens=5 * RESERVED)
    with Client(endpoint) as client, ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda _: ask(warehouse, client, run_key), range(16)))
    assert sum(isinstance(one, Reply) for one in given) == 5
    assert [one for one in given if not isinstance(one, Reply)] == [UsedUp.RUN] * 11
    assert len(endpoint_server.seen) == 5
    assert endpoint_server.most_at_once > 1


def test_each_try_is_a_request_that_counts(warehouse, run_key, endpoint_server) -> None:
    endpoint_server.faults.append(server_error)
    with Client(endpoint_server.endpoint(retries=1)) as client:
        assert isinstance(ask(warehouse, client, run_key, wait=30), Reply)
    assert [row["outcome"] for row in kept(warehouse)] == ["failed", "answered"]


def test_a_try_that_no_budget_has_room_for_is_not_made(warehouse, run_key, endpoint_server) -> None:
    endpoint_server.always = slow(1)
    endpoint = endpoint_server.endpoint(answer_tokens=1, run_tokens=2 * RESERVED, timeout=0.2, retries=3)
    with Client(endpoint) as client:
        assert ask(warehouse, client, run_key, wait=30) is UsedUp.RUN
    assert (len(endpoint_server.seen), len(kept(warehouse))) == (2, 2)


def test_a_free_place_in_the_minute_is_waited_for_up_to_a_moment(warehouse, run_key, endpoint_server) -> None:
    with Client(endpoint_server.endpoint(per_minute=1)) as client:
        assert isinstance(ask(warehouse, client, run_key), Reply)
        begun = time.monotonic()
        assert ask(warehouse, client, run_key, wait=50) is UsedUp.MINUTE
        assert time.monotonic() - begun < 20, "a wait that would be in vain is not begun"
        with warehouse.begin() as conn:
            conn.execute(text("UPDATE ops.model_request SET asked_at = asked_at - interval '59 seconds'"))
        begun = time.monotonic()
        assert isinstance(ask(warehouse, client, run_key, wait=30), Reply)
        assert time.monotonic() - begun < 20, "no longer than until the place is free"
    assert len(endpoint_server.seen) == 2


def test_a_question_that_no_budget_has_room_for_is_a_matter_of_settings(warehouse, run_key, endpoint_server) -> None:
    for limit in ("run_tokens", "day_tokens"):
        name = f"NEWSFIGURES_LLM_{limit.upper()} allows 106; raise it"
        with (
            Client(endpoint_server.endpoint(answer_tokens=1, **{limit: 106})) as client,
            pytest.raises(ConfigError, match=f"takes about 107 tokens and {name}"),
        ):
            ask(warehouse, client, run_key)
    assert endpoint_server.seen == []
    assert kept(warehouse) == []


ENDS = [
    pytest.param(refusal, (RefusedError, "refused", (7, 3)), id="declined"),
    pytest.param(refused(413), (RefusedError, "refused", (0, 0)), id="too large"),
    pytest.param(server_error, (UnansweredError, "failed", (0, 0)), id="500"),
    pytest.param(slow(5), (UnansweredError, "failed", (None, None)), id="slow"),
    pytest.param(refused(503), (UnansweredError, "unreached", (0, 0)), id="503"),
    pytest.param(quota_used_up, (ConfigError, "unreached", (0, 0)), id="quota used up"),
    pytest.param(refused(401, f"wrong key {KEY}"), (ConfigError, "unreached", (0, 0)), id="401"),
]


@pytest.mark.parametrize(("fault", "expected"), ENDS)
def test_why_there_is_no_answer_is_raised_and_kept(
    warehouse: Warehouse,
    run_key: str,
    endpoint_server: EndpointServer,
    fault: Fault,
    expected: tuple[type[PipelineError], str, tuple[int | None, int | None]],
) -> None:
    kind, outcome, tokens = expected
    endpoint_server.always = fault
    endpoint_server.usage = lambda *_: (7, 3)
    with Client(endpoint_server.endpoint(timeout=0.3)) as client, pytest.raises(kind) as caught:
        ask(warehouse, client, run_key)
    (row,) = kept(warehouse)
    assert (row["outcome"], (row["tokens_in"], row["tokens_out"])) == (outcome, tokens)
    assert row["detail"] == str(caught.value)
    assert KEY not in row["detail"]


def test_no_connection_is_held_while_a_model_thinks(warehouse, run_key, endpoint_server) -> None:
    endpoint_server.always = slow(1)
    with Client(endpoint_server.endpoint()) as client, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(ask, warehouse, client, run_key)
        while not endpoint_server.seen:
            time.sleep(0.01)
        assert warehouse.engine.pool.checkedout() == 0
        assert isinstance(asked.result(), Reply)
