"""Forgetting: an article, or all of a source, leaves archive, warehouse and files; hashes stay that keep it out.

The order makes a crash harmless. First the tombstones are committed, so that nothing comes in again. Then the archive
is cleared, while rows still say what lies where: first what language models answered about its texts, since a text of
which there is no row yet can only be read from the records, then these. The rows go last, in one transaction: as long
as they are there, the same command finds them and does the rest.
"""

import logging
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import Connection

from pipeline.archive import answers_of, erase_all, forget_answers, open_parts, part_names, records_of, remove_parts
from pipeline.errors import TransientError
from pipeline.flow.answered import texts_to_go
from pipeline.flow.days import TURN_WAIT
from pipeline.flow.folder_locks import alone_in
from pipeline.flow.recovery import folder_of, folders_of
from pipeline.flow.run import begin, keep_report, now
from pipeline.flow.traces import clear_logs, clear_review
from pipeline.flow.warc import LOCK
from pipeline.flow.wishes import Wish
from pipeline.flow.words import native_id, spellings
from pipeline.model import CaptureRef, StageReport, WarcPlace
from pipeline.observe import observe
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.warehouse import (
    Alike,
    Forgetting,
    Holdings,
    Warehouse,
    add_tombstones,
    article_words,
    come_back,
    delete_captures,
    delete_holdings,
    delete_source_notes,
    forgettings,
    holdings,
    leads_of,
    lift_tombstones,
    open_warehouse,
    what_is_alike,
)

logger = logging.getLogger(__name__)


class _Found(NamedTuple):
    """What is held of a wish: its rows, every URL of it, and what else looks the same."""

    rows: Holdings
    urls: frozenset[str]
    alike: Alike

    @property
    def words(self) -> set[str]:
        """Under which tombstones are to stand beside those of the wish itself."""
        return {*self.rows.article_words, *self.urls, *filter(_is_page, self.rows.ends), *self.alike.words}


def what_came_back(*, settings: Settings) -> list[Wish]:
    """What is held although a tombstone stands for it, as after an older backup was restored: forget it again."""
    sources = load_sources(settings.sources_dir)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return [Wish(url=url, source_key=key, sources=sources) for key, url in come_back(conn)]


def what_is_forgotten(*, settings: Settings) -> list[Forgetting]:
    """When, at whose word, and how many tombstones stand for it; nobody can tell any more what it was."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return forgettings(conn)


def what_is_held(wish: Wish, *, settings: Settings) -> dict[str, Any]:
    """What `forget` would take away, without touching anything: the same counts, and the URLs."""
    with open_warehouse(settings) as warehouse:
        found = _find(warehouse, wish)
        store = _records(settings, wish, found.rows, found.urls | wish.urls)
        answers = answers_of(settings.archive_url, _texts(warehouse, settings, wish, found.rows, store))
    return _told(found, store, answers=len(answers))


def forget(wish: Wish, *, settings: Settings, note: str = "", led_to_by: Collection[str] = ()) -> dict[str, Any]:
    """Take away all that is held, and leave tombstones. Again, or after a crash: the rest of it.

    `note` says who asked and why; it is kept with the tombstones and must not name what is forgotten. What only came
    back is forgotten with what it was, whose words are `led_to_by`.
    """
    with open_warehouse(settings) as warehouse:
        run_key = begin("", dag_id="cli_forget", run_id=now().isoformat(), settings=settings)
        with _alone(warehouse, settings, wish, run_key):
            found = _find(warehouse, wish)
            urls = found.urls | wish.urls
            words = {*wish.words, *wish.urls, *found.words}
            with warehouse.begin() as conn:
                tombstones = add_tombstones(
                    conn,
                    words,
                    now=now(),
                    note=note,
                    beside=led_to_by or (wish.words if wish.source_key else words),
                    of_source=bool(led_to_by or wish.source_key),
                )
            _refuse_open(settings, found.rows)
            store = _records(settings, wish, found.rows, urls)
            texts = _texts(warehouse, settings, wish, found.rows, store)
            answers = forget_answers(settings.archive_url, texts)
            _erase(settings, store)
            lines = clear_logs(settings.home, urls) + clear_review(settings.home, urls, wish.source_key)
            with warehouse.begin() as conn:
                rows = delete_holdings(
                    conn, found.rows, urls=urls, texts=texts, now=now(),
                    observe=lambda: observe(conn, sql_dir=settings.sql_dir),
                )  # fmt: skip
                if wish.source_key:
                    delete_source_notes(conn, wish.source_key)
            keep_report(warehouse, run_key, StageReport.of("forget", made=len(found.rows.captures)))
    told = _told(found, store, answers=answers)
    logger.info("forgotten: %d captures, %d articles, rows %s", told["captures"], told["articles"], rows)
    return {**told, "rows": rows, "lines": lines, "tombstones": tombstones}


def forget_pages(refs: Sequence[CaptureRef], *, settings: Settings) -> None:
    """Only these captures, of which no text was published: what is forgotten, at an address whose article stays."""
    sources = load_sources(settings.sources_dir)
    with open_warehouse(settings) as warehouse:
        run_key = begin("", dag_id="cli_forget", run_id=now().isoformat(), settings=settings)
        captures = {ref.capture_id: ref.place for ref in refs}
        folders = {folder_of(place.file) for place in captures.values()}
        with alone_in(warehouse, settings, folders, sources, run_key, wait=TURN_WAIT):
            texts = texts_to_go(warehouse, settings, sources, captures=captures, places=captures.values())
            forget_answers(settings.archive_url, texts)
            erase_all(settings.archive_url, captures.values(), at=now())
            with warehouse.begin() as conn:
                delete_captures(conn, captures, texts=texts)
            keep_report(warehouse, run_key, StageReport.of("forget", made=len(captures)))


def let_in_again(wish: Wish, *, settings: Settings) -> int:
    """Take the tombstones of the wish away, with all that were set beside them, and say how many. What was forgotten
    comes back only by being fetched."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        lifted = lift_tombstones(conn, {*wish.words, *wish.urls})
        if wish.owner and lifted:
            delete_source_notes(conn, wish.owner.key)
    return lifted


