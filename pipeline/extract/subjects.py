"""Whom and what a number is about: metric, region, the whole of a share, and through entities.py the entity."""

import re
from functools import lru_cache
from itertools import pairwise

from pipeline.catalog import Metric, MetricCue, metrics, plain_metrics
from pipeline.extract import candidates, entities
from pipeline.extract.entities import clause_start
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.units import dimension
from pipeline.languages import language as language_of
from pipeline.languages.cldr import home_of
from pipeline.languages.language import NEVER
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import ClaimKind

Hit = tuple[int, int, MetricCue]  # where a cue stands
_BESIDE = 30  # characters behind a number within which a country is its own

_HERE_BEHIND = 40  # characters between a count and "in the country"


def assign(readings: list[Reading], scene: Scene) -> None:
    cues, places = metric_hits(scene), _place_hits(scene)
    for index, reading in enumerate(readings):
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        _metric(reading, scene, cues, after)
        _whole(reading, readings[index - 1] if index else None, scene)
        _region(reading, scene, places, after)
    _same_thing(readings, scene)
    entities.assign(readings, scene)
    candidates.choose(readings, scene)


def metric_hits(scene: Scene) -> list[Hit]:
    if scene.cues is None:
        scene.cues = _metric_hits(scene)
    return scene.cues


@lru_cache
def _metrics(code: str) -> RegexPrefilter[MetricCue]:
    return RegexPrefilter(language_of(code).metrics, lambda cue: cue.pattern)


def _metric_hits(scene: Scene) -> list[Hit]:
    found: list[Hit] = []
    for cue in _metrics(scene.language.code).through(scene.folded):
        for match in cue.pattern.finditer(scene.text, scene.start, scene.end):
            if match.end() > match.start() and not any(
                match.start() < end and start < match.end() for start, end, _ in found
            ):
                found.append((match.start(), match.end(), cue))
    return sorted(found, key=lambda hit: hit[:2])


def _metric(reading: Reading, scene: Scene, cues: list[Hit], after: int) -> None:
    fitting = [hit for hit in cues if _fits(reading, hit[2].metric) and not _of_others(reading, hit)]
    chosen = _nearest(reading, fitting, after, scene)
    phrase = scene.text[reading.noun.span.start : reading.noun.span.end] if reading.noun else None
    other = _unlisted(reading, chosen, scene)
    if other:
        reading.metric = other
        reading.rules.append("metric:unlisted")
        return
    if chosen:
        start, end, cue = chosen
        reading.metric_id = _particular(cue.metric, start, end, cues, scene)
        beside = phrase and reading.start <= start < reading.end + 40
        reading.metric = phrase if beside else scene.text[start:end]
        if "unit:memory" in reading.rules and end <= reading.start and cue.metric.unit in {"person", "user"}:
            reading.unit = cue.metric.unit  # a population of 864,652, where street lamps were counted before
        borrowed = {"unit:neighbour", "unit:memory"}.intersection(reading.rules)
        if reading.unit is None or (borrowed and not (reading.unit.startswith("count:") and cue.metric.unit != "user")):
            reading.unit = _counts(cue, start, end, scene) or reading.unit
        reading.rules.append("metric:cue")
        return
    subject = scene.language.subject(scene.text, clause_start(scene, reading.start), reading.start)
    if subject and (scene.language.vague_subject.fullmatch(subject) or _is_holder(subject, reading, scene)):
        subject = None
    reading.metric = phrase or subject or scene.memory.metric
    reading.rules.append("metric:noun" if phrase else "metric:subject" if subject else "metric:memory")
    held = metrics().get(scene.memory.metric_id or "")
    # 3.23 million, where users are spoken of; 1,689 requests, where those for data are
    same = held is not None and held.unit == reading.unit and held.unit in {"user", "count:request"}
    if held and ((not phrase and not subject) or same) and _fits(reading, held):
        reading.metric_id = plain_metrics().get(reading.unit or "", held.key)
        if reading.unit is None and held.unit == "person":
            reading.unit = held.unit  # a list of viewers, row by row
            reading.rules.append("unit:metric")


def _unlisted(reading: Reading, chosen: Hit | None, scene: Scene) -> str | None:
    """A measure that the catalogue has not, where it stands nearer to the number than the metric that it has."""
    if chosen and chosen[1] > reading.start:
        return None
    last = next(reversed(list(scene.language.unlisted.finditer(scene.text, scene.start, reading.start))), None)
    return last["measure"] if last and (chosen is None or chosen[0] < last.end()) else None


