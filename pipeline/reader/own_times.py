"""Times that are a figure's own by what is printed. Annual sales are those of a year, whatever shorter time is near
(*with annual sales of $46 billion, it said second-quarter sales rose*); what stands in brackets behind a time was so
then (*fewer than in February (6.1 million)*); what has come about over some time, or was so before, is of no day that
is told beside it (*which have fallen 30 percent, closed on Friday*)."""

import re
from collections.abc import Hashable, Mapping
from datetime import timedelta

from pipeline.model import ClaimKind, Modality
from pipeline.reader.compared import without
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass

_LEAST = 300  # days of what may be called a year
_QUARTER = 80  # days that a quarter has at least
_NEAR = 12  # characters before the words for a metric that may say that it is annual
_OPENED, _CLOSED = re.compile(r"\s?\([^()\d\n]{0,8}\Z"), re.compile(r"[^()\n]{0,25}\)")
_PRINTED = frozenset({"printed", "shifted", "further"})
_FROM = 12  # characters before a time that tell that a change is from it
_BEFORE = 60  # characters before a number that may say that it is of no single day
_BEHIND = re.compile(r"\s(?:\w+\s){0,2}")  # up to a day that is
ONE_DAY = timedelta(days=1)
_OTHERS = frozenset({ClaimKind.RATE, ClaimKind.SHARE})  # prices rise at an annual rate in a month


def own_times(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number; times that are not its own have no chance."""
    if not {"kind", "period", "metric"} <= passed.keys():
        return passed
    for rule in (_of_a_year, _in_brackets, _of_no_day, _not_from, _come_about):
        passed = rule(view, number, passed)
    return passed


def _not_from(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The time that a change is from has no chance for what it led to: *up 4% from a year earlier to $5 billion*."""
    row, text = view.row(number), view.document.text
    led_from = view.document.joins.led_from
    before: set[Hashable] = {
        one.days
        for one in view.document.times
        if row.start - _BEFORE < one.at < row.start
        and led_from.fullmatch(f"{text[max(0, one.at - _FROM) : one.at]}①{text[one.upto : row.start]}")
    }
    return _apart_from(before, passed) if before else passed


def _come_about(view: View, _: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """What has come about is of no day, week or month that begins after the day that follows publication: a text of the
    28th does not mean the 31st by *late December*. Fiscal quarters and years may have begun."""
    published = view.document.published
    if published is None or "modality" not in passed or str(passed["modality"].best) != Modality.ACTUAL:
        return passed
    coming: set[Hashable] = {
        key
        for key in passed["period"].options.keys
        if isinstance(key, tuple) and key[0] > published + ONE_DAY and (key[1] - key[0]).days < _QUARTER
    }
    return _apart_from(coming, passed) if coming else passed


def _of_no_day(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Single days have no chance, but for one that is printed right behind the number."""
    row, text = view.row(number), view.document.text
    start, _ = view.document.sentences[row.sentence]
    if not view.document.joins.of_no_day.search(text, max(start, row.start - _BEFORE), row.start):
        return passed
    own = {one.days for one in view.document.times if one.at > row.end and _BEHIND.fullmatch(text, row.end, one.at)}
    keys = passed["period"].options.keys
    days: set[Hashable] = {key for key in keys if isinstance(key, tuple) and key[1] - key[0] == ONE_DAY}
    return _apart_from(days - own, passed)


def _apart_from(times: set[Hashable], passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots, in which these times have no chance and the others that of all there is; as they were, where none is
    left."""
    found = without(passed["period"], times)
    whole = found.chances.sum()
    return {**passed, "period": Pass(found.options, found.chances / whole)} if whole else passed


def _in_brackets(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    row, text = view.row(number), view.document.text
    start, end = view.document.sentences[row.sentence]
    opened = _OPENED.search(text, max(start, row.start - _NEAR), row.start)
    if opened is None or str(passed["kind"].best) == ClaimKind.CHANGE or not _CLOSED.match(text, row.end, end):
        return passed
    before = {one.days for one in view.document.times if one.upto == opened.start() and one.source in _PRINTED}
    return _apart_from({key for key in passed["period"].options.keys if key not in before}, passed)


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
