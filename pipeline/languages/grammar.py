"""What a language's words are to each other: which are verbs and of what sort, which only add a shade."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Tag(StrEnum):
    NOUN = "noun"  # and adjectives: what noun phrases are made of
    VERB = "verb"
    PREPOSITION = "prep"
    JOIN = "join"  # and, which, while
    OWN = "own"  # a possessive
    STOP = "stop"  # comma, colon, dash, bracket
    MARK = "mark"
    OTHER = "other"


class Word(NamedTuple):
    """A word or mark where it stands; `text` is lower-cased."""

    start: int
    end: int
    tag: Tag
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """For languages that choose whom a number is about by weights."""

    words: Callable[[str, int, int], list[Word]]  # of a sentence, in text order
    verb_sort: Callable[[str], str]  # have, be, move, reach, harm, pay, say, win, or how the form ends
    helping: frozenset[str]  # verbs that help another
    light: frozenset[str]  # words between what governs a number and the number: more than, the, at least
    opens: frozenset[str]  # prepositions that open a clause where a verb follows: after Oslo won
