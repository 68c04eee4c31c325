"""What lasts up to the day of publication is the time of the figure that it stands beside: *down 4 percent so far this
year*, not that day itself, which is its end; *in the last 30 days it sold 40* has a time."""

from collections.abc import Hashable, Mapping
from datetime import date
from operator import itemgetter

from pipeline.languages.calendar import holding
from pipeline.model import Grain
from pipeline.reader.compared import apart_from
from pipeline.reader.inputs import ASIDE, COMPARED, FLEETING, ONE_DAY, NumberInput, TimeInput
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass
from pipeline.reader.signs import SIGNS, signed

_FAR = 100  # characters between a figure and a time that is not its own
_AROUND = 40  # characters on both sides that may say that the figure is of another time


def up_to_now(view: View, number: int, passed: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number. Beside a time so far, other times have no chance; the past 30 days may be counted in
    other ways, but it has one."""
    row, published = view.row(number), view.document.published
    own = [one for one in view.index.times_of(row.sentence) if one.source == "printed" and _is_told(one)]
    is_alone = len({one.days for one in own}) == 1
    for one in own:
        if _lasts_until(one, published) and _is_beside(view, row, one, is_alone):
            keys = {key for key in passed["period"].options.keys if key != one.days}
            others: set[Hashable] = {None} if one.flags[FLEETING] else keys
            return {**passed, "period": apart_from(passed["period"], others)}
    return passed


def _is_told(one: TimeInput) -> bool:
    return not (one.flags[COMPARED] or one.flags[ASIDE])


def _lasts_until(one: TimeInput, published: date | None) -> bool:
    """The past days with that of publication, or the part of a week, month or year that is over."""
    if published is None or one.end != published + ONE_DAY or one.end - one.start == ONE_DAY:
        return False
    held = holding(one.start, Grain(one.grain))
    return one.flags[FLEETING] if one.grain == Grain.DAY else held is not None and held.end > one.end


def _is_beside(view: View, row: NumberInput, one: TimeInput, is_alone: bool) -> bool:
    """Behind the figure, or before it in a sentence of no other time."""
    apart = max(one.at - row.end, row.start - one.upto)
    if apart > _FAR or (not is_alone and one.at < row.end):
        return False
    text, (start, end) = view.document.text, view.document.sentences[row.sentence]
    marks = sorted([(SIGNS[0], row.start, row.end), (SIGNS[1], one.at, one.upto)], key=itemgetter(1))
    start, end = max(start, marks[0][1] - _AROUND), min(end, marks[1][2] + _AROUND)
    return bool(view.document.joins.up_to_now.match(signed(text, start, end, marks)))
