"""The figure of an earlier time in brackets behind a figure: *€61.4m (2012: €58.7m)*. The time in the brackets is not
that of the figure before them; the one within is of as long a time as that one, six months where *2012* stands for
their first half."""

import re
from collections.abc import Hashable

from pipeline.model import ClaimKind
from pipeline.reader.compared import answer_of, apart_from
from pipeline.reader.inputs import NumberInput, TimeInput
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass, Passes
from pipeline.reader.time_features import Days

_OPENED = re.compile(r"[^()\n]{0,12}\([^()\d\n]{0,8}")  # from a number to the time in the brackets behind it
_UPTO = re.compile(r"[^()\n\d]{0,40}?[:–—-] ?\S{0,4}")  # from the time to its figure
_ALIKE = 5  # days by which halves and quarters differ
_SHORTEST, _YEAR = 80, 360  # days of a quarter and of a year
_LEVELS = frozenset({ClaimKind.LEVEL, ClaimKind.PRICE, ClaimKind.RATE})


def bracketed(view: View, passed: Passes) -> Passes:
    """The passes in which such figures have their own times."""
    found = {number: dict(own) for number, own in passed.items()}
    for one, other in zip(view.order, view.order[1:], strict=False):
        label = _label(view, view.row(one), view.row(other))
        if label and {"period"} <= found[one].keys() & found[other].keys() and _are_levels(found, one, other):
            found[one]["period"] = apart_from(found[one]["period"], {label})
            days = answer_of("period", found[one]["period"])
            found[other]["period"] = _earlier(found[other]["period"], label, days)
    return found


def _are_levels(found: Passes, *numbers: int) -> bool:
    return all("kind" in found[number] and str(found[number]["kind"].best) in _LEVELS for number in numbers)


def _label(view: View, first: NumberInput, second: NumberInput) -> Days | None:
    """The time at the head of the brackets, where the second figure is told of it."""
    text = view.document.text
    if (
        first.sentence != second.sentence
        or first.claim.unit != second.claim.unit
        or "(" not in text[first.end : second.start]
    ):
        return None
    inside = (one for one in view.index.times_of(first.sentence) if first.end <= one.at and one.upto <= second.start)
    return next((one.days for one in inside if _is_label(text, first, one, second)), None)


def _is_label(text: str, first: NumberInput, time: TimeInput, second: NumberInput) -> bool:
    is_long = (time.end - time.start).days >= _SHORTEST
    opened = _OPENED.fullmatch(text, first.end, time.at)
    return bool(is_long and opened and _UPTO.fullmatch(text, time.upto, second.start))


def _earlier(period: Pass, label: Days, later: Hashable) -> Pass:
    """As long as that of the figure before, from the year that the label is; the label's own where there is none."""
    keys = {key for key in period.options.keys if isinstance(key, tuple) and (label[1] - label[0]).days >= _YEAR}
    length = (later[1] - later[0]).days if isinstance(later, tuple) else 0
    fitting = {
        key
        for key in keys
        if abs((key[1] - key[0]).days - length) <= _ALIKE and label[0] <= key[0] and key[1] <= label[1]
    }
    return apart_from(period, {*period.options.keys} - (fitting or {label}))
