"""Annual sales are those of a year: no shorter time that the sentence prints is theirs (*with annual sales of $46
billion, it said second-quarter sales rose*)."""

from collections.abc import Hashable, Mapping

from pipeline.languages import known
from pipeline.languages import language as language_of
from pipeline.model import ClaimKind
from pipeline.reader.compared import without
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_LEAST = 300  # days of what may be called a year
_NEAR = 12  # characters before the words for a metric that may say that it is annual
_OTHERS = frozenset({ClaimKind.RATE, ClaimKind.SHARE})  # prices rise at an annual rate in a month


def of_a_year(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number; of an annual metric the times that are shorter have no chance."""
    if not {"kind", "period", "metric"} <= passed.keys() or view.document.language not in known():
        return passed
    shown = view.beliefs[number]["metric"].place(passed["metric"].best)
    if shown is None or ClaimKind(str(passed["kind"].best)) in _OTHERS:
        return passed
    yearly = language_of(view.document.language).joins.yearly
    if not yearly.search(view.document.text, max(0, shown.start - _NEAR), shown.start + len(shown.text)):
        return passed
    period = passed["period"]
    short: set[Hashable] = {
        key for key in period.options.keys if isinstance(key, tuple) and (key[1] - key[0]).days < _LEAST
    }
    return {**passed, "period": without(period, short)}