def _is_holder(subject: str, reading: Reading, scene: Scene) -> bool:
    """Who is no measure: «Faro» (10.8 percent), where shares of a market were spoken of."""
    held = metrics().get(scene.memory.metric_id or "")
    shares = held is not None and held.is_share and reading.kind is ClaimKind.SHARE
    return shares and any(subject == name.span.of(scene.text) for name in scene.names)


def _same_thing(readings: list[Reading], scene: Scene) -> None:
    """134.8 billion won ($96.9 million): one amount, of which only one has its metric beside it."""
    for first, second in pairwise(readings):
        if dimension(first.unit) != "money" or dimension(second.unit) != "money":
            continue
        if not scene.language.joins.beside.fullmatch(scene.text, first.end, second.start):
            continue
        for known, other in ((first, second), (second, first)):
            metric = metrics().get(known.metric_id or "")
            of_price = metric is not None and metric.of_prices
            if "metric:cue" in known.rules and "metric:cue" not in other.rules and not of_price:
                other.metric_id, other.metric = known.metric_id, known.metric


def _counts(cue: MetricCue, start: int, end: int, scene: Scene) -> str | None:
    """What a bare number of the metric counts: what the cue's group `unit` names (calls), else the metric's own."""
    if "unit" not in cue.pattern.groupindex:
        return cue.metric.unit
    match = cue.pattern.match(scene.text, start, end)
    printed = match["unit"] if match else None
    return f"count:{scene.language.lemma(printed)}" if printed else cue.metric.unit


def _fits(reading: Reading, metric: Metric) -> bool:
    measured = dimension(reading.unit)
    if measured == "percent" and reading.kind is ClaimKind.SHARE and not (metric.is_share or metric.of_parts):
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
    if noun.start < reading.number.end:
        return False  # lent by another number
    return not (hit[0] < noun.end and noun.start < hit[1])


def _nearest(reading: Reading, fitting: list[Hit], after: int, scene: Scene) -> Hit | None:
    text, joins = scene.text, scene.language.joins
    around = [hit for hit in fitting if hit[0] <= reading.start and reading.number.end <= hit[1]]
    behind = [hit for hit in fitting if reading.number.end <= hit[0] < after]
    ahead = [hit for hit in fitting if hit[1] <= reading.start]
    near = behind and behind[0][0] - reading.end < 30 and "," not in text[reading.end : behind[0][0]]
    tight = behind and joins.metric_behind.fullmatch(text, reading.number.end, behind[0][0])
    free = not ahead or reading.noun or reading.kind is ClaimKind.CHANGE
    first = behind if tight or (near and free) else []
    return next(iter(around[:1] or first[:1] or ahead[-1:] or behind[:1]), None)


def _particular(metric: Metric, start: int, end: int, cues: list[Hit], scene: Scene) -> str:
    """Plain users, after monthly active users have been named, are those; registered users are not."""
    named = [hit[2].metric.key for hit in cues if hit[1] <= start and hit[2].metric.broader == metric.key]
    finer = next(iter(named[-1:]), scene.memory.particular.get(metric.key))
    return finer if finer and len(scene.text[start:end].split()) == 1 else metric.key


def _whole(reading: Reading, before: Reading | None, scene: Scene) -> None:
    """What is printed behind the share or before it, else what the share before it in the sentence is of."""
    share = reading.metric_id is not None and metrics()[reading.metric_id].is_share
    if reading.kind is not ClaimKind.SHARE and not share:
        return
    language, text = scene.language, scene.text
    match = language.whole.match(text, reading.end, scene.end) if reading.kind is ClaimKind.SHARE else None
    match = match or language.whole_before.search(text, scene.start, reading.start)
    if match:
        reading.whole = scene.language.whole_phrase(match["whole"].strip(" ,.")) or None
    elif before and before.unit == reading.unit and before.kind is reading.kind and language.whole_before is not NEVER:
        reading.whole = before.whole


def _region(reading: Reading, scene: Scene, hits: list[re.Match[str]], after: int) -> None:
    """What is said right behind the number, else the last place before it, else the first behind it, else the one in
    mind, else where its money is."""
    own = _own_place(reading, scene, hits, after)
    if own is not None:
        reading.region, reading.placed = own, True
        return
    ahead = [hit for hit in hits if hit.end() <= reading.start]
    behind = [
        hit for hit in hits[:1] if not (_speaks_of_abroad(scene) and "," in scene.text[reading.end : hit.start()])
    ]
    chosen = next(iter(ahead[-1:] or behind), None)
    world = list(scene.language.places.worldwide.finditer(scene.text, scene.start, reading.start))
    if world and (not ahead or ahead[-1].end() <= world[-1].start()):
        return
    reading.region = _here(reading, scene, hits)
    reading.placed = reading.region is not None and _says_here(reading, scene, after)
    if chosen and reading.region is None:
        reading.region = scene.language.places.codes.get(chosen[0].lower())
    reading.region = reading.region or scene.memory.region
    if reading.region is None and scene.language.places.by_money:
        reading.region = home_of(reading.unit) or home_of(scene.memory.money)


