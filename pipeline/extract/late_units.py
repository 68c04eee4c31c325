"""What the metric and the money last spoken of say of the units that nothing beside the numbers tells."""

from itertools import pairwise

from pipeline.catalog import metrics
from pipeline.extract.reading import Reading, Scene, UnitBy
from pipeline.extract.units import dimension, restated
from pipeline.languages.language import Form
from pipeline.model import ClaimKind

_POINTS, _MOST_POINTS = "count:point", 100
_BESIDE = 4  # characters: to, до
_AROUND = 16  # characters on both sides of points in which a gap is named


def settle(readings: list[Reading], scene: Scene) -> None:
    """What the metric says of the unit: people who use a service are its users; a scaled number that nothing else
    claims ("2.7bn, against 2.9bn roubles", "the region gets 2.5bn") is of the money last spoken of."""
    _share_moved(readings, scene)
    _take_points_of_shares(readings, scene)
    for index, reading in enumerate(readings):
        if scene.language.generic_counter and reading.unit == "person" and _counts_users(reading):
            reading.unit, reading.unit_by = "user", UnitBy.METRIC
        if reading.unit is None and reading.number.scaled:
            others = [one for one in (*reversed(readings[:index]), *readings[index + 1 :]) if _is_money(one)]
            around = [one.unit for one in others if not restated(one, readings, scene)]
            reading.unit = around[0] if around else None if others else scene.memory.currency
            reading.unit_by = UnitBy.NEIGHBOUR if around else UnitBy.MEMORY
    currencies = [one.unit for one in readings if _is_money(one)]
    scene.memory.currency = currencies[-1] if currencies else scene.memory.currency


def _share_moved(readings: list[Reading], scene: Scene) -> None:
    """Cases rose to 450, from 400: a whole number that nothing else has claimed counts what has come to it."""
    counted_before = scene.language.counted_before
    for reading in readings if counted_before else ():
        free = reading.unit is None and reading.metric_id is None and reading.number.form is Form.DIGITS
        if counted_before and free and reading.value == reading.value.to_integral_value():
            reading.unit = counted_before(scene.text, scene.start, reading.start)
            reading.unit_by = UnitBy.NOUN if reading.unit else reading.unit_by


def _take_points_of_shares(readings: list[Reading], scene: Scene) -> None:
    """A quarter of the market, up 1.8 points; by half a point to 4.5%: of a share, a change in points is one in
    percentage points, and so is its lead over another. An index that fell 0.1 percent, or 14.9 points, is no share."""
    for pair in pairwise(readings):
        for share, points in (pair, pair[::-1]):
            is_share = share.unit == "percent" and share.kind is not ClaimKind.CHANGE
            few = points.unit == _POINTS and points.value < _MOST_POINTS
            gap = few and scene.language.joins.gap.search(scene.text, points.start - _AROUND, points.end + _AROUND)
            apart = share is pair[1] and share.start - points.end > _BESIDE
            moves = few and points.kind is ClaimKind.CHANGE and not apart
            if is_share and (gap or moves):
                points.unit, points.unit_by = "percentage_point", UnitBy.NEIGHBOUR


def _counts_users(reading: Reading) -> bool:
    return reading.metric_id is not None and metrics()[reading.metric_id].unit == "user"


def _is_money(reading: Reading) -> bool:
    return dimension(reading.unit) == "money"
