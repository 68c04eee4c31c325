"""Values and days -> the axes of a chart: where they begin and end, and what is written at them. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.explorer.words.show import MONTHS

FILLED = 0.25
"""An axis begins at zero where the data then fill so much of its height; else it is cut, and shown as cut."""

ZERO_RULE = "The axis begins at zero."
CUT_RULE = "The axis does not begin at zero: the data would then fill less than a quarter of its height."
SIGNED_RULE = "The axis holds zero; what is below it is a fall or a loss."

_STEPS = (1, 2, 2.5, 5, 10)
_STEPS_OF_HEIGHT = 5
_MOST_TICKS = 7
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DAY_STEPS = (1, 2, 7, 14)
_SHORT_SPAN = 75
"""Days; what is shorter has days at its axis, what is longer months or years."""


@dataclass(frozen=True, slots=True)
class ValueAxis:
    low: float
    high: float
    ticks: tuple[float, ...]
    rule: str

    @property
    def is_cut(self) -> bool:
        return self.rule == CUT_RULE

    def share(self, value: float) -> float:
        """0 at the lower end, 1 at the upper one."""
        return (value - self.low) / (self.high - self.low)


def value_axis(values: Sequence[float], bounds: Sequence[float] = ()) -> ValueAxis:
    """`bounds`, the ends of bars, are to be within it too; whether it begins at zero is said by the values, so that one
    figure alone does. The same at every width.

    >>> value_axis([40, 100]).rule == ZERO_RULE, value_axis([90, 100]).rule == CUT_RULE
    (True, True)
    >>> value_axis([96000, 612300]).ticks
    (0.0, 200000.0, 400000.0, 600000.0, 800000.0)
    """
    every = [*values, *bounds]
    low, high = (min(every), max(every)) if every else (0.0, 0.0)
    if low < 0 < high:
        return _between(low, high, SIGNED_RULE)
    if high <= 0 and low < 0:
        turned = value_axis([-value for value in values], [-end for end in bounds])
        return ValueAxis(-turned.high, -turned.low, tuple(-tick for tick in reversed(turned.ticks)), turned.rule)
    from_zero = _between(0.0, high or 1.0, ZERO_RULE)
    spread = max(values) - min(values) if values else 0.0
    if spread == 0 or spread / from_zero.high >= FILLED:
        return from_zero
    cut = _between(low, high, CUT_RULE)
    return cut if cut.low > 0 else from_zero


def _between(low: float, high: float, rule: str) -> ValueAxis:
    step = _nice((high - low) / _STEPS_OF_HEIGHT)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return ValueAxis(first * step, last * step, tuple(round(at * step, 12) for at in range(first, last + 1)), rule)


def _nice(step: float) -> float:
    """
    >>> _nice(130000), _nice(0.3)
    (200000.0, 0.5)
    """
    power = 10.0 ** math.floor(math.log10(step))
    return next(float(one * power) for one in _STEPS if one * power >= step * 0.999999)


@dataclass(frozen=True, slots=True)
class TimeTick:
    on: date
    label: str
    is_year: bool


def time_ticks(first: date, last: date) -> list[TimeTick]:
    """Seven at most. A January is its year; where none is shown, the first tick carries the year.

    >>> [tick.label for tick in time_ticks(date(2025, 1, 1), date(2026, 6, 1))]
    ['2025', 'Apr', 'Jul', 'Oct', '2026', 'Apr']
    >>> [tick.label for tick in time_ticks(date(2026, 3, 2), date(2026, 3, 6))]
    ['2 Mar 2026', '3 Mar', '4 Mar', '5 Mar', '6 Mar']
    """
    days = (last - first).days
    is_monthly = days > _SHORT_SPAN
    monthly = (_months(first, last, step) for step in _MONTH_STEPS)
    few = (found for found in monthly if len(found) <= _MOST_TICKS)
    found = next(few, [date(first.year, 1, 1)]) if is_monthly else _days(first, last)
    ticks = [_tick(on, is_monthly=is_monthly) for on in found]
    if ticks and not any(tick.is_year for tick in ticks):
        ticks[0] = TimeTick(ticks[0].on, f"{ticks[0].label} {ticks[0].on.year}", False)
    return ticks


def _tick(on: date, *, is_monthly: bool) -> TimeTick:
    if is_monthly and on.month == 1:
        return TimeTick(on, str(on.year), True)
    month = MONTHS[on.month - 1]
    return TimeTick(on, month if is_monthly else f"{on.day} {month}", False)


def _days(first: date, last: date) -> list[date]:
    count = (last - first).days
    step = next((one for one in _DAY_STEPS if count // one + 1 <= _MOST_TICKS), _DAY_STEPS[-1])
    return [first + timedelta(days=at) for at in range(0, count + 1, step)]


def _months(first: date, last: date, step: int) -> list[date]:
    begins = 12 * first.year + first.month - 1 + (first.day > 1)
    begins += -begins % step
    ends = 12 * last.year + last.month - 1
    return [date(at // 12, at % 12 + 1, 1) for at in range(begins, ends + 1, step)]
