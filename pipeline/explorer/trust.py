"""How far something can be trusted, in words: percentages are nothing that a reader could weigh. Pure."""

from dataclasses import dataclass

UNSURE_BELOW = 0.7
"""A field of which the reader is less sure is named as unsure. Figures are let into a series from 0.72 as a whole."""

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Trust:
    """`mark` names the sign beside the words: many, one, unsure, clash, mended or derived."""

    mark: str
    words: str


def count_word(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else f"{count:,}"
