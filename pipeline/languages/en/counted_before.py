"""English: what has come to a number, where that stands before its verb: cases rose to 450, from 400."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages.en.counted import unit_of
from pipeline.languages.en.cues import DOWN_VERBS, UP_VERBS
from pipeline.languages.en.morphology import is_plural
from pipeline.languages.words import word_list

_ADVERBS = r"(?:\s(?:[a-z]+ly|again|further|back|just|only|about|around|nearly|almost|over|roughly|some|more\sthan|less\sthan|at\sleast|a\srecord|a|only)){0,3}"
_VERB = re.compile(
    rf"\b(?P<subject>[A-Za-z][\w’'-]*(?:\s[\w’'-]+){{0,8}}?)\s(?:(?:has|have|had|will|would|is|are)\s)?(?:[a-z]+ly\s)?"
    rf"(?:{UP_VERBS}|{DOWN_VERBS}|stood|stands?|numbered|totall?ed|averaged|reached|hit)"
    rf"{_ADVERBS}\s(?:(?:to|from|at|by){_ADVERBS}\s)?(?:(?:\d[\d,.]*(?:\s(?:million|thousand))?),?\s(?:from|to|against|compared\s(?:to|with)){_ADVERBS}\s)?\Z",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\b(?:numbers?|total|count|tally)\sof\s(?:[\w’'-]+\s){0,3}?(?P<noun>[\w’'-]+s|people|men|women|children)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s(?:of|in|at|from|to|for|among|across|by|on|with|worldwide|nationwide)\b", re.IGNORECASE)
_SUMS = word_list("en", "plural_sums")


def counted_before(text: str, start: int, number_start: int) -> str | None:
    """The unit of a number behind its verb: that of the plural which is the subject, or of what the number is of."""
    match = _VERB.search(text, max(start, number_start - 120), number_start)
    if match is None:
        return None
    of = _NUMBER_OF.search(match["subject"])
    subject = match["subject"]
    head = of["noun"] if of else _BEHIND.split(subject, maxsplit=1)[0].rpartition(" ")[2]
    return unit_of(head) if is_plural(head) and head.lower() not in _SUMS else None
