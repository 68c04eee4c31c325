"""Printed times that no number is true of: the day of a report, a part of a name. Shared by the languages' periods."""

import re
from dataclasses import dataclass, fields

from pipeline.languages.heads import by_field
from pipeline.languages.language import NEVER
from pipeline.languages.times import PrintedTime

_SAID, _NAME, _THING = 60, 30, 45  # characters before a time within which each of these stands


@dataclass(frozen=True, slots=True, kw_only=True)
class NonPeriodContexts:
    """What makes a printed time no period. A pattern for what stands before it ends with `\\Z`."""

    said_before: re.Pattern[str] = NEVER  # "reported on"
    said_after: re.Pattern[str] = NEVER
    title: re.Pattern[str] = NEVER  # a title in quotation marks: what it says of times is a name
    name_before: re.Pattern[str] = NEVER  # a name that ends with a year: Expo 2020
    thing_before: re.Pattern[str] = NEVER  # "the", together with
    thing_after: re.Pattern[str] = NEVER  # " strategy": the 2017 strategy

    def __call__(self, time: PrintedTime) -> bool:
        text, (start, end) = time.text, (time.span.start, time.span.end)
        first, last = time.sentence.start, time.sentence.end
        said = self.said_before.search(text, max(first, start - _SAID), start)
        if (said and not time.reported) or self.said_after.match(text, end, last):
            return True
        if any(one.start() < start and end < one.end() for one in self.title.finditer(text, first, last)):
            return True
        if not time.year:
            return False
        if self.name_before.search(text, max(first, start - _NAME), start):
            return True
        names = self.thing_before.search(text, max(first, start - _THING), start)
        return bool(names and self.thing_after.match(text, end, last))


def non_period_contexts(code: str) -> NonPeriodContexts:
    """non_periods.txt: [said before], as the fields of NonPeriodContexts are called."""
    return NonPeriodContexts(**by_field(code, "non_periods", [field.name for field in fields(NonPeriodContexts)]))
