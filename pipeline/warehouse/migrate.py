"""The schema's version: brings a database up or down by the plain files of sql/migrations, run by Alembic.

Alembic takes longer to import than a query takes to run, so it is imported when something is to be migrated. Every
command asks for the schema's version, and that is read without it.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, NullPool, create_engine, text

from pipeline.errors import ConfigError
from pipeline.warehouse.copying import run_script
from pipeline.warehouse.locks import Lock, one_at_a_time
from pipeline.warehouse.marts import RefreshScope, rebuild_marts

if TYPE_CHECKING:
    from alembic.config import Config

VERSION_TABLE = "schema_version"
VERSION_SCHEMA = "ops"
_SCRIPTS = Path(__file__).parent / "migrations"
_REVISION_LENGTH = 4
"""Of the name of a script, which begins with its revision: 0001_raw.py."""

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
    from alembic import command  # noqa: PLC0415  # slow, see above

    with _connection(url) as conn:
        command.upgrade(_config(conn, sql_dir), revision)
        conn.commit()
        if revision == "head":
            one_at_a_time(conn, Lock.MIGRATION)
            rebuild_marts(conn, sql_dir / "marts", RefreshScope.DEFINITIONS)
            conn.commit()
        return schema_status(conn)


def migrate_within(conn: Connection, sql_dir: Path, revision: str) -> None:
    """Up to `revision` in the caller's transaction; the marts are the caller's. Waits for other migrations to end."""
    from alembic import command  # noqa: PLC0415  # slow, see above

    one_at_a_time(conn, Lock.MIGRATION)
    conn.execute(text("CREATE SCHEMA IF NOT EXISTS ops"))
    command.upgrade(_config(conn, sql_dir), revision)


def known_revisions() -> list[str]:
    """Newest first."""
    return [name[:_REVISION_LENGTH] for name in _scripts()]


def downgrade(url: str, sql_dir: Path, revision: str) -> SchemaStatus:
    """Down to `revision`; "base" leaves nothing but the version table. Rows of dropped tables are lost."""
    from alembic import command  # noqa: PLC0415  # slow, see above

    with _connection(url) as conn:
        command.downgrade(_config(conn, sql_dir), revision)
        conn.commit()
        return schema_status(conn)


def status(url: str, sql_dir: Path) -> SchemaStatus:
    missing = [f"{name}.sql" for name in _scripts() if not (sql_dir / "migrations" / f"{name}.sql").is_file()]
    if missing:
        raise ConfigError(f"{sql_dir / 'migrations'} lacks {', '.join(missing)}; install newsfigures again")
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as conn:
        return schema_status(conn)


def schema_status(conn: Connection) -> SchemaStatus:
    table = f"{VERSION_SCHEMA}.{VERSION_TABLE}"
    is_there = conn.scalar(text("SELECT to_regclass(:table)"), {"table": table}) is not None
    current = conn.scalar(text(f"SELECT version_num FROM {table}")) if is_there else None  # noqa: S608
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
    from alembic import context, op  # noqa: PLC0415  # slow, see above

    sql_dir: Path = context.config.attributes["sql_dir"]
    run_script(op.get_bind(), (sql_dir / "migrations" / name).read_text(encoding="utf-8"))


def _scripts() -> list[str]:
    """Newest first."""
    return sorted((path.stem for path in (_SCRIPTS / "versions").glob("[0-9]*.py")), reverse=True)


@contextmanager
def _connection(url: str) -> Iterator[Connection]:
    """One migration at a time: several commands may start together on a fresh machine."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as conn:
        conn.execute(text("SELECT pg_advisory_lock(:key)"), {"key": Lock.MIGRATION.value})
        conn.execute(text("CREATE SCHEMA IF NOT EXISTS ops"))
        conn.commit()
        yield conn


def _config(conn: Connection, sql_dir: Path) -> "Config":
    from alembic.config import Config  # noqa: PLC0415  # slow, see above

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = conn
    config.attributes["sql_dir"] = sql_dir
    return config
