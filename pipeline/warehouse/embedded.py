"""A state folder -> a running PostgreSQL, from the binaries of a Python wheel: the warehouse of a laptop.

The server listens on a Unix socket only, in a folder of mode 0700, and asks for a password kept beside the data (0600).
Any number of processes may use one state folder: the first starts the server, the others join it, the last to leave
stops it. Whoever is killed counts as having left, since the kernel drops its lock.
"""

import fcntl
import os
import re
import secrets
import shlex
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg
from psycopg import sql
from sqlalchemy import URL

from pipeline.errors import ConfigError, PipelineError, TransientError, naming_full_disk
from pipeline.settings import make_home
from pipeline.warehouse.memory import buffers_mb
from pipeline.warehouse.room import Room
from pipeline.warehouse.runner import ProgramError, Runner, binaries
from pipeline.warehouse.sockets import PORT, accepts, drop_folder, make_folder

DATABASES = ("warehouse", "airflow")
START_SECONDS = 120  # crash recovery of a large warehouse comes before the first connection
_STOP_SECONDS = 120  # all that changed is written first
_STUCK_SECONDS = 5  # for a stop that may never end
_DYING_SECONDS = 15  # the processes of a server that was killed let go of its memory in their own time


class EmbeddedServer:
    """A running server. `start` joins one that runs; `leave` (or the end of a with block) stops it if nobody else uses
    it; `stop` stops it whoever does. `started_here` says whether this process started it."""

    def __init__(self, home: Path, runner: Runner) -> None:
        self._home = home
        self._runner = runner
        self._data = home / "postgres"
        self._log = self._data / "server.log"
        self._room = Room(home, self._log)
        self._users: int | None = None
        self.started_here = False

    @classmethod
    def start(cls, home: Path) -> Self:
        home = home.resolve()
        if re.search(r'["$`\\\n]', str(home)):
            raise ConfigError(f"the embedded PostgreSQL cannot live in {home}: no quotes, $ or \\ in NEWSFIGURES_HOME")
        make_home(home)
        server = cls(home, Runner.for_data(home / "postgres"))
        with server._alone(), server._telling_of_room():
            server._prepare()
            server._bring_up()
            try:
                server._make_databases()
            except psycopg.Error:
                server._halt_unused()
                raise
            server._hold()
        return server

    def url(self, database: str) -> str:
        return self._url("postgresql+psycopg", database)

    def airflow_url(self) -> str:
        """For Airflow's metadata, which wants psycopg2 beside its asynchronous driver."""
        return self._url("postgresql+psycopg2", "airflow")

    def stop(self) -> None:
        with self._alone():
            self._release()
            self._halt()

    def leave(self) -> None:
        """Stop using the server; the last to leave stops it. A second call does nothing."""
        if self._users is None:
            return
        with self._alone():
            self._release()
            self._halt_unused()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        told = self._room.told(error)
        with self._telling_of_room():
            self.leave()
        if told is not None:
            raise told from error

    def is_running(self) -> bool:
        """Whether something accepts on the server's socket: a pid file alone may be left over from a crash, and its
        number may have gone to another process since."""
        folder = self._socket_folder()
        return folder is not None and accepts(folder)

    def _socket_folder(self) -> Path | None:
        """Where the server says that its socket is: the fifth line of the file it writes at its start."""
        try:
            lines = (self._data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return None
        except PermissionError as error:
            raise ConfigError(
                f"{self._data} belongs to another user; run as its owner, or set NEWSFIGURES_HOME to a folder of yours"
            ) from error
        return Path(lines[4]) if len(lines) > 4 and lines[4] else None

    def _url(self, driver: str, database: str) -> str:
        folder = self._socket_folder()
        if folder is None:
            raise PipelineError(f"the embedded PostgreSQL in {self._home} is not running; start it again")
        password = self._password_file.read_text().strip()
        url = URL.create(
            driver, "postgres", password, database=database, query={"host": str(folder), "port": str(PORT)}
        )
        return url.render_as_string(hide_password=False)

    @property
    def _password_file(self) -> Path:
        return self._home / "postgres.password"

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Starting and stopping happen one process at a time."""
        with (self._home / "postgres.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _hold(self) -> None:
        self._users = os.open(self._home / "postgres.users", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._users, fcntl.LOCK_SH)

    def _release(self) -> None:
        if self._users is not None:
            os.close(self._users)
            self._users = None

    def _is_used(self) -> bool:
        with (self._home / "postgres.users").open("a") as users:
            try:
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def _prepare(self) -> None:
        """initdb into a folder beside, renamed when whole: a kill in the middle leaves nothing half made."""
        if (self._data / "PG_VERSION").exists():
            return
        self._runner.open_path_to(self._home)
        fresh = self._home / "postgres.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        self._runner.give(fresh)
        password = secrets.token_urlsafe(24)
        self._password_file.touch(mode=0o600)
        self._password_file.chmod(0o600)
        self._password_file.write_text(password)
        with tempfile.NamedTemporaryFile("w", dir=self._home, prefix="postgres.init.") as handed_over:
            handed_over.write(password)
            handed_over.flush()
            self._runner.give(Path(handed_over.name))
            self._runner.run(
                "initdb", "--pgdata", fresh, "--username=postgres", f"--pwfile={handed_over.name}",
                "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions", cwd=fresh,
            )  # fmt: skip
        with (fresh / "postgresql.conf").open("a") as conf:  # told to initdb, its own servers would have it as well
            conf.write(f"shared_buffers = {buffers_mb()}MB\n")
        shutil.rmtree(self._data, ignore_errors=True)
        fresh.rename(self._data)

    def _launch(self) -> None:
        self._runner.open_path_to(self._home)
        left_over = self._socket_folder()
        if left_over is not None:  # of a server that was killed
            drop_folder(left_over, self._home)
        self._runner.forget_reused_pid(self._data)
        folder = make_folder(self._home)
        self._runner.give(folder)
        options = f"-h '' -p {PORT} -k {shlex.quote(str(folder))} -c unix_socket_permissions=0700"
        try:
            self._runner.run(
                "pg_ctl", "start", "--pgdata", self._data, "--wait", "--timeout", START_SECONDS,
                "--log", self._log, "--options", options, cwd=self._data,
            )  # fmt: skip
        except PipelineError:
            drop_folder(folder, self._home)
            raise

    def _halt_unused(self) -> None:
        if not self._is_used():
            self._halt()

    def _halt(self) -> None:
        """What was committed is kept by either way of stopping. A fast stop leaves less to do for the next start, but
        never ends where it comes upon a recovery, such as follows on a full disk."""
        folder = self._socket_folder()
        if folder is None or not self.is_running():
            return
        may_be_stuck = self._room.is_lacking() or not self._answers()
        try:
            self._end("fast", _STUCK_SECONDS if may_be_stuck else _STOP_SECONDS)
        except ProgramError:
            if self.is_running():
                self._end("immediate", _DYING_SECONDS)
        drop_folder(folder, self._home)

    def _end(self, mode: str, seconds: int) -> None:
        self._runner.run(
            "pg_ctl", "stop", "--pgdata", self._data, f"--mode={mode}", "--wait", "--timeout", seconds, cwd=self._data
        )  # fmt: skip

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._admin_url(), connect_timeout=_STUCK_SECONDS).close()
        except (psycopg.OperationalError, PipelineError):
            return False
        return True

    def _bring_up(self) -> None:
        """Until the server lets us in: one that recovers takes its time, one that is dying has to be started again, one
        that a killed process was stopping to be stopped first."""
        begun = time.monotonic()
        while True:
            try:
                if not self.is_running():
                    self._launch()
                    self.started_here = True
                psycopg.connect(self._admin_url()).close()
            except (psycopg.OperationalError, PipelineError) as error:
                self._give_up(error, time.monotonic() - begun)
                if "is shutting down" in str(error):
                    self._halt()
                time.sleep(0.2)
            else:
                return

    def _give_up(self, error: Exception, waited: float) -> None:
        """Raises where waiting longer is in vain."""
        if "password authentication failed" in str(error):
            raise ConfigError(
                f"{self._password_file} is not the password of {self._data}; put the right one back"
            ) from error
        if isinstance(error, ProgramError) and self._room.is_lacking():
            raise error
        patience = START_SECONDS if isinstance(error, psycopg.OperationalError) else _DYING_SECONDS
        if waited > patience or isinstance(error, ConfigError):
            raise TransientError(
                f"the embedded PostgreSQL in {self._data} does not come up: {error}; read {self._log}"
            ) from error

    @contextmanager
    def _telling_of_room(self) -> Iterator[None]:
        try:
            with naming_full_disk(self._home):
                yield
        except Exception as error:
            if told := self._room.told(error):
                raise told from error
            raise

    def _make_databases(self) -> None:
        with psycopg.connect(self._admin_url(), autocommit=True) as conn:
            there = {name for (name,) in conn.execute("SELECT datname FROM pg_database")}
            for name in DATABASES:
                if name not in there:
                    conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def _admin_url(self) -> str:
        return self._url("postgresql", "postgres")


def bundled_psql() -> str | None:
    """The psql that came with the server, where the wheel has one."""
    program = binaries() / "psql"
    return str(program) if program.is_file() else None
