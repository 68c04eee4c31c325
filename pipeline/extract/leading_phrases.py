"""Whom a number is about where no name says so, in a language whose subjects stand before their numbers: what it
describes, what its bracket explains, the phrase behind it or the one that opens the sentence."""

import re
from itertools import pairwise

from pipeline.extract.entities import clause_start, is_place, is_source
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.units import dimension
from pipeline.languages.language import Name, Phrase, Role
from pipeline.model import AttributionKind, ClaimKind

# a phrase that ends so says what is measured: 출하량, 이자이익, 속도
MEASURED = re.compile(
    r"(?:량|액|률|율|건수|대수|횟수|규모|비중|속도|비용|손실|이익|수익|잔액|가격|지수|점수|면적|높이|무게|거리|온도)$"
)
_DESCRIBED = 5  # characters of one more word (개조된) between a measure and what it describes
_NO_DESCRIPTION = frozenset({"count", "bare", "percent", "time", "calendar", "clock", "ratio"})
_BRACKET_OF = re.compile(r"(?P<name>[^\s(),]+)\s?\((?:[가-힣\d]{1,6}\s){1,3}\Z")  # 대선(투표율 70%)
_BRACKET_OPENS = re.compile(r"\s?\((?:(?:한화|우리\s돈)(?:으로)?\s)?(?:약\s)?")
_NEAR = 14  # characters between two measures of one thing


def bracketed(reading: Reading, scene: Scene) -> str | None:
    """Before a bracket that says what the number in it measures: an election (turnout 70 percent)."""
    bracket = _BRACKET_OF.search(scene.text, scene.start, reading.start)
    if bracket is None:
        return None
    phrases = scene.language.phrases(scene.text, scene.start, bracket.end("name"))
    return phrases[-1].base if phrases and phrases[-1].span.end == bracket.end("name") else None


def described(reading: Reading, scene: Scene) -> str | None:
    """What a measure or price describes: a mast of 30 metres, a ticket of 500 won. Not a distance of 30 metres."""
    rules = scene.language.head_final
    measured = dimension(reading.unit)
    if rules is None or measured in _NO_DESCRIPTION:
        return None
    pattern = rules.priced if measured == "money" else rules.describes
    mark = pattern.match(scene.text, reading.end, scene.end)
    if not mark:
        return None
    first = next(iter(scene.language.phrases(scene.text, mark.end(), scene.end)), None)
    if first is None or first.span.start > mark.end() + _DESCRIBED or MEASURED.search(first.base):
        return None
    return next((name.base for name in scene.names if name.span.overlaps(first.span)), first.base)


def reached(reading: Reading, scene: Scene) -> str | None:
    """Who got no further than the number, named right behind it, whoever the sentence is about."""
    rules = scene.language.head_final
    mark = rules.reached.match(scene.text, reading.end, scene.end) if rules else None
    if not mark:
        return None
    first = next(iter(scene.language.phrases(scene.text, mark.end(), scene.end)), None)
    if first is None or first.span.start > mark.end() or MEASURED.search(first.base):
        return None
    return next((name.base for name in scene.names if name.span.overlaps(first.span)), first.base)


def people(reading: Reading, scene: Scene) -> str | None:
    """Subscribers without a limit use 41 GB: whose figure it is, where people are no measure of it."""
    rules = scene.language.head_final
    if rules is None or dimension(reading.unit) in {"count", "bare"}:
        return None
    start = clause_start(scene, reading.start)
    phrases = scene.language.phrases(scene.text, start, reading.start)
    subjects = [one for one in phrases if one.role is Role.SUBJECT and rules.people.search(one.base)]
    last = max(subjects, key=lambda one: (one.span.end, len(one.base)), default=None)
    return last.base if last else None


