"""Where a figure was counted, by the words next to it. A country right before the words for a metric, or the first of
them, is its own: *U.S. revenue was up 40 percent*. What is in no country by its name, as an index of shares, has none:
`placeless` among the joins of a language finds such names."""

from collections.abc import Mapping

from pipeline.model import ClaimKind
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_SORTS = frozenset({"country", "adjective"})
_BETWEEN = 1  # characters between the country and the words


def own_place(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. Countries have the chance of none, or none that of all."""
    if not {"entity", "kind", "metric", "region"} <= passed.keys():
        return passed
    region = passed["region"]
    if region.best is None:
        country = _before_metric(view, number, passed)
        return passed if country is None else {**passed, "region": region.given_to(country, {None})}
    entity = view.beliefs[number]["entity"].place(passed["entity"].best)
    if entity is None or not view.document.joins.placeless.fullmatch(entity.text):
        return passed
    return {**passed, "region": region.given_to(None, {*region.options.keys} - {None})}


def _before_metric(view: View, number: int, passed: Mapping[str, Pass]) -> str | None:
    """The country there, if it is one. What something costs is not counted in a country, nor is the sign of a currency
    one."""
    shown, row = view.beliefs[number]["metric"].place(passed["metric"].best), view.row(number)
    if shown is None or shown.start < 0 or str(passed["kind"].best) == ClaimKind.PRICE:
        return None
    near = {
        one.country
        for one in view.document.regions
        if one.sort in _SORTS
        and not row.start <= one.start < row.end
        and (one.start == shown.start or 0 <= shown.start - one.end <= _BETWEEN)
    }
    found = near & {*passed["region"].options.keys}
    return found.pop() if len(found) == 1 else None
