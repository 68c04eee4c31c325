"""Sources -> DAGs. Reads source files and nothing else: no network, no database, so that parsing stays cheap and safe.

Airflow imports a DAG file to learn what there is, and again for every task it runs. In the second case it says which
DAG it wants (the parsing context), and only that one is built, from the file of its source alone.
"""

import re
from collections.abc import Callable, Mapping
from copy import copy
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import (
    DAG,
    Asset,
    CronDataIntervalTimetable,
    CronTriggerTimetable,
    Param,
    chain,
    get_parsing_context,
)
from airflow.sdk.definitions.callback import AsyncCallback
from airflow.sdk.definitions.deadline import DeadlineAlert

from pipeline.errors import ConfigError
from pipeline.model import ReaderMode, Source
from pipeline.orchestration import forms, tasks
from pipeline.orchestration.alerts import FailureAlert, tell_late
from pipeline.orchestration.deadlines import QueuedAt
from pipeline.orchestration.events import CLAIMS
from pipeline.orchestration.links import SourcePage
from pipeline.orchestration.reading import reading
from pipeline.orchestration.runbooks import runbook
from pipeline.settings import Settings
from pipeline.sources import load_source, survey_sources

START = datetime(1900, 1, 1, tzinfo=UTC)
"""Far back on purpose: a manual run for a day before it would end as a success with no task run, in silence."""

OF_NOW = ("scheduled", "manual", "operator_triggered")
"""Types of runs of a DAG that knows no past: a backfill of it would do the same once for each day, and say that the day
was done."""

LATE = timedelta(hours=1)
"""A poll fetches for at most ten minutes; one that has not ended by now hangs on something."""

_LONGEST_NAME = 200
"""Characters that the name of a file gives to the name of a DAG, for which Airflow allows 250."""

DEFAULT_ARGS = {
    "owner": "newsfigures",
    # with the pauses between them, and the time for which each waits for its turn, longer than another run of the same
    # source may fetch: a sweep and a poll begin together at midnight
    "retries": 3,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(minutes=10),
}


def ingest_dags() -> dict[str, DAG]:
    """`ingest_<source>`: polls what the source lists now."""
    return _per_source("ingest_", _ingest)


def sweep_dags() -> dict[str, DAG]:
    """`sweep_<source>`: collects one whole day; the DAG for backfills."""
    return _per_source("sweep_", _sweep)


def observe_dags() -> dict[str, DAG]:
    """`observe_figures`: turns published claims into observations and marts."""
    return only("observe_figures", _observe)


def revisit_dags() -> dict[str, DAG]:
    """`revisit`: fresh articles are visited again, since figures are corrected."""
    return only("revisit", _revisit)


def watch_dags() -> dict[str, DAG]:
    """`watch_sources`: which source fell silent, blocks us, changed its look, is slow, or lists what polling missed."""
    described = "Daily digest: sources that are silent, blocked, slow, redesigned, unread or missed by polling"
    return only("watch_sources", lambda dag_id: _chore(dag_id, "watch", tasks.watch, "30 6 * * *", described))


def maintain_dags() -> dict[str, DAG]:
    """`maintain_warehouse`: partitions ahead, what has had its time out, planner statistics refreshed."""
    described = "Partitions ahead, old rows and expired texts out, planner statistics refreshed"
    return only(
        "maintain_warehouse", lambda dag_id: _chore(dag_id, "maintain", tasks.maintain, "45 3 * * *", described)
    )


def reextract_dags() -> dict[str, DAG]:
    """`reextract`: reads archived pages again with the present parser and extractor; by hand only."""
    return only("reextract", _reextract)


def _per_source(prefix: str, build: Callable[[str, Source, ReaderMode], DAG]) -> dict[str, DAG]:
    """A wrong source file makes a DAG that says what is wrong, and leaves the other sources alone."""
    wanted, settings = get_parsing_context().dag_id, Settings.from_env()
    folder, reader = settings.sources_dir, settings.reader
    if wanted is None:
        sources, wrong = survey_sources(folder)
        broken = {dag_id: _broken(dag_id, fault) for dag_id, fault in _named(prefix, wrong).items()}
        return broken | {prefix + key: build(prefix + key, source, reader) for key, source in sources.items()}
    if not wanted.startswith(prefix):
        return {}
    try:
        return {wanted: build(wanted, load_source(folder, wanted.removeprefix(prefix)), reader)}
    except ConfigError as error:
        return {wanted: _broken(wanted, str(error))}


def _named(prefix: str, wrong: Mapping[str, str]) -> dict[str, str]:
    """Names of DAGs for what is wrong with files, of which any may be named so that Airflow takes no DAG of that name:
    an error there takes all DAGs of the file away."""
    named: dict[str, str] = {}
    for key, fault in wrong.items():
        dag_id = prefix + re.sub(r"[^\w.-]", "_", key)[:_LONGEST_NAME]
        named[dag_id] = f"{named[dag_id]}\n{fault}" if dag_id in named else fault
    return named


def _broken(dag_id: str, fault: str) -> DAG:
    """In the place of the real one, so that whoever looks for it finds the reason, and a schedule fails aloud."""
    with DAG(
        dag_id,
        schedule=CronTriggerTimetable("0 6 * * *", timezone="UTC"),
        description="Cannot run: its source file is wrong",
        doc_md=f"### Cannot run\n\nThe file of this source is wrong. Correct it; the DAG returns by itself.\n\n"
        f"```\n{fault}\n```\n",
        tags=["newsfigures", "broken"],
        **common(),
    ) as dag:
        tasks.refuse(fault)
    return dag


