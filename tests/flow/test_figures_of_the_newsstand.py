"""What is planted in the invented papers is found: a contradiction, a syndicated story, a corrected figure."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Row, text

from pipeline import flow
from pipeline.catalog import entities
from pipeline.newsstand import Newsstand, PlantedClaim
from pipeline.newsstand.stories import load_papers
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.database import DatabaseServer
from tests.support.snapshot import built

PAPERS = ("sample_times", "sample_kurier", "sample_ilbo")
STORIES = {story.key: story for paper in load_papers().values() for story in paper.stories}
CONFLICTS = """
    SELECT conflict.value_a, conflict.value_b, conflict.url_a, conflict.url_b, conflict.rule
    FROM mart.fct_conflict AS conflict
    INNER JOIN mart.fct_observation AS figure ON conflict.observation_a = figure.observation_id
    WHERE conflict.entity_name = 'MeowTalk' AND conflict.metric_key = 'monthly_active_users' AND figure.region = 'NO'
"""
COPIES = """
    SELECT copy.url, origin.url
    FROM mart.fct_article AS copy
    INNER JOIN mart.fct_article AS origin ON copy.origin_article_id = origin.article_id
"""
LET_IN = """
    SELECT
        claim.url, claim.sentence, claim.surface, claim.value, claim.unit, claim.kind, claim.entity, claim.metric_id,
        claim.direction, claim.modality, claim.region, claim.period_start, claim.period_end, claim.metric_limit
    FROM mart.fct_observation AS figure
    INNER JOIN mart.fct_evidence AS evidence ON figure.observation_id = evidence.observation_id
    INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id
    ORDER BY claim.url, claim.span_start
"""
PROFIT = "SELECT value FROM mart.fct_claim WHERE value IN (38200000000, 32800000000) AND url LIKE '%ferrypay%'"
SAID_AT = """
    SELECT said.value
    FROM core.claim_as_of(:moment) AS said
    INNER JOIN core.article_revision AS revision ON said.revision_id = revision.revision_id
    INNER JOIN core.article AS article ON revision.article_id = article.article_id
    WHERE said.value IN (38200000000, 32800000000) AND article.url LIKE '%ferrypay%'
"""


@pytest.fixture(scope="module")
def observed(
    tmp_path_factory: pytest.TempPathFactory, database_server: DatabaseServer, template_database: str
) -> Iterator[tuple[Settings, Newsstand]]:
    """All three papers of the first day, read and observed."""

    def read_all(house: Settings, _: Newsstand) -> None:
        for source_key in PAPERS:
            flow.ingest(source_key, settings=house)

    with built(tmp_path_factory.mktemp("observed"), database_server, template_database, read_all) as made:
        yield made


def rows(house: Settings, query: str, **values: Any) -> list[Row[Any]]:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        return list(conn.execute(text(query), values))


def test_the_contradiction_is_a_conflict_of_two_counters(observed: tuple[Settings, Newsstand]) -> None:
    found = rows(observed[0], CONFLICTS + " AND rule = 'value_disjoint' AND figure.period_start = DATE '2026-03-01'")
    planted = [row for row in found if row[:2] == (548_100, 612_300)]
    assert len(planted) == 1
    assert "tallyhouse" in planted[0][2]


READ_WRONGLY = {
    "2381명": "whose data were handed over, as the body says; the lead is read as of all users",
    "1012명": "the same, in a table",
    "655명": "the same, in the next row",
    "52,6%": "share of the market by time, read as time spent",
    "21%": "of the time of children, read as of messengers",
    "7,9 млн клиентов": "users in a month, read as users of no known span",
    "74 минуты": "a common noun in its case, of which no other sentence prints the base form",
    "180억원": "raised from others: its verb stands behind it",
}
"""Figures that may be let in though a field is wrong. Some are near the limit, on one processor above, on another
below."""
MARKED = Path(__file__).parent / "rows_of_the_newsstand.jsonl"
"""How a person reads each figure that may be let in, without having seen what the reader makes of it. Where several
answers hold, a list has them."""


def test_all_that_is_let_in_of_the_written_stories_is_right(observed: tuple[Settings, Newsstand]) -> None:
    marked: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for line in MARKED.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        marked[STORIES[one["story"]].url, one["sentence"], one["surface"]].append(one)
    found = rows(observed[0], LET_IN)
    wrong = {row.surface for row in found if not any(_is_as_marked(one, row) for one in marked[row[:3]])}
    assert wrong <= READ_WRONGLY.keys()
    assert len(found) >= 110


def _is_as_marked(one: dict[str, Any], row: Row[Any]) -> bool:
    days = [str(row.period_start), str(row.period_end)]
    plain = [row.metric_id, row.direction, row.modality]
    return (
        _name(row.entity) == _name(one["entity"])
        and plain == [one[field] for field in ("metric_id", "direction", "modality")]
        and row.kind in one["kind"]
        and row.region in one["region"]
        and days in one["period"]
        and row.metric_limit in one["limit"]
    )


def test_what_is_planted_and_in_a_series_is_right(observed: tuple[Settings, Newsstand]) -> None:
    """Each figure of which the papers' own files say how to read it: about whom, of what, where and when."""
    planted: dict[tuple[Any, ...], list[PlantedClaim]] = defaultdict(list)
    for story in STORIES.values():
        for one in story.claims:
            planted[story.url, Decimal(one.value), one.unit, one.kind].append(one)
    checked, wrong = 0, set()
    for row in rows(observed[0], LET_IN):
        truths = planted[row.url, row.value, row.unit, row.kind]
        checked += bool(truths)
        if truths and not any(_is_as_planted(one, row) for one in truths):
            wrong.add(row.surface)
    assert wrong <= READ_WRONGLY.keys()
    assert checked >= 50


