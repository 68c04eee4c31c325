"""Which metric of the catalogue a number is of, as the words around it name it, and what that says of its unit."""

from functools import lru_cache
from itertools import pairwise

from pipeline.catalog import Metric, MetricCue, metrics, plain_metrics
from pipeline.extract.reading import BORROWED, Head, Reading, Scene, UnitBy
from pipeline.extract.units import dimension
from pipeline.languages import language as language_of
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import ClaimKind

Hit = tuple[int, int, MetricCue]  # where a cue stands
_NEAR = 30  # characters between a number and a metric behind it
_COLUMN = "measures.of_column"  # who tells what a cell is of
_BESIDE = 40  # characters in which a metric behind a number is part of what it counts
_ANYTHING = frozenset({"count:case", "count:item", "count:time", "count:account", "count:line"})  # of any things


@lru_cache
def _metrics(code: str) -> RegexPrefilter[MetricCue]:
    return RegexPrefilter(language_of(code).metrics, lambda cue: cue.pattern)


def find(scene: Scene) -> list[Hit]:
    """The metrics that the sentence names, in text order; of cues that overlap the first of the table counts."""
    found: list[Hit] = []
    for cue in _metrics(scene.language.code).through(scene.folded):
        for match in cue.pattern.finditer(scene.text, scene.start, scene.end):
            free = not any(match.start() < end and start < match.end() for start, end, _ in found)
            if match.end() > match.start() and free:
                found.append((match.start(), match.end(), cue))
    return sorted(found, key=lambda hit: hit[:2])


def assign(readings: list[Reading], scene: Scene) -> None:
    for index, reading in enumerate(readings):
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        _measure(reading, scene, after)
        _whole(reading, scene)
        _place(reading, scene, after)
    _same_sum(readings, scene)
    _moved_amounts(readings, scene)


def _measure(reading: Reading, scene: Scene, after: int) -> None:
    fitting = [hit for hit in scene.cues if _fits(reading, hit[2].metric) and not _of_others(reading, hit)]
    chosen = _nearest(reading, fitting, after, scene)
    noun = reading.noun
    phrase = noun.span.of(scene.text) if noun and noun.span != noun.head else None
    if chosen:
        _named(reading, chosen, scene, phrase)
        return
    reading.metric = (noun.span.of(scene.text) if noun else None) or scene.memory.metric
    held = metrics().get(scene.memory.metric_id or "")
    # 3.23 million, where users are spoken of; 1,689 requests, where those for data are
    same = held is not None and held.unit == reading.unit and held.unit in {"user", "count:request"}
    if held and (not phrase or same) and _fits(reading, held):
        reading.metric_id = plain_metrics().get(reading.unit or "", held.key)
        if reading.unit is None and held.unit == "person":
            reading.unit, reading.unit_by = held.unit, UnitBy.METRIC  # a list of viewers, row by row
        elif _is_counter(reading, scene) and held.unit and held.unit.startswith("count:"):
            reading.unit = held.unit
    if scene.language.open_counters and not phrase and (reading.unit, scene.memory.unit) == ("person", "user"):
        reading.unit = "user"


def of_column(reading: Reading, head: Head, scene: Scene) -> None:
    """A number of a cell is of the metric that the head of its column names, where it can be; a unit that it has of
    other numbers alone is that of their columns."""
    words = head.words.of(scene.text) if head.words else None
    if head.hit is None:
        if words:
            reading.metric, reading.metric_id = words, None
            reading.told_by |= dict.fromkeys(("metric", "metric_id"), _COLUMN)
        return
    if reading.unit_by in {*BORROWED, UnitBy.AKIN, UnitBy.LIST}:
        reading.unit = reading.unit_by = None
    if _fits(reading, head.hit[2].metric):
        _named(reading, head.hit, scene, None)
        reading.metric = words
        is_all = head.words and (head.words.start, head.words.end) == head.hit[:2]
        reading.told_by |= dict.fromkeys(("metric", "metric_id" if is_all else "metric_id or none", "unit"), _COLUMN)


def _named(reading: Reading, hit: Hit, scene: Scene, phrase: str | None) -> None:
    start, end, cue = hit
    reading.cued, reading.metric_id = True, _particular(cue.metric, start, end, scene)
    beside = phrase and reading.start <= start < reading.end + _BESIDE
    reading.metric = phrase if beside else scene.text[start:end]
    counted = cue.metric.unit
    if reading.unit_by is UnitBy.MEMORY and end <= reading.start and counted in {"person", "user"}:
        reading.unit = counted  # a population of 864,652, where street lamps were counted before
    borrowed = reading.unit_by in BORROWED
    if reading.unit is None or (borrowed and not (reading.unit.startswith("count:") and counted != "user")):
        reading.unit = _counts(cue, start, end, scene) or reading.unit
    elif _is_counter(reading, scene) and counted and (counted == "user" or counted.startswith("count:")):
        reading.unit = counted if counted != "user" or reading.unit in {"count:account", "count:line"} else reading.unit
    elif reading.unit == "person" and scene.language.open_counters:
        uses = counted == "user" or (cue.metric.of_services and not phrase)
        reading.unit = "user" if uses else reading.unit


def _is_counter(reading: Reading, scene: Scene) -> bool:
    """Whether the unit is that of a counter of anything (건, 개), so that the metric says what is counted."""
    return bool(scene.language.open_counters) and reading.unit in _ANYTHING


