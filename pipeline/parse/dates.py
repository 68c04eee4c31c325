"""A date as pages print it in their data -> an aware time, or a naive one where it names no zone."""

import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from htmldate import find_date

from pipeline.html import Page
from pipeline.model import Source

_NAMED_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "KST": 540, "MSK": 180, "МСК": 180, "BST": 60, "CET": 60, "CEST": 120, "EST": -300,
    "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip
_ISO = re.compile(
    r"(?P<y>(?:19|20)\d\d)\s*[-./年년]\s*(?P<m>\d{1,2})\s*[-./月월]\s*(?P<d>\d{1,2})\s*[일日.]?"
    r"(?:[T\s,]*+(?:\([^)]{1,3}\)\s*+)?\(?(?P<half>오전|오후|AM|PM)?\s*+"
    r"(?P<H>\d{1,2})(?::(?=\d\d)|시\s*)(?P<M>\d{1,2})분?(?::(?P<S>\d\d)(?:[.,]\d+)?)?\s*(?P<ampm>[AaPp]\.?[Mm]\.?)?"
    rf"\s*(?:(?:GMT|UTC)(?=[+-]\d\d))?(?P<zone>(?:{'|'.join(_NAMED_ZONES)})(?![A-Z])|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
)
_COMPACT = re.compile(
    r"^(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<H>\d\d)(?P<M>\d\d)(?P<S>\d\d)?)?(?P<zone>Z|[+-]\d{4})?$"
)
_EPOCH = re.compile(r"^1[0-9]{9}(?:\d{3})?$")
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_IN_WORDS = (
    re.compile(_DAY + r"\.?\s+(?P<m>[^\W\d_]{3,9})\.?,?\s+" + _YEAR),
    re.compile(r"(?P<m>[^\W\d_]{3,9})\.?\s+" + _DAY + r",?\s+" + _YEAR),
    re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<m>\d{1,2})\." + _YEAR),
    # of 04/05/2026 nobody can say which part is the month
    re.compile(r"(?<![\d/-])(?P<d>1[3-9]|[23]\d)([/-])(?P<m>0?[1-9]|1[0-2])\2" + _YEAR),
    re.compile(r"(?<![\d/-])(?P<m>0?[1-9]|1[0-2])([/-])(?P<d>1[3-9]|[23]\d)\2" + _YEAR),
)
_CLOCK = (
    r"(?<!\d)(?P<H>\d{1,2}):(?P<M>\d\d)(?::(?P<S>\d\d))?(?:\s*(?P<ampm>[AaPp]\.?[Mm]\b\.?))?"
    r"(?:\s*(?:(?:GMT|UTC)(?=[+-]\d\d))?(?P<zone>[+-]\d\d:?\d\d|[A-ZМСК]{1,4}\b))?"
)
_CLOCK_AFTER = re.compile(r"(?:\s*г(?:ода|\.)?)?[\s,|–—-]*(?:(?:at|в|um)\s+)?" + _CLOCK)
_CLOCK_BEFORE = re.compile(_CLOCK + r"[\s,|–—-]*(?:[^\W\d_]{2,9}\.?,?\s*)?$")
_NEAR = 40
"""Characters before a day in which its time is looked for."""

_MONTHS_TEXT = (
    "january января januar|february февраля februar|march марта märz|april апреля|may мая май mai|june июня juni|"
    "july июля juli|august августа|september сентября|october октября oktober|november ноября|december декабря dezember"
)
_MONTHS = tuple(tuple(names.split()) for names in _MONTHS_TEXT.split("|"))
_NO_TIME = datetime.fromtimestamp(0, UTC).replace(tzinfo=None)
"""What programs print that count seconds from there and have none."""

_YEARS = range(1900, 2100)
"""What other years a page names are mistakes, and those at the calendar's ends stand in no other zone's time."""


def read_date(text: str) -> datetime | None:
    """
    >>> read_date("2026-04-14T22:05:00.123+09:00").isoformat()
    '2026-04-14T22:05:00+09:00'
    >>> read_date("2026.01.29 18:40"), read_date("yesterday")
    (datetime.datetime(2026, 1, 29, 18, 40), None)
    >>> read_date("April 14, 2026 9:30 PM"), read_date("14 апреля 2026, 09:30")
    (datetime.datetime(2026, 4, 14, 21, 30), datetime.datetime(2026, 4, 14, 9, 30))
    """
    text = text.strip()
    if _EPOCH.match(text):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    match = _COMPACT.match(text) or _ISO.search(text)
    try:
        found = _from_parts(match.groupdict()) if match else _in_words(text) or parsedate_to_datetime(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return found if found.year in _YEARS and found.replace(tzinfo=None) != _NO_TIME else None


def _in_words(text: str) -> datetime | None:
    """A day with the name of its month, or day first, and the time after or before it."""
    for pattern in _IN_WORDS:
        for match in pattern.finditer(text):
            if month := month_of(match["m"].lower()):
                before = text[max(0, match.start() - _NEAR) : match.start()]
                clock = _CLOCK_AFTER.match(text, match.end()) or _CLOCK_BEFORE.search(before)
                time = clock.groupdict() if clock else dict.fromkeys(("H", "M", "S", "zone"))
                return _from_parts({**match.groupdict(), **time, "m": str(month)})
    return None


def month_of(name: str) -> int:
    """Its number by its name or the beginning of that; 0 where it is none."""
    if name.isdigit():
        return int(name)
    numbers = (at for at, names in enumerate(_MONTHS, 1) if any(full.startswith(name) for full in names))
    return next(numbers, 0)


def _from_parts(parts: dict[str, str | None]) -> datetime:
    hour = int(parts["H"] or 0)
    half = (parts.get("half") or parts.get("ampm") or "").lower().replace(".", "")
    if half in {"오후", "pm"} and hour < 12:
        hour += 12
    elif half in {"오전", "am"} and hour == 12:
        hour = 0
    zone = _zone(parts["zone"])
    year, month, day = (int(parts[name] or 0) for name in "ymd")
    return datetime(year, month, day, hour, int(parts["M"] or 0), int(parts["S"] or 0), tzinfo=zone)


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in _NAMED_ZONES:
        return timezone(timedelta(minutes=_NAMED_ZONES[text])) if _NAMED_ZONES[text] else UTC
    if text[0] not in "+-":
        return None
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
