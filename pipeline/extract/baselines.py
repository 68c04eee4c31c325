"""What a change is against: printed beside it, the number it is measured from, or what changes before were against."""

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.catalog import metrics
from pipeline.extract.printed_times import (
    MOVING,
    is_compared,
    make,
    mention_of,
    own,
    period_of,
    says_year,
    shifted,
)
from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.extract.units import dimension
from pipeline.languages.calendar import moved
from pipeline.languages.language import Days
from pipeline.model import ClaimKind, Grain, Period

_PARTS = frozenset({Grain.QUARTER, Grain.HALF})
_OF_A_YEAR = _PARTS | {Grain.MONTH}
_DASH = re.compile(r"[-–—~∼/]")
_BESIDE = 6  # characters between a ratio and the number that it multiplies


def assign(readings: list[Reading], scene: Scene) -> None:
    """After the periods: of a movement between two times the period is the last, and the first what it is against."""
    for index, reading in enumerate(readings):
        if reading.kind not in MOVING:
            continue
        following = readings[index + 1] if index + 1 < len(readings) else None
        if split(reading, scene):
            continue
        found = _beside(reading, following, scene) or _of_apposed(readings, index, scene)
        found = found or _printed(reading, following, scene)
        reading.baseline = found or _kept(reading, readings[:index], scene) or customary(reading)
    starts(readings, scene)


def starts(readings: list[Reading], scene: Scene) -> None:
    """ "It rose 12 percent, from 40 to 45 million": what a change began with was so when the change is counted from."""
    joins = scene.language.joins
    for index, (first, last) in enumerate(pairwise(readings)):
        if not joins.moved_to.fullmatch(scene.text, first.end, last.start) or not _same_time(first, last):
            continue
        if not joins.moved_from.search(scene.text, scene.start, first.start) or {first.kind, last.kind} & MOVING:
            continue
        change = readings[index - 1] if index and readings[index - 1].kind in MOVING else None
        then = change.baseline if change and _same_time(change, last) else None
        first.period = then or first.period


def _same_time(one: Reading, other: Reading) -> bool:
    periods = one.period, other.period
    return bool(one.period and other.period) and len({(each.start, each.end) for each in periods if each}) == 1


def split(reading: Reading, scene: Scene) -> bool:
    """ "rose 12 percent between 2022 and 2024". What is printed with a dash, or lies in one year, is one span."""
    mention = mention_of(reading.period, scene)
    days = mention.days if mention else None
    if mention is None or days is None or days.first is None or days.last is None:
        return False
    within = days.first.grain is not Grain.YEAR and days.first.start.year == days.last.start.year
    if within or _DASH.search(scene.text, mention.start, mention.end):
        return False
    reading.period, reading.baseline = make(days.last, mention, scene), make(days.first, mention, scene)
    return True


def apposed(readings: list[Reading], index: int, scene: Scene) -> tuple[Reading | None, Reading] | None:
    """ "It had 14 million in March, from 17 million in December, a decline of 16 percent": what a change in apposition
    explains, the level and the number that it was compared with; "from 17 in December to 14 in March" in turn."""
    reading = readings[index]
    if index == 0 or reading.kind not in MOVING:
        return None
    last, earlier = readings[index - 1], readings[index - 2] if index > 1 else None
    start = max([last.end, *(one.end for one in scene.mentions if last.end <= one.start < reading.start)])
    if not scene.language.period_contexts.apposed.fullmatch(scene.text, start, reading.start):
        return None
    if last.kind in MOVING:
        return apposed(readings, index - 1, scene)  # a decline of 3 million, or 16 percent
    if is_compared(last, scene):
        measured = {dimension(one.unit) for one in (earlier, last) if one} - {"bare"}
        return earlier if len(measured) < 2 else None, last
    return (last, earlier) if earlier and is_compared(earlier, scene) else None


