"""What a person should look at is told from what happened, and what has had its time goes without taking more along."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import part_names, verify
from pipeline.errors import PipelineError
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse, source_lock
from tests.flow.test_answered import ELSEWHERE, ask, asked_about, change, texts_at
from tests.flow.test_forget_content import FERRY, MARKET, OTHER, hold, page
from tests.support.locks import comes_to_wait
from tests.support.traces import places_of, rows

NOW = datetime(2026, 4, 15, 6, 30, tzinfo=UTC)
TIMES = "sample_times"
LATELY = "d" * 64
LEAD = """
INSERT INTO raw.lead (lead_id, url, source_key, found_at, origin, state, due_at, attempts)
VALUES (gen_random_uuid(), :url, :source, :at, 'feed', 'done', :at, 0)
"""
ATTEMPT = """
INSERT INTO raw.fetch_log (lead_id, at, run_key, url, source_key, outcome, retry, seconds, received, requests, detail)
SELECT lead_id, :at, 'run', url, source_key, :outcome, FALSE, :seconds, 0, 1, '' FROM raw.lead WHERE url = :url
"""


def fill(
    house: Settings, leads: Iterable[tuple[str, timedelta]], answers: Iterable[tuple[timedelta, str, float]]
) -> None:
    """Leads (source, how long ago) and answers (how long ago, outcome, seconds) of the first lead's source."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        for number, (source, ago) in enumerate(leads):
            conn.execute(text(LEAD), {"url": f"http://{source}.test/{number}", "source": source, "at": NOW - ago})
            first = source
        for month in ("2026_03", "2026_04"):
            year, number = month.split("_")
            after = f"{year}-{int(number) + 1:02}-01"
            conn.execute(text(f"CREATE TABLE IF NOT EXISTS raw.fetch_log_{month} PARTITION OF raw.fetch_log "
                              f"FOR VALUES FROM ('{year}-{number}-01 00:00+00') TO ('{after} 00:00+00')"))  # fmt: skip
        for ago, outcome, seconds in answers:
            given = {"url": f"http://{first}.test/0", "at": NOW - ago, "outcome": outcome, "seconds": seconds}
            conn.execute(text(ATTEMPT), given)


def days(*ago: float) -> list[timedelta]:
    return [timedelta(days=each) for each in ago]


USUAL = days(8, 8.1, 15, 15.1, 22, 22.1, 29, 29.1)


@pytest.mark.parametrize(
    ("leads", "answers", "found"),
    [
        ([("a", ago) for ago in USUAL], [], ["silent"]),
        ([("a", ago) for ago in [*USUAL, *days(0.5)]], [], []),
        ([("a", ago) for ago in days(2, 3, 4)], [], []),
        ([("a", ago) for ago in days(9, 12)], [], ["silent"]),
        ([("a", timedelta(hours=1))], [(timedelta(hours=n), "blocked", 0.1) for n in range(1, 5)], ["blocked"]),
        ([("a", timedelta(hours=1))], [(timedelta(hours=n), "blocked", 0.1) for n in range(1, 4)], []),
        ([("a", timedelta(hours=1))],
         [(timedelta(hours=n), "ok" if n > 2 else "robots_denied", 0.1) for n in range(1, 8)], []),
        ([("a", timedelta(hours=1))],
         [(timedelta(hours=n), "ok", 9.0) for n in range(1, 5)] + [(timedelta(days=n), "ok", 1.0) for n in range(2, 9)],
         ["slow"]),
        ([("a", timedelta(hours=1))], [(timedelta(hours=n), "ok", 9.0) for n in range(1, 5)], []),
    ],
    ids=["nothing on a day with usual news", "one today", "no usual day of the week", "nothing for a week",
         "all refused", "too few to tell", "most answered", "slower than usual", "slow, but nobody knows the usual"],
)  # fmt: skip
def test_a_source_is_told_of_when_it_behaves_otherwise_than_usual(
    settings: Settings, leads: Any, answers: Any, found: list[str]
) -> None:
    fill(settings, leads, answers)
    told = flow.watch(at=NOW, settings=settings)
    assert [(one["source"], one["finding"]) for one in told] == [("a", finding) for finding in found]


