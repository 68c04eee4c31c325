"""Captures of the archive that are to be read elsewhere -> files that list them, and back."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import IO, Any
from uuid import UUID

from pipeline.archive.store import Store
from pipeline.flow.batches import cut
from pipeline.flow.run import settings_or_env
from pipeline.flow.story import to_reread
from pipeline.model import CaptureRef, WarcPlace
from pipeline.settings import Settings
from pipeline.warehouse import captures_by_id, feed_dates, open_warehouse

SUFFIX = ".jsonl"
IN_A_FILE = 500
"""Captures to a file, and so to a task of Spark: minutes of reading."""


def list_to_reread(
    folder: str,
    *,
    source_key: str | None,
    read_by: str | None,
    first_day: date | None,
    end_day: date | None,
    settings: Settings | None = None,
) -> int:
    """Write what `reextract` would read to files in `folder` (a URL), in which none lie yet; how many captures."""
    settings = settings_or_env(settings)
    ids = to_reread(settings=settings, source_key=source_key, read_by=read_by, first_day=first_day, end_day=end_day)
    store, pages = Store(folder), 0
    with open_warehouse(settings) as warehouse:
        for number, part in enumerate(cut(ids, IN_A_FILE)):
            with warehouse.begin() as conn:
                refs = captures_by_id(conn, [UUID(text) for text in part])
                dates = feed_dates(conn, [ref.url for ref in refs])
            lines = (json.dumps(_line(ref, dates.get(ref.url))) for ref in refs)
            store.replace(f"{number:06}{SUFFIX}", "".join(f"{line}\n" for line in lines).encode())
            pages += len(refs)
    return pages


def clear_reread(folder: str) -> None:
    """Take `folder` (a URL) away, with the articles that lie there. None is no error."""
    above, _, name = folder.rstrip("/").rpartition("/")
    store = Store(above)
    if store.exists(name):
        store.remove_folder(name)


def listed_captures(stream: IO[bytes]) -> Iterator[tuple[CaptureRef, datetime | None]]:
    """The captures of a file, each with the moment that a feed gives it."""
    for line in stream:
        found = json.loads(line)
        place = WarcPlace(file=found["file"], offset=found["offset"], length=found["length"])
        feed_date = found["feed_date"]
        yield (
            CaptureRef(
                capture_id=UUID(found["capture_id"]),
                url=found["url"],
                final_url=found["final_url"],
                source_key=found["source_key"],
                fetched_at=datetime.fromisoformat(found["fetched_at"]),
                content_type=found["content_type"],
                sha256=found["sha256"],
                place=place,
            ),
            datetime.fromisoformat(feed_date) if feed_date else None,
        )


def _line(ref: CaptureRef, feed_date: datetime | None) -> dict[str, Any]:
    return {
        "capture_id": str(ref.capture_id),
        "url": ref.url,
        "final_url": ref.final_url,
        "source_key": ref.source_key,
        "fetched_at": ref.fetched_at.isoformat(),
        "content_type": ref.content_type,
        "sha256": ref.sha256,
        "file": ref.place.file,
        "offset": ref.place.offset,
        "length": ref.place.length,
        "feed_date": feed_date.isoformat() if feed_date else None,
    }
