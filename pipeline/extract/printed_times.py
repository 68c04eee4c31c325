"""The times that a sentence prints: which are no time of a number, and which are compared with."""

from collections.abc import Callable
from dataclasses import replace

from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.languages.language import Side
from pipeline.languages.times import Days, PrintedTime
from pipeline.model import Grain, Period, Span
from pipeline.model.claim import MOVING

_MONTHS = {Grain.QUARTER: 3, Grain.HALF: 6}
_PARTS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})


def marked(mentions: list[Mention], readings: list[Reading], scene: Scene) -> list[Mention]:
    """The mentions, with those marked that are the day of a report, part of a name, or what a change is against."""
    if scene.language.carries_year:
        mentions = _dated(mentions, scene)
    found = [replace(one, aside=_is_aside(one, scene)) for one in mentions]
    return [replace(one, baseline=True) if _is_against(one, found, readings, scene) else one for one in found]


def _dated(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """A month or quarter without its year takes that of the one before it: 지난해 2월 2.02%에서 3월 1.90%로."""
    found: list[Mention] = []
    anchor: Days | None = None
    for mention in mentions:
        days = mention.days
        if days and _says_year(mention):
            anchor = days
        elif days and anchor and days.grain is anchor.grain and not mention.relative and days.grain in _PARTS:
            days = _following(days, anchor, scene)
        found.append(replace(mention, days=days))
    return found


def _following(days: Days, anchor: Days, scene: Scene) -> Days:
    """The same month in the anchor's year, or in the next where it would lie before the anchor."""
    for year in (anchor.start.year, anchor.start.year + 1):
        start = days.start.replace(year=year)
        if start >= anchor.start:
            end = days.end.replace(year=year + days.end.year - days.start.year)
            fits = scene.published is None or start <= scene.published
            return Days(start, end, days.grain) if fits else days
    return days


def _says_year(mention: Mention) -> bool:
    groups: dict[str, str | None] = getattr(mention.match, "groupdict", dict)()
    return any(groups.get(name) for name in ("y", "y0", "y2", "yy", "rel"))


def _is_aside(mention: Mention, scene: Scene) -> bool:
    """A date on which somebody said so, or that names a thing (the 2017 plan), is not when the number was true."""
    year = mention.days is not None and mention.days.grain is Grain.YEAR
    where, sentence = Span(mention.start, mention.end), Span(scene.start, scene.end)
    return bool(scene.language.non_period(PrintedTime(scene.text, sentence, where, year, _is_reported_on(mention))))


def _is_reported_on(mention: Mention) -> bool:
    """ "reported third-quarter earnings": a quarter or half of the calendar year is what is reported, and no day of a
    report."""
    days = mention.days
    if days is None or mention.relative:
        return False
    return days.grain in _MONTHS and days.start.month % _MONTHS[days.grain] == 1


def _is_against(mention: Mention, mentions: list[Mention], readings: list[Reading], scene: Scene) -> bool:
    """ "up 12 percent to last March", in a language that says it so: a time before another one of the sentence."""
    days, against = mention.days, scene.language.against
    if days is None or mention.baseline or mention.aside:
        return False
    if not any(one.kind in MOVING and against.fullmatch(scene.text, one.end, mention.start) for one in readings):
        return False
    spoken = [one.days for one in mentions if one.days and one is not mention and not one.baseline]
    return any(one.start > days.start and one.grain is days.grain for one in spoken)


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


def shifted(mention: Mention, period: Period | None) -> Days | None:
    """The days that a shift (a year earlier), or a time that one compares with (a year ago), gives from the period."""
    how = mention.shift or mention.against
    if not callable(how) or period is None:
        return None
    shift: Callable[[object, Days], Days | None] = how
    return shift(mention.match, Days(period.start, period.end, period.grain))


def period_of(mention: Mention, scene: Scene) -> Period | None:
    """The mention's own days; of one that means the same as before (the quarter) those that were spoken of."""
    days, before = mention.days, scene.memory.period
    if days and mention.same and before and before.grain is days.grain:
        days = Days(before.start, before.end, before.grain)
    return make(days, mention, scene) if days else None


def make(days: Days, mention: Mention, scene: Scene) -> Period:
    basis = "relative" if mention.relative else "explicit"
    text = scene.text[mention.start : mention.end].strip()
    span = Span(mention.start, mention.end)
    return Period(start=days.start, end=days.end, grain=days.grain, text=text, basis=basis, span=span)
