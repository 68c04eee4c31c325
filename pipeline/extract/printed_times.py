"""The times that a sentence prints: which of them a number can be true of, and what stands between the two."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import cast

from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.languages.language import Days, PrintedTime, Side
from pipeline.model import ClaimKind, Grain, Period, Span

_DASH = re.compile(r"\s?[—–-]\s(?:\w+\s)?[$€£₩]?")
_ONE_DAY = timedelta(days=1)
_MONTHS = {Grain.QUARTER: 3, Grain.HALF: 6}
MOVING = frozenset({ClaimKind.CHANGE, ClaimKind.RATIO})


def marked(mentions: list[Mention], readings: list[Reading], scene: Scene) -> list[Mention]:
    """The mentions, with those marked that are the day of a report, part of a name, or what a change is against."""
    found = _onward([replace(one, aside=_is_aside(one, scene)) for one in mentions], scene)
    return [replace(one, baseline=True) if _is_against(one, found, readings, scene) else one for one in found]


def _onward(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """ "In 2012 it had 60. Six years later": counted on from the time before it, in the sentence or before."""
    newest = max(scene.memory.times, key=lambda told: (-told.age, told.period.end), default=None)
    days = Days(newest.period.start, newest.period.end, newest.period.grain) if newest else None
    found: list[Mention] = []
    for one in mentions:
        if one.onward and days:
            how = cast(Callable[[object, Days], Days | None], one.onward)
            found.append(replace(one, days=how(one.match, days)))
            continue
        days = one.days if one.days and not one.aside and not one.baseline else days
        found.append(one)
    return found


def _is_aside(mention: Mention, scene: Scene) -> bool:
    """A date on which somebody said so, or that names a thing (the 2017 plan), is not when the number was true."""
    year = mention.days is not None and mention.days.grain is Grain.YEAR
    where, sentence = Span(mention.start, mention.end), Span(scene.start, scene.end)
    return bool(scene.language.non_period(PrintedTime(scene.text, sentence, where, year, _is_reported_on(mention))))


def _is_reported_on(mention: Mention) -> bool:
    """ "reported third-quarter earnings": that is what is reported, and no day of a report."""
    return mention.days is not None and not mention.relative and is_reported_for(mention.days)


def is_reported_for(time: Days | Period) -> bool:
    """A quarter or half of the calendar year, for which there are reports; a season of three months is none."""
    return time.grain in _MONTHS and time.start.month % _MONTHS[time.grain] == 1


def _is_against(mention: Mention, mentions: list[Mention], readings: list[Reading], scene: Scene) -> bool:
    """ "up 12 percent to last March", in a language that says it so: a time before the one that is spoken of."""
    days = mention.days
    if days is None or mention.baseline or mention.aside:
        return False
    against = scene.language.period_contexts.against
    if not any(one.kind in MOVING and against.fullmatch(scene.text, one.end, mention.start) for one in readings):
        return False
    spoken = [one.days for one in mentions if one.days and one is not mention and not one.baseline]
    spoken += [Days(told.period.start, told.period.end, told.period.grain) for told in scene.memory.times]
    return any(one.start > days.start and one.grain is days.grain for one in spoken)


def says_year(mention: Mention) -> bool:
    groups: dict[str, str | None] = getattr(mention.match, "groupdict", dict)()
    return any(groups.get(name) for name in ("y", "y0", "y2", "yy", "rel"))


def own(scene: Scene) -> list[Mention]:
    return [one for one in scene.mentions if one.days and not one.baseline and not one.aside]


def is_compared(reading: Reading, scene: Scene) -> bool:
    """ "against 86 million": others are measured against this number; over 86 million only says that it is more."""
    before = max(scene.start, reading.start - 40)
    cues = (cue.pattern for cue in scene.language.qualifiers if cue.side is Side.BEFORE)
    matches = (match for cue in cues if (match := cue.search(scene.text, before, reading.start)))
    # more than the 300 of then is compared, for all that it is more
    plain = [one.start() for one in matches if not scene.language.determiner.fullmatch(f"{one[0].split()[-1]} ")]
    return bool(scene.language.baseline_before.search(scene.text, before, min(plain, default=reading.start)))


def parted(start: int, end: int, scene: Scene) -> bool:
    # what a clause begins with may belong to the time itself: ", in the fourth quarter"
    ahead = min(end + 4, scene.end)
    return any(match.end() <= end for match in scene.language.clause_end.finditer(scene.text, start, ahead))


def leads_to(mention: Mention, number: int, scene: Scene) -> bool:
    """81 million in 2023 and in 2024 — 725 million: a time that only a dash parts from the number behind it."""
    return bool(_DASH.fullmatch(scene.text, mention.end, number))


def quoted_apart(mention: Mention, reading: Reading, scene: Scene) -> bool:
    """ "“We sail today,” he wrote on 30 pages": a time inside a quotation is not that of a number outside it."""
    ahead = mention.end <= reading.start
    start, end = (mention.end, reading.start) if ahead else (reading.end, mention.start)
    opened = sum(scene.text.count(mark, start, end) for mark in "“«")
    closed = sum(scene.text.count(mark, start, end) for mark in "”»")
    return closed > opened if ahead else opened > closed


def bracket(at: int, scene: Scene) -> int | None:
    """Where the bracket that holds this place opens: what it says (up from 40 in 2017) is true inside it alone."""
    opened = scene.text.rfind("(", scene.start, at)
    if opened >= 0 and scene.text.find(")", opened, at) < 0:
        return opened
    clauses = scene.language.period_contexts.told_beside.finditer(scene.text, scene.start, scene.end)
    return next((one.start() for one in clauses if one.start() < at < one.end()), None)


def shifted(mention: Mention, period: Period | None) -> Days | None:
    """The days that a shift (a year earlier) gives, or a time that one compares with (a year ago), counted from the
    period."""
    how = mention.shift or mention.against
    if not callable(how) or period is None:
        return None
    shift: Callable[[object, Days], Days | None] = how
    return shift(mention.match, Days(period.start, period.end, period.grain))


def period_of(mention: Mention, scene: Scene) -> Period | None:
    """The mention's own days; of one that means the same as before (the quarter) those that were spoken of."""
    if mention.days and mention.same:
        spoken = [told.period for told in scene.memory.times if _is_such(told.period, mention.days)]
        if spoken:
            newest = max(spoken, key=lambda period: period.end)
            return make(Days(newest.start, newest.end, newest.grain), mention, scene)
    return make(mention.days, mention, scene) if mention.days else None