def _of_apposed(readings: list[Reading], index: int, scene: Scene) -> Period | None:
    """The time of the number compared with, unless the change prints one of its own behind it."""
    reading, after = readings[index], readings[index + 1].start if index + 1 < len(readings) else scene.end
    pair = apposed(readings, index, scene)
    if pair is None or any(one.baseline and reading.end <= one.start < after for one in scene.mentions):
        return None
    then = pair[1].period
    same = then and reading.period and (then.start, then.end) == (reading.period.start, reading.period.end)
    return None if same else then


def customary(reading: Reading) -> Period | None:
    """Sales of a quarter, profits of a half, anything of a whole year: a change in percent that is against nothing said
    is against the year before."""
    period = reading.period
    metric = metrics().get(reading.metric_id or "")
    if reading.kind is not ClaimKind.CHANGE or dimension(reading.unit) != "percent" or not period or not metric:
        return None
    yearly = period.grain is Grain.YEAR and period.basis != "inherited"
    if not yearly and not (metric.seasonal and period.grain in _PARTS | {Grain.YEAR}):
        return None
    whole = Days(period.start, period.end, period.grain)
    following = moved(whole, 1)
    if following is None or following.start != period.end or period.start.day != 1:
        return None  # the past three years, the year so far
    days = moved(whole, -1, Grain.YEAR)
    return Period(start=days.start, end=days.end, grain=days.grain, text="", basis="assumed") if days else None


def before(mention: Mention, period: Period | None) -> Days | None:
    """What one compares with lies before: the second quarter, of a third, is that of its year and not the latest."""
    days = mention.days
    if days and period and days.grain in _OF_A_YEAR and not says_year(mention) and days.start > period.start:
        return moved(days, -1, Grain.YEAR)
    return days


def base(scene: Scene) -> Period | None:
    """The time that a year earlier is counted from: the one of the sentence, else the newest in force."""
    printed = [one for one in own(scene) if not one.against]
    if printed:
        return period_of(printed[-1], scene)
    newest = max(scene.memory.times, key=lambda told: (-told.age, told.period.end), default=None)
    return newest.period if newest else None


def _beside(reading: Reading, following: Reading | None, scene: Scene) -> Period | None:
    """233 times the 51,552 of July 2023; up 12 percent from 300 in 2022: the number it is measured against has the
    baseline for its period."""
    if following is None or not following.period or following.period == reading.period:
        return None
    touches = reading.kind is ClaimKind.RATIO and 0 <= following.start - reading.end <= _BESIDE
    from_it = (
        following.kind not in MOVING
        and is_compared(following, scene)
        and "," not in scene.text[reading.end : following.start]
    )
    return following.period if touches or from_it else None


def _printed(reading: Reading, following: Reading | None, scene: Scene) -> Period | None:
    after = following.start if following else scene.end
    marked = [one for one in scene.mentions if one.baseline]
    behind = [one for one in marked if reading.end <= one.start]
    near = [one for one in behind if one.start < after] or behind or [one for one in marked if one.end <= reading.start]
    for mention in near:
        days = shifted(mention, reading.period or base(scene)) or before(mention, reading.period)
        if days and reading.period and days.start == reading.period.start and mention.relative and mention.days:
            days = moved(days, -1)  # in March, up on last month: the one before it
        if days and (reading.period is None or days.start != reading.period.start):
            return make(days, mention, scene)
    return None


def _kept(reading: Reading, earlier: list[Reading], scene: Scene) -> Period | None:
    """Of changes over one time, the first says what they are all against."""
    told = [(one.period, one.baseline) for one in earlier if one.baseline and one.baseline.basis != "assumed"]
    told = told or [scene.memory.compared] if scene.memory.compared else told
    if not told or reading.period is None or any(one.shift or one.baseline for one in scene.mentions):
        return None
    period, baseline = told[-1]
    same = period is not None and (period.start, period.end) == (reading.period.start, reading.period.end)
    return replace(baseline, basis="inherited") if same and baseline else None
