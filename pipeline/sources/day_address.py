"""The address of a list of one day, in which the day is filled in."""

import re
from string import Formatter

_FILLED = frozenset({"year", "month", "day", "page"})
_REMEDY = "use {year}, {month} or {month:02}, {day} or {day:02}, and {page} where a day has several"


def read_day_address(text: str) -> str:
    """The address as it is. ValueError where the day cannot be filled in.

    Without the whole day in it, all that it lists would be taken for articles of each day.
    """
    try:
        fields = {name: form for _, name, form, _ in Formatter().parse(text) if name is not None}
    except ValueError as error:
        raise ValueError(f"cannot be filled in ({error}); {_REMEDY}") from error
    wrong = [name for name, form in fields.items() if name not in _FILLED or not re.fullmatch(r"(?:0\d)?", form or "")]
    if wrong or not {"year", "month", "day"} <= set(fields):
        why = f"has a field that cannot be filled in: {{{wrong[0]}}}" if wrong else "does not name the whole day"
        raise ValueError(f"{why}; {_REMEDY}")
    return text
