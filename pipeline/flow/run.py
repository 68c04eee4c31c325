"""A run's first line and its last: the row in ops.run, and the stage reports put together."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from pipeline import __version__
from pipeline.errors import PipelineError, TransientError
from pipeline.model import Drop, Left, Reason, StageReport
from pipeline.model.source import FAIL_ABOVE
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import Attempt, begin_run, days_of_run, open_warehouse, read_reports, save_report
from pipeline.warehouse import enter as enter_attempt
from pipeline.warehouse.connect import Warehouse, run_lock
from pipeline.warehouse.listings import poll_of_run
from pipeline.warehouse.model_requests import Used, used_by_run

logger = logging.getLogger(__name__)

STAGES = ("discover", "fetch", "ask", "extract", "audit", "publish", "observe")
_ASK = "ask"
"""Told of runs alone in which a language model reads."""


def now() -> datetime:
    """The one clock of the flow; the stages below get times as arguments."""
    return datetime.now(UTC)


def settings_or_env(settings: Settings | None) -> Settings:
    return Settings.from_env() if settings is None else settings


def begin(source_key: str, *, dag_id: str, run_id: str, try_number: int = 1, settings: Settings | None = None) -> str:
    """Enter the run into ops.run and return its key. The same ids give the same key."""
    run_key = f"{dag_id}/{run_id}"
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        begin_run(
            conn,
            run_key=run_key,
            dag_id=dag_id,
            run_id=run_id,
            source_key=source_key,
            clear_number=try_number,
            code_version=__version__,
            now=now(),
        )
    return run_key


@contextmanager
def command_run(source_key: str, *, dag_id: str, run_id: str, settings: Settings) -> Iterator[str]:
    """A run that lives as long as this process: its key, with a lock on it by which `maintain` knows that it lives."""
    with open_warehouse(settings) as warehouse, run_lock(warehouse, f"{dag_id}/{run_id}"):
        yield begin(source_key, dag_id=dag_id, run_id=run_id, settings=settings)


def keep_report(warehouse: Warehouse, run_key: str, report: StageReport, part: int = 0) -> dict[str, Any]:
    """Save a stage's report and give it back as a dict."""
    with warehouse.begin() as conn:
        save_report(conn, run_key, report, part=part)
    return report.as_dict()


def log_drops(drops: Iterable[Drop], source_key: str = "") -> None:
    """`source_key` is empty where they may be of several sources."""
    for drop in drops:
        logger.info("%s: dropped, %s %s", f"{source_key} {drop.item}".lstrip(), drop.reason, drop.detail)


def enter(warehouse: Warehouse, run_key: str, attempt: Attempt | None) -> None:
    """What a task that writes does first; in the transaction that writes it holds (pipeline/warehouse/attempts)."""
    with warehouse.begin() as conn:
        enter_attempt(conn, run_key, attempt, now=now())


def report(*, run_key: str, settings: Settings | None = None) -> dict[str, Any]:
    """The stage report of a run: {"stages": {name: {taken, made, dropped, left}}, "rows": {table: rows added}}.

    A run that listed days of a source (a sweep, a backfill) also has "days": [{source_key, day, state, listed, missed,
    detail}]; `missed` is what nothing had told us of before. A poll of which a list failed has "lists": {read, failed,
    may_pass, detail}. One that asked a language model has "model": {requests, tokens_in, tokens_out, cost_usd,
    tokens_unknown}: what it took, of which `tokens_unknown` were reserved for requests without a count.
    """
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        found = read_reports(conn, run_key)
        days = [{**day, "day": day["day"].isoformat()} for day in days_of_run(conn, run_key)]
        poll = poll_of_run(conn, run_key)
        used = used_by_run(conn, run_key)
    rows: dict[str, int] = {}
    stages: dict[str, Any] = {}
    for stage in STAGES:
        if stage == _ASK and stage not in found:
            continue
        shape = found.get(stage, StageReport(stage=stage)).as_dict()
        for table, count in shape.pop("rows").items():
            rows[table] = rows.get(table, 0) + count
        stages[stage] = shape
    lists = {"lists": poll._asdict()} if poll and poll.failed else {}
    model = {"model": _used(used)} if used.requests else {}
    return {"stages": stages, "rows": rows, **({"days": days} if days else {}), **lists, **model}


