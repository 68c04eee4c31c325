"""What pydantic finds wrong with a source file -> lines for its writer: where it stands, and what to write instead."""

import re
from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

_REMEDIES = {
    "bool_parsing": "is neither true nor false; write one of them, without quotes",
    "bool_type": "is neither true nor false; write one of them, without quotes",
    "date_from_datetime_parsing": "is no day; write it as 2026-04-14, without quotes",
    "date_parsing": "is no day; write it as 2026-04-14, without quotes",
    "date_type": "is no day; write it as 2026-04-14, without quotes",
    "float_parsing": "is no number; write it without quotes, such as 2.5",
    "float_type": "is no number; write it without quotes, such as 2.5",
    "greater_than": "is too little; write more than {gt}",
    "greater_than_equal": "is too little; write at least {ge}",
    "int_from_float": "is no whole number; write it without a fraction",
    "int_parsing": "is no whole number; write it without quotes, such as 300",
    "int_type": "is no whole number; write it without quotes, such as 300",
    "less_than_equal": "is too much; write at most {le}",
    "literal_error": "is not allowed; write {expected}",
    "model_type": "is neither a table nor what may stand for one; write its keys with their values",
    "string_too_short": "is too short; write at least {min_length} characters",
    "string_type": "is no text; put it in quotes",
    "too_short": "is empty; write at least {min_length} of them",
    "tuple_type": "is no list; put it in brackets, or a table under [[{place}]] with two",
}
"""What to write instead, by pydantic's word for the mistake."""
_CREDENTIALS = re.compile(r"(?<=//).*@|(?<=^['\"])[^\s/:]*:(?!//).*@")
"""Of an address, with or without its scheme. A password may hold any sign, and messages go into logs."""


def tell(path: Path, error: ValidationError, known: Collection[str], under: str | None = None) -> str:
    """One line per mistake. `known` are the keys that there are, `under` the table in which all of it stands."""
    lines = []
    places = [mistake["loc"] for mistake in error.errors()]
    for mistake in error.errors():
        if mistake["type"] == "too_short" and any(mistake["loc"] == place[:-1] for place in places):
            continue  # it is not empty: none of what it holds could be taken, which is told of each
        place = ".".join(str(part) for part in [under, *mistake["loc"]] if part is not None)
        if mistake["type"] == "extra_forbidden":
            like = get_close_matches(str(mistake["loc"][-1]), sorted(known), n=1)
            meant = f"; do you mean {like[0]}?" if like else ""
            lines.append(f"{path}: {place} is not known{meant}; see the fields in docs/add-a-source.md")
        elif mistake["type"] == "missing":
            lines.append(f"{path}: {place} is missing; add it (docs/add-a-source.md)")
        else:
            lines.append(f"{path}: {place} = {_shown(mistake['input'])} {_remedy(mistake)}")
    return "\n".join(lines)


def _shown(value: object) -> str:
    """
    >>> _shown("https://desk:secret@harbourpost.example/rss.xml")
    "'https://***@harbourpost.example/rss.xml'"
    """
    return _CREDENTIALS.sub("***@", repr(value))


def _remedy(mistake: ErrorDetails) -> str:
    told = _REMEDIES.get(mistake["type"])
    if told is None:
        return f"{mistake['msg'].removeprefix('Value error, ')}; correct it"
    return told.format_map({"place": ".".join(map(str, mistake["loc"][-1:])), **mistake.get("ctx", {})})