def _is_as_planted(one: PlantedClaim, row: Row[Any]) -> bool:
    read = (_name(row.entity), row.metric_id, row.direction, row.region, row.period_start, row.period_end)
    truth = (_name(one.entity), one.metric_id, one.direction, one.region, *(one.period or (None, None)))
    return all(map(_fits, truth, read))


def _name(printed: str) -> str:
    """An entity of the catalogue by its key, whichever of its names is printed; another by its name."""
    return next((one.key for one in entities() if printed in sum(one.names.values(), ())), printed)


def _fits(said: Any, read: Any) -> bool:
    return said is None or said == read


def test_figures_of_others_contradict_nobody(observed: tuple[Settings, Newsstand]) -> None:
    """Two trackers count the users of one country and how many more they are; a rival's and other users are apart."""
    found = rows(observed[0], CONFLICTS + " AND rule = 'value_disjoint' AND figure.period_start = DATE '2026-03-01'")
    assert sorted(row[:2] for row in found) == [(Decimal("31.5"), 47), (548_100, 612_300)]


SERIES = """
    SELECT DISTINCT value
    FROM mart.fct_observation
    WHERE
        entity_key = :who AND metric_key = :metric AND modality = :modality AND kind = 'level'
        AND metric_limit = :metric_limit AND region IS NULL AND period_start = CAST(:day AS date)
"""


@pytest.mark.parametrize(
    ("series", "values"),
    [
        (("pebblecast", "net_profit", "", "actual", "2026-01-01"), {-12_400_000}),
        (("pebblecast", "net_profit", "", "actual", "2025-01-01"), {3_100_000}),
        (("pebblecast", "revenue", "", "actual", "2026-01-01"), {47_500_000}),
        (("tidereel", "revenue", "", "actual", "2026-01-01"), {61_200_000}),
        (("pebblecast", "revenue", "", "actual", "2026-04-01"), set()),
        (("pebblecast", "revenue", "", "forecast", "2026-04-01"), {52_000_000}),
        (("meowtalk", "monthly_active_users", "", "actual", "2025-10-01"), set()),
        (("meowtalk", "monthly_active_users", "abroad", "actual", "2025-10-01"), {5_370_000}),
    ],
    ids=[
        *(
            "a loss",
            "a profit",
            "its own",
            "its rival's",
            "no result yet",
            "expected",
            "users abroad are not all users",
        ),
        "users abroad",
    ],
)
def test_a_series_has_its_own_figures_alone(
    observed: tuple[Settings, Newsstand], series: tuple[str, ...], values: set[int]
) -> None:
    asked = dict(zip(("who", "metric", "metric_limit", "modality", "day"), series, strict=True))
    assert {row[0] for row in rows(observed[0], SERIES, **asked)} == values


