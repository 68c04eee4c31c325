"""Period of a reading: printed beside it, elsewhere in the sentence, or taken over from before."""

from pipeline.extract import baselines, told_times
from pipeline.extract.printed_times import (
    MOVING,
    bracket,
    is_compared,
    leads_to,
    make,
    marked,
    own,
    parted,
    period_of,
    quoted_apart,
    respectively,
    shifted,
)
from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.model import ClaimKind, Grain, Period

_HYPHENS = frozenset("-‐‑")
_NEAR = 30  # characters behind a number within which "a year ago" says when that number was true
_BY_IT = 8  # characters between a number and its time
_TOUCHES = 20  # characters between the time that is compared with and the number that it had


def assign(readings: list[Reading], scene: Scene) -> None:
    scene.mentions = marked(scene.mentions, readings, scene)
    for index, reading in enumerate(readings):
        before = readings[index - 1].end if index else scene.start
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        if (reading.kind is not ClaimKind.DURATION or reading.metric_id) and not _describes(reading, scene):
            pair = _apposed(readings, index, scene)
            level = pair[0].period if pair and pair[0] else None
            reading.period = (
                _at_shift(reading, scene, before, after)
                or (level if pair else _printed(reading, scene, readings))
                or told_times.inherited(reading, readings, scene)
            )
    for index, period in respectively(readings, scene).items():
        readings[index].period = period
    baselines.assign(readings, scene)
    for reading in readings:
        reading.rules.append(f"period:{reading.period.basis if reading.period else 'none'}")


def _apposed(readings: list[Reading], index: int, scene: Scene) -> tuple[Reading | None, Reading] | None:
    """ "It had 14 million in March, from 17 million in December, a decline of 16 percent": the change is of March, and
    where the level has no time not of December."""
    pair = baselines.apposed(readings, index, scene)
    after = _next_start(readings[index], readings, scene)
    if pair is None or any(readings[index].end <= one.start < after for one in own(scene)):
        return None
    level, then = pair[0].period if pair[0] else None, pair[1].period
    return pair if then and not (level and level.start == then.start) else None


def _describes(reading: Reading, scene: Scene) -> bool:
    """A six-time champion, a 16-inch model: what is so at any time."""
    ties = scene.text[reading.number.end : reading.number.end + 1] in _HYPHENS and reading.number.end < reading.end
    return ties and reading.kind is ClaimKind.LEVEL and reading.metric_id is None


def _printed(reading: Reading, scene: Scene, readings: list[Reading]) -> Period | None:
    near = [one for one in own(scene) if bracket(one.start, scene) in {None, bracket(reading.start, scene)}]
    near = [one for one in near if not quoted_apart(one, reading, scene)]
    after = _next_start(reading, readings, scene)
    behind = [one for one in near if reading.end <= one.start < after]
    ahead = [one for one in near if one.end <= reading.start and _reaches(one, reading, scene)]
    ahead = [one for one in ahead if not _is_then_of(one, readings, scene)] or ahead[-1:]
    behind = [one for one in behind if not (ahead and leads_to(one, after, scene))]
    behind = [one for one in behind if not _is_next_ones(one, reading, after, scene)]
    beyond = [
        one for one in near if one.start >= after and not one.fleeting and _is_free(one, reading, readings, scene)
    ]
    if behind and not parted(reading.end, behind[0].start, scene):
        return period_of(behind[0], scene)
    # a mere now behind it, in a clause of its own, is of that clause
    chosen = ahead[-1:] or [one for one in behind[:1] if not one.fleeting] or beyond[:1]
    return period_of(chosen[0], scene) if chosen else None


def _is_next_ones(mention: Mention, reading: Reading, after: int, scene: Scene) -> bool:
    """ "They held 5 after a fight, in which on 3 May two were hurt": a clause that has its number has its time too."""
    return after < scene.end and parted(reading.end, mention.start, scene) and not parted(mention.end, after, scene)


def _is_then_of(mention: Mention, readings: list[Reading], scene: Scene) -> bool:
    """ "up from 4 million in 2024, and it hired 300": the time of the number compared with is of nothing else."""
    touched = [one for one in readings if 0 < mention.start - one.end <= _BY_IT and one.kind not in MOVING]
    if not touched or scene.language.period_contexts.goes_on.match(scene.text, mention.end, scene.end):
        return False
    return is_compared(touched[-1], scene)


