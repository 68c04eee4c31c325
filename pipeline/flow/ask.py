"""ask: articles are put to a language model, and its answers kept in the archive, from where `extract` takes them.

What is answered is never asked again: the archive knows answers by text, model and prompt. What is left is asked by the
next run.
"""

import logging
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from threading import Lock
from typing import Any, TypeVar
from uuid import UUID

from pipeline.archive import keep_answer
from pipeline.ask import Client, RefusedError, Reply, UnansweredError, UsedUp, ask_within
from pipeline.asked import Asking, Draft, draft_article
from pipeline.errors import ConfigError
from pipeline.extract import ReadText
from pipeline.flow.guard import or_drop
from pipeline.flow.read import feed_day, is_read, page_of, published_on, reading_of, sources_of
from pipeline.flow.readers import Reader
from pipeline.flow.rounds import UsedUpError, answer_of, rounds
from pipeline.flow.run import keep_report, settings_or_env
from pipeline.flow.words import words_of_reading
from pipeline.model import Article, Asked, CaptureRef, Drop, Left, Message, Source, StageReport
from pipeline.settings import Settings
from pipeline.sources import source_of
from pipeline.warehouse import captures_by_id, feed_dates, forgotten, open_warehouse
from pipeline.warehouse.connect import Warehouse
from pipeline.warehouse.model_requests import failures

GIVEN_UP_AFTER = 3
"""Runs in which the endpoint failed over a text before the built-in reader's claims stand for it."""
_DOWN_AFTER = 5
"""Requests in a row that found nobody: the rest of the run then waits for the next one."""

logger = logging.getLogger(__name__)

Missing = tuple[Draft, list[Asking]]
Item = TypeVar("Item")


def ask(
    source_key: str,
    *,
    run_key: str,
    capture_ids: Sequence[str],
    part: int = 0,
    time_budget: float | None = None,
    settings: Settings | None = None,
) -> dict[str, Any]:
    """Ask about all captures that the model has not answered yet, until that is done, a budget is used up, or
    `time_budget` seconds are over.

    {"stage report", "left_because": no_tokens, no_time or to_retry}. ConfigError where the endpoint will take nothing
    from us: what was answered before is kept.
    """
    settings = settings_or_env(settings)
    until = inf if time_budget is None else time.monotonic() + time_budget
    with open_warehouse(settings) as warehouse, Client(settings.endpoint) as client:
        with warehouse.begin() as conn:
            refs = captures_by_id(conn, [UUID(text) for text in capture_ids])
            sources = sources_of(refs, source_key, settings.sources_dir)
            dates = feed_dates(conn, [ref.url for ref in refs])
        asker = Asker(warehouse, client, Reader.of(settings), run_key, part, until)
        left = [why for _, why in ask_all(asker, _tasks(asker, refs, sources, dates)) if why is not None]
        for _ in range(asker.give_up()):
            left.remove(Left.TO_RETRY)
        report = StageReport.of("ask", made=len(refs) - len(left), left=left)
        logger.info("%s: run %s asked about %d articles, %d are left", source_key, run_key, len(refs), len(left))
        kept = keep_report(warehouse, run_key, report, part)
    if asker.error:
        raise asker.error
    return kept


def ask_all(asker: "Asker", tasks: Iterable[tuple[Item, Missing | Left | None]]) -> Iterator[tuple[Item, Left | None]]:
    """Each item with why it is left; with None where all is answered. A task is what is missing of an item, None where
    that is nothing, or why it is not asked about. Pages are read here, by `tasks`, while threads wait for answers."""
    at_once = asker.client.endpoint.at_once
    waiting: deque[tuple[Item, Future[Left | None]]] = deque()
    with ThreadPoolExecutor(at_once) as pool:
        for item, task in tasks:
            if task is None or isinstance(task, Left):
                yield item, task
            else:
                waiting.append((item, pool.submit(asker.answer, *task)))
            if len(waiting) >= 2 * at_once:
                first, asked = waiting.popleft()
                yield first, asked.result()
        for item, asked in waiting:
            yield item, asked.result()


def _tasks(
    asker: "Asker", refs: Iterable[CaptureRef], sources: Mapping[str, Source], dates: Mapping[str, datetime]
) -> Iterator[tuple[CaptureRef, Missing | Left | None]]:
    """Once asking has stopped, the other pages are not even read."""
    for ref in refs:
        yield ref, asker.stopped_by() or _missing(asker, ref, sources, dates.get(ref.url))