def test_users_who_are_denied_are_in_no_series(observed: tuple[Settings, Newsstand]) -> None:
    assert not rows(
        observed[0], "SELECT 1 FROM mart.fct_observation WHERE entity_key = 'pebblecast' AND value = 2000000"
    )


EARLIER_LEVELS = """
    SELECT value
    FROM mart.fct_derivation
    WHERE
        entity_name = 'MeowTalk' AND kind = 'level' AND region = 'NO' AND period_start = DATE '2026-02-01'
        AND rule = 'earlier_level'
"""


def test_what_follows_from_a_change_is_what_was_before(observed: tuple[Settings, Newsstand]) -> None:
    found = rows(observed[0], EARLIER_LEVELS)
    assert 417_000 in {round(row[0], -3) for row in found}  # 548,100 after a rise of 31.5 percent


@pytest.mark.xfail(strict=True, reason="seven times as many as a year earlier is read as against the month before")
def test_no_level_of_the_month_before_follows_from_one_a_year_earlier(observed: tuple[Settings, Newsstand]) -> None:
    assert {round(row[0], -3) for row in rows(observed[0], EARLIER_LEVELS)} == {417_000}


def test_a_caption_with_another_month_is_a_conflict_of_one_article_with_itself(
    observed: tuple[Settings, Newsstand],
) -> None:
    found = rows(observed[0], CONFLICTS + " AND rule = 'value_two_periods'")
    assert {row[:2] for row in found} == {(612_300, 612_300)}


def test_what_is_told_apart_is_no_conflict_and_an_error_that_its_paper_corrects_later_is_one(
    observed: tuple[Settings, Newsstand],
) -> None:
    others = "SELECT rule, entity_name, value_a, value_b FROM mart.fct_conflict WHERE entity_name <> 'MeowTalk'"
    assert rows(observed[0], others) == [("value_disjoint", "Ferrypay", Decimal("32.8e9"), Decimal("38.2e9"))]


def test_a_syndicated_story_has_the_origin_of_the_first(observed: tuple[Settings, Newsstand]) -> None:
    planted = {(story.url, STORIES[story.syndicated_from].url) for story in STORIES.values() if story.syndicated_from}
    assert planted <= set(rows(observed[0], COPIES))
    roles = rows(
        observed[0],
        "SELECT DISTINCT claim.url, evidence.role, evidence.origin_key FROM mart.fct_observation AS figure"
        " INNER JOIN mart.fct_evidence AS evidence ON figure.observation_id = evidence.observation_id"
        " INNER JOIN mart.fct_claim AS claim ON evidence.claim_id = claim.claim_id",
    )
    for copy, origin in planted:
        assert {role for url, role, _ in roles if url == copy} == {"syndicated"}
        assert {key for url, _, key in roles if url == copy} <= {key for url, _, key in roles if url == origin}


def test_a_corrected_figure_takes_the_old_ones_place_and_the_old_one_was_said_until_then(
    observed: tuple[Settings, Newsstand],
) -> None:
    house, newsstand = observed
    before = datetime.now(UTC)
    assert rows(house, PROFIT) == [(38_200_000_000,)]
    newsstand.advance()
    flow.ingest("sample_times", settings=house)
    assert rows(house, PROFIT) == [(32_800_000_000,)]
    assert rows(house, SAID_AT, moment=before) == [(38_200_000_000,)]
    assert rows(house, SAID_AT, moment=datetime.now(UTC)) == [(32_800_000_000,)]
