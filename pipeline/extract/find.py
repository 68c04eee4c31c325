"""Sentence -> the numbers in it, with those that carry no value blocked, and the times that it prints."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.languages import language as language_of
from pipeline.languages.language import Blocker, Form, Language, RawNumber
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.languages.times import PeriodRule

# Where no publication date is known, a time printed without its year lands near this one and is left out
NO_DATE = date(99, 6, 15)
FIRST_YEAR = 1000


@lru_cache
def _periods(code: str) -> RegexPrefilter[PeriodRule]:
    return RegexPrefilter(language_of(code).periods, lambda rule: rule.pattern)


@lru_cache
def _blockers(code: str) -> RegexPrefilter[Blocker]:
    return RegexPrefilter(language_of(code).blockers, lambda blocker: blocker.pattern)


def readings_of(numbers: Iterable[RawNumber]) -> list[Reading]:
    return [
        Reading(number=number, start=number.start, end=number.end, value=number.value, high=number.high)
        for number in numbers
    ]


def find_mentions(scene: Scene) -> list[Mention]:
    """Printed times, longest first at each place, with those that a comparison word precedes marked as baseline."""
    found: list[Mention] = []
    text, language = scene.text, scene.language
    for rule in _periods(language.code).through(scene.folded):
        for match in rule.pattern.finditer(text, scene.start, scene.end):
            days = None
            if rule.resolve and (scene.published or not rule.relative):
                days = rule.resolve(match, scene.published or NO_DATE)
                days = days if days and days.start.year >= FIRST_YEAR else None
            start, end = match.span()
            found.append(
                Mention(
                    start, end, rule.name, days, rule.relative, shift=rule.shift, match=match, adverb=rule.adverb,
                    same=rule.same, fleeting=rule.fleeting, against=rule.against, onward=rule.onward,
                )
            )  # fmt: skip
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.end - mention.start > kept[-1].end - kept[-1].start:
            kept[-1] = mention
    return [replace(one, baseline=_is_baseline(text, scene.start, one, language)) for one in kept]


def _is_baseline(text: str, start: int, mention: Mention, language: Language) -> bool:
    before = language.baseline_before.search(text, max(start, mention.start - 60), mention.start)
    return mention.shift is not None or bool(before or language.baseline_after.match(text, mention.end))


def block(readings: list[Reading], scene: Scene) -> None:
    """Mark the numbers inside a printed time or a blocker's match with the reason."""
    if not readings:
        return
    text, spans = scene.text, [(one.start, one.end, f"calendar: {one.rule}") for one in scene.mentions]
    for blocker in _blockers(scene.language.code).through(scene.folded):
        for match in blocker.pattern.finditer(text, scene.start, scene.end):
            named = [match.span(name) for name in ("n", "n2", "n3") if match.groupdict().get(name)] or [match.span()]
            if blocker.unless_after and blocker.unless_after.match(text, named[0][1], scene.end):
                continue  # a unit follows: the number counts after all
            spans.extend((start, end, blocker.reason) for start, end in named)
    spans.sort()
    starts = [start for start, _, _ in spans]
    for reading in readings:
        for start, end, reason in spans[: bisect_right(starts, reading.end)]:
            if start < reading.number.end and reading.number.start < end and not _is_part(start, end, reading):
                reading.blocked = reading.blocked or reason


def _is_part(start: int, end: int, reading: Reading) -> bool:
    """Whether a match lies inside the number: the five of "one in five" is its denominator."""
    number = reading.number
    inside = number.start <= start and end <= number.end
    return inside and (number.form in {Form.FRACTION, Form.MULTIPLE} or number.start < start)
