"""A state folder -> a running PostgreSQL, from the binaries of a Python wheel: the warehouse of a laptop.

The server listens on a Unix socket only, in a folder of mode 0700, and asks for a password kept beside the data (0600).
Any number of processes may use one state folder: the first starts the server, the others join it, the last to leave
stops it. Whoever is killed counts as having left, since the kernel drops its lock.
"""

import fcntl
import hashlib
import os
import re
import secrets
import shlex
import shutil
import socket
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

from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.settings import make_home
from pipeline.warehouse.runner import Runner, binaries

DATABASES = ("warehouse", "airflow")
PORT = 5432  # names the socket file; nothing listens on TCP
START_SECONDS = 120  # crash recovery of a large warehouse comes before the first connection
_DYING_SECONDS = 15  # the processes of a server that was killed let go of its memory in their own time
_MOST_BUFFERS_MB = 4096
_MEMORY_LIMIT = Path("/sys/fs/cgroup/memory.max")  # of a container, in bytes, or the word max
_SOCKET_PREFIX = "newsfigures-"
_LONGEST_SOCKET_PATH = 100  # the kernel's limit for a socket's path is 108 bytes on Linux, 104 on macOS


class EmbeddedServer:
    """A running server. `start` joins one that runs; `leave` (or the end of a with block) stops it if nobody else uses
    it; `stop` stops it whoever does. `started_here` says whether this process started it."""

    def __init__(self, home: Path, runner: Runner) -> None:
        self._home = home
        self._runner = runner
        self._data = home / "postgres"
        self._users: int | None = None
        self.started_here = False

    @classmethod
    def start(cls, home: Path) -> Self:
        home = home.resolve()
        if re.search(r'["$`\\\n]', str(home)):
            raise ConfigError(f"the embedded PostgreSQL cannot live in {home}: no quotes, $ or \\ in NEWSFIGURES_HOME")
        make_home(home)
        server = cls(home, Runner.for_data(home / "postgres"))
        with server._alone():
            server._prepare()
            server._bring_up()
            server._make_databases()
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
            if not self._is_used():
                self._halt()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.leave()

    def is_running(self) -> bool:
        """Whether something accepts on the server's socket: a pid file alone may be left over from a crash, and its
        number may have gone to another process since."""
        folder = self._socket_folder()
        if folder is None:
            return False
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
            try:
                probe.connect(str(folder / f".s.PGSQL.{PORT}"))
            except OSError:
                return False
        return True

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
            conf.write(f"shared_buffers = {_buffers()}MB\n")
        shutil.rmtree(self._data, ignore_errors=True)
        fresh.rename(self._data)

    def _launch(self) -> None:
        self._runner.open_path_to(self._home)
        left_over = self._socket_folder()
        if left_over is not None:  # of a server that was killed
            self._drop_socket_folder(left_over)
        self._runner.forget_reused_pid(self._data)
        folder = self._make_socket_folder()
        options = f"-h '' -p {PORT} -k {shlex.quote(str(folder))} -c unix_socket_permissions=0700"
        try:
            self._runner.run(
                "pg_ctl", "start", "--pgdata", self._data, "--wait", "--timeout", START_SECONDS,
                "--log", self._data / "server.log", "--options", options, cwd=self._data,
            )  # fmt: skip
        except PipelineError:
            self._drop_socket_folder(folder)
            raise

    def _make_socket_folder(self) -> Path:
        """Beside the data; in a new folder for temporary files where that path is longer than the kernel allows, or has
        a sign that means something in a list of folders or in a URL."""
        folder = self._home / "postgres.socket"
        too_long = len(os.fsencode(folder)) + len(f"/.s.PGSQL.{PORT}.lock") > _LONGEST_SOCKET_PATH
        if too_long or not re.fullmatch(r"[\w./-]+", str(folder)):
            mark = hashlib.sha256(os.fsencode(self._home)).hexdigest()[:8]
            folder = Path(tempfile.mkdtemp(prefix=f"{_SOCKET_PREFIX}{mark}-", dir="/tmp"))  # TMPDIR may be as deep
        else:
            folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
        self._runner.give(folder)
        return folder

    def _halt(self) -> None:
        folder = self._socket_folder()
        if folder is None or not self.is_running():
            return
        self._runner.run(
            "pg_ctl", "stop", "--pgdata", self._data, "--mode=fast", "--wait", "--timeout", START_SECONDS,
            cwd=self._data,
        )  # fmt: skip
        self._drop_socket_folder(folder)

    def _drop_socket_folder(self, folder: Path) -> None:
        if folder.parent != self._home and folder.name.startswith(_SOCKET_PREFIX):
            shutil.rmtree(folder, ignore_errors=True)

    def _bring_up(self) -> None:
        """Until the server lets us in: one that recovers takes its time, one that is dying has to be started again."""
        begun = time.monotonic()
        while True:
            try:
                if not self.is_running():
                    self._launch()
                    self.started_here = True
                psycopg.connect(self._plain_url("postgres")).close()
            except (psycopg.OperationalError, PipelineError) as error:
                if "password authentication failed" in str(error):
                    raise ConfigError(
                        f"{self._password_file} is not the password of {self._data}; put the right one back"
                    ) from error
                patience = START_SECONDS if isinstance(error, psycopg.OperationalError) else _DYING_SECONDS
                if time.monotonic() > begun + patience or isinstance(error, ConfigError):
                    raise TransientError(
                        f"the embedded PostgreSQL in {self._data} does not come up: {error}; "
                        f"read {self._data / 'server.log'}"
                    ) from error
                time.sleep(0.2)
            else:
                return

    def _make_databases(self) -> None:
        with psycopg.connect(self._plain_url("postgres"), autocommit=True) as conn:
            there = {name for (name,) in conn.execute("SELECT datname FROM pg_database")}
            for name in DATABASES:
                if name not in there:
                    conn.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def _plain_url(self, database: str) -> str:
        return self._url("postgresql", database)


def _buffers() -> int:
    """MB of the server's own cache: a quarter of the memory, as PostgreSQL advises, and no more than a million claims
    and all that is made of them take. It is taken up as pages come in, and may be set otherwise in postgresql.conf."""
    return min(_MOST_BUFFERS_MB, max(128, _memory() // 4 // 2**20))


def _memory() -> int:
    """Bytes of the machine, or of the container that has fewer."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = _MEMORY_LIMIT.read_text().strip()
    except OSError:
        return whole
    return min(whole, int(limit)) if limit.isdecimal() else whole


def bundled_psql() -> str | None:
    """The psql that came with the server, where the wheel has one."""
    program = binaries() / "psql"
    return str(program) if program.is_file() else None