def only(dag_id: str, build: Callable[[str], DAG]) -> dict[str, DAG]:
    """A DAG that no source has, where Airflow asks for it or for all."""
    return {dag_id: build(dag_id)} if get_parsing_context().dag_id in {None, dag_id} else {}


def _ingest(dag_id: str, source: Source, reader: ReaderMode) -> DAG:
    with DAG(
        dag_id,
        schedule=CronTriggerTimetable(source.poll_cron, timezone=source.time_zone),
        description=f"Poll {source.name}: fetch what its feeds list, read the claims, publish them",
        doc_md=runbook("ingest", source, dag_id),
        tags=_tags("ingest", source),
        allowed_run_types=[*OF_NOW],  # type: ignore[list-item]  # Airflow takes words; the sweep is for the past
        deadline=DeadlineAlert(
            reference=QueuedAt(),
            interval=LATE,
            callback=AsyncCallback(tell_late, {"dag_id": dag_id, "minutes": int(LATE.total_seconds() // 60)}),
        ),
        **common(),
    ) as dag:
        _stages(dag_id, source, reader, zone=None)
    return with_form(_linked(dag, source), limit=forms.LIMIT, urls=forms.URLS)


def _sweep(dag_id: str, source: Source, reader: ReaderMode) -> DAG:
    every_day = CronDataIntervalTimetable("0 0 * * *", timezone=source.time_zone)
    with DAG(
        dag_id,
        # a source whose past nothing reaches would only fail here every night; by hand it still says why
        schedule=every_day if source.reaches_past else None,
        description=f"Collect one whole day of {source.name}, also long past ones (backfills)",
        doc_md=runbook("sweep", source, dag_id),
        tags=[*_tags("sweep", source), *([] if source.reaches_past else ["unreachable"])],
        **common(),
    ) as dag:
        _stages(dag_id, source, reader, zone=source.time_zone)
    form = {"day": forms.DAY, "mode": forms.MODE, "via": forms.VIA, "limit": forms.LIMIT, "urls": forms.URLS}
    return with_form(_linked(dag, source), **form)


def _stages(dag_id: str, source: Source, reader: ReaderMode, zone: str | None) -> None:
    key = tasks.RUN_KEY
    chain(
        tasks.discover(source.key, zone),
        tasks.fetch(source.key, key, zone),
        *reading(source.key, key, reader),
        tasks.audit(key),
        tasks.publish(key, dag_id),
        tasks.report(key, source.key),
    )


def _linked(dag: DAG, source: Source) -> DAG:
    for one in dag.tasks:
        one.operator_extra_links = (SourcePage(source.front_page),)
    return dag


def with_form(dag: DAG, **fields: Param) -> DAG:
    """The trigger form, added when the tasks are there.

    A DAG that is made with its params checks them against their schemas and copies them four times into each task:
    half of what reading the DAG files would cost. A run takes them from the DAG either way.
    """
    for name, field in fields.items():
        dag.params[name] = own = copy(field)
        own.source = "dag"
    return dag


def _observe(dag_id: str) -> DAG:
    with DAG(
        dag_id,
        schedule=[Asset(CLAIMS.name)],
        description="Pin published claims to entities, metrics and periods; gather observations; rebuild the marts",
        doc_md=runbook("observe"),
        tags=["newsfigures", "observe"],
        **common(),
    ) as dag:
        chain(tasks.observe(dag_id), tasks.report(tasks.RUN_KEY))
    return dag


def _revisit(dag_id: str) -> DAG:
    with DAG(
        dag_id,
        schedule=CronTriggerTimetable("10 * * * *", timezone="UTC"),
        description="Make fresh articles due again whose next visit has come; the next poll fetches them",
        doc_md=runbook("revisit"),
        tags=["newsfigures", "revisit"],
        allowed_run_types=[*OF_NOW],  # type: ignore[list-item]
        **common(),
    ) as dag:
        chain(tasks.revisit(), tasks.report(tasks.RUN_KEY))
    return dag


def _chore(dag_id: str, kind: str, task: Callable[[], Any], cron: str, described: str) -> DAG:
    """A DAG of one task, once a day."""
    with DAG(
        dag_id,
        schedule=CronTriggerTimetable(cron, timezone="UTC"),
        description=described,
        doc_md=runbook(kind),
        tags=["newsfigures", kind],
        allowed_run_types=[*OF_NOW],  # type: ignore[list-item]
        **common(),
    ) as dag:
        task()
    return dag


def _reextract(dag_id: str) -> DAG:
    with DAG(
        dag_id,
        schedule=None,
        description="Read archived pages again, after a change of parser, extractor or source file",
        doc_md=runbook("reextract"),
        tags=["newsfigures", "reextract"],
        **common(),
    ) as dag:
        key = tasks.RUN_KEY
        chain(
            tasks.plan(),
            *reading(None, key, Settings.from_env().reader),
            tasks.audit(key),
            tasks.publish(key, dag_id),
            tasks.report(key),
        )
    return with_form(dag, **forms.REEXTRACT)


def common() -> dict[str, Any]:
    return {
        "start_date": START,
        "catchup": False,
        "max_active_runs": 1,
        "dagrun_timeout": timedelta(hours=3),
        "default_args": DEFAULT_ARGS,
        "on_failure_callback": FailureAlert(),
    }


def _tags(kind: str, source: Source) -> list[str]:
    return ["newsfigures", kind, source.language, *(["sample"] if source.sample else [])]
