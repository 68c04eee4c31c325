"""Which of the times that the sentences before have told is still in force for a number that prints none."""

from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.printed_times import MOVING, bracket, is_compared, is_reported_for, own, parted, period_of
from pipeline.extract.reading import Reading, Scene, Told
from pipeline.extract.units import dimension
from pipeline.model import ClaimKind, Grain, Period

_ENUMERATOR = 4  # characters of a sentence that only numbers a row: "12."
_IN_MIND = 4  # sentences for which an older time still competes with a newer one
_OTHERS_HOLD = 2  # sentences for which a printed time holds for numbers that are no figures


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    if not readings and scene.end - scene.start <= _ENUMERATOR:
        return
    kept = max(scene.language.figures_hold, _IN_MIND)
    memory.times = [replace(told, age=told.age + 1) for told in memory.times if told.age + 1 < kept]
    told = [
        one
        for one in readings
        if one.period and one.period.basis != "inherited" and not one.blocked and not bracket(one.start, scene)
        if one.kind in MOVING or not is_compared(one, scene)
    ]
    memory.times.extend(_told(one, scene) for one in told)
    compared = {one.period.span.start for one in readings if one.period and one.period.span and is_compared(one, scene)}
    heard = {told.period for told in memory.times}
    for mention in own(scene):
        period = None if bracket(mention.start, scene) else period_of(mention, scene)
        if period and period not in heard and not mention.fleeting and mention.start not in compared:
            memory.times.append(Told(period, at=scene.start, heads=scene.text[scene.end - 1] == ":"))
    changes = [one for one in readings if one.baseline and one.baseline.basis != "assumed"]
    against = [(one.period, one.baseline) for one in changes if one.period and one.baseline]
    memory.compared = against[0] if against else memory.compared
    for one in readings:
        if one.period and one.period.basis == "inherited":
            memory.times.append(_told(one, scene))


def _told(reading: Reading, scene: Scene) -> Told:
    if reading.period is None:
        raise ValueError(f"reading at {reading.start} has no period to remember")
    fleeting = {one.start for one in scene.mentions if one.fleeting}
    return Told(
        reading.period,
        metric_id=reading.metric_id,
        metric=reading.metric,
        unit=reading.unit,
        fleeting=reading.period.span is not None and reading.period.span.start in fleeting,
        at=scene.start,
    )


def inherited(reading: Reading, readings: list[Reading], scene: Scene) -> Period | None:
    """The newest time in force of the same series: older ones are mostly what it was compared with."""
    if any(one.onward and not one.days for one in scene.mentions):
        return None  # three months later: it says when, but from a time that is not known
    if _is_open(reading, scene) or scene.language.period_contexts.customary.match(scene.text, reading.end, scene.end):
        return None
    if scene.published is None and any(one.relative and not one.days and not one.shift for one in scene.mentions):
        return None  # it says when, but from a day of publication that is not known
    since = min((told.age for told in scene.memory.times), default=0)
    times = [told for told in scene.memory.times if since < _held_for(reading, told, scene)]
    times = [told for told in times if not told.fleeting and not _is_compared_with(told, readings, scene)]
    held = [told for told in times if _continues(reading, told, scene)]
    if not held and reading.kind is not ClaimKind.PRICE:
        newest = [told for told in times if told.age < scene.language.time_holds and _holds_on(told, scene)]
        held = [told for told in newest if told.age == min(one.age for one in newest)]
    found = max((told.period for told in held), key=lambda period: _standing(period, scene), default=None)
    spoken = scene.memory.compared
    if (
        found
        and spoken
        and (found.start, found.end) == (spoken[0].start, spoken[0].end)
        and scene.language.began_with.search(scene.text, max(scene.start, reading.start - 40), reading.start)
    ):
        found = spoken[1]  # down from 7.06 percent: of the time that the change before was against
    return replace(found, basis="inherited") if found else None


