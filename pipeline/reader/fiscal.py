"""Quarters of a fiscal year, where the text says when one ends: *the second quarter ended August 31*. Its words for
quarters mean those of its own year. The grammars offer both readings; of two the network prefers the calendar's."""

from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter, itemgetter

from pipeline.languages.calendar import add_months, holding
from pipeline.model import Grain
from pipeline.reader.fiscal_years import in_years
from pipeline.reader.inputs import SAME, DocumentInput, TimeInput
from pipeline.reader.time_features import Days

_MONTHS, _YEAR = 3, 12  # of a quarter and a year
_LENGTHS = range(80, 101)  # days of a quarter
_WEEKS_OF_YEAR = range(358, 380)  # days of 52 and 53 weeks
_NEAR = timedelta(days=7)  # from the end of a quarter of 13 weeks to that of a month
_LATEST = timedelta(days=150)  # from the end of a quarter to its report
_Moved = dict[Days, Days]  # days by the calendar -> days of the fiscal year


def told(document: DocumentInput) -> DocumentInput:
    """The document in which such words have the days of the fiscal year alone, and the rules' claims have them too."""
    if document.published is None:
        return document
    named = _named(document, document.published)
    found = _reported(document, named, document.published) | named
    if not found:
        return document
    by_sentence = _by_sentence(document, found)
    times = tuple(_moved(one, found, by_sentence) for one in document.times)
    numbers = tuple(
        replace(number, claim=in_years(number.claim, by_sentence[number.sentence])) for number in document.numbers
    )
    return replace(document, times=times, numbers=numbers)


def _named(document: DocumentInput, published: date) -> dict[TimeInput, Days]:
    """Quarters by their number, where the grammar has other days for the same words, from a quarter that the text says
    the end of or calls fiscal. *The year to October* alone, which prices rise over, tells of no quarters."""
    printed, further = _quarters(document, "printed"), dict[tuple[int, int], list[TimeInput]]()
    for one in _quarters(document, "further"):
        further.setdefault((one.sentence, one.upto), []).append(one)
    words = {(one.sentence, one.upto) for one in printed}
    stated = {_phase(one.days) for key, every in further.items() if key not in words for one in every}
    stated |= {_phase(one.days) for one in printed} | {_phase(_last_quarter(one)) for one in _long(document)}
    meant: dict[TimeInput, Days] = {}
    for one in printed:
        others = [other for other in further.get((one.sentence, one.upto), ()) if _are_apart(other, one)]
        begun = [other for other in others if other.start <= published or published < one.end]
        if begun and not any(_are_apart(other, others[0]) for other in others):
            meant[one] = _whole(max(begun, key=attrgetter("start")).days)
    is_fiscal = document.joins.fiscal_year.search
    stated |= {_phase(days) for one, days in meant.items() if is_fiscal(document.text, one.at, one.upto)}
    return {one: days for one, days in meant.items() if _phase(days) in stated}


def _long(document: DocumentInput) -> list[TimeInput]:
    """Halves and years of weeks that the text says the end of: *the first half, which ended Aug. 1*."""
    printed = {(one.sentence, one.upto): one for one in document.times if one.source == "printed"}
    further = [one for one in document.times if one.source == "further"]
    halves = [one for one in further if one.grain == Grain.HALF and (one.sentence, one.upto) in printed]
    years = [one for one in further if one.grain == Grain.WEEK and (one.end - one.start).days in _WEEKS_OF_YEAR]
    return [one for one in halves if _are_apart(one, printed[one.sentence, one.upto])] + years


def _last_quarter(one: TimeInput) -> Days:
    return add_months(one.end, -_MONTHS), one.end


def _reported(document: DocumentInput, named: dict[TimeInput, Days], published: date) -> dict[TimeInput, Days]:
    """*The quarter*: the last one that has ended, where it is none of the calendar."""
    printed = _quarters(document, "printed")
    stated = [one.days for one in printed if not _is_of_calendar(one.days)]
    ended = (days for days in (*stated, *named.values()) if timedelta(0) <= published - days[1] <= _LATEST)
    last = max(ended, key=itemgetter(1), default=None)
    return {one: last for one in printed if last and one.flags[SAME] and _is_of_calendar(one.days)}


def _quarters(document: DocumentInput, source: str) -> list[TimeInput]:
    quarters = (one for one in document.times if one.source == source and one.grain == Grain.QUARTER)
    return [one for one in quarters if (one.end - one.start).days in _LENGTHS]


def _are_apart(one: TimeInput, other: TimeInput) -> bool:
    """By other than whole years."""
    return (one.start.month, one.start.day) != (other.start.month, other.start.day)


def _phase(days: Days) -> int:
    """Which month of a quarter of the calendar it begins with, 13 weeks that begin a few days before it included."""
    return (days[0] + _NEAR).month % _MONTHS


def _is_of_calendar(days: Days) -> bool:
    return days[0].day == 1 and days[0].month % _MONTHS == 1


def _whole(days: Days) -> Days:
    """The quarter of the calendar, for one of 13 weeks that is nearly that."""
    quarter = holding(days[0] + _NEAR, Grain.QUARTER)
    is_near = quarter and abs(days[0] - quarter.start) <= _NEAR and abs(days[1] - quarter.end) <= _NEAR
    return (quarter.start, quarter.end) if quarter and is_near else days


def _by_sentence(document: DocumentInput, found: dict[TimeInput, Days]) -> list[_Moved]:
    """What days by the calendar mean, as the words up to the end of each sentence have it."""
    own: dict[int, _Moved] = {}
    for one, days in found.items():
        own.setdefault(one.sentence, {})[one.days] = days
    rows, latest = list[_Moved](), _Moved()
    for sentence in range(len(document.sentences)):
        if sentence in own:
            latest = latest | own[sentence]
        rows.append(latest)
    return rows


def _moved(one: TimeInput, found: dict[TimeInput, Days], by_sentence: list[_Moved]) -> TimeInput:
    if one in found:
        start, end = found[one]
        return replace(one, start=start, end=end)
    later = add_months(one.start, _YEAR), add_months(one.end, _YEAR)
    if one.source == "shifted" and later in by_sentence[one.sentence]:
        start, end = (add_months(day, -_YEAR) for day in by_sentence[one.sentence][later])
        return replace(one, start=start, end=end)
    return one