def _used(used: Used) -> dict[str, Any]:
    cost = None if used.cost is None else float(used.cost)
    return {
        "requests": used.requests,
        "tokens_in": used.tokens_in,
        "tokens_out": used.tokens_out,
        "cost_usd": cost,
        "tokens_unknown": used.tokens_unknown,
    }


_FAILED = frozenset({
    Reason.BLOCKED, Reason.TIMEOUT, Reason.ERROR, Reason.TOO_LARGE, Reason.PRIVATE_ADDRESS, Reason.REDIRECT_LOOP,
    Reason.BAD_ANSWER, Reason.FOREIGN_HOST, Reason.NO_TEXT, Reason.UNREADABLE, Reason.ERROR_PAGE, Reason.CONSENT_WALL,
    Reason.TOO_DEEP, Reason.NOT_HTML, Reason.READER_FAILED,
})  # fmt: skip
"""Drops that are a failure of site or code (onto a foreign host pages are redirected by walls, or when a site moves);
a page that is gone, unchanged or withheld by its owner is none."""

_FEW = 5


def _refuse_unlisted(source_key: str, told: Mapping[str, Any]) -> None:
    """PipelineError when not one list of a poll could be read, TransientError where that may pass. `told` is the run's
    report."""
    lists = told.get("lists")
    if lists and not lists["read"]:
        kind = TransientError if lists["may_pass"] else PipelineError
        raise kind(
            f"none of the {lists['failed']} lists of {source_key} could be read: {lists['detail']}. "
            f"Look at their addresses in its file (newsfigures sources check {source_key} --live)"
        )


def refuse_failed(source_key: str, told: Mapping[str, Any], *, settings: Settings | None = None) -> None:
    """PipelineError when not one list could be read, or more of the run's pages failed than the source's `fail_above`;
    of less than five nothing is concluded. `told` is the run's report. What came through stays published."""
    _refuse_unlisted(source_key, told)
    source = load_source(settings_or_env(settings).sources_dir, source_key)
    fetched, read = told["stages"]["fetch"], told["stages"]["extract"]
    failed: Counter[str] = Counter()
    for stage in (fetched, read):
        failed.update({reason: count for reason, count in stage["dropped"].items() if reason in _FAILED})
    waits = fetched.get("left_because", {})
    failed.update({why: waits[why] for why in (Left.TO_RETRY, Left.RESTING) if why in waits})
    pages = fetched["made"] + sum(failed.values()) - sum(read["dropped"].get(reason, 0) for reason in _FAILED)
    if pages >= _FEW and failed.total() > source.fail_above * pages:
        why = ", ".join(f"{reason} {count}" for reason, count in failed.most_common())
        raise PipelineError(
            f"{failed.total()} of {pages} pages of {source_key} failed ({why}), more than its fail_above of "
            f"{source.fail_above:.0%} allows; what came through is published. Look at the site, then run it again "
            "(in Airflow: clear the run)"
        )


_UNREAD = {
    Reason.READER_FAILED: (
        "the reader fell over {failed} of {taken} pages, which is a mistake of ours; what came through is published. "
        "Report it with the first exceptions of the log; newsfigures reextract reads them again"
    ),
    Reason.UNREADABLE: (
        "{failed} of {taken} pages are not to be had from the archive, or in no encoding that we know; what was read "
        "of them before stands. Look whether NEWSFIGURES_ARCHIVE_URL is right, and what newsfigures archive verify "
        "says; then newsfigures reextract reads them again"
    ),
}


def refuse_unread(told: Mapping[str, Any]) -> None:
    """PipelineError when our reader fell over more than `FAIL_ABOVE` of the pages of a run that asked no site, or the
    archive did not give them; of less than five nothing is concluded. What came through stays published."""
    stage = told["stages"]["extract"]
    for reason, words in _UNREAD.items():
        failed = stage["dropped"].get(reason, 0)
        if stage["taken"] >= _FEW and failed > FAIL_ABOVE * stage["taken"]:
            raise PipelineError(words.format(failed=failed, taken=stage["taken"]))