def _own_place(reading: Reading, scene: Scene, hits: list[re.Match[str]], after: int) -> str | None:
    """4.1 million users in Finland: its code; worldwide, elsewhere: "", no one country. None where neither is said
    between the number and the next one."""
    places, text = scene.language.places, scene.text
    if dimension(reading.unit) not in {"count", "bare"}:
        return None
    behind = next((hit for hit in hits if reading.end <= hit.start() < after), None)
    if behind and places.own_after.fullmatch(text, reading.end, behind.start()):
        return places.codes.get(behind[0].lower())
    return "" if places.everywhere_after.match(text, reading.end, after) else None


def _says_here(reading: Reading, scene: Scene, after: int) -> bool:
    """612,300 users in the country: said of the count before the next number comes."""
    if dimension(reading.unit) not in {"count", "bare"}:
        return False
    found = scene.language.places.here.search(scene.text, reading.end, after)
    return found is not None and found.start() - reading.end <= _HERE_BEHIND


def _speaks_of_abroad(scene: Scene) -> bool:
    return bool(scene.language.places.abroad.search(scene.text, scene.start, scene.end))


def _here(reading: Reading, scene: Scene, hits: list[re.Match[str]]) -> str | None:
    """ "It now has 3 million users in the country": the last country named before those words, but for one that is
    only somebody's home (a U.S. company) or compared with."""
    said = list(scene.language.places.here.finditer(scene.text, scene.start, scene.end))
    ahead = [one for one in said if one.end() <= reading.start]
    behind = [one for one in said if one.start() >= reading.end]
    nearer = behind and not any(reading.end <= hit.start() < behind[0].start() for hit in hits)
    if nearer and not scene.language.clause_end.search(scene.text, reading.end, behind[0].start()):
        here = behind[0]
    elif ahead and not any(ahead[-1].end() <= hit.start() < reading.end + _BESIDE for hit in hits):
        here = ahead[-1]
    else:
        return None
    named = [hit for hit in hits if hit.end() <= here.start()]
    return _spoken_of(named, scene) or scene.memory.country


def _spoken_of(hits: list[re.Match[str]], scene: Scene) -> str | None:
    """The last of these places that something happens in."""
    places, text = scene.language.places, scene.text
    for hit in reversed(hits):
        compared = scene.language.baseline_before.search(text, max(scene.start, hit.start() - 40), hit.start())
        code = places.codes.get(hit[0].lower())
        if code and not compared and not places.owner_after.match(text, hit.end(), scene.end):
            return code
    return None


def _place_hits(scene: Scene) -> list[re.Match[str]]:
    """Places of the sentence but for those that it leaves out (outside China)."""
    places, text = scene.language.places, scene.text
    found = places.pattern.finditer(text, scene.start, scene.end)
    return [hit for hit in found if not places.left_out.search(text, max(scene.start, hit.start() - 30), hit.start())]


def remember(readings: list[Reading], scene: Scene) -> None:
    memory = scene.memory
    for _, _, cue in metric_hits(scene):
        if cue.metric.broader:
            memory.particular[cue.metric.broader] = cue.metric.key
    entities.remember(readings, scene)
    candidates.remember(readings, scene)
    if readings:
        memory.metric, memory.metric_id = readings[-1].metric, readings[-1].metric_id
    elif len({cue.metric.key for _, _, cue in metric_hits(scene)}) == 1:
        start, end, cue = metric_hits(scene)[0]  # what the figures of a list are of, said before it
        memory.metric, memory.metric_id = scene.text[start:end], cue.metric.key
    if readings:
        counts = [one.unit for one in readings if dimension(one.unit) == "count"]
        memory.unit = counts[-1] if counts else None
    monies = [one.unit for one in readings if home_of(one.unit)]
    memory.money = monies[-1] if monies else memory.money
    places = _place_hits(scene)
    if places and _speaks_of_abroad(scene):
        return
    if places:
        memory.region = scene.language.places.codes.get(places[0][0].lower())
        memory.country = _spoken_of(places, scene) or memory.country
    elif scene.language.places.worldwide.search(scene.text, scene.start, scene.end):
        memory.region = None
