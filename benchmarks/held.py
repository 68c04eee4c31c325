"""What a warehouse holds and reads: bytes by table and index, scans by index, and a round of what people ask of it."""

import time
from dataclasses import dataclass

from fastapi.testclient import TestClient
from sqlalchemy import Connection, text

from pipeline.explorer import build_app
from pipeline.explorer.reading import Reader
from pipeline.warehouse import Warehouse
from tests.support.explored import timings, vacuum
from tests.support.queries import worked_queries

SCHEMAS = ("raw", "stage", "core", "mart", "ops")
_TABLES = text("""
    SELECT
        FORMAT('%s.%s', schemaname, relname) AS name,
        PG_TABLE_SIZE(relid) AS size,
        PG_INDEXES_SIZE(relid) AS index_size
    FROM pg_stat_user_tables WHERE schemaname = ANY(:schemas)
""")
_INDEXES = text("""
    SELECT
        FORMAT('%s.%s', schemaname, indexrelname) AS name,
        FORMAT('%s.%s', schemaname, relname) AS table_name,
        PG_RELATION_SIZE(indexrelid) AS size,
        idx_scan AS scans,
        indisunique AS is_unique
    FROM pg_stat_user_indexes INNER JOIN pg_index USING (indexrelid) WHERE schemaname = ANY(:schemas)
""")


@dataclass(frozen=True, slots=True)
class Index:
    table: str
    size: int
    scans: int
    is_unique: bool


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes: `tables` with what PostgreSQL stores out of line, `table_indexes` of all indexes of a table."""

    database: int
    tables: dict[str, int]
    table_indexes: dict[str, int]
    indexes: dict[str, Index]


def held(warehouse: Warehouse) -> Held:
    warehouse.engine.dispose()  # a server process that ends reports the scans that it has not reported yet
    time.sleep(1)
    with warehouse.begin() as conn:
        tables = conn.execute(_TABLES, {"schemas": list(SCHEMAS)}).all()
        indexes = conn.execute(_INDEXES, {"schemas": list(SCHEMAS)}).all()
        return Held(
            database=conn.scalar(text("SELECT PG_DATABASE_SIZE(CURRENT_DATABASE())")) or 0,
            tables={one.name: one.size for one in tables},
            table_indexes={one.name: one.index_size for one in tables},
            indexes={one.name: Index(one.table_name, one.size, one.scans, one.is_unique) for one in indexes},
        )


def ask_everything(warehouse: Warehouse, url: str) -> None:
    """The worked queries, and each page of the explorer with its JSON, of tables as autovacuum keeps them."""
    with warehouse.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        vacuum(conn)
        _ask_queries(conn)
    reader = Reader(url)
    client = TestClient(build_app(reader, {}, guard=None, operator=True), headers={"accept": "text/html"})
    for _ in timings(client, rounds=1):
        pass
    reader.close()


def _ask_queries(conn: Connection) -> None:
    for query in worked_queries():
        conn.exec_driver_sql(query.sql.replace("%", "%%")).all()
