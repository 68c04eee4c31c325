"""Period and baseline of a reading: printed beside it, elsewhere in the sentence, or taken over from before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from pipeline.extract.reading import Mention, Reading, Scene, Told
from pipeline.extract.units import dimension
from pipeline.languages.language import Days
from pipeline.model import ClaimKind, Grain, Period

_INHERIT_FOR = 4  # sentences that a printed time stays in force
_NEAR = 30  # characters behind a number within which "a year ago" says when that number was true


def assign(readings: list[Reading], scene: Scene) -> None:
    scene.mentions = [replace(one, aside=_is_aside(one, scene)) for one in scene.mentions]
    for index, reading in enumerate(readings):
        before = readings[index - 1].end if index else scene.start
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        if reading.kind is not ClaimKind.DURATION or reading.metric_id:
            reading.period = (
                _at_shift(reading, scene, before, after)
                or _printed(reading, scene, readings)
                or _inherited(reading, scene)
            )
    for index, period in _respectively(readings, scene).items():
        readings[index].period = period
    for reading in readings:
        reading.rules.append(f"period:{reading.period.basis if reading.period else 'none'}")
    for index, reading in enumerate(readings):
        if reading.kind in {ClaimKind.CHANGE, ClaimKind.RATIO}:
            following = readings[index + 1] if index + 1 < len(readings) else None
            found = _beside(reading, following) or _baseline(reading, following, scene)
            reading.baseline = found or _kept_baseline(reading, readings[:index], scene)


def _respectively(readings: list[Reading], scene: Scene) -> dict[int, Period]:
    """ "in the first quarter it was 65, in the fourth 76; profits were 9 and 13 respectively": two numbers take the
    last two times of the sentence, in order."""
    mark = scene.language.holds.respectively.search(scene.text, scene.start, scene.end)
    pair = [index for index, one in enumerate(readings) if mark and one.end <= mark.start()][-2:]
    if len(pair) < 2:
        return {}
    first, second = (readings[index] for index in pair)
    if not scene.language.joins.listed.fullmatch(scene.text, first.end, second.start):
        return {}
    times = [one for one in _own(scene) if one.end <= first.start][-2:]
    periods = [period for one in times if (period := _period(one, scene))]
    return dict(zip(pair, periods, strict=True)) if len(periods) == len(pair) else {}


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    memory.times = [replace(told, age=told.age + 1) for told in memory.times if told.age + 1 < _INHERIT_FOR]
    told = [
        one
        for one in readings
        if one.period and one.period.basis != "inherited" and not one.blocked and not _bracket(one.start, scene)
    ]
    memory.times.extend(_told(one) for one in told)
    heard = {told.period for told in memory.times}
    for mention in _own(scene):
        period = None if _bracket(mention.start, scene) else _period(mention, scene)
        if period and period not in heard:
            memory.times.append(Told(period))
    against = [(one.period, one.baseline) for one in readings if one.period and one.baseline]
    memory.compared = against[0] if against else memory.compared
    for one in readings:
        if one.period and one.period.basis == "inherited":
            memory.times.append(_told(one))


def _kept_baseline(reading: Reading, earlier: list[Reading], scene: Scene) -> Period | None:
    """Of changes over one time, the first says what they are all against."""
    told = [(one.period, one.baseline) for one in earlier if one.baseline]
    told = told or [scene.memory.compared] if scene.memory.compared else told
    if not told or reading.period is None or any(one.shift or one.baseline for one in scene.mentions):
        return None
    period, baseline = told[-1]
    same = period is not None and (period.start, period.end) == (reading.period.start, reading.period.end)
    return replace(baseline, basis="inherited") if same and baseline else None


def _told(reading: Reading) -> Told:
    if reading.period is None:
        raise ValueError(f"reading at {reading.start} has no period to remember")
    return Told(reading.period, metric_id=reading.metric_id, metric=reading.metric, unit=reading.unit)


def _is_aside(mention: Mention, scene: Scene) -> bool:
    """A date on which somebody said so, or that names a thing (the 2017 plan), is not when the number was true."""
    rules, text = scene.language.asides, scene.text
    if rules.said_before.search(text, max(scene.start, mention.start - 60), mention.start):
        return True
    if rules.said_after.match(text, mention.end, scene.end):
        return True
    if mention.days is None or mention.days.grain is not Grain.YEAR:
        return False
    names = rules.thing_before.search(text, max(scene.start, mention.start - 20), mention.start)
    return bool(names and rules.thing_after.match(text, mention.end, scene.end))


def _own(scene: Scene) -> list[Mention]:
    return [one for one in scene.mentions if one.days and not one.baseline and not one.aside]


def _printed(reading: Reading, scene: Scene, readings: list[Reading]) -> Period | None:
    own = [one for one in _own(scene) if _bracket(one.start, scene) in {None, _bracket(reading.start, scene)}]
    after = _next_start(reading, readings, scene)
    behind = [one for one in own if reading.end <= one.start < after]
    ahead = [one for one in own if one.end <= reading.start and _reaches(one, reading, scene)]
    beyond = [one for one in own if one.start >= after and _is_free(one, reading, readings, scene)]
    if behind and not _parted(reading.end, behind[0].start, scene):
        return _period(behind[0], scene)
    chosen = ahead[-1:] or behind[:1] or beyond[:1]
    return _period(chosen[0], scene) if chosen else None


def _next_start(reading: Reading, readings: list[Reading], scene: Scene) -> int:
    return min((one.start for one in readings if one.start > reading.start), default=scene.end)


def _parted(start: int, end: int, scene: Scene) -> bool:
    # what a clause begins with may belong to the time itself: ", in the fourth quarter"
    ahead = min(end + 4, scene.end)
    return any(match.end() <= end for match in scene.language.clause_end.finditer(scene.text, start, ahead))


def _reaches(mention: Mention, reading: Reading, scene: Scene) -> bool:
    """A time holds on to the end of the sentence; a mere now is over with its clause."""
    instant = mention.days is not None and mention.days.grain is Grain.INSTANT
    return not instant or mention.start <= scene.start + 2 or not _parted(mention.end, reading.start, scene)


def _is_free(mention: Mention, reading: Reading, readings: list[Reading], scene: Scene) -> bool:
    """A time behind further numbers is true of this one as well, unless a clause of its own number has it."""
    if not _parted(reading.end, mention.start, scene):
        return True
    return not any(
        reading.end < one.start < mention.start and not _parted(one.end, mention.start, scene) for one in readings
    )


def _bracket(at: int, scene: Scene) -> int | None:
    """Where the bracket that holds this place opens: what it says (up from 40 in 2017) is true inside it alone."""
    opened = scene.text.rfind("(", scene.start, at)
    return opened if opened >= 0 and scene.text.find(")", opened, at) < 0 else None


def _at_shift(reading: Reading, scene: Scene, before: int, after: int) -> Period | None:
    """ "against 86 million a year ago": the level is true of the time it is compared with."""
    if reading.kind in {ClaimKind.CHANGE, ClaimKind.RATIO}:
        return None
    shifted = _shift_ahead(reading, scene, before)
    if shifted:
        return shifted
    compared = scene.language.baseline_before.search(scene.text, max(scene.start, reading.start - 40), reading.start)
    limit = after if compared else min(after, reading.end + _NEAR)
    marked = [one for one in scene.mentions if one.baseline and not one.adverb and (compared or one.shift)]
    behind = [one for one in marked if reading.end <= one.start < limit]
    behind = [one for one in behind if _bracket(one.start, scene) in {None, _bracket(reading.start, scene)}]
    if not behind:
        return None
    mention = behind[0]
    days = mention.days or _shifted(mention, _base(scene))
    return _make(days, mention, scene) if days else None


def _shift_ahead(reading: Reading, scene: Scene, before: int) -> Period | None:
    """ "a year earlier it was 921": a shift that stands right before the level, and compares nothing."""
    ahead = [one for one in scene.mentions if before <= one.start and one.end <= reading.start and one.shift]
    if not ahead or ahead[-1].adverb or _parted(ahead[-1].end, reading.start, scene):
        return None
    if any(ahead[-1].end <= one.start and one.end <= reading.start for one in _own(scene)):
        return None  # a month earlier, on 31 July, it was
    start = max(scene.start, ahead[-1].start - 40)
    if scene.language.baseline_before.search(scene.text, start, ahead[-1].start):
        return None
    days = _shifted(ahead[-1], _base(scene))
    return _make(days, ahead[-1], scene) if days else None


def _base(scene: Scene) -> Period | None:
    """The time that a year earlier is counted from: the one of the sentence, else the newest in force."""
    own = _own(scene)
    if own:
        return _period(own[-1], scene)
    newest = max(scene.memory.times, key=lambda told: (-told.age, told.period.end), default=None)
    return newest.period if newest else None


def _beside(reading: Reading, following: Reading | None) -> Period | None:
    """233 times the 51,552 of July 2023: the number it is measured against has the baseline for its period."""
    if following is None or not following.period or reading.kind is not ClaimKind.RATIO:
        return None
    touches = 0 <= following.start - reading.end <= 6
    return following.period if touches and following.period != reading.period else None


def _baseline(reading: Reading, following: Reading | None, scene: Scene) -> Period | None:
    after = following.start if following else scene.end
    marked = [one for one in scene.mentions if one.baseline]
    behind = [one for one in marked if reading.end <= one.start]
    near = [one for one in behind if one.start < after] or behind or [one for one in marked if one.end <= reading.start]
    for mention in near:
        days = mention.days or _shifted(mention, reading.period or _base(scene))
        if days and (reading.period is None or days.start != reading.period.start):
            return _make(days, mention, scene)
    return None


def _shifted(mention: Mention, period: Period | None) -> Days | None:
    if not callable(mention.shift) or period is None:
        return None
    shift: Callable[[object, Days], Days | None] = mention.shift
    return shift(mention.match, Days(period.start, period.end, period.grain))


def _inherited(reading: Reading, scene: Scene) -> Period | None:
    """The newest time in force of the same series: older ones are mostly what it was compared with."""
    held = [told for told in scene.memory.times if _continues(reading, told)]
    if not held and reading.kind is not ClaimKind.PRICE:
        newest = [told for told in scene.memory.times if told.age < scene.language.time_holds and not _is_day(told)]
        held = [told for told in newest if told.age == min(one.age for one in newest)]
    found = max((told.period for told in held), key=lambda period: _standing(period, scene), default=None)
    return replace(found, basis="inherited") if found else None


def _standing(period: Period, scene: Scene) -> tuple[bool, date, bool, timedelta]:
    """Newer times hold before older ones, what is over before what is only expected, and of two with one end the whole
    month before its last day, but a quarter before the months from the year's beginning."""
    over = scene.published is None or period.end <= scene.published + timedelta(days=1)
    length = period.end - period.start
    cumulative = period.grain is not Grain.YEAR and length > timedelta(days=100)
    return over, period.end, not cumulative, length