def test_pages_that_no_longer_fit_their_layouts_are_told_of(house: Settings) -> None:
    flow.ingest(TIMES, settings=house)
    assert [one for one in flow.watch(settings=house) if one["finding"] == "redesigned"] == []
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE core.article_revision SET layout = 'general'"))
    (told,) = [one for one in flow.watch(settings=house) if one["finding"] == "redesigned"]
    assert told["source"] == TIMES
    assert "pages fit no layout of its file" in told["detail"]


def test_pages_that_nobody_has_read_are_told_of_unless_their_bodies_are_gone(house: Settings) -> None:
    flow.ingest(TIMES, settings=house)
    later = datetime.now(UTC) + timedelta(days=2)

    def told() -> list[str]:
        return [one["detail"] for one in flow.watch(at=later, settings=house) if one["finding"] == "unread"]

    assert told() == []
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("DELETE FROM core.reading WHERE capture_id = (SELECT capture_id FROM raw.capture LIMIT 1)"))
    (one,) = told()
    assert one.startswith("1 pages have waited more than a day to be read, the oldest since")
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.capture SET erased_at = now()"))
    assert told() == []


UNREAD = "DELETE FROM core.reading WHERE capture_id = (SELECT capture_id FROM raw.capture LIMIT 1) RETURNING capture_id"
HELD = """INSERT INTO ops.quarantine (item, check_key, run_key, detail, held_at)
SELECT final_url, 'a_check', (SELECT MIN(run_key) FROM ops.run), '[]', now() FROM raw.capture
WHERE capture_id = :capture_id"""


def test_a_page_that_a_check_holds_back_waits_for_a_person_and_not_to_be_read(house: Settings) -> None:
    flow.ingest(TIMES, settings=house)
    later = datetime.now(UTC) + timedelta(days=2)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text(HELD), {"capture_id": conn.execute(text(UNREAD)).scalar_one()})
    assert "unread" not in {one["finding"] for one in flow.watch(at=later, settings=house)}
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE ops.quarantine SET settled_at = now(), settled_as = 'released'"))
    assert "unread" in {one["finding"] for one in flow.watch(at=later, settings=house)}


def test_a_wrong_source_file_is_told_of(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "gazette.toml").write_text("name = 3")
    (told,) = flow.watch(at=NOW, settings=replace(settings, sources_dir=tmp_path))
    assert (told["source"], told["finding"]) == ("gazette", "broken")
    assert "name = 3" in told["detail"]


def test_old_months_go_and_coming_ones_are_there(settings: Settings) -> None:
    fill(settings, [("a", timedelta())], [(timedelta(days=20), "ok", 0.1)])
    assert flow.maintain(at=NOW, settings=settings)["log_months_dropped"] == []
    later = NOW + timedelta(days=430)
    assert flow.maintain(at=later, settings=settings)["log_months_dropped"] == [
        "fetch_log_2026_03",
        "fetch_log_2026_04",
    ]
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        there = conn.execute(text("SELECT inhrelid::regclass::text FROM pg_inherits")).scalars().all()
    assert {"raw.fetch_log_2027_06", "raw.fetch_log_2027_08"} <= set(there)


def test_staged_rows_that_nobody_will_publish_go_after_two_weeks(house: Settings) -> None:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("CREATE FUNCTION stage.spoil() RETURNS trigger LANGUAGE plpgsql AS "
                          "$$ BEGIN NEW.surface := NEW.surface || '!'; RETURN NEW; END $$"))  # fmt: skip
        conn.execute(text("CREATE TRIGGER spoil BEFORE INSERT ON stage.claim "
                          "FOR EACH ROW EXECUTE FUNCTION stage.spoil()"))  # fmt: skip
    with pytest.raises(PipelineError, match="publishes nothing: surface_at_span"):
        flow.ingest(TIMES, settings=house)
    assert flow.maintain(settings=house)["staged_readings_cleared"] == 0
    staged = _count(house, "stage.reading")
    later = datetime.now(UTC) + timedelta(days=15)
    assert flow.maintain(at=later, settings=house)["staged_readings_cleared"] == staged > 0
    assert _count(house, "stage.claim") == 0