def _alone(warehouse: Warehouse, settings: Settings, wish: Wish, run_key: str) -> AbstractContextManager[None]:
    """Nobody fetches it or takes it in meanwhile, and what killed runs left open is in archive and index."""
    with warehouse.begin() as conn:
        first, _ = _held(conn, wish)
    keys = {key for key in (wish.source_key, wish.owner and wish.owner.key, *first.source_keys) if key}
    folders = _folders(keys, first.captures.values())
    return alone_in(warehouse, settings, folders, wish.sources, run_key, wait=TURN_WAIT)


def _folders(keys: Iterable[str], places: Iterable[WarcPlace]) -> set[str]:
    """Where captures of these sources may lie, and where these do."""
    return {LOCK, *(folder_of(place.file) for place in places)}.union(*map(folders_of, keys))


def _refuse_open(settings: Settings, found: Holdings) -> None:
    """TransientError for a page in a part that is still written, as of a source under which it has only just come in:
    without its row nobody would find it there."""
    files = {place.file for place in found.captures.values()}
    if still_open := open_parts(settings.archive_url, settings.home / "parts", files):
        raise TransientError(
            f"a page of it lies in {min(still_open)}, which another run is still writing; it is kept out from now on. "
            "Start the same command again when that run has ended, to remove what is held"
        )


def _find(warehouse: Warehouse, wish: Wish) -> _Found:
    """Leads that were never fetched have no capture, but maybe the article's number."""
    with warehouse.begin() as conn:
        found, alike = _held(conn, wish)
        keys = {*found.source_keys, *([wish.owner.key] if wish.owner else []), *filter(None, [wish.source_key])}
        same = set()
        for url, key in leads_of(conn, keys):
            number = native_id(wish.sources.get(key), url)
            if (
                wish.source_key == key
                or url in wish.urls
                or (number and article_words(key, number) in found.article_words)
            ):
                same.add(url)
    urls = found.urls | same | ({wish.url} if wish.url else set())
    return _Found(replace(found, source_keys=frozenset(keys)), urls, alike)


def _held(conn: Connection, wish: Wish) -> tuple[Holdings, Alike]:
    """What is held under every spelling of every address that it turns out to have, and its copies at others."""
    urls = wish.urls
    copies: frozenset[UUID] = frozenset()
    while True:
        found = holdings(conn, source_key=wish.source_key, urls=urls, words=wish.words, copies=copies)
        alike = what_is_alike(conn, found, with_copies=wish.source_key is None)
        wider, more = urls.union(*map(spellings, found.urls)), copies.union(alike.copies)
        if wish.source_key or (wider, more) == (urls, copies):
            return found, alike
        urls, copies = wider, more


class _Store(NamedTuple):
    """Records to erase, those that no index knows too, and parts to remove as a whole."""

    places: list[WarcPlace]
    parts: list[str]


def _records(settings: Settings, wish: Wish, found: Holdings, urls: frozenset[str]) -> _Store:
    whole = part_names(settings.archive_url, folders_of(wish.source_key)) if wish.source_key else []
    folders = _folders(found.source_keys, found.captures.values())
    there = {*part_names(settings.archive_url, folders)} - {*whole}
    places = {place for place in found.captures.values() if place.file in there}
    # where redirects ended counts too: a record is found by its lead or by its target
    places |= set(records_of(settings.archive_url, sorted(there), urls | set(filter(_is_page, found.ends))))
    return _Store(sorted(places, key=lambda place: (place.file, place.offset)), whole)


def _erase(settings: Settings, store: _Store) -> None:
    remove_parts(settings.archive_url, store.parts)
    erase_all(settings.archive_url, store.places, at=now())


def _texts(warehouse: Warehouse, settings: Settings, wish: Wish, found: Holdings, store: _Store) -> frozenset[str]:
    return texts_to_go(
        warehouse,
        settings,
        wish.sources,
        captures=found.captures,
        articles=found.articles,
        places=store.places,
        parts=store.parts,
    )


def _is_page(url: str) -> bool:
    """The front page, to which dead addresses are often sent, is not the article."""
    return urlsplit(url).path not in {"", "/"}


def _told(found: _Found, store: _Store, *, answers: int) -> dict[str, Any]:
    return {
        "urls": sorted(found.urls),
        "captures": len(found.rows.captures),
        "articles": len(found.rows.articles),
        "records": len(store.places),
        "parts": len(store.parts),
        "answers": answers,
        "alike": sorted(found.alike.others),
    }
