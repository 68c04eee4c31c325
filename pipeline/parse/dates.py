"""A date as pages print it in their data -> an aware time, or a naive one where it names no zone."""

import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from htmldate import find_date

from pipeline.html import Page
from pipeline.model import Source

_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*[-./年년]\s*(?P<m>\d{1,2})\s*[-./月월]\s*(?P<d>\d{1,2})\s*[일日.]?"
    r"(?:[T\s,(]*(?:\([^)]{1,3}\)\s*)?(?P<half>오전|오후|AM|PM)?\s*"
    r"(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,]\d+)?)?\s*(?P<ampm>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|KST|MSK|МСК|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_COMPACT = re.compile(
    r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)?)?(?P<zone>Z|[+-]\d{4})?$"
)
_EPOCH = re.compile(r"^1[0-9]{9}(?:\d{3})?$")
_YEARS = range(1900, 2100)
"""What other years a page names are mistakes, and those at the calendar's ends stand in no other zone's time."""
_NAMED_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "KST": 540, "MSK": 180, "МСК": 180}


def read_date(text: str) -> datetime | None:
    """
    >>> read_date("2026-04-14T22:05:00.123+09:00").isoformat()
    '2026-04-14T22:05:00+09:00'
    >>> read_date("2026.01.29 18:40"), read_date("yesterday")
    (datetime.datetime(2026, 1, 29, 18, 40), None)
    """
    text = text.strip()
    if _EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    match = _COMPACT.match(text) or _ISO.search(text)
    try:
        found = _from_match(match) if match else parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found.year in _YEARS else None


def _from_match(match: re.Match[str]) -> datetime:
    parts = match.groupdict()
    hour = int(parts["H"] or 0)
    half = (parts.get("half") or parts.get("ampm") or "").lower().replace(".", "")
    if half in {"오후", "pm"} and hour < 12:
        hour += 12
    elif half in {"오전", "am"} and hour == 12:
        hour = 0
    zone = _zone(parts["zone"])
    year, month, day = int(parts["y"]), int(parts["m"]), int(parts["d"])
    return datetime(year, month, day, hour, int(parts["M"] or 0), int(parts["S"] or 0), tzinfo=zone)


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in _NAMED_ZONES:
        return timezone(timedelta(minutes=_NAMED_ZONES[text])) if _NAMED_ZONES[text] else UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "").ljust(4, "0")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


_LATEST = "2099-12-31"
"""htmldate would ask the clock; a page read again must give the same day."""


def day_somewhere_on(page: Page, url: str, captured_at: datetime | None) -> datetime | None:
    """The day that htmldate finds in texts, in the address or in other places that are not made to tell it.

    Quick mode: the extensive search took up to 165 ms, and what else it found on our corpora was wrong.
    """
    latest = captured_at.date().isoformat() if captured_at else _LATEST
    try:
        found = find_date(deepcopy(page.root), url=url, original_date=True, extensive_search=False, max_date=latest)
    except (ValueError, OverflowError):
        return None  # a zone or a year that no clock has, anywhere on the page, is more than htmldate bears
    return datetime.fromisoformat(found) if found else None


def place(moment: datetime, source: Source | None, neighbour: datetime | None = None) -> tuple[datetime, bool]:
    """The time with a zone, and whether that zone is a guess.

    A source's zone gives the day that the paper's readers see. Where neither page nor source names a zone, the time
    is kept as printed under UTC and marked: the day stays the printed one, which is all that a claim's period needs.
    """
    zone = ZoneInfo(source.time_zone) if source is not None and source.time_zone != "UTC" else None
    if moment.tzinfo is not None:
        return (moment.astimezone(zone) if zone else moment), False
    if zone is not None:
        return moment.replace(tzinfo=zone), False
    if neighbour is not None and neighbour.tzinfo is not None:
        return moment.replace(tzinfo=neighbour.tzinfo), False
    return moment.replace(tzinfo=UTC), True
