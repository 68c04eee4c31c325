"""Stack: starts the house in order, watches over it, and ends all of it, whatever happens on the way."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from subprocess import Popen
from types import TracebackType
from typing import IO, Self

from pipeline.errors import PipelineError
from pipeline.newsstand import HOSTS
from pipeline.settings import Settings
from pipeline.stack import ledger as book
from pipeline.stack.client import AirflowClient
from pipeline.stack.environment import (
    HOST,
    USER,
    Login,
    Secrets,
    airflow_env,
    free_port,
    with_sources_folder,
    write_shell_file,
)
from pipeline.stack.interrupts import Interrupts
from pipeline.stack.ledger import Ledger
from pipeline.stack.processes import Running, end, spawn, tail
from pipeline.warehouse import upgrade
from pipeline.warehouse.connect import read_database_url
from pipeline.warehouse.embedded import EmbeddedServer

POOLS = {
    "newsfigures_fetch": (4, "Runs that fetch from publishers at the same time; a missing pool blocks them in silence"),
    "newsfigures_llm": (1, "Runs that ask a language model at the same time; NEWSFIGURES_LLM_AT_ONCE requests each"),
}
COMPONENTS: Mapping[str, tuple[str, ...]] = {
    "api-server": ("api-server",),
    # the UI reads the logs from the disk; their servers would listen on all addresses of the machine
    "scheduler": ("scheduler", "--skip-serve-logs"),
    "dag-processor": ("dag-processor",),
    "triggerer": ("triggerer", "--skip-serve-logs"),
}
_SERVE = (
    "import sys, pathlib; from pipeline.newsstand import serve, yesterday; "
    "serve(pathlib.Path(sys.argv[1]), int(sys.argv[2]), clock=yesterday if sys.argv[3] == 'recent' else None)"
)
_HEALTHY = ("metadatabase", "scheduler", "dag_processor", "triggerer")
_HEALTHY_WITHIN = 240.0


class Stack:
    """Embedded PostgreSQL, newsstand and Airflow in `settings.home`.

    As a context manager it is up inside the block and gone after it. SIGINT, SIGTERM and SIGHUP end it cleanly from the
    first moment of `start` on: they raise KeyboardInterrupt in whatever runs then, but never between the birth of a
    process and its entry in the ledger. `env` stands for os.environ. The newsstand's papers have stories of the last
    week unless `recent` is false; then all their days are fixed.
    """

    def __init__(
        self,
        settings: Settings,
        progress: Callable[[str], None],
        *,
        env: Mapping[str, str] | None = None,
        recent: bool = True,
    ) -> None:
        self._settings = settings
        self._progress = progress
        self._recent = recent
        self._env = dict(os.environ if env is None else env)
        self._interrupts = Interrupts()
        self._lock: IO[str] | None = None
        self._ledger = Ledger.of_this_process()
        self._children: dict[str, Popen[bytes]] = {}
        self._database: EmbeddedServer | None = None
        self._secrets: Secrets | None = None
        self._client: AirflowClient | None = None

    @property
    def urls(self) -> Mapping[str, str]:
        """Name -> address: "airflow", "newsstand"."""
        return self._ledger.urls

    @property
    def login(self) -> Login:
        if self._secrets is None:
            raise PipelineError("the stack is not started yet, so there is no login; call start first")
        return Login(user=USER, password=self._secrets.password)

    @property
    def client(self) -> AirflowClient:
        if self._client is None:
            self._client = AirflowClient(self.urls["airflow"], self.login.user, self.login.password)
        return self._client

    @property
    def processes(self) -> Sequence[Running]:
        return self._ledger.processes

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Returns when Airflow is healthy and its pools are made. Whatever goes wrong, nothing is left behind."""
        self._interrupts.catch()
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """End every process, then the database. A second call does nothing."""
        if self._lock is None:
            self._interrupts.let_go()
            return
        self._interrupts.ignore()
        try:
            self._progress("Stopping")
            end(self._ledger.processes)
            for child in self._children.values():
                with suppress(ChildProcessError):
                    child.wait(timeout=5)
            if self._database is not None:
                self._database.leave()
            book.erase_ledger(self._settings.home)
        finally:
            self._lock.close()
            self._lock = self._database = None
            self._interrupts.let_go()

    def wait(self) -> None:
        """Until a signal asks for the end; PipelineError when a component dies by itself."""
        try:
            while True:
                self.check()
                time.sleep(0.5)
        except KeyboardInterrupt:
            return

    def check(self) -> None:
        """PipelineError when a component has died, with the last lines of its log."""
        for process in self._ledger.processes:
            code = self._children[process.name].poll()
            if code is not None and process.name != "migration":
                raise PipelineError(
                    f"{process.name} ended with {code}; last lines of {process.log}:\n{tail(process.log)}"
                )

    def _start(self) -> None:
        home = self._settings.home
        with self._interrupts.held_back():
            self._lock = book.take_lock(home)
        if left := book.clear_leftovers(home):
            self._progress(f"Cleared what an earlier stack had left: {', '.join(left)}")
        self._secrets = Secrets.of_home(home)
        self._settings = with_sources_folder(self._settings)
        self._ledger.write(home)
        metadata_url, warehouse_url = self._open_databases()
        host_map = self._start_newsstand()
        port = free_port(self._settings.port)
        env = airflow_env(
            self._settings,
            base=self._env,
            secret=self._secrets,
            port=port,
            metadata_url=metadata_url,
            warehouse_url=warehouse_url,
            host_map=host_map,
        )
        write_shell_file(home / "airflow.env", env)
        self._migrate(warehouse_url, env)
        self._note(urls={**self.urls, "airflow": f"http://{HOST}:{port}"})
        self._progress("Starting Airflow: " + ", ".join(COMPONENTS))
        for name, arguments in COMPONENTS.items():
            self._spawn(name, [sys.executable, "-m", "airflow", *arguments], env)
        self._until(self._is_healthy, _HEALTHY_WITHIN, "Airflow healthy")
        for pool, (slots, description) in POOLS.items():
            self.client.make_pool(pool, slots, description)

    def _open_databases(self) -> tuple[str, str]:
        """Addresses of Airflow's metadata and of the warehouse; the embedded server only where one is not given."""
        metadata, warehouse = self._env.get("AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"), self._settings.database_url
        warehouse = warehouse and read_database_url(warehouse)
        if metadata is None or warehouse is None:
            self._progress("Starting PostgreSQL")
            with self._interrupts.held_back():
                self._database = EmbeddedServer.start(self._settings.home)
            metadata = metadata or self._database.airflow_url()
            warehouse = warehouse or self._database.url("warehouse")
        return metadata, warehouse

    def _start_newsstand(self) -> dict[str, tuple[str, int]]:
        port = free_port()
        state = self._settings.home / "newsstand"
        stories = "recent" if self._recent else "fixed"
        self._spawn("newsstand", [sys.executable, "-c", _SERVE, str(state), str(port), stories], self._env)
        host_map = {**self._settings.host_map, **dict.fromkeys(HOSTS, (HOST, port))}
        self._note(host_map=host_map, urls={**self.urls, "newsstand": f"http://{HOST}:{port}"})
        return host_map

    def _migrate(self, warehouse_url: str, env: Mapping[str, str]) -> None:
        """Airflow's tables in a process of its own, the warehouse's meanwhile in this one."""
        self._progress("Migrating both databases")
        migration = self._spawn("migration", [sys.executable, "-m", "airflow", "db", "migrate"], env)
        upgrade(warehouse_url, self._settings.sql_dir)
        self._until(lambda: self._children["migration"].poll() is not None, _HEALTHY_WITHIN, "databases migrated")
        if code := self._children["migration"].returncode:
            raise PipelineError(
                f"`airflow db migrate` ended with {code}; last lines of {migration.log}:\n{tail(migration.log)}"
            )

    def _spawn(self, name: str, command: Sequence[str], env: Mapping[str, str]) -> Running:
        with self._interrupts.held_back():
            log = self._settings.home / "logs" / f"{name}.log"
            self._children[name], process = spawn(name, command, env, log)
            self._ledger = self._ledger.with_process(process)
            self._ledger.write(self._settings.home)
        return process

    def _note(self, **changes: Mapping[str, str] | Mapping[str, tuple[str, int]]) -> None:
        self._ledger = replace(self._ledger, **changes)  # type: ignore[arg-type]  # as the ledger has them
        self._ledger.write(self._settings.home)

    def _is_healthy(self) -> bool:
        health = AirflowClient(self.urls["airflow"], USER, "").health()
        return all(health.get(name) == "healthy" for name in _HEALTHY)

    def _until(self, is_so: Callable[[], bool], seconds: float, what: str) -> None:
        began = time.monotonic()
        while not is_so():
            self.check()
            if time.monotonic() - began > seconds:
                logs = Path(self._settings.home / "logs")
                raise PipelineError(f"not yet after {seconds:.0f} s: {what}; the logs are in {logs}")
            time.sleep(0.25)
        self._progress(f"{what[0].upper()}{what[1:]} after {time.monotonic() - began:.0f} s")
