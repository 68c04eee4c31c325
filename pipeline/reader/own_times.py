"""Times that are a figure's own by what is printed. Annual sales are those of a year, whatever shorter time is near
(*with annual sales of $46 billion, it said second-quarter sales rose*); what stands in brackets behind a time was so
then (*fewer than in February (6.1 million)*)."""

import re
from collections.abc import Hashable, Mapping

from pipeline.model import ClaimKind
from pipeline.reader.compared import without
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_LEAST = 300  # days of what may be called a year
_NEAR = 12  # characters before the words for a metric that may say that it is annual
_OPENED, _CLOSED = re.compile(r"\s?\([^()\d\n]{0,8}\Z"), re.compile(r"[^()\n]{0,25}\)")
_PRINTED = frozenset({"printed", "shifted", "further"})
_OTHERS = frozenset({ClaimKind.RATE, ClaimKind.SHARE})  # prices rise at an annual rate in a month


def own_times(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number; times that are not its own have no chance."""
    if not {"kind", "period", "metric"} <= passed.keys():
        return passed
    return _in_brackets(view, number, _of_a_year(view, number, passed))


def _in_brackets(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    row, text = view.row(number), view.document.text
    start, end = view.document.sentences[row.sentence]
    opened = _OPENED.search(text, max(start, row.start - _NEAR), row.start)
    if opened is None or str(passed["kind"].best) == ClaimKind.CHANGE or not _CLOSED.match(text, row.end, end):
        return passed
    period = passed["period"]
    before = {one.days for one in view.document.times if one.upto == opened.start() and one.source in _PRINTED}
    own = without(period, {key for key in period.options.keys if key not in before})
    whole = own.chances.sum()
    return {**passed, "period": Pass(own.options, own.chances / whole)} if whole else passed


def _of_a_year(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Of an annual metric the times that are shorter have no chance."""
    shown = view.beliefs[number]["metric"].place(passed["metric"].best)
    if shown is None or shown.start < 0 or ClaimKind(str(passed["kind"].best)) in _OTHERS:
        return passed
    if not view.document.joins.yearly.search(
        view.document.text, max(0, shown.start - _NEAR), shown.start + len(shown.text)
    ):
        return passed
    period = passed["period"]
    short: set[Hashable] = {
        key for key in period.options.keys if isinstance(key, tuple) and (key[1] - key[0]).days < _LEAST
    }
    return {**passed, "period": without(period, short)}
