"""label: a language model reads articles of the archive twice; what it says of both times becomes gold documents."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import islice
from math import inf
from typing import Any

from pipeline.ask import Client
from pipeline.asked import Asking, Draft, draft_article
from pipeline.asked.gold import Labelled, labelled
from pipeline.extract import ReadText
from pipeline.flow.ask import Asker, Missing, ask_all
from pipeline.flow.collect import Progress
from pipeline.flow.guard import or_drop
from pipeline.flow.read import feed_day, is_read, page_of, published_on, reading_of, sources_of
from pipeline.flow.readers import Reader
from pipeline.flow.run import command_run, keep_report, now, report
from pipeline.flow.story import refuse_unheard
from pipeline.model import Answer, Article, Asked, CaptureRef, Drop, Left, ReaderMode, Reason, Source, StageReport
from pipeline.model.ids import hash_of
from pipeline.settings import Settings
from pipeline.sources import source_of
from pipeline.warehouse import captures_to_reread, feed_dates, open_warehouse, text_hash

FOLDS = 4
_REFUSED = {Asked.REFUSED: Reason.MODEL_REFUSED, Asked.GIVEN_UP: Reason.MODEL_GIVEN_UP}

logger = logging.getLogger(__name__)

Answered = list[tuple[Asking, Answer]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What was labelled. `documents` are in the form of gold (docs/train-the-reader.md), `articles` is how many the
    span holds. `optional_because` counts why rows are optional, by field, a row in several fields in each; `left` and
    `dropped` count articles. `model` is what the model took, as in the report of a run."""

    documents: Sequence[Mapping[str, Any]] = ()
    articles: int = 0
    firm: int = 0
    optional: int = 0
    lures: int = 0
    optional_because: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    model: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Text:
    url: str
    source_key: str
    title: str
    draft: Draft

    def passes(self, reader: Reader) -> list[list[tuple[Asking, Answer | None]]]:
        return [list(reader.answers(self.draft, again=again)) for again in (False, True)]


