"""Period and baseline of a reading: printed beside it, elsewhere in the sentence, or taken over from before."""

from collections.abc import Callable

from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.languages.language import Days
from pipeline.model import ClaimKind, Period

_INHERIT_FOR = 4  # sentences that a printed time stays in force


def assign(readings: list[Reading], scene: Scene) -> None:
    for index, reading in enumerate(readings):
        before = readings[index - 1].end if index else scene.start
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        if reading.kind is ClaimKind.DURATION:
            continue  # a span of time is true of no other time
        reading.period = _printed(reading, scene, before, after) or _inherited(scene)
        if reading.kind in {ClaimKind.CHANGE, ClaimKind.RATIO}:
            reading.baseline = _baseline(reading, scene, after)
        elif reading.kind is ClaimKind.LEVEL or reading.kind is ClaimKind.SHARE:
            _at_shift(reading, scene, after)
        reading.rules.append(f"period:{reading.period.basis if reading.period else 'none'}")


def remember(readings: list[Reading], scene: Scene) -> None:
    printed = [mention for mention in scene.mentions if mention.days and not mention.baseline]
    memory = scene.memory
    memory.period_age += 1
    if printed:
        memory.period, memory.period_age = _period(printed[-1], scene), 0
    latest = [one.period for one in readings if one.period and one.period.basis != "inherited" and not one.blocked]
    if latest:
        memory.period, memory.period_age = latest[-1], 0


def _printed(reading: Reading, scene: Scene, before: int, after: int) -> Period | None:
    own = [one for one in scene.mentions if one.days and not one.baseline]
    behind = [one for one in own if reading.end <= one.start < after]
    ahead = [one for one in own if one.end <= reading.start]
    chosen: Mention | None = None
    if behind and not scene.language.clause_end.search(scene.text, reading.end, behind[0].start):
        chosen = behind[0]
    elif ahead:
        chosen = ahead[-1]
    elif behind:
        chosen = behind[0]
    elif own:
        chosen = own[0]
    del before
    return _period(chosen, scene) if chosen else None


def _at_shift(reading: Reading, scene: Scene, after: int) -> None:
    """ "against 86 million a year ago": the level is true of the time it is compared with."""
    behind = [
        one for one in scene.mentions if reading.end <= one.start <= min(after, reading.end + 25) and one.baseline
    ]
    if not behind:
        return
    mention = behind[0]
    days = mention.days or _shifted(mention, reading.period)
    if days:
        reading.period = _make(days, mention, scene)


def _baseline(reading: Reading, scene: Scene, after: int) -> Period | None:
    marked = [one for one in scene.mentions if one.baseline]
    behind = [one for one in marked if reading.end <= one.start]
    near = [one for one in behind if one.start < after] or behind or [one for one in marked if one.end <= reading.start]
    for mention in near:
        days = mention.days or _shifted(mention, reading.period)
        if days and (reading.period is None or days.start != reading.period.start):
            return _make(days, mention, scene)
    return None


def _shifted(mention: Mention, period: Period | None) -> Days | None:
    if not callable(mention.shift) or period is None:
        return None
    shift: Callable[[object, Days], Days | None] = mention.shift
    return shift(mention.match, Days(period.start, period.end, period.grain))


def _inherited(scene: Scene) -> Period | None:
    memory = scene.memory
    if memory.period is None or memory.period_age >= _INHERIT_FOR:
        return None
    found = memory.period
    return Period(start=found.start, end=found.end, grain=found.grain, text=found.text, basis="inherited")


def _period(mention: Mention, scene: Scene) -> Period | None:
    return _make(mention.days, mention, scene) if mention.days else None


def _make(days: Days, mention: Mention, scene: Scene) -> Period:
    basis = "relative" if mention.relative else "explicit"
    text = scene.text[mention.start : mention.end].strip()
    return Period(start=days.start, end=days.end, grain=days.grain, text=text, basis=basis)
