"""The schema: up, down, and refused when it is not the one that this code knows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from pipeline.errors import ConfigError, TransientError
from pipeline.model import DueLead, Outcome, Reason
from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.warehouse import (
    SchemaStatus,
    Warehouse,
    add_leads,
    downgrade,
    open_warehouse,
    record_fetches,
    status,
    upgrade,
)
from tests.support.database import DatabaseServer
from tests.support.rows import at, captured, dropped, make_capture, make_lead, start_run

ALL = tuple(
    sorted(found.stem for found in (BUILT_IN_SQL / "migrations").glob("*.sql") if not found.stem.endswith(".down"))
)
HEAD = ALL[-1][:4]

_RELATIONS = text(
    "SELECT nspname || '.' || relname FROM pg_class INNER JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " WHERE nspname IN ('raw', 'stage', 'core', 'mart', 'ops') AND relkind IN ('r', 'p', 'v', 'i')"
)
_SILENT = text(
    "SELECT nspname || '.' || relname || COALESCE('.' || attname, '')"
    " FROM pg_class INNER JOIN pg_namespace ON pg_namespace.oid = relnamespace"
    " LEFT JOIN pg_attribute ON attrelid = pg_class.oid AND attnum >= 0 AND NOT attisdropped"
    " LEFT JOIN pg_description ON objoid = pg_class.oid AND objsubid = COALESCE(attnum, 0)"
    " WHERE nspname IN ('raw', 'stage', 'core', 'ops') AND relkind IN ('r', 'p')"
    " AND description IS NULL AND relname <> 'schema_version' AND NOT relispartition"
)
_DEFINITIONS = text(
    "SELECT viewname AS name, definition FROM pg_views WHERE schemaname = 'core'"
    " UNION ALL SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'core'::regnamespace"
    " UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'core'::regnamespace"
    " UNION ALL SELECT attrelid::regclass || '.' || attname, format_type(atttypid, atttypmod) || ' ' || attnotnull"
    " FROM pg_attribute INNER JOIN pg_class ON pg_class.oid = attrelid"
    " WHERE relnamespace IN ('core'::regnamespace, 'stage'::regnamespace) AND attnum > 0 AND NOT attisdropped"
    " UNION ALL SELECT relname || ' is told', obj_description(oid, 'pg_class') FROM pg_class"
    " WHERE relnamespace = 'core'::regnamespace AND relkind = 'v'"
)


@pytest.fixture
def empty_url(database_server: DatabaseServer) -> Iterator[str]:
    with database_server.database() as url:
        yield url


def relations(url: str) -> set[str]:
    with create_engine(url, poolclass=NullPool).connect() as conn:
        return set(conn.scalars(_RELATIONS))


def definitions(url: str) -> set[tuple[str, str]]:
    """Views, functions, constraints and columns, each with what it is."""
    with create_engine(url, poolclass=NullPool).connect() as conn:
        return {(row.name, row.definition) for row in conn.execute(_DEFINITIONS)}


def settings_of(tmp_path: Path, url: str) -> Settings:
    return Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path), "NEWSFIGURES_DATABASE_URL": url})


def test_an_empty_database_has_everything_pending_and_upgrading_leaves_nothing(empty_url: str) -> None:
    assert status(empty_url, BUILT_IN_SQL) == SchemaStatus(None, HEAD, tuple(name[:4] for name in ALL))
    assert upgrade(empty_url, BUILT_IN_SQL) == SchemaStatus(HEAD, HEAD, ())
    assert upgrade(empty_url, BUILT_IN_SQL) == SchemaStatus(HEAD, HEAD, ())


def test_down_and_up_again_gives_the_same_schema(empty_url: str) -> None:
    upgrade(empty_url, BUILT_IN_SQL)
    there = relations(empty_url)
    for revision in ("0005", "0003", "0002", "0001", "base"):
        downgrade(empty_url, BUILT_IN_SQL, revision)
    assert {name for name in relations(empty_url) if "schema_version" not in name} == set()
    upgrade(empty_url, BUILT_IN_SQL)
    assert relations(empty_url) == there


def test_each_step_down_takes_away_what_its_step_up_made(empty_url: str) -> None:
    made: list[set[str]] = []
    for name in ALL:
        made.append(relations(empty_url))
        upgrade(empty_url, BUILT_IN_SQL, name[:4])
    for before, name in zip(reversed(made), reversed(("base", *(name[:4] for name in ALL[:-1]))), strict=True):
        downgrade(empty_url, BUILT_IN_SQL, name)
        assert {found for found in relations(empty_url) if "schema_version" not in found} == {
            found for found in before if "schema_version" not in found
        }


def test_the_last_step_down_leaves_every_definition_as_it_was_before(empty_url: str) -> None:
    upgrade(empty_url, BUILT_IN_SQL, ALL[-2][:4])
    before = definitions(empty_url)
    upgrade(empty_url, BUILT_IN_SQL, HEAD)
    there = definitions(empty_url)
    downgrade(empty_url, BUILT_IN_SQL, ALL[-2][:4])
    assert definitions(empty_url) == before
    upgrade(empty_url, BUILT_IN_SQL, HEAD)
    assert definitions(empty_url) == there


def test_returns_are_found_in_the_log_of_fetching_and_wait_for_publish(empty_url: str) -> None:
    """Up, down and up again over a page that was A, B, A and A again; the log knows nothing of what came before it."""
    upgrade(empty_url, BUILT_IN_SQL)
    engine = create_engine(empty_url, poolclass=NullPool)
    held = text(
        "SELECT sha256, returned_at, (SELECT count(*) FROM ops.publish_queue AS queue"
        " WHERE queue.capture_id = capture.capture_id) FROM raw.capture AS capture ORDER BY fetched_at"
    )
    first, second = make_capture("a", "A"), make_capture("a", "B", at(1))
    with engine.begin() as conn:
        run_key = start_run(conn)
        add_leads(conn, [make_lead("a")], now=at(0))
        due = DueLead(lead=make_lead("a"))
        for hour in (2, 3):
            answers = [captured(due, first), captured(due, second)]
            again = dropped(due, Outcome.OK, at(hour), reason=Reason.SAME_BODY, known_sha256=first.sha256)
            record_fetches(conn, run_key, [*answers, again])
        found = [tuple(row) for row in conn.execute(held)]
    assert found == [(first.sha256, [at(2)], 1), (second.sha256, [], 0)]
    downgrade(empty_url, BUILT_IN_SQL, "0039")
    with engine.begin() as conn:
        assert conn.scalar(text("SELECT count(*) FROM raw.capture")) == 2
    upgrade(empty_url, BUILT_IN_SQL)
    with engine.begin() as conn:
        assert [tuple(row) for row in conn.execute(held)] == found


@pytest.mark.parametrize(
    ("outcome", "etag"),
    [("ok", '"a"'), ("not_modified", '"a"'), ("blocked", None), ("error", None)],
)
def test_validators_of_an_answer_that_was_no_page_are_cleared(empty_url: str, outcome: str, etag: str | None) -> None:
    upgrade(empty_url, BUILT_IN_SQL, "0039")
    engine = create_engine(empty_url, poolclass=NullPool)
    with engine.begin() as conn:
        add_leads(conn, [make_lead("a")], now=at(0))
        answered = "UPDATE raw.lead SET last_outcome = :outcome, etag = '\"a\"', last_modified = 'then'"
        conn.execute(text(answered), {"outcome": outcome})
    upgrade(empty_url, BUILT_IN_SQL)
    with engine.begin() as conn:
        assert tuple(conn.execute(text("SELECT etag, last_modified FROM raw.lead")).one()) == (etag, etag and "then")


def test_a_schema_too_old_is_refused_with_the_remedy(empty_url: str, tmp_path: Path) -> None:
    upgrade(empty_url, BUILT_IN_SQL, "0003")
    with (
        pytest.raises(ConfigError, match=f"schema 0003, this newsfigures wants {HEAD}; run: newsfigures db upgrade"),
        open_warehouse(settings_of(tmp_path, empty_url)),
    ):
        pass


def test_a_schema_of_a_later_version_is_refused(empty_url: str, tmp_path: Path) -> None:
    upgrade(empty_url, BUILT_IN_SQL)
    with create_engine(empty_url, poolclass=NullPool).begin() as conn:
        conn.execute(text("UPDATE ops.schema_version SET version_num = '9999'"))
    with (
        pytest.raises(ConfigError, match="schema 9999, made by a later newsfigures"),
        open_warehouse(settings_of(tmp_path, empty_url)),
    ):
        pass


def test_a_url_as_other_tools_write_it_means_the_same_server(database_url: str, tmp_path: Path) -> None:
    plain = database_url.replace("postgresql+psycopg://", "postgresql://")
    with open_warehouse(settings_of(tmp_path, plain)) as warehouse, warehouse.begin() as conn:
        assert conn.scalar(text("SELECT 1")) == 1


def test_a_server_that_is_not_there_may_be_tried_again(tmp_path: Path) -> None:
    url = "postgresql+psycopg://someone:secret@127.0.0.1:1/warehouse"
    with (
        pytest.raises(TransientError, match=r"cannot connect to .*someone:[*]{3}@127\.0\.0\.1") as caught,
        open_warehouse(settings_of(tmp_path, url)),
    ):
        pass
    assert "secret" not in str(caught.value)


def test_a_migration_that_fails_leaves_the_schema_as_it_was(empty_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "sql" / "migrations"
    folder.mkdir(parents=True)
    for found in (BUILT_IN_SQL / "migrations").glob("*.sql"):
        (folder / found.name).write_text(found.read_text())
    (folder / "0003_core.sql").write_text("CREATE SCHEMA core; CREATE TABLE core.article (wrong nonsense);")
    with pytest.raises(Exception, match="nonsense"):
        upgrade(empty_url, tmp_path / "sql")
    assert status(empty_url, BUILT_IN_SQL).current is None
    (folder / "0004_stage.sql").unlink()
    with pytest.raises(ConfigError, match=r"lacks 0004_stage\.sql"):
        status(empty_url, tmp_path / "sql")


def test_every_table_and_column_says_what_it_is(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        assert sorted(conn.scalars(_SILENT)) == []


def test_every_foreign_key_is_led_by_an_index(warehouse: Warehouse) -> None:
    """Without one each delete of a parent row reads the whole table."""
    query = text(
        "SELECT conrelid::regclass || ' ' || conname FROM pg_constraint AS c WHERE contype = 'f' AND NOT EXISTS ("
        " SELECT 1 FROM pg_index WHERE indrelid = c.conrelid AND (indkey::smallint[])[0] = c.conkey[1])"
        " AND conrelid::regclass::text ~ '^(raw|core)[.]' AND confrelid NOT IN ("
        "'core.metric'::regclass, 'core.unit'::regclass, 'core.period'::regclass, 'core.agent'::regclass)"
    )
    with warehouse.begin() as conn:
        assert list(conn.scalars(query)) == []


def test_no_view_of_core_is_worked_out_as_a_whole_before_it_is_joined(warehouse: Warehouse) -> None:
    """PostgreSQL does so where the view has a WITH of its own; a look at one article would read all claims."""
    query = text("SELECT viewname FROM pg_views WHERE schemaname = 'core' AND definition ~ '^\\s*WITH'")
    with warehouse.begin() as conn:
        assert list(conn.scalars(query)) == []