def _missing(
    asker: "Asker", ref: CaptureRef, sources: Mapping[str, Source], feed_date: datetime | None
) -> Missing | None:
    """What the model has yet to say of a capture. Of what cannot be read, and of what a tombstone forbids, nothing is
    asked: `extract` says why."""
    found = or_drop(ref, lambda: _unanswered(asker, ref, source_of(sources, ref), feed_date))
    return None if isinstance(found, Drop) else found


def _unanswered(asker: "Asker", ref: CaptureRef, source: Source | None, feed_date: datetime | None) -> Missing | None:
    page = page_of(ref, source, asker.reader.archive_url)
    if not is_read(page) or asker.is_forgotten(ref, source, page):
        return None
    draft = draft_article(page, published_on(page, feed_day(feed_date, source)))
    missing = [asking for asking, answer in asker.reader.answers(draft) if answer is None]
    return (draft, missing) if missing else None


@dataclass
class Asker:
    """Asks for one run; its threads share what stands here. `until` is a moment of time.monotonic()."""

    warehouse: Warehouse
    client: Client
    reader: Reader
    run_key: str
    part: int
    until: float
    stopped: Left | None = None
    error: ConfigError | None = None
    unreached: int = 0
    has_answers: bool = False
    failed: list[tuple[Asking, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def stopped_by(self) -> Left | None:
        return self.stopped or (Left.NO_TIME if time.monotonic() >= self.until else None)

    def is_forgotten(self, ref: CaptureRef, source: Source | None, page: Article) -> bool:
        """By its own word or by its text, which then is not sent anywhere."""
        words = words_of_reading(reading_of(ref, source, page, self.reader.version, ReadText([])))
        with self.warehouse.begin() as conn:
            return bool(forgotten(conn, words))

    def answer(self, draft: Draft, missing: Sequence[Asking]) -> Left | None:
        """Why the text is left; None where all is answered."""
        for asking in missing:
            if why := self.stopped_by() or self._answer(draft, asking):
                return why
        return None

    def _answer(self, draft: Draft, asking: Asking) -> Left | None:
        try:
            replies = rounds(draft, asking, lambda messages: self._ask(asking, messages))
        except UsedUpError as over:
            return self._used_up(over.what)
        except RefusedError as error:
            self._keep(asking, outcome=Asked.REFUSED, detail=str(error))
        except UnansweredError as error:
            return self._failed(asking, error)
        except ConfigError as error:
            self.error, self.stopped = error, Left.TO_RETRY
            return Left.TO_RETRY
        else:
            self._keep(asking, replies)
        self._count_unreached(0)
        self.has_answers = True
        return None

    def _ask(self, asking: Asking, messages: Sequence[Message]) -> Reply:
        reply = ask_within(
            self.warehouse,
            self.client,
            asking.question,
            run_key=self.run_key,
            part=self.part,
            messages=messages,
            until=self.until,
        )
        if isinstance(reply, UsedUp):
            raise UsedUpError(reply)
        return reply

    def _keep(
        self, asking: Asking, replies: Sequence[Reply] = (), outcome: Asked = Asked.ANSWERED, detail: str = ""
    ) -> None:
        keep_answer(self.reader.archive_url, answer_of(asking, self.client.endpoint, replies, outcome, detail))

    def _used_up(self, what: UsedUp) -> Left:
        if what is UsedUp.MINUTE:
            return Left.NO_TIME
        logger.warning("run %s: the tokens of the %s are used up; the rest waits", self.run_key, what)
        self.stopped = Left.NO_TOKENS
        return Left.NO_TOKENS

    def _failed(self, asking: Asking, error: UnansweredError) -> Left:
        logger.warning("run %s: not answered: %s", self.run_key, error)
        self._count_unreached(0 if error.reached else 1)
        if error.reached:
            self.failed.append((asking, str(error)))
        return Left.TO_RETRY

    def give_up(self) -> int:
        """Texts over which the endpoint fails in run after run, if it answers others: one that hangs is no fault of a
        text. `extract` takes the built-in reader's claims of them; how many."""
        if not self.has_answers or not self.failed:
            return 0
        with self.warehouse.begin() as conn:
            runs = failures(conn, [asking.question.key for asking, _ in self.failed])
        gone = [one for one in self.failed if runs.get(one[0].question.key, 0) >= GIVEN_UP_AFTER]
        for asking, why in gone:
            self._keep(asking, outcome=Asked.GIVEN_UP, detail=why)
        return len(gone)

    def _count_unreached(self, more: int) -> None:
        with self.lock:
            self.unreached = self.unreached + more if more else 0
            if self.unreached >= _DOWN_AFTER:
                self.stopped = Left.TO_RETRY
