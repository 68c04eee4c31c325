"""The deadline of a poll, in Airflow's own database."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from airflow.dag_processing.bundles.manager import DagBundlesManager
from airflow.dag_processing.dagbag import DagBag, sync_bag_to_db
from airflow.models.dagbag import DBDagBag
from airflow.models.deadline import Deadline
from airflow.models.taskinstance import clear_task_instances
from airflow.utils.session import create_session
from airflow.utils.state import DagRunState
from airflow.utils.types import DagRunTriggeredByType, DagRunType
from sqlalchemy import select

from tests.support.airflow import DAGS

pytestmark = pytest.mark.airflow

DAG_ID = "ingest_sample_times"
HOUR = timedelta(hours=1)


@pytest.fixture
def session(airflow_db) -> Iterator[Any]:
    """Of a transaction that is rolled back; Airflow has read the DAG files in it."""
    with create_session() as session:
        DagBundlesManager().sync_bundles_to_db(session=session)
        session.flush()
        sync_bag_to_db(DagBag(DAGS / "ingest.py", bundle_path=DAGS, bundle_name="dags-folder"), "dags-folder", None,
                       session=session)  # fmt: skip
        yield session
        session.rollback()


def begun(session: Any) -> Any:
    dag = DBDagBag().get_latest_version_of_dag(DAG_ID, session=session)
    now = datetime.now(UTC)
    run = dag.create_dagrun(
        run_id="manual__late", run_after=now, run_type=DagRunType.MANUAL, state=DagRunState.QUEUED,
        triggered_by=DagRunTriggeredByType.TEST, session=session,
    )  # fmt: skip
    session.flush()
    return run


def deadlines(session: Any, run: Any) -> list[datetime]:
    return list(session.scalars(select(Deadline.deadline_time).where(Deadline.dagrun_id == run.id)))


def test_a_poll_is_to_end_an_hour_after_it_was_queued(session):
    run = begun(session)
    assert deadlines(session, run) == [run.queued_at + HOUR]


def test_a_failed_poll_can_be_cleared(session):
    run = begun(session)
    run.set_state(DagRunState.FAILED)
    session.flush()
    clear_task_instances(run.task_instances, session)
    assert (run.state, run.clear_number) == (DagRunState.QUEUED, 1)


def test_a_poll_that_succeeds_in_time_has_no_deadline_left(session):
    run = begun(session)
    for task in run.task_instances:
        task.state = "success"
    run.dag = DBDagBag().get_latest_version_of_dag(DAG_ID, session=session)
    run.set_state(DagRunState.RUNNING)
    session.flush()
    run.update_state(session=session, execute_callbacks=False)
    assert (run.state, deadlines(session, run)) == (DagRunState.SUCCESS, [])
