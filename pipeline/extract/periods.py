"""The time nearest to a number, and what a change is against: what a language has that no reader was taught, and one
voice among others where one was."""

from dataclasses import replace

from pipeline.extract.printed_times import make, marked, own, period_of, shifted
from pipeline.extract.reading import Reading, Scene
from pipeline.model import ClaimKind, Period
from pipeline.model.claim import MOVING

_HOLDS = 4  # sentences for which a printed time holds


def assign(readings: list[Reading], scene: Scene) -> None:
    scene.mentions = marked(scene.mentions, readings, scene)
    times = own(scene)
    for index, reading in enumerate(readings):
        if reading.kind is ClaimKind.DURATION:
            continue  # a span of time is true of no other time
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        ahead = [one for one in times if one.end <= reading.start]
        behind = [one for one in times if one.start >= reading.end]
        near = [one for one in behind if one.start < after]
        chosen = next(iter(ahead[-1:] or near[:1] or behind[:1]), None)
        reading.period = period_of(chosen, scene) if chosen else _held(scene)
        if told := _told_when(reading, scene):
            reading.period, reading.told_by["period"] = told, "periods.told_when"
        if reading.kind in MOVING:
            reading.baseline = _against(reading, scene)


def _told_when(reading: Reading, scene: Scene) -> Period | None:
    """The time of whose own clause the number is: from February, when they were 416,800."""
    last = next((one for one in reversed(scene.mentions) if one.end <= reading.start), None)
    is_its = last and scene.language.time_clause.fullmatch(scene.text, last.end, reading.start)
    return period_of(last, scene) if last and is_its else None


def _held(scene: Scene) -> Period | None:
    period, age = scene.memory.period, scene.memory.period_age
    return replace(period, basis="inherited") if period and age < _HOLDS else None


def _against(reading: Reading, scene: Scene) -> Period | None:
    """The nearest time of the sentence that is compared with."""
    found = []
    for mention in scene.mentions:
        days = shifted(mention, reading.period) or mention.days if mention.baseline else None
        if days and not (reading.period and days.start == reading.period.start):
            found.append((min(abs(mention.start - reading.end), abs(reading.start - mention.end)), days, mention))
    nearest = min(found, key=lambda row: row[0], default=None)
    return make(nearest[1], nearest[2], scene) if nearest else None


def remember(scene: Scene) -> None:
    memory = scene.memory
    memory.period_age += 1
    times = [one for one in own(scene) if not one.fleeting]
    if times and (period := period_of(times[-1], scene)):
        memory.period, memory.period_age = period, 0
