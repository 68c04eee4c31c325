"""Export to Iceberg: days that changed are replaced, snapshots tell what was, columns keep their field ids."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from pyiceberg.catalog import Catalog
from pyiceberg.types import DateType, IntegerType, LongType, StringType
from sqlalchemy import Connection, text

from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Source
from pipeline.warehouse import Warehouse
from pipeline.warehouse.export_files import Form
from pipeline.warehouse.exporting import Wanted, export
from pipeline.warehouse.iceberg import Days, IcebergExport, export_to_iceberg
from pipeline.warehouse.iceberg_catalogue import open_catalogue
from pipeline.warehouse.iceberg_expiry import expire
from pipeline.warehouse.iceberg_rows import days_of
from pipeline.warehouse.iceberg_tables import EXPORTED, Column, follow, table_for
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.iceberg import rest_catalogue, rows_in, table_of
from tests.support.press import look, print_stories
from tests.support.sources import paper

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
SOURCES = {key: paper(key) for key in ("gazette", "courier")}
CLAIMS, FIGURES, EVIDENCE, CONFLICTS = (each.name for each in EXPORTED)
RATES = {"value": Decimal("0.99"), "entity": Decimal("0.812")}


@pytest.fixture(scope="module")
def template_database(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.filled(template_database, _print) as name:
        yield name


def _print(conn: Connection) -> None:
    """The Gazette and, a day later, the Courier disagree about a figure, and each has one of its own."""
    first = Printed(value="612300", said_by="Tallyhouse", confidences=RATES)
    print_stories(
        conn,
        story_of("gazette", first, Printed(value="8.70", unit="percent", qualifier="about")),
        story_of("courier", Printed(value="548100"), Printed(value="431900", metric="revenue", unit="USD"), hours=24),
    )
    look(conn)


@pytest.fixture
def conn(warehouse: Warehouse) -> Iterator[Connection]:
    with warehouse.engine.connect() as opened:
        yield opened


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalog:
    return open_catalogue(str(tmp_path / "lake"), None)


def save(conn: Connection, catalogue: Catalog, **changes: Any) -> IcebergExport:
    asked = {"days": Days(), "sources": SOURCES, "code_version": "1", "now": NOW, **changes}
    return export_to_iceberg(conn, catalogue, **asked)


def reprint(conn: Connection, *values: str, hours: float = 24) -> None:
    """The Courier's article has another text now; `conn` is not in a transaction."""
    with conn.begin():
        print_stories(conn, story_of("courier", *(Printed(value=value) for value in values), hours=hours))
        look(conn)


def values(catalogue: Catalog, name: str = CLAIMS, snapshot_id: int | None = None) -> list[Decimal]:
    return sorted(row["value"] for row in rows_in(table_of(catalogue, name), snapshot_id))


def data_files(catalogue: Catalog, name: str) -> set[str]:
    return {task.file.file_path for task in table_of(catalogue, name).scan().plan_files()}


@pytest.mark.parametrize(("name", "exported"), [(CLAIMS, "claims"), (FIGURES, "observations")])
def test_each_column_says_what_it_says_in_the_parquet_export(
    conn: Connection, catalogue: Catalog, tmp_path: Path, name: str, exported: str
) -> None:
    save(conn, catalogue)
    export(
        conn, tmp_path / "out", what=[exported], form=Form.PARQUET, wanted=Wanted(), sources=SOURCES, code_version="1"
    )
    key = f"{exported.removesuffix('s')}_id"
    files = {row[key]: row for row in ds.dataset(tmp_path / "out" / exported).to_table().to_pylist()}
    held = {row[key]: row for row in rows_in(table_of(catalogue, name))}
    assert held.keys() == files.keys()
    kinds = {one.name: str(one.field_type) for one in table_of(catalogue, name).schema().fields}
    shared = kinds.keys() & next(iter(files.values())).keys()
    assert len(shared) >= 25
    for row_key, row in held.items():
        for column in shared:
            value = row[column]
            if value is not None and kinds[column].startswith("decimal"):
                value = float(value)
            if value is not None and column == "confidences":
                value = json.loads(value)
            exported_value = files[row_key][column]
            assert value == (dict(exported_value) if isinstance(exported_value, list) else exported_value), column


