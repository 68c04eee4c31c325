"""Sources -> DAGs. Reads source files and nothing else: no network, no database, so that parsing stays cheap and safe.

Airflow imports a DAG file to learn what there is, and again for every task it runs. In the second case it says which
DAG it wants (the parsing context), and only that one is built.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from airflow.sdk import DAG, Asset, CronDataIntervalTimetable, CronTriggerTimetable, Param, chain, get_parsing_context

from pipeline.model import Source
from pipeline.orchestration import hands
from pipeline.orchestration.runbooks import runbook
from pipeline.settings import Settings
from pipeline.sources import load_sources

START = datetime(2015, 1, 1, tzinfo=UTC)
"""Far back on purpose: a manual run for a day before it would end as a success with no task run, in silence."""

DEFAULT_ARGS = {
    "owner": "newsfigures",
    "retries": 2,
    "retry_delay": timedelta(seconds=30),
    "retry_exponential_backoff": 2,
    "max_retry_delay": timedelta(minutes=10),
}

LIMIT = Param(
    None,
    type=["null", "integer"],
    minimum=1,
    title="At most so many pages",
    description="Fetch no more than this many pages now; the rest stays due for the next run. Empty: no limit.",
)
URLS = Param(
    None,
    type=["null", "array"],
    items={"type": "string", "pattern": "^https?://"},
    title="Only these pages",
    description="Addresses of articles of this source, one a line. They are fetched instead of what the source lists.",
)
DAY = Param(
    None,
    type=["null", "string"],
    format="date",
    title="Day",
    description="The day of publication to collect, in the source's own time zone. Empty: the day of the run's data "
    "interval, and without one the last whole day.",
)

SOURCE = Param(
    None,
    type=["null", "string"],
    title="Source",
    description="Key of a source, as `newsfigures sources` lists it. Empty: all.",
)
FIRST_DAY = Param(
    None, type=["null", "string"], format="date", title="From", description="Published, else fetched, on or after."
)
END_DAY = Param(
    None,
    type=["null", "string"],
    format="date",
    title="Before",
    description="Published, else fetched, before this day.",
)
READ_BY = Param(
    None,
    type=["null", "string"],
    title="Read by version",
    description="Only pages that this version of the extractor has read. Empty: whoever has, or nobody yet.",
)


def ingest_dags() -> dict[str, DAG]:
    """`ingest_<source>`: polls what the source lists now."""
    return _per_source("ingest_", _ingest)


def sweep_dags() -> dict[str, DAG]:
    """`sweep_<source>`: collects one whole day; the DAG for backfills."""
    return _per_source("sweep_", _sweep)


def observe_dags() -> dict[str, DAG]:
    """`observe_figures`: turns published claims into observations and marts."""
    return {"observe_figures": _observe()} if _is_asked_for("observe_figures") else {}


def reextract_dags() -> dict[str, DAG]:
    """`reextract`: reads archived pages again with the present parser and extractor; by hand only."""
    return {"reextract": _reextract()} if _is_asked_for("reextract") else {}


def _per_source(prefix: str, build: Callable[[str, Source], DAG]) -> dict[str, DAG]:
    wanted = get_parsing_context().dag_id
    if wanted is not None and not wanted.startswith(prefix):
        return {}
    sources = load_sources(Settings.from_env().sources_dir)
    return {prefix + key: build(prefix + key, source) for key, source in sources.items() if _is_asked_for(prefix + key)}


def _is_asked_for(dag_id: str) -> bool:
    wanted = get_parsing_context().dag_id
    return wanted is None or wanted == dag_id


def _ingest(dag_id: str, source: Source) -> DAG:
    with DAG(
        dag_id,
        schedule=CronTriggerTimetable(source.poll_cron, timezone=source.time_zone),
        description=f"Poll {source.name}: fetch what its feeds list, read the claims, publish them",
        doc_md=runbook("ingest", source, dag_id),
        tags=_tags("ingest", source),
        params={"limit": LIMIT, "urls": URLS},
        # a poll knows no past, so a backfill of it would be a silent lie; the sweep is for that
        allowed_run_types=["scheduled", "manual", "operator_triggered"],  # type: ignore[list-item]  # Airflow takes words
        **_common(),
    ) as dag:
        _stages(dag_id, source, zone=None)
    return dag


def _sweep(dag_id: str, source: Source) -> DAG:
    every_day = CronDataIntervalTimetable("0 0 * * *", timezone=source.time_zone)
    with DAG(
        dag_id,
        # a source whose past nothing reaches would only fail here every night; by hand it still says why
        schedule=every_day if source.reaches_past else None,
        description=f"Collect one whole day of {source.name}, also long past ones (backfills)",
        doc_md=runbook("sweep", source, dag_id),
        tags=[*_tags("sweep", source), *([] if source.reaches_past else ["unreachable"])],
        params={"day": DAY, "limit": LIMIT},
        **_common(),
    ) as dag:
        _stages(dag_id, source, zone=source.time_zone)
    return dag


def _stages(dag_id: str, source: Source, zone: str | None) -> None:
    key = hands.run_key_of("discover")
    chain(
        hands.discover(source.key, zone),
        hands.fetch(source.key, key),
        parts := hands.batches(source.key, key),
        hands.extract.partial(source_key=source.key, run_key=key).expand(capture_ids=parts),
        hands.audit(key),
        hands.publish(key, dag_id),
        hands.report(key),
    )


def _observe() -> DAG:
    with DAG(
        "observe_figures",
        schedule=[Asset(hands.CLAIMS.name)],
        description="Pin published claims to entities, metrics and periods; gather observations; rebuild the marts",
        doc_md=runbook("observe"),
        tags=["newsfigures", "observe"],
        **_common(),
    ) as dag:
        chain(hands.observe(), hands.report(hands.run_key_of("observe")))
    return dag


def _reextract() -> DAG:
    with DAG(
        "reextract",
        schedule=None,
        description="Read archived pages again, after a change of parser, extractor or source file",
        doc_md=runbook("reextract"),
        tags=["newsfigures", "reextract"],
        params={"source": SOURCE, "first_day": FIRST_DAY, "end_day": END_DAY, "read_by": READ_BY},
        **_common(),
    ) as dag:
        key = hands.run_key_of("plan")
        chain(
            hands.plan(),
            parts := hands.pages(),
            hands.extract.partial(source_key="", run_key=key).expand(capture_ids=parts),
            hands.audit(key),
            hands.publish(key, "reextract"),
            hands.report(key),
        )
    return dag


def _common() -> dict[str, Any]:
    return {
        "start_date": START,
        "catchup": False,
        "max_active_runs": 1,
        "dagrun_timeout": timedelta(hours=3),
        "default_args": DEFAULT_ARGS,
    }


def _tags(kind: str, source: Source) -> list[str]:
    return ["newsfigures", kind, source.language, *(["sample"] if source.sample else [])]
