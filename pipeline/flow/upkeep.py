"""The house's own chores: what a person should look at today, and what has had its time."""

import logging
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from pipeline.archive import erase_all, forget_answers, part_names
from pipeline.errors import PipelineError
from pipeline.flow.answered import texts_to_go
from pipeline.flow.folder_locks import alone_in
from pipeline.flow.recovery import folder_of
from pipeline.flow.run import begin, keep_report, now, settings_or_env
from pipeline.model import Source, StageReport, WarcPlace
from pipeline.settings import Settings
from pipeline.sources import survey_sources
from pipeline.warehouse import Warehouse, open_warehouse
from pipeline.warehouse import upkeep as rows

LOG_KEPT = timedelta(days=400)
"""How long raw.fetch_log is kept: a year and a month, so that a month can be held against the same one before."""

STAGED_KEPT = timedelta(days=14)
"""How long the rows of a run whose audit has failed wait for somebody to look at them, and what a language model has
answered about a text waits for the text to be published."""

SILENT = timedelta(days=1)
"""No task takes as long: of a DAG's run that has said nothing since, nothing is to be expected."""

_TURN_WAIT = 600.0

logger = logging.getLogger(__name__)


def watch(*, at: datetime | None = None, settings: Settings | None = None) -> list[dict[str, str]]:
    """What a person should look at: {source, finding, detail}. A wrong source file is a finding too."""
    settings = settings_or_env(settings)
    sources, wrong = survey_sources(settings.sources_dir)
    with_layouts = [key for key, source in sources.items() if source.layouts]
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        found = rows.findings(conn, now=at or now(), with_layouts=with_layouts)
    told = [{"source": one["source_key"], "finding": one["finding"], "detail": one["detail"]} for one in found]
    return told + [{"source": key, "finding": "broken", "detail": fault} for key, fault in wrong.items()]


def is_any_asked(*, settings: Settings) -> bool:
    """Whether `watch` has anything to judge by."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return rows.is_any_asked(conn)


def maintain(*, at: datetime | None = None, settings: Settings | None = None) -> dict[str, Any]:
    """Partitions ahead, old rows and expired texts out, statistics anew; what was done, counted. The error of a source
    whose pages could not be taken away is raised when all else is done."""
    settings, at = settings_or_env(settings), at or now()
    with open_warehouse(settings) as warehouse:
        with warehouse.begin() as conn:
            rows.make_partitions(conn, now=at)
            done: dict[str, Any] = {
                "log_months_dropped": rows.drop_old_log(conn, before=at - LOG_KEPT),
                "staged_readings_cleared": rows.clear_staging(conn, before=at - STAGED_KEPT, silent_since=at - SILENT),
                "site_files_cleared": rows.clear_site_files(conn, before=at - STAGED_KEPT),
            }
        expired, failed = _expire_all(warehouse, settings, at=at)
        done["answers_cleared"] = _clear_answers(warehouse, settings, before=at - STAGED_KEPT)
        with warehouse.begin() as conn:
            rows.analyze(conn)
    logger.info("maintained: %s, expired by source: %s", done, expired)
    if failed:
        raise failed[0]
    return {**done, "expired": expired}


def _expire_all(
    warehouse: Warehouse, settings: Settings, *, at: datetime
) -> tuple[dict[str, dict[str, int]], list[PipelineError]]:
    """What was done, by source. A source that fails, as where its archive is busy, keeps no other from its turn."""
    sources, _ = survey_sources(settings.sources_dir)
    terms = {key: source.terms.retention_days for key, source in sources.items()}
    days = {key: kept for key, kept in terms.items() if kept is not None}
    run_key = begin("", dag_id="cli_maintain", run_id=now().isoformat(), settings=settings) if days else ""
    expired: dict[str, dict[str, int]] = {}
    failed: list[PipelineError] = []
    for key, kept in days.items():
        before = at - timedelta(days=kept)
        wait = 0.0 if failed else _TURN_WAIT  # one run may hold what all of them need
        try:
            done = _expire(warehouse, settings, sources, key, run_key, before=before, at=at, wait=wait)
        except PipelineError as error:
            logger.warning("%s: what has had its time could not be taken away: %s", key, error)
            failed.append(error)
        else:
            expired |= {key: done} if any(done.values()) else {}
    if days and not failed:
        pages = sum(done["pages"] for done in expired.values())
        keep_report(warehouse, run_key, StageReport.of("expire", made=pages))
    return expired, failed


def _expire(
    warehouse: Warehouse,
    settings: Settings,
    sources: Mapping[str, Source],
    key: str,
    run_key: str,
    *,
    before: datetime,
    at: datetime,
    wait: float,
) -> dict[str, int]:
    """Pages and texts that were fetched before, and what language models said of them, which quotes them.

    The archive first: as long as its pages are not noted as erased, the next run finds them again after a crash.
    """
    with warehouse.begin() as conn:
        lie_in = {folder_of(place.file) for place in rows.expired_pages(conn, key, before=before).values()}
    with alone_in(warehouse, settings, {key, *lie_in}, sources, run_key, wait=wait):
        captures = _reachable(warehouse, settings, key, lie_in, before=before)
        texts = texts_to_go(warehouse, settings, sources, captures=captures, places=captures.values())
        answers = forget_answers(settings.archive_url, texts)
        pages = erase_all(settings.archive_url, captures.values(), at=at)
        with warehouse.begin() as conn:
            rows.note_erased(conn, captures.keys(), now=at)
            return {"pages": pages, "texts": rows.expire_texts(conn, key, before=before), "answers": answers}


def _reachable(
    warehouse: Warehouse, settings: Settings, key: str, folders: Collection[str], *, before: datetime
) -> dict[UUID, WarcPlace]:
    """Expired pages in finished parts of these folders. The others are left to the next run, and told in the log."""
    with warehouse.begin() as conn:
        found = rows.expired_pages(conn, key, before=before)
    there = {*part_names(settings.archive_url, folders)}
    left = {place.file for place in found.values()} - there
    if left:
        logger.warning("%s: expired pages are left, since their parts are not to be had: %s", key, sorted(left))
    return {capture_id: place for capture_id, place in found.items() if place.file in there}


def _clear_answers(warehouse: Warehouse, settings: Settings, *, before: datetime) -> int:
    """What was asked before about texts that are held nowhere, so that no article takes it along; how many answers."""
    with warehouse.begin() as conn:
        texts = rows.texts_not_held(conn, before=before)
    gone = forget_answers(settings.archive_url, texts)
    with warehouse.begin() as conn:
        rows.clear_requests(conn, texts)
    return gone
