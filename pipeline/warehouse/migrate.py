"""The schema's version: brings a database up or down by the plain files of sql/migrations, run by Alembic."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from alembic import command, context, op
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, NullPool, create_engine, text

from pipeline.errors import ConfigError
from pipeline.warehouse.copying import run_script
from pipeline.warehouse.marts import Reach, rebuild_marts

VERSION_TABLE = "schema_version"
VERSION_SCHEMA = "ops"
_ONE_AT_A_TIME = 7_306_001  # an advisory lock of our own choosing
_SCRIPTS = Path(__file__).parent / "migrations"

# which kind of database it found, at every look at the version: two lines above whatever a task has to say
logging.getLogger("alembic.runtime.migration").addFilter(
    lambda record: not record.getMessage().startswith(("Context", "Will"))
)


class SchemaStatus(NamedTuple):
    """`current` is None for an empty database; `pending` names what `upgrade` would run, in order."""

    current: str | None
    head: str
    pending: tuple[str, ...]

    @property
    def known(self) -> bool:
        """False where a later newsfigures has already upgraded this database."""
        return self.current is None or self.current == self.head or bool(self.pending)


def upgrade(url: str, sql_dir: Path, revision: str = "head") -> SchemaStatus:
    """Migrate, and at the newest version bring the marts in line, so that their tables are there before any row."""
    with _connection(url) as conn:
        command.upgrade(_config(conn, sql_dir), revision)
        conn.commit()
        if revision == "head":
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
            rebuild_marts(conn, sql_dir / "marts", Reach.DEFINITIONS)
            conn.commit()
        return schema_status(conn)


def migrate_within(conn: Connection, sql_dir: Path, revision: str) -> None:
    """Up to `revision` in the caller's transaction; the marts are the caller's. Waits for other migrations to end."""
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ONE_AT_A_TIME})
    conn.execute(text("CREATE SCHEMA IF NOT EXISTS ops"))
    command.upgrade(_config(conn, sql_dir), revision)


def known_revisions() -> list[str]:
    """Newest first."""
    return [found.revision for found in ScriptDirectory(str(_SCRIPTS)).walk_revisions()]


def downgrade(url: str, sql_dir: Path, revision: str) -> SchemaStatus:
    """Down to `revision`; "base" leaves nothing but the version table. Rows of dropped tables are lost."""
    with _connection(url) as conn:
        command.downgrade(_config(conn, sql_dir), revision)
        conn.commit()
        return schema_status(conn)


def status(url: str, sql_dir: Path) -> SchemaStatus:
    missing = [name for name in _files() if not (sql_dir / "migrations" / name).is_file()]
    if missing:
        raise ConfigError(f"{sql_dir / 'migrations'} lacks {', '.join(missing)}; install newsfigures again")
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as conn:
        return schema_status(conn)


def schema_status(conn: Connection) -> SchemaStatus:
    options = {"version_table": VERSION_TABLE, "version_table_schema": VERSION_SCHEMA}
    current = MigrationContext.configure(conn, opts=options).get_current_revision()
    known = known_revisions()
    newer = known if current is None else known[: known.index(current)] if current in known else []
    return SchemaStatus(current, known[0], tuple(reversed(newer)))


def check_schema(conn: Connection) -> None:
    found = schema_status(conn)
    if not found.known:
        raise ConfigError(
            f"the warehouse has schema {found.current}, made by a later newsfigures than this one, which knows "
            f"{found.head}; install the later version, or restore a backup from before"
        )
    if found.pending:
        raise ConfigError(
            f"the warehouse has schema {found.current or 'none'}, this newsfigures wants {found.head}; "
            "run: newsfigures db upgrade"
        )


def run_file(name: str) -> None:
    """Called by the migration scripts: run one file of sql/migrations in the migration's transaction."""
    sql_dir: Path = context.config.attributes["sql_dir"]
    run_script(op.get_bind(), (sql_dir / "migrations" / name).read_text(encoding="utf-8"))


def _files() -> list[str]:
    return [f"{Path(found.path).stem}.sql" for found in ScriptDirectory(str(_SCRIPTS)).walk_revisions()]


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    """One migration at a time: several commands may start together on a fresh machine."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as conn:
        conn.execute(text("SELECT pg_advisory_lock(:key)"), {"key": _ONE_AT_A_TIME})
        conn.execute(text("CREATE SCHEMA IF NOT EXISTS ops"))
        conn.commit()
        yield conn


def _config(conn: Connection, sql_dir: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = conn
    config.attributes["sql_dir"] = sql_dir
    return config