def _same_sum(readings: list[Reading], scene: Scene) -> None:
    """134.8 billion won ($96.9 million): one amount, of which only one has its metric beside it."""
    for first, second in pairwise(readings):
        are_money = {dimension(first.unit), dimension(second.unit)} == {"money"}
        if not are_money or not scene.language.joins.beside.fullmatch(scene.text, first.end, second.start):
            continue
        for known, other in ((first, second), (second, first)):
            metric = metrics().get(known.metric_id or "")
            if known.cued and not other.cued and not (metric and metric.of_prices):
                other.metric_id, other.metric = known.metric_id, known.metric


def _moved_amounts(readings: list[Reading], scene: Scene) -> None:
    """27% 감소한 2781억원의 영업이익: a change before the amount that it led to is of the metric behind both."""
    joins, text = scene.language.joins, scene.text
    for change, amount in pairwise(readings):
        is_behind = amount.cued and joins.metric_behind.match(text, amount.number.end)
        match = is_behind and joins.moved.fullmatch(f"②{text[change.end : amount.start]}①")
        if match and match.lastgroup == "led_to":
            change.metric, change.metric_id, change.cued = amount.metric, amount.metric_id, True
            change.told_by |= dict.fromkeys(("metric", "metric_id"), "measures.moved_amounts")


def _counts(cue: MetricCue, start: int, end: int, scene: Scene) -> str | None:
    """What a bare number of the metric counts: what the cue's group `unit` names (calls), else the metric's own."""
    if "unit" not in cue.pattern.groupindex:
        return cue.metric.unit
    match = cue.pattern.match(scene.text, start, end)
    printed = match["unit"] if match else None
    return f"count:{scene.language.lemma(printed)}" if printed else cue.metric.unit


def _fits(reading: Reading, metric: Metric) -> bool:
    measured = dimension(reading.unit)
    if measured == "percent" and reading.kind is ClaimKind.SHARE and not metric.told_in_shares:
        return False
    bare = measured == "bare" and (
        "count" in metric.dimensions or (reading.number.scaled and "money" in metric.dimensions)
    )
    return measured in metric.dimensions or bare


def _of_others(reading: Reading, hit: Hit) -> bool:
    """25 animals are no dead people, whoever died in the sentence; jobs are those of employees, for they say so."""
    if hit[2].metric.unit not in {"person", "user"} or reading.noun is None or reading.unit in {None, "person", "user"}:
        return False
    noun = reading.noun.span
    is_own = reading.number.end <= noun.start  # not lent by another number, nor printed before it
    return is_own and not (hit[0] < noun.end and noun.start < hit[1])


def _nearest(reading: Reading, fitting: list[Hit], after: int, scene: Scene) -> Hit | None:
    text, joins = scene.text, scene.language.joins
    around = [hit for hit in fitting if hit[0] <= reading.start and reading.number.end <= hit[1]]
    behind = [hit for hit in fitting if reading.number.end <= hit[0] < after]
    ahead = [hit for hit in fitting if hit[1] <= reading.start]
    near = behind and behind[0][0] - reading.end < _NEAR and "," not in text[reading.end : behind[0][0]]
    tight = behind and joins.metric_behind.fullmatch(text, reading.number.end, behind[0][0])
    free = not ahead or (not scene.language.open_counters and (reading.noun or reading.kind is ClaimKind.CHANGE))
    first = behind if tight or (near and free) else []
    return next(iter(around[:1] or first[:1] or ahead[-1:] or behind[:1]), None)


def _particular(metric: Metric, start: int, end: int, scene: Scene) -> str:
    """Plain users, after monthly active users have been named, are those; registered users are not."""
    named = [hit[2].metric.key for hit in scene.cues if hit[1] <= start and hit[2].metric.broader == metric.key]
    finer = next(iter(named[-1:]), scene.memory.particular.get(metric.key))
    return finer if finer and len(scene.text[start:end].split()) == 1 else metric.key


def _whole(reading: Reading, scene: Scene) -> None:
    """What a share is printed to be a part of: behind it, else before it."""
    language, text = scene.language, scene.text
    if reading.kind is ClaimKind.SHARE:
        match = language.whole.match(text, reading.end, scene.end)
        match = match or language.whole_before.search(text, scene.start, reading.start)
        reading.whole = (language.whole_phrase(match["whole"].strip(" ,.·")) or None) if match else None


def _place(reading: Reading, scene: Scene, after: int) -> None:
    """4.1 million users in Finland are there, and 5% in Finland too; worldwide or elsewhere ("") they are in no one."""
    places, text, measured = scene.language.places, scene.text, dimension(reading.unit)
    everywhere = scene.language.everywhere_before.search(text, scene.start, reading.start)
    counted = everywhere or measured in {"count", "bare"}
    behind = places.pattern.search(text, reading.end, after) if counted or measured == "percent" else None
    own = places.own_after.fullmatch(text, reading.end, behind.start()) if behind else None
    if behind and own and (counted or len(own[0].split()) <= 2):  # in, in the
        reading.region, reading.placed = places.codes.get(behind[0].lower()), True
    elif everywhere or (counted and places.everywhere_after.match(text, reading.end, after)):
        reading.region, reading.placed = "", True


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    for _, _, cue in scene.cues:
        if cue.metric.broader:
            memory.particular[cue.metric.broader] = cue.metric.key
    if readings:
        memory.metric, memory.metric_id = readings[-1].metric, readings[-1].metric_id
        counts = [one.unit for one in readings if dimension(one.unit) == "count" and one.unit_by is not UnitBy.ROW]
        memory.unit = counts[-1] if counts else None
    elif len({cue.metric.key for _, _, cue in scene.cues}) == 1:
        start, end, cue = scene.cues[0]  # what the figures of a list are of, said before it
        memory.metric, memory.metric_id = scene.text[start:end], cue.metric.key
