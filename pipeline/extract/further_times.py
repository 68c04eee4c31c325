"""Candidates beside the printed times, for the reader to choose: times that only some readings of a sentence need, and
other days that words of time may mean. No rule goes by them."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pipeline.extract.find import FIRST_YEAR, NO_DATE
from pipeline.extract.reading import Mention, Scene
from pipeline.languages import language as language_of
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.languages.times import PeriodRule, PlacedDays
from pipeline.reader.inputs import TimeInput

FURTHER = "further"  # the source of a time that words may mean beside another
_LAST_YEAR = 2999
_PLAIN, _NO_SHIFT = (False,) * 6, (False,) * 3


@lru_cache
def _rules(code: str) -> RegexPrefilter[PeriodRule]:
    return RegexPrefilter(language_of(code).further_times.rules, lambda rule: rule.pattern)


def by_rules(scene: Scene) -> Iterator[Mention]:
    """Whatever the further rules find, wherever it lies: unlike printed times they may overlap."""
    known = {(one.days.start, one.days.end) for one in scene.mentions if one.days}
    for rule in _rules(scene.language.code).through(scene.folded):
        for match in rule.pattern.finditer(scene.text, scene.start, scene.end):
            days = rule.resolve(match, scene.published) if rule.resolve and scene.published else None
            days = days if days and days.start < days.end else None  # 지난 0개월: of none there are no days
            if rule.shift or (days and (days.start, days.end) not in known):
                known |= {(days.start, days.end)} if days else set()
                yield Mention(*match.span(), rule.name, days, True, shift=rule.shift, match=match, further=True)


def of_text(text: str, scenes: list[Scene]) -> list[TimeInput]:
    """Of a whole text, in its order, each once a sentence, and none that its words have from the grammar."""
    further = scenes[0].language.further_times
    printed = [PlacedDays(one.start, one.end, one.days) for scene in scenes for one in scene.mentions if one.days]
    days = further.of_text(text, printed, scenes[0].published or NO_DATE)
    starts = [scene.start for scene in scenes]
    known = {_key(starts, one) for one in printed}
    times = []
    for one in sorted(days, key=lambda one: (one.start, one.end)):
        scene = scenes[max(0, bisect_right(starts, one.start) - 1)]
        if _key(starts, one) not in known and _is_within(one, scene):
            known.add(_key(starts, one))
            times.append(_time(one, scene))
    return times


def _key(starts: list[int], one: PlacedDays) -> tuple[Any, ...]:
    return bisect_right(starts, one.start), one.days.start, one.days.end


def _is_within(one: PlacedDays, scene: Scene) -> bool:
    inside = scene.start <= one.start < one.end <= scene.end
    return inside and one.days.start.year >= FIRST_YEAR and one.days.end.year <= _LAST_YEAR


def flags_of(mention: Mention) -> tuple[bool, ...]:
    return (mention.relative, mention.baseline, mention.aside, mention.fleeting, mention.same, mention.adverb)


def _time(one: PlacedDays, scene: Scene) -> TimeInput:
    """With what is known of the printed time that its words are, or are part of."""
    over = next((it for it in scene.mentions if it.start < one.end and one.start < it.end), None)
    days, flags = one.days, (*(flags_of(over) if over else _PLAIN), *_NO_SHIFT)
    return TimeInput(days.start, days.end, days.grain.value, FURTHER, one.start, one.end, scene.index, flags)