def _is_such(period: Period, days: Days) -> bool:
    """A quarter for "the quarter"; for "that day" one day, no days from the first to the ninth."""
    if days.grain is Grain.DAY:
        return period.grain in {Grain.DAY, Grain.INSTANT} and period.end - period.start == _ONE_DAY
    return period.grain is days.grain


def make(days: Days, mention: Mention, scene: Scene) -> Period:
    basis = "relative" if mention.relative else "explicit"
    text = scene.text[mention.start : mention.end].strip()
    span = Span(mention.start, mention.end)
    return Period(start=days.start, end=days.end, grain=days.grain, text=text, basis=basis, span=span)


def mention_of(period: Period | None, scene: Scene) -> Mention | None:
    """The mention of this sentence that a period was made from; none where it was taken over."""
    if period is None or period.span is None or period.basis == "inherited":
        return None
    return next((one for one in scene.mentions if one.start == period.span.start), None)


def respectively(readings: list[Reading], scene: Scene) -> dict[int, Period]:
    """ "in the first quarter it was 65, in the fourth 76; profits were 9 and 13 respectively": two numbers take the
    last two times of the sentence, in order."""
    mark = scene.language.holds.respectively.search(scene.text, scene.start, scene.end)
    pair = [index for index, one in enumerate(readings) if mark and one.end <= mark.start()][-2:]
    if len(pair) < 2:
        return {}
    first, second = (readings[index] for index in pair)
    if not scene.language.joins.listed.fullmatch(scene.text, first.end, second.start):
        return {}
    times = [one for one in own(scene) if one.end <= first.start][-2:]
    periods = [period for one in times if (period := period_of(one, scene))]
    return dict(zip(pair, periods, strict=True)) if len(periods) == len(pair) else {}
