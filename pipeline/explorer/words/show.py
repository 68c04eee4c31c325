"""Values -> the words a page shows. Every text of an article goes through `plain` before it is shown anywhere."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError

from pipeline.catalog.limit_tables import JOIN
from pipeline.model.claim import UNKNOWN_LIMIT

_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

_SIGNS = {
    "percent": "%",
    "percentage_point": " pp",
    "basis_point": " bp",
    "ratio": "×",
    "Cel": " °C",
    "m2": " m²",
    "km2": " km²",
    "m3": " m³",
}
_NOUNS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
    "user": "user",
}
_PLURALS = {"person": "people", "time": "times"}
_QUALIFIERS = {
    "about": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "at most ",
    "up_to": "up to ",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain(text: Any) -> str:
    """Without marks that turn the direction of what follows, and without control characters: both can hide words."""
    said = "" if text is None else str(text)
    return said if said.isprintable() else _CONTROL.sub("�", _BIDI.sub("", said))  # marks of both kinds are not


def number(value: Any) -> str:
    """
    >>> number(Decimal("1435000.50")), number(Decimal("0.5")), number(None)
    ('1,435,000.5', '0.5', '')
    """
    if value is None:
        return ""
    whole, _, rest = f"{Decimal(str(value)):,f}".partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".")


def rounded(value: Decimal, digits: int) -> Decimal:
    """As it is where it has nearly as many digits as the arithmetic of Decimal keeps: rounding one of more fails.

    >>> rounded(Decimal("12.34"), 1), rounded(Decimal("1e40"), 1)
    (Decimal('12.3'), Decimal('1E+40'))
    """
    return value if value.adjusted() > _ROUNDED else round(value, digits)


_ROUNDED = 20
_SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))
_IN_WORDS = (Decimal("1e6"), Decimal("1e18"))
"""What is larger is none of these words, and has more digits than the arithmetic of Decimal keeps."""


def short(value: Any) -> str:
    """A large number in words, where no digit is lost by it.

    >>> short(Decimal(5370000)), short(Decimal("24600000000")), short(Decimal(1234567)), short(Decimal(612300))
    ('5.37 million', '24.6 billion', '1,234,567', '612,300')
    """
    amount = Decimal(0) if value is None else Decimal(str(value))
    for power, name in _SCALES if _IN_WORDS[0] <= abs(amount) < _IN_WORDS[1] else ():
        if abs(amount) >= 10**power:
            is_exact = amount == int(amount) and int(amount) % 10 ** (power - 3) == 0
            return f"{number(amount.scaleb(-power))} {name}" if is_exact else number(value)
    return number(value)


def unit(code: str | None, value: Any = None) -> str:
    """
    >>> unit("percent"), unit("count:country"), unit("user", 1), unit("KRW"), unit("a")
    ('%', ' countries', ' user', ' KRW', ' years')
    """
    if not code or code in _SIGNS:
        return _SIGNS.get(code or "", "")
    noun = _NOUNS.get(code, code.removeprefix("count:"))
    if noun == code and code not in {*_PLURALS, *_NOUNS}:
        return f" {code}"
    return f" {noun}" if value == 1 else f" {_plural(noun)}"


def _plural(noun: str) -> str:
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def amount(row: Mapping[str, Any]) -> str:
    """A value with its range, sign, unit and qualifier.

    >>> amount({"value": Decimal(-84000000000), "unit": "KRW"})
    '−84 billion KRW'
    """
    low, high = _whole(row, row["value"]), _whole(row, row.get("value_high"))
    sign = {"up": "+", "down": "−"}.get(row.get("direction") or "", "") if row.get("kind") == "change" else ""
    about = _QUALIFIERS.get(row.get("qualifier") or "", "")
    return f"{about}{sign}{_minus(_span(low, high))}{unit(row['unit'], high or low)}"


def _minus(digits: str) -> str:
    """With the sign that a fall has."""
    return digits.replace("-", "−")


def bounds(row: Mapping[str, Any]) -> str:
    """
    >>> bounds({"low": Decimal("81.5"), "high": Decimal("82.5"), "unit": "percent"})
    '81.5–82.5%'
    """
    low, high = _whole(row, row.get("low"), 4), _whole(row, row.get("high"), 4)
    if low is None and high is None:
        return ""
    if low is None or high is None:
        return f"{_minus('at least ' + short(low) if high is None else 'at most ' + short(high))}{unit(row['unit'])}"
    return _minus(short(low) if low == high else _span(low, high)) + unit(row["unit"])


def _span(low: Any, high: Any) -> str:
    """
    >>> _span(Decimal(1700000000000), Decimal(1800000000000)), _span(Decimal(5), None)
    ('1.7–1.8 trillion', '5')
    """
    if high is None:
        return short(low)
    (one, _, scale), (other, _, same) = short(low).partition(" "), short(high).partition(" ")
    return f"{one}–{other} {scale}".strip() if scale == same else f"{number(low)}–{number(high)}"


def _whole(row: Mapping[str, Any], value: Any, digits: int = 3) -> Any:
    """Of what arithmetic gives three digits, and of its bounds four: nobody has counted what is beyond.

    >>> [number(_whole({"is_derived": True}, Decimal(value))) for value in ("326502811000", "0.5")]
    ['327,000,000,000', '0.5']
    """
    if not row.get("is_derived") or value is None:
        return value
    exact = Decimal(value)
    return round(exact, digits - 1 - exact.adjusted()) if exact else exact


@cache
def place(code: str | None) -> str:
    """
    >>> place("NO"), place("US-CA"), place(None)
    ('Norway', 'US-CA', '')
    """
    return "" if code is None else Locale("en").territories.get(code, code)


def entity_and_place(row: Mapping[str, Any]) -> str:
    """
    >>> entity_and_place({"entity_name": "MeowTalk", "region": "NO", "metric_key": "users", "whole": "adults"})
    'MeowTalk, Norway, of adults'
    """
    whole = part_of(row["metric_key"], row["whole"])
    return ", ".join(filter(None, [plain(row["entity_name"]), place(row["region"]), whole]))


@cache
def period(start: date | None, end: date | None, grain: str | None) -> str:
    """
    >>> period(date(2026, 3, 1), date(2026, 4, 1), "month"), period(date(2025, 10, 1), date(2026, 1, 1), "quarter")
    ('Mar 2026', 'Q4 2025')
    """
    if start is None or end is None:
        return ""
    last = end - timedelta(days=1)
    named = {
        "month": f"{MONTHS[start.month - 1]} {start.year}",
        "quarter": f"Q{start.month // 3 + 1} {start.year}",
        "half": f"H{start.month // 6 + 1} {start.year}",
        "year": f"{start.year}",
    }
    if grain in named and _is_whole(start, end, _LENGTHS[grain]):
        return named[grain]
    return day(start) if start == last else f"{day(start)} – {day(last)}"


_LENGTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def _is_whole(start: date, end: date, months: int) -> bool:
    """Whether it is a month, quarter, half or year of the calendar, and not a stretch as long as one."""
    first = 12 * start.year + start.month - 1
    last = 12 * end.year + end.month - 1
    return start.day == end.day == 1 and last - first == months and first % months == 0


def day(on: date | None) -> str:
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}" if on else ""


def moment(at: datetime | None) -> str:
    """To the minute; all times of the warehouse are UTC."""
    return f"{at:%Y-%m-%d %H:%M}" if at else ""


def ago(on: date | datetime | None, today: date) -> str:
    """
    >>> [ago(on, date(2026, 4, 15)) for on in (date(2026, 4, 14), date(2026, 4, 1), None)]
    ['yesterday', '14 days ago', 'never']
    """
    if on is None:
        return "never"
    days = (today - (on.date() if isinstance(on, datetime) else on)).days
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago" if days > 0 else "today")


def share(part: Any) -> str:
    """
    >>> share(Decimal("0.925")), share(Decimal("0.0007")), share(None)
    ('92%', '0.07%', '')
    """
    if part is None:
        return ""
    percent = 100 * float(part)
    return f"{percent:.0f}%" if percent >= 10 or percent == 0 else f"{percent:.2g}%"


def words(key: str | None) -> str:
    """
    >>> words("monthly_active_users")
    'monthly active users'
    """
    return (key or "").replace("_", " ")


def shorter(text: str | None, most: int = 160) -> str:
    """Cut at a space, where it is longer."""
    said = plain(text)
    return said if len(said) <= most else f"{said[:most].rpartition(' ')[0] or said[:most]} …"


@cache
def language_name(code: str) -> str:
    """
    >>> language_name("ko"), language_name("zz")
    ('Korean', 'zz')
    """
    try:
        return Locale(code).get_display_name("en") or code
    except UnknownLocaleError:
        return code


def modality_label(modality: str | None) -> str:
    """Nothing for what happened or holds, which most claims are.

    >>> modality_label("forecast"), modality_label("actual")
    ('forecast', '')
    """
    return "" if modality in {None, "actual"} else words(modality)


def limited(metric_key: str, limit: str | None) -> str:
    """
    Without a limit that the catalogue does not know.

    >>> limited("users", "abroad+android"), limited("monthly_active_users", ""), limited("users", "other")
    ('users (abroad, android)', 'monthly active users', 'users')
    >>> limited("time_spent", "per:day")
    'time spent (per day)'
    """
    if not limit or limit == UNKNOWN_LIMIT:
        return words(metric_key)
    return f"{words(metric_key)} ({', '.join(words(key).replace(':', ' ') for key in limit.split(JOIN))})"


def part_of(metric_key: str, whole: str | None) -> str:
    """
    What a share is of: words of a text, or the key of the metric itself with its limit.

    >>> part_of("users", "users"), part_of("users", "users+abroad"), part_of("users", "adults"), part_of("users", None)
    ('of all users', 'of users (abroad)', 'of adults', '')
    """
    if not whole:
        return ""
    metric, _, limit = whole.partition(JOIN)
    if metric != metric_key:
        return f"of {plain(whole)}"
    return f"of {limited(metric, limit)}" if limit else f"of all {words(metric)}"


def series_title(series: Mapping[str, Any]) -> str:
    """
    >>> series_title(
    ...     {"entity_name": "MeowTalk", "metric_key": "users", "region": "NO", "whole": None, "kind": "level",
    ...      "modality": "forecast"}
    ... )
    'MeowTalk: users, Norway, forecast'
    """
    kind = "" if series["kind"] == "level" else f" ({series['kind']})"
    metric = limited(series["metric_key"], series.get("metric_limit"))
    parts = [f"{series['entity_name']}: {metric}{kind}", place(series["region"])]
    whole = part_of(series["metric_key"], series["whole"])
    return plain(", ".join(part for part in [*parts, whole, modality_label(series.get("modality"))] if part))


def is_web(url: str | None) -> bool:
    """Only such an address becomes a link: javascript: and data: do not."""
    return bool(url) and str(url).lower().startswith(("https://", "http://"))
