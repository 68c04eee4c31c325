"""Airflow for tests: a home of its own, set before anything imports airflow, with a migrated SQLite on demand."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

DAGS = Path(__file__).resolve().parents[2] / "dags"
HOME = Path(tempfile.mkdtemp(prefix="newsfigures-airflow-"))
atexit.register(shutil.rmtree, HOME, ignore_errors=True)

for name in [name for name in os.environ if name.startswith("AIRFLOW__")]:
    del os.environ[name]  # a developer's own Airflow is not what the tests are about
os.environ["AIRFLOW_HOME"] = str(HOME)
os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"] = "False"
os.environ["AIRFLOW__CORE__DAGS_FOLDER"] = str(DAGS)


@pytest.fixture(scope="session")
def airflow_db() -> Path:
    """The metadata database, all tables made."""
    from airflow.utils.db import initdb  # noqa: PLC0415 - the environment comes first

    initdb()
    return HOME / "airflow.db"


@contextmanager
def answering(error: Any, *, raises: bool = False) -> Iterator[None]:
    """What a task is told that asks Airflow's API for a connection: this error, as both kinds of supervisors give it.
    None is no API, as outside of Airflow's processes."""
    from airflow.sdk.exceptions import AirflowRuntimeError  # noqa: PLC0415
    from airflow.sdk.execution_time.comms import ErrorResponse, GetConnection  # noqa: PLC0415
    from airflow.sdk.execution_time.supervisor import set_supervisor_comms  # noqa: PLC0415

    class Api:
        def send(self, message: Any) -> Any:
            if not isinstance(message, GetConnection):
                return None
            answer = ErrorResponse(error=error, detail={"status_code": 500})
            if raises:
                raise AirflowRuntimeError(answer)
            return answer

    with set_supervisor_comms(error and Api()):
        yield