def test_every_kind_of_value_is_held_as_what_it_is(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue)
    row = next(row for row in rows_in(table_of(catalogue, CLAIMS)) if row["value"] == 612300)
    assert row["value"].as_tuple().exponent == -12
    assert row["published_on"] == date(2026, 4, 14)
    assert row["published_at"] == datetime(2026, 4, 14, 12, tzinfo=UTC)
    assert json.loads(row["confidences"]) == {"value": 0.99, "entity": 0.812}
    assert (row["corrected"], row["revision_no"], row["region"]) == (False, 1, None)
    types = {one.name: str(one.field_type) for one in table_of(catalogue, CLAIMS).schema().fields}
    assert types["value"] == "decimal(38, 12)"
    assert types["published_at"] == "timestamptz"
    assert types["revision_no"] == "int"
    (conflict,) = rows_in(table_of(catalogue, CONFLICTS))
    assert (conflict["value_a"], conflict["value_b"], conflict["status"]) == (548100, 612300, "open")
    assert conflict["reported_on"] == date(2026, 4, 15)
    figures = {row["observation_id"] for row in rows_in(table_of(catalogue, FIGURES))}
    evidence = rows_in(table_of(catalogue, EVIDENCE))
    assert {row["observation_id"] for row in evidence} == figures
    assert {row["claim_id"] for row in evidence} == {row["claim_id"] for row in rows_in(table_of(catalogue, CLAIMS))}


def test_columns_carry_their_meanings(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue)
    for exported in EXPORTED:
        table = table_of(catalogue, exported.name)
        assert all(one.doc for one in table.schema().fields)
        assert table.properties["comment"].startswith("One row per ")
    assert table_of(catalogue, CLAIMS).schema().find_field("unit").doc == "Unit code."


def test_a_rest_catalogue_holds_the_same(conn: Connection, tmp_path: Path) -> None:
    with rest_catalogue(tmp_path / "lake") as served:
        catalogue = open_catalogue(str(tmp_path / "lake"), served.url)
        save(conn, catalogue)
        reprint(conn, "612300")
        save(conn, catalogue)
        assert values(catalogue) == [Decimal("8.7"), 612300, 612300]
        later = datetime.now(UTC) + timedelta(minutes=1)
        assert [one.snapshots for one in expire(catalogue, before=later, now=later)] == [1] * 4
        assert values(served.behind) == [Decimal("8.7"), 612300, 612300]


def test_a_catalogue_in_postgresql_holds_the_same(
    conn: Connection, database_server: DatabaseServer, tmp_path: Path
) -> None:
    with database_server.database() as url:
        catalogue = open_catalogue(str(tmp_path / "lake"), url.replace("postgresql+psycopg", "postgresql"))
        first, again = save(conn, catalogue), save(conn, catalogue)
        assert [one.metadata for one in again.tables] == [one.metadata for one in first.tables]
        assert values(catalogue) == [Decimal("8.7"), 431900, 548100, 612300]
        assert not (tmp_path / "lake" / "catalogue.db").exists()
        catalogue.close()


def test_nothing_is_written_where_nothing_has_changed(conn: Connection, catalogue: Catalog) -> None:
    first = save(conn, catalogue)
    again = save(conn, catalogue, now=NOW + timedelta(hours=1))
    assert [(one.days_written, one.days_removed) for one in again.tables] == [(0, 0)] * 4
    assert [one.metadata for one in again.tables] == [one.metadata for one in first.tables]


