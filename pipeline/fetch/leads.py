"""Due leads -> results, one each, captured ones archived before they are told of; stops when the time is over."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipeline.archive import ArchiveWriter, kept_headers
from pipeline.fetch.answer import Answer, NotFetchedError, NoTurnError, may_pass
from pipeline.fetch.fetcher import Fetcher
from pipeline.fetch.optout import heard_opt_out
from pipeline.fetch.urls import host_of
from pipeline.model import OK_STATUSES, Capture, DueLead, FetchResult, Left, Outcome, Reason, Source

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 8
_MAX_BLOCKED = 3
"""A 403 may be a block that passes or a page that is not for us; nobody can tell, so it is tried in fewer runs."""
_FORBIDDEN = 403
_NOT_MODIFIED = 304
_UNCHANGED = frozenset({Reason.NOT_MODIFIED, Reason.SAME_BODY})
"""Answers that speak of the body which the archive holds; validators of any other without a capture are of a body that
nobody has."""
_BY_STATUS = {
    401: Outcome.PAYWALLED,
    402: Outcome.PAYWALLED,
    403: Outcome.BLOCKED,
    404: Outcome.NOT_FOUND,
    408: Outcome.TIMEOUT,
    410: Outcome.GONE,
    429: Outcome.BLOCKED,
    451: Outcome.BLOCKED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    due: DueLead
    at: datetime
    started: float

    def ended(
        self,
        outcome: Outcome,
        reason: Reason,
        *,
        passing: bool = False,
        detail: str = "",
        answer: Answer | None = None,
        error: NotFetchedError | None = None,
        known_sha256: str | None = None,
    ) -> FetchResult:
        """Without a capture. What may pass is left for a later run; not for ever, unless the page was not asked for.
        Validators of before hold on unless a body came, which may be another one."""
        cost: Answer | NotFetchedError | None = answer or error
        unchanged = answer if reason in _UNCHANGED else None
        most = _MAX_BLOCKED if answer is not None and answer.status == _FORBIDDEN else MAX_ATTEMPTS
        of_site = error is not None and error.of_site and not error.redirected
        retry = passing and (self.due.attempts + 1 < most or of_site)
        before = self.due if known_sha256 is None else replace(self.due, etag=None, last_modified=None)
        return FetchResult(
            due=self.due,
            outcome=outcome,
            at=self.at,
            seconds=time.monotonic() - self.started,
            received=cost.received if cost else 0,
            requests=cost.requests if cost else 0,
            status=cost.status if cost else None,
            reason=None if retry else reason,
            retry=retry,
            of_site=of_site,
            detail=detail,
            etag=_header(unchanged, "etag") or before.etag,
            last_modified=_header(unchanged, "last-modified") or before.last_modified,
            known_sha256=known_sha256,
        )


def fetch_leads(
    fetcher: Fetcher,
    source: Source,
    due: Sequence[DueLead],
    archive: ArchiveWriter,
    *,
    clock: Callable[[], datetime],
    time_budget: float,
    on_left: Callable[[DueLead, Left], None] | None = None,
) -> Iterator[FetchResult]:
    """One result per lead that was tried. The others are left for the next run, and `on_left` is told why: the time
    (seconds) was over, if need be before the answer came, or their host rests, or may not be asked again within it.
    """
    ends = time.monotonic() + time_budget
    resting: dict[str, Left] = {}
    for one in due:
        left = ends - time.monotonic()
        why = Left.NO_TIME if left <= 0 else resting.get(_host(one))
        if why is None:
            try:
                result = _fetch_one(fetcher, source, one, archive, clock=clock, time_left=left)
            except NoTurnError as error:
                logger.warning("%s; its leads wait", error)
                why = resting[error.host] = error.left
            else:
                yield result
                if result.of_site:
                    # robots.txt could not be read: one lead says so, the others of this host wait for it
                    resting[_host(one)] = Left.RESTING
        if why is not None and on_left is not None:
            on_left(one, why)


def _host(due: DueLead) -> str:
    try:
        return host_of(due.lead.url)
    except NotFetchedError:
        return ""


def _fetch_one(
    fetcher: Fetcher,
    source: Source,
    due: DueLead,
    archive: ArchiveWriter,
    *,
    clock: Callable[[], datetime],
    time_left: float,
) -> FetchResult:
    attempt = _Attempt(due=due, at=clock(), started=time.monotonic())
    try:
        answer = fetcher.get(
            due.lead.url,
            source.politeness,
            trusted=False,
            hosts=source.hosts,
            mining=source.politeness.obey_opt_outs,
            etag=due.etag if due.known_sha256 else None,
            last_modified=due.last_modified if due.known_sha256 else None,
            time_left=time_left,
        )
    except NoTurnError:
        raise
    except NotFetchedError as error:
        return attempt.ended(error.outcome, error.reason, passing=error.passing, detail=str(error), error=error)
    if answer.status not in OK_STATUSES:
        return _without_page(attempt, answer)
    return _with_page(attempt, answer, source, archive, clock())


def _without_page(attempt: _Attempt, answer: Answer) -> FetchResult:
    detail = f"status {answer.status}"
    due = attempt.due
    if answer.status == _NOT_MODIFIED and due.known_sha256 and (due.etag or due.last_modified):
        return attempt.ended(Outcome.NOT_MODIFIED, Reason.NOT_MODIFIED, answer=answer)
    outcome = _BY_STATUS.get(answer.status, Outcome.ERROR)
    return attempt.ended(outcome, Reason(outcome.value), passing=may_pass(answer.status), detail=detail, answer=answer)


def _with_page(
    attempt: _Attempt, answer: Answer, source: Source, archive: ArchiveWriter, fetched_at: datetime
) -> FetchResult:
    due = attempt.due
    if not answer.body:
        return attempt.ended(Outcome.ERROR, Reason.ERROR, passing=True, detail="an empty body", answer=answer)
    said = heard_opt_out(source.politeness, answer.headers, answer.body)
    if said is not None:
        return attempt.ended(Outcome.OPTED_OUT, Reason.OPTED_OUT, detail=said, answer=answer)
    capture = Capture(
        url=due.lead.url,
        source_key=source.key,
        final_url=answer.url,
        fetched_at=fetched_at,
        status=answer.status,
        headers=kept_headers(answer.headers.items()),
        body=answer.body,
    )
    if capture.sha256 in due.known_sha256:
        return attempt.ended(Outcome.OK, Reason.SAME_BODY, answer=answer, known_sha256=capture.sha256)
    place = archive.add(capture)
    archive.share()
    return FetchResult(
        due=due,
        outcome=Outcome.OK,
        at=attempt.at,
        seconds=time.monotonic() - attempt.started,
        received=answer.received,
        requests=answer.requests,
        status=answer.status,
        capture=capture,
        place=place,
        etag=_header(answer, "etag"),
        last_modified=_header(answer, "last-modified"),
    )


def _header(answer: Answer | None, name: str) -> str | None:
    return None if answer is None else answer.headers.get(name)
