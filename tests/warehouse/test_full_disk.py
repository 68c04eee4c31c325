"""A disk without room ends the embedded server, never the patience of who waits for it: it is told, and once there is
room the next start is like any other."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import psycopg
import pytest
from sqlalchemy import NullPool, create_engine, text
from sqlalchemy.exc import OperationalError

from pipeline.errors import ConfigError, NoSpaceError, TransientError
from pipeline.warehouse.embedded import EmbeddedServer
from pipeline.warehouse.room import Room
from pipeline.warehouse.runner import ProgramError
from tests.support.disks import fill, mounted, widen

pytestmark = pytest.mark.acceptance

FILLING = {
    "the server's log": ("SELECT PG_SWITCH_WAL()", "CREATE TABLE lost AS SELECT 8 AS number"),
    "a table": ("CREATE UNLOGGED TABLE lost AS SELECT REPEAT('x', 900) AS a FROM GENERATE_SERIES(1, 1000000)",),
}
SOON = 60
"""Seconds: half of what a server is waited for that does not come up, with all that a busy machine adds."""


@pytest.fixture
def home(state_folder: Path) -> Iterator[Path]:
    """On a small disk of its own; its server is down afterwards, whatever the test did."""
    with mounted(state_folder / "disk", "size=120m,mode=0755") as disk:
        yield disk / "home"
        (disk / "ballast").unlink(missing_ok=True)
        widen(disk, "400m")
        if (disk / "home" / "postgres").is_dir():
            EmbeddedServer.start(disk / "home").stop()


def run(url: str, *statements: str) -> object:
    """What the last one gives."""
    engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        found = [conn.execute(text(each)) for each in statements][-1]
        return found.scalar() if found.returns_rows else None


def processes_of(home: Path) -> list[psutil.Process]:
    """The server and what it has started."""
    pid_file = home / "postgres" / "postmaster.pid"
    if not pid_file.exists():
        return []
    first = psutil.Process(int(pid_file.read_text().split()[0]))
    return [first, *first.children()]


def title(process: psutil.Process) -> str:
    """Empty where it has ended, as a process that starts with a server soon does."""
    with suppress(psutil.NoSuchProcess):
        return " ".join(process.cmdline())
    return ""


def refusal(server: EmbeddedServer) -> str:
    try:
        run(server.url("postgres"), "SELECT 1")
    except OperationalError as error:
        return str(error)
    return ""


def start_and_work(home: Path, *statements: str) -> None:
    with EmbeddedServer.start(home) as server:
        run(server.url("warehouse"), "CREATE TABLE kept AS SELECT 7 AS number")
        fill(home.parent, leaving=4 << 20)
        run(server.url("warehouse"), *statements)


@pytest.mark.parametrize("what", FILLING)
def test_a_disk_that_fills_ends_the_server_and_names_the_folder(home: Path, what: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TransientError, match=f"^no space left in {home}; make room, then start the command again"):
        start_and_work(home, *FILLING[what])
    assert time.monotonic() - begun < SOON
    assert processes_of(home) == []


def test_without_room_no_start_waits_and_with_room_what_was_committed_is_there(home: Path) -> None:
    with pytest.raises(TransientError):
        start_and_work(home, *FILLING["the server's log"])
    begun = time.monotonic()
    with pytest.raises(TransientError, match=f"^no space left in {home}; make room"):
        EmbeddedServer.start(home)
    (home.parent / "ballast").unlink()
    with EmbeddedServer.start(home) as server:
        assert run(server.url("warehouse"), "SELECT number FROM kept") == 7
    assert time.monotonic() - begun < SOON


def test_a_disk_too_small_for_a_new_server_is_named_and_nothing_half_made_is_in_the_way_later(
    state_folder: Path,
) -> None:
    with mounted(state_folder / "disk", "size=20m,mode=0755") as disk:
        home = disk / "home"
        with pytest.raises(TransientError, match=f"^no space left in {home}; make room"):
            EmbeddedServer.start(home)
        widen(disk, "200m")
        with EmbeddedServer.start(home) as server:
            assert run(server.url("warehouse"), "SELECT 7") == 7


def test_a_disk_without_a_byte_is_named(state_folder: Path) -> None:
    with mounted(state_folder / "disk", "size=1m,mode=0755") as disk:
        fill(disk, leaving=0)
        with pytest.raises(TransientError, match=f"^no space left in {disk / 'home'}; make room"):
            EmbeddedServer.start(disk / "home")


def test_a_server_that_never_ends_its_stop_is_ended_by_the_next_start(state_folder: Path) -> None:
    """As one does that is told to stop while it recovers; whoever told it may have been killed since."""
    home = state_folder / "home"
    left = EmbeddedServer.start(home)
    run(left.url("warehouse"), "CREATE TABLE kept AS SELECT 7 AS number")
    server, *others = processes_of(home)
    (checkpointer,) = (each for each in others if "checkpointer" in title(each))
    checkpointer.suspend()
    os.kill(server.pid, signal.SIGINT)
    while "the database system is shutting down" not in refusal(left):
        time.sleep(0.1)
    begun = time.monotonic()
    with EmbeddedServer.start(home) as again:
        assert run(again.url("warehouse"), "SELECT number FROM kept") == 7
        assert time.monotonic() - begun < SOON
        left.leave()
    assert processes_of(home) == []


@pytest.mark.parametrize(
    ("error", "is_told"),
    [
        (ProgramError("pg_ctl failed"), True),
        (psycopg.OperationalError("server closed the connection unexpectedly"), True),
        (psycopg.errors.DiskFull("could not extend file"), True),
        (psycopg.errors.UniqueViolation("twice the same"), False),
        (ConfigError("no source"), False),
        (TransientError("another run is under way"), False),
        (NoSpaceError("no space left in another folder"), False),
        (KeyError("a bug"), False),
        (None, False),
    ],
    ids=lambda value: value if isinstance(value, bool) else type(value).__name__,
)
def test_a_full_disk_excuses_what_comes_of_the_server_alone(
    tmp_path: Path, error: BaseException | None, is_told: bool
) -> None:
    with mounted(tmp_path / "disk", "size=8m") as disk:
        assert (Room(disk, disk / "server.log").told(error) is not None) is is_told


def test_what_the_server_said_before_is_of_no_account(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    words = "PANIC:  could not write to file: No space left on device\n"
    with mounted(tmp_path / "disk", "size=64m") as disk:
        assert not Room(disk, log).is_lacking()
        log.write_text(words)
        room = Room(disk, log)
        assert not room.is_lacking()
        with log.open("a") as out:
            out.write(words)
        assert room.is_lacking()


def test_a_disk_that_takes_no_more_files_has_no_room(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=64m,nr_inodes=2") as disk:
        assert not Room(disk, disk / "server.log").is_lacking()
        (disk / "last").touch()
        assert Room(disk, disk / "server.log").is_lacking()
