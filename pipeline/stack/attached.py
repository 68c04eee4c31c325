"""The stack that another process watches over, for commands that work with it and leave it running."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from pipeline.errors import PipelineError
from pipeline.stack.client import AirflowClient
from pipeline.stack.environment import USER, Login, Secrets
from pipeline.stack.ledger import Ledger, read_ledger


class StackLike(Protocol):
    """Where a stack is reached, and whether it still runs."""

    @property
    def urls(self) -> Mapping[str, str]: ...

    @property
    def login(self) -> Login: ...

    @property
    def client(self) -> AirflowClient: ...

    def check(self) -> None: ...


class RunningStack:
    """Reads where the stack of `home` is; starts and ends nothing."""

    def __init__(self, home: Path, ledger: Ledger) -> None:
        self._home = home
        self._ledger = ledger
        self.login = Login(user=USER, password=Secrets.of_home(home).password)
        self.client = AirflowClient(self.urls["airflow"], self.login.user, self.login.password)

    @property
    def urls(self) -> Mapping[str, str]:
        """Name -> address: "airflow", "newsstand"."""
        return self._ledger.urls

    def check(self) -> None:
        """PipelineError when the process that watches over the stack has ended."""
        if not self._ledger.is_watched:
            raise PipelineError(f"the stack in {self._home} has ended meanwhile; start it with `newsfigures up`")


def running_stack(home: Path) -> RunningStack | None:
    """The stack of `home` whose Airflow answers; None while it starts, and where there is none."""
    ledger = read_ledger(home)
    if ledger is None or not ledger.is_watched or "airflow" not in ledger.urls:
        return None
    found = RunningStack(home, ledger)
    return found if found.client.health().get("scheduler") == "healthy" else None
