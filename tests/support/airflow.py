"""Airflow for tests: a home of its own, set before anything imports airflow, with a migrated SQLite on demand."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

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
