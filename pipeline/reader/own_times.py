"""Times that are a figure's own by what is printed. Annual sales are those of a year, whatever shorter time is near
(*with annual sales of $46 billion, it said second-quarter sales rose*), half-year sales those of six months; what
stands in brackets behind a time was so then (*fewer than in February (6.1 million)*); what has come about over some
time, or was so before, is of no day that is told beside it (*which have fallen 30 percent, closed on Friday*). What a
text compares with that prints no other time, *$8 million a year earlier*, is of its sentence alone."""

import re
from collections.abc import Hashable, Mapping
from datetime import date, timedelta

from pipeline.model import ClaimKind, Modality
from pipeline.reader.compared import apart_from
from pipeline.reader.decided_by import signed
from pipeline.reader.inputs import ASIDE, COMPARED, ONE_DAY, RELATIVE, SAME, TimeInput
from pipeline.reader.its_end import still_to_come
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass
from pipeline.reader.sections import heading_over
from pipeline.reader.up_to_now import up_to_now

_QUARTER = 80  # days that a quarter has at least
_DAYS = {  # by the groups of a language's `lengths`
    "year": range(300, 10_000),
    "nine_months": range(260, 291),
    "half": range(170, 200),
    "quarter": range(_QUARTER, 105),
}
_MONTH = 28  # days that a month has at least
_JOINED = 6  # characters between a figure and the words for the next one's metric, in a list of them
_NEAR = 12  # characters before the words for a metric that may say that it is annual
_OPENED, _CLOSED = re.compile(r"\s?\([^()\d\n]{0,8}\Z"), re.compile(r"[^()\n]{0,25}\)")
_PRINTED = frozenset({"printed", "shifted", "further"})
_CELL = " | "  # between the cells of a row
_LAST = 7  # the flag of a shift that is counted from the last time before it
_OPENING = 8  # characters before the time that a sentence begins with
_MORE, _EDGE = 25, 4  # characters of a heading beside its time, and of these before it or behind it
_FROM = 12  # characters before a time that tell that a change is from it
_BEFORE = 60  # characters before a number that may say that it is of no single day
_LED = re.compile(r"\s(?:[^\W\d_]{1,9}\s)?[^\W\d_]{1,3}\s|\s\(?")  # between a number and the time that it is of
_BEHIND = re.compile(r"\s(?:\w+\s){0,2}")  # up to a day that is
_LONG_PAST = timedelta(days=200)
_OTHERS = frozenset({ClaimKind.RATE, ClaimKind.SHARE})  # prices rise at an annual rate in a month


