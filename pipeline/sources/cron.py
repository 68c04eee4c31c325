"""A cron line as Airflow reads it, so that a wrong one is told with its file and not by the DAG that lacks."""

import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_FIELDS = ((0, 59, ()), (0, 23, ()), (1, 31, ("l",)), (1, 12, _MONTHS), (0, 7, _DAYS))
"""The least number, the most, and the words that may stand for one."""
_PART = re.compile(r"(?:\*|(\w+)(?:-(\w+))?)(?:/([1-9]\d*))?")


def read_cron(text: str) -> str:
    """The line as it is. ValueError where it is none.

    >>> read_cron("5-59/20 6 * * mon-fri")
    '5-59/20 6 * * mon-fri'
    """
    fields = text.split()
    if len(fields) != len(_FIELDS):
        raise ValueError("is no cron line; write five fields such as '*/20 * * * *'")
    for field, (least, most, words) in zip(fields, _FIELDS, strict=True):
        if not all(_is_part(part, least, most, words) for part in field.split(",")):
            named = f" or {', '.join(words)}" if words else ""
            raise ValueError(
                f"is no cron line: {field!r} is not within {least}-{most}{named}; write such as '*/20 * * * *'"
            )
    return text


def _is_part(part: str, least: int, most: int, words: tuple[str, ...]) -> bool:
    found = _PART.fullmatch(part)
    return found is not None and all(
        (end.isascii() and end.isdigit() and least <= int(end) <= most) or end.lower() in words
        for end in found.group(1, 2)
        if end is not None
    )
