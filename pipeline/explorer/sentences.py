"""A sentence and the number meant in it -> pieces, so that a page can mark the number. Pure."""

from collections.abc import Mapping
from typing import Any

from pipeline.explorer.show import plain


def pieces_of(row: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """Before the number, the number as printed, behind it; None where no words may be shown. Of a sentence that was cut
    the offset does not hold: the number is then looked for.

    >>> pieces_of({"sentence": "It had 5 of 15 users.", "surface": "5", "mark_at": 7, "sentence_shown": "whole"})
    ('It had ', '5', ' of 15 users.')
    """
    sentence, surface = row.get("sentence"), row.get("surface") or ""
    if not sentence:
        return None
    at = row.get("mark_at")
    whole = row.get("sentence_shown", "whole") == "whole"
    if at is None or not whole or sentence[at : at + len(surface)] != surface:
        at = sentence.find(surface) if surface else -1
    if at < 0:
        return plain(sentence), "", ""
    end = at + len(surface)
    return plain(sentence[:at]), plain(sentence[at:end]), plain(sentence[end:])
