"""What all pages have in common is made now and then, by one reader at a time."""

import re
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event

import pytest
from markupsafe import escape
from sqlalchemy import text

from pipeline.explorer.kept import Kept, KeptByKey, offer, overview
from pipeline.explorer.rendering import templates
from pipeline.explorer.words.show import plain


class Clock:
    """A clock that goes on by the seconds that making takes."""

    def __init__(self, takes: float) -> None:
        self.now, self.takes, self.numbers = 0.0, takes, count(1)

    def __call__(self) -> float:
        return self.now

    def make(self) -> int | None:
        self.now += self.takes
        return next(self.numbers)


def test_it_is_made_anew_after_a_hundred_times_as_long_as_it_took():
    clock = Clock(takes=0.5)
    kept = Kept(clock.make, clock)
    made = []
    for clock.now in (0, 50.4, 50.6, 101, 101.2):
        made.append(kept.now())
    assert made == [1, 1, 2, 2, 3]


def test_it_is_never_kept_for_longer_than_five_minutes():
    clock = Clock(takes=10)
    kept = Kept(clock.make, clock)
    made = []
    for clock.now in (0, 309, 311):
        made.append(kept.now())
    assert made == [1, 1, 2]


def test_what_has_aged_is_made_anew():
    clock = Clock(takes=1)
    kept, by_key = Kept(clock.make, clock), KeptByKey[str, int | None](9, clock)
    made = [kept.now(), kept.now(), by_key.get("a", clock.make), by_key.get("a", clock.make)]
    kept.age()
    by_key.age()
    made += [kept.now(), kept.now(), by_key.get("a", clock.make), by_key.get("a", clock.make)]
    assert made == [1, 1, 2, 2, 3, 3, 4, 4]


def test_what_ages_while_it_is_made_is_not_kept():
    clock = Clock(takes=1)

    def ageing() -> int | None:
        if clock.now == 0:
            kept.age()
            by_key.age()
        return clock.make()

    kept, by_key = Kept(ageing, clock), KeptByKey[str, int | None](9, clock)
    assert [kept.now(), kept.now(), kept.now()] == [1, 2, 2]
    clock.now = 0
    assert [by_key.get("a", ageing), by_key.get("a", ageing), by_key.get("a", ageing)] == [3, 4, 4]


def test_nothing_is_not_kept():
    made, clock = iter([None, "much"]), Clock(takes=0)
    kept = Kept(lambda: (clock.make(), next(made))[1], clock)
    assert [kept.now(), kept.now()] == [None, "much"]


def test_while_one_reader_makes_it_the_others_go_on_with_the_last():
    begun, may_end, clock = Event(), Event(), Clock(takes=1)

    def make() -> int | None:
        if clock.now:
            begun.set()
            assert may_end.wait(timeout=30)
        return clock.make()

    kept = Kept(make, clock)
    assert kept.now() == 1
    clock.now = 301
    with ThreadPoolExecutor(1) as pool:
        maker = pool.submit(kept.now)
        assert begun.wait(timeout=30)
        assert [kept.now(), kept.now()] == [1, 1]
        may_end.set()
        assert maker.result(timeout=30) == 2
    assert kept.now() == 2


def test_readers_who_come_first_at_once_wait_for_one_of_them():
    clock = Clock(takes=1)
    kept = Kept(clock.make, clock)
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: kept.now(), range(80))) == {1}


def test_a_failure_to_make_it_is_told_and_the_next_reader_tries_again():
    made = iter([ZeroDivisionError(), "much"])

    def make() -> str:
        found = next(made)
        if isinstance(found, Exception):
            raise found
        return found

    kept = Kept(make)
    with pytest.raises(ZeroDivisionError):
        kept.now()
    assert kept.now() == "much"


def test_fields_offer_what_the_marts_count_those_with_most_figures_first(reader):
    found = offer(reader, templates())
    with reader._engine.connect() as conn:
        metrics = conn.scalars(
            text("SELECT metric_key FROM mart.metric_coverage ORDER BY observations + unsure DESC, metric_key")
        ).all()
        entities = conn.scalars(
            text("SELECT name FROM mart.dim_entity WHERE observations > 0 ORDER BY observations DESC, name LIMIT 300")
        ).all()
    assert found.metric == metrics
    assert re.findall(r'<option value="([^"]*)">', found.entity) == [escape(plain(name)) for name in entities]
    assert found.source == ["sample_ilbo", "sample_kurier", "sample_times", "warc:hostile.test"]
    assert '<option value="NO">Norway</option>' in found.places


def test_the_overview_counts_what_the_marts_count(reader):
    with reader._engine.connect() as conn:
        figures = conn.scalar(text("SELECT SUM(observations) FROM mart.dim_metric"))
        claims = conn.scalar(text("SELECT COUNT(*) FROM mart.fct_claim"))
    told = overview(reader)
    assert told
    assert (told["figures"], told["claims"]) == (figures, claims)
    assert figures
