"""What somebody has changed in the schema by hand is named, and looking for it changes nothing."""

import pytest
from sqlalchemy import NullPool, create_engine, text

from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import Warehouse, checksums
from pipeline.warehouse.drift import find_drift
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories

BY_HAND = {
    "a column more": (
        "ALTER TABLE core.claim ADD COLUMN mood text",
        ["column core.claim.mood is not of newsfigures"],
    ),
    "a column of another type": (
        "ALTER TABLE core.agent ALTER COLUMN name_key TYPE varchar",
        ["column core.agent.name_key is otherwise: character varying NOT NULL; should be: text NOT NULL"],
    ),
    "an index less": ("DROP INDEX core.claim_by_entity", ["index core.claim_by_entity is missing"]),
    "a trigger that sleeps": (
        "ALTER TABLE core.claim DISABLE TRIGGER queue_new_claims",
        ["trigger core.claim.queue_new_claims is otherwise"],
    ),
    "a table of somebody else": (
        "CREATE TABLE mart.mine (number integer)",
        ["column mart.mine.number is not of newsfigures", "table mart.mine is not of newsfigures"],
    ),
    "a check less": (
        "ALTER TABLE ops.check_result DROP CONSTRAINT check_result_severity_check",
        ["constraint ops.check_result.check_result_severity_check is missing"],
    ),
}


def words(url: str) -> list[str]:
    with create_engine(url, poolclass=NullPool).connect() as conn:
        return [found.words for found in find_drift(conn, BUILT_IN_SQL)]


def test_a_warehouse_in_use_is_what_the_migrations_make(warehouse: Warehouse, database_url: str) -> None:
    with warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")))
        look(conn)
        before = checksums(conn)
    assert words(database_url) == []
    with warehouse.begin() as conn:
        assert checksums(conn) == before


@pytest.mark.parametrize("case", BY_HAND)
def test_what_was_changed_by_hand_is_named(database_url: str, case: str) -> None:
    change, expected = BY_HAND[case]
    with create_engine(database_url, poolclass=NullPool).begin() as conn:
        conn.execute(text(change))
    found = words(database_url)
    assert [said[: len(wanted)] for said, wanted in zip(found, expected, strict=True)] == expected
