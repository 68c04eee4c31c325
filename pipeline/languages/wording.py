"""What the text calls a measure that the catalogue does not list: the rules that a language tells it by."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Patterns and callables. One for what stands *before* a number ends with `\\Z`; one for what stands *after* is
    matched at the number's end. Callables take the whole text and bounds, and give the words as printed."""

    of: re.Pattern[str]  # between a noun and its number: prize money of [about] 70,000 dollars
    by: re.Pattern[str]  # between what is changed and its number: expand the fleet by 30 %
    again: re.Pattern[str]  # between two numbers of one thing: 110 cm (3 feet), 13 % or 2 points
    named: re.Pattern[str] = _NEVER  # before a number, group `measure`: общей площадью более миллиона метров
    determined: re.Pattern[str] = _NEVER  # before a number that shares its noun: a 2.8 % discount
    behind: re.Pattern[str] = _NEVER  # after such a number, group `noun`
    part: re.Pattern[str]  # after a number, up to what it is a part of: of the
    possessive: re.Pattern[str] = _NEVER  # between an owner and what is owned: the company's staff
    predicate: Callable[[str, int, int], str | None]  # right behind what a share is of: are obese, use medication
    linking: re.Pattern[str]  # verbs whose subject is what is measured: is, reached, rose
    verb: Callable[[str, int, int], str | None]  # the last other verb: what is done, since who does it is no measure
    people: re.Pattern[str]  # nouns that say no more than that people or pieces are counted
    proper: Callable[[str, bool], bool]  # whether a phrase is a name: its words, and whether it opens the sentence
    by_subject: bool = (
        False  # whether Language.subject, rather than the noun phrases, tells the subject of a linking verb
    )
    dimensions: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # that say it all -> metric and its word
