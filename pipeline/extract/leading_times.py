"""Period and baseline of readings in a language whose times stand before their numbers (Korean)."""

import re
from dataclasses import replace

from pipeline.extract import baselines
from pipeline.extract.printed_times import make, mention_of, says_year, shifted
from pipeline.extract.reading import Mention, Reading, Scene
from pipeline.languages.calendar import holding, moved
from pipeline.languages.language import Days, HeadFinal
from pipeline.model import ClaimKind, Grain, Period

_INHERIT_FOR = 6  # sentences that a printed time stays in force
_PARTS = frozenset({Grain.MONTH, Grain.QUARTER, Grain.HALF})
_DAYS = frozenset({Grain.DAY, Grain.INSTANT})
_TOUCHES = 2
_BEHIND = 25  # characters within which a time may still follow its number
_LEVELS = ("year before", "earlier")  # shifts that may stand alone; 전월 and the like are measured from a number
_OPENS = re.compile(r"\s?\(")
_ANOTHER = re.compile(r"[가-힣][은는]\s")  # another topic begins: 3억명을 넘은 나루톡은 지난해
_BESIDE = 8  # characters between a time and the number that it alone belongs to


def assign(readings: list[Reading], scene: Scene) -> None:
    rules = scene.language.head_final
    if rules is None:
        raise ValueError(f"language {scene.language.code} has no head_final rules; fill them or read it with times.py")
    scene.mentions = _marked(_dated(scene.mentions, scene), scene, rules)
    compared: Period | None = None
    last_end = scene.start
    for reading in readings:
        if reading.kind is ClaimKind.DURATION:
            continue  # a span of time is true of no other time
        own = _own(reading, scene)
        marked = rules.compared_number.match(scene.text, reading.end, scene.end) or _touches_baseline(reading, scene)
        if marked and reading.kind is not ClaimKind.CHANGE:
            reading.period = _compared_period(reading, scene, own, last_end)
            compared = reading.period or compared
        else:
            reading.period = own or _inherited(scene)
        if reading.kind in {ClaimKind.CHANGE, ClaimKind.RATIO} and not baselines.split(reading, scene):
            found = _baseline(reading, scene) or _differing(compared, reading) or _kept(reading, scene)
            reading.baseline = found or baselines.customary(reading)
        reading.rules.append(f"period:{reading.period.basis if reading.period else 'none'}")
        last_end = reading.end


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    memory.period_age += 1
    plain = [one for one in readings if one.period and not _is_compared(one, scene)]
    printed = [(one, one.days) for one in scene.mentions if one.days and not one.baseline and not one.fleeting]
    if plain:
        last = plain[-1].period
        mention = mention_of(last, scene)
        if last and last.basis != "inherited" and not (mention and mention.fleeting):
            memory.period, memory.period_age = last, 0
    elif printed:
        mention, days = printed[-1]
        memory.period, memory.period_age = make(days, mention, scene), 0
    against = [one.baseline for one in readings if one.baseline and one.baseline.basis != "assumed"]
    if against:
        memory.baseline = against[-1]
    elif plain and plain[-1].period and plain[-1].period.basis != "inherited":
        memory.baseline = None


def _is_compared(reading: Reading, scene: Scene) -> bool:
    rules = scene.language.head_final
    return rules is not None and bool(rules.compared_number.match(scene.text, reading.end, scene.end))


def _dated(mentions: list[Mention], scene: Scene) -> list[Mention]:
    """A month or quarter without its year takes that of the one before it: 지난해 2월 2.02%에서 3월 1.90%로."""
    found: list[Mention] = []
    anchor: Days | None = None
    for mention in mentions:
        days = mention.days
        if days and says_year(mention):
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


def _marked(mentions: list[Mention], scene: Scene, rules: HeadFinal) -> list[Mention]:
    return [
        replace(one, baseline=one.shift is not None or bool(rules.compared_time.match(scene.text, one.end, scene.end)))
        for one in mentions
    ]


def _own(reading: Reading, scene: Scene) -> Period | None:
    own = [(one, one.days) for one in scene.mentions if one.days and not one.baseline]
    ahead = [(one, days) for one, days in own if one.end <= reading.start and _reaches(one, reading, scene)]
    ahead += [(one, days) for one, days in own if _bracketed(one, reading, scene)]
    if ahead:
        mention, days = ahead[-1]
        return make(days, mention, scene)
    then = _shift_alone(reading, scene)
    if then:
        return then
    # a day behind its number is that of something else
    behind = [(one, days) for one, days in own if one.start >= reading.end and days.grain not in _DAYS]
    if behind and _goes_on(reading, behind[0][0], scene) and not scene.memory.period:
        return make(behind[0][1], behind[0][0], scene)
    return None