def _held_for(reading: Reading, told: Told, scene: Scene) -> int:
    """Sentences since the newest time: known metrics go on longer with a quarter that a report is named for."""
    named = told.unit is None and reading.metric_id and is_reported_for(told.period)
    return max(scene.language.figures_hold, _IN_MIND if named else 0)


def _is_open(reading: Reading, scene: Scene) -> bool:
    """Since its launch: a time without an end is none, and none is taken over."""
    opens = scene.language.period_contexts.open_from.finditer(scene.text, scene.start, scene.end)
    ends = [(min(reading.start, match.start()), max(reading.start, match.start())) for match in opens]
    return any(not parted(start, end, scene) for start, end in ends)


def _is_compared_with(told: Told, readings: list[Reading], scene: Scene) -> bool:
    """What the sentence itself compares with (against 700 million in July) is not when its other numbers are true."""
    for mention in scene.mentions:
        days = mention.days
        if days is None or (told.period.start, told.period.end) != (days.start, days.end):
            continue
        ahead = [one for one in readings if one.end <= mention.start]
        if mention.baseline or (ahead and is_compared(ahead[-1], scene)):
            return True
    return False


def _standing(period: Period, scene: Scene) -> tuple[bool, date, bool, timedelta]:
    """Newer times hold before older ones, what is over before what is only expected, and of two with one end the whole
    month before its last day, but a quarter before the months from the year's beginning."""
    over = scene.published is None or period.end <= scene.published + timedelta(days=1)
    length = period.end - period.start
    cumulative = period.grain is not Grain.YEAR and length > timedelta(days=100)
    return over, period.end, not cumulative, length


def _continues(reading: Reading, told: Told, scene: Scene) -> bool:
    """A figure (a known metric, a share) goes on with the time in force; any other number only with that of its own
    series, the same unit and thing measured, in its own paragraph. Prices are of the moment."""
    if told.heads or (reading.metric_id and reading.metric_id == told.metric_id):
        return True
    if scene.text.find("\n", told.at, scene.start) >= 0 and not _is_akin(reading, told, scene):
        return False
    if told.unit is None and told.metric is None and told.period.grain in {Grain.YEAR, Grain.DECADE}:
        return False  # something came to be in 2009; there are 30 million now
    if reading.kind is ClaimKind.PRICE or (_is_day(told) and told.unit is None and told.metric is None):
        return False
    return _is_figure(reading.metric_id, reading.unit) or _goes_on(reading, told, scene)


def _is_akin(reading: Reading, told: Told, scene: Scene) -> bool:
    """In a new paragraph the time of what merely happened is over, and that of a figure of another sort, but for a
    quarter that is reported on; so are "today", which as often means these days, and times to come."""
    if scene.published and told.period.start >= scene.published:
        return False
    reported = reading.metric_id is not None and told.period.grain in {Grain.QUARTER, Grain.HALF}
    return reported or told.metric_id is not None or (told.unit is not None and told.unit == reading.unit)


def _goes_on(reading: Reading, told: Told, scene: Scene) -> bool:
    if told.age >= _OTHERS_HOLD or scene.text.find("\n", told.at, scene.start) >= 0:
        return False
    return told.metric is not None and (told.unit == reading.unit or _is_figure(told.metric_id, told.unit))


def _holds_on(told: Told, scene: Scene) -> bool:
    """Whether a time is still that of numbers of any kind. That of a figure is; that of what happened (in January they
    rented a house) only in its own paragraph; and a year hardly says when the next thing was so."""
    if _is_day(told) or _is_figure(told.metric_id, told.unit):
        return not _is_day(told)
    if scene.text.find("\n", told.at, scene.start) >= 0:
        return False
    return told.metric is not None or told.period.grain not in {Grain.YEAR, Grain.DECADE}


def _is_day(told: Told) -> bool:
    return told.period.grain in {Grain.DAY, Grain.INSTANT} and told.period.end - told.period.start <= timedelta(days=1)


def _is_figure(metric_id: str | None, unit: str | None) -> bool:
    return metric_id is not None or dimension(unit) in {"percent", "ratio"}
