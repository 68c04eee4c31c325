r"""A language's table of printed times, patterns/periods.txt -> rules, in its order.

    [week of month | week_of_month]
        \b(?P<n>first|last)\sweek\sof\s(?P<m>{month})
    [yesterday | at -1 | relative]
        \byesterday\b
    [grain on grain | shift back month | adverb]
        \bmonth-on-month\b

A head says the rule's name, what it means, and further fields of PeriodRule; `case`: capitals count. What it means is a
function of a module of the language, of its TIMES, of `period_words` or of `calendar`; with arguments, one
that makes such a function.
"""

import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from pipeline.languages import calendar, period_words
from pipeline.languages.heads import Entry, entries
from pipeline.languages.times import PeriodRule
from pipeline.model import Grain

_MARKS = frozenset({"relative", "same", "fleeting", "adverb"})
_FUNCTIONS = frozenset({"shift", "against", "onward"})  # fields named in the head before their function


def period_rules(
    code: str,
    own: tuple[ModuleType, ...],
    given: Mapping[str, str],
    *,
    name: str = "periods",
    fold: re.RegexFlag = re.IGNORECASE,
) -> tuple[PeriodRule, ...]:
    """`own`: the modules of the language, the first of which has its TIMES; `given`: patterns that may stand in those
    of the table."""
    return tuple(period_rule(entry, own, fold) for entry in entries(code, name, given, parts=None))


def period_rule(entry: Entry, own: tuple[ModuleType, ...], fold: re.RegexFlag = re.IGNORECASE) -> PeriodRule:
    name, *said = entry.row.head
    fields: dict[str, Any] = {}
    for part in said:
        field, _, function = part.partition(" ")
        if part in _MARKS:
            fields[part] = True
        elif field in _FUNCTIONS:
            fields[field] = _function(entry, function, own)
        elif part != "case":
            fields["resolve"] = _function(entry, part, own)
    fields["relative"] = "relative" in fields or "shift" in fields
    return PeriodRule(name, entry.compiled(fold), **fields)


def _function(entry: Entry, said: str, own: tuple[ModuleType, ...]) -> Any:
    name, *arguments = said.split()
    for place in (*own, own[0].TIMES, period_words, calendar):
        if found := getattr(place, name, None):
            return found(*(Grain(one) if one.isalpha() else int(one) for one in arguments)) if arguments else found
    raise entry.error(f"no function {name!r} in {own[0].__name__}, in its TIMES, in period_words or in calendar")
