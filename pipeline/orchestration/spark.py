"""`reextract_spark`: what `reextract` does, by Spark. The one place that imports Airflow's provider for it."""
# ruff: noqa: PLC0415 - pipeline.flow and the provider are imported where they are wanted, as in tasks.py

import os
from datetime import timedelta
from importlib.util import find_spec
from typing import Any

from airflow.sdk import DAG, chain, get_current_context, task
from airflow.sdk.exceptions import AirflowFailException

from pipeline.errors import ConfigError
from pipeline.orchestration import forms, tasks
from pipeline.orchestration.access import connection, task_settings
from pipeline.orchestration.factory import common, only, with_form
from pipeline.orchestration.runbooks import runbook
from pipeline.orchestration.window import span_from

DAG_ID = "reextract_spark"
CONNECTION = "spark_default"
_LOCAL = '{"conn_type": "spark", "host": "local[*]"}'
"""Where Spark runs when no connection says so; the provider would take YARN."""
_OF_PLAN = "{{{{ ti.xcom_pull(task_ids='plan')['{}'] }}}}"
_READING = timedelta(hours=24)
_RUN = timedelta(hours=30)


def reextract_spark_dags() -> dict[str, DAG]:
    """`reextract_spark`, where the extra [spark] is installed; by hand only."""
    return only(DAG_ID, _reextract_spark) if _has_provider() else {}


def _has_provider() -> bool:
    try:
        return find_spec("airflow.providers.apache.spark") is not None
    except ModuleNotFoundError:  # of a folder above it
        return False


def _reextract_spark(dag_id: str) -> DAG:
    with DAG(
        dag_id,
        schedule=None,
        description="Read archived pages again with Spark, after a change of parser, extractor or source file",
        doc_md=runbook(dag_id),
        tags=["newsfigures", "reextract", "spark"],
        **{**common(), "dagrun_timeout": _RUN},
    ) as dag:
        key = tasks.RUN_KEY
        chain(
            plan(), _spark(), load(key, _OF_PLAN.format("folder")), tasks.audit(key), tasks.publish(key, dag_id),
            tidy(_OF_PLAN.format("folder")), tasks.report(key),
        )  # fmt: skip
    return with_form(dag, **forms.REEXTRACT)


@task(task_id="plan", multiple_outputs=False, execution_timeout=timedelta(minutes=30))
@tasks.failing_plainly
def plan() -> dict[str, Any]:
    """Begins the run, and lists the pages that Spark is to read. What an earlier run has left there goes."""
    from pipeline import flow

    params, settings = dict(get_current_context()["params"]), task_settings()
    first, end = span_from(params)
    run_key = tasks.begin(params["source"] or "")
    folder = f"{settings.spark_url.rstrip('/')}/{DAG_ID}"
    flow.clear_reread(folder)
    pages = flow.list_to_reread(
        f"{folder}/captures",
        source_key=params["source"],
        read_by=params["read_by"],
        first_day=first,
        end_day=end,
        settings=settings,
    )
    tasks.logger.info("run %s has Spark read %d pages again: %s", run_key, pages, params)
    return {"run_key": run_key, "folder": folder, "pages": pages, "archive": settings.archive_url, **params}


def _spark() -> Any:
    """The task: spark-submit, as the connection `spark_default` says; a try that is repeated goes on where it was."""
    from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

    from pipeline.spark.submit import MAIN, defaults, environment

    class SparkSubmit(SparkSubmitOperator):  # type: ignore[misc]  # the provider is not installed for the type checker
        """On this machine where no connection says otherwise, with the Python and the package of this Airflow."""

        def execute(self, context: Any) -> Any:
            if connection(CONNECTION) is None:
                os.environ[f"AIRFLOW_CONN_{CONNECTION.upper()}"] = _LOCAL
            try:
                wanted = environment(os.environ)
                task_settings()  # puts keys of an archive at s3:// into the environment, which spark-submit inherits
            except ConfigError as error:
                raise AirflowFailException(str(error)) from error
            # only what differs: for some masters these words stand on the command line, and the environment has secrets
            self.env_vars = {name: value for name, value in wanted.items() if os.environ.get(name) != value}
            return super().execute(context)

    return SparkSubmit(
        task_id="spark",
        conn_id=CONNECTION,
        application=str(MAIN),
        application_args=[
            "--archive", _OF_PLAN.format("archive"), "--pages", _OF_PLAN.format("pages"),
            "--output", _OF_PLAN.format("folder") + "/dataset",
            _OF_PLAN.format("folder") + "/captures",
        ],
        name="newsfigures_reextract",
        conf={name: value for name, value in defaults("").items() if name != "spark.app.name"},
        execution_timeout=_READING,
    )  # fmt: skip


@task(task_id="load", multiple_outputs=False, execution_timeout=timedelta(hours=3))
@tasks.failing_plainly
def load(run_key: str, folder: str) -> dict[str, Any]:
    """Puts what Spark has read onto the staging tables of the run."""
    from pipeline import flow

    attempt = flow.Attempt(*tasks.this_attempt())
    flow.load_dataset(f"{folder}/dataset", run_key=run_key, attempt=attempt, settings=task_settings())
    return {"run_key": run_key}


@task(task_id="tidy", multiple_outputs=False, execution_timeout=timedelta(minutes=30))
@tasks.failing_plainly
def tidy(folder: str) -> None:
    """What is published lies in the warehouse; the files in between hold texts, which are not left about."""
    from pipeline import flow

    flow.clear_reread(folder)