def test_texts_leave_when_the_terms_say_so_and_claims_stay(house: Settings, tmp_path: Path) -> None:
    flow.ingest(TIMES, settings=house, limit=8)
    run_key = flow.begin(TIMES, dag_id="test", run_id="fetched, and never read", settings=house)
    flow.fetch(TIMES, run_key=run_key, limit=2, settings=house)
    claims = _count(house, "core.claim")
    asked = texts_at(house, *(url for (url,) in rows(house, "SELECT url FROM raw.capture")))
    ask(house, *asked, ELSEWHERE)
    kept = kept_for(house, tmp_path / "sources", 30)
    assert flow.maintain(settings=kept)["expired"] == {}
    assert asked_about(house) == {*asked, ELSEWHERE}
    change(house, "UPDATE ops.model_request SET asked_at = asked_at + '31 days'")
    later = datetime.now(UTC) + timedelta(days=31)
    done = flow.maintain(at=later, settings=kept)["expired"][TIMES]
    assert done["texts"] == _count(house, "core.article_revision") > 0
    assert done["pages"] == _count(house, "raw.capture")
    told = rows(house, "SELECT made FROM ops.stage_report WHERE stage = 'expire' ORDER BY saved_at")
    assert told == [(0,), (done["pages"],)], "a run that has ended says what it has done"
    assert done["answers"] == len(asked) > done["texts"], "also those about pages of which no text was published"
    assert asked_about(house) == {ELSEWHERE}
    assert _count(house, "core.article_revision WHERE text <> ''") == 0
    assert _count(house, "core.claim") == claims
    assert not verify(house.archive_url).faults
    assert flow.maintain(at=later, settings=kept)["expired"] == {}


def kept_for(house: Settings, folder: Path, days: int, *keys: str) -> Settings:
    """The house with terms of these sources, or of sample_times, that let it keep pages for so many days."""
    folder.mkdir()
    for key in keys or (TIMES,):
        own = (Path(flow.__file__).parent.parent / "sources" / f"{key}.toml").read_text()
        (folder / f"{key}.toml").write_text(own.replace("[terms]", f"[terms]\nretention_days = {days}"))
    return replace(house, sources_dir=folder)


def test_pages_that_came_in_warc_files_are_erased_while_nobody_else_rewrites_their_part(
    house: Settings, tmp_path: Path
) -> None:
    """As `forget` does with a page of another source in the same part."""
    hold(house, tmp_path, (OTHER, page(MARKET)), ("http://quay.test/ferries", page(FERRY)))
    kept = kept_for(house, tmp_path / "sources", 30)
    later = datetime.now(UTC) + timedelta(days=31)
    with ThreadPoolExecutor() as threads, open_warehouse(house) as warehouse:
        with source_lock(warehouse, "warc"):
            maintained = threads.submit(flow.maintain, at=later, settings=kept)
            assert comes_to_wait(house, maintained)
            assert verify(house.archive_url).erased == 0
        assert maintained.result()["expired"][TIMES]["pages"] == 1
    assert verify(house.archive_url).erased == 1


def test_pages_expire_out_of_what_a_killed_run_left_open_and_a_part_that_is_lost_keeps_none_back(
    house: Settings, tmp_path: Path
) -> None:
    archive = Path(house.archive_url.removeprefix("file://"))
    hold(house, tmp_path, (OTHER, page(MARKET)))
    (killed,) = part_names(house.archive_url, ["warc"])
    hold(house, tmp_path, (OTHER, page(FERRY)))
    (lost,) = {*part_names(house.archive_url, ["warc"])} - {killed}
    (archive / lost).unlink()
    still_open = house.home / "parts" / "warc" / f"{killed}.open"
    still_open.parent.mkdir(parents=True, exist_ok=True)
    (archive / killed).rename(still_open)
    kept = kept_for(house, tmp_path / "sources", 30)
    done = flow.maintain(at=datetime.now(UTC) + timedelta(days=31), settings=kept)
    assert done["expired"][TIMES]["pages"] == 1
    assert rows(house, "SELECT warc_file FROM raw.capture WHERE erased_at IS NULL") == [(lost,)]
    assert [place for place in places_of(house, ("7,400 crates",)) if place.startswith(str(house.home))] == []


