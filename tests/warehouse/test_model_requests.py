"""Requests to language models are let through one by one, within the budgets of run, day and minute."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from pipeline.explorer.mend.writer import Writer
from pipeline.model.endpoint import Endpoint
from pipeline.settings import Settings
from pipeline.warehouse import Warehouse, begin_run
from pipeline.warehouse.copying import run
from pipeline.warehouse.model_requests import (
    Ended,
    Outcome,
    Request,
    Turn,
    Used,
    UsedUp,
    failures,
    reserve,
    settle,
    used_by_run,
)
from tests.support.rows import NOON

ANSWERED = Ended(outcome=Outcome.ANSWERED, tokens_in=30, tokens_out=10, seconds=1.25)
UNKNOWN = Ended(outcome=Outcome.FAILED, tokens_in=None, tokens_out=None, seconds=9, detail="timed out")

RESERVES = """
import sys
from pipeline.model.endpoint import Endpoint
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.model_requests import Request, reserve
endpoint = Endpoint(url="http://llm.example/v1", model="m", run_tokens=None, day_tokens=1000, per_minute=1000)
named = dict(model="m", prompt_version="1", question_key="q", text_sha256="t")
request = Request(run_key=sys.argv[1], part=0, tokens=100, **named)
with open_warehouse(Settings.from_env()) as warehouse:
    for _ in range(8):
        with warehouse.begin() as conn:
            print(reserve(conn, request, endpoint).used_up, flush=True)
