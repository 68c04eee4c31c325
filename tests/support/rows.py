"""Leads, captures, articles and claims with invented words, for tests that need rows of them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from pipeline.model import (
    Article,
    BlockKind,
    Capture,
    CaptureRef,
    Claim,
    Drop,
    DueLead,
    FetchResult,
    Grain,
    Lead,
    LeadOrigin,
    Outcome,
    Period,
    Reason,
    Span,
    WarcPlace,
    lay_out,
)
from pipeline.warehouse import Reading, add_leads, begin_run, captures_by_id, due_leads, record_fetches, stage_batch

SOURCE = "lantern_post"
NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)
MARCH = Period(start=date(2026, 3, 1), end=date(2026, 4, 1), grain=Grain.MONTH, text="in March")


def at(hours: float) -> datetime:
    """So many hours after noon of 14 April 2026."""
    return NOON + timedelta(hours=hours)


def url_of(name: str) -> str:
    return f"http://lantern.test/news/{name}"


def make_lead(name: str, **changes: Any) -> Lead:
    return Lead(**{"url": url_of(name), "source_key": SOURCE, "origin": LeadOrigin.FEED, **changes})


def make_capture(name: str, body: str, when: datetime = NOON) -> Capture:
    return Capture(
        url=url_of(name),
        source_key=SOURCE,
        final_url=url_of(name),
        fetched_at=when,
        status=200,
        headers={"Content-Type": "text/html; charset=utf-8"},
        body=body.encode(),
    )


def captured(due: DueLead, capture: Capture, **changes: Any) -> FetchResult:
    place = WarcPlace(file=f"{SOURCE}/2026/04/a.warc.gz", offset=0, length=100)
    found = {"outcome": Outcome.OK, "at": capture.fetched_at, "seconds": 0.5, "received": len(capture.body)}
    return FetchResult(due=due, capture=capture, place=place, status=200, **{**found, **changes})


def dropped(due: DueLead, outcome: Outcome, when: datetime, **changes: Any) -> FetchResult:
    """For a reason that is called as its outcome, unless another is given."""
    reason = changes.pop("reason", None) or Reason(outcome.value)
    return FetchResult(due=due, outcome=outcome, at=when, seconds=0.5, reason=reason, detail="said so", **changes)


def retried(due: DueLead, when: datetime) -> FetchResult:
    return FetchResult(due=due, outcome=Outcome.TIMEOUT, at=when, seconds=20, retry=True)


def start_run(conn: Connection, run_key: str = "ingest/1", clear_number: int = 1) -> str:
    dag_id, _, run_id = run_key.partition("/")
    begin_run(
        conn, run_key=run_key, dag_id=dag_id, run_id=run_id, clear_number=clear_number, code_version="0", now=NOON
    )
    return run_key


def fetch_page(conn: Connection, run_key: str, name: str, body: str, when: datetime = NOON) -> CaptureRef:
    """A lead that was listed and fetched: its row of raw.capture."""
    add_leads(conn, [make_lead(name, changed_at=when - timedelta(minutes=1))], now=when)
    due = next(found for found in due_leads(conn, SOURCE, now=when) if found.lead.url == url_of(name))
    capture = make_capture(name, body, when)
    record_fetches(conn, run_key, [captured(due, capture)])
    (ref,) = captures_by_id(conn, [capture.capture_id])
    return ref


def make_article(name: str, text: str, **changes: Any) -> Article:
    found = {"title": "Lanterns", "language": "en", "layout": "first", "published_at": at(-1)}
    blocks = lay_out([(BlockKind.PARAGRAPH, text)])
    return Article(url=url_of(name), blocks=blocks, **{**found, **changes})


def claim_in(text: str, surface: str, value: str, **changes: Any) -> Claim:
    """A claim at the first place of `surface`; the sentence is the whole text."""
    start = text.index(surface)
    found = {
        "value": Decimal(value),
        "unit": "user",
        "entity": "MeowTalk",
        "metric": "active users",
        "metric_id": "monthly_active_users",
        "period": MARCH,
    }
    return Claim(
        surface=surface,
        span=Span(start, start + len(surface)),
        sentence=Span(0, len(text)),
        **{**found, **changes},
    )


def make_reading(ref: CaptureRef, result: Article | Drop, *claims: Claim, **changes: Any) -> Reading:
    found = {"parser_version": "p1", "extractor_version": "e1"}
    return Reading(ref=ref, result=result, claims=claims, **{**found, **changes})


def stage_text(
    conn: Connection,
    run_key: str,
    name: str,
    text: str,
    *claims: Claim,
    when: datetime = NOON,
    **changes: Any,
) -> CaptureRef:
    """A page that was fetched and read: one article of one paragraph with these claims, staged."""
    ref = fetch_page(conn, run_key, name, text, when)
    stage_batch(conn, run_key, [make_reading(ref, make_article(name, text), *claims, **changes)])
    return ref