def _continues(reading: Reading, told: Told) -> bool:
    """A figure (a known metric, a share) goes on with the time in force; any other number only with that of its own
    series: the same unit and thing measured. Prices are of the moment."""
    if reading.metric_id and reading.metric_id == told.metric_id:
        return True
    if _is_day(told) and told.unit is None and told.metric is None:
        return False
    if reading.kind is ClaimKind.PRICE:
        return False
    if _is_figure(reading.metric_id, reading.unit):
        return True
    return told.metric is not None and (told.unit == reading.unit or _is_figure(told.metric_id, told.unit))


def _is_day(told: Told) -> bool:
    return told.period.grain in {Grain.DAY, Grain.INSTANT}


def _is_figure(metric_id: str | None, unit: str | None) -> bool:
    return metric_id is not None or dimension(unit) in {"percent", "ratio"}


def _period(mention: Mention, scene: Scene) -> Period | None:
    if mention.days and mention.same:
        spoken = [told.period for told in scene.memory.times if told.period.grain is mention.days.grain]
        if spoken:
            newest = max(spoken, key=lambda period: period.end)
            return _make(Days(newest.start, newest.end, newest.grain), mention, scene)
    return _make(mention.days, mention, scene) if mention.days else None


def _make(days: Days, mention: Mention, scene: Scene) -> Period:
    basis = "relative" if mention.relative else "explicit"
    text = scene.text[mention.start : mention.end].strip()
    return Period(start=days.start, end=days.end, grain=days.grain, text=text, basis=basis)
