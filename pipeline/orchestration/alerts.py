"""What a person should hear of -> a line in the log, and a message where the operator has said whom to tell.

Whom: the Airflow connection `newsfigures_alerts`, of type apprise (mail, Slack, Teams, Telegram and a hundred more by
one address). Without it the log is all there is. A message that cannot be delivered is logged, and fails nothing.
"""

import logging
from collections.abc import Mapping
from typing import Any

from airflow.sdk import BaseNotifier, Connection
from airflow.sdk.configuration import conf
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError

ALERTS = "newsfigures_alerts"

logger = logging.getLogger(__name__)


def tell(title: str, body: str) -> bool:
    """Log it, and send it to whom the connection names; whether somebody was told."""
    logger.warning("%s: %s", title, body)
    try:
        Connection.get(ALERTS)
    except (AirflowNotFoundException, AirflowRuntimeError):
        return False
    # loads requests and every service that can be told, which nothing else here needs
    from airflow.providers.apprise.hooks.apprise import AppriseHook  # noqa: PLC0415

    try:
        AppriseHook(ALERTS).notify(body=body, title=f"newsfigures: {title}")
    except Exception:  # whatever a messenger does, the run goes its way
        logger.exception("the alert could not be sent by the connection %s; look at its address", ALERTS)
        return False
    return True


class FailureAlert(BaseNotifier):
    """Tells of a failed run: which, where it broke, and where to look."""

    template_fields = ()

    def notify(self, context: Mapping[str, Any]) -> None:
        run = context["dag_run"]
        broken = context.get("ti") or context.get("task_instance")
        where = f"task {broken.task_id} (try {broken.try_number})" if broken else "before its first task"
        why = context.get("reason") or context.get("exception") or "see its log"
        tell(f"{run.dag_id} failed", f"run {run.run_id}, {where}: {why}. {run_address(run.dag_id, run.run_id)}")


def tell_late(dag_id: str, minutes: int, context: Mapping[str, Any] | None = None) -> None:
    """A deadline's callback: the run was queued `minutes` ago and has not ended."""
    told = (context or {}).get("dag_run")
    run_id = told.get("dag_run_id") or told.get("run_id") if isinstance(told, Mapping) else getattr(told, "run_id", "")
    tell(f"{dag_id} is late", f"run {run_id or '(unknown)'} has not ended {minutes} minutes after it was queued. "
         f"{run_address(dag_id, run_id or '')}")  # fmt: skip


def run_address(dag_id: str, run_id: str) -> str:
    """The page of the run in Airflow's UI."""
    base = conf.get("api", "base_url", fallback="http://localhost:8080").rstrip("/")
    return f"{base}/dags/{dag_id}/runs/{run_id}" if run_id else f"{base}/dags/{dag_id}"
