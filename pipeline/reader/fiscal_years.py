"""Parts of a fiscal year that is called by its number: *Q2 FY26*. The grammar reads them by the calendar. A text shows
which months they have by a time that it prints in full (*the quarter ended September 30, 2025*); firms that report in
rupees count from April, as their law has it, and so are their quarters without a year (*Q3 profit*) counted. Where a
text calls its quarter fiscal and says of no quarter when it ends, it is that of the calendar which ended last, if that
one's results are due and by the calendar's count it would be long past or not be over yet."""

from dataclasses import replace
from datetime import date, timedelta
from operator import attrgetter

from pipeline.languages.calendar import add_months, holding
from pipeline.languages.language import NEVER
from pipeline.model import Claim, Grain
from pipeline.reader.inputs import DocumentInput, TimeInput
from pipeline.reader.signs import SIGNS
from pipeline.reader.time_features import Days

# months from the calendar's Q2 of 2026 to the Q2 FY26 of a year that ends in December, March, June, September; and that
# begins in April of 2026, as Japan calls it
_STEPS = (0, -9, -6, -3, 3)
_FROM_APRIL = -9
_BARE = 3  # months from the calendar's quarter of a number to the one before publication of a year from April
_RUPEES = "INR"
_YEAR, _QUARTER = 12, 3  # months
_WEEKS_OF_QUARTER = range(84, 99)  # days
_NEAR = 40  # characters around a quarter that may call it fiscal
_DUE = timedelta(days=56)  # from the end of a quarter of the calendar, until those a month later have results
_LONG_PAST = timedelta(days=120)  # from the end of a quarter: the results of the one behind it are out
_PARTS = frozenset({Grain.QUARTER, Grain.HALF, Grain.MONTH})


def told(document: DocumentInput) -> DocumentInput:
    """The document in which such words have the days of their fiscal year, and the rules' claims have them too."""
    if document.published is None or document.joins.fiscal_year is NEVER:
        return document
    steps = _steps(document, document.published)
    if not steps:
        return document
    by_words = {(one.sentence, one.upto): step for one, step in steps.items()}
    starts = {(one.start, one.upto) for one in steps}
    times = tuple(
        _moved(one, steps.get(one, by_words.get((one.sentence, one.upto), 0)))
        for one in document.times
        if one in steps
        or one.source != "further"
        or (one.sentence, one.upto) not in by_words
        or _is_before(one, starts)
    )
    moved = {one.days: _moved(one, step).days for one, step in steps.items()}
    times = tuple(_moved_before(one, steps) for one in times)
    numbers = tuple(replace(number, claim=in_years(number.claim, moved)) for number in document.numbers)
    return replace(document, times=times, numbers=numbers)


def _moved_before(one: TimeInput, steps: dict[TimeInput, int]) -> TimeInput:
    """What is counted from a time that is moved: *a year earlier*, *the previous quarter*."""
    if one.source != "shifted":
        return one
    for back in (_YEAR, _QUARTER):
        later = add_months(one.start, back), add_months(one.end, back)
        step = next((step for other, step in steps.items() if other.days == later), 0)
        if step:
            return _moved(one, step)
    return one


def _is_before(one: TimeInput, starts: set[tuple[date, int]]) -> bool:
    """Whether it is that of the calendar a year before one of those that are moved."""
    return (add_months(one.start, _YEAR), one.upto) in starts


def _steps(document: DocumentInput, published: date) -> dict[TimeInput, int]:
    """By printed time how many months it is moved; those of a year that stay where they are as well."""
    joins, text = document.joins, document.text
    printed = [one for one in document.times if one.source in {"printed", "last_day"}]
    numbered = [one for one in printed if joins.fiscal_year.search(text, one.at, one.upto)]
    is_in_rupees = any(number.claim.unit == _RUPEES for number in document.numbers)
    full = {
        one.days for one in printed if one not in numbered and not joins.quarter_alone.fullmatch(text, one.at, one.upto)
    }
    step = _step(numbered, full, is_in_rupees)
    found = dict.fromkeys(numbered, step) if step else {}
    alone = [one for one in printed if joins.quarter_alone.fullmatch(text, one.at, one.upto)]
    if is_in_rupees and step in {None, _FROM_APRIL}:
        found |= {one: _BARE for one in alone if add_months(one.end, _BARE) <= published}
    elif step is None and (bare := _bare_step(document, alone, full, published)):
        found |= dict.fromkeys(alone, bare)
    return found


def _bare_step(document: DocumentInput, alone: list[TimeInput], full: set[Days], published: date) -> int:
    """How many months later the quarter lies that the text first calls fiscal; 0 where it calls none so, nothing tells,
    or the grammar has read its end (`fiscal`)."""
    called = [one for one in alone if one.source == "printed" and _is_called_fiscal(document, one)]
    if not called or _has_other_days(document, called[0]) or any(map(_is_of_weeks, document.times)):
        return 0
    first, last = called[0].days, holding(add_months(published, -_QUARTER), Grain.QUARTER)
    stated = [days for days in full if add_months(days[0], _QUARTER) == days[1] and days[1] <= published]
    is_due = last is not None and published - last.end <= _DUE
    is_unlikely = first[1] > published or published - first[1] > _LONG_PAST
    if stated:
        start = max(stated)[0]
    elif last is not None and is_due and is_unlikely:
        start = last.start
    else:
        return 0
    return (start.year - first[0].year) * _YEAR + start.month - first[0].month


def _is_called_fiscal(document: DocumentInput, one: TimeInput) -> bool:
    text = document.text
    around = f"{text[max(0, one.at - _NEAR) : one.at]}{SIGNS[0]}{text[one.upto : one.upto + _NEAR]}"
    return document.joins.called_fiscal.search(around) is not None


def _is_of_weeks(one: TimeInput) -> bool:
    """A quarter of the firm's own: *the 12 weeks ended Jan. 25*."""
    return one.grain == Grain.WEEK and (one.end - one.start).days in _WEEKS_OF_QUARTER


def _has_other_days(document: DocumentInput, one: TimeInput) -> bool:
    """Whether the grammar offers another quarter of the same or the next year for its words."""
    further = (other for other in document.times if other.source == "further" and other.grain == Grain.QUARTER)
    return any(
        other.sentence == one.sentence and other.upto == one.upto and other.start.month != one.start.month
        for other in further
    )


def _step(numbered: list[TimeInput], full: set[Days], is_in_rupees: bool) -> int | None:
    """The one by which the last of them, and then most of them, are a time that the text prints in full; None where
    nothing shows it."""
    parts = sorted((one for one in numbered if one.grain in _PARTS), key=attrgetter("start"), reverse=True)
    shown = {step: [_moved(one, step).days in full for one in parts] for step in _STEPS}
    first, second = sorted(_STEPS, key=lambda step: (shown[step][:1], sum(shown[step])), reverse=True)[:2]
    if any(shown[first]) and (shown[first][:1], sum(shown[first])) != (shown[second][:1], sum(shown[second])):
        return first
    return _FROM_APRIL if numbered and is_in_rupees else None


def _moved(one: TimeInput, step: int) -> TimeInput:
    if one.source == "last_day":
        end = add_months(one.end, step)
        return replace(one, start=end - (one.end - one.start), end=end)
    return replace(one, start=add_months(one.start, step), end=add_months(one.end, step))


def in_years(claim: Claim, moved: dict[Days, Days]) -> Claim:
    """The claim with the days of its period that these were moved to, where they were."""
    period = claim.period
    days = moved.get((period.start, period.end)) if period else None
    return replace(claim, period=replace(period, start=days[0], end=days[1])) if period and days else claim