def own_times(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number; times that are not its own have no chance."""
    if not {"kind", "period", "metric"} <= passed.keys():
        return passed
    for rule in _RULES:
        passed = signed(rule, passed, rule(view, number, passed))
    return passed


def _of_its_sentence(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """In a text that prints no month, quarter or year, what others are counted back to has no chance elsewhere."""
    printed = view.index.printed
    if any(map(_is_long, printed)):
        return passed
    own = {one.days for one in (*view.index.times_of(view.row(number).sentence), *printed) if one.at >= 0}
    return _apart_from(set[Hashable](view.index.shifted) - own, passed)


def _at_head(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """In a sentence that begins with a time (*For the six months, net profit was*) and prints no other one, times that
    stand elsewhere have no chance."""
    row, document = view.row(number), view.document
    start, _ = document.sentences[row.sentence]
    times = view.index.times_of(row.sentence)
    opening = [one for one in times if 0 <= one.at - start <= _OPENING]
    at_head = document.joins.at_head.fullmatch
    said = [one for one in opening if _is_long(one) and at_head(document.text, one.upto, max(one.upto, row.start))]
    if said and not any(one.at >= said[0].upto for one in times):
        # of what a shift may be counted from, the last time before it
        near = {one.days for one in said if any(one.flags[_LAST : _LAST + 1])} or {one.days for one in said}
        return _apart_from({key for key in passed["period"].options.keys if key not in near}, passed)
    heads = [one for one in opening if _is_own(one) and document.text[one.upto : one.upto + 1] == ","]
    upto = max((one.upto for one in heads if one.upto <= row.start), default=-1)
    if upto < 0 or any(one.at >= upto and one.source == "printed" for one in times):
        return passed
    return _of_these(times, view, passed)


def _is_long(one: TimeInput) -> bool:
    return (one.end - one.start).days >= _MONTH


def _is_own(one: TimeInput) -> bool:
    """No time that is told from the day of the text, but for *the week*, nor one of another figure or of a report."""
    if not one.flags:
        return True
    is_aside = one.flags[ASIDE] and (one.end - one.start).days < _QUARTER
    return not (is_aside or one.flags[COMPARED] or (one.flags[RELATIVE] and not one.flags[SAME]))


def _in_section(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Under a heading that is a time (*Full Year 2024:*, *Third Quarter Highlights*), in a sentence that prints none,
    times that stand elsewhere have no chance; columns of a table have their own."""
    row = view.row(number)
    own, over = view.index.times_of(row.sentence), _over(view, row.start)
    if not over or any(one.source == "printed" for one in own):
        return passed
    return _of_these([*own, *over], view, passed)


def _over(view: View, at: int) -> list[TimeInput]:
    """The times of the heading over a place, where it is one; of a cell none."""
    text = view.document.text
    heading = None if _CELL in text[text.rfind("\n", 0, at) + 1 : at] else heading_over(text, at)
    if heading is None:
        return []
    length = heading.end - heading.start
    times = view.index.times_of(view.index.sentence_of(heading.start))
    within = [one for one in times if heading.start <= one.at < heading.end]
    is_time = any(
        min(one.at - heading.start, heading.end - one.upto) <= _EDGE and length - (one.upto - one.at) <= _MORE
        for one in within
        if (one.end - one.start).days >= _QUARTER
    )
    return within if is_time else []


def _not_from(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The time that a change is from has no chance for what it led to: *up 4% from a year earlier to $5 billion*."""
    row, text = view.row(number), view.document.text
    led_from = view.document.joins.led_from
    before: set[Hashable] = {
        one.days
        for one in view.index.times_of(row.sentence)
        if row.start - _BEFORE < one.at < row.start
        and led_from.fullmatch(f"{text[max(0, one.at - _FROM) : one.at]}①{text[one.upto : row.start]}")
    }
    return _apart_from(before, passed) if before else passed


def _come_about(view: View, _: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """What has come about is of no day, week or month that begins after the day that follows publication: a text of the
    28th does not mean the 31st by *late December*. Fiscal quarters and years may have begun."""
    published = view.document.published
    if published is None or "modality" not in passed:
        return passed
    if str(passed["modality"].best) != Modality.ACTUAL:
        return _still_to_come(published, passed)
    coming: set[Hashable] = {
        key
        for key in passed["period"].options.keys
        if isinstance(key, tuple) and key[0] > published + ONE_DAY and (key[1] - key[0]).days < _QUARTER
    }
    return _apart_from(coming, passed) if coming else passed


def _still_to_come(published: date, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """What is expected is of no single day that is long past: *1 million users at the end of September*, in August."""
    gone: set[Hashable] = {
        key
        for key in passed["period"].options.keys
        if isinstance(key, tuple) and key[1] - key[0] == ONE_DAY and published - key[1] > _LONG_PAST
    }
    return _apart_from(gone, passed) if gone else passed


def _no_end(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The day that a span ends with, right behind its words, is no time of its own: *in the 30 days to April 30*."""
    near = view.index.times_of(view.row(number).sentence)
    spans = {(one.upto, one.end) for one in near if one.source == "further" and one.end - one.start > ONE_DAY}
    printed = (one for one in near if one.source == "printed" and one.end - one.start == ONE_DAY)
    ends: set[Hashable] = {one.days for one in printed if (one.at, one.end) in spans}
    return _apart_from(ends, passed) if ends else passed


def _each_behind(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Where each of two numbers has another time right behind it, that is its own: *from 7 in March to 9 in April*."""
    own = set[Hashable]() if str(passed["kind"].best) == ClaimKind.CHANGE else _right_behind(view, number)
    place, sentence = view.places[number], view.row(number).sentence
    beside = [view.order[at] for at in (place - 1, place + 1) if 0 <= at < len(view.order)]
    others = [_right_behind(view, one) for one in beside if view.row(one).sentence == sentence]
    if not own or not any(other and not other & own for other in others):
        return passed
    return _apart_from({key for key in passed["period"].options.keys if key not in own}, passed)


def _right_behind(view: View, number: int) -> set[Hashable]:
    row, text = view.row(number), view.document.text
    near = (one for one in view.index.times_of(row.sentence) if one.source == "printed" and _is_long(one))
    behind = (one for one in near if row.end < one.at <= row.end + _NEAR)
    return {one.days for one in behind if _LED.fullmatch(text, row.end, one.at)}


def _of_no_day(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Single days have no chance, but for one that is printed right behind the number."""
    row, text = view.row(number), view.document.text
    start, _ = view.document.sentences[row.sentence]
    if not view.document.joins.of_no_day.search(text, max(start, row.start - _BEFORE), row.start):
        return passed
    near = view.index.times_of(row.sentence)
    own = {one.days for one in near if one.at > row.end and _BEHIND.fullmatch(text, row.end, one.at)}
    keys = passed["period"].options.keys
    days: set[Hashable] = {key for key in keys if isinstance(key, tuple) and key[1] - key[0] == ONE_DAY}
    return _apart_from(days - own, passed)


def _of_these(times: list[TimeInput], view: View, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Of all times these alone, and what others are counted back to, have a chance."""
    near = {one.days for one in times} | view.index.shifted
    return _apart_from({key for key in passed["period"].options.keys if key and key not in near}, passed)


def _apart_from(times: set[Hashable], passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots, in which these times have no chance and the others that of all there is; as they were, where none is
    left."""
    return {**passed, "period": apart_from(passed["period"], times)}


def _in_brackets(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    row, text = view.row(number), view.document.text
    start, end = view.document.sentences[row.sentence]
    opened = _OPENED.search(text, max(start, row.start - _NEAR), row.start)
    if opened is None or str(passed["kind"].best) == ClaimKind.CHANGE or not _CLOSED.match(text, row.end, end):
        return passed
    near = view.index.times_of(row.sentence)
    before = {one.days for one in near if one.upto == opened.start() and one.source in _PRINTED}
    return _apart_from({key for key in passed["period"].options.keys if key not in before}, passed)


def _as_long(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """Of an annual, half-year or quarterly metric the times that are shorter have no chance, nor have those that are
    longer than its part of a year."""
    shown = view.beliefs[number]["metric"].place(passed["metric"].best)
    if shown is None or shown.start < 0 or ClaimKind(str(passed["kind"].best)) in _OTHERS:
        return passed
    text, upto = view.document.text, shown.start + len(shown.text)
    lengths = view.document.joins.lengths
    said = lengths.search(text, max(0, shown.start - _NEAR), upto) or _said_before(view, number, shown.start)
    if said is None:
        return passed
    days = _DAYS[str(said.lastgroup)]
    others = {
        key for key in passed["period"].options.keys if isinstance(key, tuple) and (key[1] - key[0]).days not in days
    }
    return _apart_from(set[Hashable](others), passed)


def _said_before(view: View, number: int, at: int) -> re.Match[str] | None:
    """What the figure before it in a list says of its length: *annual sales of $9m and profit of $1m*."""
    place = view.places[number]
    before = view.row(view.order[place - 1]) if place else None
    if before is None or before.sentence != view.row(number).sentence or not 0 <= at - before.end <= _JOINED:
        return None
    start, _ = view.document.sentences[before.sentence]
    return view.document.joins.lengths.search(view.document.text, max(start, before.start - 2 * _NEAR), before.start)


_RULES = (
    _of_its_sentence, _as_long, _at_head, _in_section, _in_brackets, _each_behind, _no_end, _of_no_day, _not_from,
    _come_about, still_to_come, up_to_now,
)  # fmt: skip