def _next_start(reading: Reading, readings: list[Reading], scene: Scene) -> int:
    return min((one.start for one in readings if one.start > reading.start), default=scene.end)


def _reaches(mention: Mention, reading: Reading, scene: Scene) -> bool:
    """A time holds on to the end of the sentence, but for what came before it; a mere now is over with its clause."""
    if scene.language.period_contexts.came_before.search(scene.text, mention.end, reading.start):
        return False
    instant = mention.days is not None and mention.days.grain is Grain.INSTANT
    return not instant or mention.start <= scene.start + 2 or not parted(mention.end, reading.start, scene)


def _is_free(mention: Mention, reading: Reading, readings: list[Reading], scene: Scene) -> bool:
    """A time behind further numbers is true of this one as well, unless a clause of its own number has it, or a number
    that this one is compared with (450, against 400 in July)."""
    between = [one for one in readings if reading.end < one.start < mention.start]
    if any(is_compared(one, scene) for one in between):
        return False
    if not parted(reading.end, mention.start, scene):
        return True
    return not any(not parted(one.end, mention.start, scene) for one in between)


def _at_shift(reading: Reading, scene: Scene, before: int, after: int) -> Period | None:
    """ "against 86 million a year ago", "up from 2022's 86 million": the level is true of the time compared with."""
    if reading.kind in MOVING:
        return None
    compared = is_compared(reading, scene)
    found = _shift_ahead(reading, scene, before) or _touched(reading, scene, before)
    if found:
        return found
    limit = _next_clause(reading, scene) if compared else min(after, reading.end + _NEAR)
    shifts = [one for one in scene.mentions if _is_then(one, compared)]
    behind = [one for one in shifts if reading.end <= one.start < limit]
    behind = [one for one in behind if bracket(one.start, scene) in {None, bracket(reading.start, scene)}]
    if not behind or _leads_on(behind[0], reading, scene, after):
        return None
    days = shifted(behind[0], baselines.base(scene)) or behind[0].days
    return make(days, behind[0], scene) if days else None


def _next_clause(reading: Reading, scene: Scene) -> int:
    """ "against 25 that raised 16 billion the year before": what is compared may have its time behind more numbers."""
    comma = scene.text.find(",", reading.end, scene.end)
    while 0 < comma < scene.end - 1 and not scene.text[comma + 1].isspace():
        comma = scene.text.find(",", comma + 1, scene.end)
    return comma if comma > 0 else scene.end


def _is_then(mention: Mention, compared: bool) -> bool:
    """A time at which something else was true: of a number compared with it, also one that is counted from now."""
    return (mention.baseline and not mention.adverb and (compared or bool(mention.shift))) or (
        compared and bool(mention.against)
    )


def _leads_on(mention: Mention, reading: Reading, scene: Scene, after: int) -> bool:
    """ "It was 400, a year earlier 300": the time belongs to the number that it stands before."""
    comma = scene.text.rfind(",", reading.end, mention.start) >= 0
    return comma and after < scene.end and scene.text.find(",", mention.end, after) < 0


def _touched(reading: Reading, scene: Scene, before: int) -> Period | None:
    """2022's 300, the 2022 total of 300."""
    ahead = [one for one in scene.mentions if one.baseline and one.days and before <= one.start < reading.start]
    if not ahead or not ahead[-1].days:
        return None
    between = scene.text[ahead[-1].end : reading.start].rstrip()
    touches = between in {"", "'s", "’s"} or (between.endswith(" of") and len(between) <= _TOUCHES)
    return make(ahead[-1].days, ahead[-1], scene) if touches else None


def _shift_ahead(reading: Reading, scene: Scene, before: int) -> Period | None:
    """ "a year earlier it was 921": a shift that stands right before the level, and compares nothing."""
    ahead = [one for one in scene.mentions if before <= one.start and one.end <= reading.start and one.shift]
    if not ahead or ahead[-1].adverb or parted(ahead[-1].end, reading.start, scene):
        return None
    if any(ahead[-1].end <= one.start and one.end <= reading.start for one in own(scene)):
        return None  # a month earlier, on 31 July, it was
    start = max(scene.start, ahead[-1].start - 40)
    if scene.language.baseline_before.search(scene.text, start, ahead[-1].start):
        return None
    days = shifted(ahead[-1], baselines.base(scene))
    return make(days, ahead[-1], scene) if days else None
