"""What Airflow reads from dags/: complete, documented, and cheap to read."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from inspect import signature
from typing import Any

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.sdk.exceptions import AirflowFailException, ParamValidationError
from airflow.serialization.serialized_objects import DagSerialization

from pipeline import flow
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.flow.days import TURN_WAIT
from pipeline.orchestration import ingest_dags, observe_dags, reextract_dags, sweep_dags
from pipeline.orchestration.alerts import FailureAlert
from pipeline.orchestration.factory import DEFAULT_ARGS
from pipeline.orchestration.runbooks import runbook
from pipeline.orchestration.tasks import failing_plainly
from pipeline.sources import load_sources
from tests.support.airflow import DAGS

SOURCES = load_sources(None)
INGESTS = {f"ingest_{key}" for key in SOURCES}
SWEEPS = {f"sweep_{key}" for key in SOURCES}
HOUSE = {"maintain_warehouse", "observe_figures", "reextract", "revisit", "watch_sources"}
STAGES = ["discover", "fetch", "extract", "extract_batches", "audit", "publish", "report"]

pytestmark = pytest.mark.airflow


@pytest.fixture(scope="module")
def dags(airflow_db) -> dict[str, Any]:
    bag = DagBag(dag_folder=DAGS)
    assert bag.import_errors == {}
    return dict(bag.dags)


def test_every_source_has_both_dags_and_one_observes(dags):
    assert set(dags) == INGESTS | SWEEPS | HOUSE


def test_a_run_goes_through_the_stages_in_order(dags):
    for dag_id in INGESTS | SWEEPS:
        assert [task.task_id for task in dags[dag_id].topological_sort()] == STAGES
    assert [task.task_id for task in dags["observe_figures"].topological_sort()] == ["observe", "report"]


def test_every_dag_says_what_it_is_and_whose(dags):
    for dag in dags.values():
        assert len(dag.doc_md) > 500
        assert "$" not in dag.doc_md, "a fact of the source was not filled in"
        assert dag.description
        assert dag.owner == "newsfigures"
        assert "newsfigures" in dag.tags
        assert all(
            param.schema.get("title") and param.description for param in (dag.params.get_param(k) for k in dag.params)
        )


def test_every_task_retries_and_has_a_time_limit(dags):
    for dag in dags.values():
        for task in dag.tasks:
            assert task.retries == 3, task.task_id
            assert task.execution_timeout is not None, task.task_id
            assert task.execution_timeout < dag.dagrun_timeout


def test_a_run_waits_longer_than_another_one_of_its_source_may_fetch():
    budget = signature(flow.fetch).parameters["time_budget"].default
    retries, pause = DEFAULT_ARGS["retries"], DEFAULT_ARGS["retry_delay"].total_seconds()
    pauses = sum(pause * DEFAULT_ARGS["retry_exponential_backoff"] ** number for number in range(retries))
    assert pauses + (retries + 1) * TURN_WAIT > budget + 60, "a page that is under way is fetched to its end"


def test_only_a_poll_has_a_deadline_and_every_failure_is_told(dags):
    assert {dag_id for dag_id, dag in dags.items() if dag.deadline} == INGESTS
    for dag in dags.values():
        assert [type(told) for told in _listed(dag.on_failure_callback)] == [FailureAlert]
        assert dag.deadline is None or _listed(dag.deadline)[0].interval < dag.dagrun_timeout


def _listed(one_or_more: Any) -> list[Any]:
    return list(one_or_more) if isinstance(one_or_more, list | tuple) else [one_or_more]


def test_the_tasks_of_a_source_link_to_its_site(dags):
    for key, source in SOURCES.items():
        for dag_id in (f"ingest_{key}", f"sweep_{key}"):
            for task in dags[dag_id].tasks:
                (link,) = task.operator_extra_links
                assert (link.name, link.get_link(task, ti_key=None)) == ("Source", source.front_page)
    assert SOURCES["kommersant"].front_page == "https://kommersant.ru/"


def test_runs_of_a_dag_come_one_by_one_and_never_by_catching_up(dags):
    for dag in dags.values():
        assert dag.max_active_runs == 1
        assert dag.catchup is False
        assert dag.start_date <= datetime(1900, 1, 1, tzinfo=UTC), (
            "a manual run before it would do nothing, as a success"
        )


def test_fetching_alone_takes_a_slot_of_the_fetch_pool(dags):
    for dag_id in INGESTS | SWEEPS:
        pools = {task.task_id: task.pool for task in dags[dag_id].tasks}
        assert pools.pop("fetch") == "newsfigures_fetch"
        assert set(pools.values()) == {"default_pool"}


def test_a_language_model_is_asked_in_a_task_and_a_pool_of_its_own_where_one_reads(airflow_db, monkeypatch):
    monkeypatch.setenv("NEWSFIGURES_READER", "llm")
    for dag_id, dag in {**ingest_dags(), **sweep_dags(), **reextract_dags()}.items():
        pools = {task.task_id: task.pool for task in dag.tasks}
        assert pools["ask"] == "newsfigures_llm"
        assert list(pools).count("ask") == 1
        (after,) = dag.get_task("ask").downstream_task_ids
        assert after == "extract", dag_id


def test_a_poll_follows_the_clock_of_its_source(dags):
    for key, source in SOURCES.items():
        assert dags[f"ingest_{key}"].timetable.expression == source.poll_cron


def test_what_looks_at_the_present_cannot_be_backfilled(dags):
    for dag_id in INGESTS | {"maintain_warehouse", "revisit", "watch_sources"}:
        assert {kind.value for kind in dags[dag_id].allowed_run_types} == {"scheduled", "manual", "operator_triggered"}


def test_a_sweep_takes_a_whole_day_in_the_zone_of_its_source(dags):
    for source in SOURCES.values():
        if source.reaches_past:
            dag = dags[f"sweep_{source.key}"]
            assert (dag.timetable.expression, str(dag.timetable.timezone)) == ("0 0 * * *", source.time_zone)
            assert dag.allowed_run_types is None
    assert SOURCES["sample_times"].reaches_past, "so that the loop above has something to look at"


def test_the_runbook_of_a_sweep_names_all_that_is_read_for_a_day():
    source = replace(SOURCES["sample_times"], past_sitemaps=("http://times.test/all.xml",))
    assert "* past sitemap http://times.test/all.xml" in runbook("sweep", source, "sweep_sample_times")


def test_the_backfill_that_a_sweep_tells_of_begins_one_run_at_a_time():
    """Airflow begins ten where nobody says a number, whatever the DAG says of its own runs."""
    told = [
        line for line in runbook("sweep", SOURCES["sample_times"], "sweep_x").splitlines() if "backfill create" in line
    ]
    assert told
    assert all(line.endswith(" --max-active-runs 1") for line in told)


def test_a_sweep_that_reaches_no_past_has_no_schedule_and_says_so(dags):
    for source in SOURCES.values():
        dag = dags[f"sweep_{source.key}"]
        unreachable = not source.reaches_past
        assert ("unreachable" in dag.tags, "No method reaches past days" in dag.doc_md) == (unreachable, unreachable)
        assert (dag.schedule is None) is unreachable


@pytest.mark.parametrize(
    ("dag_id", "name", "wrong"),
    [
        ("ingest_sample_times", "limit", 0),
        ("ingest_sample_times", "limit", "many"),
        ("ingest_sample_times", "urls", ["ftp://times.newsstand.test/1"]),
        ("sweep_sample_times", "day", "yesterday"),
        ("sweep_sample_times", "mode", "again"),
    ],
    ids=["no page at all", "words for a number", "not the web", "words for a day", "no such way"],
)
def test_the_form_refuses_wrong_values(dags, dag_id, name, wrong):
    param = dags[dag_id].params.get_param(name)
    assert param.resolve() in {None, "replay"}, "what stands there at first is a fine answer"
    with pytest.raises(ParamValidationError):
        param.resolve(wrong)


def test_what_the_form_shows_at_first_is_allowed_and_reaches_the_ui(dags):
    """Airflow itself checks defaults only of a DAG that is made with its params; ours get them afterwards."""
    fields = {"ingest_sample_times": 2, "sweep_sample_times": 5, "reextract": 4}
    for dag_id, count in fields.items():
        dag = dags[dag_id]
        dag.params.validate()
        shown = dict(DagSerialization.to_dict(dag)["dag"]["params"])
        assert len(shown) == count
        assert [name for name in shown if "title" not in str(shown[name]["schema"])] == []
        assert {field["source"] for field in shown.values()} == {"dag"}


def test_a_value_typed_for_one_dag_stays_with_it(dags):
    dags["ingest_sample_times"].params["limit"] = 3
    assert dags["ingest_sample_times"].params["limit"] == 3
    assert dags["sweep_sample_times"].params["limit"] is None
    dags["ingest_sample_times"].params["limit"] = None


def test_a_file_of_any_name_that_is_wrong_keeps_no_other_dag_away(airflow_db, monkeypatch, tmp_path):
    long = "x" * 240
    for name in ("Harbour Post", "Газета №1", long, "sample times"):
        (tmp_path / f"{name}.toml").write_text("name = 3")
    monkeypatch.setenv("NEWSFIGURES_SOURCES_DIR", str(tmp_path))
    named = {"ingest_Harbour_Post", "ingest_Газета__1", f"ingest_{long[:200]}"}
    found = ingest_dags()
    assert set(found) == INGESTS | named
    assert "broken" not in found["ingest_sample_times"].tags
    monkeypatch.setenv("_AIRFLOW_PARSING_CONTEXT_DAG_ID", "ingest_Harbour_Post")
    monkeypatch.setenv("_AIRFLOW_PARSING_CONTEXT_TASK_ID", "discover")
    (dag,) = ingest_dags().values()
    assert "'Harbour Post' is no source key" in dag.doc_md


@pytest.mark.parametrize("wanted", ["ingest_sample_times", "sweep_sample_times", "observe_figures"])
def test_one_dag_asked_for_is_one_dag_built(monkeypatch, wanted):
    monkeypatch.setenv("_AIRFLOW_PARSING_CONTEXT_DAG_ID", wanted)
    assert [*ingest_dags(), *sweep_dags(), *observe_dags()] == [wanted]


READ_ALL = """
import runpy, sys, json
def guard(event, args):
    if event in {"socket.connect", "socket.getaddrinfo", "subprocess.Popen", "sqlite3.connect"}:
        raise RuntimeError(f"{event} while a DAG file is read: {args}")
