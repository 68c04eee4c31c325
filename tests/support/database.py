"""A real PostgreSQL for tests: one embedded server a session, or the server NEWSFIGURES_TEST_DATABASE_URL names (whose
user may create databases); a migrated template; and a fresh clone of it for each test that asks."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Connection, NullPool, create_engine, make_url, text

from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.warehouse import Warehouse, open_warehouse, upgrade
from pipeline.warehouse.connect import make_engine
from pipeline.warehouse.embedded import EmbeddedServer


@dataclass(frozen=True, slots=True)
class DatabaseServer:
    """Makes databases on one server. `admin_url` is of a database that always exists."""

    admin_url: str
    prefix: str
    numbers: Iterator[int]

    def url(self, name: str) -> str:
        return make_url(self.admin_url).set(database=name).render_as_string(hide_password=False)

    def create(self, template: str = "template0") -> str:
        name = f"{self.prefix}_{next(self.numbers)}"
        self._run(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY file_copy')
        return name

    def drop(self, name: str) -> None:
        self._run(f'DROP DATABASE "{name}" WITH (FORCE)')

    @contextmanager
    def named(self, template: str = "template0") -> Iterator[str]:
        """The name of a database, which is dropped at the end."""
        name = self.create(template)
        try:
            yield name
        finally:
            self.drop(name)

    @contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        with self.named(template) as name:
            yield self.url(name)

    @contextmanager
    def filled(self, template: str, fill: Callable[[Connection], None]) -> Iterator[str]:
        """The name of a database with rows, for tests to clone: nobody is connected to it. A module whose tests all
        begin with the same rows makes its own fixture `template_database` of this."""
        with self.named(template) as name:
            with create_engine(self.url(name), poolclass=NullPool).begin() as conn:
                fill(conn)
            yield name

    def _run(self, command: str) -> None:
        engine = create_engine(self.admin_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with engine.connect() as conn:
            conn.execute(text(command))


@pytest.fixture
def state_folder(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder for an embedded server; not in pytest's own, for the reason given below."""
    with TemporaryDirectory(
        prefix="newsfigures-test-", dir=_memory_disk(request), ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def database_server(request: pytest.FixtureRequest) -> Iterator[DatabaseServer]:
    prefix = f"newsfigures_test_{os.getpid()}"
    elsewhere = os.environ.get("NEWSFIGURES_TEST_DATABASE_URL")
    if elsewhere:
        url = elsewhere.replace("postgresql://", "postgresql+psycopg://", 1)
        yield DatabaseServer(url, prefix, count())
        return
    # not in pytest's own folder: as root, the next pytest to start shuts that to the server's user
    with TemporaryDirectory(
        prefix="newsfigures-test-", dir=_memory_disk(request), ignore_cleanup_errors=True
    ) as folder:
        server = EmbeddedServer.start(Path(folder))
        try:
            _spare_time(server.url("postgres"))
            yield DatabaseServer(server.url("postgres"), prefix, count())
        finally:
            server.stop()


def _memory_disk(request: pytest.FixtureRequest) -> str | None:
    """Where there is one with room: a database is a thousand files, and a disk takes half a second to make them. The
    slow tests measure, and do so on a disk."""
    place = Path("/dev/shm")  # noqa: S108
    measured = request.config.option.markexpr == "acceptance"
    return str(place) if not measured and place.is_dir() and shutil.disk_usage(place).free > 4 * 2**30 else None


def _spare_time(url: str) -> None:
    """These databases need not survive a power cut: making and dropping one for each test waits for the disk else. And
    a password that is hashed four thousand times costs more than all else of a connection."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            conn.execute(text(f"ALTER SYSTEM SET {name} = off"))
        conn.execute(text("SELECT pg_reload_conf()"))
        conn.execute(text("SET scram_iterations = 1"))
        conn.execute(text(f"ALTER ROLE postgres PASSWORD '{make_url(url).password}'"))


@pytest.fixture(scope="session")
def template_database(database_server: DatabaseServer) -> Iterator[str]:
    """The name of a database with the whole schema and no rows; nobody may stay connected to it."""
    with database_server.named() as name:
        upgrade(database_server.url(name), BUILT_IN_SQL)
        yield name


@pytest.fixture
def database_url(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.database(template_database) as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path / "home"), "NEWSFIGURES_DATABASE_URL": database_url})


@pytest.fixture
def warehouse(settings: Settings) -> Iterator[Warehouse]:
    with open_warehouse(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def shared_connection(database_server: DatabaseServer, template_database: str) -> Iterator[Connection]:
    with database_server.database(template_database) as url:
        engine = make_engine(url)
        with engine.connect() as conn:
            yield conn
        engine.dispose()


@pytest.fixture
def conn(shared_connection: Connection) -> Iterator[Connection]:
    """A transaction that is rolled back at the end, for tests that need no second one: those of a module share a
    database, since to make one for each test costs as much as many tests do."""
    transaction = shared_connection.begin()
    yield shared_connection
    transaction.rollback()
