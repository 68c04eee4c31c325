"""How far something can be trusted, in words: percentages are nothing that a reader could weigh. Pure."""

from dataclasses import dataclass

from pipeline.explorer.words.plurals import count_word

UNSURE_BELOW = 0.7
"""A field of which the reader is less sure is named as unsure. Figures are let into a series from 0.78 as a whole."""


@dataclass(frozen=True, slots=True)
class Trust:
    """`mark` names the sign beside the words: many, one, unsure, clash, mended or derived."""

    mark: str
    words: str


JUDGED = {"fix": "mended by a person", "right": "found right by a person"}
"""What a verdict says of a claim."""


def backed(origins: int, sources: int) -> Trust:
    if origins > 1:
        return Trust("many", f"{count_word(origins)} origins agree")
    return Trust("one", f"{count_word(sources)} papers, one origin" if sources > 1 else "one origin")
