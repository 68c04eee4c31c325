"""At the end of the month, quarter or year, at month-end: its last day. It is that of the one that the text has spoken
of last, else of the last one that is over; where what is told is still to come, of the one to come. The grammars know
the day of publication alone."""

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import islice
from operator import attrgetter

from pipeline.languages.calendar import holding, last_day, moved
from pipeline.languages.language import NEVER
from pipeline.languages.times import Days as Span
from pipeline.model import Grain, Modality
from pipeline.reader.compared import apart_from
from pipeline.reader.fiscal_years import in_years
from pipeline.reader.inputs import ASIDE, COMPARED, ONE_DAY, RELATIVE, DocumentInput, NumberInput, TimeInput
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass
from pipeline.reader.time_features import FLAGS, Days

_MOST = 100  # of such words that a text is read for: each is held against all of its times
_BACK = 3  # sentences in which a text has spoken of it
_BREAK = re.compile(r"[,;:()\n]")  # of a clause


def told(document: DocumentInput) -> DocumentInput:
    """The document in which such words have the last day that is over, and the one to come as what they may mean."""
    found = list(_ends(document, document.published)) if document.published else []
    times, numbers = document.times, document.numbers
    for day, coming in found:
        before = [one for one in times if _is_printed_as(one, day)]
        flags = before[0].flags if before else day.flags
        ends = [replace(day, flags=flags)]
        ends += [replace(day, start=start, end=end, source="further", flags=flags) for start, end in coming]
        times = (*(one for one in times if one not in before), *ends)
        over = {one.days: day.days for one in before}
        numbers = tuple(_with_day(number, over, day.sentence) for number in numbers)
    return replace(document, times=times, numbers=numbers) if found else document


def _is_printed_as(one: TimeInput, day: TimeInput) -> bool:
    """A single day that the grammar has for the same words."""
    is_same = one.sentence == day.sentence and one.at < day.upto and day.at < one.upto
    return is_same and one.source == "printed" and one.end - one.start == ONE_DAY


def _with_day(number: NumberInput, over: dict[Days, Days], sentence: int) -> NumberInput:
    return replace(number, claim=in_years(number.claim, over)) if number.sentence == sentence else number


def _ends(document: DocumentInput, published: date) -> Iterator[tuple[TimeInput, list[Days]]]:
    """The last day that is over, and those to come."""
    pattern = document.joins.its_end
    printed = sorted((one for one in document.times if _is_told(one)), key=attrgetter("at"))
    left = _MOST
    for sentence, (start, end) in enumerate(document.sentences) if pattern is not NEVER else ():
        for match in islice(pattern.finditer(document.text, start, end), left):
            left -= 1
            near = [one for one in printed if one.sentence >= sentence - _BACK and one.upto <= match.start()]
            days = _last_days(Grain(str(match.lastgroup)), near, published)
            flags = tuple(place == RELATIVE for place in range(FLAGS))
            over = next(one for one in days if one[0] <= published)
            day = TimeInput(*over, Grain.INSTANT, "printed", *match.span(), sentence, flags)
            yield day, [one for one in days if one[0] > published]


def _is_told(one: TimeInput) -> bool:
    return one.source == "printed" and not (one.flags[COMPARED] or one.flags[ASIDE])


def _last_days(grain: Grain, near: list[TimeInput], published: date) -> list[Days]:
    """Of those that were spoken of, the last one first, and of those around publication."""
    now = holding(published, grain)
    spoken = ((holding(one.start, grain), one) for one in reversed(near))
    held: list[Span | None] = [span for span, one in spoken if span and one.end <= span.end]
    ends = (last_day(span) for span in (*held, now, moved(now, -1) if now else None))
    return list(dict.fromkeys((day.start, day.end) for day in ends if day))


def still_to_come(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """What has not come about yet is of the day to come, where its words may mean that and one that is over; in their
    clause other times have no chance."""
    published = view.document.published
    if published is None or "modality" not in passed or str(passed["modality"].best) == Modality.ACTUAL:
        return passed
    row, near = view.row(number), view.index.times_of(view.row(number).sentence)
    further = [one for one in near if one.source == "further" and one.start > published and one.grain == Grain.INSTANT]
    coming = {(one.at, one.upto) for one in further}
    over = [one for one in near if one.source == "printed" and (one.at, one.upto) in coming and one.start <= published]
    others: set[Hashable] = {one.days for one in over}
    if any(_is_beside(view, row, one) for one in over):
        others |= set(passed["period"].options.keys) - {one.days for one in further}
    return {**passed, "period": apart_from(passed["period"], others)}


def _is_beside(view: View, row: NumberInput, one: TimeInput) -> bool:
    """In its clause, or at the head of its sentence, with no other time between."""
    text, (start, _) = view.document.text, view.document.sentences[row.sentence]
    first, last = (row.end, one.at) if row.end <= one.at else (one.upto, row.start)
    printed = (other for other in view.index.times_of(row.sentence) if other.source == "printed")
    is_next = not any(first <= other.at < last for other in printed)
    return is_next and (one.at == start or not _BREAK.search(text, first, last))
