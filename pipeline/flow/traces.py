"""Files under the home folder that name what is forgotten: pages laid aside for review, and logs."""

import json
import logging
import shutil
from collections.abc import Collection
from pathlib import Path

logger = logging.getLogger(__name__)

_LARGEST = 200_000_000


def clear_review(home: Path, urls: Collection[str], source_key: str | None) -> int:
    """Pages with these URLs, or of the source; how many."""
    gone = 0
    for listing in sorted((home / "review").glob("*/pages.jsonl")):
        lines = listing.read_text("utf-8").splitlines()
        if listing.parent.name == source_key:
            gone += len(lines)
            shutil.rmtree(listing.parent)
            continue
        named = [line for line in lines if _page(line).get("url") in urls]
        for line in named:
            (listing.parent / Path(str(_page(line).get("file"))).name).unlink(missing_ok=True)
        if named:
            listing.write_text("".join(f"{line}\n" for line in lines if line not in named), "utf-8")
        gone += len(named)
    return gone


def _page(line: str) -> dict[str, object]:
    """Not every line need be one of ours: the file is for people to work with."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def clear_logs(home: Path, urls: Collection[str]) -> int:
    """Lines of *.log below home that name one of these URLs; how many. In place, since their writers hold them open."""
    marks = [url.encode() for url in urls]
    gone = 0
    for file in sorted(home.rglob("*.log")) if marks else ():
        if file.is_symlink() or not file.is_file():
            continue
        if file.stat().st_size > _LARGEST:
            logger.warning(
                "%s is too large to be looked through; look yourself whether it names what is forgotten", file
            )
            continue
        gone += _clear(file, marks)
    return gone


def _clear(file: Path, marks: Collection[bytes]) -> int:
    with file.open("r+b") as log:
        lines = log.readlines()
        kept = [line for line in lines if not any(mark in line for mark in marks)]
        if len(kept) < len(lines):
            log.seek(0)
            log.writelines(kept)
            log.truncate()
    return len(lines) - len(kept)