def _bracketed(mention: Mention, reading: Reading, scene: Scene) -> bool:
    """300만(11일 기준): a time that alone fills the bracket behind a number is its own."""
    opens = _OPENS.fullmatch(scene.text, reading.end, mention.start)
    return opens is not None and scene.text.startswith(")", mention.end)


def _goes_on(reading: Reading, mention: Mention, scene: Scene) -> bool:
    """Whether a time stands close behind its number, and in its clause."""
    near = mention.start - reading.end <= _BEHIND
    parted = scene.language.clause_end.search(scene.text, reading.end, mention.start)
    return near and not parted and not _ANOTHER.search(scene.text, reading.end, mention.start)


def _shift_alone(reading: Reading, scene: Scene) -> Period | None:
    """작년 같은 기간 매출은 3억원이었다: a shift that compares nothing is when the level was true."""
    rules = scene.language.head_final
    ahead = [one for one in scene.mentions if one.shift and one.end <= reading.start]
    if rules is None or not ahead or reading.kind in {ClaimKind.CHANGE, ClaimKind.RATIO}:
        return None
    compares = rules.compared_time.match(scene.text, ahead[-1].end, scene.end)
    if compares or not ahead[-1].rule.startswith(_LEVELS):
        return None
    days = _shifted(ahead[-1], _inherited(scene), scene)
    return make(days, ahead[-1], scene) if days else None


def _touches_baseline(reading: Reading, scene: Scene) -> bool:
    """전월의 23만명: the time that is compared with stands right before the number."""
    if reading.kind is ClaimKind.RATIO:
        return False
    return any(
        one.baseline and one.rule != "within" and 0 <= reading.start - one.end <= _TOUCHES for one in scene.mentions
    )


def _reaches(mention: Mention, reading: Reading, scene: Scene) -> bool:
    """A day does not reach behind a turn of the sentence (차단했는데, …); a month or a year does."""
    rules = scene.language.head_final
    if not mention.days or mention.days.grain is not Grain.DAY or rules is None:
        return True
    return not rules.turn.search(scene.text, mention.end, reading.start)


def _compared_period(reading: Reading, scene: Scene, own: Period | None, last_end: int) -> Period | None:
    """The time of a number that others are compared with: marked as such, beside it, or the baseline in force."""
    marked = [one for one in scene.mentions if one.baseline and last_end <= one.start and one.end <= reading.start]
    behind = [one for one in scene.mentions if one.baseline and 0 <= one.start - reading.end <= _BESIDE]
    for mention in (*reversed(marked), *behind):
        if own and own.span and own.span.start == mention.start:
            return own  # the shift stands alone, and has been counted
        days = baselines.before(mention, own or _inherited(scene)) or _shifted(mention, own or _inherited(scene), scene)
        if days:
            return make(days, mention, scene)
    beside = [one for one in scene.mentions if one.days and 0 <= reading.start - one.end <= _BESIDE]
    if beside:
        return own
    return _as_inherited(scene.memory.baseline)


def _baseline(reading: Reading, scene: Scene) -> Period | None:
    marked = [one for one in scene.mentions if one.baseline and one.end <= reading.start]
    for mention in reversed(marked):
        days = baselines.before(mention, reading.period) or _shifted(mention, reading.period, scene)
        if days and reading.period and days.start == reading.period.start and mention.relative and mention.days:
            days = moved(days, -1)  # 13일 … 전날보다: the day before the 13th
        if days and (reading.period is None or days.start != reading.period.start):
            return make(days, mention, scene)
    return None


def _differing(compared: Period | None, reading: Reading) -> Period | None:
    if compared and reading.period and compared.start == reading.period.start:
        return None
    return compared


def _kept(reading: Reading, scene: Scene) -> Period | None:
    """A baseline of the sentences before holds on as long as the period does."""
    period, memory = reading.period, scene.memory
    if period and memory.period and memory.baseline and period.start == memory.period.start:
        return _as_inherited(memory.baseline)
    return None


def _shifted(mention: Mention, period: Period | None, scene: Scene) -> Days | None:
    """A year earlier than the time in force, or than the month of publication where none is."""
    if period or scene.published is None or not callable(mention.shift):
        return shifted(mention, period)
    for grain in (Grain.MONTH, Grain.DAY):
        now = holding(scene.published, grain)
        days: Days | None = mention.shift(mention.match, now) if now else None
        if days and (days.start.day == 1 or grain is Grain.DAY):
            return days  # a day earlier is counted from a day
    return None


def _inherited(scene: Scene) -> Period | None:
    return _as_inherited(scene.memory.period) if scene.memory.period_age < _INHERIT_FOR else None


def _as_inherited(found: Period | None) -> Period | None:
    return replace(found, basis="inherited") if found else None