import airflow.sdk
airflow.sdk.DAG, airflow.sdk.task, airflow.sdk.Asset
sys.addaudithook(guard)
found = [name for path in sys.argv[1:] for name, value in runpy.run_path(path).items() if type(value).__name__ == "DAG"]
print(json.dumps({"dags": sorted(found), "modules": sorted(sys.modules)}))
"""


def test_reading_dag_files_touches_no_network_and_no_database(monkeypatch):
    monkeypatch.setenv("NEWSFIGURES_DATABASE_URL", "postgresql+psycopg://nobody@192.0.2.1/nowhere")
    files = [str(path) for path in sorted(DAGS.glob("*.py"))]
    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, *files], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert set(told["dags"]) == INGESTS | SWEEPS | HOUSE
    assert {"pipeline.flow", "trafilatura", "psycopg", "requests"}.isdisjoint(told["modules"])


@pytest.mark.parametrize(
    ("raised", "seen"),
    [
        (ConfigError("no source 'x'; add one"), AirflowFailException),
        (PipelineError("check claim_has_unit failed for 3 rows"), AirflowFailException),
        (TransientError("503; try again"), TransientError),
        (ConnectionResetError("reset by peer"), ConnectionResetError),
    ],
    ids=["a setting is wrong", "a check failed", "busy", "a lost connection"],
)
def test_only_what_may_pass_is_tried_again(raised, seen):
    @failing_plainly
    def work() -> None:
        raise raised

    with pytest.raises(seen) as caught:
        work()
    assert type(caught.value) is seen
    assert str(caught.value) == str(raised)


def test_a_folder_that_a_person_has_to_open_is_not_tried_again():
    @failing_plainly
    def work() -> None:
        raise PermissionError(13, "Permission denied", "/srv/news/parts")

    with pytest.raises(AirflowFailException, match=r"/srv/news/parts: Permission denied; .*NEWSFIGURES_HOME"):
        work()
