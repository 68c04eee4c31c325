"""The tasks that read pages: where one batch holds them all `extract` reads them, else a mapped task reads each batch.

pipeline.flow is imported inside the tasks, as in tasks.py.
"""
# ruff: noqa: PLC0415 - see above

import logging
from datetime import timedelta
from typing import Any, cast

from airflow.sdk import get_current_context, task

from pipeline.errors import ConfigError
from pipeline.model import ReaderMode
from pipeline.orchestration.access import task_settings
from pipeline.orchestration.tasks import begin_unless_begun, failing_plainly, this_attempt
from pipeline.orchestration.window import span_from

LLM_POOL = "newsfigures_llm"

_ASKING = timedelta(minutes=30)
_ASKING_STOPS = timedelta(minutes=25)
"""Of a task that may take half an hour: what is left is asked by the next run."""

MOST_BATCHES = 200
"""A mapped task costs the scheduler up to a second, 1,024 is the most Airflow maps: what is over waits a run."""

logger = logging.getLogger(__name__)


def reading(source_key: str | None, run_key: str, reader: ReaderMode) -> list[Any]:
    """The tasks that read pages, of the source or those that a form names. The one that asks a language model is there
    where one reads: NEWSFIGURES_READER says so to the whole of Airflow."""
    batches = extract(source_key, run_key)
    return [
        *([ask(source_key, run_key)] if reader is not ReaderMode.BUILTIN else []),
        batches,
        extract_batches.partial(source_key=source_key, run_key=run_key).expand(capture_ids=batches),
    ]


@task(task_id="ask", multiple_outputs=False, pool=LLM_POOL, execution_timeout=_ASKING)
@failing_plainly
def ask(source_key: str | None, run_key: str) -> dict[str, Any]:
    """Puts the articles to the language model; only in DAGs of an operator who has one read."""
    from pipeline import flow

    capture_ids = _pages(source_key, run_key)
    logger.info("%s: run %s asks about %d pages", source_key or "all sources", run_key, len(capture_ids))
    return flow.ask(
        source_key or "",
        run_key=run_key,
        capture_ids=capture_ids,
        time_budget=_ASKING_STOPS.total_seconds(),
        settings=task_settings(),
    )


@task(task_id="extract", multiple_outputs=False, execution_timeout=timedelta(minutes=30))
@failing_plainly
def extract(source_key: str | None, run_key: str) -> list[list[str]]:
    """Reads the pages where one batch holds them all; else the batches, for `extract_batches`."""
    from pipeline import flow

    pages = _pages(source_key, run_key)
    batches = flow.timed_batches(pages, run_key=run_key, most=MOST_BATCHES, settings=task_settings())
    logger.info(
        "%s: run %s reads %d pages, batches: %d", source_key or "all sources", run_key, len(pages), len(batches)
    )
    if len(batches) > MOST_BATCHES:
        _refuse_or_put_off(source_key, batches)
    if len(batches) == 1:
        _extract(source_key, run_key, 0, batches[0])
        return []
    return batches[:MOST_BATCHES]


@task(
    task_id="extract_batches",
    multiple_outputs=False,
    map_index_template="{{ pages }}",
    execution_timeout=timedelta(minutes=30),
)
@failing_plainly
def extract_batches(source_key: str | None, run_key: str, capture_ids: list[str]) -> dict[str, Any]:
    context = get_current_context()
    part = context["ti"].map_index or 0
    cast("dict[str, Any]", context)["pages"] = f"batch {part + 1}: {len(capture_ids)} pages"
    return _extract(source_key, run_key, part, list(capture_ids))


def _extract(source_key: str | None, run_key: str, part: int, capture_ids: list[str]) -> dict[str, Any]:
    from pipeline import flow

    logger.info("run %s reads %d pages of batch %d", run_key, len(capture_ids), part + 1)
    return flow.extract(
        source_key or "",
        run_key=run_key,
        part=part,
        capture_ids=capture_ids,
        attempt=flow.Attempt(*this_attempt()),
        settings=task_settings(),
    )


def _pages(source_key: str | None, run_key: str) -> list[str]:
    """Ids of what is to be read: of a source what nobody has read yet, without one what the form of a reextract run
    names."""
    from pipeline import flow

    if source_key:
        return flow.unread(source_key, run_key=run_key, settings=task_settings())
    params = get_current_context()["params"]
    first, end = span_from(params)
    begin_unless_begun(params["source"] or "", "plan")
    return flow.to_reread(
        source_key=params["source"],
        read_by=params["read_by"],
        first_day=first,
        end_day=end,
        settings=task_settings(),
    )


def _refuse_or_put_off(source_key: str | None, batches: list[list[str]]) -> None:
    if source_key is None:
        raise ConfigError(
            f"{sum(map(len, batches))} pages are more than the {sum(map(len, batches[:MOST_BATCHES]))} that one run "
            "reads; name a shorter span of days"
        )
    logger.warning(
        "%s: %d batches of pages wait; %d now, the rest in the next run", source_key, len(batches), MOST_BATCHES
    )
