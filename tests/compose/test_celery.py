"""docker-compose.yml with Celery: who hands out tasks, for how long one is taken, how long a worker has to end."""

import re
from pathlib import Path

import pytest

from tests.support.composed import ROOT, SECRETS, services

CELERY = SECRETS | {"AIRFLOW_EXECUTOR": "CeleryExecutor", "REDIS_PASSWORD": "of-the-broker"}
TASKS = (ROOT / "pipeline" / "orchestration" / "tasks.py").read_text(encoding="utf-8")
FACTORY = (ROOT / "pipeline" / "orchestration" / "factory.py").read_text(encoding="utf-8")
SECONDS = {"s": 1, "m": 60, "minutes": 60, "hours": 3600}
OF_AIRFLOW = ("airflow-api-server", "airflow-scheduler", "airflow-dag-processor", "airflow-triggerer", "airflow-worker")


def longest_task() -> int:
    """Seconds that a task may take, by its execution_timeout."""
    found = re.findall(r"execution_timeout=timedelta\((minutes|hours)=(\d+)\)", TASKS)
    assert len(found) > 10
    return max(int(count) * SECONDS[unit] for unit, count in found)


def fetch_seconds() -> int:
    (found,) = re.findall(r'task_id="fetch".*?execution_timeout=timedelta\(minutes=(\d+)\)', TASKS)
    return 60 * int(found)


def test_nothing_of_celery_starts_unless_its_profiles_are_named() -> None:
    found = services()
    assert {name for name, one in found.items() if one.get("profiles") == ["celery"]} == {"airflow-worker", "redis"}
    assert found["flower"]["profiles"] == ["flower"]
    executor = found["airflow-scheduler"]["environment"]["AIRFLOW__CORE__EXECUTOR"]
    assert executor == "pipeline.orchestration.executor.SeparateQueuesExecutor"


@pytest.mark.parametrize("name", OF_AIRFLOW)
def test_all_of_airflow_is_told_the_same(name: str) -> None:
    """Secrets of the API server and of connections among it, without which a worker can do nothing."""
    env, first = services(CELERY)[name]["environment"], services(CELERY)[OF_AIRFLOW[0]]["environment"]
    own = {"FORWARDED_ALLOW_IPS"}
    assert {key: env[key] for key in env.keys() - own} == {key: first[key] for key in first.keys() - own}
    assert env["AIRFLOW__CORE__EXECUTOR"] == "CeleryExecutor"
    assert env["AIRFLOW__CELERY__BROKER_URL"] == "redis://:of-the-broker@redis:6379/0"


def test_what_a_worker_has_taken_is_given_to_no_other_while_it_may_run() -> None:
    env = services(CELERY)["airflow-worker"]["environment"]
    (run,) = re.findall(r'"dagrun_timeout": timedelta\(hours=(\d+)\)', FACTORY)
    visible = int(env["AIRFLOW__CELERY_BROKER_TRANSPORT_OPTIONS__VISIBILITY_TIMEOUT"])
    assert visible > max(longest_task(), 3600 * int(run))
    assert (env["AIRFLOW__CELERY__TASK_ACKS_LATE"], env["AIRFLOW__CELERY__WORKER_PREFETCH_MULTIPLIER"]) == ("True", "1")


def test_a_worker_has_time_to_end_a_fetch() -> None:
    grace = services()["airflow-worker"]["stop_grace_period"]
    assert int(grace[:-1]) * SECONDS[grace[-1]] > fetch_seconds()


def test_workers_on_another_machine_find_the_first_one() -> None:
    there = {"POSTGRES_HOST": "10.0.0.1", "REDIS_HOST": "10.0.0.1:6379", "AIRFLOW_API_HOST": "10.0.0.1:8080"}
    env = services(CELERY | there)["airflow-worker"]["environment"]
    assert env["NEWSFIGURES_DATABASE_URL"] == "postgresql+psycopg://newsfigures@10.0.0.1/warehouse"
    assert env["AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"] == "postgresql+psycopg2://newsfigures@10.0.0.1/airflow"
    assert env["AIRFLOW__CORE__EXECUTION_API_SERVER_URL"] == "http://10.0.0.1:8080/execution/"
    assert env["AIRFLOW__CELERY__BROKER_URL"] == "redis://:of-the-broker@10.0.0.1:6379/0"


def test_neither_broker_nor_monitor_gets_a_secret_of_airflow() -> None:
    found = services(CELERY | {"FLOWER_PASSWORD": "of-the-monitor"})
    for name in ("redis", "flower"):
        assert not set(SECRETS.values()) & set(found[name]["environment"].values())
        assert not any("state" in mount for mount in found[name].get("volumes", []))


def test_what_workers_import_before_they_fork_is_there() -> None:
    told = services()["airflow-worker"]["environment"]["AIRFLOW__CELERY__EXTRA_CELERY_CONFIG"]
    (module,) = re.findall(r"\[\"([a-z.]+)\"\]", told)
    assert Path(ROOT, *module.split(".")).with_suffix(".py").is_file()