def describe_together(readings: list[Reading], scene: Scene) -> None:
    """A barrel 80 cm high and 84 cm wide: both describe it."""
    for first, second in reversed(list(pairwise(readings))):
        near = second.start - first.end <= _NEAR and clause_start(scene, second.start) <= first.start
        if near and "entity:described" in second.rules and dimension(first.unit) == dimension(second.unit):
            first.entity = second.entity
            first.rules.append("entity:described")


def counted(reading: Reading, scene: Scene) -> str | None:
    """Who or what is counted, with all that stands before it: pupils of the school at Naru."""
    noun = reading.noun
    if noun is None or noun.span == noun.head:
        return None
    phrases = scene.language.phrases(scene.text, scene.start, min(scene.end, noun.span.end + 1))
    whole = next((one for one in phrases if one.span.end == noun.span.end), None)
    return whole.base if whole else noun.span.of(scene.text)


def behind(reading: Reading, scene: Scene) -> str | None:
    """Where nobody is named before the number: the phrase that comes first behind it, if a name is there at all."""
    later = [name for name in scene.names if name.span.start >= reading.end and not is_place(name, scene)]
    if not later:
        return None
    phrases = scene.language.phrases(scene.text, scene.start, scene.end)
    first = next((one for one in phrases if one.span.start >= reading.end), None)
    if first is None:
        return later[0].base
    return next((name.base for name in later if name.span.overlaps(first.span)), first.base)


def events(reading: Reading, names: list[Name], scene: Scene) -> list[Name]:
    """The last event before people whom it befell: an accident of which five died."""
    rules = scene.language.head_final
    hurt = reading.unit == "person" and rules is not None and rules.befell.match(scene.text, reading.end, scene.end)
    return [name for name in names if name.event][-1:] if hurt else []


def asked_by(reading: Reading, scene: Scene) -> str | None:
    """So many people that a survey asked: its figure, whoever tells of it."""
    rules, said = scene.language.head_final, scene.attribution
    asked = reading.unit == "person" and rules is not None and rules.asked.match(scene.text, reading.end, scene.end)
    if not asked or said is None or said.kind is AttributionKind.MEDIA:
        return None
    return next((name.base for name in scene.names if is_source(name, scene)), said.text)


def answered(reading: Reading, scene: Scene) -> str | None:
    """Those asked, 57 percent of whom: people named right before a share."""
    rules = scene.language.head_final
    if rules is None or reading.kind is not ClaimKind.SHARE:
        return None
    found = [one for one in _beside(reading, scene) if rules.people.search(one.base)]
    return found[0].base if found else None


def _beside(reading: Reading, scene: Scene) -> list[Phrase]:
    phrases = scene.language.phrases(scene.text, scene.start, reading.start)
    return [one for one in phrases if one.span.end + 1 == reading.start and one.role is Role.FREE]


def touching(reading: Reading, scene: Scene) -> str | None:
    """Teenagers, eight of ten: the people named right before the number that counts them."""
    if dimension(reading.unit) != "count":
        return None
    found = _beside(reading, scene)
    return found[0].base if found else None


def opening(reading: Reading, scene: Scene) -> str | None:
    """The phrase that opens the sentence, where it names nobody; not who says so."""
    told = [voice.span for voice in scene.voices]
    phrases = scene.language.phrases(scene.text, scene.start, reading.start)
    return next((one.base for one in phrases if not any(one.span.overlaps(span) for span in told)), None)


def said_again(before: Reading | None, reading: Reading, scene: Scene) -> str | None:
    """23 million pounds (40 billion won): a bracket right behind a number says the same in another unit."""
    if before is None or not _BRACKET_OPENS.fullmatch(scene.text, before.end, reading.start):
        return None
    return before.entity


def of_the_same(readings: list[Reading], scene: Scene) -> None:
    """52 percent, or 1,332 people: one part in two units."""
    rules = scene.language.head_final
    for first, second in pairwise(readings):
        if rules and rules.or_so_many.fullmatch(scene.text, first.end, second.start):
            second.entity = first.entity
            second.rules.append("entity:same")
