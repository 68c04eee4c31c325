"""The first pages of a source that nobody has seen work are laid aside as files, for a person to look at."""

import gzip
import json
import logging
import shutil
from collections.abc import Sequence
from pathlib import Path

from pipeline.errors import naming_full_disk
from pipeline.model import Capture, FetchResult, Source
from pipeline.settings import Settings

logger = logging.getLogger(__name__)

_KEPT = 10


def keep_for_review(settings: Settings, source: Source, results: Sequence[FetchResult]) -> Path | None:
    """Of an unverified source's first run that fetches anything: up to ten pages, and the list that `newsfigures parse`
    reads. Later runs leave the folder as it is; a source marked as verified needs none."""
    captures = [result.capture for result in results if result.capture is not None][:_KEPT]
    folder = settings.home / "review" / source.key
    if not source.unverified or not captures or folder.exists():
        return None
    _write(folder, captures)
    logger.warning(
        "%s is unverified: %d pages kept for review; read them with newsfigures parse --jsonl %s",
        source.key,
        len(captures),
        folder / "pages.jsonl",
    )
    return folder


def _write(folder: Path, captures: Sequence[Capture]) -> None:
    """Beside first: a folder that is there is taken for whole."""
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with naming_full_disk(folder.parent):
            fresh.mkdir(parents=True)
            lines = []
            for number, capture in enumerate(captures, start=1):
                name = f"{number:02}.html.gz"
                (fresh / name).write_bytes(gzip.compress(capture.body, mtime=0))
                page = {"id": str(capture.capture_id), "url": capture.final_url, "file": name}
                lines.append(json.dumps({**page, "captured": capture.fetched_at.isoformat()}, ensure_ascii=False))
            (fresh / "pages.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