def test_a_day_that_changed_is_replaced_in_one_snapshot_and_the_others_stay(
    conn: Connection, catalogue: Catalog
) -> None:
    first = save(conn, catalogue)
    before = data_files(catalogue, CLAIMS)
    reprint(conn, "612300")
    done = save(conn, catalogue)
    claims = done.tables[0]
    assert (claims.days_written, claims.days_removed, claims.rows) == (1, 0, 3)
    assert len(data_files(catalogue, CLAIMS) & before) == 1
    assert values(catalogue) == [Decimal("8.7"), 612300, 612300]
    assert len(table_of(catalogue, CLAIMS).metadata.snapshots) == 2
    assert [one.days_removed for one in done.tables] == [0, 1, 0, 1]  # no figure of the Courier's own, no conflict
    assert values(catalogue, snapshot_id=first.tables[0].snapshot_id) == [Decimal("8.7"), 431900, 548100, 612300]
    assert len(rows_in(table_of(catalogue, CONFLICTS), first.tables[3].snapshot_id)) == 1


def test_a_new_day_is_added_and_nothing_is_replaced(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue)
    before = data_files(catalogue, CLAIMS)
    reprint(conn, "77", hours=72)
    save(conn, catalogue)
    table = table_of(catalogue, CLAIMS)
    assert before < data_files(catalogue, CLAIMS)
    assert table.current_snapshot().summary.operation.value == "append"


def test_a_snapshot_tells_by_what_and_when_it_was_made(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue)
    for exported in EXPORTED:
        told = table_of(catalogue, exported.name).current_snapshot().summary
        assert told["newsfigures.code-version"] == "1"
        assert told["newsfigures.exported-at"] == "2026-05-01T09:00:00+00:00"
        assert told["newsfigures.extractor-versions"] == "e1"


def test_a_claim_of_no_day_is_in_the_partition_for_none(conn: Connection, catalogue: Catalog) -> None:
    with conn.begin():
        conn.execute(text("UPDATE core.article_revision SET published_on = NULL WHERE text LIKE 'gazette%'"))
        look(conn, anew=True)
    save(conn, catalogue)
    save(conn, catalogue)
    found = table_of(catalogue, CLAIMS).scan(row_filter="published_on IS NULL").to_arrow()
    assert sorted(found["value"].to_pylist()) == [Decimal("8.7"), 612300]
    assert len(data_files(catalogue, CLAIMS)) == 2


def test_days_outside_of_the_bounds_are_left_as_they_are(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue, days=Days(day_before=date(2026, 4, 15)))
    assert values(catalogue) == [Decimal("8.7"), 612300]
    save(conn, catalogue, days=Days(day_from=date(2026, 4, 15)))
    assert values(catalogue) == [Decimal("8.7"), 431900, 548100, 612300]
    reprint(conn, "612300")
    done = save(conn, catalogue, days=Days(day_before=date(2026, 4, 15)))
    assert (done.tables[0].days_written, done.tables[0].days_removed) == (0, 0)


@pytest.mark.parametrize(
    ("terms", "shown"),
    [
        ({"limit": 300}, ["whole", "gazette prints 612300 for 2026-03 level, said Tallyhouse. "]),
        ({"limit": 16}, ["cut", "…612300 for…"]),
        ({"limit": 0}, ["none", None]),
        (None, ["none", None]),
    ],
    ids=["short enough", "longer", "no quotes", "no source file"],
)
def test_a_sentence_is_shown_as_far_as_its_source_allows(
    conn: Connection, catalogue: Catalog, terms: dict[str, Any] | None, shown: list[str | None]
) -> None:
    sources: dict[str, Source] = {} if terms is None else {"gazette": paper("gazette", **terms)}
    save(conn, catalogue, sources=sources)
    claim = next(row for row in rows_in(table_of(catalogue, CLAIMS)) if row["value"] == 612300)
    assert [claim["sentence_shown"], claim["sentence"]] == shown
    (conflict,) = rows_in(table_of(catalogue, CONFLICTS))
    assert [conflict["sentence_b_shown"], conflict["sentence_b"]] == shown
    assert [conflict["sentence_a_shown"], conflict["sentence_a"]] == ["none", None]  # the Courier has no file here


def test_changed_terms_replace_what_was_shown(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue)
    done = save(conn, catalogue, sources={key: paper(key, limit=0) for key in SOURCES})
    assert [one.days_written for one in done.tables] == [2, 0, 0, 1]
    assert {row["sentence"] for row in rows_in(table_of(catalogue, CLAIMS))} == {None}