def test_a_source_that_fails_keeps_no_other_from_its_turn_and_is_told_at_the_end(
    house: Settings, tmp_path: Path
) -> None:
    flow.ingest("sample_kurier", settings=house, limit=2)
    flow.ingest(TIMES, settings=house, limit=2)
    kept = kept_for(house, tmp_path / "sources", 30, "sample_kurier", TIMES)
    for damaged in part_names(house.archive_url, ["sample_kurier"]):
        (Path(house.archive_url.removeprefix("file://")) / damaged).write_bytes(b"no record")
    with pytest.raises(PipelineError, match=r"archive file sample_kurier/.* holds no record"):
        flow.maintain(at=datetime.now(UTC) + timedelta(days=31), settings=kept)
    expired = "SELECT source_key, bool_and(erased_at IS NOT NULL) FROM raw.capture GROUP BY 1 ORDER BY 1"
    assert rows(house, expired) == [("sample_kurier", False), (TIMES, True)]


def test_terms_that_become_shorter_reach_every_page_and_no_claim(house: Settings, tmp_path: Path) -> None:
    """Also pages that are no article, which no text shows to be held yet; and what is erased is not read again."""
    flow.ingest(TIMES, settings=house, limit=3)
    run_key = flow.begin(TIMES, dag_id="test", run_id="fetched, and never read", settings=house)
    flow.fetch(TIMES, run_key=run_key, limit=2, settings=house)
    later = datetime.now(UTC) + timedelta(days=100)
    assert flow.maintain(at=later, settings=kept_for(house, tmp_path / "long", 365))["expired"] == {}
    short = kept_for(house, tmp_path / "short", 30)
    pages = _count(house, "raw.capture")
    assert flow.maintain(at=later, settings=short)["expired"][TIMES]["pages"] == pages > 3
    assert verify(house.archive_url).erased == pages
    assert flow.maintain(at=later, settings=short)["expired"] == {}
    claims = _count(house, "mart.fct_claim")
    assert flow.reextract(settings=short)["stages"]["extract"]["taken"] == 0
    assert flow.batches(TIMES, run_key=run_key, settings=short) == [], "not even those that nobody has read"
    assert _count(house, "mart.fct_claim") == claims > 0


def test_answers_about_texts_that_are_held_nowhere_go_after_two_weeks(house: Settings) -> None:
    """As when a text was asked about while its article was forgotten, or by a run that nobody began again."""
    flow.ingest(TIMES, settings=house, limit=3)
    asked = texts_at(house, *(url for (url,) in rows(house, "SELECT url FROM raw.capture")))
    ask(house, *asked, ELSEWHERE, LATELY)
    change(house, "UPDATE ops.model_request SET asked_at = :at", at=NOW)
    lately = "UPDATE ops.model_request SET asked_at = :at WHERE text_sha256 = :text"
    change(house, lately, at=NOW + timedelta(days=8), text=LATELY)
    for days_on, gone in ((13, 0), (15, 1), (15, 0)):
        assert flow.maintain(at=NOW + timedelta(days=days_on), settings=house)["answers_cleared"] == gone
    assert asked_about(house) == {*asked, LATELY}
    assert rows(house, "SELECT count(*), count(text_sha256) FROM ops.model_request") == [
        (len(asked) + 2, len(asked) + 1)
    ]


def _count(house: Settings, rows: str) -> int:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return int(conn.execute(text(f"SELECT COUNT(*) FROM {rows}")).scalar_one())  # noqa: S608 - words of this file
