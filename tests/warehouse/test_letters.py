"""What is looked for in any case is found in any alphabet, though the server knows the letters of ASCII alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from pipeline import catalog
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import ClaimQuery, Warehouse, find_claims
from pipeline.warehouse.copying import run
from pipeline.warehouse.export_files import Form
from pipeline.warehouse.exporting import Wanted, export
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import Story, look, print_stories

OF_A_RANGE = r"core\.VALUE_RANGE\(|(\w+\.)?(value|signed)_range\)"


def in_russian(story: Story) -> Story:
    claims = [replace(claim, entity="Почта Юга", metric="Пользователи") for claim in story.claims]
    return replace(story, claims=claims)


POST = catalog.Entity(key="post", kind="service", names={"ru": ("Почта Юга",)})


@pytest.fixture(scope="module")
def template_database(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.filled(template_database, _print) as name:
        yield name


def _print(conn: Connection) -> None:
    """Two papers contradict each other."""
    stories = [story_of("gazette", Printed(value="612300")), story_of("courier", Printed(value="548100"), hours=1)]
    print_stories(conn, *map(in_russian, stories))
    look(conn, POST)


@pytest.fixture
def conn(warehouse: Warehouse) -> Iterator[Connection]:
    with warehouse.engine.connect() as opened:
        yield opened


@pytest.mark.parametrize(("entity", "metric"), [("ПОЧТА", None), ("юга", "пользователи"), ("почта юга", "ПОЛЬЗОВ")])
def test_claims_are_found_and_exported(conn: Connection, tmp_path: Path, entity: str, metric: str | None) -> None:
    wanted, asked = Wanted(entity=entity, metric=metric), ("claims", "observations")
    done = export(conn, tmp_path / "out", form=Form.JSONL, what=asked, wanted=wanted, sources={}, code_version="1")
    assert [table.rows for table in done.tables] == [2, 2]
    assert len(find_claims(conn, ClaimQuery(entity=entity, metric=metric))) == 2


@pytest.mark.parametrize("part", ["почт", "ПОЧТ", "юга"])
def test_an_entity_and_its_conflicts_are_found_by_a_part_of_the_name(conn: Connection, part: str) -> None:
    found = run(conn, "explore/entities", {"entity": part, "name_key": part.lower()})
    assert found.scalars().all() == ["post"]
    asked = {"status": None, "rule": None, "entity": part, "max_rows": None}
    assert {row["entity_key"] for row in run(conn, "load/conflicts_found", asked).mappings()} == {"post"}


def test_small_letters_of_texts_are_made_by_the_function_for_it() -> None:
    left = [
        f"{path.relative_to(BUILT_IN_SQL)}: {found[0]}"
        for path in sorted(BUILT_IN_SQL.rglob("*.sql"))
        if path.parent.name != "migrations"
        for found in re.finditer(rf"\bLOWER\((?!{OF_A_RANGE}).*", path.read_text(encoding="utf-8"))
    ]
    assert left == [], "write core.SMALL_LETTERS"