"""


@pytest.fixture
def runs(warehouse: Warehouse) -> tuple[str, str, str]:
    keys = ("ingest/one", "ingest/two", "ingest/three")
    with warehouse.begin() as conn:
        for key in keys:
            dag_id, _, run_id = key.partition("/")
            begin_run(
                conn,
                run_key=key,
                dag_id=dag_id,
                run_id=run_id,
                source_key=None,
                clear_number=1,
                code_version="1",
                now=NOON,
            )
    return keys


def limits(**changes: Any) -> Endpoint:
    unlimited = {"run_tokens": None, "day_tokens": None, "per_minute": 10_000}
    return Endpoint(**{"url": "http://llm.example/v1", "model": "small-1", **unlimited, **changes})


def request(run_key: str, tokens: int = 100, *, question: str = "q1", words: str = "t1") -> Request:
    return Request(
        run_key=run_key,
        part=0,
        model="small-1",
        prompt_version="3",
        question_key=question,
        text_sha256=words,
        tokens=tokens,
    )


def ask(warehouse: Warehouse, asked: Request, endpoint: Endpoint) -> Turn:
    with warehouse.begin() as conn:
        return reserve(conn, asked, endpoint)


def end(warehouse: Warehouse, turn: Turn, ended: Ended) -> None:
    assert turn.request_id is not None
    with warehouse.begin() as conn:
        settle(conn, turn.request_id, ended)


def age(warehouse: Warehouse, interval: str) -> None:
    """All requests so far were asked so much earlier."""
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.model_request SET asked_at = asked_at - CAST(:by AS interval)"), {"by": interval})


def test_a_request_is_entered_before_it_is_sent_and_says_how_it_ended(warehouse: Warehouse, runs) -> None:
    turn = ask(warehouse, request(runs[0]), limits())
    end(warehouse, turn, ANSWERED)
    end(warehouse, turn, UNKNOWN)  # how it ended is said once
    with warehouse.begin() as conn:
        row = conn.execute(text("SELECT * FROM ops.model_request")).one()._asdict()
    assert row.pop("asked_at").utcoffset().total_seconds() == 0
    assert row == {
        "request_id": turn.request_id,
        "run_key": runs[0],
        "part": 0,
        "model": "small-1",
        "prompt_version": "3",
        "question_key": "q1",
        "text_sha256": "t1",
        "tokens_reserved": 100,
        "tokens_in": 30,
        "tokens_out": 10,
        "cost_usd": None,
        "outcome": "answered",
        "detail": "",
        "seconds": Decimal("1.250"),
    }


def test_a_request_does_not_wait_for_an_edit_of_the_explorer_that_is_under_way(warehouse: Warehouse, runs) -> None:
    editor = Writer(warehouse.engine.url.render_as_string(hide_password=False), entities=())
    with editor.editing(), warehouse.begin() as conn:
        conn.execute(text("SET LOCAL lock_timeout = '2s'"))
        assert reserve(conn, request(runs[0]), limits()).request_id is not None
    editor.close()


def test_a_run_spends_no_more_than_it_may_and_another_has_its_own(warehouse: Warehouse, runs) -> None:
    endpoint = limits(run_tokens=300)
    assert [ask(warehouse, request(runs[0]), endpoint).used_up for _ in range(4)] == [None, None, None, UsedUp.RUN]
    assert ask(warehouse, request(runs[1]), endpoint).used_up is None


def test_all_runs_of_a_day_spend_no_more_than_it_may_and_the_next_day_begins_anew(warehouse: Warehouse, runs) -> None:
    endpoint = limits(day_tokens=300)
    assert [ask(warehouse, request(run), endpoint).used_up for run in (*runs, runs[0])] == [None] * 3 + [UsedUp.DAY]
    age(warehouse, "24 hours")
    assert ask(warehouse, request(runs[0]), endpoint).used_up is None


def test_a_day_begins_at_midnight_in_utc_whatever_the_zone_of_the_session(warehouse: Warehouse, runs) -> None:
    endpoint = limits(day_tokens=100)
    assert ask(warehouse, request(runs[0]), endpoint).request_id is not None
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):
        for moment, expected in (("", UsedUp.DAY), ("- interval '1 microsecond'", None)):
            with warehouse.begin() as conn:
                conn.execute(text("SELECT SET_CONFIG('TimeZone', :zone, TRUE)"), {"zone": zone})
                midnight = f"DATE_TRUNC('day', NOW(), 'UTC') {moment}"
                conn.execute(text(f"UPDATE ops.model_request SET asked_at = {midnight}"))  # noqa: S608
                assert reserve(conn, request(runs[0]), endpoint).used_up is expected
                conn.rollback()


@pytest.mark.parametrize(
    ("ended", "fits"),
    [
        (ANSWERED, True),
        (Ended(outcome=Outcome.UNREACHED, tokens_in=0, tokens_out=0, seconds=1), True),
        (UNKNOWN, False),
        (None, False),
    ],
    ids=["counted by the endpoint", "not worked on", "nobody knows", "under way, or killed"],
)
def test_what_a_request_took_counts_and_else_what_was_reserved_for_it(warehouse: Warehouse, runs, ended, fits) -> None:
    endpoint = limits(run_tokens=150)
    turn = ask(warehouse, request(runs[0]), endpoint)
    if ended is not None:
        end(warehouse, turn, ended)
    assert (ask(warehouse, request(runs[0]), endpoint).used_up is None) is fits


def test_a_minute_holds_so_many_requests_of_all_runs(warehouse: Warehouse, runs) -> None:
    endpoint = limits(per_minute=2)
    assert ask(warehouse, request(runs[0]), endpoint).wait == 0
    age(warehouse, "20 seconds")
    assert ask(warehouse, request(runs[1]), endpoint).wait == 0
    turn = ask(warehouse, request(runs[2]), endpoint)
    assert (turn.request_id, turn.used_up) == (None, None)
    assert 35 < turn.wait <= 40
    age(warehouse, "40 seconds")
    assert ask(warehouse, request(runs[2]), endpoint).request_id is not None
    assert 15 < ask(warehouse, request(runs[2]), endpoint).wait <= 20


def test_requests_of_a_clock_that_ran_ahead_are_not_waited_for(warehouse: Warehouse, runs) -> None:
    ask(warehouse, request(runs[0]), limits())
    age(warehouse, "-3 hours")
    assert ask(warehouse, request(runs[0]), limits(per_minute=1)).request_id is not None


@pytest.mark.parametrize(
    ("changes", "let_through"),
    [({"run_tokens": 1000}, 10), ({"day_tokens": 700}, 7), ({"per_minute": 5}, 5)],
    ids=["run", "day", "minute"],
)
def test_threads_at_once_get_no_more_than_there_is(warehouse: Warehouse, runs, changes, let_through) -> None:
    endpoint = limits(**changes)
    with ThreadPoolExecutor(8) as pool:
        turns = list(pool.map(lambda _: ask(warehouse, request(runs[0]), endpoint), range(40)))
    assert sum(turn.request_id is not None for turn in turns) == let_through


def test_processes_at_once_get_no_more_than_there_is(settings: Settings, warehouse: Warehouse, runs) -> None:
    env = {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}
    started = [
        subprocess.Popen([sys.executable, "-c", RESERVES, run], env=env, stdout=subprocess.PIPE, text=True)
        for run in runs
    ]
    said = [line for process in started for line in process.communicate(timeout=60)[0].split()]
    assert (len(said), said.count("None"), said.count("day")) == (24, 10, 14)


def test_what_a_run_used_is_added_up(warehouse: Warehouse, runs) -> None:
    with warehouse.begin() as conn:
        assert used_by_run(conn, runs[0]) == Used(0, 0, 0, None, 0)
    for cost in (Decimal("0.000125"), Decimal("0.5"), None):
        turn = ask(warehouse, request(runs[0]), limits())
        end(warehouse, turn, Ended(outcome=Outcome.ANSWERED, tokens_in=30, tokens_out=10, seconds=1, cost=cost))
    end(warehouse, ask(warehouse, request(runs[0], 70), limits()), UNKNOWN)
    ask(warehouse, request(runs[0], 5), limits())
    end(warehouse, ask(warehouse, request(runs[1]), limits()), ANSWERED)
    with warehouse.begin() as conn:
        assert used_by_run(conn, runs[0]) == Used(5, 90, 30, Decimal("0.500125"), 75)
        assert used_by_run(conn, runs[1]) == Used(1, 30, 10, None, 0)


def test_failures_of_a_question_count_once_a_run_and_only_its_own(warehouse: Warehouse, runs) -> None:
    def ended(run_key: str, question: str, outcome: Outcome) -> None:
        turn = ask(warehouse, request(run_key, question=question), limits())
        end(warehouse, turn, Ended(outcome=outcome, tokens_in=0, tokens_out=0, seconds=1))

    for run_key in (runs[0], runs[0], runs[1]):
        ended(run_key, "q1", Outcome.FAILED)
    for outcome in (Outcome.ANSWERED, Outcome.REFUSED, Outcome.UNREACHED):
        ended(runs[2], "q1", outcome)
        ended(runs[2], "q2", outcome)
    ended(runs[2], "q3", Outcome.FAILED)
    with warehouse.begin() as conn:
        assert failures(conn, ["q1", "q2", "q4"]) == {"q1": 2}
        assert failures(conn, []) == {}


def test_a_request_about_a_forgotten_text_counts_on_and_no_longer_says_about_which(warehouse: Warehouse, runs) -> None:
    endpoint = limits(run_tokens=300)
    end(warehouse, ask(warehouse, request(runs[0], words="t1"), endpoint), UNKNOWN)
    under_way = ask(warehouse, request(runs[0], words="t2"), endpoint)
    with warehouse.begin() as conn:
        run(conn, "forget/model_request", {"texts": ["t1", "t2", "t3"]})
    end(warehouse, under_way, UNKNOWN)
    with warehouse.begin() as conn:
        rows = conn.execute(
            text("SELECT question_key, text_sha256, detail FROM ops.model_request ORDER BY request_id")
        ).all()
    assert [tuple(row) for row in rows] == [(None, None, "")] * 2
    assert [ask(warehouse, request(runs[0]), endpoint).used_up for _ in range(2)] == [None, UsedUp.RUN]


def test_a_detail_of_any_length_and_letters_is_kept(warehouse: Warehouse, runs) -> None:
    turn = ask(warehouse, request(runs[0]), limits())
    end(warehouse, turn, replace(UNKNOWN, detail="\0" + "x" * 9000))
    with warehouse.begin() as conn:
        assert conn.scalar(text("SELECT detail FROM ops.model_request")) == "\ufffd" + "x" * 499
