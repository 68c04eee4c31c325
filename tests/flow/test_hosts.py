"""A host that fails is left alone and its leads wait; lists and site files are not read again for nothing."""

from sqlalchemy import text

from pipeline import flow
from pipeline.newsstand import Fault, Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse

TIMES = "sample_times"
HOST = "times.newsstand.test"


def begin(settings: Settings, run_id: str) -> str:
    return flow.begin(TIMES, dag_id="test", run_id=run_id, settings=settings)


def test_a_host_that_fails_rests_and_its_leads_are_left_with_the_reason(
    impatient: Settings, newsstand: Newsstand
) -> None:
    run_key = begin(impatient, "1")
    found = flow.discover(TIMES, run_key=run_key, settings=impatient)
    newsstand.fault(HOST, "*", Fault.RESET)
    before = len(newsstand.requests)
    first = flow.fetch(TIMES, run_key=run_key, settings=impatient)
    assert len(newsstand.requests) - before == 8
    resting = found["made"] - 7 - first["dropped"]["robots_denied"]  # the eighth request was for tdmrep.json
    assert first["left_because"] == {"to_retry": 7, "resting": resting}
    assert flow.report(run_key=run_key, settings=impatient)["stages"]["fetch"]["left_because"] == first["left_because"]

    second = flow.fetch(TIMES, run_key=begin(impatient, "2"), settings=impatient)
    assert (second["made"], second["left_because"]) == (0, {"resting": resting})
    assert len(newsstand.requests) - before == 8

    newsstand.heal()
    with open_warehouse(impatient) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.host SET rest_until = CLOCK_TIMESTAMP()"))
    third = flow.fetch(TIMES, run_key=begin(impatient, "3"), settings=impatient)
    assert (third["taken"], third["left"], third["made"] > 0) == (resting, 0, True)


def test_a_second_poll_asks_only_whether_the_lists_have_changed(house: Settings, newsstand: Newsstand) -> None:
    flow.ingest(TIMES, settings=house)
    before = len(newsstand.requests)
    again = flow.ingest(TIMES, settings=house)
    assert again["stages"]["discover"]["dropped"] == {"not_modified": 2}
    assert [(request.path, request.status, request.conditional) for request in newsstand.requests[before:]] == [
        ("/rss/allnews.xml", 304, True),
        ("/sitemap/news.xml", 304, True),
    ]
    newsstand.advance()
    third = flow.ingest(TIMES, settings=house)
    assert third["stages"]["discover"]["made"] > 0


def test_lists_are_read_in_full_when_the_source_file_has_changed(impatient: Settings, newsstand: Newsstand) -> None:
    flow.discover(TIMES, run_key=begin(impatient, "1"), settings=impatient)
    assert impatient.sources_dir is not None
    path = impatient.sources_dir / "sample_times.toml"
    path.write_text(path.read_text("utf-8").replace('name = "The Newsstand Times"', 'name = "Times"'), "utf-8")
    again = flow.discover(TIMES, run_key=begin(impatient, "2"), settings=impatient)
    assert again["dropped"]["known"] > 8
    assert "not_modified" not in again["dropped"]


def test_a_day_is_read_in_full_however_often(house: Settings, newsstand: Newsstand) -> None:
    from pipeline.newsstand.world import World  # noqa: PLC0415

    day = World(house.home / "elsewhere").today
    for _ in range(2):
        found = flow.discover(TIMES, run_key=begin(house, "1"), day=day, settings=house)
        assert "not_modified" not in found["dropped"]
        assert found["taken"] > 0
    assert not any(request.conditional for request in newsstand.requests)
