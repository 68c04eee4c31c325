"""A sentence and the number meant in it -> pieces, so that a page can mark the number. Pure."""

from collections.abc import Mapping
from typing import Any

from pipeline.explorer.words.show import plain
from pipeline.warehouse.citing import place_of


def pieces_of(row: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Before the number, the number as printed, behind it; None where no words may be shown. Where the row does not say
    where the number begins in the words that it has, it is looked for.

    >>> pieces_of({"sentence": "It had 15 of 5 users.", "surface": "5", "number_start": 13})
    ('It had 15 of ', '5', ' users.')
    >>> pieces_of({"sentence": "In 2025 it had 5 of 15 users.", "surface": "5"})
    ('In 2025 it had ', '5', ' of 15 users.')
    """
    sentence, surface = row.get("sentence"), row.get("surface") or ""
    if not sentence:
        return None
    at = row.get("number_start")
    if at is None or sentence[at : at + len(surface)] != surface:
        at = place_of(sentence, surface) if surface else -1
    if at < 0:
        return plain(sentence), "", ""
    end = at + len(surface)
    return plain(sentence[:at]), plain(sentence[at:end]), plain(sentence[end:])
