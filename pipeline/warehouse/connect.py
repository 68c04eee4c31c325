"""Settings -> a connection to the warehouse, and the lock that keeps two runs of a source apart."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

from psycopg.errors import LockNotAvailable
from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError

from pipeline.errors import ConfigError, TransientError
from pipeline.settings import Settings
from pipeline.warehouse.copying import driver
from pipeline.warehouse.failures import explained, first_line
from pipeline.warehouse.locks import Lock
from pipeline.warehouse.migrate import check_schema, status, upgrade

_OLDEST_SERVER = 15
# Times come back in UTC whatever the server's zone is. What observe works with stays in memory; to compile
# its plans, as a server does that is built to, takes longer than it saves (docs/scale.md).
SESSION_OPTIONS = "-c timezone=UTC -c temp_buffers=128MB -c jit=off"


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An open warehouse whose schema this code understands."""

    engine: Engine

    def begin(self) -> AbstractContextManager[Connection]:
        """A connection in a transaction: committed at the end, rolled back by an error."""
        return self.engine.begin()


@contextmanager
def database_url(settings: Settings) -> Iterator[str]:
    """The URL of the warehouse; without one in the settings the embedded server runs for as long as this is open."""
    if settings.database_url is not None:
        yield read_database_url(settings.database_url)
        return
    from pipeline.warehouse.embedded import EmbeddedServer  # noqa: PLC0415  # slow, and needed here alone

    with EmbeddedServer.start(settings.home) as server:
        yield server.url("warehouse")


def has_warehouse(settings: Settings) -> bool:
    """Whether one is named, or the embedded server has made one."""
    return settings.database_url is not None or (settings.home / "postgres").exists()


@contextmanager
def open_warehouse(settings: Settings) -> Iterator[Warehouse]:
    """ConfigError for a schema too old or too new; a warehouse newly made by the embedded server gets its schema."""
    with database_url(settings) as url:
        if settings.database_url is None and status(url, settings.sql_dir).current is None:
            upgrade(url, settings.sql_dir)
        engine = make_engine(url)
        try:
            with _connected(engine) as conn:
                check_schema(conn)
            yield Warehouse(engine)
        finally:
            engine.dispose()


@contextmanager
def open_database(settings: Settings) -> Iterator[Connection]:
    """A connection to the warehouse's database whatever stands in it: also nothing, or a schema too old or too new."""
    with database_url(settings) as url:
        engine = make_engine(url)
        try:
            with _connected(engine) as conn:
                yield conn
        finally:
            engine.dispose()


def make_engine(url: str) -> Engine:
    return create_engine(
        url, pool_size=2, max_overflow=8, connect_args={"options": SESSION_OPTIONS, "application_name": "newsfigures"}
    )


def source_lock(warehouse: Warehouse, source_key: str, *, wait: float = 0) -> AbstractContextManager[None]:
    """One run per source at a time, on all machines; given back by the server when the process dies.

    `wait` seconds at most for another run to end, then TransientError. Those who wait get it in the order in which they
    came, so that a run which gives it back for a moment lets in whoever waits.
    """
    return source_locks(warehouse, [source_key], wait=wait)


def source_locks(warehouse: Warehouse, keys: Sequence[str], *, wait: float = 0) -> AbstractContextManager[None]:
    """source_lock of several, taken one after the other as they are given, each after `wait` seconds at most.

    They share one connection. Whoever takes several gives them in the same order as all others who do, so that no two
    wait for each other.
    """
    return _held(warehouse, Lock.SOURCE, {key: f"run of {key}" for key in keys}, wait)


@contextmanager
def run_lock(warehouse: Warehouse, run_key: str) -> Iterator[None]:
    """Held as long as a command's run lives, so that `maintain` tells it from one that was killed."""
    key = {"space": Lock.RUN.value, "name": run_key}
    with warehouse.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text("SELECT pg_advisory_lock_shared(:space, hashtext(:name))"), key)
        yield
        conn.execute(text("SELECT pg_advisory_unlock_shared(:space, hashtext(:name))"), key)


def export_lock(warehouse: Warehouse, place: str) -> AbstractContextManager[None]:
    """One export at a time to a place that is changed and not made anew. TransientError where another is under way."""
    return _held(warehouse, Lock.EXPORT, {place: f"export to {place}"}, 0)


@contextmanager
def _held(warehouse: Warehouse, space: Lock, names: Mapping[str, str], wait: float) -> Iterator[None]:
    """`names`, each with what holds its lock."""
    with warehouse.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        try:
            for name, what in names.items():
                if not _locked(conn, {"space": space.value, "name": name}, wait):
                    raise TransientError(f"another {what} is under way; this one may try again when it has ended")
            yield
        finally:
            conn.execute(text("SELECT pg_advisory_unlock_all()"))


def _locked(conn: Connection, key: Mapping[str, object], wait: float) -> bool:
    if conn.scalar(text("SELECT pg_try_advisory_lock(:space, hashtext(:name))"), key):
        return True
    if wait <= 0:
        return False
    limit = text("SELECT set_config('lock_timeout', :limit, false)")
    conn.execute(limit, {"limit": f"{int(wait * 1000)}ms"})
    try:
        conn.execute(text("SELECT pg_advisory_lock(:space, hashtext(:name))"), key)
    except OperationalError as error:
        if not isinstance(error.orig, LockNotAvailable):
            raise
        return False
    finally:
        conn.execute(limit, {"limit": "0"})
    return True


@contextmanager
def _connected(engine: Engine) -> Iterator[Connection]:
    try:
        conn = engine.connect()
    except OperationalError as error:
        kind = ConfigError if isinstance(explained(error), ConfigError) else TransientError
        address = engine.url.render_as_string(hide_password=True)
        raise kind(
            f"cannot connect to {address}: {first_line(error)}; is the server up, and NEWSFIGURES_DATABASE_URL right?"
        ) from error
    with conn:
        version = driver(conn).info.server_version
        if version < _OLDEST_SERVER * 10_000:
            raise ConfigError(
                f"the warehouse needs PostgreSQL {_OLDEST_SERVER} or later, this server is {version // 10_000}"
            )
        yield conn


def read_database_url(text: str) -> str:
    """Any address of a PostgreSQL, as postgres://..., for the driver used here. ConfigError for another database.

    >>> read_database_url("postgres://me:word@db.example/news")
    'postgresql+psycopg://me:word@db.example/news'
    """
    _, mark, rest = text.strip().partition("://")
    try:
        kind = make_url(text.strip()).get_backend_name()
    except (ArgumentError, ValueError):  # its words may hold the password
        kind = "none that can be read"
    if kind not in {"postgres", "postgresql"}:
        raise ConfigError(
            f"NEWSFIGURES_DATABASE_URL has to name a PostgreSQL, and names {kind}; write "
            "postgresql://user:password@host:port/database, or leave it out for the embedded one"
        )
    return f"postgresql+psycopg{mark}{rest}"