def test_what_only_expired_snapshots_hold_is_gone_from_the_disk(
    conn: Connection, catalogue: Catalog, tmp_path: Path
) -> None:
    save(conn, catalogue)
    reprint(conn, "612300")
    save(conn, catalogue)
    assert Decimal(548100) in every_value_on_disk(tmp_path / "lake", CLAIMS)
    later = datetime.now(UTC) + timedelta(minutes=1)
    done = expire(catalogue, before=later, now=later)
    assert [(one.snapshots, one.held_back) for one in done] == [(1, ())] * 4
    assert every_value_on_disk(tmp_path / "lake", CLAIMS) == {Decimal("8.7"), Decimal(612300)}
    assert not list((tmp_path / "lake" / "newsfigures" / CONFLICTS).rglob("*.parquet"))
    assert values(catalogue) == [Decimal("8.7"), 612300, 612300]
    assert [(one.snapshots, one.files) for one in expire(catalogue, before=later, now=later)] == [(0, 0)] * 4


def test_manifests_hold_no_words_of_rows(conn: Connection, catalogue: Catalog) -> None:
    """They stay when a row is forgotten."""
    save(conn, catalogue)
    table = table_of(catalogue, CLAIMS)
    texts = {one.field_id for one in table.schema().fields if one.field_type == StringType()}
    files = [task.file for task in table.scan().plan_files()]
    assert files
    assert all(not texts & {*file.lower_bounds, *file.upper_bounds} for file in files)
    assert all(table.schema().find_field("value").field_id in file.lower_bounds for file in files)


def every_value_on_disk(lake: Path, name: str) -> set[Decimal]:
    files = (lake / "newsfigures" / name).rglob("*.parquet")
    return {value for file in files for value in pq.ParquetFile(file).read(["value"])["value"].to_pylist()}


def test_a_tag_keeps_a_snapshot_and_expiry_says_so(conn: Connection, catalogue: Catalog) -> None:
    first = save(conn, catalogue).tables[0].snapshot_id
    assert first
    table_of(catalogue, CLAIMS).manage_snapshots().create_tag(first, "first").commit()
    reprint(conn, "612300")
    save(conn, catalogue)
    later = datetime.now(UTC) + timedelta(minutes=1)
    claims = expire(catalogue, before=later, now=later)[0]
    assert (claims.snapshots, claims.held_back) == (0, (first,))
    assert values(catalogue, snapshot_id=first) == [Decimal("8.7"), 431900, 548100, 612300]


def test_expiry_removes_files_of_killed_exports_and_spares_what_others_are_writing(
    conn: Connection, catalogue: Catalog, tmp_path: Path
) -> None:
    save(conn, catalogue)
    (ours, *_) = (tmp_path / "lake" / "newsfigures" / CLAIMS / "data").rglob("*.parquet")
    left = ours.with_name(ours.name.replace("-0-", "-1-"))
    old, new = ours.with_name("old.parquet"), ours.with_name("new.parquet")
    for file in (left, old, new):
        file.write_bytes(ours.read_bytes())
    os.utime(old, (0, 0))
    expire(catalogue, before=NOW, now=datetime.now(UTC))
    assert [file.exists() for file in (ours, left, old, new)] == [True, False, False, True]


def test_a_figure_that_no_decimal_holds_is_named_and_leaves_nothing_written(
    conn: Connection, catalogue: Catalog, tmp_path: Path
) -> None:
    with conn.begin():
        conn.execute(text("UPDATE mart.fct_claim SET value = 1e30 WHERE value = 431900"))
        key = conn.scalar(text("SELECT claim_id FROM mart.fct_claim WHERE value = 1e30"))
    with pytest.raises(PipelineError, match=rf"claim_id {key}: value 1.* more than 26 digits"):
        save(conn, catalogue)
    assert table_of(catalogue, CLAIMS).current_snapshot() is None
    assert list((tmp_path / "lake").rglob("*.parquet")) == []  # that of the day before was


