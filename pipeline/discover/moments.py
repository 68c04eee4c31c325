"""A date as feeds and sitemaps print it -> an instant, or only a day. A time without a zone is the source's own."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{8}")
_LONG_FRACTION = re.compile(r"(\.\d{6})\d+")
# email.utils knows the zones of RFC 822 only; feeds of these countries write their own
_ZONES = {"KST": 9, "JST": 9, "MSK": 3, "MSD": 4, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "BST": 1}
_ZONE_NAME = re.compile(r"\b([A-Z]{3,4})\s*$")
# it knows +0900 alone, takes +09:00 and GMT+0900 for UTC, and +09 and GMT+9 for no zone
_OFFSET = re.compile(r":\d{2}\s*(?:GMT|UTC)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\s*(?:\(.*\))?$")
# an ISO date with the name of a zone, as Ruby and many databases print it
_ISO_NAMED = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)? ?([A-Z][\w+:-]*)")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HALF_DAY = re.compile(r"(?<!\d)(0?\d|1[0-2])(:\d{2}(?::\d{2})?)\s*([AP])M\b", re.IGNORECASE)
_DOTTED = re.compile(r"(\d{4})([./])\s?(\d{1,2})\2\s?(\d{1,2})\.?(?=\s|$)")
_RUN_TOGETHER = re.compile(r"(\d{8})(\d{6})")
_YEARS = range(1990, 2100)
"""Others are what programs print for "no date" or "for ever"; the year 9999 is 10000 in a zone further east, and no
driver reads that."""
# what programs print for "no date"; email.utils would read it as 2001
_NO_YEAR = re.compile(r"\s0\d{3}\s")


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is None when only a day is printed; `on` is the day in the source's zone."""

    at: datetime | None
    on: date


def read_moment(text: str | None, zone: ZoneInfo) -> Moment | None:
    """
    >>> read_moment("Tue, 14 Apr 2026 08:05:00 +0900", ZoneInfo("Asia/Seoul")).at.isoformat()
    '2026-04-13T23:05:00+00:00'
    >>> read_moment("2026-04-14", ZoneInfo("Asia/Seoul"))
    Moment(at=None, on=datetime.date(2026, 4, 14))
    """
    text = _tidied((text or "").strip())
    is_day = _DAY.fullmatch(text) is not None
    found = _iso(text) or (None if is_day else _rfc822(_with_month_name(text)))
    if found is None or found.year not in _YEARS:
        return None
    if is_day:
        return Moment(None, found.date())
    try:
        local = found.replace(tzinfo=zone) if found.tzinfo is None else found.astimezone(zone)
        return Moment(local.astimezone(UTC), local.date())
    except OverflowError:
        return None


def _tidied(text: str) -> str:
    """What the two readers of dates read otherwise, or not, in the form that both know.

    >>> _tidied("2026. 4. 14 08:05"), _tidied("20260414080500"), _tidied("14 Apr 2026 12:05 am"), _tidied("8:05:00 PM")
    ('2026-04-14 08:05', '20260414T080500', '14 Apr 2026 00:05', '20:05:00')
    """
    if run_together := _RUN_TOGETHER.fullmatch(text):
        return "T".join(run_together.groups())
    if dotted := _DOTTED.match(text):
        year, _, month, day = dotted.groups()
        text = f"{year}-{month:0>2}-{day:0>2}{text[dotted.end() :]}"
    return _HALF_DAY.sub(_of_whole_day, text)


def _of_whole_day(half: re.Match[str]) -> str:
    return f"{int(half[1]) % 12 + 12 * (half[3] in 'Pp'):02}{half[2]}"


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_LONG_FRACTION.sub(r"\1", text))
    except ValueError:
        return None


def _with_month_name(text: str) -> str:
    """
    >>> _with_month_name("2026-04-14 08:05:00 UTC")
    '14 Apr 2026 08:05:00 UTC'
    """
    named = _ISO_NAMED.fullmatch(text)
    if named is None:
        return text
    year, month, day, time, zone = named.groups()
    return f"{day} {_MONTHS[int(month) - 1]} {year} {time} {zone}"


def _rfc822(text: str) -> datetime | None:
    try:
        parts = parsedate_tz(text)
        if parts is None or _NO_YEAR.search(text):
            return None
        naive = datetime(*parts[:6])  # noqa: DTZ001  the zone comes next
        if offset := _OFFSET.search(text):
            sign, hours, minutes = offset.groups()
            east = timedelta(hours=int(hours), minutes=int(minutes or 0))
            return naive.replace(tzinfo=timezone(east if sign == "+" else -east))
        named = _ZONE_NAME.search(text)
        if named and named.group(1) in _ZONES:
            return naive.replace(tzinfo=timezone(timedelta(hours=_ZONES[named.group(1)])))
        has_zone = re.search(r"(?:[+-]\d{2}:?\d{2}|\b(?:GMT|UTC?|Z|[ECMP][SD]T))\s*(?:\(.*\))?$", text) is not None
        return naive.replace(tzinfo=timezone(timedelta(seconds=parts[9] or 0))) if has_zone else naive
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
