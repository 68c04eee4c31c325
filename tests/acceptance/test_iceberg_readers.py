"""DuckDB and Spark, each with Iceberg's own library for it, read what `newsfigures export --iceberg` has written: every
column of every table, snapshots of before, and files that are older than a column.

They have an environment of their own, from requirements-iceberg.lock (`make acceptance`); another one can be named by
NEWSFIGURES_TEST_ICEBERG_PYTHON. Spark's library comes with it, or is the jar NEWSFIGURES_TEST_ICEBERG_SPARK_JAR names.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyiceberg.catalog import Catalog

from pipeline.warehouse import Warehouse
from pipeline.warehouse.iceberg import Days, IcebergExport, export_to_iceberg
from pipeline.warehouse.iceberg_catalogue import open_catalogue
from pipeline.warehouse.iceberg_tables import EXPORTED
from tests.support import iceberg_readers
from tests.support.figures import Printed, story_of
from tests.support.iceberg import rows_in, table_of
from tests.support.press import look, print_stories
from tests.support.sources import paper
from tests.support.spark_jar import write_missing_jackson

pytestmark = pytest.mark.acceptance

ENGINES = ("duckdb", "spark")
RATES = {"value": Decimal("0.99"), "entity": Decimal("0.812")}


@cache
def python() -> Path:
    named = os.environ.get("NEWSFIGURES_TEST_ICEBERG_PYTHON")
    found = Path(named or Path(sys.prefix) / "iceberg" / "bin" / "python")
    if not found.exists():
        pytest.fail(f"no {found}: run `make acceptance`, or name the interpreter by NEWSFIGURES_TEST_ICEBERG_PYTHON")
    return found


@cache
def spark_jar() -> Path:
    if not shutil.which("java"):
        pytest.skip("no java on this machine, which Spark runs on")
    if named := os.environ.get("NEWSFIGURES_TEST_ICEBERG_SPARK_JAR"):
        return Path(named)
    carried = list(python().parent.parent.glob("lib/*/site-packages/snowpark_connect_deps_iceberg/jars"))
    if not carried:
        pytest.skip(
            "no iceberg-spark-runtime: its package is for Python before 3.13; name the jar for Spark 3.5 by "
            "NEWSFIGURES_TEST_ICEBERG_SPARK_JAR"
        )
    (jar,) = carried[0].glob("iceberg-spark-runtime-3.5_2.12-*.jar")
    return jar


@pytest.fixture
def told(warehouse: Warehouse, tmp_path: Path) -> Iterator["Told"]:
    """Two papers disagree, one of them on a day that nobody knows; then one of them prints another text."""
    catalogue = open_catalogue(str(tmp_path / "lake"), None)
    first = Printed(value="612300", said_by="Tallyhouse", confidences=RATES)
    with warehouse.begin() as conn:
        print_stories(
            conn,
            story_of("gazette", first, Printed(value="8.70", unit="percent", qualifier="about")),
            story_of("courier", Printed(value="548100"), hours=24),
        )
        look(conn)
    before = exported(warehouse, catalogue)
    with table_of(catalogue, "fct_claim").update_schema() as update:
        update.delete_column("verdict")  # empty so far: comes back as a column that older files do not have
    with warehouse.begin() as conn:
        print_stories(conn, story_of("courier", Printed(value="431900", metric="revenue", unit="USD"), hours=24))
        look(conn)
    after = exported(warehouse, catalogue)
    yield Told(catalogue, before, after, tmp_path)
    catalogue.close()


def exported(warehouse: Warehouse, catalogue: Catalog) -> IcebergExport:
    sources = {key: paper(key) for key in ("gazette", "courier")}
    with warehouse.engine.connect() as conn:
        return export_to_iceberg(conn, catalogue, days=Days(), sources=sources, code_version="1", now=datetime.now(UTC))


class Told:
    """What was exported twice, and what an engine reads of it."""

    def __init__(self, catalogue: Catalog, before: IcebergExport, after: IcebergExport, folder: Path) -> None:
        self.catalogue, self.before, self.after, self.folder = catalogue, before, after, folder

    def read(self, engine: str, *reads: tuple[str, int | None]) -> list[dict[str, Any]]:
        """Tables by name, each at a snapshot or as it stands."""
        metadata = {name: table_of(self.catalogue, name).metadata_location for name, _ in reads}
        asked = {
            "engine": engine,
            "jars": self._jars() if engine == "spark" else [],
            "reads": [{"metadata": metadata[name], "snapshot_id": snapshot} for name, snapshot in reads],
        }
        done = subprocess.run(
            [python(), iceberg_readers.__file__],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
            cwd=self.folder,
        )
        assert done.returncode == 0, done.stderr[-4_000:]
        found: list[dict[str, Any]] = json.loads(done.stdout)
        return found

    def _jars(self) -> list[str]:
        missing = self.folder / "jackson.jar"
        write_missing_jackson(spark_jar(), missing)
        return [str(spark_jar()), str(missing)]


def as_text(row: Mapping[str, Any]) -> dict[str, str | None]:
    return {name: None if value is None else _text(value) for name, value in row.items()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value.isoformat() if isinstance(value, date) else str(value)


def comparable(rows: list[dict[str, str | None]], times: set[str]) -> list[dict[str, str | None]]:
    """Engines print times each in their own way: with or without a zone, with as many digits as there are."""
    for row in rows:
        for name in times:
            if value := row[name]:
                moment = datetime.fromisoformat(value)
                row[name] = _text(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return sorted(rows, key=lambda row: str(next(iter(row.values()))))


@pytest.mark.parametrize("engine", ENGINES)
def test_each_value_of_each_table_is_read_as_it_was_written(told: Told, engine: str) -> None:
    names = [each.name for each in EXPORTED]
    for name, found in zip(names, told.read(engine, *((name, None) for name in names)), strict=True):
        table = table_of(told.catalogue, name)
        times = {one.name for one in table.schema().fields if str(one.field_type) == "timestamptz"}
        assert comparable(found["rows"], times) == [as_text(row) for row in rows_in(table)], name
        assert list(found["columns"]) == [one.name for one in table.schema().fields]
        numbers = {one.name for one in table.schema().fields if str(one.field_type).startswith("decimal")}
        assert {found["columns"][one].lower() for one in numbers} <= {"decimal(38,12)"}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_snapshot_of_before_says_what_was_known_then(told: Told, engine: str) -> None:
    snapshot = told.before.tables[0].snapshot_id
    then, now = told.read(engine, ("fct_claim", snapshot), ("fct_claim", None))
    assert sorted(Decimal(row["value"]) for row in then["rows"]) == [Decimal("8.7"), 548100, 612300]
    assert sorted(Decimal(row["value"]) for row in now["rows"]) == [Decimal("8.7"), 431900, 612300]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_came_later_is_empty_in_files_of_before(told: Told, engine: str) -> None:
    before, after = told.before.tables[0], told.after.tables[0]
    assert (after.columns_changed, after.days_written, before.days_written) == (True, 1, 2)  # a file of before stays
    (found,) = told.read(engine, ("fct_claim", None))
    assert {row["verdict"] for row in found["rows"]} == {None}
    assert {row["unit"] for row in found["rows"]} == {"user", "percent", "USD"}