@dataclass(slots=True)
class _Made:
    """What has come of the texts so far."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    because: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, text: _Text, rows: Labelled, version: str) -> None:
        self.documents.append(_document(text, rows, version))
        self.counts.update(firm=rows.firm, optional=rows.optional, lures=len(rows.lures))
        self.because.update(rows.because)


def label(
    *,
    settings: Settings,
    first_day: date,
    end_day: date,
    limit: int | None,
    source_key: str | None = None,
    progress: Progress | None = None,
) -> Labels:
    """Articles of a half-open span of days of publication, at most `limit`, as gold. What its budgets do not allow any
    more, and what fails, is left: the same call goes on there, and asks nothing twice.

    ConfigError where no model is named, or the endpoint will take nothing from us.
    """
    reader = Reader.of(settings, ReaderMode.LLM)
    made, run_id = _Made(), now().isoformat()
    with (
        command_run(source_key or "", dag_id="cli_label", run_id=run_id, settings=settings) as run_key,
        open_warehouse(settings) as warehouse,
        Client(settings.endpoint) as client,
    ):
        with warehouse.begin() as conn:
            refs = captures_to_reread(conn, source_key=source_key, first_day=first_day, end_day=end_day)
            sources = sources_of(refs, "", settings.sources_dir)
            if not refs:
                refuse_unheard(conn, sources, source_key)
            dates = feed_dates(conn, [ref.url for ref in refs])
        newest = _in_order(refs)
        asker = Asker(warehouse, client, reader, run_key, 0, inf)
        texts = islice(_Pages(asker, sources, dates, made.dropped).texts(newest), limit)
        for done, (text, why) in enumerate(ask_all(asker, _tasks(asker, texts)), 1):
            _keep(made, text, why, reader)
            if progress:
                progress(done, min(len(newest), limit or len(newest)))
        given_up = asker.give_up()
        made.left[Left.TO_RETRY] -= given_up
        made.dropped[Reason.MODEL_GIVEN_UP] += given_up
        keep_report(warehouse, run_key, _report(made))
    if asker.error:
        raise asker.error
    used = report(run_key=run_key, settings=settings).get("model", {})
    return _labels(made, articles=len(newest), used=used)


def _in_order(refs: Sequence[CaptureRef]) -> list[CaptureRef]:
    """The newest capture of each address, in an order that has nothing to do with days and sources, so that a limit
    takes of all of them; it stays the same, so that a higher limit takes the same articles and more."""
    newest = {ref.url: ref for ref in refs}
    return [newest[url] for url in sorted(newest, key=hash_of)]


@dataclass
class _Pages:
    """Captures -> texts that a model can be asked about. The others are counted in `dropped`."""

    asker: Asker
    sources: Mapping[str, Source]
    dates: Mapping[str, datetime]
    dropped: Counter[str]
    seen: set[object] = field(default_factory=set)

    def texts(self, refs: Iterable[CaptureRef]) -> Iterator[_Text]:
        for ref in refs:
            found = self._text(ref)
            if isinstance(found, Reason):
                self.dropped[found] += 1
                logger.info("%s %s: dropped, %s", ref.source_key, ref.url, found)
            else:
                yield found

    def _text(self, ref: CaptureRef) -> _Text | Reason:
        found = or_drop(ref, lambda: self._drafted(ref))
        return found.reason if isinstance(found, Drop) else found

    def _drafted(self, ref: CaptureRef) -> _Text | Reason:
        source = source_of(self.sources, ref)
        page = self._article(ref, source)
        if isinstance(page, Reason):
            return page
        draft = draft_article(page, published_on(page, feed_day(self.dates.get(ref.url), source)))
        return _Text(ref.url, ref.source_key, page.title, draft) if draft.document.numbers else Reason.NO_NUMBER

    def _article(self, ref: CaptureRef, source: Source | None) -> Article | Reason:
        page = page_of(ref, source, self.asker.reader.archive_url)
        if not is_read(page):
            return page.reason if isinstance(page, Drop) else Reason.LANGUAGE
        if self.asker.is_forgotten(ref, source, page):
            return Reason.FORGOTTEN
        reading = reading_of(ref, source, page, self.asker.reader.version, ReadText([]))
        names = {reading.article_id, text_hash(page)}
        if names & self.seen:
            return Reason.COPY
        self.seen |= names
        return page


def _tasks(asker: Asker, texts: Iterable[_Text]) -> Iterator[tuple[_Text, Missing | Left | None]]:
    """Once asking has stopped, texts that are answered already are still taken."""
    for text in texts:
        missing = [asking for each in text.passes(asker.reader) for asking, answer in each if answer is None]
        yield text, (asker.stopped_by() or (text.draft, missing)) if missing else None


def _keep(made: _Made, text: _Text, why: Left | None, reader: Reader) -> None:
    first, second = text.passes(reader) if why is None else ([], [])
    answers = [answer for _, answer in (*first, *second)]
    if why or None in answers:  # of an answer that is there no more, or is damaged
        made.left[why or Left.NO_ANSWER] += 1
        return
    rows = labelled(text.draft, _answered(first), _answered(second))
    if rows.firm or rows.lures:
        made.add(text, rows, reader.version)
    else:
        refused = (_REFUSED[answer.outcome] for answer in answers if answer and not answer.rounds)
        made.dropped[next(refused, Reason.NOTHING_FIRM)] += 1


def _answered(asked: Iterable[tuple[Asking, Answer | None]]) -> Answered:
    return [(asking, answer) for asking, answer in asked if answer]


def _document(text: _Text, rows: Labelled, version: str) -> dict[str, Any]:
    """`fold` follows when all documents are known."""
    found = text.draft.document
    title = {"title": text.title} if text.title.strip() and text.title.strip() not in found.text else {}
    return {
        "id": text.url,
        "lang": found.language,
        "published": found.published.isoformat() if found.published else None,
        "publisher": text.source_key,
        "fold": None,
        "made_by": version,
        **title,
        "text": found.text,
        "claims": rows.claims,
        "lures": rows.lures,
    }


def _labels(made: _Made, *, articles: int, used: Mapping[str, Any]) -> Labels:
    return Labels(
        documents=[{**each, "fold": fold} for each, fold in zip(made.documents, _folds(made.documents), strict=True)],
        articles=articles,
        firm=made.counts["firm"],
        optional=made.counts["optional"],
        lures=made.counts["lures"],
        optional_because=dict(made.because),
        left=dict(+made.left),
        dropped=dict(+made.dropped),
        model=used,
    )


def _folds(documents: Sequence[Mapping[str, Any]]) -> list[int]:
    """By publisher, as figures by folds want it; by document where there are fewer publishers than folds."""
    name = "publisher" if has_folds_by_publisher(documents) else "id"
    return [int(hash_of(each[name]), 16) % FOLDS for each in documents]


def has_folds_by_publisher(documents: Iterable[Mapping[str, Any]]) -> bool:
    return len({each["publisher"] for each in documents}) >= FOLDS


def _report(made: _Made) -> StageReport:
    left, dropped = +made.left, +made.dropped
    return StageReport(
        stage="ask",
        taken=len(made.documents) + left.total() + dropped.total(),
        made=len(made.documents),
        dropped=dict(dropped),
        left=left.total(),
        left_because=dict(left),
    )
