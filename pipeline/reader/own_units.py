"""The audience of a service in some time is told in users, whatever noun is printed: *its MAU was 3 million people*."""

from collections.abc import Mapping

from pipeline.catalog import metrics
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_PERSON, _USER = "person", "user"


def own_unit(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. Where its metric counts users of some sort, these have the chance of people as well."""
    unit, metric = passed.get("unit"), passed.get("metric_id")
    keys = (metric.best if metric else None, view.row(number).claim.metric_id)
    found = (metrics().get(str(key)) for key in keys)
    is_audience = any(one and one.broader and one.unit == _USER for one in found)
    if unit is None or unit.best != _PERSON or not is_audience or _USER not in unit.options.keys:
        return passed
    return {**passed, "unit": unit.given_to(_USER, {_PERSON})}