TEXT_DAY = (
    Column(name="key", type=StringType(), meaning="Key."),
    Column(name="published_on", type=DateType(), meaning="Day."),
)
COUNT = Column(name="count", type=IntegerType(), meaning="How many.")


def evolve(catalogue: Catalog, *columns: Column) -> dict[str, int]:
    """The table of claims with these columns; their field ids."""
    table = table_for(catalogue, EXPORTED[0], columns, "One row.")
    with table.transaction() as change:
        follow(change, columns)
    return {one.name: one.field_id for one in table_of(catalogue, CLAIMS).schema().fields}


def test_columns_keep_their_field_ids_and_no_id_is_given_twice(catalogue: Catalog) -> None:
    first = evolve(catalogue, *TEXT_DAY, COUNT)
    assert first == {"key": 1, "published_on": 2, "count": 3}
    without = evolve(catalogue, *TEXT_DAY)
    assert without == {"key": 1, "published_on": 2}
    again = evolve(catalogue, COUNT, *TEXT_DAY)
    assert again == {"key": 1, "published_on": 2, "count": 4}


@pytest.mark.parametrize(
    ("before", "after", "held"), [(IntegerType(), LongType(), "long"), (LongType(), IntegerType(), "long")]
)
def test_a_type_is_widened_and_never_narrowed(catalogue: Catalog, before: Any, after: Any, held: str) -> None:
    first = evolve(catalogue, *TEXT_DAY, replace(COUNT, type=before))
    assert evolve(catalogue, *TEXT_DAY, replace(COUNT, type=after)) == first
    assert str(table_of(catalogue, CLAIMS).schema().find_field("count").field_type) == held


def test_a_type_that_iceberg_cannot_change_is_refused(catalogue: Catalog) -> None:
    evolve(catalogue, *TEXT_DAY, COUNT)
    with pytest.raises(ConfigError, match=r"column count is int in Iceberg and string now.*another name"):
        evolve(catalogue, *TEXT_DAY, replace(COUNT, type=StringType()))


def test_a_column_that_came_later_is_empty_in_files_of_before_and_writes_no_day_anew(
    conn: Connection, catalogue: Catalog
) -> None:
    save(conn, catalogue)
    table = table_of(catalogue, CLAIMS)
    with table.update_schema() as update:
        update.delete_column("whole")  # empty in all rows
        update.delete_column("unit")
    before = data_files(catalogue, CLAIMS)
    done = save(conn, catalogue).tables[0]
    assert (done.columns_changed, done.days_written) == (True, 2)  # for the unit, which is not empty
    fields = table_of(catalogue, CLAIMS).schema()
    assert fields.find_field("whole").field_id > table.schema().highest_field_id
    assert not before & data_files(catalogue, CLAIMS)
    assert {row["unit"] for row in rows_in(table_of(catalogue, CLAIMS))} == {"user", "percent", "USD"}


def test_an_empty_column_changes_no_digest(catalogue: Catalog) -> None:
    def digests(*columns: Column) -> list[str]:
        evolve(catalogue, *columns)
        rows = [{"key": "a", "published_on": None, "count": None}]
        return [day.digest for day in days_of(rows, table_of(catalogue, CLAIMS).schema(), "published_on")]

    assert digests(*TEXT_DAY) == digests(*TEXT_DAY, COUNT)


def test_a_day_longer_than_a_batch_comes_back_whole(catalogue: Catalog) -> None:
    evolve(catalogue, *TEXT_DAY, COUNT)
    rows = ({"key": f"{number:05}", "published_on": date(2026, 4, 14), "count": number} for number in range(12_001))
    (day,) = [
        (day.rows, sum(batch.num_rows for batch in day.batches()))
        for day in days_of(rows, table_of(catalogue, CLAIMS).schema(), "published_on")
    ]
    assert day == (12_001, 12_001)


def test_a_table_that_another_program_partitions_is_refused(conn: Connection, catalogue: Catalog) -> None:
    save(conn, catalogue)
    with table_of(catalogue, CLAIMS).update_spec() as update:
        update.add_identity("source_key")
    with pytest.raises(ConfigError, match="fct_claim is partitioned by"):
        save(conn, catalogue)
