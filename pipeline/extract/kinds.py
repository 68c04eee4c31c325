"""Qualifier, kind and direction of a reading, by the language's ordered cues."""

from itertools import pairwise

from pipeline.catalog import metrics
from pipeline.extract.reading import Reading, Scene, UnitBy
from pipeline.extract.units import dimension, signed
from pipeline.languages.language import Cue, Form, KindRule, Side
from pipeline.model import ClaimKind, Direction

DEFAULTS = {"percent": ClaimKind.SHARE, "ratio": ClaimKind.RATIO, "time": ClaimKind.DURATION, "pace": ClaimKind.RATE}
_MOVED = frozenset({"percent", "money", "count", "bare"})
_WINDOW = 130
_LARGE = 1_000_000  # what one piece of anything hardly costs


def qualify(reading: Reading, scene: Scene) -> None:
    for cue in scene.language.qualifiers:
        hit = _hit(cue, reading, scene, 45)
        if not hit and cue.side is Side.AFTER:  # behind the number, before its unit: 10+ years
            hit = cue.pattern.match(scene.text, reading.number.end, scene.end) is not None
        if hit:
            reading.qualifier = cue.value
            return


def _is_large(reading: Reading) -> bool:
    return reading.number.scaled or reading.value >= _LARGE


def classify(reading: Reading, scene: Scene) -> None:
    measured = dimension(reading.unit)
    if reading.number.form is Form.MULTIPLE:
        reading.kind = ClaimKind.RATIO
        moved = (rule for rule in scene.language.kinds if rule.direction and "ratio" in rule.dimensions)
        found = next((rule.direction for rule in moved if _hit(rule, reading, scene)), None)
        reading.direction = reading.direction or found
        return
    if _bracketed(reading, scene):
        change(reading)
        return
    for rule in scene.language.kinds:
        if rule.dimensions and rule.dimensions.isdisjoint({measured, reading.unit}):
            continue  # the rule speaks of other measures
        if rule.unscaled and _is_large(reading):
            continue
        if _hit(rule, reading, scene):
            reading.kind, reading.direction = rule.kind, rule.direction
            if rule.kind is ClaimKind.CHANGE and reading.value < 0 and reading.high is None:
                reading.value, reading.direction = abs(reading.value), Direction.DOWN  # -0.13% to the day before
            reading.kind_by = rule.name
            return
    reading.kind = DEFAULTS.get(measured, ClaimKind.LEVEL) if reading.unit_by is not UnitBy.AGE else ClaimKind.LEVEL
    if _signed(reading, scene):
        change(reading)
    if reading.unit == "percentage_point":
        reading.kind = ClaimKind.CHANGE


def change(reading: Reading) -> None:
    reading.kind = ClaimKind.CHANGE
    reading.direction = Direction.UP if reading.value > 0 else Direction.DOWN
    reading.value = abs(reading.value)
    reading.kind_by = "sign"


def _bracketed(reading: Reading, scene: Scene) -> bool:
    """(-0.13%): the change of the figure before the bracket, whatever the words around say of that."""
    counted = dimension(reading.unit) in {"count", "bare"} and scene.text.startswith(")", reading.end)  # 30 seats (-11)
    told = _signed(reading, scene) or (counted and reading.value < 0 and not reading.high)
    return told and scene.text.endswith("(", scene.start, reading.start)


def _signed(reading: Reading, scene: Scene) -> bool:
    """-5.44%, +1.2%: what something lost or gained."""
    moved = dimension(reading.unit) == "percent" and reading.high is None and reading.value != 0
    return moved and signed(reading, scene)


def pair(readings: list[Reading], scene: Scene) -> None:
    """ "29 points, or 0.07 percent, lower": one change in two units; "3 and 5 percent higher": two in one."""
    joins = scene.language.joins
    for first, second in reversed(list(pairwise(readings))):
        between = scene.text[first.end : second.start]
        if between.endswith("(") and scene.text[second.start] in "+-−–":  # 2,800.5(+1.2%): a level, and how it moved
            continue
        if first.unit != second.unit:
            paired = joins.beside.fullmatch(between) is not None
        elif dimension(first.unit) == "percent":
            both = joins.listed.fullmatch(between) and not between.startswith(",")  # a mere comma says too little
            compared = joins.compared_after.match(scene.text, second.end, scene.end)
            paired = bool(both or compared)
        else:
            continue
        if not paired:
            continue
        for known, other in ((first, second), (second, first)):
            sums = dimension(first.unit) == dimension(second.unit) == "money"  # one sum in two currencies
            said = known.kind is ClaimKind.CHANGE or (sums and known.kind_by)
            if said and not other.kind_by and dimension(other.unit) in _MOVED:
                other.kind, other.direction = known.kind, known.direction
                other.kind_by = "beside"


def settle(readings: list[Reading]) -> None:
    """What is measured tells a rate from a share where the words beside the number do not."""
    for reading in readings:
        metric = metrics().get(reading.metric_id or "")
        if reading.kind is ClaimKind.SHARE and not reading.kind_by and metric and metric.is_rate:
            reading.kind = ClaimKind.RATE


def _hit(rule: KindRule | Cue, reading: Reading, scene: Scene, window: int = _WINDOW) -> bool:
    if rule.side is Side.BEFORE:
        found = rule.pattern.search(scene.text, max(scene.start, reading.start - window), reading.start)
    elif rule.side is Side.AFTER:
        found = rule.pattern.match(scene.text, reading.end, scene.end)
    elif rule.side is Side.INSIDE:
        found = rule.pattern.search(scene.text, reading.start, reading.end)
    else:
        found = rule.pattern.search(scene.text, scene.start, scene.end)
    return found is not None
