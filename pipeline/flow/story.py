"""Whole runs without Airflow: what the commands `ingest` and `reextract` do."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection

from pipeline.archive import warc_files
from pipeline.errors import ConfigError
from pipeline.flow.ask import ask
from pipeline.flow.batches import cut
from pipeline.flow.collect import Progress, discover, fetch, refuse_wrong
from pipeline.flow.cores import all_cores
from pipeline.flow.read import batches, closed, extract
from pipeline.flow.readers import Reader
from pipeline.flow.release import audit, observe, publish
from pipeline.flow.run import command_run, now, refuse_failed, refuse_unread, report, settings_or_env
from pipeline.flow.warc import Wanted, refuse_no_record, take_in
from pipeline.model import Source
from pipeline.parse import PARSER_VERSION
from pipeline.settings import Settings
from pipeline.sources import find_source, survey_sources
from pipeline.warehouse import captures_to_extract, captures_to_reread, claims_skipped, extractors, open_warehouse

logger = logging.getLogger(__name__)


_PART = 50
"""Captures per batch: some seconds of work, so that two cores end together and the progress moves."""


def ingest(
    source_key: str,
    *,
    settings: Settings,
    day: date | None = None,
    urls: Sequence[str] | None = None,
    limit: int | None = None,
    time_budget: float = 600,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Discover, fetch, extract, audit, publish and observe one source; the report of flow.report.

    PipelineError, when all that is done, where not one list of the source could be read or too many pages failed.
    """
    refuse_wrong(source_key, day=day, urls=urls, settings=settings)
    run_id = f"{source_key}/{now().isoformat()}"
    with command_run(source_key, dag_id="cli_ingest", run_id=run_id, settings=settings) as run_key:
        if progress:
            progress(0, None, f"asking {source_key} for its lists")
        discover(source_key, run_key=run_key, day=day, urls=urls, settings=settings)
        fetch(
            source_key,
            run_key=run_key,
            time_budget=time_budget,
            limit=limit,
            urls=urls,
            settings=settings,
            progress=progress,
        )
        read = batches(source_key, run_key=run_key, settings=settings)
        finish(read, run_key=run_key, settings=settings, progress=progress)
        told = report(run_key=run_key, settings=settings)
    refuse_failed(source_key, told, settings=settings)
    return told


