"""Fencing: of the attempts of a task only the newest may write.

A scheduler that loses sight of a worker starts the task once more, while the first may still be at work. Each attempt
enters its number before it begins, and asks in the transaction that writes whether a higher one has entered since.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from pipeline.errors import PipelineError
from pipeline.warehouse.copying import run


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a task, numbered from 1. `task` is unique in its run: `publish`, `extract[3]`."""

    task: str
    number: int


class ReplacedError(PipelineError):
    """A newer attempt of the same task has begun; this one writes nothing."""


def enter(conn: Connection, run_key: str, attempt: Attempt | None, *, now: datetime) -> None:
    """From now on this attempt may write, and earlier ones may not. None, for a run without a scheduler: no fence.

    Raises ReplacedError when a newer one has entered already.
    """
    if attempt:
        values = {"this_run": run_key, "task": attempt.task, "attempt": attempt.number, "now": now}
        _refuse(run_key, attempt, run(conn, "load/attempt_entered", values).scalar_one())


def hold(conn: Connection, run_key: str, attempt: Attempt | None) -> None:
    """Part of the transaction that writes: until it ends no newer attempt enters. ReplacedError when one has."""
    if attempt:
        values = {"this_run": run_key, "task": attempt.task}
        _refuse(run_key, attempt, run(conn, "load/attempt_held", values).scalar_one())


def _refuse(run_key: str, attempt: Attempt, newest: int) -> None:
    if newest > attempt.number:
        raise ReplacedError(
            f"attempt {attempt.number} of {attempt.task} of run {run_key} has been replaced by attempt {newest}; "
            "it writes nothing"
        )
