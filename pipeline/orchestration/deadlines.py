"""From when on the time runs in which a run is to end."""

from datetime import datetime
from typing import Any

from airflow.sdk.definitions.deadline import BaseDeadlineReference


class QueuedAt(BaseDeadlineReference):
    """When the run was queued, as `DeadlineReference.DAGRUN_QUEUED_AT` has it.

    Airflow 3.3 cannot move a deadline of its own kind along when a run is cleared: it answers the clearing of every run
    that failed with an internal error (apache/airflow#70368). One of another kind it leaves where it was. The plugin
    makes this class known to Airflow's processes.
    """

    required_kwargs = frozenset({"dag_id", "run_id"})

    def _evaluate_with(self, *, session: Any, dag_id: str, run_id: str) -> datetime | None:
        """Called by the scheduler and the API server when they make a run; None makes no deadline."""
        from airflow.models import DagRun  # noqa: PLC0415 - the metadata database, which no DAG file needs
        from sqlalchemy import select  # noqa: PLC0415

        queued_at: datetime | None = session.scalar(
            select(DagRun.queued_at).where(DagRun.dag_id == dag_id, DagRun.run_id == run_id)
        )
        return queued_at
