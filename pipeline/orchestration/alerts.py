"""What a person should hear of -> a line in the log, and a message where the operator has said whom to tell.

Whom: the Airflow connection `newsfigures_alerts`, of type apprise (mail, Slack, Teams, Telegram and a hundred more by
one address). Without it the log is all there is. A message that cannot be delivered is logged, and fails nothing.
"""

import logging
from collections.abc import Mapping
from typing import Any

from airflow.sdk import BaseNotifier, get_current_context
from airflow.sdk.configuration import conf
from asgiref.sync import sync_to_async

from pipeline.errors import PipelineError
from pipeline.orchestration.access import connection

ALERTS = "newsfigures_alerts"
WHY = "why_it_failed"
_LONGEST = 2000
_NOT_SENT = "the alert could not be sent by the connection %s; look at its address"
_ENDED = frozenset({"success", "failed"})

logger = logging.getLogger(__name__)


def tell(title: str, body: str) -> bool:
    """Log it, and send it to whom the connection names; whether all of these were told."""
    logger.warning("%s: %s", title, body)
    try:
        if connection(ALERTS) is None:
            return False
    except Exception:  # refused: told by the log alone, and never in silence
        logger.exception("the connection %s could not be read, so nobody was sent the alert", ALERTS)
        return False
    try:
        is_sent = _send(f"newsfigures: {title}", body)
    except Exception:  # whatever a messenger does, the run goes its way
        logger.exception(_NOT_SENT, ALERTS)
        return False
    if not is_sent:
        logger.error(_NOT_SENT, ALERTS)
    return is_sent


def _send(title: str, body: str) -> bool:
    """Whether every address of the connection has taken it; Airflow's own hook does not say."""
    # loads requests and every service that can be told, which nothing else here needs
    from airflow.providers.apprise.hooks.apprise import AppriseHook  # noqa: PLC0415
    from apprise import Apprise, NotifyFormat  # noqa: PLC0415

    hook, messengers = AppriseHook(ALERTS), Apprise()
    hook.set_config_from_conn(hook.get_connection(ALERTS), messengers)
    return bool(messengers.notify(body=body, title=title, body_format=NotifyFormat.TEXT))


class FailureAlert(BaseNotifier):
    """Tells of a failed run: which, where it broke, and where to look."""

    template_fields = ()

    def notify(self, context: Mapping[str, Any]) -> None:
        run = context["dag_run"]
        broken = context.get("ti") or context.get("task_instance")
        where = f"task {broken.task_id} (try {broken.try_number})" if broken else "before its first task"
        why = _left_word(broken) or context.get("exception") or _reason(context) or "see its log"
        tell(f"{run.dag_id} failed", f"run {run.run_id}, {where}: {why}. {run_address(run.dag_id, run.run_id)}")


def _reason(context: Mapping[str, Any]) -> str | None:
    """In Airflow's word, unless it says no more than that a task failed."""
    reason = context.get("reason")
    return None if reason == "task_failure" else reason


def leave_word(error: Exception) -> None:
    """Keep why a task failed for the alert: it is sent from another process, which Airflow tells only that one did.

    Our own errors name the thing and the remedy. Of others only the kind: what they quote is for the log, which masks
    secrets.
    """
    why = str(error) if isinstance(error, PipelineError) else f"{type(error).__name__}, see its log"
    try:
        get_current_context()["ti"].xcom_push(key=WHY, value=why[:_LONGEST])
    except Exception:  # the failure itself must come through
        logger.debug("the alert will not say why", exc_info=True)


def _left_word(broken: Any) -> str | None:
    try:
        said = broken and broken.xcom_pull(task_ids=broken.task_id, key=WHY, map_indexes=broken.map_index)
    except Exception:  # the alert goes out without it
        logger.exception("the reason of the failure could not be read")
        return None
    return str(said) if said else None


async def tell_late(dag_id: str, minutes: int, context: Mapping[str, Any] | None = None) -> None:
    """A deadline's callback: the run was queued `minutes` ago and has not ended. Of one that failed in time, which has
    been told, Airflow keeps the deadline all the same.

    In the triggerer, which may read connections; callbacks that an executor runs may not.
    """
    await sync_to_async(_tell_late)(dag_id, minutes, context)


def _tell_late(dag_id: str, minutes: int, context: Mapping[str, Any] | None) -> None:
    told = (context or {}).get("dag_run") or {}
    run_id = told.get("dag_run_id") or told.get("run_id")
    if told.get("state") in _ENDED:
        logger.info("run %s of %s has ended meanwhile: %s", run_id, dag_id, told["state"])
        return
    tell(f"{dag_id} is late", f"run {run_id or '(unknown)'} has not ended {minutes} minutes after it was queued. "
         f"{run_address(dag_id, run_id or '')}")  # fmt: skip


def run_address(dag_id: str, run_id: str) -> str:
    """The page of the run in Airflow's UI."""
    base = conf.get("api", "base_url", fallback="http://localhost:8080").rstrip("/")
    return f"{base}/dags/{dag_id}/runs/{run_id}" if run_id else f"{base}/dags/{dag_id}"
