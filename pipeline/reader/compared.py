"""A change is from an earlier time than its own: of two answers that say otherwise (*12% more than the day before*, of
that day itself) the surer one is kept, and the other gives way to its next one."""

from collections.abc import Collection, Hashable, Mapping

from pipeline.model import ClaimKind
from pipeline.model.claim import MOVING
from pipeline.reader.preference import best_first
from pipeline.reader.second_pass import Pass


def in_order(passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number, with a period and a baseline that can stand together."""
    if not {"kind", "period", "baseline"} <= passed.keys() or ClaimKind(str(passed["kind"].best)) not in MOVING:
        return passed
    period, baseline = passed["period"], passed["baseline"]
    days, before = answer_of("period", period), answer_of("baseline", baseline)
    if is_before(before, days):
        return passed
    moved = {"period": without(period, {key for key in period.options.keys if not is_before(before, key)})}
    earlier = {"baseline": without(baseline, {key for key in baseline.options.keys if not is_before(key, days)})}
    keeps_baseline = chance_of("period", moved["period"]) * chance_of("baseline", baseline)
    keeps_period = chance_of("period", period) * chance_of("baseline", earlier["baseline"])
    return {**passed, **(moved if keeps_baseline > keeps_period else earlier)}


def is_before(baseline: Hashable, period: Hashable) -> bool:
    """Whether one can be the time that the other is compared with, or one of them is none."""
    return not (isinstance(baseline, tuple) and isinstance(period, tuple)) or baseline[0] < period[0]


def _first(slot: str, one: Pass) -> int:
    return int(best_first(slot, one.options.keys, one.chances)[0])


def answer_of(slot: str, one: Pass) -> Hashable:
    return one.options.keys[_first(slot, one)]


def chance_of(slot: str, one: Pass) -> float:
    return float(one.chances[_first(slot, one)])


def without(one: Pass, keys: Collection[Hashable]) -> Pass:
    return one.with_chances({key: chance for key, chance in one.by_key().items() if key not in keys})


def apart_from(one: Pass, keys: Collection[Hashable]) -> Pass:
    """The options with the chances of these given to the others; as they were, where none is left."""
    found = without(one, keys) if keys else one
    whole = found.chances.sum()
    return Pass(found.options, found.chances / whole, found.by) if whole else one
