"""The tasks: each calls one function of pipeline.flow and gives its report on.

pipeline.flow is imported inside the tasks, so that parsing a DAG file loads neither the parsers nor the driver.
"""
# ruff: noqa: PLC0415 - see above

import logging
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from airflow.sdk import AssetAlias, get_current_context, task
from airflow.sdk.bases.xcom import BaseXCom
from airflow.sdk.exceptions import AirflowFailException, DownstreamTasksSkipped

from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model.backfill import Via
from pipeline.orchestration.access import task_settings
from pipeline.orchestration.alerts import leave_word, tell
from pipeline.orchestration.events import CLAIMS, FIGURES, announce, summary
from pipeline.orchestration.window import refuse_unknown, span_from, window_from
from pipeline.settings import private_files

FETCH_POOL = "newsfigures_fetch"

RUN_KEY = "{{ dag_run.dag_id }}/{{ dag_run.run_id }}"
"""The key that `begin` gives. A template, and not an argument, keeps the graph one line."""

logger = logging.getLogger(__name__)

P = ParamSpec("P")
R = TypeVar("R")


def failing_plainly(work: Callable[P, R]) -> Callable[P, R]:
    """Retry what may pass (TransientError, a lost connection); give up at once on what a person must change."""

    @wraps(work)
    def told_apart(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with private_files():
                return work(*args, **kwargs)
        except Exception as error:
            from pipeline.warehouse.failures import explained

            told = explained(error)
            leave_word(told or error)
            if told is None or isinstance(told, TransientError):
                raise
            logger.error("%s", told)  # noqa: TRY400 - a line to read, above the traceback that Airflow prints
            raise AirflowFailException(str(told)) from error

    return told_apart


@task(task_id="discover", multiple_outputs=False, retries=0, execution_timeout=timedelta(minutes=1))
@failing_plainly
def refuse(fault: str) -> None:
    """The only task of a source whose file is wrong."""
    raise ConfigError(fault)


@task(task_id="discover", multiple_outputs=False, execution_timeout=timedelta(minutes=15))
def discover(source_key: str, zone: str | None) -> dict[str, Any]:
    """What the source lists. Where no task behind it would find anything to do, none but the last one is begun: each is
    a process, which costs more than all that it would look up."""
    found, is_idle = _discover(source_key, zone)
    if is_idle:
        context = get_current_context()
        context["ti"].xcom_push(key=BaseXCom.XCOM_RETURN_KEY, value=found)
        between = sorted(context["dag"].task_dict.keys() - {"discover", "report"})
        raise DownstreamTasksSkipped(tasks=between)  # type: ignore[no-untyped-call]
    return found


@failing_plainly
def _discover(source_key: str, zone: str | None) -> tuple[dict[str, Any], bool]:
    """What is found, and whether nothing is left to do."""
    from pipeline import flow

    context = get_current_context()
    window = window_from(context, zone=zone)
    run_key = begin(source_key)
    logger.info("%s: run %s is about %s", source_key, run_key, window)
    if window.via is not Via.SOURCE:
        logger.info("%s: the next task asks %s", source_key, window.via)
        found: dict[str, Any] = {}
    elif window.refetch and window.day:
        found = flow.refetch_day(source_key, run_key=run_key, day=window.day, settings=task_settings())
    else:
        found = flow.discover(
            source_key, run_key=run_key, day=window.day, urls=list(window.urls) or None, settings=task_settings()
        )
    is_idle = window.via is Via.SOURCE and flow.is_idle(source_key, run_key=run_key, settings=task_settings())
    if is_idle:
        logger.info("%s: nothing is due, and all is read: the tasks up to report are skipped", source_key)
    day = window.day and window.day.isoformat()
    return {"run_key": run_key, "day": day, "via": window.via.value, **found}, is_idle


@task(task_id="fetch", multiple_outputs=False, pool=FETCH_POOL, execution_timeout=timedelta(minutes=30))
@failing_plainly
def fetch(source_key: str, run_key: str, zone: str | None) -> dict[str, Any]:
    from pipeline import flow

    window = window_from(get_current_context(), zone=zone)
    begin_unless_begun(source_key, "discover")
    if window.via is not Via.SOURCE and window.day:
        logger.info("%s: run %s takes what %s has of %s", source_key, run_key, window.via, window.day)
        return flow.fetch_crawled(
            source_key, run_key=run_key, day=window.day, via=window.via, limit=window.limit, settings=task_settings()
        )
    of = f" of {len(window.urls)} given URLs" if window.urls else ""
    most = f"{window.limit} pages at most" if window.limit else "all"
    logger.info("%s: run %s fetches what is due%s, %s", source_key, run_key, of, most)
    return flow.fetch(
        source_key, run_key=run_key, limit=window.limit, urls=window.urls or None, settings=task_settings()
    )


@task(task_id="plan", multiple_outputs=False, execution_timeout=timedelta(minutes=5))
@failing_plainly
def plan() -> dict[str, Any]:
    """Begins a reextract run, and says what it is about."""
    params = dict(get_current_context()["params"])
    span_from(params)
    run_key = begin(params["source"] or "")
    logger.info("run %s reads again: %s", run_key, params)
    return {"run_key": run_key, **params}


@task(task_id="audit", multiple_outputs=False, trigger_rule="none_failed", execution_timeout=timedelta(minutes=15))
@failing_plainly
def audit(run_key: str) -> dict[str, Any]:
    """Runs also when no page is left for `extract_batches`, which is then skipped: that is no failure."""
    from pipeline import flow

    logger.info("run %s has its staged rows checked", run_key)
    return flow.audit(run_key=run_key, settings=task_settings())


def publish(run_key: str, dag_id: str) -> Any:
    """The task, writing through an alias: with a plain outlet Airflow would emit an event even when nothing changed.

    An alias per DAG: Airflow ties an alias to its asset at the first event, and two runs that do so at once for the
    same alias break on the key of that row.
    """
    return _publish.override(outlets=[AssetAlias(f"{dag_id}_publishes")])(run_key)


@task(task_id="publish", multiple_outputs=False, execution_timeout=timedelta(minutes=30))
@failing_plainly
def _publish(run_key: str) -> dict[str, Any]:
    from pipeline import flow

    settings = task_settings()
    logger.info("run %s publishes what it has staged", run_key)
    done = flow.publish(run_key=run_key, attempt=flow.Attempt(*this_attempt()), settings=settings)
    if not announce(CLAIMS, run_key, done, flow.report(run_key=run_key, settings=settings)):
        logger.info("run %s changed no row; observe_figures has nothing to do", run_key)
    return done


def observe(dag_id: str) -> Any:
    """The task; its alias is of its own for the reason that `publish` gives."""
    return _observe.override(outlets=[AssetAlias(f"{dag_id}_publishes")])()


@task(task_id="revisit", multiple_outputs=False, execution_timeout=timedelta(minutes=15))
@failing_plainly
def revisit() -> dict[str, Any]:
    """Makes pages due again; the next poll of each source fetches them."""
    from pipeline import flow

    run_key = begin("")
    due = flow.make_visits_due(run_key=run_key, settings=task_settings())
    logger.info("run %s: %d pages are due again: %s", run_key, sum(due.values()), due)
    return {"run_key": run_key, "due": due}


@task(task_id="observe", multiple_outputs=False, execution_timeout=timedelta(hours=1))
@failing_plainly
def _observe() -> dict[str, Any]:
    from pipeline import flow

    settings, run_key = task_settings(), begin("")
    done = flow.observe(run_key=run_key, attempt=flow.Attempt(*this_attempt()), settings=settings)
    announce(FIGURES, run_key, done, flow.report(run_key=run_key, settings=settings))
    return {"run_key": run_key, **done}


@task(task_id="report", multiple_outputs=False, trigger_rule="none_failed", execution_timeout=timedelta(minutes=5))
@failing_plainly
def report(run_key: str, source_key: str | None = None) -> dict[str, Any]:
    """The counts. The run fails where more of its pages failed than the source's file allows; one that asks no site
    where the reader fell over as many."""
    from pipeline import flow

    told = flow.report(run_key=run_key, settings=task_settings())
    for stage, counts in told["stages"].items():
        logger.info("%s %s: %s", run_key, stage, counts)
    logger.info("%s in all: %s", run_key, summary(told))
    get_current_context()["ti"].xcom_push(key="summary", value=summary(told))
    if source_key:
        try:
            flow.refuse_failed(source_key, told, settings=task_settings())
        except TransientError as error:  # the next poll may fare better; to count once more would change nothing
            raise PipelineError(str(error)) from error
    else:
        flow.refuse_unread(told)
    return told


@task(task_id="watch", multiple_outputs=False, execution_timeout=timedelta(minutes=10))
@failing_plainly
def watch() -> list[dict[str, str]]:
    """Tells of what it finds, once a day and all in one message."""
    from pipeline import flow

    found = flow.watch(settings=task_settings())
    lines = [f"{one['source']} {one['finding']}: {one['detail']}" for one in found]
    if lines:
        tell(f"{len(lines)} things to look at", "\n".join(lines))
    else:
        logger.info("all sources answer as they usually do")
    return found


@task(task_id="maintain", multiple_outputs=False, execution_timeout=timedelta(hours=1))
@failing_plainly
def maintain() -> dict[str, Any]:
    from pipeline import flow

    return flow.maintain(settings=task_settings())


def begin(source_key: str) -> str:
    """What the first task of a run does first."""
    from pipeline import flow

    context = get_current_context()
    refuse_unknown(context)
    run, ti = context["dag_run"], context["ti"]
    return flow.begin(
        source_key, dag_id=run.dag_id, run_id=run.run_id, try_number=ti.try_number, settings=task_settings()
    )


def begin_unless_begun(source_key: str, first_task: str) -> None:
    """A person may mark the first task as done, so that the others do what there is to do without it."""
    if get_current_context()["ti"].xcom_pull(task_ids=first_task) is None:
        begin(source_key)


def this_attempt() -> tuple[str, int]:
    """Task and number of this try: only the newest may write, also when Airflow has lost sight of an earlier one."""
    ti = get_current_context()["ti"]
    is_mapped = ti.map_index is not None and ti.map_index >= 0
    return (f"{ti.task_id}[{ti.map_index}]" if is_mapped else ti.task_id), ti.try_number