def ingest_warc(
    location: str, *, wanted: Wanted, settings: Settings, limit: int | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """WARC files instead of the network; the report of flow.report, with `claims_skipped` counted by reason.

    With `limit` reading ends behind so many pages that were not in the archive; the next call goes on there.

    PipelineError, when the others are read, for files in which not one record can be read.
    """
    reader = Reader.of(settings)
    files = warc_files(location)  # a place without any is refused before there is a run
    with command_run("warc", dag_id="cli_warc", run_id=now().isoformat(), settings=settings) as run_key:
        ids, no_record = take_in(
            files, run_key=run_key, wanted=wanted, settings=settings, limit=limit, progress=progress
        )
        with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
            ours = set(ids)
            refs = captures_to_extract(
                conn, parser_version=PARSER_VERSION, extractor_version=reader.version, reader=reader.mode
            )
            unread = [str(ref.capture_id) for ref in refs if ref.capture_id in ours]
        finish(cut(unread, _PART), run_key=run_key, settings=settings, progress=progress)
        with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
            skipped = claims_skipped(conn, ids, parser_version=PARSER_VERSION, extractor_version=reader.version)
        told = {**report(run_key=run_key, settings=settings), "claims_skipped": skipped}
    unreadable = [f"{drop.item}: {drop.detail}" for drop in no_record]
    refuse_no_record(location, unreadable, "Get them again", of=len(files))
    refuse_unread(told)
    return told


def reextract(
    *,
    settings: Settings,
    source_key: str | None = None,
    read_by: str | None = None,
    first_day: date | None = None,
    end_day: date | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Read archived captures of a half-open span of days once more; no publisher is asked."""
    # before there is a run: one of a mistyped source would stand among the sources
    ids = to_reread(settings=settings, source_key=source_key, read_by=read_by, first_day=first_day, end_day=end_day)
    run_id = now().isoformat()
    with command_run(source_key or "", dag_id="cli_reextract", run_id=run_id, settings=settings) as run_key:
        finish(cut(ids, _PART), run_key=run_key, settings=settings, progress=progress)
        told = report(run_key=run_key, settings=settings)
    refuse_unread(told)
    return told


def to_reread(
    *,
    settings: Settings | None = None,
    source_key: str | None,
    read_by: str | None,
    first_day: date | None,
    end_day: date | None,
) -> list[str]:
    """Ids of the captures that reextract reads, oldest first.

    Of all sources: those of a source whose file is wrong are left as they are, with a line that counts them. Of one
    source: ConfigError when its file is wrong. ConfigError too for a source or a version of which nobody has heard.
    """
    settings = settings_or_env(settings)
    sources, wrong = survey_sources(settings.sources_dir)
    if source_key in wrong:
        raise ConfigError(wrong[source_key])
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        refs = captures_to_reread(conn, source_key=source_key, read_by=read_by, first_day=first_day, end_day=end_day)
        if not refs:
            refuse_unheard(conn, sources, source_key, read_by)
    left = Counter(ref.source_key for ref in refs if ref.source_key in wrong)
    for key, count in left.items():
        logger.warning("%s: %d pages are left as they are: %s", key, count, wrong[key])
    return [str(ref.capture_id) for ref in closed(refs, settings) if ref.source_key not in wrong]


def refuse_unheard(
    conn: Connection, sources: Mapping[str, Source], source_key: str | None, read_by: str | None = None
) -> None:
    """A mistyped name has no pages either, and must not look like work that is done."""
    if source_key and source_key not in sources and not captures_to_reread(conn, source_key=source_key):
        find_source(sources, source_key)
    if read_by and read_by not in (known := extractors(conn)):
        listed = ", ".join(known) or "none yet"
        raise ConfigError(f"no page was read by extractor {read_by!r}; versions that have read pages: {listed}")


def finish(
    parts: Sequence[Sequence[str]], *, run_key: str, settings: Settings, progress: Progress | None = None
) -> None:
    """From captures to marts: the half of a run that never touches a publisher."""
    told = progress or _say_nothing
    read_all(parts, run_key=run_key, settings=settings, progress=told)
    told(0, None, "checking and publishing")
    audit(run_key=run_key, settings=settings)
    publish(run_key=run_key, settings=settings)
    told(0, None, "working out figures")
    observe(run_key=run_key, settings=settings)


def read_all(
    parts: Sequence[Sequence[str]],
    *,
    run_key: str,
    settings: Settings,
    progress: Progress | None = None,
    first_part: int = 0,
) -> None:
    """One batch here; several on all cores, since reading is pure and batches do not meet. Where a language model reads
    it is asked before."""
    told = progress or _say_nothing
    total, done = sum(map(len, parts)), 0
    told(done, total, _READING)
    if Reader.of(settings).asks:
        every = [capture_id for part in parts for capture_id in part]
        ask("", run_key=run_key, capture_ids=every, part=first_part, settings=settings)
    numbered = list(enumerate(parts, start=first_part))
    if len(parts) < 2:
        for part, ids in numbered:
            extract("", run_key=run_key, part=part, capture_ids=ids, settings=settings)
            told(total, total, _READING)
        return
    with all_cores() as pool:
        tasks = [pool.submit(extract, "", run_key=run_key, part=part, capture_ids=ids, settings=settings)
                 for part, ids in numbered]  # fmt: skip
        for task, ids in zip(tasks, parts, strict=True):
            task.result()
            done += len(ids)
            told(done, total, _READING)


_READING = "reading pages"


def _say_nothing(done: int, total: int | None, now: str = "") -> None:
    """Where nobody looks on."""
