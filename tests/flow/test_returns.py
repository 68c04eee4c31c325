"""A paper takes a correction back: its page is byte for byte what it was before, and so is what stands."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import part_names, verify
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import checksums, open_warehouse

TIMES = "sample_times"
FERRYPAY = "http://times.newsstand.test/business/companies/20260414/ferrypay-revenue-rises-264-percent-in-first-quarter"
FIRST, CORRECTED = 38_200_000_000, 32_800_000_000
CURRENT = "SELECT revision_no FROM core.article_revision WHERE is_current"
STANDS = f"SELECT value FROM mart.fct_claim WHERE value IN ({FIRST}, {CORRECTED})"  # noqa: S608
CHANGES = "SELECT DISTINCT value_before, value, changed_at FROM mart.claim_change ORDER BY changed_at"
Print = Callable[[int], None]


def rows(house: Settings, query: str) -> list[tuple[Any, ...]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return [tuple(row) for row in conn.execute(text(query))]


def sums(house: Settings) -> dict[str, str]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return checksums(conn)


@pytest.fixture
def edition(house: Settings, newsstand: Newsstand, tmp_path: Path) -> Print:
    """Has the newsstand sell the papers of a day, earlier ones too, and makes the page due."""

    def sell(day: int) -> None:
        (tmp_path / "newsstand" / "newsstand.day").write_text(str(day))
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            conn.execute(text("UPDATE raw.lead SET state = 'pending', due_at = now() - interval '1 s'"))

    return sell


def ingest(house: Settings) -> dict[str, Any]:
    stages: dict[str, Any] = flow.ingest(TIMES, settings=house, urls=[FERRYPAY])["stages"]
    return stages


def test_a_correction_that_is_taken_back_is_no_longer_current(house: Settings, edition: Print) -> None:
    ingest(house)
    edition(1)
    ingest(house)
    assert {value for (value,) in rows(house, STANDS)} == {CORRECTED}

    edition(0)
    done = ingest(house)
    assert {value for (value,) in rows(house, STANDS)} == {FIRST}
    assert [change[:2] for change in rows(house, CHANGES)] == [(FIRST, CORRECTED), (CORRECTED, FIRST)]
    # each stage takes what the one before has made: the page is not read again, and its article changes all the same
    assert [done[stage]["made"] for stage in ("fetch", "extract", "publish")] == [0, 0, 1]
    assert done["fetch"]["dropped"] == {"same_body": 1}
    archive = verify(house.archive_url)
    assert [(archive.captures,)] == rows(house, "SELECT count(*) FROM raw.capture")

    before = sums(house), part_names(house.archive_url, [TIMES])
    edition(0)
    assert ingest(house)["publish"]["taken"] == 0
    flow.reextract(settings=house, source_key=TIMES)
    assert (sums(house), part_names(house.archive_url, [TIMES])) == before

    edition(1)
    ingest(house)
    assert rows(house, CURRENT) == [(2,)]
    assert [change[:2] for change in rows(house, CHANGES)] == [(CORRECTED, FIRST), (FIRST, CORRECTED)]


def test_what_a_killed_run_has_seen_taken_back_is_published_by_the_next_one(house: Settings, edition: Print) -> None:
    ingest(house)
    edition(1)
    ingest(house)
    edition(0)
    killed = flow.begin(TIMES, dag_id="ingest", run_id="killed", settings=house)
    flow.fetch(TIMES, run_key=killed, settings=house)
    assert rows(house, CURRENT) == [(2,)]
    following = flow.begin(TIMES, dag_id="ingest", run_id="following", settings=house)
    assert not flow.is_idle(TIMES, run_key=following, settings=house)
    assert flow.publish(run_key=following, settings=house)["made"] == 1
    assert rows(house, CURRENT) == [(1,)]
    assert flow.is_idle(TIMES, run_key=following, settings=house)
